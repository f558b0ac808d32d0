//! Deductible, slices and ceiling that do not fit together.

use super::cases::{CEILING, Care, Findings, Inside, Pick, RATIO};
use crate::issue::Code;
use crate::money::Yuan;
use crate::policy::pack::Slice;
use crate::settlement::changed;

/// Holds the three against each other in every circumstance.
pub fn weigh(care: &Care, picks: &[Pick], findings: &mut Findings) {
    for pick in picks {
        together(care, pick, findings);
    }
    // The last slice of each is open.
    let cut = care.slices.iter().any(|slices| slices.len() > 1);
    if cut && care.same_per() && !care.lent {
        never_reached(care, picks, findings);
    }
}

fn together(care: &Care, pick: &Pick, findings: &mut Findings) {
    let Some((_, due)) = pick.due else { return };
    let [deductible, ratio, ceiling] = &care.tables;
    if let Some((n, Some(most))) = pick.ceiling
        && most < due
        && !findings.told(Code::LintCeiling, CEILING, Inside::Case(n))
    {
        let who = pick
            .at
            .words(deductible.named.and(ceiling.named), findings.lang);
        let words = [who, most.text(), due.text()];
        findings.tell(Code::LintCeiling, CEILING, Inside::Case(n), words);
    }
    if let Some((n, slices)) = pick.ratio
        && slices
            .first()
            .is_some_and(|first| first.ratio.value().is_zero())
        && let Some(start) = first_paid(slices)
        && start > due
        && !findings.told(Code::LintStart, RATIO, Inside::Case(n))
    {
        let who = pick
            .at
            .words(deductible.named.and(ratio.named), findings.lang);
        let words = [who, due.text(), start.text()];
        findings.tell(Code::LintStart, RATIO, Inside::Case(n), words);
    }
}

/// Where the first slice that pays anything begins.
fn first_paid(slices: &[Slice]) -> Option<Yuan> {
    let pays = |slice: &&Slice| !slice.ratio.value().is_zero();
    slices.iter().find(pays).map(|slice| slice.from)
}

/// Slices that end within every deductible that can meet them, at home or away.
fn never_reached(care: &Care, picks: &[Pick], findings: &mut Findings) {
    let mut lowest: Vec<Option<Yuan>> = vec![None; care.slices.len()];
    for pick in picks {
        let (Some((_, due)), Some((n, _))) = (pick.due, pick.ratio) else {
            continue;
        };
        let away = care.changes.iter().map(|change| changed(due, change));
        let least = away.fold(due, Yuan::min);
        if let Some(lowest) = lowest.get_mut(n) {
            *lowest = Some(lowest.map_or(least, |known| known.min(least)));
        }
    }
    for (n, (slices, lowest)) in care.slices.iter().zip(lowest).enumerate() {
        let Some(lowest) = lowest else { continue };
        for (i, slice) in slices.iter().enumerate() {
            match slice.to {
                Some(end) if end <= lowest => {
                    let words = [end.text(), lowest.text()];
                    findings.tell(Code::LintSlice, RATIO, Inside::Slice(n, i), words);
                }
                _ => break,
            }
        }
    }
}
