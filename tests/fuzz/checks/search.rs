//! `searchCatalog`: no more than asked for, the best first.

use super::cost::{self, Problems};
use super::{speaks::speaks, text};
use std::collections::BTreeSet;
use yidi::issue::Lang;
use yidi::reading::Value;

/// The input is an object with `query` and `options`, or the query itself.
pub fn search_catalog(data: &[u8]) -> Vec<String> {
    let mut problems = Problems::of(data);
    let given = str::from_utf8(data).ok().and_then(text::value);
    let (query, options) = match given {
        Some(given @ Value::Map(_)) => (text::part(&given, "query"), text::part(&given, "options")),
        _ => {
            let query = String::from_utf8_lossy(data).into_owned();
            (Value::Text(query), Value::Null)
        }
    };
    let found = cost::told("searchCatalog", &mut problems, || {
        yidi::search_catalog(&query, &options)
    });
    if found["ok"] == false {
        for issue in found["issues"].as_array().into_iter().flatten() {
            problems.extend(speaks(issue, Lang::En).err());
        }
        return problems.found;
    }
    let items = found.as_array().cloned().unwrap_or_default();
    let limit = match options.get("limit") {
        Some(Value::Number(limit)) => *limit,
        _ => 20.0,
    };
    let scores = items.iter().map(|item| item["score"].as_f64());
    let scores: Vec<f64> = scores.map(Option::unwrap_or_default).collect();
    if items.len() as f64 > limit {
        problems.push(format!("{} items, not {limit}", items.len()));
    }
    if !scores.is_sorted_by(|a, b| a >= b) || !scores.iter().all(|s| *s > 0.0 && *s <= 1.0) {
        problems.push(format!("scores {scores:?}"));
    }
    let ids: BTreeSet<String> = items.iter().map(|item| item["id"].to_string()).collect();
    if ids.len() != items.len() {
        problems.push(format!("an item twice: {found}"));
    }
    problems.found
}
