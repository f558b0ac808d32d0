//! Columns of claims: to the fen what `estimate` says of every row, and refused exactly where it refuses.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, codes, fen, is_receipt, put, value, with, yuan};
use common::draw;
use common::laws::{for_all, wrong};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};
use std::cell::Cell;
use yidi::columns::{Columns, Results};
use yidi::issue::Lang;
use yidi::reading::Value;
use yidi::{estimate_columns, estimate_table, load_pack, unload_pack};

type Checked = Result<(), TestCaseError>;

/// Fen as the float nearest to the amount: what JavaScript makes of its digits.
fn float(fen: i64) -> f64 {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}", yuan(fen.abs())).parse().unwrap()
}

const EVIDENCE: [&str; 4] = ["none", "compiled", "reported", "official"];

/// What a receipt says, as a row of a table says it: fund, person, pooled, supplements, evidence.
fn figures(receipt: &Json) -> ([f64; 4], &str) {
    let supplements = receipt["supplements"].as_array().unwrap();
    let of = |key: &str| float(fen(&receipt[key]));
    (
        [
            of("fundTotal"),
            of("personTotal"),
            of("pooledFund"),
            float(supplements.iter().map(|paid| fen(&paid["amount"])).sum()),
        ],
        receipt["evidence"].as_str().unwrap(),
    )
}

/// Holds row `i` against the answer to its claim.
fn same_row(results: &Results, i: usize, claim: &Value, lang: Lang) -> Checked {
    let answer = ask(claim, lang);
    let row = [
        results.fund[i],
        results.person[i],
        results.pooled[i],
        results.supplements[i],
    ];
    let evidence = EVIDENCE[usize::from(results.evidence[i])];
    let fault = results.fault[i] as usize;
    if is_receipt(&answer) {
        let faults = fault.checked_sub(1).map(|at| &results.faults[at]);
        prop_assert_eq!(fault, 0, "refused: {:#?}\n{}", faults, claim.json());
        prop_assert_eq!((row, evidence), figures(&answer), "{}", claim.json());
    } else {
        prop_assert!(fault > 0, "not refused: {answer:#}\n{}", claim.json());
        prop_assert!(row.iter().all(|figure| figure.is_nan()));
        prop_assert_eq!(evidence, "none");
        let told = serde_json::to_value(&results.faults[fault - 1]).unwrap();
        prop_assert_eq!(&told, &answer["issues"], "{}", claim.json());
    }
    Ok(())
}

/// Holds the totals of one claim, in fen, against `estimate`, by column and by table. Its bill is given as sums.
fn same_totals(claim: &Value, totals: &[i64]) -> Checked {
    let floats: Vec<f64> = totals.iter().map(|fen| float(*fen)).collect();
    let column = estimate_columns(claim, &floats);
    let columns = Columns {
        total: &floats,
        ..Columns::default()
    };
    let table = estimate_table(claim, &columns, Lang::Zh);
    if let Err(failure) = &column {
        // Then the claim is refused whatever its total.
        let claim = with(claim, "bill.total", Some(Value::Number(1e9)));
        let issues = serde_json::to_value(&failure.issues).unwrap();
        prop_assert_eq!(&issues, &ask(&claim, Lang::En)["issues"]);
    }
    let Ok(table) = &table else {
        prop_assert!(column.is_err(), "a table is refused where a column is not");
        return Ok(());
    };
    let mut claim = claim.clone();
    for (i, total) in floats.iter().enumerate() {
        put(&mut claim, "bill.total", Some(Value::Number(*total)));
        same_row(table, i, &claim, Lang::Zh)?;
        if let Ok(column) = &column {
            prop_assert_eq!(column[i].to_bits(), table.fund[i].to_bits(), "{}", total);
        }
    }
    Ok(())
}

/// How many draws, unless PROPTEST_CASES says otherwise.
fn cases(usual: u32) -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(usual)
}

#[test]
fn totals_come_to_what_estimate_says_under_all_bundled_rules() {
    let answered = Cell::new(0);
    let offer = draw::offer();
    let claim = draw::claim_of(&offer, draw::service(), draw::sums());
    let drawn = (claim, vec(draw::fen(), 12)).boxed();
    for_all(cases(1500), drawn, |(claim, mut totals)| {
        let claim = value(&claim);
        totals.push(100_000_000_000);
        let receipt = ask(&claim, Lang::Zh);
        if is_receipt(&receipt) {
            answered.set(answered.get() + 1);
            // The parts alone, and a fen less.
            let parts = fen(&receipt["total"]) - fen(&receipt["inScope"]);
            totals.extend(
                [parts, parts - 1, parts + 1]
                    .iter()
                    .filter(|total| **total >= 0),
            );
        }
        same_totals(&claim, &totals)
    });
    assert!(answered.get() > cases(1500) / 3, "{}", answered.get());
}

/// Lays figures with as many decimals as the format allows over a made-up pack; `fine` makes one near a whole number.
fn roughened(pack: &mut Json, fine: &mut dyn FnMut(i64) -> Json) {
    match pack {
        Json::Object(map) => {
            for (key, inner) in map.iter_mut() {
                match (key.as_str(), &inner) {
                    (_, Json::Null) => {}
                    ("ratio", Json::Number(_) | Json::String(_)) => *inner = fine(0),
                    ("factor" | "threshold_factor" | "first_self_pay", _) => *inner = fine(0),
                    ("ratio_factor", _) => *inner = fine(0),
                    ("deductible_factor" | "ceiling_factor", _) => *inner = fine(1),
                    ("ratio_points", _) => *inner = fine(-7),
                    _ => roughened(inner, fine),
                }
            }
        }
        Json::Array(items) => {
            if let [
                Json::String(_) | Json::Number(_),
                Json::String(_) | Json::Number(_) | Json::Null,
                ratio,
            ] = items.as_mut_slice()
                && !ratio.is_object()
            {
                *ratio = fine(0);
                return;
            }
            for item in items {
                roughened(item, fine);
            }
        }
        _ => {}
    }
}

/// Runs `check` on claims of made-up rules, some of them with ratios of up to six decimals, some round ones.
fn on_made_up_rules(count: u32, check: impl Fn(&Value, i64, &[i64]) -> Checked) {
    let rough = option::weighted(0.7, (vec(0..1_000_000_i64, 40), 1..=6_u32));
    let drawn = (
        draw::figures(false),
        draw::ask(),
        rough,
        vec(draw::fen(), 8),
    )
        .boxed();
    for_all(count, drawn, |(figures, ask, rough, mut totals)| {
        let mut pack = figures.pack();
        pack["documents"][0]["number"] = json!("1");
        if let Some((noise, places)) = rough {
            let mut noise = noise.into_iter().cycle();
            roughened(&mut pack, &mut |whole: i64| {
                let part = noise.next().unwrap() % 10_i64.pow(places);
                json!(format!("{whole}.{part:0width$}", width = places as usize))
            });
        }
        let report = load_pack(value(&pack), Lang::En);
        if !report.ok {
            return Err(wrong(format!("not loaded: {:#?}\n{pack:#}", report.issues)));
        }
        let parts = ask.full_self_pay + ask.over_limit + ask.prior_self_pay;
        totals = totals
            .iter()
            .map(|in_scope| (in_scope + parts).min(MOST))
            .collect();
        totals.push(MOST);
        let checked = check(&value(&ask.claim()), parts, &totals);
        assert!(unload_pack(&value(&json!("130200"))));
        checked
    });
}

/// The largest amount, in fen.
const MOST: i64 = 100_000_000_000;

#[test]
fn totals_come_to_what_estimate_says_under_figures_with_many_decimals() {
    on_made_up_rules(cases(3000), |claim, parts, totals| {
        let sound: Vec<i64> = totals
            .iter()
            .copied()
            .filter(|total| *total >= parts)
            .collect();
        same_totals(claim, totals)?;
        prop_assert!(parts > MOST || !sound.is_empty());
        Ok(())
    });
}

/// The smallest total from `from` on for which `reached` holds, if it holds at all; it must go on holding.
fn first(from: i64, reached: impl Fn(i64) -> bool) -> Option<i64> {
    let (mut low, mut high) = (from, MOST);
    if !reached(high) {
        return None;
    }
    while low < high {
        let middle = (low + high) / 2;
        if reached(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(low)
}

#[test]
fn every_fen_around_a_bend_comes_to_what_estimate_says() {
    on_made_up_rules(cases(40), |claim, parts, totals| {
        if parts > MOST {
            return Ok(());
        }
        let one = |total: i64| {
            let floats = [float(total)];
            let columns = Columns {
                total: &floats,
                ..Columns::default()
            };
            let results = estimate_table(claim, &columns, Lang::Zh).unwrap();
            (results.pooled[0], results.supplements[0])
        };
        let most = one(MOST);
        let bends = [
            first(parts, |total| one(total).0 > 0.0),
            first(parts, |total| one(total).0 >= most.0),
            first(parts, |total| one(total).1 > 0.0),
            first(parts, |total| one(total).1 >= most.1),
            totals.first().copied(),
        ];
        for bend in bends.into_iter().flatten() {
            let near: Vec<i64> = (bend - 60..bend + 60)
                .filter(|total| (parts..=MOST).contains(total))
                .collect();
            same_totals(claim, &near)?;
        }
        Ok(())
    });
}

#[test]
fn a_bill_of_lines_keeps_what_the_patient_pays_alone() {
    let offer = draw::offer();
    let lines = vec(draw::line(), 1..6)
        .prop_map(|lines| json!({ "lines": lines }))
        .boxed();
    let claim = draw::claim_of(&offer, draw::service(), lines);
    let drawn = (claim, vec(draw::fen(), 6)).boxed();
    let answered = Cell::new(0);
    for_all(cases(400), drawn, |(claim, totals)| {
        let claim = value(&claim);
        let receipt = ask(&claim, Lang::En);
        if !is_receipt(&receipt) {
            let refused = estimate_columns(&claim, &[]).map_err(|failure| failure.issues);
            prop_assert_eq!(
                serde_json::to_value(refused.unwrap_err()).unwrap(),
                receipt["issues"].clone()
            );
            return Ok(());
        }
        answered.set(answered.get() + 1);
        let floats: Vec<f64> = totals.iter().map(|fen| float(*fen)).collect();
        let columns = Columns {
            total: &floats,
            ..Columns::default()
        };
        let results = estimate_table(&claim, &columns, Lang::En).unwrap();
        for (i, total) in floats.iter().enumerate() {
            let mut bill = json!({ "total": total });
            for part in ["fullSelfPay", "overLimitSelfPay"] {
                bill[part] = receipt[part].clone();
            }
            // The receipt counts the first share away from home under the first share of class B.
            let steps = receipt["steps"].as_array().unwrap();
            let prior = steps
                .iter()
                .find(|step| step["code"] == "scope.prior_self_pay");
            bill["priorSelfPay"] = prior.map_or(json!("0"), |step| step["amount"].clone());
            same_row(
                &results,
                i,
                &with(&claim, "bill", Some(value(&bill))),
                Lang::En,
            )?;
        }
        let own = [float(fen(&receipt["total"]))];
        let columns = estimate_columns(&claim, &own).unwrap();
        prop_assert_eq!(columns[0], float(fen(&receipt["fundTotal"])));
        Ok(())
    });
    assert!(answered.get() > cases(400) / 4);
}

const LEVELS: [&str; 5] = [
    "community",
    "primary",
    "secondary",
    "tertiary",
    "tertiary_top",
];
const STATUSES: [&str; 6] = ["working", "retired", "child", "student", "adult", "elder"];
const CATEGORIES: [&str; 7] = [
    "resettled_retiree",
    "long_term_resident",
    "posted_worker",
    "referral",
    "emergency",
    "other_temporary",
    "none",
];

/// Amounts as floats: mostly sound ones, now and then one that is none.
fn amounts() -> BoxedStrategy<f64> {
    let odd = vec![
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        -0.0,
        -0.01,
        -5.0,
        0.1 + 0.2,
        1.005,
        1e9,
        1e9 + 0.01,
        1e300,
        1e-9,
        f64::MIN_POSITIVE,
        123_456_789.12,
        999_999_999.99,
    ];
    let any = any::<f64>().prop_map(|n| n % 1e10);
    prop_oneof![12 => draw::fen().prop_map(float), 2 => select(odd), 1 => any].boxed()
}

#[derive(Clone, Debug)]
struct Row {
    amounts: [f64; 4],
    codes: [u8; 4],
    area: u16,
}

fn row() -> BoxedStrategy<Row> {
    let small =
        || prop_oneof![3 => Just(0.0), 2 => (0..=2_000_000_i64).prop_map(float), 1 => amounts()];
    let code = |count: u8| prop_oneof![12 => 0..count, 1 => Just(255), 1 => any::<u8>()];
    let age = prop_oneof![8 => 0..=100_u8, 1 => any::<u8>(), 1 => Just(255)];
    let area = prop_oneof![20 => 0..6_u16, 1 => any::<u16>()];
    (
        (amounts(), small(), small(), small()),
        (code(5), code(6), age, code(7)),
        area,
    )
        .prop_map(|(amounts, codes, area)| Row {
            amounts: amounts.into(),
            codes: codes.into(),
            area,
        })
        .boxed()
}

/// The claim that a row stands for, as far as its codes stand for anything.
fn claim_of(
    base: &Json,
    row: &Row,
    given: &[bool; 9],
    areas: &[String],
) -> (Value, Vec<&'static str>) {
    let mut claim = base.clone();
    let mut wrong = Vec::new();
    let mut named =
        |names: &[&str], code: u8, field: &'static str| match names.get(usize::from(code)) {
            Some(name) => json!(name),
            None => {
                if code != 255 {
                    wrong.push(field);
                }
                Json::Null
            }
        };
    if given[4] {
        claim["level"] = named(&LEVELS, row.codes[0], "level");
    }
    if given[5] {
        claim["person"]["status"] = named(&STATUSES, row.codes[1], "person.status");
    }
    if given[6] {
        claim["person"]["age"] = if row.codes[2] == 255 {
            Json::Null
        } else {
            json!(row.codes[2])
        };
    }
    if given[7] {
        let category = named(&CATEGORIES, row.codes[3], "filing.category");
        claim["filing"] = if category.is_null() {
            category
        } else {
            json!({ "category": category })
        };
    }
    if given[8] {
        claim["insuredArea"] = match areas.get(usize::from(row.area)) {
            Some(area) => json!(area),
            None => {
                wrong.push("insuredArea");
                Json::Null
            }
        };
    }
    let mut claim = value(&claim);
    // Not by way of JSON, which has no NaN.
    for (i, key) in [
        "bill.total",
        "bill.fullSelfPay",
        "bill.overLimitSelfPay",
        "bill.priorSelfPay",
    ]
    .iter()
    .enumerate()
    {
        if given[i] {
            put(&mut claim, key, Some(Value::Number(row.amounts[i])));
        }
    }
    (claim, wrong)
}

#[test]
fn rows_of_every_kind_come_to_what_estimate_says() {
    let offer = draw::offer();
    let base = draw::claim_of(&offer, draw::service(), draw::sums());
    let given = vec(any::<bool>(), 8).prop_map(|rest| {
        let mut given = [true; 9];
        given[1..].copy_from_slice(&rest);
        given
    });
    let areas = vec(select(offer.areas.clone()), 6)
        .prop_map(|areas| areas.iter().map(u32::to_string).collect::<Vec<String>>());
    let drawn = (base, vec(row(), 1..40), given, areas).boxed();
    let (sound, faulty) = (Cell::new(0), Cell::new(0));
    for_all(cases(400), drawn, |(base, rows, given, mut areas)| {
        areas[5] = "999999".to_owned();
        let amount = |n: usize| rows.iter().map(|row| row.amounts[n]).collect::<Vec<f64>>();
        let code = |n: usize| rows.iter().map(|row| row.codes[n]).collect::<Vec<u8>>();
        let (amounts, codes) = ([0, 1, 2, 3].map(amount), [0, 1, 2, 3].map(code));
        let places: Vec<u16> = rows.iter().map(|row| row.area).collect();
        let listed = value(&json!(areas));
        let columns = Columns {
            total: &amounts[0],
            full_self_pay: given[1].then_some(&amounts[1]),
            over_limit_self_pay: given[2].then_some(&amounts[2]),
            prior_self_pay: given[3].then_some(&amounts[3]),
            level: given[4].then_some(&codes[0]),
            status: given[5].then_some(&codes[1]),
            age: given[6].then_some(&codes[2]),
            category: given[7].then_some(&codes[3]),
            insured_area: given[8].then_some(&places),
            insured_areas: Some(&listed),
        };
        let results = estimate_table(&value(&base), &columns, Lang::En)
            .map_err(|failure| wrong(format!("refused: {failure:#?}")))?;
        let failed = results.fault.iter().filter(|fault| **fault > 0).count();
        prop_assert_eq!(results.failed as usize, failed);
        for (i, row) in rows.iter().enumerate() {
            let (claim, wrong) = claim_of(&base, row, &given, &areas);
            if wrong.is_empty() {
                same_row(&results, i, &claim, Lang::En)?;
            } else {
                // What the codes lack is told as such; all else as ever.
                let told =
                    serde_json::to_value(&results.faults[results.fault[i] as usize - 1]).unwrap();
                let told = told.as_array().unwrap();
                let (of_codes, others) = told.split_at(wrong.len());
                for (issue, field) in of_codes.iter().zip(&wrong) {
                    let code = if *field == "insuredArea" {
                        "columns.area"
                    } else {
                        "columns.code"
                    };
                    prop_assert_eq!(
                        (&issue["code"], &issue["field"]),
                        (&json!(code), &json!(field))
                    );
                }
                let answer = ask(&claim, Lang::En);
                let issues = answer["issues"].as_array().cloned().unwrap_or_default();
                let kept: Vec<Json> = issues
                    .into_iter()
                    .filter(|issue| !wrong.iter().any(|field| issue["field"] == *field))
                    .collect();
                prop_assert_eq!(others, kept, "{}", claim.json());
                prop_assert!(results.fund[i].is_nan() && results.evidence[i] == 0);
            }
        }
        for (i, list) in results.faults.iter().enumerate() {
            prop_assert!(!list.is_empty());
            prop_assert!(
                !results.faults[..i].contains(list),
                "told twice: {:#?}",
                list
            );
            prop_assert!(
                results.fault.contains(&(i as u32 + 1)),
                "of no row: {:#?}",
                list
            );
        }
        sound.set(sound.get() + rows.len() - failed);
        faulty.set(faulty.get() + failed);
        Ok(())
    });
    let (sound, faulty) = (sound.get(), faulty.get());
    let enough = cases(400) as usize;
    assert!(
        sound > enough && faulty > enough,
        "{sound} sound, {faulty} faulty"
    );
}

fn beijing() -> Json {
    json!({
        "person": { "scheme": "employee", "status": "working", "age": 45 },
        "insuredArea": "110000", "treatmentArea": "110105", "date": "2026-03-01",
        "service": "inpatient", "level": "tertiary",
    })
}

fn refused(base: &Json, columns: &Columns) -> Vec<(String, String)> {
    let failure = estimate_table(&value(base), columns, Lang::En).unwrap_err();
    let issues = serde_json::to_value(&failure.issues).unwrap();
    let text = |issue: &Json, key: &str| issue[key].as_str().unwrap_or_default().to_owned();
    let issues = issues.as_array().unwrap();
    issues
        .iter()
        .map(|issue| (text(issue, "code"), text(issue, "field")))
        .collect()
}

fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(code, field)| ((*code).to_owned(), (*field).to_owned()))
        .collect()
}

#[test]
fn floats_are_the_decimals_that_they_print_as() {
    let totals = [
        20000.0,
        0.0,
        -0.0,
        0.1 + 0.2,
        f64::NAN,
        f64::INFINITY,
        -1.0,
        1e9,
        1e9 + 0.01,
        1e10,
        0.005,
        1300.01,
    ];
    let fund = estimate_columns(&value(&beijing()), &totals).unwrap();
    let sound = [
        true, true, true, false, false, false, false, true, false, false, false, true,
    ];
    for ((total, fund), sound) in totals.iter().zip(&fund).zip(sound) {
        assert_eq!(!fund.is_nan(), sound, "{total}");
    }
    assert_eq!((fund[0], fund[1], fund[11]), (15895.0, 0.0, 0.01)); // (20000 − 1300) × 85 %, and 1 fen × 85 %
    assert_eq!(
        estimate_columns(&value(&beijing()), &[]).unwrap(),
        Vec::<f64>::new()
    );
}

#[test]
fn every_amount_in_fen_survives_the_way_through_floats() {
    // All paid: the fund's part is the total itself, to the last fen.
    let whole = json!({
        "format": 1, "area": "130200", "name": "made up", "documents": [],
        "schemes": { "employee": [{ "effective": "2023-01-01", "inpatient": {
            "documents": [], "evidence": "compiled",
            "deductible": { "per": "admission", "cases": [{ "amount": 0 }] },
            "ratio": { "per": "admission", "cases": [{ "slices": [[0, null, 1]] }] },
            "ceiling": { "per": "year", "cases": [{ "amount": null }] } } }] },
    });
    assert!(load_pack(value(&whole), Lang::En).ok);
    let mut base = beijing();
    base["insuredArea"] = json!("130200");
    base["treatmentArea"] = json!("130200");
    let spread = (0..200_000_i64).map(|n| (n * 499_979) % (MOST + 1));
    let fens: Vec<i64> = (0..100_000)
        .chain(MOST - 100_000..=MOST)
        .chain(spread)
        .collect();
    let totals: Vec<f64> = fens.iter().map(|fen| float(*fen)).collect();
    assert_eq!(estimate_columns(&value(&base), &totals).unwrap(), totals);
}

#[test]
fn columns_that_do_not_fit_are_refused_together() {
    let (three, two) = ([1.0; 3], [1.0; 2]);
    let columns = Columns {
        total: &three,
        full_self_pay: Some(&two),
        level: Some(&[3; 4]),
        insured_area: Some(&[0; 3]),
        ..Columns::default()
    };
    let mut base = beijing();
    base["bill"] = json!({ "fullSelfPay": "x" });
    assert_eq!(
        refused(&base, &columns),
        told(&[
            ("amount.unreadable", "bill.fullSelfPay"),
            ("columns.length", "columns.fullSelfPay"),
            ("columns.length", "columns.level"),
            ("field.missing", "columns.insuredAreas"),
        ])
    );
    base["bill"] = json!({ "lines": [{ "class": "A", "amount": 5 }] });
    let columns = Columns {
        total: &two,
        prior_self_pay: Some(&two),
        ..Columns::default()
    };
    assert_eq!(
        refused(&base, &columns),
        told(&[("bill.lines_and_sums", "columns.priorSelfPay")])
    );
    let codes_of_null = refused(&json!(null), &Columns::default());
    assert_eq!(codes_of_null, told(&[("field.type", "")]));
}

#[test]
fn a_base_that_is_wrong_is_told_as_estimate_tells_it() {
    let mut base = beijing();
    base["person"] = json!({ "scheme": "employe" });
    base["persom"] = json!(1);
    base["bill"] = json!({ "fullSelfPay": -1 });
    let failure = estimate_columns(&value(&base), &[1.0]).unwrap_err();
    base["bill"]["total"] = json!(1);
    let answer = ask(&value(&base), Lang::En);
    assert_eq!(serde_json::to_value(&failure).unwrap(), answer);
    assert_eq!(codes(&answer).len(), 3, "{answer:#}");
}

#[test]
fn faults_without_end_are_not_all_told() {
    let totals: Vec<f64> = (0..5000)
        .map(|n| -1.0 - f64::from(n))
        .chain([f64::NAN, 20000.0])
        .collect();
    let columns = Columns {
        total: &totals,
        ..Columns::default()
    };
    let results = estimate_table(&value(&beijing()), &columns, Lang::En).unwrap();
    assert_eq!((results.failed, results.faults.len()), (5001, 2001));
    let last = results.faults.last().unwrap();
    assert_eq!(last[0].code, "columns.untold");
    assert_eq!(results.fault[1999], 2000);
    assert!(results.fault[2000..5001].iter().all(|fault| *fault == 2001));
    assert_eq!(results.fund[5001], 15895.0);
}

#[test]
fn more_kinds_of_rows_than_are_kept_come_out_the_same() {
    // Every combination of area, level, status, age and category, twice over: more than there is room for.
    let areas: Vec<String> = draw::offer().areas.iter().map(u32::to_string).collect();
    let mut base = beijing();
    base["treatmentArea"] = json!("310000");
    base["service"] = json!("outpatient");
    base["person"]["scheme"] = json!("resident");
    let count = 60_000_u32;
    let pick = |seed: u32, n: u32| {
        (0..count)
            .map(|i| ((i.wrapping_mul(seed) >> 7) % n) as u8)
            .collect::<Vec<u8>>()
    };
    let (level, status, age, category) = (
        pick(2_654_435_761, 5),
        pick(40_503, 4),
        pick(97_003, 90),
        pick(65_537, 7),
    );
    let status: Vec<u8> = status.iter().map(|status| status + 2).collect();
    let area: Vec<u16> = (0..count)
        .map(|i| (i.wrapping_mul(7_919) >> 3) as u16 % areas.len() as u16)
        .collect();
    let totals = vec![12_345.67; count as usize];
    let listed = value(&json!(areas));
    let columns = Columns {
        total: &totals,
        level: Some(&level),
        status: Some(&status),
        age: Some(&age),
        category: Some(&category),
        insured_area: Some(&area),
        insured_areas: Some(&listed),
        ..Columns::default()
    };
    let results = estimate_table(&value(&base), &columns, Lang::Zh).unwrap();
    for i in (0..count as usize).step_by(301) {
        let row = Row {
            amounts: [totals[i], 0.0, 0.0, 0.0],
            codes: [level[i], status[i], age[i], category[i]],
            area: area[i],
        };
        let mut base = base.clone();
        base["bill"] = json!({});
        let given = [true, false, false, false, true, true, true, true, true];
        let (claim, _) = claim_of(&base, &row, &given, &areas);
        same_row(&results, i, &claim, Lang::Zh).unwrap();
    }
}
