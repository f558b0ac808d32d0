//! The further names of an item, and looking names up.

use super::Entry;
use super::entry::{NAMES, ROWS, TABLE};
use super::plain::{fold, is_plain, plain};
use super::query::is_sign;
use super::table::{Numbers, Part, Section, lines, section};
use std::sync::LazyLock;

/// Beyond this number an owner of a name is a row, below it a name that rows share.
const ROWS_FROM: u32 = 1 << 24;
/// No text.
const END: u16 = u16::MAX;
const BUCKETS: u32 = 1 << 14;

/// All names and further names in plain form.
pub(super) struct Names {
    /// All plain forms one after another, in UTF-16.
    pub letters: Vec<u16>,
    /// Where each begins; one more than there are texts.
    pub starts: Vec<u32>,
    /// Whose name each is.
    owners: Vec<u32>,
    /// First text of each hash value.
    buckets: Vec<u16>,
    /// Next text of the same hash value.
    next: Vec<u16>,
    /// Where the rows of each name begin in `rows`.
    firsts: Vec<u32>,
    rows: Vec<u32>,
}

pub(super) static PLAIN: LazyLock<Names> = LazyLock::new(Names::read);

impl Names {
    fn read() -> Names {
        let count = ROWS.names as usize;
        let mut names = Names {
            letters: Vec::with_capacity(NAMES.len().saturating_mul(12)),
            starts: vec![0],
            owners: Vec::new(),
            buckets: vec![END; BUCKETS as usize],
            next: Vec::new(),
            firsts: vec![0; count.saturating_add(2)],
            rows: vec![0; ROWS.rows.len()],
        };
        // Rows by name, by counting: how many each has, where each begins, then each in its place.
        let mut listed = vec![None; count];
        for row in &ROWS.rows {
            if let Some(first) = names
                .firsts
                .get_mut(usize::from(row.name).saturating_add(2))
            {
                *first = first.saturating_add(1);
            }
            if let Some(part) = listed.get_mut(usize::from(row.name)) {
                part.get_or_insert(row.part);
            }
        }
        let mut sum = 0_u32;
        for first in &mut names.firsts {
            sum = sum.saturating_add(*first);
            *first = sum;
        }
        for (row, number) in ROWS.rows.iter().zip(0_u32..) {
            if let Some(place) = names
                .firsts
                .get_mut(usize::from(row.name).saturating_add(1))
            {
                if let Some(slot) = names.rows.get_mut(*place as usize) {
                    *slot = number;
                }
                *place = place.saturating_add(1);
            }
        }

        for (number, name) in NAMES.iter().take(count).enumerate() {
            names.add(name, number as u32);
            if let Some(Some(part)) = listed.get(number) {
                further(name, *part, &mut |other| names.add(other, number as u32));
            }
        }
        // Names of single rows follow: what services are also called, members of ◇ groups.
        let mut others = NAMES.iter().skip(count);
        let mut row = ROWS.part(Part::Service).0;
        for step in Numbers(section(TABLE, Section::Variants)) {
            row = row.saturating_add(step);
            names.add(others.next().unwrap_or_default(), row | ROWS_FROM);
        }
        for row in Numbers(section(TABLE, Section::Members)) {
            names.add(others.next().unwrap_or_default(), row | ROWS_FROM);
        }
        names
    }

    fn add(&mut self, name: &str, owner: u32) {
        let start = self.letters.len();
        let letters = &mut self.letters;
        for c in name.chars() {
            if is_plain(c) {
                letters.push(c as u16);
            } else {
                fold(c, &mut |c| {
                    letters.extend_from_slice(c.encode_utf16(&mut [0; 2]))
                });
            }
        }
        let hash = hash(letters.iter().skip(start).copied());
        let number = self.owners.len() as u16;
        self.starts.push(self.letters.len() as u32);
        self.owners.push(owner);
        // At the end of its chain, so that names come before further names.
        let first = self
            .buckets
            .get_mut(hash as usize)
            .map(|first| std::mem::replace(first, number));
        self.next.push(first.unwrap_or(END));
    }

    /// A text.
    pub fn get(&self, number: u16) -> &[u16] {
        let from = self
            .starts
            .get(usize::from(number))
            .copied()
            .unwrap_or_default() as usize;
        let to = self
            .starts
            .get(usize::from(number).saturating_add(1))
            .copied()
            .unwrap_or_default() as usize;
        self.letters.get(from..to).unwrap_or_default()
    }

    /// How many texts there are.
    pub fn count(&self) -> u16 {
        self.owners.len() as u16
    }

    /// The rows that a text names.
    pub fn rows_of(&self, number: u16) -> impl Iterator<Item = Entry> + '_ {
        let owner = self
            .owners
            .get(usize::from(number))
            .copied()
            .unwrap_or_default();
        let single = (owner >= ROWS_FROM).then_some(Entry(owner & !ROWS_FROM));
        let range = match single {
            Some(_) => 0..0,
            None => {
                let first = |at: usize| self.firsts.get(at).copied().unwrap_or_default() as usize;
                first(owner as usize)..first((owner as usize).saturating_add(1))
            }
        };
        let shared = self.rows.get(range).unwrap_or_default();
        single
            .into_iter()
            .chain(shared.iter().map(|row| Entry(*row)))
    }
}

fn hash(letters: impl Iterator<Item = u16>) -> u32 {
    let mixed = letters.fold(0x811c_9dc5_u32, |hash, letter| {
        (hash ^ u32::from(letter))
            .wrapping_mul(0x0100_0193)
            .rotate_left(5)
    });
    (mixed ^ (mixed >> 15)) & BUCKETS.wrapping_sub(1)
}

/// The items of this name or further name, given in its plain form, in the order of the catalogue.
pub fn by_name(plain: &str) -> Vec<Entry> {
    let names = &*PLAIN;
    let mut found = Vec::new();
    let bucket = hash(plain.encode_utf16()) as usize;
    let mut text = names.buckets.get(bucket).copied().unwrap_or(END);
    while text != END {
        if plain.encode_utf16().eq(names.get(text).iter().copied()) {
            for entry in names.rows_of(text) {
                let at = found.partition_point(|known| *known < entry);
                if found.get(at) != Some(&entry) {
                    found.insert(at, entry);
                }
            }
        }
        text = names.next.get(usize::from(text)).copied().unwrap_or(END);
    }
    found
}

/// The forms that Chinese patent medicines name in brackets: 参苏丸(片、胶囊).
const CHINESE_FORMS: [&str; 36] = [
    "口服乳液",
    "软化膏",
    "巴布膏",
    "口服液",
    "软胶囊",
    "肠溶胶囊",
    "肠溶片",
    "分散片",
    "气雾剂",
    "喷雾剂",
    "注射液",
    "滴丸",
    "胶囊",
    "颗粒",
    "合剂",
    "糖浆",
    "煎膏",
    "软膏",
    "凝胶",
    "橡胶膏",
    "贴膏",
    "搽剂",
    "洗剂",
    "栓",
    "片",
    "丸",
    "散",
    "液",
    "膏",
    "酊",
    "水",
    "锭",
    "露",
    "酒",
    "茶",
    "饮",
];

/// The further names of a name in the drug list.
fn further(name: &str, part: Part, add: &mut dyn FnMut(&str)) {
    let chinese = matches!(part, Part::Chinese | Part::NegotiatedChinese);
    // Most names have neither brackets nor separators: 0xe3 begins 、 and 0xef wide brackets.
    let marked = |byte: u8| matches!(byte, b'(' | b'[' | b' ' | 0xe3 | 0xef);
    if part.letter().is_none() || !name.bytes().any(marked) {
        return;
    }
    if matches!(part, Part::Decoction | Part::DecoctionExcluded) {
        return bracketed(name, part, add);
    }
    let mut depth = 0_u32;
    let mut start = 0;
    for (at, c) in name.char_indices() {
        match c {
            '(' | '（' | '[' => depth = depth.saturating_add(1),
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // 雷公藤片 雷公藤多苷片: only in the Chinese part does a space stand between two names.
        if depth == 0 && (c == '、' || c == ' ' && chinese) {
            one(name.get(start..at).unwrap_or_default(), part, add);
            start = at.saturating_add(c.len_utf8());
        }
    }
    if start == 0 {
        bracketed(name, part, add);
    } else {
        one(name.get(start..).unwrap_or_default(), part, add);
    }
}

fn one(name: &str, part: Part, add: &mut dyn FnMut(&str)) {
    add(name);
    bracketed(name, part, add);
}

fn han(text: &str) -> usize {
    text.chars()
        .filter(|c| ('\u{3400}'..='\u{9fff}').contains(c))
        .count()
}

/// What the last brackets of a name say it may also be called.
fn bracketed(name: &str, part: Part, add: &mut dyn FnMut(&str)) {
    // The last pair of outer brackets.
    let (mut depth, mut open, mut pair) = (0_u32, 0, None);
    for (at, c) in name.char_indices() {
        match c {
            '(' | '（' | '[' => {
                if depth == 0 {
                    open = at;
                }
                depth = depth.saturating_add(1);
            }
            ')' | '）' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    pair = Some((open, at, c.len_utf8()));
                }
            }
            _ => {}
        }
    }
    let Some((open, close, width)) = pair else {
        return;
    };
    let base = name.get(..open).unwrap_or_default();
    let within = name
        .get(open.saturating_add(width)..close)
        .unwrap_or_default();
    let rest = name.get(close.saturating_add(width)..).unwrap_or_default();
    match part {
        Part::Chinese | Part::NegotiatedChinese if rest.is_empty() => chinese(base, within, add),
        Part::Decoction | Part::DecoctionExcluded if rest.is_empty() => {
            let names = within.split('、');
            if names.clone().all(|name| han(name) >= 3) {
                add(base);
                names.for_each(add);
            }
        }
        Part::Western | Part::Negotiated | Part::Bidding => {
            let other = within.strip_prefix("又称:").unwrap_or(within);
            if is_name(other) {
                let mut with_rest = |head: &str| add(&[head, rest].concat());
                with_rest(base);
                with_rest(other);
                // Two names, one of which contains the other: 人表皮生长因子/重组人表皮生长因子(酵母).
                if let Some((short, long)) = other.split_once('/')
                    && long.contains(short)
                {
                    with_rest(short);
                    with_rest(long);
                }
            }
        }
        _ => {}
    }
}

/// Whether brackets hold another name, not what the drug is made from or how it is given.
fn is_name(within: &str) -> bool {
    let described = ["细胞", "型", "酵母", "菌", "注射", "输注"]
        .iter()
        .any(|end| within.ends_with(end));
    let described = described
        || ["指", "预充", "预混", "供", "静脉"]
            .iter()
            .any(|start| within.starts_with(start));
    han(within) >= 3 && !described
}

fn chinese(base: &str, within: &str, add: &mut dyn FnMut(&str)) {
    if within == "冻干" {
        add(base);
    } else if within.split('、').all(|form| CHINESE_FORMS.contains(&form)) {
        add(base);
        // The longest form that the name ends in.
        let ends = CHINESE_FORMS
            .iter()
            .filter_map(|form| base.strip_suffix(form));
        if let Some(stem) = ends.min_by_key(|stem| stem.len()) {
            within
                .split('、')
                .for_each(|form| add(&[stem, form].concat()));
        }
    } else if han(within) >= 4 && !within.contains('、') && within != "含儿童型" {
        add(base);
        add(within);
    }
}

pub(super) static FORMS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let all = lines(section(TABLE, Section::FormGroups)).map(|line| {
        let mut words = line.split('\t');
        (words.next().unwrap_or_default(), words.collect())
    });
    all.collect()
});

/// The forms of the list that a concrete form counts as: 分散片 is 口服常释剂型.
pub fn form_groups(form: &str) -> Vec<&'static str> {
    let found = FORMS.iter().find(|(known, _)| *known == form);
    found.map(|(_, groups)| groups.clone()).unwrap_or_default()
}

/// The forms that names end in, the longest first.
pub fn concrete_forms() -> impl Iterator<Item = &'static str> {
    FORMS.iter().map(|(form, _)| *form)
}

/// The acids and bases that the list leaves out of its names: before and after the name.
pub fn salts() -> (&'static [&'static str], &'static [&'static str]) {
    static SALTS: LazyLock<(Vec<&str>, Vec<&str>)> = LazyLock::new(|| {
        let mut bytes = section(TABLE, Section::Salts);
        let mut list = || {
            super::table::text(&mut bytes)
                .unwrap_or_default()
                .lines()
                .collect()
        };
        (list(), list())
    });
    (&SALTS.0, &SALTS.1)
}

/// In which texts a character occurs.
pub(super) struct Postings {
    /// For each UTF-16 unit its number, from 1 on; 0 for one that occurs nowhere.
    units: Vec<u16>,
    /// Where each unit's texts begin; one more than there are units.
    starts: Vec<u32>,
    texts: Vec<u16>,
}

pub(super) static POSTINGS: LazyLock<Postings> = LazyLock::new(|| {
    let names = &*PLAIN;
    let mut units = vec![0_u16; 1 << 16];
    let mut counts = vec![0_u32; 2];
    for letter in &names.letters {
        let Some(unit) = units.get_mut(usize::from(*letter)) else {
            continue;
        };
        if *unit == 0 {
            *unit = counts.len().saturating_sub(1) as u16;
            counts.push(0);
        }
        if let Some(count) = counts.get_mut(usize::from(*unit).saturating_add(1)) {
            *count = count.saturating_add(1);
        }
    }
    // By counting, as the rows of a name. A text in which a character occurs twice is listed twice.
    let mut sum = 0_u32;
    for count in &mut counts {
        sum = sum.saturating_add(*count);
        *count = sum;
    }
    let mut places = counts.clone();
    let mut texts = vec![0_u16; names.letters.len()];
    for number in 0..names.count() {
        for letter in names.get(number) {
            let unit = units.get(usize::from(*letter)).copied().unwrap_or_default();
            if let Some(place) = places.get_mut(usize::from(unit)) {
                if let Some(slot) = texts.get_mut(*place as usize) {
                    *slot = number;
                }
                *place = place.saturating_add(1);
            }
        }
    }
    Postings {
        units,
        starts: counts,
        texts,
    }
});

impl Postings {
    /// The number of a letter.
    pub fn unit(&self, letter: u16) -> u16 {
        self.units
            .get(usize::from(letter))
            .copied()
            .unwrap_or_default()
    }

    /// The texts in which the letter of a number occurs.
    pub fn of(&self, unit: u16) -> &[u16] {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or_default() as usize;
        let unit = usize::from(unit);
        self.texts
            .get(start(unit)..start(unit.saturating_add(1)))
            .unwrap_or_default()
    }
}

/// How many places in texts are looked at for candidates: the rare characters of a name lead to few.
const LOOKED_AT: usize = 1000;
/// How many candidates are compared letter by letter.
const COMPARED: usize = 32;
/// Below this likeness a name is no candidate.
const UNLIKE: f32 = 0.5;

/// The items that a name not listed may mean, the likeliest first, with their likeness (0 to 1): those that share its rare
/// characters, then its order of characters.
pub fn near(name: &str, only: impl Fn(Entry) -> bool, limit: usize) -> Vec<(Entry, f32)> {
    near_to(name, &only, limit)
}

fn near_to(name: &str, only: &dyn Fn(Entry) -> bool, limit: usize) -> Vec<(Entry, f32)> {
    let names = &*PLAIN;
    let postings = &*POSTINGS;
    // A mask has room for 64 letters: enough to tell names apart.
    let letters: Vec<u16> = plain(name).encode_utf16().take(64).collect();
    let mut units: Vec<u16> = Vec::with_capacity(letters.len());
    // Signs, strengths and packages tell nothing of what it is.
    let latin = letters.iter().all(|letter| *letter < 0x80);
    let telling = letters
        .iter()
        .filter(|letter| (latin || **letter >= 0x80) && !is_sign(**letter));
    for unit in telling.map(|letter| postings.unit(*letter)) {
        if unit != 0 && !units.contains(&unit) {
            let rarer = |known: &u16| postings.of(*known).len() <= postings.of(unit).len();
            units.insert(units.partition_point(rarer), unit);
        }
    }
    let mut weights = vec![0_u8; usize::from(names.count())];
    let mut touched: Vec<u16> = Vec::new();
    let mut seen = 0_usize;
    for unit in &units {
        let texts = postings.of(*unit);
        seen = seen.saturating_add(texts.len());
        if seen > LOOKED_AT && !touched.is_empty() {
            break;
        }
        // The rarer, the more it tells: one more for each time it is half as frequent.
        let weight = 15_u32.saturating_sub(texts.len().checked_ilog2().unwrap_or_default()) as u8;
        for text in texts {
            if let Some(sum) = weights.get_mut(usize::from(*text)) {
                if *sum == 0 {
                    touched.push(*text);
                }
                *sum = sum.saturating_add(weight);
            }
        }
    }
    let weight_of = |text: &u16| weights.get(usize::from(*text)).copied().unwrap_or_default();
    // Those with the greatest weights, without sorting all: how many there are of each weight tells from which on they fit.
    let mut of_weight = [0_usize; 256];
    for text in &touched {
        if let Some(count) = of_weight.get_mut(usize::from(weight_of(text))) {
            *count = count.saturating_add(1);
        }
    }
    let (mut sum, mut least) = (0_usize, 255_u8);
    for (weight, count) in (0_u8..=255).zip(of_weight).rev() {
        sum = sum.saturating_add(count);
        if sum > COMPARED && sum > count {
            break;
        }
        least = weight;
    }
    let chosen = touched
        .iter()
        .copied()
        .filter(|text| weight_of(text) >= least)
        .take(COMPARED.saturating_mul(2));

    let mut masks: Vec<u64> = vec![0; postings.starts.len()];
    for (place, letter) in letters.iter().enumerate() {
        if let Some(mask) = masks.get_mut(usize::from(postings.unit(*letter))) {
            *mask |= 1_u64.wrapping_shl(place as u32);
        }
    }
    let mut best: Vec<(Entry, f32)> = Vec::new();
    for text in chosen {
        let other = names.get(text);
        let common = common_order(other, &masks, postings);
        let both = common.wrapping_mul(2) as f32 / letters.len().saturating_add(other.len()) as f32;
        // A name that is wholly there with more around it is likely too, unless it is very short.
        let within = if other.len() < 3 {
            both
        } else {
            common as f32 / other.len() as f32
        };
        let likeness = both.midpoint(both.max(within));
        if likeness < UNLIKE {
            continue;
        }
        for entry in names.rows_of(text).filter(|entry| only(*entry)) {
            match best.iter_mut().find(|(known, _)| *known == entry) {
                Some(known) if known.1 >= likeness => continue,
                _ => best.retain(|(known, _)| *known != entry),
            }
            let at = best
                .partition_point(|(known, of)| *of > likeness || *of == likeness && *known < entry);
            best.insert(at, (entry, likeness));
            best.truncate(limit);
        }
    }
    best
}

/// How many characters two names have in the same order: the longest common subsequence, all places of one at once (Hyyrö).
fn common_order(text: &[u16], masks: &[u64], postings: &Postings) -> u32 {
    let mut row = u64::MAX;
    for letter in text {
        let mask = match postings.unit(*letter) {
            0 => 0,
            unit => masks.get(usize::from(unit)).copied().unwrap_or_default(),
        };
        let met = row & mask;
        row = row.wrapping_add(met) | row.wrapping_sub(met);
    }
    (!row).count_ones()
}
