//! Clearing sheets and the advance fund: the tables, the laws of sums, and input that is not understood.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{fen, value};
use common::clearing::{advance, advances, list, sheet, sheets};
use common::decide::{Row, both, check, ok_means_no_error, same_issues, sources_are_told};
use common::golden;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use yidi::issue::Lang;
use yidi::reading::Value;

/// Whether everything written in `wanted` stands in `found`; lists are compared whole.
fn holds(wanted: &Json, found: &Json) -> bool {
    match (wanted, found) {
        (Json::Object(wanted), found) => {
            wanted.iter().all(|(key, value)| holds(value, &found[key]))
        }
        (Json::Array(wanted), Json::Array(found)) => {
            wanted.len() == found.len() && wanted.iter().zip(found).all(|(w, f)| holds(w, f))
        }
        _ => wanted == found,
    }
}

fn compare(row: &Row, found: &Json, problems: &mut Vec<String>) {
    for (key, wanted) in row.expect() {
        let same = match key.as_str() {
            "issues" => same_issues(wanted, found, true),
            "due" => *wanted == due(found),
            "absentInRows" => {
                let rows = found["rows"].as_array().unwrap();
                let absent = |key: &Json| {
                    rows.iter()
                        .all(|row| row.get(key.as_str().unwrap()).is_none())
                };
                wanted.as_array().unwrap().iter().all(absent)
            }
            key => holds(wanted, &found[key]),
        };
        if !same {
            problems.push(format!("{key}: wanted {wanted}, found {found}"));
        }
    }
}

/// What is due: by which day, or else in how many working days.
fn due(answer: &Json) -> Json {
    let mut all = Map::new();
    for one in answer["due"].as_array().expect("due") {
        let (by, days) = (&one["by"], &one["workingDays"]);
        assert_ne!(by.is_null(), days.is_null(), "either or: {one}");
        let when = if by.is_null() { days } else { by };
        let what = one["what"].as_str().unwrap().to_owned();
        assert!(all.insert(what, when.clone()).is_none(), "twice: {one}");
        assert_eq!(one["evidence"], "official");
        assert!(!one["documents"].as_array().unwrap().is_empty(), "{one}");
    }
    Json::Object(all)
}

#[test]
fn sheets_are_as_reckoned() {
    check(&sheets(), 30, |row| {
        let mut problems = Vec::new();
        let given = list(row);
        let found = sheet(&given, Lang::En);
        // Places and supplements keep their own names in either language.
        both(&mut problems, |lang| {
            let mut words = sheet(&given, lang);
            assert_eq!(words["rows"], found["rows"]);
            words["rows"].take();
            words
        });
        ok_means_no_error(&found, &mut problems);
        sources_are_told(&found, "documents", &mut problems);
        adds_up(&found);
        compare(row, &found, &mut problems);
        problems
    });
}

#[test]
fn alarms_and_dates_are_as_the_articles_say() {
    check(&advances(), 20, |row| {
        let mut problems = Vec::new();
        let state = row.asked("state");
        let found = both(&mut problems, |lang| advance(&state, lang));
        if found["ok"] == true {
            sources_are_told(&found, "documents", &mut problems);
            assert_eq!(found["alarmDocuments"], json!(["cn2#23"]));
        }
        compare(row, &found, &mut problems);
        problems
    });
}

/// That the rows add up to the sheet, and each row within itself.
fn adds_up(sheet: &Json) {
    let rows = sheet["rows"].as_array().unwrap();
    let sum = |key: &str| rows.iter().map(|row| fen(&row[key])).sum::<i64>();
    assert_eq!(sum("total"), fen(&sheet["total"]));
    assert_eq!(sum("fundTotal"), fen(&sheet["fundTotal"]));
    let cases: i64 = rows.iter().map(|row| row["cases"].as_i64().unwrap()).sum();
    assert_eq!(json!(cases), sheet["cases"]);
    for row in rows {
        let by = row["bySupplement"].as_array().unwrap();
        let supplements: i64 = by.iter().map(|one| fen(&one["amount"])).sum();
        assert_eq!(supplements, fen(&row["supplements"]), "{row}");
        let parts = fen(&row["pooledFund"]) + supplements;
        assert_eq!(parts, fen(&row["fundTotal"]), "{row}");
    }
}

/// Receipts as `estimate` answers them; what is summed does not hang on the place of treatment, so all are taken.
fn receipts() -> Vec<Json> {
    let cases = golden::cases();
    let answers = cases.iter().map(|case| golden::answer(case, Lang::En));
    let mut receipts: Vec<Json> = answers.filter(|answer| answer["ok"] == true).collect();
    for receipt in &mut receipts {
        receipt["crossProvince"] = json!(true);
    }
    assert!(receipts.len() > 300, "only {} receipts", receipts.len());
    receipts
}

/// What takes a receipt back: its amounts negated.
fn reversal(receipt: &Json, place: usize) -> Json {
    let back = |amount: &Json| json!(format!("-{}", amount.as_str().unwrap()));
    let mut taken = json!({ "ok": true, "reverses": place });
    for key in ["insuredArea", "crossProvince", "scheme", "date"] {
        taken[key] = receipt[key].clone();
    }
    for key in [
        "total",
        "pooledFund",
        "fundTotal",
        "personTotal",
        "personalAccount",
        "cash",
    ] {
        taken[key] = back(&receipt[key]);
    }
    taken["supplements"] = receipt["supplements"].clone();
    for paid in taken["supplements"].as_array_mut().unwrap() {
        paid["amount"] = back(&paid["amount"]);
    }
    taken
}

#[test]
fn the_receipts_of_estimate_are_cleared_to_the_fen() {
    let receipts = receipts();
    let found = sheet(&json!(receipts), Lang::En);
    assert_eq!((&found["ok"], &found["leftOut"]), (&json!(true), &json!(0)));
    adds_up(&found);
    // Reckoned again in whole fen, row by row.
    let mut wanted: BTreeMap<(&str, &str), (i64, i64)> = BTreeMap::new();
    for receipt in &receipts {
        let key = |key: &str| receipt[key].as_str().unwrap();
        let row = wanted
            .entry((key("insuredArea"), key("scheme")))
            .or_default();
        row.0 += 1;
        row.1 += fen(&receipt["fundTotal"]);
    }
    let rows = found["rows"].as_array().unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            let key = |key: &str| row[key].as_str().unwrap();
            let sums = (row["cases"].as_i64().unwrap(), fen(&row["fundTotal"]));
            ((key("insuredArea"), key("scheme")), sums)
        })
        .collect();
    assert_eq!(told, wanted.into_iter().collect::<Vec<_>>());
    // Taken back again, nothing is owed.
    let mut all = receipts.clone();
    all.extend(
        receipts
            .iter()
            .enumerate()
            .map(|(at, one)| reversal(one, at)),
    );
    let nothing = sheet(&json!(all), Lang::En);
    assert_eq!(nothing["ok"], true, "{}", nothing["issues"]);
    adds_up(&nothing);
    for row in nothing["rows"].as_array().unwrap() {
        assert_eq!(
            (&row["cases"], &row["fundTotal"], &row["total"]),
            (&json!(0), &json!("0.00"), &json!("0.00"))
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    /// The order of the list does not matter, and a receipt more is its own amounts more.
    #[test]
    fn sheets_are_sums(picked in prop::collection::vec(0..100_usize, 1..30)) {
        static RECEIPTS: std::sync::LazyLock<Vec<Json>> = std::sync::LazyLock::new(receipts);
        let list: Vec<Json> = picked.iter().map(|at| RECEIPTS[*at].clone()).collect();
        let (mut backwards, less) = (list.clone(), &list[1..]);
        backwards.reverse();
        let whole = sheet(&json!(list), Lang::En);
        let told = |sheet: &Json| {
            let rows = sheet["rows"].as_array().unwrap();
            let keys = ["insuredArea", "scheme", "cases", "total", "pooledFund", "supplements", "fundTotal", "evidence"];
            rows.iter().map(|row| keys.map(|key| row[key].clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&whole), told(&sheet(&json!(backwards), Lang::En)));
        let before = sheet(&json!(less), Lang::En);
        prop_assert_eq!(fen(&before["fundTotal"]) + fen(&list[0]["fundTotal"]), fen(&whole["fundTotal"]));
        prop_assert_eq!(fen(&before["total"]) + fen(&list[0]["total"]), fen(&whole["total"]));
    }

    /// The alarm goes by the exact share, whatever prints.
    #[test]
    fn alarms_are_exact(quota in 1..100_000_000_000_i64, cleared in 0..100_000_000_000_i64) {
        let text = |fen: i64| common::ask::yuan(fen);
        let state = json!({ "quota": text(quota), "cleared": text(cleared), "month": "2026-03" });
        let alarm = match (i128::from(cleared) * 10, i128::from(quota)) {
            (ten, quota) if ten >= 9 * quota => "red",
            (ten, quota) if ten >= 7 * quota => "yellow",
            _ => "none",
        };
        prop_assert_eq!(&advance(&state, Lang::En)["alarm"], alarm);
    }

    /// Nothing that is put into a receipt stops the rest from being summed.
    #[test]
    fn one_bad_receipt_spoils_no_other(key in "[a-zA-Z]{1,9}|ok|total|supplements|reverses|date", bad in "\\PC{0,12}", at in 0..3_usize) {
        let sound = list(&sheets()[0])[0].clone();
        let mut all = vec![sound.clone(), sound.clone(), sound];
        all[at][&key] = json!(bad);
        let found = sheet(&json!(all), Lang::En);
        adds_up(&found);
        let summed = 3 - found["leftOut"].as_i64().unwrap();
        prop_assert!(summed >= 2 && found["cases"] == json!(summed), "{}", found);
    }
}

#[test]
fn long_lists_are_summed_to_the_limit() {
    let receipt = value(&list(&sheets()[0])[0]);
    let sum = |count: usize| yidi::clearing(&Value::List(vec![receipt.clone(); count]), Lang::En);
    let most = sum(100_000);
    assert!(most.ok);
    assert_eq!(
        (most.cases, &*most.fund_total.text()),
        (100_000, "1589500000.00")
    );
    let more = sum(100_001);
    assert_eq!(
        (more.ok, more.cases, more.issues[0].code),
        (false, 0, "list.too_long")
    );
}

#[test]
fn what_is_left_out_is_counted_even_where_it_is_no_longer_told() {
    let sound = list(&sheets()[0])[0].clone();
    let mut faulty = sound.clone();
    faulty["total"] = json!("1.00");
    let mut home = sound.clone();
    home["crossProvince"] = json!(false);
    let mut all = vec![faulty; 250];
    all.extend(vec![json!({ "ok": false, "issues": [] }); 13]);
    all.extend(vec![home; 12]);
    all.push(sound);
    let found = sheet(&json!(all), Lang::En);
    assert_eq!(
        (&found["ok"], &found["leftOut"], &found["cases"]),
        (&json!(false), &json!(275), &json!(1))
    );
    assert_eq!(found["issues"].as_array().unwrap().len(), 202);
    let told = |at: usize| found["issues"][at]["message"].as_str().unwrap();
    assert!(
        told(200).starts_with("13 ") && told(200).ends_with("[261] …"),
        "{}",
        told(200)
    );
    assert!(
        told(201).starts_with("12 ") && told(201).ends_with("[274]"),
        "{}",
        told(201)
    );
}

#[test]
fn months_are_named_up_to_a_dozen() {
    let sound = list(&sheets()[0])[0].clone();
    let in_month = |n: usize| {
        let mut one = sound.clone();
        one["date"] = json!(format!("{}-{:02}-05", 2026 - n / 12, n % 12 + 1));
        one
    };
    for (count, ends) in [(12, "2026-12"), (13, " …"), (40, " …")] {
        let all: Vec<Json> = (0..count).map(in_month).collect();
        let found = sheet(&json!(all), Lang::Zh);
        let message = found["issues"][0]["message"].as_str().unwrap();
        assert_eq!(message.matches("20").count(), 12, "{message}");
        assert!(message.contains(ends), "{message}");
    }
}

#[test]
fn supplements_without_end_are_refused() {
    let sound = list(&sheets()[0])[0].clone();
    let paid = |from: usize, count: usize| -> Json {
        let one = |n| json!({ "name": format!("补充{n}"), "kind": "self_pay", "amount": 0 });
        let mut receipt = sound.clone();
        receipt["supplements"] = (from..from + count).map(one).collect();
        receipt
    };
    let ask = |all: Json| sheet(&all, Lang::En);
    assert_eq!(ask(json!([paid(0, 64), paid(0, 64)]))["ok"], true);
    for (all, at) in [
        (json!([paid(0, 65)]), "[0].supplements"),
        (json!([paid(0, 64), paid(64, 1)]), "[1].supplements"),
    ] {
        let found = ask(all);
        assert_eq!(found["leftOut"], 1);
        assert_eq!(
            (&found["issues"][0]["code"], &found["issues"][0]["field"]),
            (&json!("list.too_long"), &json!(at))
        );
        adds_up(&found);
    }
}
