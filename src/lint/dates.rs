//! Days between two entries that have no rules.

use crate::calendar::Day;
use crate::policy::pack::Entry;

/// The last day that has rules before those of `entry`, if days are left out in between.
pub fn gap(entries: &[Entry], entry: &Entry) -> Option<Day> {
    let earlier = entries.iter().filter(|e| e.effective < entry.effective);
    let before = earlier.max_by_key(|e| e.effective)?;
    before
        .until
        .filter(|last| last.days_to(entry.effective) > 1)
}
