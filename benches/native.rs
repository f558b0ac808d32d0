//! The engine on this machine itself, without WebAssembly: every golden case in turn, many rounds; of each case the median call.
//! Prints one JSON object, the means over the cases in microseconds, for `native.mjs`, which measures the same in Node.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use serde_json::Value as Json;
use std::fs;
use std::hint::black_box;
use std::time::Instant;
use yidi::estimate;
use yidi::issue::Lang;
use yidi::reading::Value;

const ROUNDS: usize = 150;
const WARMING_UP: usize = 30;

/// Those that end in a receipt by the bundled rules, as in `common.mjs`: the claim, as value and as text, and its cash.
fn cases() -> Vec<(Value, String, String)> {
    let mut cases = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    for area in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = area.file_name().into_string().unwrap();
        if !name.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        for file in fs::read_dir(area.path()).unwrap().map(Result::unwrap) {
            let file: Json = serde_json::from_slice(&fs::read(file.path()).unwrap()).unwrap();
            for case in file["cases"].as_array().unwrap() {
                if let (Json::Null, Some(cash)) = (&case["pack"], case["expect"]["cash"].as_str()) {
                    let text = case["claim"].to_string();
                    let claim = serde_json::from_str(&text).unwrap();
                    cases.push((claim, text, cash.to_owned()));
                }
            }
        }
    }
    assert!(!cases.is_empty(), "no cases were found");
    cases
}

/// The mean over the cases of their median call, in microseconds.
fn mean_of_medians<C>(cases: &[C], call: impl Fn(&C)) -> f64 {
    let mut times = vec![Vec::new(); cases.len()];
    for round in 0..ROUNDS {
        for (case, times) in cases.iter().zip(&mut times) {
            let start = Instant::now();
            call(case);
            let time = start.elapsed();
            if round >= WARMING_UP {
                times.push(time.as_nanos() as f64 / 1000.0);
            }
        }
    }
    let medians = times.iter_mut().map(|times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });
    medians.sum::<f64>() / cases.len() as f64
}

fn main() {
    let cases = cases();
    let value = mean_of_medians(&cases, |(claim, _, cash)| {
        let receipt = estimate(black_box(claim), Lang::Zh).unwrap();
        assert_eq!(receipt.cash.text(), *cash); // fast and wrong does not count
    });
    let text = mean_of_medians(&cases, |(_, text, _)| {
        let claim: Value = serde_json::from_str(black_box(text)).unwrap();
        let receipt = estimate(&claim, Lang::Zh).unwrap();
        black_box(serde_json::to_string(&receipt).unwrap());
    });
    let cases = cases.len();
    println!("{{\"cases\": {cases}, \"value\": {value}, \"text\": {text}}}");
}
