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

described_record! {
    /// One insured area's (统筹区) rules.
    pub struct Pack "规则包：一个统筹区的医保待遇规则" {
        /// The number of the format: 1.
        "format" "格式号：本版为 1" => format: Format,
        /// The insured area's six-digit code.
        "area" "统筹区代码：六位数字" => area: String,
        /// The area's name.
        "name" "地名" => name: String,
        /// The telephone number to ask.
        "hotline" "咨询电话" => hotline: Option<String>,
        /// The documents that the figures stand on.
        "documents" "文件：各项数字所依据的文件" => documents: Vec<Document>,
        /// The rules, by scheme.
        "schemes" "险种：各险种的规则" => schemes: Schemes,
        /// Doubts, and what is not modelled.
        "notes" "备注：疑点，以及没有收录的内容" => notes: Option<Vec<Note>>,
    } check check::pack
}

/// The format number of a pack that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Format(u32);

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

described_record! {
    /// An official document.
    pub struct Document "文件" {
        /// The name by which the blocks cite it.
        "id" "编号：规则引用本文件时所写" => id: String,
        /// Its title.
        "title" "标题" => title: String,
        /// Its number, such as 医保发〔2022〕22号.
        "number" "文号" => number: Option<String>,
        /// Who issued it.
        "issuers" "发文机关" => issuers: Option<Vec<String>>,
        /// When it was published.
        "published" "印发日期" => published: Option<Day>,
        /// From when it applies.
        "effective" "施行日期" => effective: Option<Day>,
        /// Where it can be read.
        "url" "网址" => url: Option<String>,
        /// The document that has taken its place, if one has.
        "superseded_by" "已被取代：取代本文件的文件" => superseded_by: Option<String>,
    }
}

// The national rules, which are embedded field by field, have documents and notes too.
packed_fields!(Document {
    id,
    title,
    number,
    issuers,
    published,
    effective,
    url,
    superseded_by
});
packed_fields!(Note { zh, en });

described_record! {
    /// A remark in both languages.
    pub struct Note "备注：中英文各写一遍" {
        /// In Chinese.
        "zh" "中文" => zh: String,
        /// In English.
        "en" "英文" => en: String,
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

described_record! {
    /// The dated rules of each scheme.
    pub struct Schemes "险种" {
        /// Employee medical insurance (职工医保).
        "employee" "职工医保" => employee: Option<Vec<Entry>>,
        /// Resident medical insurance (城乡居民医保).
        "resident" "居民医保" => resident: Option<Vec<Entry>>,
    }
}

described_record! {
    /// The rules of one scheme from one day to another.
    pub struct Entry "时段" {
        /// The first day.
        "effective" "起始日：第一天" => effective: Day,
        /// The last day; none = still in force.
        "until" "截止日：最后一天；不写即仍有效" => until: Option<Day>,
        /// Ordinary outpatient care (普通门诊) and retail pharmacies.
        "outpatient" "门诊" => outpatient: Option<Block>,
        /// Inpatient care (住院).
        "inpatient" "住院" => inpatient: Option<Block>,
        /// What pays after the pooled fund, in this order.
        "supplement" "补充保障：统筹基金之后依次支付" => supplement: Option<Vec<Supplement>>,
        /// Outpatient care for chronic and special diseases (门诊慢特病).
        "chronic" "门诊慢特病：门诊慢性病、特殊病" => chronic: Option<Chronic>,
        /// What changes in another province.
        "away" "跨省就医：在外省就医时的变化" => away: Option<Away>,
        /// What changes elsewhere in the home province.
        "away_in_province" "省内异地：在本省其他统筹区就医时的变化" => away_in_province: Option<Away>,
    } check check::entry
}

described_choice! {
    /// How far a figure may be trusted.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Evidence "等级：数字有多可信" {
        /// Taken over from a compilation whose figures nobody has checked.
        "compiled" "汇编：取自汇编或为估列，无人核对" => Compiled,
        /// A public secondary source gives the figure and names the official document.
        "reported" "转述：公开的二手资料给出数字并注明官方文件" => Reported,
        /// Read in a public copy of the official document.
        "official" "官方：在公开的官方文件中读到" => Official,
    }
}

described_record! {
    /// How one kind of care is paid.
    pub struct Block "待遇" {
        /// The documents, with an article where known: `d2#36`.
        "documents" "依据：文件编号，可带条款，如 d2#36" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" "等级" => evidence: Evidence,
        /// What the patient pays first (起付线).
        "deductible" "起付线：先由个人负担的金额" => deductible: Deductible,
        /// The share the fund pays (报销比例).
        "ratio" "报销比例：基金支付的份额" => ratio: RatioTable,
        /// The most the fund pays (封顶线).
        "ceiling" "封顶线：基金最多支付的金额" => ceiling: Ceiling,
    }
}

described_choice! {
    /// What a figure counts over.
    pub enum Per "计算周期" {
        /// One admission to hospital.
        "admission" "每次住院" => Admission,
        /// One visit.
        "visit" "每次就诊" => Visit,
        /// The calendar month.
        "month" "每月" => Month,
        /// The quarter.
        "quarter" "每季" => Quarter,
        /// The benefit year.
        "year" "每年" => Year,
    }
}

described_record! {
    /// The deductible, by case.
    pub struct Deductible "起付线" {
        /// What it counts over: an admission, a visit or the year.
        "per" "周期：按次住院、按次就诊或按年" => per: Per,
        /// The cases; the first that matches applies.
        "cases" "情形：用第一个符合的" => cases: Vec<DeductibleCase>,
    } check check::deductible
}

described_record! {
    /// One case of a deductible: `amount`, or `factor`, or `minus` with `floor`.
    pub struct DeductibleCase "起付线情形：写 amount，或 factor，或 minus 加 floor" {
        /// To whom it applies.
        "when" "条件：适用于谁" => when: Option<When>,
        /// The amount.
        "amount" "金额：起付线" => amount: Option<Yuan>,
        /// This share of the first admission's amount.
        "factor" "比例：首次住院起付线的这一份额" => factor: Option<Ratio>,
        /// So much less for each later admission.
        "minus" "递减：以后每次住院少这么多" => minus: Option<Yuan>,
        /// But not less than this.
        "floor" "下限：但不低于此数" => floor: Option<Yuan>,
    }
}

described_record! {
    /// The ratios, by case and by slice of the in-scope expense.
    pub struct RatioTable "报销比例" {
        /// What the slices run over: an admission, a visit or the year.
        "per" "周期：费用段按次住院、按次就诊或按年累计" => per: Per,
        /// The cases; the first that matches applies.
        "cases" "情形：用第一个符合的" => cases: Vec<RatioCase>,
    } check check::ratio_table
}

described_record! {
    /// One case of a ratio table.
    pub struct RatioCase "比例情形" {
        /// To whom it applies.
        "when" "条件：适用于谁" => when: Option<When>,
        /// The slices, contiguous from 0, the last one open.
        "slices" "费用段：从 0 起首尾相接，最后一段不封口" => slices: Slices,
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

impl Read for Slices {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let slices = Slices(Vec::read(value, at, faults)?);
        check::slices(&slices.0, at, faults).then_some(slices)
    }
}

described_record! {
    /// The ceiling, by case.
    pub struct Ceiling "封顶线" {
        /// What it counts over.
        "per" "周期：按什么累计" => per: Per,
        /// The cases; the first that matches applies.
        "cases" "情形：用第一个符合的" => cases: Vec<CeilingCase>,
        /// The other kind of care that draws on the same ceiling.
        "shared_with" "合并计算：与之共用封顶线的另一类就医" => shared_with: Option<Shared>,
    } check check::ceiling
}

described_choice! {
    /// The kinds of care that can share a ceiling.
    pub enum Shared "可共用封顶线的就医类别" {
        /// Ordinary outpatient care.
        "outpatient" "门诊" => Outpatient,
        /// Inpatient care.
        "inpatient" "住院" => Inpatient,
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

described_record! {
    /// The conditions of a case; those left out match everything.
    pub struct When "条件：不写的条件不限" {
        /// Levels of the institution.
        "level" "医院级别" => level: Option<OneOrMore<Level>>,
        /// The person's status.
        "status" "人员类别" => status: Option<OneOrMore<Status>>,
        /// The person's age in whole years.
        "age" "年龄" => age: Option<Span>,
        /// Which admission of the benefit year this is.
        "admission" "住院次数：本年度第几次" => admission: Option<Span>,
        /// The contribution tier.
        "tier" "缴费档次：1 或 2" => tier: Option<Tier>,
        /// With a signed family doctor or selected primary institution.
        "contracted" "签约：是否签约家庭医生或选定基层机构" => contracted: Option<bool>,
        /// Where, if only there.
        "place" "地点：限于此处" => place: Option<Where>,
    }
}

described_choice! {
    /// The level of the institution (医疗机构等级).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Level "医院级别" {
        /// Community health centre, township hospital, village clinic (社区卫生服务机构、乡镇卫生院、村卫生室).
        "community" "社区：社区卫生服务机构、乡镇卫生院、村卫生室" => Community,
        /// Primary, level 1 (一级).
        "primary" "一级：一级医院" => Primary,
        /// Secondary, level 2 (二级).
        "secondary" "二级：二级医院" => Secondary,
        /// Tertiary, level 3 (三级).
        "tertiary" "三级：三级医院" => Tertiary,
        /// A tertiary hospital that the area singles out (省属、市级重点三甲).
        "tertiary_top" "重点三级：当地另列的三级医院，如省属、市级重点三甲" => TertiaryTop,
    }
}

described_choice! {
    /// What the person is within the scheme (人员类别).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Status "人员类别" {
        /// Employee scheme: working (在职).
        "working" "在职" => Working,
        /// Employee scheme: retired (退休).
        "retired" "退休" => Retired,
        /// Resident scheme: child (儿童).
        "child" "儿童" => Child,
        /// Resident scheme: student (学生).
        "student" "学生" => Student,
        /// Resident scheme: adult (成年居民).
        "adult" "成年居民" => Adult,
        /// Resident scheme: elderly (老年居民).
        "elder" "老年居民" => Elder,
    }
}

described_choice! {
    /// Places that a case can be limited to.
    pub enum Where "地点" {
        /// A designated retail pharmacy (定点零售药店).
        "pharmacy" "药店" => Pharmacy,
    }
}

/// A contribution tier (缴费档次), 1 or 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tier(pub u8);

impl Read for Tier {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        whole(value, 1, 2, at, faults).map(|tier| Tier(tier as u8))
    }
}

/// One value or a list of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneOrMore<T>(pub Vec<T>);

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

described_choice! {
    /// What a supplement pays for.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum SupplementKind "补充保障种类" {
        /// The in-scope expense that the ceiling left unpaid.
        "above_ceiling" "封顶线以上：封顶线以上未付的范围内费用" => AboveCeiling,
        /// The year's in-scope self-payment above a threshold.
        "self_pay" "高额自付：全年范围内自付超过起付标准的部分" => SelfPay,
    }
}

described_record! {
    /// What pays after the pooled fund (大额互助、大病保险…).
    pub struct Supplement "补充保障：统筹基金之后支付，如大额互助、大病保险" {
        /// Its name.
        "name" "名称" => name: String,
        /// What it pays for.
        "kind" "种类" => kind: SupplementKind,
        /// The documents.
        "documents" "依据：文件编号，可带条款" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" "等级" => evidence: Evidence,
        /// The services it covers; left out = inpatient and chronic.
        "services" "适用就医：不写即住院和门诊慢特病" => services: Option<Vec<Service>>,
        /// `above_ceiling`: the ratio, by case.
        "cases" "情形：above_ceiling 的比例" => cases: Option<Vec<SupplementCase>>,
        /// `self_pay`: what the year's self-payment must exceed.
        "threshold" "起付标准：self_pay 全年自付须超过的金额" => threshold: Option<Yuan>,
        /// `self_pay`: the slices above the threshold, measured from it.
        "slices" "费用段：self_pay 从起付标准算起的各段" => slices: Option<Slices>,
        /// The most it pays in the year; none = no limit.
        "limit" "年度限额：不写即无限额" => limit: Option<Yuan>,
        /// `self_pay`: better terms for people in need.
        "relief" "倾斜：self_pay 对困难人员的优待" => relief: Option<Relief>,
    } check check::supplement
}

described_record! {
    /// One case of an `above_ceiling` supplement.
    pub struct SupplementCase "比例情形" {
        /// To whom it applies.
        "when" "条件：适用于谁" => when: Option<When>,
        /// The share paid.
        "ratio" "比例" => ratio: Ratio,
    }
}

described_record! {
    /// Better terms for named groups.
    pub struct Relief "倾斜" {
        /// The groups.
        "groups" "困难人员" => groups: Vec<ReliefGroup>,
        /// The threshold is multiplied by this.
        "threshold_factor" "起付标准倍数：起付标准乘以此数" => threshold_factor: Option<Ratio>,
        /// Percentage points added.
        "ratio_points" "提高：比例增加的百分点" => ratio_points: Option<Points>,
        /// Whether the limit falls away.
        "no_limit" "不设限额" => no_limit: Option<bool>,
    }
}

described_choice! {
    /// Groups of people in need (困难人员).
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum ReliefGroup "困难人员" {
        /// Minimum living allowance (低保对象).
        "low_income" "低保对象" => LowIncome,
        /// Extreme poverty (特困人员).
        "extreme_poverty" "特困人员" => ExtremePoverty,
        /// Returned to poverty (返贫致贫人口).
        "returned_to_poverty" "返贫致贫人口" => ReturnedToPoverty,
        /// Marginal low income (低保边缘家庭成员).
        "marginal_low_income" "低保边缘" => MarginalLowIncome,
    }
}

described_choice! {
    /// The kind of care.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub enum Service "就医类别" {
        /// Ordinary outpatient care (普通门诊).
        "outpatient" "门诊" => Outpatient,
        /// Inpatient care (住院).
        "inpatient" "住院" => Inpatient,
        /// Outpatient care for chronic and special diseases (门诊慢特病).
        "chronic" "门诊慢特病" => Chronic,
        /// A designated retail pharmacy (定点零售药店).
        "pharmacy" "药店" => Pharmacy,
    }
}

described_record! {
    /// Outpatient care for chronic and special diseases.
    pub struct Chronic "门诊慢特病" {
        /// The documents.
        "documents" "依据：文件编号，可带条款" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" "等级" => evidence: Evidence,
        /// Which block pays.
        "rule" "办法" => rule: ChronicRule,
        /// `own`: its deductible.
        "deductible" "起付线：own 的起付线" => deductible: Option<Deductible>,
        /// `own`: its ratios.
        "ratio" "报销比例：own 的比例" => ratio: Option<RatioTable>,
        /// `own`: its ceiling.
        "ceiling" "封顶线：own 的封顶线" => ceiling: Option<Ceiling>,
        /// What differs for single diseases.
        "diseases" "病种" => diseases: Option<Vec<Disease>>,
    }
}

described_choice! {
    /// Which block pays chronic care.
    pub enum ChronicRule "慢特病办法" {
        /// The inpatient block.
        "inpatient" "按住院" => Inpatient,
        /// The outpatient block.
        "outpatient" "按门诊" => Outpatient,
        /// Its own figures.
        "own" "单独" => Own,
    }
}

/// Whether a text is a disease code of the chronic-disease catalogue: a capital letter and five digits.
#[must_use]
pub fn is_disease_code(code: &str) -> bool {
    let mut bytes = code.bytes();
    let letter = bytes.next().is_some_and(|byte| byte.is_ascii_uppercase());
    letter && code.len() == 6 && bytes.all(|byte| byte.is_ascii_digit())
}

described_record! {
    /// What differs for one disease.
    pub struct Disease "病种" {
        /// Its name.
        "name" "病名" => name: String,
        /// Its codes.
        "codes" "编码：大写字母加五位数字，如 M03900" => codes: Vec<String>,
        /// Its own deductible.
        "deductible" "起付线" => deductible: Option<Deductible>,
        /// Its own ratios.
        "ratio" "报销比例" => ratio: Option<RatioTable>,
        /// Its own ceiling.
        "ceiling" "封顶线" => ceiling: Option<Ceiling>,
    }
}

described_record! {
    /// What changes away from home, by filing category.
    pub struct Away "异地就医" {
        /// The documents.
        "documents" "依据：文件编号，可带条款" => documents: Vec<String>,
        /// How far the figures may be trusted.
        "evidence" "等级" => evidence: Evidence,
        /// Filed for the long term.
        "long_term" "长期" => long_term: Option<Change>,
        /// Referred.
        "referral" "转诊" => referral: Option<Change>,
        /// An emergency.
        "emergency" "急诊" => emergency: Option<Change>,
        /// Filed, but neither referred nor an emergency.
        "unreferred" "未转诊：备案但未转诊、非急诊" => unreferred: Option<Change>,
        /// Not filed.
        "unfiled" "未备案" => unfiled: Option<Change>,
    }
}

described_record! {
    /// What changes for one category; an inner block replaces single figures for one service.
    pub struct Change "变化：一个类别的变化；内层替换单类就医的数字" {
        /// Percentage points added to the ratio.
        "ratio_points" "百分点：比例加上此数，降低写负数" => ratio_points: Option<Points>,
        /// The ratio is multiplied by this.
        "ratio_factor" "比例倍数：比例乘以此数" => ratio_factor: Option<Factor>,
        /// The share of the in-scope expense that the patient pays before anything else.
        "first_self_pay" "先行自付：范围内费用中先由个人负担的份额" => first_self_pay: Option<Ratio>,
        /// Replaces the deductible.
        "deductible_amount" "起付线：改为此数" => deductible_amount: Option<Yuan>,
        /// Multiplies the deductible.
        "deductible_factor" "起付线倍数：起付线乘以此数" => deductible_factor: Option<Factor>,
        /// Added to the deductible.
        "deductible_plus" "起付线增加：起付线加上此数" => deductible_plus: Option<Yuan>,
        /// Multiplies the ceiling.
        "ceiling_factor" "封顶线倍数：封顶线乘以此数" => ceiling_factor: Option<Factor>,
        /// False: no direct settlement, claim by hand.
        "direct" "直接结算：false 为不能直接结算，须手工报销" => direct: Option<bool>,
        /// How far the figures of this category may be trusted, where less than the block's.
        "evidence" "等级：本类别的等级，低于整块时写" => evidence: Option<Evidence>,
        /// For outpatient care and pharmacies.
        "outpatient" "门诊：门诊和药店的数字" => outpatient: Option<Box<Change>>,
        /// For inpatient care.
        "inpatient" "住院：住院的数字" => inpatient: Option<Box<Change>>,
        /// For chronic care.
        "chronic" "门诊慢特病：慢特病的数字" => chronic: Option<Box<Change>>,
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
    pub(crate) fn changes(&self) -> impl Iterator<Item = &Change> {
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
