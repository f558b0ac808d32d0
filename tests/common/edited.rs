//! Packs and figures made from a base by edits, as `tests/cases/lint` and `tests/cases/quick_pack` write them.

use super::ask::{put, value};
use serde_json::{Value as Json, json};
use yidi::policy::pack::Level;
use yidi::reading::Value;

static LINT: &str = include_str!("../cases/lint/broken.json");
static QUICK: &str = include_str!("../cases/quick_pack/cases.json");

/// The cases of the linter.
pub fn lint() -> Json {
    serde_json::from_str(LINT).expect("broken.json is JSON")
}

/// The cases of `quickPack`.
pub fn quick() -> Json {
    serde_json::from_str(QUICK).expect("cases.json is JSON")
}

/// The base of a case with its edits: `[path, new value]`, or `[path]` to take the entry out.
pub fn edited(data: &Json, case: &Json) -> Value {
    let base = &data["bases"][case["base"].as_str().expect("a case has a base")];
    assert!(base.is_object(), "no such base: {case}");
    let mut made = value(base);
    for edit in case["edits"].as_array().into_iter().flatten() {
        let path = edit[0].as_str().expect("an edit has a path");
        put(&mut made, path, edit.get(1).map(value));
    }
    made
}

/// A pack whose every case names ages, admissions, a level, a status, a tier and a contract: weighing all combinations would
/// never end.
pub fn endless() -> Value {
    let condition = |n: i32| {
        let level = Level::ALL[n as usize % Level::ALL.len()].name();
        let status = if n % 2 == 0 { "working" } else { "retired" };
        json!({ "level": [level], "status": status, "age": [n % 990, n % 990 + 3],
            "admission": [n % 900 + 1, n % 900 + 40], "tier": n % 2 + 1, "contracted": n % 3 == 0 })
    };
    let mut deductible: Vec<Json> = (0..400)
        .map(|n| json!({ "when": condition(n), "amount": n }))
        .collect();
    deductible.push(json!({ "amount": 1 }));
    let mut ratio: Vec<Json> = (0..400)
        .map(|n| json!({ "when": condition(n * 7), "slices": [[0, 100 + n, 0.5], [100 + n, null, 0.6]] }))
        .collect();
    ratio.push(json!({ "slices": [[0, null, 0.5]] }));
    let mut pack = value(&lint()["bases"]["employee"]);
    for (table, cases) in [("deductible", deductible), ("ratio", ratio)] {
        let path = format!("schemes.employee[0].inpatient.{table}.cases");
        put(&mut pack, &path, Some(value(&json!(cases))));
    }
    pack
}
