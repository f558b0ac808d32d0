//! Claims by chance on a pack, mostly around the figures at which its rules change.

use crate::chance::Chance;
use crate::edges::Edges;
use crate::places::Places;
use crate::policy::{entry, list};
use serde_json::{Map, Value as Json, json};

const LARGEST: i64 = 100_000_000_000;
const CATEGORIES: [&str; 7] = [
    "resettled_retiree",
    "long_term_resident",
    "posted_worker",
    "referral",
    "emergency",
    "other_temporary",
    "none",
];
const GROUPS: [&str; 4] = [
    "low_income",
    "extreme_poverty",
    "returned_to_poverty",
    "marginal_low_income",
];
const LEVELS: [&str; 5] = [
    "community",
    "primary",
    "secondary",
    "tertiary",
    "tertiary_top",
];
/// Places of treatment in other provinces, as areas, counties and whole provinces.
const ELSEWHERE: [&str; 8] = [
    "110000", "310115", "440300", "510100", "650100", "660000", "429004", "320000",
];

/// Fen as an amount of a claim: as text mostly, else as a number.
fn amount(chance: &mut Chance, fen: i64) -> Json {
    let text = format!("{}.{:02}", fen / 100, fen % 100);
    match chance.within(0, 9) {
        0 => json!(text.parse::<f64>().unwrap()),
        1 if fen % 100 == 0 => json!((fen / 100).to_string()),
        _ => json!(text),
    }
}

/// Any amount, small and large alike.
fn any(chance: &mut Chance) -> i64 {
    match chance.within(0, 11) {
        0 => 0,
        1 => chance.within(1, 3),
        2 => chance.within(0, LARGEST),
        3 | 4 => chance.within(0, 400) * 10_000,
        5 => chance.within(0, 20_000) * 10,
        6 | 7 => chance.within(0, 100_000),
        8 | 9 => chance.within(0, 5_000_000),
        _ => chance.within(0, 100_000_000),
    }
}

/// An amount at one of `edges`, or a fen beside it.
fn near(chance: &mut Chance, edges: &[i64]) -> i64 {
    match edges {
        [] => any(chance),
        edges => (chance.one(edges) + chance.within(-1, 1)).clamp(0, LARGEST),
    }
}

/// What a limit of so much has left: nothing, a fen, a little, or all of it; now and then it is overspent.
fn nearly_used(chance: &mut Chance, limit: i64) -> i64 {
    let left = match chance.within(0, 5) {
        0 => 0,
        1 => 1,
        2 => limit,
        3 => -chance.within(1, 100_000),
        _ => chance.within(0, 2_000_000),
    };
    (limit - left).clamp(0, LARGEST)
}

fn counters(chance: &mut Chance, edges: &Edges) -> Json {
    let in_scope = if chance.percent(50) {
        near(chance, &edges.slices)
    } else {
        any(chance)
    };
    let deductible = if chance.percent(70) {
        near(chance, &edges.deductibles)
    } else {
        chance.within(0, 300_000)
    };
    let pooled = match edges.ceilings.as_slice() {
        [] => chance.within(0, 10_000_000),
        ceilings => {
            let ceiling = chance.one(ceilings);
            nearly_used(chance, ceiling)
        }
    };
    let mut counters = Map::new();
    for (key, fen) in [
        ("inScope", in_scope),
        ("deductiblePaid", deductible),
        ("pooledPaid", pooled),
    ] {
        if chance.percent(80) {
            counters.insert(key.to_owned(), amount(chance, fen));
        }
    }
    counters.into()
}

fn year(chance: &mut Chance, edges: &Edges) -> Json {
    let mut year = Map::new();
    if chance.percent(70) {
        year.insert("admissions".to_owned(), json!(chance.within(0, 6)));
    }
    for service in ["outpatient", "inpatient", "chronic"] {
        if chance.percent(60) {
            year.insert(service.to_owned(), counters(chance, edges));
        }
    }
    if chance.percent(60) {
        let fen = near(chance, &edges.thresholds);
        year.insert("inScopeSelfPay".to_owned(), amount(chance, fen));
    }
    let mut paid = Map::new();
    for (name, limit) in &edges.limits {
        if chance.percent(40) {
            let fen = limit.map_or(1234, |limit| nearly_used(chance, limit));
            paid.insert(name.clone(), amount(chance, fen));
        }
    }
    if chance.percent(3) {
        paid.insert("Something else".to_owned(), amount(chance, 123_456));
    }
    if !paid.is_empty() {
        year.insert("supplementPaid".to_owned(), paid.into());
    }
    year.into()
}

/// A bill of sums, or of lines whose class is given.
fn bill(chance: &mut Chance, edges: &Edges, before: &Json) -> Json {
    if chance.percent(20) {
        let lines: Vec<Json> = (0..chance.within(1, 6)).map(|_| line(chance)).collect();
        return json!({ "lines": lines });
    }
    let counters = chance.one(&["outpatient", "inpatient"]);
    let so_far = crate::exact::or_zero(&before[counters]["inScope"]) * crate::exact::whole(100);
    let so_far = i64::try_from(so_far.to_integer()).unwrap();
    let in_scope = match chance.within(0, 9) {
        0..=3 => any(chance),
        4 => near(chance, &edges.deductibles),
        5 => near(chance, &edges.slices),
        6 => (near(chance, &edges.slices) - so_far).max(0),
        7 => near(chance, &edges.thresholds),
        8 => near(chance, &edges.ceilings),
        _ => (near(chance, &edges.deductibles) + near(chance, &edges.slices)).min(LARGEST),
    };
    let mut bill = Map::new();
    let mut total = in_scope;
    for key in ["fullSelfPay", "overLimitSelfPay", "priorSelfPay"] {
        if chance.percent(25) {
            let fen = any(chance).min(LARGEST - total);
            total += fen;
            bill.insert(key.to_owned(), amount(chance, fen));
        }
    }
    // Now and then the parts exceed the whole.
    if chance.percent(2) {
        total -= in_scope.min(total) + chance.within(0, 1);
    }
    bill.insert("total".to_owned(), amount(chance, total.max(0)));
    bill.into()
}

fn line(chance: &mut Chance) -> Json {
    let class = chance.one(&["A", "B", "B", "C"]);
    let fen = chance.within(0, 3_000_000);
    let mut line = Map::new();
    line.insert("class".to_owned(), json!(class));
    line.insert("amount".to_owned(), amount(chance, fen));
    if chance.percent(40) {
        let quantity = if chance.percent(70) {
            json!(chance.within(1, 9))
        } else {
            json!(chance.within(1, 90_000) as f64 / 10_000.0)
        };
        line.insert("quantity".to_owned(), quantity);
    }
    if chance.percent(40) {
        let limit = if chance.percent(30) {
            (fen + chance.within(-1, 1)).max(0)
        } else {
            chance.within(0, 2_000_000)
        };
        line.insert("priceLimit".to_owned(), amount(chance, limit));
    }
    if class == "B" && chance.percent(80) {
        let ratio = if chance.percent(50) {
            chance.within(0, 20) * 500
        } else {
            chance.within(0, 10_000)
        };
        line.insert(
            "priorSelfPayRatio".to_owned(),
            json!(ratio as f64 / 10_000.0),
        );
    }
    line.into()
}

fn person(chance: &mut Chance, scheme: &str) -> Json {
    let mut person = Map::new();
    let statuses: &[&str] = if scheme == "employee" {
        &["working", "retired"]
    } else {
        &["child", "student", "adult", "elder"]
    };
    person.insert("scheme".to_owned(), json!(scheme));
    let mut maybe = |chance: &mut Chance, percent, key: &str, value: Json| {
        if chance.percent(percent) {
            person.insert(key.to_owned(), value);
        }
    };
    let status = chance.one(statuses);
    maybe(chance, 96, "status", json!(status));
    let age = if chance.percent(40) {
        chance.one(&[17, 18, 19, 44, 45, 59, 60, 61, 64, 65, 69, 70, 71, 79, 80])
    } else {
        chance.within(0, 100)
    };
    maybe(chance, 94, "age", json!(age));
    let tier = chance.within(1, 2);
    maybe(chance, 94, "tier", json!(tier));
    let contracted = chance.percent(50);
    maybe(chance, 60, "contracted", json!(contracted));
    let groups = chance.some(&GROUPS);
    maybe(chance, 40, "reliefGroups", json!(groups));
    person.into()
}

/// A day around the ends of the scheme's entries, or any day.
fn day(chance: &mut Chance, pack: &Json, scheme: &str) -> String {
    let any = format!(
        "{}-{:02}-{:02}",
        chance.within(2022, 2027),
        chance.within(1, 12),
        chance.within(1, 28)
    );
    let ends: Vec<&str> = list(&pack["schemes"][scheme])
        .iter()
        .flat_map(|entry| [&entry["effective"], &entry["until"]])
        .filter_map(Json::as_str)
        .collect();
    match chance.within(0, 9) {
        0 if !ends.is_empty() => chance.one(&ends).to_owned(),
        1 => any,
        _ => format!(
            "2026-{:02}-{:02}",
            chance.within(1, 8),
            chance.within(1, 28)
        ),
    }
}

/// A code of an insured area: its own or that of a county.
fn any_code<'a>(chance: &mut Chance, places: &'a Places, area: &str) -> &'a str {
    let codes = &places.codes[area];
    &codes[chance.within(0, codes.len() as i64 - 1) as usize]
}

/// A claim on the rules of a pack.
pub fn claim(chance: &mut Chance, pack: &Json, places: &Places) -> Json {
    let area = pack["area"].as_str().unwrap();
    let scheme = chance.one(&["employee", "resident"]);
    let date = day(chance, pack, scheme);
    let edges = entry(pack, scheme, &date)
        .map(Edges::of)
        .unwrap_or_default();
    // Most areas have no rules for chronic care.
    let chronic = if entry(pack, scheme, &date).is_some_and(|entry| entry["chronic"].is_object()) {
        "chronic"
    } else {
        "inpatient"
    };
    let service = chance.one(&[
        "outpatient",
        "outpatient",
        "outpatient",
        "inpatient",
        "inpatient",
        "inpatient",
        "pharmacy",
        chronic,
        chronic,
    ]);
    let home = match chance.within(0, 99) {
        0 => chance.one(&["999999", "710000", "130000"]),
        1..=10 => any_code(chance, places, area),
        _ => area,
    };
    let treated = match chance.within(0, 99) {
        0 => chance.one(&["999999", "820000", "429000"]),
        1..=30 => area,
        31..=40 => match places.neighbours(area).as_slice() {
            [] => area,
            all => {
                let area = chance.one(all);
                any_code(chance, places, area)
            }
        },
        _ => chance.one(&ELSEWHERE),
    };
    let before = if chance.percent(60) {
        year(chance, &edges)
    } else {
        Json::Null
    };
    let mut claim = Map::new();
    let bill = bill(chance, &edges, &before);
    for (key, value) in [
        ("person", person(chance, scheme)),
        ("insuredArea", json!(home)),
        ("treatmentArea", json!(treated)),
        ("date", json!(date)),
        ("service", json!(service)),
        ("bill", bill),
    ] {
        claim.insert(key.to_owned(), value);
    }
    let mut maybe = |chance: &mut Chance, percent, key: &str, value: Json| {
        if !value.is_null() && chance.percent(percent) {
            claim.insert(key.to_owned(), value);
        }
    };
    let level = chance.one(&LEVELS);
    maybe(
        chance,
        if service == "pharmacy" { 80 } else { 100 },
        "level",
        json!(level),
    );
    let codes: Vec<&str> = edges
        .diseases
        .iter()
        .map(String::as_str)
        .chain(["M03900"])
        .collect();
    let disease = chance.one(&codes);
    maybe(
        chance,
        if service == "chronic" { 90 } else { 5 },
        "disease",
        json!(disease),
    );
    let category = chance.one(&CATEGORIES);
    maybe(chance, 85, "filing", json!({ "category": category }));
    maybe(chance, 100, "yearToDate", before);
    let balance = any(chance);
    let balance = amount(chance, balance);
    maybe(chance, 30, "personalAccount", balance);
    let admitted = format!(
        "{}-12-{:02}",
        date[..4].parse::<i32>().unwrap() - 1,
        chance.within(1, 31)
    );
    maybe(chance, 4, "admitted", json!(admitted));
    let allowed = chance.percent(80);
    maybe(chance, 15, "allowCompiled", json!(allowed));
    let share = chance.within(0, 30) as f64 / 100.0;
    maybe(chance, 20, "place", json!({ "priorSelfPayRatio": share }));
    claim.into()
}
