//! Input that is not understood: always a failure with the right code at the right place, in words that help, never a panic.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, codes, is_receipt, none, value, with};
use common::bad_input::{FIELDS, Field, Holds, Row, SUMS, rows, sound, sound_sums};
use serde_json::{Value as Json, json};
use yidi::issue::Lang;
use yidi::reading::Value;

/// The code and field of each issue of an answer, sorted.
fn found(answer: &Json) -> Vec<(String, String)> {
    let issues = answer["issues"].as_array().cloned().unwrap_or_default();
    let text = |issue: &Json, key: &str| issue[key].as_str().unwrap_or_default().to_owned();
    let mut found: Vec<_> = issues
        .iter()
        .map(|issue| (text(issue, "code"), text(issue, "field")))
        .collect();
    found.sort();
    found
}

/// What every issue must have: words of its language, and a remedy.
fn speaks(answer: &Json, lang: Lang) -> Result<(), String> {
    for issue in answer["issues"].as_array().unwrap() {
        common::speaks::speaks(issue, lang)?;
        if unfilled(&issue.to_string()) {
            return Err(format!("a place left open: {issue}"));
        }
    }
    Ok(())
}

/// Whether a place of the text was left open: `{0}`.
fn unfilled(words: &str) -> bool {
    words
        .split('{')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn problems_of(row: &Row) -> Vec<String> {
    let mut problems = Vec::new();
    let mut expect: Vec<(String, String)> = row
        .expect
        .iter()
        .map(|(code, field)| ((*code).to_owned(), field.clone()))
        .collect();
    expect.sort();
    for lang in [Lang::Zh, Lang::En] {
        let answer = ask(&row.claim, lang);
        if is_receipt(&answer) {
            problems.push(format!("{}: a receipt, not {expect:?}", row.what));
            continue;
        }
        let found = found(&answer);
        if found != expect {
            problems.push(format!(
                "{}: expected {expect:?}, found {found:?}",
                row.what
            ));
        }
        if let Err(problem) = speaks(&answer, lang) {
            problems.push(format!("{}: {problem}", row.what));
        }
    }
    problems
}

#[test]
fn the_claims_that_the_faults_are_put_into_are_sound() {
    for claim in [sound(), sound_sums()] {
        let answer = ask(&claim, Lang::En);
        assert!(is_receipt(&answer), "{answer:#}");
    }
}

#[test]
fn every_field_refuses_every_kind_of_fault() {
    let rows = rows();
    println!("{} faulty claims", rows.len());
    assert!(rows.len() > 1000, "only {} rows", rows.len());
    let problems: Vec<String> = rows.iter().flat_map(problems_of).collect();
    none(&problems);
}

#[test]
fn the_table_knows_every_field() {
    // Each record says which keys it has when it meets an unknown one: those must be the ones in the table.
    let records = [
        ("", sound()),
        ("person.", sound()),
        ("filing.", sound()),
        ("bill.", sound()),
        ("bill.lines[0].", sound()),
        ("yearToDate.", sound()),
        ("yearToDate.outpatient.", sound()),
        ("yearToDate.inpatient.", sound()),
        ("yearToDate.chronic.", sound()),
    ];
    for (record, claim) in records {
        let answer = ask(
            &with(
                &claim,
                &format!("{record}zzzzzzzzzzzz"),
                Some(Value::Bool(true)),
            ),
            Lang::En,
        );
        let remedy = answer["issues"][0]["remedy"].as_str().unwrap();
        let (_, named) = remedy.rsplit_once("are ").unwrap();
        let mut named: Vec<&str> = named.split(", ").collect();
        let mut listed: Vec<&str> = FIELDS
            .iter()
            .chain(SUMS)
            .filter_map(|field| field.path.strip_prefix(record))
            .filter(|rest| !rest.contains(['.', '[']))
            .collect();
        named.sort_unstable();
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(named, listed, "{record}");
    }
}

#[test]
fn what_is_null_or_left_out_counts_as_not_given() {
    for field in FIELDS.iter().filter(|field| !field.required) {
        let (absent, null) = (
            with(&sound(), field.path, None),
            with(&sound(), field.path, Some(Value::Null)),
        );
        let (absent, null) = (ask(&absent, Lang::En), ask(&null, Lang::En));
        assert_eq!(absent, null, "{}", field.path);
    }
}

#[test]
fn a_remedy_names_what_was_probably_meant() {
    for (path, given, near) in [
        ("person.scheme", json!("Employee"), "employee"),
        ("person.status", json!("retird"), "retired"),
        ("service", json!("in-patient"), "inpatient"),
        ("level", json!("tertiarytop"), "tertiary_top"),
        ("filing.category", json!("referal"), "referral"),
        (
            "filing.category",
            json!("longTermResident"),
            "long_term_resident",
        ),
        ("bill.lines[0].class", json!("b"), "B"),
        ("personalAccount", json!("1,234.50"), "1234.50"),
        ("personalAccount", json!("￥１２．５元"), "12.50"),
        ("date", json!("2026-02-30"), "2026-02-28"),
        ("date", json!("2026年3月4日"), "2026-03-04"),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let answer = ask(&with(&sound(), path, Some(value(&given))), lang);
            let remedy = answer["issues"][0]["remedy"].as_str().unwrap();
            let asks = lang.pick("是否想写", "Did you mean");
            assert!(
                remedy.starts_with(asks) && remedy.contains(near),
                "{path} {given}: {remedy}"
            );
        }
    }
    for (path, near) in [
        ("persno", "person"),
        ("bill.fullselfpay", "fullSelfPay"),
        ("bill.lines[0].price_limit", "priceLimit"),
    ] {
        let answer = ask(&with(&sound(), path, Some(Value::Bool(true))), Lang::En);
        assert_eq!(
            answer["issues"][0]["remedy"],
            format!("Did you mean {near}?"),
            "{path}"
        );
    }
    // What is near to nothing is answered with all there is.
    let answer = ask(
        &with(&sound(), "service", Some(value(&json!("dentistry")))),
        Lang::En,
    );
    assert_eq!(
        answer["issues"][0]["remedy"],
        "The values are outpatient, inpatient, chronic, pharmacy"
    );
}

#[test]
fn all_faults_come_back_together() {
    // Every leaf of the claim wrong at once.
    let mut claim = sound();
    let mut expect: Vec<(String, String)> = Vec::new();
    let leaf = |field: &&Field| !matches!(field.holds, Holds::List | Holds::Record | Holds::Names);
    for field in FIELDS.iter().filter(leaf) {
        common::ask::put(&mut claim, field.path, Some(Value::Map(Vec::new())));
        expect.push(("field.type".to_owned(), field.path.to_owned()));
    }
    expect.sort();
    assert_eq!(found(&ask(&claim, Lang::En)), expect);
    assert!(expect.len() >= 38, "{}", expect.len());

    // And an unknown key in every record besides.
    for record in [
        "",
        "person.",
        "filing.",
        "bill.",
        "bill.lines[0].",
        "yearToDate.",
        "yearToDate.outpatient.",
    ] {
        common::ask::put(
            &mut claim,
            &format!("{record}zzzzzzzz"),
            Some(Value::Bool(true)),
        );
        expect.push(("field.unknown".to_owned(), format!("{record}zzzzzzzz")));
    }
    expect.sort();
    assert_eq!(found(&ask(&claim, Lang::En)), expect);
}

#[test]
fn an_empty_claim_is_told_everything_that_it_lacks() {
    let missing = [
        "person",
        "insuredArea",
        "treatmentArea",
        "date",
        "service",
        "level",
        "bill",
    ];
    let mut expect: Vec<_> = missing
        .iter()
        .map(|key| ("field.missing".to_owned(), (*key).to_owned()))
        .collect();
    expect.sort();
    assert_eq!(found(&ask(&Value::Map(Vec::new()), Lang::En)), expect);
}

#[test]
fn fields_that_do_not_go_together_are_told_with_the_other_faults() {
    let mut claim = sound();
    for (path, new) in [
        ("admitted", json!("2026-03-11")),
        ("person.status", json!("student")),
        ("bill.total", json!("100.01")),
        ("personalAccount", json!("-1")),
    ] {
        common::ask::put(&mut claim, path, Some(value(&new)));
    }
    let expect = [
        ("amount.negative", "personalAccount"),
        ("bill.total_mismatch", "bill.total"),
        ("claim.admitted_after_date", "admitted"),
        ("person.status_scheme", "person.status"),
    ];
    let expect: Vec<_> = expect
        .iter()
        .map(|(code, field)| ((*code).to_owned(), (*field).to_owned()))
        .collect();
    assert_eq!(found(&ask(&claim, Lang::En)), expect);
}

#[test]
fn the_noise_of_binary_fractions_is_too_many_decimals() {
    for noise in [0.1 + 0.2 - 0.3, 1e-20, f64::MIN_POSITIVE] {
        let answer = ask(
            &with(&sound(), "personalAccount", Some(Value::Number(noise))),
            Lang::En,
        );
        assert_eq!(codes(&answer), ["amount.decimals"], "{noise}");
    }
}

#[test]
fn ten_thousand_lines_are_accepted_and_one_more_is_not() {
    let line = value(&json!({ "class": "A", "amount": "0.01" }));
    let bill = |lines: usize| {
        let lines = Value::List(vec![line.clone(); lines]);
        with(
            &sound(),
            "bill",
            Some(Value::Map(vec![("lines".to_owned(), lines)])),
        )
    };
    let most = ask(&bill(10_000), Lang::En);
    assert_eq!(most["total"], "100.00", "{most}");
    assert_eq!(
        found(&ask(&bill(10_001), Lang::En)),
        [("list.too_long".to_owned(), "bill.lines".to_owned())]
    );
}

#[test]
fn faults_without_end_are_told_up_to_a_limit() {
    let lines = Value::List(vec![Value::Map(Vec::new()); 10_000]);
    let claim = with(
        &sound(),
        "bill",
        Some(Value::Map(vec![("lines".to_owned(), lines)])),
    );
    let answer = ask(&claim, Lang::En);
    let told = answer["issues"].as_array().unwrap().len();
    assert!((100..=1000).contains(&told), "{told} issues");
    assert_eq!(answer["issues"][0]["field"], "bill.lines[0].amount");
}

#[test]
fn nested_without_end_is_an_error_and_no_overflow() {
    for depth in [65, 127, 200, 10_000, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}null{}", open.repeat(depth), close.repeat(depth));
            assert!(
                serde_json::from_str::<Value>(&text).is_err(),
                "{depth} × {open}"
            );
        }
    }
    let fine = format!("{}{}", "[".repeat(60), "]".repeat(60));
    let fine: Value = serde_json::from_str(&fine).unwrap();
    assert_eq!(codes(&ask(&fine, Lang::En)), ["field.type"]);
}

#[test]
fn what_is_no_claim_is_refused_whatever_it_is() {
    for given in [
        Value::Null,
        Value::Bool(true),
        Value::Number(f64::NAN),
        Value::Number(1.0),
        Value::Text("claim".to_owned()),
        Value::Text("x".repeat(4_000_000)),
        Value::List(Vec::new()),
        Value::List(vec![Value::Null; 20_000]),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let answer = ask(&given, lang);
            assert_eq!(codes(&answer), ["field.type"], "{given:.40?}");
            speaks(&answer, lang).unwrap();
        }
    }
}

#[test]
fn a_very_long_text_is_quoted_short() {
    let long = Value::Text("长".repeat(1_000_000));
    for path in [
        "service",
        "personalAccount",
        "date",
        "insuredArea",
        "bill.lines[0].class",
        "disease",
        "person.age",
    ] {
        let answer = ask(&with(&sound(), path, Some(long.clone())), Lang::Zh);
        let issue = &answer["issues"][0];
        let length = issue["message"].as_str().unwrap().chars().count();
        assert!(length < 120, "{path}: {length} characters");
    }
}

#[test]
fn a_very_long_key_is_quoted_short() {
    let claim = with(&sound(), &"k".repeat(100_000), Some(Value::Bool(true)));
    let answer = ask(&claim, Lang::En);
    assert_eq!(codes(&answer), ["field.unknown"]);
    let length = answer["issues"][0]["message"].as_str().unwrap().len();
    assert!(
        length < 120,
        "an unknown key of 100,000 letters is quoted with {length}"
    );
    // And without what would upset a terminal or a log.
    let answer = ask(
        &with(&sound(), "a\u{1f}\u{1b}b", Some(Value::Bool(true))),
        Lang::En,
    );
    speaks(&answer, Lang::En).unwrap();
}

#[test]
fn below_zero_is_negative_however_far() {
    for number in [-1e14, -1e15, -1e300, f64::NEG_INFINITY] {
        let answer = ask(
            &with(&sound(), "personalAccount", Some(Value::Number(number))),
            Lang::En,
        );
        assert_eq!(codes(&answer), ["amount.negative"], "{number}");
    }
}

#[test]
fn a_bill_of_no_lines_is_empty() {
    let bill = value(&json!({ "lines": [] }));
    let answer = ask(&with(&sound(), "bill", Some(bill)), Lang::En);
    assert!(!is_receipt(&answer), "{answer:#}");
    assert_eq!(codes(&answer), ["bill.empty"]);
}

#[test]
fn the_year_of_any_receipt_can_be_given_to_the_next_claim() {
    let most = with(
        &sound(),
        "yearToDate.admissions",
        Some(Value::Number(999.0)),
    );
    let year = value(&ask(&most, Lang::En)["yearToDate"]);
    let answer = ask(&with(&sound(), "yearToDate", Some(year)), Lang::En);
    assert!(is_receipt(&answer), "{answer:#}");
}

#[test]
fn a_key_given_twice_is_refused() {
    let claim = serde_json::to_string(&json!({
        "person": { "scheme": "employee", "status": "working" }, "insuredArea": "110000", "treatmentArea": "110000",
        "date": "2026-03-10", "service": "inpatient", "level": "tertiary", "bill": { "total": 1 }
    }))
    .unwrap();
    let twice = claim.replace("\"total\":1", "\"total\":1,\"total\":2");
    assert_ne!(claim, twice);
    let given: Value = serde_json::from_str(&twice).unwrap();
    let answer = ask(&given, Lang::En);
    assert!(
        !is_receipt(&answer),
        "settled with one of two totals: {}",
        answer["total"]
    );
    // The names of supplements are keys too: one of the two is used, and both are handed on.
    let paid: Value =
        serde_json::from_str(r#"{ "大病保险": "1.00", "大病保险": "2.00" }"#).unwrap();
    let answer = ask(
        &with(&sound(), "yearToDate.supplementPaid", Some(paid)),
        Lang::En,
    );
    assert!(
        !is_receipt(&answer),
        "settled with one of two amounts: {}",
        answer["yearToDate"]["supplementPaid"]
    );
}
