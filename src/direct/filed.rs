//! Whether the filing covers the visit: its day, its place.

use super::Check;
use super::visit::VisitFiling;
use crate::area;
use crate::claim::FiledCategory;
use crate::filing::{self, Filing, FilingReport, Settled, same_province};
use crate::issue::{Code, Severity};

impl Check<'_> {
    /// Whether a filing covers the day and the place. Care in the home province needs none.
    pub(super) fn filing(&mut self) {
        let visit = self.visit;
        if !self.crosses {
            return;
        }
        if visit.is_emergency() {
            let documents = &self.reasons.emergency.documents;
            self.note(
                Code::DirectEmergency,
                "filing",
                &[&self.hotline.clone()],
                documents,
            );
        }
        match &visit.filing {
            None => self.bite(Code::DirectNotFiled, "filing", &[], &[]),
            Some(VisitFiling::Category(filed)) if filed.category == FiledCategory::None => {
                self.bite(Code::DirectNotFiled, "filing", &[], &[]);
            }
            Some(VisitFiling::Category(_)) => {}
            Some(VisitFiling::Full(full)) => self.filing_in_full(&full.0, &full.1),
        }
    }

    fn filing_in_full(&mut self, filing: &Filing, report: &FilingReport) {
        let before = self.issues.len();
        if filing.insured_area != self.visit.insured_area {
            let words = [
                &*self.name(filing.insured_area.0),
                &*self.name(self.visit.insured_area.0),
            ];
            let documents = &self.reasons.home_rules.documents;
            self.note(
                Code::DirectFilingOtherInsured,
                "filing.insuredArea",
                &words,
                documents,
            );
        }
        let self_paid =
            filing.stay.as_ref().and_then(|stay| stay.settled) == Some(Settled::SelfPaid);
        if !report.ok {
            self.not_usable(report, Severity::Error);
        } else if !self.visit.is_emergency() {
            self.filing_day(filing);
            self.filing_place(filing);
        }
        // Whatever else keeps the filing from working, such as a stay already paid by the patient.
        if report.ok && (self_paid || (!report.direct_settlement && self.issues.len() == before)) {
            self.not_usable(report, Severity::Warning);
        }
    }

    fn not_usable(&mut self, report: &FilingReport, severity: Severity) {
        let issues = || {
            report
                .issues
                .iter()
                .filter(|issue| issue.severity == severity)
        };
        let why: Vec<&str> = issues().map(|issue| &*issue.message).collect();
        let mut documents = self.reasons.home_rules.documents.clone();
        for id in issues().flat_map(|issue| issue.documents.iter().flatten()) {
            if !documents.contains(id) {
                documents.push(id.clone());
            }
        }
        let why = why.join(self.lang.pick("；", "; "));
        self.note(Code::DirectFilingNotUsable, "filing", &[&why], &documents);
    }

    fn filing_day(&mut self, filing: &Filing) {
        let day = self.visit.date;
        let Some(validity) = filing.validity() else {
            return;
        };
        if let Some(filed) = filing.filed_on.filter(|filed| *filed > day) {
            let words = [&*filed.to_string(), &*day.to_string()];
            self.bite(Code::DirectFiledLater, "filing.filedOn", &words, &[]);
            return;
        }
        let admitted = filing.stay.as_ref().and_then(|stay| stay.admitted);
        let begun = admitted.is_some_and(|admitted| admitted <= day && validity.contains(admitted));
        if validity.contains(day) || begun {
            return;
        }
        let from = validity.from.to_string();
        match validity.until {
            Some(until) if day > until => {
                let words = [
                    &*day.to_string(),
                    &*until.to_string(),
                    &*self.hotline.clone(),
                ];
                let mut documents = self.reasons.validity.documents.clone();
                documents.extend(self.reasons.stay_begun_in_time.documents.iter().cloned());
                self.note(Code::DirectFilingMayHaveEnded, "filing", &words, &documents);
            }
            _ => self.bite(
                Code::DirectFilingOtherDate,
                "filing.start",
                &[&day.to_string(), &from],
                &[],
            ),
        }
    }

    fn filing_place(&mut self, filing: &Filing) {
        let treated = self.visit.treatment_area.0;
        let whole = |code| filing::rules().and_then(|rules| rules.whole_province(code));
        let (filed, here) = (filing.destination.code, whole(treated).unwrap_or(treated));
        if filed == here {
            return;
        }
        let near = same_province(filed, here);
        if near && provincial_or_capital(filed) && provincial_or_capital(here) {
            return;
        }
        let words = [&*self.name(filed), &*self.name(treated)];
        let place = area::place(&area::code_text(here));
        if near && place.is_some_and(|place| place.insured.is_none()) {
            // A whole province was given, and the filing goes to a city of it.
            let documents = filing::rules().map(|rules| &*rules.articles.destination);
            let documents = documents.unwrap_or_default();
            self.note(Code::DirectPlaceWide, "treatmentArea", &words, documents);
            return;
        }
        let documents = self.reasons.province_and_capital.documents.clone();
        let documents = if near { documents } else { Vec::new() };
        self.bite(
            Code::DirectFilingOtherPlace,
            "filing.destination",
            &words,
            &documents,
        );
    }
}

/// Whether a code is that of a province's own level (省本级) or of its capital, which is numbered first.
fn provincial_or_capital(code: u32) -> bool {
    let within = code.wrapping_rem(10_000);
    within == 9900 || within == 100
}
