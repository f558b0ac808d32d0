//! Runs the cases of `tests/cases`: embedded, so that a browser runs the same ones.

use super::sound::adds_up;
use include_dir::{Dir, include_dir};
use serde_json::{Map, Value as Json, json};
use yidi::issue::Lang;
use yidi::policy::Pack;
use yidi::reading::{At, Faults, Read, Value};

static CASES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases");

/// What came of it.
pub struct Outcome {
    pub count: usize,
    pub failures: Vec<String>,
}

/// One case of one file.
pub struct Case {
    pub name: String,
    pub body: Map<String, Json>,
}

/// Every case there is; a file that cannot be read is an error, not a skip.
pub fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    // Settlements stand under the insured area's code or among the mechanisms; the other folders have forms of their own.
    let settlements = CASES.dirs().filter(|folder| {
        let name = folder.path().to_string_lossy();
        name == "mechanisms" || name.bytes().all(|byte| byte.is_ascii_digit())
    });
    for folder in settlements {
        for file in folder.files() {
            let path = file.path().display().to_string();
            let text = file.contents_utf8().expect("cases are UTF-8");
            let json: Json = serde_json::from_str(text).unwrap_or_else(|e| panic!("{path}: {e}"));
            let list = json["cases"]
                .as_array()
                .unwrap_or_else(|| panic!("{path}: no cases"));
            for case in list {
                let body = case.as_object().expect("a case is an object").clone();
                let name = body["name"].as_str().expect("a case has a name");
                assert!(
                    body["why"].as_str().is_some_and(|w| !w.is_empty()),
                    "{path} {name}: no why"
                );
                all.push(Case {
                    name: format!("{path} {name}"),
                    body,
                });
            }
        }
    }
    all
}

/// The answer to a case's claim as JSON, in the language asked for.
pub fn answer(case: &Case, lang: Lang) -> Json {
    let claim: Value = serde_json::from_value(case.body["claim"].clone()).unwrap();
    let answer = match case.body.get("pack") {
        None => yidi::estimate(&claim, lang),
        Some(pack) => yidi::estimate_by(&claim, &pack_of(pack), lang),
    };
    match answer {
        Ok(receipt) => serde_json::to_value(receipt).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

fn pack_of(json: &Json) -> Pack {
    let value: Value = serde_json::from_value(json.clone()).unwrap();
    let mut faults = Faults::new(Lang::En);
    let pack = Pack::read(&value, &At::ROOT, &mut faults);
    pack.unwrap_or_else(|| panic!("the case's pack is unsound: {:#?}", faults.issues))
}

pub fn run() -> Outcome {
    let mut failures = Vec::new();
    let cases = cases();
    for case in &cases {
        let mut problems = Vec::new();
        let found = answer(case, Lang::En);
        compare(&case.body["expect"], &found, &mut problems);
        if found["ok"] == json!(true) {
            adds_up(&found, &mut problems);
        }
        if !problems.is_empty() {
            let why = case.body["why"].as_str().unwrap_or_default();
            failures.push(format!(
                "{}\n  why: {why}\n  {}",
                case.name,
                problems.join("\n  ")
            ));
        }
    }
    Outcome {
        count: cases.len(),
        failures,
    }
}

/// Money is compared as exact text; only the keys expected are looked at.
fn compare(expect: &Json, found: &Json, problems: &mut Vec<String>) {
    let expect = expect.as_object().expect("expect is an object");
    assert!(!expect.is_empty(), "a case must expect something");
    if expect.contains_key("issues") != (found["ok"] == json!(false)) {
        problems.push(format!("found {}", found));
        return;
    }
    for (key, wanted) in expect {
        let got = &found[key];
        let same = match key.as_str() {
            "warnings" => same_set(wanted, &picked(got, &["code"]), |w| json!({ "code": w })),
            "issues" => same_issues(wanted, got),
            "steps" | "supplements" => same_list(wanted, got),
            "yearToDate" => subset(wanted, got),
            _ => wanted == got,
        };
        if !same {
            let got = match key.as_str() {
                "warnings" => picked(got, &["code"]),
                "steps" => picked(got, &["code", "base", "ratio", "amount"]),
                _ => got.clone(),
            };
            problems.push(format!("{key}: expected {wanted}, found {got}"));
        }
    }
}

fn picked(list: &Json, keys: &[&str]) -> Json {
    let pick = |item: &Json| {
        let kept = keys.iter().filter(|k| !item[**k].is_null());
        Json::Object(kept.map(|k| ((*k).to_owned(), item[*k].clone())).collect())
    };
    list.as_array()
        .map(|items| items.iter().map(pick).collect())
        .unwrap_or_default()
}

fn same_set(wanted: &Json, got: &Json, clean: impl Fn(&Json) -> Json) -> bool {
    let sorted = |items: Vec<Json>| {
        let mut texts: Vec<String> = items.iter().map(Json::to_string).collect();
        texts.sort();
        texts
    };
    let wanted = wanted.as_array().unwrap().iter().map(clean).collect();
    sorted(wanted) == sorted(got.as_array().cloned().unwrap_or_default())
}

/// Every issue expected is found and no other; one expected without a field matches at any.
fn same_issues(wanted: &Json, got: &Json) -> bool {
    let (wanted, mut got) = (wanted.as_array().unwrap(), got.as_array().unwrap().clone());
    for issue in wanted {
        match got.iter().position(|found| subset(issue, found)) {
            Some(at) => drop(got.remove(at)),
            None => return false,
        }
    }
    got.is_empty()
}

fn same_list(wanted: &Json, got: &Json) -> bool {
    let (wanted, Some(got)) = (wanted.as_array().unwrap(), got.as_array()) else {
        return false;
    };
    wanted.len() == got.len() && wanted.iter().zip(got).all(|(w, g)| subset(w, g))
}

fn subset(wanted: &Json, got: &Json) -> bool {
    match wanted {
        Json::Object(keys) => keys.iter().all(|(key, wanted)| subset(wanted, &got[key])),
        wanted => wanted == got,
    }
}
