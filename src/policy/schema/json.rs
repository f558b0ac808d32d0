//! Putting JSON together and writing it, in the order in which it is put together.

use crate::reading::Value;

/// JSON written out here: a slip in it stops the build.
#[allow(clippy::panic)]
pub(super) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

pub(super) fn text_value(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn map(entries: Vec<(&str, Value)>) -> Value {
    let owned = entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value));
    Value::Map(owned.collect())
}

pub(super) fn any_of(forms: Vec<Value>) -> Value {
    map(vec![("anyOf", Value::List(forms))])
}

pub(super) fn all_of(forms: Vec<Value>) -> Value {
    map(vec![("allOf", Value::List(forms))])
}

/// Both: objects entry by entry, lists one after the other; where they differ, what `over` says.
pub(super) fn merged(under: Value, over: Value) -> Value {
    match (under, over) {
        (Value::Map(mut all), Value::Map(over)) => {
            for (key, value) in over {
                match all.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, known)) => {
                        *known = merged(std::mem::replace(known, Value::Null), value)
                    }
                    None => all.push((key, value)),
                }
            }
            Value::Map(all)
        }
        (Value::List(mut all), Value::List(over)) => {
            all.extend(over);
            Value::List(all)
        }
        (_, over) => over,
    }
}

/// JSON in which whole numbers have no point.
pub(super) fn write(value: &Value, out: &mut String) {
    match value {
        Value::Number(n) => out.push_str(&n.to_string()),
        Value::List(items) => {
            for (i, item) in items.iter().enumerate() {
                out.push(if i == 0 { '[' } else { ',' });
                write(item, out);
            }
            out.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Map(entries) => {
            for (i, (key, value)) in entries.iter().enumerate() {
                out.push(if i == 0 { '{' } else { ',' });
                write(&text_value(key), out);
                out.push(':');
                write(value, out);
            }
            out.push_str(if entries.is_empty() { "{}" } else { "}" });
        }
        plain => out.push_str(&serde_json::to_string(plain).unwrap_or_default()),
    }
}
