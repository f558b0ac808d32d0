//! The identity number (公民身份号码, GB 11643): checked while it is read, and forgotten.
//!
//! What is kept is whether it is sound and the date of birth, for as long as the answer is made. No message, no answer
//! and no debug output shows the number or the date.

use super::Check;
use crate::calendar::Day;
use crate::issue::{Code, Kind};
use crate::reading::{At, Faults, Read, Value};
use serde::{Serialize, Serializer};
use std::fmt;

/// What a number said.
#[derive(Clone, PartialEq)]
pub struct IdentityNumber {
    faults: Vec<Code>,
    born: Option<Day>,
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityNumber")
    }
}

impl Serialize for IdentityNumber {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_unit()
    }
}

impl Read for IdentityNumber {
    /// Any text is read, sound or not: what is wrong with it is told with the rest of the report.
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let Value::Text(text) = value else {
            // Not `expect`, which would quote the value.
            let (wanted, found) = (
                Kind::Text.word(faults.lang),
                faults.lang.pick("其他类型", "something else"),
            );
            faults.add(Code::FieldType, at, &[wanted, found]);
            return None;
        };
        Some(checked(text))
    }
}

impl IdentityNumber {
    /// What is wrong with it by itself.
    pub(super) fn faults(&self) -> &[Code] {
        &self.faults
    }
}

/// The oldest age that is believed; the same as for `person.age`.
const OLDEST: i16 = 150;

fn checked(text: &str) -> IdentityNumber {
    let fault = |code| IdentityNumber {
        faults: vec![code],
        born: None,
    };
    // Counted no further than needed: the text may be long.
    if text.chars().take(19).count() != 18 {
        return fault(Code::FilingIdLength);
    }
    let (body, last) = text.split_at_checked(17).unwrap_or(("", ""));
    let last = match last {
        "X" | "x" => Some(10),
        last => last.parse::<u32>().ok(),
    };
    // Full-width digits fail here, too: they are longer than one byte.
    let digits: Option<Vec<u32>> = body.chars().map(|c| c.to_digit(10)).collect();
    let (Some(digits), Some(last)) = (digits.filter(|d| d.len() == 17), last) else {
        return fault(Code::FilingIdCharacters);
    };
    let mut faults = Vec::new();
    let born = born(body);
    if born.is_none() {
        faults.push(Code::FilingIdBirth);
    }
    if !sums_up(&digits, last) {
        faults.push(Code::FilingIdCheck);
    }
    IdentityNumber { faults, born }
}

/// Places 7 to 14.
fn born(body: &str) -> Option<Day> {
    let (year, month, day) = (body.get(6..10)?, body.get(10..12)?, body.get(12..14)?);
    Day::parse(&format!("{year}-{month}-{day}")).filter(|born| born.year() > 0)
}

/// ISO 7064 MOD 11-2: each place weighs twice the one behind it, and the sum leaves 1 when divided by 11.
fn sums_up(digits: &[u32], last: u32) -> bool {
    // Seventeen digits stay far below the largest number, so the remainder is taken once.
    let step = |sum: u32, digit: &u32| sum.wrapping_add(*digit).wrapping_mul(2);
    digits.iter().fold(0, step).wrapping_add(last) % 11 == 1
}

/// Tells what is wrong with the number, by itself and against the age said.
pub fn check(check: &mut Check) {
    let filing = check.filing;
    let Some(number) = &filing.id_number else {
        return;
    };
    let mut faults = number.faults.clone();
    // The age is said on the day of filing. Without one, the start may lie up to a year off on either side.
    let (day, grace) = match filing.filed_on {
        Some(day) => (day, 0),
        None => (filing.start, 1),
    };
    if let Some(born) = number.born {
        let years = born.years_to(day);
        if born > day {
            faults.push(Code::FilingIdFuture);
        } else if years > OLDEST {
            faults.push(Code::FilingIdBirth);
        } else if let Some(age) = filing.person.age
            && u32::from(years.unsigned_abs()).abs_diff(age.0) > grace
        {
            faults.push(Code::FilingIdAge);
        }
    }
    let day = day.to_string();
    for code in faults {
        check.note(
            code,
            "idNumber",
            &[&day],
            &check.rules.articles.identity_number,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number that nobody has: area 000000 is not given out.
    fn number(born: &str, order: &str) -> String {
        let body = format!("000000{born}{order}");
        let digits: Vec<u32> = body.chars().map(|c| c.to_digit(10).unwrap()).collect();
        let last = (0..=10).find(|last| sums_up(&digits, *last)).unwrap();
        let last = if last == 10 {
            "X".to_owned()
        } else {
            last.to_string()
        };
        body + &last
    }

    /// The standard's own way of reckoning, weights and all.
    fn check_digit(body: &str) -> char {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = body
            .chars()
            .zip(weights)
            .map(|(c, weight): (char, u32)| weight.wrapping_mul(c.to_digit(10).unwrap()))
            .sum();
        "10X98765432".chars().nth((sum % 11) as usize).unwrap()
    }

    #[test]
    fn the_check_digit_is_the_standards() {
        for order in 0..1000 {
            let sound = number("19700615", &format!("{order:03}"));
            assert_eq!(sound.chars().last().unwrap(), check_digit(&sound[..17]));
            assert!(checked(&sound).faults.is_empty(), "{order}");
        }
    }

    #[test]
    fn any_other_last_place_is_refused() {
        let sound = number("19791231", "007");
        for last in "0123456789X".chars() {
            let text = format!("{}{last}", &sound[..17]);
            let faults = checked(&text).faults;
            assert_eq!(faults.is_empty(), text == sound, "{last}");
        }
    }

    #[test]
    fn one_place_changed_or_two_swapped_is_found() {
        let sound = number("19850402", "123");
        for place in 0..17 {
            let mut bytes = sound.clone().into_bytes();
            bytes[place] = if bytes[place] == b'9' {
                b'8'
            } else {
                bytes[place] + 1
            };
            let faults = checked(&String::from_utf8(bytes).unwrap()).faults;
            assert!(faults.contains(&Code::FilingIdCheck), "place {place}");
        }
        for place in 0..16 {
            let mut bytes = sound.clone().into_bytes();
            bytes.swap(place, place + 1);
            let swapped = String::from_utf8(bytes).unwrap();
            let found = checked(&swapped).faults.contains(&Code::FilingIdCheck);
            assert_eq!(found, swapped != sound, "place {place}");
        }
    }

    #[test]
    fn tells_what_is_wrong() {
        let fault = |text: &str| checked(text).faults;
        for text in ["", "1", "00000019700615001", "0000001970061500100"] {
            assert_eq!(fault(text), [Code::FilingIdLength], "{text}");
        }
        for text in [
            "00000019A006150010",
            "0000001970061500X0",
            "00000019700615001Y",
            "000000 97006150010",
            "+00000197006150010",
            "00000019700615001+",
            "００００００１９７００６１５００１０",
        ] {
            assert_eq!(fault(text), [Code::FilingIdCharacters], "{text}");
        }
        for born in ["20230229", "19000229", "19701301", "19700431", "00000615"] {
            assert_eq!(fault(&number(born, "001")), [Code::FilingIdBirth], "{born}");
        }
        assert_eq!(
            fault("000000202302290012"),
            [Code::FilingIdBirth, Code::FilingIdCheck]
        );
        assert!(fault(&number("20240229", "001")).is_empty());
        let small = "00000019700615007x";
        assert!(fault(small).is_empty(), "a small x is an X");
    }

    #[test]
    fn shows_nothing() {
        let read = checked(&number("19700615", "001"));
        assert_eq!(format!("{read:?}"), "IdentityNumber");
        assert_eq!(serde_json::to_string(&read).unwrap(), "null");
    }
}
