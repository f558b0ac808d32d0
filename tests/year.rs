//! A year of claims: golden sums, faults, reversals, and the laws that tie it to single estimates.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, codes, fen, is_receipt, value, with};
use common::draw;
use common::laws::{for_all, wrong};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;
use serde_json::{Value as Json, json};
use std::cell::Cell;
use std::collections::BTreeMap;
use yidi::issue::Lang;
use yidi::reading::Value;
use yidi::{clearing, simulate_year};

fn year_of(claims: &Value, lang: Lang) -> Json {
    match simulate_year(claims, lang) {
        Ok(year) => serde_json::to_value(year).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

fn year(claims: &Json) -> Json {
    year_of(&value(claims), Lang::En)
}

/// An admission of a working employee of Beijing at home: 1300 first, 650 each later time, then 85 %.
fn stay(date: &str, total: &str) -> Json {
    json!({
        "person": { "scheme": "employee", "status": "working", "age": 45 }, "insuredArea": "110000", "treatmentArea": "110000",
        "date": date, "service": "inpatient", "level": "tertiary", "bill": { "total": total }
    })
}

fn back(reverses: usize, date: &str) -> Json {
    json!({ "reverses": reverses, "date": date })
}

/// The code of each failed entry, none for the others.
fn outcomes(year: &Json) -> Vec<String> {
    let answers = year["receipts"].as_array().unwrap();
    answers
        .iter()
        .map(|answer| match is_receipt(answer) {
            true => String::new(),
            false => codes(answer).join(" "),
        })
        .collect()
}

fn warned(answer: &Json, code: &str) -> bool {
    let warnings = answer["warnings"].as_array().unwrap();
    warnings.iter().any(|issue| issue["code"] == code)
}

#[test]
fn each_claim_is_settled_on_what_the_earlier_ones_left() {
    let year = year(&json!([
        stay("2026-05-01", "20000"),
        stay("2026-02-01", "10000"),
        stay("2027-01-01", "20000"),
    ]));
    assert_eq!(year["order"], json!([1, 0, 2]));
    // (10000 − 1300) × 85 % = 7395; (20000 − 650) × 85 % = 16447.50; and 2027 begins anew: (20000 − 1300) × 85 % = 15895.
    let funds: Vec<&Json> = year["receipts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| &r["fundTotal"])
        .collect();
    assert_eq!(funds, ["16447.50", "7395.00", "15895.00"]);
    assert_eq!(year["fundTotal"], "39737.50");
    assert_eq!(
        (&year["total"], &year["personTotal"], &year["cash"]),
        (&json!("50000.00"), &json!("10262.50"), &json!("10262.50"))
    );
    let years = year["years"].as_array().unwrap();
    assert_eq!(years.len(), 2);
    assert_eq!(
        (
            &years[0]["year"],
            &years[0]["settled"],
            &years[0]["fundTotal"]
        ),
        (&json!(2026), &json!(2), &json!("23842.50"))
    );
    assert_eq!(years[0]["yearToDate"], year["receipts"][0]["yearToDate"]);
    assert_eq!(
        (
            &years[1]["insuredArea"],
            &years[1]["scheme"],
            &years[1]["year"]
        ),
        (&json!("110000"), &json!("employee"), &json!(2027))
    );
    assert_eq!(years[1]["yearToDate"]["admissions"], 1);
}

#[test]
fn the_list_itself_may_be_wrong() {
    for (list, code) in [
        (json!({}), "field.type"),
        (json!(null), "field.type"),
        (json!("x"), "field.type"),
    ] {
        assert_eq!(codes(&year(&list)), [code]);
    }
    let many = |n| Json::Array(vec![stay("2026-01-01", "1"); n]);
    assert_eq!(codes(&year(&many(1001))), ["list.too_long"]);
    let full = year(&many(1000));
    assert_eq!(full["years"][0]["settled"], 1000);
    assert_eq!(full["years"][0]["yearToDate"]["admissions"], 999);
    let none = year(&json!([]));
    assert_eq!(
        (
            &none["ok"],
            &none["receipts"],
            &none["years"],
            &none["cash"]
        ),
        (&json!(true), &json!([]), &json!([]), &json!("0.00"))
    );
}

#[test]
fn the_year_so_far_stands_with_its_first_claim() {
    let seen = json!({ "admissions": 1, "inpatient": { "pooledPaid": "1000" } });
    let mut first = stay("2026-02-01", "10000");
    first["yearToDate"] = seen.clone();
    let mut second = stay("2026-03-01", "10000");
    let sound = year(&json!([second, first]));
    // (10000 − 650) × 85 %, twice.
    assert_eq!(sound["fundTotal"], "15895.00");
    assert_eq!(
        sound["years"][0]["yearToDate"]["inpatient"]["pooledPaid"],
        "16895.00"
    );
    second["yearToDate"] = seen;
    let contradicted = year(&json!([
        second,
        first,
        stay("2026-04-01", "1"),
        stay("2025-04-01", "1")
    ]));
    assert_eq!(
        outcomes(&contradicted),
        ["year.counters_given", "", "year.earlier_failed", ""]
    );
    assert_eq!(
        contradicted["receipts"][0]["issues"][0]["field"],
        "yearToDate"
    );
    assert!(
        contradicted["receipts"][2]["issues"][0]["message"]
            .as_str()
            .unwrap()
            .contains("[0]")
    );
    assert_eq!(contradicted["years"].as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_settled_stops_its_year_and_no_other() {
    let mut bad = stay("2026-02-01", "10000");
    bad["level"] = json!("grand");
    let mut elsewhere = stay("2026-03-01", "10000");
    elsewhere["insuredArea"] = json!("310000");
    elsewhere["treatmentArea"] = json!("310000");
    let list = json!([
        stay("2026-01-01", "5000"),
        bad,
        stay("2026-03-01", "5000"),
        elsewhere,
        stay("2027-01-01", "5000")
    ]);
    let answer = year(&list);
    assert_eq!(
        outcomes(&answer),
        ["", "field.choice", "year.earlier_failed", "", ""]
    );
    assert_eq!(answer["order"], json!([0, 1, 2, 3, 4]));
    // Faults of its own are told together with it.
    let mut both = stay("2026-03-01", "5000");
    both["person"]["status"] = Json::Null;
    let answer = year(&json!([list[1], both]));
    assert_eq!(
        outcomes(&answer),
        ["field.choice", "year.earlier_failed claim.input_needed"]
    );
    // Rules that refuse it stop the year as well.
    let mut refused = stay("2026-01-01", "5000");
    refused["allowCompiled"] = json!(false);
    refused["service"] = json!("chronic");
    refused["disease"] = json!("M00500");
    let answer = year(&json!([refused, stay("2026-01-02", "5000")]));
    if !is_receipt(&answer["receipts"][0]) {
        assert_eq!(outcomes(&answer)[1], "year.earlier_failed");
        assert_eq!(answer["years"], json!([]));
    }
    // What does not say when it was may have been before any of its insurance, what says nothing before all.
    let mut undated = stay("", "5000");
    undated["date"] = json!("2026-02-31");
    let answer = year(&json!([stay("2026-01-01", "5000"), undated, list[3]]));
    assert_eq!(
        outcomes(&answer),
        ["year.earlier_failed", "date.invalid", ""]
    );
    assert_eq!(answer["order"], json!([1, 0, 2]));
    let answer = year(&json!([stay("2026-01-01", "5000"), 5]));
    assert_eq!(outcomes(&answer), ["year.earlier_failed", "field.type"]);
    assert_eq!(answer["fundTotal"], "0.00");
}

#[test]
fn another_insurance_begins_at_zero_and_says_so() {
    let mut moved = stay("2026-06-01", "10000");
    moved["insuredArea"] = json!("310000");
    let mut again = moved.clone();
    again["date"] = json!("2026-07-01");
    let mut next = moved.clone();
    next["date"] = json!("2027-01-01");
    let year = year(&json!([
        stay("2026-01-01", "10000"),
        moved,
        again,
        next,
        stay("2026-08-01", "10000")
    ]));
    let receipts = year["receipts"].as_array().unwrap();
    let told: Vec<bool> = receipts
        .iter()
        .map(|receipt| warned(receipt, "year.insurance_changed"))
        .collect();
    assert_eq!(told, [false, true, false, false, false]);
    let mut alone = moved_alone();
    alone["date"] = json!("2026-06-01");
    assert_eq!(
        receipts[1]["fundTotal"],
        ask(&value(&alone), Lang::En)["fundTotal"]
    );
    assert_eq!(receipts[4]["yearToDate"]["admissions"], 2);
    assert_eq!(year["years"].as_array().unwrap().len(), 3);
}

fn moved_alone() -> Json {
    let mut moved = stay("2026-06-01", "10000");
    moved["insuredArea"] = json!("310000");
    moved
}

#[test]
fn a_reversal_takes_off_what_its_claim_added() {
    let year = year(&json!([
        stay("2026-01-01", "10000"),
        back(0, "2026-02-01"),
        stay("2026-03-01", "10000"),
    ]));
    assert_eq!(outcomes(&year), ["", "", ""]);
    let reversed = &year["receipts"][1];
    assert_eq!(
        (
            &reversed["reverses"],
            &reversed["date"],
            &reversed["insuredArea"],
            &reversed["scheme"]
        ),
        (
            &json!(0),
            &json!("2026-02-01"),
            &json!("110000"),
            &json!("employee")
        )
    );
    assert_eq!(
        (
            &reversed["total"],
            &reversed["fundTotal"],
            &reversed["pooledFund"],
            &reversed["personTotal"],
            &reversed["cash"],
            &reversed["personalAccount"]
        ),
        (
            &json!("-10000.00"),
            &json!("-7395.00"),
            &json!("-7395.00"),
            &json!("-2605.00"),
            &json!("-2605.00"),
            &json!("0.00")
        )
    );
    assert_eq!(reversed["yearToDate"]["admissions"], 0);
    assert_eq!(
        reversed["yearToDate"]["inpatient"],
        json!({ "inScope": "0.00", "deductiblePaid": "0.00", "pooledPaid": "0.00" })
    );
    assert_eq!(reversed["warnings"], json!([]));
    // The next one is the first admission again.
    assert_eq!(year["receipts"][2]["fundTotal"], "7395.00");
    assert_eq!(
        (&year["fundTotal"], &year["years"][0]["settled"]),
        (&json!("7395.00"), &json!(1))
    );
    let supplements = reversed["supplements"].as_array().unwrap();
    assert_eq!(
        supplements.len(),
        year["receipts"][0]["supplements"].as_array().unwrap().len()
    );
}

#[test]
fn what_was_settled_meanwhile_keeps_its_receipt() {
    let year = year(&json!([
        stay("2026-01-01", "10000"),
        stay("2026-02-01", "10000"),
        back(0, "2026-03-01"),
        back(1, "2026-03-01"),
        stay("2026-03-01", "10000"),
    ]));
    // The claim of the day goes first.
    assert_eq!(year["order"], json!([0, 1, 4, 2, 3]));
    let first = &year["receipts"][2];
    assert!(warned(first, "year.settled_meanwhile"));
    assert!(
        first["warnings"][0]["message"]
            .as_str()
            .unwrap()
            .contains("[1], [4]"),
        "{first}"
    );
    assert_eq!(first["yearToDate"]["admissions"], 2);
    // What has itself been taken back is not named.
    assert!(
        year["receipts"][3]["warnings"][0]["message"]
            .as_str()
            .unwrap()
            .contains("[4]")
    );
    assert_eq!(year["receipts"][4]["fundTotal"], "7947.50");
    assert_eq!(year["years"][0]["settled"], 1);
    assert_eq!(year["fundTotal"], "7947.50");
    // A reversal of the next year takes off its claim's year.
    let later = self::year(&json!([
        stay("2026-12-01", "10000"),
        stay("2027-01-01", "10000"),
        back(0, "2027-02-01")
    ]));
    assert!(!warned(&later["receipts"][2], "year.settled_meanwhile"));
    assert_eq!(
        (&later["years"][0]["cash"], &later["years"][1]["fundTotal"]),
        (&json!("0.00"), &json!("7395.00"))
    );
}

#[test]
fn a_reversal_must_have_its_claim() {
    let first = stay("2026-02-01", "10000");
    let mut bad = first.clone();
    bad["level"] = json!("grand");
    for (list, at, code, field) in [
        (
            json!([first, back(2, "2026-03-01")]),
            1,
            "year.reverses_unknown",
            "reverses",
        ),
        (
            json!([first, back(1, "2026-03-01")]),
            1,
            "year.reverses_unknown",
            "reverses",
        ),
        (
            json!([first, back(0, "2026-03-01"), back(1, "2026-03-02")]),
            2,
            "year.reverses_unknown",
            "reverses",
        ),
        (
            json!([first, back(0, "2026-03-01"), back(0, "2026-03-02")]),
            2,
            "year.reversed_twice",
            "reverses",
        ),
        // The earlier one counts, wherever it stands.
        (
            json!([first, back(0, "2026-03-02"), back(0, "2026-03-01")]),
            1,
            "year.reversed_twice",
            "reverses",
        ),
        (
            json!([first, back(0, "2026-01-31")]),
            1,
            "year.reversal_before",
            "date",
        ),
        (
            json!([bad, back(0, "2026-03-01")]),
            1,
            "year.earlier_failed",
            "reverses",
        ),
        (
            json!([first, { "reverses": "0", "date": "2026-03-01" }]),
            1,
            "field.type",
            "reverses",
        ),
        (
            json!([first, { "reverses": 0 }]),
            1,
            "field.missing",
            "date",
        ),
        (
            json!([first, { "reverses": 0.5, "date": "2026-03-01" }]),
            1,
            "number.range",
            "reverses",
        ),
        (
            json!([first, { "reverses": 0, "date": "2026-03-01", "amount": 5 }]),
            1,
            "field.unknown",
            "amount",
        ),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let year = year_of(&value(&list), lang);
            let answer = &year["receipts"][at];
            assert_eq!(codes(answer), [code], "{list}");
            assert_eq!(answer["issues"][0]["field"], field, "{list}");
        }
        // It takes nothing off.
        let sound = year(&list);
        if is_receipt(&sound["receipts"][0]) {
            let taken = outcomes(&sound)
                .iter()
                .filter(|code| code.is_empty())
                .count()
                > 1;
            assert_eq!(
                sound["fundTotal"],
                if taken { "0.00" } else { "7395.00" },
                "{list}"
            );
        }
    }
    assert_eq!(
        outcomes(&year(&json!([back(1, "2026-02-01"), first]))),
        ["", ""],
        "a claim may stand after its reversal"
    );
}

type Checked = Result<(), TestCaseError>;

/// Claims of a few insured people, most of them of the same year.
fn claims() -> BoxedStrategy<Vec<Json>> {
    let mut offer = draw::offer();
    offer.areas.truncate(1);
    let claim = draw::claim(&offer);
    (
        vec(claim, 1..7),
        vec((2025..=2026, 1..=12, 1..=4), 7),
        any::<bool>(),
    )
        .prop_map(|(mut claims, days, same)| {
            let person = claims[0]["person"].clone();
            for (claim, (year, month, day)) in claims.iter_mut().zip(days) {
                claim["date"] = json!(format!("{year}-{month:02}-{day:02}"));
                claim["admitted"] = Json::Null;
                claim["yearToDate"] = Json::Null;
                if same {
                    claim["person"] = person.clone();
                }
            }
            claims
        })
        .boxed()
}

fn key(claim: &Json) -> (String, String) {
    let year = claim["date"].as_str().unwrap()[..4].to_owned();
    (year, claim["person"]["scheme"].as_str().unwrap().to_owned())
}

fn cases() -> u32 {
    let given = std::env::var("PROPTEST_CASES").ok();
    given.and_then(|text| text.parse().ok()).unwrap_or(300)
}

/// The receipt but for what only a list can tell.
fn plain(receipt: &Json) -> Json {
    let mut plain = receipt.clone();
    if let Some(warnings) = plain["warnings"].as_array_mut() {
        warnings.retain(|issue| issue["code"] != "year.insurance_changed");
    }
    plain
}

#[test]
fn one_claim_is_an_estimate() {
    for_all(cases(), draw::claim(&draw::offer()), |claim| {
        let claim = value(&claim);
        let year = year_of(&Value::List(vec![claim.clone()]), Lang::Zh);
        let alone = ask(&claim, Lang::Zh);
        prop_assert_eq!(&year["receipts"][0], &alone);
        if is_receipt(&alone) {
            prop_assert_eq!(&year["years"][0]["yearToDate"], &alone["yearToDate"]);
            for sum in [
                "total",
                "fundTotal",
                "personTotal",
                "personalAccount",
                "cash",
            ] {
                prop_assert_eq!(&year[sum], &alone[sum]);
                prop_assert_eq!(&year["years"][0][sum], &alone[sum]);
            }
        }
        Ok(())
    });
}

#[test]
fn a_year_is_its_claims_one_by_one() {
    for_all(cases(), claims(), |claims| {
        let year = year(&json!(claims));
        let order: Vec<usize> = year["order"]
            .as_array()
            .unwrap()
            .iter()
            .map(|n| n.as_u64().unwrap() as usize)
            .collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..claims.len()).collect::<Vec<_>>());
        let mut ledgers: Vec<((String, String), Option<Json>)> = Vec::new();
        let mut sums = [0_i64; 3];
        let mut last = String::new();
        for n in order {
            let mut claim = claims[n].clone();
            let date = claim["date"].as_str().unwrap().to_owned();
            prop_assert!(last <= date);
            last = date;
            let at = ledgers
                .iter()
                .position(|(known, _)| *known == key(&claim))
                .unwrap_or_else(|| {
                    ledgers.push((key(&claim), Some(Json::Null)));
                    ledgers.len() - 1
                });
            let answer = &year["receipts"][n];
            let Some(seen) = ledgers[at].1.clone() else {
                prop_assert_eq!(&codes(answer)[0], "year.earlier_failed");
                continue;
            };
            claim["yearToDate"] = seen;
            let alone = ask(&value(&claim), Lang::En);
            prop_assert_eq!(&plain(answer), &alone);
            ledgers[at].1 = is_receipt(&alone).then(|| alone["yearToDate"].clone());
            if is_receipt(&alone) {
                for (sum, name) in sums.iter_mut().zip(["fundTotal", "personTotal", "cash"]) {
                    *sum += fen(&alone[name]);
                }
            }
        }
        for (sum, name) in sums.iter().zip(["fundTotal", "personTotal", "cash"]) {
            prop_assert_eq!(*sum, fen(&year[name]));
        }
        // The last receipt of a ledger is its year.
        for entry in year["years"].as_array().unwrap() {
            let of = (
                entry["year"].to_string(),
                entry["scheme"].as_str().unwrap().to_owned(),
            );
            let (_, seen) = ledgers.iter().find(|(known, _)| *known == of).unwrap();
            if let Some(seen) = seen {
                prop_assert_eq!(seen, &entry["yearToDate"]);
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_the_list_does_not_matter() {
    for_all(
        cases(),
        (claims(), any::<Index>()).boxed(),
        |(mut claims, turn)| {
            // Another day for each: claims of the same day are settled as they stand.
            for (n, claim) in claims.iter_mut().enumerate() {
                claim["date"] = json!(format!("2026-{:02}-{:02}", (n * 5) % 7 + 1, n + 1));
            }
            let one = year(&json!(claims));
            let turn = turn.index(claims.len());
            let mut turned = claims.clone();
            turned.rotate_left(turn);
            let other = year(&json!(turned));
            // Failures name places, and those have changed.
            if outcomes(&one).iter().any(|code| code.contains("year.")) {
                return Ok(());
            }
            for n in 0..claims.len() {
                let m = (n + claims.len() - turn) % claims.len();
                prop_assert_eq!(&one["receipts"][n], &other["receipts"][m]);
            }
            for sum in [
                "total",
                "fundTotal",
                "personTotal",
                "personalAccount",
                "cash",
                "years",
            ] {
                prop_assert_eq!(&one[sum], &other[sum]);
            }
            Ok(())
        },
    );
}

/// Counters with every zero left out.
fn counted(year: &Json) -> Json {
    match year {
        Json::Object(entries) => {
            let counted = entries
                .iter()
                .map(|(key, value)| (key.clone(), counted(value)));
            Json::Object(
                counted
                    .filter(|(_, value)| {
                        *value != json!("0.00") && *value != json!(0) && *value != json!({})
                    })
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

#[test]
fn a_claim_taken_back_at_once_leaves_no_trace() {
    for_all(cases(), (claims(), claims()).boxed(), |(claims, others)| {
        let mut extra = others[0].clone();
        let day = claims[0]["date"].clone();
        extra["date"] = day.clone();
        let mut with_extra = vec![extra];
        let reversal = back(0, day.as_str().unwrap());
        // Alone: nothing is left but zeros.
        let alone = year(&json!([with_extra[0], reversal]));
        if !is_receipt(&alone["receipts"][0]) {
            return Ok(());
        }
        for sum in [
            "total",
            "fundTotal",
            "personTotal",
            "personalAccount",
            "cash",
        ] {
            prop_assert_eq!(&alone[sum], "0.00");
        }
        prop_assert_eq!(counted(&alone["years"][0]["yearToDate"]), json!({}));
        prop_assert_eq!(&alone["years"][0]["settled"], 0);
        // Among others, on a day before all of them.
        with_extra[0]["date"] = json!(format!("{}-01-01", &day.as_str().unwrap()[..4]));
        with_extra.push(back(0, with_extra[0]["date"].as_str().unwrap()));
        let others: Vec<Json> = claims
            .iter()
            .filter(|claim| {
                claim["date"].as_str() > with_extra[0]["date"].as_str()
                    && key(claim) == key(&with_extra[0])
            })
            .cloned()
            .collect();
        let without = year(&json!(others));
        let with = year(&json!([with_extra, others].concat()));
        if !is_receipt(&with["receipts"][0]) {
            return Ok(());
        }
        for (n, other) in without["receipts"].as_array().unwrap().iter().enumerate() {
            let same = &with["receipts"][n + 2];
            prop_assert_eq!(is_receipt(other), is_receipt(same));
            if is_receipt(other) {
                prop_assert_eq!(&other["steps"], &same["steps"]);
                prop_assert_eq!(counted(&other["yearToDate"]), counted(&same["yearToDate"]));
            }
        }
        prop_assert_eq!(&without["cash"], &with["cash"]);
        Ok(())
    });
}

#[test]
fn reversals_in_any_order_empty_the_year() {
    for_all(
        cases(),
        (claims(), vec(any::<Index>(), 7)).boxed(),
        |(claims, places)| {
            let mut list = claims.clone();
            let mut left: Vec<usize> = (0..claims.len()).collect();
            for place in places.iter().take(claims.len()) {
                let n = left.remove(place.index(left.len()));
                list.push(back(n, "2027-01-01"));
            }
            let year = year(&json!(list));
            for sum in [
                "total",
                "fundTotal",
                "personTotal",
                "personalAccount",
                "cash",
            ] {
                if year[sum] != "0.00" {
                    return Err(wrong(format!("{sum} is {}", year[sum])) as TestCaseError);
                }
            }
            for of in year["years"].as_array().unwrap() {
                prop_assert_eq!(counted(&of["yearToDate"]), json!({}), "{}", year);
            }
            Ok(()) as Checked
        },
    );
}

#[test]
fn what_a_year_answers_is_cleared_as_it_is() {
    let (cleared, taken_back) = (Cell::new(0), Cell::new(0));
    let drawn = (claims(), vec(any::<bool>(), 7), vec(any::<Index>(), 0..3)).boxed();
    for_all(cases(), drawn, |(mut claims, at_home, places)| {
        for (claim, at_home) in claims.iter_mut().zip(at_home) {
            let away = match claim["insuredArea"].as_str() {
                Some(area) if area.starts_with("31") => json!("110000"),
                _ => json!("310000"),
            };
            claim["treatmentArea"] = match at_home {
                true => claim["insuredArea"].clone(),
                false => away,
            };
        }
        let mut list = claims.clone();
        list.extend(
            places
                .iter()
                .map(|place| back(place.index(claims.len()), "2027-01-01")),
        );
        let year = year(&json!(list));
        let sheet = json!(clearing(&value(&year["receipts"]), Lang::En));

        // Care at home is nobody's business but the insured area's own.
        let sums = ["total", "pooledFund", "fundTotal"];
        let mut rows: BTreeMap<(String, String), [i64; 4]> = BTreeMap::new();
        let mut home = [0; 2];
        let mut left_out = 0;
        for answer in year["receipts"].as_array().unwrap() {
            let amount = |sum: &str| fen(&answer[sum]);
            let settled = answer["ok"] == true;
            let reversal = answer["reverses"].is_u64();
            if !settled || answer["crossProvince"] != true {
                left_out += 1;
                if settled {
                    home[0] += amount("total");
                    home[1] += amount("fundTotal");
                }
                continue;
            }
            let text = |key: &str| answer[key].as_str().unwrap().to_owned();
            let row = rows
                .entry((text("insuredArea"), text("scheme")))
                .or_default();
            row[0] += if reversal { -1 } else { 1 };
            for (sum, name) in row[1..].iter_mut().zip(sums) {
                *sum += amount(name);
            }
            let count = if reversal { &taken_back } else { &cleared };
            count.set(count.get() + 1);
        }
        prop_assert_eq!(&sheet["leftOut"], left_out, "{}", sheet);
        prop_assert_eq!(fen(&sheet["total"]), fen(&year["total"]) - home[0]);
        prop_assert_eq!(fen(&sheet["fundTotal"]), fen(&year["fundTotal"]) - home[1]);
        let found = sheet["rows"].as_array().unwrap().iter().map(|row| {
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            let [total, pooled, funds] = sums.map(|sum| fen(&row[sum]));
            let cases = row["cases"].as_i64().unwrap();
            (
                (text("insuredArea"), text("scheme")),
                [cases, total, pooled, funds],
            )
        });
        prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), rows);
        Ok(()) as Checked
    });
    assert!(
        cleared.get() > cases() && taken_back.get() > cases() / 10,
        "too little is cleared: {cleared:?}, {taken_back:?} taken back"
    );
}

#[test]
fn hostile_lists_are_answered() {
    let deep = with(
        &value(&stay("2026-01-01", "1")),
        "bill",
        Some(Value::List(vec![Value::Null; 3])),
    );
    for item in [
        Value::Null,
        Value::Bool(true),
        Value::Number(f64::NAN),
        Value::List(vec![]),
        Value::Map(vec![]),
        Value::Map(vec![("reverses".into(), Value::Number(f64::INFINITY))]),
        Value::Map(vec![
            ("reverses".into(), Value::Number(-1.0)),
            ("reverses".into(), Value::Number(0.0)),
        ]),
        deep,
    ] {
        let year = year_of(&Value::List(vec![item.clone(), item]), Lang::En);
        assert_eq!(year["ok"], true);
        for answer in year["receipts"].as_array().unwrap() {
            assert!(!codes(answer).is_empty());
        }
        assert_eq!(year["receipts"].as_array().unwrap().len(), 2);
    }
}
