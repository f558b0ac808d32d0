//! The use of the advance fund (预付金使用率), its alarm, and what is due by when.

use super::rules;
use crate::Failure;
use crate::calendar::Day;
use crate::issue::{Code, Kind, Lang};
use crate::money::Yuan;
use crate::national;
use crate::national::clearing::{Alarm, AlarmRule, DueRule, On};
use crate::policy::pack::{Evidence, Note};
use crate::reading::{At, Faults, Read, Value, expect, shown};
use crate::receipt::{CitedDocument, FourPlaces};
use serde::Serialize;

/// How far a month's clearing uses up the advance, and what is due after it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Prepayment {
    /// Always true: this is no failure.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// The month's clearing as a share of the advance, four places, half away from zero.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub usage: FourPlaces,
    /// The alarm, decided on the share before it was rounded: at 0.69996 there is none, though it prints as 0.7000.
    pub alarm: Alarm,
    /// The alarm in words.
    pub label: &'static str,
    /// The documents that set the alarms.
    pub alarm_documents: Vec<String>,
    /// What is due, in the order of the work.
    pub due: Vec<Due>,
    /// The documents cited.
    pub documents: Vec<CitedDocument>,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Due {
    /// A stable name: `"declaration"`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub what: &'static str,
    /// Who has what to do; where it counts in working days, from when.
    pub label: &'static str,
    /// The last day. null where it counts in working days: from what day is known to the agency alone, and which days are
    /// worked on is announced year by year.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate | null"))]
    pub by: Option<Day>,
    /// In how many working days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u32>,
    /// The documents.
    pub documents: Vec<String>,
    /// How far it may be trusted.
    pub evidence: Evidence,
}

record! {
    struct State {
        "quota" => quota: Yuan,
        "cleared" => cleared: Yuan,
        "month" => month: Month,
    } parts StateParts look
}

/// A month, by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Month(Day);

/// The calendar ends with the year 9999; what is due lies up to four months after the month asked for.
const LAST_YEAR: i16 = 9998;

impl Read for Month {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let Value::Text(text) = value else {
            return expect(Kind::Text, value, at, faults);
        };
        let first = Day::parse(&[text, "-01"].concat()).filter(|day| day.year() <= LAST_YEAR);
        if first.is_none() {
            faults.add(Code::MonthInvalid, at, &[&shown(value)]);
        }
        first.map(Month)
    }
}

fn look(state: &StateParts, at: &At, faults: &mut Faults) {
    if state.quota == Some(Yuan::ZERO) {
        faults.add(Code::PrepaymentNoQuota, &at.key("quota"), &[]);
    }
    if let (Some(Month(first)), Some(rules)) = (state.month, rules())
        && first < rules.effective
    {
        let (month, effective) = (first.to_string(), rules.effective.to_string());
        let words = [month.get(..7).unwrap_or_default(), &*effective];
        faults.add(Code::PrepaymentBefore, &at.key("month"), &words);
    }
}

/// How far what is cleared for a month uses up the advance (预付金), which alarm that is, and what is due by when.
///
/// `state` is `{ quota, cleared, month }`: the advance as it was set and the month's clearing, in yuan, and the month of the
/// expenses, such as `"2026-03"`. There is no clock: what is already past is told as well.
///
/// # Errors
/// `prepayment.no_quota`, `prepayment.before_rules`, `month.invalid`, and those of amounts and fields.
///
/// # Source
/// 医保发〔2022〕22号, procedures, articles 18 to 25, 38, 40, 46 to 50; each date names its own. "Before the next clearing" is
/// taken as the day before its sheets are drawn up, "at most two months late" as the declaration of two months later.
///
/// # Example
/// ```
/// use yidi::{issue::Lang, prepayment, reading::Value};
///
/// let state: Value = serde_json::from_str(r#"{ "quota": 1000000, "cleared": "751234.56", "month": "2026-03" }"#).unwrap();
/// let answer = prepayment(&state, Lang::En).unwrap();
/// assert_eq!((answer.usage.text().as_str(), answer.label), ("0.7512", "yellow alarm"));
/// let declaration = answer.due.iter().find(|due| due.what == "declaration").unwrap();
/// assert_eq!(declaration.by.unwrap().to_string(), "2026-04-20");
/// ```
pub fn prepayment(state: &Value, lang: Lang) -> Result<Prepayment, Failure> {
    let mut faults = Faults::new(lang);
    let read = State::read(state, &At::ROOT, &mut faults);
    let (Some(state), Some(rules)) = (read, rules()) else {
        return Err(Failure::of(faults));
    };
    let reached = |rule: &&AlarmRule| state.quota.share(rule.from) <= state.cleared;
    let alarm = rules.alarms.iter().rfind(reached);
    let red = alarm.is_some_and(|rule| rule.id == Alarm::Red);
    let told = |rule: &&DueRule| {
        let months = &rule.months;
        let month = state.month.0.month();
        (red || !rule.red) && (months.is_empty() || months.iter().any(|one| one.0 == month))
    };
    let due: Vec<Due> = rules
        .due
        .iter()
        .filter(told)
        .map(|rule| Due {
            what: &rule.what,
            label: pick(&rule.label, lang),
            by: rule.by.as_ref().map(|on| {
                let yearly = !rule.months.is_empty();
                on.after(state.month.0, yearly)
            }),
            working_days: rule.working_days.map(|days| days.0),
            documents: rule.documents.clone(),
            evidence: rules.evidence,
        })
        .collect();
    let mut cited = rules.alarm_documents.clone();
    for due in &due {
        cited.extend_from_slice(&due.documents);
    }
    Ok(Prepayment {
        ok: true,
        usage: FourPlaces(state.cleared.part_of(state.quota)),
        alarm: alarm.map_or(Alarm::None, |rule| rule.id),
        label: alarm.map_or("", |rule| pick(&rule.label, lang)),
        alarm_documents: rules.alarm_documents.clone(),
        due,
        documents: national::cited(&cited),
    })
}

impl On {
    /// The day, counted from the first of a month: so many months later, or, `yearly`, in the next month of that number.
    fn after(&self, first: Day, yearly: bool) -> Day {
        let months = if yearly {
            let year_on = self.month.0.saturating_add(12);
            year_on.saturating_sub(first.month()) % 12
        } else {
            self.month.0
        };
        first.plus_months(months).on(self.day.0)
    }
}

fn pick(note: &'static Note, lang: Lang) -> &'static str {
    lang.pick(&note.zh, &note.en)
}
