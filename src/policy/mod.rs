//! What an insured area pays: its pack of rules, where it comes from, and which entry is in force on a day.

pub mod bundle;
pub mod canonical;
mod check;
pub mod pack;
mod store;

pub use canonical::canonical;
pub use pack::{Entry, Evidence, Pack};
pub use store::{head, heads, is_loaded, load, notes, pack_of, unload};
