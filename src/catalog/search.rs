//! Search in the catalogue by name, pinyin, initials or code.

use super::entry;
use super::names::{FORMS, PLAIN, by_name, salts};
use super::query::{self, How, Word, words};
use super::sounds::{self, SOUNDS, Sounds};
use super::table::{Edition, Part};
use super::{Agreement, Entry, slips};
use crate::calendar::Day;
use crate::claim::{Class, LineKind};
use crate::money::Yuan;
use crate::reading::{At, Faults, Read, Value, whole};
use crate::{Failure, issue::Lang};
use serde::Serialize;
use std::sync::LazyLock;

choice! {
    /// What an item is.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum ItemKind {
        /// A drug (药品).
        "drug" => Drug,
        /// A service (医疗服务项目).
        "service" => Service,
        /// A consumable (医用耗材).
        "consumable" => Consumable,
    }
}

/// An item of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CatalogItem {
    /// Its id: `nrdl2025-W187.2`, a service's or consumable's code, a product's smallest code. May be given as a line's code.
    pub id: String,
    /// What it is.
    pub kind: ItemKind,
    /// Its name as printed.
    pub name: &'static str,
    /// The dosage form, where the list names one apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<&'static str>,
    /// Its class; none where the list does not rank it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "\"A\" | \"B\""))]
    pub class: Option<Class>,
    /// The code of its category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<&'static str>,
    /// The names of its categories, the widest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub category_path: Vec<&'static str>,
    /// Under what condition it is paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restriction: Option<&'static str>,
    /// What was agreed about a negotiated or bidding drug.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negotiated: Option<Negotiated>,
    /// The part of the catalogue.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "\"western\" | \"chinese\" | \"negotiated\" | \"bidding\" | \"decoction\" | \"decoction_excluded\" | \"product\" | \"service\" | \"consumable\""
        )
    )]
    pub part: &'static str,
    /// False for decoction pieces that may not be paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "false"))]
    pub payable: Option<bool>,
    /// The printed number (编号).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// How many product codes it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<usize>,
    /// The edition it stands in: `"2025"`.
    pub edition: &'static str,
    /// How well it meets the query, 0 to 1.
    pub score: f32,
}

/// What was agreed about a negotiated or bidding drug.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Negotiated {
    /// The payment standard, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub price: Option<Yuan>,
    /// Of one what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec: Option<&'static str>,
    /// The payment standards, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prices: Option<Vec<PriceOf>>,
    /// The wording, where the standard is no plain price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'static str>,
    /// True where the standard is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub confidential: Option<bool>,
    /// Valid from this day on,
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub valid_from: Day,
    /// until this day.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub valid_until: Day,
}

/// A payment standard.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PriceOf {
    /// The price.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub price: Yuan,
    /// Of one what.
    pub spec: &'static str,
}

impl From<Agreement> for Negotiated {
    fn from(agreement: Agreement) -> Negotiated {
        let prices: Vec<PriceOf> = agreement
            .prices
            .iter()
            .map(|p| PriceOf {
                price: p.yuan,
                spec: p.spec,
            })
            .collect();
        let single = if let [only] = prices.as_slice() {
            Some(*only)
        } else {
            None
        };
        Negotiated {
            price: single.map(|only| only.price),
            spec: single.map(|only| only.spec),
            prices: (prices.len() > 1).then_some(prices),
            text: agreement.text,
            confidential: agreement.confidential.then_some(true),
            valid_from: agreement.from,
            valid_until: agreement.until,
        }
    }
}

/// What callers see of a row.
#[must_use]
pub fn item(entry: Entry, score: f32) -> CatalogItem {
    let part = entry.part();
    let edition: &Edition = entry.edition();
    CatalogItem {
        id: entry.id(),
        kind: kind_of(part),
        name: entry.name(),
        form: entry.form(),
        class: entry.class(),
        category: entry.category(),
        category_path: entry.category_path(),
        restriction: entry.restriction(),
        negotiated: entry.agreement().map(Negotiated::from),
        part: match part {
            Part::Western => "western",
            Part::Chinese => "chinese",
            Part::Negotiated | Part::NegotiatedChinese => "negotiated",
            Part::Bidding => "bidding",
            Part::Decoction => "decoction",
            Part::DecoctionExcluded => "decoction_excluded",
            Part::Product => "product",
            Part::Service => "service",
            Part::Consumable => "consumable",
        },
        payable: (part == Part::DecoctionExcluded).then_some(false),
        number: entry.number(),
        codes: (part == Part::Product).then(|| entry.codes()),
        edition: edition.id,
        score,
    }
}

/// What a part holds.
pub(super) fn kind_of(part: Part) -> ItemKind {
    match part {
        Part::Service => ItemKind::Service,
        Part::Consumable => ItemKind::Consumable,
        _ => ItemKind::Drug,
    }
}

record! {
    /// What to search for.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct CatalogOptions {
        /// Only items of this kind.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "kind" => kind: Option<LineKind>,
        /// At most so many, 1 ..= 200; default 20.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "limit" => limit: Option<SearchLimit>,
        /// Only items of this class.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "class" => class: Option<Class>,
        /// Only what counts on this day; default: the newest editions.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "date" => date: Option<Day>,
        /// True: every edition and part.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "all" => all: Option<bool>,
    }
}

/// A number of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SearchLimit(u32);

impl Read for SearchLimit {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        whole(value, 1, 200, at, faults).map(SearchLimit)
    }
}

/// The items that a query finds, best first.
///
/// # Errors
/// The faults of the query or the options.
pub fn search_catalog(query: &Value, options: &Value) -> Result<Vec<CatalogItem>, Failure> {
    let mut faults = Faults::new(Lang::En);
    let query = crate::directory::query(query, &mut faults);
    let options = match options {
        Value::Null => Some(CatalogOptions::default()),
        given => CatalogOptions::read(given, &At::ROOT.key("options"), &mut faults),
    };
    match (query, options) {
        (Some(query), Some(options)) => Ok(search(&query, &options)),
        _ => Err(Failure::of(faults)),
    }
}

/// The ranks of hits, the best first.
mod rank {
    /// A code, or all characters of a name.
    pub const EXACT: u8 = 0;
    /// All syllables, all initials of a name: one and two below.
    /// All of a name without the form and the salts that the query names beside it.
    pub const MEANT: u8 = 3;
    /// The beginning of a name: by characters, syllables, initials.
    pub const BEGINNING: u8 = 4;
    /// The beginning of a word within a name.
    pub const WORD: u8 = 7;
    /// Another part of a name.
    pub const INSIDE: u8 = 10;
    /// All but one or two letters.
    pub const SLIP: u8 = 12;
    /// One more than there are.
    pub const COUNT: u8 = 16;
}

/// The best hits found so far.
struct Hits<'o> {
    options: &'o CatalogOptions,
    limit: usize,
    /// For each edition and part, whether its rows are wanted, and whether newer ones stand beside them.
    wanted: Vec<(bool, bool)>,
    /// Rank, superseded, length of the name, row: in this order.
    best: Vec<(u64, Entry)>,
}

/// Where an edition's part is in a list of all.
fn place(edition: u8, part: Part) -> usize {
    usize::from(edition)
        .wrapping_mul(Part::ALL.len())
        .wrapping_add(part as usize)
}

impl Hits<'_> {
    fn new(options: &CatalogOptions) -> Hits<'_> {
        let mut wanted =
            vec![(false, false); Part::ALL.len().saturating_mul(super::editions().len())];
        for (edition, part, start) in &entry::ROWS.runs {
            let entry = Entry(*start);
            let last = entry.edition().until;
            let goes_on = part
                .letter()
                .is_none_or(|letter| entry.edition().stands_in.contains(letter));
            let newest = last.is_none() || goes_on;
            let in_time = options.date.map_or(newest, |day| entry.in_force(day));
            let of_kind = match options.kind {
                None | Some(LineKind::Other) => true,
                Some(LineKind::Drug) => kind_of(*part) == ItemKind::Drug,
                // Beds are charged as services.
                Some(LineKind::Service | LineKind::Bed) => kind_of(*part) == ItemKind::Service,
                Some(LineKind::Consumable) => kind_of(*part) == ItemKind::Consumable,
            };
            if let Some(wanted) = wanted.get_mut(place(*edition, *part)) {
                *wanted = (of_kind && (in_time || options.all == Some(true)), !newest);
            }
        }
        Hits {
            options,
            limit: options.limit.map_or(20, |limit| limit.0) as usize,
            wanted,
            best: Vec::new(),
        }
    }

    fn add(&mut self, entry: Entry, rank: u8, length: usize) {
        let row = entry.row();
        let Some((true, superseded)) = self.wanted.get(place(row.edition, row.part)) else {
            return;
        };
        let order = u64::from(rank) << 56
            | u64::from(*superseded) << 48
            | (length.min(0xffff) as u64) << 32
            | u64::from(entry.0);
        if self.best.len() >= self.limit && self.best.last().is_some_and(|(last, _)| *last <= order)
        {
            return;
        }
        if self
            .options
            .class
            .is_some_and(|class| entry.class() != Some(class))
        {
            return;
        }
        // A row is found under several of its names: the best counts.
        if let Some(known) = self.best.iter().position(|(_, known)| *known == entry) {
            if self
                .best
                .get(known)
                .is_some_and(|(known, _)| *known <= order)
            {
                return;
            }
            self.best.remove(known);
        }
        let at = self.best.partition_point(|(known, _)| *known < order);
        self.best.insert(at, (order, entry));
        self.best.truncate(self.limit);
    }

    /// How many hits rank above `rank`.
    fn above(&self, rank: u8) -> usize {
        self.best
            .partition_point(|(order, _)| *order < u64::from(rank) << 56)
    }
}

fn search(query: &str, options: &CatalogOptions) -> Vec<CatalogItem> {
    let mut hits = Hits::new(options);
    let words = words(query);
    if !words.is_empty() {
        by_codes(query, &mut hits);
    }
    if words.len() > 1 {
        // Spaces may stand anywhere: a mo xi lin.
        by_words(&[Word::new(query)], &mut hits);
    }
    by_words(&words, &mut hits);
    let scored = hits.best.iter().map(|(order, entry)| {
        let rank = (order >> 56) as u8;
        item(
            *entry,
            f32::from(rank::COUNT.saturating_sub(rank)) / f32::from(rank::COUNT),
        )
    });
    scored.collect()
}

/// Finds the names that the longest word meets and that have the others too, in the name or in the form.
fn by_words(words: &[Word], hits: &mut Hits) {
    let longest = words
        .iter()
        .enumerate()
        .max_by_key(|(at, word)| (word.0.len(), std::cmp::Reverse(*at)));
    let Some((at, word)) = longest else {
        return;
    };
    let mut others: Vec<&Word> = Vec::new();
    for (other, word) in words.iter().enumerate() {
        // What is said again narrows nothing, and would only cost time.
        if other != at && !others.contains(&word) {
            others.push(word);
        }
    }
    let others: Vec<Other> = others.into_iter().map(Other::new).collect();
    by_names(word, &others, hits);
    if hits.above(rank::MEANT) == 0 && others.is_empty() {
        as_meant(word, hits);
    }
    if hits.best.len() < FEW {
        slips::find(word, &mut |text, errors| {
            let rank = rank::SLIP.saturating_add(errors);
            add_all(text, rank, &others, hits);
        });
    }
}

/// With fewer hits than this, names that differ by a slip are looked for.
const FEW: usize = 5;

/// A further word of a query: in the name too, or in the form.
struct Other<'w> {
    word: &'w Word,
    /// The forms of the list that it names.
    forms: Vec<&'static str>,
}

impl Other<'_> {
    fn new(word: &Word) -> Other<'_> {
        let named = FORMS.iter().filter(|(form, _)| {
            let form: Vec<u16> = form.encode_utf16().collect();
            word.meets(&form).is_some()
        });
        Other {
            word,
            forms: named
                .flat_map(|(_, groups)| groups.iter().copied())
                .collect(),
        }
    }

    fn accepts(&self, entry: Entry, name: &[u16]) -> bool {
        let in_form = || entry.form().is_some_and(|form| self.forms.contains(&form));
        in_form()
            || (0..name.len()).any(|at| {
                name.get(at..)
                    .is_some_and(|rest| self.word.meets(rest).is_some())
            })
    }
}

fn add_all(text: u16, rank: u8, others: &[Other], hits: &mut Hits) {
    let name = PLAIN.get(text);
    for entry in PLAIN.rows_of(text) {
        if others.iter().all(|other| other.accepts(entry, name)) {
            hits.add(entry, rank, name.len());
        }
    }
}

/// Finds the names that a word meets.
fn by_names(word: &Word, others: &[Other], hits: &mut Hits) {
    each_met(word, |text, rank| add_all(text, rank, others, hits));
}

/// Calls `found` with every text that a word meets, and the best rank at which it does.
fn each_met(word: &Word, mut found: impl FnMut(u16, u8)) {
    let (names, sounds) = (&*PLAIN, &*SOUNDS);
    let Some(first) = word.0.first().copied() else {
        return;
    };
    let letter = Sounds::first(first);
    // v and u stand for one another, so they tell nothing.
    let told = word.0.iter().filter(|unit| !matches!(**unit, 0x75 | 0x76));
    let marks = told.fold(0, |all, unit| all | sounds::mark(*unit));
    for (text, of_text) in (0..names.count()).zip(&sounds.marks) {
        if marks & !of_text != 0 {
            continue;
        }
        let name = names.get(text);
        let mut best = u8::MAX;
        for (at, unit) in name.iter().enumerate() {
            if *unit != first && (letter == 0 || !sounds.begins(*unit, letter)) {
                continue;
            }
            let from_here = name.get(at..).unwrap_or_default();
            let Some((how, met)) = word.meets(from_here) else {
                continue;
            };
            let after = from_here.get(met..).unwrap_or_default();
            let whole =
                at == 0 && how != How::Begun && after.iter().all(|unit| query::is_sign(*unit));
            let by: u8 = match how {
                How::Characters => 0,
                How::Syllables | How::Begun => 1,
                How::Initials => 2,
            };
            let from = if whole {
                rank::EXACT
            } else if at == 0 {
                rank::BEGINNING
            } else if begins_word(name.get(..at).unwrap_or_default()) {
                rank::WORD
            } else {
                rank::INSIDE
            };
            best = best.min(by.saturating_add(from));
            // What begins later in a name only ranks lower.
            if best < rank::WORD {
                break;
            }
        }
        if best != u8::MAX {
            found(text, best);
        }
    }
}

/// Whether what follows these letters is the beginning of a word: after a sign, or after what many names begin with.
fn begins_word(before: &[u16]) -> bool {
    let Some(last) = before.last() else {
        return true;
    };
    let is = |word: &str| word.encode_utf16().eq(before.iter().copied());
    query::is_sign(*last)
        || (before.len() <= 4
            && (["注射用", "复方", "小儿"].iter().any(|word| is(word))
                || salts().0.iter().any(|salt| is(salt))))
}

/// A form as queries may spell it.
struct Spelt {
    form: &'static str,
    groups: &'static Vec<&'static str>,
    characters: Vec<u16>,
    syllables: Vec<u16>,
    /// None for a form of one character.
    initials: Vec<u16>,
}

static SPELT: LazyLock<Vec<Spelt>> = LazyLock::new(|| {
    let spelt = FORMS.iter().map(|(form, groups)| {
        let characters: Vec<u16> = form.encode_utf16().collect();
        let read = |most: usize| -> Vec<u16> {
            let readings = characters
                .iter()
                .filter_map(|unit| SOUNDS.readings(*unit).first());
            let letters = readings.flat_map(|reading| reading.iter().take(most));
            letters.map(|letter| u16::from(*letter)).collect()
        };
        let (syllables, mut initials) = (read(usize::MAX), read(1));
        if initials.len() < 2 {
            initials.clear();
        }
        Spelt {
            form,
            groups,
            characters,
            syllables,
            initials,
        }
    });
    spelt.collect()
});

/// A substance with its form (阿莫西林胶囊) or its salt (盐酸氨溴索) where the list has the substance and the form apart.
fn as_meant(word: &Word, hits: &mut Hits) {
    let latin = word.is_latin();
    let mut meant: Vec<(Vec<u16>, Option<&Vec<&str>>)> = Vec::new();
    for spelt in SPELT.iter() {
        let endings = if latin {
            [spelt.syllables.as_slice(), spelt.initials.as_slice()]
        } else {
            [spelt.characters.as_slice(), &[]]
        };
        for ending in endings.into_iter().filter(|ending| !ending.is_empty()) {
            if let Some(base) = word.0.strip_suffix(ending).filter(|base| base.len() >= 2) {
                meant.push((base.to_vec(), Some(spelt.groups)));
            }
        }
        if spelt.form == "注射剂" {
            let powder = if latin { "zhusheyong" } else { "注射用" };
            let powder: Vec<u16> = powder.encode_utf16().collect();
            let base = word.0.strip_prefix(powder.as_slice());
            meant.extend(base.map(|base| (base.to_vec(), Some(spelt.groups))));
        }
    }
    if !latin {
        meant.push((word.0.clone(), None));
    }
    for (base, groups) in meant {
        let of_form = |entry: Entry| {
            entry
                .form()
                .is_some_and(|form| groups.is_none_or(|groups| groups.contains(&form)))
        };
        if latin {
            each_met(&Word(base.clone()), |text, rank| {
                if rank < rank::MEANT {
                    let rows = PLAIN.rows_of(text).filter(|entry| of_form(*entry));
                    rows.for_each(|entry| hits.add(entry, rank::MEANT, base.len()));
                }
            });
            if hits.above(rank::BEGINNING) > 0 {
                return;
            }
            continue;
        }
        let (prefixes, suffixes) = salts();
        let salt = |text: &str| -> Vec<u16> { text.encode_utf16().collect() };
        let without = prefixes
            .iter()
            .filter_map(|text| base.strip_prefix(salt(text).as_slice()));
        let heads: Vec<&[u16]> = std::iter::once(base.as_slice()).chain(without).collect();
        for head in &heads {
            let tails = suffixes
                .iter()
                .filter_map(|text| head.strip_suffix(salt(text).as_slice()));
            for name in std::iter::once(*head).chain(tails) {
                let name = String::from_utf16_lossy(name);
                for entry in by_name(&name).into_iter().filter(|entry| of_form(*entry)) {
                    hits.add(entry, rank::MEANT, base.len());
                }
            }
        }
    }
}

/// Finds items by their code or its beginning, and by the code of their category.
fn by_codes(query: &str, hits: &mut Hits) {
    let code: String = super::plain(query).to_ascii_uppercase();
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || !code.is_ascii() || code.len() > 40 {
        // A whole category by its letters alone: XA.
        by_category(&code, hits);
        return;
    }
    for entry in super::by_code(&code) {
        hits.add(entry, rank::EXACT, 0);
    }
    if hits.above(rank::MEANT) == 0 {
        entry::each_of_code(&code, &mut |entry| hits.add(entry, rank::BEGINNING, 0));
        by_category(&code, hits);
    }
}

fn by_category(code: &str, hits: &mut Hits) {
    if code.len() < 2 || !code.starts_with(['X', 'Z']) || !code.is_ascii() {
        return;
    }
    let (from, to) = entry::categories_under(code);
    for entry in Entry::all().take_while(|entry| entry.part().letter().is_some()) {
        if (from..to).contains(&usize::from(entry.row().category)) {
            hits.add(entry, rank::BEGINNING, 0);
        }
    }
}
