//! Yuan and ratios. Everything is decimal and exact; there is one rounding function.

use crate::issue::{Code, Kind};
use crate::packed::Packed;
use crate::reading::{At, Faults, Read, Value, expect, parse_decimal, roughly, shown};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::ops::{Add, AddAssign, Sub};

/// An amount in yuan (元). Held exactly; [`Yuan::rounded`] is the only way to lose digits.
///
/// Two amounts can be added, not multiplied:
/// ```compile_fail
/// use yidi::money::Yuan;
/// let _ = Yuan::ZERO * Yuan::ZERO;
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Yuan(Decimal);

/// A share of 1: 0.85 is 85 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ratio(Decimal);

// rust_decimal's operations are large and would be copied to every place that uses them: one copy of each is enough.
// They saturate instead of panicking; amounts and ratios are bounded when read, so no result of ours gets near the edge.

// Amounts are small: their digits nearly always fit a machine word, and then a word's own operations do. The general ones take
// several times as long.

/// The digits of a small number, and how many of them are decimals.
fn small(number: Decimal) -> Option<(i64, u32)> {
    let parts = number.unpack();
    if parts.hi != 0 || parts.mid >= 1 << 20 {
        return None;
    }
    let digits = (i64::from(parts.mid) << 32) | i64::from(parts.lo);
    let signed = if parts.negative {
        digits.wrapping_neg()
    } else {
        digits
    };
    Some((signed, parts.scale))
}

/// Two small numbers in digits with the same number of decimals.
#[inline(never)]
fn aligned(a: Decimal, b: Decimal) -> Option<(i64, i64, u32)> {
    let ((mut x, mut x_places), (mut y, mut y_places)) = (small(a)?, small(b)?);
    while x_places < y_places {
        x = x.checked_mul(10)?;
        x_places = x_places.saturating_add(1);
    }
    while y_places < x_places {
        y = y.checked_mul(10)?;
        y_places = y_places.saturating_add(1);
    }
    Some((x, y, x_places))
}

#[inline(never)]
fn add(a: Decimal, b: Decimal) -> Decimal {
    let sum = aligned(a, b).and_then(|(x, y, places)| Some((x.checked_add(y)?, places)));
    sum.map_or_else(
        || a.saturating_add(b),
        |(sum, places)| Decimal::new(sum, places),
    )
}

#[inline(never)]
fn subtract(a: Decimal, b: Decimal) -> Decimal {
    let rest = aligned(a, b).and_then(|(x, y, places)| Some((x.checked_sub(y)?, places)));
    rest.map_or_else(
        || a.saturating_sub(b),
        |(rest, places)| Decimal::new(rest, places),
    )
}

#[inline(never)]
fn multiply(a: Decimal, b: Decimal) -> Decimal {
    a.saturating_mul(b)
}

#[inline(never)]
fn divide(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

/// Half away from zero.
#[inline(never)]
fn round(a: Decimal, places: u32) -> Decimal {
    a.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// The largest amount accepted anywhere: a thousand million yuan.
pub const LARGEST: Yuan = Yuan(Decimal::from_parts(1_000_000_000, 0, 0, false, 0));

impl Yuan {
    /// Nothing.
    pub const ZERO: Yuan = Yuan(Decimal::ZERO);
    /// The largest value there can be; stands for "no ceiling" in comparisons.
    pub const MAX: Yuan = Yuan(Decimal::MAX);

    /// The amount that is `value` yuan.
    #[must_use]
    pub const fn new(value: Decimal) -> Yuan {
        Yuan(value)
    }

    /// The value in yuan.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.0
    }

    /// Rounded to the fen (two decimals), half away from zero: 0.005 → 0.01, −0.005 → −0.01, 0.0049 → 0.00.
    #[must_use]
    pub fn rounded(self) -> Yuan {
        if self.0.scale() <= 2 {
            return self;
        }
        Yuan(round(self.0, 2))
    }

    /// This amount less `other`, but never below zero.
    #[must_use]
    pub fn less(self, other: Yuan) -> Yuan {
        if other >= self {
            Yuan::ZERO
        } else {
            self - other
        }
    }

    /// This share of the amount, unrounded.
    #[must_use]
    pub fn share(self, ratio: Ratio) -> Yuan {
        Yuan(multiply(self.0, ratio.0))
    }

    /// The amount whose share `ratio` this is, unrounded; `None` where the ratio is zero.
    #[must_use]
    pub fn whole_of(self, ratio: Ratio) -> Option<Yuan> {
        divide(self.0, ratio.0).map(Yuan)
    }

    /// How much this is of `whole`, to four places, half away from zero; zero where `whole` is zero.
    #[must_use]
    pub fn part_of(self, whole: Yuan) -> Ratio {
        if let Some((part, whole, _)) = aligned(self.0, whole.0)
            && let Some(part) = part.checked_mul(10_000)
            && let (Some(ratio), Some(rest)) = (part.checked_div(whole), part.checked_rem(whole))
            && let Some(twice) = rest.checked_mul(2)
        {
            let up = i64::from(twice.unsigned_abs() >= whole.unsigned_abs());
            let away = up.wrapping_mul(part.signum()).wrapping_mul(whole.signum());
            return Ratio(Decimal::new(ratio.saturating_add(away), 4));
        }
        let part = divide(self.0, whole.0).unwrap_or_default();
        Ratio(round(part, 4))
    }

    /// The amount in fen, if it is a whole number of them.
    #[must_use]
    #[inline(never)]
    pub fn fen(self) -> Option<i64> {
        let (digits, places) = match small(self.0) {
            Some(small) => small,
            None => (i64::try_from(self.0.mantissa()).ok()?, self.0.scale()),
        };
        match places {
            0 => digits.checked_mul(100),
            1 => digits.checked_mul(10),
            2 => Some(digits),
            _ => {
                let (digits, places) = plain(self.0)?;
                (places <= 2).then(|| Yuan(Decimal::new(digits, places)).fen())?
            }
        }
    }

    /// Appends the amount with two decimals, rounded, its thousands grouped if `grouped`.
    #[inline(never)]
    pub fn write(self, out: &mut dyn Write, grouped: bool) {
        let rounded = self.rounded();
        match rounded.fen() {
            Some(fen) => write_number(fen, 2, grouped, out),
            // Beyond 92 quadrillion yuan: never an amount of ours, but still printed rightly.
            None => say(out, &format!("{:.2}", rounded.0)),
        }
    }

    /// The amount as it leaves the library: `"9218.82"`.
    #[must_use]
    pub fn text(self) -> String {
        let mut out = String::with_capacity(12);
        self.write(&mut out, false);
        out
    }
}

/// Appends a number of so many decimals. Without the general printer: dozens of these stand in every receipt.
#[inline(never)]
fn write_number(digits: i64, places: u32, grouped: bool, out: &mut dyn Write) {
    // From the last digit to the first, into room for the longest there can be.
    let mut room = [0_u8; 48];
    let mut at = room.len();
    let mut rest = digits.unsigned_abs();
    let mut put = |byte: u8| {
        at = at.saturating_sub(1);
        if let Some(place) = room.get_mut(at) {
            *place = byte;
        }
    };
    let mut count = 0_u32;
    while rest > 0 || count <= places {
        let whole = count.wrapping_sub(places);
        if count == places && places > 0 {
            put(b'.');
        } else if grouped && count > places && whole.is_multiple_of(3) {
            put(b',');
        }
        // Dividing by ten is a multiplication in 32 bits, but slow in 64.
        let digit = match u32::try_from(rest) {
            Ok(small) => {
                rest = u64::from(small / 10);
                small % 10
            }
            Err(_) => {
                let digit = (rest % 10) as u32;
                rest /= 10;
                digit
            }
        };
        put(b'0'.wrapping_add(digit as u8));
        count = count.wrapping_add(1);
    }
    if digits < 0 {
        put(b'-');
    }
    let text = room.get(at..).and_then(|text| str::from_utf8(text).ok());
    say(out, text.unwrap_or_default());
}

/// Appends a text; nothing that amounts are written to can fail.
fn say(out: &mut dyn Write, text: &str) {
    let _ = out.write_str(text);
}

/// The digits of a small number and how many of them are decimals, none of them a trailing zero.
#[inline(never)]
fn plain(number: Decimal) -> Option<(i64, u32)> {
    let mut digits = i64::try_from(number.mantissa()).ok()?;
    let mut places = number.scale();
    while places > 0 && digits % 10 == 0 {
        digits /= 10;
        places = places.saturating_sub(1);
    }
    // No ratio of ours has more decimals; there is room for so many.
    (places <= 20).then_some((digits, places))
}

/// The same number without trailing zeros.
#[inline(never)]
fn normal(number: Decimal) -> Decimal {
    plain(number).map_or_else(
        || number.normalize(),
        |(digits, places)| Decimal::new(digits, places),
    )
}

/// Appends a number without trailing zeros.
#[inline(never)]
fn write_plain(number: Decimal, out: &mut dyn Write) {
    match plain(number) {
        Some((digits, places)) => write_number(digits, places, false, out),
        None => say(out, &number.normalize().to_string()),
    }
}

#[inline(never)]
fn plain_text(number: Decimal) -> String {
    let mut out = String::with_capacity(8);
    write_plain(number, &mut out);
    out
}

impl Ord for Yuan {
    #[inline(never)]
    fn cmp(&self, other: &Self) -> Ordering {
        match aligned(self.0, other.0) {
            Some((own, others, _)) => own.cmp(&others),
            None => self.0.cmp(&other.0),
        }
    }
}

impl PartialOrd for Yuan {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Yuan {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Yuan {}

impl Add for Yuan {
    type Output = Yuan;
    fn add(self, other: Yuan) -> Yuan {
        Yuan(add(self.0, other.0))
    }
}

impl AddAssign for Yuan {
    fn add_assign(&mut self, other: Yuan) {
        *self = *self + other;
    }
}

impl Sub for Yuan {
    type Output = Yuan;
    fn sub(self, other: Yuan) -> Yuan {
        Yuan(subtract(self.0, other.0))
    }
}

impl std::iter::Sum for Yuan {
    fn sum<I: Iterator<Item = Yuan>>(amounts: I) -> Yuan {
        amounts.fold(Yuan::ZERO, Yuan::add)
    }
}

impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Ratio = Ratio(Decimal::ZERO);
    /// All of it.
    pub const ONE: Ratio = Ratio(Decimal::ONE);

    /// The share `value` of 1.
    #[must_use]
    pub const fn new(value: Decimal) -> Ratio {
        Ratio(value)
    }

    /// The share of 1.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.0
    }

    /// This ratio times `factor`.
    #[must_use]
    pub fn times(self, factor: Ratio) -> Ratio {
        Ratio(multiply(self.0, factor.0))
    }

    /// `points` percentage points more (less, where negative).
    #[must_use]
    pub fn plus_points(self, points: Points) -> Ratio {
        Ratio(add(self.0, points.as_ratio()))
    }

    /// Brought into 0 ..= 1.
    #[must_use]
    pub fn clamped(self) -> Ratio {
        self.clamp(Ratio::ZERO, Ratio::ONE)
    }

    /// What is left of 1.
    #[must_use]
    pub fn rest(self) -> Ratio {
        Ratio(subtract(Decimal::ONE, self.0))
    }

    /// How many percentage points this lies above `other`.
    #[must_use]
    pub fn points_above(self, other: Ratio) -> Points {
        Points(multiply(subtract(self.0, other.0), Decimal::ONE_HUNDRED))
    }

    /// The ratio in words: `85%`, `76.5%`.
    #[inline(never)]
    pub fn write_percent(self, out: &mut dyn Write) {
        write_plain(multiply(self.0, Decimal::ONE_HUNDRED), out);
        say(out, "%");
    }

    /// Appends the ratio with exactly four decimals, if it has no more: `0.7940`.
    pub fn write_four_places(self, out: &mut dyn Write) {
        let (mut digits, places) = plain(self.0).unwrap_or_default();
        for _ in places..4 {
            digits = digits.saturating_mul(10);
        }
        write_number(digits, places.max(4), false, out);
    }

    /// Appends the ratio without trailing zeros: `0.85`.
    pub fn write(self, out: &mut dyn Write) {
        write_plain(self.0, out);
    }

    /// The ratio as it leaves the library, without trailing zeros: `"0.85"`.
    #[must_use]
    pub fn text(self) -> String {
        plain_text(self.0)
    }
}

/// Percentage points: −10 lowers 85 % to 75 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Points(Decimal);

impl Points {
    /// So many percentage points.
    #[must_use]
    pub const fn new(value: Decimal) -> Points {
        Points(value)
    }

    /// The number of points.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.0
    }

    /// The number in digits: `"-7.5"`.
    #[must_use]
    pub fn text(self) -> String {
        plain_text(self.0)
    }

    /// So many points more.
    #[must_use]
    pub fn plus(self, other: Points) -> Points {
        Points(add(self.0, other.0))
    }

    fn as_ratio(self) -> Decimal {
        multiply(self.0, Decimal::new(1, 2))
    }
}

impl Read for Yuan {
    /// A number or a decimal text, 0 ..= 1,000,000,000 yuan, at most two decimals.
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        if !matches!(value, Value::Number(_) | Value::Text(_)) {
            return expect(Kind::Amount, value, at, faults);
        }
        let Some(amount) = parse_decimal(value) else {
            let largest = LARGEST.text();
            match (value, tidied(value)) {
                (_, Some(near)) => faults.add(Code::AmountNear, at, &[&shown(value), &near.text()]),
                (Value::Number(n), _) if *n < 0.0 => {
                    faults.add(Code::AmountNegative, at, &[&shown(value)]);
                }
                (Value::Number(n), _) if *n <= 1e9 => {
                    let near = Yuan(roughly(*n, 2)).text();
                    faults.add(Code::AmountDecimals, at, &[&shown(value), &near]);
                }
                (Value::Number(n), _) if *n > 1e9 => {
                    faults.add(Code::AmountTooLarge, at, &[&shown(value), &largest]);
                }
                _ => faults.add(Code::AmountUnreadable, at, &[&shown(value)]),
            }
            return None;
        };
        let amount = Yuan(normal(amount));
        if amount < Yuan::ZERO {
            faults.add(Code::AmountNegative, at, &[&shown(value)]);
        } else if amount > LARGEST {
            faults.add(Code::AmountTooLarge, at, &[&shown(value), &LARGEST.text()]);
        } else if amount.0.scale() > 2 {
            faults.add(Code::AmountDecimals, at, &[&shown(value), &amount.text()]);
        } else {
            return Some(amount);
        }
        None
    }
}

/// What an amount such as `￥１,234.50 元` was probably meant to be.
fn tidied(value: &Value) -> Option<Yuan> {
    let text: String = value
        .text()?
        .chars()
        .take(64)
        .filter(|c| !c.is_whitespace() && !",，¥￥元".contains(*c))
        .map(|c| match c {
            '０'..='９' => {
                char::from_digit((c as u32).wrapping_sub('０' as u32), 10).unwrap_or(c)
            }
            '．' | '。' => '.',
            c => c,
        })
        .collect();
    let near = parse_decimal(&Value::Text(text)).map(Yuan)?.rounded();
    (Yuan::ZERO <= near && near <= LARGEST).then_some(near)
}

/// The most decimals a ratio, factor or number of points may have: keeps every product exact in 28 digits.
const RATIO_DECIMALS: u32 = 6;

fn bounded(
    value: &Value,
    from: i64,
    to: i64,
    kind: Kind,
    at: &At,
    faults: &mut Faults,
) -> Option<Decimal> {
    if !matches!(value, Value::Number(_) | Value::Text(_)) {
        return expect(kind, value, at, faults);
    }
    // Past six places a float only tells whether it lies within the bounds.
    let rough = |value: &Value| match value {
        Value::Number(n) if n.abs() <= 1e6 => Some(roughly(*n, 9)),
        _ => None,
    };
    let found = parse_decimal(value)
        .map(normal)
        .or_else(|| rough(value))
        .filter(|n| Decimal::from(from) <= *n && *n <= Decimal::from(to));
    match found {
        Some(n) if n.scale() <= RATIO_DECIMALS => Some(n),
        Some(_) => {
            faults.add(
                Code::RatioDecimals,
                at,
                &[&shown(value), &RATIO_DECIMALS.to_string()],
            );
            None
        }
        None => {
            faults.add(
                Code::NumberRange,
                at,
                &[&shown(value), &from.to_string(), &to.to_string()],
            );
            None
        }
    }
}

impl Read for Ratio {
    /// A share of 1: 0 ..= 1, at most six decimals.
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        bounded(value, 0, 1, Kind::Ratio, at, faults).map(Ratio)
    }
}

impl Read for Points {
    /// −100 ..= 100 percentage points, at most six decimals.
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        bounded(value, -100, 100, Kind::Points, at, faults).map(Points)
    }
}

/// A multiplier that may lie above 1: 0 ..= 10, at most six decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Factor(pub Ratio);

impl Read for Factor {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        bounded(value, 0, 10, Kind::Ratio, at, faults).map(|n| Factor(Ratio(n)))
    }
}

/// How many of a thing: above 0, at most 1,000,000, at most four decimals (half a box is 0.5).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quantity(#[serde(serialize_with = "as_number")] pub Ratio);

/// Writes a ratio as the number that callers give it as; at most six decimals survive that unchanged.
pub fn as_number<S: Serializer>(ratio: &Ratio, s: S) -> Result<S::Ok, S::Error> {
    // Both are whole and small, so that this is the float nearest to the ratio. Parsing its text would bring tables of 10 KB along.
    let units = ratio.0.mantissa() as i64 as f64;
    s.serialize_f64(units / 10_f64.powi(ratio.0.scale() as i32))
}

/// The same where there may be none.
pub fn as_number_if_any<S: Serializer>(ratio: &Option<Ratio>, s: S) -> Result<S::Ok, S::Error> {
    match ratio {
        Some(ratio) => as_number(ratio, s),
        None => s.serialize_none(),
    }
}

impl Read for Quantity {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let n = bounded(value, 0, 1_000_000, Kind::Amount, at, faults)?;
        if n.is_zero() || n.scale() > 4 {
            faults.add(Code::QuantityRange, at, &[&shown(value)]);
            return None;
        }
        Some(Quantity(Ratio(n)))
    }
}

impl Packed for Decimal {
    /// The scale, then the digits with the sign in the lowest bit: bundled figures fit 63 bits.
    fn pack(&self, out: &mut Vec<u8>) {
        let plain = self.normalize();
        out.push(plain.scale() as u8);
        let digits = plain.mantissa().unsigned_abs() as u64;
        (digits.wrapping_shl(1) | u64::from(plain.is_sign_negative())).pack(out);
    }
    fn take(bytes: &mut &[u8]) -> Self {
        let scale = u8::take(bytes);
        let digits = u64::take(bytes);
        let size = (digits >> 1) as i64;
        let signed = if digits & 1 == 1 {
            size.wrapping_neg()
        } else {
            size
        };
        Decimal::try_new(signed, u32::from(scale)).unwrap_or_default()
    }
}

macro_rules! as_text {
    ($($type:ident),*) => { $(
        packed_fields!($type { 0 });

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.text())
            }
        }
    )* };
}

as_text!(Yuan, Ratio, Points);
packed_fields!(Factor { 0 });

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(text: &str) -> Yuan {
        Yuan(text.parse().unwrap())
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (exact, fen) in [
            ("0.005", "0.01"),
            ("0.0049999999", "0.00"),
            ("-0.005", "-0.01"),
            ("1.015", "1.02"),
            ("1.025", "1.03"),
            ("2.675", "2.68"),
            ("999999999.995", "1000000000.00"),
        ] {
            assert_eq!(yuan(exact).rounded().text(), fen, "{exact}");
        }
    }

    #[test]
    fn prints_two_decimals() {
        for (amount, text, grouped) in [
            ("0", "0.00", "0.00"),
            ("5.9", "5.90", "5.90"),
            ("1234567.8", "1234567.80", "1,234,567.80"),
            ("1000.01", "1000.01", "1,000.01"),
            ("100200300", "100200300.00", "100,200,300.00"),
        ] {
            assert_eq!(yuan(amount).text(), text);
            let mut out = String::new();
            yuan(amount).write(&mut out, true);
            assert_eq!(out, grouped);
        }
        assert_eq!(Yuan::MAX.text(), "79228162514264337593543950335.00");
    }

    #[test]
    fn part_of_nothing_is_nothing() {
        assert_eq!(yuan("5").part_of(Yuan::ZERO), Ratio::ZERO);
        assert_eq!(yuan("1").part_of(yuan("3")).text(), "0.3333");
        assert_eq!(yuan("2").part_of(yuan("3")).text(), "0.6667");
    }
}
