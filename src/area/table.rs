//! The bundled table of places: its compact format, and the part that resolves codes.
//!
//! `prepare.rs` writes the table at build time from `data/areas`; this file and `names.rs` read it. It has two
//! parts, so that resolving a code never decodes a name. In the layout `n` is a LEB128 number, `text` a length
//! and UTF-8 bytes, `list` a count and its items; a row number in a list is counted from the row before.
//!
//! ```text
//! n                   length of the codes part
//! codes
//!   list of n         each code minus the one before: rows are in code order
//!   list of u8        provinces that are one insured area (first two digits)
//!   list of u8        provinces outside the settlement system
//!   list of row,u8    rows whose level and insured area are not the usual ones, `Kind`
//!   list of n,n       codes used elsewhere for a listed place: code, row
//! names
//!   text              the word for a level's own entry (本级)
//!   text              endings of place names, one a line
//!   text              names of peoples, one a line
//!   text              syllables, one a line; the first is empty, for signs that are not read aloud
//!   text              all characters: the common ones in the order of their syllables, then the others likewise
//!   n…, n…            common characters per syllable, other characters per syllable
//!   the names         one after another, in bytes:
//!                       0             end of the name
//!                       1..=E         end of the name, with that ending
//!                       E+1           the name of the place above, its last character again, 本级; end
//!                       E+2           the name of the place above, 本级; end
//!                       one each      a common character
//!                       the rest, b   another character, number 256 × (b - first such byte) + next byte
//!   list of row,u8,n  characters not read as usual: position, syllable
//!   list of n,text    short names: row from the start, name
//! ```
//!
//! Sorting the characters by reading makes the readings almost free: a count per syllable. The layout was
//! chosen for its size after Brotli, which is how the module travels.

/// Where the insured area of a row is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Insured {
    /// The row belongs to no insured area.
    None,
    /// The row is an insured area.
    Itself,
    /// The prefecture the row is numbered under.
    Prefecture,
    /// The province.
    Province,
}

/// Level of a row, and where its insured area is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind {
    /// 1 province, 2 prefecture, 3 county.
    pub level: u8,
    /// Where the insured area is found.
    pub insured: Insured,
}

impl Kind {
    /// What a code alone suggests; the table lists the rows for which this is wrong.
    pub fn usual(code: u32, single: bool) -> Kind {
        let level = match (code % 10_000, code % 100) {
            (0, _) => 1,
            (_, 0) => 2,
            _ => 3,
        };
        let insured = match (single, level) {
            (true, _) => Insured::Province,
            (_, 1) => Insured::None,
            (_, 2) => Insured::Itself,
            _ => Insured::Prefecture,
        };
        Kind { level, insured }
    }

    /// The insured area of the row with this code.
    pub fn insured_area(self, code: u32) -> Option<u32> {
        match self.insured {
            Insured::None => None,
            Insured::Itself => Some(code),
            Insured::Prefecture => Some(prefecture(code)),
            Insured::Province => Some(province(code)),
        }
    }

    fn from_byte(byte: u8) -> Option<Kind> {
        let insured = match byte & 3 {
            0 => Insured::None,
            1 => Insured::Itself,
            2 => Insured::Prefecture,
            _ => Insured::Province,
        };
        let level = byte >> 2;
        (1..=3).contains(&level).then_some(Kind { level, insured })
    }
}

/// The province of a code: 440000 for 440106.
pub fn province(code: u32) -> u32 {
    code.saturating_sub(code % 10_000)
}

/// The prefecture a code is numbered under: 440100 for 440106.
pub fn prefecture(code: u32) -> u32 {
    code.saturating_sub(code % 100)
}

/// The first two digits of a code: 44 for 440106.
pub fn province_digits(code: u32) -> u8 {
    u8::try_from(code / 10_000).unwrap_or(0)
}

/// The codes part of the table: all that resolving a code needs.
#[derive(Default)]
pub struct Codes {
    codes: Vec<u32>,
    single: Vec<u8>,
    outside: Vec<u8>,
    unusual: Vec<(usize, Kind)>,
    aliases: Vec<(u32, usize)>,
}

impl Codes {
    /// Reads the codes part; nothing if the table is broken.
    pub fn read(table: &[u8]) -> Option<Codes> {
        let mut table = Bytes(table);
        let length = table.count()?;
        let mut bytes = Bytes(table.take(length)?);
        let mut code = 0_u32;
        let codes = bytes.list(|bytes| {
            code = code.checked_add(bytes.number()?)?;
            Some(code)
        })?;
        let single = bytes.list(Bytes::byte)?;
        let outside = bytes.list(Bytes::byte)?;
        let mut row = 0_usize;
        let unusual = bytes.list(|bytes| {
            row = row.checked_add(bytes.count()?)?;
            Some((row, Kind::from_byte(bytes.byte()?)?))
        })?;
        let aliases = bytes.list(|bytes| Some((bytes.number()?, bytes.count()?)))?;
        Some(Codes {
            codes,
            single,
            outside,
            unusual,
            aliases,
        })
    }

    /// All codes, in order; the place in this list is the row.
    pub fn all(&self) -> &[u32] {
        &self.codes
    }

    /// The row of a code. An alias leads to the row it stands for.
    pub fn row(&self, code: u32) -> Option<usize> {
        self.codes.binary_search(&code).ok().or_else(|| {
            let alias = self.aliases.iter().find(|(alias, _)| *alias == code);
            alias.map(|(_, row)| *row)
        })
    }

    /// Level and insured area of a row.
    pub fn kind(&self, row: usize) -> Option<Kind> {
        let code = *self.codes.get(row)?;
        match self.unusual.binary_search_by_key(&row, |(row, _)| *row) {
            Ok(found) => self.unusual.get(found).map(|(_, kind)| *kind),
            Err(_) => Some(Kind::usual(
                code,
                self.single.contains(&province_digits(code)),
            )),
        }
    }

    /// The code of the insured area a row belongs to.
    pub fn insured_area(&self, row: usize) -> Option<u32> {
        self.kind(row)?.insured_area(*self.codes.get(row)?)
    }

    /// Whether a code's province is outside the settlement system.
    pub fn is_outside(&self, code: u32) -> bool {
        self.outside.contains(&province_digits(code))
    }
}

/// What is left to read of a table.
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A LEB128 number.
    pub fn number(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A number that counts or numbers something in memory.
    pub fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// A text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        str::from_utf8(self.take(length)?).ok()
    }

    /// A list of what `item` reads.
    pub fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.count()?).map(|_| item(self)).collect()
    }
}
