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
        let words = [&*crate::reading::quoted(per.name()), "visit, year"];
        let at = at.key("outpatientDeductiblePer");
        faults.add(Code::FieldChoice, &at, &words);
    }
    if figures.retired.is_some() && figures.scheme == Scheme::Resident {
        faults.add(Code::QuickScheme, &at.key("retiredRatioPoints"), &[]);
    }
    // What the retired get must stay a share of 1 at every level.
    let nothing = Ratio::default();
    let (mut from, mut to) = (Points::new((-100).into()), Points::new(100.into()));
    for levels in [&figures.inpatient, &figures.outpatient] {
        for level in levels.iter().flatten() {
            from = from.max(nothing.points_above(level.ratio));
            to = to.min(level.ratio.rest().points_above(nothing));
        }
    }
    let mut within = |key, points: Option<Points>, from: Points, to: Points| {
        if points.is_some_and(|points| points < from || points > to) {
            let words = [points.unwrap_or_default(), from, to].map(Points::text);
            let [points, from, to] = &words;
            faults.add(Code::NumberRange, &at.key(key), &[points, from, to]);
        }
    };
    within("retiredRatioPoints", figures.retired, from, to);
    let lowest = Points::new((-100).into());
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
    let (visits, stays) = (&figures.outpatient, &figures.inpatient);
    let per = figures.outpatient_deductible_per;
    let mut blocks = block(
        "outpatient",
        &figures,
        visits,
        per,
        figures.outpatient_ceiling,
    );
    let (per, ceiling) = (Some(Per::Admission), figures.inpatient_ceiling);
    blocks.push_str(&block("inpatient", &figures, stays, per, ceiling));
    if blocks.is_empty() {
        for issue in &mut missing {
            issue.severity = Severity::Error;
        }
        faults.add(Code::QuickNothing, &At::ROOT, &[]);
        faults.extend(missing);
        return Err(Failure::of(faults));
    }
    Ok(QuickPack {
        ok: true,
        // Every text in it is quoted, every figure has been read: it can be read again.
        pack: serde_json::from_str(&pack(&figures, &blocks)).unwrap_or(Value::Null),
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

// The pack is put together as JSON text, the way an author would write it.

/// A list of what was already written.
fn list(items: &[String]) -> String {
    ["[", &items.join(","), "]"].concat()
}

/// A text in quotes, whatever it holds.
fn quoted(text: &str) -> String {
    // Not through a Value: whoever writes one may write floats, whose tables would be 10 KB of the download.
    serde_json::to_string(text).unwrap_or_default()
}

fn amount(figure: Yuan) -> String {
    ["\"", &figure.text(), "\""].concat()
}

/// Null where it was said that there is none.
fn amount_if_any(figure: Stated<Yuan>) -> String {
    match figure {
        Stated::Is(figure) => amount(figure),
        Stated::None | Stated::Unsaid => "null".to_owned(),
    }
}

/// The order of the cases: a case for tertiary hospitals takes in the singled-out ones, so those are asked first.
const ORDER: [Level; 5] = [
    Level::Community,
    Level::Primary,
    Level::Secondary,
    Level::TertiaryTop,
    Level::Tertiary,
];

/// One service's block with its key and a comma; empty if its figures are not complete.
fn block(
    key: &str,
    figures: &QuickFigures,
    levels: &Option<Vec<LevelFigures>>,
    per: Option<Per>,
    ceiling: Stated<Yuan>,
) -> String {
    let levels = levels.as_deref().unwrap_or_default();
    let (Some(per), false, false) = (per, levels.is_empty(), ceiling == Stated::Unsaid) else {
        return String::new();
    };
    let mut deductibles = Vec::new();
    let mut ratios = Vec::new();
    for wanted in ORDER {
        for of in levels.iter().filter(|of| of.level == wanted) {
            let when = ["{\"when\":{\"level\":[\"", wanted.name(), "\"]"].concat();
            deductibles.push([&*when, "},\"amount\":", &amount(of.deductible), "}"].concat());
            let mut case = |status: &str, ratio: Ratio| {
                let slice = ["},\"slices\":[[0,null,", &ratio.text(), "]]}"].concat();
                ratios.push([&*when, status, &slice].concat());
            };
            if figures.scheme == Scheme::Resident {
                case("", of.ratio);
                continue;
            }
            case(",\"status\":\"working\"", of.ratio);
            if let Some(points) = figures.retired {
                case(",\"status\":\"retired\"", of.ratio.plus_points(points));
            }
        }
    }
    let parts = [
        "\"",
        key,
        "\":{",
        STANDS_ON,
        ",\"deductible\":{\"per\":\"",
        per.name(),
        "\",\"cases\":",
        &list(&deductibles),
        "},\"ratio\":{\"per\":\"",
        per.name(),
        "\",\"cases\":",
        &list(&ratios),
        "},\"ceiling\":{\"per\":\"year\",\"cases\":[{\"amount\":",
        &amount_if_any(ceiling),
        "}]}},",
    ];
    parts.concat()
}

/// Every block stands on the one document that the user's figures are.
const STANDS_ON: &str = "\"documents\":[\"own\"],\"evidence\":\"compiled\"";

fn pack(figures: &QuickFigures, blocks: &str) -> String {
    let mut away = vec![STANDS_ON.to_owned()];
    let long_term = long_term(figures.effective);
    if long_term.is_some() {
        away.push("\"long_term\":{}".to_owned());
    }
    for (_, category, points) in figures.away() {
        if let Some(points) = points {
            away.push(["\"", category, "\":{\"ratio_points\":", &points.text(), "}"].concat());
        }
    }
    let supplement = figures.catastrophic.as_ref().map(|own| {
        let slices = own.slices.0.iter().map(|slice| {
            let to = slice.to.map_or(Stated::None, Stated::Is);
            list(&[amount(slice.from), amount_if_any(to), slice.ratio.text()])
        });
        let slices: Vec<String> = slices.collect();
        [
            "\"supplement\":[{\"name\":\"大病保险\",\"kind\":\"self_pay\",",
            STANDS_ON,
            ",\"threshold\":",
            &amount(own.threshold),
            ",\"slices\":",
            &list(&slices),
            ",\"limit\":",
            &amount_if_any(own.limit),
            "}],",
        ]
        .concat()
    });
    let limit = figures.catastrophic.as_ref().map(|own| own.limit);
    let lacks_limit = limit == Some(Stated::Unsaid);
    let code = figures.area.0;
    let source = figures.source.as_deref();
    let title = source.map_or("参保人自填，未注明出处".to_owned(), |source| {
        ["参保人自填：", source].concat()
    });
    let parts = [
        "{\"format\":",
        &FORMAT.to_string(),
        ",\"area\":\"",
        &area::code_text(code),
        "\",\"name\":",
        &quoted(&area::name(code).unwrap_or_default()),
        ",\"documents\":[{\"id\":\"own\",\"title\":",
        &quoted(&title),
        "}],\"schemes\":{\"",
        figures.scheme.name(),
        "\":[{\"effective\":\"",
        &figures.effective.to_string(),
        "\",",
        blocks,
        &supplement.unwrap_or_default(),
        "\"away\":{",
        &away.join(","),
        "}}]},\"notes\":",
        &list(&notes(figures, long_term, lacks_limit)),
        "}",
    ];
    parts.concat()
}

/// The national notice by which a long-term filing changes nothing, if it is in force on that day.
fn long_term(day: Day) -> Option<String> {
    let guide = national::guide().away_on(day)?;
    let notice = national::cited(&guide.documents).into_iter().next()?;
    Some(notice.number.unwrap_or(notice.title))
}

fn notes(figures: &QuickFigures, long_term: Option<String>, lacks_limit: bool) -> Vec<String> {
    let notice = long_term.as_deref().unwrap_or_default();
    let all = [
        (
            true,
            [
                "这些数字由使用者照当地通知自行填写，没有人核对过。没有填写的情形没有规则。",
                "",
            ],
            [
                "These figures were entered by the user from a local notice and nobody has checked them. What was not entered has no rules.",
                "",
            ],
        ),
        (
            true,
            ["起付线按每次住院相同计；不少地方第二次起会降低。", ""],
            [
                "The deductible is taken to be the same at every admission; in many areas it falls from the second one on.",
                "",
            ],
        ),
        (
            figures.scheme == Scheme::Employee,
            ["起付线按在职、退休相同计；不少地方退休人员较低。", ""],
            [
                "The deductible is taken to be the same for working and retired people; in many areas the retired pay less.",
                "",
            ],
        ),
        (
            figures.outpatient.is_some(),
            [
                "定点药店购药按门诊的数字计。到外省降低的百分点，门诊和住院都用。",
                "",
            ],
            [
                "Designated pharmacies are paid by the outpatient figures. The points lost in another province count for outpatient and inpatient care alike.",
                "",
            ],
        ),
        (
            lacks_limit,
            [
                "没有填写大病保险的封顶线，按没有封顶线计算；实际可能有。",
                "",
            ],
            [
                "No limit of catastrophic insurance was entered: it is computed without one, though there may be one.",
                "",
            ],
        ),
        (
            long_term.is_some(),
            [
                "办了长期异地备案、在备案地就医的，按本地比例计。依据：",
                notice,
            ],
            [
                "With a long-term filing, care at the place of filing is paid at the home ratio. By: ",
                notice,
            ],
        ),
    ];
    let said = all.iter().filter(|(said, _, _)| *said);
    said.map(|(_, zh, en)| {
        let words = [quoted(&zh.concat()), quoted(&en.concat())];
        let [zh, en] = &words;
        ["{\"zh\":", zh, ",\"en\":", en, "}"].concat()
    })
    .collect()
}
