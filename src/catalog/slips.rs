//! Names that a query misses by a slip or two: a letter wrong, missing, too many, or two exchanged.

use super::names::{PLAIN, POSTINGS};
use super::query::Word;
use super::sounds::sound;
use std::sync::LazyLock;

/// How many slips are forgiven in a word of so many letters.
fn forgiven(letters: usize) -> u32 {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Calls `found` with every text that contains the word but for slips, and their number: 1 or 2.
pub(super) fn find(word: &Word, found: &mut dyn FnMut(u16, u8)) {
    let letters = word.0.as_slice();
    let most = forgiven(letters.len());
    if most == 0 {
        return;
    }
    let pattern = Pattern::new(letters);
    let mut check = |text: u16, errors: u32| {
        if (1..=most).contains(&errors) {
            found(text, errors as u8);
        }
    };
    if word.is_latin() {
        for text in likely(letters) {
            let reading = PLAIN.get(text).iter().flat_map(|unit| sound(*unit));
            check(
                text,
                pattern.errors(reading.map(|letter| u16::from(*letter)), most),
            );
        }
        return;
    }
    // Of one letter more than there may be slips, one must be in the name: the rarest lead to the fewest names.
    let postings = &*POSTINGS;
    let mut rarest: Vec<&[u16]> = Vec::new();
    for (at, unit) in letters.iter().enumerate() {
        if letters.iter().take(at).all(|before| before != unit) {
            let texts = postings.of(postings.unit(*unit));
            let rarer = |known: &&[u16]| known.len() <= texts.len();
            rarest.insert(rarest.partition_point(rarer), texts);
        }
    }
    let mut seen = vec![false; usize::from(PLAIN.count())];
    for text in rarest
        .into_iter()
        .take((most as usize).saturating_add(1))
        .flatten()
    {
        let new = seen
            .get_mut(usize::from(*text))
            .is_some_and(|seen| !std::mem::replace(seen, true));
        if new {
            check(
                *text,
                pattern.errors(PLAIN.get(*text).iter().copied(), most),
            );
        }
    }
}

/// How many names are compared with a word of Latin letters.
const COMPARED: usize = 200;

/// For every text, the pairs of letters that follow each other in its reading: a bit for each pair, which a few others share.
static PAIRS: LazyLock<Vec<[u64; 2]>> = LazyLock::new(|| {
    let names = &*PLAIN;
    let pairs_of = |text: u16| {
        let (mut pairs, mut before) = ([0; 2], 0);
        for unit in names.get(text) {
            for letter in sound(*unit) {
                add_pair(&mut pairs, before, *letter);
                before = *letter;
            }
        }
        pairs
    };
    (0..names.count()).map(pairs_of).collect()
});

/// Sets the bit of a pair of letters; 0 is no letter.
fn add_pair(pairs: &mut [u64; 2], one: u8, other: u8) {
    // ü is typed v or u.
    let same = |letter: u8| u32::from(if letter == b'v' { b'u' } else { letter });
    let number = same(one)
        .wrapping_mul(29)
        .wrapping_add(same(other).wrapping_mul(7));
    let [low, high] = pairs;
    if one != 0 {
        *(if number & 64 == 0 { low } else { high }) |= 1_u64.wrapping_shl(number);
    }
}

/// The texts that have most pairs of the word: a slip changes two or three of them.
fn likely(word: &[u16]) -> Vec<u16> {
    let mut wanted = [0; 2];
    let mut before = 0;
    for letter in word.iter().filter_map(|unit| u8::try_from(*unit).ok()) {
        add_pair(&mut wanted, before, letter);
        before = letter;
    }
    let [low, high] = wanted;
    let common = |pairs: &[u64; 2]| {
        let [own_low, own_high] = pairs;
        (own_low & low)
            .count_ones()
            .wrapping_add((own_high & high).count_ones()) as u8
    };
    let counts: Vec<u8> = PAIRS.iter().map(common).collect();
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut likely = Vec::with_capacity(COMPARED);
    for count in (1..=most).rev() {
        let room = COMPARED.saturating_sub(likely.len());
        if room == 0 {
            break;
        }
        let equal = (0..PLAIN.count())
            .zip(&counts)
            .filter(|(_, of)| **of == count);
        likely.extend(equal.map(|(text, _)| text).take(room));
    }
    likely
}

/// A word as masks: for each letter, where it stands.
struct Pattern {
    letters: Vec<(u16, u64)>,
    small: [u64; 128],
    last: u64,
    length: u32,
}

impl Pattern {
    fn new(word: &[u16]) -> Pattern {
        let mut pattern = Pattern {
            letters: Vec::new(),
            small: [0; 128],
            last: 0,
            length: word.len() as u32,
        };
        for (place, unit) in word.iter().enumerate() {
            let here = 1_u64.wrapping_shl(place as u32);
            pattern.last = here;
            // ü is typed v or u.
            let unit = if *unit == 0x76 { 0x75 } else { *unit };
            if let Some(mask) = pattern.small.get_mut(usize::from(unit)) {
                *mask |= here;
            } else if let Some((_, mask)) =
                pattern.letters.iter_mut().find(|(known, _)| *known == unit)
            {
                *mask |= here;
            } else {
                pattern.letters.push((unit, here));
            }
        }
        pattern
    }

    fn mask(&self, unit: u16) -> u64 {
        match self
            .small
            .get(usize::from(if unit == 0x76 { 0x75 } else { unit }))
        {
            Some(mask) => *mask,
            None => self
                .letters
                .iter()
                .find(|(known, _)| *known == unit)
                .map_or(0, |(_, mask)| *mask),
        }
    }

    /// The least number of slips between the word and a part of the text, counted no further than one above `most`: the
    /// columns of the usual table of distances as bit vectors (Myers; exchanges after Hyyrö).
    fn errors(&self, text: impl Iterator<Item = u16>, most: u32) -> u32 {
        let (mut up, mut down, mut same, mut mask_before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut errors = self.length;
        let mut least = most.saturating_add(1);
        for unit in text {
            let mask = self.mask(unit);
            let exchanged = ((!same & mask) << 1) & mask_before;
            same = ((mask & up).wrapping_add(up) ^ up) | mask | down | exchanged;
            let right_up = down | !(same | up);
            let right_down = same & up;
            if right_up & self.last != 0 {
                errors = errors.saturating_add(1);
            } else if right_down & self.last != 0 {
                errors = errors.saturating_sub(1);
            }
            // A part may begin anywhere: the uppermost row stays 0.
            let (right_up, right_down) = (right_up << 1, right_down << 1);
            up = right_down | !(same | right_up);
            down = right_up & same;
            mask_before = mask;
            least = least.min(errors);
            if least == 0 {
                break;
            }
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(word: &str, text: &str) -> u32 {
        let word: Vec<u16> = word.encode_utf16().collect();
        Pattern::new(&word).errors(text.encode_utf16(), 3)
    }

    #[test]
    fn slips_are_counted_wherever_the_word_stands() {
        for (word, text, slips) in [
            ("guang", "guang", 0),
            ("guang", "shaoguang", 0),
            ("guang", "guangzhou", 0),
            ("gaung", "guang", 1),  // exchanged
            ("guag", "guangxi", 1), // missing
            ("guaang", "guang", 1), // too many
            ("guong", "guang", 1),  // wrong
            ("gnuag", "guang", 2),
            ("ugang", "xguangx", 1),
            ("lv", "lu", 0),
            ("bulofeng", "buluofen", 2),
            ("xaspirinx", "aspirin", 2),
            ("阿莫西宁", "复方阿莫西林", 1),
            ("阿西莫林", "阿莫西林胶囊", 1),
            ("abcdef", "xyz", 4),
            ("abc", "", 4),
        ] {
            assert_eq!(errors(word, text), slips.min(4), "{word} {text}");
        }
    }
}
