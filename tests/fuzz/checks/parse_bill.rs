//! `parseBill`: lines that the others understand, and rows given back with the reason.

use super::answer::in_both;
use super::cost::Problems;
use super::{classify, text};
use serde_json::Value as Json;
use yidi::reading::Value;

pub fn parse_bill(data: &[u8]) -> Vec<String> {
    let mut problems = Problems::of(data);
    // What a browser hands over is text, whatever was pasted.
    let given = Value::Text(String::from_utf8_lossy(data).into_owned());
    let bill = in_both("parseBill", &mut problems, |lang| {
        yidi::parse_bill(&given, lang)
    });
    if bill["ok"] == false {
        return problems.found;
    }
    every_row_once(&bill, &mut problems);
    let lines = text::of(&bill["lines"]);
    if !classify::lines_alone(&lines, &mut problems) {
        problems.push(format!("classify does not take the lines: {lines:?}"));
    }
    problems.found
}

/// Every row is a line or is given back, once, in the order of the text, and with a reason.
fn every_row_once(bill: &Json, problems: &mut Problems) {
    let list = |key: &str| bill[key].as_array().cloned().unwrap_or_default();
    let number = |row: &Json| row.as_u64().unwrap_or_default();
    let read: Vec<u64> = list("rows").iter().map(number).collect();
    let unparsed = list("unparsed");
    let back: Vec<u64> = unparsed.iter().map(|row| number(&row["row"])).collect();
    let ordered = |rows: &[u64]| rows.is_sorted_by(|a, b| a < b) && !rows.contains(&0);
    if !ordered(&read) || !ordered(&back) || read.iter().any(|row| back.contains(row)) {
        problems.push(format!("rows {read:?} and {back:?}"));
    }
    if read.len() != list("lines").len() {
        problems.push("lines without rows".to_owned());
    }
    let reason = |row: &Json| row["issues"].as_array().is_some_and(|i| !i.is_empty());
    if !unparsed.iter().all(reason) {
        problems.push(format!("given back without a reason: {bill}"));
    }
}
