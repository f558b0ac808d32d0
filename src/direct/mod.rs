//! Direct settlement at the counter: will it work, and if not, why and what then.
//!
//! The reasons are data (`data/national/settlement_errors.json`), each with its documents; here stands when each bites.

mod explain;
mod fallback;
mod filed;
pub mod reasons;
mod visit;

#[cfg(test)]
mod tests;

use crate::area;
use crate::explanation::terms;
use crate::filing::{self, in_lang, same_province};
use crate::issue::{Code, Issue, Lang, Severity};
use crate::national;
use crate::packed::Packed;
use crate::policy::pack::{Scheme, Service};
use crate::reading::{At, Faults, Read, Value};
use crate::receipt::CitedDocument;
use crate::rollout::{self, InScope, State};
use reasons::{Reason, Reasons};
use serde::Serialize;
use std::sync::OnceLock;

pub use explain::{Explanation, explain_error};
pub use fallback::Fallback;
pub use visit::{InsuredStatus, Visit, VisitFiling};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reasons.bin"));

/// The reasons; none only if the build had written something unreadable.
pub(crate) fn reasons() -> Option<&'static Reasons> {
    static REASONS: OnceLock<Option<Reasons>> = OnceLock::new();
    REASONS
        .get_or_init(|| Reasons::unpack(&mut &*BYTES))
        .as_ref()
}

impl Reasons {
    fn reason(&self, id: &str) -> Option<&Reason> {
        self.all.iter().find(|reason| reason.id == id)
    }

    /// Where to look up whether an institution is networked.
    pub fn look_up(&self, hotline: &str, lang: Lang) -> String {
        in_lang(&self.institutions.say, lang).replace("{hotline}", hotline)
    }
}

/// A remark with its places filled.
fn said(text: &str, hotline: &str, lang: Lang) -> String {
    let look_up = reasons().map(|reasons| reasons.look_up(hotline, lang));
    text.replace("{hotline}", hotline)
        .replace("{institutions}", &look_up.unwrap_or_default())
}

/// Whether direct settlement will work.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DirectSettlement {
    /// Whether nothing known stands in the way: no issue is an error.
    pub ok: bool,
    /// What stands in the way, is doubtful or worth knowing, in the order in which it would bite.
    pub issues: Vec<Issue>,
    /// What to do instead, where it will not work.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub fallback: Option<Fallback>,
    /// The documents cited.
    pub documents: Vec<CitedDocument>,
}

impl DirectSettlement {
    /// The answer to what was not understood.
    #[must_use]
    pub fn refused(issues: Vec<Issue>) -> DirectSettlement {
        DirectSettlement {
            ok: false,
            issues,
            fallback: None,
            documents: Vec::new(),
        }
    }
}

/// Whether a visit in another province will be settled directly (直接结算), with all reasons against it at once.
///
/// There is no clock and no register: what is not said is unknown, and the answer says so. A visit that is not understood
/// gives an answer whose `ok` is false, with all faults and no fallback.
///
/// # Source
/// 医保发〔2022〕22号 and its procedures, 医保发〔2021〕27号, 医保办发〔2024〕19号; every issue names its own.
///
/// # Example
/// ```
/// use yidi::{check_direct_settlement, issue::Lang, reading::Value};
///
/// let visit: Value = serde_json::from_str(r#"{
///     "person": { "scheme": "employee" }, "insuredArea": "110000", "treatmentArea": "440100", "date": "2026-03-10",
///     "service": "outpatient", "institutionNetworked": true, "insuredStatus": "normal",
///     "personalAccount": "100.00", "personDue": "150.00"
/// }"#).unwrap();
/// let found = check_direct_settlement(&visit, Lang::En);
/// assert!(!found.ok);
/// assert_eq!(found.issues[0].code, "direct.not_filed");
/// assert!(found.issues[1].message.contains("50.00")); // to be paid in cash
/// assert!(found.fallback.unwrap().papers.len() > 3);
/// ```
#[must_use]
pub fn check_direct_settlement(visit: &Value, lang: Lang) -> DirectSettlement {
    let mut faults = Faults::new(lang);
    let read = Visit::read(visit, &At::ROOT, &mut faults);
    let (Some(visit), Some(reasons)) = (read, reasons()) else {
        return DirectSettlement::refused(faults.issues);
    };
    let mut check = Check {
        crosses: !same_province(visit.insured_area.0, visit.treatment_area.0),
        hotline: filing::hotline(visit.insured_area.0),
        visit: &visit,
        reasons,
        lang,
        issues: Vec::new(),
    };
    check.place();
    check.institution();
    check.filing();
    check.status();
    check.disease();
    check.liability();
    check.balance();
    check.amount();
    check.answer()
}

/// A visit under examination.
struct Check<'v> {
    visit: &'v Visit,
    /// Whether the two places lie in different provinces.
    crosses: bool,
    reasons: &'static Reasons,
    hotline: String,
    lang: Lang,
    issues: Vec<Issue>,
}

impl Check<'_> {
    /// Notes something, with the documents that say so.
    fn note(&mut self, code: Code, field: &str, words: &[&str], documents: &[String]) {
        let mut issue = Issue::new(code, self.lang, Some(field.to_owned()), words);
        issue.documents = (!documents.is_empty()).then(|| documents.to_vec());
        self.issues.push(issue);
    }

    /// Notes one of the reasons: its steps are the first word, its documents stand before `documents`.
    fn bite(&mut self, code: Code, field: &str, words: &[&str], documents: &[String]) {
        let id = code.text().trim_start_matches("direct.");
        let Some(reason) = self.reasons.reason(id) else {
            return self.note(code, field, words, documents);
        };
        let steps = reason.steps.iter().map(|step| in_lang(step, self.lang));
        let steps: Vec<&str> = steps.collect();
        let steps = said(
            &steps.join(self.lang.pick("；", "; ")),
            &self.hotline,
            self.lang,
        );
        let words: Vec<&str> = [&*steps].into_iter().chain(words.iter().copied()).collect();
        let mut all = reason.documents.clone();
        all.extend(
            documents
                .iter()
                .filter(|id| !reason.documents.contains(id))
                .cloned(),
        );
        self.note(code, field, &words, &all);
    }

    fn name(&self, code: u32) -> String {
        area::name(code).unwrap_or_default()
    }

    /// Whether both places are open for the service on that day.
    fn place(&mut self) {
        let (insured, treated) = (self.visit.insured_area.0, self.visit.treatment_area.0);
        if !self.crosses {
            let documents = filing::rules().map(|rules| &*rules.articles.cross_province);
            let words = [&*self.name(treated), &*self.hotline.clone()];
            self.note(
                Code::DirectHome,
                "treatmentArea",
                &words,
                documents.unwrap_or_default(),
            );
            return;
        }
        let (service, day) = (self.visit.service, self.visit.date);
        let (opening, insured_behind) = rollout::between(service, insured, treated, day);
        let (behind, field) = if insured_behind {
            (insured, "insuredArea")
        } else {
            (treated, "treatmentArea")
        };
        let words = [
            &*self.name(behind),
            terms::service(service, self.lang),
            &*day.to_string(),
            &*opening.words(self.lang),
            &*self.hotline.clone(),
        ];
        match opening.state {
            State::Yes => {}
            State::Partly => self.note(Code::DirectAreaPartly, field, &words, &opening.documents()),
            State::No => self.bite(Code::DirectAreaNotOpen, field, &words, &opening.documents()),
        }
    }

    fn institution(&mut self) {
        match self.visit.institution_networked {
            Some(true) => {}
            Some(false) => self.bite(Code::DirectNotNetworked, "institutionNetworked", &[], &[]),
            None => {
                let look_up = self.reasons.look_up(&self.hotline, self.lang);
                let documents = &self.reasons.institutions.documents;
                let field = "institutionNetworked";
                self.note(Code::DirectNetworkUnknown, field, &[&look_up], documents);
            }
        }
    }

    fn status(&mut self) {
        let status = self.visit.insured_status.unwrap_or(InsuredStatus::Unknown);
        let (zh, en) = match status {
            InsuredStatus::Normal => return,
            InsuredStatus::Suspended => ("暂停参保", "suspended"),
            InsuredStatus::Arrears => ("欠费", "in arrears"),
            InsuredStatus::Unknown => {
                let reason = self.reasons.reason("insured_status_abnormal");
                let documents = reason.map(|reason| &*reason.documents).unwrap_or_default();
                let words = [&*self.hotline.clone()];
                self.note(
                    Code::DirectStatusUnknown,
                    "insuredStatus",
                    &words,
                    documents,
                );
                return;
            }
        };
        let words = [self.lang.pick(zh, en)];
        self.bite(Code::DirectStatusAbnormal, "insuredStatus", &words, &[]);
    }

    /// Whether the disease is within the national scope on that day.
    fn disease(&mut self) {
        let (visit, lang) = (self.visit, self.lang);
        if visit.service != Service::Chronic {
            if visit.disease.is_some() {
                self.note(Code::DiseaseIgnored, "disease", &[], &[]);
            }
            return;
        }
        if !self.crosses {
            return;
        }
        let day = visit.date;
        let list = rollout::listed(day, lang);
        let list = if list.is_empty() {
            lang.pick("无", "none yet").to_owned()
        } else {
            list.join(lang.pick("、", ", "))
        };
        let scope = self.reasons.reason("disease_not_in_scope");
        let scope = scope.map(|reason| &*reason.documents).unwrap_or_default();
        let Some(code) = &visit.disease else {
            return self.note(Code::DirectDiseaseNeeded, "disease", &[&list], scope);
        };
        let name = rollout::disease_name(code, lang);
        let (found, group) = match rollout::disease(code) {
            InScope::Listed(found, group) | InScope::Related(found, group) => (found, group),
            InScope::No => {
                let words = [&*name, &*day.to_string(), &*list];
                return self.bite(Code::DirectDiseaseNotInScope, "disease", &words, &[]);
            }
        };
        let listed = matches!(rollout::disease(code), InScope::Listed(..));
        let everywhere = group.everywhere.to_string();
        match group.state(day) {
            State::No => {
                let words = [&*name, &*day.to_string(), &*list];
                self.bite(
                    Code::DirectDiseaseNotInScope,
                    "disease",
                    &words,
                    &group.documents,
                );
            }
            _ if !listed => {
                let words = [
                    &*name,
                    lang.pick(&found.zh, &found.en),
                    &*self.hotline.clone(),
                ];
                self.note(
                    Code::DirectDiseaseUnclear,
                    "disease",
                    &words,
                    &group.documents,
                );
            }
            State::Partly => {
                let words = [&*name, &*everywhere, &*self.hotline.clone()];
                self.note(
                    Code::DirectDiseasePartly,
                    "disease",
                    &words,
                    &group.documents,
                );
            }
            State::Yes => {}
        }
    }

    fn liability(&mut self) {
        if self.visit.third_party_liability == Some(true) {
            self.bite(Code::DirectThirdParty, "thirdPartyLiability", &[], &[]);
        } else if self.visit.trauma == Some(true) {
            let documents = &self.reasons.statement.documents;
            self.note(Code::DirectTraumaStatement, "trauma", &[], documents);
        }
    }

    /// Employees may pay their share from the personal account; residents have none.
    fn balance(&mut self) {
        let Some(account) = self.visit.personal_account else {
            return;
        };
        if self.visit.person.scheme == Scheme::Resident {
            self.note(Code::PersonNoAccount, "personalAccount", &[], &[]);
        } else if let Some(due) = self.visit.person_due
            && account < due
        {
            let cash = due.less(account).text();
            let words = [&*account.text(), &*due.text(), &*cash];
            self.bite(Code::DirectBalanceShort, "personalAccount", &words, &[]);
        }
    }

    fn amount(&mut self) {
        let large = &national::guide().large_amount;
        let stay = self.visit.service == Service::Inpatient && self.crosses;
        if stay && self.visit.total.is_some_and(|total| total >= large.amount) {
            let mut text = String::new();
            large.amount.write(&mut text, true);
            self.note(Code::BillLargeAmount, "total", &[&text], &large.documents);
        }
    }

    fn answer(self) -> DirectSettlement {
        let ok = self
            .issues
            .iter()
            .all(|issue| issue.severity != Severity::Error);
        let third_party = self.visit.third_party_liability == Some(true);
        let fallback = (!ok).then(|| {
            if third_party {
                fallback::liable(&self.reasons.liable, &self.hotline, self.lang)
            } else {
                fallback::by_hand(&self.reasons.manual, self.visit, &self.hotline, self.lang)
            }
        });
        let mut cited: Vec<String> = Vec::new();
        for documents in self.issues.iter().flat_map(|issue| &issue.documents) {
            cited.extend_from_slice(documents);
        }
        if let Some(fallback) = &fallback {
            cited.extend_from_slice(&fallback.documents);
        }
        let mut documents = national::cited(&cited);
        if let Some(VisitFiling::Full(full)) = &self.visit.filing {
            // What the report on the filing cites besides, such as the insured area's own documents.
            let base = |id: &String| id.split('#').next().unwrap_or_default().to_owned();
            let bases: Vec<String> = cited.iter().map(base).collect();
            for document in &full.1.documents {
                let known = documents.iter().any(|one| one.id == document.id);
                if bases.contains(&document.id) && !known {
                    documents.push(document.clone());
                }
            }
        }
        DirectSettlement {
            ok,
            issues: self.issues,
            fallback,
            documents,
        }
    }
}
