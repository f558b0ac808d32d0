//! The largest bill that costs at most so much cash, exact to the fen.

use super::breakpoints::{ONE, Point, first_share, share_left, walk};
use super::{fen, first, of_fen, varied};
use crate::answer::{Failure, understood};
use crate::claim::Claim;
use crate::columns::{Parts, Plan};
use crate::issue::{Code, Lang};
use crate::money::{LARGEST, Ratio, Yuan};
use crate::policy::pack::{Evidence, Scheme};
use crate::reading::{At, Faults, Read, Value};
use crate::settlement::{Basis, Prepared, Scope};
use rust_decimal::Decimal;
use serde::Serialize;

/// The largest bill within the target.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Inverse {
    /// Always true: this is no failure.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// Its total, in yuan.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// What is paid of it in cash.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub cash: Yuan,
    /// What the person pays of it, cash and personal account.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub person_total: Yuan,
    /// The weakest evidence of the rules used.
    pub evidence: Evidence,
}

record! {
    /// What is aimed at.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Target {
        /// The most cash, in yuan.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "Amount"))]
        "cash" => cash: Yuan,
    }
}

/// The largest total, in whole fen up to a thousand million yuan, of which at most `target.cash` is paid in cash. Every larger
/// one costs more. The self-paid parts of the bill stay as they are.
///
/// # Errors
/// As [`crate::estimate`]; `inverse.below_self_pay` where even a bill of the self-paid parts alone costs more.
///
/// # Example
/// ```
/// use yidi::{inverse, issue::Lang, reading::Value};
///
/// let claim: Value = serde_json::from_str(r#"{
///     "person": { "scheme": "employee", "status": "working", "age": 45 },
///     "insuredArea": "110000", "treatmentArea": "110000", "date": "2026-03-01",
///     "service": "inpatient", "level": "tertiary", "bill": { "total": 0 }
/// }"#).unwrap();
/// let target: Value = serde_json::from_str(r#"{ "cash": 2800 }"#).unwrap();
/// // 1300 of deductible, then 15 % of 10,000; 3 fen more round to 2800.00 as well.
/// assert_eq!(inverse(&claim, &target, Lang::En).unwrap().total.text(), "11300.03");
/// ```
pub fn inverse(claim: &Value, target: &Value, lang: Lang) -> Result<Inverse, Failure> {
    let mut faults = Faults::new(lang);
    let claim = understood(claim, &mut faults);
    let target = Target::read(target, &At::ROOT, &mut faults);
    let found = claim.and_then(|claim| {
        varied(&claim, &mut faults, |prepared, scope, faults| {
            largest(&prepared, &claim, &scope, target?.cash, faults)
        })
    });
    found.ok_or_else(|| Failure::of(faults))
}

fn largest(
    prepared: &Prepared,
    claim: &Claim,
    scope: &Scope,
    target: Yuan,
    faults: &mut Faults,
) -> Option<Inverse> {
    let balance = match claim.person.scheme {
        Scheme::Employee => claim.personal_account.unwrap_or_default(),
        Scheme::Resident => Yuan::ZERO,
    };
    let at = At::ROOT;
    let kept = scope.total - scope.in_scope;
    let smallest = kept.less(balance);
    if smallest > target {
        let words = [&*smallest.text(), &*target.text()];
        faults.add(Code::InverseBelow, &at.key("cash"), &words);
        return None;
    }
    let plan = Plan::of(prepared);
    let parts = Parts {
        total: 0,
        full_self_pay: fen(scope.full_self_pay),
        over_limit: fen(scope.over_limit),
        prior_self_pay: fen(scope.prior_self_pay),
    };
    let person = |expense: i64| {
        let total = fen(kept).saturating_add(expense);
        of_fen(plan.pay(&Parts { total, ..parts }).person)
    };
    let budget = target + balance;
    let most = fen(LARGEST - kept);
    let found = if person(most) <= budget {
        Some(most)
    } else if wavers(prepared) {
        from_above(prepared, kept, budget, most, &person)
    } else {
        let over = first(1, most, &|expense| person(expense) > budget);
        over.map(|over| over.saturating_sub(1))
    };
    let Some(found) = found else {
        faults.add(Code::InverseTooFine, &at.key("cash"), &[]);
        return None;
    };
    let person_total = person(found);
    Some(Inverse {
        ok: true,
        total: kept + of_fen(found),
        cash: person_total.less(balance),
        person_total,
        evidence: prepared.evidence,
    })
}

/// Whether more expense may cost the person less, be it by a fen of rounding.
///
/// What is still unpaid after the pooled fund never falls: the fund pays at most a fen of each fen, rounded once. A supplement
/// on the self-payment takes at most a fen of each fen of it, so that its rest never falls either. But one on the expense beyond
/// the ceiling pays on what others have paid on too, and rounds apart from them; only where it comes first, and the ceiling is
/// whole fen, does nothing pay beside it.
fn wavers(prepared: &Prepared) -> bool {
    let Some((_, left)) = prepared.ceiling else {
        return false;
    };
    let broken = left != left.rounded();
    let mut terms = prepared.supplements.iter().enumerate();
    terms.any(|(i, terms)| match terms.on {
        Basis::Beyond(case) => case.ratio > Ratio::ZERO && (i > 0 || broken),
        Basis::SelfPay { .. } => false,
    })
}

/// The most bills that are tried before giving up: only shares of many decimals that nearly cancel come near it.
const TRIES: u32 = 200_000;

/// Searches downward, stretch by stretch between the changes of the rules, where the person's part lies within `spread` of a
/// straight line: whole bills are tried only while that line is near the budget.
fn from_above(
    prepared: &Prepared,
    kept: Yuan,
    budget: Yuan,
    most: i64,
    person: &dyn Fn(i64) -> Yuan,
) -> Option<i64> {
    let left = share_left(prepared);
    // Half a fen for each rounding: pooled fund, supplements, and the first self-payment, on which each of them may pay.
    let layers = prepared.supplements.len().saturating_add(1) as i64;
    let halves = if left == Ratio::ONE { 5 } else { 10 };
    let spread = Yuan::new(Decimal::new(layers.saturating_mul(halves), 3));
    let mut tries = TRIES;
    let mut end = most;
    for (start, point) in walk(prepared, most).into_iter().rev() {
        let slope = ONE - point.rate.share(left);
        let line = |expense: i64| {
            let further = of_fen(expense.saturating_sub(start));
            kept + of_fen(start) - point.paid + further.share(Ratio::new(slope.value()))
        };
        let near = |expense: i64| line(expense) <= budget + spread;
        // Where the line rises, what lies too far above the budget is passed over; where it falls, its end is its lowest.
        let (mut top, mut bottom) = (end, start);
        if slope > Yuan::ZERO {
            top = first(start, end, &|expense| !near(expense))
                .map_or(end, |far| far.saturating_sub(1));
        } else if slope < Yuan::ZERO {
            bottom = first(start, end, &near).unwrap_or(end.saturating_add(1));
        } else if !near(start) {
            top = start.saturating_sub(1);
        }
        let window = match slope == Yuan::ZERO {
            true => repeats(prepared, &point, layers),
            false => i64::MAX,
        };
        let high = bottom.max(top.saturating_sub(window));
        let low = bottom.saturating_add(window).min(high.saturating_sub(1));
        for expense in (high..=top).rev().chain((bottom..=low).rev()) {
            if person(expense) <= budget {
                return Some(expense);
            }
            tries = tries.checked_sub(1)?;
        }
        end = start.saturating_sub(1);
    }
    None
}

/// How many fen at each end of a level stretch tell all of it. In between, the roundings repeat themselves: each layer goes on
/// by whole fen in a period. At the ends a layer may still be, or be already, on the other side of a change, for its rounded
/// base lies up to `layers` fen off and moves by a fen in each period at least.
fn repeats(prepared: &Prepared, point: &Point, layers: i64) -> i64 {
    let rates = point.layers.iter().map(|layer| layer.rate);
    let rates = rates
        .chain([point.pooled])
        .map(|rate| rate.share(share_left(prepared)).value());
    let shares = rates.chain([first_share(prepared).value()]);
    let places = shares.map(|share| share.normalize().scale()).max();
    let period = 10_i64.saturating_pow(places.unwrap_or_default());
    period.saturating_mul(layers.saturating_mul(2).saturating_add(2))
}
