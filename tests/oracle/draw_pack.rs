//! Packs by chance: every mechanism of the format, in combinations that no bundled pack has.

use crate::chance::Chance;
use serde_json::{Map, Value as Json, json};

/// Fen as an amount of a pack: text, or a whole number where it is one.
fn amount(chance: &mut Chance, fen: i64) -> Json {
    if fen % 100 == 0 && chance.percent(50) {
        json!(fen / 100)
    } else {
        json!(format!("{}.{:02}", fen / 100, fen % 100))
    }
}

/// A share of 1 with up to six decimals, mostly of two.
fn ratio(chance: &mut Chance) -> Json {
    let millionths = match chance.within(0, 9) {
        0 => 0,
        1 => 1_000_000,
        2 => chance.within(0, 1_000_000),
        3 => chance.within(0, 10_000) * 100,
        4 => chance.within(0, 100) * 10_000,
        _ => chance.within(0, 20) * 50_000,
    };
    decimal(chance, millionths)
}

/// So many millionths, as a number or as text.
fn decimal(chance: &mut Chance, millionths: i64) -> Json {
    let sign = if millionths < 0 { "-" } else { "" };
    let text = format!(
        "{sign}{}.{:06}",
        millionths.abs() / 1_000_000,
        millionths.abs() % 1_000_000
    );
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if chance.percent(30) {
        json!(text)
    } else {
        json!(text.parse::<f64>().unwrap())
    }
}

fn span(chance: &mut Chance, least: i64, most: i64) -> Json {
    let from = chance.within(least, most);
    let to = chance.within(from, most);
    match chance.within(0, 3) {
        0 => json!([from, null]),
        1 => json!([null, to]),
        _ => json!([from, to]),
    }
}

/// Conditions: none to three of them, the admission only where `admission` says so.
fn when(chance: &mut Chance, scheme: &str, admission: bool) -> Json {
    let mut when = Map::new();
    for _ in 0..chance.within(1, 3) {
        let (key, value) = match chance.within(0, 9) {
            0..=3 => (
                "level",
                json!(chance.some(&[
                    "community",
                    "primary",
                    "secondary",
                    "tertiary",
                    "tertiary_top"
                ])),
            ),
            4 | 5 => {
                let of: &[&str] = if scheme == "employee" {
                    &["working", "retired"]
                } else {
                    &["child", "student", "adult", "elder"]
                };
                let list = chance.some(of);
                (
                    "status",
                    if list.len() == 1 && chance.percent(70) {
                        json!(list[0])
                    } else {
                        json!(list)
                    },
                )
            }
            6 => ("age", span(chance, 15, 80)),
            7 => ("tier", json!(chance.within(1, 2))),
            8 => ("contracted", json!(chance.percent(60))),
            _ if admission && chance.percent(60) => ("admission", span(chance, 1, 5)),
            _ => ("place", json!("pharmacy")),
        };
        when.insert(key.to_owned(), value);
    }
    when.into()
}

/// So many cases with conditions and, mostly, one for all the rest.
fn cases(
    chance: &mut Chance,
    scheme: &str,
    admission: bool,
    rest: bool,
    mut of: impl FnMut(&mut Chance) -> Map<String, Json>,
) -> Json {
    let many = chance.within(0, 4);
    let mut list: Vec<Json> = Vec::new();
    for _ in 0..many {
        let mut case = of(chance);
        case.insert("when".to_owned(), when(chance, scheme, admission));
        list.push(case.into());
    }
    if rest || list.is_empty() || chance.percent(90) {
        list.push(of(chance).into());
    }
    list.into()
}

fn one(key: &str, value: Json) -> Map<String, Json> {
    Map::from_iter([(key.to_owned(), value)])
}

fn slices(chance: &mut Chance, most: i64) -> Json {
    let mut ends: Vec<i64> = (0..chance.within(0, 4))
        .map(|_| {
            if chance.percent(70) {
                chance.within(1, most / 100_000) * 100_000
            } else {
                chance.within(1, most)
            }
        })
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let mut from = 0;
    let mut list = Vec::new();
    for end in ends {
        list.push(json!([
            amount(chance, from),
            amount(chance, end),
            ratio(chance)
        ]));
        from = end;
    }
    list.push(json!([amount(chance, from), null, ratio(chance)]));
    list.into()
}

fn some_fen(chance: &mut Chance, most: i64) -> i64 {
    match chance.within(0, 5) {
        0 => 0,
        1 => chance.within(0, most),
        _ => chance.within(0, most / 5_000) * 5_000,
    }
}

fn deductible(chance: &mut Chance, scheme: &str, per: &str) -> Json {
    let rising = per != "year" || chance.percent(30);
    let mut list = cases(chance, scheme, rising, true, |chance| {
        let fen = some_fen(chance, 300_000);
        one("amount", amount(chance, fen))
    });
    // Later admissions, at the head of the list, where they hold before what is general.
    if rising && chance.percent(60) {
        let from = chance.within(2, 4);
        let mut later = if chance.percent(50) {
            one("factor", ratio(chance))
        } else {
            let (minus, floor) = (some_fen(chance, 60_000), some_fen(chance, 60_000));
            let mut later = one("minus", amount(chance, minus));
            if chance.percent(80) {
                later.insert("floor".to_owned(), amount(chance, floor));
            }
            later
        };
        let to = if chance.percent(70) {
            Json::Null
        } else {
            json!(from + 2)
        };
        later.insert("when".to_owned(), json!({ "admission": [from, to] }));
        let at = chance
            .within(0, 1)
            .min(list.as_array().unwrap().len() as i64 - 1) as usize;
        list.as_array_mut().unwrap().insert(at, later.into());
    }
    json!({ "per": per, "cases": list })
}

fn ceiling(chance: &mut Chance, scheme: &str, per: &str, shared: Option<&str>) -> Json {
    let list = cases(chance, scheme, false, false, |chance| {
        let most = chance.one(&[1_000_000, 20_000_000]);
        let fen = some_fen(chance, most);
        let none = chance.percent(20);
        one(
            "amount",
            if none {
                Json::Null
            } else {
                amount(chance, fen)
            },
        )
    });
    let mut ceiling = one("per", json!(per));
    ceiling.insert("cases".to_owned(), list);
    if let Some(shared) = shared {
        ceiling.insert("shared_with".to_owned(), json!(shared));
    }
    ceiling.into()
}

/// The three tables; a disease singled out has some of them.
fn tables(
    chance: &mut Chance,
    scheme: &str,
    visit: &str,
    shared: Option<&str>,
) -> Map<String, Json> {
    let pers = [visit, visit, "year"];
    let per = chance.one(&pers);
    let mut tables = one("deductible", deductible(chance, scheme, per));
    let per = chance.one(&pers);
    let list = cases(chance, scheme, true, false, |chance| {
        one("slices", slices(chance, 6_000_000))
    });
    tables.insert("ratio".to_owned(), json!({ "per": per, "cases": list }));
    let per = if shared.is_some() {
        "year"
    } else {
        chance.one(&[
            "year", "year", "year", "year", "year", "year", "visit", "visit", "month", "quarter",
        ])
    };
    tables.insert("ceiling".to_owned(), ceiling(chance, scheme, per, shared));
    tables
}

/// The documents and the grade of what follows.
fn grounds(chance: &mut Chance, block: &mut Map<String, Json>) {
    let documents = if chance.percent(90) {
        json!([chance.one(&["d1", "d1#36", "d2"])])
    } else {
        json!([])
    };
    block.insert("documents".to_owned(), documents);
    block.insert(
        "evidence".to_owned(),
        json!(chance.one(&["official", "official", "reported", "compiled"])),
    );
}

fn supplement(chance: &mut Chance, scheme: &str, number: usize) -> Json {
    let mut block = one("name", json!(format!("Aid {number}")));
    grounds(chance, &mut block);
    if chance.percent(60) {
        let services = chance.some(&["outpatient", "inpatient", "chronic", "pharmacy"]);
        block.insert("services".to_owned(), json!(services));
    }
    if chance.percent(50) {
        let fen = some_fen(chance, 5_000_000);
        block.insert("limit".to_owned(), amount(chance, fen));
    }
    if chance.percent(40) {
        block.insert("kind".to_owned(), json!("above_ceiling"));
        let list = cases(chance, scheme, true, false, |chance| {
            one("ratio", ratio(chance))
        });
        block.insert("cases".to_owned(), list);
        return block.into();
    }
    block.insert("kind".to_owned(), json!("self_pay"));
    let fen = some_fen(chance, 2_000_000);
    block.insert("threshold".to_owned(), amount(chance, fen));
    block.insert("slices".to_owned(), slices(chance, 4_000_000));
    if chance.percent(70) {
        let mut relief = one(
            "groups",
            json!(chance.some(&[
                "low_income",
                "extreme_poverty",
                "returned_to_poverty",
                "marginal_low_income"
            ])),
        );
        let (factor, points) = (ratio(chance), chance.within(-20, 40) * 500_000);
        for (key, value) in [
            ("threshold_factor", factor),
            ("ratio_points", decimal(chance, points)),
            ("no_limit", json!(chance.percent(50))),
        ] {
            if chance.percent(70) {
                relief.insert(key.to_owned(), value);
            }
        }
        block.insert("relief".to_owned(), relief.into());
    }
    block.into()
}

/// What a filing category changes.
fn change(chance: &mut Chance) -> Map<String, Json> {
    let mut change = Map::new();
    let points = if chance.percent(70) {
        -chance.within(0, 30) * 1_000_000
    } else {
        chance.within(-100_000_000, 20_000_000)
    };
    let factor = if chance.percent(70) {
        chance.within(6, 10) * 100_000
    } else {
        chance.within(0, 1_500_000)
    };
    let first = if chance.percent(70) {
        chance.within(0, 6) * 50_000
    } else {
        chance.within(0, 1_000_000)
    };
    let (amount_fen, plus) = (some_fen(chance, 300_000), some_fen(chance, 100_000));
    let (times, most) = (
        chance.within(0, 40) * 100_000,
        chance.within(0, 20) * 100_000,
    );
    for (key, value) in [
        ("ratio_points", decimal(chance, points)),
        ("ratio_factor", decimal(chance, factor)),
        ("first_self_pay", decimal(chance, first)),
        ("deductible_amount", amount(chance, amount_fen)),
        ("deductible_factor", decimal(chance, times)),
        ("deductible_plus", amount(chance, plus)),
        ("ceiling_factor", decimal(chance, most)),
        ("direct", json!(chance.percent(50))),
    ] {
        if chance.percent(25) {
            change.insert(key.to_owned(), value);
        }
    }
    change
}

fn away(chance: &mut Chance) -> Json {
    let mut away = Map::new();
    grounds(chance, &mut away);
    for category in [
        "long_term",
        "referral",
        "emergency",
        "unreferred",
        "unfiled",
    ] {
        if chance.percent(8) {
            continue;
        }
        let mut of = change(chance);
        for service in ["outpatient", "inpatient", "chronic"] {
            if chance.percent(25) {
                of.insert(service.to_owned(), change(chance).into());
            }
        }
        if chance.percent(10) {
            of.insert(
                "evidence".to_owned(),
                json!(chance.one(&["reported", "compiled"])),
            );
        }
        away.insert(category.to_owned(), of.into());
    }
    away.into()
}

fn chronic(chance: &mut Chance, scheme: &str, has: &Map<String, Json>) -> Json {
    let mut rules = vec!["own", "own"];
    rules.extend(
        ["inpatient", "outpatient"]
            .iter()
            .filter(|block| has.contains_key(**block)),
    );
    let rule = chance.one(&rules);
    let mut block = if rule == "own" {
        tables(chance, scheme, "visit", None)
    } else {
        Map::new()
    };
    grounds(chance, &mut block);
    block.insert("rule".to_owned(), json!(rule));
    if chance.percent(60) {
        let mut diseases = Vec::new();
        for (name, codes) in [
            ("Dialysis", json!(["M07803", "M07804"])),
            ("Diabetes", json!(["M01600"])),
        ] {
            let visit = if rule == "inpatient" {
                "admission"
            } else {
                "visit"
            };
            let mut disease = tables(chance, scheme, visit, None);
            disease.retain(|_, _| chance.percent(50));
            disease.insert("name".to_owned(), json!(name));
            disease.insert("codes".to_owned(), codes);
            diseases.push(Json::from(disease));
        }
        block.insert("diseases".to_owned(), diseases.into());
    }
    block.into()
}

fn rules(chance: &mut Chance, scheme: &str) -> Json {
    let mut entry = Map::new();
    let shared = chance.percent(30);
    for (service, visit, other) in [
        ("outpatient", "visit", "inpatient"),
        ("inpatient", "admission", "outpatient"),
    ] {
        if shared || chance.percent(93) {
            let mut block = tables(chance, scheme, visit, shared.then_some(other));
            grounds(chance, &mut block);
            entry.insert(service.to_owned(), block.into());
        }
    }
    let supplements: Vec<Json> = (0..chance.within(0, 4) as usize)
        .map(|number| supplement(chance, scheme, number))
        .collect();
    if !supplements.is_empty() {
        entry.insert("supplement".to_owned(), supplements.into());
    }
    if chance.percent(80) {
        let block = chronic(chance, scheme, &entry);
        entry.insert("chronic".to_owned(), block);
    }
    if chance.percent(95) {
        entry.insert("away".to_owned(), away(chance));
    }
    if chance.percent(40) {
        entry.insert("away_in_province".to_owned(), away(chance));
    }
    entry.into()
}

/// One or two entries; the earlier one ends where the later begins, or some time before.
fn entries(chance: &mut Chance, scheme: &str) -> Json {
    let mut latest = rules(chance, scheme);
    latest["effective"] = json!(chance.one(&["2022-07-01", "2023-01-01", "2025-01-01"]));
    if chance.percent(20) {
        latest["until"] = json!("2026-06-30");
    }
    if chance.percent(70) {
        return json!([latest]);
    }
    let mut earlier = rules(chance, scheme);
    earlier["effective"] = json!("2021-01-01");
    earlier["until"] = json!(if chance.percent(50) {
        "2022-06-30"
    } else {
        "2022-03-31"
    });
    if chance.percent(50) {
        json!([earlier, latest])
    } else {
        json!([latest, earlier])
    }
}

/// A pack for one of a few areas: an ordinary one, municipalities, one under a heading, the Corps.
pub fn pack(chance: &mut Chance) -> Json {
    let document =
        |id: &str| json!({ "id": id, "title": format!("Made-up document {id}"), "number": "1" });
    let mut schemes = Map::new();
    for scheme in ["employee", "resident"] {
        schemes.insert(scheme.to_owned(), entries(chance, scheme));
    }
    json!({
        "format": 1, "area": chance.one(&["130200", "130200", "110000", "429004", "660000", "460000"]), "name": "Made-up rules", "hotline": null,
        "documents": [document("d1"), document("d2")], "schemes": schemes, "notes": [],
    })
}
