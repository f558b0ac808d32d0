//! What a receipt must point out about the rules used and about the claim.

use super::rules::{self, AwayRules, Category, Part, Rules};
use super::scope::Scope;
use super::slices::{Paid, away_ratio};
use super::step::Notice;
use crate::catalog::{self, Decided};
use crate::claim::{Claim, YearToDate};
use crate::explanation::terms;
use crate::issue::Code;
use crate::money::Yuan;
use crate::national;
use crate::policy::pack::{Change, Entry, Evidence, Scheme, Service, Supplement};
use crate::reading::{At, Faults};

/// The weakest evidence among all parts used; refuses compiled figures where the caller does.
pub fn weigh<'p>(
    rules: &Rules<'p>,
    covering: &[&'p Supplement],
    lines: &[Decided],
    claim: &Claim,
    notices: &mut Vec<Notice<'p>>,
    faults: &mut Faults,
) -> Option<Evidence> {
    let mut parts = rules.evidence.clone();
    parts.extend(covering.iter().map(|s| {
        (
            Part::Supplement(&s.name),
            rules::graded(s.evidence, &s.documents),
        )
    }));
    for part in catalog::evidence(lines) {
        parts.push(part);
    }
    let weakest = parts.iter().map(|(_, evidence)| *evidence).min()?;
    if weakest == Evidence::Compiled {
        let mut compiled: Vec<Part> = Vec::new();
        for (part, _) in parts.iter().filter(|(_, e)| *e == Evidence::Compiled) {
            if !compiled.contains(part) {
                compiled.push(*part);
            }
        }
        if claim.allow_compiled == Some(false) {
            let words = terms::parts(&compiled, faults.lang);
            let at = At::ROOT;
            faults.add(Code::EvidenceRefused, &at.key("allowCompiled"), &[&words]);
            return None;
        }
        notices.push(Notice::Compiled(compiled));
    }
    Some(weakest)
}

/// Compares the cut away from home with the national guide value of the category.
pub fn beyond_guide<'p>(
    claim: &Claim,
    category: Option<Category>,
    change: &Change,
    paid: &[Paid],
    notices: &mut Vec<Notice<'p>>,
) {
    let (Some(category), Some(in_force)) = (category, national::guide().away_on(claim.date)) else {
        return;
    };
    let Some(guide) = in_force
        .points(category)
        .filter(|_| claim.crosses_provinces())
    else {
        return;
    };
    let kept = change.first_self_pay.unwrap_or_default().rest();
    let cut = paid
        .iter()
        .map(|paid| {
            paid.slice
                .ratio
                .points_above(away_ratio(paid.slice.ratio, Some(change)).times(kept))
        })
        .max()
        .unwrap_or_default();
    if cut > guide.plus(national::guide().tolerance_points) {
        notices.push(Notice::BeyondGuide(cut, guide, &in_force.documents));
    }
}

pub fn point_out<'p>(
    claim: &Claim,
    scope: &Scope,
    away: Option<&AwayRules<'p>>,
    notices: &mut Vec<Notice<'p>>,
) {
    if let Some(away) = away.filter(|away| away.change.direct == Some(false)) {
        notices.push(Notice::NotDirect(away.category, away.documents));
    }
    let large = national::guide().large_amount.amount;
    // Article 58 speaks of one stay in another province.
    let stay_away = claim.crosses_provinces() && claim.service == Service::Inpatient;
    if stay_away && scope.total >= large {
        notices.push(Notice::LargeAmount(large));
    }
    if claim
        .admitted
        .is_some_and(|admitted| admitted.year() != claim.date.year())
    {
        notices.push(Notice::YearCrosses);
    }
    if claim.disease.is_some() && claim.service != Service::Chronic {
        notices.push(Notice::DiseaseIgnored);
    }
    let balance = claim.personal_account.unwrap_or_default();
    if claim.person.scheme == Scheme::Resident && balance > Yuan::ZERO {
        notices.push(Notice::NoAccount);
    }
}

/// What was paid under a name that no supplement has would be forgotten in silence.
pub fn unknown_supplements<'p>(entry: &'p Entry, year: &YearToDate, notices: &mut Vec<Notice<'p>>) {
    let known = || entry.supplement.iter().flatten().map(|known| &*known.name);
    let paid = year.supplement_paid.iter().flat_map(|paid| &paid.0);
    for (name, _) in paid.filter(|(name, _)| !known().any(|known| known == name)) {
        notices.push(Notice::SupplementUnknown(name.clone(), known().collect()));
    }
}
