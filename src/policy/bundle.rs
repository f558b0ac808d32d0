//! The bundle: all packs of `data/policies` in one block of bytes, written by the build, read one area at a time.
//!
//! Nothing is parsed at start-up. The head says where each area's rules and notes stand; both are decoded when first asked for.

use super::pack::{Evidence, Note, Pack, Scheme};
use crate::calendar::Day;
use crate::packed::Packed;

/// What the head of the bundle says of one area.
#[derive(Debug, Clone)]
pub struct Head {
    /// The insured area.
    pub area: u32,
    /// The telephone number to ask.
    pub hotline: Option<String>,
    /// The weakest evidence that any of its rules stands on.
    pub evidence: Evidence,
    /// The latest day on which one of its rules came into force.
    pub latest: Day,
    /// Whether it has rules for the employee scheme.
    pub employee: bool,
    /// Whether it has rules for the resident scheme.
    pub resident: bool,
    rules: Part,
    /// Where each of its notes begins.
    notes: Vec<u32>,
}

packed_fields!(Head {
    area,
    hotline,
    evidence,
    latest,
    employee,
    resident,
    rules,
    notes
});

impl Head {
    /// The head of a pack that stands by itself, outside a bundle.
    #[must_use]
    pub fn of(area: u32, pack: &Pack) -> Head {
        Head {
            area,
            hotline: pack.hotline.clone(),
            evidence: pack.weakest_evidence(),
            latest: pack.latest_effective(),
            employee: !pack.entries(Scheme::Employee).is_empty(),
            resident: !pack.entries(Scheme::Resident).is_empty(),
            rules: Part::default(),
            notes: Vec::new(),
        }
    }
}

/// Where something stands in the body.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    at: u32,
    length: u32,
}

packed_fields!(Part { at, length });

/// The bundle's bytes with their head decoded.
pub struct Bundle {
    heads: Vec<Head>,
    body: &'static [u8],
}

/// Writes the bundle. Used by the build only.
#[must_use]
pub fn encode(packs: &mut [(u32, Pack)]) -> Vec<u8> {
    packs.sort_by_key(|(area, _)| *area);
    let mut rules = Vec::new();
    let mut notes = Vec::new();
    let mut known = Vec::new();
    let mut heads = Vec::new();
    for (area, pack) in packs.iter_mut() {
        let remarks = pack.notes.take();
        heads.push(Head {
            rules: append(&mut rules, pack),
            notes: remarks
                .iter()
                .flatten()
                .map(|note| shared(&mut notes, &mut known, note))
                .collect(),
            ..Head::of(*area, pack)
        });
    }
    let shift = offset(&rules);
    for at in heads.iter_mut().flat_map(|head| &mut head.notes) {
        *at = at.saturating_add(shift);
    }
    let mut out = Vec::new();
    heads.pack(&mut out);
    out.append(&mut rules);
    out.append(&mut notes);
    out
}

/// Appends `value` and says where it stands.
fn append<T: Packed>(to: &mut Vec<u8>, value: &T) -> Part {
    let at = to.len();
    value.pack(to);
    let length = to.get(at..).map(offset).unwrap_or_default();
    let at = to.get(..at).map(offset).unwrap_or_default();
    Part { at, length }
}

fn offset(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// Where a note begins: most are said of many areas and stand in the bundle once.
fn shared(notes: &mut Vec<u8>, known: &mut Vec<(Note, u32)>, note: &Note) -> u32 {
    if let Some((_, at)) = known.iter().find(|(same, _)| same == note) {
        return *at;
    }
    let at = offset(notes);
    note.pack(notes);
    known.push((note.clone(), at));
    at
}

impl Bundle {
    /// Decodes the head of `bytes`.
    #[must_use]
    pub fn open(bytes: &'static [u8]) -> Bundle {
        // The build has just written these bytes; an empty bundle is the only other thing they can be.
        let mut body = bytes;
        let heads = Vec::unpack(&mut body).unwrap_or_default();
        Bundle { heads, body }
    }

    /// Every bundled area, in the order of the codes.
    #[must_use]
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// What the head says of `area`.
    #[must_use]
    pub fn head(&self, area: u32) -> Option<&Head> {
        let at = self
            .heads
            .binary_search_by_key(&area, |head| head.area)
            .ok()?;
        self.heads.get(at)
    }

    /// The rules of `area`, without their notes.
    #[must_use]
    pub fn pack(&self, area: u32) -> Option<Pack> {
        self.part(self.head(area)?.rules)
    }

    /// The notes of `area`.
    #[must_use]
    pub fn notes(&self, area: u32) -> Vec<Note> {
        let begins = self.head(area).map(|head| &*head.notes).unwrap_or_default();
        let read = |at: &u32| Note::unpack(&mut self.body.get(*at as usize..)?);
        begins.iter().filter_map(read).collect()
    }

    fn part<T: Packed>(&self, part: Part) -> Option<T> {
        let at = part.at as usize;
        let end = at.checked_add(part.length as usize)?;
        T::unpack(&mut self.body.get(at..end)?)
    }
}
