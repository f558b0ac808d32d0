//! What an insured area pays: its pack of rules, where it comes from, and which entry is in force on a day.

pub mod bundle;
pub mod canonical;
mod check;
pub mod pack;
mod store;

pub use pack::{Entry, Evidence, Pack};
pub use store::{head, heads, is_loaded, load, notes, pack_of, tree, unload};

use crate::issue::Code;
use crate::reading::{At, Faults, Read, Value};

/// The largest pack accepted, in bytes of JSON.
pub const LARGEST: usize = 1_000_000;

/// Reads a pack of somebody's own; none where it is too large or its structure has a fault.
#[must_use]
pub fn read(tree: &Value, faults: &mut Faults) -> Option<Pack> {
    if tree.weight() > LARGEST {
        faults.add(Code::InputTooLarge, &At::ROOT, &[&LARGEST.to_string()]);
        return None;
    }
    Pack::read(tree, &At::ROOT, faults)
}
