//! The list of names as `data/institutions/tertiary.json` has it, and the plain text in which the build embeds it.

use crate::issue::Code;
use crate::reading::{At, Faults, Read, Value, shown};

record! {
    /// The names by province.
    pub struct List {
        /// The provinces.
        "provinces" => provinces: Vec<Province>,
    } check check_list
}

record! {
    /// The names of one province.
    pub struct Province {
        /// Its code.
        "province" => province: String,
        /// The names.
        "names" => names: Vec<Name>,
    }
}

/// An institution's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Name(pub String);

impl Read for Name {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let name = String::read(value, at, faults)?;
        // One way of writing each sign, so that names can be compared: no spaces, full-width brackets and commas.
        let strange = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',');
        if name.is_empty() || name.contains(strange) {
            faults.add(Code::TextControl, at, &[&shown(value)]);
            return None;
        }
        Some(Name(name))
    }
}

fn check_list(list: &List, at: &At, faults: &mut Faults) {
    for province in &list.provinces {
        let pairs = province.names.iter().zip(province.names.iter().skip(1));
        for (name, next) in pairs.filter(|(name, next)| name >= next) {
            faults.add(Code::FieldRepeated, &at.key(&next.0), &[&name.0]);
        }
    }
}

impl List {
    /// The list as text: for each province a line with its code, then a line for each name, then an empty line.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for province in &self.provinces {
            text.push_str(&province.province);
            text.push('\n');
            for Name(name) in &province.names {
                text.push_str(name);
                text.push('\n');
            }
            text.push('\n');
        }
        text
    }
}
