//! The engine, asked: claims completed in many ways, and in each of them one field after the other in all its values.

use super::axes::{Axis, Put};
use crate::answer::Failure;
use crate::claim::Claim;
use crate::issue::Lang;
use crate::money::{Factor, Points, Ratio, Yuan};
use crate::policy::Pack;
use crate::policy::pack::Slices;
use crate::reading::Faults;
use crate::settlement::{Basis, Prepared, Scope, prepare};
use rust_decimal::Decimal;

/// About so many claims are settled, in each of the two rounds: some milliseconds.
const SETTLEMENTS: usize = 3000;

/// Finds of each field whether it is needed, how far its values lie apart, and what they decide.
///
/// Where there are too many combinations for all of them, a fixed sequence of scattered ones is tried.
///
/// # Errors
/// Those of the first combination, where none can be settled.
pub fn ask(claim: &mut Claim, pack: &Pack, axes: &mut [Axis], lang: Lang) -> Result<(), Failure> {
    // First as the claim stands, what may be left out being left out; then whatever else might be said.
    let mut refusal = None;
    let mut sound = false;
    for bare in [true, false] {
        sound |= combine(claim, pack, axes, bare, lang, &mut refusal);
    }
    match refusal {
        Some(faults) if !sound => Err(Failure::of(faults)),
        _ => Ok(()),
    }
}

/// Goes through the combinations, those of the needed fields alone if `bare`; whether one of them could be settled.
fn combine(
    claim: &mut Claim,
    pack: &Pack,
    axes: &mut [Axis],
    bare: bool,
    lang: Lang,
    refusal: &mut Option<Faults>,
) -> bool {
    let choices = axes.iter().map(|axis| match bare && axis.may_lack() {
        true => 1,
        false => axis.choices(),
    });
    let choices: Vec<usize> = choices.collect();
    let combinations = choices.iter().copied().fold(1, usize::saturating_mul);
    let values: usize = axes.iter().map(|axis| axis.values.len()).sum();
    let every = combinations.saturating_mul(values) <= SETTLEMENTS;
    let mut sound = false;
    let mut spent = 0_usize;
    let mut n = 0;
    while n < combinations && spent < SETTLEMENTS {
        let (mut left, mut seed) = (n, n as u64);
        let mut picks = Vec::with_capacity(axes.len());
        for (axis, choices) in axes.iter().zip(&choices) {
            let pick = if every || n == 0 {
                let pick = left.checked_rem(*choices).unwrap_or_default();
                left = left.checked_div(*choices).unwrap_or_default();
                pick
            } else {
                // What may be left out is so in half of them: used up, one counter would hide all others.
                let left_out = axis.may_lack() && scattered(&mut seed, 2) == 0;
                if left_out {
                    0
                } else {
                    scattered(&mut seed, *choices)
                }
            };
            picks.push(pick.saturating_add(axis.stated));
        }
        for (axis, pick) in axes.iter().zip(&picks) {
            axis.put(*pick, claim);
        }
        let mut faults = Faults::new(lang);
        let terms = prepare(claim, &[], pack, &mut faults);
        sound |= terms.is_some();
        refusal.get_or_insert(faults);
        spent = spent.saturating_add(1);
        for (axis, pick) in axes.iter_mut().zip(&picks) {
            if axis.tried && terms.as_ref().is_none_or(|terms| matters(axis, terms)) {
                spent = spent.saturating_add(axis.values.len());
                vary(axis, claim, pack, bare, lang);
                axis.put(*pick, claim);
            }
        }
        n = n.saturating_add(1);
    }
    sound
}

/// A number below `choices`, as good as drawn, and always the same (splitmix64).
fn scattered(seed: &mut u64, choices: usize) -> usize {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut bits = *seed;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let drawn = (bits >> 33) as usize;
    drawn.checked_rem(choices).unwrap_or_default()
}

/// Whether the claim is settled by what the field tells; only the counters of the other kinds of care are told apart, which
/// would be most of the work.
fn matters(axis: &Axis, terms: &Prepared) -> bool {
    match axis.values.first() {
        Some(Put::Counter(account, ..)) => {
            *account == terms.rules.account || terms.rules.ceiling.shared_with.is_some()
        }
        Some(Put::SelfPay(_) | Put::Paid(..) | Put::Relief(_)) => !terms.supplements.is_empty(),
        _ => true,
    }
}

/// Tries every value of a field in a claim that is otherwise complete.
fn vary(axis: &mut Axis, claim: &mut Claim, pack: &Pack, bare: bool, lang: Lang) {
    let mut refused = false;
    let mut first: Option<Outcome> = None;
    let mut bounds: Option<(Yuan, Yuan)> = None;
    for (i, value) in axis.values.iter().enumerate() {
        value.put(claim);
        let Some(outcome) = outcome(claim, pack, lang) else {
            refused |= i == 0;
            continue;
        };
        let person = outcome.person;
        let (low, high) = bounds.unwrap_or((person, person));
        bounds = Some((low.min(person), high.max(person)));
        let first = first.get_or_insert_with(|| outcome.clone());
        for (decides, differs) in axis.decides.iter_mut().zip(first.differs(&outcome)) {
            *decides |= differs;
        }
    }
    if let Some((low, high)) = bounds {
        axis.needed |= refused;
        axis.matters |= high > low;
        if bare {
            axis.spread = axis.spread.max(high - low);
        }
    }
}

/// What a claim comes to, and by what.
#[derive(Clone)]
struct Outcome<'p> {
    person: Yuan,
    deductible: Yuan,
    rate: (
        &'p Slices,
        Yuan,
        Option<Points>,
        Option<Factor>,
        Option<Ratio>,
    ),
    ceiling: Option<Yuan>,
    supplements: Vec<Supplement>,
}

/// What is left of its limit; its ratio or threshold; what relief adds; the year's self-payment, where it counts.
type Supplement = (Option<Yuan>, Decimal, Option<Points>, Option<Yuan>);

impl Outcome<'_> {
    /// In what of the rules it differs from another: deductible, ratio, ceiling, supplements.
    fn differs(&self, other: &Outcome) -> [bool; 4] {
        [
            self.deductible != other.deductible,
            self.rate != other.rate,
            self.ceiling != other.ceiling,
            self.supplements != other.supplements,
        ]
    }
}

/// None where the claim is refused.
fn outcome<'p>(claim: &Claim, pack: &'p Pack, lang: Lang) -> Option<Outcome<'p>> {
    let terms = prepare(claim, &[], pack, &mut Faults::new(lang))?;
    let bill = &claim.bill;
    let mut scope = Scope {
        total: bill.total.unwrap_or_default(),
        full_self_pay: bill.full_self_pay.unwrap_or_default(),
        over_limit: bill.over_limit_self_pay.unwrap_or_default(),
        prior_self_pay: bill.prior_self_pay.unwrap_or_default(),
        in_scope: Yuan::ZERO,
    };
    let own = scope.full_self_pay + scope.over_limit + scope.prior_self_pay;
    scope.in_scope = scope.total.less(own);
    let change = terms.rules.away.as_ref().map(|away| &away.change);
    let self_pay = terms.year.in_scope_self_pay;
    let supplements = terms.supplements.iter().map(|one| match &one.on {
        Basis::Beyond(case) => (one.left, case.ratio.value(), None, None),
        Basis::SelfPay { threshold, relief } => {
            let points = relief.and_then(|relief| relief.ratio_points);
            (one.left, threshold.value(), points, self_pay)
        }
    });
    let mut outcome = Outcome {
        person: Yuan::ZERO,
        deductible: terms.due.left,
        rate: (
            &terms.ratio.slices,
            terms.position,
            change.and_then(|change| change.ratio_points),
            change.and_then(|change| change.ratio_factor),
            change.and_then(|change| change.first_self_pay),
        ),
        ceiling: terms.ceiling.map(|(_, left)| left),
        supplements: supplements.collect(),
    };
    outcome.person = terms.settle(claim, scope, &[]).person_total;
    Some(outcome)
}
