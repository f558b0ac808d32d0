//! Figures that look like a slip of the pen: a point in the wrong place, a sign forgotten, parts in the wrong order.

use crate::issue::Code;
use crate::money::{Points, Ratio};
use crate::policy::pack::{Away, Change, Entry, RatioTable, Slice, SupplementKind};
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
    for (key, away) in [
        ("away", &entry.away),
        ("away_in_province", &entry.away_in_province),
    ] {
        if let Some(away) = away {
            changes(away, &at.key(key), faults);
        }
    }
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

fn changes(away: &Away, at: &At, faults: &mut Faults) {
    for (key, change) in [
        ("long_term", &away.long_term),
        ("referral", &away.referral),
        ("emergency", &away.emergency),
        ("unreferred", &away.unreferred),
        ("unfiled", &away.unfiled),
    ] {
        let Some(change) = change else { continue };
        let at = at.key(key);
        odd(change, &at, faults);
        for (key, inner) in [
            ("outpatient", &change.outpatient),
            ("inpatient", &change.inpatient),
            ("chronic", &change.chronic),
        ] {
            if let Some(inner) = inner {
                odd(inner, &at.key(key), faults);
            }
        }
    }
}

/// Care away from home is never paid better, and nobody cuts it by less than a point.
fn odd(change: &Change, at: &At, faults: &mut Faults) {
    let nothing = Points::default();
    let least = Points::new(Decimal::NEGATIVE_ONE);
    let points = change.ratio_points.unwrap_or_default();
    if points > nothing || (points < nothing && points > least) {
        faults.add(Code::LintPoints, &at.key("ratio_points"), &[&points.text()]);
    }
    if let Some(factor) = change.ratio_factor.filter(|factor| factor.0 > Ratio::ONE) {
        let text = factor.0.text();
        faults.add(Code::LintPoints, &at.key("ratio_factor"), &[&text]);
    }
}
