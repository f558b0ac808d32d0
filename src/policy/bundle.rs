//! The bundle: all packs of `data/policies` in one block of bytes, written by the build, read one area at a time.
//!
//! A pack stands in it as the tree that its file is, and is read as any other pack is. The head says where.

use super::pack::{Evidence, Pack, Scheme};
use crate::calendar::Day;
use crate::issue::Lang;
use crate::packed::Packed;
use crate::reading::{At, Faults, Read, Value};
use crate::tree::{Shared, Writer};

/// What is known of an area's rules without reading them.
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
    /// Where its pack begins in the bundle.
    at: u32,
}

packed_fields!(Head {
    area,
    hotline,
    evidence,
    latest,
    employee,
    resident,
    at
});

impl Head {
    /// The head of a pack.
    #[must_use]
    pub fn of(area: u32, pack: &Pack) -> Head {
        Head {
            area,
            hotline: pack.hotline.clone(),
            evidence: pack.weakest_evidence(),
            latest: pack.latest_effective(),
            employee: !pack.entries(Scheme::Employee).is_empty(),
            resident: !pack.entries(Scheme::Resident).is_empty(),
            at: 0,
        }
    }
}

/// The bundle's bytes with their head decoded.
#[derive(Default)]
pub struct Bundle {
    heads: Vec<Head>,
    shared: Shared<'static>,
    body: &'static [u8],
}

/// Writes the bundle of packs and their trees. Used by the build only.
#[must_use]
pub fn encode(packs: &mut [(u32, Pack, Value)]) -> Vec<u8> {
    packs.sort_by_key(|(area, _, _)| *area);
    let mut writer = Writer::new(packs.iter().map(|(_, _, tree)| tree));
    let (mut body, mut heads) = (Vec::new(), Vec::new());
    for (area, pack, tree) in packs {
        let at = u32::try_from(body.len()).unwrap_or(u32::MAX);
        heads.push(Head {
            at,
            ..Head::of(*area, pack)
        });
        writer.value(tree, &mut body);
    }
    let mut out = Vec::new();
    heads.pack(&mut out);
    writer.shared(&mut out);
    out.append(&mut body);
    out
}

impl Bundle {
    /// Decodes the head of `bytes`.
    #[must_use]
    pub fn open(mut bytes: &'static [u8]) -> Option<Bundle> {
        Some(Bundle {
            heads: Vec::unpack(&mut bytes)?,
            shared: Shared::open(&mut bytes)?,
            body: bytes,
        })
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

    /// The pack of `area` as the tree that its file is.
    #[must_use]
    pub fn tree(&self, area: u32) -> Option<Value> {
        let at = self.head(area)?.at as usize;
        self.shared.value(&mut self.body.get(at..)?)
    }

    /// The pack of `area`.
    #[must_use]
    pub fn pack(&self, area: u32) -> Option<Pack> {
        Pack::read(&self.tree(area)?, &At::ROOT, &mut Faults::new(Lang::En))
    }
}
