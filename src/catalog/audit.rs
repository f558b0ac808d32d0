//! The official audit rules (智能监管两库) that a line may run into. They warn; no amount depends on them.

use super::classify::Context;
use super::matching::{Called, Found, called};
use super::{Entry, Part, Rule, RuleKind};
use crate::claim::{Line, Sex};
use crate::index::Index;
use crate::issue::{Code, Issue, Lang};
use crate::money::{Ratio, Yuan};
use crate::policy::pack::{Level, Service};
use crate::reading::At;

/// What the lines before this one were, for the rules that look at several.
#[derive(Default)]
pub struct Before {
    lines: Index<(Called, Yuan, Ratio), usize>,
    operations: Index<&'static str, usize>,
}

/// From these ages on, in whole years, a person is surely no child, infant or newborn any more. The rules give no ages: 18 is
/// full age, infants are under 3 in national policy, a newborn is a few weeks old.
const GROWN: [(&str, u32); 3] = [("child", 18), ("infant", 3), ("newborn", 1)];

/// The flags of one line; `index` counts from 0.
pub fn flags(
    line: &Line,
    index: usize,
    found: &Found,
    context: &Context,
    before: &mut Before,
    at: &At,
    flags: &mut Vec<Issue>,
) {
    let mut add = |code: Code, words: &[&str], text: Option<&str>| {
        let mut issue = Issue::new(code, context.lang, Some(at.to_string()), words);
        // What the rule says beyond its object: it may allow more, such as emergencies.
        if let Some(text) = text {
            issue
                .message
                .push_str(context.lang.pick("。规则原文：", ". The rule's wording: "));
            issue.message.push_str(text);
        }
        issue.documents = Some(vec![super::rules_edition().id.to_owned()]);
        flags.push(issue);
    };
    for entry in [found.product, found.item.map(|(entry, _)| entry)]
        .into_iter()
        .flatten()
    {
        if matches!(entry.part(), Part::Product | Part::Service) {
            for rule in entry.rules() {
                check(&rule, index, context, before, &mut |code, words| {
                    add(code, words, rule.text)
                });
            }
        }
    }
    let Some(called) = called(line) else {
        return;
    };
    let key = (called, line.amount, line.quantity());
    match before.lines.get(&key) {
        Some(first) => {
            let first = first.saturating_add(1).to_string();
            flags.push(Issue::new(
                Code::AuditDuplicate,
                context.lang,
                Some(at.to_string()),
                &[&first],
            ));
        }
        None => {
            before.lines.put(key, index);
        }
    }
}

fn check(
    rule: &Rule,
    index: usize,
    context: &Context,
    before: &mut Before,
    add: &mut dyn FnMut(Code, &[&str]),
) {
    let lang = context.lang;
    let object = rule.object;
    match rule.kind {
        RuleKind::Age => {
            let age = context
                .person
                .and_then(|person| person.age)
                .map(|age| age.0);
            let limit = GROWN.iter().find(|(name, _)| *name == object);
            if let (Some(age), Some((_, limit))) = (age, limit)
                && age >= *limit
            {
                add(Code::AuditAge, &[word(object, lang), &age.to_string()]);
            }
        }
        RuleKind::Sex => {
            let sex = context.person.and_then(|person| person.sex);
            if sex.is_some_and(|sex: Sex| sex.name() != object) {
                add(Code::AuditSex, &[word(object, lang)]);
            }
        }
        RuleKind::Level => {
            let least = if object == "tertiary" {
                Level::Tertiary
            } else {
                Level::Secondary
            };
            if context.level.is_some_and(|level| level < least) {
                add(Code::AuditLevel, &[word(object, lang)]);
            }
        }
        RuleKind::Visit => {
            if context
                .service
                .is_some_and(|service| service != Service::Inpatient)
            {
                add(Code::AuditVisit, &[]);
            }
        }
        RuleKind::Insurance => add(Code::AuditInsurance, &[word(object, lang)]),
        RuleKind::Course => match context.days {
            Some(days) if object.parse().is_ok_and(|most: i32| days <= most) => {}
            Some(days) => add(Code::AuditCourse, &[object, &days.to_string()]),
            None => add(Code::AuditCourseUnknown, &[object]),
        },
        RuleKind::OperationGroup => match before.operations.get(&object) {
            Some(first) => {
                let first = first.saturating_add(1).to_string();
                add(Code::AuditOperation, &[&first, object]);
            }
            None => {
                before.operations.put(object, index);
            }
        },
    }
}

/// The objects of the rules, in words.
fn word(object: &str, lang: Lang) -> &str {
    let (zh, en) = match object {
        "female" => ("女性", "female"),
        "male" => ("男性", "male"),
        "child" => ("儿童", "children"),
        "infant" => ("婴幼儿", "infants"),
        "newborn" => ("新生儿", "newborns"),
        "secondary" => ("二级", "secondary"),
        "tertiary" => ("三级", "tertiary"),
        "work_injury" => ("工伤保险", "work-injury insurance"),
        "maternity" => ("生育保险", "maternity insurance"),
        other => (other, other),
    };
    lang.pick(zh, en)
}

/// Whether the list itself keeps an item to work-injury insurance: then basic medical insurance pays nothing of it.
pub fn only_work_injury(entry: Entry) -> bool {
    entry
        .restriction()
        .is_some_and(|text| text.starts_with("限工伤保险"))
}
