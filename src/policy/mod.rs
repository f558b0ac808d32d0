//! What an insured area pays: its pack of rules, where it comes from, and which entry is in force on a day.

pub mod bundle;
pub mod canonical;
mod check;
pub mod pack;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
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

/// The JSON Schema (2020-12) of a pack, with titles and descriptions in both languages; written by the build from the types.
#[must_use]
pub fn pack_schema() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/policy-pack.schema.json"))
}
