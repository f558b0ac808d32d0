//! Bills as text: golden cases, limits, and what holds for every text.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, value};
use common::bill_text::{self, cases, failures, keeps_everything, parsed};
use serde_json::json;
use std::collections::BTreeSet;
use yidi::issue::{Code, Lang};
use yidi::parse_bill;
use yidi::reading::Value;

#[test]
fn golden_texts() {
    let failures = failures();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert!(
        cases().len() >= 35,
        "only {} cases were found",
        cases().len()
    );
}

/// How many texts are drawn where nobody says otherwise.
fn draws() -> u32 {
    let given = std::env::var("PROPTEST_CASES").ok();
    given.and_then(|text| text.parse().ok()).unwrap_or(1000)
}

#[test]
fn no_row_is_lost() {
    bill_text::no_row_is_lost(draws());
}

#[test]
fn printed_lines_come_back() {
    bill_text::printed_lines_come_back(draws().div_ceil(4));
}

#[test]
fn every_code_of_bill_texts_is_raised() {
    let issues = bill_text::issues();
    let raised: BTreeSet<&str> = issues
        .iter()
        .map(|issue| issue["code"].as_str().unwrap())
        .collect();
    let ours = Code::ALL.iter().map(|code| code.text());
    let never: Vec<&str> = ours
        .filter(|code| code.starts_with("bill_text.") && !raised.contains(code))
        .collect();
    assert!(never.is_empty(), "never raised: {never:?}");
    // What keeps a row from being a line says what to do about it.
    for issue in issues.iter().filter(|issue| issue["severity"] == "error") {
        assert!(issue["remedy"].is_string(), "{issue}");
    }
}

#[test]
fn a_total_that_differs_names_both_figures() {
    let text = "名称,金额\n甲药,10.00\n乙药,1020.00\n合计,1031.00";
    for (lang, message) in [
        (Lang::Zh, "所列合计 1031.00 与读出的各行之和 1030.00 不符"),
        (
            Lang::En,
            "The sum stated, 1031.00, is not that of the lines read, 1030.00",
        ),
    ] {
        let bill = parsed(text, lang);
        let told = &bill.unparsed.last().unwrap().issues;
        assert_eq!(told[1].message, message);
        assert_eq!(told[1].severity.name(), "warning");
        assert_eq!(told[0].severity.name(), "info");
    }
    let agrees = parsed(&text.replace("1031", "1030"), Lang::Zh);
    assert_eq!(agrees.unparsed.last().unwrap().issues.len(), 1);
}

#[test]
fn the_lines_settle_as_they_are() {
    let case = cases()
        .into_iter()
        .find(|case| case.name == "beijing_inpatient_tab");
    let bill = parsed(case.unwrap().text, Lang::Zh);
    let claim = json!({
        "person": { "scheme": "employee", "status": "working", "age": 45 },
        "insuredArea": "110000", "treatmentArea": "110105", "date": "2026-03-02",
        "service": "inpatient", "level": "tertiary", "bill": { "lines": bill.lines, "total": "758.28" },
    });
    let receipt = ask(&value(&claim), Lang::Zh);
    assert_eq!(receipt["total"], "758.28", "{receipt:#}");
    assert_eq!(receipt["fullSelfPay"], "600.00");
    // 84.70 × 10 % + 8.58 × 5 %, each rounded to the fen.
    assert_eq!(receipt["priorSelfPay"], "8.90");
}

fn refused(text: Value) -> (&'static str, Option<String>) {
    let mut failure = parse_bill(&text, Lang::En).unwrap_err();
    assert_eq!(failure.issues.len(), 1);
    let issue = failure.issues.remove(0);
    (issue.code, issue.field)
}

#[test]
fn what_is_no_text_or_too_much_is_refused() {
    let field = Some("text".to_owned());
    for none in [Value::Null, Value::Number(1.0), Value::List(Vec::new())] {
        assert_eq!(refused(none), ("field.type", field.clone()));
    }
    let rows = |n: usize| Value::Text(format!("名称,金额\n\n{}", "甲,1\n".repeat(n)));
    let most = parse_bill(&rows(9_999), Lang::En).unwrap();
    assert_eq!((most.lines.len(), most.rows[9_998]), (9_999, 10_001));
    assert_eq!(refused(rows(10_000)), ("list.too_long", field.clone()));
    let long = |n: usize| Value::Text("a".repeat(n));
    assert_eq!(
        parse_bill(&long(4 << 20), Lang::En).unwrap().unparsed.len(),
        1
    );
    assert_eq!(refused(long((4 << 20) + 1)), ("text.too_long", field));
}

/// Each of these, were any step to look at what follows over and over, would take minutes.
#[test]
fn hostile_texts_end() {
    for piece in [
        "\"",
        "\"\"",
        "\"a,",
        "\"a\n",
        ",\"\"\"",
        "\",",
        "a  ",
        "| ",
        "1,",
        "合计",
        "名称,金额\n",
        "(",
        "\u{3000}",
        "\r",
    ] {
        let text = piece.repeat((1 << 16) / piece.len());
        match parse_bill(&Value::Text(text.clone()), Lang::Zh) {
            Ok(bill) => {
                keeps_everything(&text, &bill).unwrap_or_else(|why| panic!("{piece:?}: {why:.200}"))
            }
            Err(failure) => assert_eq!(failure.issues[0].code, "list.too_long", "{piece:?}"),
        }
    }
}
