//! Claims side by side: what each costs more or less than the first, and which steps make the difference.

use crate::answer::{Failure, estimate};
use crate::issue::{Code, Lang};
use crate::money::Yuan;
use crate::reading::{At, Faults, Value, entries, items, read_key};
use crate::receipt::{Receipt, Step};
use serde::{Serialize, Serializer};

/// One scenario beside the first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Compared {
    /// The name given; empty where it could not be read.
    pub name: String,
    /// The answer to its claim.
    #[serde(serialize_with = "either")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Receipt | Failure"))]
    pub result: Result<Receipt, Failure>,
    /// What the person pays here less what the person pays in the first, in yuan: `"-3412.50"` is so much less. Null where one
    /// of the two has no receipt.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan | null"))]
    pub difference_from_first: Option<Yuan>,
    /// The steps that differ from the first's, or that only one of the two has, in the order of the working.
    pub changed_steps: Vec<ChangedStep>,
}

/// A step that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChangedStep {
    /// The step's code.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub code: &'static str,
    /// Its name, in the language asked for.
    pub label: String,
    /// Its amount in the first scenario; null where that has no such step.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan | null"))]
    pub first: Option<Yuan>,
    /// Its amount here; null where there is no such step.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan | null"))]
    pub here: Option<Yuan>,
    /// The amount here less that in the first, a missing step counting as nothing.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Yuan"))]
    pub difference: Yuan,
    /// How the amount here comes about; left out where there is no such step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

fn either<S: Serializer>(answer: &Result<Receipt, Failure>, s: S) -> Result<S::Ok, S::Error> {
    match answer {
        Ok(receipt) => receipt.serialize(s),
        Err(failure) => failure.serialize(s),
    }
}

/// The most scenarios of one call.
const MOST: usize = 1000;

impl Compared {
    /// The one entry that stands for a list that is not understood.
    pub(crate) fn refused(failure: Failure) -> Compared {
        Compared {
            name: String::new(),
            result: Err(failure),
            difference_from_first: None,
            changed_steps: Vec::new(),
        }
    }
}

/// Claims side by side: `[{ name, claim }]`, each settled by [`estimate`] and held against the first.
///
/// A list that is none, or too long, gives one entry without a name and with the reason.
///
/// # Example
/// ```
/// use yidi::{compare, issue::Lang, reading::Value};
///
/// let claim = |filed: &str| format!(r#"{{ "person": {{ "scheme": "employee", "status": "working" }},
///     "insuredArea": "421000", "treatmentArea": "310000", "date": "2026-03-01", "service": "inpatient",
///     "level": "tertiary", "filing": {{ "category": "{filed}" }}, "bill": {{ "total": "20000" }} }}"#);
/// let both = format!(r#"[{{ "name": "filed", "claim": {} }}, {{ "name": "not filed", "claim": {} }}]"#,
///     claim("referral"), claim("none"));
/// let both: Value = serde_json::from_str(&both).unwrap();
/// let compared = compare(&both, Lang::En);
/// assert_eq!(compared[0].difference_from_first.unwrap().text(), "0.00");
/// // (20000 − 1200) × 82 % × 0.9 against (20000 × 80 % − 1200) × 82 %
/// assert_eq!(compared[1].difference_from_first.unwrap().text(), "1738.40");
/// ```
#[must_use]
pub fn compare(scenarios: &Value, lang: Lang) -> Vec<Compared> {
    let mut faults = Faults::new(lang);
    let Some(items) = items(scenarios, MOST, &At::ROOT, &mut faults) else {
        return vec![Compared::refused(Failure::of(faults))];
    };
    let mut all: Vec<Compared> = Vec::with_capacity(items.len());
    for item in items {
        let (name, result) = scenario(item, lang);
        let first = all.first().map_or(&result, |first| &first.result);
        let (difference_from_first, changed_steps) = match (first, &result) {
            (Ok(first), Ok(here)) => (
                Some(here.person_total - first.person_total),
                changed(&first.steps, &here.steps),
            ),
            _ => (None, Vec::new()),
        };
        all.push(Compared {
            name,
            result,
            difference_from_first,
            changed_steps,
        });
    }
    all
}

fn scenario(value: &Value, lang: Lang) -> (String, Result<Receipt, Failure>) {
    let mut faults = Faults::new(lang);
    let map = entries(value, &["name", "claim"], &At::ROOT, &mut faults).unwrap_or_default();
    let mut name = None;
    let mut result = None;
    if let Value::Map(_) = value {
        name = read_key(map, "name", &At::ROOT, &mut faults);
        result = value.get("claim").map(|claim| estimate(claim, lang));
        if result.is_none() {
            faults.add(Code::FieldMissing, &At::ROOT.key("claim"), &[]);
        }
    }
    let result = match result {
        Some(result) if faults.issues.is_empty() => result,
        result => {
            if let Some(Err(failure)) = result {
                faults.extend(failure.issues);
            }
            Err(Failure::of(faults))
        }
    };
    (name.unwrap_or_default(), result)
}

/// The steps that differ, or that one side lacks, each where the working has it.
fn changed(first: &[Step], here: &[Step]) -> Vec<ChangedStep> {
    let mut changed = Vec::new();
    let mut rest = here;
    let new = |steps: &[Step], changed: &mut Vec<ChangedStep>| {
        let new = |step: &&Step| !first.iter().any(|other| same(step, other));
        changed.extend(
            steps
                .iter()
                .filter(new)
                .map(|new| differing(new, None, Some(new))),
        );
    };
    for step in first {
        let Some(other) = here.iter().find(|other| same(step, other)) else {
            changed.push(differing(step, Some(step), None));
            continue;
        };
        // What is new before it comes first; supplements may stand in another order.
        if let Some(at) = rest.iter().position(|next| std::ptr::eq(next, other)) {
            let (before, after) = rest.split_at(at);
            new(before, &mut changed);
            rest = after.get(1..).unwrap_or_default();
        }
        let figures = |step: &Step| (step.amount, step.base, step.ratio);
        if figures(step) != figures(other) {
            changed.push(differing(other, Some(step), Some(other)));
        }
    }
    new(rest, &mut changed);
    changed
}

/// Whether two steps do the same: of the same slice, of the supplement of the same name. Other steps stand there once.
fn same(a: &Step, b: &Step) -> bool {
    a.code == b.code
        && a.slice_from == b.slice_from
        && (a.code != "supplement" || a.label == b.label)
}

fn differing(shown: &Step, first: Option<&Step>, here: Option<&Step>) -> ChangedStep {
    let (first, detail) = (
        first.map(|step| step.amount),
        here.map(|step| step.detail.clone()),
    );
    let here = here.map(|step| step.amount);
    ChangedStep {
        code: shown.code,
        label: shown.label.clone(),
        first,
        here,
        difference: here.unwrap_or_default() - first.unwrap_or_default(),
        detail,
    }
}
