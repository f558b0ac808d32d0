//! Which rules: the entry in force, the block of the service, what changes away from home.

use super::Notice;
use super::conditions::needed;
use crate::area;
use crate::calendar::Day;
use crate::claim::{Claim, Counters, FiledCategory, YearToDate};
use crate::explanation::terms;
use crate::issue::Code;
use crate::national;
use crate::policy::pack::{
    Away, Block, Ceiling, Change, Chronic, ChronicRule, Deductible, Disease, Entry, Evidence, Pack,
    Per, RatioTable, Scheme, Service,
};
use crate::reading::{At, Faults};

/// Documents cited by a step, from up to three blocks.
pub type Cited<'p> = [&'p [String]; 3];

/// Which counters of the benefit year a service uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// Ordinary outpatient care and pharmacies.
    Outpatient,
    /// Inpatient care and chronic care paid by its rules.
    Inpatient,
    /// Chronic care with rules of its own.
    Chronic,
}

impl Account {
    /// These counters, all zero where nothing was stated.
    pub fn counters(self, year: &YearToDate) -> Counters {
        let counters = match self {
            Account::Outpatient => &year.outpatient,
            Account::Inpatient => &year.inpatient,
            Account::Chronic => &year.chronic,
        };
        counters.clone().unwrap_or_default()
    }

    /// Where these counters stand.
    pub fn of(self, year: &mut YearToDate) -> &mut Option<Counters> {
        match self {
            Account::Outpatient => &mut year.outpatient,
            Account::Inpatient => &mut year.inpatient,
            Account::Chronic => &mut year.chronic,
        }
    }
}

/// A part of the rules, for saying which figures are how good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part<'p> {
    /// The block of a service.
    Service(Service),
    /// A supplement.
    Supplement(&'p str),
    /// What changes in another province.
    Away,
    /// What changes elsewhere in the home province.
    AwayInProvince,
    /// The share of class B that the patient pays first.
    PriorShare,
    /// The drug list.
    DrugList,
}

/// The category that decides what changes away from home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// Filed for the long term.
    LongTerm,
    /// Referred.
    Referral,
    /// An emergency; needs no filing.
    Emergency,
    /// Filed, neither referred nor an emergency.
    Unreferred,
    /// Not filed.
    Unfiled,
}

impl Category {
    /// Every category, those filed first.
    pub const ALL: [Category; 5] = [
        Category::LongTerm,
        Category::Referral,
        Category::Emergency,
        Category::Unreferred,
        Category::Unfiled,
    ];

    fn of(claim: &Claim) -> Category {
        match claim.filing.as_ref().map(|filing| filing.category) {
            Some(
                FiledCategory::ResettledRetiree
                | FiledCategory::LongTermResident
                | FiledCategory::PostedWorker,
            ) => Category::LongTerm,
            Some(FiledCategory::Referral) => Category::Referral,
            Some(FiledCategory::Emergency) => Category::Emergency,
            Some(FiledCategory::OtherTemporary) => Category::Unreferred,
            Some(FiledCategory::None) | None => Category::Unfiled,
        }
    }

    /// What changes in this category, if the block has it.
    pub fn change(self, away: &Away) -> Option<&Change> {
        match self {
            Category::LongTerm => &away.long_term,
            Category::Referral => &away.referral,
            Category::Emergency => &away.emergency,
            Category::Unreferred => &away.unreferred,
            Category::Unfiled => &away.unfiled,
        }
        .as_ref()
    }
}

/// What changes away from home for this claim.
pub struct AwayRules<'p> {
    /// By which category.
    pub category: Category,
    /// The changes, the service's own laid over the category's.
    pub change: Change,
    /// The documents of the block.
    pub documents: &'p [String],
    /// How good the figures of this category are.
    pub evidence: (Part<'p>, Evidence),
}

/// The rules that decide this claim.
pub struct Rules<'p> {
    /// The entry in force.
    pub entry: &'p Entry,
    /// The deductible.
    pub deductible: &'p Deductible,
    /// The ratios.
    pub ratio: &'p RatioTable,
    /// The ceiling.
    pub ceiling: &'p Ceiling,
    /// The documents of the block (and of the chronic block that points to it).
    pub documents: Cited<'p>,
    /// The counters used.
    pub account: Account,
    /// What changes away from home, if anything may.
    pub away: Option<AwayRules<'p>>,
    /// How good the figures are, part by part.
    pub evidence: Vec<(Part<'p>, Evidence)>,
}

/// The scheme's entry that is in force on a day.
pub fn entry<'p>(
    pack: &'p Pack,
    scheme: Scheme,
    day: Day,
    faults: &mut Faults,
) -> Option<&'p Entry> {
    let entries = pack.entries(scheme);
    let in_force = entries
        .iter()
        .filter(|e| e.effective <= day && e.until.is_none_or(|until| day <= until))
        .max_by_key(|e| e.effective);
    if in_force.is_none() {
        not_in_force(entries, day, pack, faults);
    }
    in_force
}

fn not_in_force(entries: &[Entry], day: Day, pack: &Pack, faults: &mut Faults) {
    let lang = faults.lang;
    // The nearest before the day ends latest, the nearest after it starts first.
    let before = entries
        .iter()
        .filter(|e| e.until.is_some_and(|until| until < day))
        .max_by_key(|e| e.until);
    let after = entries
        .iter()
        .filter(|e| e.effective > day)
        .min_by_key(|e| e.effective);
    let (Some(nearest), other) = (before.or(after), before.and(after)) else {
        let schemes = [
            ("employee", &pack.schemes.employee),
            ("resident", &pack.schemes.resident),
        ];
        let has: Vec<&str> = schemes
            .iter()
            .filter(|(_, entries)| entries.as_ref().is_some_and(|e| !e.is_empty()))
            .map(|(name, _)| *name)
            .collect();
        let at = At::ROOT.key("person");
        faults.add(
            Code::PolicyNoScheme,
            &at.key("scheme"),
            &[&pack.name, &has.join(", ")],
        );
        return;
    };
    let mut span = terms::period(nearest.effective, nearest.until, lang);
    if let Some(other) = other {
        span.push_str(lang.pick("；", "; "));
        span.push_str(&terms::period(other.effective, other.until, lang));
    }
    let words = [&*pack.name, &*day.to_string(), &*span];
    faults.add(Code::PolicyNotInForce, &At::ROOT.key("date"), &words);
}

/// Finds every rule that the claim needs.
pub fn find<'p>(
    claim: &Claim,
    pack: &'p Pack,
    notices: &mut Vec<Notice<'p>>,
    faults: &mut Faults,
) -> Option<Rules<'p>> {
    let entry = entry(pack, claim.person.scheme, claim.date, faults)?;
    let away = away(claim, pack, entry, notices, faults);
    let mut rules = block(claim, pack, entry, notices, faults)?;
    rules.away = away?;
    rules
        .evidence
        .extend(rules.away.as_ref().map(|away| away.evidence));
    Some(rules)
}

fn no_rule(pack: &Pack, entry: &Entry, wanted: &str, at: &At, faults: &mut Faults) {
    let has = [
        (entry.outpatient.is_some(), Service::Outpatient),
        (entry.inpatient.is_some(), Service::Inpatient),
        (entry.chronic.is_some(), Service::Chronic),
    ];
    let has: Vec<&str> = has
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, service)| terms::service(*service, faults.lang))
        .collect();
    let words = [
        &*pack.name,
        wanted,
        &*has.join(faults.lang.pick("、", ", ")),
    ];
    faults.add(Code::PolicyNoRule, at, &words);
}

/// The block that pays the claim's service.
fn block<'p>(
    claim: &Claim,
    pack: &'p Pack,
    entry: &'p Entry,
    notices: &mut Vec<Notice<'p>>,
    faults: &mut Faults,
) -> Option<Rules<'p>> {
    let service = claim.service;
    let plain = match service {
        Service::Outpatient | Service::Pharmacy => entry.outpatient.as_ref(),
        Service::Inpatient => entry.inpatient.as_ref(),
        Service::Chronic => None,
    };
    if let Some(block) = plain {
        let account = if service == Service::Inpatient {
            Account::Inpatient
        } else {
            Account::Outpatient
        };
        return Some(of_block(entry, block, account, service));
    }
    if service == Service::Chronic
        && let Some(chronic) = &entry.chronic
    {
        return chronic_rules(claim, entry, chronic, notices, faults);
    }
    let wanted = terms::service(service, faults.lang);
    no_rule(pack, entry, wanted, &At::ROOT.key("service"), faults);
    None
}

fn of_block<'p>(
    entry: &'p Entry,
    block: &'p Block,
    account: Account,
    service: Service,
) -> Rules<'p> {
    Rules {
        entry,
        deductible: &block.deductible,
        ratio: &block.ratio,
        ceiling: &block.ceiling,
        documents: [&block.documents, &[], &[]],
        account,
        away: None,
        evidence: vec![(
            Part::Service(service),
            graded(block.evidence, &block.documents),
        )],
    }
}

fn chronic_rules<'p>(
    claim: &Claim,
    entry: &'p Entry,
    chronic: &'p Chronic,
    notices: &mut Vec<Notice<'p>>,
    faults: &mut Faults,
) -> Option<Rules<'p>> {
    let evidence = graded(chronic.evidence, &chronic.documents);
    let mut rules = match (chronic.rule, &entry.inpatient, &entry.outpatient) {
        (ChronicRule::Inpatient, Some(block), _) => {
            of_block(entry, block, Account::Inpatient, Service::Inpatient)
        }
        (ChronicRule::Outpatient, _, Some(block)) => {
            of_block(entry, block, Account::Outpatient, Service::Outpatient)
        }
        (ChronicRule::Own, ..) => Rules {
            entry,
            deductible: chronic.deductible.as_ref()?,
            ratio: chronic.ratio.as_ref()?,
            ceiling: chronic.ceiling.as_ref()?,
            documents: [&[], &[], &[]],
            account: Account::Chronic,
            away: None,
            evidence: Vec::new(),
        },
        // Refused when the pack was read.
        _ => return None,
    };
    rules.documents = [&chronic.documents, rules.documents[0], &[]];
    rules
        .evidence
        .insert(0, (Part::Service(Service::Chronic), evidence));
    // What the chronic block states itself counts before the block that it points to.
    rules.deductible = chronic.deductible.as_ref().unwrap_or(rules.deductible);
    rules.ratio = chronic.ratio.as_ref().unwrap_or(rules.ratio);
    rules.ceiling = chronic.ceiling.as_ref().unwrap_or(rules.ceiling);
    if let Some(diseases) = &chronic.diseases {
        let Some(code) = &claim.disease else {
            let rule = terms::service(Service::Chronic, faults.lang);
            needed(&At::ROOT.key("disease"), rule, faults);
            return None;
        };
        let named = |disease: &&Disease| disease.codes.contains(&code.0);
        if let Some(disease) = diseases.iter().find(named) {
            rules.deductible = disease.deductible.as_ref().unwrap_or(rules.deductible);
            rules.ratio = disease.ratio.as_ref().unwrap_or(rules.ratio);
            rules.ceiling = disease.ceiling.as_ref().unwrap_or(rules.ceiling);
        }
    }
    if chronic.rule == ChronicRule::Inpatient && rules.deductible.per == Per::Admission {
        notices.push(Notice::ChronicPerClaim);
    }
    Some(rules)
}

/// A figure for which no document is named is worth no more than a compiled one, whatever its block says.
pub fn graded(evidence: Evidence, documents: &[String]) -> Evidence {
    if documents.is_empty() {
        Evidence::Compiled
    } else {
        evidence
    }
}

/// What changes away from home, with its evidence; `None` where it should be known and is not.
fn away<'p>(
    claim: &Claim,
    pack: &'p Pack,
    entry: &'p Entry,
    notices: &mut Vec<Notice<'p>>,
    faults: &mut Faults,
) -> Option<Option<AwayRules<'p>>> {
    let crosses = claim.crosses_provinces();
    let block = match (crosses, &entry.away, &entry.away_in_province) {
        (true, Some(away), _) => away,
        (true, None, _) => {
            let hotline = pack
                .hotline
                .as_deref()
                .unwrap_or(&national::guide().hotline);
            let at = At::ROOT;
            faults.add(
                Code::PolicyNoAway,
                &at.key("treatmentArea"),
                &[&pack.name, hotline],
            );
            return None;
        }
        (false, ..) if claim.insured_area.0 == claim.treatment_area.0 => return Some(None),
        (false, _, Some(away)) => away,
        (false, _, None) => {
            notices.push(Notice::InProvince);
            return Some(None);
        }
    };
    let category = Category::of(claim);
    let Some(change) = category.change(block) else {
        let lang = faults.lang;
        let has = Category::ALL
            .iter()
            .filter(|category| category.change(block).is_some());
        let has: Vec<&str> = has
            .map(|category| terms::category(*category, lang))
            .collect();
        let words = [
            &*pack.name,
            terms::category(category, lang),
            &*has.join(lang.pick("；", "; ")),
        ];
        faults.add(Code::PolicyNoCategory, &At::ROOT.key("filing"), &words);
        return None;
    };
    let inner = match claim.service {
        Service::Outpatient | Service::Pharmacy => &change.outpatient,
        Service::Inpatient => &change.inpatient,
        Service::Chronic => &change.chronic,
    };
    let evidence = graded(block.evidence, &block.documents);
    let evidence = change.evidence.map_or(evidence, |own| own.min(evidence));
    let part = if crosses {
        Part::Away
    } else {
        Part::AwayInProvince
    };
    Some(Some(AwayRules {
        category,
        change: change.overlaid(inner.as_deref()),
        documents: &block.documents,
        evidence: (part, evidence),
    }))
}

impl Change {
    /// The figures of `inner`, and ours where it has none.
    pub fn overlaid(&self, inner: Option<&Change>) -> Change {
        let pick = inner.unwrap_or(self);
        Change {
            ratio_points: pick.ratio_points.or(self.ratio_points),
            ratio_factor: pick.ratio_factor.or(self.ratio_factor),
            first_self_pay: pick.first_self_pay.or(self.first_self_pay),
            deductible_amount: pick.deductible_amount.or(self.deductible_amount),
            deductible_factor: pick.deductible_factor.or(self.deductible_factor),
            deductible_plus: pick.deductible_plus.or(self.deductible_plus),
            ceiling_factor: pick.ceiling_factor.or(self.ceiling_factor),
            direct: pick.direct.or(self.direct),
            evidence: None,
            outpatient: None,
            inpatient: None,
            chronic: None,
        }
    }
}

/// The pack of the claim's insured area, or why there is none.
pub fn pack_for(insured: u32, faults: &mut Faults) -> Option<std::rc::Rc<Pack>> {
    let pack = crate::policy::pack_of(insured);
    if pack.is_none() {
        let name = area::name(insured).unwrap_or_default();
        let words = [&*name, &*national::guide().hotline];
        faults.add(Code::PolicyNotLoaded, &At::ROOT.key("insuredArea"), &words);
    }
    pack
}
