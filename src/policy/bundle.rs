//! The bundle: all packs of `data/policies` in one block of bytes, written by the build, read one area at a time.
//!
//! Nothing is parsed at start-up. The head says where each area's rules and notes stand; both are decoded when first asked for.

use super::pack::{Evidence, Note, Pack};
use crate::calendar::Day;
use serde::{Deserialize, Serialize};

/// What the head of the bundle says of one area.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    /// The insured area.
    pub area: u32,
    /// The telephone number to ask.
    pub hotline: Option<String>,
    /// The weakest evidence that any of its rules stands on.
    pub evidence: Evidence,
    /// The latest day on which one of its rules came into force.
    pub latest: Day,
    /// Whether it has rules for the employee and for the resident scheme.
    pub schemes: (bool, bool),
    rules: (u32, u32),
    notes: (u32, u32),
}

/// The bundle's bytes with their head decoded.
pub struct Bundle {
    heads: Vec<Head>,
    body: &'static [u8],
}

/// Writes the bundle. Used by the build only.
///
/// # Errors
/// What could not be encoded; never happens with packs that were read strictly.
pub fn encode(packs: &mut [(u32, Pack)]) -> Result<Vec<u8>, postcard::Error> {
    packs.sort_by_key(|(area, _)| *area);
    let mut rules = Vec::new();
    let mut notes = Vec::new();
    let mut heads = Vec::new();
    for (area, pack) in packs.iter_mut() {
        let remarks = pack.notes.take();
        heads.push(Head {
            area: *area,
            hotline: pack.hotline.clone(),
            evidence: pack.weakest_evidence(),
            latest: pack.latest_effective(),
            schemes: (
                pack.schemes
                    .employee
                    .as_ref()
                    .is_some_and(|e| !e.is_empty()),
                pack.schemes
                    .resident
                    .as_ref()
                    .is_some_and(|e| !e.is_empty()),
            ),
            rules: append(&mut rules, postcard::to_allocvec(pack)?),
            notes: append(&mut notes, postcard::to_allocvec(&remarks)?),
        });
    }
    let shift = u32::try_from(rules.len()).unwrap_or(u32::MAX);
    for head in &mut heads {
        head.notes.0 = head.notes.0.saturating_add(shift);
    }
    let mut out = postcard::to_allocvec(&heads)?;
    out.append(&mut rules);
    out.append(&mut notes);
    Ok(out)
}

/// Appends `bytes` and says where they stand.
fn append(to: &mut Vec<u8>, mut bytes: Vec<u8>) -> (u32, u32) {
    let at = (to.len(), bytes.len());
    to.append(&mut bytes);
    (
        u32::try_from(at.0).unwrap_or(u32::MAX),
        u32::try_from(at.1).unwrap_or(u32::MAX),
    )
}

impl Bundle {
    /// Decodes the head of `bytes`.
    #[must_use]
    pub fn open(bytes: &'static [u8]) -> Bundle {
        // The build has just written these bytes; an empty bundle is the only other thing they can be.
        let (heads, body) = postcard::take_from_bytes(bytes).unwrap_or_default();
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
        postcard::from_bytes(self.part(self.head(area)?.rules)?).ok()
    }

    /// The notes of `area`.
    #[must_use]
    pub fn notes(&self, area: u32) -> Vec<Note> {
        let notes = || -> Option<Option<Vec<Note>>> {
            postcard::from_bytes(self.part(self.head(area)?.notes)?).ok()
        };
        notes().flatten().unwrap_or_default()
    }

    fn part(&self, (at, length): (u32, u32)) -> Option<&'static [u8]> {
        let at = at as usize;
        self.body.get(at..at.checked_add(length as usize)?)
    }
}
