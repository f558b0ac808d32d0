//! Higher levels of hospital pay less and deduct more.

use super::cases::{Care, DEDUCTIBLE, Findings, Inside, Pick, RATIO, pays_more, percent};
use crate::issue::Code;
use crate::money::{Ratio, Yuan};

/// Holds each level against those below it; `row` circumstances in turn differ in nothing else.
pub fn weigh(care: &Care, picks: &[Pick], row: usize, findings: &mut Findings) {
    for row in picks.chunks(row) {
        for (i, high) in row.iter().enumerate() {
            for low in row.iter().take(i) {
                ratio(care, low, high, findings);
                deductible(care, low, high, findings);
            }
        }
    }
}

fn ratio(care: &Care, low: &Pick, high: &Pick, findings: &mut Findings) {
    let (Some((n, above)), Some((m, below))) = (high.ratio, low.ratio) else {
        return;
    };
    let inside = Inside::Case(n);
    if n == m || findings.told(Code::LintRatioRises, RATIO, inside) {
        return;
    }
    // What lies within either deductible is paid at neither level.
    let from = if care.same_per() {
        high.owed().max(low.owed())
    } else {
        Yuan::ZERO
    };
    if let Some((high_ratio, low_ratio)) = pays_more(above, below, from) {
        let [_, table, _] = &care.tables;
        let words = [
            high.at.words(table.named, findings.lang),
            percent(high_ratio),
            low.at.level_words(findings.lang),
            percent(low_ratio),
        ];
        findings.tell(Code::LintRatioRises, RATIO, inside, words);
    }
}

fn deductible(care: &Care, low: &Pick, high: &Pick, findings: &mut Findings) {
    let (Some((n, higher)), Some((m, lower))) = (high.due, low.due) else {
        return;
    };
    // One case for both takes a share of two other amounts: those are told where they stand.
    if n == m || higher >= lower {
        return;
    }
    // Where nothing is paid anyway, the deductible says nothing.
    let pays = high
        .ratio
        .is_some_and(|(_, slices)| slices.iter().any(|slice| slice.ratio > Ratio::ZERO));
    let inside = Inside::Case(n);
    if pays && !findings.told(Code::LintDeductibleFalls, DEDUCTIBLE, inside) {
        let [table, _, _] = &care.tables;
        let words = [
            high.at.words(table.named, findings.lang),
            higher.text(),
            low.at.level_words(findings.lang),
            lower.text(),
        ];
        findings.tell(Code::LintDeductibleFalls, DEDUCTIBLE, inside, words);
    }
}
