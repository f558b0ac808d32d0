//! `validateFiling`: a report, and the form to print.

use super::answer::in_both;
use super::cost::Problems;
use super::text;
use serde_json::Value as Json;
use yidi::reading::Value;

pub fn validate_filing(data: &[u8]) -> Vec<String> {
    let mut problems = Problems::of(data);
    let Some(filing) = str::from_utf8(data).ok().and_then(text::value) else {
        return problems.found;
    };
    let report = in_both("validateFiling", &mut problems, |lang| {
        Ok(yidi::validate_filing(&filing, lang))
    });
    let issues = report["issues"].as_array();
    let errors = issues.is_some_and(|issues| issues.iter().any(|i| i["severity"] == "error"));
    if report["ok"] != !errors {
        problems.push(format!("ok, and yet an error, or neither: {report}"));
    }
    let form = in_both("filingForm", &mut problems, |lang| {
        yidi::filing_form(&filing, lang)
    });
    is_text(&form, &mut problems);
    number_is_not_shown(&filing, &[&report, &form], &mut problems);
    problems.found
}

/// What the applicant wrote stands on the page as text: nothing of it is a mark of HTML.
fn is_text(form: &Json, problems: &mut Problems) {
    let page = form["html"].as_str().unwrap_or_default();
    if page.contains("<img") || page.contains("<script") {
        problems.push(format!("marks of HTML on the page: {page}"));
    }
}

/// The identity number is checked, never shown.
fn number_is_not_shown(filing: &Value, answers: &[&Json], problems: &mut Problems) {
    let Some(number) = filing.get("idNumber").and_then(Value::text) else {
        return;
    };
    let long = number.len() >= 15 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let once = filing.json().matches(number).count() == 1; // elsewhere it is a name, or whatever was meant
    if long && once && answers.iter().any(|a| a.to_string().contains(number)) {
        problems.push(format!("the identity number is shown: {number}"));
    }
}
