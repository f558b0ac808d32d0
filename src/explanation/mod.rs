//! The working in words: reads the steps of a settlement, computes nothing.

mod notices;
pub mod terms;

use crate::issue::Lang;
use crate::money::{Ratio, Yuan};
use crate::policy::pack::Per;
use crate::settlement::{Category, Due, Extra, Kind, On, Paid, Step};
pub use notices::warnings;

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

/// A step's name in a few words.
#[must_use]
pub fn label<'p>(kind: &Kind<'p>, lang: Lang) -> &'p str {
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
        Kind::Supplement(extra) => return &extra.supplement.name,
        Kind::InScopeSelfPay { .. } => ("政策范围内个人负担", "Your share in scope"),
        Kind::Account => ("个人账户支付", "From the personal account"),
    };
    lang.pick(zh, en)
}

/// Appends what the step takes, which case matched, and how its amount comes about.
pub fn detail(step: &Step, lang: Lang, out: &mut String) {
    match &step.kind {
        Kind::Total => out.push_str(lang.pick("账单全部费用", "The whole bill")),
        Kind::FullSelfPay => out.push_str(lang.pick(
            "丙类和目录外项目，全部由个人支付",
            "Class C and items outside the catalogue: you pay all of it",
        )),
        Kind::OverLimit => out.push_str(lang.pick(
            "超过限价的部分，由个人支付",
            "What lies above the price limits: you pay it",
        )),
        Kind::PriorSelfPay => out.push_str(lang.pick(
            "乙类项目中个人先付的部分，比例由就医地规定",
            "The share of class B items that you pay first, set by the place of treatment",
        )),
        Kind::AwayFirstSelfPay(category) => {
            out.push_str(terms::category(*category, lang));
            out.push_str(lang.pick("，个人先付一部分：", ": a share is paid by you first: "));
            product(step, step.amount, out);
        }
        Kind::InScope => out.push_str(lang.pick(
            "总费用减去以上各项；以下按参保地规则计算",
            "The total less the items above; the insured area's rules work on this",
        )),
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
            out.push_str(lang.pick(
                "范围内费用减去基金支付",
                "The expense in scope less what the fund pays",
            ));
            if *deductible > Yuan::ZERO {
                out.push_str(lang.pick("；含起付线 ", "; includes the deductible of "));
                deductible.write(out, true);
            }
        }
        Kind::Account => out.push_str(lang.pick(
            "从个人账户余额中支付，其余付现金",
            "Paid from the balance of the personal account; the rest in cash",
        )),
    }
}

/// `18,700.00 × 85% = 15,895.00`
fn product(step: &Step, result: Yuan, out: &mut String) {
    step.base.unwrap_or_default().write(out, true);
    out.push_str(" × ");
    step.ratio.unwrap_or_default().write_percent(out);
    out.push_str(" = ");
    result.write(out, true);
}

fn deductible(due: &Due, category: Option<Category>, step: &Step, lang: Lang, out: &mut String) {
    terms::write_case(due.when, lang, out);
    out.push_str(lang.pick("：", ": "));
    due.home.write(out, true);
    out.push_str(lang.pick("，", " "));
    out.push_str(terms::per(due.per, lang));
    if let Some(category) = category {
        out.push_str(lang.pick("；", "; "));
        out.push_str(terms::category(category, lang));
        out.push_str(lang.pick("，改为 ", ": changed to "));
        due.away.write(out, true);
    }
    if due.per == Per::Year && due.already > Yuan::ZERO {
        out.push_str(lang.pick("；本年度已付 ", "; paid already this year "));
        due.already.write(out, true);
    }
    if step.base.unwrap_or_default() < due.left {
        out.push_str(lang.pick(
            "；范围内费用未超过起付线",
            "; the expense in scope does not exceed it",
        ));
    }
}

fn slice(
    paid: &Paid,
    category: Option<Category>,
    deductible: Yuan,
    step: &Step,
    lang: Lang,
    out: &mut String,
) {
    if paid.slice.from > Yuan::ZERO || paid.slice.to.is_some() {
        out.push_str(lang.pick("，", ", "));
        paid.slice.from.write(out, true);
        match paid.slice.to {
            Some(to) => {
                out.push_str(lang.pick(" 至 ", " to "));
                to.write(out, true);
                out.push_str(lang.pick(" 的部分", ""));
            }
            None => out.push_str(lang.pick(" 以上的部分", " and above")),
        }
    }
    if deductible > Yuan::ZERO {
        out.push_str(lang.pick("，扣除起付线 ", ", less the deductible of "));
        deductible.write(out, true);
    }
    if let Some(category) = category {
        out.push_str(lang.pick("；", "; "));
        out.push_str(terms::category(category, lang));
        out.push_str(lang.pick("，比例由 ", ": ratio changed from "));
        paid.slice.ratio.write_percent(out);
        out.push_str(lang.pick(" 调整为 ", " to "));
        paid.ratio.write_percent(out);
    }
    out.push_str(lang.pick("：", ": "));
    product(step, step.amount, out);
    if paid.exact.rounded() != step.amount {
        out.push_str(lang.pick(
            "（各段合计后一次四舍五入到分）",
            " (rounded to the fen once, after adding up the slices)",
        ));
    } else if paid.exact != step.amount {
        out.push_str(lang.pick("（四舍五入到分）", " (rounded to the fen)"));
    }
    if paid.capped {
        out.push_str(lang.pick("，至封顶线为止", ", up to the ceiling"));
    }
}

fn ceiling(per: Per, amount: Yuan, left: Yuan, step: &Step, lang: Lang, out: &mut String) {
    out.push_str(lang.pick("统筹基金", "The pooled fund pays at most "));
    if lang == Lang::Zh {
        out.push_str(terms::per(per, lang));
        out.push_str("最多支付 ");
    }
    amount.write(out, true);
    if lang == Lang::En {
        out.push(' ');
        out.push_str(terms::per(per, lang));
    }
    if left < amount {
        out.push_str(lang.pick("，尚余 ", ", of which "));
        left.write(out, true);
        out.push_str(lang.pick("", " is left"));
    }
    out.push_str(lang.pick("；范围内费用中有 ", "; beyond it lies in-scope expense of "));
    step.amount.write(out, true);
    if lang == Lang::Zh {
        out.push_str(" 超出");
    }
}

fn supplement(extra: &Extra, step: &Step, lang: Lang, out: &mut String) {
    match &extra.on {
        On::Beyond { when, ratio, .. } if *ratio == Ratio::ZERO => {
            terms::write_case(*when, lang, out);
            out.push_str(lang.pick("：不享受", ": not covered"));
        }
        On::Beyond { when, .. } => {
            terms::write_case(*when, lang, out);
            out.push_str(lang.pick(
                "，超过封顶线的费用：",
                ", on the expense beyond the ceiling: ",
            ));
            product(step, extra.unlimited, out);
        }
        On::SelfPay {
            before,
            with,
            threshold,
            relief,
        } => {
            out.push_str(lang.pick(
                "本年度范围内个人负担由 ",
                "Your in-scope payments of the year go from ",
            ));
            before.write(out, true);
            out.push_str(lang.pick(" 增至 ", " to "));
            with.write(out, true);
            if with <= threshold {
                out.push_str(lang.pick("，未超过起付标准 ", "; the threshold is not exceeded: "));
                threshold.write(out, true);
            } else {
                out.push_str(lang.pick("，超过起付标准 ", "; on what exceeds the threshold of "));
                threshold.write(out, true);
                out.push_str(lang.pick(" 的部分分段支付 ", " the slices pay "));
                extra.unlimited.write(out, true);
            }
            if relief.is_some() {
                out.push_str(lang.pick("（困难人员倾斜）", " (better terms for people in need)"));
            }
        }
    }
    if extra.amount == extra.unlimited {
        return;
    }
    match extra.left.filter(|left| *left == extra.amount) {
        Some(left) => {
            out.push_str(lang.pick("；年度限额尚余 ", "; its limit for the year leaves "));
            left.write(out, true);
            out.push_str(lang.pick("，按此支付", ", which is paid"));
        }
        None => {
            out.push_str(lang.pick("；至多支付尚未支付的 ", "; at most what is still unpaid: "));
            extra.amount.write(out, true);
        }
    }
}
