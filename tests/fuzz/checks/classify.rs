//! `classify`: every line in its parts, which add up, or a refusal.

use super::answer::{fen, in_both};
use super::cost::Problems;
use super::text;
use serde_json::Value as Json;
use yidi::reading::Value;

/// The parts of an amount.
const PARTS: [&str; 5] = [
    "fullSelfPay",
    "overLimitSelfPay",
    "priorSelfPay",
    "inScope",
    "undecided",
];

/// The input is one object with all that is handed over, or the lines alone.
pub fn classify(data: &[u8]) -> Vec<String> {
    let mut problems = Problems::of(data);
    let Some(given) = str::from_utf8(data).ok().and_then(text::value) else {
        return problems.found;
    };
    let part = |key: &str| text::part(&given, key);
    match &given {
        Value::Map(_) => decided(
            &part("lines"),
            [
                &part("place"),
                &part("date"),
                &part("person"),
                &part("visit"),
            ],
            &mut problems,
        ),
        lines => lines_alone(lines, &mut problems),
    };
    problems.found
}

/// Lines treated in Shanghai on a day within all editions; whether they were understood.
pub fn lines_alone(lines: &Value, problems: &mut Problems) -> bool {
    let [place, day] = ["310000", "2026-03-10"].map(|text| Value::Text(text.to_owned()));
    decided(lines, [&place, &day, &Value::Null, &Value::Null], problems)
}

fn decided(lines: &Value, rest: [&Value; 4], problems: &mut Problems) -> bool {
    let [place, day, person, visit] = rest;
    let answer = in_both("classify", problems, |lang| {
        yidi::classify(lines, place, day, person, lang, visit)
    });
    let understood = answer["ok"] == true;
    if understood {
        adds_up(&answer, problems);
    }
    understood
}

fn adds_up(answer: &Json, problems: &mut Problems) {
    let sums = &answer["sums"];
    let parts = |of: &Json| PARTS.iter().map(|key| fen(&of[*key])).sum::<i128>();
    let lines = answer["lines"].as_array().map(Vec::as_slice);
    let lines = lines.unwrap_or_default();
    for key in PARTS {
        if fen(&sums[key]) != lines.iter().map(|line| fen(&line[key])).sum::<i128>() {
            problems.push(format!("{key} is not the sum of the lines'"));
        }
        if lines.iter().any(|line| fen(&line[key]) < 0) {
            problems.push(format!("{key} is negative in {answer}"));
        }
    }
    if fen(&sums["total"]) != parts(sums) {
        problems.push(format!("the parts are not the total: {sums}"));
    }
    for line in lines {
        // Where the amount came as text of our own kind, it can be held against the parts.
        let given = line["line"]["amount"].as_str().unwrap_or_default();
        let plain = given.split_once('.').is_some_and(|(whole, places)| {
            places.len() == 2
                && format!("{whole}{places}")
                    .bytes()
                    .all(|b| b.is_ascii_digit())
        });
        if plain && fen(&line["line"]["amount"]) != parts(line) {
            problems.push(format!("the parts are not the amount: {line}"));
        }
    }
}
