//! What a caller can get wrong: every field of a claim with every kind of fault, and what must be said about it.

use super::ask::{put, value, with};
use serde_json::json;
use yidi::reading::Value;

/// A claim with a fault and the issues that must come back for it: all of them and no other.
pub struct Row {
    pub what: String,
    pub claim: Value,
    pub expect: Vec<(&'static str, String)>,
}

/// What a field holds; it decides what can be wrong with it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Holds {
    Amount,
    Ratio,
    Quantity,
    Whole(u32, u32),
    Bool,
    Text,
    Choice {
        far: &'static str,
        near: &'static str,
    },
    Date,
    /// Checked by its own rules, and never shown.
    Secret,
    Insured,
    Treated,
    Disease,
    List,
    Record,
    /// Amounts by names that the caller chooses.
    Names,
}

/// A field of the claim.
pub struct Field {
    pub path: &'static str,
    pub holds: Holds,
    pub required: bool,
}

pub const fn field(path: &'static str, holds: Holds, required: bool) -> Field {
    Field {
        path,
        holds,
        required,
    }
}

pub const fn choice(near: &'static str) -> Holds {
    Holds::Choice {
        far: "somethingelse",
        near,
    }
}

/// Every field there is, those of a bill with lines.
pub const FIELDS: &[Field] = &[
    field("person", Holds::Record, true),
    field("person.scheme", choice("Employee"), true),
    field("person.status", choice("workin"), false),
    field("person.age", Holds::Whole(0, 150), false),
    field("person.tier", Holds::Whole(1, 2), false),
    field("person.sex", choice("femal"), false),
    field("person.contracted", Holds::Bool, false),
    field("person.reliefGroups", Holds::List, false),
    field("person.reliefGroups[0]", choice("lowIncome"), true),
    field("insuredArea", Holds::Insured, true),
    field("treatmentArea", Holds::Treated, true),
    field("date", Holds::Date, true),
    field("admitted", Holds::Date, false),
    field("service", choice("inpatinet"), true),
    field("level", choice("tertiery"), true),
    field("disease", Holds::Disease, false),
    field("place", Holds::Record, false),
    field("place.priorSelfPayRatio", Holds::Ratio, false),
    field("filing", Holds::Record, false),
    field("filing.category", choice("referal"), true),
    field("bill", Holds::Record, true),
    field("bill.lines", Holds::List, false),
    field("bill.lines[0]", Holds::Record, true),
    field("bill.lines[0].code", Holds::Text, false),
    field("bill.lines[0].name", Holds::Text, false),
    field("bill.lines[0].form", Holds::Text, false),
    field("bill.lines[0].spec", Holds::Text, false),
    field("bill.lines[0].unit", Holds::Text, false),
    field("bill.lines[0].kind", choice("drugs"), false),
    field("bill.lines[0].amount", Holds::Amount, true),
    field("bill.lines[0].quantity", Holds::Quantity, false),
    field("bill.lines[0].unitPrice", Holds::Amount, false),
    field("bill.lines[0].class", choice("b"), false),
    field("bill.lines[0].priorSelfPayRatio", Holds::Ratio, false),
    field("bill.lines[0].priceLimit", Holds::Amount, false),
    field("bill.total", Holds::Amount, false),
    field("yearToDate", Holds::Record, false),
    field("yearToDate.admissions", Holds::Whole(0, 999), false),
    field("yearToDate.outpatient", Holds::Record, false),
    field("yearToDate.outpatient.inScope", Holds::Amount, false),
    field("yearToDate.outpatient.deductiblePaid", Holds::Amount, false),
    field("yearToDate.outpatient.pooledPaid", Holds::Amount, false),
    field("yearToDate.inpatient", Holds::Record, false),
    field("yearToDate.inpatient.inScope", Holds::Amount, false),
    field("yearToDate.inpatient.deductiblePaid", Holds::Amount, false),
    field("yearToDate.inpatient.pooledPaid", Holds::Amount, false),
    field("yearToDate.chronic", Holds::Record, false),
    field("yearToDate.chronic.inScope", Holds::Amount, false),
    field("yearToDate.chronic.deductiblePaid", Holds::Amount, false),
    field("yearToDate.chronic.pooledPaid", Holds::Amount, false),
    field("yearToDate.inScopeSelfPay", Holds::Amount, false),
    field("yearToDate.supplementPaid", Holds::Names, false),
    field("yearToDate.supplementPaid.大病保险", Holds::Amount, true),
    field("personalAccount", Holds::Amount, false),
    field("allowCompiled", Holds::Bool, false),
];

/// The fields of a bill given as sums.
pub const SUMS: &[Field] = &[
    field("bill.total", Holds::Amount, false),
    field("bill.fullSelfPay", Holds::Amount, false),
    field("bill.overLimitSelfPay", Holds::Amount, false),
    field("bill.priorSelfPay", Holds::Amount, false),
];

/// A sound claim with every field filled in, its bill in lines.
pub fn sound() -> Value {
    value(&json!({
        "person": { "scheme": "employee", "status": "working", "age": 45, "tier": 1, "sex": "female", "contracted": false,
            "reliefGroups": ["low_income"] },
        "insuredArea": "110000", "treatmentArea": "440100", "date": "2026-03-10", "admitted": "2026-03-01",
        "service": "inpatient", "level": "tertiary", "disease": "M00500",
        "filing": { "category": "referral" }, "place": { "priorSelfPayRatio": 0.1 },
        "bill": { "total": "100.00", "lines": [ { "code": "X1", "name": "a drug", "form": "片", "spec": "10mg", "unit": "盒", "kind": "drug", "amount": "100.00",
            "quantity": 2, "unitPrice": "50.00", "class": "B", "priorSelfPayRatio": 0.1, "priceLimit": "45.00" } ] },
        "yearToDate": { "admissions": 1,
            "outpatient": { "inScope": "10.00", "deductiblePaid": "10.00", "pooledPaid": "0.00" },
            "inpatient": { "inScope": "9000.00", "deductiblePaid": "1300.00", "pooledPaid": "6000.00" },
            "chronic": { "inScope": "0.00", "deductiblePaid": "0.00", "pooledPaid": "0.00" },
            "inScopeSelfPay": "3000.00", "supplementPaid": { "大病保险": "0.00" } },
        "personalAccount": "10.00", "allowCompiled": true
    }))
}

/// The same with a bill of sums.
pub fn sound_sums() -> Value {
    let bill = json!({ "total": "100.00", "fullSelfPay": "1.00", "overLimitSelfPay": "2.00", "priorSelfPay": "3.00" });
    with(&sound(), "bill", Some(value(&bill)))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// One value of every JSON type.
fn types() -> [(&'static str, Value); 5] {
    [
        ("a truth value", Value::Bool(true)),
        ("a number", Value::Number(1.0)),
        ("a text", text("1")),
        ("an empty list", Value::List(Vec::new())),
        ("an empty object", Value::Map(Vec::new())),
    ]
}

/// The values that a field must refuse, each with its code and where below the field it is found.
fn faults(holds: Holds) -> Vec<(String, Value, &'static str, &'static str)> {
    let mut all: Vec<(String, Value, &'static str, &'static str)> = Vec::new();
    let mut add = |value: Value, code, below| all.push((shown(&value), value, code, below));
    // What is of another type altogether.
    let right: &[&str] = match holds {
        Holds::Amount | Holds::Ratio | Holds::Quantity => &["a number", "a text"],
        Holds::Insured | Holds::Treated => &["a number", "a text"],
        Holds::Whole(..) => &["a number"],
        Holds::Bool => &["a truth value"],
        Holds::Text | Holds::Choice { .. } | Holds::Date | Holds::Disease | Holds::Secret => {
            &["a text"]
        }
        Holds::List => &["an empty list"],
        Holds::Record | Holds::Names => &["an empty object"],
    };
    for (_, value) in types().iter().filter(|(name, _)| !right.contains(name)) {
        add(value.clone(), "field.type", "");
    }
    let (nan, inf) = (f64::NAN, f64::INFINITY);
    match holds {
        Holds::Amount => {
            for wrong in [
                "",
                " ",
                "abc",
                "１２３．４５",
                "1,234.50",
                "1，234",
                "¥5",
                "5元",
                "5 ",
                "1e5",
                "+5",
                "5.",
                ".5",
                ".",
                "-",
                "--5",
                "1.2.3",
                "0x10",
                "NaN",
                "Infinity",
                "null",
                "五",
                "1\u{0}",
                "1/2",
                "5%",
            ] {
                add(text(wrong), "amount.unreadable", "");
            }
            add(text(&"1".repeat(1_000_000)), "amount.unreadable", "");
            add(Value::Number(nan), "amount.unreadable", "");
            add(Value::Number(-inf), "amount.negative", "");
            for wrong in ["-1", "-0.01", "-1000000001"] {
                add(text(wrong), "amount.negative", "");
                add(Value::Number(wrong.parse().unwrap()), "amount.negative", "");
            }
            for wrong in ["1000000000.01", "9999999999999", "1000000001"] {
                add(text(wrong), "amount.too_large", "");
                add(
                    Value::Number(wrong.parse().unwrap()),
                    "amount.too_large",
                    "",
                );
            }
            for wrong in [inf, 1e15, 1e300, f64::MAX, 9_007_199_254_740_993.0] {
                add(Value::Number(wrong), "amount.too_large", "");
            }
            for wrong in ["0.001", "1234.505", "0.0000000000000000000001"] {
                add(text(wrong), "amount.decimals", "");
            }
            for wrong in [0.001, 0.1 + 0.2, 1e-9, 99_999.995] {
                add(Value::Number(wrong), "amount.decimals", "");
            }
        }
        Holds::Ratio => {
            for wrong in [-0.1, 1.000001, 85.0, nan, inf, -inf, 1e300] {
                add(Value::Number(wrong), "number.range", "");
            }
            for wrong in ["", "85%", "abc", "-0.1", "1.1", "0,5", "０．５"] {
                add(text(wrong), "number.range", "");
            }
            add(Value::Number(0.123_456_7), "ratio.decimals", "");
            add(text("0.1234567"), "ratio.decimals", "");
        }
        Holds::Quantity => {
            for wrong in [0.0, -0.0, -1.0, 0.12345, 1_000_000.5, 1e300, nan, inf, -inf] {
                add(Value::Number(wrong), "number.range", "");
            }
            for wrong in ["", "0", "two", "-1"] {
                add(text(wrong), "number.range", "");
            }
        }
        Holds::Whole(from, to) => {
            for wrong in [
                f64::from(from) - 1.0,
                f64::from(to) + 1.0,
                f64::from(from) + 0.5,
                nan,
                inf,
                -inf,
                1e300,
            ] {
                add(Value::Number(wrong), "number.range", "");
            }
        }
        Holds::Text => {
            for wrong in ["\u{0}", "a\u{1f}b", "\u{7f}", "\u{85}"] {
                add(text(wrong), "text.control_character", "");
            }
            add(text(&"x".repeat(4001)), "text.too_long", "");
        }
        Holds::Choice { far, near } => {
            for wrong in ["", far, near, " ", "职工", "\u{1f}"] {
                add(text(wrong), "field.choice", "");
            }
            add(text(&"x".repeat(1_000_000)), "field.choice", "");
        }
        Holds::Date => {
            for wrong in [
                "",
                "soon",
                "2023-02-29",
                "2026-13-01",
                "2026-00-01",
                "2026-04-31",
                "2026-01-00",
                "2026/03/10",
                "20260310",
                "2026-3-1",
                "2026-03-10T00:00:00Z",
                "２０２６-03-10",
                "2026年3月10日",
                " 2026-03-10",
                "10000-01-01",
                "2026-03-10-",
                "-2026-03-10",
                "0-0-0",
            ] {
                add(text(wrong), "date.invalid", "");
            }
            add(text(&"2026-01-01".repeat(100_000)), "date.invalid", "");
            add(Value::Number(nan), "field.type", "");
        }
        Holds::Insured | Holds::Treated => {
            for wrong in [
                "",
                "999999",
                "11000",
                "1100000",
                "北京市",
                "１１００００",
                "110000 ",
                "-10000",
                "000000",
            ] {
                add(text(wrong), "area.unknown", "");
            }
            for wrong in [1.0, 110_000.5, -110_000.0, 999_999.0] {
                add(Value::Number(wrong), "area.unknown", "");
            }
            for wrong in [nan, inf, 1e300] {
                add(Value::Number(wrong), "field.type", "");
            }
            for wrong in ["710000", "810000", "820000"] {
                add(text(wrong), "area.outside", "");
            }
            if holds == Holds::Insured {
                add(text("440000"), "area.too_wide", "");
                add(Value::Number(440_000.0), "area.too_wide", "");
            }
        }
        Holds::Disease => {
            for wrong in [
                "",
                "m00500",
                "M0050",
                "M005000",
                "500",
                "ＭM0500",
                "高血压",
                "MM0500",
            ] {
                add(text(wrong), "disease.unreadable", "");
            }
            add(text("M00\u{0}00"), "text.control_character", "");
        }
        Holds::List => add(Value::List(vec![Value::Null; 10_001]), "list.too_long", ""),
        Holds::Record => {
            let many = (0..=500)
                .map(|n| (format!("k{n}"), Value::Bool(true)))
                .collect();
            add(Value::Map(many), "list.too_long", "");
        }
        Holds::Names => {
            let named = |name: &str| Value::Map(vec![(name.to_owned(), text("1"))]);
            // A name is quoted without what would upset a terminal.
            add(named("a\u{1f}b"), "text.control_character", ".a b");
            let many = (0..=100).map(|n| (format!("s{n}"), text("1"))).collect();
            add(Value::Map(many), "list.too_long", "");
        }
        Holds::Secret => {}
        Holds::Bool => {
            add(Value::Number(0.0), "field.type", "");
            add(text("true"), "field.type", "");
        }
    }
    all
}

fn shown(value: &Value) -> String {
    format!("{value:?}").chars().take(60).collect()
}

/// Every field with every fault.
pub fn rows() -> Vec<Row> {
    let mut rows = faulty(&sound(), FIELDS);
    rows.extend(faulty(&sound_sums(), SUMS));
    rows.extend(unknown(&sound(), FIELDS));
    rows.extend(misspelt());
    rows.extend(at_odds());
    rows
}

/// Each of the fields of something sound with every fault that it can have.
pub fn faulty(base: &Value, fields: &[Field]) -> Vec<Row> {
    let mut rows = Vec::new();
    for field in fields {
        for (what, wrong, code, below) in faults(field.holds) {
            let what = format!("{} = {what}", field.path);
            let expect = vec![(code, format!("{}{below}", field.path))];
            let claim = with(base, field.path, Some(wrong));
            rows.push(Row {
                what,
                claim,
                expect,
            });
        }
        // Nothing at all, and null: a fault only where the field is needed.
        for (what, new) in [("missing", None), ("null", Some(Value::Null))] {
            let is_item = field.path.ends_with(']');
            if !field.required || (is_item && new.is_none()) || in_names(field.path) {
                continue;
            }
            let code = if is_item {
                "field.type"
            } else {
                "field.missing"
            };
            rows.push(Row {
                what: format!("{} {what}", field.path),
                claim: with(base, field.path, new),
                expect: vec![(code, field.path.to_owned())],
            });
        }
    }
    rows
}

fn in_names(path: &str) -> bool {
    path.starts_with("yearToDate.supplementPaid.")
}

/// A key that is near to none of ours, in every record.
pub fn unknown(base: &Value, fields: &[Field]) -> Vec<Row> {
    let records = fields
        .iter()
        .filter(|field| field.holds == Holds::Record)
        .map(|field| format!("{}.", field.path));
    std::iter::once(String::new())
        .chain(records)
        .map(|record| {
            let path = format!("{record}zzzzzzzzzz");
            Row {
                what: format!("{path} unknown"),
                claim: with(base, &path, Some(Value::Bool(true))),
                expect: vec![("field.unknown", path)],
            }
        })
        .collect()
}

/// A key that is nearly one of ours, in every record.
fn misspelt() -> Vec<Row> {
    [
        "persn",
        "person.shceme",
        "person.AGE",
        "filing.categry",
        "bill.totl",
        "bill.full_self_pay",
        "bill.lines[0].amout",
        "bill.lines[0].unit_price",
        "place.priorSelfPayratio",
        "yearToDate.admission",
        "yearToDate.inScopeSelfpay",
        "yearToDate.outpatient.inscope",
        "yearToDate.inpatient.pooled_paid",
        "yearToDate.chronic.deductiblepaid",
        "insured_area",
        "year_to_date",
        "allowcompiled",
    ]
    .into_iter()
    .map(|path| Row {
        what: format!("{path} misspelt"),
        claim: with(&sound(), path, Some(Value::Bool(true))),
        expect: vec![("field.unknown", path.to_owned())],
    })
    .collect()
}

/// Fields that are sound by themselves and do not go together.
fn at_odds() -> Vec<Row> {
    let row = |what: &str,
               base: Value,
               edits: &[(&str, Option<serde_json::Value>)],
               expect: &[(&'static str, &str)]| {
        let mut claim = base;
        for (path, new) in edits {
            put(&mut claim, path, new.as_ref().map(value));
        }
        let expect = expect
            .iter()
            .map(|(code, field)| (*code, (*field).to_owned()))
            .collect();
        Row {
            what: what.to_owned(),
            claim,
            expect,
        }
    };
    let line = |class: &str, amount: &str| json!({ "class": class, "amount": amount });
    vec![
        row(
            "a retired resident",
            sound(),
            &[
                ("person.scheme", Some(json!("resident"))),
                ("person.status", Some(json!("retired"))),
            ],
            &[("person.status_scheme", "person.status")],
        ),
        row(
            "a student employee",
            sound(),
            &[("person.status", Some(json!("student")))],
            &[("person.status_scheme", "person.status")],
        ),
        row(
            "admitted after the settlement",
            sound(),
            &[("admitted", Some(json!("2026-03-11")))],
            &[("claim.admitted_after_date", "admitted")],
        ),
        row(
            "no bill at all",
            sound(),
            &[("bill", Some(json!({})))],
            &[("bill.empty", "bill.total")],
        ),
        row(
            "sums and no total",
            sound_sums(),
            &[("bill.total", None)],
            &[("bill.empty", "bill.total")],
        ),
        row(
            "lines and a sum",
            sound(),
            &[("bill.priorSelfPay", Some(json!(0)))],
            &[("bill.lines_and_sums", "bill.priorSelfPay")],
        ),
        row(
            "lines and three sums",
            sound(),
            &[
                ("bill.priorSelfPay", Some(json!(1))),
                ("bill.fullSelfPay", Some(json!(1))),
                ("bill.overLimitSelfPay", Some(json!(1))),
            ],
            &[
                ("bill.lines_and_sums", "bill.fullSelfPay"),
                ("bill.lines_and_sums", "bill.overLimitSelfPay"),
                ("bill.lines_and_sums", "bill.priorSelfPay"),
            ],
        ),
        row(
            "a total a fen off its lines",
            sound(),
            &[("bill.total", Some(json!("100.01")))],
            &[("bill.total_mismatch", "bill.total")],
        ),
        row(
            "sums a fen over the total",
            sound_sums(),
            &[("bill.total", Some(json!("5.99")))],
            &[("bill.sums_exceed_total", "bill")],
        ),
        row(
            "a line that nothing is called",
            sound(),
            &[("bill.lines[0].class", None)],
            &[("catalog.unknown_item", "bill.lines[0]")],
        ),
        row(
            "a line with nothing to go by",
            sound(),
            &[
                ("bill.lines[0].class", None),
                ("bill.lines[0].code", None),
                ("bill.lines[0].name", None),
            ],
            &[("catalog.unknown_item", "bill.lines[0].class")],
        ),
        row(
            "class A with a first share",
            sound(),
            &[("bill.lines[0].class", Some(json!("A")))],
            &[(
                "bill.prior_ratio_of_class_a",
                "bill.lines[0].priorSelfPayRatio",
            )],
        ),
        row(
            "no lines",
            sound(),
            &[("bill", Some(json!({ "lines": [] })))],
            &[("bill.empty", "bill.lines")],
        ),
        row(
            "a total and no lines",
            sound(),
            &[("bill", Some(json!({ "lines": [], "total": 5 })))],
            &[("bill.empty", "bill.lines")],
        ),
        row(
            "a price that does not give the amount",
            sound(),
            &[("bill.lines[0].unitPrice", Some(json!("50.01")))],
            &[("bill.line_price", "bill.lines[0].amount")],
        ),
        row(
            "nothing to go by and a wrong price",
            sound(),
            &[
                ("bill.lines[0].class", None),
                ("bill.lines[0].code", None),
                ("bill.lines[0].name", None),
                ("bill.lines[0].quantity", Some(json!(3))),
            ],
            &[
                ("catalog.unknown_item", "bill.lines[0].class"),
                ("bill.line_price", "bill.lines[0].amount"),
            ],
        ),
        row(
            "lines of more than a thousand million",
            sound(),
            &[(
                "bill",
                Some(json!({ "lines": [line("A", "1000000000"), line("A", "0.01")] })),
            )],
            &[("amount.too_large", "bill.lines")],
        ),
        row(
            "the home province as the place of treatment",
            sound(),
            &[
                ("insuredArea", Some(json!("440300"))),
                ("treatmentArea", Some(json!("440000"))),
                ("person.tier", Some(json!(1))),
            ],
            &[("area.too_wide", "treatmentArea")],
        ),
        row(
            "a day before the rules",
            sound(),
            &[("date", Some(json!("2001-01-01"))), ("admitted", None)],
            &[("policy.not_in_force", "date")],
        ),
        row(
            "an area without rules",
            sound(),
            &[("insuredArea", Some(json!("130200")))],
            &[("policy.not_loaded", "insuredArea")],
        ),
        row(
            "an area without rules and another fault",
            sound(),
            &[
                ("insuredArea", Some(json!("130200"))),
                ("personalAccount", Some(json!(-1))),
            ],
            &[
                ("amount.negative", "personalAccount"),
                ("policy.not_loaded", "insuredArea"),
            ],
        ),
        row(
            "a day before the rules and another fault",
            sound(),
            &[
                ("date", Some(json!("2001-01-01"))),
                ("admitted", None),
                ("personalAccount", Some(json!(-1))),
            ],
            &[
                ("amount.negative", "personalAccount"),
                ("policy.not_in_force", "date"),
            ],
        ),
        row(
            "compiled figures refused",
            sound(),
            &[("allowCompiled", Some(json!(false)))],
            &[("evidence.compiled_refused", "allowCompiled")],
        ),
        row(
            "no age where the rules ask",
            sound(),
            &[
                ("service", Some(json!("outpatient"))),
                ("filing.category", Some(json!("referral"))),
                ("person.status", Some(json!("retired"))),
                ("person.age", None),
            ],
            &[("claim.input_needed", "person.age")],
        ),
        row(
            "two faults in two lines",
            sound(),
            &[(
                "bill",
                Some(json!({ "lines": [line("A", "-1"), line("A", "1"), line("D", "1")] })),
            )],
            &[
                ("amount.negative", "bill.lines[0].amount"),
                ("field.choice", "bill.lines[2].class"),
            ],
        ),
    ]
}
