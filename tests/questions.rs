//! What is asked next: stages, kinds of answer, and that asking leads to the same result as having said everything at once.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, codes, is_receipt, pack, put, value, with};
use common::draw;
use common::laws::{for_all, wrong};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::{Value as Json, json};
use std::cell::Cell;
use yidi::issue::Lang;
use yidi::next_questions;
use yidi::policy;
use yidi::policy::pack::Scheme;
use yidi::reading::Value;

/// The questions about a partial claim, or its failure.
fn questions(partial: &Value, lang: Lang) -> Json {
    match next_questions(partial, lang) {
        Ok(questions) => serde_json::to_value(questions).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

fn fields(questions: &Json) -> Vec<&str> {
    let all = questions
        .as_array()
        .unwrap_or_else(|| panic!("{questions}"));
    all.iter()
        .map(|one| one["field"].as_str().unwrap())
        .collect()
}

fn needed(questions: &Json) -> Vec<&str> {
    let all = questions.as_array().unwrap();
    let needed = all.iter().filter(|one| one["needed"] == true);
    needed.map(|one| one["field"].as_str().unwrap()).collect()
}

fn about<'q>(questions: &'q Json, field: &str) -> &'q Json {
    let all = questions.as_array().unwrap();
    let found = all.iter().find(|one| one["field"] == field);
    found.unwrap_or_else(|| panic!("nothing is asked about {field}: {questions}"))
}

fn asked(partial: &Json) -> Json {
    questions(&value(partial), Lang::En)
}

const GENERAL: [&str; 7] = [
    "insuredArea",
    "person.scheme",
    "treatmentArea",
    "date",
    "service",
    "level",
    "bill.total",
];

#[test]
fn first_comes_what_every_claim_needs() {
    for nothing in [
        json!(null),
        json!({}),
        json!({ "person": null, "bill": {} }),
        json!({ "person": {} }),
    ] {
        let asked = asked(&nothing);
        assert_eq!(fields(&asked), GENERAL);
        for one in asked.as_array().unwrap() {
            assert_eq!(one["needed"], true);
            assert!(one["spread"].is_null(), "{one}");
        }
    }
    for (partial, missing) in [
        (
            json!({ "service": "pharmacy", "date": "2026-01-01" }),
            vec![
                "insuredArea",
                "person.scheme",
                "treatmentArea",
                "bill.total",
            ],
        ),
        (json!({ "insuredArea": "110000" }), GENERAL[1..].to_vec()),
        (
            json!({ "person": { "scheme": "employee" }, "bill": { "lines": [{ "name": "x", "class": "A", "amount": 1 }] } }),
            vec!["insuredArea", "treatmentArea", "date", "service", "level"],
        ),
        // The catalogue of the day decides the lines.
        (
            json!({ "person": { "scheme": "employee" }, "insuredArea": "110000", "bill": { "lines": [{ "name": "x", "class": "A", "amount": 1 }] } }),
            vec!["treatmentArea", "date", "service", "level"],
        ),
    ] {
        assert_eq!(fields(&asked(&partial)), missing, "{partial}");
    }
}

#[test]
fn what_is_given_is_read_strictly() {
    for (partial, field, code) in [
        (
            json!({ "person": { "age": -1 } }),
            "person.age",
            "number.range",
        ),
        (json!({ "person": "me" }), "person", "field.type"),
        (
            json!({ "insuredArea": "999999" }),
            "insuredArea",
            "area.unknown",
        ),
        (json!({ "persn": {} }), "persn", "field.unknown"),
        (
            json!({ "bill": { "total": -5 } }),
            "bill.total",
            "amount.negative",
        ),
        (
            json!({ "bill": { "lines": [] } }),
            "bill.lines",
            "bill.empty",
        ),
        (
            json!({ "filing": { "categry": "none" } }),
            "filing.categry",
            "field.unknown",
        ),
        (
            json!({ "person": { "scheme": "employee", "status": "child" } }),
            "person.status",
            "person.status_scheme",
        ),
        (
            json!({ "admitted": "2026-02-30" }),
            "admitted",
            "date.invalid",
        ),
        (
            json!({ "insuredArea": "320100", "treatmentArea": "320000" }),
            "treatmentArea",
            "area.too_wide",
        ),
    ] {
        let answer = asked(&partial);
        assert_eq!(answer["ok"], false, "{partial}: {answer}");
        assert_eq!(answer["issues"][0]["field"], field, "{partial}: {answer}");
        assert_eq!(answer["issues"][0]["code"], code, "{partial}: {answer}");
        assert_eq!(
            answer["issues"].as_array().unwrap().len(),
            1,
            "{partial}: {answer}"
        );
    }
    assert_eq!(codes(&asked(&json!([1]))), ["field.type"]);
    // All at once.
    let many = asked(&json!({ "person": { "age": -1, "scheme": "x" }, "date": "soon" }));
    assert_eq!(
        codes(&many),
        ["field.choice", "number.range", "date.invalid"]
    );
    // What is put in for trying is nobody's fault.
    for sound in [
        json!({ "person": { "status": "elder" } }),
        json!({ "admitted": "2031-01-01" }),
        json!({ "filing": {} }),
        json!({ "bill": { "fullSelfPay": 900_000_000 } }),
        json!({ "treatmentArea": "320000" }),
    ] {
        assert!(asked(&sound).is_array(), "{sound}: {}", asked(&sound));
    }
}

#[test]
fn where_no_answer_would_help_it_is_said_as_by_estimate() {
    let with_rules = |area: &str| policy::head(area.parse().unwrap()).is_some();
    assert!(!with_rules("320300") && with_rules("110000"));
    for (partial, code) in [
        (json!({ "insuredArea": "320300" }), "policy.not_loaded"),
        (
            json!({ "insuredArea": "320300", "person": { "scheme": "employee" } }),
            "policy.not_loaded",
        ),
        (
            json!({ "insuredArea": "110000", "person": { "scheme": "employee" }, "date": "1999-01-01" }),
            "policy.not_in_force",
        ),
        (
            json!({ "insuredArea": "310000", "person": { "scheme": "employee" }, "date": "2026-01-01", "service": "chronic" }),
            "policy.no_rule",
        ),
    ] {
        assert_eq!(codes(&asked(&partial)), [code], "{partial}");
    }
}

fn beijing() -> Json {
    json!({
        "person": { "scheme": "employee", "status": "retired", "age": 66 }, "insuredArea": "110000", "treatmentArea": "310000",
        "date": "2026-03-10", "service": "inpatient", "level": "tertiary", "bill": { "total": "20000" }
    })
}

#[test]
fn a_question_says_what_it_decides_and_how_much() {
    // Without a filing another 20 000 yuan are worth so much more or less.
    let open = value(&beijing());
    let en = questions(&open, Lang::En);
    let filing = about(&en, "filing.category");
    assert_eq!(filing["kind"], "choice");
    assert_eq!(filing["options"].as_array().unwrap().len(), 7);
    assert_eq!(filing["needed"], false);
    // Every answer is one that the claim takes.
    for option in filing["options"].as_array().unwrap() {
        let chosen = Value::Map(vec![("category".into(), value(&option["value"]))]);
        let answer = ask(&with(&open, "filing", Some(chosen)), Lang::En);
        assert!(is_receipt(&answer), "{answer}");
        assert!(!option["label"].as_str().unwrap().is_empty());
    }
    let why = filing["why"].as_str().unwrap();
    assert!(why.contains("the payment ratio"), "{why}");
    let zh = questions(&open, Lang::Zh);
    let spread = about(&zh, "filing.category")["spread"].as_str().unwrap();
    assert_eq!(spread, filing["spread"]);
    let why = about(&zh, "filing.category")["why"].as_str().unwrap();
    assert!(
        why.contains("报销比例") && why.contains("最多相差"),
        "{why}"
    );
    // All of the bill out of scope costs all that the fund would pay.
    let receipt = ask(
        &with(
            &open,
            "filing",
            Some(value(&json!({ "category": "resettled_retiree" }))),
        ),
        Lang::En,
    );
    assert_eq!(receipt["fundTotal"], "17017.00");
    let own = about(&en, "bill.fullSelfPay");
    assert!(own["why"].as_str().unwrap().contains("in scope"), "{own}");
    // What is said is not asked again, what changes nothing never.
    for (field, new) in [
        ("filing", json!({ "category": "referral" })),
        ("person.reliefGroups", json!([])),
        ("yearToDate", json!({ "admissions": 0 })),
    ] {
        let fewer = questions(&with(&open, field, Some(value(&new))), Lang::En);
        let gone = match field {
            "filing" => "filing.category",
            "yearToDate" => "yearToDate.admissions",
            field => field,
        };
        assert!(!fields(&fewer).contains(&gone), "{fewer}");
    }
    for useless in [
        "person.sex",
        "personalAccount",
        "admitted",
        "disease",
        "allowCompiled",
        "yearToDate.outpatient.inScope",
    ] {
        assert!(!fields(&en).contains(&useless), "{useless}");
    }
}

#[test]
fn what_the_rules_cannot_do_without_is_needed() {
    let mut open = value(&beijing());
    put(&mut open, "person.status", None);
    put(&mut open, "person.age", None);
    let asked = questions(&open, Lang::En);
    assert_eq!(needed(&asked), ["person.status"]);
    let status = about(&asked, "person.status");
    let values: Vec<&str> = status["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| o["value"].as_str().unwrap())
        .collect();
    assert_eq!(values, ["working", "retired"]);
    assert_ne!(status["spread"], "0.00");
    // With the rest open, in the order of the form.
    let asked =
        self::asked(&json!({ "insuredArea": "110000", "person": { "scheme": "employee" } }));
    assert_eq!(
        needed(&asked)[..5],
        ["treatmentArea", "date", "service", "level", "bill.total"]
    );
    assert!(needed(&asked).contains(&"person.status"), "{asked}");
    assert!(needed(&asked).contains(&"person.age"), "{asked}");
    assert!(about(&asked, "bill.total")["spread"].is_null());
    assert!(
        about(&asked, "person.status")["why"]
            .as_str()
            .unwrap()
            .contains("500,000")
    );
}

#[test]
fn diseases_are_asked_for_where_the_rules_list_them() {
    let chronic = json!({
        "person": { "scheme": "employee", "status": "retired", "age": 66 }, "insuredArea": "320100", "treatmentArea": "320100",
        "date": "2026-03-10", "service": "chronic", "level": "tertiary", "bill": { "total": 20000 }
    });
    let asked = asked(&chronic);
    let disease = about(&asked, "disease");
    assert_eq!(
        (&disease["kind"], &disease["needed"]),
        (&json!("disease"), &json!(true))
    );
    let options = disease["options"].as_array().unwrap();
    assert!(options.len() >= 3);
    for option in options {
        let answer = ask(
            &with(&value(&chronic), "disease", Some(value(&option["value"]))),
            Lang::En,
        );
        assert!(is_receipt(&answer), "{answer}");
    }
}

#[test]
fn the_share_of_class_b_is_asked_for_where_a_line_hangs_on_it() {
    let mut claim = beijing();
    claim["filing"] = json!({ "category": "referral" });
    claim["bill"] = json!({ "lines": [{ "name": "x", "class": "B", "amount": "9000" }] });
    let asked = asked(&claim);
    let share = about(&asked, "place.priorSelfPayRatio");
    assert_ne!(share["spread"], "0.00");
    assert!(
        !fields(&asked)
            .iter()
            .any(|field| field.starts_with("bill.")),
        "{asked}"
    );
    claim["bill"]["lines"][0]["priorSelfPayRatio"] = json!(0.2);
    assert!(!fields(&self::asked(&claim)).contains(&"place.priorSelfPayRatio"));
    claim["bill"]["lines"][0] = json!({ "name": "没有这种东西", "amount": 5 });
    assert!(
        codes(&self::asked(&claim))[0].starts_with("catalog."),
        "{}",
        self::asked(&claim)
    );
}

/// Every field that may be taken out of a claim drawn.
const FIELDS: [&str; 23] = [
    "insuredArea",
    "treatmentArea",
    "date",
    "service",
    "level",
    "bill",
    "person.scheme",
    "person.status",
    "person.age",
    "person.tier",
    "person.contracted",
    "person.reliefGroups",
    "disease",
    "filing",
    "yearToDate",
    "yearToDate.admissions",
    "yearToDate.outpatient",
    "yearToDate.inpatient",
    "yearToDate.chronic",
    "yearToDate.inScopeSelfPay",
    "yearToDate.supplementPaid",
    "yearToDate.inpatient.pooledPaid",
    "yearToDate.outpatient.deductiblePaid",
];

fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut here = value;
    for key in path.split('.') {
        here = here.get(key)?;
    }
    Some(here)
}

/// Puts a value where it stands in the claim, with the objects on the way.
fn say(claim: &mut Value, path: &str, new: Value) {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    if *claim == Value::Null {
        *claim = Value::Map(Vec::new());
    }
    let Value::Map(entries) = claim else {
        panic!("{path}")
    };
    let place = match entries.iter().position(|(known, _)| known == key) {
        Some(place) => place,
        None => {
            entries.push((key.to_owned(), Value::Null));
            entries.len() - 1
        }
    };
    match rest {
        Some(rest) => say(&mut entries[place].1, rest, new),
        None => entries[place].1 = new,
    }
}

/// What an answer is where the whole claim does not say: what leaving it out means.
fn silence(field: &str) -> Value {
    let json = match field {
        "filing.category" => json!("none"),
        "person.contracted" => json!(false),
        "person.reliefGroups" => json!([]),
        // Whatever it is: nothing was assumed to be there.
        "place.priorSelfPayRatio" => json!("0.1"),
        "disease" => json!("M99999"),
        _ => json!(0),
    };
    value(&json)
}

/// Takes some fields out of a claim, answers every question about it from the whole claim, and compares the two receipts.
fn leads_there(claim: &Json, taken: &[bool]) -> Result<(), TestCaseError> {
    let whole = value(claim);
    let wanted = ask(&whole, Lang::En);
    if !is_receipt(&wanted) {
        return Ok(());
    }
    let mut partial = whole.clone();
    for (field, taken) in FIELDS.iter().zip(taken) {
        if *taken && at(&partial, field).is_some() {
            put(&mut partial, field, None);
        }
    }
    for round in 0.. {
        let questions = questions(&partial, Lang::En);
        let Some(all) = questions.as_array() else {
            return Err(wrong(format!("{questions}\nfor {}", partial.json())));
        };
        let Some(first) = all.first() else { break };
        let field = first["field"].as_str().unwrap();
        if at(&partial, field).is_some() || round > 40 {
            return Err(wrong(format!("{field} is asked again: {}", partial.json())));
        }
        let given = at(&whole, field).cloned();
        say(&mut partial, field, given.unwrap_or_else(|| silence(field)));
    }
    let reached = ask(&partial, Lang::En);
    if reached["personTotal"] == wanted["personTotal"] {
        return Ok(());
    }
    Err(wrong(format!(
        "{} instead of {}\n{}\n{}",
        reached,
        wanted["personTotal"],
        partial.json(),
        whole.json()
    )))
}

fn cases(usual: u32) -> u32 {
    let given = std::env::var("PROPTEST_CASES").ok();
    given.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn taken() -> BoxedStrategy<Vec<bool>> {
    vec(any::<bool>(), FIELDS.len()).boxed()
}

#[test]
fn answering_leads_to_the_result_of_having_said_it_all() {
    let claims = draw::claim_of(&draw::offer(), draw::service(), draw::sums());
    for_all(cases(150), (claims, taken()).boxed(), |(claim, taken)| {
        leads_there(&claim, &taken)
    });
}

#[test]
fn so_it_does_with_lines() {
    let lines = vec(draw::line(), 1..4).prop_map(|lines| json!({ "lines": lines }));
    let claims = draw::claim_of(&draw::offer(), draw::service(), lines.boxed());
    for_all(
        cases(60),
        (claims, taken()).boxed(),
        |(claim, mut taken)| {
            // Asked for the bill, one answers with its total.
            let bill = FIELDS.iter().position(|field| *field == "bill").unwrap();
            taken[bill] = false;
            leads_there(&claim, &taken)
        },
    );
}

#[test]
fn so_it_does_by_rules_that_nobody_has() {
    let drawn = (draw::figures(false), draw::ask(), taken()).boxed();
    for_all(cases(150), drawn, |(figures, ask, taken)| {
        let tree = value(&figures.pack());
        let sound = pack(&tree, Lang::En).map_err(|issues| wrong(format!("{issues:#?}")))?;
        policy::load(130_200, sound, tree);
        leads_there(&ask.claim(), &taken)
    });
}

#[test]
fn the_spread_is_what_the_answers_make_with_the_rest_left_out() {
    let (apart, hangs) = (Cell::new(0), Cell::new(0_u32));
    let claims = draw::claim_of(&draw::offer(), draw::service(), draw::sums());
    for_all(cases(60), claims, |claim| {
        let mut bare = value(&claim);
        for field in ["filing", "person.reliefGroups", "yearToDate"] {
            put(&mut bare, field, None);
        }
        let left_out = ask(&bare, Lang::En);
        if !is_receipt(&left_out) {
            return Ok(());
        }
        for question in questions(&bare, Lang::En).as_array().unwrap() {
            let field = question["field"].as_str().unwrap();
            if !["filing.category", "person.reliefGroups"].contains(&field) {
                continue;
            }
            let mut persons = vec![common::ask::fen(&left_out["personTotal"])];
            for option in question["options"].as_array().unwrap() {
                let mut answered = bare.clone();
                let answer = match field {
                    "filing.category" => option["value"].clone(),
                    _ => json!([option["value"]]),
                };
                say(&mut answered, field, value(&answer));
                let receipt = ask(&answered, Lang::En);
                prop_assert!(is_receipt(&receipt), "{}", receipt);
                persons.push(common::ask::fen(&receipt["personTotal"]));
            }
            let spread = persons.iter().max().unwrap() - persons.iter().min().unwrap();
            let why = question["why"].as_str().unwrap();
            if spread == 0 {
                prop_assert!(question["spread"].is_null(), "{}", question);
                prop_assert!(
                    why.ends_with("depending on the other answers"),
                    "{}",
                    question
                );
                hangs.set(hangs.get() + 1);
            } else {
                prop_assert_eq!(&question["spread"], &json!(common::ask::yuan(spread)));
                prop_assert!(why.contains("up to"), "{}", question);
                apart.set(apart.get() + 1);
            }
        }
        Ok(())
    });
    assert!(
        apart.get() > cases(60) / 6 && hangs.get() > 0,
        "too few are told: {apart:?}, {hangs:?}"
    );
}

#[test]
fn questions_come_in_order_and_each_has_its_words() {
    let mut asked_about = std::collections::BTreeSet::new();
    for head in policy::heads() {
        for scheme in Scheme::ALL {
            for service in [None, Some("outpatient"), Some("inpatient"), Some("chronic")] {
                let partial = json!({ "insuredArea": head.area.to_string(), "person": { "scheme": scheme.name() }, "service": service });
                let (en, zh) = (
                    questions(&value(&partial), Lang::En),
                    questions(&value(&partial), Lang::Zh),
                );
                let (Some(en), Some(zh)) = (en.as_array(), zh.as_array()) else {
                    assert!(
                        !is_receipt(&en)
                            && en["issues"].as_array().is_some_and(|all| !all.is_empty()),
                        "{partial}: {en}"
                    );
                    continue;
                };
                assert_eq!(en.len(), zh.len());
                let mut last = i64::MAX;
                let mut needs = true;
                for (en, zh) in en.iter().zip(zh) {
                    let field = en["field"].as_str().unwrap();
                    asked_about.insert(field.to_owned());
                    assert_eq!((&en["spread"], &en["kind"]), (&zh["spread"], &zh["kind"]));
                    assert_ne!(en["question"], zh["question"]);
                    assert!(
                        en["question"].as_str().unwrap().ends_with('?')
                            && zh["question"].as_str().unwrap().ends_with('？')
                    );
                    assert!(
                        en["question"].as_str().unwrap().is_ascii()
                            || field.contains("supplementPaid"),
                        "{en}"
                    );
                    assert_ne!(en["why"], zh["why"]);
                    let needed = en["needed"].as_bool().unwrap();
                    assert!(needs || !needed, "{field} is needed and comes late");
                    needs = needed;
                    if !needed {
                        let spread = match &en["spread"] {
                            Json::Null => 0,
                            spread => common::ask::fen(spread),
                        };
                        assert_eq!(spread == 0, en["spread"].is_null(), "{en}");
                        assert!(spread <= last, "{partial}: {field} {spread}");
                        last = spread;
                    }
                    let options = en.get("options").and_then(Json::as_array);
                    let choice = ["choice", "choices"].contains(&en["kind"].as_str().unwrap());
                    assert!(
                        !choice || options.is_some_and(|all| all.len() > 1 || field == "service"),
                        "{en}"
                    );
                    for (en, zh) in options
                        .into_iter()
                        .flatten()
                        .zip(zh["options"].as_array().into_iter().flatten())
                    {
                        assert_eq!(en["value"], zh["value"]);
                        assert!(
                            !en["label"].as_str().unwrap().is_empty()
                                && !zh["label"].as_str().unwrap().is_empty()
                        );
                    }
                }
            }
        }
    }
    for field in [
        "person.tier",
        "person.contracted",
        "disease",
        "person.reliefGroups",
        "yearToDate.outpatient.deductiblePaid",
        "yearToDate.supplementPaid.城乡居民大病保险",
    ] {
        assert!(
            asked_about.contains(field),
            "{field} is never asked: {asked_about:?}"
        );
    }
}

#[test]
#[ignore = "a measurement"]
fn how_long_it_takes() {
    let mut all = Vec::new();
    for head in policy::heads() {
        for scheme in Scheme::ALL {
            let partial = value(
                &json!({ "insuredArea": head.area.to_string(), "person": { "scheme": scheme.name() } }),
            );
            let run = || {
                let start = std::time::Instant::now();
                let _ = next_questions(&partial, Lang::Zh);
                start.elapsed()
            };
            // The quickest of a few: others may be at work on this machine.
            let quickest = (0..7).map(|_| run()).min().unwrap();
            all.push((quickest, head.area, scheme.name()));
        }
    }
    all.sort();
    println!(
        "worst {:?}, median {:?}",
        &all[all.len() - 3..],
        all[all.len() / 2]
    );
}
