//! §1: what of the expense counts.

use crate::exact::{Exact, decimal, most, or_zero, read, rounded, whole};
use serde_json::Value as Json;

/// The expense as §1 divides it; `assumed` where the first share of a class B line is nowhere given.
pub struct Scope {
    pub total: Exact,
    pub full: Exact,
    pub over: Exact,
    pub prior: Exact,
    pub assumed: bool,
}

pub fn scope(claim: &Json) -> Scope {
    let bill = &claim["bill"];
    let Some(lines) = bill["lines"].as_array() else {
        let of = |key: &str| or_zero(&bill[key]);
        return Scope {
            total: of("total"),
            full: of("fullSelfPay"),
            over: of("overLimitSelfPay"),
            prior: of("priorSelfPay"),
            assumed: false,
        };
    };
    let mut scope = Scope {
        total: whole(0),
        full: whole(0),
        over: whole(0),
        prior: whole(0),
        assumed: false,
    };
    for line in lines {
        let amount = or_zero(&line["amount"]);
        scope.total += &amount;
        if line["class"] == "C" {
            scope.full += amount;
            continue;
        }
        let quantity = read(&line["quantity"]).unwrap_or_else(|| whole(1));
        let over = match read(&line["priceLimit"]) {
            // The limit of a quantity is taken in fen: amounts that are not would not add up to the total (§6), and the
            // description names no rounding for what lies above it.
            Some(limit) => most(&amount - rounded(&(limit * quantity)), whole(0)),
            None => whole(0),
        };
        if line["class"] == "B" {
            let share = read(&line["priorSelfPayRatio"])
                .or_else(|| read(&claim["place"]["priorSelfPayRatio"]));
            scope.assumed |= share.is_none();
            scope.prior += rounded(&((&amount - &over) * share.unwrap_or_else(|| decimal("0.1"))));
        }
        scope.over += over;
    }
    scope
}

impl Scope {
    /// What is left for the insured area's rules.
    pub fn in_scope(&self) -> Exact {
        &self.total - &self.full - &self.over - &self.prior
    }
}
