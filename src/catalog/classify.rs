//! A bill decided line by line by the catalogue of the place of treatment: class, first share, price limit, and why.

use super::citing::{self, citation};
use super::matching::{self, By, Found, Known};
use super::price::{self, Limit};
use super::{CatalogItem, Entry, Part, audit, item};
use crate::answer::Failure;
use crate::calendar::Day;
use crate::claim::{Claim, Class, Line, Person, PlaceFigures, Treated};
use crate::index::Index;
use crate::issue::{Code, Issue, Lang, Severity};
use crate::money::{Ratio, Yuan};
use crate::national;
use crate::policy::pack::{Level, Service};
use crate::reading::{At, Faults, Read, Value, shortened};
use crate::settlement::{Scope, line_scope};
use serde::Serialize;
use std::rc::Rc;

/// Where, when and for whom the lines are decided.
pub struct Context<'c> {
    /// The language of the flags.
    pub lang: Lang,
    /// The day: it picks the edition of the drug list.
    pub day: Day,
    /// The share of class B that the patient pays first there, where the caller knows it.
    pub share: Option<Ratio>,
    /// The insured person.
    pub person: Option<&'c Person>,
    /// The kind of care.
    pub service: Option<Service>,
    /// The level of the institution.
    pub level: Option<Level>,
    /// How many days the stay had.
    pub days: Option<i32>,
}

/// One line, decided.
pub struct Decided<'l> {
    /// The line.
    pub line: &'l Line,
    /// What it is.
    pub found: Found,
    /// Its class; none = unknown.
    pub class: Option<Class>,
    /// Class B: the share that the patient pays first.
    pub share: Option<Ratio>,
    /// Whether nobody gave that share.
    pub assumed: bool,
    /// The price limit for one.
    pub limit: Option<Yuan>,
    /// Whether an earlier edition stood in.
    pub earlier: bool,
    /// What to know about it.
    pub flags: Vec<Issue>,
}

impl Decided<'_> {
    /// The line in its parts; nothing of it is decided while its class is unknown.
    pub fn scope(&self) -> Option<Scope> {
        let line = self.line;
        let class = self.class?;
        Some(line_scope(
            line.amount,
            line.quantity(),
            class,
            self.share,
            self.limit,
        ))
    }
}

/// Decides `lines`, found at `at`.
pub fn decide<'l>(lines: &'l [Line], context: &Context, at: &At) -> Vec<Decided<'l>> {
    let mut before = audit::Before::default();
    let mut known = Known::default();
    let decided = lines.iter().enumerate().map(|(i, line)| {
        let at = at.index(i);
        let mut decided = one(line, context, &mut known, &at);
        audit::flags(
            line,
            i,
            &decided.found,
            context,
            &mut before,
            &at,
            &mut decided.flags,
        );
        decided
    });
    decided.collect()
}

/// Decides the lines of a claim; those whose class stays unknown are faults.
pub fn of_claim<'c>(claim: &'c Claim, faults: &mut Faults) -> Vec<Decided<'c>> {
    let context = Context {
        lang: faults.lang,
        day: claim.date,
        share: claim
            .place
            .as_ref()
            .and_then(|place| place.prior_self_pay_ratio),
        person: Some(&claim.person),
        service: Some(claim.service),
        level: claim.level,
        days: claim.admitted.map(|admitted| admitted.days_to(claim.date)),
    };
    let bill = At::ROOT.key("bill");
    let lines = claim.bill.lines.as_deref().unwrap_or_default();
    let mut decided = decide(lines, &context, &bill.key("lines"));
    for line in &mut decided {
        let (errors, flags) = std::mem::take(&mut line.flags)
            .into_iter()
            .partition(|flag| flag.severity == Severity::Error);
        line.flags = flags;
        faults.extend(errors);
    }
    decided
}

fn one<'l>(line: &'l Line, context: &Context, known: &mut Known<'l>, at: &At) -> Decided<'l> {
    let mut flags = Vec::new();
    let mut flag = |code: Code, words: &[&str], entry: Option<Entry>| {
        let mut issue = Issue::new(code, context.lang, Some(at.to_string()), words);
        issue.documents = entry.map(|entry| vec![citation(entry.edition())]);
        flags.push(issue);
    };
    let found = known.find(line, context.day, line.class.is_none());
    let item = found.item.map(|(entry, _)| entry);
    let listed = item.and_then(class_of);
    let stated = line
        .class
        .or_else(|| matching::stated_class(line.name.as_deref()?))
        .or_else(|| by_share(line.prior_self_pay_ratio?, listed));
    let class = stated.or(listed);
    // As the flags show it; what it is was found by all of it.
    let called = &*shortened(
        line.name
            .as_deref()
            .or(line.code.as_deref())
            .unwrap_or_default(),
    );

    match (item, class) {
        (None, None) => unknown(called, &found, context, &mut flag),
        (None, Some(class)) if !called.is_empty() && found.candidates.is_empty() => {
            flag(Code::ItemUnknownGiven, &[called, class.name()], None);
        }
        (Some(_), None) => flag(Code::ItemClassOfPlace, &[called], item),
        _ => {}
    }
    let mut limit = line.price_limit;
    let mut earlier = false;
    if let Some(entry) = item {
        if !found.sure {
            flag(Code::ItemAlike, &[called], item);
        }
        if let (Some(given), Some(listed)) = (stated, listed)
            && given != listed
        {
            flag(Code::ItemClassDiffers, &[given.name(), listed.name()], item);
        }
        if let Some(newer) = citing::newer_edition(entry, context.day) {
            earlier = true;
            flag(Code::ItemEarlierEdition, &[newer, entry.edition().id], item);
        }
        if entry.part() == Part::DecoctionExcluded {
            flag(Code::AuditNotPayable, &[], item);
        } else if class != Some(Class::C) {
            conditions(entry, &mut flag);
            let standard = agreement(entry, line, context.day, &mut flag);
            limit = limit.or(standard);
        }
    }
    let mut share = None;
    let mut assumed = false;
    if class == Some(Class::B) {
        let known = line.prior_self_pay_ratio.or(context.share);
        assumed = known.is_none();
        share = Some(known.unwrap_or(national::guide().prior_share_assumed));
    }
    Decided {
        line,
        found,
        class,
        share,
        assumed,
        limit,
        earlier,
        flags,
    }
}

/// The class that a first share on the bill speaks of, where the list says class A, which has none.
fn by_share(share: Ratio, listed: Option<Class>) -> Option<Class> {
    match listed {
        Some(Class::A) if share == Ratio::ONE => Some(Class::C),
        Some(Class::A) if share > Ratio::ZERO => Some(Class::B),
        _ => None,
    }
}

/// The class that the national list gives an item; none where it gives none: services, consumables, decoction pieces.
fn class_of(entry: Entry) -> Option<Class> {
    if entry.part() == Part::DecoctionExcluded || audit::only_work_injury(entry) {
        return Some(Class::C);
    }
    entry.class()
}

type Flag<'f> = dyn FnMut(Code, &[&str], Option<Entry>) + 'f;

fn unknown(called: &str, found: &Found, context: &Context, flag: &mut Flag) {
    if let Some(stale) = found.stale {
        flag(
            Code::ItemNotInForce,
            &[&stale.id(), &context.day.to_string()],
            Some(stale),
        );
    } else if let Some(earliest) = citing::earliest().filter(|first| context.day < *first) {
        flag(
            Code::ItemNoEdition,
            &[&context.day.to_string(), &earliest.to_string()],
            None,
        );
    } else if !found.candidates.is_empty() && found.fits {
        let offered = matching::offered(&found.candidates, context.lang);
        flag(Code::ItemAmbiguous, &[called, &offered], None);
    } else {
        let mut hint = String::new();
        if !found.candidates.is_empty() {
            hint.push_str(
                context
                    .lang
                    .pick("；或选用相近的目录项：", "; or choose a similar item: "),
            );
            hint.push_str(&matching::offered(&found.candidates, context.lang));
        }
        flag(Code::ItemUnknown, &[called, &hint], None);
    }
}

/// What the list says about when an item is paid: the user must confirm it.
fn conditions(entry: Entry, flag: &mut Flag) {
    // ◇ says that the name stands for several drugs: no condition.
    let text = entry
        .restriction()
        .map(|text| text.trim_start_matches('◇').trim());
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        flag(Code::ItemRestriction, &[text], Some(entry));
    }
    match entry.clause() {
        Some(14) => flag(Code::ItemClauseParenteral, &[], Some(entry)),
        Some(15) => flag(Code::ItemClauseEnteral, &[], Some(entry)),
        _ => {}
    }
}

/// The payment standard as the limit of the price, inside its validity.
fn agreement(entry: Entry, line: &Line, day: Day, flag: &mut Flag) -> Option<Yuan> {
    let agreement = entry.agreement()?;
    if day < agreement.from || agreement.until < day {
        let words = [agreement.from, agreement.until, day].map(|day| day.to_string());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        flag(Code::AuditAgreement, &words, Some(entry));
        return None;
    }
    if line.price_limit.is_some() {
        return None;
    }
    if agreement.confidential {
        flag(Code::ItemPriceConfidential, &[], Some(entry));
    }
    match price::limit(line, &agreement)? {
        Limit::Of { limit, assumed } => {
            if assumed {
                flag(
                    Code::ItemPriceSpec,
                    &[&limit.text(), &agreement.specs()],
                    Some(entry),
                );
            }
            Some(limit)
        }
        Limit::NotReached => None,
        Limit::Unclear { standards, price } => {
            flag(Code::ItemPriceUnit, &[&standards, &price], Some(entry));
            None
        }
    }
}

record! {
    /// What is known of a visit beside the bill.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct VisitFacts {
        /// The kind of care.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "service" => service: Option<Service>,
        /// The level of the institution.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "level" => level: Option<Level>,
        /// The day of admission.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "admitted" => admitted: Option<Day>,
        /// What is known of the place of treatment itself.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "place" => place: Option<PlaceFigures>,
    }
}

/// A bill decided line by line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Classified {
    /// Always true: this is no failure.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// The lines, in order.
    pub lines: Vec<ClassifiedLine>,
    /// Their sums.
    pub sums: Sums,
    /// What to know about the bill: every line's flags stand with the line.
    pub issues: Vec<Issue>,
}

/// The sums of a bill. `total` is the sum of the five others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Sums {
    /// The whole bill.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub total: Yuan,
    /// Class C.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub full_self_pay: Yuan,
    /// Above price limits.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub over_limit_self_pay: Yuan,
    /// The first share of class B.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub prior_self_pay: Yuan,
    /// What the insured area's rules work on.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub in_scope: Yuan,
    /// Lines whose class is unknown.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub undecided: Yuan,
}

/// One line, decided. Its amount is the sum of the five amounts here.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ClassifiedLine {
    /// The line as given.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Line"))]
    pub line: Value,
    /// The item of the catalogue that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "CatalogItem"))]
    pub item: Option<Rc<CatalogItem>>,
    /// By what it was matched, and how sure that is.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    pub matched: Option<Match>,
    /// What else it can be, or, where nothing was found, what it may be: at most five, the likeliest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "CatalogItem[]"))]
    pub candidates: Option<Vec<Rc<CatalogItem>>>,
    /// The class.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "\"A\" | \"B\" | \"C\" | \"unknown\"")
    )]
    pub class: &'static str,
    /// Class B: the share that the patient pays first, as used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub prior_self_pay_ratio: Option<Ratio>,
    /// The price limit for one, as used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub price_limit: Option<Yuan>,
    /// All of it, in class C.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub full_self_pay: Yuan,
    /// Above the price limit.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub over_limit_self_pay: Yuan,
    /// The first share of class B.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub prior_self_pay: Yuan,
    /// What the insured area's rules work on.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub in_scope: Yuan,
    /// All of it, while its class is unknown.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub undecided: Yuan,
    /// What to know about it.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Issue[]"))]
    pub flags: Vec<Rc<Issue>>,
}

/// How a line was matched.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Match {
    /// By what.
    pub by: By,
    /// Whether it is the only item that the line can be.
    pub sure: bool,
}

/// Decides the lines of a bill at a place of treatment on a day.
///
/// # Errors
/// All faults of the input together.
pub fn classify(
    lines: &Value,
    place: &Value,
    date: &Value,
    person: &Value,
    lang: Lang,
    visit: &Value,
) -> Result<Classified, Failure> {
    let mut faults = Faults::new(lang);
    let root = At::ROOT;
    let read: Option<Vec<Line>> = Vec::read(lines, &root.key("lines"), &mut faults);
    let at = Treated::read(place, &root.key("place"), &mut faults);
    let day = Day::read(date, &root.key("date"), &mut faults);
    let person: Option<Option<Person>> = Option::read(person, &root.key("person"), &mut faults);
    let visit: Option<Option<VisitFacts>> = Option::read(visit, &root.key("visit"), &mut faults);
    let (Some(read), Some(_), Some(day), Some(person), Some(visit)) =
        (read, at, day, person, visit)
    else {
        return Err(Failure::of(faults));
    };
    let visit = visit.unwrap_or_default();
    let context = Context {
        lang,
        day,
        share: visit.place.and_then(|place| place.prior_self_pay_ratio),
        person: person.as_ref(),
        service: visit.service,
        level: visit.level,
        days: visit.admitted.map(|admitted| admitted.days_to(day)),
    };
    let decided = decide(&read, &context, &root.key("lines"));
    let given = match lines {
        Value::List(given) => given.as_slice(),
        _ => &[],
    };
    let mut sums = Sums::default();
    let mut told = Told {
        items: Index::default(),
        assumed: Rc::new(prior_assumed(lang)),
    };
    let lines = given
        .iter()
        .zip(decided)
        .map(|(given, decided)| shown(given, decided, &mut told, &mut sums))
        .collect();
    Ok(Classified {
        ok: true,
        lines,
        sums,
        issues: Vec::new(),
    })
}

/// What lines have in common is made once.
struct Told {
    items: Index<Entry, Rc<CatalogItem>>,
    assumed: Rc<Issue>,
}

impl Told {
    fn item(&mut self, entry: Entry) -> Rc<CatalogItem> {
        self.items.get_or(entry, || Rc::new(item(entry, 1.0)))
    }
}

fn shown(given: &Value, decided: Decided, told: &mut Told, sums: &mut Sums) -> ClassifiedLine {
    let scope = decided.scope();
    let amount = decided.line.amount;
    let undecided = if scope.is_some() { Yuan::ZERO } else { amount };
    let scope = scope.unwrap_or_default();
    sums.total += amount;
    sums.full_self_pay += scope.full_self_pay;
    sums.over_limit_self_pay += scope.over_limit;
    sums.prior_self_pay += scope.prior_self_pay;
    sums.in_scope += scope.in_scope;
    sums.undecided += undecided;
    let Decided {
        found,
        class,
        share,
        assumed,
        limit,
        flags,
        ..
    } = decided;
    let mut flags: Vec<Rc<Issue>> = flags.into_iter().map(Rc::new).collect();
    if assumed {
        flags.push(told.assumed.clone());
    }
    let candidates = found.candidates.iter().take(matching::OFFERED);
    let candidates: Vec<_> = candidates.map(|entry| told.item(*entry)).collect();
    ClassifiedLine {
        line: given.clone(),
        item: found.item.map(|(entry, _)| told.item(entry)),
        matched: found.item.map(|(_, by)| Match {
            by,
            sure: found.sure,
        }),
        candidates: (!candidates.is_empty()).then_some(candidates),
        class: class.map_or("unknown", Class::name),
        prior_self_pay_ratio: share,
        price_limit: limit,
        full_self_pay: scope.full_self_pay,
        over_limit_self_pay: scope.over_limit,
        prior_self_pay: scope.prior_self_pay,
        in_scope: scope.in_scope,
        undecided,
        flags,
    }
}

/// That the share of class B was assumed, and how large.
pub fn prior_assumed(lang: Lang) -> Issue {
    let mut percent = String::new();
    national::guide()
        .prior_share_assumed
        .write_percent(&mut percent);
    let field = Some("place.priorSelfPayRatio".to_owned());
    Issue::new(Code::PriorAssumed, lang, field, &[&percent])
}
