//! The rules of clearing between provinces (费用清算) and of the advance fund (预付金), as `data/national/clearing.json` states them.

use super::filing::Whole;
use super::guide::Rule;
use crate::calendar::Day;
use crate::money::Ratio;
use crate::policy::pack::{Evidence, Note};

choice! {
    /// How far the advance fund is used up (预付金预警).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Alarm {
        /// Below every threshold.
        "none" => None,
        /// 黄色预警.
        "yellow" => Yellow,
        /// 红色预警.
        "red" => Red,
    }
}

packed_record! {
    /// All rules of clearing.
    pub struct ClearingRules {
        /// From when the rules apply.
        "effective" => effective: Day,
        /// How far the dates below may be trusted.
        "evidence" => evidence: Evidence,
        /// Only care in another province is cleared between provinces.
        "across_provinces" => across_provinces: Rule,
        /// The sheets are those of one month.
        "month_by_month" => month_by_month: Rule,
        /// The documents for the alarms.
        "alarm_documents" => alarm_documents: Vec<String>,
        /// The alarms, rising.
        "alarms" => alarms: Vec<AlarmRule>,
        /// What is due, in the order of the work.
        "due" => due: Vec<DueRule>,
    }
}

packed_record! {
    /// From which use of the advance fund on an alarm holds.
    pub struct AlarmRule {
        /// The alarm.
        "id" => id: Alarm,
        /// The month's clearing as a share of the advance, this share included.
        "from" => from: Ratio,
        /// Its name.
        "label" => label: Note,
    }
}

packed_record! {
    /// Something due after a month's expenses. It has a day of the calendar, or else a number of working days.
    pub struct DueRule {
        /// A stable name.
        "what" => what: String,
        /// In words.
        "label" => label: Note,
        /// Whether it is due under a red alarm only.
        "red" => red: bool,
        /// For which months of the year it is told; none = for all.
        "months" => months: Vec<Whole>,
        /// By which day.
        "by" => by: Option<On>,
        /// In how many working days; the label says from when they count.
        "working_days" => working_days: Option<Whole>,
        /// The documents.
        "documents" => documents: Vec<String>,
    }
}

packed_record! {
    /// A day counted from a month of expenses.
    pub struct On {
        /// So many months later; where `months` are named, the next such month of the year.
        "month" => month: Whole,
        /// Its day, or the month's last.
        "day" => day: Whole,
    }
}
