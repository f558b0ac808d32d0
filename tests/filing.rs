//! Filings: the decision tables, golden reports, laws, and input that is not understood.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{none, put, value, with};
use common::bad_input::{Field, Holds, choice, faulty, field, unknown};
use common::broken_packs;
use common::decide::{
    Row, both, check, codes_and_fields, ok_means_no_error, rows, same_issues, sources_are_told,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value as Json, json};
use yidi::issue::Lang;
use yidi::reading::Value;

fn report_of(filing: &Value, lang: Lang) -> Json {
    serde_json::to_value(yidi::validate_filing(filing, lang)).unwrap()
}

fn report(filing: &Json, lang: Lang) -> Json {
    report_of(&value(filing), lang)
}

/// The requirements that nothing given fulfils: of each the materials that would do, in order.
fn missing(report: &Json) -> Json {
    let required = report["requiredMaterials"].as_array().expect("a list");
    required
        .iter()
        .filter(|one| one["present"] == json!(false))
        .map(|one| match &one["oneOf"] {
            Json::Null => json!([one["id"]]),
            list => list.clone(),
        })
        .collect()
}

/// What is wrong with the answer to a row.
fn problems_of(row: &Row) -> Vec<String> {
    let mut problems = Vec::new();
    let filing = row.asked("filing");
    let found = both(&mut problems, |lang| report(&filing, lang));
    ok_means_no_error(&found, &mut problems);
    sources_are_told(&found, "documents", &mut problems);
    for (key, wanted) in row.expect() {
        let same = match key.as_str() {
            "issues" => same_issues(wanted, &found, false),
            "missing" => *wanted == missing(&found),
            "absent" => wanted
                .as_array()
                .unwrap()
                .iter()
                .all(|key| found.get(key.as_str().unwrap()).is_none()),
            // The areas that a message must name.
            "names" => {
                let zh = report(&filing, Lang::Zh)["issues"].to_string();
                let named = |code: &Json| {
                    zh.contains(&yidi::area::name(code.as_str().unwrap().parse().unwrap()).unwrap())
                };
                wanted.as_array().unwrap().iter().all(named)
            }
            // Both are put in words, and where figures are known they are named.
            "benefits" => wanted.as_array().unwrap().iter().all(|at| {
                found["benefits"][at.as_str().unwrap()]
                    .as_str()
                    .is_some_and(|words| words.len() > 10)
            }),
            "benefitsSay" => Lang::ALL.iter().all(|lang| {
                let told = &report(&filing, *lang)["benefits"];
                wanted.as_object().unwrap().iter().all(|(at, words)| {
                    words
                        .as_array()
                        .unwrap()
                        .iter()
                        .all(|word| told[at].as_str().unwrap().contains(word.as_str().unwrap()))
                })
            }),
            "requiredMaterials" => without_labels(&found[key]) == *wanted,
            // An end that is null is open; one that is not there is not known.
            _ => found.get(key) == Some(wanted),
        };
        if !same {
            let got = match key.as_str() {
                "issues" | "names" => json!(codes_and_fields(&found)),
                "missing" => missing(&found),
                "benefitsSay" => found["benefits"].clone(),
                _ => found.get(key).cloned().unwrap_or(json!("(not there)")),
            };
            problems.push(format!("{key}: expected {wanted}, found {got}"));
        }
    }
    problems
}

fn without_labels(required: &Json) -> Json {
    let one = |one: &Json| {
        let mut one = one.as_object().unwrap().clone();
        one.remove("label");
        one.remove("documents");
        Json::Object(one)
    };
    required.as_array().unwrap().iter().map(one).collect()
}

macro_rules! tables {
    ($($name:ident $file:literal $least:literal),* $(,)?) => { $(
        #[test]
        fn $name() {
            check(&rows(concat!("filing/", $file, ".json")), $least, problems_of);
        }
    )* };
}

tables!(
    materials_are_asked_for_by_category "materials" 60,
    a_stay_is_settled_directly_or_by_hand "stays" 55,
    days_are_counted_by_the_calendar "dates" 45,
    a_category_fits_the_person "persons" 40,
    a_destination_is_as_wide_as_article_11_says "destinations" 25,
    a_previous_filing_is_looked_at "previous" 15,
    an_identity_number_is_checked "identity" 45,
    golden_reports "reports" 12,
);

#[test]
fn the_tables_hold_what_the_issue_asks() {
    let files = [
        "materials",
        "stays",
        "dates",
        "persons",
        "destinations",
        "previous",
    ];
    let all: usize = files
        .iter()
        .map(|file| rows(&format!("filing/{file}.json")).len())
        .sum();
    assert!(all >= 150, "only {all} rows");
}

// ---- Laws.

const MATERIALS: &[&str] = &[
    "id_document",
    "filing_form",
    "resettlement_proof",
    "residence_proof",
    "work_proof",
    "referral_certificate",
    "commitment_letter",
];
const CATEGORIES: &[&str] = &[
    "resettled_retiree",
    "long_term_resident",
    "posted_worker",
    "referral",
    "emergency",
    "other_temporary",
];

fn day() -> BoxedStrategy<String> {
    // Month ends and leap days more often than by chance.
    let day = (2022..=2030, 1..=12, 1..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"));
    let ends = select(vec![
        "2023-08-31",
        "2024-02-29",
        "2025-08-30",
        "2026-08-29",
        "2026-08-31",
        "2026-12-31",
        "2027-01-31",
        "2028-02-29",
        "0001-01-01",
        "9999-12-31",
        "9999-06-30",
    ]);
    prop_oneof![4 => day, 1 => ends.prop_map(str::to_owned)].boxed()
}

fn area() -> BoxedStrategy<&'static str> {
    select(vec![
        "110000", "110105", "310000", "320100", "320500", "440100", "440106", "440300", "460100",
        "460000", "469002", "540100", "540000", "650100", "660000", "610100", "429004", "510100",
        "440000", "810000",
    ])
    .boxed()
}

fn maybe<T: std::fmt::Debug + Clone + 'static>(of: BoxedStrategy<T>) -> BoxedStrategy<Option<T>> {
    proptest::option::of(of).boxed()
}

/// Filings of every kind, sound and unsound.
fn filing() -> BoxedStrategy<Json> {
    let person = select(vec![
        json!({ "scheme": "employee" }),
        json!({ "scheme": "employee", "status": "working", "age": 40 }),
        json!({ "scheme": "employee", "status": "retired", "age": 66 }),
        json!({ "scheme": "resident", "status": "elder" }),
        json!({ "scheme": "resident", "status": "child" }),
    ]);
    let stay = (maybe(day()), maybe(day()), maybe(select(vec!["direct", "self_paid"]).boxed()))
        .prop_map(|(admitted, discharged, settled)| json!({ "admitted": admitted, "discharged": discharged, "settled": settled }));
    let previous = (select(CATEGORIES), day(), area())
        .prop_map(|(category, start, destination)| json!({ "category": category, "start": start, "destination": destination }));
    let materials = subsequence(MATERIALS, 0..=MATERIALS.len());
    let when = (day(), maybe(day()), maybe(day()));
    (person, (area(), area()), select(CATEGORIES), when, materials, maybe(stay.boxed()), maybe(previous.boxed()))
        .prop_map(|(person, (insured, destination), category, (start, end, filed), materials, stay, previous)| {
            json!({ "person": person, "insuredArea": insured, "destination": destination, "category": category,
                "start": start, "end": end, "filedOn": filed, "materials": materials, "stay": stay, "previous": previous })
        })
        .boxed()
}

/// A filing in which little is wrong but the materials.
fn nearly_sound() -> BoxedStrategy<Json> {
    let materials = subsequence(MATERIALS, 3..=MATERIALS.len());
    (select(CATEGORIES), area(), materials, 0..20_u32)
        .prop_map(|(category, insured, materials, later)| {
            json!({ "person": { "scheme": "employee" }, "insuredArea": insured, "destination": "500000", "category": category,
                "start": format!("2026-03-{:02}", later + 1), "filedOn": "2026-03-01", "materials": materials })
        })
        .boxed()
}

fn day_of<'r>(report: &'r Json, key: &str) -> Option<&'r str> {
    report[key].as_str()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(4), ..ProptestConfig::default() })]

    #[test]
    fn a_report_that_is_ok_stays_ok_when_a_material_is_added(filing in prop_oneof![nearly_sound(), filing()], more in select(MATERIALS)) {
        let before = report(&filing, Lang::En);
        let mut fuller = filing;
        fuller["materials"].as_array_mut().unwrap().push(json!(more));
        let after = report(&fuller, Lang::En);
        if before["ok"] == true {
            prop_assert_eq!(&after["ok"], &json!(true), "{} {}", fuller, after);
            prop_assert!(before["directSettlement"] == false || after["directSettlement"] == true, "{}", fuller);
        }
        // Nor is more asked for, and nothing that was there is gone.
        let (before, after) = (missing(&before), missing(&after));
        for one in after.as_array().unwrap() {
            prop_assert!(before.as_array().unwrap().contains(one), "{} missing only after adding {}", one, more);
        }
    }

    #[test]
    fn a_validity_never_ends_before_it_starts(filing in filing()) {
        let report = report(&filing, Lang::En);
        let from = day_of(&report, "validFrom");
        for end in ["validUntil", "earliestChange"] {
            if let Some(until) = day_of(&report, end) {
                prop_assert!(from.is_some_and(|from| from <= until), "{} {} {}", filing, end, report);
            }
        }
        let mut problems = Vec::new();
        ok_means_no_error(&report, &mut problems);
        if report["ok"] == true {
            // An emergency is for its visit, and nothing is filed inside a province.
            prop_assert!(from.is_none() || from == filing["start"].as_str(), "{}", report);
            prop_assert_eq!(&missing(&report), &json!([]));
        }
        prop_assert!(problems.is_empty(), "{:?}", problems);
    }

    #[test]
    fn the_languages_differ_in_words_alone(filing in filing()) {
        let mut problems = Vec::new();
        both(&mut problems, |lang| report(&filing, lang));
        prop_assert!(problems.is_empty(), "{} {:#?}", filing, problems);
    }

    #[test]
    fn anything_at_all_is_answered(thing in anything()) {
        for lang in [Lang::Zh, Lang::En] {
            let report = report(&thing, lang);
            prop_assert_eq!(&report["ok"], &json!(false), "{}", thing);
            prop_assert!(!report["issues"].as_array().unwrap().is_empty());
            let form = form_of(&value(&thing), lang);
            prop_assert!(!form["html"].as_str().unwrap_or("-").contains("<script"));
        }
    }

    #[test]
    fn a_filing_spoilt_in_one_place_is_answered(filing in filing(), path in select(PATHS), thing in anything()) {
        let mut spoilt = value(&filing);
        if filing.pointer(&format!("/{}", path.split('.').next().unwrap())).is_some_and(|held| !path.contains('.') || held.is_object()) {
            common::ask::put(&mut spoilt, path, Some(value(&thing)));
        }
        for lang in [Lang::Zh, Lang::En] {
            let report = report_of(&spoilt, lang);
            prop_assert!(report["ok"].is_boolean() && report["issues"].is_array());
            form_of(&spoilt, lang);
        }
    }
}

const PATHS: &[&str] = &[
    "person",
    "person.scheme",
    "person.age",
    "insuredArea",
    "destination",
    "category",
    "start",
    "end",
    "filedOn",
    "materials",
    "idNumber",
    "stay",
    "stay.admitted",
    "previous",
    "previous.start",
    "extra",
];

/// Any JSON, with the names and values of filings in it more often than by chance.
fn anything() -> BoxedStrategy<Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(|n| json!(n)),
        any::<i64>().prop_map(Json::from),
        "\\PC{0,20}".prop_map(Json::from),
        "[0-9X<>&\"'\\-\u{0}-\u{1f}]{0,20}".prop_map(Json::from),
        day().prop_map(Json::from),
        area().prop_map(Json::from),
        select(CATEGORIES).prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let key = prop_oneof![
            select(vec![
                "person",
                "insuredArea",
                "destination",
                "category",
                "start",
                "end",
                "materials",
                "stay",
                "previous",
                "idNumber"
            ])
            .prop_map(str::to_owned),
            "\\PC{0,8}",
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            proptest::collection::vec((key, inner), 0..6)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
    .boxed()
}

// ---- What a filing gives, in words: by made-up rules of a place that has none.

fn texts(list: &Json) -> Vec<&str> {
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item.as_str().expect("a text")).collect()
}

fn problems_of_benefits(row: &Row) -> Vec<String> {
    let mut problems = Vec::new();
    let mut pack = broken_packs::sound();
    for edit in row.body["edits"].as_array().expect("edits") {
        put(&mut pack, edit[0].as_str().unwrap(), edit.get(1).map(value));
    }
    let loaded = yidi::load_pack(pack, Lang::En);
    assert!(loaded.ok, "{}: {:#?}", row.name, loaded.issues);
    let filing = row.asked("filing");
    for (key, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
        let found = report(&filing, lang);
        let benefits = &found["benefits"];
        let cited = texts(&benefits["documents"]);
        let listed: Vec<&Json> = found["documents"]
            .as_array()
            .into_iter()
            .flatten()
            .collect();
        let lists = |id: &str| {
            listed
                .iter()
                .any(|one| one["id"] == id.split('#').next().unwrap())
        };
        for (what, wanted) in row.expect() {
            let holds = match what.as_str() {
                "atDestination" | "atHome" => {
                    let said = benefits[what].as_str().unwrap_or_default();
                    said.contains(wanted[key].as_str().expect("words"))
                }
                "lacks" => {
                    let said = format!("{}{}", benefits["atDestination"], benefits["atHome"]);
                    texts(&wanted[key]).iter().all(|word| !said.contains(word))
                }
                // What is cited is listed with its title as well, once.
                "cites" => texts(wanted)
                    .iter()
                    .all(|id| cited.iter().filter(|one| *one == id).count() == 1 && lists(id)),
                "citesNot" => texts(wanted)
                    .iter()
                    .all(|id| !cited.contains(id) && !lists(id)),
                "issues" => {
                    let told = codes_and_fields(&found).into_iter();
                    json!(told.collect::<Vec<_>>()) == *wanted
                }
                "directSettlement" => found[what] == *wanted,
                _ => panic!("{}: {what} is not understood", row.name),
            };
            if !holds {
                problems.push(format!(
                    "{key} {what}: expected {wanted}, found {benefits:#}"
                ));
            }
        }
    }
    assert!(yidi::unload_pack(&Value::Text("130200".to_owned())));
    problems
}

#[test]
fn what_a_filing_gives_is_said_in_words() {
    check(&rows("filing/benefits.json"), 25, problems_of_benefits);
}

// ---- The identity number is checked and shown nowhere.

fn form_of(filing: &Value, lang: Lang) -> Json {
    match yidi::filing_form(filing, lang) {
        Ok(form) => serde_json::to_value(form).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

/// Everything that the library says of a filing, in both languages.
fn everything_said(filing: &Value) -> String {
    let visit = json!({ "person": { "scheme": "employee" }, "insuredArea": "110000", "treatmentArea": "440100",
        "date": "2026-03-12", "service": "inpatient" });
    let visit = with(&value(&visit), "filing", Some(filing.clone()));
    let mut said = String::new();
    for lang in [Lang::Zh, Lang::En] {
        said += &report_of(filing, lang).to_string();
        said += &form_of(filing, lang).to_string();
        said += &format!("{:?}", yidi::validate_filing(filing, lang));
        said += &serde_json::to_string(&yidi::check_direct_settlement(&visit, lang)).unwrap();
        said += &serde_json::to_string(&yidi::explain_error(filing_number(filing), lang)).unwrap();
    }
    said
}

fn filing_number(filing: &Value) -> &str {
    match filing {
        Value::Map(entries) => entries
            .iter()
            .find_map(|(key, value)| match value {
                Value::Text(text) if key == "idNumber" => Some(text.as_str()),
                _ => None,
            })
            .unwrap_or_default(),
        _ => "",
    }
}

/// A filing that is sound in every field.
fn sound() -> Value {
    value(&json!({
        "person": { "scheme": "employee", "status": "retired", "age": 55, "tier": 1, "contracted": false, "reliefGroups": ["low_income"] },
        "insuredArea": "110000", "destination": "440100", "category": "referral", "start": "2026-03-10", "end": "2026-09-10",
        "filedOn": "2026-03-10", "materials": ["id_document", "filing_form", "referral_certificate"], "idNumber": "000000197006150010",
        "stay": { "admitted": "2026-03-12", "discharged": "2026-03-20", "settled": "direct" },
        "previous": { "category": "referral", "start": "2024-01-01", "destination": "310000" },
        "applicant": { "name": "张三", "phone": "10000", "secondPhone": "10001", "address": "某路 1 号" }
    }))
}

/// Parts of a number that would give it away: what is as long as a date of birth, and the date itself.
fn telling_parts(number: &str) -> Vec<String> {
    let letters: Vec<char> = number.chars().collect();
    let mut parts: Vec<String> = letters
        .windows(8)
        .map(|part| part.iter().collect())
        .collect();
    if let (Some(year), Some(month), Some(day)) =
        (number.get(6..10), number.get(10..12), number.get(12..14))
    {
        parts.push(format!("{year}-{month}-{day}"));
    }
    parts
}

#[test]
fn an_identity_number_is_never_shown() {
    for row in rows("filing/identity.json") {
        let filing = row.asked("filing");
        let number = filing["idNumber"].as_str().unwrap().to_owned();
        let said = everything_said(&value(&filing));
        for part in telling_parts(&number) {
            // The day of filing is said, and it is the day of birth of one row.
            let known = part.contains("2026");
            assert!(
                known || !said.contains(&part),
                "{}: {part} of {number} is told in {said}",
                row.name
            );
        }
    }
}

#[test]
fn an_identity_number_in_a_wrong_shape_is_not_shown_either() {
    let number = "000000197006150010";
    let shapes = [
        json!(number.parse::<f64>().unwrap()),
        json!(110_101_197_006_150_i64),
        json!([number]),
        json!({ number: number }),
        json!(format!("{number}\u{0}")),
        json!(format!("{number} ").repeat(1000)),
        json!(format!(" {number}")),
        json!(format!("{number}<b>")),
        json!(format!("id:{number}")),
        json!("０００００００１９７００６１５００１６"),
    ];
    for shape in shapes {
        let filing = with(&sound(), "idNumber", Some(value(&shape)));
        assert_eq!(report_of(&filing, Lang::En)["ok"], false, "{shape:.60}");
        let said = everything_said(&filing);
        for part in ["19700615", "97006150", "110101197", "1970-06", "００６１５"] {
            assert!(!said.contains(part), "{shape:.60} is told: {part}");
        }
    }
}

#[test]
fn an_identity_number_under_a_misspelt_key_is_not_shown() {
    for key in [
        "idnumber",
        "id_number",
        "IDNumber",
        "identityNumber",
        "身份证号",
    ] {
        let filing = with(&sound(), key, Some(value(&json!("000000197006150010"))));
        let report = report_of(&filing, Lang::En);
        assert_eq!(
            codes_and_fields(&report),
            [("field.unknown".to_owned(), Some(key.to_owned()))]
        );
        assert!(!everything_said(&filing).contains("19700615"), "{key}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn no_part_of_any_number_is_shown(number in prop_oneof!["[0-9]{17}[0-9X]", "[0-9]{6}(19|20)[0-9]{6}[0-9]{3}[0-9X]", "[0-9A-Zx ]{12,20}"]) {
        let said = everything_said(&with(&sound(), "idNumber", Some(value(&json!(number)))));
        for part in telling_parts(&number) {
            let known = part.contains("2026") || part.contains("2024");
            prop_assert!(known || !said.contains(&part), "{} of {}", part, number);
        }
    }

    #[test]
    fn one_digit_changed_never_passes(day in 1..=28_u32, month in 1..=12_u32, year in 1900..=2020_u32, sequence in 0..1000_u32, at in 0..17_usize, by in 1..10_u32) {
        let digits = format!("000000{year}{month:02}{day:02}{sequence:03}");
        let number = format!("{digits}{}", check_digit(&digits));
        let age_left_out = with(&sound(), "person.age", None);
        let sound = with(&age_left_out, "idNumber", Some(value(&json!(number))));
        prop_assert_eq!(&report_of(&sound, Lang::En)["ok"], &json!(true), "{}", number);
        let mut wrong: Vec<char> = number.chars().collect();
        wrong[at] = char::from_digit((wrong[at].to_digit(10).unwrap() + by) % 10, 10).unwrap();
        let wrong: String = wrong.into_iter().collect();
        let spoilt = with(&age_left_out, "idNumber", Some(value(&json!(wrong))));
        prop_assert_eq!(&report_of(&spoilt, Lang::En)["ok"], &json!(false), "{}", wrong);
    }
}

/// GB 11643: the weighted sum of the digits, modulo 11.
fn check_digit(digits: &str) -> char {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits
        .chars()
        .zip(weights)
        .map(|(digit, weight)| digit.to_digit(10).unwrap() * weight)
        .sum();
    "10X98765432".chars().nth((sum % 11) as usize).unwrap()
}

// ---- Input that is not understood.

const FIELDS: &[Field] = &[
    field("person", Holds::Record, true),
    field("person.scheme", choice("Employee"), true),
    field("person.status", choice("retird"), false),
    field("person.age", Holds::Whole(0, 150), false),
    field("person.tier", Holds::Whole(1, 2), false),
    field("person.contracted", Holds::Bool, false),
    field("person.reliefGroups", Holds::List, false),
    field("person.reliefGroups[0]", choice("lowIncome"), true),
    field("insuredArea", Holds::Insured, true),
    field("destination", Holds::Treated, true),
    field("category", choice("referal"), true),
    field("start", Holds::Date, true),
    field("end", Holds::Date, false),
    field("filedOn", Holds::Date, false),
    field("materials", Holds::List, false),
    field("materials[0]", choice("idDocument"), true),
    field("idNumber", Holds::Secret, false),
    field("stay", Holds::Record, false),
    field("stay.admitted", Holds::Date, false),
    field("stay.discharged", Holds::Date, false),
    field("stay.settled", choice("selfPaid"), false),
    field("previous", Holds::Record, false),
    field("previous.category", choice("referal"), true),
    field("previous.start", Holds::Date, true),
    field("previous.destination", Holds::Treated, true),
    field("applicant", Holds::Record, false),
    field("applicant.name", Holds::Text, false),
    field("applicant.phone", Holds::Text, false),
    field("applicant.secondPhone", Holds::Text, false),
    field("applicant.address", Holds::Text, false),
];

#[test]
fn the_filing_that_the_faults_are_put_into_is_sound() {
    let report = report_of(&sound(), Lang::En);
    assert_eq!(report["ok"], true, "{report:#}");
}

#[test]
fn every_field_refuses_every_kind_of_fault() {
    let mut all = faulty(&sound(), FIELDS);
    all.extend(unknown(&sound(), FIELDS));
    assert!(all.len() > 350, "only {} rows", all.len());
    let mut problems = Vec::new();
    for row in all {
        let mut own = Vec::new();
        let found = both(&mut own, |lang| report_of(&row.claim, lang));
        let told: Vec<(String, String)> = codes_and_fields(&found)
            .into_iter()
            .map(|(code, field)| (code, field.unwrap_or_default()))
            .collect();
        let expect: Vec<(String, String)> = row
            .expect
            .iter()
            .map(|(code, field)| ((*code).to_owned(), field.clone()))
            .collect();
        if told != expect {
            own.push(format!("expected {expect:?}, found {told:?}"));
        }
        empty_but_for_issues(&found, &mut own);
        problems.extend(
            own.into_iter()
                .map(|problem| format!("{}: {problem}", row.what)),
        );
    }
    none(&problems);
}

/// Of what is not understood nothing is said but what is wrong with it.
fn empty_but_for_issues(report: &Json, problems: &mut Vec<String>) {
    for (key, value) in report.as_object().unwrap() {
        if key != "issues" && !is_empty(value) {
            problems.push(format!("{key} is told: {value}"));
        }
    }
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Bool(value) => !value,
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.values().all(is_empty),
        Json::String(text) => text.is_empty(),
        Json::Number(_) => false,
    }
}

#[test]
fn all_faults_of_a_filing_come_back_together() {
    let report = report(&json!({}), Lang::En);
    let told: Vec<_> = codes_and_fields(&report)
        .into_iter()
        .map(|(code, field)| (code, field.unwrap()))
        .collect();
    let missing = ["person", "insuredArea", "destination", "category", "start"];
    let expect: Vec<_> = missing
        .iter()
        .map(|key| ("field.missing".to_owned(), (*key).to_owned()))
        .collect();
    assert_eq!(told, expect);

    let mut filing = sound();
    let mut expect = Vec::new();
    let leaf = |field: &&Field| !matches!(field.holds, Holds::List | Holds::Record);
    for field in FIELDS.iter().filter(leaf) {
        common::ask::put(&mut filing, field.path, Some(Value::Map(Vec::new())));
        expect.push(("field.type".to_owned(), Some(field.path.to_owned())));
    }
    expect.sort();
    let mut told = codes_and_fields(&report_of(&filing, Lang::En));
    told.sort();
    assert_eq!(told, expect);
}

/// A fault of form does not hide what contradicts itself, and makes nothing of what does not.
#[test]
fn faults_and_odds_come_back_together() {
    let stay = |admitted: &str, discharged: &str| json!({ "admitted": admitted, "discharged": discharged });
    // The area 000000 is nobody's.
    let number = |born: &str| {
        let digits = format!("000000{born}001");
        format!("{digits}{}", check_digit(&digits))
    };
    let wrong = number("19700615").replace("000000", "000001");
    let rows = [
        (
            "end",
            json!("2026-03-09"),
            Some(("filing.end_before_start", "end")),
        ),
        ("end", json!("2026-03-10"), None),
        ("end", json!("2026-03-11"), None),
        (
            "stay",
            stay("2026-03-12", "2026-03-11"),
            Some(("filing.discharged_before_admitted", "stay.discharged")),
        ),
        ("stay", stay("2026-03-12", "2026-03-12"), None),
        ("stay", stay("2026-03-12", "2026-03-13"), None),
        (
            "idNumber",
            json!(wrong),
            Some(("filing.id_check_digit", "idNumber")),
        ),
        (
            "idNumber",
            json!(number("00000615")),
            Some(("filing.id_birth_date", "idNumber")),
        ),
        ("idNumber", json!(number("19700615")), None),
    ];
    for (path, given, odd) in rows {
        let mut filing = with(&sound(), path, Some(value(&given)));
        put(&mut filing, "person.tier", Some(value(&json!(7))));
        let mut expect = vec![("number.range".to_owned(), Some("person.tier".to_owned()))];
        expect.extend(odd.map(|(code, field)| (code.to_owned(), Some(field.to_owned()))));
        let mut told = codes_and_fields(&report_of(&filing, Lang::En));
        told.sort();
        expect.sort();
        assert_eq!(told, expect, "{path}: {given}");
    }
}

// ---- Where to file, and what is said of the papers.

#[test]
fn where_to_file_is_said_with_the_days_it_takes() {
    let channels = |area: &str, category: &str, lang: Lang| {
        let filing = with(&sound(), "insuredArea", Some(value(&json!(area))));
        let filing = with(&filing, "category", Some(value(&json!(category))));
        report_of(&filing, lang)["channels"].clone()
    };
    // Article 9: two working days by the national rules, one by Jiangsu's, where an answer comes over the net.
    for (area, hotline, zh, en, cited) in [
        (
            "110000",
            "010-12393",
            " 2 个工作日内办结",
            " 2 working day(s)",
            json!(["cn2#9"]),
        ),
        (
            "320100",
            "025-12393",
            " 1 个工作日内办结",
            " 1 working day(s)",
            json!(["cn2#9", "js1#9"]),
        ),
    ] {
        for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
            let channels = channels(area, "referral", lang);
            let all = channels.as_array().unwrap();
            assert_eq!(all.len(), 4, "{channels}");
            for online in &all[..3] {
                let steps = texts(&online["steps"]);
                assert!(steps.last().unwrap().contains(words), "{online}");
                assert_eq!(online["documents"], cited);
            }
            let counter = texts(&all[3]["steps"]);
            assert_eq!(counter.len(), 1);
            assert!(counter[0].contains(hotline), "{counter:?}");
            assert_eq!(all[3]["documents"], json!(["cn2#9"]));
        }
        let emergency = channels(area, "emergency", Lang::Zh);
        assert_eq!(emergency.as_array().unwrap().len(), 1);
        assert_eq!(emergency[0]["name"], "就诊医院（无需备案）");
        assert!(emergency.to_string().contains(hotline), "{emergency}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let told = |materials: Json, lang: Lang| {
        let filing = with(
            &sound(),
            "category",
            Some(value(&json!("long_term_resident"))),
        );
        let filing = with(&filing, "end", None);
        let report = report_of(&with(&filing, "materials", Some(value(&materials))), lang);
        let issues = report["issues"].as_array().unwrap().clone();
        let about = issues
            .into_iter()
            .filter(|issue| issue["field"] == "materials");
        about
            .map(|issue| {
                format!(
                    "{} | {}",
                    issue["message"].as_str().unwrap(),
                    issue["remedy"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    // One paper that nothing replaces; several of which one will do; the proof that a letter stands in for.
    assert_eq!(
        told(json!(["id_document", "residence_proof"]), Lang::En),
        ["Missing: cross-province filing form | Add it before handing in the filing"]
    );
    assert_eq!(
        told(json!(["id_document", "filing_form"]), Lang::En),
        [
            "Missing, one of these: proof of residence; or personal letter of commitment | Add one of them; without a proof at hand a letter of commitment will do"
        ]
    );
    assert_eq!(
        told(json!(["id_document", "filing_form"]), Lang::Zh),
        [
            "缺少材料，以下任选其一：长期居住认定材料（居住证明）；或个人承诺书 | 请补上其中一样；暂时没有证明的，可以用个人承诺书"
        ]
    );
    assert_eq!(
        told(
            json!(["id_document", "filing_form", "commitment_letter"]),
            Lang::En
        ),
        [
            "Filed on a letter of commitment: benefits in both places only once the proof has been handed in | Hand in soon: proof of residence"
        ]
    );
}

#[test]
fn errors_come_before_warnings_and_these_before_remarks() {
    let filing = json!({
        "person": { "scheme": "employee", "status": "retired" }, "insuredArea": "110000", "destination": "440106",
        "category": "posted_worker", "start": "2026-03-10", "filedOn": "2026-03-10", "end": "2026-12-31", "materials": ["commitment_letter"],
    });
    let report = report(&filing, Lang::En);
    let severities: Vec<&str> = report["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| issue["severity"].as_str().unwrap())
        .collect();
    let rank = |severity: &&str| {
        ["error", "warning", "info"]
            .iter()
            .position(|one| one == severity)
    };
    for severity in ["error", "warning", "info"] {
        assert!(
            severities.contains(&severity),
            "no {severity}: {severities:?}"
        );
    }
    assert!(severities.is_sorted_by_key(rank), "{severities:?}");
}

// ---- The form.

/// The fields named, in both languages, and what the page must and must not hold.
fn problems_of_form(row: &Row) -> Vec<String> {
    let mut problems = Vec::new();
    let filing = value(&row.asked("filing"));
    for (key, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
        let form = form_of(&filing, lang);
        let fields = form["fields"].as_array().expect("fields");
        for (id, wanted) in row.expect()[key].as_object().expect("fields by name") {
            let found = fields.iter().find(|field| field["id"] == id.as_str());
            if found.is_none_or(|field| field["value"] != *wanted) {
                problems.push(format!("{key} {id}: expected {wanted}, found {found:?}"));
            }
        }
        // The agency reads Chinese, whatever the person reads.
        let html = form["html"].as_str().expect("a page");
        for (what, there) in [("html", true), ("htmlLacks", false)] {
            let wanted = row.expect().get(what).map(texts).unwrap_or_default();
            for words in wanted
                .into_iter()
                .filter(|words| html.contains(words) != there)
            {
                problems.push(format!("{key} {what}: {words}"));
            }
        }
    }
    problems
}

#[test]
fn a_form_says_until_when_and_which_papers() {
    check(&rows("filing/forms.json"), 5, problems_of_form);
}

#[test]
fn a_form_holds_what_was_said_and_leaves_the_number_to_be_written_in() {
    for lang in [Lang::Zh, Lang::En] {
        let form = form_of(&sound(), lang);
        let fields = form["fields"].as_array().expect("fields");
        assert!(fields.len() >= 6, "{form}");
        let mut ids: Vec<&str> = fields
            .iter()
            .map(|field| field["id"].as_str().unwrap())
            .collect();
        let html = form["html"].as_str().unwrap();
        for field in fields {
            assert!(!field["label"].as_str().unwrap().is_empty(), "{field}");
            assert!(field["value"].is_string(), "{field}");
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), fields.len(), "an id twice");
        for word in ["北京市", "广州市", "2026-03-10"] {
            assert!(html.contains(word), "no {word} in {html}");
        }
        plain(html);
    }
}

#[test]
fn a_commitment_letter_is_printed_where_one_is_used() {
    let form = |materials: Json| {
        let filing = json!({ "person": { "scheme": "employee" }, "insuredArea": "110000", "destination": "440100",
            "category": "long_term_resident", "start": "2026-03-10", "materials": materials });
        form_of(&value(&filing), Lang::Zh)
    };
    let with_letter = form(json!(["id_document", "filing_form", "commitment_letter"]));
    let without = form(json!(["id_document", "filing_form", "residence_proof"]));
    let ids = |form: &Json| -> Vec<Json> {
        form["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["id"].clone())
            .collect()
    };
    let own: Vec<Json> = ids(&with_letter)
        .into_iter()
        .filter(|id| !ids(&without).contains(id))
        .collect();
    assert!(!own.is_empty(), "{with_letter}");
    for field in with_letter["fields"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|field| own.contains(&field["id"]))
    {
        let label = field["label"].as_str().unwrap();
        let shown = |form: &Json| form["html"].as_str().unwrap().contains(label);
        assert!(shown(&with_letter) && !shown(&without), "{label}");
    }
}

#[test]
fn what_is_written_in_a_form_stays_text() {
    let hostile = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'; alert(1); '",
        "</td></table><h1>x",
        "&lt;b&gt;",
        "<!--",
        "]]>",
        "{0}",
        "张三\u{202e}四",
        "javascript:alert(1)",
    ];
    for text in hostile {
        let mut filing = sound();
        for key in ["name", "phone", "secondPhone", "address"] {
            common::ask::put(
                &mut filing,
                &format!("applicant.{key}"),
                Some(value(&json!(text))),
            );
        }
        for lang in [Lang::Zh, Lang::En] {
            let form = form_of(&filing, lang);
            let html = form["html"]
                .as_str()
                .unwrap_or_else(|| panic!("{text}: {form}"));
            let harmless = html.replace("javascript:alert(1)", "");
            plain(&harmless);
            assert!(
                !["<script", "<img", "<h1>x", "<!--"]
                    .iter()
                    .any(|bad| text.contains(bad) && harmless.contains(bad)),
                "{text} in {html}"
            );
            let same = form["fields"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|field| field["value"] == text)
                .count();
            assert!(same >= 4, "{text} is altered in the fields: {form}");
        }
    }
}

/// HTML that runs nothing and fetches nothing, its tags closed in order.
fn plain(html: &str) {
    let small = html.to_lowercase();
    for bad in [
        "<script",
        "javascript:",
        "http://",
        "https://",
        "<iframe",
        "<img",
        "<link",
        "<object",
        "@import",
        "url(",
    ] {
        assert!(!small.contains(bad), "{bad} in {html}");
    }
    let mut open: Vec<String> = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, _) = part
            .split_once('>')
            .unwrap_or_else(|| panic!("a tag without end: {part}"));
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        assert!(
            !tag.split_whitespace()
                .skip(1)
                .any(|attribute| attribute.starts_with("on")),
            "a handler: {tag}"
        );
        if tag.starts_with('!')
            || ["meta", "br", "hr", "col", "input"].contains(&name.as_str())
            || tag.ends_with('/')
        {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(
                open.pop().as_deref(),
                Some(name.as_str()),
                "closed out of order in {html}"
            );
        } else {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}
