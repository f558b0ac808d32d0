//! Direct settlement and the look-ups beside it: the decision tables, laws, and input that is not understood.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{none, value, with};
use common::bad_input::{Field, Holds, choice, faulty, field, unknown};
use common::decide::{
    both, check, codes_and_fields, ok_means_no_error, rows, same_issues, sources_are_told, speaks,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value as Json, json};
use yidi::institutions::InstitutionOptions;
use yidi::issue::Lang;
use yidi::reading::{At, Faults, Read, Value};

fn outlook_of(visit: &Value, lang: Lang) -> Json {
    serde_json::to_value(yidi::check_direct_settlement(visit, lang)).unwrap()
}

fn outlook(visit: &Json, lang: Lang) -> Json {
    outlook_of(&value(visit), lang)
}

#[test]
fn every_reason_is_told_in_the_order_in_which_it_bites() {
    check(&rows("direct/visits.json"), 60, |row| {
        let mut problems = Vec::new();
        let visit = row.asked("visit");
        let found = both(&mut problems, |lang| outlook(&visit, lang));
        ok_means_no_error(&found, &mut problems);
        sources_are_told(&found, "documents", &mut problems);
        for (key, wanted) in row.expect() {
            let same = match key.as_str() {
                "issues" => same_issues(wanted, &found, true),
                // Without direct settlement there is another way, and it is told step by step.
                "fallback" => {
                    *wanted
                        == json!(
                            found["fallback"]["steps"]
                                .as_array()
                                .is_some_and(|steps| !steps.is_empty())
                        )
                }
                // The figures that must be named, in either language.
                "says" => Lang::ALL.iter().all(|lang| {
                    let told = outlook(&visit, *lang)["issues"].to_string();
                    wanted
                        .as_array()
                        .unwrap()
                        .iter()
                        .all(|word| told.contains(word.as_str().unwrap()))
                }),
                _ => found.get(key) == Some(wanted),
            };
            if !same {
                let got = match key.as_str() {
                    "issues" => json!(codes_and_fields(&found)),
                    _ => found.get(key).cloned().unwrap_or(json!("(not there)")),
                };
                problems.push(format!("{key}: expected {wanted}, found {got}"));
            }
        }
        problems
    });
}

#[test]
fn what_stands_in_the_way_says_its_source() {
    for row in rows("direct/visits.json") {
        let found = outlook(&row.asked("visit"), Lang::En);
        for issue in found["issues"].as_array().unwrap() {
            if issue["code"].as_str().unwrap().starts_with("direct.") {
                let documents = issue["documents"].as_array();
                assert!(
                    documents.is_some_and(|list| !list.is_empty()),
                    "{}: no source: {issue}",
                    row.name
                );
            }
        }
    }
}

#[test]
fn error_wordings_are_understood() {
    let explained =
        |text: &str, lang| serde_json::to_value(yidi::explain_error(text, lang)).unwrap();
    check(&rows("direct/errors.json"), 40, |row| {
        let mut problems = Vec::new();
        let text = row.body["text"].as_str().unwrap();
        for lang in [Lang::Zh, Lang::En] {
            let found = explained(text, lang);
            let code = &row.expect()["code"];
            if found["code"] != *code {
                problems.push(format!("{text:?}: expected {code}, found {found}"));
            }
            if !code.is_null() {
                speaks(&found, lang, &mut problems);
                if found["cause"].as_str().is_none_or(str::is_empty)
                    || found["steps"].as_array().is_none_or(Vec::is_empty)
                {
                    problems.push(format!("neither cause nor steps: {found}"));
                }
            }
        }
        problems
    });
}

#[test]
fn services_open_as_the_sources_say() {
    check(&rows("direct/services.json"), 30, |row| {
        let mut problems = Vec::new();
        let (area, date) = (
            row.body["area"].as_str().unwrap(),
            row.body["date"].as_str().unwrap(),
        );
        let services = both(&mut problems, |lang| open_services(area, date, lang));
        for (service, wanted) in row.expect() {
            let open = services
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["service"] == json!(service));
            if open.map(|one| &one["open"]) != Some(wanted) {
                problems.push(format!("{service}: expected {wanted}, found {open:?}"));
            }
        }
        for one in services.as_array().unwrap() {
            // What has opened did so by that day.
            if one["since"]
                .as_str()
                .is_some_and(|since| since > date || one["open"] == false)
            {
                problems.push(format!("since a day to come: {one}"));
            }
            if one["open"] == "partly" && one["note"].as_str().is_none_or(str::is_empty) {
                problems.push(format!("partly, and not said how far: {one}"));
            }
            if one["open"] != json!(false) && one["documents"].as_array().is_none_or(Vec::is_empty)
            {
                problems.push(format!("open without a source: {one}"));
            }
        }
        problems
    });
}

#[test]
fn places_and_days_that_cannot_be_are_refused() {
    for (area, date, code, field) in [
        ("999999", "2026-03-10", "area.unknown", "code"),
        ("810000", "2026-03-10", "area.outside", "code"),
        ("110000", "2026-02-29", "date.invalid", "date"),
        ("110000", "soon", "date.invalid", "date"),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let found = open_services(area, date, lang);
            assert_eq!(found["ok"], false, "{area} {date}: {found}");
            assert_eq!(
                codes_and_fields(&found),
                [(code.to_owned(), Some(field.to_owned()))]
            );
            let mut problems = Vec::new();
            speaks(&found, lang, &mut problems);
            assert!(problems.is_empty(), "{problems:?}");
        }
    }
}

#[test]
fn options_that_cannot_be_are_refused() {
    for (options, code, field) in [
        (json!({ "province": "999999" }), "area.unknown", "province"),
        (json!({ "limit": 0 }), "number.range", "limit"),
        (json!({ "limit": "ten" }), "field.type", "limit"),
        (json!({ "city": "440100" }), "field.unknown", "city"),
    ] {
        let mut faults = Faults::new(Lang::En);
        InstitutionOptions::read(&value(&options), &At::ROOT, &mut faults);
        let told: Vec<_> = faults
            .issues
            .iter()
            .map(|issue| (issue.code, issue.field.as_deref()))
            .collect();
        assert_eq!(told, [(code, Some(field))], "{options}");
    }
}

#[test]
fn institutions_are_found_by_any_part_of_their_name() {
    check(&rows("direct/institutions.json"), 20, |row| {
        let mut problems = Vec::new();
        let found = institutions(row.body["query"].as_str().unwrap(), &row.body["options"]);
        let found = found.as_array().unwrap();
        let names: Vec<&str> = found
            .iter()
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        for (key, wanted) in row.expect() {
            let same = match key.as_str() {
                "first" => names.first().map(|name| json!(name)).as_ref() == Some(wanted),
                "count" => json!(names.len()) == *wanted,
                "once" => names.iter().filter(|name| json!(name) == *wanted).count() == 1,
                "names" => {
                    let mut sorted = names.clone();
                    sorted.sort_unstable();
                    let mut wanted: Vec<&str> = wanted
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|name| name.as_str().unwrap())
                        .collect();
                    wanted.sort_unstable();
                    sorted == wanted
                }
                key => panic!("{key}"),
            };
            if !same {
                problems.push(format!("{key}: expected {wanted}, found {names:?}"));
            }
        }
        if found
            .iter()
            .any(|one| one["province"].as_str().is_none_or(str::is_empty))
        {
            problems.push("a name without its province".to_owned());
        }
        problems
    });
}

fn open_services(area: &str, date: &str, lang: Lang) -> Json {
    match yidi::open_services(&value(&json!(area)), &value(&json!(date)), lang) {
        Ok(services) => serde_json::to_value(services).unwrap(),
        Err(failure) => serde_json::to_value(failure).unwrap(),
    }
}

fn institutions(query: &str, options: &Json) -> Json {
    let mut faults = Faults::new(Lang::En);
    let options =
        InstitutionOptions::read(&value(options), &At::ROOT, &mut faults).expect("sound options");
    serde_json::to_value(yidi::institutions::institutions(query, &options, Lang::En)).unwrap()
}

// ---- Laws.

/// What may be said of a visit, each a key with a value; the first is the one that stands in no way.
const SAID: &[(&str, &[&str])] = &[
    (
        "filing",
        &[
            r#"{"category":"referral"}"#,
            r#"{"category":"none"}"#,
            r#"{"category":"emergency"}"#,
            "null",
        ],
    ),
    ("institutionNetworked", &["true", "false", "null"]),
    (
        "insuredStatus",
        &[
            r#""normal""#,
            r#""arrears""#,
            r#""suspended""#,
            r#""unknown""#,
            "null",
        ],
    ),
    ("thirdPartyLiability", &["false", "true", "null"]),
    ("trauma", &["false", "true", "null"]),
    (
        "service",
        &[
            r#""inpatient""#,
            r#""outpatient""#,
            r#""chronic""#,
            r#""pharmacy""#,
        ],
    ),
    (
        "disease",
        &["null", r#""M03900""#, r#""M05300""#, r#""M02300""#],
    ),
    ("personalAccount", &["null", "0", r#""50.00""#, "1000"]),
    ("personDue", &["null", "0", r#""50.01""#]),
    ("total", &["null", "0", r#""29999.99""#, "30000"]),
    (
        "date",
        &[
            r#""2026-03-10""#,
            r#""2018-01-01""#,
            r#""2021-02-01""#,
            r#""2022-06-30""#,
            r#""2024-10-01""#,
        ],
    ),
    (
        "treatmentArea",
        &[
            r#""440100""#,
            r#""310115""#,
            r#""460200""#,
            r#""110105""#,
            r#""440000""#,
        ],
    ),
];

fn visit() -> BoxedStrategy<Json> {
    let person = select(vec![
        json!({ "scheme": "employee" }),
        json!({ "scheme": "resident" }),
    ]);
    let said: Vec<BoxedStrategy<(String, Json)>> = SAID
        .iter()
        .map(|(key, values)| {
            let values: Vec<Json> = values
                .iter()
                .map(|text| serde_json::from_str(text).unwrap())
                .collect();
            select(values)
                .prop_map(|value| ((*key).to_owned(), value))
                .boxed()
        })
        .collect();
    (person, said)
        .prop_map(|(person, said)| {
            let mut visit = serde_json::Map::from_iter(said);
            visit.insert("person".to_owned(), person);
            visit.insert("insuredArea".to_owned(), json!("110000"));
            Json::Object(visit)
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(6), ..ProptestConfig::default() })]

    #[test]
    fn ok_is_what_has_no_error_in_either_language(visit in visit()) {
        let mut problems = Vec::new();
        let found = both(&mut problems, |lang| outlook(&visit, lang));
        ok_means_no_error(&found, &mut problems);
        prop_assert!(problems.is_empty(), "{} {:#?}", visit, problems);
        prop_assert_eq!(found["ok"] == false, found["fallback"].is_object(), "{} {}", visit, found);
    }

    /// What is wrong with one thing is told whatever else is wrong: mending the rest does not bring it up, nor hide it.
    #[test]
    fn mending_one_thing_leaves_the_others_told(visit in visit(), mended in 0..3_usize) {
        let (key, values) = SAID[mended];
        let mut better = visit.clone();
        better[key] = serde_json::from_str(values[0]).unwrap();
        let (before, after) = (outlook(&visit, Lang::En), outlook(&better, Lang::En));
        let before = codes_and_fields(&before);
        // In order: what is left stands in the order in which it stood.
        let mut rest = before.iter();
        for one in codes_and_fields(&after) {
            prop_assert!(rest.any(|other| *other == one), "{:?} comes up after mending {} in {}: {:?}", one, key, visit, before);
        }
    }

    #[test]
    fn any_text_is_explained_or_not(text in prop_oneof!["\\PC{0,60}", "[参保地人未备案个状态异常余额不足系统问题 ]{0,12}", "[a-z _]{0,40}"]) {
        for lang in [Lang::Zh, Lang::En] {
            let found = serde_json::to_value(yidi::explain_error(&text, lang)).unwrap();
            prop_assert!(found.is_null() || found["code"].is_string());
        }
    }

    #[test]
    fn a_service_that_is_open_stays_open(area in select(vec!["110000", "310000", "320100", "440100", "510100", "520100", "522300", "140100", "540100", "660000"]), days in (0..4000_u32, 0..4000_u32)) {
        let (early, late) = (days.0.min(days.1), days.0.max(days.1));
        let rank = |open: &Json| match open { Json::Bool(true) => 2, Json::String(_) => 1, _ => 0 };
        let (before, after) = (open_services(area, &day(early), Lang::En), open_services(area, &day(late), Lang::En));
        for one in before.as_array().unwrap() {
            let then = after.as_array().unwrap().iter().find(|other| other["service"] == one["service"]);
            let then = then.map_or(0, |then| rank(&then["open"]));
            prop_assert!(then >= rank(&one["open"]), "{} closed between {} and {}: {}", one["service"], day(early), day(late), then);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_searched(query in "\\PC{0,30}", limit in 1..50_u32) {
        let found = institutions(&query, &json!({ "limit": limit }));
        prop_assert!(found.as_array().is_some_and(|list| list.len() <= limit as usize));
    }
}

/// A day after 2017-01-01, months of 28 days.
fn day(n: u32) -> String {
    let (year, rest) = (2017 + n / 336, n % 336);
    format!("{year}-{:02}-{:02}", rest / 28 + 1, rest % 28 + 1)
}

// ---- Input that is not understood.

const FIELDS: &[Field] = &[
    field("person", Holds::Record, true),
    field("person.scheme", choice("Employee"), true),
    field("person.status", choice("retird"), false),
    field("person.age", Holds::Whole(0, 150), false),
    field("insuredArea", Holds::Insured, true),
    field("treatmentArea", Holds::Treated, true),
    field("date", Holds::Date, true),
    field("service", choice("inpatinet"), true),
    field("disease", Holds::Disease, false),
    field("filing", Holds::Record, false),
    field("filing.category", choice("referal"), true),
    field("insuredStatus", choice("arears"), false),
    field("personalAccount", Holds::Amount, false),
    field("personDue", Holds::Amount, false),
    field("institutionNetworked", Holds::Bool, false),
    field("thirdPartyLiability", Holds::Bool, false),
    field("trauma", Holds::Bool, false),
    field("total", Holds::Amount, false),
];

/// Those that a filing in full has besides.
const FULL: &[Field] = &[
    field("filing.person", Holds::Record, true),
    field("filing.person.scheme", choice("Employee"), true),
    field("filing.insuredArea", Holds::Insured, true),
    field("filing.destination", Holds::Treated, true),
    field("filing.category", choice("referal"), true),
    field("filing.start", Holds::Date, true),
    field("filing.end", Holds::Date, false),
    field("filing.materials", Holds::List, false),
    field("filing.materials[0]", choice("idDocument"), true),
    field("filing.idNumber", Holds::Secret, false),
    field("filing.stay", Holds::Record, false),
    field("filing.stay.admitted", Holds::Date, false),
];

fn sound() -> Value {
    value(&json!({
        "person": { "scheme": "employee", "status": "working", "age": 40 }, "insuredArea": "110000", "treatmentArea": "440100",
        "date": "2026-03-10", "service": "inpatient", "filing": { "category": "referral" }, "insuredStatus": "normal",
        "personalAccount": "100.00", "personDue": "50.00", "institutionNetworked": true, "thirdPartyLiability": false,
        "trauma": false, "total": "1000.00"
    }))
}

fn sound_in_full() -> Value {
    let filing = json!({ "person": { "scheme": "employee" }, "insuredArea": "110000", "destination": "440100", "category": "referral",
        "start": "2026-03-01", "end": "2026-09-01", "materials": ["id_document", "filing_form", "referral_certificate"],
        "idNumber": "000000197006150010", "stay": { "admitted": "2026-03-02" } });
    with(&sound(), "filing", Some(value(&filing)))
}

#[test]
fn the_visits_that_the_faults_are_put_into_are_sound() {
    for visit in [sound(), sound_in_full()] {
        let found = outlook_of(&visit, Lang::En);
        assert_eq!(found["ok"], true, "{found:#}");
    }
}

#[test]
fn every_field_refuses_every_kind_of_fault() {
    let mut all = faulty(
        &with(&sound(), "disease", Some(value(&json!("M03900")))),
        FIELDS,
    );
    all.extend(unknown(&sound(), FIELDS));
    all.extend(faulty(&sound_in_full(), FULL));
    all.extend(unknown(&sound_in_full(), FULL));
    assert!(all.len() > 400, "only {} rows", all.len());
    let mut problems = Vec::new();
    for row in all {
        let mut own = Vec::new();
        let found = both(&mut own, |lang| outlook_of(&row.claim, lang));
        let told: Vec<(String, String)> = codes_and_fields(&found)
            .into_iter()
            .map(|(code, field)| (code, field.unwrap_or_default()))
            .collect();
        let expect: Vec<(String, String)> = row
            .expect
            .iter()
            .map(|(code, field)| ((*code).to_owned(), field.clone()))
            .collect();
        if told != expect || found["ok"] != false {
            own.push(format!("expected {expect:?}, found {told:?}"));
        }
        problems.extend(
            own.into_iter()
                .map(|problem| format!("{}: {problem}", row.what)),
        );
    }
    none(&problems);
}

#[test]
fn all_faults_of_a_visit_come_back_together() {
    let told: Vec<_> = codes_and_fields(&outlook(&json!({}), Lang::En))
        .into_iter()
        .map(|(code, field)| (code, field.unwrap()))
        .collect();
    let missing = ["person", "insuredArea", "treatmentArea", "date", "service"];
    let expect: Vec<_> = missing
        .iter()
        .map(|key| ("field.missing".to_owned(), (*key).to_owned()))
        .collect();
    assert_eq!(told, expect);

    let mut visit = sound_in_full();
    for (path, wrong) in [
        ("person.scheme", json!("x")),
        ("date", json!("2026-02-29")),
        ("total", json!("-1")),
        ("filing.start", json!("soon")),
    ] {
        common::ask::put(&mut visit, path, Some(value(&wrong)));
    }
    let mut told: Vec<_> = codes_and_fields(&outlook_of(&visit, Lang::En))
        .into_iter()
        .map(|(code, field)| (code, field.unwrap()))
        .collect();
    told.sort();
    let expect = [
        ("amount.negative", "total"),
        ("date.invalid", "date"),
        ("date.invalid", "filing.start"),
        ("field.choice", "person.scheme"),
    ];
    assert_eq!(
        told,
        expect.map(|(code, field)| (code.to_owned(), field.to_owned()))
    );
}
