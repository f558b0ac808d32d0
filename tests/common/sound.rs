//! What holds of every receipt, whatever the rules.

use serde_json::{Value as Json, json};

/// All that is wrong with the sums of a receipt and its steps.
pub fn problems(receipt: &Json) -> Vec<String> {
    let mut problems = Vec::new();
    adds_up(receipt, &mut problems);
    steps_agree(receipt, &mut problems);
    problems
}

/// Fen; an amount that is not written with two decimals is a fault.
fn fen(value: &Json) -> i64 {
    let text = value.as_str().expect("amounts are text");
    assert_eq!(
        text.split_once('.').expect("two decimals").1.len(),
        2,
        "{text}"
    );
    text.replace('.', "").parse().expect("amounts are numbers")
}

/// The identities that hold for every receipt.
pub fn adds_up(receipt: &Json, problems: &mut Vec<String>) {
    let of = |key: &str| fen(&receipt[key]);
    let steps = receipt["steps"].as_array().unwrap();
    let paid_by = |payer: &str| -> i64 {
        steps
            .iter()
            .filter(|s| s["payer"] == payer)
            .map(|s| fen(&s["amount"]))
            .sum()
    };
    let supplements = receipt["supplements"].as_array().unwrap();
    let supplement_sum: i64 = supplements.iter().map(|s| fen(&s["amount"])).sum();
    let parts = of("fullSelfPay") + of("overLimitSelfPay") + of("priorSelfPay") + of("inScope");
    for (name, left, right) in [
        ("total = parts", of("total"), parts),
        (
            "total = who pays",
            of("total"),
            of("fundTotal") + of("personalAccount") + of("cash"),
        ),
        (
            "fund = pooled + supplements",
            of("fundTotal"),
            of("pooledFund") + supplement_sum,
        ),
        (
            "person = total − fund",
            of("personTotal"),
            of("total") - of("fundTotal"),
        ),
        ("fund steps", of("fundTotal"), paid_by("fund")),
        ("person steps", of("personTotal"), paid_by("person")),
    ] {
        if left != right {
            problems.push(format!("{name}: {left} ≠ {right}"));
        }
    }
    if of("fundTotal") > of("inScope") {
        problems.push("the fund pays more than is in scope".to_owned());
    }
    let amounts = [
        "total",
        "inScope",
        "deductible",
        "pooledFund",
        "fundTotal",
        "cash",
        "personalAccount",
    ];
    for key in amounts.iter().filter(|key| of(key) < 0) {
        problems.push(format!("{key} is negative"));
    }
    for step in steps {
        if fen(&step["amount"]) < 0 {
            problems.push(format!("a step is negative: {step}"));
        }
        for key in ["label", "detail"] {
            if step[key].as_str().is_none_or(str::is_empty) {
                problems.push(format!("a step without {key}: {step}"));
            }
        }
        for id in step["documents"].as_array().unwrap() {
            let base = id.as_str().unwrap().split('#').next().unwrap();
            let known = receipt["documents"].as_array().unwrap();
            if !known.iter().any(|d| d["id"] == base) {
                problems.push(format!("document {id} is cited and not listed"));
            }
        }
    }
}

/// That each step's own figures agree with the receipt's.
fn steps_agree(receipt: &Json, problems: &mut Vec<String>) {
    let of = |key: &str| fen(&receipt[key]);
    let mut must = |holds: bool, what: &str| {
        if !holds {
            problems.push(what.to_owned());
        }
    };
    for key in [
        "fullSelfPay",
        "overLimitSelfPay",
        "priorSelfPay",
        "pooledFund",
        "personTotal",
    ] {
        must(of(key) >= 0, &format!("{key} is negative"));
    }
    for supplement in receipt["supplements"].as_array().unwrap() {
        must(fen(&supplement["amount"]) >= 0, "a supplement takes money");
    }
    must(
        of("deductible") <= of("inScope"),
        "a deductible beyond what is in scope",
    );
    must(
        of("pooledFund") <= of("inScope") - of("deductible"),
        "the fund pays on the deductible",
    );
    // In scope is what the scope steps leave, a slice pays no more than its base.
    let steps = receipt["steps"].as_array().unwrap();
    let step = |code: &str| steps.iter().find(|step| step["code"] == code);
    for (code, key) in [
        ("scope.total", "total"),
        ("scope.in_scope", "inScope"),
        ("deductible", "deductible"),
    ] {
        let amount = step(code).map(|step| fen(&step["amount"]));
        must(amount == Some(of(key)), &format!("{code} is not {key}"));
    }
    let slices = steps.iter().filter(|step| step["code"] == "ratio.slice");
    let pooled: i64 = slices.clone().map(|step| fen(&step["amount"])).sum();
    must(pooled == of("pooledFund"), "the slices are not the fund's");
    // A figure that names no document counts as unchecked, whatever its block says.
    let figures = ["deductible", "ratio.slice", "supplement"];
    let unfounded = |step: &Json| {
        figures.iter().any(|code| step["code"] == *code) && step["documents"] == json!([])
    };
    must(
        !steps.iter().any(unfounded) || receipt["evidence"] == "compiled",
        "a figure without a document is not unchecked",
    );
    for step in slices {
        must(
            fen(&step["amount"]) <= fen(&step["base"]) + 1,
            &format!("a slice pays more than its base: {step}"),
        );
        let ratio: f64 = step["ratio"].as_str().unwrap().parse().unwrap();
        must((0.0..=1.0).contains(&ratio), &format!("a ratio of {ratio}"));
    }
}
