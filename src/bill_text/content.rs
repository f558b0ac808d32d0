//! Rows of a text without headings: read only where their content leaves one reading.

use super::amounts::{Number, number};
use super::row::{Draft, Note, is_empty, tidy};
use super::table::{Row, bare};
use super::words;
use crate::claim::Line;
use crate::issue::Code;
use crate::money::{Ratio, Yuan};
use crate::reading::{At, Faults};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// More cells allow more than one reading.
const WIDEST: usize = 20;

/// Reads a row by what is in it: one name and one to three numbers, of which two multiply to the third; perhaps a code, a
/// class, a kind of expense, a specification and a unit, each of which can be nothing else.
pub fn read(row: &Row, faults: &mut Faults) -> Option<(Line, Vec<Note>)> {
    let cells: Vec<Cow<str>> = match &*row.cells {
        [cell] => typed(cell),
        cells => cells.iter().map(|cell| Cow::Borrowed(&**cell)).collect(),
    };
    if cells.len() > WIDEST {
        faults.add(Code::BillTextAmbiguous, &At::ROOT, &[]);
        return None;
    }
    let mut draft = Draft::default();
    let mut numbers: Vec<Number> = Vec::new();
    let mut texts: Vec<&str> = Vec::new();
    let mut kind_word = None;
    for cell in cells
        .iter()
        .map(|cell| &**cell)
        .filter(|cell| !is_empty(cell))
    {
        if draft.code.is_none() && is_national_code(cell) {
            draft.read_code(Some(cell));
        } else if let Some(found) = number(cell).filter(|found| found.unit.is_empty()) {
            numbers.push(found);
        } else if draft.class.is_none()
            && let Some((class, None)) = words::class(cell, false)
        {
            draft.class = Some(class);
        } else if draft.kind.is_none()
            && let Some(kind) = words::kind(cell)
        {
            draft.kind = Some(kind);
            kind_word = Some(cell);
        } else if draft.unit.is_none() && words::is_unit(cell) {
            draft.unit = Some(tidy(cell));
        } else {
            texts.push(cell);
        }
    }
    // A number before everything else, in a row with others, counts the rows.
    let first = cells.iter().find(|cell| !cell.is_empty());
    let leads = first.is_some_and(|cell| number(cell).is_some());
    if leads
        && numbers.len() > 1
        && numbers
            .first()
            .is_some_and(|first| first.value.scale() == 0 && !first.point && !first.money)
    {
        numbers.remove(0);
    }
    // 床位费 alone is a name.
    if texts.is_empty()
        && let Some(word) = kind_word
    {
        draft.kind = None;
        texts.push(word);
    }
    let name = match &*texts {
        [name] => Some(*name),
        [name, spec] if is_spec(spec) && !is_spec(name) => {
            draft.spec = Some(tidy(spec));
            Some(*name)
        }
        _ => None,
    };
    draft.name = name.map(tidy);
    let named = draft.name.is_some() || (texts.is_empty() && draft.code.is_some());
    if let Some(refund) = numbers.iter().find(|number| number.value < Decimal::ZERO) {
        faults.add(
            Code::BillTextRefund,
            &At::ROOT,
            &[&refund.value.to_string()],
        );
    } else if numbers.is_empty() {
        faults.add(Code::BillTextNotALine, &At::ROOT, &[]);
    } else if !named || !place(&numbers, &mut draft) {
        faults.add(Code::BillTextAmbiguous, &At::ROOT, &[]);
    }
    draft.line(faults)
}

/// A single cell as it is typed: words, then numbers, between single spaces.
fn typed(cell: &str) -> Vec<Cow<'_, str>> {
    let mut numbers = Vec::new();
    let mut name = bare(cell);
    while let Some((before, last)) = name.rsplit_once(char::is_whitespace)
        && number(last).is_some_and(|found| found.unit.is_empty())
    {
        numbers.push(Cow::Borrowed(last));
        name = before.trim_end();
    }
    numbers.push(Cow::Borrowed(name));
    numbers.reverse();
    numbers
}

/// The codes of the national catalogues: a drug product, a service item, a consumable.
fn is_national_code(cell: &str) -> bool {
    let code = bare(cell);
    let rest = code.as_bytes().get(1..).unwrap_or_default();
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let alphanumeric = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_alphanumeric);
    match code.as_bytes().first() {
        Some(b'X' | b'Z') => matches!(code.len(), 20 | 23) && alphanumeric(rest),
        Some(b'C') => matches!(code.len(), 20 | 27) && alphanumeric(rest),
        Some(b'0'..=b'9') => code.len() == 15 && digits(rest),
        _ => false,
    }
}

/// Whether a text is a specification: digits with a measure, such as `0.25g*24片` or `10ml×5`.
fn is_spec(text: &str) -> bool {
    let text = bare(text).to_ascii_lowercase();
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let measures = [
        "g", "mg", "ml", "ug", "μg", "µg", "iu", "cm", "mm", "l", "kg",
    ];
    let measured = || {
        text.split(|c: char| c.is_ascii_digit() || matches!(c, '.' | '*' | '×' | ':' | '/'))
            .any(|word| measures.contains(&word.trim()))
    };
    digits && (text.contains(['*', '×']) || measured())
}

/// Puts the numbers where they belong; false if they could be read in more than one way.
fn place(numbers: &[Number], draft: &mut Draft) -> bool {
    match numbers {
        [amount] => draft.amount = Some(amount.value),
        [a, b] => {
            // With a 1 among them, or twice the same, it is the other in every reading.
            let amount = match (a.value, b.value) {
                (one, other) | (other, one) if one == Decimal::ONE => other,
                (same, other) if same == other && (a.point || a.money) => same,
                _ => return false,
            };
            draft.amount = Some(amount);
        }
        [a, b, amount] => {
            let gives = |x: &Number, y: &Number, z: &Number| {
                x.value
                    .checked_mul(y.value)
                    .is_some_and(|product| product == z.value)
            };
            // What stands last may be rounded to the fen.
            let rounded = Yuan::new(a.value).share(Ratio::new(b.value)).rounded();
            if rounded != Yuan::new(amount.value).rounded() {
                return false;
            }
            // Another order of the same three that comes out as well must mean the same amount.
            let other = (gives(a, amount, b) && b.value != amount.value)
                || (gives(b, amount, a) && a.value != amount.value);
            if other {
                return false;
            }
            let priced = |n: &Number| n.point || n.money;
            let (price, quantity) = match (priced(a), priced(b)) {
                (true, false) => (a, b),
                (false, true) => (b, a),
                _ if a.value == b.value => (a, b),
                _ => return false,
            };
            draft.price = Some(price.value);
            draft.quantity = Some(quantity.value);
            draft.amount = Some(amount.value);
        }
        _ => return false,
    }
    true
}
