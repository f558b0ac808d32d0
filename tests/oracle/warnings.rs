//! The evidence that a receipt stands on, and the warnings that the description names.

use crate::exact::{Exact, or_zero, whole};
use crate::policy::list;
use crate::rules::Rules;
use crate::scope::Scope;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// The weakest grade of all that is used: the blocks of the service, every supplement that covers it, and what changes away from
/// home. What names no document counts as compiled, whatever it says, and so does a first share that nobody gave (`assumed`).
pub fn evidence(rules: &Rules, assumed: bool) -> &'static str {
    let grades = ["compiled", "reported", "official"];
    let grade = |json: &Json| grades.iter().position(|grade| json["evidence"] == *grade);
    let mut weakest = if assumed { 0 } else { 2 };
    for block in rules
        .block
        .stands_on
        .iter()
        .chain(&rules.supplements)
        .copied()
        .chain(rules.elsewhere)
    {
        let its = if list(&block["documents"]).is_empty() {
            0
        } else {
            grade(block).unwrap()
        };
        weakest = weakest.min(its);
    }
    grades[grade(rules.outer).map_or(weakest, |its| its.min(weakest))]
}

/// The guide to ratios away from home: category, points, from when on.
const GUIDE: [(&str, i64); 4] = [
    ("long_term", 0),
    ("referral", 10),
    ("emergency", 10),
    ("unreferred", 20),
];

/// The codes that `compare.rs` compares.
pub fn all(
    claim: &Json,
    rules: &Rules,
    evidence: &str,
    cuts: &[(Exact, Exact)],
    scope: &Scope,
) -> BTreeSet<&'static str> {
    let mut codes = BTreeSet::new();
    let mut warn = |code, holds: bool| {
        if holds {
            codes.insert(code);
        }
    };
    warn("evidence.compiled", evidence == "compiled");
    warn(
        "away.unfiled_not_direct",
        rules.elsewhere.is_some() && !rules.away.direct(),
    );
    warn(
        "away.in_province_not_modelled",
        rules.home != rules.treated && rules.elsewhere.is_none(),
    );
    let guide = GUIDE
        .iter()
        .find(|(category, _)| *category == rules.category)
        .map(|(_, points)| whole(points + 5) / whole(100));
    let kept = whole(1) - rules.away.get("first_self_pay").unwrap_or_else(|| whole(0));
    let beyond =
        guide.is_some_and(|most| cuts.iter().any(|(home, away)| home - &kept * away > most));
    warn(
        "away.beyond_national_guide",
        rules.cross && claim["date"].as_str().unwrap() >= "2023-01-01" && beyond,
    );
    // The article that the guide cites for it speaks of stays in another province.
    warn(
        "bill.large_amount",
        rules.cross && claim["service"] == "inpatient" && scope.total >= whole(30_000),
    );
    warn("catalog.prior_ratio_assumed", scope.assumed);
    let year = |key: &str| claim[key].as_str().map(|day| day[..4].to_owned());
    warn(
        "year.crosses_benefit_year",
        year("admitted").is_some_and(|admitted| Some(admitted) != year("date")),
    );
    warn(
        "person.no_personal_account",
        claim["person"]["scheme"] == "resident" && or_zero(&claim["personalAccount"]) > whole(0),
    );
    let paid = claim["yearToDate"]["supplementPaid"]
        .as_object()
        .into_iter()
        .flatten();
    let names: Vec<&Json> = list(&rules.entry["supplement"])
        .iter()
        .map(|one| &one["name"])
        .collect();
    warn(
        "year.supplement_unknown",
        paid.into_iter()
            .any(|(name, _)| !names.iter().any(|known| *known == name)),
    );
    let by_stay =
        rules.block.counters == "inpatient" && rules.block.deductible["per"] == "admission";
    warn(
        "chronic.deductible_per_claim",
        claim["service"] == "chronic" && by_stay,
    );
    codes
}
