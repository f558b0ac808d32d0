//! Packs at run time: made from the figures of a notice, loaded over the bundled rules, given back.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, codes, fen, is_receipt, pack, put, value, with, yuan};
use common::draw;
use common::edited;
use include_dir::{Dir, include_dir};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use yidi::directory::{AreaOptions, area_of, areas};
use yidi::issue::{Issue, Lang, Severity};
use yidi::lint::lint_pack;
use yidi::policy;
use yidi::reading::{At, Faults, Read, Value};
use yidi::{load_pack, quick_pack};

static CASES: &str = include_str!("cases/quick_pack/cases.json");
static BUNDLED: &str = include_str!("cases/quick_pack/bundled.json");
static POLICIES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/policies");

/// The receipts of loaded rules say so, and differ in nothing else.
const LOADED: &str = "policy.loaded_rules";

fn export_pack(code: &str) -> Option<Value> {
    yidi::export_pack(&Value::Text(code.to_owned()))
}

fn unload_pack(code: &str) -> bool {
    yidi::unload_pack(&Value::Text(code.to_owned()))
}

fn text(json: &Json) -> &str {
    json.as_str().unwrap_or_else(|| panic!("{json} is no text"))
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn errors(issues: &[Issue]) -> Vec<&Issue> {
    let errors = issues.iter();
    errors
        .filter(|issue| issue.severity == Severity::Error)
        .collect()
}

/// Every issue wanted, `[code, field]`, once, and no other.
fn check(name: &str, issues: &[Issue], wanted: &[Json]) {
    let sorted = |mut rows: Vec<Json>| {
        rows.sort_by_key(Json::to_string);
        rows
    };
    let found = issues.iter();
    let found = sorted(
        found
            .map(|issue| json!([issue.code, issue.field]))
            .collect(),
    );
    assert_eq!(found, sorted(wanted.to_vec()), "{name}: {issues:#?}");
    for issue in issues {
        let remedy = issue.remedy.as_deref().unwrap_or_default();
        assert!(
            !issue.message.is_empty() && !remedy.is_empty(),
            "{name}: {issue:?}"
        );
    }
}

/// Every `evidence` in a value.
fn evidences<'v>(value: &'v Value, out: &mut Vec<&'v str>) {
    match value {
        Value::Map(entries) => {
            for (key, inner) in entries {
                match inner {
                    Value::Text(grade) if key == "evidence" => out.push(grade),
                    inner => evidences(inner, out),
                }
            }
        }
        Value::List(items) => items.iter().for_each(|item| evidences(item, out)),
        _ => {}
    }
}

/// What every pack made from figures must be, whatever they are.
fn own_pack(name: &str, made: &Value, wanted: &Json) {
    for lang in Lang::ALL {
        let issues = lint_pack(made, *lang);
        assert!(errors(&issues).is_empty(), "{name}: {issues:#?}");
    }
    let read = pack(made, Lang::En).unwrap_or_else(|issues| panic!("{name}: {issues:#?}"));
    let mut grades = Vec::new();
    evidences(made, &mut grades);
    assert!(grades.len() >= 2, "{name}: {grades:?}");
    assert!(
        grades.iter().all(|grade| *grade == "compiled"),
        "{name}: {grades:?}"
    );
    let own = read.documents.iter().find(|document| document.id == "own");
    let own = own.unwrap_or_else(|| panic!("{name}: no document of one's own"));
    let notes = read.notes.as_deref().unwrap_or_default();
    assert!(!notes.is_empty(), "{name}: no notes");
    assert!(
        notes
            .iter()
            .all(|note| !note.zh.is_empty() && !note.en.is_empty() && note.zh != note.en),
        "{name}"
    );
    for (key, wanted) in wanted.as_object().into_iter().flatten() {
        match key.as_str() {
            "area" => assert_eq!(read.area, text(wanted), "{name}"),
            "title" => assert_eq!(own.title, text(wanted), "{name}"),
            key => panic!("{name}: {key}"),
        }
    }
}

/// A claim from what differs from a tertiary stay at home.
fn claim(figures: &Value, area: &str, told: &Json) -> Value {
    let scheme = figures.get("scheme").and_then(Value::text).unwrap();
    let scheme = told["scheme"].as_str().unwrap_or(scheme);
    let status = if scheme == "employee" {
        "working"
    } else {
        "adult"
    };
    let insured = told["insured"].as_str().unwrap_or(area);
    let mut claim = json!({
        "person": { "scheme": scheme, "status": status }, "insuredArea": insured, "treatmentArea": insured,
        "date": "2026-03-10", "service": "inpatient", "level": "tertiary", "bill": {},
    });
    for (key, told) in told.as_object().expect("a claim is an object") {
        match key.as_str() {
            "scheme" | "insured" => {}
            "status" => claim["person"]["status"] = told.clone(),
            "to" => claim["treatmentArea"] = told.clone(),
            "filing" => claim["filing"] = json!({ "category": told }),
            "total" | "fullSelfPay" => claim["bill"][key] = told.clone(),
            "year" => claim["yearToDate"] = told.clone(),
            "service" | "level" | "date" | "disease" | "allowCompiled" => {
                claim[key] = told.clone();
            }
            key => panic!("a claim has no {key}"),
        }
    }
    value(&claim)
}

fn supplements(receipt: &Json) -> i64 {
    let paid = list(&receipt["supplements"]).iter();
    paid.map(|supplement| fen(&supplement["amount"])).sum()
}

fn warns(receipt: &Json, code: &str) -> usize {
    let warnings = list(&receipt["warnings"]).iter();
    warnings.filter(|warning| warning["code"] == code).count()
}

fn visit(name: &str, figures: &Value, area: &str, told: &Json) {
    let why = text(&told["why"]);
    let answer = ask(&claim(figures, area, &told["claim"]), Lang::En);
    let name = format!("{name}: {why}");
    if let Some(refused) = told.get("refused") {
        assert!(!is_receipt(&answer), "{name}: {answer:#}");
        let found: BTreeSet<String> = codes(&answer).into_iter().collect();
        let wanted: BTreeSet<String> = list(refused).iter().map(|c| text(c).to_owned()).collect();
        assert_eq!(found, wanted, "{name}: {answer:#}");
        return;
    }
    assert!(is_receipt(&answer), "{name}: {answer:#}");
    assert_eq!(answer["pooledFund"], told["pooledFund"], "{name}");
    assert_eq!(
        yuan(supplements(&answer)),
        text(&told["supplement"]),
        "{name}"
    );
    assert_eq!(answer["cash"], told["cash"], "{name}");
    assert_eq!(answer["evidence"], "compiled", "{name}");
    assert_eq!(answer["policyEffective"], "2026-01-01", "{name}");
    assert_eq!(warns(&answer, "evidence.compiled"), 1, "{name}");
    assert_eq!(warns(&answer, LOADED), 1, "{name}");
}

#[test]
fn figures_make_packs_that_pay_what_the_notice_says() {
    let data: Json = serde_json::from_str(CASES).unwrap();
    let cases = list(&data["cases"]);
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    let (mut made, mut visits, mut names) = (0, 0, BTreeSet::new());
    for case in cases {
        let name = text(&case["name"]);
        assert!(names.insert(name), "{name} twice");
        let figures = edited::edited(&data, case);
        if let Some(wanted) = case.get("failure") {
            for lang in Lang::ALL {
                let failure = quick_pack(&figures, *lang);
                let failure = failure.map(|made| made.pack).expect_err(name);
                assert!(!failure.ok, "{name}");
                assert_eq!(
                    errors(&failure.issues).len(),
                    failure.issues.len(),
                    "{name}: {:?}",
                    failure.issues
                );
                check(name, &failure.issues, list(wanted));
            }
            continue;
        }
        let answer = |lang| {
            let made = quick_pack(&figures, lang);
            made.unwrap_or_else(|failure| panic!("{name}: {failure:#?}"))
        };
        let (zh, en) = (answer(Lang::Zh), answer(Lang::En));
        assert!(zh.ok && en.ok, "{name}");
        // A pack has all its words in both languages.
        assert_eq!(zh.pack, en.pack, "{name}");
        for missing in [&zh.missing, &en.missing] {
            check(name, missing, list(&case["missing"]));
            assert!(
                missing
                    .iter()
                    .all(|issue| issue.severity == Severity::Warning),
                "{name}: {missing:?}"
            );
        }
        own_pack(name, &zh.pack, &case["pack"]);
        let loaded = load_pack(zh.pack.clone(), Lang::Zh);
        assert!(loaded.ok, "{name}: {:?}", loaded.issues);
        let area = loaded.area.expect("what is loaded has an area");
        for told in list(&case["claims"]) {
            visit(name, &figures, &area, told);
            visits += 1;
        }
        assert!(unload_pack(&area), "{name}");
        assert!(!unload_pack(&area), "{name}");
        made += 1;
    }
    println!("{made} packs made, {visits} visits");
    assert!(made >= 25 && visits >= 80, "{made} packs, {visits} visits");
}

#[test]
fn figures_that_cannot_be_read_are_told_so() {
    let deep = (0..200).fold(Value::Null, |inner, _| Value::List(vec![inner]));
    let many = (0..10_000).map(|n| (format!("key{n}"), Value::Number(1.0)));
    for bad in [
        Value::Null,
        Value::Number(5.0),
        Value::Number(f64::NAN),
        Value::Text("text".to_owned()),
        Value::List(Vec::new()),
        deep.clone(),
        Value::Map(many.collect()),
        Value::Map(Vec::new()),
    ] {
        for lang in Lang::ALL {
            let failure = quick_pack(&bad, *lang).map(|made| made.pack);
            let failure = failure.expect_err("these are no figures");
            assert!(!failure.issues.is_empty());
        }
    }
    // Nor is any single figure a trap: a pack that lints, or issues.
    let data: Json = serde_json::from_str(CASES).unwrap();
    let bad = [
        Value::Null,
        Value::Bool(false),
        Value::Number(f64::NAN),
        Value::Number(-1.0),
        Value::Number(1e18),
        Value::Number(0.0),
        Value::Text("长".repeat(5000)),
        Value::Text(String::new()),
        Value::List(Vec::new()),
        Value::List(vec![Value::Null; 10_001]),
        Value::Map(Vec::new()),
        deep,
    ];
    let mut tried = 0;
    for base in ["employee", "resident"] {
        let Value::Map(entries) = value(&data["bases"][base]) else {
            panic!("{base} is an object");
        };
        let sound = Value::Map(entries.clone());
        let inner = ["inpatient[0]", "outpatient[0].level", "inpatient[1].ratio"];
        let keys = entries.iter().map(|(key, _)| key.as_str());
        for place in keys.chain(inner).chain(["catastrophic.slices"]) {
            for bad in &bad {
                let figures = with(&sound, place, Some(bad.clone()));
                for lang in Lang::ALL {
                    match quick_pack(&figures, *lang) {
                        Ok(made) => own_pack(place, &made.pack, &Json::Null),
                        Err(failure) => assert!(!failure.issues.is_empty(), "{place}"),
                    }
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "only {tried}");
}

#[test]
fn figures_read_off_a_bundled_pack_pay_what_it_pays() {
    let cases: Json = serde_json::from_str(BUNDLED).unwrap();
    assert!(list(&cases).len() >= 6);
    for case in list(&cases) {
        let name = text(&case["name"]);
        let figures = value(&case["figures"]);
        let area = text(&case["figures"]["area"]);
        let elsewhere = if area.starts_with("31") {
            "110000"
        } else {
            "310000"
        };
        let mut claims = Vec::new();
        for level in list(&case["levels"]) {
            for status in list(&case["statuses"]) {
                let home = std::iter::once(Json::Null);
                for filing in home.chain(list(&case["filings"]).iter().cloned()) {
                    for total in [
                        "0",
                        "99.99",
                        "500",
                        "1000.01",
                        "12345.67",
                        "60000",
                        "123456.78",
                        "480000",
                        "2000000",
                    ] {
                        for year in [
                            json!({}),
                            json!({ "admissions": 1, "inScopeSelfPay": "9000.50",
                                "inpatient": { "inScope": "70000", "deductiblePaid": "500", "pooledPaid": "59000" } }),
                        ] {
                            let mut told = json!({ "level": level, "status": status, "total": total, "year": year });
                            if !filing.is_null() {
                                told["filing"] = filing.clone();
                                told["to"] = json!(elsewhere);
                            }
                            claims.push(claim(&figures, area, &told));
                        }
                    }
                }
            }
        }
        let money = |claim: &Value| {
            let receipt = ask(claim, Lang::Zh);
            assert!(is_receipt(&receipt), "{name}: {claim:?}: {receipt:#}");
            let keys = [
                "inScope",
                "deductible",
                "pooledFund",
                "fundTotal",
                "personTotal",
                "cash",
            ];
            let mut money: Vec<i64> = keys.iter().map(|key| fen(&receipt[key])).collect();
            money.push(supplements(&receipt));
            (money, warns(&receipt, LOADED))
        };
        let full: Vec<_> = claims.iter().map(money).collect();
        let made = quick_pack(&figures, Lang::Zh).unwrap_or_else(|f| panic!("{name}: {f:#?}"));
        let loaded = load_pack(made.pack.clone(), Lang::Zh);
        assert!(loaded.ok, "{name}: {:?}", loaded.issues);
        assert_eq!(loaded.replaced, Some(true), "{name}");
        for (claim, (full, loaded)) in claims.iter().zip(full) {
            assert_eq!(loaded, 0);
            assert_eq!(money(claim), (full, 1), "{name}: {claim:?}");
        }
        assert!(unload_pack(area));
        println!("{name}: {} claims", claims.len());
        assert!(claims.len() >= 150, "{name}: only {}", claims.len());
    }
}

/// A receipt as it would be by bundled rules; whether it said that the rules were loaded.
fn without_notice(mut answer: Json) -> (Json, usize) {
    let said = warns(&answer, LOADED);
    if let Some(Json::Array(warnings)) = answer.get_mut("warnings") {
        for warning in warnings.iter().filter(|warning| warning["code"] == LOADED) {
            assert_eq!(warning["severity"], "info");
        }
        warnings.retain(|warning| warning["code"] != LOADED);
    }
    (answer, said)
}

#[test]
fn what_is_exported_and_loaded_again_answers_as_before() {
    let offer = draw::offer();
    let mut config = Config::default();
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_261_122);
    }
    let mut runner = TestRunner::new(config);
    let drawn = draw::claim(&offer);
    let claims: Vec<Value> = (0..1000)
        .map(|_| value(&drawn.new_tree(&mut runner).unwrap().current()))
        .collect();
    let lang = |n: usize| Lang::ALL[n % 2];
    let ask_all = || -> Vec<Json> {
        let each = claims.iter().enumerate();
        each.map(|(n, claim)| ask(claim, lang(n))).collect()
    };
    let before = ask_all();
    for area in &offer.areas {
        let code = area.to_string();
        let exported = export_pack(&code).unwrap_or_else(|| panic!("{code} is not exported"));
        // What a page keeps is the text.
        let kept = serde_json::to_string(&exported).unwrap();
        let again: Value = serde_json::from_str(&kept).unwrap();
        let loaded = load_pack(again.clone(), Lang::Zh);
        assert!(loaded.ok, "{code}: {:?}", loaded.issues);
        assert_eq!(loaded.area.as_deref(), Some(&*code));
        assert_eq!(loaded.replaced, Some(true), "{code}");
        assert_eq!(
            export_pack(&code).as_ref(),
            Some(&exported),
            "{code}: exported again"
        );
    }
    let mut receipts = 0;
    for (before, now) in before.iter().zip(ask_all()) {
        let (now, said) = without_notice(now);
        assert_eq!(*before, now);
        assert_eq!(said, usize::from(is_receipt(&now)));
        receipts += said;
    }
    println!("{receipts} receipts of {}", claims.len());
    assert!(receipts > 500, "only {receipts} receipts");
    for area in &offer.areas {
        assert!(unload_pack(&area.to_string()), "{area}");
    }
    assert_eq!(ask_all(), before);
}

#[test]
fn an_exported_pack_is_the_file_it_came_from() {
    let mut read = 0;
    let packs = POLICIES
        .files()
        .filter(|file| file.path().extension().is_some_and(|e| e == "json"));
    for file in packs {
        let path = file.path().display();
        let json: Value = serde_json::from_str(file.contents_utf8().unwrap()).unwrap();
        let wanted = pack(&json, Lang::En).unwrap_or_else(|issues| panic!("{path}: {issues:?}"));
        let exported = export_pack(&wanted.area).unwrap_or_else(|| panic!("{path}"));
        let exported =
            pack(&exported, Lang::En).unwrap_or_else(|issues| panic!("{path}: {issues:?}"));
        // Notes and all.
        assert_eq!(exported, wanted, "{path}");
        read += 1;
    }
    assert!(read >= 85, "only {read} packs");
    for none in ["130200", "999999", "", "北京"] {
        assert_eq!(export_pack(none), None, "{none}");
        assert!(!unload_pack(none), "{none}");
    }
}

fn made_from(base: &str) -> Value {
    let data: Json = serde_json::from_str(CASES).unwrap();
    let made = quick_pack(&value(&data["bases"][base]), Lang::Zh);
    made.unwrap_or_else(|failure| panic!("{failure:#?}")).pack
}

/// One claim on an area: a stay of 20,900 at a tertiary hospital there.
fn stay(area: &str) -> Value {
    value(&json!({
        "person": { "scheme": "employee", "status": "working", "age": 45 }, "insuredArea": area, "treatmentArea": area,
        "date": "2026-03-10", "service": "inpatient", "level": "tertiary", "bill": { "total": "20900" },
    }))
}

fn rules_of(area: &str) -> &'static str {
    let area = area_of(&Value::Text(area.to_owned()), Lang::Zh);
    area.expect("the area is known").rules
}

/// The areas listed with rules, or without.
fn listed(with_rules: bool) -> BTreeSet<String> {
    let mut faults = Faults::new(Lang::Zh);
    let options = value(&json!({ "withRules": with_rules }));
    let options = AreaOptions::read(&options, &At::ROOT, &mut faults).unwrap();
    let found = areas("", &options).into_iter();
    found.map(|area| area.code).collect()
}

#[test]
fn a_pack_with_errors_changes_nothing() {
    let good = made_from("employee");
    let broken = [
        with(&good, "format", Some(Value::Number(2.0))),
        with(&good, "schemes", Some(value(&json!({})))),
        with(
            &good,
            "schemes.employee[0].inpatient.evidence",
            Some(Value::Text("official".to_owned())),
        ),
        with(
            &good,
            "schemes.employee[0].inpatient.ratio.cases[0].slices",
            Some(value(&json!([[0, null, 85]]))),
        ),
        Value::Null,
    ];
    // Over nothing, then over a loaded pack.
    let (none, area) = (ask(&stay("130200"), Lang::Zh), "130200");
    assert_eq!(codes(&none), ["policy.not_loaded"]);
    for loaded in [false, true] {
        if loaded {
            assert!(load_pack(good.clone(), Lang::Zh).ok);
        }
        let before = ask(&stay(area), Lang::Zh);
        assert_eq!(is_receipt(&before), loaded);
        let exported = export_pack(area);
        assert_eq!(exported.is_some(), loaded);
        for broken in &broken {
            let refused = load_pack(broken.clone(), Lang::Zh);
            assert!(!refused.ok && refused.area.is_none(), "{refused:?}");
            assert!(!errors(&refused.issues).is_empty());
            assert_eq!(ask(&stay(area), Lang::Zh), before);
            assert_eq!(export_pack(area), exported);
            assert_eq!(rules_of(area), if loaded { "loaded" } else { "none" });
        }
    }
    assert!(unload_pack(area));
    assert_eq!(ask(&stay(area), Lang::Zh), none);
    // Over a bundled one.
    let before = ask(&stay("110000"), Lang::Zh);
    let beijing = export_pack("110000").unwrap();
    let broken = with(&beijing, "documents", Some(Value::List(Vec::new())));
    assert!(!load_pack(broken.clone(), Lang::Zh).ok);
    assert_eq!(ask(&stay("110000"), Lang::Zh), before);
    assert_eq!(rules_of("110000"), "bundled");
    assert!(!unload_pack("110000"));
}

#[test]
fn a_pack_with_warnings_alone_is_loaded_and_they_are_told() {
    let pack = with(
        &made_from("employee"),
        "schemes.employee[0].away.referral.ratio_points",
        Some(Value::Number(-24.0)),
    );
    let loaded = load_pack(pack.clone(), Lang::En);
    assert!(loaded.ok, "{:?}", loaded.issues);
    let told: Vec<_> = loaded.issues.iter().map(|issue| issue.code).collect();
    assert!(told.contains(&"lint.away_beyond_guide"), "{told:?}");
    assert!(errors(&loaded.issues).is_empty());
    assert!(is_receipt(&ask(&stay("130200"), Lang::En)));
    assert!(unload_pack("130200"));
}

#[test]
fn a_pack_over_a_megabyte_is_refused() {
    let notes = |count: usize| {
        let note = json!({ "zh": "长".repeat(1000), "en": "x".repeat(1000) });
        with(
            &made_from("employee"),
            "notes",
            Some(value(&json!(vec![note; count]))),
        )
    };
    let loaded = load_pack(notes(50), Lang::Zh);
    assert!(loaded.ok, "{:?}", loaded.issues);
    assert!(unload_pack("130200"));
    let refused = load_pack(notes(600), Lang::Zh);
    assert!(!refused.ok && !errors(&refused.issues).is_empty());
    assert_eq!(rules_of("130200"), "none");
}

#[test]
fn a_loaded_area_is_listed_until_it_is_unloaded() {
    let (with_rules, without) = (listed(true), listed(false));
    assert_eq!(rules_of("130200"), "none");
    assert!(!with_rules.contains("130200") && without.contains("130200"));

    let first = load_pack(made_from("employee"), Lang::Zh);
    assert_eq!((first.ok, first.replaced), (true, Some(false)));
    assert_eq!(first.area.as_deref(), Some("130200"));
    assert_eq!(rules_of("130200"), "loaded");
    // A district of it, too.
    assert_eq!(rules_of("130202"), "loaded");
    let mut wanted = with_rules.clone();
    wanted.insert("130200".to_owned());
    assert_eq!(listed(true), wanted);
    assert!(!listed(false).contains("130200"));
    let described = area_of(&Value::Text("130200".to_owned()), Lang::En).unwrap();
    assert_eq!(described.schemes.len(), 1);
    assert!(!described.notes.unwrap_or_default().is_empty());
    assert_eq!(policy::heads().len(), with_rules.len() + 1);
    // Again: it takes its own place.
    let again = load_pack(made_from("employee"), Lang::Zh);
    assert_eq!((again.ok, again.replaced), (true, Some(true)));
    assert_eq!(listed(true), wanted);

    assert!(unload_pack("130200"));
    assert_eq!(rules_of("130200"), "none");
    assert_eq!((listed(true), listed(false)), (with_rules, without));
}

#[test]
fn a_loaded_pack_takes_the_bundled_ones_place_and_gives_it_back() {
    let before = ask(&stay("110000"), Lang::Zh);
    assert_eq!(warns(&before, LOADED), 0);
    let data: Json = serde_json::from_str(CASES).unwrap();
    let figures = with(
        &value(&data["bases"]["employee"]),
        "area",
        Some(Value::Text("110000".to_owned())),
    );
    let made = quick_pack(&figures, Lang::Zh).unwrap();
    let loaded = load_pack(made.pack.clone(), Lang::Zh);
    assert_eq!((loaded.ok, loaded.replaced), (true, Some(true)));
    assert_eq!(rules_of("110000"), "loaded");
    // Its rules and no others: 20000 × 0.85, and nothing for residents, whom the bundled pack knows.
    let now = ask(&stay("110000"), Lang::Zh);
    assert_eq!(now["pooledFund"], "17000.00");
    assert_eq!(warns(&now, LOADED), 1);
    let mut resident = stay("110000");
    put(
        &mut resident,
        "person",
        Some(value(
            &json!({ "scheme": "resident", "status": "adult", "age": 45 }),
        )),
    );
    assert_eq!(codes(&ask(&resident, Lang::Zh)), ["policy.no_scheme"]);
    // Other areas are none of its business.
    assert_eq!(warns(&ask(&stay("310000"), Lang::Zh), LOADED), 0);
    assert!(unload_pack("110000"));
    assert_eq!(rules_of("110000"), "bundled");
    assert_eq!(ask(&stay("110000"), Lang::Zh), before);
    assert!(is_receipt(&ask(&resident, Lang::Zh)));
}
