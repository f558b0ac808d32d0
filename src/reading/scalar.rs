//! Numbers, truth values and texts: what is accepted, and how a value is shown back in a message.

use super::{At, Faults, Read, Value, expect};
use crate::issue::{Code, Kind};
use rust_decimal::Decimal;

impl Read for bool {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Bool(b) => Some(*b),
            value => expect(Kind::Bool, value, at, faults),
        }
    }
}

/// The longest text accepted, in bytes: a thousand characters of four bytes.
const LONGEST: usize = 4000;

impl Read for String {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Text(text) if text.len() > LONGEST => {
                faults.add(
                    Code::TextTooLong,
                    at,
                    &[&LONGEST.wrapping_div(4).to_string()],
                );
                None
            }
            Value::Text(text) if !plain_text(text) => {
                faults.add(Code::TextControl, at, &[&shown(value)]);
                None
            }
            Value::Text(text) => Some(text.clone()),
            value => expect(Kind::Text, value, at, faults),
        }
    }
}

/// Whether a text has no control characters but line breaks and tabs: others have no business in names,
/// and U+001F separates the values of a receipt on its way to JavaScript.
pub fn plain_text(text: &str) -> bool {
    !text
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t')
}

/// The whole number in `value`, if it is one between `from` and `to`, both included.
pub fn whole(value: &Value, from: u32, to: u32, at: &At, faults: &mut Faults) -> Option<u32> {
    let Value::Number(n) = value else {
        return expect(Kind::Whole, value, at, faults);
    };
    if n.fract() == 0.0 && f64::from(from) <= *n && *n <= f64::from(to) {
        // In bounds and whole, so nothing is cut off.
        return Some(*n as u32);
    }
    faults.add(
        Code::NumberRange,
        at,
        &[&shown(value), &from.to_string(), &to.to_string()],
    );
    None
}

/// A number by its shortest decimal printing, or a decimal text such as `"12.50"`; exactly, or not at all.
///
/// # Errors
/// `None` for anything else: NaN, infinities, exponents, signs other than `-`, separators, empty text.
#[must_use]
pub fn parse_decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(n) if short(*n).is_some() => short(*n),
        // Rust prints a float by the fewest digits that give it back, and never with an exponent.
        Value::Number(n) if n.is_finite() && n.abs() < 1e15 => plain(&n.to_string()),
        Value::Text(text) => plain(text),
        _ => None,
    }
}

/// The decimal of at most two places that a float stands for, if there is one: the common case, without printing it.
///
/// A whole number of hundredths divided by 100 is rounded to the nearest float, so equality means that `n` is the float
/// nearest to that decimal; with at most 15 digits no shorter decimal gives the same float.
fn short(n: f64) -> Option<Decimal> {
    let hundredths = (n * 100.0).round();
    if hundredths.abs() >= 1e15 || hundredths / 100.0 != n {
        return None;
    }
    Some(Decimal::new(hundredths as i64, 2).normalize())
}

/// Digits, at most one point with digits on both sides, perhaps a minus sign before.
fn plain(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all(whole) || !all(part) || digits.len() > 28 {
        return None;
    }
    let places = if digits.contains('.') { part.len() } else { 0 };
    let mantissa: i128 = text.replace('.', "").parse().ok()?;
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(places).ok()?).ok()
}

/// A text as it is quoted in a message: at most forty characters, on one line.
pub(crate) fn shortened(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(40)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}

/// A value as it is quoted in a message: short, on one line.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => {
            if n.abs() >= 1e15 && n.is_finite() {
                format!("{n:e}")
            } else {
                n.to_string()
            }
        }
        Value::Text(text) => format!("\"{}\"", shortened(text)),
        Value::List(items) => format!("[… {}]", items.len()),
        Value::Map(entries) => format!("{{… {}}}", entries.len()),
    }
}
