//! The catalogue as it is built in: the official totals, every row of its sources, the golden look-ups and bills, the laws of a bill,
//! and input that is not understood.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::is_receipt;
use common::catalog::{self, classified, found, search, search_value};
use common::catalog_laws;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use yidi::issue::Lang;

fn passes(outcome: &common::golden::Outcome, at_least: usize) {
    for failure in &outcome.failures {
        eprintln!("{failure}\n");
    }
    let (count, failures) = (outcome.count, outcome.failures.len());
    println!("{count} golden cases");
    assert!(count >= at_least, "only {count} golden cases were found");
    assert!(failures == 0, "{failures} of {count} cases fail");
}

#[test]
fn golden_lookups() {
    passes(&catalog::run_lookups(), 100);
}

#[test]
fn golden_bills() {
    passes(&catalog::run_bills(), 30);
}

// The official totals: what the general notes (凡例) of each edition say it holds.

/// The day on which an edition is asked about.
fn day_of(edition: &str) -> &'static str {
    if edition == "2025" {
        "2026-03-10"
    } else {
        "2025-06-15"
    }
}

/// The items that ids or codes choose, `null` where there is none: through `classify`, thousands at a time.
fn chosen(codes: &[String], date: &str) -> Vec<Json> {
    let bill = json!({ "place": "310000", "date": date });
    let mut items = Vec::new();
    for codes in codes.chunks(10_000) {
        let line = |code: &String| json!({ "code": code, "amount": "1.00" });
        let lines: Vec<Json> = codes.iter().map(line).collect();
        let answer = classified(&json!(lines), &bill, Lang::Zh);
        assert!(is_receipt(&answer), "{answer:#}");
        let lines = answer["lines"].as_array().unwrap().iter();
        items.extend(lines.map(|line| line["item"].clone()));
    }
    items
}

/// The classes of all printed rows of a part, by number; the numbers run from 1 without a gap, and so do a number's rows.
fn part(edition: &str, part: &str) -> Vec<Vec<Option<String>>> {
    const NUMBERS: usize = 1500;
    const ROWS: usize = 20;
    let id = |number: usize, row: usize| match row {
        1 => format!("nrdl{edition}-{part}{number}"),
        row => format!("nrdl{edition}-{part}{number}.{row}"),
    };
    let ids: Vec<String> = (1..=NUMBERS)
        .flat_map(|number| (1..=ROWS).map(move |row| id(number, row)))
        .collect();
    let items = chosen(&ids, day_of(edition));
    let of = |found: &[Json]| -> Vec<Option<String>> {
        let rows = found.iter().take_while(|item| !item.is_null()).count();
        assert!(found[rows..].iter().all(Json::is_null), "a gap: {found:?}");
        let class = |item: &Json| {
            assert_eq!(item["edition"], edition, "{item}");
            item["class"].as_str().map(str::to_owned)
        };
        found[..rows].iter().map(class).collect()
    };
    let mut numbers: Vec<Vec<Option<String>>> = items.chunks(ROWS).map(of).collect();
    let held = numbers.iter().take_while(|rows| !rows.is_empty()).count();
    let beyond = numbers.split_off(held);
    assert!(beyond.iter().all(Vec::is_empty), "a gap after {part}{held}");
    numbers
}

fn of_class_a(numbers: &[Vec<Option<String>>]) -> usize {
    let is_a = |rows: &&Vec<Option<String>>| rows.iter().any(|class| class.as_deref() == Some("A"));
    numbers.iter().filter(is_a).count()
}

fn all_b(numbers: &[Vec<Option<String>>]) -> bool {
    let is_b = |class: &Option<String>| class.as_deref() == Some("B");
    numbers.iter().flatten().all(is_b)
}

#[test]
fn edition_2024_holds_what_its_notes_say() {
    let (western, chinese) = (part("2024", "W"), part("2024", "Z"));
    let (negotiated, negotiated_chinese) = (part("2024", "N"), part("2024", "M"));
    let bidding = part("2024", "B");
    assert_eq!(western.len(), 1396);
    assert_eq!(of_class_a(&western), 393);
    assert_eq!(chinese.len(), 1336);
    assert_eq!(of_class_a(&chinese), 246);
    assert_eq!(negotiated.len() + bidding.len(), 369);
    assert_eq!(negotiated_chinese.len(), 58);
    let all = [
        &western,
        &chinese,
        &negotiated,
        &negotiated_chinese,
        &bidding,
    ];
    assert_eq!(all.map(Vec::len).iter().sum::<usize>(), 3159);
    for negotiated in [negotiated, negotiated_chinese, bidding] {
        assert!(all_b(&negotiated), "negotiated drugs are paid as class B");
    }
}

#[test]
fn edition_2025_holds_what_its_notes_say() {
    let western = part("2025", "W");
    let (negotiated, bidding) = (part("2025", "N"), part("2025", "B"));
    assert_eq!(western.len(), 1446);
    assert_eq!(of_class_a(&western), 393);
    assert_eq!(negotiated.len(), 399);
    assert_eq!(bidding.len(), 12);
    assert!(
        all_b(&negotiated) && all_b(&bidding),
        "negotiated drugs are paid as class B"
    );
    assert!(
        part("2025", "Z").is_empty(),
        "the Chinese part of 2025 is not bundled"
    );
}

#[test]
fn decoction_pieces_are_payable_or_not() {
    let (payable, excluded) = (part("2024", "P"), part("2024", "X"));
    assert_eq!(payable.len(), 892);
    assert_eq!(excluded.len(), 32);
    let ids = ["nrdl2024-P892", "nrdl2024-X1", "nrdl2024-X32"].map(str::to_owned);
    let items = chosen(&ids, "2026-03-10");
    let flags: Vec<&Json> = items.iter().map(|item| &item["payable"]).collect();
    assert_eq!(flags, [&json!(null), &json!(false), &json!(false)]);
    let mut classes = payable.iter().chain(&excluded).flatten();
    assert!(classes.all(Option::is_none), "the list does not rank them");
}

// Every row of the sources.

/// The rows of a file of data/catalog, each a map from column to text.
fn rows(file: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(format!("data/catalog/{file}"))
        .unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut lines = text.lines().map(cells);
    let head = lines.next().expect("a head");
    lines
        .map(|line| {
            assert_eq!(line.len(), head.len(), "{file}: {line:?}");
            head.iter().cloned().zip(line).collect()
        })
        .collect()
}

/// One line of a CSV file; no cell of ours runs over a line.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                cells.last_mut().unwrap().push(signs.next().unwrap())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            sign => cells.last_mut().unwrap().push(sign),
        }
    }
    assert!(!quoted, "a quote is open: {line}");
    cells
}

/// What an item of the list must say, by its row.
fn facts(row: &BTreeMap<String, String>) -> Json {
    let text = |key: &str| match row[key].as_str() {
        "" => Json::Null,
        text => json!(text),
    };
    json!({ "name": row["name"], "form": text("form"), "class": text("class"), "category": text("category"),
        "restriction": text("restriction"), "validFrom": text("from"), "validUntil": text("until") })
}

fn told(item: &Json) -> Json {
    let negotiated = &item["negotiated"];
    json!({ "name": item["name"], "form": item["form"], "class": item["class"], "category": item["category"],
        "restriction": item["restriction"], "validFrom": negotiated["validFrom"], "validUntil": negotiated["validUntil"] })
}

/// The rows of both editions with the items that their ids choose.
fn listed() -> Vec<(BTreeMap<String, String>, Json)> {
    let mut all = Vec::new();
    for edition in ["2025", "2024"] {
        let rows = rows(&format!("drugs-{edition}.csv"));
        let ids: Vec<String> = rows.iter().map(|row| row["id"].clone()).collect();
        all.extend(rows.into_iter().zip(chosen(&ids, day_of(edition))));
    }
    assert_eq!(all.len(), 2411 + 4750);
    all
}

#[test]
fn every_listed_drug_says_what_its_row_says() {
    for (row, item) in listed() {
        let id = row["id"].as_str();
        assert_eq!(item["id"], id);
        assert_eq!(item["edition"], id[4..8], "{id}");
        assert_eq!(told(&item), facts(&row), "{id}");
        let confidential = row["payment_standard"] == "*";
        assert_eq!(
            item["negotiated"]["confidential"] == true,
            confidential,
            "{id}"
        );
    }
}

/// Every item is among those that its name finds.
fn all_found(ids: &BTreeMap<String, Vec<String>>, options: &Json) {
    let mut missing = Vec::new();
    for (name, ids) in ids {
        let items = found(name, options);
        let lost = |id: &&String| !items.iter().any(|item| item["id"] == id.as_str());
        missing.extend(ids.iter().filter(lost).map(|id| format!("{id} by {name}")));
    }
    assert!(missing.is_empty(), "{}: {missing:#?}", missing.len());
}

#[test]
fn every_listed_drug_is_found_by_its_name() {
    let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (row, _) in listed() {
        ids.entry(row["name"].clone())
            .or_default()
            .push(row["id"].clone());
    }
    all_found(&ids, &json!({ "kind": "drug", "all": true, "limit": 200 }));
}

#[test]
fn every_public_payment_standard_is_told_to_the_fen() {
    let mut told = 0;
    for (row, item) in listed() {
        let negotiated = &item["negotiated"];
        let ours: Vec<String> = match (&negotiated["price"], &negotiated["prices"]) {
            (Json::String(price), _) => vec![price.clone()],
            (_, Json::Array(prices)) => {
                let price = |price: &Json| price["price"].as_str().unwrap().to_owned();
                prices.iter().map(price).collect()
            }
            _ => Vec::new(),
        };
        let printed = amounts(&row["payment_standard"]);
        assert_eq!(ours, printed, "{} {}", row["id"], row["payment_standard"]);
        told += usize::from(!ours.is_empty());
    }
    assert!(told > 250, "only {told}");
}

/// The amounts of a printed payment standard: what stands before each 元.
fn amounts(standard: &str) -> Vec<String> {
    let parts: Vec<&str> = standard.split('元').collect();
    let (_, before) = parts.split_last().unwrap();
    before
        .iter()
        .map(|part| {
            let digits = part
                .rsplit(|c: char| !c.is_ascii_digit() && c != '.')
                .next()
                .unwrap();
            let (yuan, fen) = digits.split_once('.').unwrap_or((digits, ""));
            format!("{yuan}.{fen:0<2}")
        })
        .collect()
}

#[test]
fn every_service_and_consumable_is_found_by_its_code_and_its_name() {
    let files = [
        ("services.csv", "service", 3089),
        ("consumables.csv", "consumable", 1100),
    ];
    for (file, kind, count) in files {
        let rows = rows(file);
        assert_eq!(rows.len(), count);
        let codes: Vec<String> = rows.iter().map(|row| row["code"].clone()).collect();
        let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (row, item) in rows.iter().zip(chosen(&codes, "2026-03-10")) {
            assert_eq!(item["id"], row["code"]);
            assert_eq!(item["name"], row["name"]);
            assert_eq!(item["kind"], kind);
            ids.entry(row["name"].clone())
                .or_default()
                .push(row["code"].clone());
        }
        let options = json!({ "kind": kind, "limit": 200 });
        all_found(&ids, &options);
        // By code in the search too: services by all of it, consumables by their first 20 characters.
        let mut heads: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for code in codes {
            heads
                .entry(code.chars().take(20).collect())
                .or_default()
                .push(code);
        }
        all_found(&heads, &options);
    }
}

#[test]
fn every_product_code_leads_to_its_product() {
    let all = rows("products.csv");
    assert_eq!(all.len(), 13_738);
    let mut products: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for row in all {
        let product = (row["name"].clone(), row["category"].clone());
        products
            .entry(product)
            .or_default()
            .insert(row["code"].clone());
    }
    let mut missing = Vec::new();
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for ((name, _), codes) in &products {
        let id = codes.first().unwrap().as_str();
        names.entry(name.clone()).or_default().push(id.to_owned());
        for code in codes {
            let items = found(code, &json!({ "limit": 1 }));
            let right = |item: &Json| {
                item["id"] == id && item["name"] == name.as_str() && item["codes"] == codes.len()
            };
            if !items.first().is_some_and(right) {
                missing.push(format!("{code} of {name}: {items:?}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}: {missing:#?}", missing.len());
    all_found(&names, &json!({ "kind": "drug", "limit": 200 }));
}

/// An id put into `code` chooses that very item, surely; a product code decides a line as the product's name does.
#[test]
fn every_code_decides_a_line() {
    let line = |key: &str, value: &str| json!({ key: value, "amount": "1.00" });
    let bill = json!({ "place": "310000", "date": "2026-03-10" });
    let ids = rows("drugs-2025.csv");
    let lines: Vec<Json> = ids.iter().map(|row| line("code", &row["id"])).collect();
    let answer = classified(&json!(lines), &bill, Lang::Zh);
    for (row, line) in ids.iter().zip(answer["lines"].as_array().unwrap()) {
        assert_eq!(line["item"]["id"], row["id"], "{line:#}");
        assert_eq!(
            line["match"],
            json!({ "by": "code", "sure": true }),
            "{line:#}"
        );
        // What only the work injury insurance pays is outside of the basic one's list.
        let outside = row["restriction"].contains("限工伤保险");
        let class = if outside { "C" } else { row["class"].as_str() };
        assert_eq!(line["class"], class, "{line:#}");
    }
    for products in rows("products.csv").chunks(5000) {
        let decided = |key: &str, column: &str| {
            let lines: Vec<Json> = products.iter().map(|row| line(key, &row[column])).collect();
            classified(&json!(lines), &bill, Lang::Zh)["lines"].clone()
        };
        let (by_code, by_name) = (decided("code", "code"), decided("name", "name"));
        let pairs = by_code
            .as_array()
            .unwrap()
            .iter()
            .zip(by_name.as_array().unwrap());
        for (code, name) in pairs {
            assert_eq!(code["class"], name["class"], "{code:#} {name:#}");
        }
    }
}

/// Each row's printed name with its printed form decides a line as the row says, wherever no other row in force has the same two.
#[test]
fn every_printed_name_and_form_decides_a_line() {
    let bill = |date: &str| json!({ "place": "310000", "date": date });
    for (edition, files) in [
        ("2025-06-15", &["drugs-2024.csv"][..]),
        ("2026-03-10", &["drugs-2025.csv", "drugs-2024.csv"][..]),
    ] {
        let mut called: BTreeMap<(String, String), Vec<BTreeMap<String, String>>> = BTreeMap::new();
        for row in files.iter().flat_map(|file| rows(file)) {
            // In 2026 only the Chinese parts of 2024 go on.
            let replaced = ["-W", "-N", "-B"]
                .iter()
                .any(|part| row["id"].contains(part));
            if files.len() == 2 && row["id"].starts_with("nrdl2024") && replaced {
                continue;
            }
            // X32 is a sentence, not a name.
            if row["id"] == "nrdl2024-X32" {
                continue;
            }
            // What a form excludes (不含分散片) is no part of what a bill calls it.
            let form = row["form"].split("(不含").next().unwrap_or_default();
            for name in outer_names(&row["name"]) {
                let key = (name, form.to_owned());
                called.entry(key).or_default().push(row.clone());
            }
        }
        // Calamine alone may be the piece or the lotion.
        called.remove(&("炉甘石".to_owned(), String::new()));
        // The name of a family, whose members the list tells apart in brackets: a bill that says no more leaves it open.
        called.remove(&("复方氨基酸".to_owned(), "注射剂".to_owned()));
        let only: Vec<_> = called.iter().filter(|(_, rows)| rows.len() == 1).collect();
        assert!(only.len() > 4_000, "only {}", only.len());
        let mut wrong = Vec::new();
        for some in only.chunks(9_000) {
            let lines: Vec<Json> = some
                .iter()
                .map(|((name, form), _)| match form.as_str() {
                    "" => json!({ "name": name, "amount": "1.00" }),
                    form => json!({ "name": name, "form": form, "amount": "1.00" }),
                })
                .collect();
            let answer = classified(&json!(lines), &bill(edition), Lang::Zh);
            for ((called, rows), line) in some.iter().zip(answer["lines"].as_array().unwrap()) {
                // Two rows may share a bracketed name: their class is told, and that there are two.
                let alike = line["class"] == rows[0]["class"]
                    && catalog::codes(&line["flags"]).contains("catalog.ambiguous_item");
                if line["item"]["id"] != rows[0]["id"] && !alike {
                    wrong.push(format!(
                        "{called:?}: {} not {}",
                        line["item"]["id"], rows[0]["id"]
                    ));
                }
            }
        }
        assert!(
            wrong.is_empty(),
            "{edition}: {} of {}: {wrong:#?}",
            wrong.len(),
            only.len()
        );
    }
}

/// The names that a cell joins with 、 outside of brackets.
fn outer_names(cell: &str) -> Vec<String> {
    let (mut names, mut depth) = (vec![String::new()], 0);
    for sign in cell.chars() {
        match sign {
            '(' | '（' | '[' | '［' => depth += 1,
            ')' | '）' | ']' | '］' => depth -= 1,
            _ => {}
        }
        if sign == '、' && depth == 0 {
            names.push(String::new());
        } else {
            names.last_mut().unwrap().push(sign);
        }
    }
    names
}

/// The audit rules: every drug and service that one names is found, so that none is dead.
#[test]
fn every_audit_rule_can_be_set_off() {
    let cases = [
        (
            "age",
            json!({ "scheme": "employee", "age": 60 }),
            json!({}),
            "audit.age",
        ),
        ("insurance", json!(null), json!({}), "audit.insurance"),
        (
            "visit",
            json!(null),
            json!({ "service": "outpatient" }),
            "audit.visit",
        ),
        (
            "level",
            json!(null),
            json!({ "level": "community" }),
            "audit.level",
        ),
        (
            "course",
            json!(null),
            json!({ "service": "inpatient", "admitted": "2024-12-01" }),
            "audit.course",
        ),
    ];
    let mut silent = Vec::new();
    let mut set_off = 0;
    for row in rows("audit.csv") {
        let name_or_code = |row: &BTreeMap<String, String>| {
            if row["code"].is_empty() {
                json!({ "name": row["name"] })
            } else {
                json!({ "code": row["code"] })
            }
        };
        let (person, visit, flag) = match row["rule"].as_str() {
            // What is for one sex is tried on the other.
            "sex" => {
                let other = if row["object"] == "female" {
                    "male"
                } else {
                    "female"
                };
                (
                    json!({ "scheme": "employee", "sex": other }),
                    json!({}),
                    "audit.sex",
                )
            }
            "operation_group" => continue,
            rule => {
                let case = cases.iter().find(|case| case.0 == rule);
                let (_, person, visit, flag) = case.unwrap_or_else(|| panic!("a new rule: {rule}"));
                (person.clone(), visit.clone(), *flag)
            }
        };
        let mut line = name_or_code(&row);
        line["amount"] = json!("1.00");
        let bill =
            json!({ "place": "310000", "date": "2026-03-10", "person": person, "visit": visit });
        let answer = classified(&json!([line]), &bill, Lang::Zh);
        if catalog::codes(&answer["lines"][0]["flags"]).contains(flag) {
            set_off += 1;
        } else {
            silent.push(format!("{} {} {}", row["rule"], row["name"], row["code"]));
        }
    }
    assert!(
        silent.is_empty(),
        "{} of {}: {silent:#?}",
        silent.len(),
        silent.len() + set_off
    );
    assert!(set_off > 1_000, "only {set_off}");
}

#[test]
fn every_operation_group_is_known() {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows("audit.csv") {
        if row["rule"] == "operation_group" {
            groups
                .entry(row["object"].clone())
                .or_default()
                .push(row["code"].clone());
        }
    }
    assert!(groups.len() >= 7, "{groups:?}");
    let bill = json!({ "place": "310000", "date": "2026-03-10" });
    for (group, members) in &groups {
        for pair in members.windows(2).filter(|pair| pair[0] != pair[1]) {
            let line = |code: &str| json!({ "code": code, "class": "A", "amount": "1.00" });
            let answer = classified(&json!([line(&pair[0]), line(&pair[1])]), &bill, Lang::Zh);
            let flags = catalog::codes(&answer["lines"][1]["flags"]);
            assert!(
                flags.contains("audit.operation_group"),
                "{group}: {pair:?} {flags:?}"
            );
        }
    }
}

// The laws of a bill.

/// How many bills are drawn where nobody says otherwise.
fn cases() -> u32 {
    let said = std::env::var("PROPTEST_CASES").ok();
    said.and_then(|text| text.parse().ok()).unwrap_or(300)
}

macro_rules! laws {
    ($($law:ident),* $(,)?) => { $(
        #[test]
        fn $law() {
            catalog_laws::$law(cases());
        }
    )* };
}

laws!(
    a_bill_adds_up,
    a_line_given_fully_needs_no_catalogue,
    flags_move_no_money,
    bare_lines_settle_as_decided_ones,
    lines_are_decided_one_by_one,
    a_bill_reads_alike_in_both_languages,
);

// Input that is not understood.

/// Every issue expected, at its field, and no other; in words of both languages.
fn refused(what: &str, answer: &Json, expect: &[(&str, &str)]) {
    assert!(
        !is_receipt(answer) && !answer.is_array(),
        "{what}: {answer:#}"
    );
    let issues = answer["issues"]
        .as_array()
        .unwrap_or_else(|| panic!("{what}: {answer:#}"));
    let mut told: Vec<(&str, &str)> = issues
        .iter()
        .map(|issue| {
            (
                issue["code"].as_str().unwrap(),
                issue["field"].as_str().unwrap_or_default(),
            )
        })
        .collect();
    let mut expect = expect.to_vec();
    told.sort_unstable();
    expect.sort_unstable();
    assert_eq!(told, expect, "{what}: {answer:#}");
    for issue in issues {
        assert_eq!(issue["severity"], "error", "{what}: {issue}");
        for words in ["message", "remedy"] {
            assert!(
                issue[words].as_str().is_some_and(|text| !text.is_empty()),
                "{what}: {issue}"
            );
        }
    }
}

#[test]
fn faulty_bills_are_refused() {
    let line = json!({ "name": "阿莫西林胶囊", "amount": "23.50" });
    let lines = json!([line]);
    let bill = json!({ "place": "310000", "date": "2026-03-10", "person": { "scheme": "employee" }, "visit": { "level": "tertiary" } });
    assert!(is_receipt(&classified(&lines, &bill, Lang::Zh)));
    let with = |key: &str, value: Json| {
        let mut line = line.clone();
        line[key] = value;
        json!([{ "name": "氯化钠注射液", "amount": "9.00" }, line])
    };
    let of_lines = [
        (
            "lines are a text",
            json!("阿莫西林"),
            vec![("field.type", "lines")],
        ),
        ("lines are null", json!(null), vec![("field.type", "lines")]),
        (
            "a line is a number",
            json!([3]),
            vec![("field.type", "lines[0]")],
        ),
        (
            "a line without an amount",
            json!([{ "name": "阿莫西林胶囊" }]),
            vec![("field.missing", "lines[0].amount")],
        ),
        (
            "a line with nothing to go by",
            json!([{ "amount": "1.00" }]),
            vec![("catalog.unknown_item", "lines[0].class")],
        ),
        (
            "a negative amount",
            with("amount", json!(-1)),
            vec![("amount.negative", "lines[1].amount")],
        ),
        (
            "three decimals",
            with("amount", json!("1.005")),
            vec![("amount.decimals", "lines[1].amount")],
        ),
        (
            "an amount in words",
            with("amount", json!("十元")),
            vec![("amount.unreadable", "lines[1].amount")],
        ),
        (
            "no such class",
            with("class", json!("D")),
            vec![("field.choice", "lines[1].class")],
        ),
        (
            "no such kind",
            with("kind", json!("drugs")),
            vec![("field.choice", "lines[1].kind")],
        ),
        (
            "a share over 1",
            with("priorSelfPayRatio", json!(85)),
            vec![("number.range", "lines[1].priorSelfPayRatio")],
        ),
        (
            "a quantity of nothing",
            with("quantity", json!(0)),
            vec![("number.range", "lines[1].quantity")],
        ),
        (
            "a name that is a number",
            with("name", json!(3)),
            vec![("field.type", "lines[1].name")],
        ),
        (
            "a control character",
            with("form", json!("片\u{1}")),
            vec![("text.control_character", "lines[1].form")],
        ),
        (
            "a form without end",
            with("form", json!("片".repeat(4001))),
            vec![("text.too_long", "lines[1].form")],
        ),
        (
            "a unit that is a list",
            with("unit", json!([])),
            vec![("field.type", "lines[1].unit")],
        ),
        (
            "a spec that is a number",
            with("spec", json!(10)),
            vec![("field.type", "lines[1].spec")],
        ),
        (
            "a key nearly ours",
            with("amout", json!(1)),
            vec![("field.unknown", "lines[1].amout")],
        ),
        (
            "two faults in two lines",
            json!([{ "name": "a", "amount": -1 }, { "name": "b", "amount": "1", "class": "X" }]),
            vec![
                ("amount.negative", "lines[0].amount"),
                ("field.choice", "lines[1].class"),
            ],
        ),
    ];
    for (what, lines, expect) in of_lines {
        refused(what, &classified(&lines, &bill, Lang::Zh), &expect);
        refused(what, &classified(&lines, &bill, Lang::En), &expect);
    }
    let of_bill = [
        ("place", json!("999999"), vec![("area.unknown", "place")]),
        ("place", json!(null), vec![("field.type", "place")]),
        ("place", json!([]), vec![("field.type", "place")]),
        ("date", json!("2026-02-30"), vec![("date.invalid", "date")]),
        ("date", json!("10/03/2026"), vec![("date.invalid", "date")]),
        ("date", json!(null), vec![("field.type", "date")]),
        ("person", json!("me"), vec![("field.type", "person")]),
        (
            "person",
            json!({ "scheme": "employee", "age": -1 }),
            vec![("number.range", "person.age")],
        ),
        (
            "person",
            json!({ "scheme": "employee", "sex": "woman" }),
            vec![("field.choice", "person.sex")],
        ),
        ("visit", json!(7), vec![("field.type", "visit")]),
        (
            "visit",
            json!({ "level": "best" }),
            vec![("field.choice", "visit.level")],
        ),
        (
            "visit",
            json!({ "service": "inpatinet" }),
            vec![("field.choice", "visit.service")],
        ),
        (
            "visit",
            json!({ "admitted": "yesterday" }),
            vec![("date.invalid", "visit.admitted")],
        ),
        (
            "visit",
            json!({ "place": { "priorSelfPayRatio": 2 } }),
            vec![("number.range", "visit.place.priorSelfPayRatio")],
        ),
        (
            "visit",
            json!({ "levle": "tertiary" }),
            vec![("field.unknown", "visit.levle")],
        ),
    ];
    for (key, value, expect) in of_bill {
        let mut bill = bill.clone();
        bill[key] = value;
        refused(
            &format!("{key}: {}", bill[key]),
            &classified(&lines, &bill, Lang::Zh),
            &expect,
        );
    }
    let every = json!({ "place": "999999", "date": "soon", "person": [], "visit": { "level": 1 } });
    let expect = [
        ("amount.negative", "lines[0].amount"),
        ("area.unknown", "place"),
        ("date.invalid", "date"),
        ("field.type", "person"),
        ("field.type", "visit.level"),
    ];
    refused(
        "every fault at once",
        &classified(&json!([{ "amount": -1, "name": "a" }]), &every, Lang::En),
        &expect,
    );
    let many = Json::Array(vec![line.clone(); 10_001]);
    refused(
        "10,001 lines",
        &classified(&many, &bill, Lang::Zh),
        &[("list.too_long", "lines")],
    );
}

#[test]
fn faulty_searches_are_refused() {
    let rows = [
        (
            json!({ "limit": 0 }),
            vec![("number.range", "options.limit")],
        ),
        (
            json!({ "limit": 201 }),
            vec![("number.range", "options.limit")],
        ),
        (
            json!({ "limit": 1.5 }),
            vec![("number.range", "options.limit")],
        ),
        (
            json!({ "limit": "many" }),
            vec![("field.type", "options.limit")],
        ),
        (
            json!({ "kind": "drugs" }),
            vec![("field.choice", "options.kind")],
        ),
        (
            json!({ "class": "D" }),
            vec![("field.choice", "options.class")],
        ),
        (
            json!({ "date": "2026-02-30" }),
            vec![("date.invalid", "options.date")],
        ),
        (json!({ "all": "yes" }), vec![("field.type", "options.all")]),
        (
            json!({ "limt": 3 }),
            vec![("field.unknown", "options.limt")],
        ),
        (json!([]), vec![("field.type", "options")]),
        (
            json!({ "limit": 0, "class": "D", "date": "soon" }),
            vec![
                ("date.invalid", "options.date"),
                ("field.choice", "options.class"),
                ("number.range", "options.limit"),
            ],
        ),
    ];
    for (options, expect) in rows {
        refused(&options.to_string(), &search("阿莫西林", &options), &expect);
    }
    for query in [json!([]), json!({}), json!(true)] {
        let answer = search_value(&query, &json!(null));
        refused(&query.to_string(), &answer, &[("field.type", "query")]);
    }
    assert_eq!(
        search_value(&json!(null), &json!(null)),
        json!([]),
        "nothing asked, nothing found"
    );
}

/// No text that a user may type makes a search panic or give more than was asked for.
#[test]
fn odd_queries_are_harmless() {
    let long = "阿莫西林".repeat(900);
    let odd = [
        "%",
        "_",
        "*",
        "?",
        "\\",
        "'",
        "\"",
        "(",
        ")",
        "[",
        ".",
        "..",
        "-",
        "，",
        "　",
        "\t",
        "\n",
        "0",
        "00",
        "a",
        "z",
        "v",
        "ü",
        "Ⅱ",
        "α",
        "β-",
        "𠀀",
        "\u{202e}",
        "é",
        "ａ",
        "１",
        "XJ",
        "X",
        "Z",
        "C",
        "C01",
        "nrdl",
        "nrdl2025",
        "nrdl2025-",
        "nrdl2025-W",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "阿",
        long.as_str(),
    ];
    for query in odd {
        for limit in [1, 20, 200] {
            match search(query, &json!({ "limit": limit, "all": true })) {
                Json::Array(items) => {
                    assert!(items.len() <= limit, "{query:?}: {} items", items.len())
                }
                failure => assert!(
                    query.len() > 1000 || query.chars().any(char::is_control),
                    "{query:?}: {failure}"
                ),
            }
        }
    }
}
