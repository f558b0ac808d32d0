//! The most that the pooled fund pays (封顶线).

use super::rules::{Account, Rules};
use crate::claim::YearToDate;
use crate::explanation::terms;
use crate::issue::Code;
use crate::money::Yuan;
use crate::policy::pack::{CeilingCase, Per, Shared};
use crate::reading::{At, Faults};

/// The ceiling and what is left of it; `Some(None)` where there is none.
#[allow(clippy::option_option)]
pub fn left(
    rules: &Rules,
    case: &CeilingCase,
    year: &YearToDate,
    faults: &mut Faults,
) -> Option<Option<(Yuan, Yuan)>> {
    let Some(home) = case.amount else {
        return Some(None);
    };
    let factor = rules
        .away
        .as_ref()
        .and_then(|away| away.change.ceiling_factor);
    let amount = factor.map_or(home, |factor| home.share(factor.0));
    let used = match rules.ceiling.per {
        Per::Year => {
            let paid = |account: Account| account.counters(year).pooled_paid.unwrap_or_default();
            let mut used = paid(rules.account);
            if let Some(other) = rules.ceiling.shared_with {
                used += paid(match other {
                    Shared::Outpatient => Account::Outpatient,
                    Shared::Inpatient => Account::Inpatient,
                });
            }
            used
        }
        Per::Visit | Per::Admission => Yuan::ZERO,
        // The benefit year's counters do not tell what the month or the quarter has used.
        per @ (Per::Month | Per::Quarter) => {
            let word = terms::per(per, faults.lang);
            let at = At::ROOT;
            faults.add(Code::PolicyPeriod, &at.key("service"), &[word]);
            return None;
        }
    };
    Some(Some((amount, amount.less(used))))
}
