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

/// Whether a text has no control characters but line breaks and tabs: others have no business in names.
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

/// The decimal that a number or a decimal text such as `"12.50"` stands for; exactly, or not at all.
///
/// # Errors
/// `None` for anything else: NaN, infinities, numbers that no decimal of six places stands for, exponents, signs other
/// than `-`, separators, empty text.
#[must_use]
pub fn parse_decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(n) => places(*n, 2).or_else(|| places(*n, 6)),
        Value::Text(text) => plain(text),
        _ => None,
    }
}

/// The decimal of at most so many places that a float stands for: the one that its shortest printing shows.
///
/// Rounding to whole units of the last place and dividing again gives the float nearest to that decimal; if it is `n`,
/// then with at most 15 digits no other decimal as short gives `n`. Nothing need be printed, which would cost time and size.
fn places(n: f64, places: u32) -> Option<Decimal> {
    let unit = 10_f64.powi(places as i32);
    let units = (n * unit).round();
    if units.abs() >= 1e15 || units / unit != n {
        return None;
    }
    // Trailing zeros go before the decimal is made, whose own way is ten times slower.
    let (mut units, mut places) = (units as i64, places);
    while places > 0 && units % 10 == 0 {
        units /= 10;
        places = places.saturating_sub(1);
    }
    Some(Decimal::new(units, places))
}

/// The number rounded to so many places, half away from zero: for messages only.
pub(crate) fn roughly(n: f64, places: u32) -> Decimal {
    Decimal::new((n * 10_f64.powi(places as i32)).round() as i64, places)
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
    let places = u32::try_from(places).ok()?;
    if digits.len() > 18 {
        let mantissa: i128 = text.replace('.', "").parse().ok()?;
        return Decimal::try_from_i128_with_scale(mantissa, places).ok();
    }
    // As nearly always: few enough digits for the short way.
    let size = digits.bytes().filter(u8::is_ascii_digit).fold(0, |n, b| {
        i64::wrapping_mul(n, 10).wrapping_add(i64::from(b.wrapping_sub(b'0')))
    });
    let signed = if text.len() > digits.len() {
        size.wrapping_neg()
    } else {
        size
    };
    Some(Decimal::new(signed, places))
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

/// A text as a message shows it: shortened, in quotes.
pub(crate) fn quoted(text: &str) -> String {
    ["\"", &shortened(text), "\""].concat()
}

/// A value as it is quoted in a message: short, on one line.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => shown_number(*n),
        Value::Text(text) => quoted(text),
        Value::List(items) => format!("[… {}]", items.len()),
        Value::Map(entries) => format!("{{… {}}}", entries.len()),
    }
}

fn shown_number(n: f64) -> String {
    if n.is_nan() {
        return "NaN".to_owned();
    }
    if n.is_infinite() {
        return if n > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if let Some(exact) = parse_decimal(&Value::Number(n)) {
        return exact.to_string();
    }
    if n.abs() < 1e9 {
        return format!("{}…", roughly(n, 9));
    }
    let (mut front, mut exponent) = (n, 0_u32);
    while front.abs() >= 10.0 {
        front /= 10.0;
        exponent = exponent.saturating_add(1);
    }
    format!("{}e{exponent}", roughly(front, 3).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_is_the_decimal_it_prints_as_or_nothing() {
        for (n, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1, "0.1"),
            (0.07, "0.07"),
            (1.005, "1.005"),
            (0.85, "0.85"),
            (0.765_432, "0.765432"),
            (-12.5, "-12.5"),
            (999_999_999.99, "999999999.99"),
            (1e9, "1000000000"),
            (123_456_789_012.34, "123456789012.34"),
        ] {
            assert_eq!(parse_decimal(&Value::Number(n)).unwrap().to_string(), text);
            assert_eq!(shown(&Value::Number(n)), text);
        }
        for n in [
            0.1 + 0.2,
            1.0 / 3.0,
            1e-7,
            1e15,
            1e300,
            f64::MIN_POSITIVE,
            f64::NAN,
            f64::INFINITY,
        ] {
            assert_eq!(parse_decimal(&Value::Number(n)), None, "{n}");
        }
    }

    #[test]
    fn other_numbers_are_shown_as_nearly_as_a_message_needs() {
        for (n, text) in [
            (0.1 + 0.2, "0.300000000…"),
            (1e300, "1e300"),
            (1.2345e20, "1.235e20"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(shown(&Value::Number(n)), text);
        }
    }

    #[test]
    fn only_plain_decimals_are_read_from_text() {
        for text in ["12", "12.50", "-3", "0.000001", "007"] {
            assert!(
                parse_decimal(&Value::Text(text.to_owned())).is_some(),
                "{text}"
            );
        }
        for text in [
            "", ".", "1.", ".5", "+1", "1e3", "1,000", "１２", " 1", "--1", "1.2.3", "NaN",
        ] {
            assert_eq!(parse_decimal(&Value::Text(text.to_owned())), None, "{text}");
        }
    }
}
