//! From when to when a filing holds, from when it may be changed, and what a stay in hospital makes of it.

use super::materials::letter_for;
use super::{Check, Filing, Settled};
use crate::calendar::Day;
use crate::issue::Code;

/// From when to when a filing holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The first day.
    pub from: Day,
    /// The last day that is assured or asked for; none = until it is changed.
    pub until: Option<Day>,
}

impl Validity {
    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl Filing {
    /// From when to when the filing holds. None where there is nothing that could hold: an emergency counts as filed for
    /// the visit that the hospital marks as one; an end before the start is no period.
    #[must_use]
    pub fn validity(&self) -> Option<Validity> {
        let rules = super::rules()?;
        let rule = rules.category(self.category)?;
        if rule.deemed_filed() || self.end.is_some_and(|end| end < self.start) {
            return None;
        }
        let assured = self.start.plus_months(rules.temporary_months_min.0);
        let until = (!rule.long_term).then(|| self.end.map_or(assured, |end| end.max(assured)));
        Some(Validity {
            from: self.start,
            until,
        })
    }

    /// The day on which this is filed, as far as is known.
    pub(super) fn made_on(&self) -> Day {
        self.filed_on.unwrap_or(self.start)
    }
}

/// Checks start and end.
pub fn check(check: &mut Check) {
    let (filing, rules) = (check.filing, check.rules);
    let validity = &rules.articles.validity;
    let (start, hotline) = (filing.start.to_string(), check.hotline.clone());
    if filing.start < rules.effective {
        let effective = rules.effective.to_string();
        let words = [&*start, &*effective, &*hotline];
        check.note(Code::FilingBeforeRules, "start", &words, &[]);
    }
    if let Some(filed_on) = filing.filed_on
        && filing.start < filed_on
        && !check.rule.deemed_filed()
        && !made_up(filing)
    {
        let words = [&*start, &*filed_on.to_string(), &*hotline];
        check.note(Code::FilingStartPast, "start", &words, validity);
    }
    let Some(end) = filing.end else { return };
    if end < filing.start {
        let words = [&*end.to_string(), &*start];
        check.note(Code::FilingEndBeforeStart, "end", &words, &[]);
        return;
    }
    if check.rule.deemed_filed() {
        return;
    }
    if check.rule.long_term {
        let least = check
            .province
            .map(|of| (of.long_term_months_min.0, &of.long_term_documents));
        match least.filter(|(months, _)| end < filing.start.plus_months(*months)) {
            Some((months, documents)) => {
                let words = [&*months.to_string()];
                check.note(Code::FilingTooShort, "end", &words, documents);
            }
            None => check.note(Code::FilingEndLongTerm, "end", &[], validity),
        }
        return;
    }
    let months = rules.temporary_months_min.0;
    let assured = filing.start.plus_months(months);
    if end < assured {
        let words = [&*months.to_string(), &*assured.to_string()];
        check.note(Code::FilingEndShort, "end", &words, validity);
    } else if end > assured {
        let words = [&*assured.to_string(), &*hotline];
        check.note(Code::FilingEndLong, "end", &words, validity);
    }
}

/// Whether the filing is made up for a stay already begun.
fn made_up(filing: &Filing) -> bool {
    let admitted = filing.stay.as_ref().and_then(|stay| stay.admitted);
    admitted.is_some_and(|admitted| admitted < filing.made_on())
}

/// From when the filing may be changed: for the outer none, nothing can be said; for the inner none, no lock is known.
pub fn earliest_change(check: &Check) -> Option<Option<Day>> {
    let validity = check.filing.validity()?;
    if !check.rule.long_term {
        return Some(None);
    }
    let months = match check.province {
        Some(_) if letter_for(check).is_none() => 0,
        Some(province) => province.change_lock_months_commitment.0,
        None => check.rules.change_lock_months_max.0,
    };
    Some(Some(validity.from.plus_months(months)))
}

/// Checks the stay; answers whether it can still be settled directly.
pub fn check_stay(check: &mut Check) -> bool {
    let (filing, articles) = (check.filing, &check.rules.articles);
    let hotline = check.hotline.clone();
    let Some(stay) = &filing.stay else {
        return true;
    };
    if let (Some(admitted), Some(discharged)) = (stay.admitted, stay.discharged)
        && discharged < admitted
    {
        let words = [&*discharged.to_string(), &*admitted.to_string()];
        check.note(Code::FilingStayDates, "stay.discharged", &words, &[]);
        return false;
    }
    match (stay.settled, stay.admitted) {
        (Some(Settled::SelfPaid), _) => {
            let documents = &articles.made_up_after;
            check.note(
                Code::FilingMadeUpAfter,
                "stay.settled",
                &[&hotline],
                documents,
            );
            false
        }
        (Some(Settled::Direct), _) | (None, None) => true,
        (None, Some(_)) if check.rule.deemed_filed() => true,
        // Until it is settled, a filing made up in the meantime allows direct settlement, whatever start was written.
        (None, Some(admitted)) if made_up(filing) => {
            let words = [&*admitted.to_string()];
            let documents = &articles.made_up_before;
            check.note(Code::FilingMadeUpBefore, "stay.admitted", &words, documents);
            true
        }
        (None, Some(admitted)) => {
            let Some(validity) = filing.validity() else {
                return false;
            };
            if !validity.contains(admitted) {
                let until = validity
                    .until
                    .map_or("—".to_owned(), |until| until.to_string());
                let period = format!("{} – {until}", validity.from);
                let words = [&*admitted.to_string(), &*period, &*hotline];
                let documents = &articles.unfiled;
                check.note(
                    Code::FilingStayNotCovered,
                    "stay.admitted",
                    &words,
                    documents,
                );
                return false;
            }
            if stay.discharged.is_some_and(|day| !validity.contains(day)) {
                let documents = &articles.stay_begun_in_time;
                check.note(Code::FilingStayBeyond, "stay.discharged", &[], documents);
            }
            true
        }
    }
}
