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

/// Notes every input that one of the supplements hinges on and that is missing.
pub fn check(covering: &[&Supplement], circumstances: &Circumstances, faults: &mut Faults) {
    for supplement in covering {
        if supplement.kind == SupplementKind::AboveCeiling {
            case_of(supplement, circumstances, faults);
        }
    }
}

fn case_of<'p>(
    supplement: &'p Supplement,
    circumstances: &Circumstances,
    faults: &mut Faults,
) -> Option<&'p SupplementCase> {
    let cases = supplement.cases.as_deref().unwrap_or_default();
    let admission = circumstances.admission;
    let when = |case: &'p SupplementCase| case.when.as_ref();
    circumstances.choose(cases, when, admission, &supplement.name, faults)
}

/// What `supplement` pays; `None` if an input it hinges on is missing.
pub fn pay<'p>(
    supplement: &'p Supplement,
    unpaid: &Unpaid,
    claim: &Claim,
    circumstances: &Circumstances,
    faults: &mut Faults,
) -> Option<Extra<'p>> {
    let relief = supplement
        .relief
        .as_ref()
        .filter(|relief| relieved(claim, relief));
    let (exact, on) = match supplement.kind {
        SupplementKind::AboveCeiling => {
            let case = case_of(supplement, circumstances, faults)?;
            let on = On::Beyond {
                amount: unpaid.beyond.amount().rounded(),
                ratio: case.ratio,
                when: case.when.as_ref(),
            };
            (unpaid.beyond.share(case.ratio), on)
        }
        SupplementKind::SelfPay => self_pay(supplement, unpaid, relief),
    };
    let unlimited = exact.rounded();
    let lifted = relief.is_some_and(|relief| relief.no_limit == Some(true));
    let left = supplement
        .limit
        .filter(|_| !lifted)
        .map(|limit| limit.less(paid_before(claim, &supplement.name)));
    // No supplement pays more than is still unpaid, whatever its ratios add up to.
    let amount = unlimited
        .min(left.unwrap_or(Yuan::MAX))
        .min(unpaid.in_scope.less(unpaid.paid))
        .max(Yuan::ZERO);
    Some(Extra {
        supplement,
        amount,
        unlimited,
        left,
        on,
    })
}

fn self_pay<'p>(
    supplement: &'p Supplement,
    unpaid: &Unpaid,
    relief: Option<&'p Relief>,
) -> (Yuan, On<'p>) {
    let slices: &[_] = match &supplement.slices {
        Some(Slices(slices)) => slices,
        None => &[],
    };
    let mut threshold = supplement.threshold.unwrap_or_default();
    if let Some(factor) = relief.and_then(|relief| relief.threshold_factor) {
        threshold = threshold.share(factor);
    }
    let points = relief
        .and_then(|relief| relief.ratio_points)
        .unwrap_or_default();
    let before = unpaid.self_pay_before;
    let with = before + unpaid.in_scope.less(unpaid.paid);
    let on = |amount: Yuan| {
        let ratio = |ratio: Ratio| ratio.plus_points(points).clamped();
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
