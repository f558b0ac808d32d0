//! Decision tables: rows of what is asked and what must come back, and what every answer must be besides.

use include_dir::{Dir, include_dir};
use serde_json::{Map, Value as Json, json};
use yidi::issue::Lang;

static TABLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases");

/// One row of a table: the file's `base` with what the row says laid over it (`null` takes a key out).
pub struct Row {
    pub name: String,
    pub why: String,
    pub body: Map<String, Json>,
    base: Json,
}

impl Row {
    /// What is asked: the base with the row's own keys.
    pub fn asked(&self, key: &str) -> Json {
        let mut whole = self.base.as_object().cloned().unwrap_or_default();
        let own = self.body[key].as_object().expect("a row asks something");
        for (key, value) in own {
            match value {
                Json::Null => drop(whole.remove(key)),
                value => drop(whole.insert(key.clone(), value.clone())),
            }
        }
        Json::Object(whole)
    }

    pub fn expect(&self) -> &Map<String, Json> {
        let expect = self.body["expect"].as_object().expect("a row expects");
        assert!(!expect.is_empty(), "{} expects nothing", self.name);
        expect
    }
}

/// The rows of a file of `tests/cases`.
pub fn rows(file: &str) -> Vec<Row> {
    let file = TABLES.get_file(file).unwrap_or_else(|| panic!("no {file}"));
    let path = file.path().display();
    let json: Json =
        serde_json::from_slice(file.contents()).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut rows: Vec<Row> = Vec::new();
    for case in json["cases"].as_array().expect("a table has cases") {
        let text = |key: &str| {
            let text = case[key].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{path}: a row without {key}: {case}");
            text.to_owned()
        };
        let name = format!("{path} {}", text("name"));
        assert!(rows.iter().all(|row| row.name != name), "{name} twice");
        rows.push(Row {
            name,
            why: text("why"),
            body: case.as_object().unwrap().clone(),
            base: json["base"].clone(),
        });
    }
    rows
}

/// Runs every row and fails with all that is wrong.
pub fn check(rows: &[Row], least: usize, problems_of: impl Fn(&Row) -> Vec<String>) {
    assert!(rows.len() >= least, "only {} rows", rows.len());
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let problems = problems_of(row);
            let told = format!(
                "{}\n  why: {}\n  {}",
                row.name,
                row.why,
                problems.join("\n  ")
            );
            (!problems.is_empty()).then_some(told)
        })
        .collect();
    println!("{} rows", rows.len());
    assert!(
        failures.is_empty(),
        "{} of {} rows fail:\n{}",
        failures.len(),
        rows.len(),
        failures.join("\n\n")
    );
}

/// The code and field of each issue, in order.
pub fn codes_and_fields(answer: &Json) -> Vec<(String, Option<String>)> {
    let text = |issue: &Json, key: &str| issue[key].as_str().map(str::to_owned);
    let issues = answer["issues"].as_array().expect("an answer has issues");
    issues
        .iter()
        .map(|issue| (text(issue, "code").expect("a code"), text(issue, "field")))
        .collect()
}

/// Whether these are the issues wanted, all of them; of each only what is written is compared.
pub fn same_issues(wanted: &Json, answer: &Json, in_order: bool) -> bool {
    let wanted = wanted.as_array().expect("issues are a list");
    let mut found: Vec<&Json> = answer["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .collect();
    if wanted.len() != found.len() {
        return false;
    }
    if in_order {
        return wanted
            .iter()
            .zip(found)
            .all(|(wanted, found)| fits(wanted, found));
    }
    // Those of which more is written take their match first.
    let mut wanted: Vec<&Json> = wanted.iter().collect();
    wanted.sort_by_key(|one| std::cmp::Reverse(one.as_object().map_or(0, Map::len)));
    wanted.iter().all(|wanted| {
        let at = found.iter().position(|found| fits(wanted, found));
        at.map(|at| found.remove(at)).is_some()
    })
}

fn fits(wanted: &Json, found: &Json) -> bool {
    let wanted = wanted.as_object().expect("an issue");
    wanted.iter().all(|(key, value)| match key.as_str() {
        // The document, or its article, that must be among those named.
        "cites" => {
            let source = value.as_str().expect("a source");
            let named = found["documents"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Json::as_str);
            named
                .into_iter()
                .any(|named| named == source || named.split('#').next() == Some(source))
        }
        key => found[key] == *value,
    })
}

/// The keys whose texts are words of a language; everything else must be the same in both.
const WORDS: &[&str] = &[
    "message",
    "remedy",
    "label",
    "name",
    "atDestination",
    "atHome",
    "cause",
    "note",
    "channel",
    "lookUp",
];

/// The keys of lists of such texts.
const LISTS: &[&str] = &["steps", "papers"];

/// An answer without its words: of each text only that there is one.
pub fn wordless(answer: &Json) -> Json {
    match answer {
        Json::Object(map) => {
            let one = |(key, value): (&String, &Json)| {
                let value = match value {
                    Json::String(text) if WORDS.contains(&key.as_str()) => json!(!text.is_empty()),
                    Json::Array(list) if LISTS.contains(&key.as_str()) => json!(list.len()),
                    value => wordless(value),
                };
                (key.clone(), value)
            };
            Json::Object(map.iter().map(one).collect())
        }
        Json::Array(list) => list.iter().map(wordless).collect(),
        other => other.clone(),
    }
}

/// Whether the words of an answer are all there, and in its language.
pub fn speaks(answer: &Json, lang: Lang, problems: &mut Vec<String>) {
    let refused = answer["ok"] == json!(false);
    let mut words = |key: &str, text: &str| {
        // What was not understood gives nothing.
        if refused && text.is_empty() && ["atDestination", "atHome"].contains(&key) {
            return;
        }
        let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let english = text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic()));
        let right = if lang == Lang::Zh { chinese } else { english };
        let open = text
            .split('{')
            .skip(1)
            .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if !right || open || text.chars().any(char::is_control) || text.trim() != text {
            problems.push(format!("{} {key}: {text:?}", lang.name()));
        }
    };
    walk(answer, "", &mut words);
    for issue in answer["issues"].as_array().into_iter().flatten() {
        if issue["severity"] == "error" && issue["remedy"].is_null() {
            problems.push(format!("no remedy: {issue}"));
        }
    }
}

fn walk(value: &Json, key: &str, words: &mut impl FnMut(&str, &str)) {
    match value {
        // A place keeps its own name in either language.
        Json::Object(map) if map.contains_key("code") && map.contains_key("name") => {}
        Json::Object(map) => map.iter().for_each(|(key, value)| walk(value, key, words)),
        Json::Array(list) => list.iter().for_each(|value| walk(value, key, words)),
        Json::String(text) if LISTS.contains(&key) || WORDS.contains(&key) => words(key, text),
        _ => {}
    }
}

/// The answers in both languages, checked against each other and for their words.
pub fn both(problems: &mut Vec<String>, ask: impl Fn(Lang) -> Json) -> Json {
    let (zh, en) = (ask(Lang::Zh), ask(Lang::En));
    if wordless(&zh) != wordless(&en) {
        problems.push(format!("the languages differ: {zh} {en}"));
    }
    speaks(&zh, Lang::Zh, problems);
    speaks(&en, Lang::En, problems);
    en
}

/// An issue of severity error stands in an answer exactly where it is not ok.
pub fn ok_means_no_error(answer: &Json, problems: &mut Vec<String>) {
    let issues = answer["issues"].as_array().expect("issues");
    let errors = issues.iter().any(|issue| issue["severity"] == "error");
    if answer["ok"] != json!(!errors) {
        problems.push(format!("ok {} beside {}", answer["ok"], answer["issues"]));
    }
}

/// Whether every document cited anywhere in an answer is among those it explains under `key`.
pub fn sources_are_told(answer: &Json, key: &str, problems: &mut Vec<String>) {
    let mut cited = Vec::new();
    gather(answer, &mut cited);
    let told: Vec<&str> = answer[key]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["id"].as_str())
        .collect();
    for id in &cited {
        let base = id.split('#').next().unwrap_or_default();
        if !told.contains(&base) {
            problems.push(format!("{id} is cited and not told: {told:?}"));
        }
    }
    for id in told
        .iter()
        .filter(|told| !cited.iter().any(|id| id.split('#').next() == Some(told)))
    {
        problems.push(format!("{id} is told and not cited"));
    }
}

fn gather(value: &Json, cited: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            for (key, value) in map {
                match value {
                    Json::Array(ids) if key == "documents" => {
                        cited.extend(ids.iter().filter_map(Json::as_str).map(str::to_owned));
                    }
                    value => gather(value, cited),
                }
            }
        }
        Json::Array(list) => list.iter().for_each(|value| gather(value, cited)),
        _ => {}
    }
}
