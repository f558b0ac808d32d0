//! The questions after the first answer: what another choice would change, at which bill,
//! what a year comes to, what still has to be asked.

mod breakpoints;
mod compare;
mod inverse;
mod questions;
mod year;

pub use breakpoints::{Breakpoint, breakpoints};
pub use compare::{ChangedStep, Compared, compare};
pub use inverse::{Inverse, Target, inverse};
pub use questions::{Choice, Question, QuestionKind, next_questions};
pub use year::{LedgerSums, Reversal, Reversed, Year, YearAnswer, simulate_year};

use crate::answer::basis;
use crate::claim::Claim;
use crate::money::Yuan;
use crate::reading::Faults;
use crate::settlement::{Prepared, Scope, prepare, scope};
use rust_decimal::Decimal;

/// The rules of a claim, and its bill of which only the self-paid parts count: these stay while the total varies.
fn varied<T>(
    claim: &Claim,
    faults: &mut Faults,
    ask: impl FnOnce(Prepared, Scope, &mut Faults) -> Option<T>,
) -> Option<T> {
    let (lines, pack) = basis(claim, faults)?;
    let prepared = prepare(claim, &lines, &pack, faults)?;
    let scope = scope(&claim.bill, &lines)?;
    ask(prepared, scope, faults)
}

/// The amount that is so many fen.
fn of_fen(fen: i64) -> Yuan {
    Yuan::new(Decimal::new(fen, 2))
}

/// The amount in fen; it is known to be whole.
fn fen(amount: Yuan) -> i64 {
    amount.fen().unwrap_or_default()
}

/// The first whole number of `from ..= to` for which `holds`, which then holds for all that follow.
fn first(from: i64, to: i64, holds: &dyn Fn(i64) -> bool) -> Option<i64> {
    let (mut below, mut above) = (from, to);
    while below < above {
        let middle = below.midpoint(above);
        if holds(middle) {
            above = middle;
        } else {
            below = middle.saturating_add(1);
        }
    }
    holds(below).then_some(below)
}
