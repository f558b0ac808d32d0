//! The same cases, tables and laws as natively, inside a browser.

#![cfg(target_arch = "wasm32")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, is_receipt};
use common::{bad_input, broken_packs, catalog, catalog_laws, edited, golden, laws, what_if};
use serde_json::{Value as Json, json};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use yidi::issue::{Issue, Lang};
use yidi::lint::lint_pack;

wasm_bindgen_test_configure!(run_in_browser);

/// Claims drawn for each law: a slice of the native run, of the same draw.
const CASES: u32 = 100;

macro_rules! laws {
    ($($law:ident),* $(,)?) => { $(
        #[wasm_bindgen_test]
        fn $law() {
            laws::$law(CASES);
        }
    )* };
}

laws!(
    receipts_add_up,
    amounts_are_written_with_two_decimals,
    agrees_with_a_second_reckoning,
    numbers_mean_what_is_printed,
    more_expense_lowers_nobodys_part,
    lines_come_in_any_order,
    lines_are_split_by_class_limit_and_share,
    a_claim_split_in_two_agrees_with_the_whole,
    outpatient_claims_of_a_year_come_in_either_order,
    the_years_claims_stay_under_the_ceiling,
    the_same_claim_gives_the_same_bytes,
    languages_differ_in_words_alone,
    the_year_goes_on,
    a_failed_call_leaves_nothing_behind,
);

#[wasm_bindgen_test]
fn golden_cases() {
    all_pass(&golden::run(), 400);
}

macro_rules! catalog_laws {
    ($($law:ident),* $(,)?) => { $(
        #[wasm_bindgen_test]
        fn $law() {
            catalog_laws::$law(CASES);
        }
    )* };
}

catalog_laws!(
    a_bill_adds_up,
    a_line_given_fully_needs_no_catalogue,
    flags_move_no_money,
    bare_lines_settle_as_decided_ones,
    lines_are_decided_one_by_one,
    a_bill_reads_alike_in_both_languages,
);

fn all_pass(outcome: &golden::Outcome, at_least: usize) {
    console_log!("{} golden cases", outcome.count);
    assert!(
        outcome.count >= at_least,
        "only {} golden cases were found",
        outcome.count
    );
    assert!(
        outcome.failures.is_empty(),
        "{}",
        outcome.failures.join("\n\n")
    );
}

#[wasm_bindgen_test]
fn golden_lookups() {
    all_pass(&catalog::run_lookups(), 100);
}

#[wasm_bindgen_test]
fn golden_bills() {
    all_pass(&catalog::run_bills(), 30);
}

#[wasm_bindgen_test]
fn what_ifs() {
    all_pass(&what_if::compare(), 35);
    all_pass(&what_if::year(), 60);
    all_pass(&what_if::breakpoints(), 60);
    all_pass(&what_if::inverse(), 60);
    all_pass(&what_if::questions(), 45);
    all_pass(&what_if::table(), 15);
}

#[wasm_bindgen_test]
fn every_faulty_claim_is_refused() {
    let rows = bad_input::rows();
    console_log!("{} faulty claims", rows.len());
    assert!(rows.len() > 1000, "only {} rows", rows.len());
    for row in rows {
        let answer = ask(&row.claim, Lang::Zh);
        assert!(!is_receipt(&answer), "{}", row.what);
        let told = answer["issues"].as_array().unwrap();
        assert_eq!(told.len(), row.expect.len(), "{}: {told:?}", row.what);
        for (code, field) in &row.expect {
            let found = told
                .iter()
                .any(|issue| issue["code"] == *code && issue["field"] == field.as_str());
            assert!(found, "{}: no {code} at {field} in {told:?}", row.what);
        }
    }
}

#[wasm_bindgen_test]
fn every_broken_pack_is_refused() {
    let broken = broken_packs::all();
    for case in &broken {
        assert!(
            common::ask::pack(&case.pack, Lang::Zh).is_err(),
            "{}",
            case.name
        );
    }
    assert!(broken.len() >= 100, "only {} broken packs", broken.len());
}

#[wasm_bindgen_test]
fn packs_are_linted_as_natively() {
    let data = edited::lint();
    let [broken, sound] = ["broken", "sound"].map(|key| data[key].as_array().unwrap());
    for case in broken.iter().chain(sound) {
        let issues = lint_pack(&edited::edited(&data, case), Lang::Zh);
        let found = |wanted: &Json| {
            let fits = |issue: &Issue| wanted[0] == issue.code && wanted[2] == json!(issue.field);
            issues.iter().any(fits)
        };
        let expect = case["expect"].as_array().map_or(&[][..], Vec::as_slice);
        assert!(expect.iter().all(found), "{}: {issues:?}", case["name"]);
        let may = case["may"].as_array().map_or(0, Vec::len);
        let most = expect.len() + may;
        assert!(issues.len() <= most, "{}: {issues:?}", case["name"]);
    }
    assert!(broken.len() >= 60 && sound.len() >= 25);
}

#[wasm_bindgen_test]
fn nested_without_end_is_an_error_and_no_trap() {
    for depth in [65, 10_000] {
        let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(serde_json::from_str::<yidi::reading::Value>(&text).is_err());
    }
}
