//! Bends a tree at one place.

use super::nasty;
use fastrand::Rng;
use yidi::reading::Value;

/// Replaces, takes out, repeats or changes something, wherever it is.
pub fn bend(value: &mut Value, rng: &mut Rng) {
    let count = count(value);
    let other = rng.usize(..count);
    let other = node(value, other).cloned();
    let Some(here) = node(value, rng.usize(..count)) else {
        return;
    };
    match rng.u8(..9) {
        0..2 => *here = nasty::value(rng),
        2 => *here = other.unwrap_or(Value::Null),
        3 => {
            let inner = std::mem::replace(here, Value::Null);
            *here = match rng.bool() {
                true => Value::List(vec![inner]),
                false => Value::Map(vec![(nasty::word(rng).to_owned(), inner)]),
            };
        }
        _ => inside(here, other, rng),
    }
}

fn inside(here: &mut Value, other: Option<Value>, rng: &mut Rng) {
    match here {
        Value::List(items) if !items.is_empty() => list(items, other, rng),
        Value::Map(entries) if !entries.is_empty() => map(entries, other, rng),
        Value::Number(number) => *number = changed(*number, rng),
        Value::Text(text) => *text = altered(text, rng),
        here => *here = nasty::value(rng),
    }
}

fn list(items: &mut Vec<Value>, other: Option<Value>, rng: &mut Rng) {
    let at = rng.usize(..items.len());
    match rng.u8(..5) {
        0 => drop(items.remove(at)),
        1 => items.swap(0, at),
        2 => items.extend(other),
        3 => items.push(nasty::value(rng)),
        _ => {
            let item = items.get(at).cloned().unwrap_or(Value::Null);
            let times = 1_usize << rng.u8(..10);
            items.extend(std::iter::repeat_n(item, times));
        }
    }
}

fn map(entries: &mut Vec<(String, Value)>, other: Option<Value>, rng: &mut Rng) {
    let at = rng.usize(..entries.len());
    let key = match rng.u8(..4) {
        0 => nasty::text(rng).to_owned(),
        1 => nasty::long(rng),
        _ => nasty::word(rng).to_owned(),
    };
    match rng.u8(..6) {
        0 => drop(entries.remove(at)),
        1 => entries.swap(0, at),
        // The same key twice.
        2 => entries.extend(entries.get(at).cloned()),
        3 => entries.push((key, other.unwrap_or(Value::Null))),
        4 => entries.push((key, nasty::value(rng))),
        _ => {
            if let Some(entry) = entries.get_mut(at) {
                entry.0 = key;
            }
        }
    }
}

fn changed(number: f64, rng: &mut Rng) -> f64 {
    match rng.u8(..6) {
        0 => -number,
        1 => number + 1.0,
        2 => number - 1.0,
        3 => number * 10.0,
        4 => number / 100.0,
        _ => (number * rng.f64() * 2.0 * 100.0).round() / 100.0,
    }
}

fn altered(text: &str, rng: &mut Rng) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = rng.usize(..=chars.len());
    match rng.u8(..7) {
        0 => chars.truncate(at),
        1 => chars.insert(at, rng.char('!'..='~')),
        2 => chars.insert(at, rng.char('一'..='龥')),
        3 if at < chars.len() => drop(chars.remove(at)),
        4 => chars.extend(text.chars()),
        5 => return nasty::word(rng).to_owned(),
        // Another figure: the next day, month, code, share.
        _ => {
            for c in chars
                .iter_mut()
                .skip(at)
                .filter(|c| c.is_ascii_digit())
                .take(1)
            {
                *c = rng.digit(10);
            }
        }
    }
    chars.into_iter().collect()
}

/// How many values there are.
fn count(value: &Value) -> usize {
    let inside: usize = match value {
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(entries) => entries.iter().map(|(_, value)| count(value)).sum(),
        _ => 0,
    };
    inside + 1
}

/// The value with this number, the outermost being 0.
fn node(value: &mut Value, number: usize) -> Option<&mut Value> {
    fn walk<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
        if *left == 0 {
            return Some(value);
        }
        *left -= 1;
        match value {
            Value::List(items) => items.iter_mut().find_map(|item| walk(item, left)),
            Value::Map(entries) => entries.iter_mut().find_map(|(_, value)| walk(value, left)),
            _ => None,
        }
    }
    walk(value, &mut { number })
}
