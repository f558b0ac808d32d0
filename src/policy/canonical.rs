//! A pack as its authors write it: the plain tree of the format, and the one way in which a file sets it out.

use super::pack::Pack;
use crate::reading::{Value, parse_decimal};

/// The pack as the format writes it, [`Pack::read`](crate::reading::Read) of which is the same pack again.
///
/// What is none is left out, except where none is a statement: no ceiling, and the open end of slices and spans. Whole
/// amounts are numbers, others decimal texts; a single status stands without brackets.
#[must_use]
pub fn canonical(pack: &Pack) -> Value {
    // By way of text: the derived names and their order are the format's own, and only figures are written otherwise.
    let text = serde_json::to_string(pack).unwrap_or_default();
    let mut value = serde_json::from_str(&text).unwrap_or(Value::Null);
    plain("", false, &mut value);
    value
}

/// Rewrites what stands under `key`, within a ceiling or not.
fn plain(key: &str, in_ceiling: bool, value: &mut Value) {
    let in_ceiling = in_ceiling || key == "ceiling";
    match value {
        Value::Map(entries) if matches!(key, "age" | "admission" | "slices") => {
            // A span or a slice: its figures in a row.
            let mut row = Vec::with_capacity(3);
            for (name, figure) in entries {
                plain(name, false, figure);
                row.push(std::mem::replace(figure, Value::Null));
            }
            *value = Value::List(row);
        }
        Value::Map(entries) => {
            entries.retain(|(name, v)| *v != Value::Null || (in_ceiling && name == "amount"));
            for (name, value) in entries {
                plain(name, in_ceiling, value);
            }
        }
        Value::List(items) => {
            for item in &mut *items {
                plain(key, in_ceiling, item);
            }
            // One status is written without brackets.
            if key == "status" && items.len() == 1 {
                *value = items.pop().unwrap_or(Value::Null);
            }
        }
        Value::Text(text) => {
            let figure = match key {
                "amount" | "minus" | "floor" | "threshold" | "limit" | "from" | "to"
                | "deductible_amount" | "deductible_plus" => text.strip_suffix(".00"),
                "ratio" | "factor" | "ratio_points" | "ratio_factor" | "first_self_pay"
                | "deductible_factor" | "ceiling_factor" | "threshold_factor" => Some(&**text),
                _ => None,
            };
            if let Some(number) = figure.and_then(|figure| figure.parse().ok()) {
                *value = Value::Number(number);
            }
        }
        _ => {}
    }
}

/// The columns that a line of a file may take.
const WIDTH: usize = 120;

/// A value as a file sets it out: what fits on a line stands on one, but never two cases; two spaces a step.
#[must_use]
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, 0, &mut out);
    out.push('\n');
    out
}

/// Writes `value`, `depth` steps in, where the line already takes `before` columns besides.
fn write(value: &Value, depth: usize, before: usize, out: &mut String) {
    let line = one_line(value);
    let indent = depth.saturating_mul(2);
    // One column is kept for the comma behind it.
    let taken = indent.saturating_add(before).saturating_add(columns(&line));
    let (open, close) = match value {
        Value::List(items) if !items.is_empty() => ('[', ']'),
        Value::Map(entries) if !entries.is_empty() => ('{', '}'),
        _ => return out.push_str(&line),
    };
    if taken < WIDTH && !has_cases(value) {
        return out.push_str(&line);
    }
    out.push(open);
    let mut first = true;
    let mut next = |out: &mut String| {
        out.push_str(if first { "\n" } else { ",\n" });
        out.push_str(&" ".repeat(indent.saturating_add(2)));
        first = false;
    };
    let deeper = depth.saturating_add(1);
    match value {
        Value::List(items) => {
            for item in items {
                next(out);
                write(item, deeper, 0, out);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                next(out);
                let key = quoted(key);
                out.push_str(&key);
                out.push_str(": ");
                write(value, deeper, columns(&key).saturating_add(2), out);
            }
        }
        _ => {}
    }
    out.push('\n');
    out.push_str(&" ".repeat(indent));
    out.push(close);
}

/// Whether several objects stand in a list somewhere inside: one case a line, so that a change shows as the amendment reads.
fn has_cases(value: &Value) -> bool {
    match value {
        Value::List(items) => {
            let objects = items.iter().filter(|item| matches!(item, Value::Map(_)));
            objects.count() > 1 || items.iter().any(has_cases)
        }
        Value::Map(entries) => entries.iter().any(|(_, value)| has_cases(value)),
        _ => false,
    }
}

fn one_line(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(b) => b.to_string(),
        // Every figure of a pack is a decimal; another number is shown as it is.
        Value::Number(n) => parse_decimal(value).map_or_else(|| n.to_string(), |n| n.to_string()),
        Value::Text(text) => quoted(text),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", quoted(key), one_line(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The columns that a text takes where every character is as wide as another, Chinese ones twice.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| match c as u32 {
            0x0300..=0x036F | 0x200B..=0x200F => 0,
            0x1100..=0x115F
            | 0x2E80..=0xA4CF
            | 0xAC00..=0xD7A3
            | 0xF900..=0xFAFF
            | 0xFE30..=0xFE6F
            | 0xFF00..=0xFF60
            | 0xFFE0..=0xFFE6
            | 0x1F300..=0x1FAFF
            | 0x20000..=0x3FFFD => 2,
            _ => 1,
        })
        .sum()
}
