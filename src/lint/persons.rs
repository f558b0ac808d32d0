//! The retired fare no worse than the working.

use super::cases::{CEILING, Care, DEDUCTIBLE, Findings, Inside, Pick, RATIO, pays_more, percent};
use super::circumstances::Spread;
use crate::explanation::terms;
use crate::issue::Code;
use crate::money::Yuan;

/// Holds each retired person against a working one in the same circumstances.
pub fn weigh(care: &Care, picks: &[Pick], spread: &Spread, findings: &mut Findings) {
    for group in picks.chunks(spread.by_status()) {
        let (working, retired) = group.split_at(spread.by_level().min(group.len()));
        for (working, retired) in working.iter().zip(retired) {
            pair(care, working, retired, findings);
        }
    }
}

fn pair(care: &Care, working: &Pick, retired: &Pick, findings: &mut Findings) {
    let lang = findings.lang;
    if let (Some((n, theirs)), Some((m, others))) = (retired.due, working.due)
        && n != m
        && theirs > others
    {
        let figures = [theirs.text(), others.text()];
        tell(
            care,
            retired,
            DEDUCTIBLE,
            n,
            terms::deductible(lang),
            figures,
            findings,
        );
    }
    // What lies within either deductible is paid to neither.
    let from = if care.same_per() {
        retired.owed().max(working.owed())
    } else {
        Yuan::ZERO
    };
    if let (Some((n, theirs)), Some((m, others))) = (retired.ratio, working.ratio)
        && n != m
        && let Some((more, less)) = pays_more(others, theirs, from)
    {
        let figures = [percent(less), percent(more)];
        tell(
            care,
            retired,
            RATIO,
            n,
            terms::ratio(lang),
            figures,
            findings,
        );
    }
    if let (Some((n, Some(theirs))), Some((m, others))) = (retired.ceiling, working.ceiling)
        && n != m
        && others.is_none_or(|others| theirs < others)
    {
        let none = || lang.pick("（无封顶）", "none").to_owned();
        let figures = [theirs.text(), others.map_or_else(none, Yuan::text)];
        tell(
            care,
            retired,
            CEILING,
            n,
            terms::ceiling(lang),
            figures,
            findings,
        );
    }
}

fn tell(
    care: &Care,
    retired: &Pick,
    table: usize,
    case: usize,
    what: &str,
    [theirs, others]: [String; 2],
    findings: &mut Findings,
) {
    let inside = Inside::Case(case);
    if let Some(of) = care.tables.get(table)
        && !findings.told(Code::LintRetired, table, inside)
    {
        let who = retired.at.words(of.named, findings.lang);
        let words = [who, what.to_owned(), theirs, others];
        findings.tell(Code::LintRetired, table, inside, words);
    }
}
