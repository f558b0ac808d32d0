//! Linting packs: what each broken pack is told, that sound ones are left in peace, and that no input gets in its way.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{none, put, value};
use common::edited;
use include_dir::{Dir, include_dir};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use yidi::issue::{Code, Issue, Lang, Severity};
use yidi::lint::lint_pack;
use yidi::reading::Value;

static ACCEPTED: &str = include_str!("cases/lint/accepted.json");
static POLICIES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/policies");

/// What an issue is known by: code, severity, place.
type Told = (String, String, Option<String>);

/// A pack made from one of the bases, with the issues that must come back for it.
struct Case {
    name: String,
    pack: Value,
    expect: Vec<Expected>,
    /// Issues that may come with them: where the papers leave it open.
    may: Vec<Told>,
}

struct Expected {
    told: Told,
    /// What the message must contain, by language; alternatives are separated by `|`.
    words: [Vec<String>; 2],
}

fn text(json: &Json) -> String {
    json.as_str()
        .unwrap_or_else(|| panic!("{json} is no text"))
        .to_owned()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn told(json: &Json) -> Told {
    (
        text(&json[0]),
        text(&json[1]),
        json[2].as_str().map(str::to_owned),
    )
}

fn told_of(issue: &Issue) -> Told {
    (
        issue.code.to_owned(),
        issue.severity.name().to_owned(),
        issue.field.clone(),
    )
}

fn expected(json: &Json) -> Expected {
    let words = |json: &Json| list(json).iter().map(text).collect::<Vec<_>>();
    let words = match &json[3] {
        Json::Null => [Vec::new(), Vec::new()],
        both @ Json::Array(_) => [words(both), words(both)],
        each => [words(&each["zh"]), words(&each["en"])],
    };
    Expected {
        told: told(json),
        words,
    }
}

fn base(name: &str) -> Value {
    let base = &edited::lint()["bases"][name];
    assert!(base.is_object(), "no base {name}");
    value(base)
}

/// The packs of a list of `broken.json`.
fn cases(key: &str) -> Vec<Case> {
    let data = edited::lint();
    let read = |case: &Json| Case {
        name: text(&case["name"]),
        pack: edited::edited(&data, case),
        expect: list(&case["expect"]).iter().map(expected).collect(),
        may: list(&case["may"]).iter().map(told).collect(),
    };
    let cases: Vec<Case> = list(&data[key]).iter().map(read).collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two of {key} have one name");
    cases
}

/// What is wrong with the answer to a case: each problem in one line.
fn problems(case: &Case) -> Vec<String> {
    let mut problems = Vec::new();
    let name = &case.name;
    let answers = Lang::ALL.iter().map(|lang| lint_pack(&case.pack, *lang));
    let [zh, en]: [Vec<Issue>; 2] = answers.collect::<Vec<_>>().try_into().unwrap();
    let sorted = |issues: &[Issue]| {
        let mut told: Vec<Told> = issues.iter().map(told_of).collect();
        told.sort();
        told
    };
    let found = sorted(&zh);
    if found != sorted(&en) {
        problems.push(format!("{name}: not the same in both languages"));
    }
    // Only once each, and nothing beside what is expected.
    let mut left = found.clone();
    for expected in &case.expect {
        match left.iter().position(|told| *told == expected.told) {
            Some(at) => drop(left.remove(at)),
            None => problems.push(format!("{name}: lacks {:?}", expected.told)),
        }
    }
    for may in &case.may {
        if let Some(at) = left.iter().position(|told| told == may) {
            left.remove(at);
        }
    }
    problems.extend(left.iter().map(|told| format!("{name}: has {told:?}")));
    for (issues, lang) in [(&zh, 0), (&en, 1)] {
        for issue in issues {
            if issue.message.is_empty() || issue.remedy.as_deref().is_none_or(str::is_empty) {
                problems.push(format!("{name}: no words: {issue:?}"));
            }
        }
        for expected in &case.expect {
            let Some(issue) = issues.iter().find(|i| told_of(i) == expected.told) else {
                continue;
            };
            let said = issue.message.to_lowercase();
            for word in &expected.words[lang] {
                if !word.split('|').any(|word| said.contains(word)) {
                    problems.push(format!("{name}: {word} is not in “{}”", issue.message));
                }
            }
        }
    }
    for issue in &zh {
        let same = |other: &&Issue| told_of(other) == told_of(issue);
        if en.iter().find(same).map(|other| &other.message) == Some(&issue.message) {
            problems.push(format!("{name}: one message for both languages: {issue:?}"));
        }
    }
    problems
}

#[test]
fn broken_packs_are_told_what_is_wrong() {
    let cases = cases("broken");
    println!("{} broken packs", cases.len());
    assert!(cases.len() >= 60, "only {} broken packs", cases.len());
    assert!(cases.iter().all(|case| !case.expect.is_empty()));
    none(&cases.iter().flat_map(problems).collect::<Vec<_>>());
}

#[test]
fn sound_packs_are_left_in_peace() {
    let cases = cases("sound");
    println!("{} sound packs", cases.len());
    assert!(cases.len() >= 25, "only {} sound packs", cases.len());
    assert!(cases.iter().all(|case| case.expect.is_empty()));
    none(&cases.iter().flat_map(problems).collect::<Vec<_>>());
}

#[test]
fn every_code_is_tried_more_than_once() {
    let mut tried = BTreeMap::<String, BTreeSet<String>>::new();
    for case in cases("broken") {
        for expected in case.expect {
            tried
                .entry(expected.told.0)
                .or_default()
                .insert(case.name.clone());
        }
    }
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    for code in codes.iter().filter(|code| code.starts_with("lint.")) {
        let times = tried.get(*code).map_or(0, BTreeSet::len);
        assert!(times >= 2, "{code} is tried {times} times");
    }
    for code in tried.keys() {
        assert!(codes.contains(code.as_str()), "there is no code {code}");
    }
}

#[test]
fn loading_refuses_exactly_what_linting_calls_an_error() {
    let mut refused = 0;
    for case in cases("broken").into_iter().chain(cases("sound")) {
        let name = &case.name;
        let linted = lint_pack(&case.pack, Lang::En);
        let sound = linted.iter().all(|issue| issue.severity != Severity::Error);
        let loaded = yidi::load_pack(case.pack.clone(), Lang::En);
        assert_eq!(loaded.ok, sound, "{name}: {linted:?}");
        // That a scheme is lost can only be known where there were rules before.
        let mut told = loaded.issues;
        told.retain(|issue| issue.code != Code::PackSchemeLost.text());
        assert_eq!(told, linted, "{name}");
        assert_eq!(loaded.area.is_some(), sound, "{name}");
        match loaded.area {
            Some(area) => assert!(yidi::unload_pack(&Value::Text(area)), "{name}"),
            None => refused += 1,
        }
    }
    assert!(refused > 20, "only {refused} packs are refused");
}

/// The issues of every bundled pack, by code, each as "area place".
fn bundled(severity: Severity) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::<String, Vec<String>>::new();
    let mut read = 0;
    // The guide lies there too.
    let packs = POLICIES
        .files()
        .filter(|file| file.path().extension().is_some_and(|e| e == "json"));
    for file in packs {
        let area = file.path().file_stem().unwrap().to_string_lossy();
        let text = file.contents_utf8().expect("packs are UTF-8");
        let pack: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{area}: {e}"));
        for issue in lint_pack(&pack, Lang::En) {
            if issue.severity == severity {
                let places = found.entry(issue.code.to_owned()).or_default();
                places.push(format!("{area} {}", issue.field.unwrap_or_default()));
            }
        }
        read += 1;
    }
    assert!(read >= 85, "only {read} packs");
    found.values_mut().for_each(|places| places.sort());
    found
}

#[test]
fn bundled_packs_have_no_errors() {
    assert_eq!(bundled(Severity::Error), BTreeMap::new());
}

#[test]
fn bundled_packs_have_no_warnings_but_those_accepted() {
    let accepted: BTreeMap<String, Vec<String>> =
        serde_json::from_str(ACCEPTED).expect("accepted.json: code → list of “area place”");
    let found = bundled(Severity::Warning);
    let rows = |of: &BTreeMap<String, Vec<String>>| -> BTreeSet<(String, String)> {
        let each = |(code, places): (&String, &Vec<String>)| {
            let code = code.clone();
            places
                .iter()
                .map(move |place| (code.clone(), place.clone()))
                .collect::<Vec<_>>()
        };
        of.iter().flat_map(each).collect()
    };
    let (accepted, found) = (rows(&accepted), rows(&found));
    let new: Vec<_> = found.difference(&accepted).collect();
    let gone: Vec<_> = accepted.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "not accepted: {new:#?}\naccepted, but not found: {gone:#?}"
    );
}

/// `YIDI_WRITE_ACCEPTED=1 cargo test --test lint -- --ignored write_accepted`: the diff is to be read, not waved through.
#[test]
#[ignore = "writes tests/cases/lint/accepted.json"]
fn write_accepted() {
    if std::env::var_os("YIDI_WRITE_ACCEPTED").is_none() {
        return;
    }
    let found = bundled(Severity::Warning);
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/lint/accepted.json"
    );
    let text = serde_json::to_string_pretty(&found).unwrap();
    std::fs::write(path, text + "\n").unwrap();
}

fn map(entries: Vec<(&str, Value)>) -> Value {
    let entries = entries.into_iter();
    Value::Map(
        entries
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

fn deep(levels: usize, list: bool) -> Value {
    (0..levels).fold(Value::Null, |inner, _| {
        if list {
            Value::List(vec![inner])
        } else {
            map(vec![("schemes", inner)])
        }
    })
}

fn keys(count: usize, value: &Value) -> Value {
    Value::Map(
        (0..count)
            .map(|n| (format!("key{n}"), value.clone()))
            .collect(),
    )
}

/// Values that are no packs, nor parts of them.
fn hostile() -> Vec<Value> {
    vec![
        Value::Null,
        Value::Bool(true),
        Value::Number(5.0),
        Value::Number(-1.0),
        Value::Number(f64::NAN),
        Value::Number(f64::INFINITY),
        Value::Number(1e300),
        Value::Text(String::new()),
        Value::Text("text".to_owned()),
        Value::Text("\u{1f}\u{0}".to_owned()),
        Value::Text("长".repeat(100_000)),
        Value::List(Vec::new()),
        Value::List(vec![Value::Null; 10_001]),
        map(Vec::new()),
        map(vec![("", Value::Null), ("~/", Value::Number(1.0))]),
        deep(200, true),
        deep(200, false),
        keys(10_000, &Value::Number(1.0)),
        keys(10_000, &Value::Null),
    ]
}

/// Issues that say something, from the list of codes, in both languages alike.
fn told_alike(pack: &Value) -> Vec<Told> {
    let zh = lint_pack(pack, Lang::Zh);
    let en = lint_pack(pack, Lang::En);
    let told = |issues: &[Issue]| issues.iter().map(told_of).collect::<Vec<_>>();
    assert_eq!(told(&zh), told(&en));
    assert!(zh.len() <= 200, "{} issues", zh.len());
    for issue in zh.iter().chain(&en) {
        assert!(!issue.message.is_empty(), "{issue:?}");
        assert!(issue.message.len() < 2000, "{issue:?}");
        assert!(Code::ALL.iter().any(|code| code.text() == issue.code));
    }
    told(&zh)
}

#[test]
fn what_is_no_pack_is_told_so() {
    for pack in hostile() {
        let told = told_alike(&pack);
        assert!(!told.is_empty());
        assert!(told.iter().any(|(_, severity, _)| severity == "error"));
        let loaded = yidi::load_pack(pack.clone(), Lang::Zh);
        assert!(!loaded.ok && loaded.area.is_none());
    }
}

/// Every place in a value, as `put` understands it.
fn places(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::Map(entries) => {
            for (key, inner) in entries {
                let at = if at.is_empty() {
                    key.clone()
                } else {
                    format!("{at}.{key}")
                };
                out.push(at.clone());
                places(inner, &at, out);
            }
        }
        Value::List(items) => {
            for (i, inner) in items.iter().enumerate() {
                let at = format!("{at}[{i}]");
                out.push(at.clone());
                places(inner, &at, out);
            }
        }
        _ => {}
    }
}

#[test]
fn no_place_of_a_pack_is_a_trap() {
    let hostile = hostile();
    let mut tried = 0;
    for name in ["employee", "resident"] {
        let base = base(name);
        let mut all = Vec::new();
        places(&base, "", &mut all);
        assert!(all.len() > 100, "only {} places", all.len());
        for place in &all {
            let mut without = base.clone();
            put(&mut without, place, None);
            told_alike(&without);
            for bad in &hostile {
                let mut pack = base.clone();
                put(&mut pack, place, Some(bad.clone()));
                told_alike(&pack);
                tried += 1;
            }
        }
    }
    assert!(tried > 3000, "only {tried} packs");
}

#[test]
fn many_conditions_do_not_multiply_without_end() {
    let pack = edited::endless();
    let begun = Instant::now();
    told_alike(&pack);
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(60), "{took:?}");
}

#[test]
fn more_faults_than_anybody_reads_are_not_all_told() {
    let mut pack = base("resident");
    // Beside those that are cited: an unknown one would be a fault of structure, and sense would not be looked for.
    let cited = pack.get("documents").map(Value::json).unwrap();
    let mut documents: Vec<Json> = serde_json::from_str(&cited).unwrap();
    documents.extend((0..900).map(|n| json!({ "id": format!("x{n}"), "title": "丙" })));
    put(&mut pack, "documents", Some(value(&json!(documents))));
    assert_eq!(told_alike(&pack).len(), 200);
}
