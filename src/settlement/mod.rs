//! One settlement: what the fund pays and what the person pays. Everything that decides money is in this folder.
//!
//! The steps are the calculation: every total is summed from them. No words are made here; `explanation` reads the steps.

mod after;
mod conditions;
mod deductible;
mod rules;
mod scope;
mod slices;
mod supplement;

use crate::claim::{Claim, YearToDate};
use crate::explanation::terms;
use crate::money::{Points, Ratio, Yuan};
use crate::national;
use crate::policy::pack::{
    CeilingCase, Change, Entry, Evidence, Pack, Per, RatioCase, Scheme, Service, Shared,
    Supplement, When,
};
use crate::reading::Faults;
use conditions::Circumstances;
pub use deductible::Due;
pub use rules::{AwayRules, Category, Cited, Part, entry, pack_for};
pub use scope::Scope;
pub use slices::Paid;
use slices::{away_ratio, walk};
pub use supplement::{Extra, On};
use supplement::{Unpaid, pay};

/// A settlement, computed.
pub struct Settlement<'p> {
    /// The entry of rules applied.
    pub entry: &'p Entry,
    /// The bill in its parts; the away first self-payment counted under prior self-pay.
    pub scope: Scope,
    /// The deductible paid.
    pub deductible: Yuan,
    /// What the pooled fund pays.
    pub pooled: Yuan,
    /// What each supplement pays.
    pub supplements: Vec<(&'p Supplement, Yuan)>,
    /// Pooled fund and supplements.
    pub fund_total: Yuan,
    /// The rest of the bill.
    pub person_total: Yuan,
    /// Of it from the personal account.
    pub account: Yuan,
    /// The working.
    pub steps: Vec<Step<'p>>,
    /// The weakest evidence used.
    pub evidence: Evidence,
    /// What the receipt must point out.
    pub notices: Vec<Notice<'p>>,
    /// What changes away from home, if anything may.
    pub away: Option<AwayRules<'p>>,
    /// The benefit year after the claim.
    pub after: YearToDate,
}

/// Whom a step's amount goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// The fund pays it: these steps add up to the fund's total.
    Fund,
    /// The person pays it: these steps add up to the person's total.
    Person,
    /// An intermediate result.
    None,
}

/// One line of the working.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'p> {
    /// What it does, with what it needs to be explained.
    pub kind: Kind<'p>,
    /// What it works on.
    pub base: Option<Yuan>,
    /// The ratio applied to it.
    pub ratio: Option<Ratio>,
    /// What it moves.
    pub amount: Yuan,
    /// Whose it is.
    pub payer: Payer,
    /// The documents it stands on.
    pub documents: Cited<'p>,
}

/// The kinds of steps, in their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind<'p> {
    /// The whole bill.
    Total,
    /// Class C and out of catalogue.
    FullSelfPay,
    /// Above price limits.
    OverLimit,
    /// The first share of class B.
    PriorSelfPay,
    /// The share that the patient pays first away from home.
    AwayFirstSelfPay(Category),
    /// What the rules work on.
    InScope,
    /// The deductible.
    Deductible(Due<'p>, Option<Category>),
    /// What is paid in one slice.
    Slice {
        /// The deductible taken out of it, in the first.
        deductible: Yuan,
        /// The slice and what was paid in it.
        paid: Paid<'p>,
        /// Whom the case that applies is for.
        when: Option<&'p When>,
        /// By which category the ratio was changed, if it was.
        category: Option<Category>,
    },
    /// What lies beyond the ceiling.
    Ceiling {
        /// What it counts over.
        per: Per,
        /// The ceiling.
        amount: Yuan,
        /// What was left of it.
        left: Yuan,
    },
    /// What a supplement pays.
    Supplement(Extra<'p>),
    /// What is left of the in-scope expense.
    InScopeSelfPay {
        /// Of it the deductible.
        deductible: Yuan,
    },
    /// What the personal account pays of it.
    Account,
}

/// What a receipt must point out.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice<'p> {
    /// Some figures are compiled.
    Compiled(Vec<Part<'p>>),
    /// Whether there is a signed family doctor mattered and was not stated.
    ContractAssumed,
    /// A disease was given for other than chronic care.
    DiseaseIgnored,
    /// A balance was given for a resident.
    NoAccount,
    /// The bill reaches this amount.
    LargeAmount(Yuan),
    /// No direct settlement for this category, by these documents.
    NotDirect(Category, &'p [String]),
    /// What a supplement has paid was given under a name that none of these is.
    SupplementUnknown(String, Vec<&'p str>),
    /// The cut is so many points, the guide says so many, in these documents.
    BeyondGuide(Points, Points, &'static [String]),
    /// Care elsewhere in the home province is not modelled.
    InProvince,
    /// The deductible is charged per claim of chronic care.
    ChronicPerClaim,
    /// The stay crosses the turn of the year.
    YearCrosses,
}

const NOTHING: Cited<'static> = [&[], &[], &[]];

fn step<'p>(kind: Kind<'p>, amount: Yuan, payer: Payer) -> Step<'p> {
    Step {
        kind,
        base: None,
        ratio: None,
        amount,
        payer,
        documents: NOTHING,
    }
}

/// Settles `claim` by the rules of `pack`; what is missing or does not apply is noted in `faults`.
pub fn settle<'p>(claim: &Claim, pack: &'p Pack, faults: &mut Faults) -> Option<Settlement<'p>> {
    let mut notices = Vec::new();
    let rules = rules::find(claim, pack, &mut notices, faults)?;
    let circumstances = Circumstances::new(claim);
    let year = claim.year_to_date.clone().unwrap_or_default();
    let counters = rules.account.counters(&year);

    // All that the claim leaves open is found before anything is computed.
    let admission = circumstances.admission;
    let due = deductible::due(
        &rules,
        &circumstances,
        counters.deductible_paid.unwrap_or_default(),
        faults,
    );
    let ratio_case = circumstances.choose(
        &rules.ratio.cases,
        |case: &RatioCase| case.when.as_ref(),
        admission,
        terms::ratio(faults.lang),
        faults,
    );
    let ceiling_case = circumstances.choose(
        &rules.ceiling.cases,
        |case: &CeilingCase| case.when.as_ref(),
        admission,
        terms::ceiling(faults.lang),
        faults,
    );
    let covering: Vec<&Supplement> = rules
        .entry
        .supplement
        .iter()
        .flatten()
        .filter(|supplement| covers(supplement, claim.service))
        .collect();
    supplement::check(&covering, &circumstances, faults);
    let (due, ratio_case, ceiling_case) = (due?, ratio_case?, ceiling_case?);
    let ceiling = left_of_ceiling(&rules, ceiling_case, &year, faults)?;
    let evidence = weigh(&rules, &covering, claim, &mut notices, faults)?;
    if !faults.issues.is_empty() {
        return None;
    }

    let change = rules.away.as_ref().map(|away| &away.change);
    let category = rules.away.as_ref().map(|away| away.category);
    let away_documents: &[String] = rules.away.as_ref().map_or(&[], |away| away.documents);
    let with_away = |changed: bool| {
        let [own, other, _] = rules.documents;
        [own, other, if changed { away_documents } else { &[] }]
    };

    // 1. Scope.
    let mut scope = scope::scope(&claim.bill);
    let mut steps = Vec::with_capacity(12);
    steps.push(step(Kind::Total, scope.total, Payer::None));
    for (kind, amount) in [
        (Kind::FullSelfPay, scope.full_self_pay),
        (Kind::OverLimit, scope.over_limit),
        (Kind::PriorSelfPay, scope.prior_self_pay),
    ] {
        if amount > Yuan::ZERO {
            steps.push(step(kind, amount, Payer::Person));
        }
    }
    if let (Some(share), Some(category)) = (change.and_then(|c| c.first_self_pay), category) {
        let first = scope.in_scope.share(share).rounded();
        if first > Yuan::ZERO {
            steps.push(Step {
                base: Some(scope.in_scope),
                ratio: Some(share),
                documents: [away_documents, &[], &[]],
                ..step(Kind::AwayFirstSelfPay(category), first, Payer::Person)
            });
            scope.prior_self_pay += first;
            scope.in_scope = scope.in_scope - first;
        }
    }
    steps.push(step(Kind::InScope, scope.in_scope, Payer::None));

    // 2. Deductible. Rounded where it is paid: nobody can pay half a fen.
    let paid_deductible = due.left.min(scope.in_scope).rounded();
    let deductible_changed = due.away != due.home;
    steps.push(Step {
        base: Some(scope.in_scope),
        documents: with_away(deductible_changed),
        ..step(
            Kind::Deductible(due, category.filter(|_| deductible_changed)),
            paid_deductible,
            Payer::None,
        )
    });

    // 3. Slices, and 4. the ceiling.
    let position = if rules.ratio.per == Per::Year {
        counters.in_scope.unwrap_or_default()
    } else {
        Yuan::ZERO
    };
    let interval = (position + paid_deductible, position + scope.in_scope);
    let walked = walk(
        &ratio_case.slices.0,
        change,
        interval,
        ceiling.map(|(_, left)| left),
    );
    if let Some(change) = change {
        beyond_guide(claim, category, change, &walked.paid, &mut notices);
    }
    let pooled = walked.pooled;
    let beyond = walked.beyond;
    for (i, paid) in walked.paid.into_iter().enumerate() {
        let changed = paid.ratio != paid.slice.ratio;
        steps.push(Step {
            base: Some(paid.base.rounded()),
            ratio: Some(paid.ratio),
            amount: paid.amount,
            payer: Payer::Fund,
            documents: with_away(changed),
            kind: Kind::Slice {
                deductible: if i == 0 { paid_deductible } else { Yuan::ZERO },
                when: ratio_case.when.as_ref(),
                category: category.filter(|_| changed),
                paid,
            },
        });
    }
    let beyond_amount = beyond.amount().rounded();
    if let Some((amount, left)) = ceiling
        && beyond_amount > Yuan::ZERO
    {
        let per = rules.ceiling.per;
        steps.push(Step {
            base: Some(left),
            documents: with_away(change.is_some_and(|c| c.ceiling_factor.is_some())),
            ..step(
                Kind::Ceiling { per, amount, left },
                beyond_amount,
                Payer::None,
            )
        });
    }

    // 5. Supplements.
    let mut unpaid = Unpaid {
        in_scope: scope.in_scope,
        paid: pooled,
        beyond,
        self_pay_before: year.in_scope_self_pay.unwrap_or_default(),
    };
    let mut extras = Vec::with_capacity(covering.len());
    for supplement in covering {
        let extra = pay(supplement, &unpaid, claim, &circumstances, faults)?;
        unpaid.paid += extra.amount;
        extras.push((supplement, extra.amount));
        let (base, ratio) = match &extra.on {
            On::Beyond { amount, ratio, .. } => (*amount, Some(*ratio)),
            On::SelfPay { before, with, .. } => (*with - *before, None),
        };
        steps.push(Step {
            base: Some(base.rounded()),
            ratio,
            amount: extra.amount,
            payer: Payer::Fund,
            documents: [&supplement.documents, &[], &[]],
            kind: Kind::Supplement(extra),
        });
    }

    // 6. Who pays.
    let fund_total = sum(&steps, Payer::Fund);
    let rest = Kind::InScopeSelfPay {
        deductible: paid_deductible,
    };
    steps.push(step(rest, scope.in_scope - fund_total, Payer::Person));
    let person_total = sum(&steps, Payer::Person);
    let balance = claim.personal_account.unwrap_or_default();
    let account = match claim.person.scheme {
        Scheme::Employee => balance.min(person_total),
        Scheme::Resident => Yuan::ZERO,
    };
    if account > Yuan::ZERO {
        steps.push(step(Kind::Account, account, Payer::None));
    }

    if circumstances.contract_assumed.get() {
        notices.push(Notice::ContractAssumed);
    }
    if let Some(paid) = &year.supplement_paid {
        let names = || {
            rules
                .entry
                .supplement
                .iter()
                .flatten()
                .map(|known| &*known.name)
        };
        let unknown = paid
            .0
            .iter()
            .filter(|(name, _)| !names().any(|known| known == name));
        let known = || names().collect();
        notices.extend(unknown.map(|(name, _)| Notice::SupplementUnknown(name.clone(), known())));
    }
    point_out(claim, &scope, rules.away.as_ref(), &mut notices);
    let added = after::Added {
        in_scope: scope.in_scope,
        deductible: paid_deductible,
        pooled,
        fund_total,
        supplements: &extras,
    };
    let after = after::after(claim, &rules, &added);
    Some(Settlement {
        entry: rules.entry,
        scope,
        deductible: paid_deductible,
        pooled,
        supplements: extras,
        fund_total,
        person_total,
        account,
        steps,
        evidence,
        notices,
        away: rules.away,
        after,
    })
}

fn sum(steps: &[Step], payer: Payer) -> Yuan {
    let those = steps.iter().filter(|step| step.payer == payer);
    those.map(|step| step.amount).sum()
}

/// Left out, a supplement covers inpatient and chronic care.
fn covers(supplement: &Supplement, service: Service) -> bool {
    match &supplement.services {
        Some(services) => services.contains(&service),
        None => matches!(service, Service::Inpatient | Service::Chronic),
    }
}

/// The ceiling and what is left of it; `Some(None)` where there is none.
#[allow(clippy::option_option)]
fn left_of_ceiling(
    rules: &rules::Rules,
    case: &CeilingCase,
    year: &YearToDate,
    faults: &mut Faults,
) -> Option<Option<(Yuan, Yuan)>> {
    let Some(home) = case.amount else {
        return Some(None);
    };
    let factor = rules
        .away
        .as_ref()
        .and_then(|away| away.change.ceiling_factor);
    let amount = factor.map_or(home, |factor| home.share(factor.0));
    let used = match rules.ceiling.per {
        Per::Year => {
            let paid =
                |account: rules::Account| account.counters(year).pooled_paid.unwrap_or_default();
            let mut used = paid(rules.account);
            if let Some(other) = rules.ceiling.shared_with {
                used += paid(match other {
                    Shared::Outpatient => rules::Account::Outpatient,
                    Shared::Inpatient => rules::Account::Inpatient,
                });
            }
            used
        }
        Per::Visit | Per::Admission => Yuan::ZERO,
        // The benefit year's counters do not tell what the month or the quarter has used.
        per @ (Per::Month | Per::Quarter) => {
            let word = terms::per(per, faults.lang);
            let at = crate::reading::At::ROOT;
            faults.add(
                crate::issue::Code::PolicyPeriod,
                &at.key("service"),
                &[word],
            );
            return None;
        }
    };
    Some(Some((amount, amount.less(used))))
}

/// The weakest evidence among all parts used; refuses compiled figures where the caller does.
fn weigh<'p>(
    rules: &rules::Rules<'p>,
    covering: &[&'p Supplement],
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
            let at = crate::reading::At::ROOT;
            faults.add(
                crate::issue::Code::EvidenceRefused,
                &at.key("allowCompiled"),
                &[&words],
            );
            return None;
        }
        notices.push(Notice::Compiled(compiled));
    }
    Some(weakest)
}

/// Compares the cut away from home with the national guide value of the category.
fn beyond_guide<'p>(
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

fn point_out<'p>(
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
