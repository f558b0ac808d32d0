//! What a filing gives at the destination and at home, in words, with the insured area's figures where it has them.

use super::materials::letter_for;
use super::{Check, FilingCategory, in_lang};
use crate::explanation::terms;
use crate::issue::{Code, Lang};
use crate::money::{Factor, Points, Ratio, Yuan};
use crate::national;
use crate::policy;
use crate::policy::pack::{Away, Change, Entry, Evidence, Service};
use crate::receipt::{self, CitedDocument};
use crate::settlement::Category;
use serde::Serialize;

/// What a filing gives.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Benefits {
    /// At the destination.
    pub at_destination: String,
    /// Back at the insured place.
    pub at_home: String,
    /// The documents that say so.
    pub documents: Vec<String>,
}

/// Benefits, the pack's documents among those cited, and whether the insured area settles such a filing directly.
pub struct Given {
    pub benefits: Benefits,
    pub documents: Vec<CitedDocument>,
    pub direct: bool,
}

/// Puts the benefits in words.
pub fn benefits(check: &mut Check, crosses: bool) -> Given {
    let mut given = Given {
        benefits: Benefits::default(),
        documents: Vec::new(),
        direct: true,
    };
    if crosses {
        let home_rule = HomeRule::of(check, category(check.filing.category));
        if home_rule.as_ref().is_some_and(|rule| !rule.direct) {
            given.direct = false;
            let words = [terms::category(category(check.filing.category), check.lang)];
            check.note(Code::AwayUnfiled, "category", &words, &[]);
        }
        given.benefits.at_destination = at_destination(check, home_rule, &mut given);
        given.benefits.at_home = at_home(check, &mut given);
    } else {
        in_province(check, &mut given.benefits);
    }
    given
}

/// The category that decides the ratios.
fn category(filed: FilingCategory) -> Category {
    match filed {
        FilingCategory::ResettledRetiree
        | FilingCategory::LongTermResident
        | FilingCategory::PostedWorker => Category::LongTerm,
        FilingCategory::Referral => Category::Referral,
        FilingCategory::Emergency => Category::Emergency,
        FilingCategory::OtherTemporary => Category::Unreferred,
    }
}

/// What the insured area's pack says of one category.
struct HomeRule {
    words: String,
    direct: bool,
    ids: Vec<String>,
    documents: Vec<CitedDocument>,
}

impl HomeRule {
    fn of(check: &Check, category: Category) -> Option<HomeRule> {
        let filing = check.filing;
        let pack = policy::pack_of(filing.insured_area.0)?;
        let day = filing.start;
        let in_force =
            |entry: &&Entry| entry.effective <= day && entry.until.is_none_or(|until| day <= until);
        let entries = pack.entries(filing.person.scheme).iter();
        let entry = entries
            .filter(in_force)
            .max_by_key(|entry| entry.effective)?;
        let away = entry.away.as_ref()?;
        let change = change_of(away, category)?;
        let mut words = in_words(change, check.lang);
        // A figure without a document is worth no more than a compiled one.
        let evidence = match (away.documents.is_empty(), change.evidence) {
            (true, _) => Evidence::Compiled,
            (false, own) => own.map_or(away.evidence, |own| own.min(away.evidence)),
        };
        if evidence == Evidence::Compiled {
            let doubt = check.lang.pick(
                "（数字未经核对，请拨打 {} 核实）",
                " (unchecked figure: ask at {})",
            );
            words.push_str(&doubt.replace("{}", &check.hotline));
        }
        let mut cited = Vec::new();
        for id in &away.documents {
            receipt::cite(id, &pack.documents, &mut cited);
        }
        Some(HomeRule {
            words,
            direct: change.direct != Some(false),
            documents: cited.into_iter().map(receipt::shown).collect(),
            ids: away.documents.clone(),
        })
    }

    fn cite(self, given: &mut Given) -> String {
        for id in self.ids {
            if !given.benefits.documents.contains(&id) {
                given.benefits.documents.push(id);
            }
        }
        for document in self.documents {
            if !given.documents.contains(&document) {
                given.documents.push(document);
            }
        }
        self.words
    }
}

fn change_of(away: &Away, category: Category) -> Option<&Change> {
    match category {
        Category::LongTerm => away.long_term.as_ref(),
        Category::Referral => away.referral.as_ref(),
        Category::Emergency => away.emergency.as_ref(),
        Category::Unreferred => away.unreferred.as_ref(),
        Category::Unfiled => away.unfiled.as_ref(),
    }
}

fn at_destination(check: &Check, home_rule: Option<HomeRule>, given: &mut Given) -> String {
    let (lang, articles) = (check.lang, &check.rules.articles);
    let long_term = check.rule.long_term;
    let mut out = lang
        .pick(
            "目录按就医地，起付线、支付比例、封顶线按参保地规定。",
            "The catalogue is that of the place of treatment; deductible, ratio and ceiling are the insured place's. ",
        )
        .to_owned();
    cite(&articles.catalogue_and_policy, given);
    if long_term {
        out.push_str(lang.pick(
            "长期备案在备案地原则上执行本地就医的标准。",
            "At the place of a long-term filing the home standard holds in principle. ",
        ));
        cite(&articles.both_places, given);
    }
    match home_rule {
        Some(rule) => {
            out.push_str(lang.pick("参保地规则：", "The insured place's rule: "));
            out.push_str(&rule.cite(given));
            out.push_str(lang.pick("。", ". "));
        }
        None => {
            let unknown = lang.pick(
                "参保地的具体规则未收录，请拨打 {} 询问。",
                "The insured place's own rule is not known here; ask at {}. ",
            );
            out.push_str(&unknown.replace("{}", &check.hotline));
        }
    }
    let guide = national::guide().away_on(check.filing.start);
    if let Some(guide) = guide.filter(|_| !long_term)
        && let Some(points) = guide.points(category(check.filing.category))
    {
        let words = lang.pick(
            "国家指导：支付比例的降幅 {} 个百分点左右或以内。",
            "National guide: the ratio falls by about or at most {} points. ",
        );
        out.push_str(&words.replace("{}", &plain(points)));
        cite(&guide.documents, given);
    }
    out.push_str(lang.pick(
        "住院可在备案地所有跨省联网定点医疗机构直接结算，门诊按参保地规定选择联网定点机构。",
        "Stays are settled directly in every networked hospital there; for outpatient care the insured place rules which institutions are open.",
    ));
    cite(&articles.institutions, given);
    out
}

fn at_home(check: &Check, given: &mut Given) -> String {
    let (lang, articles) = (check.lang, &check.rules.articles);
    if !check.rule.long_term {
        let words = lang.pick(
            "国家文件没有限制临时外出人员回参保地就医的待遇；具体按参保地规定，可拨打 {} 确认。",
            "The national documents do not restrict what a temporary filer gets at home; the insured place's rules hold, ask at {}.",
        );
        return words.replace("{}", &check.hotline);
    }
    let mut out = lang
        .pick(
            "备案有效期内确需回参保地就医的，可以在参保地结算，待遇原则上不低于参保地跨省转诊水平",
            "Within the validity, care back home is settled there, in principle at no less than the home level for cross-province referral",
        )
        .to_owned();
    cite(&articles.both_places, given);
    if let Some(rule) = HomeRule::of(check, Category::Referral) {
        let words = rule.cite(given);
        let referral = lang.pick("（转诊：{}）", " (referral: {})");
        out.push_str(&referral.replace("{}", &words));
    }
    out.push_str(lang.pick("。", ". "));
    if let Some(province) = check.province {
        out.push_str(lang.pick("本省规定：", "The province's rule: "));
        out.push_str(in_lang(&province.at_home, lang));
        out.push_str(lang.pick("。", ". "));
        cite(&province.at_home_documents, given);
    } else {
        let ask = lang.pick(
            "具体比例请拨打 {} 询问。",
            "Ask at {} for the exact ratio. ",
        );
        out.push_str(&ask.replace("{}", &check.hotline));
    }
    if letter_for(check).is_some() {
        out.push_str(lang.pick(
            "以个人承诺书办理的，补齐证明材料后才能双向享受。",
            "Filed on a letter of commitment, benefits in both places begin only once the proof has been handed in.",
        ));
        cite(&articles.commitment, given);
    }
    out.trim_end().to_owned()
}

/// Inside the home province no filing across provinces is needed, and its own rules are not ours to know.
fn in_province(check: &Check, benefits: &mut Benefits) {
    let lang = check.lang;
    let there = lang.pick(
        "省内就医不适用跨省规则；本省的规定未收录，请拨打 {} 询问。",
        "Rules across provinces do not apply; the province's own rules are not known here, ask at {}.",
    );
    benefits.at_destination = there.replace("{}", &check.hotline);
    benefits.at_home = lang
        .pick(
            "在参保地就医按本地待遇。",
            "At the insured place the home benefits hold.",
        )
        .to_owned();
    benefits
        .documents
        .clone_from(&check.rules.articles.cross_province);
}

fn cite(ids: &[String], given: &mut Given) {
    for id in ids {
        if !given.benefits.documents.contains(id) {
            given.benefits.documents.push(id.clone());
        }
    }
}

fn plain(points: Points) -> String {
    points.value().abs().normalize().to_string()
}

/// What changes, in words: `支付比例低 10 个百分点；门诊：支付比例按本地的 85%`.
fn in_words(change: &Change, lang: Lang) -> String {
    let mut out = figures(change, change, lang);
    if out.is_empty() {
        out.push_str(lang.pick("待遇与本地相同", "as at home"));
    }
    for (service, inner) in [
        (Service::Outpatient, &change.outpatient),
        (Service::Inpatient, &change.inpatient),
        (Service::Chronic, &change.chronic),
    ] {
        if let Some(inner) = inner {
            let own = figures(inner, change, lang);
            let same = lang.pick("与本地相同", "as at home").to_owned();
            out.push_str(lang.pick("；", "; "));
            out.push_str(terms::service(service, lang));
            out.push_str(lang.pick("：", ": "));
            out.push_str(if own.is_empty() { &same } else { &own });
        }
    }
    if change.direct == Some(false) {
        out.push_str(lang.pick("；不能直接结算", "; no direct settlement"));
    }
    out
}

/// The figures of one service: its own, and the category's where it has none.
fn figures(own: &Change, all: &Change, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut say = |zh: &str, en: &str, figure: String| {
        parts.push(lang.pick(zh, en).replace("{}", &figure));
    };
    let percent = |ratio: Ratio| {
        let mut out = String::new();
        ratio.write_percent(&mut out);
        out
    };
    let yuan = |amount: Yuan| {
        let mut out = String::new();
        amount.write(&mut out, true);
        out
    };
    let points = own.ratio_points.or(all.ratio_points).unwrap_or_default();
    if points < Points::default() {
        say(
            "支付比例比本地低 {} 个百分点",
            "the ratio is {} points below the home ratio",
            plain(points),
        );
    } else if points > Points::default() {
        say(
            "支付比例比本地高 {} 个百分点",
            "the ratio is {} points above the home ratio",
            plain(points),
        );
    }
    if let Some(Factor(factor)) = own.ratio_factor.or(all.ratio_factor) {
        say(
            "支付比例为本地的 {}",
            "the ratio is {} of the home ratio",
            percent(factor),
        );
    }
    if let Some(share) = own.first_self_pay.or(all.first_self_pay) {
        say(
            "先自付 {}",
            "{} is paid by the patient first",
            percent(share),
        );
    }
    if let Some(amount) = own.deductible_amount.or(all.deductible_amount) {
        say("起付线 {} 元", "the deductible is {} yuan", yuan(amount));
    }
    if let Some(Factor(factor)) = own.deductible_factor.or(all.deductible_factor) {
        say(
            "起付线为本地的 {}",
            "the deductible is {} of that at home",
            percent(factor),
        );
    }
    if let Some(amount) = own.deductible_plus.or(all.deductible_plus) {
        say(
            "起付线加 {} 元",
            "the deductible is {} yuan higher",
            yuan(amount),
        );
    }
    if let Some(Factor(factor)) = own.ceiling_factor.or(all.ceiling_factor) {
        say(
            "封顶线为本地的 {}",
            "the ceiling is {} of that at home",
            percent(factor),
        );
    }
    parts.join(lang.pick("，", ", "))
}
