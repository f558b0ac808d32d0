//! The names part of the bundled table: names, readings and short names (the layout is in `table.rs`).

use super::table::{Bytes, Codes};

/// The word that marks an autonomous place, whose bare name leaves out its peoples too: 恩施土家族苗族自治州 is 恩施.
const AUTONOMOUS: [char; 2] = ['自', '治'];

/// A bare name has at least this many characters: 单县 stays 单县.
const SHORTEST_BARE_NAME: usize = 2;

/// Names, readings and short names of all rows.
#[derive(Default)]
pub struct Names<'a> {
    characters: Vec<char>,
    /// The syllable of each character.
    readings: Vec<u16>,
    syllables: Vec<&'a str>,
    /// The characters of all names, one name after the other.
    text: Vec<u16>,
    ranges: Vec<Range>,
    /// Characters not read as usual: row, position, syllable.
    unusual: Vec<(usize, usize, u16)>,
    short: Vec<(usize, &'a str)>,
}

/// Where in the text a name is: from `start` to `end`, its bare name to `bare`.
#[derive(Clone, Copy, Default)]
struct Range {
    start: usize,
    bare: usize,
    end: usize,
}

impl<'a> Names<'a> {
    /// Reads the names part of a table whose codes are read already; nothing if the table is broken.
    pub fn read(table: &'a [u8], codes: &Codes) -> Option<Names<'a>> {
        let mut bytes = Bytes(table);
        let codes_part = bytes.count()?;
        bytes.take(codes_part)?;

        let own_level = bytes.text()?;
        let endings = bytes.text()?;
        let peoples = bytes.text()?;
        let syllables: Vec<&str> = bytes.text()?.split('\n').collect();
        let characters: Vec<char> = bytes.text()?.chars().collect();
        let mut readings: Vec<u16> = Vec::with_capacity(characters.len());
        let mut common = 0;
        for group in 0..2 {
            for syllable in 0..u16::try_from(syllables.len()).ok()? {
                readings.extend(core::iter::repeat_n(syllable, bytes.count()?));
            }
            if group == 0 {
                common = readings.len();
            }
        }

        let number =
            |wanted: char| u16::try_from(characters.iter().position(|c| *c == wanted)?).ok();
        let numbers = |word: &str| word.chars().map(number).collect::<Option<Vec<u16>>>();
        let words = Words {
            own_level: numbers(own_level)?,
            endings: endings.lines().map(numbers).collect::<Option<_>>()?,
            peoples: peoples.lines().map(numbers).collect::<Option<_>>()?,
            autonomous: AUTONOMOUS.into_iter().map(number).collect::<Option<_>>()?,
            common: u16::try_from(common).ok()?,
        };
        let mut text: Vec<u16> = Vec::new();
        let mut ranges = Vec::with_capacity(codes.all().len());
        let mut province = Range::default();
        let mut prefecture = Range::default();
        for code in codes.all() {
            let above = if code % 100 == 0 {
                province
            } else {
                prefecture
            };
            let range = words.read_name(&mut bytes, &mut text, above)?;
            ranges.push(range);
            if code % 10_000 == 0 {
                province = range;
            }
            if code % 100 == 0 {
                prefecture = range;
            }
        }

        let mut row = 0_usize;
        let unusual = bytes.list(|bytes| {
            row = row.checked_add(bytes.count()?)?;
            Some((
                row,
                usize::from(bytes.byte()?),
                u16::try_from(bytes.number()?).ok()?,
            ))
        })?;
        let short = bytes.list(|bytes| Some((bytes.count()?, bytes.text()?)))?;
        Some(Names {
            characters,
            readings,
            syllables,
            text,
            ranges,
            unusual,
            short,
        })
    }

    /// The name of a row.
    pub fn name(&self, row: usize) -> Option<String> {
        self.ranges.get(row)?;
        Some(
            self.read_aloud(row)
                .map(|(character, _)| character)
                .collect(),
        )
    }

    /// How many characters of a row's name make its bare name: 2 for 广州市.
    pub fn bare_length(&self, row: usize) -> usize {
        self.ranges
            .get(row)
            .map_or(0, |range| range.bare.saturating_sub(range.start))
    }

    /// The characters of a row's name with their syllables; a sign that is not read has an empty one, a digit is
    /// its own.
    pub fn read_aloud(&self, row: usize) -> impl Iterator<Item = (char, &'a str)> {
        let characters = self
            .ranges
            .get(row)
            .and_then(|range| self.text.get(range.start..range.end));
        let from = self.unusual.partition_point(|(other, _, _)| *other < row);
        let unusual = self.unusual.get(from..).unwrap_or_default();
        characters
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(move |(position, number)| {
                let number = usize::from(*number);
                let exception = unusual
                    .iter()
                    .take_while(|(other, _, _)| *other == row)
                    .find(|(_, at, _)| *at == position);
                let syllable = match exception {
                    Some((_, _, syllable)) => *syllable,
                    None => self.readings.get(number).copied().unwrap_or(0),
                };
                let character = self
                    .characters
                    .get(number)
                    .copied()
                    .unwrap_or(char::REPLACEMENT_CHARACTER);
                (
                    character,
                    self.syllables
                        .get(usize::from(syllable))
                        .copied()
                        .unwrap_or(""),
                )
            })
    }

    /// The reading of a row's name: syllables separated by spaces, digits together.
    pub fn reading(&self, row: usize) -> Option<String> {
        self.ranges.get(row)?;
        let mut reading = String::new();
        let mut after_digit = false;
        for (character, syllable) in self
            .read_aloud(row)
            .filter(|(_, syllable)| !syllable.is_empty())
        {
            let digit = character.is_ascii_digit();
            let goes_on = digit && after_digit;
            if !goes_on && !reading.is_empty() {
                reading.push(' ');
            }
            reading.push_str(syllable);
            after_digit = digit;
        }
        Some(reading)
    }

    /// Short names with their rows: 京, 沪.
    pub fn short(&self) -> &[(usize, &'a str)] {
        &self.short
    }
}

/// The words names are put together from, as numbers of their characters.
struct Words {
    own_level: Vec<u16>,
    endings: Vec<Vec<u16>>,
    peoples: Vec<Vec<u16>>,
    autonomous: Vec<u16>,
    common: u16,
}

impl Words {
    /// Reads one name onto the end of `text`.
    fn read_name(&self, bytes: &mut Bytes, text: &mut Vec<u16>, above: Range) -> Option<Range> {
        let start = text.len();
        let above_again = u16::try_from(self.endings.len().checked_add(1)?).ok()?;
        let above_once = above_again.checked_add(1)?;
        let first_common = above_once.checked_add(1)?;
        let first_other = first_common.checked_add(self.common)?;
        loop {
            let byte = u16::from(bytes.byte()?);
            if byte == 0 {
                return Some(Range {
                    start,
                    bare: text.len(),
                    end: text.len(),
                });
            } else if byte < above_again {
                let ending = self.endings.get(usize::from(byte.checked_sub(1)?))?;
                let length = self.bare_length(text.get(start..)?, ending);
                text.extend_from_slice(ending);
                let bare = if length < SHORTEST_BARE_NAME {
                    text.len()
                } else {
                    start.checked_add(length)?
                };
                return Some(Range {
                    start,
                    bare,
                    end: text.len(),
                });
            } else if byte < first_common {
                text.extend_from_within(above.start.min(start)..above.end.min(start));
                if byte == above_again {
                    let last = *text.last()?;
                    text.push(last);
                }
                text.extend_from_slice(&self.own_level);
                return Some(Range {
                    start,
                    bare: text.len(),
                    end: text.len(),
                });
            } else if byte < first_other {
                text.push(byte.checked_sub(first_common)?);
            } else {
                let high = byte.checked_sub(first_other)?.checked_mul(256)?;
                let number = high.checked_add(u16::from(bytes.byte()?))?;
                text.push(number.checked_add(self.common)?);
            }
        }
    }

    /// Length of the bare name in a name without its ending.
    fn bare_length(&self, name: &[u16], ending: &[u16]) -> usize {
        let mut bare = name;
        if ending.starts_with(&self.autonomous) {
            let without_people = |bare: &[u16]| {
                let shorter = self
                    .peoples
                    .iter()
                    .filter_map(|people| Some(bare.strip_suffix(people.as_slice())?.len()));
                shorter.filter(|length| *length >= SHORTEST_BARE_NAME).min()
            };
            while let Some(shorter) = without_people(bare).and_then(|length| bare.get(..length)) {
                bare = shorter;
            }
        }
        bare.len()
    }
}
