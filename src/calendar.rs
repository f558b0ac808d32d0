//! Calendar days: no time, no time zone.

use crate::issue::{Code, Kind};
use crate::packed::Packed;
use crate::reading::{At, Faults, Read, Value, expect, shown};
use jiff::civil::Date;
use jiff::{Span, Unit};
use serde::{Serialize, Serializer};
use std::fmt;

/// A day of the calendar, written `2026-11-21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// 1 January of the year 1: earlier than any rule.
    pub const EPOCH: Day = Day(Date::constant(1, 1, 1));

    /// The day that an ISO text names, if there is one: `2024-02-29` is, `2023-02-29` is not.
    #[must_use]
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let (year, month, day) = (
            number(parts.next()?, 4)?,
            number(parts.next()?, 2)?,
            number(parts.next()?, 2)?,
        );
        if parts.next().is_some() {
            return None;
        }
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
            .ok()
            .map(Day)
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month of the year, from 1.
    #[must_use]
    pub fn month(self) -> u32 {
        u32::from(self.0.month().unsigned_abs())
    }

    /// The day of this month that has the number given, or its last: the 31st in February is the 28th or 29th.
    #[must_use]
    pub fn on(self, day: u32) -> Day {
        let last = self.0.days_in_month();
        let day = i8::try_from(day).unwrap_or(last).clamp(1, last);
        Date::new(self.0.year(), self.0.month(), day).map_or(self, Day)
    }

    /// How many days `later` is after this day.
    #[must_use]
    pub fn days_to(self, later: Day) -> i32 {
        // Two days of the calendar always have a span of days.
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    fn packed(self) -> u32 {
        let (year, month, day) = (
            self.0.year().unsigned_abs(),
            self.0.month().unsigned_abs(),
            self.0.day().unsigned_abs(),
        );
        u32::from(year)
            .wrapping_mul(10_000)
            .wrapping_add(u32::from(month).wrapping_mul(100))
            .wrapping_add(u32::from(day))
    }

    fn unpacked(packed: u32) -> Option<Day> {
        let year = i16::try_from(packed.wrapping_div(10_000)).ok()?;
        let month = i8::try_from(packed.wrapping_div(100).wrapping_rem(100)).ok()?;
        let day = i8::try_from(packed.wrapping_rem(100)).ok()?;
        Date::new(year, month, day).ok().map(Day)
    }
}

impl Day {
    /// The same day so many months on; where that month has no such day, its last one: 31 August and 6 months is
    /// 28 or 29 February.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Day {
        let span = Span::new().try_months(months).unwrap_or_default();
        Day(self.0.saturating_add(span))
    }

    /// The full years from this day to a later one: an age. Below zero where the other day is the earlier one.
    #[must_use]
    pub fn years_to(self, later: Day) -> i16 {
        // Two days of the calendar always have a span of years.
        let span = self.0.until((Unit::Year, later.0));
        span.map_or(0, |span| span.get_years())
    }
}

/// Exactly `width` ASCII digits.
fn number(text: &str, width: usize) -> Option<i16> {
    if text.len() != width || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Digit by digit: three of these stand in every receipt, and padding by the formatter is slow.
        let mut text = *b"0000-00-00";
        let mut rest = self.packed();
        for place in [9, 8, 6, 5, 3, 2, 1, 0] {
            if let Some(byte) = text.get_mut(place) {
                *byte = b'0'.wrapping_add((rest % 10) as u8);
            }
            rest /= 10;
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())
    }
}

impl Read for Day {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let Value::Text(text) = value else {
            return expect(Kind::Date, value, at, faults);
        };
        let day = Day::parse(text);
        if day.is_none() {
            match nearest(text) {
                Some(near) => faults.add(Code::DateNear, at, &[&shown(value), &near.to_string()]),
                None => faults.add(Code::DateInvalid, at, &[&shown(value)]),
            }
        }
        day
    }
}

/// The day that was probably meant: other separators, missing zeros, a time behind, a day past the month's end.
fn nearest(text: &str) -> Option<Day> {
    if text.len() > 40 {
        return None;
    }
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|s| !s.is_empty());
    let (year, month, day) = match numbers.next()? {
        packed if packed.len() == 8 => (packed.get(..4)?, packed.get(4..6)?, packed.get(6..)?),
        year => (year, numbers.next()?, numbers.next()?),
    };
    let year = number(year, 4)?;
    let month: i8 = month.parse().ok()?;
    let day: i8 = day.parse().ok()?;
    let first = Date::new(year, month, 1).ok()?;
    let last = first.days_in_month();
    Date::new(year, month, day.clamp(1, last)).ok().map(Day)
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl Packed for Day {
    fn pack(&self, out: &mut Vec<u8>) {
        self.packed().pack(out);
    }
    fn take(bytes: &mut &[u8]) -> Self {
        Day::unpacked(u32::take(bytes)).unwrap_or(Day::EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        for text in ["2024-02-29", "2026-12-31", "1949-10-01"] {
            assert_eq!(Day::parse(text).unwrap().to_string(), text);
            let day = Day::parse(text).unwrap();
            assert_eq!(Day::unpacked(day.packed()), Some(day));
        }
        for text in [
            "2023-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "20260101",
            "2026-01-01T00:00",
            "",
            "2026-04-31",
            "-2026-01-01",
            "2026-01-0１",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn counts_months_to_the_same_day_or_the_months_last() {
        for (from, months, to) in [
            ("2026-03-10", 6, "2026-09-10"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2027-08-29", 6, "2028-02-29"),
            ("2027-08-28", 6, "2028-02-28"),
            ("2024-02-29", 6, "2024-08-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-12-31", 6, "2027-06-30"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-01-31", 0, "2026-01-31"),
            ("9999-12-31", 6, "9999-12-31"),
            ("9999-12-31", u32::MAX, "9999-12-31"),
        ] {
            let day = Day::parse(from).unwrap();
            assert_eq!(day.plus_months(months).to_string(), to, "{from} + {months}");
        }
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        for (from, day, to) in [
            ("2026-03-10", 20, "2026-03-20"),
            ("2026-02-01", 31, "2026-02-28"),
            ("2028-02-29", 31, "2028-02-29"),
            ("2026-04-30", 31, "2026-04-30"),
            ("2026-04-30", 1, "2026-04-01"),
            ("2026-04-30", 300, "2026-04-30"),
        ] {
            let of = Day::parse(from).unwrap();
            assert_eq!(of.on(day).to_string(), to, "{day} of {from}");
        }
        assert_eq!(Day::parse("2026-12-31").unwrap().month(), 12);
    }

    #[test]
    fn an_age_grows_on_the_birthday() {
        for (born, day, age) in [
            ("1960-03-10", "2026-03-09", 65),
            ("1960-03-10", "2026-03-10", 66),
            ("2004-02-29", "2025-02-28", 20),
            ("2004-02-29", "2025-03-01", 21),
            ("2004-02-29", "2024-02-29", 20),
            ("2026-03-10", "2026-03-10", 0),
            ("2026-03-11", "2025-03-11", -1),
        ] {
            let (born, day) = (Day::parse(born).unwrap(), Day::parse(day).unwrap());
            assert_eq!(born.years_to(day), age, "{born} to {day}");
        }
    }

    #[test]
    fn names_the_day_that_was_meant() {
        for (text, near) in [
            ("2023-02-29", "2023-02-28"),
            ("2026/1/5", "2026-01-05"),
            ("20260105", "2026-01-05"),
            ("2026年3月4日", "2026-03-04"),
            ("2026-01-05T08:00:00Z", "2026-01-05"),
        ] {
            assert_eq!(
                nearest(text).map(|d| d.to_string()).as_deref(),
                Some(near),
                "{text}"
            );
        }
        assert_eq!(nearest("soon"), None);
    }
}
