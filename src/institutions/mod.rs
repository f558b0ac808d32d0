//! Names of tertiary hospitals: a help in finding the right name, no proof that one is networked.

use crate::area;
use crate::catalog::table::Alphabet;
use crate::direct::reasons;
use crate::directory::{Limit, Province};
use crate::issue::Lang;
use crate::national;
use crate::packed::Packed;
use serde::Serialize;
use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/institutions.bin"));

/// For each province a line with its code, then a line for each name, then an empty line.
static NAMES: LazyLock<String> = LazyLock::new(|| {
    let mut bytes = BYTES;
    let shared = Vec::<u8>::unpack(&mut bytes).unwrap_or_default();
    let rests = Alphabet::unpack(&mut bytes).strings(bytes);
    let mut text = String::new();
    let mut last = 0_usize;
    for (shared, rest) in shared.iter().zip(rests.iter()) {
        let end = last.saturating_add(usize::from(*shared));
        let beginning = text.get(last..end).unwrap_or_default().to_owned();
        last = text.len();
        for part in [&beginning, rest, "\n"] {
            text.push_str(part);
        }
    }
    text
});

/// An institution by name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Institution {
    /// Its name.
    pub name: &'static str,
    /// Its province's name.
    pub province: String,
    /// Its province's code.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub province_code: &'static str,
    /// Always "unknown": the list has names only and proves neither a level nor that an institution is networked.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"unknown\""))]
    pub networked: &'static str,
    /// Where to look up whether it is.
    pub look_up: String,
}

record! {
    /// Which institutions to list.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct InstitutionOptions {
        /// Only those of this province.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "AreaCode"))]
        "province" => province: Option<Province>,
        /// At most so many, 1 ..= 10,000; default 20.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "limit" => limit: Option<Limit>,
    }
}

/// How many are listed unless the caller says otherwise.
const USUAL: usize = 20;

/// The institutions whose names a query finds, best first: the name itself, a beginning, a part, all of several words, and
/// where nothing else is found, all characters in their order (`北大三院`). An empty query lists all.
///
/// # Example
/// ```
/// use yidi::institutions::{InstitutionOptions, institutions};
/// use yidi::issue::Lang;
///
/// let found = institutions("华西口腔", &InstitutionOptions::default(), Lang::En);
/// assert_eq!(found[0].name, "四川大学华西口腔医院");
/// assert_eq!(found[0].networked, "unknown");
/// ```
#[must_use]
pub fn institutions(query: &str, options: &InstitutionOptions, lang: Lang) -> Vec<Institution> {
    let limit = options.limit.map_or(USUAL, Limit::count);
    let look_up = reasons()
        .map(|reasons| reasons.look_up(&national::guide().hotline, lang))
        .unwrap_or_default();
    let describe = |(province_code, name): (&'static str, &'static str)| {
        let code = province_code.parse().unwrap_or_default();
        Institution {
            name,
            province: area::name(code).unwrap_or_default(),
            province_code,
            networked: "unknown",
            look_up: look_up.clone(),
        }
    };
    let province = options.province.map(Province::code);
    let found = search(query, province.as_deref(), limit);
    found.into_iter().map(describe).collect()
}

/// How a query meets a name, best first.
#[derive(Clone, Copy)]
enum Match {
    Whole,
    Beginning,
    Part,
    Words,
    InOrder,
}

/// A name that was met.
struct Found {
    /// How it was met, then how long it is: the lower the better.
    rank: usize,
    province: &'static str,
    name: &'static str,
}

impl Found {
    fn new(how: Match, province: &'static str, name: &'static str) -> Found {
        let rank = (how as usize).wrapping_mul(1000).wrapping_add(name.len());
        Found {
            rank,
            province,
            name,
        }
    }
}

/// Province code and name of what a query finds.
fn search(query: &str, province: Option<&str>, limit: usize) -> Vec<(&'static str, &'static str)> {
    // Most names have their numerals in Chinese, some in figures: a query means either.
    let mut asked = vec![Query::new(query, written), Query::new(query, |c| c)];
    asked.dedup();
    let mut found = Vec::new();
    for in_order in [false, true] {
        for (code, names) in NAMES
            .split("\n\n")
            .filter_map(|block| block.split_once('\n'))
        {
            if province.is_some_and(|wanted| wanted != code) {
                continue;
            }
            if query.trim().is_empty() {
                let listed = |name| Found::new(Match::Whole, code, name);
                found.extend(names.lines().map(listed));
            }
            for query in &asked {
                query.find(code, names, in_order, &mut found);
            }
        }
        if query.trim().is_empty() {
            let listed = found.iter().map(|one| (one.province, one.name));
            return listed.take(limit).collect();
        }
        if !found.is_empty() {
            break;
        }
    }
    best(&found, limit, asked.len() > 1)
}

/// The best `limit`, each once, among equals in the order of the list. Rank by rank, because the standard sort would cost more of the
/// module than all else here.
fn best(found: &[Found], limit: usize, repeated: bool) -> Vec<(&'static str, &'static str)> {
    let mut best: Vec<(&str, &str)> = Vec::new();
    let mut done = None;
    while best.len() < limit {
        let ranks = found.iter().map(|one| one.rank);
        let Some(next) = ranks
            .filter(|rank| done.is_none_or(|done| *rank > done))
            .min()
        else {
            break;
        };
        for one in found.iter().filter(|one| one.rank == next) {
            let pair = (one.province, one.name);
            if best.len() < limit && !(repeated && best.contains(&pair)) {
                best.push(pair);
            }
        }
        done = Some(next);
    }
    best
}

/// What is asked for.
#[derive(PartialEq)]
struct Query {
    /// Its words, written as the list writes them.
    words: Vec<String>,
    /// All of them in one.
    whole: String,
}

impl Query {
    fn new(query: &str, written: fn(char) -> char) -> Query {
        // A name has some thirty characters; a longer query finds nothing that its beginning does not.
        let query: String = query.chars().take(60).map(written).collect();
        let words = query.split(|c| !sign(c)).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        Query {
            whole: words.concat(),
            words,
        }
    }

    /// Adds the names of a province that have the whole, else all words; or those that have all characters in their order.
    fn find(
        &self,
        code: &'static str,
        names: &'static str,
        in_order: bool,
        found: &mut Vec<Found>,
    ) {
        let Some(first) = self.whole.chars().next() else {
            return;
        };
        if in_order {
            // A single character is too little to go by.
            if self.whole.chars().nth(1).is_some() {
                let mut room = [0; 4];
                lines_with(names, first.encode_utf8(&mut room), &mut |name| {
                    let mut rest = name.chars();
                    if self.whole.chars().all(|wanted| rest.any(|c| c == wanted)) {
                        found.push(Found::new(Match::InOrder, code, name));
                    }
                });
            }
            return;
        }
        lines_with(names, &self.whole, &mut |name| {
            let how = match name.strip_prefix(&*self.whole) {
                Some("") => Match::Whole,
                Some(_) => Match::Beginning,
                None => Match::Part,
            };
            found.push(Found::new(how, code, name));
        });
        if let [first, others @ ..] = &*self.words
            && !others.is_empty()
        {
            lines_with(names, first, &mut |name| {
                let all = others.iter().all(|word| name.contains(&**word));
                if all && !name.contains(&*self.whole) {
                    found.push(Found::new(Match::Words, code, name));
                }
            });
        }
    }
}

/// Hands over each line that contains a text. The lines are searched as one: several times faster than one by one.
#[inline(never)]
fn lines_with(lines: &'static str, wanted: &str, take: &mut dyn FnMut(&'static str)) {
    let mut done = 0;
    for (at, _) in lines.match_indices(wanted) {
        if at < done {
            continue;
        }
        let (before, after) = lines.split_at_checked(at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end.saturating_add(1));
        let end = at.saturating_add(after.find('\n').unwrap_or(after.len()));
        take(lines.get(start..end).unwrap_or_default());
        done = end;
    }
}

/// Whether a character can stand in a word of a query.
fn sign(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '（' | '）' | '〇' | '\u{3400}'..='\u{9fff}')
}

/// A sign as the list writes it: numerals in Chinese, brackets full-width.
fn written(c: char) -> char {
    match c {
        '(' => '（',
        ')' => '）',
        '0' | '０' | '零' | '○' => '〇',
        '1' | '１' => '一',
        '2' | '２' => '二',
        '3' | '３' => '三',
        '4' | '４' => '四',
        '5' | '５' => '五',
        '6' | '６' => '六',
        '7' | '７' => '七',
        '8' | '８' => '八',
        '9' | '９' => '九',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
        let blocks = NAMES
            .split("\n\n")
            .filter_map(|block| block.split_once('\n'));
        blocks.flat_map(|(code, names)| names.lines().map(move |name| (code, name)))
    }

    fn found(query: &str) -> Vec<&'static str> {
        search(query, None, 50)
            .into_iter()
            .map(|(_, name)| name)
            .collect()
    }

    #[test]
    fn a_name_is_found_first_by_itself() {
        assert_eq!(names().count(), 4969);
        let separated = |name: &str| name.contains(['·', '，', '/']);
        let figures = |name: &str| name.contains(|c: char| c.is_ascii_digit());
        let some = names().step_by(11);
        let odd = names().filter(|(_, name)| separated(name) || figures(name));
        for (province, name) in some.chain(odd) {
            assert_eq!(search(name, Some(province), 1), [(province, name)]);
        }
    }

    #[test]
    fn every_province_of_the_list_is_a_province() {
        for (province, _) in names() {
            let code: u32 = province.parse().unwrap();
            assert_eq!(area::place(province).unwrap().province, code);
        }
    }

    #[test]
    fn finds_the_beginning_before_the_middle_and_parts_in_order_last() {
        assert_eq!(found("北京天坛"), ["首都医科大学附属北京天坛医院"]);
        assert_eq!(found("北京协和医院"), ["中国医学科学院北京协和医院"]);
        assert_eq!(found("四川 华西 口腔"), ["四川大学华西口腔医院"]);
        assert!(found("北大三院").contains(&"北京大学第三医院"));
        assert!(found("第970医院").contains(&"中国人民解放军联勤保障部队第九七〇医院"));
        for nothing in [
            "zzqqxx",
            "；；；",
            "没有这家医院",
            "<script>alert(1)</script>",
        ] {
            assert_eq!(found(nothing), [""; 0], "{nothing}");
        }
    }

    #[test]
    fn an_empty_query_lists_the_first() {
        assert_eq!(search(" ", None, 3).len(), 3);
        assert_eq!(search("", Some("660000"), 100).len(), 15);
    }
}
