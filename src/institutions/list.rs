//! The list of names as `data/institutions/tertiary.json` has it, and how the build embeds it.

use crate::catalog::table::{Alphabet, COMMON};
use crate::issue::Code;
use crate::packed::Packed;
use crate::reading::{At, Faults, Read, Value, shown};
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
    /// The list as the build embeds it: how many bytes each line of the text shares with the one before it, the characters
    /// used, then what is left of each line, spelt as in the catalogue. The text itself would take 5 KB more of the download.
    #[must_use]
    pub fn packed(&self) -> Vec<u8> {
        let text = self.text();
        let mut shared: Vec<u8> = Vec::new();
        let mut rests: Vec<&str> = Vec::new();
        let mut last = "";
        for line in text.lines() {
            let same = line.char_indices().zip(last.chars());
            let same = same.take_while(|((_, c), before)| c == before).last();
            let at = same.map_or(0, |((at, c), _)| at + c.len_utf8());
            shared.push(u8::try_from(at).expect("names are short"));
            rests.push(line.split_at(at).1);
            last = line;
        }
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for c in rests.iter().flat_map(|rest| rest.chars()) {
            *counts.entry(c).or_default() += 1;
        }
        let mut common: Vec<char> = counts.keys().copied().collect();
        common.sort_by_key(|c| Reverse(counts.get(c)));
        let mut others = common.split_off(COMMON.min(common.len()));
        common.sort_unstable();
        others.sort_unstable();
        let alphabet = Alphabet {
            common: common.len(),
            characters: [common, others].concat(),
        };
        let mut out = Vec::new();
        shared.pack(&mut out);
        (alphabet.common as u32).pack(&mut out);
        alphabet
            .characters
            .iter()
            .collect::<String>()
            .pack(&mut out);
        alphabet.spell(&rests, &mut out);
        out
    }

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
