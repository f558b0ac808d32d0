//! What the claims drawn have met: a sample that lacks a mechanism proves nothing about it.

use crate::settle::Answer;
use serde_json::Value as Json;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Count(BTreeMap<String, u64>);

impl Count {
    pub fn look_at(&mut self, claim: &Json, answer: &Answer) {
        let mut met = |what: String| *self.0.entry(what).or_default() += 1;
        met("claims".to_owned());
        let receipt = match answer {
            Answer::Refused(why) => {
                met("refused".to_owned());
                why.iter().for_each(|one| met(format!("refused {one}")));
                return;
            }
            Answer::Receipt(receipt) => receipt,
        };
        met("settled".to_owned());
        met(format!("service {}", claim["service"].as_str().unwrap()));
        met(format!(
            "level {}",
            claim["level"].as_str().unwrap_or("none")
        ));
        if receipt["crossProvince"] == true {
            met(format!(
                "filing {}",
                claim["filing"]["category"].as_str().unwrap_or("nothing")
            ));
        }
        for step in receipt["steps"].as_array().unwrap() {
            met(format!("step {}", step["code"].as_str().unwrap()));
        }
        for warning in receipt["warnings"].as_array().unwrap() {
            met(format!("warning {}", warning.as_str().unwrap()));
        }
        met(format!(
            "evidence {}",
            receipt["evidence"].as_str().unwrap()
        ));
        let pays = |key: &str| receipt[key] != "0.00";
        let paying = receipt["supplements"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["amount"] != "0.00")
            .count();
        for (what, holds) in [
            ("a supplement pays", paying > 0),
            ("two supplements pay", paying > 1),
            ("the fund pays nothing", !pays("fundTotal")),
            ("a bill of lines", claim["bill"]["lines"].is_array()),
            (
                "a deductible takes all of it",
                pays("deductible") && receipt["deductible"] == receipt["inScope"],
            ),
            (
                "a relief group",
                claim["person"]["reliefGroups"].is_array() && paying > 0,
            ),
            (
                "several slices",
                receipt["steps"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|step| step["code"] == "ratio.slice")
                    .count()
                    > 1,
            ),
        ] {
            if holds {
                met(what.to_owned());
            }
        }
    }

    pub fn add(&mut self, other: &Self) {
        for (what, many) in &other.0 {
            *self.0.entry(what.clone()).or_default() += many;
        }
    }

    pub fn print(&self) {
        for (what, many) in &self.0 {
            println!("{many:>9} {what}");
        }
    }

    /// That everything was met often enough: at least once in so many claims.
    pub fn is_full(&self, claims: u64, made_up: bool) {
        let of = |what: &str| self.0.get(what).copied().unwrap_or(0);
        assert_eq!(of("claims"), claims);
        let (here, once_in) = if made_up {
            ("made up", 0)
        } else {
            ("bundled", 1)
        };
        let rare: Vec<String> = LEAST
            .iter()
            .map(|row| (row.0, [row.1, row.2][once_in]))
            .filter(|(what, often)| *often > 0 && of(what) < claims / often)
            .map(|(what, often)| format!("{what}: {} times, not once in {often}", of(what)))
            .collect();
        assert!(rare.is_empty(), "too little was met ({here}): {rare:#?}");
    }
}

/// What must be met, once in how many claims on packs made up and on the bundled ones; 0 where these have no such rule.
const LEAST: [(&str, u64, u64); 56] = [
    ("settled", 3, 3),
    ("refused", 5, 20),
    ("service outpatient", 10, 10),
    ("service inpatient", 10, 10),
    ("service pharmacy", 30, 30),
    ("service chronic", 30, 500),
    ("level community", 20, 20),
    ("level primary", 20, 20),
    ("level secondary", 20, 20),
    ("level tertiary", 20, 20),
    ("level tertiary_top", 20, 20),
    ("level none", 2000, 10_000),
    ("filing resettled_retiree", 50, 50),
    ("filing long_term_resident", 50, 50),
    ("filing posted_worker", 50, 50),
    ("filing referral", 50, 50),
    ("filing emergency", 50, 50),
    ("filing other_temporary", 50, 50),
    ("filing none", 50, 50),
    ("filing nothing", 50, 50),
    ("a bill of lines", 20, 20),
    ("a relief group", 30, 50),
    ("a supplement pays", 20, 20),
    ("two supplements pay", 50, 5000),
    ("a deductible takes all of it", 30, 30),
    ("the fund pays nothing", 20, 20),
    ("several slices", 20, 1000),
    ("step away.first_self_pay", 50, 2000),
    ("step ceiling", 10, 10),
    ("step person.account", 50, 50),
    ("step scope.full_self_pay", 20, 20),
    ("step scope.over_limit_self_pay", 20, 20),
    ("step scope.prior_self_pay", 20, 20),
    ("evidence compiled", 5, 3),
    ("evidence reported", 20, 2000),
    ("evidence official", 30, 0),
    ("warning away.in_province_not_modelled", 200, 50),
    ("warning away.unfiled_not_direct", 100, 50),
    ("warning away.beyond_national_guide", 100, 0),
    ("warning bill.large_amount", 50, 50),
    ("warning catalog.prior_ratio_assumed", 100, 100),
    ("warning year.crosses_benefit_year", 200, 200),
    ("refused area.unknown insuredArea", 1000, 1000),
    ("refused area.unknown treatmentArea", 1000, 1000),
    ("refused bill.sums_exceed_total bill", 1000, 1000),
    ("refused claim.input_needed level", 200, 500),
    ("refused claim.input_needed person.status", 200, 500),
    ("refused claim.input_needed person.age", 200, 5000),
    ("refused claim.input_needed person.tier", 200, 5000),
    ("refused claim.input_needed disease", 500, 20_000),
    ("refused evidence.compiled_refused allowCompiled", 500, 100),
    ("refused policy.no_case ", 100, 0),
    ("refused policy.no_rule service", 100, 100),
    ("refused policy.no_rule filing", 100, 0),
    ("refused policy.not_in_force date", 50, 100),
    ("refused policy.period_not_modelled service", 200, 0),
];
