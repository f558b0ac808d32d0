//! What was open where and when: direct settlement across provinces since its first pilots.
//!
//! Nothing more is claimed than the sources say: what they leave open is answered with "partly" and a note.

pub mod data;

use crate::area;
use crate::calendar::Day;
use crate::claim::Treated;
use crate::issue::Lang;
use crate::national;
use crate::packed::Packed;
use crate::policy::pack::Service;
use crate::reading::{At, Faults, Read, Value};
use crate::receipt::CitedDocument;
use crate::{Failure, claim::DiseaseCode};
use data::{Count, Disease, Diseases, Group, Openness, Rollout, Step};
use serde::{Serialize, Serializer};
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rollout.bin"));

/// Steps and diseases. Written by the build just now: they can be read.
fn data() -> &'static (Rollout, Diseases) {
    static DATA: OnceLock<(Rollout, Diseases)> = OnceLock::new();
    DATA.get_or_init(|| {
        let mut bytes = BYTES;
        let steps = Rollout::unpack(&mut bytes).unwrap_or_default();
        (steps, Diseases::unpack(&mut bytes).unwrap_or_default())
    })
}

/// How far something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The sources name no opening by then.
    No,
    /// Open in part, or not known for the single place.
    Partly,
    /// Open.
    Yes,
}

impl Serialize for State {
    /// `true`, `false` or `"partly"`.
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            State::No => s.serialize_bool(false),
            State::Partly => s.serialize_str("partly"),
            State::Yes => s.serialize_bool(true),
        }
    }
}

/// What the sources say of a service at a place on a day.
#[derive(Clone, Copy)]
pub struct Opening {
    /// How far it is open.
    pub state: State,
    /// Since when this far.
    pub since: Option<Day>,
    /// The step that says so; where nothing is open, the first one to come.
    pub step: Option<&'static Step>,
}

impl Opening {
    /// What the sources say, in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let Some(step) = self.step else {
            return String::new();
        };
        if self.state > State::No {
            return lang.pick(&step.note.zh, &step.note.en).to_owned();
        }
        let day = step.from.to_string();
        let first = lang.pick(
            "手头来源记载的最早开通日期是 {}，更早的没有记载",
            "The earliest opening that the sources at hand record is of {}; of an earlier one they say nothing",
        );
        first.replace("{}", &day)
    }

    /// The documents that say so.
    #[must_use]
    pub fn documents(&self) -> Vec<String> {
        self.step
            .map(|step| step.documents.clone())
            .unwrap_or_default()
    }
}

impl Step {
    fn covers(&self, place: u32) -> bool {
        let code = area::code_text(place);
        let named = |list: &[String]| list.iter().any(|one| code.starts_with(one));
        let Some(provinces) = &self.provinces else {
            return true;
        };
        named(provinces) || self.areas.as_deref().is_some_and(named)
    }

    fn state(&self) -> State {
        match self.open {
            Openness::Partly => State::Partly,
            Openness::Yes => State::Yes,
        }
    }
}

/// The furthest that the steps of a service go by a day, among those that `counts`.
fn furthest(service: Service, day: Day, counts: &dyn Fn(&Step) -> bool) -> Opening {
    let steps = data().0.steps.iter();
    let ours = steps.filter(|step| step.service == service && counts(step));
    let mut best: Option<Opening> = None;
    let mut first: Option<&'static Step> = None;
    for step in ours {
        if step.from > day {
            first = first.filter(|known| known.from <= step.from).or(Some(step));
            continue;
        }
        let found = Opening {
            state: step.state(),
            since: step.known.then_some(step.from),
            step: Some(step),
        };
        best = Some(match best {
            Some(known) if known.state > found.state => known,
            // As far as before: it has been so since then, but the newer step says more of today.
            Some(known) if known.state == found.state => Opening {
                since: known.since.or(found.since),
                ..found
            },
            _ => found,
        });
    }
    best.unwrap_or(Opening {
        state: State::No,
        since: None,
        step: first,
    })
}

/// What the sources say of a service for those insured at, or treated in, a place.
#[must_use]
pub fn opening(service: Service, place: u32, day: Day) -> Opening {
    furthest(service, day, &|step| step.covers(place))
}

/// What the sources say of a service between two places, and whether it is the insured area that is behind.
#[must_use]
pub fn between(service: Service, insured: u32, treated: u32, day: Day) -> (Opening, bool) {
    // Pilots inside a region reach only from one of its provinces to another.
    let region = |step: &Step| step.among && step.covers(insured) && step.covers(treated);
    let anywhere = |place: u32| move |step: &Step| !step.among && step.covers(place);
    let region = furthest(service, day, &region);
    let from = furthest(service, day, &anywhere(insured));
    let to = furthest(service, day, &anywhere(treated));
    let insured_behind = from.state <= to.state;
    let wide = if insured_behind { from } else { to };
    if region.state > State::No && region.state >= wide.state {
        (region, false)
    } else {
        (wide, insured_behind)
    }
}

/// Whether a disease is within the national scope of direct settlement.
#[derive(Clone, Copy)]
pub enum InScope {
    /// It is one of those listed.
    Listed(&'static Disease, &'static Group),
    /// Its code belongs to the family of one of those listed.
    Related(&'static Disease, &'static Group),
    /// It is none of them.
    No,
}

/// What is known of a disease code.
#[must_use]
pub fn disease(code: &DiseaseCode) -> InScope {
    let groups = || data().1.groups.iter();
    let all = || groups().flat_map(|group| group.diseases.iter().map(move |one| (one, group)));
    if let Some((one, group)) = all().find(|(one, _)| one.codes.contains(&code.0)) {
        return InScope::Listed(one, group);
    }
    match all().find(|(one, _)| code.0.starts_with(&one.family)) {
        Some((one, group)) => InScope::Related(one, group),
        None => InScope::No,
    }
}

/// The name of a disease code; the code itself where none is known.
#[must_use]
pub fn disease_name(code: &DiseaseCode, lang: Lang) -> String {
    if let InScope::Listed(one, _) = disease(code)
        && (lang == Lang::En || one.codes.len() == 1)
    {
        return lang.pick(&one.zh, &one.en).to_owned();
    }
    let other = data().1.others.iter().find(|other| other.code == code.0);
    match other {
        Some(other) => format!("{}（{}）", other.name, code.0),
        None => code.0.clone(),
    }
}

/// The names of the diseases within the national scope on a day.
#[must_use]
pub fn listed(day: Day, lang: Lang) -> Vec<&'static str> {
    let groups = data().1.groups.iter().filter(|group| group.from <= day);
    let all = groups.flat_map(|group| group.diseases.iter());
    all.map(|one| lang.pick(&one.zh, &one.en)).collect()
}

impl Group {
    /// How far the group is open on a day.
    #[must_use]
    pub fn state(&self, day: Day) -> State {
        if day < self.from {
            State::No
        } else if day < self.everywhere {
            State::Partly
        } else {
            State::Yes
        }
    }
}

/// Whether one kind of care was open for direct settlement across provinces.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OpenService {
    /// The kind of care.
    pub service: Service,
    /// True, false, or `"partly"`: open in part, or not known for this place.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "boolean | \"partly\""))]
    pub open: State,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
    pub since: Option<Day>,
    /// What the sources say, and what they leave open.
    pub note: String,
    /// In how many insured areas, where a source counts them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number"))]
    pub insured_areas: Option<Count>,
    /// At how many institutions, where a source counts them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number"))]
    pub institutions: Option<Count>,
    /// At how many pharmacies, where a source counts them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "number"))]
    pub pharmacies: Option<Count>,
    /// Chronic care: the diseases within the national scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diseases: Option<Vec<OpenDisease>>,
    /// The documents that say so.
    pub documents: Vec<String>,
    /// Their titles.
    pub sources: Vec<CitedDocument>,
}

/// Whether one chronic disease was open for direct settlement across provinces.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OpenDisease {
    /// Its name.
    pub name: &'static str,
    /// The codes that mean it.
    pub codes: &'static [String],
    /// True, or `"partly"`: not by every insured area yet.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "boolean | \"partly\""))]
    pub open: State,
    /// The documents that say so.
    pub documents: &'static [String],
}

/// What was open for direct settlement across provinces at a place on a day, one entry for each kind of care.
///
/// # Errors
/// `area.unknown`, `area.outside`, `date.invalid` and the like.
///
/// # Source
/// 医保发〔2021〕27号, 医保发〔2022〕22号, 医保办发〔2024〕19号 and the news of the official bodies; each entry names its own.
///
/// # Example
/// ```
/// use yidi::{issue::Lang, open_services, reading::Value};
///
/// let text = |text: &str| Value::Text(text.to_owned());
/// let open = open_services(&text("140100"), &text("2021-02-01"), Lang::En).unwrap();
/// let outpatient = serde_json::to_value(&open[1]).unwrap();
/// assert_eq!(outpatient["service"], "outpatient");
/// assert_eq!(outpatient["open"], "partly"); // 89 areas of 15 provinces, not named
/// assert_eq!(outpatient["insuredAreas"], 89);
/// assert!(open_services(&text("810000"), &text("2021-02-01"), Lang::En).is_err()); // Hong Kong
/// ```
pub fn open_services(code: &Value, date: &Value, lang: Lang) -> Result<Vec<OpenService>, Failure> {
    let mut faults = Faults::new(lang);
    let place = Treated::read(code, &At::ROOT.key("code"), &mut faults);
    let day = Day::read(date, &At::ROOT.key("date"), &mut faults);
    let (Some(Treated(place)), Some(day)) = (place, day) else {
        return Err(Failure::of(faults));
    };
    let services = [
        Service::Inpatient,
        Service::Outpatient,
        Service::Pharmacy,
        Service::Chronic,
    ];
    let told = |service| told(service, opening(service, place, day), day, lang);
    Ok(services.into_iter().map(told).collect())
}

fn told(service: Service, opening: Opening, day: Day, lang: Lang) -> OpenService {
    let documents = opening.documents();
    let open = opening.state > State::No;
    let counted = opening.step.filter(|_| open);
    OpenService {
        service,
        open: opening.state,
        since: opening.since,
        note: opening.words(lang),
        insured_areas: counted.and_then(|step| step.insured_areas),
        institutions: counted.and_then(|step| step.institutions),
        pharmacies: counted.and_then(|step| step.pharmacies),
        diseases: (open && service == Service::Chronic).then(|| open_diseases(day, lang)),
        sources: national::cited(&documents),
        documents,
    }
}

fn open_diseases(day: Day, lang: Lang) -> Vec<OpenDisease> {
    let groups = data().1.groups.iter().filter(|group| group.from <= day);
    let of = |group: &'static Group| {
        group.diseases.iter().map(move |one| OpenDisease {
            name: lang.pick(&one.zh, &one.en),
            codes: &one.codes,
            open: group.state(day),
            documents: &group.documents,
        })
    };
    groups.flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(service: Service, place: u32, day: &str) -> State {
        opening(service, place, Day::parse(day).unwrap()).state
    }

    #[test]
    fn every_place_is_told_of_every_service_on_every_day() {
        for area in area::insured_areas().step_by(7).chain([660_000]) {
            for day in ["1949-10-01", "2019-01-01", "2021-02-01", "2026-11-21"] {
                let code = Value::Text(area::code_text(area));
                let told = open_services(&code, &Value::Text(day.to_owned()), Lang::En).unwrap();
                assert_eq!(told.len(), 4);
                for service in told {
                    let what = format!("{area} on {day}: {service:?}");
                    assert!(
                        !service.note.is_empty() && !service.sources.is_empty(),
                        "{what}"
                    );
                    assert_eq!(service.documents.len(), service.sources.len(), "{what}");
                }
            }
        }
    }

    #[test]
    fn a_pilot_inside_a_region_reaches_no_other() {
        let between = |insured, treated, day| {
            let day = Day::parse(day).unwrap();
            super::between(Service::Outpatient, insured, treated, day)
                .0
                .state
        };
        assert_eq!(between(310_000, 320_100, "2018-09-27"), State::No);
        assert_eq!(between(310_000, 320_100, "2018-09-28"), State::Partly);
        assert_eq!(between(310_000, 110_000, "2020-06-01"), State::No);
        assert_eq!(between(310_000, 110_000, "2021-02-01"), State::Yes);
        assert_eq!(between(310_000, 140_100, "2021-02-01"), State::Partly);
        assert_eq!(between(440_100, 310_000, "2021-02-01"), State::No);
        assert_eq!(between(440_100, 310_000, "2023-01-01"), State::Yes);
    }

    #[test]
    fn of_guizhou_only_what_is_named_is_open_in_2021() {
        assert_eq!(on(Service::Outpatient, 522_300, "2021-02-01"), State::Yes);
        assert_eq!(
            on(Service::Outpatient, 520_100, "2021-02-01"),
            State::Partly
        );
        assert_eq!(
            on(Service::Outpatient, 522_300, "2021-01-31"),
            State::Partly
        );
    }

    #[test]
    fn a_service_stays_open_once_it_is() {
        for area in area::insured_areas()
            .step_by(7)
            .chain([520_100, 522_300, 529_900])
        {
            for service in [Service::Outpatient, Service::Chronic, Service::Pharmacy] {
                let mut days: Vec<Day> = data().0.steps.iter().map(|step| step.from).collect();
                days.sort();
                let states: Vec<State> = days
                    .iter()
                    .map(|day| opening(service, area, *day).state)
                    .collect();
                assert!(states.is_sorted(), "{area}: {states:?}");
                assert_eq!(
                    (states.first(), states.last()),
                    (Some(&State::No), Some(&State::Yes))
                );
            }
        }
    }

    #[test]
    fn diseases_are_told_apart_by_their_codes() {
        let of = |code: &str| disease(&DiseaseCode(code.to_owned()));
        assert!(matches!(of("M03900"), InScope::Listed(one, _) if one.zh == "高血压"));
        assert!(matches!(of("M00202"), InScope::Listed(one, _) if one.zh == "病毒性肝炎"));
        // The class of all cancers, and a dialysis code that a local list labels otherwise.
        assert!(matches!(of("M00500"), InScope::Related(..)));
        assert!(matches!(of("M07800"), InScope::Related(..)));
        assert!(matches!(of("M02300"), InScope::No));
        assert_eq!(
            disease_name(&DiseaseCode("M02300".into()), Lang::Zh),
            "帕金森病（M02300）"
        );
        assert_eq!(
            disease_name(&DiseaseCode("M99900".into()), Lang::Zh),
            "M99900"
        );
    }

    #[test]
    fn ten_diseases_since_the_autumn_of_2024() {
        let count = |day| listed(Day::parse(day).unwrap(), Lang::Zh).len();
        assert_eq!(count("2021-09-29"), 0);
        assert_eq!(count("2024-09-04"), 5);
        assert_eq!(count("2024-09-05"), 10);
    }
}
