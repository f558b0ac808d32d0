//! Rules that a page brings along: packs loaded over the bundled ones, given back, and made from the figures of a notice.

mod quick;

pub use quick::{QuickFigures, QuickPack, quick_pack};

use crate::Failure;
use crate::area;
use crate::claim::Insured;
use crate::issue::{Code, Issue, Lang, Severity};
use crate::lint::lint;
use crate::policy;
use crate::policy::pack::Scheme;
use crate::reading::{At, Faults, Read, Value};
use crate::rule_card::{self, RuleCard, RuleSource};
use serde::Serialize;

/// What came of loading a pack.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LoadReport {
    /// Whether the pack is loaded; if not, nothing has changed.
    pub ok: bool,
    /// The insured area that it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "AreaCode"))]
    pub area: Option<String>,
    /// Whether the area had rules before, bundled or loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced: Option<bool>,
    /// What the linter says of it; `field` is a JSON Pointer into the pack.
    pub issues: Vec<Issue>,
}

impl LoadReport {
    /// A refusal for these reasons.
    #[must_use]
    pub fn refused(issues: Vec<Issue>) -> LoadReport {
        LoadReport {
            ok: false,
            area: None,
            replaced: None,
            issues,
        }
    }
}

/// Loads a pack in place of whatever rules its area has, all or nothing: a pack with an error changes nothing.
///
/// It holds until it is unloaded or the module is left; nothing is stored. Receipts by its rules say so
/// (`policy.loaded_rules`).
#[must_use]
pub fn load_pack(tree: Value, lang: Lang) -> LoadReport {
    let mut faults = Faults::in_document(lang);
    let pack = policy::read(&tree, &mut faults);
    if let Some(pack) = &pack {
        lint(pack, &mut faults);
    }
    let refused = faults.issues.iter().any(|i| i.severity == Severity::Error);
    let area = pack.as_ref().and_then(|pack| area::place(&pack.area));
    let (Some(pack), Some(area), false) = (pack, area.and_then(|place| place.insured), refused)
    else {
        return LoadReport::refused(faults.issues);
    };
    let before = policy::head(area);
    if let Some(before) = &before {
        let at = At::ROOT.key("schemes");
        for (had, scheme) in [
            (before.employee, Scheme::Employee),
            (before.resident, Scheme::Resident),
        ] {
            if had && pack.entries(scheme).is_empty() {
                let words = [rule_card::scheme(scheme, lang)];
                faults.add(Code::PackSchemeLost, &at, &words);
            }
        }
    }
    policy::load(area, pack, tree);
    LoadReport {
        ok: true,
        area: Some(area::code_text(area)),
        replaced: Some(before.is_some()),
        issues: faults.issues,
    }
}

/// Takes the loaded rules of an area away, so that the bundled ones, if any, count again; false if none were loaded.
#[must_use]
pub fn unload_pack(code: &Value) -> bool {
    insured(code).is_some_and(policy::unload)
}

/// The rules at hand for an area as a pack that can be edited and loaded again, one that was loaded as it was given; none where
/// there are no rules.
#[must_use]
pub fn export_pack(code: &Value) -> Option<Value> {
    policy::tree(insured(code)?)
}

/// The rules of an area (its code), or of a pack (an object), as tables to read; none for an area without rules.
///
/// # Errors
/// The faults of the pack's structure, with JSON Pointers; `field.type` if it is neither.
pub fn rule_card(area_or_pack: &Value, lang: Lang) -> Result<Option<RuleCard>, Failure> {
    if let Value::Map(_) = area_or_pack {
        let mut faults = Faults::in_document(lang);
        let pack = policy::read(area_or_pack, &mut faults).ok_or_else(|| Failure::of(faults))?;
        return Ok(Some(rule_card::rule_card(&pack, RuleSource::Given, lang)));
    }
    let mut faults = Faults::new(lang);
    let area = Insured::read(area_or_pack, &At::ROOT, &mut faults);
    let area = area.ok_or_else(|| Failure::of(faults))?.0;
    let source = match policy::is_loaded(area) {
        true => RuleSource::Loaded,
        false => RuleSource::Bundled,
    };
    let pack = policy::pack_of(area);
    Ok(pack.map(|pack| rule_card::rule_card(&pack, source, lang)))
}

fn insured(code: &Value) -> Option<u32> {
    let area = Insured::read(code, &At::ROOT, &mut Faults::new(Lang::En));
    area.map(|area| area.0)
}
