//! What counts: the bill split by the catalogue of the place of treatment.

use crate::catalog::Decided;
use crate::claim::{Bill, Class};
use crate::money::{Ratio, Yuan};

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

/// Splits the bill: by its lines as the catalogue decided them, or by the sums given.
///
/// It has been checked that the sums do not exceed the total. None if a line is undecided.
pub fn scope(bill: &Bill, lines: &[Decided]) -> Option<Scope> {
    let mut scope = Scope::default();
    if bill.lines.is_some() {
        for line in lines {
            let part = line.scope()?;
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
    Some(scope)
}

/// Splits a line: class C is the patient's; else what lies above the price limit; of the rest, class B's first share.
///
/// The first share is rounded to the fen per line, and so is a price limit times a broken quantity.
pub fn line_scope(
    amount: Yuan,
    quantity: Ratio,
    class: Class,
    share: Option<Ratio>,
    limit: Option<Yuan>,
) -> Scope {
    let mut scope = Scope {
        total: amount,
        ..Scope::default()
    };
    if class == Class::C {
        scope.full_self_pay = amount;
        return scope;
    }
    if let Some(limit) = limit {
        scope.over_limit = amount.less(limit.share(quantity).rounded());
    }
    let rest = amount - scope.over_limit;
    if class == Class::B {
        scope.prior_self_pay = rest.share(share.unwrap_or_default()).rounded();
    }
    scope.in_scope = rest - scope.prior_self_pay;
    scope
}
