//! What counts: the bill split by the catalogue of the place of treatment.

use crate::claim::{Bill, Class, Line};
use crate::money::Yuan;

/// The bill in its four parts: total = full self-pay + over-limit + prior self-pay + in scope.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Scope {
    /// The whole expense.
    pub total: Yuan,
    /// Class C and out of catalogue.
    pub full_self_pay: Yuan,
    /// Above a price limit.
    pub over_limit: Yuan,
    /// The first share of class B.
    pub prior_self_pay: Yuan,
    /// What the insured area's rules work on.
    pub in_scope: Yuan,
}

/// Splits the bill. It has been checked that its sums do not exceed its total.
pub fn scope(bill: &Bill) -> Scope {
    let mut scope = Scope::default();
    if let Some(lines) = &bill.lines {
        for part in lines.iter().map(line) {
            scope.total += part.total;
            scope.full_self_pay += part.full_self_pay;
            scope.over_limit += part.over_limit;
            scope.prior_self_pay += part.prior_self_pay;
        }
    } else {
        scope.total = bill.total.unwrap_or_default();
        scope.full_self_pay = bill.full_self_pay.unwrap_or_default();
        scope.over_limit = bill.over_limit_self_pay.unwrap_or_default();
        scope.prior_self_pay = bill.prior_self_pay.unwrap_or_default();
    }
    scope.in_scope = scope.total - scope.full_self_pay - scope.over_limit - scope.prior_self_pay;
    scope
}

/// Splits a line: class C is the patient's; else what lies above the price limit; of the rest, class B's first share.
///
/// The first share is rounded to the fen per line, and so is a price limit times a broken quantity.
fn line(line: &Line) -> Scope {
    let mut scope = Scope {
        total: line.amount,
        ..Scope::default()
    };
    if line.class.is_none_or(|class| class == Class::C) {
        scope.full_self_pay = line.amount;
        return scope;
    }
    if let Some(limit) = line.price_limit {
        scope.over_limit = line.amount.less(limit.share(line.quantity()).rounded());
    }
    let rest = line.amount - scope.over_limit;
    if line.class == Some(Class::B) {
        let share = line.prior_self_pay_ratio.unwrap_or_default();
        scope.prior_self_pay = rest.share(share).rounded();
    }
    scope.in_scope = rest - scope.prior_self_pay;
    scope
}
