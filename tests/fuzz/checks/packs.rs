//! `lintPack`, `loadPack`, and what the loaded rules then answer.

use super::answer::in_both;
use super::cost::{self, Problems};
use super::{estimate, text};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use yidi::issue::Lang;
use yidi::reading::Value;

pub fn packs(data: &[u8]) -> Vec<String> {
    let mut problems = Problems::of(data);
    let Some(pack) = str::from_utf8(data).ok().and_then(text::value) else {
        return problems.found;
    };
    let found = in_both("lintPack", &mut problems, |lang| {
        Ok(yidi::lint::lint_pack(&pack, lang))
    });
    // What is no object would be the code of an area.
    if let Value::Map(_) = pack {
        in_both("ruleCard", &mut problems, |lang| {
            yidi::rule_card(&pack, lang)
        });
    }
    let errors = found.as_array().into_iter().flatten();
    let sound = !errors.map(|issue| &issue["severity"]).any(|s| s == "error");

    let report = cost::told("loadPack", &mut problems, || {
        Ok(yidi::packs::load_pack(pack.clone(), Lang::En))
    });
    if report["ok"] != sound {
        problems.push(format!("lint and load do not agree: {report}"));
    }
    if let Some(area) = report["area"].as_str() {
        loaded(&pack, area, &mut problems);
    }
    estimate::next_is_right(&mut problems);
    problems.found
}

fn loaded(pack: &Value, area: &str, problems: &mut Problems) {
    let code = Value::Text(area.to_owned());
    if yidi::export_pack(&code).as_ref() != Some(pack) {
        problems.push("what was loaded is not what comes back".to_owned());
    }
    for claim in claims(pack, area) {
        estimate::receipt(&claim, problems);
    }
    if !yidi::unload_pack(&code) {
        problems.push(format!("{area} cannot be unloaded"));
    }
}

/// Claims that the rules may have an answer for: every scheme and service, at home and away, on the first days of entries.
fn claims(pack: &Value, area: &str) -> Vec<Value> {
    let mut claims = Vec::new();
    for (scheme, status) in [("employee", "retired"), ("resident", "elder")] {
        for day in days(pack, scheme) {
            for service in ["outpatient", "inpatient", "chronic", "pharmacy"] {
                for (place, filing) in [(area, None), ("110000", Some("referral"))] {
                    claims.push(text::of(&claim(
                        [scheme, status, &day, service, area, place],
                        filing,
                    )));
                }
            }
        }
    }
    claims
}

fn claim(words: [&str; 6], filing: Option<&str>) -> Json {
    let [scheme, status, day, service, area, place] = words;
    json!({
        "person": { "scheme": scheme, "status": status, "age": 66, "tier": 1, "contracted": true },
        "insuredArea": area, "treatmentArea": place, "date": day, "service": service, "level": "tertiary",
        "disease": (service == "chronic").then_some("M00500"), "filing": filing.map(|f| json!({ "category": f })),
        "bill": { "total": "123456.78" },
    })
}

/// The first days of at most two entries.
fn days(pack: &Value, scheme: &str) -> Vec<String> {
    let schemes = pack.get("schemes").and_then(|schemes| schemes.get(scheme));
    let Some(Value::List(entries)) = schemes else {
        return Vec::new();
    };
    let days = entries.iter().filter_map(|entry| entry.get("effective"));
    let days: BTreeSet<&str> = days.filter_map(Value::text).collect();
    days.into_iter().rev().take(2).map(str::to_owned).collect()
}
