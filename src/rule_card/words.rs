//! The words and figures of a rule card that no receipt uses.

use crate::explanation::terms;
use crate::issue::Lang;
use crate::money::{Factor, Points, Ratio, Yuan};
use crate::policy::pack::{Change, DeductibleCase, Evidence, ReliefGroup, Scheme, Slice, When};

/// `1,300 元`, `100.50 yuan`.
pub fn yuan(amount: Yuan, lang: Lang) -> String {
    let mut out = String::with_capacity(16);
    amount.write(&mut out, true);
    if out.ends_with(".00") {
        out.truncate(out.len().saturating_sub(3));
    }
    out.push_str(lang.pick(" 元", " yuan"));
    out
}

/// The amount, or that there is none.
pub fn limit(amount: Option<Yuan>, lang: Lang) -> String {
    match amount {
        Some(amount) => yuan(amount, lang),
        None => lang.pick("不设", "no limit").to_owned(),
    }
}

/// `85%`.
#[inline(never)]
pub fn percent(ratio: Ratio) -> String {
    let mut out = String::new();
    ratio.write_percent(&mut out);
    out
}

/// `-10 个百分点`.
pub fn points(points: Points, lang: Lang) -> String {
    let sign = if points < Points::default() { "" } else { "+" };
    let number = points.value().normalize().to_string();
    joined(&[sign, &number, lang.pick(" 个百分点", " points")])
}

/// The expense that a slice runs over.
pub fn slice(slice: &Slice, lang: Lang) -> String {
    let mut out = String::new();
    match slice.to {
        Some(to) => {
            slice.from.write(&mut out, true);
            // The unit stands once, and fen only where there are any.
            let whole = out.strip_suffix(".00").map(str::len);
            out.truncate(whole.unwrap_or(out.len()));
            out.push('–');
            out.push_str(&yuan(to, lang));
        }
        None if slice.from == Yuan::ZERO => out.push_str(lang.pick("全部", "all of it")),
        None => {
            out.push_str(lang.pick("", "above "));
            out.push_str(&yuan(slice.from, lang));
            out.push_str(lang.pick("以上", ""));
        }
    }
    out
}

/// What the patient pays first in this case.
pub fn deductible(case: &DeductibleCase, lang: Lang) -> String {
    let mut out = String::new();
    if let Some(amount) = case.amount {
        out = yuan(amount, lang);
    } else if let Some(factor) = case.factor {
        out.push_str(lang.pick("首次住院的 ", ""));
        factor.write_percent(&mut out);
        out.push_str(lang.pick("", " of the first admission's"));
    } else if let Some(minus) = case.minus {
        out.push_str(lang.pick("比首次住院逐次递减 ", ""));
        out.push_str(&yuan(minus, lang));
        out.push_str(lang.pick("", " less each time than at the first admission"));
    }
    if let Some(floor) = case.floor {
        out.push_str(lang.pick("，最低 ", ", at least "));
        out.push_str(&yuan(floor, lang));
    }
    out
}

/// To whom a case applies; the only one of its list has no others beside it.
pub fn case(when: Option<&When>, alone: bool, lang: Lang) -> String {
    let mut out = String::new();
    match when {
        None if alone => out.push_str(lang.pick("所有情形", "all cases")),
        when => terms::write_case(when, lang, &mut out),
    }
    out
}

/// An English term without its article: `the payment ratio` → `payment ratio`.
pub fn bare(term: &str) -> &str {
    term.strip_prefix("the ").unwrap_or(term)
}

/// An English term as a heading: `the payment ratio` → `Payment ratio`.
pub fn heading(term: &str) -> String {
    let mut out = bare(term).to_owned();
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out
}

/// Parts of a sentence, one after the other.
#[inline(never)]
pub fn joined(parts: &[&str]) -> String {
    parts.concat()
}

/// Adds a word to a list of words.
#[inline(never)]
pub fn listed(out: &mut String, word: &str, lang: Lang) {
    if !out.is_empty() {
        out.push_str(lang.pick("、", ", "));
    }
    out.push_str(word);
}

/// What changes away from home, with the evidence where it is weaker than the block's.
pub fn change(change: &Change, weaker: Option<Evidence>, lang: Lang) -> String {
    let mut out = String::new();
    let mut say = |parts: &[&str]| {
        if !out.is_empty() {
            out.push_str(lang.pick("；", "; "));
        }
        for part in parts {
            out.push_str(part);
        }
    };
    let deductible = bare(terms::deductible(lang));
    let ratio = bare(terms::ratio(lang));
    let factor = |factor: Factor| percent(factor.0);
    if let Some(share) = change.first_self_pay {
        let (you_pay, first) = (lang.pick("个人先付 ", "you pay "), lang.pick("", " first"));
        say(&[you_pay, &percent(share), first]);
    }
    if let Some(amount) = change.deductible_amount {
        say(&[deductible, " = ", &yuan(amount, lang)]);
    } else {
        if let Some(times) = change.deductible_factor {
            say(&[deductible, " × ", &factor(times)]);
        }
        if let Some(amount) = change.deductible_plus {
            say(&[deductible, " + ", &yuan(amount, lang)]);
        }
    }
    if let Some(times) = change.ratio_factor {
        say(&[ratio, " × ", &factor(times)]);
    }
    // A service may take back the category's points by naming none.
    if let Some(number) = change.ratio_points
        && number != Points::default()
    {
        say(&[ratio, " ", &points(number, lang)]);
    }
    if let Some(times) = change.ceiling_factor {
        say(&[bare(terms::ceiling(lang)), " × ", &factor(times)]);
    }
    if change.direct == Some(false) {
        say(&[lang.pick(
            "不能直接结算，先垫付再回参保地报销",
            "no direct settlement: pay, then claim at home",
        )]);
    }
    if out.is_empty() {
        out.push_str(lang.pick("不变", "no change"));
    }
    if let Some(grade) = weaker {
        out.push_str(lang.pick("（", " ("));
        out.push_str(evidence(grade, lang));
        out.push_str(lang.pick("）", ")"));
    }
    heading(&out)
}

/// 险种.
pub fn scheme(scheme: Scheme, lang: Lang) -> &'static str {
    match scheme {
        Scheme::Employee => lang.pick("职工医保", "Employee scheme"),
        Scheme::Resident => lang.pick("居民医保", "Resident scheme"),
    }
}

/// How far the figures may be trusted.
#[inline(never)]
pub fn evidence(evidence: Evidence, lang: Lang) -> &'static str {
    match evidence {
        Evidence::Official => lang.pick("有官方原文", "official text"),
        Evidence::Reported => lang.pick("有公开报道佐证", "publicly reported"),
        Evidence::Compiled => lang.pick("未经核实", "not verified"),
    }
}

/// 困难人员.
pub fn relief_group(group: ReliefGroup, lang: Lang) -> &'static str {
    let (zh, en) = match group {
        ReliefGroup::LowIncome => ("低保对象", "minimum living allowance"),
        ReliefGroup::ExtremePoverty => ("特困人员", "extreme poverty"),
        ReliefGroup::ReturnedToPoverty => ("返贫致贫人口", "returned to poverty"),
        ReliefGroup::MarginalLowIncome => ("低保边缘家庭成员", "marginal low income"),
    };
    lang.pick(zh, en)
}
