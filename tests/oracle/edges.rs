//! The figures at which an entry's rules change, in fen: what claims are drawn around.

use crate::exact::{read, whole};
use crate::policy::list;
use serde_json::Value as Json;

#[derive(Default)]
pub struct Edges {
    pub deductibles: Vec<i64>,
    pub slices: Vec<i64>,
    pub ceilings: Vec<i64>,
    pub thresholds: Vec<i64>,
    /// The supplements' names with their limits.
    pub limits: Vec<(String, Option<i64>)>,
    /// The diseases singled out.
    pub diseases: Vec<String>,
}

fn fen(json: &Json) -> Option<i64> {
    let fen = read(json)? * whole(100);
    Some(i64::try_from(fen.to_integer()).expect("amounts are small"))
}

impl Edges {
    /// Those of all blocks of an entry together: which one a claim meets hangs on the rest of it.
    pub fn of(entry: &Json) -> Self {
        let mut edges = Self::default();
        let chronic = &entry["chronic"];
        for block in [&entry["outpatient"], &entry["inpatient"], chronic]
            .into_iter()
            .chain(list(&chronic["diseases"]))
        {
            for case in list(&block["deductible"]["cases"]) {
                edges.deductibles.extend(
                    [&case["amount"], &case["floor"], &case["minus"]]
                        .iter()
                        .filter_map(|amount| fen(amount)),
                );
            }
            for case in list(&block["ratio"]["cases"]) {
                edges.slices.extend(
                    list(&case["slices"])
                        .iter()
                        .filter_map(|slice| fen(&slice[1])),
                );
            }
            edges.ceilings.extend(
                list(&block["ceiling"]["cases"])
                    .iter()
                    .filter_map(|case| fen(&case["amount"])),
            );
        }
        for supplement in list(&entry["supplement"]) {
            let named = supplement["name"].as_str().unwrap().to_owned();
            edges.limits.push((named, fen(&supplement["limit"])));
            let threshold = fen(&supplement["threshold"]);
            edges.thresholds.extend(threshold);
            // Relief halves it, mostly.
            edges
                .thresholds
                .extend(threshold.map(|threshold| threshold / 2));
            edges.thresholds.extend(
                list(&supplement["slices"])
                    .iter()
                    .filter_map(|slice| Some(fen(&slice[1])? + threshold?)),
            );
        }
        for disease in list(&chronic["diseases"]) {
            edges.diseases.extend(
                list(&disease["codes"])
                    .iter()
                    .map(|code| code.as_str().unwrap().to_owned()),
            );
        }
        edges
    }
}
