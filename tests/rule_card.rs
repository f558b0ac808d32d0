//! Rule cards: golden sections read off the packs by hand, and laws that hold for every bundled pack in both languages.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use include_dir::{Dir, include_dir};
use serde_json::Value as Json;
use yidi::issue::Lang;
use yidi::policy::pack::{Evidence, Pack};
use yidi::reading::{At, Faults, Read, Value};
use yidi::rule_card::{RuleCard, RuleSource, rule_card};

static CASES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases/rule_card");
static POLICIES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/policies");

/// A pack file as JSON, and as the library reads it.
fn read(text: &str, name: &str) -> (Json, Pack) {
    let json: Json = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let value: Value = serde_json::from_value(json.clone()).unwrap();
    let mut faults = Faults::in_document(Lang::En);
    let pack = Pack::read(&value, &At::ROOT, &mut faults);
    (
        json,
        pack.unwrap_or_else(|| panic!("{name}: {:?}", faults.issues)),
    )
}

/// Every bundled pack, and one made up that uses all the format has.
fn packs() -> Vec<(String, Json, Pack)> {
    let mut all: Vec<_> = POLICIES
        .files()
        .filter(|file| file.path().extension().is_some_and(|e| e == "json"))
        .map(|file| {
            let name = file.path().display().to_string();
            let (json, pack) = read(file.contents_utf8().unwrap(), &name);
            (name, json, pack)
        })
        .collect();
    assert!(all.len() >= 85, "only {} packs", all.len());
    let broken: Json = serde_json::from_str(include_str!("data/packs.json")).unwrap();
    let (json, pack) = read(&broken["sound"].to_string(), "sound");
    all.push(("sound".to_owned(), json, pack));
    let (json, pack) = read(&all_there_is().to_string(), "all there is");
    all.push(("all there is".to_owned(), json, pack));
    all
}

/// What neither the bundled packs nor the sound one say.
fn all_there_is() -> Json {
    let case = serde_json::json!({ "per": "year", "cases": [
        { "when": { "level": ["tertiary_top"], "tier": 2, "contracted": false, "place": "pharmacy", "age": [6, 18] }, "amount": "1234.50" },
        { "amount": 77 } ] });
    let ratio = serde_json::json!({ "per": "visit", "cases": [ { "slices": [[0, "500.25", 0.123456], [500.25, null, 1]] } ] });
    let away = serde_json::json!({ "documents": ["d1"], "evidence": "official", "referral": {
        "ratio_points": -2.5, "ratio_factor": 0.95, "first_self_pay": 0.15, "deductible_factor": 1.5, "deductible_plus": 350,
        "ceiling_factor": 0.7, "evidence": "reported",
        "chronic": { "deductible_amount": 4321, "direct": false } } });
    serde_json::json!({ "format": 1, "area": "130200", "name": "某市", "documents": [{ "id": "d1", "title": "甲" }],
        "schemes": { "resident": [ { "effective": "2026-01-01", "until": "2026-12-31",
            "outpatient": { "documents": ["d1"], "evidence": "official", "deductible": case, "ratio": ratio, "ceiling": case },
            "chronic": { "documents": [], "evidence": "official", "rule": "outpatient", "ceiling": case,
                "diseases": [ { "name": "甲病", "codes": [], "deductible": case, "ratio": ratio, "ceiling": case } ] },
            "away_in_province": away } ] } })
}

fn card(pack: &Pack, lang: Lang) -> RuleCard {
    rule_card(pack, RuleSource::Bundled, lang)
}

#[test]
fn golden_sections() {
    let mut sections = 0;
    for file in CASES.files() {
        let name = file.path().display().to_string();
        let case: Json = serde_json::from_str(file.contents_utf8().unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let area = case["area"].as_str().unwrap();
        let text = POLICIES.get_file(format!("{area}.json")).unwrap();
        let (_, pack) = read(text.contents_utf8().unwrap(), area);
        for wanted in case["cards"].as_array().unwrap() {
            let lang = match wanted["lang"].as_str().unwrap() {
                "zh" => Lang::Zh,
                "en" => Lang::En,
                lang => panic!("{name}: no such language: {lang}"),
            };
            let card = serde_json::to_value(card(&pack, lang)).unwrap();
            assert_eq!(card["area"], area);
            for line in wanted["notModelled"].as_array().unwrap() {
                let lines = card["notModelled"].as_array().unwrap();
                assert!(lines.contains(line), "{name}: {line} not in {lines:?}");
            }
            let schemes = card["schemes"].as_array().unwrap().iter();
            let entry = schemes
                .filter(|scheme| scheme["scheme"] == wanted["scheme"])
                .flat_map(|scheme| scheme["entries"].as_array().unwrap())
                .find(|entry| entry["effective"] == wanted["effective"])
                .unwrap_or_else(|| panic!("{name}: no such entry"));
            assert_eq!(entry["period"], wanted["period"], "{name}");
            for section in wanted["sections"].as_array().unwrap() {
                let mut found = entry["sections"].as_array().unwrap().iter();
                let found = found
                    .find(|found| {
                        found["id"] == section["id"] && found["title"] == section["title"]
                    })
                    .unwrap_or_else(|| panic!("{name}: no section {}", section["title"]));
                assert_eq!(
                    serde_json::to_string_pretty(found).unwrap(),
                    serde_json::to_string_pretty(section).unwrap(),
                    "{name}"
                );
                sections += 1;
            }
        }
    }
    println!("{sections} golden sections");
    assert!(
        sections >= 12,
        "only {sections} golden sections were compared"
    );
}

/// All texts of a section but its title and documents.
fn texts(section: &Json) -> Vec<String> {
    let mut all = vec![section["evidenceLabel"].as_str().unwrap().to_owned()];
    let list =
        |json: &Json| -> Vec<Json> { json.as_array().unwrap_or_else(|| panic!("{json}")).clone() };
    for table in list(&section["tables"]) {
        all.push(table["title"].as_str().unwrap().to_owned());
        for row in [vec![table["columns"].clone()], list(&table["rows"])].concat() {
            all.extend(
                list(&row)
                    .iter()
                    .map(|cell| cell.as_str().unwrap().to_owned()),
            );
        }
    }
    all.extend(
        list(&section["remarks"])
            .iter()
            .map(|remark| remark.as_str().unwrap().to_owned()),
    );
    all
}

#[test]
fn every_cell_says_something() {
    for (name, _, pack) in packs() {
        for lang in [Lang::Zh, Lang::En] {
            let card = card(&pack, lang);
            assert!(!card.schemes.is_empty(), "{name}");
            for entry in card.schemes.iter().flat_map(|scheme| &scheme.entries) {
                for section in &entry.sections {
                    let place = format!("{name} {} {}", entry.effective, section.title);
                    assert!(
                        !section.tables.is_empty() || !section.remarks.is_empty(),
                        "{place}"
                    );
                    for table in &section.tables {
                        assert!(!table.rows.is_empty() && !table.title.is_empty(), "{place}");
                        for row in &table.rows {
                            assert_eq!(row.len(), table.columns.len(), "{place} {}", table.title);
                        }
                    }
                    let section = serde_json::to_value(section).unwrap();
                    for text in texts(&section) {
                        assert!(!text.trim().is_empty(), "{place}: an empty text");
                        assert_eq!(text.trim(), text, "{place}");
                    }
                }
            }
        }
    }
}

fn chinese(text: &str) -> bool {
    text.chars()
        .any(|c| ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ff60}').contains(&c))
}

#[test]
fn english_cards_are_english() {
    for (name, json, pack) in packs() {
        let card = card(&pack, Lang::En);
        let mut names = Vec::new();
        for entry in entries(&json) {
            let listed = entry["chronic"]["diseases"].as_array();
            for named in listed
                .into_iter()
                .chain(entry["supplement"].as_array())
                .flatten()
            {
                names.push(named["name"].as_str().unwrap().to_owned());
            }
        }
        let check = |text: &str| {
            let text = names
                .iter()
                .fold(text.to_owned(), |text, name| text.replace(name, ""));
            assert!(!chinese(&text), "{name}: {text}");
        };
        card.not_modelled.iter().for_each(|line| check(line));
        check(card.evidence_label);
        for scheme in &card.schemes {
            check(scheme.label);
            for entry in &scheme.entries {
                check(&entry.period);
                for section in &entry.sections {
                    check(&section.title);
                    texts(&serde_json::to_value(section).unwrap())
                        .iter()
                        .for_each(|text| check(text));
                }
            }
        }
    }
}

fn entries(pack: &Json) -> impl Iterator<Item = &Json> {
    ["employee", "resident"]
        .into_iter()
        .filter_map(|scheme| pack["schemes"][scheme].as_array())
        .flatten()
}

/// The figures of a block as a card writes them, told from the JSON alone: amounts, and ratios as percent.
fn figures(json: &Json, lang: Lang, out: &mut Vec<String>) {
    let Some(map) = json.as_object() else {
        for item in json.as_array().into_iter().flatten() {
            figures(item, lang, out);
        }
        return;
    };
    for (key, value) in map {
        let number = || -> f64 {
            let text = value.as_str().map(str::to_owned);
            text.unwrap_or_else(|| value.to_string()).parse().unwrap()
        };
        match &**key {
            _ if value.is_null() => {}
            "amount" | "minus" | "floor" | "threshold" | "limit" | "deductible_amount"
            | "deductible_plus" => {
                out.push(format!("{} {}", grouped(number()), lang.pick("元", "yuan")))
            }
            "ratio" if value.is_object() => figures(value, lang, out),
            "ratio" | "factor" | "ratio_factor" | "first_self_pay" | "deductible_factor"
            | "ceiling_factor" | "threshold_factor" => out.push(percent(number())),
            // No points are no change.
            "ratio_points" if number() == 0.0 => {}
            "ratio_points" => out.push(format!(
                "{}{} {}",
                if number() > 0.0 { "+" } else { "" },
                number(),
                lang.pick("个百分点", "points")
            )),
            "slices" => {
                for slice in value.as_array().unwrap() {
                    let slice = slice.as_array().unwrap();
                    let bound = |i: usize| -> Option<f64> {
                        let text = slice[i].as_str().map(str::to_owned);
                        text.unwrap_or_else(|| slice[i].to_string()).parse().ok()
                    };
                    // Slices of one block meet; where one ends is told with its unit.
                    out.extend(
                        bound(1).map(|to| format!("{} {}", grouped(to), lang.pick("元", "yuan"))),
                    );
                    out.push(percent(bound(2).unwrap()));
                }
            }
            _ => figures(value, lang, out),
        }
    }
}

fn grouped(amount: f64) -> String {
    let fen = (amount * 100.0).round() as u64;
    let mut whole = (fen / 100).to_string();
    let mut at = whole.len();
    while at > 3 {
        at -= 3;
        whole.insert(at, ',');
    }
    if fen.is_multiple_of(100) {
        whole
    } else {
        format!("{whole}.{:02}", fen % 100)
    }
}

fn percent(ratio: f64) -> String {
    let parts = (ratio * 1e6).round() as u64;
    let text = format!("{}.{:04}", parts / 10_000, parts % 10_000);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// Whether the figure stands in a text, and not as the end of a longer one.
fn stands_in(figure: &str, text: &str) -> bool {
    text.match_indices(figure).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_digit() || c == ',' || c == '.')
    })
}

#[test]
fn every_figure_is_told_in_its_section() {
    let mut told = 0;
    for (name, json, pack) in packs() {
        for lang in [Lang::Zh, Lang::En] {
            let card = card(&pack, lang);
            for scheme in &card.schemes {
                let own = scheme.scheme.name();
                let entries = json["schemes"][own].as_array().unwrap();
                assert_eq!(scheme.entries.len(), entries.len(), "{name} {own}");
                for shown in &scheme.entries {
                    let entry = entries
                        .iter()
                        .find(|entry| entry["effective"] == shown.effective.to_string())
                        .unwrap();
                    let mut blocks: Vec<(&str, &Json)> = Vec::new();
                    for key in ["outpatient", "inpatient"] {
                        blocks.extend(entry.get(key).map(|block| (key, block)));
                    }
                    for supplement in entry["supplement"].as_array().into_iter().flatten() {
                        blocks.push(("supplement", supplement));
                    }
                    for key in ["chronic", "away", "away_in_province"] {
                        blocks.extend(entry.get(key).map(|block| (key, block)));
                    }
                    let ids: Vec<&str> = shown.sections.iter().map(|section| section.id).collect();
                    let keys: Vec<&str> = blocks.iter().map(|(key, _)| *key).collect();
                    assert_eq!(ids, keys, "{name} {own}");
                    for (section, (key, block)) in shown.sections.iter().zip(blocks) {
                        let place = format!("{name} {own} {} {key}", shown.effective);
                        let all = texts(&serde_json::to_value(section).unwrap());
                        let mut wanted = Vec::new();
                        figures(block, lang, &mut wanted);
                        for figure in wanted {
                            let here = all.iter().any(|text| stands_in(&figure, text));
                            assert!(here, "{place}: {figure} is not in {all:#?}");
                            told += 1;
                        }
                        assert_eq!(
                            serde_json::to_value(&section.documents).unwrap(),
                            block["documents"],
                            "{place}"
                        );
                        let claimed = block["evidence"].as_str().unwrap();
                        let expect = if section.documents.is_empty() {
                            "compiled"
                        } else {
                            claimed
                        };
                        assert_eq!(section.evidence.name(), expect, "{place}");
                        assert!(card.evidence <= section.evidence, "{place}");
                        rows_match(section, block, &place);
                    }
                }
            }
        }
    }
    println!("{told} figures");
    assert!(told > 9_000, "only {told} figures were looked for");
}

/// A row for each case, and for each slice of it: none is lost among equal figures.
fn rows_match(section: &yidi::rule_card::RuleSection, block: &Json, place: &str) {
    let cases = |json: &Json| json["cases"].as_array().map_or(0, Vec::len);
    let slices = |json: &Json| -> usize {
        let cases = json["cases"].as_array().into_iter().flatten();
        cases
            .map(|case| case["slices"].as_array().map_or(0, Vec::len))
            .sum()
    };
    let figures =
        |json: &Json| cases(&json["deductible"]) + slices(&json["ratio"]) + cases(&json["ceiling"]);
    let diseases = block["diseases"].as_array();
    let wanted = figures(block)
        + diseases.map_or(0, Vec::len)
        + diseases.into_iter().flatten().map(figures).sum::<usize>();
    if ["outpatient", "inpatient", "chronic"].contains(&section.id) {
        let rows: usize = section.tables.iter().map(|table| table.rows.len()).sum();
        assert_eq!(rows, wanted, "{place}");
    }
}

#[test]
fn what_is_missing_is_said() {
    for (name, json, pack) in packs() {
        let card = card(&pack, Lang::En);
        for scheme in ["employee", "resident"] {
            let label = match scheme {
                "employee" => "Employee scheme",
                _ => "Resident scheme",
            };
            let listed: &[Json] = json["schemes"][scheme].as_array().map_or(&[], |all| all);
            let lines: Vec<&String> = card
                .not_modelled
                .iter()
                .filter(|line| line.starts_with(label))
                .collect();
            if listed.is_empty() {
                assert_eq!(lines, [&format!("{label}: no rules")], "{name}");
                continue;
            }
            for entry in listed {
                let day = entry["effective"].as_str().unwrap();
                let line = lines
                    .iter()
                    .find(|line| line.contains(&format!("from {day} ")));
                let wanted = [
                    ("outpatient", "ordinary outpatient care"),
                    ("inpatient", "inpatient care"),
                    ("chronic", "chronic outpatient care"),
                    ("supplement", "supplements after the pooled fund"),
                    ("away", "care in another province"),
                    ("away_in_province", "care elsewhere in the province"),
                ];
                for (key, words) in wanted {
                    let empty =
                        |part: &Json| part.is_null() || part.as_array().is_some_and(Vec::is_empty);
                    let missing = entry.get(key).is_none_or(empty);
                    let said = line.is_some_and(|line| {
                        let (_, parts) = line.split_once("no rules for ").unwrap();
                        parts.split(", ").any(|part| part == words)
                    });
                    assert_eq!(said, missing, "{name} {day} {key}: {line:?}");
                }
                for (block, words) in [&wanted[4], &wanted[5]] {
                    if entry.get(*block).is_none_or(Json::is_null) {
                        continue;
                    }
                    for (key, filed) in [
                        ("long_term", "filed for the long term"),
                        ("referral", "referred"),
                        ("emergency", "emergency (counts as filed)"),
                        ("unreferred", "filed, not referred"),
                        ("unfiled", "not filed"),
                    ] {
                        let missing = entry[*block].get(key).is_none_or(Json::is_null);
                        let said =
                            line.is_some_and(|line| line.contains(&format!("{words} ({filed})")));
                        assert_eq!(said, missing, "{name} {day} {block} {key}: {line:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_weakest_evidence_counts_single_categories() {
    let (_, pack) = read(
        &serde_json::json!({ "format": 1, "area": "130200", "name": "某市", "documents": [{ "id": "d1", "title": "甲" }],
            "schemes": { "employee": [ { "effective": "2026-01-01",
                "away": { "documents": ["d1"], "evidence": "official", "referral": { "evidence": "reported" }, "emergency": {} } } ] } })
        .to_string(),
        "one category",
    );
    let card = card(&pack, Lang::Zh);
    assert_eq!(card.evidence, Evidence::Reported);
    let section = &card.schemes[0].entries[0].sections[0];
    assert_eq!(section.evidence, Evidence::Official);
    let rows = &section.tables[0].rows;
    assert_eq!(rows[0], ["异地转诊", "不变（有公开报道佐证）"]);
    assert_eq!(rows[1], ["异地急诊抢救（视同备案）", "不变"]);
}

#[test]
fn the_bundle_gives_the_same_card() {
    for head in yidi::policy::heads() {
        let text = POLICIES.get_file(format!("{}.json", head.area)).unwrap();
        let (_, pack) = read(text.contents_utf8().unwrap(), "bundled");
        let bundled = yidi::policy::pack_of(head.area).unwrap();
        let from_bundle = rule_card(&bundled, RuleSource::Bundled, Lang::Zh);
        assert_eq!(from_bundle, card(&pack, Lang::Zh), "{}", head.area);
    }
}
