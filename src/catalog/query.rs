//! A search text, and how it meets a name: by characters, readings, initials, or a mixture.

use super::plain::fold;
use super::sounds::{SOUNDS, Sounds};

/// How a query meets a name, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum How {
    /// By its characters.
    Characters,
    /// By whole syllables.
    Syllables,
    /// By whole syllables, the last of which is only begun.
    Begun,
    /// By initials somewhere.
    Initials,
}

/// One word of a query: characters and small letters, without signs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word(pub Vec<u16>);

/// Letters of a word that are looked at: enough to tell names apart, and a mask has room for them.
const LONGEST: usize = 64;

/// The words of a query.
pub(super) fn words(query: &str) -> Vec<Word> {
    let words = query.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；'));
    words
        .map(Word::new)
        .filter(|word| !word.0.is_empty())
        .collect()
}

impl Word {
    pub fn new(text: &str) -> Word {
        let mut units = Vec::with_capacity(text.len());
        let mut take = |c: char| {
            if is_letter(c) {
                units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            }
        };
        text.chars().for_each(|c| fold(c, &mut take));
        units.truncate(LONGEST);
        Word(units)
    }

    /// Whether it consists of Latin letters only.
    pub fn is_latin(&self) -> bool {
        self.0.iter().all(|unit| is_latin(*unit))
    }

    /// Whether the name meets the word from its beginning on: how, and how many letters of the name are met.
    pub fn meets(&self, name: &[u16]) -> Option<(How, usize)> {
        meets(&SOUNDS, &self.0, name, 0, How::Characters)
    }
}

/// Signs are neither searched for nor in the way.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// Whether a unit of a name is a sign.
pub(super) fn is_sign(unit: u16) -> bool {
    match unit {
        0x30..=0x39 | 0x61..=0x7a | 0x3400..=0x9fff => false,
        unit => !char::from_u32(unit.into()).is_some_and(is_letter),
    }
}

fn is_latin(unit: u16) -> bool {
    (0x61..=0x7a).contains(&unit)
}

/// Both v and u are typed for ü.
fn same_sound(typed: u16, read: u8) -> bool {
    typed == u16::from(read) || matches!((typed, read), (0x75, b'v') | (0x76, b'u'))
}

fn meets(
    sounds: &Sounds,
    word: &[u16],
    name: &[u16],
    met: usize,
    how: How,
) -> Option<(How, usize)> {
    let Some((first, rest)) = word.split_first() else {
        return Some((how, met));
    };
    let (letter, others) = name.split_first()?;
    let on = met.saturating_add(1);
    if letter == first
        && let Some(found) = meets(sounds, rest, others, on, how)
    {
        return Some(found);
    }
    if is_sign(*letter) {
        return meets(sounds, word, others, on, how);
    }
    if !is_latin(*first) {
        return None;
    }
    let mut best = None;
    for reading in sounds.readings(*letter) {
        let same = word
            .iter()
            .zip(*reading)
            .take_while(|(typed, read)| same_sound(**typed, **read))
            .count();
        if same == 0 {
            continue;
        }
        let goes_on = |typed: usize, how: How| {
            word.get(typed..)
                .and_then(|rest| meets(sounds, rest, others, on, how))
        };
        let mut found = None;
        if same == reading.len() {
            found = goes_on(same, how.max(How::Syllables));
        } else if same == word.len() {
            found = goes_on(same, how.max(How::Begun));
        }
        // zh, ch, sh may be typed whole for an initial.
        if found.is_none() && same >= 2 && reading.get(1) == Some(&b'h') {
            found = goes_on(2, How::Initials);
        }
        if found.is_none() {
            found = goes_on(1, How::Initials);
        }
        best = match (best, found) {
            (Some(one), Some(other)) => Some(std::cmp::min::<(How, usize)>(one, other)),
            (one, other) => one.or(other),
        };
        if matches!(best, Some((found, _)) if found == how.max(How::Syllables)) {
            break;
        }
    }
    best
}
