//! The policy pack: one insured area's rules, as the people who write them see them.
//!
//! The names are those of the JSON files in `data/policies`. Order is meaning: the first case that matches applies.

use super::check;
use crate::calendar::Day;
use crate::issue::{Code, Kind};
use crate::money::{Factor, Points, Ratio, Yuan};
use crate::reading::{At, Faults, Read, Value, expect, read_key, whole};
use serde::Serialize;

/// The format number this version reads.
pub const FORMAT: u32 = 1;

packed_record! {
    /// One insured area's (统筹区) rules.
    pub struct Pack {
        /// The number of the format, [`FORMAT`].
        "format" => format: Format,
        /// The insured area's six-digit code.
        "area" => area: String,
        /// The area's name.
        "name" => name: String,
        /// The telephone number to ask.
        "hotline" => hotline: Option<String>,
        /// The documents that the figures stand on.
        "documents" => documents: Vec<Document>,
        /// The rules, by scheme.
        "schemes" => schemes: Schemes,
        /// Doubts, and what is not modelled.
        "notes" => notes: Option<Vec<Note>>,
    } check check::pack
}

/// The format number of a pack that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Format(u32);

packed_fields!(Format { 0 });

impl Read for Format {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let format = whole(value, 0, 1000, at, faults)?;
        if format != FORMAT {
            faults.add(
                Code::PackFormat,
                at,
                &[&format.to_string(), &FORMAT.to_string()],
            );
            return None;
        }
        Some(Format(format))
    }
}

packed_record! {
    /// An official document.
    pub struct Document {
        /// The name by which the blocks cite it.
        "id" => id: String,
        /// Its title.
        "title" => title: String,
        /// Its number, such as 医保发〔2022〕22号.
        "number" => number: Option<String>,
        /// Who issued it.
        "issuers" => issuers: Option<Vec<String>>,
        /// When it was published.
        "published" => published: Option<Day>,
        /// From when it applies.
        "effective" => effective: Option<Day>,
        /// Where it can be read.
        "url" => url: Option<String>,
        /// The document that has taken its place, if one has.
        "superseded_by" => superseded_by: Option<String>,
    }
}

packed_record! {
    /// A remark in both languages.
    pub struct Note {
        /// In Chinese.
        "zh" => zh: String,
        /// In English.
        "en" => en: String,
    }
}

choice! {
    /// The insurance scheme (险种).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Scheme {
        /// Employee medical insurance (职工基本医疗保险).
        "employee" => Employee,
        /// Resident medical insurance (城乡居民基本医疗保险).
        "resident" => Resident,
    }
}

packed_record! {
    /// The dated rules of each scheme.
    pub struct Schemes {
        /// Employee medical insurance (职工医保).
        "employee" => employee: Option<Vec<Entry>>,
        /// Resident medical insurance (城乡居民医保).
        "resident" => resident: Option<Vec<Entry>>,
    }
}

packed_record! {
    /// The rules of one scheme from one day to another.
    pub struct Entry {
        /// The first day.
        "effective" => effective: Day,
        /// The last day; none = still in force.
        "until" => until: Option<Day>,
        /// Ordinary outpatient care (普通门诊) and retail pharmacies.
        "outpatient" => outpatient: Option<Block>,
        /// Inpatient care (住院).
        "inpatient" => inpatient: Option<Block>,
        /// What pays after the pooled fund, in this order.
        "supplement" => supplement: Option<Vec<Supplement>>,
        /// Outpatient care for chronic and special diseases (门诊慢特病).
        "chronic" => chronic: Option<Chronic>,
        /// What changes in another province.
        "away" => away: Option<Away>,
        /// What changes elsewhere in the home province.
        "away_in_province" => away_in_province: Option<Away>,
    } check check::entry
}

choice! {
    /// How far a figure may be trusted.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Evidence {
        /// Taken over from a compilation whose figures nobody has checked.
        "compiled" => Compiled,
        /// A public secondary source gives the figure and names the official document.
        "reported" => Reported,
        /// Read in a public copy of the official document.
        "official" => Official,
    }
}

packed_record! {
    /// How one kind of care is paid.
    pub struct Block {
        /// The documents, with an article where known: `d2#36`.
        "documents" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" => evidence: Evidence,
        /// What the patient pays first (起付线).
        "deductible" => deductible: Deductible,
        /// The share the fund pays (报销比例).
        "ratio" => ratio: RatioTable,
        /// The most the fund pays (封顶线).
        "ceiling" => ceiling: Ceiling,
    }
}

choice! {
    /// What a figure counts over.
    pub enum Per {
        /// One admission to hospital.
        "admission" => Admission,
        /// One visit.
        "visit" => Visit,
        /// The calendar month.
        "month" => Month,
        /// The quarter.
        "quarter" => Quarter,
        /// The benefit year.
        "year" => Year,
    }
}

packed_record! {
    /// The deductible, by case.
    pub struct Deductible {
        /// What it counts over: an admission, a visit or the year.
        "per" => per: Per,
        /// The cases; the first that matches applies.
        "cases" => cases: Vec<DeductibleCase>,
    } check check::deductible
}

packed_record! {
    /// One case of a deductible: `amount`, or `factor`, or `minus` with `floor`.
    pub struct DeductibleCase {
        /// To whom it applies.
        "when" => when: Option<When>,
        /// The amount.
        "amount" => amount: Option<Yuan>,
        /// This share of the first admission's amount.
        "factor" => factor: Option<Ratio>,
        /// So much less for each later admission.
        "minus" => minus: Option<Yuan>,
        /// But not less than this.
        "floor" => floor: Option<Yuan>,
    }
}

packed_record! {
    /// The ratios, by case and by slice of the in-scope expense.
    pub struct RatioTable {
        /// What the slices run over: an admission, a visit or the year.
        "per" => per: Per,
        /// The cases; the first that matches applies.
        "cases" => cases: Vec<RatioCase>,
    } check check::ratio_table
}

packed_record! {
    /// One case of a ratio table.
    pub struct RatioCase {
        /// To whom it applies.
        "when" => when: Option<When>,
        /// The slices, contiguous from 0, the last one open.
        "slices" => slices: Slices,
    }
}

/// `[from, to, ratio]` over an expense; `to` is none in the last.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slice {
    /// Where it starts.
    pub from: Yuan,
    /// Where it ends.
    pub to: Option<Yuan>,
    /// What is paid in it.
    pub ratio: Ratio,
}

packed_fields!(Slice { from, to, ratio });

impl Read for Slice {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let Value::List(items) = value else {
            return expect(Kind::Slice, value, at, faults);
        };
        let [from, to, ratio] = items.as_slice() else {
            return expect(Kind::Slice, value, at, faults);
        };
        let from = Yuan::read(from, &at.index(0), faults);
        let to = Option::<Yuan>::read(to, &at.index(1), faults);
        let ratio = Ratio::read(ratio, &at.index(2), faults);
        Some(Slice {
            from: from?,
            to: to?,
            ratio: ratio?,
        })
    }
}

/// Slices that start at 0, join end to end and stay open at the end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slices(pub Vec<Slice>);

packed_fields!(Slices { 0 });

impl Read for Slices {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let slices = Slices(Vec::read(value, at, faults)?);
        check::slices(&slices.0, at, faults).then_some(slices)
    }
}

packed_record! {
    /// The ceiling, by case.
    pub struct Ceiling {
        /// What it counts over.
        "per" => per: Per,
        /// The cases; the first that matches applies.
        "cases" => cases: Vec<CeilingCase>,
        /// The other kind of care that draws on the same ceiling.
        "shared_with" => shared_with: Option<Shared>,
    } check check::ceiling
}

choice! {
    /// The kinds of care that can share a ceiling.
    pub enum Shared {
        /// Ordinary outpatient care.
        "outpatient" => Outpatient,
        /// Inpatient care.
        "inpatient" => Inpatient,
    }
}

/// One case of a ceiling.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CeilingCase {
    /// To whom it applies.
    pub when: Option<When>,
    /// The most the fund pays; none = no ceiling.
    pub amount: Option<Yuan>,
}

packed_fields!(CeilingCase { when, amount });

impl Read for CeilingCase {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let map = crate::reading::entries(value, &["when", "amount"], at, faults)?;
        let when = read_key(map, "when", at, faults);
        // "No ceiling" is a statement about money: it must be written, `null`, not left out.
        let amount = match map.iter().find(|(key, _)| key == "amount") {
            Some((_, amount)) => Option::<Yuan>::read(amount, &at.key("amount"), faults),
            None => {
                faults.add(Code::FieldMissing, &at.key("amount"), &[]);
                None
            }
        };
        Some(CeilingCase {
            when: when?,
            amount: amount?,
        })
    }
}

packed_record! {
    /// The conditions of a case; those left out match everything.
    pub struct When {
        /// Levels of the institution.
        "level" => level: Option<OneOrMore<Level>>,
        /// The person's status.
        "status" => status: Option<OneOrMore<Status>>,
        /// The person's age in whole years.
        "age" => age: Option<Span>,
        /// Which admission of the benefit year this is.
        "admission" => admission: Option<Span>,
        /// The contribution tier.
        "tier" => tier: Option<Tier>,
        /// With a signed family doctor or selected primary institution.
        "contracted" => contracted: Option<bool>,
        /// Where, if only there.
        "place" => place: Option<Where>,
    }
}

choice! {
    /// The level of the institution (医疗机构等级).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Level {
        /// Community health centre, township hospital, village clinic (社区卫生服务机构、乡镇卫生院、村卫生室).
        "community" => Community,
        /// Primary, level 1 (一级).
        "primary" => Primary,
        /// Secondary, level 2 (二级).
        "secondary" => Secondary,
        /// Tertiary, level 3 (三级).
        "tertiary" => Tertiary,
        /// A tertiary hospital that the area singles out (省属、市级重点三甲).
        "tertiary_top" => TertiaryTop,
    }
}

choice! {
    /// What the person is within the scheme (人员类别).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Status {
        /// Employee scheme: working (在职).
        "working" => Working,
        /// Employee scheme: retired (退休).
        "retired" => Retired,
        /// Resident scheme: child (儿童).
        "child" => Child,
        /// Resident scheme: student (学生).
        "student" => Student,
        /// Resident scheme: adult (成年居民).
        "adult" => Adult,
        /// Resident scheme: elderly (老年居民).
        "elder" => Elder,
    }
}

choice! {
    /// Places that a case can be limited to.
    pub enum Where {
        /// A designated retail pharmacy (定点零售药店).
        "pharmacy" => Pharmacy,
    }
}

/// A contribution tier (缴费档次), 1 or 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tier(pub u8);

packed_fields!(Tier { 0 });

impl Read for Tier {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        whole(value, 1, 2, at, faults).map(|tier| Tier(tier as u8))
    }
}

/// One value or a list of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneOrMore<T>(pub Vec<T>);

packed_fields!(OneOrMore<T> { 0 });

impl<T: Read> Read for OneOrMore<T> {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::List(items) if items.is_empty() => {
                faults.add(Code::PackEmpty, at, &[]);
                None
            }
            Value::List(_) => Vec::read(value, at, faults).map(OneOrMore),
            value => T::read(value, at, faults).map(|one| OneOrMore(vec![one])),
        }
    }
}

/// `[from, to]` in whole numbers, both included, either end open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first.
    pub from: Option<u32>,
    /// The last.
    pub to: Option<u32>,
}

impl Span {
    /// Whether `n` lies in it.
    #[must_use]
    pub fn contains(self, n: u32) -> bool {
        self.from.is_none_or(|from| from <= n) && self.to.is_none_or(|to| n <= to)
    }
}

packed_fields!(Span { from, to });

impl Read for Span {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let ends = match value {
            Value::List(items) => items.as_slice(),
            _ => &[],
        };
        let [from, to] = ends else {
            return expect(Kind::List, value, at, faults);
        };
        let mut end = |end: &Value, i| match end {
            Value::Null => Some(None),
            end => whole(end, 0, 999, &at.index(i), faults).map(Some),
        };
        let (from, to) = (end(from, 0), end(to, 1));
        let span = Span {
            from: from?,
            to: to?,
        };
        if let (Some(from), Some(to)) = (span.from, span.to)
            && from > to
        {
            faults.add(Code::PackRange, at, &[&from.to_string(), &to.to_string()]);
            return None;
        }
        Some(span)
    }
}

choice! {
    /// What a supplement pays for.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum SupplementKind {
        /// The in-scope expense that the ceiling left unpaid.
        "above_ceiling" => AboveCeiling,
        /// The year's in-scope self-payment above a threshold.
        "self_pay" => SelfPay,
    }
}

packed_record! {
    /// What pays after the pooled fund (大额互助、大病保险…).
    pub struct Supplement {
        /// Its name.
        "name" => name: String,
        /// What it pays for.
        "kind" => kind: SupplementKind,
        /// The documents.
        "documents" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" => evidence: Evidence,
        /// The services it covers; left out = inpatient and chronic.
        "services" => services: Option<Vec<Service>>,
        /// `above_ceiling`: the ratio, by case.
        "cases" => cases: Option<Vec<SupplementCase>>,
        /// `self_pay`: what the year's self-payment must exceed.
        "threshold" => threshold: Option<Yuan>,
        /// `self_pay`: the slices above the threshold, measured from it.
        "slices" => slices: Option<Slices>,
        /// The most it pays in the year; none = no limit.
        "limit" => limit: Option<Yuan>,
        /// `self_pay`: better terms for people in need.
        "relief" => relief: Option<Relief>,
    } check check::supplement
}

packed_record! {
    /// One case of an `above_ceiling` supplement.
    pub struct SupplementCase {
        /// To whom it applies.
        "when" => when: Option<When>,
        /// The share paid.
        "ratio" => ratio: Ratio,
    }
}

packed_record! {
    /// Better terms for named groups.
    pub struct Relief {
        /// The groups.
        "groups" => groups: Vec<ReliefGroup>,
        /// The threshold is multiplied by this.
        "threshold_factor" => threshold_factor: Option<Ratio>,
        /// Percentage points added.
        "ratio_points" => ratio_points: Option<Points>,
        /// Whether the limit falls away.
        "no_limit" => no_limit: Option<bool>,
    }
}

choice! {
    /// Groups of people in need (困难人员).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum ReliefGroup {
        /// Minimum living allowance (低保对象).
        "low_income" => LowIncome,
        /// Extreme poverty (特困人员).
        "extreme_poverty" => ExtremePoverty,
        /// Returned to poverty (返贫致贫人口).
        "returned_to_poverty" => ReturnedToPoverty,
        /// Marginal low income (低保边缘家庭成员).
        "marginal_low_income" => MarginalLowIncome,
    }
}

choice! {
    /// The kind of care.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Service {
        /// Ordinary outpatient care (普通门诊).
        "outpatient" => Outpatient,
        /// Inpatient care (住院).
        "inpatient" => Inpatient,
        /// Outpatient care for chronic and special diseases (门诊慢特病).
        "chronic" => Chronic,
        /// A designated retail pharmacy (定点零售药店).
        "pharmacy" => Pharmacy,
    }
}

packed_record! {
    /// Outpatient care for chronic and special diseases.
    pub struct Chronic {
        /// The documents.
        "documents" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" => evidence: Evidence,
        /// Which block pays.
        "rule" => rule: ChronicRule,
        /// `own`: its deductible.
        "deductible" => deductible: Option<Deductible>,
        /// `own`: its ratios.
        "ratio" => ratio: Option<RatioTable>,
        /// `own`: its ceiling.
        "ceiling" => ceiling: Option<Ceiling>,
        /// What differs for single diseases.
        "diseases" => diseases: Option<Vec<Disease>>,
    }
}

choice! {
    /// Which block pays chronic care.
    pub enum ChronicRule {
        /// The inpatient block.
        "inpatient" => Inpatient,
        /// The outpatient block.
        "outpatient" => Outpatient,
        /// Its own figures.
        "own" => Own,
    }
}

packed_record! {
    /// What differs for one disease.
    pub struct Disease {
        /// Its name.
        "name" => name: String,
        /// Its codes.
        "codes" => codes: Vec<String>,
        /// Its own deductible.
        "deductible" => deductible: Option<Deductible>,
        /// Its own ratios.
        "ratio" => ratio: Option<RatioTable>,
        /// Its own ceiling.
        "ceiling" => ceiling: Option<Ceiling>,
    }
}

packed_record! {
    /// What changes away from home, by filing category.
    pub struct Away {
        /// The documents.
        "documents" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" => evidence: Evidence,
        /// Filed for the long term.
        "long_term" => long_term: Option<Change>,
        /// Referred.
        "referral" => referral: Option<Change>,
        /// An emergency.
        "emergency" => emergency: Option<Change>,
        /// Filed, but neither referred nor an emergency.
        "unreferred" => unreferred: Option<Change>,
        /// Not filed.
        "unfiled" => unfiled: Option<Change>,
    }
}

packed_record! {
    /// What changes for one category; an inner block replaces single figures for one service.
    pub struct Change {
        /// Percentage points added to the ratio.
        "ratio_points" => ratio_points: Option<Points>,
        /// The ratio is multiplied by this.
        "ratio_factor" => ratio_factor: Option<Factor>,
        /// The share of the in-scope expense that the patient pays before anything else.
        "first_self_pay" => first_self_pay: Option<Ratio>,
        /// Replaces the deductible.
        "deductible_amount" => deductible_amount: Option<Yuan>,
        /// Multiplies the deductible.
        "deductible_factor" => deductible_factor: Option<Factor>,
        /// Added to the deductible.
        "deductible_plus" => deductible_plus: Option<Yuan>,
        /// Multiplies the ceiling.
        "ceiling_factor" => ceiling_factor: Option<Factor>,
        /// False: no direct settlement, claim by hand.
        "direct" => direct: Option<bool>,
        /// How far the figures of this category may be trusted, where less than the block's.
        "evidence" => evidence: Option<Evidence>,
        /// For outpatient care and pharmacies.
        "outpatient" => outpatient: Option<Box<Change>>,
        /// For inpatient care.
        "inpatient" => inpatient: Option<Box<Change>>,
        /// For chronic care.
        "chronic" => chronic: Option<Box<Change>>,
    } check check::change
}

impl Pack {
    /// The dated entries of a scheme.
    #[must_use]
    pub fn entries(&self, scheme: Scheme) -> &[Entry] {
        let entries = match scheme {
            Scheme::Employee => &self.schemes.employee,
            Scheme::Resident => &self.schemes.resident,
        };
        entries.as_deref().unwrap_or_default()
    }

    /// The latest day on which one of the rules came into force.
    #[must_use]
    pub fn latest_effective(&self) -> Day {
        let schemes = [&self.schemes.employee, &self.schemes.resident];
        let days = schemes
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.effective);
        days.max().unwrap_or(Day::EPOCH)
    }

    /// The weakest evidence that any of the rules stands on.
    #[must_use]
    pub fn weakest_evidence(&self) -> Evidence {
        let schemes = [&self.schemes.employee, &self.schemes.resident];
        let entries = schemes.into_iter().flatten().flatten();
        entries
            .flat_map(Entry::evidences)
            .min()
            .unwrap_or(Evidence::Compiled)
    }
}

impl Entry {
    /// The evidence of each block.
    fn evidences(&self) -> Vec<Evidence> {
        let mut all: Vec<Evidence> = Vec::new();
        all.extend(self.outpatient.iter().map(|block| block.evidence));
        all.extend(self.inpatient.iter().map(|block| block.evidence));
        all.extend(self.supplement.iter().flatten().map(|s| s.evidence));
        all.extend(self.chronic.iter().map(|block| block.evidence));
        for away in self.away.iter().chain(&self.away_in_province) {
            all.push(away.evidence);
            all.extend(away.changes().filter_map(|change| change.evidence));
        }
        all
    }
}

impl Away {
    /// What changes, category by category.
    fn changes(&self) -> impl Iterator<Item = &Change> {
        let all = [
            &self.long_term,
            &self.referral,
            &self.emergency,
            &self.unreferred,
            &self.unfiled,
        ];
        all.into_iter().flatten()
    }
}
