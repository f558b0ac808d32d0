//! The catalogues (就医地目录): the national drug list in its editions, products, services and consumables.
//!
//! The rows are data (`data/catalog`), bundled as a compact table that is read when first asked for.

mod audit;
mod citing;
mod classify;
mod entry;
mod matching;
mod names;
mod plain;
#[cfg(test)]
mod prepare;
mod price;
mod query;
mod search;
mod slips;
mod sounds;
pub(crate) mod table;
#[cfg(test)]
mod tests;

pub use citing::{documents, evidence, flags, lists};
pub use classify::{
    Classified, ClassifiedLine, Decided, Match, Sums, VisitFacts, classify,
    of_claim as decide_claim,
};
pub use entry::{Agreement, Entry, Price, Rule, RuleKind, by_code, editions, rules_edition};
pub use matching::By;
pub use names::{by_name, concrete_forms, form_groups, near, salts};
pub use plain::plain;
pub use search::{CatalogItem, CatalogOptions, item, search_catalog};
pub use table::{Edition, Part};
