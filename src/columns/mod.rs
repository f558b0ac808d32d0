//! Claims by the column: what decides them is found once, and a row takes a fraction of a microsecond.

mod amount;
mod plan;
mod shape;
mod table;

use crate::answer::{Failure, basis, understood};
use crate::issue::Lang;
use crate::reading::{Faults, Value};
use crate::settlement::{prepare, scope};
pub use plan::{Paid, Parts, Pays, Plan, Supplement};
pub use shape::{COLUMNS, Columns, TOTALS, lost, rows};
pub use table::{CHUNK, RESULTS, Results, Table};

/// One claim, for totals by the million: the self-paid parts of its bill stay, the in-scope expense grows.
pub struct Column {
    plan: Plan,
    parts: Parts,
}

impl Column {
    /// Reads the claim. Its bill may be left out, or give the self-paid parts alone.
    ///
    /// # Errors
    /// As [`crate::estimate`].
    pub fn of(base: &Value, lang: Lang) -> Result<Column, Failure> {
        let mut claim = base.clone();
        if let Value::Map(_) = claim {
            let mut bill = claim.get("bill").cloned().unwrap_or(Value::Null);
            shape::complete(&mut bill);
            shape::put(&mut claim, &["bill"], bill);
        }
        let mut faults = Faults::new(lang);
        let planned = planned(&claim, &mut faults);
        let (plan, parts) = planned.ok_or_else(|| Failure::of(faults))?;
        Ok(Column { plan, parts })
    }

    /// Puts in the place of each total, in yuan, what the fund pays of it; NaN where that is no amount, or less than the self-paid parts.
    pub fn settle(&self, totals: &mut [f64]) {
        for total in totals {
            let parts = amount::fen(*total).map(|total| Parts {
                total,
                ..self.parts
            });
            *total = match parts.filter(|parts| parts.in_scope() >= 0) {
                Some(parts) => amount::yuan(self.plan.pay(&parts).fund),
                None => f64::NAN,
            };
        }
    }
}

/// What the fund pays of each total, in yuan, to the fen what [`crate::estimate`] says; NaN where it would refuse the total.
///
/// # Errors
/// What is wrong with the claim itself, as [`crate::estimate`] tells it. Its bill may be left out.
pub fn estimate_columns(base: &Value, totals: &[f64]) -> Result<Vec<f64>, Failure> {
    let column = Column::of(base, Lang::En)?;
    let mut values = totals.to_vec();
    column.settle(&mut values);
    Ok(values)
}

/// What every row of `columns` comes to; what a column does not say is as in `base`.
///
/// # Errors
/// What is wrong with the columns or the bill of `base`. What is wrong with a row is told in the results.
pub fn estimate_table(base: &Value, columns: &Columns, lang: Lang) -> Result<Results, Failure> {
    let mut table = Table::of(base, &columns.shape(), lang)?;
    Ok(table.run(columns))
}

/// The plan of a claim and the parts of its bill, or what `estimate` says is wrong.
fn planned(claim: &Value, faults: &mut Faults) -> Option<(Plan, Parts)> {
    let claim = understood(claim, faults)?;
    let (lines, pack) = basis(&claim, faults)?;
    let prepared = prepare(&claim, &lines, &pack, faults)?;
    let scope = scope(&claim.bill, &lines)?;
    let parts = Parts {
        total: scope.total.fen()?,
        full_self_pay: scope.full_self_pay.fen()?,
        over_limit: scope.over_limit.fen()?,
        prior_self_pay: scope.prior_self_pay.fen()?,
    };
    Some((Plan::of(&prepared), parts))
}
