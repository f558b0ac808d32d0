//! The fields that may be asked for, each with the values between which the rules can tell.

use super::complete::given;
use super::lacks;
use crate::calendar::Day;
use crate::claim::{Age, Claim, Count, DiseaseCode, Filed, FiledCategory, Treated};
use crate::lint::circumstances::Spread;
use crate::money::{LARGEST, Ratio, Yuan};
use crate::policy::pack::{
    Block, Chronic, Entry, Level, RatioTable, ReliefGroup, Service, Status, SupplementKind, Tier,
    When,
};
use crate::reading::Value;
use crate::settlement::{Account, Scope};

/// A field that the claim lacks.
pub struct Axis<'p> {
    /// Where it stands in the claim.
    pub field: String,
    /// The values to try.
    pub values: Vec<Put<'p>>,
    /// From which of them on the field is stated: 1 where a claim may lack it and the rules may not.
    pub stated: usize,
    /// Whether it is one of many combinations, or only tried by itself.
    pub combined: bool,
    /// Whether a claim without it is refused.
    pub needed: bool,
    /// Whether its values have been held against each other.
    pub tried: bool,
    /// How far apart they lay at most, all else that may be left out being left out.
    pub spread: Yuan,
    /// Whether they lay apart in any claim.
    pub matters: bool,
    /// What of the rules they changed.
    pub decides: [bool; 4],
}

impl<'p> Axis<'p> {
    /// A field that may be left out: the first value is what that means.
    pub fn optional(field: impl Into<String>, values: Vec<Put<'p>>) -> Self {
        Axis {
            field: field.into(),
            values,
            stated: 0,
            combined: true,
            needed: false,
            tried: false,
            spread: Yuan::ZERO,
            matters: false,
            decides: [false; 4],
        }
    }

    /// Whether a claim may do without it, as far as is known.
    pub fn may_lack(&self) -> bool {
        !self.needed && self.stated == 0
    }

    /// How many values take part in the combinations.
    pub fn choices(&self) -> usize {
        let stated = self.values.len().saturating_sub(self.stated);
        if self.combined { stated.max(1) } else { 1 }
    }

    /// Puts the value at `place` into a claim.
    pub fn put(&self, place: usize, claim: &mut Claim) {
        if let Some(value) = self.values.get(place) {
            value.put(claim);
        }
    }
}

/// A value put into a claim.
#[derive(Clone)]
pub enum Put<'p> {
    /// The place of treatment.
    Treated(u32),
    /// The day.
    Day(Day),
    /// The kind of care.
    Service(Service),
    /// The level of the institution.
    Level(Option<Level>),
    /// The whole bill, beside the parts given.
    Total(Yuan),
    /// The status.
    Status(Option<Status>),
    /// The age.
    Age(Option<u32>),
    /// The tier.
    Tier(Option<u8>),
    /// The disease.
    Disease(Option<&'p str>),
    /// What was filed.
    Filed(Option<FiledCategory>),
    /// A signed family doctor.
    Contracted(bool),
    /// Admissions before this one.
    Admissions(u32),
    /// A relief group.
    Relief(Option<ReliefGroup>),
    /// A counter of the year, by its place in [`COUNTERS`].
    Counter(Account, usize, Yuan),
    /// The year's in-scope self-payment.
    SelfPay(Yuan),
    /// What a supplement has paid.
    Paid(&'p str, Yuan),
    /// One of the parts of the bill that are paid by oneself, by its place in [`PARTS`]: nothing, or all that is left.
    Part(usize, bool),
    /// All parts of the bill.
    Parts(Scope),
}

/// The counters of one kind of care.
pub const COUNTERS: [&str; 3] = ["inScope", "deductiblePaid", "pooledPaid"];

/// The parts of a bill that are paid by oneself.
pub const PARTS: [&str; 3] = [
    "bill.fullSelfPay",
    "bill.overLimitSelfPay",
    "bill.priorSelfPay",
];

/// Where the parts of a bill stand.
fn parts(claim: &mut Claim) -> [&mut Option<Yuan>; 3] {
    let bill = &mut claim.bill;
    [
        &mut bill.full_self_pay,
        &mut bill.over_limit_self_pay,
        &mut bill.prior_self_pay,
    ]
}

fn sum_of_parts(claim: &mut Claim) -> Yuan {
    let parts = parts(claim).map(|part| part.unwrap_or_default());
    parts.into_iter().sum()
}

impl Put<'_> {
    /// Puts the value into a claim.
    pub fn put(&self, claim: &mut Claim) {
        match self {
            Put::Treated(code) => claim.treatment_area = Treated(*code),
            Put::Day(day) => claim.date = *day,
            Put::Service(service) => claim.service = *service,
            Put::Level(level) => claim.level = *level,
            Put::Total(total) => claim.bill.total = Some(*total + sum_of_parts(claim)),
            Put::Status(status) => claim.person.status = *status,
            Put::Age(age) => claim.person.age = age.map(Age),
            Put::Tier(tier) => claim.person.tier = tier.map(Tier),
            Put::Disease(code) => {
                claim.disease = code.map(|code| DiseaseCode(code.to_owned()));
            }
            Put::Filed(category) => claim.filing = category.map(|category| Filed { category }),
            Put::Contracted(contracted) => claim.person.contracted = Some(*contracted),
            Put::Relief(group) => claim.person.relief_groups = group.map(|group| vec![group]),
            Put::Part(place, all) => {
                let total = claim.bill.total.unwrap_or_default();
                if let Some(part) = parts(claim).into_iter().nth(*place) {
                    *part = None;
                }
                let rest = total.less(sum_of_parts(claim));
                if let Some(part) = parts(claim).into_iter().nth(*place) {
                    *part = all.then_some(rest);
                }
            }
            Put::Parts(scope) => {
                claim.bill.total = Some(scope.total);
                claim.bill.full_self_pay = Some(scope.full_self_pay);
                claim.bill.over_limit_self_pay = Some(scope.over_limit);
                claim.bill.prior_self_pay = Some(scope.prior_self_pay);
            }
            Put::Admissions(_) | Put::Counter(..) | Put::SelfPay(_) | Put::Paid(..) => {
                let year = claim.year_to_date.get_or_insert_default();
                match self {
                    Put::Admissions(count) => year.admissions = Some(Count(*count)),
                    Put::SelfPay(amount) => year.in_scope_self_pay = Some(*amount),
                    Put::Paid(name, amount) => {
                        let paid = year.supplement_paid.get_or_insert_default();
                        paid.0.retain(|(known, _)| known != name);
                        paid.0.push(((*name).to_owned(), *amount));
                    }
                    Put::Counter(account, place, amount) => {
                        let counters = account.of(year).get_or_insert_default();
                        let all = [
                            &mut counters.in_scope,
                            &mut counters.deductible_paid,
                            &mut counters.pooled_paid,
                        ];
                        if let Some(counter) = all.into_iter().nth(*place) {
                            *counter = Some(*amount);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Bills to try where none is given.
const BILLS: [u32; 5] = [50_000, 100, 500, 5_000, 500_000];

/// An amount of whole yuan.
fn whole(yuan: u32) -> Yuan {
    Yuan::new(yuan.into())
}

/// The fields that `partial` lacks, those that every claim needs first; `claim` is it completed.
pub fn of<'p>(partial: &Value, claim: &Claim, entries: &[&'p Entry]) -> Vec<Axis<'p>> {
    let mut all = Vec::new();
    let told = Told::of(entries);
    let scheme = claim.person.scheme;
    let services = services(entries);
    let service_open = !given(partial, "service");
    let may_be = |service| service_open && services.contains(&service) || claim.service == service;
    let spread = Spread::of(&told.whens, scheme, may_be(Service::Pharmacy));

    let mut need = |field: &'static str, values: Vec<Put<'p>>| {
        if lacks(partial, claim, field) {
            all.push(Axis {
                needed: true,
                ..Axis::optional(field, values)
            });
        }
    };
    need("treatmentArea", places(claim, entries));
    need(
        "date",
        entries
            .iter()
            .map(|entry| Put::Day(entry.effective))
            .collect(),
    );
    need(
        "service",
        services.iter().copied().map(Put::Service).collect(),
    );
    let levels = spread.levels.iter().copied().map(Some).map(Put::Level);
    need("level", levels.clone().collect());
    need("bill.total", BILLS.map(whole).map(Put::Total).into());

    // What a claim may lack as far as its reader goes, and the rules may not: not stated, then the values.
    let mut may = |field: &'static str, values: Vec<Put<'p>>| {
        if !given(partial, field) {
            all.push(Axis {
                stated: 1,
                ..Axis::optional(field, values)
            });
        }
    };
    let statuses = spread.statuses.iter().copied().map(Some);
    may("person.status", stated(None, statuses, Put::Status));
    may(
        "person.age",
        stated(None, spread.ages.iter().copied().map(Some), Put::Age),
    );
    may(
        "person.tier",
        stated(None, spread.tiers.iter().copied().map(Some), Put::Tier),
    );
    let diseases = told.diseases.iter().copied().map(Some);
    if !told.diseases.is_empty() && may_be(Service::Chronic) {
        // And one that is not listed.
        let diseases = diseases.chain([Some("")]);
        may("disease", stated(None, diseases, Put::Disease));
    }
    if !service_open && claim.service == Service::Pharmacy {
        may(
            "level",
            [Put::Level(None)].into_iter().chain(levels).collect(),
        );
    }

    let mut could = |field: &str, values: Vec<Put<'p>>| {
        if !given(partial, field) {
            all.push(Axis::optional(field, values));
        }
    };
    let filed = [
        None,
        Some(FiledCategory::ResettledRetiree),
        Some(FiledCategory::Referral),
        Some(FiledCategory::Emergency),
        Some(FiledCategory::OtherTemporary),
    ];
    could("filing.category", filed.map(Put::Filed).into());
    let contracted = spread.contracted.iter().copied();
    could(
        "person.contracted",
        contracted.map(Put::Contracted).collect(),
    );
    let groups = ReliefGroup::ALL.iter().copied().map(Some);
    if told.relieves {
        could("person.reliefGroups", stated(None, groups, Put::Relief));
    }
    let mut before: Vec<u32> = spread
        .admissions
        .iter()
        .map(|n| n.saturating_sub(1))
        .collect();
    if let Some(last) = before.last().copied().filter(|_| before.len() > 1) {
        // A deductible may go on falling with each admission.
        before.extend([last.saturating_add(1), Count::MOST]);
    }
    could(
        "yearToDate.admissions",
        before.into_iter().map(Put::Admissions).collect(),
    );
    for (account, key) in ACCOUNTS {
        for (place, counter) in COUNTERS.into_iter().enumerate() {
            let mut amounts = vec![Yuan::ZERO];
            if place == 0 {
                amounts.extend(&told.edges);
            }
            amounts.push(LARGEST);
            let values = amounts.into_iter().map(|n| Put::Counter(account, place, n));
            could(&["yearToDate", key, counter].join("."), values.collect());
        }
    }
    let self_pay = told.self_pay.into_iter().map(Put::SelfPay);
    could("yearToDate.inScopeSelfPay", self_pay.collect());
    let year = claim.year_to_date.as_ref();
    let paid = year.and_then(|year| year.supplement_paid.as_ref());
    for (name, limit) in told.limits {
        // A name may have dots: it is no path.
        if paid.is_none_or(|paid| !paid.0.iter().any(|(known, _)| known == name)) {
            let values = vec![Put::Paid(name, Yuan::ZERO), Put::Paid(name, limit)];
            could(&[PAID, name].concat(), values);
        }
    }
    if claim.bill.lines.is_none() {
        for (place, field) in PARTS.into_iter().enumerate() {
            could(field, vec![Put::Part(place, false), Put::Part(place, true)]);
        }
    }
    for axis in &mut all {
        axis.tried = axis.choices() > 1 && axis.field != "bill.total";
        // All of the bill out of scope would hide everything else.
        axis.combined = !PARTS.contains(&&*axis.field);
    }
    all.retain(|axis| axis.tried || axis.needed);
    all
}

/// Before the name of a supplement.
pub const PAID: &str = "yearToDate.supplementPaid.";

/// The accounts of the year and their keys.
const ACCOUNTS: [(Account, &str); 3] = [
    (Account::Outpatient, "outpatient"),
    (Account::Inpatient, "inpatient"),
    (Account::Chronic, "chronic"),
];

fn stated<'p, T>(
    none: T,
    values: impl Iterator<Item = T>,
    put: impl Fn(T) -> Put<'p>,
) -> Vec<Put<'p>> {
    std::iter::once(none).chain(values).map(put).collect()
}

/// At home, in another province, and elsewhere in one's own where the rules tell.
fn places<'p>(claim: &Claim, entries: &[&Entry]) -> Vec<Put<'p>> {
    let home = claim.insured_area.0;
    let province = home.wrapping_div(10_000);
    let other = if province == 31 { 110_000 } else { 310_000 };
    let mut places = vec![Put::Treated(home), Put::Treated(other)];
    if entries.iter().any(|entry| entry.away_in_province.is_some()) {
        places.push(Put::Treated(province.wrapping_mul(10_000)));
    }
    places
}

/// The kinds of care for which there are rules.
pub fn services(entries: &[&Entry]) -> Vec<Service> {
    let has = |service: &Service| {
        entries.iter().any(|entry| match service {
            Service::Outpatient | Service::Pharmacy => entry.outpatient.is_some(),
            Service::Inpatient => entry.inpatient.is_some(),
            Service::Chronic => entry.chronic.is_some(),
        })
    };
    Service::ALL.iter().copied().filter(has).collect()
}

/// What the rules name, wherever it stands in them.
struct Told<'p> {
    whens: Vec<Option<&'p When>>,
    /// Where slices begin.
    edges: Vec<Yuan>,
    diseases: Vec<&'p str>,
    relieves: bool,
    /// In-scope self-payments at which a supplement begins, or pays otherwise.
    self_pay: Vec<Yuan>,
    /// The supplements with a limit.
    limits: Vec<(&'p str, Yuan)>,
}

impl<'p> Told<'p> {
    fn of(entries: &[&'p Entry]) -> Self {
        let mut told = Told {
            whens: Vec::new(),
            edges: Vec::new(),
            diseases: Vec::new(),
            relieves: false,
            self_pay: vec![Yuan::ZERO],
            limits: Vec::new(),
        };
        for entry in entries {
            for block in entry.outpatient.iter().chain(&entry.inpatient) {
                told.block(block);
            }
            if let Some(chronic) = &entry.chronic {
                told.chronic(chronic);
            }
            for supplement in entry.supplement.iter().flatten() {
                let cases = supplement.cases.iter().flatten();
                told.whens.extend(cases.map(|case| case.when.as_ref()));
                if let Some(limit) = supplement.limit {
                    told.limits.push((&supplement.name, limit));
                }
                let relief = supplement.relief.as_ref();
                told.relieves |= relief.is_some();
                if supplement.kind == SupplementKind::SelfPay {
                    let threshold = supplement.threshold.unwrap_or_default();
                    let factor = relief.and_then(|relief| relief.threshold_factor);
                    let relieved = threshold.share(factor.unwrap_or(Ratio::ONE)).rounded();
                    let slices = supplement.slices.iter().flat_map(|slices| &slices.0);
                    for slice in slices {
                        once(&mut told.self_pay, threshold + slice.from);
                    }
                    once(&mut told.self_pay, relieved);
                }
            }
        }
        told.limits.dedup_by_key(|(name, _)| *name);
        told
    }

    fn block(&mut self, block: &'p Block) {
        self.whens
            .extend(block.deductible.cases.iter().map(|case| case.when.as_ref()));
        self.ratio(&block.ratio);
        self.whens
            .extend(block.ceiling.cases.iter().map(|case| case.when.as_ref()));
    }

    fn ratio(&mut self, ratio: &'p RatioTable) {
        for case in &ratio.cases {
            self.whens.push(case.when.as_ref());
            for slice in &case.slices.0 {
                once(&mut self.edges, slice.from);
            }
        }
    }

    fn chronic(&mut self, chronic: &'p Chronic) {
        let diseases = chronic.diseases.iter().flatten();
        let own = diseases.map(|one| {
            self.diseases.extend(one.codes.first().map(|code| &**code));
            (&one.deductible, &one.ratio, &one.ceiling)
        });
        let all: Vec<_> = own.collect();
        for (deductible, ratio, ceiling) in
            std::iter::once((&chronic.deductible, &chronic.ratio, &chronic.ceiling)).chain(all)
        {
            let cases = deductible.iter().flat_map(|table| &table.cases);
            self.whens.extend(cases.map(|case| case.when.as_ref()));
            ratio.iter().for_each(|ratio| self.ratio(ratio));
            let cases = ceiling.iter().flat_map(|table| &table.cases);
            self.whens.extend(cases.map(|case| case.when.as_ref()));
        }
    }
}

/// Adds an amount that is not there yet; the first is zero.
fn once(amounts: &mut Vec<Yuan>, amount: Yuan) {
    if amount > Yuan::ZERO && !amounts.contains(&amount) {
        amounts.push(amount);
    }
}
