//! Search for insured areas by name, short name, reading, initials or code.

use super::table::{prefecture, province};
use super::{CODES, NAMES, insured_areas};

/// Letters a query must have before a slip of one letter is forgiven.
const SHORTEST_FORGIVEN: usize = 4;

/// An insured area that a query found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The insured area.
    pub insured: u32,
    /// The place whose name or code the query met: the area itself, one of its counties, or its province.
    pub matched: u32,
}

/// How a query meets a name, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Match {
    /// The whole name, a short name, or the code.
    Exact,
    /// The name without its ending: 广州, `guangzhou`.
    Bare,
    /// The beginning of the name or code.
    Beginning,
    /// The initials of the reading: `gz`.
    Initials,
    /// The beginning of the reading: `guangz`.
    Reading,
    /// Another part of the name or of its reading.
    Inside,
    /// The reading, but for one letter.
    Slip,
}

/// Which place of a hit was met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Met {
    /// The insured area itself.
    Area,
    /// The province it is in, one with several areas.
    Province,
    /// A county of it.
    County,
}

/// The order of hits: lower is better.
fn rank(met: Met, how: Match) -> u8 {
    match (met, how) {
        (Met::Area, Match::Exact) => 0,
        (Met::Area, Match::Bare) => 1,
        (Met::Province, Match::Exact | Match::Bare) => 2,
        (Met::Area, Match::Beginning) => 3,
        (Met::Area, Match::Initials) => 4,
        (Met::Province, Match::Initials) => 5,
        (Met::Area, Match::Reading) => 6,
        (Met::Province, _) => 7,
        (Met::Area, Match::Inside) => 8,
        (Met::County, Match::Exact) => 9,
        (Met::County, Match::Bare) => 10,
        (Met::County, Match::Beginning) => 11,
        (Met::County, Match::Initials) => 12,
        (Met::County, Match::Reading) => 13,
        (Met::County, Match::Inside) => 14,
        (Met::Area, Match::Slip) => 15,
        (Met::County, Match::Slip) => 16,
    }
}

/// The insured areas that a query finds and `accept` agrees to, best first, each once; all of them, in the order of
/// their codes, for an empty query. Areas found through a county come after those found by their own name.
pub fn search(query: &str, limit: usize, accept: &mut dyn FnMut(u32) -> bool) -> Vec<Hit> {
    if query.trim().is_empty() {
        let areas = insured_areas().filter(|area| accept(*area));
        return areas
            .map(|area| Hit {
                insured: area,
                matched: area,
            })
            .take(limit)
            .collect();
    }
    let query = Query::new(query);
    let mut hits = Vec::new();
    if query.text.is_empty() {
        return hits;
    }
    for find in [find, find_within, find_slips] {
        let found = find(&query, None);
        hits.extend(
            best_first(found)
                .into_iter()
                .filter(|hit| accept(hit.insured))
                .take(limit),
        );
        if !hits.is_empty() {
            break;
        }
    }
    hits
}

/// A hit with its rank.
struct Found {
    rank: u8,
    hit: Hit,
}

/// Leaves each area its best hit, and the best first. Among equals the lower number within the province comes first:
/// codes begin with the capital, then the larger cities, as they were listed; then the lower code.
///
/// Sorted by insertion: a few hundred areas at most, and the standard sort would be a fiftieth of the whole module.
fn best_first(found: Vec<Found>) -> Vec<Hit> {
    let mut best: Vec<Found> = Vec::new();
    for found in found {
        let same = |known: &&mut Found| known.hit.insured == found.hit.insured;
        match best.iter_mut().find(same) {
            Some(known) if found.strength() < known.strength() => *known = found,
            Some(_) => {}
            None => best.push(found),
        }
    }
    let mut sorted: Vec<Found> = Vec::with_capacity(best.len());
    for found in best {
        let at = sorted.partition_point(|before| before.order() <= found.order());
        sorted.insert(at, found);
    }
    sorted.into_iter().map(|found| found.hit).collect()
}

impl Found {
    /// Which of two hits of one area is the better: the lower.
    fn strength(&self) -> (u8, u32) {
        (self.rank, self.hit.matched)
    }

    /// Which of two areas comes first: the lower.
    fn order(&self) -> (u8, u32, u32) {
        (self.rank, self.hit.insured % 10_000, self.hit.insured)
    }
}

/// A query as it is compared.
struct Query {
    /// Letters and digits only, small and half-width.
    text: String,
    /// Whether it may be a reading.
    latin: bool,
}

impl Query {
    fn new(query: &str) -> Query {
        let text: String = query.chars().filter_map(plain).collect();
        let latin = text.is_ascii();
        // Readings are compared with u for ü, since both are typed for it.
        let text = if latin { text.replace('v', "u") } else { text };
        Query { text, latin }
    }
}

/// A character as it is compared: half-width, small, without tone mark; nothing for spaces and other signs.
fn plain(character: char) -> Option<char> {
    let half_width = match character {
        '\u{ff01}'..='\u{ff5e}' => u32::from(character)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)?,
        _ => character,
    };
    match half_width.to_ascii_lowercase() {
        plain @ ('a'..='z' | '0'..='9' | '\u{3400}'..='\u{9fff}') => Some(plain),
        'ā' | 'á' | 'ǎ' | 'à' => Some('a'),
        'ē' | 'é' | 'ě' | 'è' => Some('e'),
        'ī' | 'í' | 'ǐ' | 'ì' => Some('i'),
        'ō' | 'ó' | 'ǒ' | 'ò' => Some('o'),
        'ū' | 'ú' | 'ǔ' | 'ù' | 'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' => Some('u'),
        _ => None,
    }
}

/// One name, spelt as queries are.
#[derive(Default)]
struct Spelling {
    name: String,
    bare_name: usize,
    letters: String,
    bare_letters: usize,
    initials: String,
    bare_initials: usize,
    /// Where in the letters a syllable begins.
    syllables: Vec<usize>,
}

impl Spelling {
    fn set(&mut self, row: usize, latin: bool) {
        self.name.clear();
        self.letters.clear();
        self.initials.clear();
        self.syllables.clear();
        let bare = NAMES.bare_length(row);
        (self.bare_name, self.bare_letters, self.bare_initials) = (0, 0, 0);
        for (position, (character, syllable)) in NAMES.read_aloud(row).enumerate() {
            if latin {
                self.syllables.push(self.letters.len());
                self.letters.extend(
                    syllable
                        .chars()
                        .map(|letter| if letter == 'v' { 'u' } else { letter }),
                );
                self.initials.extend(syllable.chars().next());
            } else {
                self.name.extend(plain(character));
            }
            if position < bare {
                self.bare_name = self.name.len();
                self.bare_letters = self.letters.len();
                self.bare_initials = self.initials.len();
            }
        }
    }

    /// How a query meets this name, slips aside.
    fn meets(&self, query: &Query) -> Option<Match> {
        let text = query.text.as_str();
        let is = |whole: &str, bare: usize| {
            if whole == text {
                Some(Match::Exact)
            } else if whole.get(..bare) == Some(text) {
                Some(Match::Bare)
            } else {
                None
            }
        };
        if query.latin {
            let begins_at = |start: &usize| {
                self.letters
                    .get(*start..)
                    .is_some_and(|rest| rest.starts_with(text))
            };
            is(&self.letters, self.bare_letters)
                .or_else(|| is(&self.initials, self.bare_initials).map(|_| Match::Initials))
                .or_else(|| self.letters.starts_with(text).then_some(Match::Reading))
                .or_else(|| {
                    self.syllables
                        .iter()
                        .any(begins_at)
                        .then_some(Match::Inside)
                })
        } else {
            is(&self.name, self.bare_name)
                .or_else(|| self.name.starts_with(text).then_some(Match::Beginning))
                .or_else(|| self.name.contains(text).then_some(Match::Inside))
        }
    }

    /// Whether the query is this reading, but for one slip.
    fn almost(&self, text: &str) -> bool {
        let near = |reading: &str| one_slip(reading.as_bytes(), text.as_bytes());
        near(&self.letters) || self.letters.get(..self.bare_letters).is_some_and(near)
    }
}

/// Whether two words differ by one letter left out, added, changed or exchanged with the next.
fn one_slip(one: &[u8], other: &[u8]) -> bool {
    let same = |(a, b): &(&u8, &u8)| a == b;
    let before = one.iter().zip(other).take_while(same).count();
    let (one, other) = (one.get(before..), other.get(before..));
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    let after = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(same)
        .count();
    let middle = |word: &[u8]| word.len().saturating_sub(after);
    match (one.get(..middle(one)), other.get(..middle(other))) {
        (Some([_]), Some([] | [_])) | (Some([]), Some([_])) => true,
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        _ => false,
    }
}

/// Finds places by name, reading or code; only under `scope`, if there is one.
fn find(query: &Query, scope: Option<u32>) -> Vec<Found> {
    let code = if scope.is_none() {
        code_rows(&query.text)
    } else {
        None
    };
    let mut spelling = Spelling::default();
    find_if(scope, |row| {
        if let Some((rows, how)) = &code
            && rows.contains(&row)
        {
            return Some(*how);
        }
        if !query.latin
            && NAMES
                .short()
                .iter()
                .any(|(other, short)| *other == row && *short == query.text)
        {
            return Some(Match::Exact);
        }
        spelling.set(row, query.latin);
        spelling.meets(query)
    })
}

/// Finds readings that the query misses by one letter.
fn find_slips(query: &Query, scope: Option<u32>) -> Vec<Found> {
    if !query.latin || query.text.len() < SHORTEST_FORGIVEN {
        return Vec::new();
    }
    let mut spelling = Spelling::default();
    find_if(scope, |row| {
        spelling.set(row, true);
        spelling.almost(&query.text).then_some(Match::Slip)
    })
}

/// Finds 朝阳区 under 北京市 for 北京市朝阳区: the longest name above that begins the query, then the rest under it,
/// or the area above itself if the rest is not listed (a street, a village).
fn find_within(query: &Query, scope: Option<u32>) -> Vec<Found> {
    if query.latin {
        return Vec::new();
    }
    let mut spelling = Spelling::default();
    let mut above = Vec::new();
    for (row, code) in CODES.all().iter().enumerate() {
        if code % 100 == 0 && within(*code, scope) && !CODES.is_outside(*code) {
            spelling.set(row, false);
            let whole = Some(spelling.name.as_str());
            let bare = spelling.name.get(..spelling.bare_name);
            let rest = [whole, bare]
                .into_iter()
                .flatten()
                .find_map(|name| query.text.strip_prefix(name));
            above.extend(rest.map(|rest| (rest, *code, CODES.insured_area(row))));
        }
    }
    let shortest = above.iter().map(|(rest, ..)| rest.len()).min();
    let mut found = Vec::new();
    for (rest, code, insured) in above
        .into_iter()
        .filter(|(rest, ..)| Some(rest.len()) == shortest)
    {
        let rest = Query {
            text: rest.to_owned(),
            latin: rest.is_ascii(),
        };
        let mut under = Vec::new();
        if !rest.text.is_empty() {
            under = find(&rest, Some(code));
            if under.is_empty() {
                under = find_within(&rest, Some(code));
            }
        }
        if under.is_empty() {
            let hit = insured.map(|insured| Hit {
                insured,
                matched: code,
            });
            under.extend(hit.map(|hit| Found {
                rank: rank(Met::Area, Match::Inside),
                hit,
            }));
        }
        found.extend(under);
    }
    found
}

/// Whether a code is under a province or prefecture.
fn within(code: u32, scope: Option<u32>) -> bool {
    scope
        .is_none_or(|scope| code != scope && (province(code) == scope || prefecture(code) == scope))
}

/// Rows that a query of digits names: one for a whole code, all that begin with it for a part.
fn code_rows(text: &str) -> Option<(core::ops::Range<usize>, Match)> {
    if !(2..=6).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u32 = text.parse().ok()?;
    if text.len() == 6 {
        let row = CODES.row(number)?;
        return Some((row..row.checked_add(1)?, Match::Exact));
    }
    let missing = u32::try_from(text.len())
        .ok()
        .and_then(|length| 6_u32.checked_sub(length))?;
    let unit = 10_u32.checked_pow(missing)?;
    let first = number.checked_mul(unit)?;
    let after = first.checked_add(unit)?;
    let row_from = |code: u32| CODES.all().partition_point(|other| *other < code);
    Some((row_from(first)..row_from(after), Match::Beginning))
}

/// The hits of all rows under `scope` that `meets` agrees to.
fn find_if(scope: Option<u32>, mut meets: impl FnMut(usize) -> Option<Match>) -> Vec<Found> {
    let mut found = Vec::new();
    for (row, code) in CODES.all().iter().enumerate() {
        if !within(*code, scope) || CODES.is_outside(*code) {
            continue;
        }
        let Some(how) = meets(row) else { continue };
        let matched = *code;
        if let Some(insured) = CODES.insured_area(row) {
            let met = if insured == matched {
                Met::Area
            } else {
                Met::County
            };
            found.push(Found {
                rank: rank(met, how),
                hit: Hit { insured, matched },
            });
        } else if how < Match::Inside && code % 10_000 == 0 {
            let areas = insured_areas().filter(|area| province(*area) == matched);
            found.extend(areas.map(|insured| Found {
                rank: rank(Met::Province, how),
                hit: Hit { insured, matched },
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_and_reading_meets_itself() {
        let mut spelling = Spelling::default();
        for (row, code) in CODES.all().iter().enumerate() {
            for text in [NAMES.name(row), NAMES.reading(row)] {
                let query = Query::new(&text.unwrap());
                spelling.set(row, query.latin);
                assert_eq!(
                    spelling.meets(&query),
                    Some(Match::Exact),
                    "{code} {}",
                    query.text
                );
            }
        }
        assert_eq!(CODES.all().len(), 4294);
    }

    #[test]
    fn names_are_met_in_part() {
        let meets = |code: u32, query: &str| {
            let query = Query::new(query);
            let mut spelling = Spelling::default();
            spelling.set(CODES.row(code).unwrap(), query.latin);
            spelling.meets(&query)
        };
        for (code, query, how) in [
            (440100, "广州", Some(Match::Bare)),
            (440100, "guangzhou", Some(Match::Bare)),
            (440100, "广", Some(Match::Beginning)),
            (440100, "州市", Some(Match::Inside)),
            (440100, "gz", Some(Match::Initials)),
            (440100, "gzs", Some(Match::Initials)),
            (440100, "g", Some(Match::Reading)),
            (440100, "guangzhous", Some(Match::Reading)),
            (440100, "zhou", Some(Match::Inside)),
            (440100, "hou", None),
            (440100, "深圳", None),
            (422800, "恩施", Some(Match::Bare)),
            (422800, "恩施土家族", Some(Match::Beginning)),
            (650000, "新疆", Some(Match::Bare)),
            (371722, "单县", Some(Match::Exact)),
            (371722, "单", Some(Match::Beginning)),
            (141100, "lvliang", Some(Match::Bare)),
            (141100, "lüliang", Some(Match::Bare)),
            (660101, "1团", Some(Match::Inside)),
        ] {
            assert_eq!(meets(code, query), how, "{code} {query}");
        }
    }

    #[test]
    fn one_slip_is_forgiven() {
        let mut spelling = Spelling::default();
        spelling.set(CODES.row(440100).unwrap(), true);
        for (text, almost) in [
            ("guangzho", true),
            ("guangzhuo", true),
            ("guanzhou", true),
            ("guangzhoui", true),
            ("huangzhou", true),
            ("guangzhou", false),
            ("huanzhou", false),
            ("guang", false),
        ] {
            assert_eq!(spelling.almost(text), almost, "{text}");
        }
    }
}
