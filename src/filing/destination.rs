//! To which place a filing goes: a city or a municipality, some provinces and the Corps as a whole.

use super::{Check, rules};
use crate::area;
use crate::claim::Treated;
use crate::issue::Code;
use crate::reading::{At, Faults, Read, Value, shown};
use serde::{Serialize, Serializer};

/// Where the person is going to be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Destination {
    /// The place named.
    pub given: u32,
    /// The place that a filing goes to.
    pub code: u32,
    /// Whether this is a whole province of several insured areas: no filing goes there.
    pub too_wide: bool,
}

impl Serialize for Destination {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&area::code_text(self.code))
    }
}

impl Read for Destination {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let Treated(treated) = Treated::read(value, at, faults)?;
        let named = match value {
            Value::Text(code) => area::place(code),
            number => area::place(&shown(number)),
        };
        let whole = rules().and_then(|rules| rules.whole_province(treated));
        Some(Destination {
            given: named.map_or(treated, |place| place.code),
            code: whole.unwrap_or(treated),
            too_wide: whole.is_none() && named.is_some_and(|place| place.insured.is_none()),
        })
    }
}

/// Checks the destination; answers whether the filing crosses provinces at all.
pub fn check(check: &mut Check) -> bool {
    let destination = check.filing.destination;
    let name = |code| area::name(code).unwrap_or_default();
    let articles = &check.rules.articles;
    if super::same_province(check.filing.insured_area.0, destination.code) {
        let words = [&*name(destination.given), &*check.hotline.clone()];
        let documents = &articles.cross_province;
        check.note(Code::FilingHome, "destination", &words, documents);
        return false;
    }
    let words = [&*name(destination.given), &*name(destination.code)];
    if destination.too_wide {
        check.note(
            Code::FilingTooWide,
            "destination",
            &words,
            &articles.destination,
        );
    } else if destination.given != destination.code {
        check.note(
            Code::FilingWidened,
            "destination",
            &words,
            &articles.destination,
        );
    }
    true
}
