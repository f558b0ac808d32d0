//! The library's answer, and what differs between it and the oracle's.

use crate::settle::Answer;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;
use yidi::issue::Lang;
use yidi::policy::Pack;
use yidi::reading::{At, Faults, Read, Value};

/// JSON as the library takes it.
fn value(json: &Json) -> Value {
    serde_json::from_value(json.clone()).expect("JSON becomes a value")
}

/// A made-up pack as the library reads it, or what it finds wrong with it.
pub fn pack(json: &Json) -> Result<Pack, String> {
    let mut faults = Faults::new(Lang::En);
    match Pack::read(&value(json), &At::ROOT, &mut faults) {
        Some(pack) if faults.issues.is_empty() => Ok(pack),
        _ => Err(format!("{json}\n{:#?}", faults.issues)),
    }
}

/// What the library says of a claim, by a pack or by the bundled ones.
pub fn library(claim: &Json, pack: Option<&Pack>) -> Json {
    let claim = value(claim);
    let answer = match pack {
        Some(pack) => yidi::estimate_by(&claim, pack, Lang::En),
        None => yidi::estimate(&claim, Lang::En),
    };
    match answer {
        Ok(receipt) => serde_json::to_value(receipt).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

/// Warnings that the description or the cases worked out by hand settle. Left to others: `policy.document_superseded` and
/// `person.not_contracted_assumed`, which hang on what is cited and asked, and what the catalogue says of lines.
const WARNINGS: [&str; 10] = [
    "person.no_personal_account",
    "year.supplement_unknown",
    "chronic.deductible_per_claim",
    "evidence.compiled",
    "away.unfiled_not_direct",
    "away.in_province_not_modelled",
    "away.beyond_national_guide",
    "bill.large_amount",
    "catalog.prior_ratio_assumed",
    "year.crosses_benefit_year",
];

/// Everything in which the two differ, in words.
pub fn differences(ours: &Answer, theirs: &Json) -> Vec<String> {
    match ours {
        Answer::Refused(why) => {
            let told = refusals(theirs);
            if *why == told {
                Vec::new()
            } else {
                vec![format!("refused for {why:?} against {told:?}")]
            }
        }
        Answer::Receipt(_) if theirs["ok"] != true => vec![format!(
            "settled against refused for {:?}",
            refusals(theirs)
        )],
        Answer::Receipt(receipt) => {
            let receipt = receipt.as_object().unwrap();
            let differing = |(key, ours): (&String, &Json)| {
                let theirs = taken(key, &theirs[key]);
                let ours = taken(key, ours);
                (ours != theirs).then(|| format!("{key}: {ours} against {theirs}"))
            };
            receipt.iter().filter_map(differing).collect()
        }
    }
}

/// The codes and fields of a refusal.
fn refusals(failure: &Json) -> BTreeSet<String> {
    let issues = failure["issues"].as_array().map_or(&[][..], Vec::as_slice);
    issues
        .iter()
        .map(|issue| {
            let field = issue["field"].as_str().unwrap_or_default();
            format!("{} {field}", issue["code"].as_str().unwrap())
        })
        .collect()
}

/// The part of the library's answer that is compared, to be shown.
pub fn shown(theirs: &Json, ours: &Answer) -> Json {
    match ours {
        Answer::Receipt(receipt) if theirs["ok"] == true => {
            let keys = receipt.as_object().unwrap().keys();
            keys.map(|key| (key.clone(), taken(key, &theirs[key])))
                .collect::<Map<_, _>>()
                .into()
        }
        _ => theirs.clone(),
    }
}

/// What of an answer is compared, in a shape that both have.
fn taken(key: &str, json: &Json) -> Json {
    let rows = |keys: &[&str]| -> Json {
        let row = |row: &Json| -> Json {
            keys.iter()
                .filter(|key| !row[**key].is_null())
                .map(|key| ((*key).to_owned(), row[*key].clone()))
                .collect::<Map<_, _>>()
                .into()
        };
        json.as_array()
            .map(|list| list.iter().map(row).collect())
            .unwrap_or_default()
    };
    match key {
        // What the other steps work on is said in words, not in the description.
        "steps" => {
            let mut steps = rows(&["code", "base", "ratio", "amount"]);
            for step in steps
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .filter(|step| step["code"] != "ratio.slice")
            {
                step.as_object_mut()
                    .unwrap()
                    .retain(|key, _| key == "code" || key == "amount");
            }
            steps
        }
        "supplements" => rows(&["name", "amount"]),
        "warnings" => {
            let code = |warning: &Json| {
                warning["code"]
                    .as_str()
                    .or(warning.as_str())
                    .map(str::to_owned)
            };
            let codes: BTreeSet<String> = json
                .as_array()
                .unwrap()
                .iter()
                .filter_map(code)
                .filter(|code| WARNINGS.contains(&code.as_str()))
                .collect();
            json!(codes)
        }
        "yearToDate" => flat(json),
        _ => json.clone(),
    }
}

/// Every counter that is not zero, by its path: one that is left out is zero.
fn flat(json: &Json) -> Json {
    let mut counters = Map::new();
    for (key, value) in json.as_object().unwrap() {
        match value.as_object() {
            Some(inner) => counters.extend(
                inner
                    .iter()
                    .map(|(name, value)| (format!("{key}.{name}"), value.clone())),
            ),
            None => drop(counters.insert(key.clone(), value.clone())),
        }
    }
    counters.retain(|_, value| *value != "0.00" && *value != 0);
    counters.into()
}
