//! What holds in the whole country, whatever the insured area: guide values, thresholds, the hotline.

pub mod clearing;
pub mod filing;
pub mod guide;

use crate::calendar::Day;
use crate::money::Points;
use crate::packed::Packed;
use crate::receipt::{self, CitedDocument};
use crate::settlement::Category;
use guide::{AwayGuide, Guide};
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/national.bin"));

/// The national guide values.
pub fn guide() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| {
        // Written by the build just now: it can be read.
        Guide::unpack(&mut &*BYTES).unwrap_or_default()
    })
}

impl Guide {
    /// The guide values in force on a day.
    #[must_use]
    pub fn away_on(&self, day: Day) -> Option<&AwayGuide> {
        let in_force =
            |g: &&AwayGuide| g.effective <= day && g.until.is_none_or(|until| day <= until);
        self.away.iter().find(in_force)
    }
}

impl AwayGuide {
    /// By how many points the ratio falls for a category; none where there is no national figure.
    #[must_use]
    pub fn points(&self, category: Category) -> Option<Points> {
        match category {
            Category::LongTerm => Some(self.long_term),
            Category::Referral => Some(self.referral),
            Category::Emergency => Some(self.emergency),
            Category::Unreferred => Some(self.unreferred),
            Category::Unfiled => None,
        }
    }
}

/// The national documents that `ids` cite, each once; the article stays with the one who cites.
pub fn cited(ids: &[String]) -> Vec<CitedDocument> {
    let mut used = Vec::new();
    for id in ids {
        receipt::cite(id, &guide().documents, &mut used);
    }
    used.into_iter().map(receipt::shown).collect()
}
