//! Numbers as hospitals print them: `1,234.50`, `￥12.00`, `１２．５元`, `-3`, `(12.00)`, `10%`.

use super::table::bare;
use crate::reading::{Value, parse_decimal};
use rust_decimal::Decimal;

/// A number with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its value, trailing zeros removed.
    pub value: Decimal,
    /// Whether a sign of currency says that it is money.
    pub money: bool,
    /// Whether it is written with a decimal point.
    pub point: bool,
    /// What follows it: `盒` of `2盒` and of `12.50元/盒`, `%` of `10%`.
    pub unit: String,
}

/// Full-width letters, digits and signs as their ordinary forms; the other characters as they are.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '￥' => '¥',
            '−' | '－' | '–' => '-',
            '\u{a0}' | '\u{3000}' => ' ',
            '！'..='～' => char::from_u32(u32::from(c).wrapping_sub(0xFEE0)).unwrap_or(c),
            c => c,
        })
        .collect()
}

/// A longer cell holds no number.
const LONGEST: usize = 100;

/// The words for yuan, longer ones first.
const YUAN: [&str; 7] = ["人民币", "RMB", "CNY", "Yuan", "yuan", "¥", "元"];

/// The number that the cell is, whatever unit follows it; nothing if there is more in it than one number.
pub fn number(cell: &str) -> Option<Number> {
    if cell.len() > LONGEST {
        return None;
    }
    let text = half_width(bare(cell)).replace('。', ".");
    let mut rest = bare(&text);
    let mut negative = false;
    if let Some(inner) = rest.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        negative = true;
        rest = bare(inner);
    }
    // A sign and a currency, in either order.
    let mut money = false;
    let mut signed = false;
    loop {
        if let Some(after) = rest.strip_prefix(['-', '+']) {
            if signed {
                return None;
            }
            signed = true;
            negative |= rest.starts_with('-');
            rest = after.trim_start();
        } else if let Some(after) = YUAN.iter().find_map(|word| rest.strip_prefix(word)) {
            if money {
                return None;
            }
            money = true;
            rest = after.trim_start();
        } else {
            break;
        }
    }
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(rest.len());
    let (digits, mut unit) = rest.split_at_checked(end)?;
    unit = unit.trim_start();
    if unit == "-" && !signed {
        negative = true;
        unit = "";
    }
    if let Some(after) = YUAN.iter().find_map(|word| unit.strip_prefix(word)) {
        money = true;
        unit = after.trim_start();
        // 12.50元/盒; anything else after the currency is not understood.
        if !unit.is_empty() && !unit.starts_with('/') {
            return None;
        }
    }
    if let Some(after) = unit.strip_prefix('/') {
        money = true;
        unit = after.trim_start();
        if unit.is_empty() {
            return None;
        }
    }
    if !a_unit(unit) {
        return None;
    }
    let mut value = ungrouped(digits)?;
    value.set_sign_negative(negative && !value.is_zero());
    Some(Number {
        value,
        money,
        point: digits.contains('.'),
        unit: unit.to_owned(),
    })
}

/// A unit is a short word of letters, or `%`. 12 万 is no twelve, so words of number are none.
fn a_unit(text: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() && !"十百千万亿".contains(c);
    text == "%" || (text.chars().all(letters) && text.chars().count() <= 8)
}

/// The value of digits that may be grouped by threes: `1,234.50`, but not `1,23`.
fn ungrouped(digits: &str) -> Option<Decimal> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.contains(['.', ',']) || (whole.is_empty() && part.is_empty()) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default().len();
    let grouped = whole.contains(',');
    if grouped && (first == 0 || first > 3 || groups.any(|group| group.len() != 3)) {
        return None;
    }
    let whole = whole.replace(',', "");
    let or_zero = |text| if str::is_empty(text) { "0" } else { text };
    let plain = format!("{}.{}", or_zero(&whole), or_zero(part));
    parse_decimal(&Value::Text(plain)).map(|value| value.normalize())
}

/// What a column of shares shows without percent signs: whether 10 or 0.1 is its way to say a tenth.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scale {
    /// There are numbers above 1, or its heading says per cent.
    pub percent: bool,
    /// There are numbers between 0 and 1.
    pub share: bool,
}

impl Scale {
    /// Looks at one more cell.
    pub fn see(&mut self, cell: &str) {
        if let Some(Number { value, unit, .. }) = number(cell)
            && unit.is_empty()
        {
            self.percent |= value > Decimal::ONE;
            self.share |= Decimal::ZERO < value && value < Decimal::ONE;
        }
    }
}

/// A share that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoShare {
    /// It is none.
    Unreadable,
    /// It may be so many per cent, or so many times all.
    Ambiguous,
}

/// The share of 1 that the cell states; `whole`: a bare 1 is all, since the line's class says so.
pub fn share(cell: &str, scale: Scale, whole: bool) -> Result<Decimal, NoShare> {
    let found = number(cell).filter(|n| !n.money && n.value >= Decimal::ZERO);
    let Number { value, unit, .. } = found.ok_or(NoShare::Unreadable)?;
    // Cannot overflow: the value is at most a hundred where it is used.
    let hundredth = value.saturating_mul(Decimal::new(1, 2)).normalize();
    let stated = match unit.as_str() {
        "%" => hundredth,
        "" if value > Decimal::ONE => hundredth,
        "" if value.is_zero() => value,
        "" => match (scale.percent, scale.share) {
            (false, true) => value,
            (true, false) if value == Decimal::ONE => hundredth,
            _ if value == Decimal::ONE && whole => value,
            _ => return Err(NoShare::Ambiguous),
        },
        _ => return Err(NoShare::Unreadable),
    };
    if stated > Decimal::ONE {
        return Err(NoShare::Unreadable);
    }
    Ok(stated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_they_are_printed() {
        for (cell, value, unit) in [
            ("1,234.50", "1234.5", ""),
            ("￥12.00", "12", ""),
            ("¥ 12", "12", ""),
            ("12.00元", "12", ""),
            ("RMB 1,000", "1000", ""),
            ("12.5 ", "12.5", ""),
            ("\u{a0}１，２３４．５０", "1234.5", ""),
            ("－３", "-3", ""),
            ("-¥12.50", "-12.5", ""),
            ("¥-12.50", "-12.5", ""),
            ("(12.50)", "-12.5", ""),
            ("（1,000.00）", "-1000", ""),
            ("12.50-", "-12.5", ""),
            ("+7", "7", ""),
            (".5", "0.5", ""),
            ("12.", "12", ""),
            ("12。50", "12.5", ""),
            ("2盒", "2", "盒"),
            ("3.00 支", "3", "支"),
            ("12.50元/盒", "12.5", "盒"),
            ("12.50/盒", "12.5", "盒"),
            ("10％", "10", "%"),
            ("0.1234", "0.1234", ""),
            ("1,234,567", "1234567", ""),
        ] {
            let found = number(cell).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!(found.value.to_string(), value, "{cell}");
            assert_eq!(found.unit, unit, "{cell}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_none() {
        for cell in [
            "",
            "-",
            ".",
            ",",
            "1,23",
            "1,2345",
            ",123",
            "1.2.3",
            "1.234,5",
            "1 234",
            "--1",
            "¥¥1",
            "2026-01-05",
            "3/4",
            "0.25g*24",
            "12万",
            "12万元",
            "元",
            "abc",
            "1e3",
            "12元整",
            "$5",
            "-(5)x",
            "12/",
            "1+1",
            "99999999999999999999999999999",
            "12;",
        ] {
            assert_eq!(number(cell), None, "{cell}");
        }
    }

    #[test]
    fn shares_go_by_the_column() {
        let none = Scale::default();
        let percent = Scale {
            percent: true,
            share: false,
        };
        let shares = Scale {
            percent: false,
            share: true,
        };
        let mixed = Scale {
            percent: true,
            share: true,
        };
        for (cell, scale, whole, expected) in [
            ("10%", none, false, Ok("0.1")),
            ("0.5%", shares, false, Ok("0.005")),
            ("10", percent, false, Ok("0.1")),
            ("100", percent, false, Ok("1")),
            ("0.1", shares, false, Ok("0.1")),
            ("0", none, false, Ok("0")),
            ("1", percent, false, Ok("0.01")),
            ("1", shares, false, Ok("1")),
            ("1", none, true, Ok("1")),
            ("1", none, false, Err(NoShare::Ambiguous)),
            ("1", mixed, false, Err(NoShare::Ambiguous)),
            ("0.1", mixed, false, Err(NoShare::Ambiguous)),
            ("0.1", percent, false, Err(NoShare::Ambiguous)),
            ("10", mixed, false, Ok("0.1")),
            ("101", percent, false, Err(NoShare::Unreadable)),
            ("-5%", none, false, Err(NoShare::Unreadable)),
            ("¥5", none, false, Err(NoShare::Unreadable)),
            ("5盒", none, false, Err(NoShare::Unreadable)),
            ("一成", none, false, Err(NoShare::Unreadable)),
        ] {
            let found = share(cell, scale, whole).map(|value| value.to_string());
            assert_eq!(found, expected.map(str::to_owned), "{cell} {scale:?}");
        }
    }
}
