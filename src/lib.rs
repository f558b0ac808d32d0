#![doc = "What a person insured in one Chinese province pays when treated in another: exact, explained, computed in the page."]
//!
//! *Catalogue of the place of treatment, policy of the insured place* (就医地目录、参保地政策). Start at [`estimate`].

#[macro_use]
mod packed;
#[macro_use]
pub mod reading;
mod answer;
pub mod area;
pub mod bill_text;
pub mod calendar;
pub mod catalog;
pub mod claim;
pub mod clearing;
pub mod columns;
pub mod direct;
pub mod directory;
mod explanation;
pub mod fields;
pub mod filing;
mod index;
pub mod institutions;
pub mod issue;
pub mod lint;
pub mod money;
mod national;
pub mod packs;
pub mod policy;
pub mod receipt;
pub mod rollout;
pub mod rule_card;
mod settlement;
mod tree;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod what_if;

pub use answer::{Failure, estimate, estimate_by, estimate_many, language};
pub use bill_text::parse_bill;
pub use catalog::{classify, search_catalog};
pub use clearing::{clearing, prepayment};
pub use columns::{estimate_columns, estimate_table};
pub use direct::{check_direct_settlement, explain_error};
pub use filing::{filing_form, validate_filing};
pub use institutions::institutions;
pub use packs::{export_pack, load_pack, quick_pack, rule_card, unload_pack};
pub use rollout::open_services;
pub use what_if::{breakpoints, compare, inverse, next_questions, simulate_year};
