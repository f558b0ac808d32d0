//! The tables of `tests/cases/clearing`: what is asked, and the answers as JSON.

use super::ask::value;
use super::decide::{Row, rows};
use serde_json::{Value as Json, json};
use yidi::issue::Lang;

/// The lists of receipts.
pub fn sheets() -> Vec<Row> {
    rows("clearing/sheets.json")
}

/// The states of the advance.
pub fn advances() -> Vec<Row> {
    rows("clearing/advances.json")
}

/// The list that a row gives: each object laid over the base's receipt.
pub fn list(row: &Row) -> Json {
    let given = row.asked("given");
    let laid_over = |entry: &Json| {
        let Some(own) = entry.as_object() else {
            return entry.clone();
        };
        let mut whole = given["receipt"].as_object().expect("a receipt").clone();
        for (key, value) in own {
            match value {
                Json::Null => drop(whole.remove(key)),
                value => drop(whole.insert(key.clone(), value.clone())),
            }
        }
        Json::Object(whole)
    };
    match &given["list"] {
        Json::Array(entries) => entries.iter().map(laid_over).collect(),
        other => other.clone(),
    }
}

/// The sheet of a list.
pub fn sheet(list: &Json, lang: Lang) -> Json {
    json!(yidi::clearing(&value(list), lang))
}

/// The answer to a state: dates and an alarm, or a failure.
pub fn advance(state: &Json, lang: Lang) -> Json {
    match yidi::prepayment(&value(state), lang) {
        Ok(answer) => json!(answer),
        Err(failure) => json!(failure),
    }
}
