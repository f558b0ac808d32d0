//! Places and the insured areas (统筹区) they belong to.
//!
//! The list of places is data (`data/areas`), bundled as a compact table. Resolving a code reads the codes only;
//! names are decoded when first asked for.

mod names;
mod search;
mod table;

#[cfg(test)]
mod prepare;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use names::Names;
use table::Codes;

pub use search::{Hit, search};

/// Written by the build script from `data/areas`.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/areas.bin"));

// The build script reads the table back before it is bundled, so an unreadable one cannot get here.
static CODES: LazyLock<Codes> = LazyLock::new(|| Codes::read(TABLE).unwrap_or_default());
static NAMES: LazyLock<Names<'static>> =
    LazyLock::new(|| Names::read(TABLE, &CODES).unwrap_or_default());

/// A listed place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its code in the insurance system, six digits.
    pub code: u32,
    /// The insured area it belongs to; none for a province of several areas, a heading, or a place outside the system.
    pub insured: Option<u32>,
    /// Its province: 440000 for 440106.
    pub province: u32,
    /// 1 province, 2 prefecture, 3 county.
    pub level: u8,
    /// Listed, but not settled within the mainland's system.
    pub outside: bool,
}

/// The place with this code of six digits, or the one that the code stands for elsewhere.
pub fn place(code: &str) -> Option<Place> {
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let row = CODES.row(code.parse().ok()?)?;
    let code = *CODES.all().get(row)?;
    let kind = CODES.kind(row)?;
    Some(Place {
        code,
        insured: kind.insured_area(code),
        province: table::province(code),
        level: kind.level,
        outside: CODES.is_outside(code),
    })
}

/// The name of a place: 广州市.
pub fn name(code: u32) -> Option<String> {
    NAMES.name(CODES.row(code)?)
}

/// The name of a place's province: 广东省.
pub fn province_name(code: u32) -> Option<String> {
    name(table::province(code))
}

/// The reading of a place's name, toneless, ü as v: `guang zhou shi`.
pub fn pinyin(code: u32) -> Option<String> {
    NAMES.reading(CODES.row(code)?)
}

/// A code as six digits.
#[inline(never)]
pub fn code_text(code: u32) -> String {
    // Digit by digit: two of these stand in every receipt, and padding by the formatter is slow.
    let mut text = String::with_capacity(6);
    for unit in [100_000, 10_000, 1_000, 100, 10, 1_u32] {
        let digit = code.checked_div(unit).unwrap_or_default() % 10;
        text.push(char::from(b'0'.wrapping_add(digit as u8)));
    }
    text
}

/// All insured areas, in the order of their codes.
pub fn insured_areas() -> impl Iterator<Item = u32> {
    let areas = CODES.all().iter().enumerate();
    areas
        .filter(|(row, code)| CODES.insured_area(*row) == Some(**code))
        .map(|(_, code)| *code)
}
