//! What every answer has in common.

use super::cost::{self, Problems};
use super::speaks::speaks;
use serde::Serialize;
use serde_json::Value as Json;
use yidi::Failure;
use yidi::issue::{Code, Lang};

/// The answer in either language, checked as far as answers are alike: both give the same codes for the same places, and
/// what is an error is told in words, with a remedy.
pub fn in_both<T: Serialize>(
    what: &str,
    problems: &mut Problems,
    call: impl Fn(Lang) -> Result<T, Failure>,
) -> Json {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| {
        let answer = cost::told(what, problems, || call(lang));
        issues(what, &answer, lang, problems);
        answer
    });
    if codes(&zh) != codes(&en) || zh["ok"] != en["ok"] {
        problems.push(format!("{what}: the languages differ: {zh}\n{en}"));
    }
    zh
}

/// The issues of an answer, which may be a list of them.
fn list(answer: &Json) -> &[Json] {
    let issues = answer.as_array().or_else(|| answer["issues"].as_array());
    issues.map(Vec::as_slice).unwrap_or_default()
}

fn codes(answer: &Json) -> Vec<(&Json, &Json)> {
    let issues = list(answer).iter();
    issues.map(|i| (&i["code"], &i["field"])).collect()
}

fn issues(what: &str, answer: &Json, lang: Lang, problems: &mut Problems) {
    let errors: Vec<&Json> = list(answer)
        .iter()
        .filter(|issue| issue["severity"] == "error")
        .collect();
    if answer["ok"] == false && errors.is_empty() {
        problems.push(format!("{what}: refused without a reason: {answer}"));
    }
    for issue in list(answer) {
        if !Code::ALL.iter().any(|code| issue["code"] == code.text()) {
            problems.push(format!("{what}: no such code: {issue}"));
        }
    }
    for error in errors {
        if let Err(problem) = speaks(error, lang) {
            problems.push(format!("{what}: {problem}"));
        }
        let all_of_it = ["field.type", "input.too_large"];
        if error["field"].is_null() && !all_of_it.iter().any(|code| error["code"] == *code) {
            problems.push(format!("{what}: no place is named: {error}"));
        }
    }
}

/// An amount of an answer in fen.
pub fn fen(amount: &Json) -> i128 {
    let digits = amount.as_str().unwrap_or_default().replace('.', "");
    digits.parse().unwrap_or(i128::MIN)
}
