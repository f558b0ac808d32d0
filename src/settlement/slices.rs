//! What the pooled fund pays: the slices walked in order, up to the ceiling.

use crate::money::{Ratio, Yuan};
use crate::policy::pack::{Change, Slice};

/// What was paid in one slice.
#[derive(Debug, Clone, PartialEq)]
pub struct Paid<'p> {
    /// The slice.
    pub slice: &'p Slice,
    /// Its ratio after the changes away from home.
    pub ratio: Ratio,
    /// The in-scope expense paid on, up to the ceiling.
    pub base: Yuan,
    /// The exact product of the two, or what the ceiling left of it.
    pub exact: Yuan,
    /// The product as it enters the receipt: rounded so that the slices add up to the pooled fund.
    pub amount: Yuan,
    /// Whether the ceiling was reached in it.
    pub capped: bool,
}

/// An exact quantity of expense that may have no finite decimal: `sure + over / ratio`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Beyond {
    sure: Yuan,
    over: Yuan,
    ratio: Ratio,
}

impl Beyond {
    /// The share `share` of it, exact where that is a finite decimal: multiplied before it is divided.
    pub fn share(self, share: Ratio) -> Yuan {
        let part = self.over.share(share).whole_of(self.ratio);
        self.sure.share(share) + part.unwrap_or_default()
    }

    /// The quantity itself.
    pub fn amount(self) -> Yuan {
        self.share(Ratio::ONE)
    }
}

/// The result of the walk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Walk<'p> {
    /// What was paid in each slice touched.
    pub paid: Vec<Paid<'p>>,
    /// What the pooled fund pays, rounded once.
    pub pooled: Yuan,
    /// The in-scope expense beyond the point where the ceiling was reached.
    pub beyond: Beyond,
    /// Whether it was reached.
    pub reached: bool,
}

/// The ratio of a slice away from home: × factor, + points, kept within 0 ..= 1.
pub fn away_ratio(ratio: Ratio, change: Option<&Change>) -> Ratio {
    let Some(change) = change else { return ratio };
    let scaled = change
        .ratio_factor
        .map_or(ratio, |factor| ratio.times(factor.0));
    scaled
        .plus_points(change.ratio_points.unwrap_or_default())
        .clamped()
}

/// Pays on the expense from `start` to `end` of the slices, at most `left` (none = no ceiling).
pub fn walk<'p>(
    slices: &'p [Slice],
    change: Option<&Change>,
    (start, end): (Yuan, Yuan),
    left: Option<Yuan>,
) -> Walk<'p> {
    let mut walk = Walk::default();
    let mut sum = Yuan::ZERO;
    for slice in slices {
        let from = slice.from.max(start);
        let overlap = slice.to.map_or(end, |to| to.min(end)).less(from);
        if overlap == Yuan::ZERO {
            continue;
        }
        if walk.reached {
            walk.beyond.sure += overlap;
            continue;
        }
        let ratio = away_ratio(slice.ratio, change);
        let mut exact = overlap.share(ratio);
        let mut base = overlap;
        if let Some(left) = left
            && sum + exact >= left
        {
            walk.reached = true;
            let over = sum + exact - left;
            exact = left - sum;
            if ratio == Ratio::ZERO {
                // Nothing is paid here: the ceiling had been reached before this slice began.
                walk.beyond.sure += overlap;
                continue;
            }
            walk.beyond.over = over;
            walk.beyond.ratio = ratio;
            base = exact.whole_of(ratio).unwrap_or_default();
        }
        let before = sum.rounded();
        sum += exact;
        if base > Yuan::ZERO {
            walk.paid.push(Paid {
                slice,
                ratio,
                base,
                exact,
                amount: sum.rounded() - before,
                capped: walk.beyond.over > Yuan::ZERO,
            });
        }
    }
    walk.pooled = sum.rounded();
    walk
}

/// What slices pay on the part of `amount` that they cover: f(S) of the supplements.
pub fn paid_on(amount: Yuan, slices: &[Slice], ratio: impl Fn(Ratio) -> Ratio) -> Yuan {
    slices
        .iter()
        .map(|slice| {
            let upper = slice.to.map_or(amount, |to| to.min(amount));
            upper.less(slice.from).share(ratio(slice.ratio))
        })
        .sum()
}
