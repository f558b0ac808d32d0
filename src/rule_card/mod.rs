//! The rules of a pack as tables that a person can read: plain data, for the page and for the command line.

mod sections;
pub(crate) mod words;

pub use words::scheme;

use crate::calendar::Day;
use crate::explanation::terms;
use crate::issue::Lang;
use crate::policy::pack::{Document, Entry, Evidence, Note, Pack, Scheme, Service};
use crate::settlement::{Category, Part};
use serde::Serialize;
use words::{joined, listed};

/// The rules of one insured area in tables, with their documents, evidence and dates, and what they leave out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleCard {
    /// Always true: this is no failure.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// The insured area that the pack names.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub area: String,
    /// Its name.
    pub name: String,
    /// The telephone number to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hotline: Option<String>,
    /// Where the rules come from.
    pub rules: RuleSource,
    /// The weakest evidence among them.
    pub evidence: Evidence,
    /// The same in words.
    pub evidence_label: &'static str,
    /// The rules, by scheme.
    pub schemes: Vec<RuleScheme>,
    /// The documents of the pack.
    pub documents: Vec<RuleDocument>,
    /// Doubts that the authors of the pack note.
    pub notes: Vec<String>,
    /// What these rules say nothing of.
    pub not_modelled: Vec<String>,
}

/// Where the rules of a card come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum RuleSource {
    /// They are bundled.
    Bundled,
    /// They were loaded in place of the bundled ones.
    Loaded,
    /// The pack was given with the question.
    Given,
}

/// The rules of one scheme, the latest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleScheme {
    /// The scheme.
    pub scheme: Scheme,
    /// Its name.
    pub label: &'static str,
    /// Its rules by date.
    pub entries: Vec<RuleEntry>,
}

/// The rules of a scheme from one day to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleEntry {
    /// The first day.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub effective: Day,
    /// The last day; none = still in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub until: Option<Day>,
    /// Both in words.
    pub period: String,
    /// The rules, part by part.
    pub sections: Vec<RuleSection>,
}

/// One part of the rules: a service, a supplement, or what changes away from home.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleSection {
    /// Which part.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "\"outpatient\" | \"inpatient\" | \"chronic\" | \"supplement\" | \"away\" | \"away_in_province\""
        )
    )]
    pub id: &'static str,
    /// Its name.
    pub title: String,
    /// How far its figures may be trusted.
    pub evidence: Evidence,
    /// The same in words.
    pub evidence_label: &'static str,
    /// The documents it stands on, with the article where known: `"d2#36"`.
    pub documents: Vec<String>,
    /// Its figures.
    pub tables: Vec<RuleTable>,
    /// What no table can say.
    pub remarks: Vec<String>,
}

/// A table; every row has a cell for each column.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleTable {
    /// Its heading.
    pub title: String,
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// Its rows, in the order in which cases are tried: the first that fits applies.
    pub rows: Vec<Vec<String>>,
}

/// A document that rules stand on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleDocument {
    /// The name by which sections cite it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuers: Option<Vec<String>>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub published: Option<Day>,
    /// From when it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub effective: Option<Day>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The document that has taken its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
}

/// The card of `pack`.
#[must_use]
pub fn rule_card(pack: &Pack, rules: RuleSource, lang: Lang) -> RuleCard {
    let mut weakest = None;
    let mut not_modelled = Vec::new();
    let mut schemes = Vec::new();
    for scheme in Scheme::ALL {
        let label = words::scheme(*scheme, lang);
        // The latest first. There are few: to sort them the usual way would cost more code than the rest of this card.
        let mut entries: Vec<RuleEntry> = Vec::new();
        for entry in pack.entries(*scheme) {
            let period = terms::period(entry.effective, entry.until, lang);
            let missing = missing(entry, lang);
            if !missing.is_empty() {
                not_modelled.push(joined(&[
                    label,
                    lang.pick("，", ", "),
                    &period,
                    lang.pick("：没有以下规则：", ": no rules for "),
                    &missing,
                ]));
            }
            let later = entries
                .iter()
                .take_while(|other| other.effective > entry.effective);
            let card = RuleEntry {
                effective: entry.effective,
                until: entry.until,
                period,
                sections: sections::of(entry, &mut weakest, lang),
            };
            entries.insert(later.count(), card);
        }
        if entries.is_empty() {
            not_modelled.push(joined(&[label, lang.pick("：没有规则", ": no rules")]));
            continue;
        }
        schemes.push(RuleScheme {
            scheme: *scheme,
            label,
            entries,
        });
    }
    let evidence = weakest.unwrap_or(Evidence::Compiled);
    let note = |note: &Note| lang.pick(&note.zh, &note.en).to_owned();
    RuleCard {
        ok: true,
        area: pack.area.clone(),
        name: pack.name.clone(),
        hotline: pack.hotline.clone(),
        rules,
        evidence,
        evidence_label: words::evidence(evidence, lang),
        schemes,
        documents: pack.documents.iter().map(document).collect(),
        notes: pack.notes.iter().flatten().map(note).collect(),
        not_modelled,
    }
}

fn document(document: &Document) -> RuleDocument {
    RuleDocument {
        id: document.id.clone(),
        title: document.title.clone(),
        number: document.number.clone(),
        issuers: document.issuers.clone(),
        published: document.published,
        effective: document.effective,
        url: document.url.clone(),
        superseded_by: document.superseded_by.clone(),
    }
}

/// The parts of the rules that an entry has not, in a row.
fn missing(entry: &Entry, lang: Lang) -> String {
    let mut out = String::new();
    let services = [
        (entry.outpatient.is_none(), Service::Outpatient),
        (entry.inpatient.is_none(), Service::Inpatient),
        (entry.chronic.is_none(), Service::Chronic),
    ];
    for (missing, service) in services {
        if missing {
            listed(&mut out, terms::service(service, lang), lang);
        }
    }
    if entry.supplement.as_ref().is_none_or(Vec::is_empty) {
        let words = lang.pick("大额、大病等补充保障", "supplements after the pooled fund");
        listed(&mut out, words, lang);
    }
    let away = [
        (Part::Away, &entry.away),
        (Part::AwayInProvince, &entry.away_in_province),
    ];
    for (part, block) in away {
        let part = terms::part(part, lang);
        let Some(block) = block else {
            listed(&mut out, &part, lang);
            continue;
        };
        for category in Category::ALL {
            if category.change(block).is_none() {
                listed(&mut out, &part, lang);
                out.push_str(lang.pick("（", " ("));
                out.push_str(terms::category(category, lang));
                out.push_str(lang.pick("）", ")"));
            }
        }
    }
    out
}
