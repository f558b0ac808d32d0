//! The report on a filing.

use super::benefits::{self, Benefits};
use super::materials::RequiredMaterial;
use super::{Check, Filing, dates, destination, identity, in_lang, materials, person, previous};
use crate::area;
use crate::calendar::Day;
use crate::issue::{Issue, Lang, Severity};
use crate::national;
use crate::national::filing::Channel;
use crate::reading::{At, Faults, Read, Value};
use crate::receipt::CitedDocument;
use serde::Serialize;

/// Whether a filing will be accepted, how long it holds and what it gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FilingReport {
    /// Whether nothing stands in the way: no issue is an error.
    pub ok: bool,
    /// What is wrong, doubtful or worth knowing, the gravest first.
    pub issues: Vec<Issue>,
    /// Whether it counts as filed without a filing (an emergency).
    pub deemed_filed: bool,
    /// Whether treatment in another province is settled directly under it, this stay included.
    pub direct_settlement: bool,
    /// The place that the filing goes to; a county is widened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<DestinationShown>,
    /// The first day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
    pub valid_from: Option<Day>,
    /// The last day; null = until it is changed. The insured place may set a later one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate | null"))]
    pub valid_until: Option<Option<Day>>,
    /// The day from which it can be changed at the latest; null = no lock is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate | null"))]
    pub earliest_change: Option<Option<Day>>,
    /// What must be handed in.
    pub required_materials: Vec<RequiredMaterial>,
    /// Where to file, and how.
    pub channels: Vec<ChannelShown>,
    /// What it gives.
    pub benefits: Benefits,
    /// The documents cited.
    pub documents: Vec<CitedDocument>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DestinationShown {
    /// Its six digits.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A way to file.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChannelShown {
    /// Its name.
    pub name: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// The documents that name it.
    pub documents: Vec<String>,
}

impl FilingReport {
    /// The report on what was not understood.
    #[must_use]
    pub fn refused(issues: Vec<Issue>) -> FilingReport {
        FilingReport {
            ok: false,
            issues,
            deemed_filed: false,
            direct_settlement: false,
            destination: None,
            valid_from: None,
            valid_until: None,
            earliest_change: None,
            required_materials: Vec::new(),
            channels: Vec::new(),
            benefits: Benefits::default(),
            documents: Vec::new(),
        }
    }
}

/// Whether a filing (异地就医备案) will be accepted, how long it holds, and what it gives.
///
/// Days are whole days of the calendar; six months from 31 August are 28 or 29 February. There is no clock: the day of
/// filing is `filedOn`. A filing that is not understood gives a report whose `ok` is false, with all faults.
///
/// # Source
/// 医保发〔2022〕22号 and its procedures; every issue names its article.
///
/// # Example
/// ```
/// use yidi::{issue::Lang, reading::Value, validate_filing};
///
/// let mut filing = serde_json::json!({
///     "person": { "scheme": "employee", "status": "retired" },
///     "insuredArea": "110000", "destination": "440106", "category": "long_term_resident",
///     "start": "2026-08-31", "materials": ["id_document", "filing_form", "commitment_letter"]
/// });
/// let ask = |filing: &serde_json::Value| {
///     let filing: Value = serde_json::from_str(&filing.to_string()).unwrap();
///     validate_filing(&filing, Lang::En)
/// };
/// let report = ask(&filing);
/// assert!(report.ok && report.direct_settlement);
/// assert_eq!(report.destination.unwrap().code, "440100"); // a filing goes to the city
/// assert_eq!(report.valid_until, Some(None)); // until it is changed
/// assert_eq!(report.earliest_change.unwrap().unwrap().to_string(), "2027-02-28");
///
/// filing["materials"] = serde_json::json!(["id_document", "filing_form"]);
/// let report = ask(&filing);
/// assert!(!report.ok);
/// assert_eq!(report.issues[0].code, "filing.material_missing");
/// assert_eq!(report.issues[0].documents.as_deref(), Some(&["cn2#8".to_owned()][..]));
/// ```
#[must_use]
pub fn validate_filing(filing: &Value, lang: Lang) -> FilingReport {
    let mut faults = Faults::new(lang);
    let read = Filing::read(filing, &At::ROOT, &mut faults);
    match read.as_ref().and_then(|filing| Check::new(filing, lang)) {
        Some(check) => report(check),
        None => FilingReport::refused(faults.issues),
    }
}

fn report(mut check: Check) -> FilingReport {
    let filing = check.filing;
    person::check(&mut check);
    let crosses = destination::check(&mut check);
    dates::check(&mut check);
    identity::check(&mut check);
    let mut required = Vec::new();
    let mut stay_direct = dates::check_stay(&mut check);
    if crosses {
        required = materials::check(&mut check);
        previous::check(&mut check);
    } else {
        stay_direct = false;
    }
    let given = benefits::benefits(&mut check, crosses);
    // Errors first. Three rounds, because the standard sort would be a kilobyte of the download.
    let mut issues: Vec<Issue> = Vec::new();
    for severity in Severity::ALL {
        issues.extend(
            check
                .issues
                .extract_if(.., |issue| issue.severity == *severity),
        );
    }
    let ok = issues.iter().all(|issue| issue.severity != Severity::Error);
    let validity = filing.validity().filter(|_| crosses);
    let channels = if crosses {
        channels(&check)
    } else {
        Vec::new()
    };
    let mut report = FilingReport {
        ok,
        deemed_filed: ok && crosses && check.rule.deemed_filed(),
        direct_settlement: ok && stay_direct && given.direct,
        destination: (!filing.destination.too_wide).then(|| shown_place(filing)),
        valid_from: validity.map(|validity| validity.from),
        valid_until: validity.map(|validity| validity.until),
        earliest_change: dates::earliest_change(&check).filter(|_| crosses),
        required_materials: required,
        channels,
        benefits: given.benefits,
        documents: given.documents,
        issues,
    };
    let national = documents(&report);
    report.documents.splice(0..0, national);
    report
}

fn shown_place(filing: &Filing) -> DestinationShown {
    let code = filing.destination.code;
    DestinationShown {
        code: area::code_text(code),
        name: area::name(code).unwrap_or_default(),
    }
}

/// Where to file: nowhere but at the hospital in an emergency.
fn channels(check: &Check) -> Vec<ChannelShown> {
    let rules = check.rules;
    if check.rule.deemed_filed() {
        return vec![shown_channel(&rules.emergency, check)];
    }
    let all = rules.channels.iter();
    all.map(|channel| shown_channel(channel, check)).collect()
}

fn shown_channel(channel: &Channel, check: &Check) -> ChannelShown {
    let (lang, articles) = (check.lang, &check.rules.articles);
    let mut documents = channel.documents.clone();
    let words = |note| in_lang(note, lang).replace("{hotline}", &check.hotline);
    let mut steps: Vec<String> = channel.steps.iter().map(words).collect();
    if channel.online {
        let (days, cited) = match check.province {
            Some(of) => (of.decision_working_days, &of.decision_documents),
            None => (articles.decision_working_days, &articles.decision),
        };
        let wait = lang.pick(
            "提交后原则上 {} 个工作日内办结，可在原渠道查询结果",
            "It is decided in principle within {} working day(s); the result is shown in the same place",
        );
        steps.push(wait.replace("{}", &days.0.to_string()));
        documents.extend(
            cited
                .iter()
                .filter(|id| !channel.documents.contains(id))
                .cloned(),
        );
    }
    ChannelShown {
        name: in_lang(&channel.name, lang).to_owned(),
        steps,
        documents,
    }
}

/// Every national document that the report cites, once.
fn documents(report: &FilingReport) -> Vec<CitedDocument> {
    let mut ids: Vec<String> = Vec::new();
    ids.extend(
        report
            .issues
            .iter()
            .flat_map(|issue| issue.documents.iter().flatten())
            .cloned(),
    );
    ids.extend(
        report
            .required_materials
            .iter()
            .flat_map(|of| &of.documents)
            .cloned(),
    );
    ids.extend(report.channels.iter().flat_map(|of| &of.documents).cloned());
    ids.extend(report.benefits.documents.iter().cloned());
    national::cited(&ids)
}
