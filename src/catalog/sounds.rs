//! How the characters of names are read, for searching by pinyin and initials.

use super::entry::{ALPHABET, TABLE};
use super::names::PLAIN;
use super::plain::fold;
use super::table::{Numbers, Section, section, signed, text};
use std::sync::LazyLock;

/// The characters that may have a reading.
const FIRST: u16 = 0x3400;
const AFTER: u16 = 0xa000;

/// The readings of all characters, and the letters of all names.
pub(super) struct Sounds {
    /// For each character from `FIRST` on, the number of its set of readings; 0 for none.
    sets: Vec<u16>,
    readings: Vec<Readings>,
    /// For each set, the letters with which its readings begin, a bit each.
    starts: Vec<u32>,
    /// For each text, what can be searched for in it: [`mark`] of its characters and of the letters of their readings.
    pub marks: Vec<u64>,
}

/// How a character is read, the usual reading first: few are read in more than two ways.
#[derive(Clone, Copy, Default)]
struct Readings {
    of: u16,
    all: [&'static [u8]; 4],
    count: usize,
}

impl Readings {
    fn get(&self) -> &[&'static [u8]] {
        self.all.get(..self.count).unwrap_or_default()
    }

    fn add(&mut self, reading: &'static [u8]) {
        if !self.get().contains(&reading)
            && let Some(next) = self.all.get_mut(self.count)
        {
            *next = reading;
            self.count = self.count.saturating_add(1);
        }
    }
}

pub(super) static SOUNDS: LazyLock<Sounds> = LazyLock::new(Sounds::read);

/// The bit of a small letter; none for another.
fn bit(letter: u8) -> u32 {
    match letter {
        b'a'..=b'z' => 1_u32.wrapping_shl(u32::from(letter.wrapping_sub(b'a'))),
        _ => 0,
    }
}

/// One bit for a small letter, one of the others for any other character: a name without the marks of a word does not meet it.
pub(super) fn mark(unit: u16) -> u64 {
    match unit {
        0x61..=0x7a => u64::from(bit(unit as u8)),
        unit => {
            let other = (u32::from(unit).wrapping_mul(0x9e37) >> 7) % 38;
            1_u64.wrapping_shl(other.wrapping_add(26))
        }
    }
}

impl Sounds {
    fn read() -> Sounds {
        let mut sounds = Sounds {
            sets: vec![0; usize::from(AFTER.wrapping_sub(FIRST))],
            readings: vec![Readings::default()],
            starts: Vec::new(),
            marks: Vec::new(),
        };
        sounds.read_readings();
        let mut of_sets = Vec::new();
        for readings in &sounds.readings {
            let (mut starts, mut marks) = (0, mark(readings.of));
            for reading in readings.get() {
                starts |= reading.first().map_or(0, |first| bit(*first));
                for letter in *reading {
                    marks |= u64::from(bit(*letter));
                }
            }
            sounds.starts.push(starts);
            of_sets.push(marks);
        }
        let names = &*PLAIN;
        let marks = (0..names.count()).map(|text| {
            let mut marks = 0;
            for unit in names.get(text) {
                marks |= match sounds.set(*unit) {
                    0 => mark(*unit),
                    set => of_sets.get(set).copied().unwrap_or_default(),
                };
            }
            marks
        });
        sounds.marks = marks.collect();
        sounds
    }

    fn read_readings(&mut self) {
        let mut bytes = section(TABLE, Section::Readings);
        let syllables: Vec<&[u8]> = text(&mut bytes)
            .unwrap_or_default()
            .split('\n')
            .map(str::as_bytes)
            .collect();
        let mut numbers = Numbers(bytes);
        let mut characters = ALPHABET.characters.iter();
        for _ in 0..2 {
            for syllable in &syllables {
                for character in characters.by_ref().take(numbers.number() as usize) {
                    if !syllable.is_empty() {
                        self.add(*character, syllable);
                    }
                }
            }
        }
        let mut number = 0_usize;
        while let Some(step) = numbers.next() {
            number = number.wrapping_add_signed(signed(step) as isize);
            let syllable = syllables.get(numbers.number() as usize);
            if let (Some(character), Some(syllable)) = (ALPHABET.characters.get(number), syllable) {
                self.add(*character, syllable);
            }
        }
    }

    /// Adds a reading of a character, which is also that of its plain form.
    fn add(&mut self, character: char, syllable: &'static [u8]) {
        fold(character, &mut |c| {
            let Some(at) = u16::try_from(u32::from(c))
                .ok()
                .and_then(|c| c.checked_sub(FIRST))
            else {
                return;
            };
            let Some(set) = self.sets.get_mut(usize::from(at)) else {
                return;
            };
            if *set == 0 {
                *set = self.readings.len() as u16;
                self.readings.push(Readings {
                    of: FIRST.saturating_add(at),
                    ..Readings::default()
                });
            }
            if let Some(readings) = self.readings.get_mut(usize::from(*set)) {
                readings.add(syllable);
            }
        });
    }

    fn set(&self, unit: u16) -> usize {
        let at = usize::from(unit.wrapping_sub(FIRST));
        usize::from(self.sets.get(at).copied().unwrap_or_default())
    }

    /// The readings of a character, the usual one first.
    pub fn readings(&self, unit: u16) -> &[&'static [u8]] {
        self.readings
            .get(self.set(unit))
            .map(Readings::get)
            .unwrap_or_default()
    }

    /// Whether a character is this letter or may be read with it first.
    pub fn begins(&self, unit: u16, letter: u32) -> bool {
        self.starts
            .get(self.set(unit))
            .is_some_and(|starts| starts & letter != 0)
    }

    /// The bit of a letter for [`Sounds::begins`]: both v and u stand for ü.
    pub fn first(letter: u16) -> u32 {
        u8::try_from(letter).map_or(0, bit)
    }
}

/// The usual reading of a character; a small Latin letter is its own.
pub(super) fn sound(unit: u16) -> &'static [u8] {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    match unit {
        0x61..=0x7a => {
            let at = usize::from(unit.wrapping_sub(0x61));
            LETTERS.get(at..at.saturating_add(1)).unwrap_or_default()
        }
        unit => SOUNDS.readings(unit).first().copied().unwrap_or_default(),
    }
}
