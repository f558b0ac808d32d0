//! Clearing between provinces (费用清算): a month's receipts summed into the sheet, the use of the advance fund (预付金), and what
//! is due by when.

mod prepayment;
mod sheet;
mod slip;

pub use crate::national::clearing::Alarm;
pub use prepayment::{Due, Prepayment, prepayment};
pub use sheet::{Clearing, ClearingRow, SupplementSum, clearing};

use crate::national::clearing::ClearingRules;
use crate::packed::Packed;
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/clearing.bin"));

/// The rules; none only if the build had written something unreadable.
fn rules() -> Option<&'static ClearingRules> {
    static RULES: OnceLock<Option<ClearingRules>> = OnceLock::new();
    RULES
        .get_or_init(|| ClearingRules::unpack(&mut &*BYTES))
        .as_ref()
}
