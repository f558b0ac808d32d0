//! What changes away from home: against the national guide, and filing against not filing.

use super::inner;
use crate::explanation::terms;
use crate::issue::Code;
use crate::money::{Points, Ratio, Yuan};
use crate::national;
use crate::policy::pack::{
    Away, Block, Ceiling, Change, Chronic, ChronicRule, Deductible, Entry, RatioTable, Service,
};
use crate::reading::{At, Faults};
use crate::settlement::{Category, away_ratio, changed};
use rust_decimal::Decimal;

/// What the changes fall on: the highest figures of a service.
struct Home {
    service: Service,
    ratio: Ratio,
    deductible: Yuan,
    capped: bool,
}

/// Notes what is doubtful in the changes; the national guide is about care in another province only.
pub fn check(entry: &Entry, away: &Away, crosses: bool, at: &At, faults: &mut Faults) {
    let homes = homes(entry);
    for category in Category::ALL {
        let Some(change) = category.change(away) else {
            continue;
        };
        let at = at.key(key(category));
        odd(change, &at, faults);
        let inner = [&change.outpatient, &change.inpatient, &change.chronic];
        for (key, inner) in ["outpatient", "inpatient", "chronic"]
            .into_iter()
            .zip(inner)
        {
            if let Some(inner) = inner {
                odd(inner, &at.key(key), faults);
            }
        }
        if category == Category::Unfiled {
            continue;
        }
        if crosses {
            beyond_guide(entry, category, change, &homes, &at, faults);
        }
        // An emergency counts as filed: there is nothing to file.
        if category != Category::Emergency
            && let Some(unfiled) = &away.unfiled
        {
            against_unfiled(category, change, unfiled, &homes, &at, faults);
        }
    }
}

/// Care away from home is never paid better, and nobody cuts it by less than a point.
fn odd(change: &Change, at: &At, faults: &mut Faults) {
    let nothing = Points::default();
    let least = Points::new(Decimal::NEGATIVE_ONE);
    let points = change.ratio_points.unwrap_or_default();
    if points > nothing || (points < nothing && points > least) {
        faults.add(Code::LintPoints, &at.key("ratio_points"), &[&points.text()]);
    }
    if let Some(factor) = change.ratio_factor.filter(|factor| factor.0 > Ratio::ONE) {
        let text = factor.0.text();
        faults.add(Code::LintPoints, &at.key("ratio_factor"), &[&text]);
    }
}

fn key(category: Category) -> &'static str {
    match category {
        Category::LongTerm => "long_term",
        Category::Referral => "referral",
        Category::Emergency => "emergency",
        Category::Unreferred => "unreferred",
        Category::Unfiled => "unfiled",
    }
}

fn homes(entry: &Entry) -> Vec<Home> {
    let of = |service, block: &Block| {
        let home = Home::new(service);
        home.with(
            Some(&block.deductible),
            Some(&block.ratio),
            Some(&block.ceiling),
        )
    };
    let outpatient = entry.outpatient.iter();
    let inpatient = entry.inpatient.iter();
    let mut homes: Vec<Home> = outpatient
        .map(|block| of(Service::Outpatient, block))
        .chain(inpatient.map(|block| of(Service::Inpatient, block)))
        .collect();
    if let Some(chronic) = &entry.chronic {
        homes.push(chronic_home(entry, chronic, of));
    }
    homes
}

fn chronic_home(entry: &Entry, chronic: &Chronic, of: impl Fn(Service, &Block) -> Home) -> Home {
    let base = match chronic.rule {
        ChronicRule::Inpatient => entry.inpatient.as_ref(),
        ChronicRule::Outpatient => entry.outpatient.as_ref(),
        ChronicRule::Own => None,
    };
    let base = base.map_or(Home::new(Service::Chronic), |block| {
        of(Service::Chronic, block)
    });
    let (deductible, ratio, ceiling) = (&chronic.deductible, &chronic.ratio, &chronic.ceiling);
    let mut home = base.with(deductible.as_ref(), ratio.as_ref(), ceiling.as_ref());
    for disease in chronic.diseases.iter().flatten() {
        let (deductible, ratio, ceiling) = (&disease.deductible, &disease.ratio, &disease.ceiling);
        home = home.with(deductible.as_ref(), ratio.as_ref(), ceiling.as_ref());
    }
    home
}

impl Home {
    fn new(service: Service) -> Home {
        Home {
            service,
            ratio: Ratio::ZERO,
            deductible: Yuan::ZERO,
            capped: false,
        }
    }

    /// The higher of these figures and those known.
    fn with(
        mut self,
        deductible: Option<&Deductible>,
        ratio: Option<&RatioTable>,
        ceiling: Option<&Ceiling>,
    ) -> Home {
        for case in deductible.iter().flat_map(|table| &table.cases) {
            self.deductible = self.deductible.max(case.amount.unwrap_or_default());
        }
        for case in ratio.iter().flat_map(|table| &table.cases) {
            for slice in &case.slices.0 {
                self.ratio = self.ratio.max(slice.ratio);
            }
        }
        for case in ceiling.iter().flat_map(|table| &table.cases) {
            self.capped |= case.amount.is_some();
        }
        self
    }
}

/// Notes a fall beyond what the national guide leaves open, of the category and of single services in it.
fn beyond_guide(
    entry: &Entry,
    category: Category,
    change: &Change,
    homes: &[Home],
    at: &At,
    faults: &mut Faults,
) {
    let highest = homes.iter().map(|home| home.ratio).max();
    compare(entry, category, change, highest, at, faults);
    for (key, service, inner) in [
        ("outpatient", Service::Outpatient, &change.outpatient),
        ("inpatient", Service::Inpatient, &change.inpatient),
        ("chronic", Service::Chronic, &change.chronic),
    ] {
        if let Some(inner) = inner.as_deref()
            && (inner.ratio_points.is_some() || inner.ratio_factor.is_some())
        {
            let home = homes.iter().find(|home| home.service == service);
            let both = change.overlaid(Some(inner));
            let highest = home.map(|home| home.ratio);
            compare(entry, category, &both, highest, &at.key(key), faults);
        }
    }
}

fn compare(
    entry: &Entry,
    category: Category,
    change: &Change,
    highest: Option<Ratio>,
    at: &At,
    faults: &mut Faults,
) {
    let highest = highest.unwrap_or_default();
    let factor = change.ratio_factor.map_or(Ratio::ONE, |factor| factor.0);
    let left = highest
        .times(factor)
        .plus_points(change.ratio_points.unwrap_or_default());
    let cut = highest.points_above(left);
    let national = national::guide();
    let in_force = national.away.iter().filter(|guide| {
        let begun = entry.until.is_none_or(|until| guide.effective <= until);
        begun && guide.until.is_none_or(|until| entry.effective <= until)
    });
    let beyond = in_force
        .filter_map(|guide| guide.points(category))
        .find(|guide| cut > guide.plus(national.tolerance_points));
    if let Some(guide) = beyond {
        faults.add(Code::LintAway, at, &[&points(cut), &points(guide)]);
    }
}

fn points(points: Points) -> String {
    points.value().normalize().to_string()
}

/// Notes a filing that pays less than none: worse in one figure of a service, and better in none.
fn against_unfiled(
    category: Category,
    filed: &Change,
    unfiled: &Change,
    homes: &[Home],
    at: &At,
    faults: &mut Faults,
) {
    for home in homes {
        let of = |change: &Change| {
            let change = change.overlaid(inner(change, home.service));
            let kept = change.first_self_pay.unwrap_or_default().rest();
            (
                away_ratio(home.ratio, Some(&change)).times(kept),
                changed(home.deductible, &change),
                // No ceiling, nothing to multiply.
                change
                    .ceiling_factor
                    .filter(|_| home.capped)
                    .map_or(Ratio::ONE, |f| f.0),
            )
        };
        let (with, without) = (of(filed), of(unfiled));
        let full = home.ratio;
        let worse = with.0 < without.0 || with.1 > without.1 || with.2 < without.2;
        let better = with.0 > without.0 || with.1 < without.1 || with.2 > without.2;
        if worse && !better {
            let words = [
                terms::category(category, faults.lang),
                &points(full.points_above(with.0)),
                &with.1.text(),
                &points(full.points_above(without.0)),
                &without.1.text(),
            ];
            return faults.add(Code::LintUnfiled, at, &words);
        }
    }
}
