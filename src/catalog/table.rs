//! The bundled catalogue: its compact format, and the part that reads it.
//!
//! `prepare.rs` writes the table at build time from `data/catalog`; only the same sources read it. Nothing is read
//! before the first question, and then only what the question needs: rows and names, texts, codes, readings apart.
//!
//! The table is a list of [`Section`]s, each a length and its bytes. In the layout `n` is a LEB128 number, `±n` one with
//! the sign in its lowest bit, `text` a length and UTF-8 bytes, `strings` many texts spelt with the alphabet: one byte for
//! a common character, two for another, 0 at the end of each. A column has one value for each of its rows; `0 | n` in a
//! column of references is the next string not used so far, or one used before.
//!
//! ```text
//! Alphabet      n common characters; text of all: the common ones by their syllables, then the others likewise
//! Readings      text of syllables, one a line; n common, n other characters for each syllable;
//!               then further readings: ±n character from the one before, n syllable
//! Editions      n which of them the rules are; all editions: texts id, title, number; days; text stands_in; evidence
//! Categories    text of codes, one a line: drug, service and consumable codes, each sorted
//! CategoryNames strings
//! Forms         strings: the forms that the rows name
//! Names         strings: every name once, in the order in which the rows first use it
//! Texts         strings: restrictions and the wordings of rules, likewise
//! Specs         strings: the specifications of payment standards, likewise
//! Runs          list of: u8 edition, u8 part, n rows. Rows stand in this order
//! RowNames      column of all rows: 0 next name, 1 the name after the one of the row before, else 2 + ±n from there
//! Numbers       columns of the drug list: 0 the next number, else the number that is repeated
//! RowForms        u8: 0 none, else form
//! Classes         u8: 0 none, 1 A, 2 B
//! RowCategories   ±n from the row before: 0 none, else category
//! Restrictions    0 none, 1 next text, else 2 + text
//! Validities      u8: 0 none, else validity
//! Clauses         u8
//! Payments        u8: 0 none, 1 confidential, 2 a text only (its text follows in PriceSpecs), else 2 + prices
//! ValidityDays  list of: from, until
//! Prices        column of all prices: n fen
//! PriceSpecs    column of all prices: 0 next specification, else 1 + specification
//! HeadTexts     text, one a line, sorted: the product codes without package and maker (the last nine characters)
//! HeadRows      column of the heads: ±n product row from that of the head before
//! HeadMakers    column of the heads: how many makers
//! Makers        column of heads × makers: n maker number from the one before
//! MakerPacks    column of heads × makers: which list of packages
//! Packages      list of lists: n package numbers (four digits) from the one before
//! Services      column of the services: n code from the one before
//! Variants      list of: n service row from the one before. The names follow those of the rows in Names
//! Consumables   column: n first twenty characters (without C) from the row before
//! Serials       column: n last seven digits, from those of the row before where the first twenty are the same
//! Rules         list of rules: u8 kind, n object (in RuleObjects), 0 none or 1 + text, u8 batch
//! RuleObjects   text, one a line
//! RuleRows      list of: n row from the one before, n rule
//! FormGroups    one a line, the longest first: a form as names and bills say it, tab, the forms of the list that it counts as
//! Salts         text of prefixes, text of suffixes, one a line
//! Members       list of: n row with a ◇, one for each member. Their names follow in Names
//! ```
//!
//! The layout was chosen for its size after Brotli, which is how the module travels: columns apart, repeated values made
//! equal, the alphabet sorted by reading so that the readings are almost free.

use crate::calendar::Day;
use crate::packed::Packed;
use crate::policy::pack::Evidence;
use std::collections::BTreeMap;

/// The sections, in the order in which they are written.
#[derive(Clone, Copy)]
#[repr(usize)]
#[allow(missing_docs)]
pub enum Section {
    Alphabet,
    Readings,
    Editions,
    Categories,
    CategoryNames,
    Forms,
    Names,
    Texts,
    Specs,
    Runs,
    RowNames,
    Numbers,
    RowForms,
    Classes,
    RowCategories,
    Restrictions,
    Validities,
    Clauses,
    Payments,
    ValidityDays,
    Prices,
    PriceSpecs,
    HeadTexts,
    HeadRows,
    HeadMakers,
    Makers,
    MakerPacks,
    Packages,
    Services,
    Variants,
    Consumables,
    Serials,
    Rules,
    RuleObjects,
    RuleRows,
    FormGroups,
    Salts,
    Members,
}

/// The part of the catalogue that a row is of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Part {
    /// 西药部分.
    Western,
    /// 协议期内谈判药品部分, Western medicines.
    Negotiated,
    /// 竞价药品部分.
    Bidding,
    /// 中成药部分.
    Chinese,
    /// 协议期内谈判药品部分, Chinese patent medicines.
    NegotiatedChinese,
    /// 中药饮片部分: pieces that may be paid.
    Decoction,
    /// Pieces that may not be paid.
    DecoctionExcluded,
    /// Registered drug products, which audit rules speak of.
    Product,
    /// 医疗服务项目.
    Service,
    /// 医用耗材.
    Consumable,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Part; 10] = [
        Part::Western,
        Part::Negotiated,
        Part::Bidding,
        Part::Chinese,
        Part::NegotiatedChinese,
        Part::Decoction,
        Part::DecoctionExcluded,
        Part::Product,
        Part::Service,
        Part::Consumable,
    ];

    /// The letter in the ids of the drug list's parts.
    pub fn letter(self) -> Option<char> {
        match self {
            Part::Western => Some('W'),
            Part::Negotiated => Some('N'),
            Part::Bidding => Some('B'),
            Part::Chinese => Some('Z'),
            Part::NegotiatedChinese => Some('M'),
            Part::Decoction => Some('P'),
            Part::DecoctionExcluded => Some('X'),
            Part::Product | Part::Service | Part::Consumable => None,
        }
    }
}

/// An edition of a part of the catalogue: where its rows come from, and from when on they are in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edition {
    /// Short name: `"2025"`.
    pub id: &'static str,
    /// Title.
    pub title: &'static str,
    /// Number of the document that brought it into force.
    pub number: Option<&'static str>,
    /// From this day on; none where it is no list that comes into force.
    pub effective: Option<Day>,
    /// Until this day; none where it goes on.
    pub until: Option<Day>,
    /// The letters of parts that go on after its last day, for want of newer ones.
    pub stands_in: &'static str,
    /// How far its rows may be trusted.
    pub evidence: Evidence,
}

/// Which edition the audit rules are, and all editions, the newest of the drug list first.
pub fn editions(table: &'static [u8]) -> (usize, Vec<Edition>) {
    let mut bytes = section(table, Section::Editions);
    let rules = u32::unpack(&mut bytes).unwrap_or_default() as usize;
    let mut editions = Vec::new();
    while let Some(edition) = edition(&mut bytes) {
        editions.push(edition);
    }
    (rules, editions)
}

fn edition(bytes: &mut &'static [u8]) -> Option<Edition> {
    Some(Edition {
        id: text(bytes)?,
        title: text(bytes)?,
        number: text(bytes).filter(|number| !number.is_empty()),
        effective: Packed::unpack(bytes)?,
        until: Packed::unpack(bytes)?,
        stands_in: text(bytes)?,
        evidence: Packed::unpack(bytes)?,
    })
}

/// A text where it stands.
pub fn text(bytes: &mut &'static [u8]) -> Option<&'static str> {
    let length = u32::unpack(bytes)? as usize;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    str::from_utf8(text).ok()
}

/// The bytes of a section.
pub fn section(table: &[u8], wanted: Section) -> &[u8] {
    let mut rest = table;
    for _ in 0..wanted as usize {
        let length = u32::unpack(&mut rest).unwrap_or_default() as usize;
        rest = rest.get(length..).unwrap_or_default();
    }
    let length = u32::unpack(&mut rest).unwrap_or_default() as usize;
    rest.get(..length).unwrap_or_default()
}

/// The numbers of a column. Ends where the column does.
pub struct Numbers<'t>(pub &'t [u8]);

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        // Most numbers are small: one byte.
        if let Some((byte, rest)) = self.0.split_first()
            && *byte < 0x80
        {
            self.0 = rest;
            return Some(u32::from(*byte));
        }
        u32::unpack(&mut self.0)
    }
}

impl Numbers<'_> {
    /// The next number; 0 where there is none.
    pub fn number(&mut self) -> u32 {
        self.next().unwrap_or_default()
    }

    /// The next number, with its sign.
    pub fn signed(&mut self) -> i32 {
        signed(self.number())
    }
}

/// A number with its sign in the lowest bit.
pub fn signed(number: u32) -> i32 {
    let half = (number >> 1) as i32;
    if number & 1 == 0 { half } else { !half }
}

/// How many characters are written in one byte. The other bytes leave room for 256 more each.
#[allow(dead_code)] // by the build only
pub const COMMON: usize = 244;

/// The characters that strings are spelt with.
#[derive(Default)]
pub struct Alphabet {
    /// All characters, the common ones first.
    pub characters: Vec<char>,
    /// How many are common.
    pub common: usize,
}

impl Alphabet {
    /// Reads the alphabet.
    pub fn read(table: &[u8]) -> Alphabet {
        Alphabet::unpack(&mut section(table, Section::Alphabet))
    }

    /// Takes an alphabet off the front of `bytes`.
    pub fn unpack(bytes: &mut &[u8]) -> Alphabet {
        let common = u32::unpack(bytes).unwrap_or_default() as usize;
        let characters = String::unpack(bytes).unwrap_or_default();
        Alphabet {
            characters: characters.chars().collect(),
            common,
        }
    }

    /// Writes strings.
    #[allow(dead_code)] // by the build only
    pub fn spell<S: AsRef<str>>(&self, texts: &[S], out: &mut Vec<u8>) {
        let numbers: BTreeMap<char, usize> = self.characters.iter().copied().zip(0..).collect();
        for text in texts {
            for c in text.as_ref().chars() {
                let number = numbers.get(&c).copied().unwrap_or_default();
                match number.checked_sub(self.common) {
                    None => out.push((number as u8).wrapping_add(1)),
                    Some(other) => {
                        let [.., block, within] = (other as u32).to_be_bytes();
                        out.push((self.common as u8).wrapping_add(1).wrapping_add(block));
                        out.push(within);
                    }
                }
            }
            out.push(0);
        }
    }

    /// Reads strings.
    pub fn strings(&self, bytes: &[u8]) -> Strings {
        let mut strings = Strings {
            text: String::with_capacity(bytes.len().saturating_mul(5) / 2),
            ends: Vec::new(),
        };
        let mut rest = bytes.iter().map(|byte| usize::from(*byte));
        while let Some(byte) = rest.next() {
            if byte == 0 {
                strings.ends.push(strings.text.len() as u32);
                continue;
            }
            let mut number = byte.wrapping_sub(1);
            if number >= self.common {
                let block = number.wrapping_sub(self.common).wrapping_mul(256);
                let within = rest.next().unwrap_or_default();
                number = self.common.wrapping_add(block).wrapping_add(within);
            }
            if let Some(character) = self.characters.get(number) {
                strings.text.push(*character);
            }
        }
        strings
    }
}

/// Many texts in one.
#[derive(Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// The text of this number; empty where there is none.
    pub fn get(&self, number: usize) -> &str {
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default() as usize,
            None => 0,
        };
        let end = self.ends.get(number).copied().unwrap_or_default() as usize;
        self.text.get(start..end).unwrap_or_default()
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// All texts.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.get(number))
    }
}

/// A row, as numbers.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which edition.
    pub edition: u8,
    /// Which part.
    pub part: Part,
    /// Its name among the names.
    pub name: u16,
    /// The printed number, for the drug list; else the row's place in its part.
    pub number: u16,
    /// Which row of this number it is: 1, 2, …
    pub repeat: u8,
    /// 0 none, else 1 + form.
    pub form: u8,
    /// 0 none, 1 A, 2 B.
    pub class: u8,
    /// 0 none, else 1 + category.
    pub category: u16,
    /// 0 none, else 1 + text.
    pub restriction: u16,
    /// 0 none, else 1 + validity.
    pub validity: u8,
    /// The clause of the general notes that binds it; 0 none.
    pub clause: u8,
    /// What is paid for it.
    pub payment: Payment,
}

/// The payment standard of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Payment {
    /// None.
    None,
    /// Not public.
    Confidential,
    /// A wording that is no simple price: its number among the specifications.
    Text(u16),
    /// So many prices, from this number on.
    Prices(u16, u8),
}

/// All rows.
#[derive(Default)]
pub struct Rows {
    /// The rows, drug list first, then products, services, consumables.
    pub rows: Vec<Row>,
    /// Where each run of an edition and part begins.
    pub runs: Vec<(u8, Part, u32)>,
    /// Days of validity.
    pub validities: Vec<(Day, Day)>,
    /// Prices in fen and the number of their specification.
    pub prices: Vec<(u32, u16)>,
    /// How many names the rows use; further ones follow.
    pub names: u32,
}

impl Rows {
    /// Reads all rows.
    pub fn read(table: &[u8]) -> Rows {
        let column = |wanted| Numbers(section(table, wanted));
        let mut rows = Rows::default();
        let mut days = section(table, Section::ValidityDays);
        while let (Some(from), Some(until)) = (Day::unpack(&mut days), Day::unpack(&mut days)) {
            rows.validities.push((from, until));
        }
        let mut prices = column(Section::Prices);
        let mut specs = column(Section::PriceSpecs);
        let mut next_spec = 0_u16;
        let mut spec = move || match specs.number() {
            0 => {
                next_spec = next_spec.wrapping_add(1);
                next_spec.wrapping_sub(1)
            }
            used => used.wrapping_sub(1) as u16,
        };
        let mut names = column(Section::RowNames);
        let (mut next_name, mut name) = (0_u32, 0_u32);
        let mut numbers = column(Section::Numbers);
        let mut forms = section(table, Section::RowForms).iter().copied();
        let mut classes = section(table, Section::Classes).iter().copied();
        let mut categories = column(Section::RowCategories);
        let mut category = 0_u16;
        let mut restrictions = column(Section::Restrictions);
        let mut next_text = 0_u16;
        let mut validities = section(table, Section::Validities).iter().copied();
        let mut clauses = section(table, Section::Clauses).iter().copied();
        let mut payments = section(table, Section::Payments).iter().copied();
        let mut runs = column(Section::Runs);
        while let (Some(edition), Some(part), Some(count)) = (runs.next(), runs.next(), runs.next())
        {
            let Some(part) = Part::ALL.get(part as usize).copied() else {
                break;
            };
            rows.runs
                .push((edition as u8, part, rows.rows.len() as u32));
            let mut repeats: Vec<u8> = Vec::new();
            let mut next_number = 1_u16;
            for _ in 0..count {
                name = match names.number() {
                    0 => {
                        next_name = next_name.wrapping_add(1);
                        next_name.wrapping_sub(1)
                    }
                    1 => name.wrapping_add(1),
                    far => name.wrapping_add_signed(signed(far.wrapping_sub(2))),
                };
                let mut row = Row {
                    edition: edition as u8,
                    part,
                    name: name as u16,
                    number: next_number,
                    repeat: 1,
                    form: 0,
                    class: 0,
                    category: 0,
                    restriction: 0,
                    validity: 0,
                    clause: 0,
                    payment: Payment::None,
                };
                if part.letter().is_some() {
                    match numbers.number() as u16 {
                        0 => next_number = next_number.wrapping_add(1),
                        repeated => row.number = repeated,
                    }
                    let at = usize::from(row.number);
                    if repeats.len() <= at {
                        repeats.resize(at.saturating_add(1), 0);
                    }
                    if let Some(repeat) = repeats.get_mut(at) {
                        *repeat = repeat.saturating_add(1);
                        row.repeat = *repeat;
                    }
                    row.form = forms.next().unwrap_or_default();
                    row.class = classes.next().unwrap_or_default();
                    category = category.wrapping_add_signed(categories.signed() as i16);
                    row.category = category;
                    row.restriction = match restrictions.number() {
                        0 => 0,
                        1 => {
                            next_text = next_text.wrapping_add(1);
                            next_text
                        }
                        used => used.wrapping_sub(1) as u16,
                    };
                    row.validity = validities.next().unwrap_or_default();
                    row.clause = clauses.next().unwrap_or_default();
                    row.payment = match payments.next().unwrap_or_default() {
                        0 => Payment::None,
                        1 => Payment::Confidential,
                        2 => Payment::Text(spec()),
                        more => {
                            let (first, count) = (rows.prices.len() as u16, more.wrapping_sub(2));
                            for _ in 0..count {
                                rows.prices.push((prices.number(), spec()));
                            }
                            Payment::Prices(first, count)
                        }
                    };
                } else {
                    next_number = next_number.wrapping_add(1);
                }
                rows.rows.push(row);
            }
        }
        rows.names = next_name;
        rows
    }

    /// The rows of an edition's part: from, to.
    pub fn run(&self, edition: u8, part: Part) -> (u32, u32) {
        let found = self
            .runs
            .iter()
            .position(|run| (run.0, run.1) == (edition, part));
        let start = |at: usize| self.runs.get(at).map(|run| run.2);
        let end = self.rows.len() as u32;
        found.map_or((end, end), |at| {
            (
                start(at).unwrap_or(end),
                start(at.saturating_add(1)).unwrap_or(end),
            )
        })
    }

    /// The rows of a part, whichever edition: from, to. Products, services and consumables have one run each.
    pub fn part(&self, part: Part) -> (u32, u32) {
        let edition = self
            .runs
            .iter()
            .find(|run| run.1 == part)
            .map_or(u8::MAX, |run| run.0);
        self.run(edition, part)
    }
}

/// The first part of the codes of registered products.
#[derive(Debug)]
pub struct Head {
    /// The code without its last nine characters.
    pub text: &'static str,
    /// Its product row, counted within the part.
    pub row: u16,
    /// Where its makers begin.
    pub makers: u16,
}

/// The codes of products, services and consumables.
#[derive(Default)]
pub struct Codes {
    /// Sorted by text.
    pub heads: Vec<Head>,
    /// Makers with the number of their list of packages.
    pub makers: Vec<(u32, u16)>,
    /// Lists of package numbers.
    pub packages: Vec<Vec<u16>>,
    /// Service codes as numbers, in order.
    pub services: Vec<u64>,
    /// The nineteen digits after C and the last seven, in order.
    pub consumables: Vec<(u64, u32)>,
}

impl Codes {
    /// Reads all codes.
    pub fn read(table: &'static [u8]) -> Codes {
        let column = |wanted| Numbers(section(table, wanted));
        let mut codes = Codes::default();
        let mut head_rows = column(Section::HeadRows);
        let mut head_makers = column(Section::HeadMakers);
        let mut makers = column(Section::Makers);
        let mut packs = column(Section::MakerPacks);
        let mut row = 0_u16;
        for text in lines(section(table, Section::HeadTexts)) {
            row = row.wrapping_add_signed(head_rows.signed() as i16);
            codes.heads.push(Head {
                text,
                row,
                makers: codes.makers.len() as u16,
            });
            let mut maker = 0_u32;
            for _ in 0..head_makers.number() {
                maker = maker.wrapping_add(makers.number());
                codes.makers.push((maker, packs.number() as u16));
            }
        }
        let mut packages = column(Section::Packages);
        while let Some(count) = packages.next() {
            let mut package = 0_u16;
            let list = (0..count).map(|_| {
                package = package.wrapping_add(packages.number() as u16);
                package
            });
            codes.packages.push(list.collect());
        }
        let mut code = 0_u64;
        let mut services = section(table, Section::Services);
        while let Some(step) = u64::unpack(&mut services) {
            code = code.wrapping_add(step);
            codes.services.push(code);
        }
        let (mut kind, mut serial) = (0_u64, 0_u32);
        let mut kinds = section(table, Section::Consumables);
        let mut serials = column(Section::Serials);
        while let Some(step) = u64::unpack(&mut kinds) {
            kind = kind.wrapping_add(step);
            serial = if step == 0 { serial } else { 0 };
            serial = serial.wrapping_add(serials.number());
            codes.consumables.push((kind, serial));
        }
        codes
    }

    /// The heads of a product row with their makers: where its codes are.
    pub fn heads_of(&self, row: u16) -> impl Iterator<Item = (&'static str, &[(u32, u16)])> {
        let with_next = self.heads.iter().zip(
            self.heads
                .iter()
                .skip(1)
                .map(|next| next.makers)
                .chain([u16::MAX]),
        );
        with_next
            .filter(move |(head, _)| head.row == row)
            .map(|(head, end)| {
                let end = usize::from(end).min(self.makers.len());
                (
                    head.text,
                    self.makers
                        .get(usize::from(head.makers)..end)
                        .unwrap_or_default(),
                )
            })
    }

    /// The packages of a maker.
    pub fn packages_of(&self, list: u16) -> &[u16] {
        self.packages
            .get(usize::from(list))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}

/// The lines of a text.
pub fn lines(text: &[u8]) -> impl Iterator<Item = &str> {
    str::from_utf8(text).unwrap_or_default().lines()
}
