//! A pack from the few figures of a local notice. A figure that is missing is asked for, and what depends on it left out.

use crate::Failure;
use crate::area;
use crate::calendar::Day;
use crate::claim::Insured;
use crate::issue::{Code, Issue, Lang, Severity};
use crate::money::{Points, Ratio, Yuan};
use crate::national;
use crate::policy::pack::{FORMAT, Level, Per, Scheme, Slices};
use crate::reading::{At, Faults, Read, Stated, Value};
use serde::Serialize;

record! {
    /// What a person finds in a notice.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct QuickFigures {
        /// The insured area; a county resolves to its insured area.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
        "area" => area: Insured,
        /// The scheme that the figures are of.
        "scheme" => scheme: Scheme,
        /// The first day on which they hold. Asked for if missing: no answer is given for days that nobody stated.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "IsoDate"))]
        "effective" => effective: Day,
        /// Where they were found: the notice's title or address.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "source" => source: Option<String>,
        /// Inpatient care by level of the hospital, for working people in the employee scheme.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "inpatient" => inpatient: Option<Vec<LevelFigures>>,
        /// The most that the pooled fund pays for it in a year, in yuan; null = there is no ceiling.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount | null"))]
        "inpatientCeiling" => inpatient_ceiling: Stated<Yuan>,
        /// Outpatient care by level.
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "outpatient" => outpatient: Option<Vec<LevelFigures>>,
        /// What its deductible counts over.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "\"visit\" | \"year\""))]
        "outpatientDeductiblePer" => outpatient_deductible_per: Option<Per>,
        /// The most that the pooled fund pays for it in a year, in yuan; null = there is no ceiling.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount | null"))]
        "outpatientCeiling" => outpatient_ceiling: Stated<Yuan>,
        /// Employee scheme: the points by which the ratio of the retired differs, −100 ..= 100.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "retiredRatioPoints" => retired: Option<Points>,
        /// The points added to the ratio when referred to another province: −10 for ten points less; −100 ..= 0.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "referralPoints" => referral: Option<Points>,
        /// The same in an emergency.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "emergencyPoints" => emergency: Option<Points>,
        /// The same when filed without a referral.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "unreferredPoints" => unreferred: Option<Points>,
        /// The same when nothing was filed.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number"))]
        "unfiledPoints" => unfiled: Option<Points>,
        /// Catastrophic insurance (大病保险).
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        "catastrophic" => catastrophic: Option<Catastrophic>,
    } check check
}

record! {
    /// What is paid at one level of institution.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct LevelFigures {
        /// The level.
        "level" => level: Level,
        /// What the patient pays first, in yuan.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "Amount"))]
        "deductible" => deductible: Yuan,
        /// The share paid, 0 ..= 1.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "number"))]
        "ratio" => ratio: Ratio,
    }
}

record! {
    /// Catastrophic insurance: what it pays of the year's in-scope self-payment.
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    pub struct Catastrophic {
        /// What the self-payment must exceed, in yuan.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "Amount"))]
        "threshold" => threshold: Yuan,
        /// `[from, to, ratio]` above the threshold, measured from it; contiguous from 0, the last one open.
        #[cfg_attr(target_arch = "wasm32", tsify(type = "[number, number | null, number][]"))]
        "slices" => slices: Slices,
        /// The most it pays in a year, in yuan; null = there is no limit.
        #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Amount | null"))]
        "limit" => limit: Stated<Yuan>,
    }
}

/// A pack made of figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct QuickPack {
    /// Always true.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "true"))]
    pub ok: bool,
    /// The pack, marked as the user's own: for `loadPack`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "unknown"))]
    pub pack: Value,
    /// The figures still lacking, each with what cannot be computed without it.
    pub missing: Vec<Issue>,
}

fn check(figures: &QuickFigures, at: &At, faults: &mut Faults) {
    for (key, levels) in [
        ("inpatient", &figures.inpatient),
        ("outpatient", &figures.outpatient),
    ] {
        let at = at.key(key);
        for (i, here) in levels.iter().flatten().enumerate() {
            let mut earlier = levels.iter().flatten().take(i);
            if earlier.any(|earlier| earlier.level == here.level) {
                let name = here.level.name();
                faults.add(Code::FieldRepeated, &at.index(i).key("level"), &[name]);
            }
        }
    }
    if let Some(per) = figures.outpatient_deductible_per
        && !matches!(per, Per::Visit | Per::Year)
    {
        let words = [&*format!("\"{}\"", per.name()), "visit, year"];
        let at = at.key("outpatientDeductiblePer");
        faults.add(Code::FieldChoice, &at, &words);
    }
    if figures.retired.is_some() && figures.scheme == Scheme::Resident {
        faults.add(Code::QuickScheme, &at.key("retiredRatioPoints"), &[]);
    }
    // What the retired get must stay a share of 1 at every level.
    let nothing = Ratio::default();
    let ratios = [&figures.inpatient, &figures.outpatient].into_iter();
    let ratios = ratios.flatten().flatten().map(|level| level.ratio);
    let least = ratios
        .clone()
        .map(|ratio| nothing.points_above(ratio))
        .max();
    let most = ratios.map(|ratio| ratio.rest().points_above(nothing)).min();
    let lowest = Points::new((-100).into());
    let mut within = |key, points: Option<Points>, from: Points, to: Points| {
        if let Some(points) = points.filter(|points| *points < from || *points > to) {
            let words = [points.text(), from.text(), to.text()];
            faults.add(
                Code::NumberRange,
                &at.key(key),
                &words.each_ref().map(|w| &**w),
            );
        }
    };
    if let (Some(least), Some(most)) = (least, most) {
        within("retiredRatioPoints", figures.retired, least, most);
    }
    for (key, _, points) in figures.away() {
        within(key, points, lowest, Points::default());
    }
}

impl QuickFigures {
    /// What changes in another province: the figure's key, the pack's category, the points.
    fn away(&self) -> [(&'static str, &'static str, Option<Points>); 4] {
        [
            ("referralPoints", "referral", self.referral),
            ("emergencyPoints", "emergency", self.emergency),
            ("unreferredPoints", "unreferred", self.unreferred),
            ("unfiledPoints", "unfiled", self.unfiled),
        ]
    }
}

/// A figure that may be lacking: its path, and in Chinese and English its name and what follows from the lack.
struct Wanted {
    path: &'static str,
    zh: [&'static str; 2],
    en: [&'static str; 2],
}

macro_rules! wanted {
    ($($path:literal $zh:literal $lack_zh:literal $en:literal $lack_en:literal;)*) => {
        /// In the order of the contract.
        const WANTED: &[Wanted] = &[$(Wanted { path: $path, zh: [$zh, $lack_zh], en: [$en, $lack_en] }),*];
    };
}

wanted! {
    "inpatient" "住院的起付线和报销比例" "不能计算住院"
        "Deductibles and ratios of inpatient care" "inpatient care cannot be computed";
    "inpatientCeiling" "住院的封顶线（没有封顶线则填 null）" "不能计算住院"
        "The inpatient ceiling (null if there is none)" "inpatient care cannot be computed";
    "outpatient" "门诊的起付线和报销比例" "不能计算门诊"
        "Deductibles and ratios of outpatient care" "outpatient care cannot be computed";
    "outpatientDeductiblePer" "门诊起付线按次还是按年计" "不能计算门诊"
        "Whether the outpatient deductible counts by visit or by year" "outpatient care cannot be computed";
    "outpatientCeiling" "门诊的封顶线（没有封顶线则填 null）" "不能计算门诊"
        "The outpatient ceiling (null if there is none)" "outpatient care cannot be computed";
    "retiredRatioPoints" "退休人员比例高出的百分点（相同则填 0）" "不能计算退休人员"
        "The points that the retired get more (0 if none)" "nothing can be computed for the retired";
    "referralPoints" "转诊到外省降低的百分点" "不能计算转诊到外省"
        "The points lost when referred" "referrals to another province cannot be computed";
    "emergencyPoints" "外省急诊抢救降低的百分点" "不能计算外省急诊抢救"
        "The points lost in an emergency" "emergencies in another province cannot be computed";
    "unreferredPoints" "已备案但未转诊降低的百分点" "不能计算已备案但未转诊"
        "The points lost when filed without a referral" "care filed without a referral cannot be computed";
    "unfiledPoints" "未备案降低的百分点" "不能计算未备案"
        "The points lost when nothing was filed" "unfiled care cannot be computed";
    "catastrophic" "大病保险的起付线和分段比例" "不计大病保险，结果可能偏低"
        "The threshold and ratios of catastrophic insurance" "it is left out, and the result may be too low";
    "catastrophic.limit" "大病保险的封顶线（没有封顶线则填 null）" "按没有封顶线计算"
        "The limit of catastrophic insurance (null if there is none)" "it is computed without one";
}

/// A sound pack from the figures of a notice, marked as the user's own; [`super::load_pack`] takes it.
///
/// # Errors
/// All faults of the figures together; `quick.nothing` and what is lacking if they make up no rule at all.
pub fn quick_pack(figures: &Value, lang: Lang) -> Result<QuickPack, Failure> {
    let mut faults = Faults::new(lang);
    let Some(figures) = QuickFigures::read(figures, &At::ROOT, &mut faults) else {
        return Err(Failure::of(faults));
    };
    let lacking = lacking(&figures);
    let lacks = |path: &str| lacking.contains(&path);
    let wanted = WANTED.iter().filter(|wanted| lacks(wanted.path));
    let missing = wanted.map(|wanted| {
        let words = if lang == Lang::Zh {
            &wanted.zh
        } else {
            &wanted.en
        };
        Issue::new(
            Code::QuickMissing,
            lang,
            Some(wanted.path.to_owned()),
            words,
        )
    });
    let mut missing: Vec<Issue> = missing.collect();
    let inpatient = block(
        &figures,
        (
            &figures.inpatient,
            Some(Per::Admission),
            figures.inpatient_ceiling,
        ),
    );
    let outpatient = block(
        &figures,
        (
            &figures.outpatient,
            figures.outpatient_deductible_per,
            figures.outpatient_ceiling,
        ),
    );
    if inpatient.is_none() && outpatient.is_none() {
        for issue in &mut missing {
            issue.severity = Severity::Error;
        }
        faults.add(Code::QuickNothing, &At::ROOT, &[]);
        faults.extend(missing);
        return Err(Failure::of(faults));
    }
    Ok(QuickPack {
        ok: true,
        pack: pack(&figures, inpatient, outpatient),
        missing,
    })
}

/// The paths of the figures that are lacking.
fn lacking(figures: &QuickFigures) -> Vec<&'static str> {
    let given = |levels: &Option<Vec<LevelFigures>>| levels.iter().flatten().next().is_some();
    let (inpatient, outpatient) = (given(&figures.inpatient), given(&figures.outpatient));
    let unsaid = |figure: Stated<Yuan>| figure == Stated::Unsaid;
    let limit = figures.catastrophic.as_ref().map(|own| own.limit);
    let employee = figures.scheme == Scheme::Employee;
    let all = [
        ("inpatient", !inpatient),
        (
            "inpatientCeiling",
            inpatient && unsaid(figures.inpatient_ceiling),
        ),
        ("outpatient", !outpatient),
        (
            "outpatientDeductiblePer",
            outpatient && figures.outpatient_deductible_per.is_none(),
        ),
        (
            "outpatientCeiling",
            outpatient && unsaid(figures.outpatient_ceiling),
        ),
        ("retiredRatioPoints", employee && figures.retired.is_none()),
        ("catastrophic", limit.is_none()),
        ("catastrophic.limit", limit.is_some_and(unsaid)),
    ];
    let away = figures
        .away()
        .map(|(key, _, points)| (key, points.is_none()));
    let all = all.into_iter().chain(away);
    all.filter(|(_, lacks)| *lacks)
        .map(|(path, _)| path)
        .collect()
}

// The pack is put together as a tree, the way an author would write it.

fn map<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let given = entries
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Map(given.collect())
}

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

fn list(items: Vec<Value>) -> Option<Value> {
    Some(Value::List(items))
}

fn number(decimal: &str) -> Value {
    decimal.parse().map_or(Value::Null, Value::Number)
}

fn amount(figure: Yuan) -> Value {
    Value::Text(figure.text())
}

/// Null where it was said that there is none.
fn amount_if_any(figure: Stated<Yuan>) -> Value {
    match figure {
        Stated::Is(figure) => amount(figure),
        Stated::None | Stated::Unsaid => Value::Null,
    }
}

/// One slice over the whole expense.
fn flat(ratio: Ratio) -> Option<Value> {
    let slice = vec![Value::Number(0.0), Value::Null, number(&ratio.text())];
    list(vec![Value::List(slice)])
}

/// One service's block, if its figures are complete.
fn block(
    figures: &QuickFigures,
    (levels, per, ceiling): (&Option<Vec<LevelFigures>>, Option<Per>, Stated<Yuan>),
) -> Option<Value> {
    let mut levels = levels.clone().filter(|levels| !levels.is_empty())?;
    let per = per?;
    if ceiling == Stated::Unsaid {
        return None;
    }
    // A case for tertiary hospitals takes in the singled-out ones: those must be asked first.
    levels.sort_by_key(|of| match of.level {
        Level::Tertiary => Level::ALL.len(),
        level => level as usize,
    });
    let when = |level: Level, status: Option<&str>| {
        let levels = list(vec![Value::Text(level.name().to_owned())]);
        Some(map([("level", levels), ("status", status.and_then(text))]))
    };
    let mut deductibles = Vec::new();
    let mut ratios = Vec::new();
    for of in levels {
        let own = Some(amount(of.deductible));
        deductibles.push(map([("when", when(of.level, None)), ("amount", own)]));
        let mut case = |status, ratio| {
            ratios.push(map([
                ("when", when(of.level, status)),
                ("slices", flat(ratio)),
            ]));
        };
        match figures.scheme {
            Scheme::Resident => case(None, of.ratio),
            Scheme::Employee => {
                case(Some("working"), of.ratio);
                if let Some(points) = figures.retired {
                    case(Some("retired"), of.ratio.plus_points(points));
                }
            }
        }
    }
    let ceilings = vec![map([("amount", Some(amount_if_any(ceiling)))])];
    let table = |per: Per, cases| Some(map([("per", text(per.name())), ("cases", list(cases))]));
    Some(map([
        ("documents", list(vec![Value::Text(OWN.to_owned())])),
        ("evidence", text("compiled")),
        ("deductible", table(per, deductibles)),
        ("ratio", table(per, ratios)),
        ("ceiling", table(Per::Year, ceilings)),
    ]))
}

/// The id of the document that the user's figures stand on.
const OWN: &str = "own";

fn pack(figures: &QuickFigures, inpatient: Option<Value>, outpatient: Option<Value>) -> Value {
    let source = figures.source.as_deref().unwrap_or("未注明出处");
    let documents = vec![map([
        ("id", text(OWN)),
        ("title", text(&format!("参保人自填：{source}"))),
    ])];
    let own = || Value::Text(OWN.to_owned());
    let mut away = vec![
        ("documents".to_owned(), Value::List(vec![own()])),
        ("evidence".to_owned(), Value::Text("compiled".to_owned())),
    ];
    let long_term = long_term(figures.effective);
    if long_term.is_some() {
        away.push(("long_term".to_owned(), Value::Map(Vec::new())));
    }
    for (_, category, points) in figures.away() {
        if let Some(points) = points {
            let change = map([("ratio_points", Some(number(&points.text())))]);
            away.push((category.to_owned(), change));
        }
    }
    let supplement = figures.catastrophic.as_ref().map(|own_figures| {
        let slices = own_figures.slices.0.iter().map(|slice| {
            let to = slice.to.map_or(Value::Null, amount);
            Value::List(vec![amount(slice.from), to, number(&slice.ratio.text())])
        });
        Value::List(vec![map([
            ("name", text("大病保险")),
            ("kind", text("self_pay")),
            ("documents", list(vec![own()])),
            ("evidence", text("compiled")),
            ("threshold", Some(amount(own_figures.threshold))),
            ("slices", list(slices.collect())),
            ("limit", Some(amount_if_any(own_figures.limit))),
        ])])
    });
    let entry = map([
        ("effective", text(&figures.effective.to_string())),
        ("outpatient", outpatient),
        ("inpatient", inpatient),
        ("supplement", supplement),
        ("away", Some(Value::Map(away))),
    ]);
    let code = figures.area.0;
    map([
        ("format", Some(Value::Number(FORMAT.into()))),
        ("area", text(&area::code_text(code))),
        ("name", text(&area::name(code).unwrap_or_default())),
        ("documents", list(documents)),
        (
            "schemes",
            Some(map([(figures.scheme.name(), list(vec![entry]))])),
        ),
        ("notes", list(notes(figures.scheme, long_term))),
    ])
}

/// The national notice by which a long-term filing changes nothing, if it is in force on that day.
fn long_term(day: Day) -> Option<String> {
    let guide = national::guide().away_on(day)?;
    let notice = national::cited(&guide.documents).into_iter().next()?;
    Some(notice.number.unwrap_or(notice.title))
}

fn notes(scheme: Scheme, long_term: Option<String>) -> Vec<Value> {
    let mut all = vec![
        [
            "这些数字由使用者照当地通知自行填写，没有人核对过。没有填写的情形没有规则。",
            "These figures were entered by the user from a local notice and nobody has checked them. What was not entered has no rules.",
        ],
        [
            "起付线按每次住院相同计；不少地方第二次起会降低。",
            "The deductible is taken to be the same at every admission; in many areas it falls from the second one on.",
        ],
    ];
    if scheme == Scheme::Employee {
        all.push([
            "起付线按在职、退休相同计；不少地方退休人员较低。",
            "The deductible is taken to be the same for working and retired people; in many areas the retired pay less.",
        ]);
    }
    if long_term.is_some() {
        all.push([
            "办了长期异地备案、在备案地就医的，按本地比例计，依据{}。",
            "With a long-term filing, care at the place of filing is paid at the home ratio, by {}.",
        ]);
    }
    let notice = long_term.unwrap_or_default();
    let note = |words: [&str; 2]| {
        let [zh, en] = words.map(|words| text(&words.replace("{}", &notice)));
        map([("zh", zh), ("en", en)])
    };
    all.into_iter().map(note).collect()
}
