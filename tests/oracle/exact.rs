//! Exact fractions: read from JSON, rounded where the description says *rounded*, and written.

use num_bigint::BigInt;
pub use num_rational::BigRational as Exact;
use serde_json::Value as Json;

/// A whole number.
pub fn whole(number: i64) -> Exact {
    Exact::from_integer(BigInt::from(number))
}

/// A decimal as it is printed: `0.85`, `-15.1`, `1e-6`.
pub fn decimal(text: &str) -> Exact {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let power = power.parse::<i32>().unwrap() - after.len() as i32;
    let number: i64 = format!("{before}{after}")
        .parse()
        .unwrap_or_else(|_| panic!("no decimal: {text}"));
    let scale = 10_i64.pow(power.unsigned_abs());
    if power < 0 {
        Exact::new(number.into(), scale.into())
    } else {
        whole(number * scale)
    }
}

/// An amount or ratio of a claim or pack: a number, which means what it is printed as, or a text.
pub fn read(json: &Json) -> Option<Exact> {
    match json {
        Json::Number(number) => Some(decimal(&number.to_string())),
        Json::String(text) => Some(decimal(text)),
        _ => None,
    }
}

/// The same, where nothing means zero.
pub fn or_zero(json: &Json) -> Exact {
    read(json).unwrap_or_else(|| whole(0))
}

/// Rounded to the fen, half away from zero.
pub fn rounded(amount: &Exact) -> Exact {
    places(amount, 2)
}

fn places(number: &Exact, places: u32) -> Exact {
    let scale = Exact::from_integer(BigInt::from(10).pow(places));
    (number * &scale).round() / scale
}

/// Written with so many decimals; what has more is rounded.
pub fn written(number: &Exact, decimals: usize) -> String {
    let scale = BigInt::from(10).pow(decimals as u32);
    let digits = (number * Exact::from_integer(scale))
        .round()
        .to_integer()
        .to_string();
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest.to_owned()),
        None => ("", digits),
    };
    let digits = format!("{digits:0>width$}", width = decimals + 1);
    let (before, after) = digits.split_at(digits.len() - decimals);
    if decimals == 0 {
        format!("{sign}{before}")
    } else {
        format!("{sign}{before}.{after}")
    }
}

/// Yuan with two decimals.
pub fn yuan(amount: &Exact) -> String {
    written(amount, 2)
}

/// A ratio with as many decimals as it has.
pub fn ratio(number: &Exact) -> String {
    let text = written(number, 24);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub fn least(a: Exact, b: Exact) -> Exact {
    if b < a { b } else { a }
}

pub fn most(a: Exact, b: Exact) -> Exact {
    if b > a { b } else { a }
}
