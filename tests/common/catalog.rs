//! Runs `tests/cases/catalog`: look-ups and bills, embedded, so that a browser runs the same ones.

use super::ask::value;
use super::golden::Outcome;
use super::sound::adds_up;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use yidi::issue::Lang;

static CASES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases/catalog");

/// The parts of a line's amount, and of a bill's total.
pub const PARTS: [&str; 5] = [
    "fullSelfPay",
    "overLimitSelfPay",
    "priorSelfPay",
    "inScope",
    "undecided",
];

fn file(name: &str) -> Json {
    let file = CASES
        .get_file(name)
        .unwrap_or_else(|| panic!("no {name} among the cases"));
    let text = file.contents_utf8().expect("cases are UTF-8");
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn told<T: Serialize>(answer: Result<T, yidi::Failure>) -> Json {
    match answer {
        Ok(answer) => serde_json::to_value(answer).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

/// The items that a search finds, or its failure.
pub fn search(query: &str, options: &Json) -> Json {
    search_value(&json!(query), options)
}

/// The same with whatever a caller may pass as the query.
pub fn search_value(query: &Json, options: &Json) -> Json {
    told(yidi::search_catalog(&value(query), &value(options)))
}

/// The items that a search must find.
pub fn found(query: &str, options: &Json) -> Vec<Json> {
    match search(query, options) {
        Json::Array(items) => items,
        other => panic!("{query:?} with {options}: {other}"),
    }
}

/// What `classify` makes of lines; `bill` has `place`, `date` and perhaps `person` and `visit`.
pub fn classified(lines: &Json, bill: &Json, lang: Lang) -> Json {
    told(yidi::classify(
        &value(lines),
        &value(&bill["place"]),
        &value(&bill["date"]),
        &value(&bill["person"]),
        lang,
        &value(&bill["visit"]),
    ))
}

/// Every case of every file of bills, with the file's topic before its name.
pub fn bills() -> Vec<(String, Json)> {
    let folder = CASES.get_dir("bills").expect("a folder of bills");
    let mut all = Vec::new();
    for one in folder.files() {
        let path = one.path().display().to_string();
        let list = file(&path);
        for case in list["cases"].as_array().expect("a list of cases") {
            let name = case["name"].as_str().expect("a case has a name");
            assert!(
                case["why"].as_str().is_some_and(|why| !why.is_empty()),
                "{path} {name}: no why"
            );
            all.push((format!("{path} {name}"), case.clone()));
        }
    }
    all
}

/// Every golden look-up.
pub fn run_lookups() -> Outcome {
    let list = file("lookups.json");
    let lookups = list["lookups"].as_array().expect("a list of look-ups");
    let mut failures = Vec::new();
    for lookup in lookups {
        let problems = problems_of_lookup(lookup);
        if !problems.is_empty() {
            let (name, why) = (&lookup["name"], &lookup["why"]);
            failures.push(format!("{name}: {why}\n  {}", problems.join("\n  ")));
        }
    }
    Outcome {
        count: lookups.len(),
        failures,
    }
}

fn problems_of_lookup(lookup: &Json) -> Vec<String> {
    let query = lookup["query"].as_str().expect("a query is text");
    let items = found(query, &lookup["options"]);
    let ids: Vec<&str> = items
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect();
    let mut problems = Vec::new();
    let mut checks = 0;
    if let Some(want) = lookup["want"].as_str() {
        checks += 1;
        let within = lookup["within"].as_u64().expect("within how many") as usize;
        match ids.iter().position(|id| *id == want) {
            Some(at) if at < within => {
                for (key, fact) in lookup["facts"].as_object().into_iter().flatten() {
                    if items[at][key] != *fact {
                        problems.push(format!("{key}: expected {fact}, found {}", items[at][key]));
                    }
                }
            }
            at => problems.push(format!(
                "{query:?}: {want} is at {at:?}, not among the first {within} of {:?}",
                shown(&items)
            )),
        }
    }
    for id in lookup["lacks"].as_array().into_iter().flatten() {
        checks += 1;
        if ids.iter().any(|found| id == found) {
            problems.push(format!("{query:?}: {id} must not be found"));
        }
    }
    for (key, wanted) in lookup["every"].as_object().into_iter().flatten() {
        checks += 1;
        for item in items.iter().filter(|item| item[key] != *wanted) {
            problems.push(format!(
                "{query:?}: {} is not of {key} {wanted}",
                item["id"]
            ));
        }
    }
    if let Some(least) = lookup["atLeast"].as_u64() {
        checks += 1;
        if (items.len() as u64) < least {
            problems.push(format!("{query:?}: {} items, not {least}", items.len()));
        }
    }
    if let Some(most) = lookup["atMost"].as_u64() {
        checks += 1;
        if items.len() as u64 > most {
            problems.push(format!(
                "{query:?}: {} items: {:?}",
                items.len(),
                shown(&items)
            ));
        }
    }
    assert!(checks > 0, "{query:?}: nothing is expected");
    if let Some(problem) = disorder(&items) {
        problems.push(format!("{query:?}: {problem}"));
    }
    problems
}

/// The best stand first, each item once, with a score between 0 and 1.
fn disorder(items: &[Json]) -> Option<String> {
    let scores: Vec<f64> = items
        .iter()
        .map(|item| item["score"].as_f64().unwrap_or(f64::NAN))
        .collect();
    let ids: BTreeSet<String> = items.iter().map(|item| item["id"].to_string()).collect();
    if ids.len() < items.len() {
        return Some("an item stands twice".to_owned());
    }
    if !scores.iter().all(|score| (0.0..=1.0).contains(score)) {
        return Some(format!("scores {scores:?}"));
    }
    let falling = scores.windows(2).all(|pair| pair[0] >= pair[1]);
    (!falling).then(|| format!("scores do not fall: {scores:?}"))
}

fn shown(items: &[Json]) -> Vec<String> {
    let shown = items.iter().take(12);
    shown
        .map(|item| format!("{} {} {}", item["id"], item["name"], item["score"]))
        .collect()
}

/// Every golden bill: what `classify` makes of it, and `estimate` where the case has a claim.
pub fn run_bills() -> Outcome {
    let all = bills();
    let mut failures = Vec::new();
    for (name, case) in &all {
        let mut problems = Vec::new();
        let answer = classified(&case["lines"], case, Lang::En);
        compare(&case["expect"], &answer, &mut problems);
        if case["claim"].is_object() {
            settle(case, &mut problems);
        }
        if !problems.is_empty() {
            failures.push(format!(
                "{name}: {}\n  {}",
                case["why"],
                problems.join("\n  ")
            ));
        }
    }
    Outcome {
        count: all.len(),
        failures,
    }
}

fn compare(expect: &Json, answer: &Json, problems: &mut Vec<String>) {
    if answer["ok"] != json!(true) {
        problems.push(format!("refused: {answer}"));
        return;
    }
    let wanted = expect["lines"].as_array().expect("lines are expected");
    let lines = answer["lines"].as_array().expect("an answer has lines");
    if wanted.len() != lines.len() {
        problems.push(format!("{} lines, not {}", lines.len(), wanted.len()));
        return;
    }
    for (at, (wanted, line)) in wanted.iter().zip(lines).enumerate() {
        let name = &line["line"]["name"];
        for problem in problems_of_line(wanted, line) {
            problems.push(format!("line {at} {name}: {problem}"));
        }
    }
    if expect["sums"] != answer["sums"] {
        let (wanted, sums) = (&expect["sums"], &answer["sums"]);
        problems.push(format!("sums: expected {wanted}, found {sums}"));
    }
}

fn problems_of_line(wanted: &Json, line: &Json) -> Vec<String> {
    let mut problems = Vec::new();
    let mut same = |key: &str, wanted: &Json, found: &Json| {
        if wanted != found {
            problems.push(format!("{key}: expected {wanted}, found {found}"));
        }
    };
    same("class", &wanted["class"], &line["class"]);
    // A case that leaves the row open says nothing of it.
    if wanted.get("item").is_some() {
        same("item", &wanted["item"], &line["item"]["id"]);
    }
    same("priceLimit", &wanted["priceLimit"], &line["priceLimit"]);
    for part in PARTS {
        same(part, &wanted[part], &line[part]);
    }
    let flags = codes(&line["flags"]);
    if wanted["flags"].is_array() {
        let wanted = texts(&wanted["flags"]);
        if wanted != flags {
            problems.push(format!("flags: expected {wanted:?}, found {flags:?}"));
        }
    }
    for code in texts(&wanted["flagsInclude"]).difference(&flags) {
        problems.push(format!("flags: no {code} in {flags:?}"));
    }
    for code in texts(&wanted["flagsExclude"]).intersection(&flags) {
        problems.push(format!("flags: {code} is in {flags:?}"));
    }
    let candidates: BTreeSet<String> = line["candidates"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["id"].as_str().map(str::to_owned))
        .collect();
    for id in texts(&wanted["candidates"]).difference(&candidates) {
        problems.push(format!("candidates: no {id} in {candidates:?}"));
    }
    problems
}

fn texts(list: &Json) -> BTreeSet<String> {
    let list = list.as_array().into_iter().flatten();
    list.map(|text| text.as_str().expect("a list of texts").to_owned())
        .collect()
}

/// The codes of a list of issues.
pub fn codes(issues: &Json) -> BTreeSet<String> {
    let issues = issues.as_array().into_iter().flatten();
    issues
        .map(|issue| {
            issue["code"]
                .as_str()
                .expect("an issue has a code")
                .to_owned()
        })
        .collect()
}

/// The case's claim with the case's lines as its bill.
pub fn claim_of(case: &Json) -> Json {
    let mut claim = case["claim"].clone();
    claim["bill"] = json!({ "lines": case["lines"] });
    claim
}

fn settle(case: &Json, problems: &mut Vec<String>) {
    let answer = told(yidi::estimate(&value(&claim_of(case)), Lang::En));
    let expect = &case["expect"];
    if let Some(refused) = expect["refused"].as_array() {
        let told = answer["issues"].as_array().cloned().unwrap_or_default();
        let same = |wanted: &Json, issue: &Json| {
            wanted["code"] == issue["code"] && wanted["field"] == issue["field"]
        };
        let all = refused
            .iter()
            .all(|w| told.iter().any(|issue| same(w, issue)));
        if !all || told.len() != refused.len() {
            problems.push(format!(
                "expected to be refused with {refused:?}, found {answer}"
            ));
        }
        return;
    }
    if answer["ok"] != json!(true) {
        problems.push(format!("no receipt: {answer}"));
        return;
    }
    for (key, wanted) in expect["receipt"]
        .as_object()
        .expect("a receipt is expected")
    {
        if answer[key] != *wanted {
            problems.push(format!(
                "receipt {key}: expected {wanted}, found {}",
                answer[key]
            ));
        }
    }
    let warnings = codes(&answer["warnings"]);
    for code in texts(&expect["warningsInclude"]).difference(&warnings) {
        problems.push(format!("receipt: no {code} among {warnings:?}"));
    }
    adds_up(&answer, problems);
}
