//! What looks like a slip of the pen: a point in the wrong place, supplements in the wrong order.

use crate::issue::Code;
use crate::money::Ratio;
use crate::policy::pack::{Entry, RatioTable, Slice, SupplementKind};
use crate::reading::{At, Faults};
use rust_decimal::Decimal;

/// Notes them, block by block.
pub fn check(entry: &Entry, at: &At, faults: &mut Faults) {
    for (key, block) in [
        ("outpatient", &entry.outpatient),
        ("inpatient", &entry.inpatient),
    ] {
        if let Some(block) = block {
            table(&block.ratio, &at.key(key), faults);
        }
    }
    if let Some(chronic) = &entry.chronic {
        let at = at.key("chronic");
        if let Some(ratio) = &chronic.ratio {
            table(ratio, &at, faults);
        }
        let at = at.key("diseases");
        for (n, disease) in chronic.diseases.iter().flatten().enumerate() {
            if let Some(ratio) = &disease.ratio {
                table(ratio, &at.index(n), faults);
            }
        }
    }
    supplements(entry, at, faults);
}

fn table(ratio: &RatioTable, at: &At, faults: &mut Faults) {
    let at = at.key("ratio");
    let at = at.key("cases");
    for (n, case) in ratio.cases.iter().enumerate() {
        slices(&case.slices.0, &at.index(n), faults);
    }
}

fn slices(slices: &[Slice], at: &At, faults: &mut Faults) {
    let at = at.key("slices");
    for (n, slice) in slices.iter().enumerate() {
        low(slice.ratio, &at.index(n), faults);
    }
}

/// Nothing is a statement; less than a tenth is hardly ever one.
fn low(ratio: Ratio, at: &At, faults: &mut Faults) {
    if ratio > Ratio::ZERO && ratio < Ratio::new(Decimal::new(1, 1)) {
        let mut percent = String::new();
        ratio.write_percent(&mut percent);
        faults.add(Code::LintLow, at, &[&percent]);
    }
}

/// What pays on the whole year's self-payment must come after what pays above the ceiling, or the same yuan is paid twice.
fn supplements(entry: &Entry, at: &At, faults: &mut Faults) {
    let at = at.key("supplement");
    let mut earlier = None;
    for (n, supplement) in entry.supplement.iter().flatten().enumerate() {
        let at = at.index(n);
        slices(
            supplement.slices.as_ref().map_or(&[], |s| &s.0),
            &at,
            faults,
        );
        let cases = at.key("cases");
        for (n, case) in supplement.cases.iter().flatten().enumerate() {
            low(case.ratio, &cases.index(n), faults);
        }
        match (supplement.kind, earlier) {
            (SupplementKind::SelfPay, _) => earlier = Some(&supplement.name),
            (SupplementKind::AboveCeiling, Some(before)) => {
                faults.add(Code::LintOrder, &at, &[&supplement.name, before]);
            }
            (SupplementKind::AboveCeiling, None) => {}
        }
    }
}
