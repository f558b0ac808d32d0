//! What pays after the pooled fund: above the ceiling, and on the year's self-payment.

use super::conditions::Circumstances;
use super::slices::{Beyond, paid_on};
use crate::claim::Claim;
use crate::money::{Ratio, Yuan};
use crate::policy::pack::{Relief, Slices, Supplement, SupplementCase, SupplementKind, When};
use crate::reading::Faults;

/// What one supplement pays and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Extra<'p> {
    /// The supplement.
    pub supplement: &'p Supplement,
    /// What it pays.
    pub amount: Yuan,
    /// What it would pay without a limit, rounded.
    pub unlimited: Yuan,
    /// What is left of its limit; none = no limit.
    pub left: Option<Yuan>,
    /// On what.
    pub on: On<'p>,
}

/// What a supplement pays on.
#[derive(Debug, Clone, PartialEq)]
pub enum On<'p> {
    /// The expense beyond the ceiling.
    Beyond {
        /// That expense.
        amount: Yuan,
        /// The ratio.
        ratio: Ratio,
        /// Whom the case that applies is for.
        when: Option<&'p When>,
    },
    /// The year's in-scope self-payment.
    SelfPay {
        /// Before this claim.
        before: Yuan,
        /// With this claim.
        with: Yuan,
        /// What it must exceed, after relief.
        threshold: Yuan,
        /// The better terms, where they apply.
        relief: Option<&'p Relief>,
    },
}

/// What the supplements work on.
pub struct Unpaid {
    /// In-scope expense of the claim.
    pub in_scope: Yuan,
    /// Paid by the fund so far.
    pub paid: Yuan,
    /// The expense beyond the ceiling.
    pub beyond: Beyond,
    /// The year's in-scope self-payment before this claim.
    pub self_pay_before: Yuan,
}

/// A supplement as it stands for one claim, whatever the bill.
#[derive(Debug, Clone)]
pub struct Terms<'p> {
    /// The supplement.
    pub supplement: &'p Supplement,
    /// What is left of its limit; none = no limit.
    pub left: Option<Yuan>,
    /// What it pays on.
    pub on: Basis<'p>,
}

/// What a supplement pays on, whatever the bill.
#[derive(Debug, Clone)]
pub enum Basis<'p> {
    /// The case for the expense beyond the ceiling.
    Beyond(&'p SupplementCase),
    /// The year's in-scope self-payment.
    SelfPay {
        /// What it must exceed, after relief.
        threshold: Yuan,
        /// The better terms, where they apply.
        relief: Option<&'p Relief>,
    },
}

/// The terms of the supplements; an input that one of them hinges on and that is missing is noted.
pub fn terms<'p>(
    covering: &[&'p Supplement],
    claim: &Claim,
    circumstances: &Circumstances,
    faults: &mut Faults,
) -> Option<Vec<Terms<'p>>> {
    let terms: Vec<Option<Terms>> = covering
        .iter()
        .map(|supplement| terms_of(supplement, claim, circumstances, faults))
        .collect();
    terms.into_iter().collect()
}

fn terms_of<'p>(
    supplement: &'p Supplement,
    claim: &Claim,
    circumstances: &Circumstances,
    faults: &mut Faults,
) -> Option<Terms<'p>> {
    let relief = supplement
        .relief
        .as_ref()
        .filter(|relief| relieved(claim, relief));
    let on = match supplement.kind {
        SupplementKind::AboveCeiling => {
            let cases = supplement.cases.as_deref().unwrap_or_default();
            let when = |case: &'p SupplementCase| case.when.as_ref();
            let admission = circumstances.admission;
            let name = &supplement.name;
            Basis::Beyond(circumstances.choose(cases, when, admission, name, faults)?)
        }
        SupplementKind::SelfPay => {
            let threshold = supplement.threshold.unwrap_or_default();
            let factor = relief.and_then(|relief| relief.threshold_factor);
            Basis::SelfPay {
                threshold: factor.map_or(threshold, |factor| threshold.share(factor)),
                relief,
            }
        }
    };
    let lifted = relief.is_some_and(|relief| relief.no_limit == Some(true));
    let left = supplement
        .limit
        .filter(|_| !lifted)
        .map(|limit| limit.less(paid_before(claim, &supplement.name)));
    Some(Terms {
        supplement,
        left,
        on,
    })
}

/// The ratio of a slice for someone with better terms.
pub fn relieved_ratio(ratio: Ratio, relief: Option<&Relief>) -> Ratio {
    let points = relief.and_then(|relief| relief.ratio_points);
    ratio.plus_points(points.unwrap_or_default()).clamped()
}

/// What a supplement pays.
pub fn pay<'p>(terms: &Terms<'p>, unpaid: &Unpaid) -> Extra<'p> {
    let (exact, on) = match &terms.on {
        Basis::Beyond(case) => {
            let on = On::Beyond {
                amount: unpaid.beyond.amount().rounded(),
                ratio: case.ratio,
                when: case.when.as_ref(),
            };
            (unpaid.beyond.share(case.ratio), on)
        }
        Basis::SelfPay { threshold, relief } => {
            self_pay(terms.supplement, *threshold, *relief, unpaid)
        }
    };
    let unlimited = exact.rounded();
    // No supplement pays more than is still unpaid, whatever its ratios add up to.
    let amount = unlimited
        .min(terms.left.unwrap_or(Yuan::MAX))
        .min(unpaid.in_scope.less(unpaid.paid))
        .max(Yuan::ZERO);
    Extra {
        supplement: terms.supplement,
        amount,
        unlimited,
        left: terms.left,
        on,
    }
}

fn self_pay<'p>(
    supplement: &'p Supplement,
    threshold: Yuan,
    relief: Option<&'p Relief>,
    unpaid: &Unpaid,
) -> (Yuan, On<'p>) {
    let slices: &[_] = match &supplement.slices {
        Some(Slices(slices)) => slices,
        None => &[],
    };
    let before = unpaid.self_pay_before;
    let with = before + unpaid.in_scope.less(unpaid.paid);
    let on = |amount: Yuan| {
        let ratio = |ratio: Ratio| relieved_ratio(ratio, relief);
        paid_on(amount.less(threshold), slices, ratio)
    };
    let basis = On::SelfPay {
        before,
        with,
        threshold,
        relief,
    };
    (on(with) - on(before), basis)
}

fn relieved(claim: &Claim, relief: &Relief) -> bool {
    let groups = claim.person.relief_groups.as_deref().unwrap_or_default();
    groups.iter().any(|group| relief.groups.contains(group))
}

fn paid_before(claim: &Claim, name: &str) -> Yuan {
    let paid = claim
        .year_to_date
        .as_ref()
        .and_then(|year| year.supplement_paid.as_ref());
    paid.map(|paid| paid.of(name)).unwrap_or_default()
}
