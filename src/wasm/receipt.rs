//! Receipts on their way to JavaScript: numbers, and one text of what is new.
//!
//! Some 150 texts make a receipt. Most of them (codes, labels, documents, warnings) are those of the receipts before it: each
//! crosses once, and is meant by its number from then on. Amounts repeat within a receipt and are written once in it.

use crate::claim::{ByName, Counters};
use crate::explanation;
use crate::issue::Issue;
use crate::money::{Ratio, Yuan};
use crate::policy::pack::Document;
use crate::receipt::{Sheet, alike, cited, name, payer};
use std::cell::Cell;
use std::fmt::{self, Write};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/wasm/receipt.js")]
extern "C" {
    /// Has JavaScript keep texts, from number `first` on; whatever it had there is forgotten.
    fn keep(first: usize, ends: &[u32], units: &[u16]);
    /// Makes the receipt of the values, in the order in which [`Page`] writes them.
    fn build(values: &[u32], units: &[u16]) -> JsValue;
    /// The same for several receipts, which are put at the end of a list.
    fn append(values: &[u32], units: &[u16], list: &js_sys::Array);
}

thread_local! {
    // Taken out, not borrowed, while anything runs that could trap or throw: the next call then begins anew.
    static PAGE: Cell<Option<Box<Page>>> = const { Cell::new(None) };
}

/// The receipt of a sheet.
pub fn one(sheet: &Sheet) -> JsValue {
    let mut page = PAGE.take().unwrap_or_default();
    page.receipt(sheet);
    page.send();
    let made = build(&page.values, &page.units.0);
    page.clear();
    leave(page);
    made
}

/// Receipts for a list, which cross many at a time.
pub struct Many<'l> {
    page: Box<Page>,
    list: &'l js_sys::Array,
}

impl<'l> Many<'l> {
    /// Receipts to be put at the end of `list`.
    pub fn new(list: &'l js_sys::Array) -> Self {
        let page = PAGE.take().unwrap_or_default();
        Many { page, list }
    }

    /// Puts a receipt there, now or later.
    pub fn add(&mut self, sheet: &Sheet) {
        self.page.receipt(sheet);
        if self.page.units.0.len() > FULL || self.page.known.full() {
            self.flush();
        }
    }

    /// Puts what is left there.
    pub fn flush(&mut self) {
        if !self.page.values.is_empty() {
            self.page.send();
            append(&self.page.values, &self.page.units.0, self.list);
            self.page.clear();
        }
    }

    /// Puts what is left there, and leaves the rest to the next call.
    pub fn end(mut self) {
        self.flush();
        leave(self.page);
    }
}

/// Leaves the page to the next call. If the caller's own code ran meanwhile and asked us something (a setter on
/// `Object.prototype`), JavaScript no longer keeps what this page counts on: both begin anew.
fn leave(page: Box<Page>) {
    if PAGE.take().is_none() {
        PAGE.set(Some(page));
    }
}

/// A text that crosses is let go by JavaScript as a whole or not at all: it should not be long.
const FULL: usize = 16_000;

/// Texts that JavaScript keeps, by number.
#[derive(Default)]
struct Known {
    /// One after another.
    text: Vec<u8>,
    /// Where each begins and ends.
    spans: Vec<(usize, usize)>,
    /// Where to look for a text: at its hash or from there on; half of the hash, and the number + 1. 0 is free.
    table: Vec<u32>,
    /// Where texts stood in memory when they were asked for last, and their number + 1: most stand there still.
    near: Vec<u32>,
    /// How many have crossed.
    crossed: usize,
}

/// Places in the table; at most half are taken.
const PLACES: usize = 8192;
const NEAR: usize = 1024;
/// So many bytes of text are kept before it is begun anew.
const BYTES: usize = 256 * 1024;

impl Known {
    /// Whether it should begin anew: callers may come with endless different texts.
    fn full(&self) -> bool {
        self.spans.len() > PLACES / 4 || self.text.len() > BYTES
    }

    #[inline]
    fn nth(&self, number: usize) -> &[u8] {
        let (start, end) = self.spans.get(number).copied().unwrap_or_default();
        self.text.get(start..end).unwrap_or_default()
    }

    /// The number of a text; none where there is no room for another.
    fn number(&mut self, text: &str) -> Option<usize> {
        if self.table.is_empty() {
            self.table.resize(PLACES, 0);
            self.near.resize(NEAR, 0);
        }
        let text = text.as_bytes();
        let stands = (text.as_ptr().addr() ^ text.len().wrapping_mul(37)) % NEAR;
        let near = self.near.get(stands).copied()? as usize;
        if let Some(number) = near.checked_sub(1)
            && same(self.nth(number), text)
        {
            return Some(number);
        }
        let number = self.look(text)?;
        if let Some(near) = self.near.get_mut(stands) {
            *near = (number as u32).wrapping_add(1);
        }
        Some(number)
    }

    #[inline(never)]
    fn look(&mut self, text: &[u8]) -> Option<usize> {
        let hash = hash(text);
        let mut place = hash as usize;
        loop {
            place %= PLACES;
            let taken = self.table.get(place).copied()?;
            let Some(number) = ((taken & 0xffff) as usize).checked_sub(1) else {
                break;
            };
            if taken >> 16 == hash >> 16 && same(self.nth(number), text) {
                return Some(number);
            }
            place = place.wrapping_add(1);
        }
        let number = self.spans.len();
        if number >= PLACES / 2 {
            return None;
        }
        let start = self.text.len();
        self.text.extend_from_slice(text);
        self.spans.push((start, self.text.len()));
        if let Some(free) = self.table.get_mut(place) {
            *free = (hash & 0xffff_0000) | (number as u32).wrapping_add(1);
        }
        Some(number)
    }
}

/// Eight bytes at a time: what there is for it otherwise goes byte by byte here.
fn hash(text: &[u8]) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = text.as_chunks::<8>();
    let mut hash = text.len() as u64;
    let mut mix = |word: u64| {
        hash = (hash ^ word).wrapping_mul(ODD);
        hash ^= hash >> 32;
    };
    for word in words {
        mix(u64::from_le_bytes(*word));
    }
    for byte in rest {
        mix(u64::from(*byte));
    }
    hash as u32
}

#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    let ((a_words, a_rest), (b_words, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let words = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*a) == u64::from_le_bytes(*b);
    a.len() == b.len()
        && a_words.iter().zip(b_words).all(words)
        && a_rest.iter().zip(b_rest).all(|(a, b)| a == b)
}

/// Writes receipts as values: counts, and texts as they are meant. 0 is no text, an odd value a kept one, an even one a text of
/// this page.
#[derive(Default)]
struct Page {
    known: Known,
    /// First where the ends begin, then the values of the receipts, then the end of each text of this page.
    values: Vec<u32>,
    ends: Vec<u32>,
    /// The texts of this page.
    units: Units,
    /// Where the amounts written last stand, by their last digits: the page they are on, the fen, the value.
    amounts: Vec<(u32, i64, u32)>,
    turn: u32,
    /// Room for one text.
    room: String,
    /// Where names that are part of this module stand, and their values: they stand there for ever.
    names: Vec<(usize, usize, u32)>,
}

impl Page {
    fn clear(&mut self) {
        self.values.clear();
        self.ends.clear();
        self.units.0.clear();
        self.turn = self.turn.wrapping_add(1);
    }

    /// Has JavaScript keep what it does not know yet, and finishes the page.
    fn send(&mut self) {
        let known = &mut self.known;
        if known.crossed < known.spans.len() {
            let (mut ends, mut units) = (Vec::new(), Units::default());
            for number in known.crossed..known.spans.len() {
                units.put(str::from_utf8(known.nth(number)).unwrap_or_default());
                ends.push(units.0.len() as u32);
            }
            keep(known.crossed, &ends, &units.0);
            known.crossed = known.spans.len();
        }
        let at = self.values.len() as u32;
        self.values.extend_from_slice(&self.ends);
        if let Some(first) = self.values.first_mut() {
            *first = at;
        }
    }

    fn count(&mut self, count: usize) {
        self.values.push(count as u32);
    }

    /// A text that other receipts will have too.
    #[inline(never)]
    fn kept(&mut self, text: &str) {
        match self.known.number(text) {
            Some(number) => self
                .values
                .push((number as u32).wrapping_mul(2).wrapping_add(1)),
            None => self.own(text),
        }
    }

    #[inline(never)]
    fn maybe_kept(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.kept(text),
            None => self.values.push(0),
        }
    }

    /// A name that is part of this module.
    #[inline(never)]
    fn name(&mut self, name: &'static str) {
        if self.names.is_empty() {
            self.names.resize(256, (0, 0, 0));
        }
        let stands = name.as_ptr().addr();
        let place = (stands ^ (stands >> 6)) % 256;
        match self.names.get(place) {
            Some((there, long, value)) if *there == stands && *long == name.len() => {
                self.values.push(*value);
            }
            _ => {
                self.kept(name);
                if let (Some(free), Some(value)) = (self.names.get_mut(place), self.values.last())
                    && value % 2 == 1
                {
                    *free = (stands, name.len(), *value);
                }
            }
        }
    }

    /// A text of this receipt alone.
    fn own(&mut self, text: &str) {
        self.units.put(text);
        self.end();
    }

    /// Ends a text of this receipt alone.
    #[inline(never)]
    fn end(&mut self) {
        self.ends.push(self.units.0.len() as u32);
        self.values.push((self.ends.len() as u32).wrapping_mul(2));
    }

    #[inline(never)]
    fn yuan(&mut self, amount: Yuan) {
        let fen = amount.fen().unwrap_or(i64::MIN);
        if self.amounts.is_empty() {
            self.amounts.resize(256, (0, 0, 0));
            self.turn = 1;
        }
        let place = (fen ^ (fen >> 8)) as usize % 256;
        if let Some((turn, same, value)) = self.amounts.get(place).copied()
            && turn == self.turn
            && same == fen
        {
            self.values.push(value);
            return;
        }
        amount.write(&mut self.units, false);
        self.end();
        if let (Some(last), Some(value)) = (self.amounts.get_mut(place), self.values.last())
            && fen != i64::MIN
        {
            *last = (self.turn, fen, *value);
        }
    }

    #[inline(never)]
    fn maybe_yuan(&mut self, amount: Option<Yuan>) {
        match amount {
            Some(amount) => self.yuan(amount),
            None => self.values.push(0),
        }
    }

    fn receipt(&mut self, sheet: &Sheet) {
        if self.values.is_empty() {
            if self.known.full() {
                self.known = Known::default();
                self.names.clear();
            }
            self.values.push(0);
        }
        let (head, settlement) = (&sheet.head, &sheet.settlement);
        let lang = sheet.lang;
        self.count(settlement.steps.len());
        let mut before: Option<(_, usize, usize)> = None;
        for step in &settlement.steps {
            self.name(explanation::code(&step.kind));
            match explanation::label(&step.kind, lang) {
                Some(label) => self.name(label),
                None => self.kept(name(&step.kind)),
            }
            match explanation::fixed(&step.kind, lang) {
                Some(detail) => self.name(detail),
                None => {
                    explanation::detail(step, lang, &mut self.units);
                    self.end();
                }
            }
            self.maybe_yuan(step.base);
            self.ratio(step.ratio);
            self.yuan(step.amount);
            self.name(payer(step.payer));
            // Steps of one block stand on the same documents: what was written for the step before is written again.
            let start = match before.take() {
                Some((earlier, start, end)) if alike(earlier, step.documents) => {
                    let again = self.values.len();
                    self.values.extend_from_within(start..end);
                    again
                }
                _ => {
                    let start = self.values.len();
                    self.texts(cited(step));
                    start
                }
            };
            before = Some((step.documents, start, self.values.len()));
        }
        self.count(sheet.documents.len());
        for document in &sheet.documents {
            self.document(document);
        }
        self.count(sheet.warnings.len());
        for issue in &sheet.warnings {
            self.issue(issue);
        }
        self.count(settlement.supplements.len());
        for (supplement, amount) in &settlement.supplements {
            self.kept(&supplement.name);
            self.name(supplement.kind.name());
            self.yuan(*amount);
        }
        let year = &head.year_to_date;
        // One more, so that none is 0.
        self.count(
            year.admissions
                .map_or(0, |n| (n.0 as usize).saturating_add(1)),
        );
        self.counters(year.outpatient.as_ref());
        self.counters(year.inpatient.as_ref());
        self.counters(year.chronic.as_ref());
        self.maybe_yuan(year.in_scope_self_pay);
        self.count(usize::from(year.supplement_paid.is_some()));
        if let Some(ByName(paid)) = &year.supplement_paid {
            self.count(paid.len());
            for (name, amount) in paid {
                self.kept(name);
                self.yuan(*amount);
            }
        }
        self.kept(&head.insured_area);
        self.kept(&head.treatment_area);
        self.count(usize::from(head.cross_province));
        self.name(head.scheme.name());
        self.name(head.service.name());
        self.kept(&head.date);
        self.kept(&head.policy_effective);
        for amount in [
            head.total,
            head.full_self_pay,
            head.over_limit_self_pay,
            head.prior_self_pay,
            head.in_scope,
            head.deductible,
            head.pooled_fund,
            head.fund_total,
            head.person_total,
            head.personal_account,
            head.cash,
        ] {
            self.yuan(amount);
        }
        head.in_scope_ratio.write(&mut self.units);
        self.end();
        self.name(head.evidence.name());
    }

    fn ratio(&mut self, ratio: Option<Ratio>) {
        let mut room = std::mem::take(&mut self.room);
        room.clear();
        match ratio {
            Some(ratio) => {
                ratio.write(&mut room);
                self.kept(&room);
            }
            None => self.values.push(0),
        }
        self.room = room;
    }

    #[inline(never)]
    fn texts<'t>(&mut self, texts: impl Iterator<Item = &'t String>) {
        let at = self.values.len();
        self.count(0);
        for text in texts {
            self.kept(text);
        }
        let count = self.values.len().saturating_sub(at).saturating_sub(1);
        if let Some(place) = self.values.get_mut(at) {
            *place = count as u32;
        }
    }

    fn document(&mut self, document: &Document) {
        self.kept(&document.id);
        self.kept(&document.title);
        self.maybe_kept(document.number.as_deref());
        self.maybe_kept(document.url.as_deref());
    }

    fn issue(&mut self, issue: &Issue) {
        self.name(issue.code);
        self.name(issue.severity.name());
        self.maybe_kept(issue.field.as_deref());
        self.kept(&issue.message);
        self.maybe_kept(issue.remedy.as_deref());
        self.texts(issue.documents.iter().flatten());
    }

    #[inline(never)]
    fn counters(&mut self, counters: Option<&Counters>) {
        self.count(usize::from(counters.is_some()));
        if let Some(counters) = counters {
            self.maybe_yuan(counters.in_scope);
            self.maybe_yuan(counters.deductible_paid);
            self.maybe_yuan(counters.pooled_paid);
        }
    }
}

/// Texts one after another, in UTF-16.
#[derive(Default)]
struct Units(Vec<u16>);

impl Units {
    #[inline(never)]
    fn put(&mut self, text: &str) {
        self.0.reserve(text.len());
        for c in text.chars() {
            match u16::try_from(u32::from(c)) {
                Ok(unit) => self.0.push(unit),
                Err(_) => self.0.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            }
        }
    }
}

impl Write for Units {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.put(text);
        Ok(())
    }
}
