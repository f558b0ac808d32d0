//! The catalogue's editions as documents that receipts cite.

use super::classify::{Decided, prior_assumed};
use super::{Edition, Entry, editions};
use crate::calendar::Day;
use crate::issue::{Issue, Lang};
use crate::policy::pack::{Document, Evidence};
use crate::settlement::Part;
use std::sync::OnceLock;

/// The name by which a receipt cites an edition.
pub fn citation(edition: &Edition) -> String {
    if is_drug_list(edition) {
        format!("nrdl{}", edition.id)
    } else {
        edition.id.to_owned()
    }
}

/// Editions of the drug list are called by their year.
fn is_drug_list(edition: &Edition) -> bool {
    edition.id.starts_with(|c: char| c.is_ascii_digit())
}

/// Every edition as a document.
pub fn documents() -> &'static [Document] {
    static DOCUMENTS: OnceLock<Vec<Document>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| {
        let documents = editions().iter().map(|edition| Document {
            id: citation(edition),
            title: edition.title.to_owned(),
            number: edition.number.map(str::to_owned),
            issuers: None,
            published: None,
            effective: edition.effective,
            url: None,
            superseded_by: None,
        });
        documents.collect()
    })
}

/// The editions of the drug list, the newest first.
fn drug_lists() -> impl Iterator<Item = &'static Edition> {
    editions().iter().filter(|edition| is_drug_list(edition))
}

/// From when on there is a drug list at all.
pub fn earliest() -> Option<Day> {
    drug_lists().filter_map(|edition| edition.effective).min()
}

/// The edition in force on `day` where the item stands in an earlier one.
pub fn newer_edition(entry: Entry, day: Day) -> Option<&'static str> {
    let own = entry.edition();
    let newest = drug_lists().find(|edition| edition.effective.is_some_and(|from| from <= day))?;
    (is_drug_list(own) && newest.id != own.id).then_some(newest.id)
}

/// The editions of the drug list that decided `lines`.
pub fn lists(lines: &[Decided]) -> &'static [String] {
    static CITED: OnceLock<Vec<String>> = OnceLock::new();
    let cited = CITED.get_or_init(|| drug_lists().map(citation).collect());
    let used = |list: &Edition| {
        let mut items = lines.iter().filter_map(|line| line.found.item);
        items.any(|(item, _)| item.edition().id == list.id)
    };
    // A run of editions, since a step keeps a slice: from the newest used to the oldest used.
    let mut first = None;
    let mut end = 0;
    for (i, list) in drug_lists().enumerate() {
        if used(list) {
            first = first.or(Some(i));
            end = i.saturating_add(1);
        }
    }
    first
        .and_then(|first| cited.get(first..end))
        .unwrap_or_default()
}

/// How good the figures are that the catalogue, or nobody, gave for `lines`.
pub fn evidence(lines: &[Decided]) -> impl Iterator<Item = (Part<'static>, Evidence)> + use<> {
    let assumed = lines.iter().any(|line| line.assumed);
    let earlier = lines.iter().any(|line| line.earlier);
    [
        assumed.then_some((Part::PriorShare, Evidence::Compiled)),
        earlier.then_some((Part::DrugList, Evidence::Compiled)),
    ]
    .into_iter()
    .flatten()
}

/// The flags of all lines; that a share was assumed is said once.
pub fn flags(lines: Vec<Decided>, lang: Lang) -> Vec<Issue> {
    let assumed = lines.iter().any(|line| line.assumed);
    let mut all: Vec<Issue> = assumed.then(|| prior_assumed(lang)).into_iter().collect();
    all.extend(lines.into_iter().flat_map(|line| line.flags));
    all
}
