//! What a pack says, by the description that the project began with (not in this repository): entries, cases and their
//! conditions, the block of a service, the changes away from home.

use crate::exact::{Exact, read};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs;

/// Every bundled pack by its area.
pub fn bundled() -> BTreeMap<String, Json> {
    let folder = format!("{}/data/policies", env!("CARGO_MANIFEST_DIR"));
    let mut packs = BTreeMap::new();
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let pack: Json = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            packs.insert(pack["area"].as_str().unwrap().to_owned(), pack);
        }
    }
    assert!(packs.len() >= 85, "only {} packs", packs.len());
    packs
}

/// The list at a key; what is not there is empty.
pub fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

/// The latest of a scheme's entries that is in force on a day, both ends included. ISO days compare as text.
pub fn entry<'p>(pack: &'p Json, scheme: &str, day: &str) -> Option<&'p Json> {
    list(&pack["schemes"][scheme])
        .iter()
        .filter(|entry| {
            entry["effective"].as_str().unwrap() <= day
                && entry["until"].as_str().is_none_or(|until| day <= until)
        })
        .max_by_key(|entry| entry["effective"].as_str())
}

/// What conditions look at. What the claim does not say is none; no word of a contract counts as none signed.
#[derive(Clone)]
pub struct Asked {
    pub level: Option<String>,
    pub status: Option<String>,
    pub age: Option<i64>,
    pub admission: i64,
    pub tier: Option<i64>,
    pub contracted: Option<bool>,
    pub pharmacy: bool,
}

/// What a list of cases gives.
pub enum Found<'p> {
    Case(&'p Json),
    /// The first case that is not ruled out hangs on these fields, which the claim does not state.
    Needs(Vec<&'static str>),
    Nothing,
}

/// The first case that matches. A case hangs on what is not stated only where nothing that is stated rules it out.
pub fn case<'p>(cases: &'p Json, asked: &Asked) -> Found<'p> {
    for case in list(cases) {
        let (ruled_out, missing) = conditions(&case["when"], asked);
        if ruled_out {
            continue;
        }
        return if missing.is_empty() {
            Found::Case(case)
        } else {
            Found::Needs(missing)
        };
    }
    Found::Nothing
}

/// Whether a condition fails, and which fields the rest cannot do without.
pub fn conditions(when: &Json, asked: &Asked) -> (bool, Vec<&'static str>) {
    let mut ruled_out = false;
    let mut missing = Vec::new();
    let mut see = |condition: &Json, field: &'static str, holds: Option<bool>| {
        if !condition.is_null() {
            match holds {
                Some(true) => {}
                Some(false) => ruled_out = true,
                None => missing.push(field),
            }
        }
    };
    let names = |condition: &Json, name: &str| {
        condition == name || list(condition).iter().any(|listed| listed == name)
    };
    let span = |condition: &Json, number: i64| {
        condition[0].as_i64().is_none_or(|from| from <= number)
            && condition[1].as_i64().is_none_or(|to| number <= to)
    };
    // A community institution is matched by `primary` too, a singled-out one by `tertiary`. "Where no earlier case names it" says
    // what the order of the cases does by itself: an earlier case that does not match for another reason does not bar a later one.
    let level = |level: &String| {
        let wider = match level.as_str() {
            "community" => "primary",
            "tertiary_top" => "tertiary",
            other => other,
        };
        names(&when["level"], level) || names(&when["level"], wider)
    };
    see(&when["level"], "level", asked.level.as_ref().map(level));
    see(
        &when["status"],
        "person.status",
        asked
            .status
            .as_ref()
            .map(|status| names(&when["status"], status)),
    );
    see(
        &when["age"],
        "person.age",
        asked.age.map(|age| span(&when["age"], age)),
    );
    see(
        &when["admission"],
        "",
        Some(span(&when["admission"], asked.admission)),
    );
    see(
        &when["tier"],
        "person.tier",
        asked.tier.map(|tier| when["tier"] == tier),
    );
    see(
        &when["contracted"],
        "",
        Some(when["contracted"] == asked.contracted.unwrap_or(false)),
    );
    see(&when["place"], "", Some(asked.pharmacy));
    (ruled_out, missing)
}

/// The three tables by which a service is paid, what their evidence stands on, and the counters that they draw on.
pub struct Block<'p> {
    pub deductible: &'p Json,
    pub ratio: &'p Json,
    pub ceiling: &'p Json,
    pub counters: &'static str,
    pub stands_on: Vec<&'p Json>,
}

/// The block of a service, or which field keeps it from being found.
pub fn block<'p>(
    entry: &'p Json,
    service: &str,
    disease: Option<&str>,
) -> Result<Block<'p>, (&'static str, &'static str)> {
    let whole = |rules: &'p Json, counters| match rules.is_object() {
        true => Ok(Block {
            deductible: &rules["deductible"],
            ratio: &rules["ratio"],
            ceiling: &rules["ceiling"],
            counters,
            stands_on: vec![rules],
        }),
        false => Err(("policy.no_rule", "service")),
    };
    match service {
        "inpatient" => return whole(&entry["inpatient"], "inpatient"),
        "outpatient" | "pharmacy" => return whole(&entry["outpatient"], "outpatient"),
        _ => {}
    }
    let chronic = &entry["chronic"];
    let mut block = match chronic["rule"].as_str() {
        Some("inpatient") => whole(&entry["inpatient"], "inpatient")?,
        Some("outpatient") => whole(&entry["outpatient"], "outpatient")?,
        Some(_) => whole(chronic, "chronic")?,
        None => return Err(("policy.no_rule", "service")),
    };
    if block.counters != "chronic" {
        block.stands_on.push(chronic);
    }
    let diseases = list(&chronic["diseases"]);
    // Which table holds hangs on the disease wherever one is singled out.
    let Some(disease) = disease else {
        return if diseases.is_empty() {
            Ok(block)
        } else {
            Err(("claim.input_needed", "disease"))
        };
    };
    if let Some(own) = diseases
        .iter()
        .find(|own| list(&own["codes"]).iter().any(|code| code == disease))
    {
        for (table, name) in [
            (&mut block.deductible, "deductible"),
            (&mut block.ratio, "ratio"),
            (&mut block.ceiling, "ceiling"),
        ] {
            if own[name].is_object() {
                *table = &own[name];
            }
        }
    }
    Ok(block)
}

/// What a filing category changes for a service: what an inner block says goes before what stands outside.
pub struct Change<'p> {
    outer: &'p Json,
    inner: &'p Json,
}

impl<'p> Change<'p> {
    pub fn new(outer: &'p Json, service: &str) -> Self {
        let inner = &outer[if service == "pharmacy" {
            "outpatient"
        } else {
            service
        }];
        Self { outer, inner }
    }

    pub fn get(&self, key: &str) -> Option<Exact> {
        read(&self.inner[key]).or_else(|| read(&self.outer[key]))
    }

    /// Whether it is settled directly.
    pub fn direct(&self) -> bool {
        self.inner["direct"]
            .as_bool()
            .or(self.outer["direct"].as_bool())
            .unwrap_or(true)
    }
}
