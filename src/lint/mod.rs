//! The linter: whether a pack that is well formed can be meant as it stands.
//!
//! Structure is the reader's matter (`policy`). Here the cases are chosen exactly as the engine chooses them, over
//! circumstances that take in every difference the pack names, and what comes out is held against what the field knows:
//! higher levels pay less, the retired fare no worse, filing pays.

mod amounts;
mod area;
mod away;
mod cases;
pub(crate) mod circumstances;
mod dates;
mod documents;
mod levels;
mod persons;
mod slips;

use crate::issue::{Code, Issue, Lang};
use crate::policy::pack::{
    Away, Change, Chronic, ChronicRule, Entry, Evidence, Scheme, Service, Slice, Supplement,
};
use crate::policy::{self, Pack};
use crate::reading::{At, Faults, Value};
use cases::{Care, Own};

/// Everything that is wrong or doubtful in a pack, each with its place as a JSON Pointer; nothing if it is in order.
///
/// Sense is looked for once the structure is sound. Only issues of severity `error` keep a pack from being loaded.
#[must_use]
pub fn lint_pack(pack: &Value, lang: Lang) -> Vec<Issue> {
    let mut faults = Faults::in_document(lang);
    if let Some(pack) = policy::read(pack, &mut faults) {
        lint(&pack, &mut faults);
    }
    faults.issues
}

/// Notes what is doubtful in a pack of sound structure.
pub fn lint(pack: &Pack, faults: &mut Faults) {
    area::check(&pack.area, faults);
    let mut lint = Lint {
        pack,
        faults,
        room: ROOM,
    };
    lint.pack();
}

/// More comparisons than this are not made: some fifty milliseconds, and a thousand times what a real pack needs.
const ROOM: usize = 8_000_000;

/// One run over a pack.
struct Lint<'p, 'f> {
    pack: &'p Pack,
    faults: &'f mut Faults,
    /// How many comparisons may still be made.
    room: usize,
}

impl<'p> Lint<'p, '_> {
    fn pack(&mut self) {
        let schemes = At::ROOT.key("schemes");
        documents::unused(self.pack, self.faults, &mut self.room);
        if Scheme::ALL.iter().all(|s| self.pack.entries(*s).is_empty()) {
            self.faults.add(Code::LintNoRules, &schemes, &[]);
        }
        for scheme in Scheme::ALL {
            let entries = self.pack.entries(*scheme);
            let at = schemes.key(scheme.name());
            for (i, entry) in entries.iter().enumerate() {
                // Nobody reads more, and a hostile pack must not cost more.
                if self.faults.full() {
                    return;
                }
                let at = at.index(i);
                if let Some(last) = dates::gap(entries, entry) {
                    let words = [&*last.to_string(), &*entry.effective.to_string()];
                    self.faults.add(Code::LintGap, &at, &words);
                }
                self.entry(entry, *scheme, &at);
            }
        }
    }

    /// Each block in turn: what it stands on, then its cases.
    fn entry(&mut self, entry: &'p Entry, scheme: Scheme, at: &At) {
        let lent = |rule| entry.chronic.as_ref().is_some_and(|c| borrows(c, rule));
        if let Some(block) = &entry.outpatient {
            let at = at.key("outpatient");
            self.sources(&block.documents, block.evidence, entry, &at);
            let mut care = Care::of(block, &at, scheme, Service::Outpatient);
            care.lent = lent(ChronicRule::Outpatient);
            self.care(entry, care);
        }
        if let Some(block) = &entry.inpatient {
            let at = at.key("inpatient");
            self.sources(&block.documents, block.evidence, entry, &at);
            let mut care = Care::of(block, &at, scheme, Service::Inpatient);
            care.lent = lent(ChronicRule::Inpatient);
            self.care(entry, care);
        }
        let supplements = at.key("supplement");
        for (i, supplement) in entry.supplement.iter().flatten().enumerate() {
            let at = supplements.index(i);
            self.sources(&supplement.documents, supplement.evidence, entry, &at);
            self.supplement(supplement, scheme, &at);
        }
        if let Some(chronic) = &entry.chronic {
            self.chronic(entry, chronic, scheme, at);
        }
        if let Some(away) = &entry.away {
            let at = at.key("away");
            self.sources(&away.documents, away.evidence, entry, &at);
            away::check(entry, away, true, &at, self.faults);
        }
        if let Some(away) = &entry.away_in_province {
            let at = at.key("away_in_province");
            self.sources(&away.documents, away.evidence, entry, &at);
            away::check(entry, away, false, &at, self.faults);
        }
        slips::check(entry, at, self.faults);
    }

    fn sources(&mut self, cited: &[String], evidence: Evidence, entry: &Entry, at: &At) {
        documents::cited(self.pack, cited, evidence, entry, at, self.faults);
    }

    fn care(&mut self, entry: &Entry, mut care: Care) {
        care.changes = changed_deductibles(entry, care.service);
        cases::weigh(&care, self.faults, &mut self.room);
    }

    /// The cases of a supplement, which pay a share and have no deductible.
    fn supplement(&mut self, supplement: &Supplement, scheme: Scheme, at: &At) {
        let Some(cases) = &supplement.cases else {
            return;
        };
        let slices: Vec<[Slice; 1]> = cases
            .iter()
            .map(|case| {
                [Slice {
                    from: Default::default(),
                    to: None,
                    ratio: case.ratio,
                }]
            })
            .collect();
        let pharmacy = supplement.services.iter().flatten();
        let service = pharmacy
            .copied()
            .find(|service| matches!(service, Service::Pharmacy | Service::Outpatient))
            .unwrap_or(Service::Inpatient);
        let whens = cases.iter().map(|case| case.when.as_ref()).collect();
        let slices = slices.iter().map(|slices| slices.as_slice()).collect();
        let care = Care::of_shares(whens, slices, at, scheme, service);
        cases::weigh(&care, self.faults, &mut self.room);
    }

    /// Chronic care: what it states itself over the block that it points to, and each disease's own over that.
    fn chronic(&mut self, entry: &Entry, chronic: &Chronic, scheme: Scheme, at: &At) {
        let own_at = at.key("chronic");
        self.sources(&chronic.documents, chronic.evidence, entry, &own_at);
        let (key, base) = match chronic.rule {
            ChronicRule::Inpatient => ("inpatient", &entry.inpatient),
            ChronicRule::Outpatient => ("outpatient", &entry.outpatient),
            ChronicRule::Own => ("chronic", &None),
        };
        let base_at = at.key(key);
        let base = base.as_ref().map(|block| {
            let care = Care::of(block, &base_at, scheme, Service::Chronic);
            care.borrowed()
        });
        let own = Own {
            deductible: chronic.deductible.as_ref(),
            ratio: chronic.ratio.as_ref(),
            ceiling: chronic.ceiling.as_ref(),
        };
        let Some(care) = Care::over(base, &own, &own_at, scheme) else {
            return;
        };
        if own.any() {
            self.care(entry, care.clone());
        }
        let diseases = own_at.key("diseases");
        let under = care.borrowed();
        for (i, disease) in chronic.diseases.iter().flatten().enumerate() {
            let own = Own {
                deductible: disease.deductible.as_ref(),
                ratio: disease.ratio.as_ref(),
                ceiling: disease.ceiling.as_ref(),
            };
            let at = diseases.index(i);
            if own.any()
                && let Some(care) = Care::over(Some(under.clone()), &own, &at, scheme)
            {
                self.care(entry, care);
            }
        }
    }
}

/// Whether chronic care lays a deductible of its own over the ratios of another block.
fn borrows(chronic: &Chronic, rule: ChronicRule) -> bool {
    let of_diseases = chronic.diseases.iter().flatten();
    chronic.rule == rule
        && (chronic.deductible.is_some() || of_diseases.into_iter().any(|d| d.deductible.is_some()))
}

/// The changes away from home that alter the deductible of a service.
fn changed_deductibles(entry: &Entry, service: Service) -> Vec<Change> {
    let alters = |change: &Change| {
        change.deductible_amount.is_some()
            || change.deductible_factor.is_some()
            || change.deductible_plus.is_some()
    };
    let aways = entry.away.iter().chain(&entry.away_in_province);
    let mut all = Vec::new();
    for change in aways.flat_map(Away::changes) {
        let inner = inner(change, service);
        if alters(change) || inner.is_some_and(alters) {
            all.push(change.overlaid(inner));
        }
    }
    all
}

/// The figures of a filing category that are for one service only.
fn inner(change: &Change, service: Service) -> Option<&Change> {
    match service {
        Service::Outpatient | Service::Pharmacy => change.outpatient.as_deref(),
        Service::Inpatient => change.inpatient.as_deref(),
        Service::Chronic => change.chronic.as_deref(),
    }
}
