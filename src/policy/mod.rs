//! What an insured area pays: its pack of rules, where it comes from, and which entry is in force on a day.

pub mod bundle;
mod check;
pub mod pack;
mod store;

pub use pack::{Entry, Evidence, Pack};
pub use store::{head, heads, notes, pack_of};
