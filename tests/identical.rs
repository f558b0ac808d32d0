//! Writes drawn claims and the answers natively given to them, as text, for `tests/boundary/identical.test.mjs`, which has the module
//! answer the same in every engine. A line of the file: `{"pack", "lang", "claim", "answer"}`; the answer is JSON text within JSON.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::value;
use common::{bad_input, draw};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Value as Json, json};
use std::fs;
use yidi::issue::Lang;
use yidi::reading::Value;

/// Claims on the bundled rules, and on packs made up and loaded: 5,000 in all. Faulty ones come on top.
const BUNDLED: usize = 4000;
const LOADED: usize = 1000;
/// So many claims are asked on each made-up pack.
const EACH: usize = 20;

/// Of the claim as its text has it: that is how it crosses.
fn answer(claim: &Value, lang: Lang) -> String {
    let claim: Value = serde_json::from_str(&claim.json()).unwrap();
    match yidi::estimate(&claim, lang) {
        Ok(receipt) => serde_json::to_string(&receipt).unwrap(),
        Err(failure) => serde_json::to_string(&failure).unwrap(),
    }
}

#[test]
fn claims_are_written_with_their_answers() {
    let mut runner = TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(20_261_122),
        ..Config::default()
    });
    let mut lines: Vec<String> = Vec::new();
    let (mut receipts, mut failures) = (0, 0);
    let mut add = |pack: Option<&Json>, claim: &Value| {
        let lang = Lang::ALL[lines.len() % Lang::ALL.len()];
        let answer = answer(claim, lang);
        match answer.starts_with(r#"{"ok":true"#) {
            true => receipts += 1,
            false => failures += 1,
        }
        let line = json!({ "pack": pack, "lang": lang.name(), "claim": claim, "answer": answer });
        lines.push(line.to_string());
    };
    let drawn = draw::claim(&draw::offer());
    for _ in 0..BUNDLED {
        add(
            None,
            &value(&drawn.new_tree(&mut runner).unwrap().current()),
        );
    }
    for row in bad_input::rows() {
        add(None, &row.claim);
    }
    for _ in 0..LOADED / EACH {
        let figures = draw::figures(false)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let pack = citable(figures.pack());
        let report = yidi::load_pack(value(&pack), Lang::En);
        assert!(
            report.ok,
            "a made-up pack is not loaded: {:#?}",
            report.issues
        );
        for _ in 0..EACH {
            let ask = draw::ask().new_tree(&mut runner).unwrap().current();
            add(Some(&pack), &value(&ask.claim()));
        }
    }
    assert!(yidi::unload_pack(&value(&json!("130200"))));
    assert!(
        receipts > 3000 && failures > 300,
        "{receipts} receipts, {failures} failures"
    );
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/identical");
    fs::create_dir_all(folder).unwrap();
    fs::write(format!("{folder}/claims.jsonl"), lines.join("\n")).unwrap();
}

/// Rules that say they are official must name a document that can be found.
fn citable(mut pack: Json) -> Json {
    pack["documents"][0]["number"] = json!("甲〔2026〕1号");
    pack
}
