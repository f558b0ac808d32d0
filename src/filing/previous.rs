//! An earlier filing that is still in force.

use super::materials::letter_for;
use super::{Check, rules};
use crate::area;
use crate::calendar::Day;
use crate::issue::Code;
use crate::national::filing::FilingCategory;

/// Notes whether the earlier filing still holds and what that means for this one.
pub fn check(check: &mut Check) {
    let (filing, rule) = (check.filing, check.rule);
    let Some(previous) = &filing.previous else {
        return;
    };
    let Some(earlier) = rules().and_then(|rules| rules.category(previous.category)) else {
        return;
    };
    let Some(validity) = filing.validity() else {
        return;
    };
    // An emergency counted as filed for its visit only.
    if earlier.deemed_filed() {
        return;
    }
    let assured = previous
        .start
        .plus_months(check.rules.temporary_months_min.0);
    let runs_out = (!earlier.long_term).then_some(assured);
    let apart = |last: Option<Day>, first: Day| last.is_some_and(|last| last < first);
    if apart(runs_out, validity.from) || apart(validity.until, previous.start) {
        return;
    }
    let place = area::name(previous.destination.code).unwrap_or_default();
    let start = previous.start.to_string();
    let hotline = check.hotline.clone();
    let elsewhere = previous.destination.code != filing.destination.code;
    let articles = &check.rules.articles;
    if elsewhere && earlier.long_term {
        if filing.category == FilingCategory::Referral {
            let words = [&*place, &*start];
            let documents = &articles.referred_on;
            check.note(Code::FilingReferredOn, "previous", &words, documents);
            return;
        }
        if rule.long_term {
            moves(check, &place, previous.start);
            return;
        }
    }
    let words = [&*place, &*start, &*hotline];
    check.note(Code::FilingOverlap, "previous", &words, &articles.validity);
}

/// A long-term filing after another one for a different place.
fn moves(check: &mut Check, place: &str, start: Day) {
    let on_letter = letter_for(check).is_some();
    let (province, rules) = (check.province, check.rules);
    let since = start.to_string();
    if let Some(province) = province.filter(|_| !on_letter) {
        let words = [place, &*since];
        let documents = &province.several_documents;
        check.note(Code::FilingSeveral, "previous", &words, documents);
        return;
    }
    let (months, documents) = match province {
        Some(of) => (of.change_lock_months_commitment, &of.change_documents),
        None => (rules.change_lock_months_max, &rules.articles.validity),
    };
    let free = start.plus_months(months.0);
    if check.filing.made_on() < free {
        let hotline = check.hotline.clone();
        let words = [place, &*since, &*free.to_string(), &*hotline];
        check.note(
            Code::FilingChangeLocked,
            "previous.start",
            &words,
            documents,
        );
    } else {
        check.note(
            Code::FilingReplaces,
            "previous",
            &[place, &*since],
            documents,
        );
    }
}
