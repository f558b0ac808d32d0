//! The other questions: a receipt by the interface's names, areas, lists of claims, the language, and that every code is raised.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{ask, fen, is_of, is_receipt, pack, put, value, with, yuan};
use common::{bad_input, broken_packs, edited, golden};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use yidi::directory::{AreaOptions, area_of, areas, version};
use yidi::fields::settlement_fields;
use yidi::issue::{Code, Lang};
use yidi::policy;
use yidi::policy::pack::Scheme;
use yidi::reading::{At, Faults, Read, Value};

// A receipt by the interface's names.

/// The fields of a receipt, or the issues with it.
fn fields(receipt: &Value) -> Result<Json, Vec<(String, String)>> {
    let mut faults = Faults::new(Lang::En);
    let fields = settlement_fields(receipt, &mut faults);
    let issues = faults.issues.iter();
    let told = issues
        .map(|issue| {
            (
                issue.code.to_owned(),
                issue.field.clone().unwrap_or_default(),
            )
        })
        .collect();
    match fields {
        Some(fields) if faults.issues.is_empty() => Ok(serde_json::to_value(fields).unwrap()),
        _ => Err(told),
    }
}

fn golden_receipts() -> Vec<(String, Json)> {
    let cases = golden::cases();
    let answered = cases
        .iter()
        .map(|case| (case.name.clone(), golden::answer(case, Lang::Zh)));
    let receipts: Vec<_> = answered.filter(|(_, answer)| is_receipt(answer)).collect();
    assert!(receipts.len() > 300, "only {} receipts", receipts.len());
    receipts
}

#[test]
fn every_golden_receipt_has_its_fields_under_the_interfaces_names() {
    let mut supplemented = 0;
    for (name, receipt) in golden_receipts() {
        let fields = fields(&value(&receipt)).unwrap_or_else(|issues| panic!("{name}: {issues:?}"));
        let of = |field: &str| fen(&fields[field]);
        for (field, key) in [
            ("medfee_sumamt", "total"),
            ("fulamt_ownpay_amt", "fullSelfPay"),
            ("overlmt_selfpay", "overLimitSelfPay"),
            ("preselfpay_amt", "priorSelfPay"),
            ("inscp_scp_amt", "inScope"),
            ("act_pay_dedc", "deductible"),
            ("hifp_pay", "pooledFund"),
            ("fund_pay_sumamt", "fundTotal"),
            ("psn_part_amt", "personTotal"),
            ("acct_pay", "personalAccount"),
            ("psn_cash_pay", "cash"),
        ] {
            assert_eq!(fields[field], receipt[key], "{name}: {field}");
        }
        let (has, has_not) = match receipt["scheme"].as_str() {
            Some("employee") => ("hifob_pay", "hifmi_pay"),
            _ => ("hifmi_pay", "hifob_pay"),
        };
        assert!(fields[has_not].is_null(), "{name}: {has_not}");
        assert_eq!(fields.as_object().unwrap().len(), 12, "{name}");
        supplemented += usize::from(of(has) > 0);
        let scope = [
            "fulamt_ownpay_amt",
            "overlmt_selfpay",
            "preselfpay_amt",
            "inscp_scp_amt",
        ];
        assert_eq!(
            of("medfee_sumamt"),
            scope.iter().map(|field| of(field)).sum::<i64>(),
            "{name}"
        );
        assert_eq!(
            of("medfee_sumamt"),
            of("fund_pay_sumamt") + of("acct_pay") + of("psn_cash_pay"),
            "{name}"
        );
        assert_eq!(of("fund_pay_sumamt"), of("hifp_pay") + of(has), "{name}");
        assert_eq!(
            of("psn_part_amt"),
            of("acct_pay") + of("psn_cash_pay"),
            "{name}"
        );
    }
    assert!(
        supplemented > 50,
        "only {supplemented} receipts with a supplement that pays"
    );
}

/// A receipt in which every part is more than nothing.
fn full_receipt() -> Value {
    let mut claim = bad_input::sound_sums();
    put(
        &mut claim,
        "bill.total",
        Some(Value::Text("300000.00".to_owned())),
    );
    let receipt = ask(&claim, Lang::En);
    for key in [
        "fullSelfPay",
        "overLimitSelfPay",
        "priorSelfPay",
        "deductible",
        "pooledFund",
        "personalAccount",
        "cash",
    ] {
        assert!(fen(&receipt[key]) > 0, "{key}: {receipt:#}");
    }
    assert!(fen(&receipt["supplements"][0]["amount"]) > 0, "{receipt:#}");
    value(&receipt)
}

#[test]
fn an_altered_receipt_is_refused() {
    let receipt = full_receipt();
    assert!(fields(&receipt).is_ok());
    let keys = [
        "total",
        "fullSelfPay",
        "overLimitSelfPay",
        "priorSelfPay",
        "inScope",
        "pooledFund",
        "fundTotal",
        "personTotal",
        "personalAccount",
        "cash",
        "supplements[0].amount",
    ];
    for key in keys {
        // A fen more.
        let before = at(&receipt, key).text().unwrap().to_owned();
        let altered = with(
            &receipt,
            key,
            Some(Value::Text(yuan(fen(&json!(before)) + 1))),
        );
        let told = fields(&altered).expect_err(key);
        assert!(
            told.iter()
                .all(|(code, _)| code == "receipt.does_not_add_up"),
            "{key}: {told:?}"
        );
        // No amount at all, or something else in its place.
        let missing = if key.ends_with("].amount") {
            "field.type"
        } else {
            "field.missing"
        };
        for (new, code) in [
            (None, missing),
            (Some(json!(null)), missing),
            (Some(json!(true)), "field.type"),
            (Some(json!("-1.00")), "amount.negative"),
            (Some(json!("1.001")), "amount.decimals"),
        ] {
            let altered = with(&receipt, key, new.as_ref().map(value));
            let told = fields(&altered).expect_err(key);
            assert_eq!(told, [(code.to_owned(), key.to_owned())]);
        }
    }
    for (scheme, code) in [(None, "field.type"), (Some("migrant"), "field.choice")] {
        let altered = with(
            &receipt,
            "scheme",
            scheme.map(|name| Value::Text(name.to_owned())),
        );
        assert_eq!(
            fields(&altered),
            Err(vec![(code.to_owned(), "scheme".to_owned())])
        );
    }
}

fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    match path.split_once("[0].") {
        Some((list, key)) => match value.get(list) {
            Some(Value::List(items)) => items[0].get(key).unwrap(),
            other => panic!("{list}: {other:?}"),
        },
        None => value.get(path).unwrap(),
    }
}

#[test]
fn an_altered_receipt_is_refused_in_every_part() {
    let receipt = full_receipt();
    let more = yuan(fen(&json!(receipt.get("inScope").unwrap().text().unwrap())) + 1);
    let altered = with(&receipt, "deductible", Some(Value::Text(more)));
    assert!(
        fields(&altered).is_err(),
        "a deductible beyond what is in scope"
    );
    let (_, plain) = golden_receipts()
        .into_iter()
        .find(|(_, receipt)| receipt["fundTotal"] == receipt["pooledFund"])
        .unwrap();
    for wrong in [None, Some(json!("none")), Some(json!({}))] {
        let altered = with(&value(&plain), "supplements", wrong.as_ref().map(value));
        assert!(fields(&altered).is_err(), "supplements: {wrong:?}");
    }
}

#[test]
fn what_is_no_receipt_is_refused() {
    let failure = ask(&Value::Null, Lang::En);
    let receipt = full_receipt();
    for given in [
        Value::Null,
        Value::Bool(true),
        Value::Number(1.0),
        Value::Text(String::new()),
        Value::List(vec![receipt.clone()]),
        Value::Map(Vec::new()),
        value(&failure),
        with(&receipt, "ok", None),
        with(&receipt, "ok", Some(Value::Bool(false))),
        with(&receipt, "ok", Some(Value::Number(1.0))),
    ] {
        assert_eq!(
            fields(&given),
            Err(vec![("receipt.not_one".to_owned(), String::new())]),
            "{given:.60?}"
        );
    }
}

// Areas.

fn found(query: &str, options: &Json) -> Vec<yidi::directory::Area> {
    let mut faults = Faults::new(Lang::En);
    let options =
        AreaOptions::read(&value(options), &At::ROOT, &mut faults).expect("sound options");
    assert!(faults.issues.is_empty(), "{:?}", faults.issues);
    areas(query, &options)
}

fn codes_of(areas: &[yidi::directory::Area]) -> Vec<&str> {
    areas.iter().map(|area| area.code.as_str()).collect()
}

#[test]
fn areas_are_listed_in_the_order_of_their_codes() {
    let all = found("", &json!({}));
    assert_eq!(all.len(), version().areas);
    assert!(all.len() > 380, "{} areas", all.len());
    assert!(all.windows(2).all(|pair| pair[0].code < pair[1].code));
    let with_rules = found("", &json!({ "withRules": true }));
    let without = found("", &json!({ "withRules": false }));
    assert_eq!(with_rules.len(), version().areas_with_rules);
    assert_eq!(with_rules.len() + without.len(), all.len());
    assert!(with_rules.iter().all(|area| area.rules == "bundled"
        && area.evidence.is_some()
        && !area.schemes.is_empty()));
    assert!(
        without
            .iter()
            .all(|area| area.rules == "none" && area.evidence.is_none() && area.schemes.is_empty())
    );
    for (area, head) in with_rules.iter().zip(policy::heads()) {
        assert_eq!(area.code, head.area.to_string());
        assert_eq!(
            (area.evidence, &area.hotline),
            (Some(head.evidence), &head.hotline)
        );
        assert_eq!(
            area.schemes.contains(&Scheme::Employee),
            head.employee,
            "{}",
            area.code
        );
        assert_eq!(
            area.schemes.contains(&Scheme::Resident),
            head.resident,
            "{}",
            area.code
        );
    }
    for area in &all {
        assert!(
            !area.name.is_empty() && !area.province_name.is_empty() && area.notes.is_none(),
            "{area:?}"
        );
        assert_eq!(area.code[..2], area.province[..2], "{}", area.code);
    }
}

#[test]
fn areas_are_found_by_name_reading_code_and_county() {
    for (query, code) in [
        ("广州", "440100"),
        ("广州市", "440100"),
        ("guangzhou", "440100"),
        ("GuangZhou", "440100"),
        ("440100", "440100"),
        (" 北京 ", "110000"),
        ("京", "110000"),
        ("beijing", "110000"),
        ("朝阳区", "110000"),
        ("110105", "110000"),
        ("杨凌", "611100"),
    ] {
        let areas = found(query, &json!({}));
        let hit = areas.iter().position(|area| area.code == code);
        assert!(
            hit.is_some_and(|hit| hit < 3),
            "{query}: {:?}",
            codes_of(&areas)
        );
    }
    let chaoyang = found("朝阳区", &json!({}));
    let beijing = chaoyang.iter().find(|area| area.code == "110000").unwrap();
    assert_eq!(beijing.matched.as_deref(), Some("朝阳区"));
    assert_eq!(found("北京", &json!({}))[0].matched, None);
    for nothing in [
        "zzzzzz",
        "999999",
        "\u{0}",
        "💊",
        &"长".repeat(100_000),
        "'; --",
    ] {
        assert_eq!(
            codes_of(&found(nothing, &json!({}))),
            [""; 0],
            "{nothing:.20}"
        );
    }
}

#[test]
fn areas_are_filtered_by_province_and_limited() {
    let guangdong = found("", &json!({ "province": "440000" }));
    // 21 cities and the province's own pool.
    assert_eq!(guangdong.len(), 22);
    assert!(
        guangdong
            .iter()
            .all(|area| area.province == "440000" && area.province_name == "广东省")
    );
    // Any code of the province will do.
    assert_eq!(found("", &json!({ "province": "440106" })), guangdong);
    assert_eq!(
        codes_of(&found("", &json!({ "province": "110000" }))),
        ["110000"]
    );
    assert_eq!(
        codes_of(&found("", &json!({ "province": "660000" }))),
        ["660000"]
    );
    let with_rules = found("", &json!({ "province": "440000", "withRules": true }));
    assert!(!with_rules.is_empty() && with_rules.len() < 22);
    assert_eq!(
        codes_of(&found("", &json!({ "limit": 3 }))),
        codes_of(&found("", &json!({}))[..3])
    );
    assert_eq!(found("a", &json!({})).len(), 20);
    assert_eq!(found("a", &json!({ "limit": 5 })).len(), 5);
    assert!(found("广州", &json!({ "province": "110000" })).is_empty());
}

#[test]
fn options_that_are_not_understood_are_told() {
    for (options, code, field) in [
        (json!([]), "field.type", ""),
        (json!("440000"), "field.type", ""),
        (json!({ "province": 440_000.5 }), "area.unknown", "province"),
        (json!({ "province": "广东" }), "area.unknown", "province"),
        (json!({ "province": "999999" }), "area.unknown", "province"),
        (json!({ "withRules": "yes" }), "field.type", "withRules"),
        (json!({ "limit": 0 }), "number.range", "limit"),
        (json!({ "limit": 10_001 }), "number.range", "limit"),
        (json!({ "limit": 1.5 }), "number.range", "limit"),
        (json!({ "limit": "5" }), "field.type", "limit"),
        (json!({ "provnce": "440000" }), "field.unknown", "provnce"),
        (json!({ "with_rules": true }), "field.unknown", "with_rules"),
    ] {
        let mut faults = Faults::new(Lang::En);
        AreaOptions::read(&value(&options), &At::ROOT, &mut faults);
        let told: Vec<_> = faults
            .issues
            .iter()
            .map(|issue| (issue.code, issue.field.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(told, [(code, field)], "{options}");
    }
}

#[test]
fn one_area_comes_with_its_notes_in_the_language_asked_for() {
    let of = |code: &str, lang| area_of(&Value::Text(code.to_owned()), lang);
    let mut noted = 0;
    for head in policy::heads() {
        let (zh, en) = (
            of(&head.area.to_string(), Lang::Zh).unwrap(),
            of(&head.area.to_string(), Lang::En).unwrap(),
        );
        let notes = policy::notes(head.area);
        let wanted: (Vec<_>, Vec<_>) = notes.into_iter().map(|note| (note.zh, note.en)).unzip();
        noted += usize::from(!wanted.0.is_empty());
        assert_eq!(
            (zh.notes, en.notes),
            (Some(wanted.0), Some(wanted.1)),
            "{}",
            head.area
        );
        assert_eq!(
            (zh.code, zh.name, zh.schemes),
            (en.code, en.name, en.schemes)
        );
    }
    assert!(noted > 10, "only {noted} areas have notes");
    // A county is answered by its insured area, and an area without rules has no notes.
    assert_eq!(of("110105", Lang::Zh).unwrap().code, "110000");
    assert_eq!(of("610403", Lang::Zh).unwrap().code, "611100");
    let tangshan = of("130200", Lang::Zh).unwrap();
    assert_eq!(
        (tangshan.rules, tangshan.notes, tangshan.matched),
        ("none", None, None)
    );
    assert_eq!(
        area_of(&Value::Number(110_105.0), Lang::Zh).map(|area| area.code),
        Some("110000".to_owned())
    );
    for none in ["999999", "440000", "710000", "", "北京"] {
        assert_eq!(of(none, Lang::Zh), None, "{none}");
    }
    for none in [
        Value::Null,
        Value::Bool(true),
        Value::Number(f64::NAN),
        Value::List(Vec::new()),
    ] {
        assert_eq!(area_of(&none, Lang::Zh), None);
    }
}

#[test]
fn the_version_says_what_is_bundled() {
    let version = version();
    assert_eq!(version.yidi, env!("CARGO_PKG_VERSION"));
    assert_eq!(version.areas_with_rules, policy::heads().len());
    let latest = policy::heads()
        .iter()
        .map(|head| head.latest.to_string())
        .max()
        .unwrap();
    assert_eq!(version.rules_date, latest);
    let keys = serde_json::to_value(version).unwrap();
    let keys: Vec<&str> = keys
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "areas",
            "areasWithRules",
            "catalogEdition",
            "rulesDate",
            "yidi"
        ]
    );
}

// Language, and lists of claims.

#[test]
fn the_language_is_chinese_unless_english_is_asked_for() {
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(yidi::language(&Value::Null), Ok(Lang::Zh));
    assert_eq!(yidi::language(&text("zh")), Ok(Lang::Zh));
    assert_eq!(yidi::language(&text("en")), Ok(Lang::En));
    for unknown in [
        text(""),
        text("EN"),
        text("zh-CN"),
        text("fr"),
        Value::Bool(true),
        Value::Number(0.0),
        Value::List(vec![]),
    ] {
        let failure = yidi::language(&unknown).expect_err("no such language");
        assert!(!failure.ok);
        assert_eq!(
            (failure.issues[0].code, failure.issues[0].field.as_deref()),
            ("lang.unknown", Some("lang"))
        );
        assert_eq!(failure.issues.len(), 1);
    }
}

type Answers = Vec<Result<yidi::receipt::Receipt, yidi::Failure>>;

fn many(claims: &Value, lang: Lang) -> Result<Answers, yidi::Failure> {
    Ok(yidi::estimate_many(claims, lang)?.collect())
}

#[test]
fn a_list_of_claims_is_answered_one_by_one() {
    let (good, bad) = (bad_input::sound(), with(&bad_input::sound(), "date", None));
    let list = Value::List(vec![
        good.clone(),
        bad.clone(),
        Value::Null,
        good.clone(),
        bad_input::sound_sums(),
    ]);
    for lang in [Lang::Zh, Lang::En] {
        let all = many(&list, lang).unwrap();
        let Value::List(claims) = &list else {
            unreachable!()
        };
        let single: Vec<_> = claims
            .iter()
            .map(|claim| yidi::estimate(claim, lang))
            .collect();
        assert_eq!(all, single);
        assert_eq!(
            all.iter().map(Result::is_ok).collect::<Vec<_>>(),
            [true, false, false, true, true]
        );
    }
    assert_eq!(many(&Value::List(Vec::new()), Lang::Zh), Ok(Vec::new()));
    for (given, code) in [
        (good, "field.type"),
        (Value::Null, "field.type"),
        (Value::Text("[]".to_owned()), "field.type"),
        (Value::List(vec![Value::Null; 100_001]), "list.too_long"),
    ] {
        let failure = many(&given, Lang::En).expect_err(code);
        assert_eq!(
            failure
                .issues
                .iter()
                .map(|issue| issue.code)
                .collect::<Vec<_>>(),
            [code]
        );
    }
    let most = many(&Value::List(vec![Value::Null; 100_000]), Lang::En).unwrap();
    assert_eq!(most.len(), 100_000);
}

// The codes.

/// Codes that only a JavaScript caller can raise, with a value that has no JSON: the package's tests do.
const ONLY_FROM_JAVASCRIPT: [Code; 4] = [
    Code::InputNotPlain,
    Code::InternalTrap,
    Code::InputHalfCharacter,
    Code::InputUnreadable,
];

/// The answers to a year in which everything goes wrong that only a list can get wrong.
fn a_troubled_year() -> Vec<Json> {
    let stay = |area: &str, date: &str| {
        json!({ "person": { "scheme": "employee", "status": "working", "age": 45 }, "insuredArea": area, "treatmentArea": area,
            "date": date, "service": "inpatient", "level": "tertiary", "bill": { "total": 1000 } })
    };
    let mut given = stay("110000", "2026-02-01");
    given["yearToDate"] = json!({ "admissions": 1 });
    let list = json!([
        stay("110000", "2026-01-01"),
        given,
        stay("110000", "2026-03-01"),
        stay("310000", "2026-03-01"),
        stay("310000", "2026-04-01"),
        { "reverses": 3, "date": "2026-05-01" },
        { "reverses": 3, "date": "2026-06-01" },
        { "reverses": 9, "date": "2026-06-01" },
        { "reverses": 0, "date": "2025-12-31" },
    ]);
    let year = yidi::simulate_year(&value(&list), Lang::En).unwrap();
    json!(year.receipts).as_array().unwrap().clone()
}

/// What is wrong with columns of claims.
fn columns() -> Vec<Vec<yidi::issue::Issue>> {
    let (totals, codes) = ([1.0, -1.0], [7, 3]);
    let base = value(&json!({}));
    let columns = yidi::columns::Columns {
        total: &totals,
        ..Default::default()
    };
    let short = yidi::columns::Columns {
        level: Some(&codes[1..]),
        ..columns
    };
    let coded = yidi::columns::Columns {
        level: Some(&codes),
        insured_area: Some(&[9, 9]),
        insured_areas: Some(&value(&json!(["110000"]))),
        ..columns
    };
    let many: Vec<f64> = (1..3000).map(|n| -f64::from(n)).collect();
    let many = yidi::columns::Columns {
        total: &many,
        ..columns
    };
    let refused = yidi::estimate_table(&base, &short, Lang::En).unwrap_err();
    let mut all = yidi::estimate_table(&base, &coded, Lang::En)
        .unwrap()
        .faults;
    all.extend(
        yidi::estimate_table(&base, &many, Lang::En)
            .unwrap()
            .faults
            .pop(),
    );
    all.push(refused.issues);
    all.push(yidi::columns::rows(&Value::Null).unwrap_err().issues);
    all
}

/// Every issue that the tests' tables and cases bring about.
fn issues() -> Vec<Json> {
    let mut all: Vec<Json> = Vec::new();
    let mut take = |answer: Json| {
        for key in ["issues", "warnings"] {
            all.extend(answer[key].as_array().cloned().unwrap_or_default());
        }
    };
    for case in golden::cases() {
        take(golden::answer(&case, Lang::En));
    }
    for row in bad_input::rows() {
        take(ask(&row.claim, Lang::En));
    }
    for broken in broken_packs::all() {
        take(json!({ "issues": pack(&broken.pack, Lang::En).err() }));
    }
    take(serde_json::to_value(yidi::language(&Value::Bool(true)).unwrap_err()).unwrap());
    let altered = with(
        &full_receipt(),
        "cash",
        Some(Value::Text("0.00".to_owned())),
    );
    for given in [Value::Null, altered] {
        let mut faults = Faults::new(Lang::En);
        settlement_fields(&given, &mut faults);
        take(json!({ "issues": faults.issues }));
    }
    for (_, answer) in seldom() {
        take(answer);
    }
    for (_, answer) in without_a_largest_bill() {
        take(answer);
    }
    take(json!({ "issues": common::bill_text::issues() }));
    for topic in [
        "dates",
        "destinations",
        "identity",
        "materials",
        "persons",
        "previous",
        "reports",
        "stays",
    ] {
        for row in common::decide::rows(&format!("filing/{topic}.json")) {
            let filing = value(&row.asked("filing"));
            take(json!(yidi::validate_filing(&filing, Lang::En)));
        }
    }
    for row in common::decide::rows("direct/visits.json") {
        let visit = value(&row.asked("visit"));
        take(json!(yidi::check_direct_settlement(&visit, Lang::En)));
    }
    for row in common::clearing::sheets() {
        take(common::clearing::sheet(
            &common::clearing::list(&row),
            Lang::En,
        ));
    }
    for row in common::clearing::advances() {
        take(common::clearing::advance(&row.asked("state"), Lang::En));
    }
    let packs = edited::lint();
    for case in packs["broken"].as_array().into_iter().flatten() {
        let pack = edited::edited(&packs, case);
        take(json!({ "issues": yidi::lint::lint_pack(&pack, Lang::En) }));
    }
    let endless = yidi::lint::lint_pack(&edited::endless(), Lang::En);
    take(json!({ "issues": endless }));
    let large = Value::Text("x".repeat(policy::LARGEST));
    take(json!({ "issues": yidi::lint::lint_pack(&large, Lang::En) }));
    let figures = edited::quick();
    for case in figures["cases"].as_array().into_iter().flatten() {
        match yidi::quick_pack(&edited::edited(&figures, case), Lang::En) {
            Ok(made) => take(json!({ "issues": made.missing })),
            Err(failure) => take(json!(failure)),
        }
    }
    let bundled = yidi::export_pack(&value(&json!("110000"))).unwrap();
    let employees = with(&bundled, "schemes.resident", None);
    take(json!(yidi::load_pack(employees, Lang::En)));
    assert!(yidi::load_pack(bundled, Lang::En).ok);
    let claim = json!({ "person": { "scheme": "employee", "status": "working" }, "insuredArea": "110000",
        "treatmentArea": "110000", "date": "2026-03-01", "service": "inpatient", "level": "tertiary", "bill": { "total": 1 } });
    take(json!({ "issues": ask(&value(&claim), Lang::En)["warnings"] }));
    assert!(yidi::unload_pack(&value(&json!("110000"))));
    for answer in a_troubled_year() {
        take(answer);
    }
    for issues in columns() {
        take(json!({ "issues": issues }));
    }
    for (_, bill) in common::catalog::bills() {
        let decided = common::catalog::classified(&bill["lines"], &bill, Lang::En);
        for line in decided["lines"].as_array().into_iter().flatten() {
            take(json!({ "issues": line["flags"] }));
        }
    }
    all
}

#[test]
fn every_code_is_raised() {
    let issues = issues();
    let raised = |code: &Code| issues.iter().any(|issue| is_of(issue, *code));
    let never: Vec<String> = Code::ALL
        .iter()
        .filter(|code| !raised(code) && !ONLY_FROM_JAVASCRIPT.contains(code))
        .map(|code| format!("{code:?} ({})", code.text()))
        .collect();
    assert!(never.is_empty(), "never raised: {}", never.join(", "));
    for code in ONLY_FROM_JAVASCRIPT {
        assert!(!raised(&code), "{code:?} is raised here after all");
    }
    // And nothing is raised that is not in the table.
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    for issue in &issues {
        assert!(known.contains(issue["code"].as_str().unwrap()), "{issue}");
        assert!(
            Code::ALL.iter().any(|code| is_of(issue, *code)),
            "of no row of the table: {issue}"
        );
    }
}

#[test]
fn every_code_speaks_both_languages() {
    for code in Code::ALL {
        let of = |lang| yidi::issue::Issue::new(*code, lang, None, &["x"; 8]);
        let (zh, en) = (of(Lang::Zh), of(Lang::En));
        assert_eq!((zh.code, zh.severity), (en.code, en.severity));
        assert_eq!(zh.remedy.is_some(), en.remedy.is_some(), "{}", code.text());
        // The same values are shown in both.
        let shows = |issue: &yidi::issue::Issue| {
            let numbered: Vec<String> = (0..8).map(|n| format!("⟨{n}⟩")).collect();
            let words: Vec<&str> = numbered.iter().map(String::as_str).collect();
            let lang = if issue.message == zh.message {
                Lang::Zh
            } else {
                Lang::En
            };
            let filled = yidi::issue::Issue::new(*code, lang, None, &words);
            let text = format!("{}{}", filled.message, filled.remedy.unwrap_or_default());
            numbered
                .into_iter()
                .filter(|word| text.contains(word))
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(shows(&zh), shows(&en), "{}", code.text());
        assert!(
            zh.message != en.message && !zh.message.is_empty() && !en.message.is_empty(),
            "{}",
            code.text()
        );
        let dotted = code
            .text()
            .split_once('.')
            .is_some_and(|(area, what)| !area.is_empty() && !what.is_empty());
        assert!(
            dotted
                && code
                    .text()
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b"._".contains(&b)),
            "{}",
            code.text()
        );
    }
}

#[test]
fn warnings_name_their_documents_and_a_receipt_lists_them() {
    let mut named = 0;
    for (name, receipt) in golden_receipts() {
        let listed: Vec<&Json> = receipt["documents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|document| &document["id"])
            .collect();
        for warning in receipt["warnings"].as_array().unwrap() {
            assert_ne!(warning["severity"], "error", "{name}: {warning}");
            for id in warning["documents"].as_array().into_iter().flatten() {
                let base = id.as_str().unwrap().split('#').next().unwrap();
                assert!(listed.contains(&&json!(base)), "{name}: {warning}");
                named += 1;
            }
        }
        let unique: BTreeSet<String> = listed.iter().map(|id| id.to_string()).collect();
        assert_eq!(
            unique.len(),
            listed.len(),
            "{name}: a document listed twice"
        );
    }
    assert!(named > 10, "only {named} documents named by warnings");
}

/// What no bundled pack and no golden case brings about, each with the code that must be in it.
fn seldom() -> Vec<(&'static str, Json)> {
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let claim = value(&json!({
        "person": { "scheme": "employee", "status": "working", "tier": 1 }, "insuredArea": "130200", "treatmentArea": "130200",
        "date": "2026-03-10", "service": "inpatient", "level": "secondary", "bill": { "total": 5000 },
    }));
    let by = |edit: Option<(&str, Value)>, claim: &Value| {
        let mut pack_of = broken_packs::sound();
        if let Some((path, new)) = edit {
            put(&mut pack_of, path, Some(new));
        }
        common::ask::ask_by(claim, &pack(&pack_of, Lang::En).unwrap(), Lang::En)
    };
    let resident = with(
        &with(&claim, "person.scheme", text("resident")),
        "person.status",
        text("adult"),
    );
    let stay = with(&claim, "admitted", text("2025-12-31"));
    let disease = with(&claim, "disease", text("M03900"));
    let chronic = with(&disease, "service", text("chronic"));
    let per = "schemes.employee[0].chronic.ceiling.per";
    let capped = "schemes.employee[0].chronic.diseases[0].ceiling.per";
    let elsewhere = with(&claim, "treatmentArea", text("110000"));
    let emergency = with(
        &elsewhere,
        "filing",
        Some(value(&json!({ "category": "emergency" }))),
    );
    vec![
        ("policy.no_scheme", by(None, &resident)),
        ("policy.no_rule", by(None, &emergency)),
        (
            "policy.other_area",
            by(None, &with(&claim, "insuredArea", text("110000"))),
        ),
        ("year.crosses_benefit_year", by(None, &stay)),
        ("claim.disease_ignored", by(None, &disease)),
        (
            "policy.document_superseded",
            by(
                Some(("documents[0].superseded_by", text("丙文件").unwrap())),
                &claim,
            ),
        ),
        (
            "policy.period_not_modelled",
            by(Some((capped, text("month").unwrap())), &chronic),
        ),
        (
            "policy.period_not_modelled",
            by(Some((capped, text("quarter").unwrap())), &chronic),
        ),
        // The disease's own ceiling stands in for that of the block.
        (
            "evidence.compiled",
            by(Some((per, text("month").unwrap())), &chronic),
        ),
    ]
}

/// Where no bill is the largest within a target, or none can be found: shares of six decimals that cancel beyond a ceiling,
/// where the rounding repeats itself only after a million fen.
fn without_a_largest_bill() -> Vec<(&'static str, Json)> {
    let good = json!({ "documents": ["d1"], "evidence": "reported" });
    let with_good = |mut block: Json| {
        let entries = block.as_object_mut().unwrap();
        entries.extend(good.as_object().unwrap().clone());
        block
    };
    let pack = json!({
        "format": 1, "area": "130200", "name": "made up", "documents": [{ "id": "d1", "title": "made up", "number": "1" }],
        "schemes": { "employee": [{
            "effective": "2023-01-01",
            "inpatient": with_good(json!({
                "deductible": { "per": "admission", "cases": [{ "amount": 0 }] },
                "ratio": { "per": "admission", "cases": [{ "slices": [[0, null, 0.8]] }] },
                "ceiling": { "per": "admission", "cases": [{ "amount": 10004 }] },
            })),
            "supplement": [
                with_good(json!({ "name": "a", "kind": "self_pay", "threshold": 0, "slices": [[0, null, 0.333333]] })),
                with_good(json!({ "name": "b", "kind": "above_ceiling", "cases": [{ "ratio": 0.666667 }] })),
            ],
        }] },
    });
    let report = yidi::load_pack(value(&pack), Lang::En);
    assert!(report.ok, "{:#?}", report.issues);
    let claim = value(&json!({
        "person": { "scheme": "employee", "status": "working" }, "insuredArea": "130200", "treatmentArea": "130200",
        "date": "2026-03-10", "service": "inpatient", "level": "secondary", "bill": { "total": 5000, "fullSelfPay": 1000 },
    }));
    let largest = |cash: &str| {
        let answer = yidi::inverse(&claim, &value(&json!({ "cash": cash })), Lang::En);
        json!({ "issues": answer.unwrap_err().issues })
    };
    let all = vec![
        ("inverse.below_self_pay", largest("999.99")),
        ("inverse.too_fine", largest("2667.32")),
    ];
    assert!(yidi::unload_pack(&Value::Text("130200".to_owned())));
    all
}

#[test]
fn without_a_largest_bill_the_reason_is_told() {
    for (code, answer) in without_a_largest_bill() {
        assert_eq!(answer["issues"][0]["code"], code, "{answer:#}");
    }
}

#[test]
fn what_happens_seldom_is_told_as_well() {
    for (code, answer) in seldom() {
        let issues = [&answer["issues"], &answer["warnings"]]
            .into_iter()
            .filter_map(Json::as_array)
            .flatten();
        let codes: Vec<&Json> = issues.map(|issue| &issue["code"]).collect();
        assert!(codes.contains(&&json!(code)), "{code}: {codes:?}");
        let refused = code.starts_with("policy.") && code != "policy.document_superseded";
        assert_eq!(is_receipt(&answer), !refused, "{code}");
    }
    let all = seldom();
    let warnings = all
        .iter()
        .flat_map(|(_, answer)| answer["warnings"].as_array().into_iter().flatten());
    let superseded: Vec<&Json> = warnings
        .filter(|warning| warning["code"] == "policy.document_superseded")
        .collect();
    assert_eq!(superseded.len(), 1);
    assert_eq!(
        superseded[0]["message"],
        "The document 甲 has been superseded by 丙文件"
    );
}

#[test]
fn what_was_assumed_is_said_whichever_way_the_case_asks() {
    let claim = value(&json!({
        "person": { "scheme": "employee", "status": "working", "tier": 1 }, "insuredArea": "130200", "treatmentArea": "130200",
        "date": "2026-03-10", "service": "inpatient", "level": "secondary", "bill": { "total": 5000 },
    }));
    for contracted in [true, false] {
        let mut pack_of = broken_packs::sound();
        let cases = json!([{ "when": { "contracted": contracted }, "slices": [[0, null, 0.5]] }, { "slices": [[0, null, 0.7]] }]);
        put(
            &mut pack_of,
            "schemes.employee[0].inpatient.ratio.cases",
            Some(value(&cases)),
        );
        let receipt = common::ask::ask_by(&claim, &pack(&pack_of, Lang::En).unwrap(), Lang::En);
        let warnings = receipt["warnings"].as_array().unwrap();
        let said = warnings
            .iter()
            .any(|warning| warning["code"] == "person.not_contracted_assumed");
        assert!(said, "contracted: {contracted}");
    }
}

#[test]
fn the_nearest_rules_are_named_where_none_are_in_force() {
    let mut pack_of = broken_packs::sound();
    for (key, day) in [("effective", "2010-01-01"), ("until", "2010-12-31")] {
        put(
            &mut pack_of,
            &format!("schemes.employee[1].{key}"),
            Some(Value::Text(day.to_owned())),
        );
    }
    let claim = value(&json!({
        "person": { "scheme": "employee", "status": "working" }, "insuredArea": "130200", "treatmentArea": "130200",
        "date": "2023-12-31", "service": "inpatient", "level": "secondary", "bill": { "total": 5000 },
    }));
    let Ok(pack) = pack(&pack_of, Lang::En) else {
        return;
    }; // once packs with gaps are refused, there is no such day
    let answer = common::ask::ask_by(&claim, &pack, Lang::En);
    let remedy = answer["issues"][0]["remedy"].as_str().unwrap();
    assert!(
        remedy.contains("2024-01-01"),
        "the day before 2024-01-01: {remedy}"
    );
}

/// The sound pack with some entries replaced, and what it says of a stay in hospital there.
fn stay_by(edits: &[(&str, Json)], claim: &[(&str, Option<Json>)]) -> Json {
    let mut tree = broken_packs::sound();
    for (path, new) in edits {
        put(&mut tree, path, Some(value(new)));
    }
    let mut asked = value(&json!({
        "person": { "scheme": "employee", "status": "working", "age": 40, "tier": 1 }, "insuredArea": "130200",
        "treatmentArea": "130200", "date": "2026-03-10", "service": "inpatient", "level": "secondary", "bill": { "total": 5000 },
    }));
    for (path, new) in claim {
        put(&mut asked, path, new.as_ref().map(value));
    }
    common::ask::ask_by(&asked, &pack(&tree, Lang::En).unwrap(), Lang::En)
}

#[test]
fn the_rules_before_and_after_a_gap_are_both_named() {
    let gap = [
        ("schemes.employee[1].effective", json!("2010-01-01")),
        ("schemes.employee[1].until", json!("2010-12-31")),
        ("schemes.employee[0].until", json!("2024-12-31")),
    ];
    let (old, new) = (
        "from 2010-01-01 to 2010-12-31",
        "from 2024-01-01 to 2024-12-31",
    );
    for (day, nearest) in [
        ("2009-12-31", old.to_owned()),
        ("2011-01-01", format!("{old}; {new}")),
        ("2023-12-31", format!("{old}; {new}")),
        ("2025-01-01", new.to_owned()),
    ] {
        let answer = stay_by(&gap, &[("date", Some(json!(day)))]);
        let issue = &answer["issues"][0];
        assert_eq!(issue["code"], "policy.not_in_force", "{day}");
        assert_eq!(
            issue["remedy"],
            format!("The nearest rules run {nearest}"),
            "{day}"
        );
    }
    let resident = [
        ("person.scheme", Some(json!("resident"))),
        ("person.status", Some(json!("adult"))),
    ];
    let answer = stay_by(&gap, &resident);
    assert_eq!(answer["issues"][0]["code"], "policy.no_scheme");
    assert_eq!(answer["issues"][0]["remedy"], "It has: employee");
}

#[test]
fn unchecked_figures_are_named_and_no_others() {
    let told = |edits: &[(&str, Json)], claim: &[(&str, Option<Json>)]| {
        let answer = stay_by(edits, claim);
        let issues = answer["warnings"]
            .as_array()
            .or(answer["issues"].as_array())
            .unwrap()
            .clone();
        let unchecked = issues
            .into_iter()
            .find(|issue| issue["code"].as_str().unwrap().starts_with("evidence."));
        unchecked.map(|issue| {
            let message = issue["message"].as_str().unwrap();
            message.rsplit_once(": ").unwrap().1.to_owned()
        })
    };
    let inpatient = ("schemes.employee[0].inpatient.evidence", json!("compiled"));
    let illness = (
        "schemes.employee[0].supplement[1].evidence",
        json!("reported"),
    );
    assert_eq!(told(&[], &[]).as_deref(), Some("大病"));
    assert_eq!(
        told(std::slice::from_ref(&inpatient), &[]).as_deref(),
        Some("inpatient care, 大病")
    );
    assert_eq!(
        told(&[illness, inpatient], &[]).as_deref(),
        Some("inpatient care")
    );
    let refused = [("allowCompiled", Some(json!(false)))];
    assert_eq!(told(&[], &refused).as_deref(), Some("大病"));
}

#[test]
fn every_missing_input_is_asked_for_once() {
    let edits = [(
        "schemes.employee[0].inpatient.ratio.cases[0].when",
        json!({ "status": ["retired"], "age": [70, null], "tier": 1 }),
    )];
    // The supplement needs the tier as well.
    let missing = ["person.status", "person.age", "person.tier"];
    let claim = missing.map(|path| (path, None));
    let answer = stay_by(&edits, &claim);
    let told: Vec<(&str, &str)> = answer["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| {
            (
                issue["code"].as_str().unwrap(),
                issue["field"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, missing.map(|path| ("claim.input_needed", path)));
}

#[test]
fn a_stay_within_the_year_crosses_no_year() {
    for (admitted, crosses) in [
        ("2025-12-31", true),
        ("2026-01-01", false),
        ("2026-03-10", false),
    ] {
        let answer = stay_by(&[], &[("admitted", Some(json!(admitted)))]);
        let warnings = answer["warnings"].as_array().unwrap();
        let told = warnings
            .iter()
            .any(|warning| warning["code"] == "year.crosses_benefit_year");
        assert_eq!(told, crosses, "{admitted}");
    }
}

#[test]
fn what_is_in_scope_cites_the_drug_list_that_decided_it() {
    let documents = |bill: Json| {
        let claim = [
            ("bill", Some(bill)),
            ("place", Some(json!({ "priorSelfPayRatio": 0.1 }))),
        ];
        let receipt = stay_by(&[], &claim);
        let step = |code: &str| {
            let steps = receipt["steps"].as_array().unwrap().iter();
            let mut found = steps.filter(|step| step["code"] == code);
            let step = found
                .next()
                .unwrap_or_else(|| panic!("no {code}: {receipt:#}"));
            let cited = step["documents"].as_array().unwrap();
            cited
                .iter()
                .map(|id| id.as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let cited = [step("scope.prior_self_pay"), step("scope.in_scope")];
        let listed = receipt["documents"].as_array().unwrap().clone();
        (cited, listed)
    };
    let line = json!({ "name": "注射用艾普拉唑钠", "amount": "406.00", "quantity": 7, "unitPrice": "58.00", "unit": "瓶" });
    let (by_lines, listed) = documents(json!({ "lines": [line] }));
    for cited in by_lines {
        assert_eq!(cited.len(), 1, "{cited:?}");
        let list = listed
            .iter()
            .find(|document| document["id"] == cited[0].as_str());
        let title = list.unwrap_or_else(|| panic!("{cited:?} is not listed"))["title"].to_string();
        assert!(title.contains("药品目录"), "{title}");
    }
    // Sums are the caller's own: no list decided them.
    let (by_sums, _) = documents(json!({ "total": 406, "priorSelfPay": "40.60" }));
    assert_eq!(by_sums, [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn the_parts_of_a_line_add_up() {
    let line = json!({ "name": "某项目", "class": "B", "amount": "100.00", "priceLimit": "80.00", "priorSelfPayRatio": 0.1 });
    let bill = json!({ "place": "310000", "date": "2026-03-10" });
    let found = common::catalog::classified(&json!([line]), &bill, Lang::En);
    let line = &found["lines"][0];
    for (part, wanted) in [
        ("fullSelfPay", "0.00"),
        ("overLimitSelfPay", "20.00"),
        ("priorSelfPay", "8.00"),
        ("inScope", "72.00"),
    ] {
        assert_eq!(line[part], wanted, "{part}: {found:#}");
    }
}
