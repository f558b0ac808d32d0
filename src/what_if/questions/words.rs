//! The questions in words.

use super::axes::{Axis, COUNTERS, PAID, services};
use super::{Choice, Question, QuestionKind};
use crate::claim::FiledCategory;
use crate::explanation::terms;
use crate::filing::{FilingCategory, in_lang, rules};
use crate::issue::Lang;
use crate::lint::circumstances::statuses;
use crate::money::Yuan;
use crate::policy::pack::{Entry, Level, ReliefGroup, Scheme, Service};
use crate::rule_card::words::{relief_group, scheme as scheme_word};

/// Field, kind of answer, and the question.
type Row = (&'static str, QuestionKind, &'static str, &'static str);

const ROWS: &[Row] = &[
    (
        "insuredArea",
        QuestionKind::Area,
        "在哪里参保？",
        "Where is the person insured?",
    ),
    (
        "person.scheme",
        QuestionKind::Choice,
        "参加哪种医保？",
        "Under which scheme?",
    ),
    (
        "treatmentArea",
        QuestionKind::Area,
        "在哪里就医？",
        "Where is the treatment?",
    ),
    (
        "date",
        QuestionKind::Date,
        "哪天结算（住院为出院日）？",
        "On which day is it settled (for a stay, the discharge)?",
    ),
    (
        "service",
        QuestionKind::Choice,
        "属于哪类就医？",
        "What kind of care?",
    ),
    (
        "level",
        QuestionKind::Choice,
        "医疗机构是什么级别？",
        "Of what level is the institution?",
    ),
    (
        "bill.total",
        QuestionKind::Amount,
        "医疗总费用是多少？",
        "What is the whole bill?",
    ),
    (
        "person.status",
        QuestionKind::Choice,
        "属于哪类参保人员？",
        "What is the person's status?",
    ),
    (
        "person.age",
        QuestionKind::Number,
        "年龄多大（周岁）？",
        "How old is the person, in whole years?",
    ),
    (
        "person.tier",
        QuestionKind::Choice,
        "按哪一档缴费？",
        "In which contribution tier?",
    ),
    (
        "disease",
        QuestionKind::Disease,
        "办理的是哪种门诊慢特病？",
        "For which registered chronic disease?",
    ),
    (
        "filing.category",
        QuestionKind::Choice,
        "办了哪种异地就医备案？",
        "What filing was made for care away from home?",
    ),
    (
        "person.contracted",
        QuestionKind::Boolean,
        "是否签约家庭医生或选定基层机构？",
        "Is there a signed family doctor or selected primary institution?",
    ),
    (
        "person.reliefGroups",
        QuestionKind::Choices,
        "是否属于困难人员？",
        "Does the person belong to a group in need?",
    ),
    (
        "yearToDate.admissions",
        QuestionKind::Number,
        "本年度此前住院几次？",
        "How many admissions has the year seen before?",
    ),
    (
        "yearToDate.inScopeSelfPay",
        QuestionKind::Amount,
        "本年度此前的政策范围内个人负担累计多少？",
        "What has the person paid in scope this year?",
    ),
    (
        "bill.fullSelfPay",
        QuestionKind::Amount,
        "账单中全自费（丙类和目录外）多少？",
        "How much of the bill is class C or outside the catalogue?",
    ),
    (
        "bill.overLimitSelfPay",
        QuestionKind::Amount,
        "账单中超限价自费多少？",
        "How much of the bill lies above price limits?",
    ),
    (
        "bill.priorSelfPay",
        QuestionKind::Amount,
        "账单中乙类先行自付多少？",
        "How much of the bill is the first share of class B?",
    ),
    (
        "place.priorSelfPayRatio",
        QuestionKind::Number,
        "就医地规定的乙类先行自付比例是多少（如 0.1）？",
        "Which first share of class B does the place of treatment set (such as 0.1)?",
    ),
];

/// The question about a field.
pub fn question(
    axis: &Axis,
    entries: &[&Entry],
    scheme: Scheme,
    over_bills: bool,
    lang: Lang,
) -> Question {
    let field = &axis.field;
    let row = ROWS.iter().find(|(known, ..)| known == field);
    let (kind, question) = match row {
        Some((_, kind, zh, en)) => (*kind, lang.pick(zh, en).to_owned()),
        None => (QuestionKind::Amount, of_year(field, lang)),
    };
    Question {
        field: field.clone(),
        question,
        kind,
        options: options(field, entries, scheme, lang),
        why: why(axis, over_bills, lang),
        needed: axis.needed,
        spread: Some(axis.spread).filter(|spread| *spread > Yuan::ZERO),
    }
}

/// The question about an amount that the year has seen.
fn of_year(field: &str, lang: Lang) -> String {
    if let Some(name) = field.strip_prefix(PAID) {
        let (before, after) = match lang {
            Lang::Zh => ("本年度“", "”此前已支付多少？"),
            Lang::En => ("What has ", " paid this year?"),
        };
        return [before, name, after].concat();
    }
    let service = match field.split('.').nth(1) {
        Some("outpatient") => Service::Outpatient,
        Some("inpatient") => Service::Inpatient,
        _ => Service::Chronic,
    };
    let service = terms::service(service, lang);
    let words = match COUNTERS.map(|counter| field.ends_with(counter)) {
        [true, ..] => ("范围内费用", "the expense in scope"),
        [_, true, _] => ("已付起付线", "the deductible paid"),
        _ => ("统筹基金支付", "what the pooled fund paid"),
    };
    match lang {
        Lang::Zh => ["本年度此前", service, words.0, "累计多少？"].concat(),
        Lang::En => ["How much is ", words.1, " this year for ", service, "?"].concat(),
    }
}

fn why(axis: &Axis, over_bills: bool, lang: Lang) -> String {
    let mut out = String::new();
    if axis.needed {
        out.push_str(lang.pick("没有这一项无法计算", "Nothing can be computed without it"));
    }
    if !axis.matters {
        return out;
    }
    if axis.needed {
        out.push_str(lang.pick("；", "; "));
    }
    out.push_str(lang.pick(
        "影响",
        if axis.needed {
            "it affects "
        } else {
            "Affects "
        },
    ));
    let words = [
        terms::deductible(lang),
        terms::ratio(lang),
        terms::ceiling(lang),
        lang.pick("补充保障", "the supplements"),
    ];
    let start = out.len();
    let decided = words
        .into_iter()
        .zip(axis.decides)
        .filter(|(_, decides)| *decides);
    for (word, _) in decided {
        if out.len() > start {
            out.push_str(lang.pick("、", ", "));
        }
        out.push_str(word);
    }
    if out.len() == start {
        out.push_str(lang.pick("计入报销范围的金额", "how much of the bill is in scope"));
    }
    if axis.spread == Yuan::ZERO {
        out.push_str(lang.pick("，视其他各项而定", ", depending on the other answers"));
        return out;
    }
    out.push_str(lang.pick("；最多相差 ", "; up to "));
    axis.spread.write(&mut out, true);
    out.push_str(lang.pick(" 元", " yuan apart"));
    if over_bills {
        out.push_str(lang.pick(
            "（按 100 元至 50 万元的账单试算）",
            " (tried over bills of 100 to 500,000 yuan)",
        ));
    }
    out
}

fn options(field: &str, entries: &[&Entry], scheme: Scheme, lang: Lang) -> Vec<Choice> {
    let mut options = Vec::new();
    let mut add = |value: &str, label: &str| {
        options.push(Choice {
            value: value.to_owned(),
            label: label.to_owned(),
        });
    };
    match field {
        "person.scheme" => {
            for scheme in Scheme::ALL {
                add(scheme.name(), scheme_word(*scheme, lang));
            }
        }
        "service" => {
            let known = services(entries);
            let all = if entries.is_empty() {
                Service::ALL
            } else {
                &known
            };
            for service in all {
                add(service.name(), terms::service(*service, lang));
            }
        }
        "level" => {
            for level in Level::ALL {
                add(level.name(), terms::level(*level, lang));
            }
        }
        "person.status" => {
            for status in statuses(scheme) {
                add(status.name(), terms::status(*status, lang));
            }
        }
        "person.tier" => {
            for tier in ["1", "2"] {
                add(tier, &[lang.pick("缴费档次 ", "tier "), tier].concat());
            }
        }
        "person.reliefGroups" => {
            for group in ReliefGroup::ALL {
                add(group.name(), relief_group(*group, lang));
            }
        }
        "filing.category" => {
            for category in FilingCategory::ALL {
                let rule = rules().and_then(|rules| rules.category(*category));
                let name = rule.map(|rule| in_lang(&rule.name, lang));
                add(category.name(), name.unwrap_or_default());
            }
            let none = FiledCategory::None.name();
            add(
                none,
                terms::category(crate::settlement::Category::Unfiled, lang),
            );
        }
        "disease" => {
            let chronic = entries.iter().filter_map(|entry| entry.chronic.as_ref());
            let diseases = chronic.flat_map(|chronic| chronic.diseases.iter().flatten());
            for disease in diseases {
                for code in &disease.codes {
                    add(code, &disease.name);
                }
            }
        }
        _ => {}
    }
    options
}
