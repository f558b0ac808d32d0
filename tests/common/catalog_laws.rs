//! What holds for every bill, whatever stands on it: each law is checked on bills drawn at random.

use super::ask::{codes, fen, is_receipt, value};
use super::catalog::{PARTS, bills, classified};
use super::laws::{for_all, wrong};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};
use yidi::issue::Lang;

/// Names and codes to draw lines from: those of the golden bills, one in ten of them spoilt.
fn called() -> Vec<Json> {
    let mut all = Vec::new();
    for (_, case) in bills() {
        for line in case["lines"].as_array().expect("lines") {
            let mut called = serde_json::Map::new();
            for key in ["name", "code", "form", "spec", "unit"] {
                if !line[key].is_null() {
                    called.insert(key.to_owned(), line[key].clone());
                }
            }
            all.push(Json::Object(called));
        }
    }
    all.push(json!({ "name": "" }));
    all.push(json!({ "name": "片" }));
    all.push(json!({ "name": "注射用" }));
    all.push(json!({ "code": "X" }));
    all.push(json!({ "code": "nrdl2025-W" }));
    all.push(json!({ "name": "阿莫西林", "form": "" }));
    all.push(json!({ "name": "A".repeat(300) }));
    all
}

/// Class, share, limit as a caller may give them together.
fn given() -> BoxedStrategy<Json> {
    let share = || (0..=100_u32).prop_map(|part| json!(f64::from(part) / 100.0));
    let limit = || option::of((0..=200_000_i64).prop_map(|fen| json!(super::ask::yuan(fen))));
    prop_oneof![
        4 => Just(json!({})),
        1 => limit().prop_map(|limit| json!({ "priceLimit": limit })),
        1 => Just(json!({ "class": "C" })),
        1 => limit().prop_map(|limit| json!({ "class": "A", "priceLimit": limit })),
        1 => (share(), limit())
            .prop_map(|(share, limit)| json!({ "class": "B", "priorSelfPayRatio": share, "priceLimit": limit })),
        1 => share().prop_map(|share| json!({ "class": "B", "priorSelfPayRatio": share })),
        1 => Just(json!({ "class": "B" })),
    ]
    .boxed()
}

fn line(fully: bool) -> BoxedStrategy<Json> {
    let rest = if fully { full() } else { given() };
    let amount = prop_oneof![0..=500_000_i64, 0..=100_i64, Just(0)];
    let quantity = option::of(prop_oneof![
        Just(json!(1)),
        Just(json!(0.5)),
        Just(json!(0.333)),
        Just(json!(7))
    ]);
    (select(called()), rest, amount, quantity)
        .prop_map(|(called, rest, amount, quantity)| {
            let mut line = called;
            for (key, given) in rest.as_object().into_iter().flatten() {
                if !given.is_null() {
                    line[key] = given.clone();
                }
            }
            if let Some(quantity) = quantity {
                line["quantity"] = quantity;
            }
            line["amount"] = json!(super::ask::yuan(amount));
            line
        })
        .boxed()
}

/// A line of which the catalogue need not be asked anything.
fn full() -> BoxedStrategy<Json> {
    let limit = (0..=200_000_i64).prop_map(super::ask::yuan);
    (select(vec!["A", "B", "C"]), 0..=100_u32, limit)
        .prop_map(|(class, share, limit)| {
            let mut given = json!({ "class": class, "priceLimit": limit });
            if class == "B" {
                given["priorSelfPayRatio"] = json!(f64::from(share) / 100.0);
            }
            given
        })
        .boxed()
}

fn bill(fully: bool) -> BoxedStrategy<(Json, Json)> {
    let dates = vec![
        "2024-12-31",
        "2025-01-01",
        "2025-12-31",
        "2026-01-01",
        "2026-03-10",
        "2027-06-30",
    ];
    (vec(line(fully), 1..12), select(dates), visit())
        .prop_map(|(lines, date, visit)| {
            let bill = json!({ "place": "310000", "date": date, "person": null, "visit": visit });
            (Json::Array(lines), bill)
        })
        .boxed()
}

/// Only what decides money: the place's own share.
fn visit() -> BoxedStrategy<Json> {
    option::of(
        (0..=100_u32)
            .prop_map(|part| json!({ "place": { "priorSelfPayRatio": f64::from(part) / 100.0 } })),
    )
    .prop_map(|visit| json!(visit))
    .boxed()
}

fn answer(lines: &Json, bill: &Json) -> Result<Json, TestCaseError> {
    let answer = classified(lines, bill, Lang::Zh);
    if is_receipt(&answer) {
        Ok(answer)
    } else {
        Err(wrong(format!("refused: {answer:#}")))
    }
}

fn lines_of(answer: &Json) -> &Vec<Json> {
    answer["lines"].as_array().expect("an answer has lines")
}

/// Only what is money or decides it.
fn money(answer: &Json) -> Json {
    let lines: Vec<Json> = lines_of(answer)
        .iter()
        .map(|line| {
            let mut kept = json!({ "class": line["class"], "limit": line["priceLimit"], "share": line["priorSelfPayRatio"] });
            for part in PARTS {
                kept[part] = line[part].clone();
            }
            kept
        })
        .collect();
    json!({ "lines": lines, "sums": answer["sums"] })
}

/// Each line's amount is the sum of its parts, each sum that of its lines, nothing is negative.
pub fn a_bill_adds_up(cases: u32) {
    for_all(cases, bill(false), |(lines, bill)| {
        let answer = answer(&lines, &bill)?;
        let given = lines.as_array().expect("lines");
        prop_assert_eq!(given.len(), lines_of(&answer).len());
        let mut sums = [0_i64; 5];
        let mut total = 0;
        for (given, line) in given.iter().zip(lines_of(&answer)) {
            let parts = PARTS.map(|part| fen(&line[part]));
            prop_assert!(parts.iter().all(|part| *part >= 0), "negative: {:#}", line);
            prop_assert_eq!(
                parts.iter().sum::<i64>(),
                fen(&given["amount"]),
                "{:#}",
                line
            );
            let unknown = line["class"] == "unknown";
            if unknown {
                prop_assert_eq!(parts[4], fen(&given["amount"]), "{:#}", line);
            } else {
                prop_assert_eq!(parts[4], 0, "{:#}", line);
            }
            total += fen(&given["amount"]);
            for (sum, part) in sums.iter_mut().zip(parts) {
                *sum += part;
            }
        }
        for (part, sum) in PARTS.iter().zip(sums) {
            prop_assert_eq!(fen(&answer["sums"][*part]), sum, "{}", part);
        }
        prop_assert_eq!(fen(&answer["sums"]["total"]), total);
        Ok(())
    });
}

/// What a line says of class, share and limit is what counts, whatever it is called: a second reckoning in whole fen.
pub fn a_line_given_fully_needs_no_catalogue(cases: u32) {
    for_all(cases, bill(true), |(lines, bill)| {
        let answer = answer(&lines, &bill)?;
        for (given, line) in lines
            .as_array()
            .expect("lines")
            .iter()
            .zip(lines_of(&answer))
        {
            let amount = fen(&given["amount"]);
            let expect = if given["class"] == "C" {
                [amount, 0, 0, 0, 0]
            } else {
                // Quantities have at most three decimals here, shares two.
                let thousandths =
                    (given["quantity"].as_f64().unwrap_or(1.0) * 1000.0).round() as i64;
                let limit = half_up(fen(&given["priceLimit"]) * thousandths, 1000);
                let over = (amount - limit).max(0);
                let hundredths =
                    (given["priorSelfPayRatio"].as_f64().unwrap_or(0.0) * 100.0).round() as i64;
                let prior = half_up((amount - over) * hundredths, 100);
                [0, over, prior, amount - over - prior, 0]
            };
            prop_assert_eq!(PARTS.map(|part| fen(&line[part])), expect, "{:#}", line);
            prop_assert_eq!(&line["class"], &given["class"]);
        }
        Ok(())
    });
}

fn half_up(number: i64, by: i64) -> i64 {
    (2 * number + by) / (2 * by)
}

/// Who was treated, where and how long, moves flags and not one amount.
pub fn flags_move_no_money(cases: u32) {
    let person = (
        option::of(0..=100_u32),
        option::of(select(vec!["female", "male"])),
    )
        .prop_map(|(age, sex)| json!({ "scheme": "employee", "age": age, "sex": sex }));
    let visit = (
        select(vec!["outpatient", "inpatient", "chronic", "pharmacy"]),
        select(vec![
            "community",
            "primary",
            "secondary",
            "tertiary",
            "tertiary_top",
        ]),
    );
    let from = (bill(false), person, visit).boxed();
    for_all(cases, from, |((lines, bill), person, (service, level))| {
        let plain = answer(&lines, &bill)?;
        let mut other = bill.clone();
        other["person"] = person;
        if other["visit"].is_null() {
            other["visit"] = json!({});
        }
        other["visit"]["service"] = json!(service);
        other["visit"]["level"] = json!(level);
        other["visit"]["admitted"] = json!("2024-12-01");
        let told = answer(&lines, &other)?;
        prop_assert_eq!(money(&plain), money(&told));
        Ok(())
    });
}

/// A bare bill settles as one in which `classify` has filled in class, share and limit.
pub fn bare_lines_settle_as_decided_ones(cases: u32) {
    let settled = std::cell::Cell::new(0_u32);
    for_all(cases, bill(false), |(lines, bill)| {
        let decided = answer(&lines, &bill)?;
        let claim = |lines: &Json| {
            json!({ "person": { "scheme": "employee", "status": "working" }, "insuredArea": "110000",
                "treatmentArea": "310000", "date": bill["date"], "service": "inpatient", "level": "tertiary",
                "filing": { "category": "long_term_resident" }, "place": bill["visit"]["place"],
                "bill": { "lines": lines } })
        };
        let bare = super::ask::ask(&value(&claim(&lines)), Lang::Zh);
        let undecided = lines_of(&decided)
            .iter()
            .any(|line| line["class"] == "unknown");
        prop_assert_eq!(is_receipt(&bare), !undecided, "{:#}", bare);
        if undecided {
            let told = codes(&bare);
            let ours = [
                "catalog.unknown_item",
                "catalog.ambiguous_item",
                "catalog.class_of_place",
                "catalog.no_edition",
            ];
            prop_assert!(
                told.iter().all(|code| ours.contains(&code.as_str())),
                "{:?}",
                told
            );
            return Ok(());
        }
        settled.set(settled.get() + 1);
        let mut filled = lines.clone();
        for (line, decided) in filled
            .as_array_mut()
            .expect("lines")
            .iter_mut()
            .zip(lines_of(&decided))
        {
            line["class"] = decided["class"].clone();
            if decided["class"] == "B" {
                line["priorSelfPayRatio"] = decided["priorSelfPayRatio"].clone();
            }
            if decided["class"] != "C" && !decided["priceLimit"].is_null() {
                line["priceLimit"] = decided["priceLimit"].clone();
            }
        }
        let full = super::ask::ask(&value(&claim(&filled)), Lang::Zh);
        prop_assert!(is_receipt(&full), "{:#}", full);
        for key in [
            "total",
            "fullSelfPay",
            "overLimitSelfPay",
            "priorSelfPay",
            "inScope",
            "pooledFund",
            "fundTotal",
            "cash",
        ] {
            prop_assert_eq!(&bare[key], &full[key], "{}", key);
        }
        for key in PARTS.iter().take(4) {
            prop_assert_eq!(&bare[*key], &decided["sums"][*key], "{}", key);
        }
        Ok(())
    });
    assert!(
        settled.get() * 20 > cases,
        "only {} of {cases} bills were settled",
        settled.get()
    );
}

/// Lines may come in any order: each is decided by itself.
pub fn lines_are_decided_one_by_one(cases: u32) {
    for_all(cases, bill(false), |(lines, bill)| {
        let together = answer(&lines, &bill)?;
        let mut turned = lines.as_array().expect("lines").clone();
        turned.reverse();
        let turned = answer(&Json::Array(turned), &bill)?;
        let mut back = money(&turned)["lines"].as_array().expect("lines").clone();
        back.reverse();
        prop_assert_eq!(&money(&together)["lines"], &Json::Array(back));
        for (given, line) in lines
            .as_array()
            .expect("lines")
            .iter()
            .zip(lines_of(&together))
        {
            let alone = answer(&json!([given]), &bill)?;
            prop_assert_eq!(&alone["lines"][0]["item"]["id"], &line["item"]["id"]);
        }
        Ok(())
    });
}

/// The two languages say the same of the same items in other words, and twice the same thing is the same.
pub fn a_bill_reads_alike_in_both_languages(cases: u32) {
    for_all(cases, bill(false), |(lines, bill)| {
        let zh = answer(&lines, &bill)?;
        prop_assert_eq!(&zh, &answer(&lines, &bill)?);
        let en = classified(&lines, &bill, Lang::En);
        prop_assert_eq!(money(&zh), money(&en));
        for (zh, en) in lines_of(&zh).iter().zip(lines_of(&en)) {
            prop_assert_eq!(&zh["item"], &en["item"]);
            prop_assert_eq!(&zh["match"], &en["match"]);
            prop_assert_eq!(&zh["candidates"], &en["candidates"]);
            let (zh, en) = (zh["flags"].as_array(), en["flags"].as_array());
            let (zh, en) = (
                zh.cloned().unwrap_or_default(),
                en.cloned().unwrap_or_default(),
            );
            prop_assert_eq!(zh.len(), en.len());
            for (zh, en) in zh.iter().zip(&en) {
                prop_assert_eq!(&zh["code"], &en["code"]);
                prop_assert_eq!(&zh["field"], &en["field"]);
                prop_assert_ne!(&zh["message"], &en["message"]);
            }
        }
        Ok(())
    });
}
