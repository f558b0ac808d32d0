//! §0: which rules, and what keeps them from being applied.

use crate::exact::whole;
use crate::places::Places;
use crate::policy::{Asked, Block, Change, Found, block, case, entry, list};
use crate::scope::Scope;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// Why a claim is refused: each as `code field`.
pub type Why = BTreeSet<String>;

pub fn refused<T>(code: &str, field: &str) -> Result<T, Why> {
    Err(BTreeSet::from([format!("{code} {field}")]))
}

/// The rules that a claim is settled by.
pub struct Rules<'p> {
    pub home: String,
    pub treated: String,
    pub cross: bool,
    pub category: &'static str,
    pub entry: &'p Json,
    pub block: Block<'p>,
    /// Those that cover the service.
    pub supplements: Vec<&'p Json>,
    /// The block of changes that applies where the patient is treated away from home, and the part of the category.
    pub elsewhere: Option<&'p Json>,
    pub outer: &'p Json,
    pub away: Change<'p>,
}

/// Finds the rules of a claim. What is wrong with places, bill and day is told together; then what the rules have no answer to.
pub fn rules<'p>(
    claim: &Json,
    scope: &Scope,
    packs: &dyn Fn(&str) -> Option<&'p Json>,
    places: &Places,
) -> Result<Rules<'p>, Why> {
    let text = |key: &str| claim[key].as_str().unwrap();
    let scheme = claim["person"]["scheme"].as_str().unwrap();
    let mut why = Why::new();
    let home = places.insured(text("insuredArea"));
    let treated = places.treatment(text("treatmentArea"), home.as_deref().ok());
    why.extend(
        home.as_ref()
            .err()
            .map(|code| format!("{code} insuredArea")),
    );
    why.extend(
        treated
            .as_ref()
            .err()
            .map(|code| format!("{code} treatmentArea")),
    );
    if scope.in_scope() < whole(0) {
        why.insert("bill.sums_exceed_total bill".to_owned());
    }
    let pack = home.as_ref().ok().map(|home| packs(home));
    let entry = pack
        .flatten()
        .and_then(|pack| entry(pack, scheme, text("date")));
    let lacking = match pack {
        Some(None) => Some("policy.not_loaded insuredArea"),
        Some(Some(pack)) if list(&pack["schemes"][scheme]).is_empty() => {
            Some("policy.no_scheme person.scheme")
        }
        Some(Some(_)) if entry.is_none() => Some("policy.not_in_force date"),
        _ => None,
    };
    why.extend(lacking.map(str::to_owned));
    let (Ok(home), Ok(treated), Some(entry), true) = (home, treated, entry, why.is_empty()) else {
        return Err(why);
    };

    let service = text("service");
    let category = match claim["filing"]["category"].as_str() {
        Some("resettled_retiree" | "long_term_resident" | "posted_worker") => "long_term",
        Some("referral") => "referral",
        Some("emergency") => "emergency",
        Some("other_temporary") => "unreferred",
        _ => "unfiled",
    };
    let cross = home[..2] != treated[..2];
    let elsewhere = if cross {
        Some(&entry["away"])
    } else {
        Some(&entry["away_in_province"]).filter(|away| home != treated && away.is_object())
    };
    let outer = elsewhere.map_or(&Json::Null, |away| &away[category]);
    why.extend(elsewhere.filter(|_| !outer.is_object()).map(|away| {
        let field = if away.is_object() {
            "filing"
        } else {
            "treatmentArea"
        };
        format!("policy.no_rule {field}")
    }));
    let found = block(entry, service, claim["disease"].as_str());
    why.extend(
        found
            .as_ref()
            .err()
            .map(|(code, field)| format!("{code} {field}")),
    );
    let (Ok(block), true) = (found, why.is_empty()) else {
        return Err(why);
    };
    let supplements = list(&entry["supplement"])
        .iter()
        .filter(|one| covers(one, service))
        .collect();
    Ok(Rules {
        home,
        treated,
        cross,
        category,
        entry,
        block,
        supplements,
        elsewhere,
        outer,
        away: Change::new(outer, service),
    })
}

/// Whether a supplement covers a service: inpatient and chronic care where it does not say.
pub fn covers(supplement: &Json, service: &str) -> bool {
    match supplement["services"].as_array() {
        Some(named) => named.iter().any(|one| one == service),
        None => service == "inpatient" || service == "chronic",
    }
}

/// The case of a table that holds, or why none does.
pub fn chosen<'p>(table: &'p Json, asked: &Asked) -> Result<&'p Json, Why> {
    match case(&table["cases"], asked) {
        Found::Case(case) => Ok(case),
        Found::Needs(fields) => Err(fields
            .iter()
            .map(|field| format!("claim.input_needed {field}"))
            .collect()),
        Found::Nothing => refused("policy.no_case", ""),
    }
}
