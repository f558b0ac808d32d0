//! The working in words: reads the steps of a settlement, computes nothing.

mod notices;
pub mod terms;

use crate::issue::Lang;
use crate::money::{Ratio, Yuan};
use crate::policy::pack::Per;
use crate::settlement::{Category, Due, Extra, Kind, On, Paid, Step};
pub use notices::warnings;
use std::fmt::Write;

/// Appends a text; nothing that details go to can fail.
fn put(out: &mut dyn Write, text: &str) {
    let _ = out.write_str(text);
}

/// The stable code of a step.
#[must_use]
pub fn code(kind: &Kind) -> &'static str {
    match kind {
        Kind::Total => "scope.total",
        Kind::FullSelfPay => "scope.full_self_pay",
        Kind::OverLimit => "scope.over_limit_self_pay",
        Kind::PriorSelfPay => "scope.prior_self_pay",
        Kind::AwayFirstSelfPay(_) => "away.first_self_pay",
        Kind::InScope => "scope.in_scope",
        Kind::Deductible(..) => "deductible",
        Kind::Slice { .. } => "ratio.slice",
        Kind::Ceiling { .. } => "ceiling",
        Kind::Supplement(_) => "supplement",
        Kind::InScopeSelfPay { .. } => "person.in_scope",
        Kind::Account => "person.account",
    }
}

/// A step's name in a few words; none where it is the supplement's own.
#[must_use]
pub fn label(kind: &Kind, lang: Lang) -> Option<&'static str> {
    let (zh, en) = match kind {
        Kind::Total => ("医疗总费用", "Total expense"),
        Kind::FullSelfPay => ("全自费", "Full self-payment"),
        Kind::OverLimit => ("超限价自费", "Above price limits"),
        Kind::PriorSelfPay => ("先行自付", "First share of class B"),
        Kind::AwayFirstSelfPay(_) => ("异地先行自付", "First share away from home"),
        Kind::InScope => ("符合政策范围金额", "Expense in scope"),
        Kind::Deductible(..) => ("起付线", "Deductible"),
        Kind::Slice { .. } => ("统筹基金支付", "Pooled fund pays"),
        Kind::Ceiling { .. } => ("超封顶线", "Beyond the ceiling"),
        Kind::Supplement(_) => return None,
        Kind::InScopeSelfPay { .. } => ("政策范围内个人负担", "Your share in scope"),
        Kind::Account => ("个人账户支付", "From the personal account"),
    };
    Some(lang.pick(zh, en))
}

/// What a step takes, where it is always the same.
#[must_use]
pub fn fixed(kind: &Kind, lang: Lang) -> Option<&'static str> {
    let (zh, en) = match kind {
        Kind::Total => ("账单全部费用", "The whole bill"),
        Kind::FullSelfPay => (
            "丙类和目录外项目，全部由个人支付",
            "Class C and items outside the catalogue: you pay all of it",
        ),
        Kind::OverLimit => (
            "超过限价的部分，由个人支付",
            "What lies above the price limits: you pay it",
        ),
        Kind::PriorSelfPay => (
            "乙类项目中个人先付的部分，比例由就医地规定",
            "The share of class B items that you pay first, set by the place of treatment",
        ),
        Kind::InScope => (
            "总费用减去以上各项；以下按参保地规则计算",
            "The total less the items above; the insured area's rules work on this",
        ),
        Kind::Account => (
            "从个人账户余额中支付，其余付现金",
            "Paid from the balance of the personal account; the rest in cash",
        ),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

/// Appends what the step takes, which case matched, and how its amount comes about.
pub fn detail(step: &Step, lang: Lang, out: &mut dyn Write) {
    match &step.kind {
        Kind::AwayFirstSelfPay(category) => {
            put(out, terms::category(*category, lang));
            put(
                out,
                lang.pick("，个人先付一部分：", ": a share is paid by you first: "),
            );
            product(step, step.amount, out);
        }
        Kind::Deductible(due, category) => deductible(due, *category, step, lang, out),
        Kind::Slice {
            deductible,
            paid,
            when,
            category,
        } => {
            terms::write_case(*when, lang, out);
            slice(paid, *category, *deductible, step, lang, out);
        }
        Kind::Ceiling { per, amount, left } => ceiling(*per, *amount, *left, step, lang, out),
        Kind::Supplement(extra) => supplement(extra, step, lang, out),
        Kind::InScopeSelfPay { deductible } => {
            put(
                out,
                lang.pick(
                    "范围内费用减去基金支付",
                    "The expense in scope less what the fund pays",
                ),
            );
            if *deductible > Yuan::ZERO {
                put(
                    out,
                    lang.pick("；含起付线 ", "; includes the deductible of "),
                );
                deductible.write(out, true);
            }
        }
        kind => put(out, fixed(kind, lang).unwrap_or_default()),
    }
}

/// `18,700.00 × 85% = 15,895.00`
fn product(step: &Step, result: Yuan, out: &mut dyn Write) {
    step.base.unwrap_or_default().write(out, true);
    put(out, " × ");
    step.ratio.unwrap_or_default().write_percent(out);
    put(out, " = ");
    result.write(out, true);
}

fn deductible(due: &Due, category: Option<Category>, step: &Step, lang: Lang, out: &mut dyn Write) {
    terms::write_case(due.when, lang, out);
    put(out, lang.pick("：", ": "));
    due.home.write(out, true);
    put(out, lang.pick("，", " "));
    put(out, terms::per(due.per, lang));
    if let Some(category) = category {
        put(out, lang.pick("；", "; "));
        put(out, terms::category(category, lang));
        put(out, lang.pick("，改为 ", ": changed to "));
        due.away.write(out, true);
    }
    if due.per == Per::Year && due.already > Yuan::ZERO {
        put(out, lang.pick("；本年度已付 ", "; paid already this year "));
        due.already.write(out, true);
    }
    if step.base.unwrap_or_default() < due.left {
        put(
            out,
            lang.pick(
                "；范围内费用未超过起付线",
                "; the expense in scope does not exceed it",
            ),
        );
    }
}

fn slice(
    paid: &Paid,
    category: Option<Category>,
    deductible: Yuan,
    step: &Step,
    lang: Lang,
    out: &mut dyn Write,
) {
    if paid.slice.from > Yuan::ZERO || paid.slice.to.is_some() {
        put(out, lang.pick("，", ", "));
        paid.slice.from.write(out, true);
        match paid.slice.to {
            Some(to) => {
                put(out, lang.pick(" 至 ", " to "));
                to.write(out, true);
                put(out, lang.pick(" 的部分", ""));
            }
            None => put(out, lang.pick(" 以上的部分", " and above")),
        }
    }
    if deductible > Yuan::ZERO {
        put(out, lang.pick("，扣除起付线 ", ", less the deductible of "));
        deductible.write(out, true);
    }
    if let Some(category) = category {
        put(out, lang.pick("；", "; "));
        put(out, terms::category(category, lang));
        put(out, lang.pick("，比例由 ", ": ratio changed from "));
        paid.slice.ratio.write_percent(out);
        put(out, lang.pick(" 调整为 ", " to "));
        paid.ratio.write_percent(out);
    }
    put(out, lang.pick("：", ": "));
    product(step, step.amount, out);
    if paid.exact.rounded() != step.amount {
        put(
            out,
            lang.pick(
                "（各段合计后一次四舍五入到分）",
                " (rounded to the fen once, after adding up the slices)",
            ),
        );
    } else if paid.exact != step.amount {
        put(out, lang.pick("（四舍五入到分）", " (rounded to the fen)"));
    }
    if paid.capped {
        put(out, lang.pick("，至封顶线为止", ", up to the ceiling"));
    }
}

fn ceiling(per: Per, amount: Yuan, left: Yuan, step: &Step, lang: Lang, out: &mut dyn Write) {
    put(out, lang.pick("统筹基金", "The pooled fund pays at most "));
    if lang == Lang::Zh {
        put(out, terms::per(per, lang));
        put(out, "最多支付 ");
    }
    amount.write(out, true);
    if lang == Lang::En {
        put(out, " ");
        put(out, terms::per(per, lang));
    }
    if left < amount {
        put(out, lang.pick("，尚余 ", ", of which "));
        left.write(out, true);
        put(out, lang.pick("", " is left"));
    }
    put(
        out,
        lang.pick("；范围内费用中有 ", "; beyond it lies in-scope expense of "),
    );
    step.amount.write(out, true);
    if lang == Lang::Zh {
        put(out, " 超出");
    }
}

fn supplement(extra: &Extra, step: &Step, lang: Lang, out: &mut dyn Write) {
    match &extra.on {
        On::Beyond { when, ratio, .. } if *ratio == Ratio::ZERO => {
            terms::write_case(*when, lang, out);
            put(out, lang.pick("：不享受", ": not covered"));
        }
        On::Beyond { when, .. } => {
            terms::write_case(*when, lang, out);
            put(
                out,
                lang.pick(
                    "，超过封顶线的费用：",
                    ", on the expense beyond the ceiling: ",
                ),
            );
            product(step, extra.unlimited, out);
        }
        On::SelfPay {
            before,
            with,
            threshold,
            relief,
        } => {
            put(
                out,
                lang.pick(
                    "本年度范围内个人负担由 ",
                    "Your in-scope payments of the year go from ",
                ),
            );
            before.write(out, true);
            put(out, lang.pick(" 增至 ", " to "));
            with.write(out, true);
            if with <= threshold {
                put(
                    out,
                    lang.pick("，未超过起付标准 ", "; the threshold is not exceeded: "),
                );
                threshold.write(out, true);
            } else {
                put(
                    out,
                    lang.pick("，超过起付标准 ", "; on what exceeds the threshold of "),
                );
                threshold.write(out, true);
                put(out, lang.pick(" 的部分分段支付 ", " the slices pay "));
                extra.unlimited.write(out, true);
            }
            if relief.is_some() {
                put(
                    out,
                    lang.pick("（困难人员倾斜）", " (better terms for people in need)"),
                );
            }
        }
    }
    if extra.amount == extra.unlimited {
        return;
    }
    match extra.left.filter(|left| *left == extra.amount) {
        Some(left) => {
            put(
                out,
                lang.pick("；年度限额尚余 ", "; its limit for the year leaves "),
            );
            left.write(out, true);
            put(out, lang.pick("，按此支付", ", which is paid"));
        }
        None => {
            put(
                out,
                lang.pick("；至多支付尚未支付的 ", "; at most what is still unpaid: "),
            );
            extra.amount.write(out, true);
        }
    }
}
