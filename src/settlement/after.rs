//! The benefit year as it stands after the claim: what the next claim is given.

use super::rules::Rules;
use crate::claim::{Claim, Count, YearToDate};
use crate::money::Yuan;
use crate::policy::pack::{Service, Supplement, SupplementKind};

/// What this claim adds.
pub struct Added<'a, 'p> {
    pub in_scope: Yuan,
    pub deductible: Yuan,
    pub pooled: Yuan,
    pub fund_total: Yuan,
    pub supplements: &'a [(&'p Supplement, Yuan)],
}

/// The year after the claim, every counter that the claim touched spelt out.
pub fn after(claim: &Claim, rules: &Rules, added: &Added) -> YearToDate {
    let mut year = claim.year_to_date.clone().unwrap_or_default();
    let admissions = year.admissions.unwrap_or_default().0;
    let stayed = u32::from(claim.service == Service::Inpatient);
    year.admissions = Some(Count(admissions.saturating_add(stayed).min(Count::MOST)));

    let counters = rules.account.of(&mut year).get_or_insert_default();
    let plus = |sum: Option<Yuan>, amount: Yuan| Some(sum.unwrap_or_default() + amount);
    counters.in_scope = plus(counters.in_scope, added.in_scope);
    counters.deductible_paid = plus(counters.deductible_paid, added.deductible);
    counters.pooled_paid = plus(counters.pooled_paid, added.pooled);

    let covered = |(paid, _): &(&Supplement, Yuan)| paid.kind == SupplementKind::SelfPay;
    if added.supplements.iter().any(covered) {
        year.in_scope_self_pay = plus(
            year.in_scope_self_pay,
            added.in_scope.less(added.fund_total),
        );
    }
    if !added.supplements.is_empty() {
        let paid = year.supplement_paid.get_or_insert_default();
        for (supplement, amount) in added.supplements {
            paid.add(&supplement.name, *amount);
        }
    }
    year
}
