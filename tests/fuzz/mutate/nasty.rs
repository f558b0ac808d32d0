//! What nobody expects in a claim.

use fastrand::Rng;
use yidi::reading::Value;

const NUMBERS: [f64; 24] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.01,
    0.005,
    0.1 + 0.2,
    1e-7,
    5e-324,
    1e15,
    1e16,
    9_007_199_254_740_993.0,
    1e28,
    7.922_816_251_426_434e28,
    1e308,
    -1e308,
    1_000_000_000.0,
    1_000_000_000.01,
    999_999_999.99,
    2_147_483_648.0,
    4_294_967_296.0,
    18_446_744_073_709_551_616.0,
    0.999_999,
    150.0,
];

const TEXTS: [&str; 44] = [
    "",
    " ",
    "#NaN",
    "#Infinity",
    "#-Infinity",
    "NaN",
    "0",
    "-0",
    "-0.01",
    "1e9",
    "1000000000.00",
    "999999999.99",
    "0.0000000000000000000000000001",
    "79228162514264337593543950335",
    "7.9228162514264337593543950335",
    "99999999999999999999999999999999999999",
    "1,234.50",
    "￥１２．５元",
    "12万元",
    "10%",
    "100.000",
    "0001-01-01",
    "9999-12-31",
    "-9999-01-01",
    "2024-02-29",
    "2026-02-30",
    "2026-12-31",
    "10000-01-01",
    "000000",
    "110000",
    "110105",
    "460000",
    "660000",
    "810000",
    "990000",
    "__proto__",
    "constructor",
    "<img src=x onerror=alert(1)>",
    "{0}{1}{9}",
    "\u{0}\u{1b}[31m\u{7f}",
    "\u{202e}\u{200b}\u{feff}",
    "\u{10ffff}👩‍⚕️é",
    "阿莫西林",
    "0000001960031000131",
];

/// Words of the library itself: what the fuzzer's own dictionary holds.
const DICTIONARY: &str = include_str!("../dictionary.txt");

/// A word of the library: a key, a choice, a code.
pub fn word(rng: &mut Rng) -> &'static str {
    let lines: Vec<&str> = DICTIONARY.lines().collect();
    let line = rng.choice(lines).unwrap_or_default();
    line.trim_matches('"')
}

/// A number, a text, something deep, something long.
pub fn value(rng: &mut Rng) -> Value {
    match rng.u8(..20) {
        0 => Value::Null,
        1 => Value::Bool(rng.bool()),
        2..6 => Value::Number(rng.choice(NUMBERS).unwrap_or_default()),
        6..8 => Value::Number(rng.f64() * 10_f64.powi(rng.i32(-8..=16))),
        8..13 => Value::Text(text(rng).to_owned()),
        13..16 => Value::Text(word(rng).to_owned()),
        16 => Value::List(Vec::new()),
        17 => Value::Map(Vec::new()),
        18 => deep(rng),
        _ => Value::Text(long(rng)),
    }
}

pub fn text(rng: &mut Rng) -> &'static str {
    rng.choice(TEXTS).unwrap_or_default()
}

/// One kind of character, up to 100,000 bytes of it.
pub fn long(rng: &mut Rng) -> String {
    let unit = rng.choice(["9", "长", "a", " ", "é", "a,", "\""]);
    let times = 1_usize << rng.u8(1..=15);
    unit.unwrap_or_default().repeat(times)
}

/// Lists within lists, or objects, up to the depth that is still read, and a little more.
fn deep(rng: &mut Rng) -> Value {
    let lists = rng.bool();
    (0..rng.u8(1..70)).fold(Value::Null, |inner, _| match lists {
        true => Value::List(vec![inner]),
        false => Value::Map(vec![("bill".to_owned(), inner)]),
    })
}
