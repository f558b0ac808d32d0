//! Floats for fen: what is not the float of a whole number of fen is no amount.

/// The largest amount that is read, in fen: a thousand million yuan.
pub const MOST: i64 = 100_000_000_000;

/// The amount in fen, where `estimate` would take the float for one: from 0 to a thousand million yuan, two decimals.
///
/// As in `reading::scalar`: a float stands for the decimal that is shown when it is printed, so 0.1 + 0.2 is none.
#[inline]
pub fn fen(yuan: f64) -> Option<i64> {
    // Which way a tie goes does not matter, since the quotient must be the number; this way is one instruction.
    let fen = (yuan * 100.0).round_ties_even();
    (fen / 100.0 == yuan && (0.0..=MOST as f64).contains(&fen)).then_some(fen as i64)
}

/// The float nearest to an amount: both numbers are exact, so that the quotient is rounded once.
#[inline]
pub fn yuan(fen: i64) -> f64 {
    fen as f64 / 100.0
}
