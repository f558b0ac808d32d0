//! The field's terms in both languages.

use super::put;
use crate::calendar::Day;
use crate::issue::Lang;
use crate::policy::pack::{Level, Per, Service, Status, When};
use crate::settlement::{Category, Part};
use std::fmt::Write;

/// 起付线.
pub fn deductible(lang: Lang) -> &'static str {
    lang.pick("起付线", "the deductible")
}

/// 报销比例.
pub fn ratio(lang: Lang) -> &'static str {
    lang.pick("报销比例", "the payment ratio")
}

/// 封顶线.
pub fn ceiling(lang: Lang) -> &'static str {
    lang.pick("封顶线", "the ceiling")
}

/// The kind of care.
pub fn service(service: Service, lang: Lang) -> &'static str {
    let (zh, en) = match service {
        Service::Outpatient => ("普通门诊", "ordinary outpatient care"),
        Service::Inpatient => ("住院", "inpatient care"),
        Service::Chronic => ("门诊慢特病", "chronic outpatient care"),
        Service::Pharmacy => ("定点药店", "retail pharmacy purchases"),
    };
    lang.pick(zh, en)
}

/// The category away from home.
pub fn category(category: Category, lang: Lang) -> &'static str {
    let (zh, en) = match category {
        Category::LongTerm => ("已办异地长期备案", "filed for the long term"),
        Category::Referral => ("异地转诊", "referred"),
        Category::Emergency => ("异地急诊抢救（视同备案）", "emergency (counts as filed)"),
        Category::Unreferred => ("临时外出备案、未转诊", "filed, not referred"),
        Category::Unfiled => ("未备案", "not filed"),
    };
    lang.pick(zh, en)
}

/// A part of the rules.
pub fn part(part: Part, lang: Lang) -> String {
    parts(&[part], lang)
}

/// Several parts in a row.
#[inline(never)]
pub fn parts(all: &[Part], lang: Lang) -> String {
    let mut out = String::with_capacity(64);
    for (i, part) in all.iter().enumerate() {
        if i > 0 {
            out.push_str(lang.pick("、", ", "));
        }
        out.push_str(match part {
            Part::Service(of) => service(*of, lang),
            Part::Supplement(name) => name,
            Part::Away => lang.pick("跨省异地待遇", "care in another province"),
            Part::AwayInProvince => lang.pick("省内异地待遇", "care elsewhere in the province"),
            Part::PriorShare => lang.pick("乙类先行自付比例", "the first share of class B"),
            Part::DrugList => {
                lang.pick("较早一版的药品目录", "an earlier edition of the drug list")
            }
        });
        if matches!(part, Part::Service(_)) {
            out.push_str(lang.pick("待遇", ""));
        }
    }
    out
}

/// What a figure counts over.
pub fn per(per: Per, lang: Lang) -> &'static str {
    let (zh, en) = match per {
        Per::Admission => ("每次住院", "per admission"),
        Per::Visit => ("每次就诊", "per visit"),
        Per::Month => ("每月", "per month"),
        Per::Quarter => ("每季度", "per quarter"),
        Per::Year => ("每年", "per year"),
    };
    lang.pick(zh, en)
}

/// From a day to a day, or on.
pub fn period(from: Day, until: Option<Day>, lang: Lang) -> String {
    match (until, lang) {
        (Some(until), Lang::Zh) => format!("{from} 至 {until}"),
        (Some(until), Lang::En) => format!("from {from} to {until}"),
        (None, Lang::Zh) => format!("{from} 起"),
        (None, Lang::En) => format!("from {from} on"),
    }
}

/// The level of the institution.
pub fn level(level: Level, lang: Lang) -> &'static str {
    let (zh, en) = match level {
        Level::Community => ("社区及乡镇机构", "community institution"),
        Level::Primary => ("一级及以下医疗机构", "primary institution or below"),
        Level::Secondary => ("二级医疗机构", "secondary institution"),
        Level::Tertiary => ("三级医疗机构", "tertiary institution"),
        Level::TertiaryTop => ("省属或重点三级医疗机构", "singled-out tertiary institution"),
    };
    lang.pick(zh, en)
}

/// What the person is within the scheme.
pub fn status(status: Status, lang: Lang) -> &'static str {
    let (zh, en) = match status {
        Status::Working => ("在职", "working"),
        Status::Retired => ("退休", "retired"),
        Status::Child => ("儿童", "child"),
        Status::Student => ("学生", "student"),
        Status::Adult => ("成年居民", "adult"),
        Status::Elder => ("老年居民", "elderly"),
    };
    lang.pick(zh, en)
}

/// The conditions of a case: `三级医院·退休·70 岁及以上`. A case without any takes the rest.
pub fn write_case(when: Option<&When>, lang: Lang, out: &mut dyn Write) {
    let mut any = false;
    if let Some(when) = when {
        let mut between = |out: &mut dyn Write| {
            if any {
                put(out, lang.pick("·", ", "));
            }
            any = true;
        };
        if let Some(levels) = &when.level {
            between(out);
            write_list(levels.0.iter().map(|one| level(*one, lang)), lang, out);
        }
        if let Some(statuses) = &when.status {
            between(out);
            write_list(statuses.0.iter().map(|one| status(*one, lang)), lang, out);
        }
        if let Some(span) = when.age {
            between(out);
            write_span(span.from, span.to, ("岁", "aged "), lang, out);
        }
        if let Some(span) = when.admission {
            between(out);
            write_span(span.from, span.to, ("次住院", "admissions "), lang, out);
        }
        if let Some(tier) = when.tier {
            between(out);
            put(out, lang.pick("缴费档次 ", "tier "));
            put(out, &tier.0.to_string());
        }
        if let Some(contracted) = when.contracted {
            between(out);
            put(
                out,
                match (contracted, lang) {
                    (true, Lang::Zh) => "已签约",
                    (true, Lang::En) => "contracted",
                    (false, Lang::Zh) => "未签约",
                    (false, Lang::En) => "not contracted",
                },
            );
        }
        if when.place.is_some() {
            between(out);
            put(out, lang.pick("定点药店", "retail pharmacy"));
        }
    }
    if !any {
        put(out, lang.pick("其他情形", "all other cases"));
    }
}

fn write_list<'w>(words: impl Iterator<Item = &'w str>, lang: Lang, out: &mut dyn Write) {
    for (i, word) in words.enumerate() {
        if i > 0 {
            put(out, lang.pick("、", " or "));
        }
        put(out, word);
    }
}

fn write_span(
    from: Option<u32>,
    to: Option<u32>,
    (unit_zh, before_en): (&str, &str),
    lang: Lang,
    out: &mut dyn Write,
) {
    let admission = unit_zh == "次住院";
    let text = match (from, to, lang) {
        (Some(a), Some(b), Lang::Zh) if a == b && admission => format!("第 {a} {unit_zh}"),
        (Some(a), Some(b), Lang::Zh) if admission => format!("第 {a}–{b} {unit_zh}"),
        (Some(a), None, Lang::Zh) if admission => format!("第 {a} 次及以后住院"),
        (Some(a), Some(b), Lang::Zh) if a == b => format!("{a} {unit_zh}"),
        (Some(a), Some(b), Lang::Zh) => format!("{a}–{b} {unit_zh}"),
        (Some(a), None, Lang::Zh) => format!("{a} {unit_zh}及以上"),
        (None, Some(b), Lang::Zh) => format!("{b} {unit_zh}及以下"),
        (Some(a), Some(b), Lang::En) if a == b => format!("{before_en}{a}"),
        (Some(a), Some(b), Lang::En) => format!("{before_en}{a} to {b}"),
        (Some(a), None, Lang::En) => format!("{before_en}{a} and over"),
        (None, Some(b), Lang::En) => format!("{before_en}up to {b}"),
        (None, None, _) => String::new(),
    };
    put(out, &text);
}
