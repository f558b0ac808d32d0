//! Runs the cases of `tests/cases/what_if`: comparisons, years, breakpoints, inverses, questions, tables.
//!
//! The answers are compared as JSON, by the names a JavaScript caller sees. What holds for every answer of a kind is checked
//! beside what the case writes down.

use super::ask::{ask, fen, is_receipt, put, value};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use yidi::issue::Lang;
use yidi::reading::Value;

pub use super::golden::Outcome;

static CASES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases/what_if");

/// A case and the pack that it runs with.
struct Case {
    name: String,
    body: Json,
    pack: Option<Json>,
}

/// The cases of a folder; a file that cannot be read is an error, not a skip.
fn cases(folder: &str) -> Vec<Case> {
    let files = CASES.get_dir(folder).expect("the folder is there").files();
    let mut all: Vec<Case> = Vec::new();
    for file in files {
        let path = file.path().display().to_string();
        let text = file.contents_utf8().expect("cases are UTF-8");
        let json: Json = serde_json::from_str(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        let list = json["cases"].as_array();
        for body in list.unwrap_or_else(|| panic!("{path}: no cases")) {
            let word = |key: &str| {
                let text = body[key].as_str().filter(|text| !text.is_empty());
                text.unwrap_or_else(|| panic!("{path}: no {key} in {body}"))
            };
            word("why");
            let name = format!("{path} {}", word("name"));
            assert!(
                all.iter().all(|case| case.name != name),
                "{name} stands twice"
            );
            let pack = body["pack"].as_str().map(|key| json["packs"][key].clone());
            all.push(Case {
                name,
                body: body.clone(),
                pack,
            });
        }
    }
    all
}

/// Each case of a folder in both languages; the figures may not depend on the language.
fn run(folder: &str, check: impl Fn(&Json, Lang, &mut Vec<String>)) -> Outcome {
    let cases = cases(folder);
    let mut failures = Vec::new();
    for case in &cases {
        let mut problems = Vec::new();
        if let Some(pack) = &case.pack {
            let report = yidi::load_pack(value(pack), Lang::En);
            assert!(report.ok, "{}: {:#?}", case.name, report.issues);
        }
        for lang in Lang::ALL {
            // What is wrong in one language need not be told twice.
            if problems.is_empty() {
                check(&case.body, *lang, &mut problems);
            }
        }
        if let Some(pack) = &case.pack {
            assert!(yidi::unload_pack(&value(&pack["area"])), "{}", case.name);
        }
        if !problems.is_empty() {
            let why = case.body["why"].as_str().unwrap_or_default();
            let text = problems.join("\n  ");
            failures.push(format!("{}\n  why: {why}\n  {text}", case.name));
        }
    }
    Outcome {
        count: cases.len(),
        failures,
    }
}

/// An answer as JSON; of a `Result`, what is in it.
fn told(answer: impl Serialize) -> Json {
    let json = serde_json::to_value(answer).expect("an answer is JSON");
    if let Json::Object(entries) = &json
        && entries.len() == 1
        && let Some(inner) = entries.get("Ok").or_else(|| entries.get("Err"))
    {
        return inner.clone();
    }
    json
}

/// The list of a case, as often as it asks for.
fn repeated(case: &Json, key: &str) -> Json {
    let times = case["repeat"].as_u64().unwrap_or(1) as usize;
    match &case[key] {
        Json::Array(items) if times > 1 => {
            json!(vec![items.clone(); times].concat())
        }
        other => other.clone(),
    }
}

/// What must be told of each of a list: `expect`, the last of it as often as the case repeats.
fn wanted_of(case: &Json, expect: &Json, count: usize) -> Vec<Json> {
    let mut wanted = expect.as_array().expect("expect is a list").clone();
    if case["repeat"].is_u64() && wanted.len() == 1 && count > 1 {
        wanted = vec![wanted.remove(0); count];
    }
    wanted
}

struct Finds<'a> {
    what: String,
    problems: &'a mut Vec<String>,
}

impl Finds<'_> {
    fn fault(&mut self, text: String) {
        self.problems.push(format!("{}: {text}", self.what));
    }

    fn same(&mut self, key: &str, wanted: &Json, got: &Json) {
        if wanted != got {
            self.fault(format!("{key}: expected {wanted}, found {got}"));
        }
    }

    /// The keys written; `issues`, `warningsInclude` and the like have meanings of their own.
    fn answer(&mut self, wanted: &Json, got: &Json) {
        let keys = wanted.as_object().expect("an expectation is an object");
        if keys.contains_key("issues") {
            return self.failure(&wanted["issues"], got);
        }
        if got["ok"] != json!(true) {
            return self.fault(format!("failed: {got}"));
        }
        let warned = |code: &Json| {
            let given = got["warnings"].as_array();
            given.is_some_and(|all| all.iter().any(|warning| warning["code"] == *code))
        };
        for (key, wanted) in keys {
            match key.as_str() {
                "warningsInclude" | "warningsExclude" => {
                    for code in wanted.as_array().unwrap() {
                        if warned(code) != (key == "warningsInclude") {
                            self.fault(format!("{key} {code}: found {}", got["warnings"]));
                        }
                    }
                }
                "yearToDate" if counters(wanted, &got[key]) => {}
                "supplements" => self.rows(key, wanted, &got[key]),
                _ => self.same(key, wanted, &got[key]),
            }
        }
    }

    /// A failure with exactly these issues, in any order; `"any"` = whatever they are.
    fn failure(&mut self, wanted: &Json, got: &Json) {
        let Some(told) = got["issues"].as_array().filter(|_| got["ok"] == false) else {
            return self.fault(format!("expected a failure of {wanted}, found {got}"));
        };
        let mut left = told.clone();
        for issue in told {
            for key in ["code", "message"] {
                if issue[key].as_str().is_none_or(str::is_empty) {
                    self.fault(format!("an issue without {key}: {issue}"));
                }
            }
        }
        let Some(wanted) = wanted.as_array() else {
            if told.is_empty() {
                self.fault("a failure without a reason".to_owned());
            }
            return;
        };
        for issue in wanted {
            match left.iter().position(|found| subset(issue, found)) {
                Some(at) => drop(left.remove(at)),
                None => self.fault(format!("no {issue} in {}", got["issues"])),
            }
        }
        if !left.is_empty() {
            self.fault(format!("beyond what was expected: {}", json!(left)));
        }
    }

    /// As many rows in the same order, each with what is written of it.
    fn rows(&mut self, key: &str, wanted: &Json, got: &Json) {
        let (wanted_rows, got_rows) = (wanted.as_array().unwrap(), got.as_array());
        let fits = got_rows.is_some_and(|got| {
            got.len() == wanted_rows.len() && wanted_rows.iter().zip(got).all(|(w, g)| subset(w, g))
        });
        if !fits {
            self.fault(format!("{key}: expected {wanted}, found {got}"));
        }
    }
}

fn subset(wanted: &Json, got: &Json) -> bool {
    match wanted {
        Json::Object(keys) => keys.iter().all(|(key, wanted)| subset(wanted, &got[key])),
        wanted => wanted == got,
    }
}

/// Counters key by key; one that is not told stands at nothing.
fn counters(wanted: &Json, got: &Json) -> bool {
    match wanted {
        Json::Object(keys) => keys.iter().all(|(key, wanted)| counters(wanted, &got[key])),
        wanted if got.is_null() => *wanted == json!(0) || *wanted == json!("0.00"),
        wanted => wanted == got,
    }
}

/// A signed amount in fen.
fn signed(amount: &Json) -> i64 {
    match amount.as_str().and_then(|text| text.strip_prefix('-')) {
        Some(text) => -fen(&json!(text)),
        None => fen(amount),
    }
}

fn text(of: &Json) -> String {
    of.as_str()
        .map_or_else(|| of.to_string(), ToOwned::to_owned)
}

/// `compare`.
pub fn compare() -> Outcome {
    run("compare", |case, lang, problems| {
        let found = told(yidi::compare(&value(&repeated(case, "scenarios")), lang));
        let rows = found.as_array().cloned().unwrap_or_default();
        let wanted = wanted_of(case, &case["expect"], rows.len());
        if rows.len() != wanted.len() {
            problems.push(format!("expected {} rows: {found}", wanted.len()));
            return;
        }
        for (at, (wanted, row)) in wanted.iter().zip(&rows).enumerate() {
            let what = format!("scenario {at}");
            let mut finds = Finds { what, problems };
            finds.answer(&wanted["result"], &row["result"]);
            for key in ["name", "differenceFromFirst"] {
                if let Some(wanted) = wanted.get(key) {
                    finds.same(key, wanted, &row[key]);
                }
            }
            if let Some(wanted) = wanted.get("changedSteps") {
                changed_steps(wanted, row, &mut finds);
            }
        }
    })
}

/// The steps that differ, in any order: what is written of them and no other.
fn changed_steps(wanted: &Json, row: &Json, finds: &mut Finds) {
    let Some(mut left) = row["changedSteps"].as_array().cloned() else {
        return finds.fault(format!("no changedSteps: {row}"));
    };
    for step in &left {
        if step["label"].as_str().is_none_or(str::is_empty) {
            finds.fault(format!("a step without a label: {step}"));
        }
        let amount = |key: &str| match &step[key] {
            Json::Null => 0,
            amount => signed(amount),
        };
        if amount("here") - amount("first") != signed(&step["difference"]) {
            finds.fault(format!("a difference that is none: {step}"));
        }
    }
    for step in wanted.as_array().unwrap() {
        match left.iter().position(|found| subset(step, found)) {
            Some(at) => drop(left.remove(at)),
            None => finds.fault(format!("no step {step} in {}", row["changedSteps"])),
        }
    }
    if !left.is_empty() {
        finds.fault(format!("steps that do not differ: {}", json!(left)));
    }
}

/// `simulateYear`.
pub fn year() -> Outcome {
    run("year", |case, lang, problems| {
        let found = told(yidi::simulate_year(&value(&repeated(case, "claims")), lang));
        for (key, wanted) in case["expect"].as_object().unwrap() {
            let what = key.clone();
            let mut finds = Finds { what, problems };
            match key.as_str() {
                "receipts" => {
                    let rows = found[key].as_array().cloned().unwrap_or_default();
                    let wanted = wanted.as_array().unwrap();
                    if rows.len() != wanted.len() {
                        finds.fault(format!("expected {}: {found}", wanted.len()));
                    }
                    let pairs = wanted.iter().zip(&rows).enumerate();
                    for (at, (wanted, row)) in pairs.filter(|(_, (wanted, _))| !wanted.is_null()) {
                        finds.what = format!("receipt {at}");
                        finds.answer(wanted, row);
                    }
                }
                "years" => years(wanted, &found[key], &mut finds),
                _ => finds.same(key, wanted, &found[key]),
            }
        }
        sums(&found, problems);
    })
}

/// The ledgers in any order: what is written of them and no other.
fn years(wanted: &Json, got: &Json, finds: &mut Finds) {
    let (wanted, rows) = (wanted.as_array().unwrap(), got.as_array());
    let rows = rows.cloned().unwrap_or_default();
    if rows.len() != wanted.len() {
        finds.fault(format!("expected {} ledgers: {got}", wanted.len()));
    }
    let names = ["insuredArea", "scheme", "year"];
    for ledger in wanted {
        let named = |row: &&Json| {
            names
                .iter()
                .all(|key| text(&row[key]) == text(&ledger[key]))
        };
        let Some(row) = rows.iter().find(named) else {
            finds.fault(format!("no {ledger} in {got}"));
            continue;
        };
        for (key, wanted) in ledger.as_object().unwrap() {
            let same = match key.as_str() {
                "yearToDate" => counters(wanted, &row[key]),
                "year" => true,
                _ => *wanted == row[key],
            };
            if !same {
                finds.fault(format!("{key}: expected {wanted}, found {row}"));
            }
        }
    }
}

/// The sums are those of what was settled.
fn sums(found: &Json, problems: &mut Vec<String>) {
    let rows = found["receipts"].as_array().cloned().unwrap_or_default();
    for key in [
        "total",
        "fundTotal",
        "personTotal",
        "personalAccount",
        "cash",
    ] {
        let settled = rows.iter().filter(|row| row["ok"] == true);
        let sum: i64 = settled.map(|row| signed(&row[key])).sum();
        if !found[key].is_string() || signed(&found[key]) != sum {
            problems.push(format!("{key}: {} is not the sum {sum}", found[key]));
        }
    }
}

/// `breakpoints`.
pub fn breakpoints() -> Outcome {
    run("breakpoints", |case, lang, problems| {
        let found = told(yidi::breakpoints(&value(&case["claim"]), lang));
        let what = "breakpoints".to_owned();
        let mut finds = Finds { what, problems };
        let expect = &case["expect"];
        if !expect["issues"].is_null() {
            return finds.failure(&expect["issues"], &found);
        }
        let wanted = expect["points"].as_array().unwrap();
        let Some(points) = found.as_array().filter(|got| got.len() == wanted.len()) else {
            return finds.fault(format!("expected {}, found {found}", expect["points"]));
        };
        for (wanted, point) in wanted.iter().zip(points) {
            // Where the papers leave the rounding open, any total between the two readings will do.
            let (least, most) = match &wanted["total"] {
                Json::Array(ends) => (fen(&ends[0]), fen(&ends[1])),
                total => (fen(total), fen(total)),
            };
            let total = fen(&point["total"]);
            let fits = (least..=most).contains(&total)
                && ["kind", "marginalFund"]
                    .iter()
                    .all(|key| wanted[key] == point[key]);
            if !fits {
                finds.fault(format!("expected {wanted}, found {point}"));
            }
            if point["label"].as_str().is_none_or(str::is_empty) {
                finds.fault(format!("a point without a label: {point}"));
            }
        }
    })
}

/// The claim at another total; where its bill is of lines, the case's `bill` says the same as sums.
fn at_total(claim: &Value, case: &Json, total: &Json) -> Value {
    let mut claim = claim.clone();
    if case["bill"].is_object() {
        put(&mut claim, "bill", Some(value(&case["bill"])));
    }
    put(&mut claim, "bill.total", Some(value(total)));
    claim
}

/// `inverse`: what the case says, and that `estimate` agrees, at the answer and just above it.
pub fn inverse() -> Outcome {
    run("inverse", |case, lang, problems| {
        let claim = value(&case["claim"]);
        let found = told(yidi::inverse(&claim, &value(&case["target"]), lang));
        let what = "inverse".to_owned();
        let mut finds = Finds { what, problems };
        let expect = &case["expect"];
        finds.answer(expect, &found);
        if !expect["issues"].is_null() || found["ok"] != true {
            return;
        }
        let target = fen(&json!(two_places(case["target"]["cash"].as_str().unwrap())));
        let total = fen(&found["total"]);
        let receipt = ask(&at_total(&claim, case, &found["total"]), lang);
        if !is_receipt(&receipt) {
            return finds.fault(format!("{} is no bill: {receipt}", found["total"]));
        }
        for key in ["total", "cash", "personTotal"] {
            finds.same(key, &receipt[key], &found[key]);
        }
        if fen(&receipt["cash"]) > target {
            finds.fault(format!("{} costs more than the target", found["total"]));
        }
        for above in (1..=10)
            .map(|more| total + more)
            .filter(|above| *above <= 100_000_000_000)
        {
            let total = json!(super::ask::yuan(above));
            let receipt = ask(&at_total(&claim, case, &total), lang);
            if fen(&receipt["cash"]) <= target {
                finds.fault(format!("{} would do as well", receipt["total"]));
            }
        }
    })
}

fn two_places(amount: &str) -> String {
    match amount.split_once('.') {
        None => format!("{amount}.00"),
        Some((yuan, part)) => format!("{yuan}.{part:0<2}"),
    }
}

const KINDS: [&str; 8] = [
    "choice", "choices", "number", "amount", "date", "area", "disease", "boolean",
];

/// `nextQuestions`: what the case says, and what holds for all questions.
pub fn questions() -> Outcome {
    run("questions", |case, lang, problems| {
        let partial = &case["partial"];
        let found = told(yidi::next_questions(&value(partial), lang));
        let what = "questions".to_owned();
        let mut finds = Finds { what, problems };
        let expect = &case["expect"];
        if !expect["issues"].is_null() {
            return finds.failure(&expect["issues"], &found);
        }
        let Some(questions) = found.as_array() else {
            return finds.fault(format!("no list of questions: {found}"));
        };
        let fields: Vec<&str> = questions
            .iter()
            .map(|question| question["field"].as_str().unwrap_or_default())
            .collect();
        let asked = |field: &str| questions.iter().find(|question| question["field"] == field);
        let names = |key: &str| {
            let list = expect[key].as_array().cloned().unwrap_or_default();
            list.iter().map(text).collect::<Vec<_>>()
        };
        for field in names("contains").iter().filter(|f| asked(f).is_none()) {
            finds.fault(format!("{field} is not asked: {fields:?}"));
        }
        for field in names("lacks").iter().filter(|f| asked(f).is_some()) {
            finds.fault(format!("{field} is asked: {:?}", asked(field)));
        }
        let is_needed = |question: &&Json| question["needed"] == true;
        if expect["needed"].is_array() {
            let needed = questions.iter().filter(is_needed);
            let mut needed: Vec<String> = needed.map(|question| text(&question["field"])).collect();
            let mut wanted = names("needed");
            needed.sort();
            wanted.sort();
            if needed != wanted {
                finds.fault(format!("needed: expected {wanted:?}, found {needed:?}"));
            }
        }
        for field in names("neededAmong") {
            if !asked(&field).as_ref().is_some_and(is_needed) {
                finds.fault(format!("{field} is not needed: {fields:?}"));
            }
        }
        let empty = Map::new();
        let by_field = |key: &str| expect[key].as_object().unwrap_or(&empty);
        for (expected, key) in [("kinds", "kind"), ("spread", "spread")] {
            for (field, wanted) in by_field(expected) {
                let got = asked(field).map_or(&Json::Null, |question| &question[key]);
                finds.same(&format!("{key} of {field}"), wanted, got);
            }
        }
        for (field, wanted) in by_field("options") {
            let options = asked(field).and_then(|question| question["options"].as_array());
            let has = |value: &Json| {
                options.is_some_and(|all| all.iter().any(|option| option["value"] == *value))
            };
            for value in wanted["contains"].as_array().into_iter().flatten() {
                if !has(value) {
                    finds.fault(format!("{field} lacks the option {value}"));
                }
            }
            for value in wanted["lacks"].as_array().into_iter().flatten() {
                if has(value) {
                    finds.fault(format!("{field} has the option {value}"));
                }
            }
        }
        for question in questions {
            well_formed(question, partial, &mut finds);
        }
        in_order(questions, &mut finds);
        // What is needed is just what `estimate` cannot do without.
        let answered = is_receipt(&ask(&value(partial), lang));
        if answered == questions.iter().any(|question| question["needed"] == true) {
            finds.fault(format!("estimate answers: {answered}; asked: {fields:?}"));
        }
        answers_are_taken(questions, partial, lang, &mut finds);
    })
}

fn well_formed(question: &Json, partial: &Json, finds: &mut Finds) {
    for key in ["field", "question", "why"] {
        if question[key].as_str().is_none_or(str::is_empty) {
            finds.fault(format!("no {key}: {question}"));
        }
    }
    if !KINDS.iter().any(|kind| question["kind"] == *kind) {
        finds.fault(format!("no such kind: {question}"));
    }
    for option in question["options"].as_array().into_iter().flatten() {
        if option["label"].as_str().is_none_or(str::is_empty) || option["value"].is_null() {
            finds.fault(format!("an option without value or label: {question}"));
        }
    }
    if ["choice", "choices"]
        .iter()
        .any(|kind| question["kind"] == *kind)
        && question["options"].as_array().is_none_or(Vec::is_empty)
    {
        finds.fault(format!("nothing to choose: {question}"));
    }
    if question["needed"] == false && question["spread"].is_string() && fen(&question["spread"]) < 1
    {
        finds.fault(format!("it changes nothing: {question}"));
    }
    let pointer = format!(
        "/{}",
        question["field"]
            .as_str()
            .unwrap_or_default()
            .replace('.', "/")
    );
    if partial
        .pointer(&pointer)
        .is_some_and(|given| !given.is_null())
    {
        finds.fault(format!("given and asked again: {question}"));
    }
}

/// Needed ones first, the others by falling spread, none twice.
fn in_order(questions: &[Json], finds: &mut Finds) {
    for (at, pair) in questions.windows(2).enumerate() {
        if pair[0]["needed"] != true && pair[1]["needed"] == true {
            finds.fault(format!("question {at} stands before a needed one"));
        }
        let rest = pair.iter().all(|question| question["needed"] != true);
        let spread = |question: &Json| question["spread"].as_str().map(|text| fen(&json!(text)));
        if rest
            && let (Some(first), Some(second)) = (spread(&pair[0]), spread(&pair[1]))
            && first < second
        {
            finds.fault(format!("question {at} matters less than the next"));
        }
    }
    for (at, question) in questions.iter().enumerate() {
        let twice = |other: &Json| other["field"] == question["field"];
        if questions[..at].iter().any(twice) {
            finds.fault(format!("asked twice: {question}"));
        }
    }
}

/// Each option is an answer: given, it is sound and not asked for again.
fn answers_are_taken(questions: &[Json], partial: &Json, lang: Lang, finds: &mut Finds) {
    for question in questions {
        let field = text(&question["field"]);
        for option in question["options"].as_array().into_iter().flatten() {
            let value = &option["value"];
            let number = || text(value).parse::<i64>().ok().map(Json::from);
            let answer = match text(&question["kind"]).as_str() {
                "choices" => json!([value]),
                "boolean" => json!(text(value) == "true"),
                kind if kind == "number" || field == "person.tier" => number().unwrap_or_default(),
                _ => value.clone(),
            };
            let mut given = partial.clone();
            let mut here = &mut given;
            for key in field.split('.') {
                here = &mut here[key];
            }
            *here = answer;
            let next = told(yidi::next_questions(&super::ask::value(&given), lang));
            let again = |all: &Vec<Json>| all.iter().any(|other| other["field"] == field.as_str());
            if next.as_array().is_none_or(again) {
                finds.fault(format!("{option} is no answer to {field}: {next}"));
            }
        }
    }
}

/// `estimateColumns`: each row as written, a bad one NaN.
pub fn table() -> Outcome {
    run("table", |case, lang, problems| {
        let rows = case["rows"].as_array().unwrap();
        let totals: Vec<f64> = rows
            .iter()
            .map(|row| match &row[0] {
                Json::String(text) => text.parse().expect("NaN or an infinity"),
                total => total.as_f64().expect("a total is a number"),
            })
            .collect();
        let base = value(&case["base"]);
        let what = "table".to_owned();
        let mut finds = Finds { what, problems };
        match yidi::columns::estimate_columns(&base, &totals) {
            Err(failure) => match case.get("expect") {
                Some(expect) => finds.failure(&expect["issues"], &told(&failure)),
                None => finds.fault(format!("the base is refused: {}", told(&failure))),
            },
            Ok(_) if case.get("expect").is_some() => finds.fault("the base is accepted".to_owned()),
            Ok(funds) if funds.len() != rows.len() => {
                finds.fault(format!("{} rows for {}", funds.len(), rows.len()));
            }
            Ok(funds) => {
                for (row, fund) in rows.iter().zip(funds) {
                    let same = match &row[1] {
                        Json::Null => fund.is_nan(),
                        // A fund of nothing is 0, not −0: it prints as it is compared.
                        wanted => wanted.as_str().is_some_and(|text| {
                            text.parse::<f64>().unwrap().to_bits() == fund.to_bits()
                        }),
                    };
                    if !same {
                        finds.fault(format!("{row}: found {fund}"));
                    }
                    // And as `estimate` answers the same row.
                    let one = row[0]
                        .as_f64()
                        .map(|_| ask(&at_total(&base, case, &row[0]), lang));
                    if let Some(one) = one
                        && one["fundTotal"] != row[1]
                    {
                        finds.fault(format!("{row}: estimate says {one}"));
                    }
                }
            }
        }
    })
}
