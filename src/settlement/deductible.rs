//! What the patient pays first (起付线).

use super::conditions::Circumstances;
use super::rules::Rules;
use crate::explanation::terms;
use crate::issue::Code;
use crate::money::Yuan;
use crate::policy::pack::{Change, DeductibleCase, Per, When};
use crate::reading::{At, Faults};

/// The deductible of this claim and how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Due<'p> {
    /// Whom the case that applies is for.
    pub when: Option<&'p When>,
    /// What it counts over.
    pub per: Per,
    /// By the home rules.
    pub home: Yuan,
    /// After the changes away from home.
    pub away: Yuan,
    /// Of it already paid this year, where it counts by the year.
    pub already: Yuan,
    /// What is left of it.
    pub left: Yuan,
}

/// Finds the deductible before the bill is looked at.
pub fn due<'p>(
    rules: &Rules<'p>,
    circumstances: &Circumstances,
    paid_this_year: Yuan,
    faults: &mut Faults,
) -> Option<Due<'p>> {
    let block = rules.deductible;
    let rule = terms::deductible(faults.lang);
    let mut choose = |admission| {
        circumstances.choose(
            &block.cases,
            |case| case.when.as_ref(),
            admission,
            rule,
            faults,
        )
    };
    let case = choose(circumstances.admission)?;
    let home = match case.amount {
        Some(amount) => amount,
        None => {
            let first = choose(1)?.amount;
            let Some(amount) = first.and_then(|first| later(case, first, circumstances.admission))
            else {
                faults.add(Code::PolicyNoCase, &At::ROOT, &[rule]);
                return None;
            };
            amount
        }
    };
    let away = rules
        .away
        .as_ref()
        .map_or(home, |away| changed(home, &away.change));
    let already = if block.per == Per::Year {
        paid_this_year
    } else {
        Yuan::ZERO
    };
    Some(Due {
        when: case.when.as_ref(),
        per: block.per,
        home,
        away,
        already,
        left: away.less(already),
    })
}

/// The deductible after the changes away from home.
pub fn changed(home: Yuan, change: &Change) -> Yuan {
    if let Some(amount) = change.deductible_amount {
        return amount;
    }
    let scaled = change
        .deductible_factor
        .map_or(home, |factor| home.share(factor.0));
    scaled + change.deductible_plus.unwrap_or_default()
}

/// The amount of a later admission, by `factor` or by `minus`, from the `first` one's.
pub fn later(case: &DeductibleCase, first: Yuan, admission: u32) -> Option<Yuan> {
    if let Some(factor) = case.factor {
        return Some(first.share(factor));
    }
    let from = case.when.as_ref()?.admission?.from?;
    let times = admission.checked_sub(from)?.checked_add(1)?;
    let off = crate::money::Ratio::new(times.into());
    Some(
        first
            .less(case.minus?.share(off))
            .max(case.floor.unwrap_or_default()),
    )
}
