//! What a pack's blocks must satisfy beyond their shape. Each check sees sound fields and notes faults at their paths.

use super::pack::{
    Ceiling, Change, Chronic, ChronicRule, Deductible, DeductibleCase, Disease, Document, Entry,
    Evidence, Pack, Per, RatioTable, Shared, Slice, Span, Supplement, SupplementKind,
    is_disease_code,
};
use crate::issue::Code;
use crate::money::Yuan;
use crate::reading::{At, Faults, quoted};

/// Slices start at 0, each begins where the one before ended and ends after it began, and only the last is open.
pub(super) fn slices(slices: &[Slice], at: &At, faults: &mut Faults) -> bool {
    let mut expected = Some(Yuan::ZERO);
    for (i, slice) in slices.iter().enumerate() {
        let sound = expected == Some(slice.from) && slice.to.is_none_or(|to| to > slice.from);
        if !sound {
            let wanted = expected.map_or("—".to_owned(), Yuan::text);
            let found = format!(
                "[{}, {}]",
                slice.from.text(),
                slice.to.map_or("null".to_owned(), Yuan::text)
            );
            faults.add(Code::PackSlices, &at.index(i), &[&wanted, &found]);
            return false;
        }
        expected = slice.to;
    }
    if let Some(end) = expected {
        // Either there is no slice at all, or the last one stops somewhere.
        faults.add(Code::PackSlices, at, &[&end.text(), "—"]);
        return false;
    }
    true
}

fn not_empty<T>(items: &[T], at: &At, faults: &mut Faults) {
    if items.is_empty() {
        faults.add(Code::PackEmpty, at, &[]);
    }
}

/// The benefit year's counters do not tell what a month or a quarter has seen.
fn counts_over(per: Per, at: &At, faults: &mut Faults) {
    if matches!(per, Per::Month | Per::Quarter) {
        faults.add(Code::PackPer, &at.key("per"), &[per.name()]);
    }
}

pub(super) fn deductible(block: &Deductible, at: &At, faults: &mut Faults) {
    let cases = at.key("cases");
    not_empty(&block.cases, &cases, faults);
    counts_over(block.per, at, faults);
    let first = |case: &DeductibleCase| {
        let when = case.when.as_ref().and_then(|when| when.admission);
        case.amount.is_some() && when.is_none_or(|span: Span| span.contains(1))
    };
    let has_first = block.cases.iter().any(first);
    for (i, case) in block.cases.iter().enumerate() {
        let forms = [
            case.amount.is_some(),
            case.factor.is_some(),
            case.minus.is_some(),
        ];
        let one = forms.iter().filter(|given| **given).count() == 1;
        let from = case.when.as_ref().and_then(|when| when.admission?.from);
        let relative = case.amount.is_none();
        let fits = one
            && (!relative || has_first)
            && (case.minus.is_none() || from.is_some())
            && (case.floor.is_none() || case.minus.is_some());
        if !fits {
            faults.add(Code::PackDeductible, &cases.index(i), &[]);
        }
    }
}

pub(super) fn ratio_table(table: &RatioTable, at: &At, faults: &mut Faults) {
    not_empty(&table.cases, &at.key("cases"), faults);
    counts_over(table.per, at, faults);
}

pub(super) fn ceiling(ceiling: &Ceiling, at: &At, faults: &mut Faults) {
    not_empty(&ceiling.cases, &at.key("cases"), faults);
}

pub(super) fn supplement(supplement: &Supplement, at: &At, faults: &mut Faults) {
    let kind = supplement.kind;
    let (above, self_pay) = (
        kind == SupplementKind::AboveCeiling,
        kind == SupplementKind::SelfPay,
    );
    if let Some(cases) = &supplement.cases {
        not_empty(cases, &at.key("cases"), faults);
    }
    if let Some(relief) = &supplement.relief {
        let at = at.key("relief");
        not_empty(&relief.groups, &at.key("groups"), faults);
    }
    let misfits = [
        ("cases", supplement.cases.is_some() != above),
        ("threshold", supplement.threshold.is_some() != self_pay),
        ("slices", supplement.slices.is_some() != self_pay),
        ("relief", supplement.relief.is_some() && !self_pay),
    ];
    for (key, _) in misfits.iter().filter(|(_, misfit)| *misfit) {
        faults.add(Code::PackSupplement, &at.key(key), &[kind.name(), key]);
    }
}

/// What a supplement has paid in the year is told by its name: two of one name could not be told apart.
fn names(supplements: &[Supplement], at: &At, faults: &mut Faults) {
    for (i, supplement) in supplements.iter().enumerate() {
        if supplement.name.trim().is_empty() {
            faults.add(Code::PackEmpty, &at.index(i).key("name"), &[]);
        }
        let mut earlier = supplements.iter().take(i);
        if earlier.any(|earlier| earlier.name == supplement.name) {
            faults.add(
                Code::FieldRepeated,
                &at.index(i).key("name"),
                &[&supplement.name],
            );
        }
    }
}

/// An inner block of a filing category holds figures only, not further blocks.
pub(super) fn change(change: &Change, at: &At, faults: &mut Faults) {
    let services = [
        ("outpatient", &change.outpatient),
        ("inpatient", &change.inpatient),
        ("chronic", &change.chronic),
    ];
    for (key, inner) in services {
        let nested = |inner: &Change| {
            inner.outpatient.is_some()
                || inner.inpatient.is_some()
                || inner.chronic.is_some()
                || inner.evidence.is_some()
        };
        if inner.as_deref().is_some_and(nested) {
            faults.add(Code::FieldUnknown, &at.key(key), &[key, "ratio_points …"]);
        }
    }
}

pub(super) fn entry(entry: &Entry, at: &At, faults: &mut Faults) {
    if let Some(until) = entry.until
        && until < entry.effective
    {
        let words = [&*entry.effective.to_string(), &*until.to_string()];
        faults.add(Code::PackRange, &at.key("until"), &words);
    }
    shared_ceilings(entry, at, faults);
    names(
        entry.supplement.as_deref().unwrap_or_default(),
        &at.key("supplement"),
        faults,
    );
    if let Some(rules) = &entry.chronic {
        let fits = match rules.rule {
            ChronicRule::Inpatient => entry.inpatient.is_some(),
            ChronicRule::Outpatient => entry.outpatient.is_some(),
            ChronicRule::Own => {
                rules.deductible.is_some() && rules.ratio.is_some() && rules.ceiling.is_some()
            }
        };
        if !fits {
            let at = at.key("chronic");
            faults.add(Code::PackChronic, &at.key("rule"), &[rules.rule.name()]);
        }
        // Only the outpatient and the inpatient ceiling can name each other.
        if let Some(there) = rules
            .ceiling
            .as_ref()
            .and_then(|ceiling| ceiling.shared_with)
        {
            let at = at.key("chronic");
            faults.add(
                Code::PackShared,
                &at.key("ceiling").key("shared_with"),
                &[there.name()],
            );
        }
        diseases(rules, &at.key("chronic"), faults);
    }
}

fn diseases(rules: &Chronic, at: &At, faults: &mut Faults) {
    let all: &[Disease] = rules.diseases.as_deref().unwrap_or_default();
    let mut seen: Vec<&str> = Vec::new();
    for (i, disease) in all.iter().enumerate() {
        for (n, code) in disease.codes.iter().enumerate() {
            if !is_disease_code(code) {
                let at = at.key("diseases");
                faults.add(
                    Code::DiseaseUnreadable,
                    &at.index(i).key("codes").index(n),
                    &[&quoted(code)],
                );
            }
            if seen.contains(&code.as_str()) {
                faults.add(Code::FieldRepeated, &at.key("diseases").index(i), &[code]);
            }
            seen.push(code);
            if too_many(seen.len(), &at.key("diseases"), faults) {
                return;
            }
        }
    }
}

fn shared_ceilings(entry: &Entry, at: &At, faults: &mut Faults) {
    let blocks = [
        (Shared::Outpatient, &entry.outpatient),
        (Shared::Inpatient, &entry.inpatient),
    ];
    for (here, block) in &blocks {
        let Some(there) = block.as_ref().and_then(|b| b.ceiling.shared_with) else {
            continue;
        };
        let back = blocks
            .iter()
            .find(|(name, _)| *name == there)
            .and_then(|(_, other)| other.as_ref()?.ceiling.shared_with);
        if there == *here || back != Some(*here) {
            let at = at.key(here.name());
            faults.add(
                Code::PackShared,
                &at.key("ceiling").key("shared_with"),
                &[there.name()],
            );
        }
    }
}

/// More entries of a scheme, documents or disease codes than any pack will ever have: each is held against all others.
const MANY: usize = 1000;

fn too_many(count: usize, at: &At, faults: &mut Faults) -> bool {
    let many = count > MANY;
    if many {
        let words = [&*count.to_string(), &*MANY.to_string()];
        faults.add(Code::ListTooLong, at, &words);
    }
    many
}

pub(super) fn pack(pack: &Pack, at: &At, faults: &mut Faults) {
    if too_many(pack.documents.len(), &at.key("documents"), faults) {
        return;
    }
    documents(&pack.documents, at, faults);
    let schemes = at.key("schemes");
    for (key, entries) in [
        ("employee", &pack.schemes.employee),
        ("resident", &pack.schemes.resident),
    ] {
        let at = schemes.key(key);
        let entries: &[Entry] = entries.as_deref().unwrap_or_default();
        if too_many(entries.len(), &at, faults) {
            continue;
        }
        for (i, entry) in entries.iter().enumerate() {
            overlap(entries, i, &at.index(i), faults);
            cited(entry, &pack.documents, &at.index(i), faults);
        }
    }
}

fn documents(documents: &[Document], at: &At, faults: &mut Faults) {
    for (i, document) in documents.iter().enumerate() {
        // It may become a link on somebody's page.
        let url = document.url.as_deref();
        let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        if let Some(url) = url.filter(|url| !web(url)) {
            let at = at.key("documents");
            faults.add(Code::PackUrl, &at.index(i).key("url"), &[&quoted(url)]);
        }
        if documents
            .iter()
            .take(i)
            .any(|earlier| earlier.id == document.id)
        {
            faults.add(
                Code::FieldRepeated,
                &at.key("documents").index(i),
                &[&document.id],
            );
        }
    }
}

/// No day may have two entries of a scheme.
fn overlap(entries: &[Entry], i: usize, at: &At, faults: &mut Faults) {
    let Some(here) = entries.get(i) else { return };
    for other in entries.iter().take(i) {
        let apart = here.until.is_some_and(|until| until < other.effective)
            || other.until.is_some_and(|until| until < here.effective);
        if !apart {
            faults.add(Code::PackDates, at, &[&other.effective.to_string()]);
        }
    }
}

/// Every document cited must be listed.
fn cited(entry: &Entry, documents: &[Document], at: &At, faults: &mut Faults) {
    entry.each_block(at, &mut |cited, _, at| {
        for (i, id) in cited.iter().enumerate() {
            if !documents.iter().any(|document| document.is_cited_by(id)) {
                let id = id.split_once('#').map_or(id.as_str(), |(id, _)| id);
                faults.add(Code::PackDocument, &at.key("documents").index(i), &[id]);
            }
        }
    });
}

impl Document {
    /// Whether `d2` or `d2#36` means this document.
    pub(crate) fn is_cited_by(&self, cited: &str) -> bool {
        let rest = cited.strip_prefix(&*self.id);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
    }
}

impl Entry {
    /// Shows each block's documents and evidence, and where it stands, in the order of the format.
    pub(crate) fn each_block(&self, at: &At, show: &mut dyn FnMut(&[String], Evidence, &At)) {
        if let Some(block) = &self.outpatient {
            show(&block.documents, block.evidence, &at.key("outpatient"));
        }
        if let Some(block) = &self.inpatient {
            show(&block.documents, block.evidence, &at.key("inpatient"));
        }
        let supplements = at.key("supplement");
        for (i, block) in self.supplement.iter().flatten().enumerate() {
            show(&block.documents, block.evidence, &supplements.index(i));
        }
        if let Some(block) = &self.chronic {
            show(&block.documents, block.evidence, &at.key("chronic"));
        }
        if let Some(block) = &self.away {
            show(&block.documents, block.evidence, &at.key("away"));
        }
        if let Some(block) = &self.away_in_province {
            show(
                &block.documents,
                block.evidence,
                &at.key("away_in_province"),
            );
        }
    }
}
