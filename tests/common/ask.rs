//! Short ways to put values together, to ask the library, and to look at its answers as JSON.

use serde_json::Value as Json;
use yidi::issue::{Code, Issue, Lang};
use yidi::policy::Pack;
use yidi::reading::{At, Faults, Read, Value};

/// JSON as the library takes it.
pub fn value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).expect("JSON becomes a value")
}

/// The answer to a claim: a receipt or a failure.
pub fn ask(claim: &Value, lang: Lang) -> Json {
    told(yidi::estimate(claim, lang))
}

/// The same by a pack of one's own.
pub fn ask_by(claim: &Value, pack: &Pack, lang: Lang) -> Json {
    told(yidi::estimate_by(claim, pack, lang))
}

fn told(answer: Result<yidi::receipt::Receipt, yidi::Failure>) -> Json {
    match answer {
        Ok(receipt) => serde_json::to_value(receipt).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

/// Whether an answer is a receipt.
pub fn is_receipt(answer: &Json) -> bool {
    answer["ok"] == true
}

/// The codes of a failure's issues.
pub fn codes(failure: &Json) -> Vec<String> {
    let issues = failure["issues"].as_array().expect("a failure has issues");
    issues
        .iter()
        .map(|issue| issue["code"].as_str().unwrap().to_owned())
        .collect()
}

/// An amount of an answer in fen; one that is not written with exactly two decimals is a fault.
pub fn fen(amount: &Json) -> i64 {
    let text = amount
        .as_str()
        .unwrap_or_else(|| panic!("an amount is text, not {amount}"));
    let (yuan, part) = text
        .split_once('.')
        .unwrap_or_else(|| panic!("no decimals: {text}"));
    assert!(
        part.len() == 2 && !yuan.is_empty(),
        "not two decimals: {text}"
    );
    format!("{yuan}{part}")
        .parse()
        .unwrap_or_else(|_| panic!("not an amount: {text}"))
}

/// Fen as the text of an amount.
pub fn yuan(fen: i64) -> String {
    assert!(fen >= 0);
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// A pack read strictly: sound means without a single issue.
pub fn pack(pack: &Value, lang: Lang) -> Result<Pack, Vec<Issue>> {
    let mut faults = Faults::new(lang);
    match Pack::read(pack, &At::ROOT, &mut faults) {
        Some(pack) if faults.issues.is_empty() => Ok(pack),
        _ => Err(faults.issues),
    }
}

/// That nothing was found wrong; else all of it is told at once.
pub fn none(problems: &[String]) {
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
}

/// A copy of `value` with the entry at `path` (`bill.lines[3].amount`) replaced, or taken out.
pub fn with(value: &Value, path: &str, new: Option<Value>) -> Value {
    let mut copy = value.clone();
    put(&mut copy, path, new);
    copy
}

/// Replaces the entry at `path`, or takes it out.
pub fn put(value: &mut Value, path: &str, new: Option<Value>) {
    let steps: Vec<&str> = path
        .split(['.', '[', ']'])
        .filter(|step| !step.is_empty())
        .collect();
    let (last, before) = steps.split_last().expect("a path names something");
    let mut here = value;
    for step in before {
        here = match here {
            Value::Map(entries) => entries
                .iter_mut()
                .find(|(key, _)| key == step)
                .map(|(_, value)| value)
                .unwrap_or_else(|| panic!("{path}: no {step}")),
            Value::List(items) => &mut items[step.parse::<usize>().unwrap()],
            _ => panic!("{path}: nothing below {step}"),
        };
    }
    match (here, new) {
        (Value::Map(entries), new) => {
            let at = entries.iter().position(|(key, _)| key == last);
            match (at, new) {
                (Some(at), Some(new)) => entries[at].1 = new,
                (Some(at), None) => drop(entries.remove(at)),
                (None, Some(new)) => entries.push(((*last).to_owned(), new)),
                (None, None) => panic!("{path}: nothing to take out"),
            }
        }
        (Value::List(items), Some(new)) => {
            let at: usize = last.parse().unwrap();
            if at == items.len() {
                items.push(new)
            } else {
                items[at] = new
            }
        }
        (Value::List(items), None) => drop(items.remove(last.parse().unwrap())),
        _ => panic!("{path}: nothing below {last}"),
    }
}

/// Whether `issue` was raised with exactly this row of the table: several rows share a code.
pub fn is_of(issue: &Json, code: Code) -> bool {
    let fits = |found: &Json, pattern: Option<&str>| match pattern {
        None => found.is_null(),
        Some(pattern) => found.as_str().is_some_and(|text| follows(text, pattern)),
    };
    Lang::ALL.iter().any(|lang| {
        let row = Issue::new(code, *lang, None, &["\0"; 8]);
        issue["code"] == code.text()
            && fits(&issue["message"], Some(&row.message))
            && fits(&issue["remedy"], row.remedy.as_deref())
    })
}

/// Whether `text` is `pattern` with something in each of its gaps.
fn follows(text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('\0');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}
