//! Writes the bundled table (its layout is in `table.rs`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{Insured, Kind, province_digits};
use super::{Resolved, Row, Rules, read_code};

/// How many characters are written in one byte: about as many as a byte leaves room for.
const COMMON_CHARACTERS: usize = 230;

/// The whole table; nothing if there is more of something than the format has room for.
pub fn table(rows: &BTreeMap<u32, Row>, resolved: &Resolved, rules: &Rules) -> Option<Vec<u8>> {
    let codes = write_codes(rows, resolved)?;
    let mut table = Writer::default();
    table.count(codes.len())?;
    table.0.extend(codes);
    write_names(&mut table, rows, rules)?;
    Some(table.0)
}

fn write_codes(rows: &BTreeMap<u32, Row>, resolved: &Resolved) -> Option<Vec<u8>> {
    let row_of = row_numbers(rows);
    let mut writer = Writer::default();
    writer.count(rows.len())?;
    let mut before = 0;
    for code in rows.keys() {
        writer.number(code.checked_sub(before)?);
        before = *code;
    }
    for digits in [&resolved.single, &resolved.outside] {
        writer.count(digits.len())?;
        writer.0.extend(digits);
    }
    let usual = |code: u32| Kind::usual(code, resolved.single.contains(&province_digits(code)));
    let unusual = resolved
        .kinds
        .iter()
        .filter(|(code, kind)| **kind != usual(**code));
    writer.count(unusual.clone().count())?;
    let mut before = 0_usize;
    for (code, kind) in unusual {
        let row = *row_of.get(code)?;
        writer.count(row.checked_sub(before)?)?;
        let insured = match kind.insured {
            Insured::None => 0,
            Insured::Itself => 1,
            Insured::Prefecture => 2,
            Insured::Province => 3,
        };
        writer.0.push(kind.level << 2 | insured);
        before = row;
    }
    writer.count(resolved.aliases.len())?;
    for (alias, code) in &resolved.aliases {
        writer.number(*alias);
        writer.count(*row_of.get(code)?)?;
    }
    Some(writer.0)
}

fn row_numbers(rows: &BTreeMap<u32, Row>) -> BTreeMap<u32, usize> {
    rows.keys().copied().zip(0..).collect()
}

fn write_names(writer: &mut Writer, rows: &BTreeMap<u32, Row>, rules: &Rules) -> Option<()> {
    let names = shorten(rows, rules);
    let alphabet = Alphabet::of(rows, &names)?;

    writer.text(&rules.own_level)?;
    writer.text(&rules.endings.join("\n"))?;
    writer.text(&rules.peoples.join("\n"))?;
    writer.text(&alphabet.syllables.join("\n"))?;
    writer.text(&alphabet.groups.iter().flatten().collect::<String>())?;
    for group in &alphabet.groups {
        for syllable in &alphabet.syllables {
            let read_so = |character: &&char| alphabet.usual.get(character) == Some(syllable);
            writer.count(group.iter().filter(read_so).count())?;
        }
    }

    let [common, others] = &alphabet.groups;
    let above_again = rules.endings.len().checked_add(1)?;
    let above = above_again.checked_add(1)?;
    let first_common = above.checked_add(1)?;
    let first_other = first_common.checked_add(common.len())?;
    for name in &names {
        match name {
            Written::AboveAgain => writer.byte(above_again)?,
            Written::Above => writer.byte(above)?,
            Written::Spelt(spelt, ending) => {
                for character in spelt.chars() {
                    if let Some(number) = common.iter().position(|other| *other == character) {
                        writer.byte(first_common.checked_add(number)?)?;
                    } else {
                        let number = others.iter().position(|other| *other == character)?;
                        writer.byte(first_other.checked_add(number / 256)?)?;
                        writer.byte(number % 256)?;
                    }
                }
                writer.byte(*ending)?;
            }
        }
    }

    let mut unusual = Vec::new();
    for (row, place) in rows.values().enumerate() {
        for (position, (character, syllable)) in read_aloud(place).into_iter().enumerate() {
            if alphabet.usual.get(&character) != Some(&syllable) {
                unusual.push((
                    row,
                    position,
                    alphabet.syllables.binary_search(&syllable).ok()?,
                ));
            }
        }
    }
    writer.count(unusual.len())?;
    let mut before = 0_usize;
    for (row, position, syllable) in unusual {
        writer.count(row.checked_sub(before)?)?;
        writer.byte(position)?;
        writer.count(syllable)?;
        before = row;
    }

    let row_of = row_numbers(rows);
    let short = rules
        .short_names
        .iter()
        .flat_map(|(code, names)| names.iter().map(move |name| (code, name)));
    writer.count(short.clone().count())?;
    for (code, name) in short {
        writer.count(*row_of.get(&read_code(code)?)?)?;
        writer.text(name)?;
    }
    Some(())
}

/// A name as the table writes it.
enum Written<'a> {
    /// The name of the place above, its last character again, and the word for a level's own entry.
    AboveAgain,
    /// The name of the place above and the word for a level's own entry.
    Above,
    /// Spelt out, with the number of its ending.
    Spelt(&'a str, usize),
}

fn shorten<'a>(rows: &BTreeMap<u32, Row<'a>>, rules: &Rules) -> Vec<Written<'a>> {
    let mut endings: Vec<(&str, usize)> =
        rules.endings.iter().map(String::as_str).zip(1..).collect();
    endings.sort_by_key(|(ending, _)| Reverse(ending.len()));
    let (mut province, mut prefecture) = ("", "");
    let mut names = Vec::new();
    for (code, row) in rows {
        let above = if code % 100 == 0 {
            province
        } else {
            prefecture
        };
        let own_entry = row
            .name
            .strip_prefix(above)
            .and_then(|rest| rest.strip_suffix(rules.own_level.as_str()));
        let ending = || {
            endings
                .iter()
                .find_map(|(ending, number)| Some((row.name.strip_suffix(ending)?, *number)))
        };
        names.push(match own_entry {
            Some("") if !above.is_empty() => Written::Above,
            Some(again) if above.ends_with(again) && again.chars().count() == 1 => {
                Written::AboveAgain
            }
            _ => {
                let (spelt, ending) = ending().unwrap_or((row.name, 0));
                Written::Spelt(spelt, ending)
            }
        });
        if code % 10_000 == 0 {
            province = row.name;
        }
        if code % 100 == 0 {
            prefecture = row.name;
        }
    }
    names
}

/// The characters of all names and how they are read.
struct Alphabet<'a> {
    /// The common characters and the others, each in the order of their usual syllables.
    groups: [Vec<char>; 2],
    /// How each character is read most often.
    usual: BTreeMap<char, &'a str>,
    /// All syllables, in order, with an empty one for signs that are not read.
    syllables: Vec<&'a str>,
}

impl<'a> Alphabet<'a> {
    fn of(rows: &BTreeMap<u32, Row<'a>>, names: &[Written]) -> Option<Alphabet<'a>> {
        let mut read: BTreeMap<char, BTreeMap<&str, usize>> = BTreeMap::new();
        for (character, syllable) in rows.values().flat_map(read_aloud) {
            let count = read
                .entry(character)
                .or_default()
                .entry(syllable)
                .or_default();
            *count = count.checked_add(1)?;
        }
        let most_often = |read: &BTreeMap<&'a str, usize>| {
            Some(*read.iter().max_by_key(|(_, count)| **count)?.0)
        };
        let usual: BTreeMap<char, &str> = read
            .iter()
            .filter_map(|(character, read)| Some((*character, most_often(read)?)))
            .collect();
        let syllables: BTreeSet<&str> = read
            .values()
            .flat_map(BTreeMap::keys)
            .copied()
            .chain([""])
            .collect();

        let mut spelt: BTreeMap<char, usize> =
            read.keys().map(|character| (*character, 0)).collect();
        for name in names {
            if let Written::Spelt(name, _) = name {
                for character in name.chars() {
                    let count = spelt.get_mut(&character)?;
                    *count = count.checked_add(1)?;
                }
            }
        }
        let mut common: Vec<char> = spelt.keys().copied().collect();
        common.sort_by_key(|character| Reverse(spelt.get(character)));
        let others = common.split_off(COMMON_CHARACTERS.min(common.len()));
        let mut groups = [common, others];
        for group in &mut groups {
            group.sort_by_key(|character| (usual.get(character), *character));
        }
        Some(Alphabet {
            groups,
            usual,
            syllables: syllables.into_iter().collect(),
        })
    }
}

/// The characters of a name with their syllables: a digit is its own, another sign has an empty one.
fn read_aloud<'a>(row: &Row<'a>) -> Vec<(char, &'a str)> {
    let mut syllables = row
        .syllables
        .iter()
        .filter(|syllable| !syllable.bytes().all(|byte| byte.is_ascii_digit()));
    let signs = row.name.char_indices().map(|(start, sign)| {
        let end = start.saturating_add(sign.len_utf8());
        let syllable = match sign {
            '0'..='9' => row.name.get(start..end),
            _ if sign.is_alphanumeric() => syllables.next().copied(),
            _ => None,
        };
        (sign, syllable.unwrap_or(""))
    });
    signs.collect()
}

/// Bytes being written.
#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn byte(&mut self, value: usize) -> Option<()> {
        self.0.push(u8::try_from(value).ok()?);
        Some(())
    }

    fn number(&mut self, mut value: u32) {
        while value > 0x7f {
            self.0.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    fn count(&mut self, value: usize) -> Option<()> {
        self.number(u32::try_from(value).ok()?);
        Some(())
    }

    fn text(&mut self, text: &str) -> Option<()> {
        self.count(text.len())?;
        self.0.extend(text.as_bytes());
        Some(())
    }
}
