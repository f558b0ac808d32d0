//! The insured areas as callers look them up: name, province, hotline, and whether there are rules for them.

use crate::area;
use crate::claim::Insured;
use crate::issue::{Code, Lang};
use crate::policy::bundle::Head;
use crate::policy::pack::Scheme;
use crate::policy::{self, Evidence};
use crate::reading::{At, Faults, Read, Value, whole};
use serde::Serialize;

/// An insured area (统筹区).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Area {
    /// Its six digits.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in Latin letters, without tones: `"bei jing shi"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinyin: Option<String>,
    /// The code of its province.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub province: String,
    /// The name of its province.
    pub province_name: String,
    /// The county or district that was found, where the search hit one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched: Option<String>,
    /// The telephone number to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hotline: Option<String>,
    /// Where its rules come from.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "\"bundled\" | \"loaded\" | \"none\"")
    )]
    pub rules: &'static str,
    /// The weakest evidence among its rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// The schemes that have rules.
    pub schemes: Vec<Scheme>,
    /// Doubts about its rules and what they leave out; only where one area is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Vec<String>>,
}

record! {
    /// Which areas to list.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct AreaOptions {
        /// Only those of this province.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "AreaCode"))]
        "province" => province: Option<Province>,
        /// True: only those with rules; false: only those without.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "withRules" => with_rules: Option<bool>,
        /// At most so many, 1 ..= 10,000; default all, or the best 20 of a search.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "limit" => limit: Option<Limit>,
    }
}

/// A number of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limit(u32);

impl Limit {
    /// How many.
    #[must_use]
    pub fn count(self) -> usize {
        self.0 as usize
    }
}

impl Read for Limit {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        whole(value, 1, 10_000, at, faults).map(Limit)
    }
}

/// The province of any code in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Province(u32);

impl Province {
    /// Its code.
    #[must_use]
    pub fn code(self) -> String {
        area::code_text(self.0)
    }
}

impl Read for Province {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let place = value.text().and_then(area::place);
        if place.is_none() {
            faults.add(Code::AreaUnknown, at, &[&crate::reading::shown(value)]);
        }
        place.map(|place| Province(place.province))
    }
}

/// A search text as a caller gives it: a text, or a number such as 110000; nothing is the empty text.
pub fn query(value: &Value, faults: &mut Faults) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Number(_) => Some(crate::reading::shown(value)),
        value => String::read(value, &At::ROOT.key("query"), faults),
    }
}

/// The insured areas that `query` finds, best first; an empty query lists all, in the order of their codes.
///
/// A query is a name or a part of one, a short name (京), pinyin (`guangzhou`), initials (`gz`) or a code. A county
/// or district finds the insured area that it belongs to. Options that are not understood find nothing.
#[must_use]
pub fn areas(query: &str, options: &AreaOptions) -> Vec<Area> {
    let wanted = |code: u32, province: u32| {
        let ours = options.province.is_none_or(|of| of.0 == province);
        let rules = options.with_rules;
        ours && rules.is_none_or(|with| with == policy::head(code).is_some())
    };
    let usual = if query.trim().is_empty() { 10_000 } else { 20 };
    let limit = options.limit.map_or(usual, |limit| limit.0) as usize;
    let mut accept = |code: u32| {
        let place = area::place(&area::code_text(code));
        place.is_some_and(|place| wanted(code, place.province))
    };
    area::search(query, limit, &mut accept)
        .into_iter()
        .filter_map(|hit| {
            let mut found = described(hit.insured)?;
            if hit.matched != hit.insured {
                found.matched = area::name(hit.matched);
            }
            Some(found)
        })
        .collect()
}

/// The insured area of a code (a county's too), with the notes on its rules in the language asked for.
#[must_use]
pub fn area_of(code: &Value, lang: Lang) -> Option<Area> {
    let Insured(code) = Insured::read(code, &At::ROOT, &mut Faults::new(lang))?;
    let mut found = described(code)?;
    if policy::head(code).is_some() {
        let notes = policy::notes(code);
        let words = notes
            .into_iter()
            .map(|note| lang.pick(&note.zh, &note.en).to_owned());
        found.notes = Some(words.collect());
    }
    Some(found)
}

fn described(code: u32) -> Option<Area> {
    let head: Option<Head> = policy::head(code);
    let place = area::place(&area::code_text(code))?;
    let has = |scheme: fn(&Head) -> bool| head.as_ref().is_some_and(scheme);
    let schemes = [
        (has(|head| head.employee), Scheme::Employee),
        (has(|head| head.resident), Scheme::Resident),
    ];
    Some(Area {
        code: area::code_text(code),
        name: area::name(code)?,
        pinyin: area::pinyin(code),
        province: area::code_text(place.province),
        province_name: area::province_name(code)?,
        matched: None,
        rules: match &head {
            Some(_) if policy::is_loaded(code) => "loaded",
            Some(_) => "bundled",
            None => "none",
        },
        evidence: head.as_ref().map(|head| head.evidence),
        hotline: head.and_then(|head| head.hotline),
        schemes: schemes
            .iter()
            .filter(|(has, _)| *has)
            .map(|(_, scheme)| *scheme)
            .collect(),
        notes: None,
    })
}

/// What this build is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Version {
    /// The version of the library.
    pub yidi: &'static str,
    /// The newest edition of the drug list that is bundled: `"2025"`.
    pub catalog_edition: &'static str,
    /// The latest day on which a bundled rule came into force.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub rules_date: String,
    /// How many insured areas are known.
    pub areas: usize,
    /// How many of them have rules.
    pub areas_with_rules: usize,
}

/// The version, the date of the rules, and how many areas there are.
#[must_use]
pub fn version() -> Version {
    let heads = policy::heads();
    let latest = heads.iter().map(|head| head.latest).max();
    Version {
        yidi: env!("CARGO_PKG_VERSION"),
        catalog_edition: crate::catalog::editions()
            .first()
            .map_or("", |newest| newest.id),
        rules_date: latest.map(|day| day.to_string()).unwrap_or_default(),
        areas: area::insured_areas().count(),
        areas_with_rules: heads.len(),
    }
}
