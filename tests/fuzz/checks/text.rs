//! From the bytes of an input to a value.

use serde_json::Value as Json;
use yidi::reading::Value;

/// The value that a text is; none where it is no JSON: whoever calls us has read it before.
///
/// JSON has no words for some numbers that a page can hand over: `"#NaN"` and the like stand for them.
pub fn value(text: &str) -> Option<Value> {
    let mut value = serde_json::from_str(text).ok()?;
    numbers(&mut value);
    Some(value)
}

fn numbers(value: &mut Value) {
    match value {
        Value::Text(text) => match text.as_str() {
            "#NaN" => *value = Value::Number(f64::NAN),
            "#Infinity" => *value = Value::Number(f64::INFINITY),
            "#-Infinity" => *value = Value::Number(f64::NEG_INFINITY),
            _ => {}
        },
        Value::List(items) => items.iter_mut().for_each(numbers),
        Value::Map(entries) => entries.iter_mut().for_each(|(_, value)| numbers(value)),
        _ => {}
    }
}

/// One of several things handed over at once.
pub fn part(value: &Value, key: &str) -> Value {
    value.get(key).cloned().unwrap_or(Value::Null)
}

/// JSON of our own as a value.
pub fn of(json: &Json) -> Value {
    serde_json::from_value(json.clone()).unwrap_or(Value::Null)
}
