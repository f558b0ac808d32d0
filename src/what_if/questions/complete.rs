//! A claim of which anything may be missing, completed so that the reader can judge what is there.

use crate::reading::Value;

/// What every claim needs, in the order in which it is asked.
pub const GENERAL: [&str; 7] = [
    "insuredArea",
    "person.scheme",
    "treatmentArea",
    "date",
    "service",
    "level",
    "bill.total",
];

/// What stands under `path`, if anything does.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

/// Whether something stands under `path`.
pub fn given(value: &Value, path: &str) -> bool {
    at(value, path).is_some()
}

/// The claim with something sound for every field that it needs and lacks.
pub fn completed(partial: &Value) -> Value {
    let mut whole = partial.clone();
    let resident = ["child", "student", "adult", "elder"];
    let status = at(partial, "person.status").and_then(Value::text);
    let scheme = match status {
        Some(status) if resident.contains(&status) => "resident",
        _ => "employee",
    };
    let text = |text: &str| Value::Text(text.to_owned());
    // A stay ends no earlier than it begins.
    let day = partial.get("admitted").cloned();
    let mut put = |path: &str, new: Value| fill(&mut whole, path, new);
    put("insuredArea", text("110000"));
    put("person.scheme", text(scheme));
    put("treatmentArea", text("310000"));
    put("date", day.unwrap_or_else(|| text("2026-01-01")));
    put("service", text("inpatient"));
    put("level", text("tertiary"));
    if !given(partial, "bill.lines") {
        put("bill.total", Value::Number(1e9));
    }
    if given(partial, "filing") {
        put("filing.category", text("none"));
    }
    whole
}

/// Puts `new` under `path`, and objects on the way to it, where nothing stands. What is no object is left for the reader to
/// complain about.
fn fill(value: &mut Value, path: &str, new: Value) {
    if *value == Value::Null {
        *value = Value::Map(Vec::new());
    }
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let Value::Map(entries) = value else { return };
    if !entries.iter().any(|(known, _)| known == key) {
        entries.push((key.to_owned(), Value::Null));
    }
    let found = entries.iter_mut().find(|(known, _)| known == key);
    match (found, rest) {
        (Some((_, value)), Some(rest)) => fill(value, rest, new),
        (Some((_, value @ Value::Null)), None) => *value = new,
        _ => {}
    }
}
