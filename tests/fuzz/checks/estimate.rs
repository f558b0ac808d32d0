//! `estimate`: a receipt that adds up, or a refusal; and the next call is right.

use super::answer::in_both;
use super::cost::Problems;
use super::{sound, text};
use serde_json::{Value as Json, json};
use std::sync::OnceLock;
use yidi::issue::Lang;
use yidi::policy;
use yidi::reading::Value;

pub fn estimate(data: &[u8]) -> Vec<String> {
    let mut problems = Problems::of(data);
    let Some(claim) = str::from_utf8(data).ok().and_then(text::value) else {
        return problems.found;
    };
    receipt(&claim, &mut problems);
    next_is_right(&mut problems);
    problems.found
}

/// Looks at what a claim comes to; whether there is a receipt.
pub fn receipt(claim: &Value, problems: &mut Problems) -> bool {
    let answer = in_both("estimate", problems, |lang| yidi::estimate(claim, lang));
    let settled = answer["ok"] == true;
    if settled {
        problems.extend(sound::problems(&answer));
    }
    settled
}

/// A claim that nothing is wrong with.
pub fn sound_claim() -> Json {
    json!({
        "person": { "scheme": "employee", "status": "retired", "age": 66 },
        "insuredArea": "110000", "treatmentArea": "310000", "date": "2026-03-10",
        "service": "inpatient", "level": "tertiary",
        "filing": { "category": "resettled_retiree" }, "bill": { "total": "20000" },
    })
}

/// Whatever was asked before, the sound claim has its answer.
pub fn next_is_right(problems: &mut Problems) {
    static RIGHT: OnceLock<Json> = OnceLock::new();
    let answer = yidi::estimate(&text::of(&sound_claim()), Lang::En);
    let answer = json!(answer.ok());
    if answer["cash"] != "2983.00" || answer != *RIGHT.get_or_init(|| answer.clone()) {
        problems.push(format!("the next call: {answer}"));
    }
}

/// Has everything unpacked that the library keeps, so that the first call costs what any other does.
pub fn warm() {
    for head in policy::heads() {
        let _ = policy::pack_of(head.area);
    }
    let lines = br#"{"lines":[{"name":"amoxilin","amount":1},{"name":"zzzz","amount":1}],"place":"310000","date":"2026-03-10"}"#;
    super::classify(lines);
    super::search_catalog("阿莫西林".as_bytes());
    super::estimate(sound_claim().to_string().as_bytes());
    super::validate_filing(b"{}");
    super::parse_bill("名称,金额\n甲药,10.00".as_bytes());
}
