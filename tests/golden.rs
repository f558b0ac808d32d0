//! Every golden case, natively.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

#[test]
fn golden_cases() {
    let outcome = common::golden::run();
    for failure in &outcome.failures {
        eprintln!("{failure}\n");
    }
    println!("{} golden cases", outcome.count);
    assert!(
        outcome.count >= 80,
        "only {} golden cases were found",
        outcome.count
    );
    assert!(
        outcome.failures.is_empty(),
        "{} of {} cases fail",
        outcome.failures.len(),
        outcome.count
    );
}
