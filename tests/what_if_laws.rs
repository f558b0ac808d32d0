//! What holds for every what-if, whatever the figures: held against `estimate`, on claims and packs drawn at random.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{fen, is_receipt, value, with, yuan};
use common::draw;
use common::laws::for_all;
use common::model::{Ask, Change, Figures, Later, Supplement};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::cell::Cell;
use yidi::issue::Lang;
use yidi::reading::Value;
use yidi::{Failure, breakpoints, compare, estimate, inverse};

type Checked = Result<(), TestCaseError>;

/// How many cases are drawn where nobody says otherwise.
fn cases() -> u32 {
    let given = std::env::var("PROPTEST_CASES").ok();
    given.and_then(|text| text.parse().ok()).unwrap_or(300)
}

const LARGEST: i64 = 100_000_000_000;

fn told<T: serde::Serialize>(answer: Result<T, Failure>) -> Json {
    match answer {
        Ok(answer) => serde_json::to_value(answer).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

/// The self-paid parts of a claim's bill, in fen; its lines, if any, become the sums that they come to.
fn as_sums(claim: &Value) -> Option<(Value, i64)> {
    let receipt = told(estimate(claim, Lang::En));
    if !is_receipt(&receipt) {
        return None;
    }
    let step = |code: &str| {
        let steps = receipt["steps"].as_array().unwrap();
        let step = steps.iter().find(|step| step["code"] == code);
        step.map_or(0, |step| fen(&step["amount"]))
    };
    let (full, over, prior) = (
        step("scope.full_self_pay"),
        step("scope.over_limit_self_pay"),
        step("scope.prior_self_pay"),
    );
    let bill = json!({ "total": receipt["total"], "fullSelfPay": yuan(full), "overLimitSelfPay": yuan(over), "priorSelfPay": yuan(prior) });
    Some((with(claim, "bill", Some(value(&bill))), full + over + prior))
}

fn at(claim: &Value, total: i64) -> Json {
    told(estimate(
        &with(claim, "bill.total", Some(Value::Text(yuan(total)))),
        Lang::En,
    ))
}

fn layers(receipt: &Json) -> i64 {
    1 + receipt["supplements"].as_array().unwrap().len() as i64
}

/// A marginal payment in 10⁻¹² of a yuan.
fn rate(point: &Json) -> i128 {
    let text = point["marginalFund"].as_str().unwrap();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    assert!(!part.ends_with('0'), "trailing zeros: {text}");
    let digits: String = part
        .chars()
        .chain("000000000000".chars())
        .take(12)
        .collect();
    format!("{whole}{digits}").parse().unwrap()
}

const UNIT: i128 = 1_000_000_000_000;

/// Lets `law` look at drawn claims on bundled rules, and at claims on made-up rules, loaded for the while.
fn on_all_rules(cases: u32, law: impl Fn(&Value) -> Checked) {
    let answered = Cell::new(0_u32);
    for_all(cases, draw::claim(&draw::offer()), |claim| {
        let claim = value(&claim);
        if estimate(&claim, Lang::En).is_ok() {
            answered.set(answered.get() + 1);
            law(&claim)?;
        }
        Ok(())
    });
    assert!(answered.get() * 3 > cases, "too few were answered to tell");
    on_made_up_rules(cases, draw::figures(false), |_, ask| {
        law(&value(&ask.claim()))
    });
}

fn on_made_up_rules(
    cases: u32,
    figures: BoxedStrategy<Figures>,
    law: impl Fn(&Figures, &Ask) -> Checked,
) {
    for_all(cases, (figures, draw::ask()).boxed(), |(figures, ask)| {
        loaded(&figures.pack(), || law(&figures, &ask))
    });
}

fn loaded<T>(pack: &Json, look: impl FnOnce() -> T) -> T {
    let mut pack = pack.clone();
    // An official document is known by its number.
    pack["documents"][0]["number"] = json!("1");
    let report = yidi::load_pack(value(&pack), Lang::En);
    assert!(report.ok, "{:#?}", report.issues);
    let seen = look();
    assert!(yidi::unload_pack(&Value::Text("130200".into())));
    seen
}

// Scenarios side by side.

#[test]
fn scenarios_are_estimates_and_the_steps_that_differ_add_up_to_the_difference() {
    let offer = draw::offer();
    let three = (draw::claim(&offer), draw::claim(&offer), draw::fen());
    for_all(cases(), three.boxed(), |(one, other, year)| {
        let mut later = one.clone();
        later["yearToDate"]["inpatient"]["inScope"] = json!(yuan(year));
        let claims = [&one, &one, &later, &other];
        let scenarios: Vec<Json> = claims
            .iter()
            .enumerate()
            .map(|(i, claim)| json!({ "name": format!("no. {i}"), "claim": claim }))
            .collect();
        let compared = serde_json::to_value(compare(&value(&json!(scenarios)), Lang::Zh)).unwrap();
        let first = &compared[0]["result"];
        for (i, claim) in claims.iter().enumerate() {
            let here = &compared[i];
            prop_assert_eq!(&here["name"], &json!(format!("no. {i}")));
            prop_assert_eq!(&here["result"], &told(estimate(&value(claim), Lang::Zh)));
            if !is_receipt(first) || !is_receipt(&here["result"]) {
                prop_assert_eq!(&here["differenceFromFirst"], &Json::Null);
                prop_assert_eq!(&here["changedSteps"], &json!([]));
                continue;
            }
            steps_add_up(first, here)?;
            if i < 2 {
                prop_assert_eq!(&here["differenceFromFirst"], &json!("0.00"));
                prop_assert_eq!(&here["changedSteps"], &json!([]));
            }
        }
        Ok(())
    });
}

fn signed(amount: &Json) -> i64 {
    match amount.as_str().unwrap().strip_prefix('-') {
        Some(text) => -fen(&json!(text)),
        None => fen(amount),
    }
}

fn steps_add_up(first: &Json, here: &Json) -> Checked {
    let person = |receipt: &Json| fen(&receipt["personTotal"]);
    let result = &here["result"];
    let difference = person(result) - person(first);
    prop_assert_eq!(signed(&here["differenceFromFirst"]), difference);
    let changed = here["changedSteps"].as_array().unwrap();
    let sum = |codes: &[&str]| -> i64 {
        let those = changed
            .iter()
            .filter(|step| codes.contains(&step["code"].as_str().unwrap()));
        those.map(|step| signed(&step["difference"])).sum()
    };
    let of_the_person = [
        "scope.full_self_pay",
        "scope.over_limit_self_pay",
        "scope.prior_self_pay",
        "away.first_self_pay",
        "person.in_scope",
    ];
    prop_assert_eq!(sum(&of_the_person), difference);
    let fund = fen(&result["fundTotal"]) - fen(&first["fundTotal"]);
    prop_assert_eq!(sum(&["ratio.slice", "supplement"]), fund);
    // Each step of either side is told once at most, with its own amounts.
    for (key, receipt) in [("first", first), ("here", result)] {
        let mut steps = receipt["steps"].as_array().unwrap().clone();
        for step in changed.iter().filter(|step| !step[key].is_null()) {
            let found = steps
                .iter()
                .position(|own| own["code"] == step["code"] && own["amount"] == step[key]);
            prop_assert!(found.is_some(), "no such step: {}", step);
            steps.remove(found.unwrap());
        }
    }
    for step in changed {
        prop_assert_eq!(step["detail"].is_null(), step["here"].is_null());
    }
    Ok(())
}

/// A stay that begins in the second slice has no part in the first: its step is gone, not another one's changed.
#[test]
fn slices_are_matched_by_where_they_begin() {
    let mut figures = plain_figures();
    figures.inpatient.ratio_by_year = true;
    figures.inpatient.ceiling = None;
    figures.inpatient.working = (vec![1_000_000, 2_000_000], vec![8000, 8500, 9000]);
    let claim = |before: i64| {
        let mut ask = plain_ask(1_500_000);
        ask.inpatient_before.in_scope = before;
        ask.claim()
    };
    loaded(&figures.pack(), || {
        let scenarios =
            json!([{ "name": "a", "claim": claim(0) }, { "name": "b", "claim": claim(1_000_000) }]);
        let compared = serde_json::to_value(compare(&value(&scenarios), Lang::En)).unwrap();
        let slices: Vec<Json> = compared[1]["changedSteps"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|step| step["code"] == "ratio.slice")
            .map(|step| json!([step["first"], step["here"], step["difference"]]))
            .collect();
        let wanted = json!([
            ["8000.00", null, "-8000.00"],
            ["4250.00", "8500.00", "4250.00"],
            [null, "4500.00", "4500.00"]
        ]);
        assert_eq!(json!(slices), wanted);
    });
}

#[test]
fn scenarios_that_are_none_say_so() {
    let codes = |list: &Json| {
        let compared = serde_json::to_value(compare(&value(list), Lang::En)).unwrap();
        let all = compared.as_array().unwrap().clone();
        let codes = |one: &Json| {
            let issues = one["result"]["issues"].as_array().unwrap().clone();
            let codes = issues
                .iter()
                .map(|issue| json!([issue["code"], issue["field"]]));
            json!([one["name"], codes.collect::<Vec<_>>()])
        };
        json!(all.iter().map(codes).collect::<Vec<_>>())
    };
    assert_eq!(codes(&json!(1)), json!([["", [["field.type", null]]]]));
    assert_eq!(
        codes(&json!(vec![0; 1001])),
        json!([["", [["list.too_long", null]]]])
    );
    assert_eq!(codes(&json!([])), json!([]));
    assert_eq!(
        codes(&json!([7, { "name": "a" }, { "name": 1, "claim": 2 }, { "nam": "a", "claim": [] }])),
        json!([
            ["", [["field.type", null]]],
            ["a", [["field.missing", "claim"]]],
            ["", [["field.type", "name"], ["field.type", null]]],
            [
                "",
                [
                    ["field.unknown", "nam"],
                    ["field.missing", "name"],
                    ["field.type", null]
                ]
            ],
        ])
    );
}

// Where the marginal payment changes.

#[test]
fn between_two_breakpoints_the_fund_grows_by_the_marginal_payment() {
    let inner = Cell::new(0_usize);
    on_all_rules(cases(), |original| {
        let Some((claim, kept)) = as_sums(original) else {
            return Ok(());
        };
        let points = told(breakpoints(&claim, Lang::En));
        let points = points.as_array().unwrap();
        prop_assert_eq!(
            (&points[0]["kind"], fen(&points[0]["total"])),
            (&json!("start"), kept)
        );
        inner.set(inner.get() + points.len() - 1);
        for (i, point) in points.iter().enumerate() {
            let start = fen(&point["total"]);
            let end = points
                .get(i + 1)
                .map_or(LARGEST + 1, |next| fen(&next["total"]))
                - 1;
            prop_assert!(start <= end, "not ascending: {:?}", points);
            prop_assert!(
                i == 0 || rate(point) != rate(&points[i - 1]),
                "no change: {:?}",
                points
            );
            let first = at(&claim, start);
            // Half a fen of rounding in each layer at both ends, and on the first self-payment that each may pay on.
            let spread = 2 * layers(&first) + 1;
            let span = end - start;
            for total in [
                end,
                start + span / 2,
                start + span / 3,
                start + span / 1000,
                (start + 1000).min(end),
            ] {
                let grown = fen(&at(&claim, total)["fundTotal"]) - fen(&first["fundTotal"]);
                let off = i128::from(grown) * UNIT - i128::from(total - start) * rate(point);
                prop_assert!(
                    off.abs() <= i128::from(spread) * UNIT,
                    "{} from {} on, at {}: {} fen off\n{:#?}",
                    rate(point),
                    start,
                    total,
                    off / UNIT,
                    points
                );
            }
        }
        Ok(())
    });
    assert!(
        inner.get() as u32 > 3 * cases(),
        "only {} breakpoints",
        inner.get()
    );
}

/// The same a hundred times as large: every rule and every amount. Rounded to the fen, this is the exact payment to a hundredth.
fn hundredfold(figures: &Figures, ask: &Ask) -> (Figures, Ask) {
    let (mut figures, mut ask) = (figures.clone(), ask.clone());
    let hundred = |fen: &mut i64| *fen *= 100;
    for block in [&mut figures.outpatient, &mut figures.inpatient] {
        hundred(&mut block.deductible);
        block.ceiling.iter_mut().for_each(hundred);
        block
            .working
            .0
            .iter_mut()
            .chain(&mut block.retired.0)
            .for_each(hundred);
        match &mut block.later {
            Later::Same | Later::Factor(_) => {}
            Later::Amount(amount) => hundred(amount),
            Later::Minus { each, floor } => [each, floor].into_iter().for_each(hundred),
        }
    }
    for supplement in &mut figures.supplements {
        match supplement {
            Supplement::AboveCeiling { limit, .. } => limit.iter_mut().for_each(hundred),
            Supplement::SelfPay {
                threshold,
                slices,
                limit,
                ..
            } => {
                hundred(threshold);
                slices.0.iter_mut().chain(limit).for_each(hundred);
            }
        }
    }
    for change in [&mut figures.away, &mut figures.away_inpatient] {
        let amounts = change
            .deductible_amount
            .iter_mut()
            .chain(&mut change.deductible_plus);
        amounts.for_each(hundred);
    }
    for counters in [&mut ask.outpatient_before, &mut ask.inpatient_before] {
        [
            &mut counters.in_scope,
            &mut counters.deductible,
            &mut counters.pooled,
        ]
        .into_iter()
        .for_each(hundred);
    }
    hundred(&mut ask.self_pay_before);
    ask.supplements_before.iter_mut().for_each(hundred);
    (figures, ask)
}

/// A breakpoint lies at the very fen: up to the fen before it the payment goes on as before, from it on as it says.
#[test]
fn breakpoints_lie_at_the_very_fen() {
    let told_apart = Cell::new(0_u32);
    let drawn = (draw::figures(false), draw::ask()).boxed();
    for_all(cases() * 2, drawn, |(mut figures, ask)| {
        // What is rounded to the fen itself is not the same a hundred times as large.
        for change in [&mut figures.away, &mut figures.away_inpatient] {
            *change = Change {
                first_self_pay: None,
                deductible_factor: None,
                ..change.clone()
            };
        }
        for block in [&mut figures.outpatient, &mut figures.inpatient] {
            if let Later::Factor(_) = block.later {
                block.later = Later::Same;
            }
        }
        let ask = Ask {
            full_self_pay: 0,
            over_limit: 0,
            prior_self_pay: 0,
            ..ask.clone()
        };
        let points = loaded(&figures.pack(), || {
            told(breakpoints(&value(&ask.claim()), Lang::En))
        });
        let points = points.as_array().unwrap();
        let (large, ask) = hundredfold(&figures, &ask);
        loaded(&large.pack(), || {
            let exact = |total: i64| {
                let claim = Ask {
                    in_scope: total * 100,
                    ..ask.clone()
                }
                .claim();
                let receipt = told(estimate(&value(&claim), Lang::En));
                (fen(&receipt["fundTotal"]), layers(&receipt))
            };
            for pair in points.windows(2) {
                let (from, to) = (fen(&pair[0]["total"]), fen(&pair[1]["total"]));
                if to > LARGEST / 200 {
                    continue;
                }
                let off = |from: i64, to: i64, rate: i128| {
                    let ((before, layers), (after, _)) = (exact(from), exact(to));
                    let off =
                        i128::from(after - before) * UNIT - i128::from(to - from) * 100 * rate;
                    (off.abs(), i128::from(layers + 1) * UNIT)
                };
                let (before, spread) = off(from, to - 1, rate(&pair[0]));
                prop_assert!(before <= spread, "early: {:?}\n{:#?}", pair, points);
                let next = points.iter().find(|next| fen(&next["total"]) > to);
                if next.is_none_or(|next| fen(&next["total"]) > to + 1) {
                    let (after, spread) = off(to, to + 1, rate(&pair[1]));
                    prop_assert!(after <= spread, "late: {:?}\n{:#?}", pair, points);
                }
                // A point told a fen too late or too early would be seen wherever the payment changes by more than the rounding.
                let change = (rate(&pair[1]) - rate(&pair[0])).abs() * 100;
                told_apart.set(told_apart.get() + u32::from(change > spread));
            }
            Ok(())
        })
    });
    assert!(
        told_apart.get() > cases(),
        "only {} could be told apart",
        told_apart.get()
    );
}

// The largest bill.

fn largest_of(claim: &Value, cash: i64) -> Json {
    told(inverse(
        claim,
        &value(&json!({ "cash": yuan(cash) })),
        Lang::En,
    ))
}

#[test]
fn every_larger_bill_costs_more_cash() {
    let hits = Cell::new(0_u32);
    let targets = (draw::fen(), 0..=LARGEST, any::<u64>());
    let offer = draw::offer();
    let law = |claim: &Value, cash: i64, seed: u64| -> Checked {
        let Some((claim, kept)) = as_sums(claim) else {
            return Ok(());
        };
        let answer = largest_of(&claim, cash);
        let smallest = at(&claim, kept);
        if fen(&smallest["cash"]) > cash {
            prop_assert_eq!(&answer["issues"][0]["code"], "inverse.below_self_pay");
            prop_assert_eq!(&answer["issues"][0]["field"], "cash");
            return Ok(());
        }
        prop_assert_eq!(&answer["ok"], &json!(true), "{:#}", answer);
        let total = fen(&answer["total"]);
        let receipt = at(&claim, total);
        prop_assert_eq!(&receipt["cash"], &answer["cash"]);
        prop_assert_eq!(&receipt["personTotal"], &answer["personTotal"]);
        prop_assert!(fen(&answer["cash"]) <= cash);
        let points = told(breakpoints(&claim, Lang::En));
        let kinks = points
            .as_array()
            .unwrap()
            .iter()
            .map(|point| fen(&point["total"]));
        let kinks: Vec<i64> = kinks.flat_map(|kink| kink - 3..kink + 3).collect();
        let above = LARGEST - total;
        let mut drawn = seed;
        let far = (0..50).map(|_| {
            drawn = drawn
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            total + ((i128::from(drawn >> 1) * i128::from(above)) >> 63) as i64
        });
        let near = (total + 1..=total + 120).chain((total + 120..total + 2000).step_by(37));
        for other in near
            .chain(far)
            .chain(kinks)
            .chain([LARGEST])
            .filter(|other| *other > total && *other <= LARGEST)
        {
            let there = fen(&at(&claim, other)["cash"]);
            prop_assert!(
                there > cash,
                "{} costs {}, not more than {}: {:#}",
                other,
                there,
                cash,
                answer
            );
        }
        hits.set(hits.get() + u32::from(total < LARGEST));
        Ok(())
    };
    for_all(
        cases(),
        (draw::claim(&offer), targets.clone()).boxed(),
        |(claim, (cash, _, seed))| law(&value(&claim), cash, seed),
    );
    for_all(
        cases(),
        (draw::figures(false), draw::ask(), targets).boxed(),
        |(figures, ask, (cash, _, seed))| {
            loaded(&figures.pack(), || law(&value(&ask.claim()), cash, seed))
        },
    );
    assert!(
        hits.get() > cases() / 2,
        "only {} had an answer",
        hits.get()
    );
}

/// What is wrong with the claim and with the target is told together.
#[test]
fn faults_are_told_all_at_once() {
    let claim = plain_ask(0).claim();
    let mut faulty = claim.clone();
    faulty["person"]["scheme"] = json!("none");
    faulty["level"] = json!(null);
    let codes = |answer: Json| {
        let issues = answer["issues"].as_array().unwrap().clone();
        let codes = issues
            .iter()
            .map(|issue| json!([issue["code"], issue["field"]]));
        json!(codes.collect::<Vec<_>>())
    };
    let of =
        |claim: &Json, target: &Json| codes(told(inverse(&value(claim), &value(target), Lang::En)));
    let of_the_claim = json!([
        ["field.choice", "person.scheme"],
        ["field.missing", "level"],
        ["policy.not_loaded", "insuredArea"]
    ]);
    assert_eq!(
        codes(told(breakpoints(&value(&faulty), Lang::En))),
        of_the_claim
    );
    let mut both = of_the_claim.as_array().unwrap().clone();
    both.push(json!(["amount.negative", "cash"]));
    assert_eq!(of(&faulty, &json!({ "cash": -1 })), json!(both));
    assert_eq!(
        of(&claim, &json!({ "cash": "1.005", "total": 5 })),
        json!([
            ["field.unknown", "total"],
            ["amount.decimals", "cash"],
            ["policy.not_loaded", "insuredArea"]
        ])
    );
    assert_eq!(
        of(&json!(null), &json!([])),
        json!([["field.type", null], ["field.type", null]])
    );
}

fn plain_figures() -> Figures {
    let block = common::model::Block {
        deductible_by_year: false,
        deductible: 0,
        later: Later::Same,
        ratio_by_year: false,
        working: (vec![], vec![8000]),
        retired: (vec![], vec![8000]),
        ceiling: Some(1_000_000),
        ceiling_by_year: false,
    };
    Figures {
        outpatient: block.clone(),
        inpatient: block,
        shared: false,
        supplements: Vec::new(),
        away: Change::default(),
        away_inpatient: Change::default(),
    }
}

fn plain_ask(in_scope: i64) -> Ask {
    Ask {
        inpatient: true,
        retired: false,
        away: false,
        relieved: false,
        full_self_pay: 0,
        over_limit: 0,
        prior_self_pay: 0,
        in_scope,
        admissions: 0,
        outpatient_before: Default::default(),
        inpatient_before: Default::default(),
        self_pay_before: 0,
        supplements_before: vec![0; 4],
        account: 0,
    }
}

fn above(ratio: i64) -> Supplement {
    Supplement::AboveCeiling {
        ratio,
        limit: None,
        outpatient: false,
    }
}

fn on_self_pay(ratio: i64) -> Supplement {
    Supplement::SelfPay {
        threshold: 0,
        slices: (vec![], vec![ratio]),
        limit: None,
        outpatient: false,
        relief: None,
    }
}

/// Where supplements side by side pay all of what lies beyond the ceiling, only their rounding tells one bill from another, up
/// to the largest: every fen of a period is held against what the search finds.
#[test]
fn rounding_alone_decides_where_supplements_pay_everything_together() {
    let mut told_apart = 0;
    for supplements in [
        vec![above(5000), above(5000)],
        vec![on_self_pay(3500), above(6500)],
        vec![above(3300), above(3300), above(3400)],
        vec![above(2500), on_self_pay(3400), above(4950)],
        vec![on_self_pay(3330), above(6670)],
        vec![above(6001), above(3998)],
        vec![on_self_pay(7000), above(4000)],
    ] {
        let mut figures = plain_figures();
        figures.supplements = supplements;
        let claim = value(&plain_ask(0).claim());
        loaded(&figures.pack(), || {
            let person = |total: i64| fen(&at(&claim, total)["personTotal"]);
            let around = person(LARGEST);
            for cash in (around - 4).max(0)..=around + 3 {
                let answer = largest_of(&claim, cash);
                let total = fen(&answer["total"]);
                assert!(person(total) <= cash, "{figures:?}: {answer}");
                // Whatever lies within two periods below the largest bill, or above the answer.
                for other in (LARGEST - 1_200).max(total + 1)..=LARGEST {
                    assert!(
                        person(other) > cash,
                        "{figures:?}: {other} costs no more than {cash}"
                    );
                }
                for other in total + 1..=(total + 1_200).min(LARGEST) {
                    assert!(
                        person(other) > cash,
                        "{figures:?}: {other} costs no more than {cash}"
                    );
                }
                told_apart += u32::from(total < LARGEST && total > LARGEST / 2);
            }
        });
    }
    assert!(told_apart > 3, "{told_apart}");
}
