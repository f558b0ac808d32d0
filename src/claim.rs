//! What a caller asks: a person, a place, a day, a bill.

use crate::area;
use crate::calendar::Day;
use crate::issue::{Code, Kind};
use crate::money::{LARGEST, Quantity, Ratio, Yuan, as_number_if_any};
use crate::policy::pack::{Level, ReliefGroup, Scheme, Service, Status, Tier, is_disease_code};
use crate::reading::{At, Faults, Read, Value, expect, parse_decimal, shown, whole};
use serde::{Serialize, Serializer};

record! {
    /// One expense to be settled.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Claim {
        /// Who.
        "person" => person: Person,
        /// Where the person is insured (参保地): six digits; a county resolves to its insured area.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "insuredArea" => insured_area: Insured,
        /// Where the person is treated (就医地): six digits; another province may be given as a whole.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "treatmentArea" => treatment_area: Treated,
        /// The day of settlement (of discharge, for a stay): decides which rules apply.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "IsoDate"))]
        "date" => date: Day,
        /// The day of admission. A stay over the turn of the year is pointed out.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "admitted" => admitted: Option<Day>,
        /// The kind of care.
        "service" => service: Service,
        /// The level of the institution; may be left out for a pharmacy.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "level" => level: Option<Level>,
        /// The disease code, for chronic care: `"M00500"`.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "disease" => disease: Option<DiseaseCode>,
        /// What was filed (异地就医备案); left out = nothing.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "filing" => filing: Option<Filed>,
        /// What it cost.
        "bill" => bill: Bill,
        /// What the benefit year has already seen; left out = nothing yet.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "yearToDate" => year_to_date: Option<YearToDate>,
        /// The balance of the personal account that may be used, in yuan (employee scheme).
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "personalAccount" => personal_account: Option<Yuan>,
        /// What is known of the place of treatment itself.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "place" => place: Option<PlaceFigures>,
        /// False refuses rules whose evidence is `"compiled"`; default true.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "allowCompiled" => allow_compiled: Option<bool>,
    } parts ClaimParts check_claim
}

record! {
    /// The insured person.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Person {
        /// The insurance scheme.
        "scheme" => scheme: Scheme,
        /// What the person is within it; needed wherever the rules ask.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "status" => status: Option<Status>,
        /// Whole years, 0 ..= 150; needed wherever the rules ask.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "age" => age: Option<Age>,
        /// Only compared with the official audit rules; decides no amount.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "sex" => sex: Option<Sex>,
        /// The contribution tier; needed wherever the rules ask.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "1 | 2"))]
        "tier" => tier: Option<Tier>,
        /// Whether there is a signed family doctor or selected primary institution; default false.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "contracted" => contracted: Option<bool>,
        /// Groups with better terms in catastrophic insurance.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "reliefGroups" => relief_groups: Option<Vec<ReliefGroup>>,
    } parts PersonParts check_person
}

choice! {
    /// The insured person's sex.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Sex {
        /// Female.
        "female" => Female,
        /// Male.
        "male" => Male,
    }
}

record! {
    /// Figures that the place of treatment sets, where the caller knows them.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct PlaceFigures {
        /// The share of class B that the patient pays first there, as a share of 1; a line's own share goes before it.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "priorSelfPayRatio" => prior_self_pay_ratio: Option<Ratio>,
    }
}

record! {
    /// What was filed.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Filed {
        /// The category, or `"none"`.
        "category" => category: FiledCategory,
    }
}

choice! {
    /// The category of a filing, or none.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum FiledCategory {
        /// Retiree resettled elsewhere (异地安置退休人员).
        "resettled_retiree" => ResettledRetiree,
        /// Long-term resident elsewhere (异地长期居住人员).
        "long_term_resident" => LongTermResident,
        /// Worker posted elsewhere (常驻异地工作人员).
        "posted_worker" => PostedWorker,
        /// Referred by a hospital (异地转诊).
        "referral" => Referral,
        /// Emergency or rescue; counts as filed (异地急诊抢救).
        "emergency" => Emergency,
        /// Filed, neither referred nor an emergency (其他跨省临时外出就医).
        "other_temporary" => OtherTemporary,
        /// Nothing filed (未备案).
        "none" => None,
    }
}

record! {
    /// The expense: either `lines`, or `total` with up to three sums. Amounts in yuan, at most two decimals.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Bill {
        /// The lines; beside them only `total` may stand, as a check.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "lines" => lines: Option<Vec<Line>>,
        /// The whole expense [medfee_sumamt].
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "total" => total: Option<Yuan>,
        /// Class C and out of catalogue (全自费) [fulamt_ownpay_amt]; default 0.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "fullSelfPay" => full_self_pay: Option<Yuan>,
        /// Above a price limit (超限价自费) [overlmt_selfpay]; default 0.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "overLimitSelfPay" => over_limit_self_pay: Option<Yuan>,
        /// The first share of class B (先行自付) [preselfpay_amt]; default 0.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        "priorSelfPay" => prior_self_pay: Option<Yuan>,
    } parts BillParts check_bill
}

choice! {
    /// What a line is for.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum LineKind {
        /// A drug (药品).
        "drug" => Drug,
        /// A service (诊疗项目).
        "service" => Service,
        /// A consumable (医用耗材).
        "consumable" => Consumable,
        /// A bed (床位).
        "bed" => Bed,
        /// Anything else.
        "other" => Other,
    }
}

choice! {
    /// How the catalogue of the place of treatment ranks an item.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Class {
        /// In scope as a whole (甲类).
        "A" => A,
        /// In scope after a first share (乙类).
        "B" => B,
        /// Paid in full by the patient (丙类、目录外).
        "C" => C,
    }
}

record! {
    /// One line of the bill, priced at the place of treatment. What is looked up in the catalogue is the code, else the name
    /// with form; class, ratio and limit given here go before what the catalogue says.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Line {
        /// A national code (drug product, service item, consumable), or the `id` of a catalogue item.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "code" => code: Option<String>,
        /// The name.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "name" => name: Option<String>,
        /// The dosage form (剂型), where the name does not say it.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "form" => form: Option<String>,
        /// The specification (规格): `"10mg"`.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "spec" => spec: Option<String>,
        /// What the quantity counts (计价单位): `"支"`, `"盒"`.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "unit" => unit: Option<String>,
        /// What it is for.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "kind" => kind: Option<LineKind>,
        /// What it cost, in yuan.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "Amount"))]
        "amount" => amount: Yuan,
        /// How many; default 1; at most four decimals.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "quantity" => quantity: Option<Quantity>,
        /// The price of one: times the quantity it must give the amount.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "unitPrice" => unit_price: Option<Yuan>,
        /// The class; needed where the catalogue does not say it.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "class" => class: Option<Class>,
        /// Class B: the share that the patient pays first, as a share of 1.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        #[serde(serialize_with = "as_number_if_any")]
        "priorSelfPayRatio" => prior_self_pay_ratio: Option<Ratio>,
        /// The price limit for one, in yuan.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "priceLimit" => price_limit: Option<Yuan>,
    } parts LineParts check_line
}

record! {
    /// What the benefit year has seen, before (in a claim) or after (in a receipt).
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct YearToDate {
        /// Admissions to hospital.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "admissions" => admissions: Option<Count>,
        /// Ordinary outpatient care and pharmacies.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "outpatient" => outpatient: Option<Counters>,
        /// Inpatient care, and chronic care paid by its rules.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "inpatient" => inpatient: Option<Counters>,
        /// Chronic care with rules of its own.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "chronic" => chronic: Option<Counters>,
        /// In-scope expense that the person paid: counts towards catastrophic insurance.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "inScopeSelfPay" => in_scope_self_pay: Option<Yuan>,
        /// What each supplement has paid, by its name.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Record<string, Amount>"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "supplementPaid" => supplement_paid: Option<ByName>,
    }
}

record! {
    /// What one kind of care has used in the benefit year.
    #[derive(Default)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Counters {
        /// In-scope expense.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "inScope" => in_scope: Option<Yuan>,
        /// Deductible paid.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "deductiblePaid" => deductible_paid: Option<Yuan>,
        /// Paid by the pooled fund.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount"))]
        #[serde(skip_serializing_if = "Option::is_none")]
        "pooledPaid" => pooled_paid: Option<Yuan>,
    }
}

/// Amounts by name, in the order given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ByName(pub Vec<(String, Yuan)>);

impl ByName {
    /// The amount of `name`; nothing if there is none.
    #[must_use]
    pub fn of(&self, name: &str) -> Yuan {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, amount)| *amount).unwrap_or_default()
    }

    /// Adds to the amount of `name`.
    pub fn add(&mut self, name: &str, amount: Yuan) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => *sum += amount,
            None => self.0.push((name.to_owned(), amount)),
        }
    }
}

impl Serialize for ByName {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, amount)| (name, amount)))
    }
}

/// The most names accepted: an area has two or three supplements.
const NAMES: usize = 100;

impl Read for ByName {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let Value::Map(map) = value else {
            return expect(Kind::Object, value, at, faults);
        };
        if map.len() > NAMES {
            let words = [&*map.len().to_string(), &*NAMES.to_string()];
            faults.add(Code::ListTooLong, at, &words);
            return None;
        }
        let mut amounts = Vec::new();
        let mut sound = true;
        for (name, amount) in map {
            let name = String::read(&Value::Text(name.clone()), &at.key(name), faults);
            let amount = Yuan::read(amount, &at.key(name.as_deref().unwrap_or_default()), faults);
            if let Some(name) = &name
                && amounts
                    .iter()
                    .any(|(known, _): &(String, Yuan)| known == name)
            {
                faults.add(Code::FieldRepeated, &at.key(name), &[name]);
                sound = false;
            }
            match (name, amount) {
                (Some(name), Some(amount)) => {
                    amounts.push((name, amount));
                }
                _ => sound = false,
            }
        }
        sound.then_some(ByName(amounts))
    }
}

/// An age in whole years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Age(pub u32);

impl Read for Age {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        whole(value, 0, 150, at, faults).map(Age)
    }
}

/// A number of admissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Count(pub u32);

impl Count {
    /// The most that are counted: more would be an error, and what a receipt says must be readable again.
    pub const MOST: u32 = 999;
}

impl Read for Count {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        whole(value, 0, Count::MOST, at, faults).map(Count)
    }
}

/// A disease code of the chronic-disease catalogue: a letter and five digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DiseaseCode(pub String);

impl Read for DiseaseCode {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let code = String::read(value, at, faults)?;
        if is_disease_code(&code) {
            return Some(DiseaseCode(code));
        }
        faults.add(Code::DiseaseUnreadable, at, &[&shown(value)]);
        None
    }
}

/// The insured area of a code: always one whose rules can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Insured(pub u32);

/// Where the treatment takes place: an insured area, or another province as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Treated(pub u32);

fn read_place(value: &Value, at: &At, faults: &mut Faults) -> Option<area::Place> {
    let digits = match value {
        // 110000 without quotes is plain enough.
        Value::Number(_) => parse_decimal(value).map(|number| number.to_string()),
        _ => None,
    };
    let Some(code) = digits.as_deref().or_else(|| value.text()) else {
        return expect(Kind::Area, value, at, faults);
    };
    let place = area::place(code);
    match place {
        None => faults.add(Code::AreaUnknown, at, &[&shown(value)]),
        Some(place) if place.outside => {
            let name = area::name(place.code).unwrap_or_default();
            faults.add(Code::AreaOutside, at, &[&name, code]);
            return None;
        }
        Some(_) => {}
    }
    place
}

fn too_wide(place: &area::Place, at: &At, faults: &mut Faults) {
    let name = area::name(place.code).unwrap_or_default();
    faults.add(
        Code::AreaTooWide,
        at,
        &[&name, &area::code_text(place.code)],
    );
}

impl Read for Insured {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let place = read_place(value, at, faults)?;
        if place.insured.is_none() {
            too_wide(&place, at, faults);
        }
        place.insured.map(Insured)
    }
}

impl Read for Treated {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let place = read_place(value, at, faults)?;
        Some(Treated(place.insured.unwrap_or(place.code)))
    }
}

fn check_claim(claim: &ClaimParts, at: &At, faults: &mut Faults) {
    if claim.level == Some(None) && claim.service != Some(Service::Pharmacy) {
        faults.add(Code::FieldMissing, &at.key("level"), &[]);
    }
    if let (Some(Some(admitted)), Some(date)) = (claim.admitted, claim.date)
        && admitted > date
    {
        let words = [&*admitted.to_string(), &*date.to_string()];
        faults.add(Code::AdmittedAfterDate, &at.key("admitted"), &words);
    }
    // A whole province tells enough when it is another one; inside one's own it leaves open which city.
    if let (Some(insured), Some(treated)) = (claim.insured_area, claim.treatment_area)
        && province(insured.0) == province(treated.0)
        && let Some(place) = area::place(&area::code_text(treated.0))
        && place.insured.is_none()
    {
        too_wide(&place, &at.key("treatmentArea"), faults);
    }
}

fn province(code: u32) -> u32 {
    code.wrapping_div(10_000)
}

impl Claim {
    /// Whether the two areas lie in different provinces: whether the first two digits of their codes differ.
    #[must_use]
    pub fn crosses_provinces(&self) -> bool {
        province(self.insured_area.0) != province(self.treatment_area.0)
    }
}

fn check_person(person: &PersonParts, at: &At, faults: &mut Faults) {
    let (Some(scheme), Some(Some(status))) = (person.scheme, person.status) else {
        return;
    };
    let of_status = match status {
        Status::Working | Status::Retired => Scheme::Employee,
        Status::Child | Status::Student | Status::Adult | Status::Elder => Scheme::Resident,
    };
    if scheme != of_status {
        faults.add(
            Code::PersonStatusScheme,
            &at.key("status"),
            &[status.name()],
        );
    }
}

fn check_bill(bill: &BillParts, at: &At, faults: &mut Faults) {
    let sums = [
        ("fullSelfPay", bill.full_self_pay),
        ("overLimitSelfPay", bill.over_limit_self_pay),
        ("priorSelfPay", bill.prior_self_pay),
    ];
    match &bill.lines {
        Some(Some(lines)) if lines.is_empty() => faults.add(Code::BillEmpty, &at.key("lines"), &[]),
        Some(Some(lines)) => {
            for (key, _) in sums.iter().filter(|(_, sum)| matches!(sum, Some(Some(_)))) {
                faults.add(Code::BillLinesAndSums, &at.key(key), &[]);
            }
            check_lines(lines, bill.total.flatten(), at, faults);
        }
        Some(None) if bill.total == Some(None) => {
            faults.add(Code::BillEmpty, &at.key("total"), &[]);
        }
        // Sums are compared once each of them is sound.
        Some(None) => {
            let parts: Option<Yuan> = sums
                .iter()
                .map(|(_, sum)| Some((*sum)?.unwrap_or_default()))
                .sum();
            if let (Some(sum), Some(Some(total))) = (parts, bill.total)
                && sum > total
            {
                faults.add(Code::BillSumsExceedTotal, at, &[&sum.text(), &total.text()]);
            }
        }
        None => {}
    }
}

fn check_lines(lines: &[Line], total: Option<Yuan>, at: &At, faults: &mut Faults) {
    let sum: Yuan = lines.iter().map(|line| line.amount).sum();
    if sum > LARGEST {
        faults.add(
            Code::AmountTooLarge,
            &at.key("lines"),
            &[&sum.text(), &LARGEST.text()],
        );
    }
    if let Some(total) = total
        && total != sum
    {
        faults.add(
            Code::BillTotalMismatch,
            &at.key("total"),
            &[&total.text(), &sum.text()],
        );
    }
}

fn check_line(line: &LineParts, at: &At, faults: &mut Faults) {
    match line.class {
        Some(None) if line.code == Some(None) && line.name == Some(None) => {
            faults.add(Code::BillLineClass, &at.key("class"), &[]);
        }
        Some(Some(Class::A)) if matches!(line.prior_self_pay_ratio, Some(Some(r)) if r > Ratio::ZERO) =>
        {
            faults.add(Code::BillRatioOfA, &at.key("priorSelfPayRatio"), &[]);
        }
        _ => {}
    }
    if let (Some(amount), Some(Some(price)), Some(quantity)) =
        (line.amount, line.unit_price, line.quantity)
    {
        let quantity = quantity.map_or(Ratio::ONE, |quantity| quantity.0);
        if price.share(quantity).rounded() != amount {
            let words = [&*price.text(), &*quantity.text(), &*amount.text()];
            faults.add(Code::BillLinePrice, &at.key("amount"), &words);
        }
    }
}

impl Line {
    /// How many.
    #[must_use]
    pub fn quantity(&self) -> Ratio {
        self.quantity.map_or(Ratio::ONE, |quantity| quantity.0)
    }
}
