//! The questions that callers ask, from an unread value to an answer: one function each, the same in Rust and in JS.

use crate::area;
use crate::calendar::Day;
use crate::catalog::{Decided, decide_claim};
use crate::claim::{Claim, Insured};
use crate::issue::{Code, Issue, Lang};
use crate::policy::pack::Scheme;
use crate::policy::{self, Pack};
use crate::reading::{At, Faults, LIST_LIMIT, Read, Value, items};
use crate::receipt::{Receipt, Sheet};
use crate::settlement::{Notice, entry, pack_for, settle};
use serde::Serialize;
use std::rc::Rc;

/// A refusal: nothing is computed from input that is not understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Failure {
    /// Always false.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "false"))]
    pub ok: bool,
    /// Everything that is wrong, in the order of the input.
    pub issues: Vec<Issue>,
}

impl Failure {
    /// The failure of `faults`.
    #[must_use]
    pub fn of(faults: Faults) -> Failure {
        Failure {
            ok: false,
            issues: faults.issues,
        }
    }
}

/// What one expense comes to, with its working.
///
/// # Errors
/// All faults of the claim together; [`crate::issue::Code`] lists the codes.
///
/// # Example
/// ```
/// use yidi::{estimate, issue::Lang, reading::Value};
///
/// let claim: Value = serde_json::from_str(r#"{
///     "person": { "scheme": "employee", "status": "working", "age": 45 },
///     "insuredArea": "110000", "treatmentArea": "110105", "date": "2026-03-01",
///     "service": "inpatient", "level": "tertiary", "bill": { "total": "20000.00" }
/// }"#).unwrap();
/// let receipt = estimate(&claim, Lang::En).unwrap();
/// assert_eq!(receipt.pooled_fund.text(), "15895.00"); // (20000 − 1300) × 85 %
///
/// let failure = estimate(&Value::Null, Lang::En).unwrap_err();
/// assert_eq!(failure.issues[0].code, "field.type");
/// ```
pub fn estimate(claim: &Value, lang: Lang) -> Result<Receipt, Failure> {
    let mut made = None;
    estimated(claim, lang, &mut |sheet| made = Some(sheet.receipt()))?;
    made.ok_or_else(|| Failure::of(Faults::new(lang)))
}

/// The receipt of a claim that has been read; faults found before are told together with those found here.
pub(crate) fn receipt(claim: &Claim, faults: Faults) -> Result<Receipt, Failure> {
    let (mut made, lang) = (None, faults.lang);
    settled(claim, faults, &mut |sheet| made = Some(sheet.receipt()))?;
    made.ok_or_else(|| Failure::of(Faults::new(lang)))
}

/// The same, shown in another way than as a [`Receipt`].
///
/// # Errors
/// As [`estimate`].
pub fn estimated(claim: &Value, lang: Lang, show: &mut dyn FnMut(Sheet)) -> Result<(), Failure> {
    let mut faults = Faults::new(lang);
    match understood(claim, &mut faults) {
        Some(claim) => settled(&claim, faults, show),
        None => Err(Failure::of(faults)),
    }
}

/// Settles a claim that has been read.
fn settled(claim: &Claim, mut faults: Faults, show: &mut dyn FnMut(Sheet)) -> Result<(), Failure> {
    let Some((lines, pack)) = basis(claim, &mut faults) else {
        return Err(Failure::of(faults));
    };
    let Some(mut settlement) = settle(claim, lines, &pack, &mut faults) else {
        return Err(Failure::of(faults));
    };
    if policy::is_loaded(claim.insured_area.0) {
        settlement.notices.push(Notice::Loaded(&pack.name));
    }
    show(Sheet::new(claim, &pack, &mut settlement, faults.lang));
    Ok(())
}

/// Reads a claim; every fault is noted.
pub(crate) fn understood(claim: &Value, faults: &mut Faults) -> Option<Claim> {
    let read = Claim::read(claim, &At::ROOT, faults);
    if read.is_none() {
        rules_at_least(claim, pack_for, faults);
    }
    read
}

/// What a claim is settled on: its lines decided, and the rules of its insured area.
pub(crate) fn basis<'c>(
    claim: &'c Claim,
    faults: &mut Faults,
) -> Option<(Vec<Decided<'c>>, Rc<Pack>)> {
    let lines = decide_claim(claim, faults);
    let pack = pack_for(claim.insured_area.0, faults)?;
    Some((lines, pack))
}

/// A claim with faults may still say for whom, where and when: that there are no such rules is told together with them.
fn rules_at_least<P: std::ops::Deref<Target = Pack>>(
    claim: &Value,
    pack_for: impl FnOnce(u32, &mut Faults) -> Option<P>,
    faults: &mut Faults,
) {
    let Named { area, scheme, day } = Named::of(claim);
    if let Some(area) = area
        && let Some(pack) = pack_for(area.0, faults)
        && let (Some(scheme), Some(day)) = (scheme, day)
    {
        entry(&pack, scheme, day, faults);
    }
}

/// For whom, where and when a claim is, as far as that can be read.
pub(crate) struct Named {
    /// The insured area.
    pub area: Option<Insured>,
    /// The scheme.
    pub scheme: Option<Scheme>,
    /// The day.
    pub day: Option<Day>,
}

impl Named {
    /// What `claim` says of them; its faults are told elsewhere.
    pub fn of(claim: &Value) -> Named {
        let mut told_elsewhere = Faults::new(Lang::Zh);
        let read = |key| claim.get(key).unwrap_or(&Value::Null);
        let scheme = read("person").get("scheme").unwrap_or(&Value::Null);
        Named {
            area: Insured::read(read("insuredArea"), &At::ROOT, &mut told_elsewhere),
            scheme: Scheme::read(scheme, &At::ROOT, &mut told_elsewhere),
            day: Day::read(read("date"), &At::ROOT, &mut told_elsewhere),
        }
    }
}

/// The same by the rules of a pack of one's own.
///
/// # Errors
/// As [`estimate`].
pub fn estimate_by(claim: &Value, pack: &Pack, lang: Lang) -> Result<Receipt, Failure> {
    let mut faults = Faults::new(lang);
    let given = |insured, faults: &mut Faults| {
        if area::place(&pack.area).and_then(|place| place.insured) == Some(insured) {
            return Some(pack);
        }
        let words = [&*pack.name, &*area::name(insured).unwrap_or_default()];
        faults.add(Code::PolicyOtherArea, &At::ROOT.key("insuredArea"), &words);
        None
    };
    let Some(claim) = Claim::read(claim, &At::ROOT, &mut faults) else {
        rules_at_least(claim, given, &mut faults);
        return Err(Failure::of(faults));
    };
    if given(claim.insured_area.0, &mut faults).is_none() {
        return Err(Failure::of(faults));
    }
    let lines = decide_claim(&claim, &mut faults);
    match settle(&claim, lines, pack, &mut faults) {
        Some(mut settlement) => Ok(Sheet::new(&claim, pack, &mut settlement, lang).receipt()),
        None => Err(Failure::of(faults)),
    }
}

/// Every claim of a list, each on its own, as it is asked for; a list that is none, or too long, is refused as a whole.
///
/// # Errors
/// `field.type`, `list.too_long`.
pub fn estimate_many(
    claims: &Value,
    lang: Lang,
) -> Result<impl Iterator<Item = Result<Receipt, Failure>>, Failure> {
    let claims = many(claims, lang)?;
    Ok(claims.iter().map(move |claim| estimate(claim, lang)))
}

/// The claims of a list.
///
/// # Errors
/// As [`estimate_many`].
pub fn many(claims: &Value, lang: Lang) -> Result<&[Value], Failure> {
    let mut faults = Faults::new(lang);
    items(claims, MANY, &At::ROOT, &mut faults).ok_or_else(|| Failure::of(faults))
}

/// The most claims of one call.
const MANY: usize = LIST_LIMIT.saturating_mul(10);

/// The language that a caller asks for: none is Chinese.
///
/// # Errors
/// `lang.unknown`.
pub fn language(value: &Value) -> Result<Lang, Failure> {
    let found = match value {
        Value::Null => Some(Lang::Zh),
        Value::Text(name) => Lang::ALL.iter().copied().find(|lang| lang.name() == name),
        _ => None,
    };
    found.ok_or_else(|| {
        let mut faults = Faults::new(Lang::Zh);
        let shown = crate::reading::shown(value);
        faults.add(Code::LangUnknown, &At::ROOT.key("lang"), &[&shown]);
        Failure::of(faults)
    })
}
