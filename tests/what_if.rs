//! Comparisons, years, breakpoints, inverses, questions and tables, worked out from the papers apart from the program.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::what_if::{self, Outcome};

fn all_pass(outcome: &Outcome, at_least: usize) {
    println!("{} cases", outcome.count);
    assert!(
        outcome.count >= at_least,
        "only {} cases were found",
        outcome.count
    );
    assert!(
        outcome.failures.is_empty(),
        "{} of {} cases fail:\n\n{}",
        outcome.failures.len(),
        outcome.count,
        outcome.failures.join("\n\n")
    );
}

#[test]
fn scenarios_are_compared() {
    all_pass(&what_if::compare(), 35);
}

#[test]
fn a_year_is_settled_claim_by_claim() {
    all_pass(&what_if::year(), 60);
}

#[test]
fn breakpoints_are_where_the_rules_bend() {
    all_pass(&what_if::breakpoints(), 60);
}

#[test]
fn the_largest_bill_for_so_much_cash() {
    all_pass(&what_if::inverse(), 60);
}

#[test]
fn only_what_matters_is_asked() {
    all_pass(&what_if::questions(), 45);
}

#[test]
fn a_column_is_so_many_estimates() {
    all_pass(&what_if::table(), 15);
}
