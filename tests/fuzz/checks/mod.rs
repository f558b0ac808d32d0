//! What must hold of every answer, whatever was asked: one function for each that is fuzzed, from the bytes of an input to
//! all that is wrong. `tests/fuzz_regressions.rs` runs the same ones.

mod answer;
mod classify;
mod cost;
mod estimate;
mod filing;
mod packs;
mod parse_bill;
mod search;
#[path = "../../common/sound.rs"]
mod sound;
#[path = "../../common/speaks.rs"]
mod speaks;
mod text;

pub use classify::classify;
pub use estimate::{estimate, warm};
pub use filing::validate_filing;
pub use packs::packs;
pub use parse_bill::parse_bill;
pub use search::search_catalog;
