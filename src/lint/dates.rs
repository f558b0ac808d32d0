//! Days between two entries that have no rules.

use crate::calendar::Day;
use crate::policy::pack::Entry;

/// The entries before which days are left out, each with the last day that has rules before.
pub fn gaps(entries: &[Entry]) -> Vec<(usize, Day)> {
    let mut order: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
    order.sort_by_key(|(_, entry)| entry.effective);
    let gap = |pair: &[(usize, &Entry)]| match pair {
        [(_, before), (later, after)] => before
            .until
            .filter(|last| last.days_to(after.effective) > 1)
            .map(|last| (*later, last)),
        _ => None,
    };
    order.windows(2).filter_map(gap).collect()
}
