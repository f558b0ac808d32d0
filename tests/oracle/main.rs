//! A second reckoning of a settlement, written from its description and from nothing else, against the library's own.
//!
//! The description is the one of a settlement and of the form of packs that the project began with (not in this repository),
//! the README, `tests/cases/README.md` and the guide to packs; sections (§) are those of that first one. The oracle shares no
//! code with the library: it reads the packs of `data/policies` and the places of `data/areas` itself, as plain JSON and CSV,
//! and reckons in exact fractions of whole numbers, one after the other in the order of the description. It knows every
//! mechanism of a settlement; what it leaves to others is said in `settle.rs`.
//!
//! Claims are drawn over every bundled pack and over packs made up for the purpose, at and around the figures at which the rules
//! change. Each is settled twice; amounts, codes of steps, the year after, evidence, codes and fields of refusals, and the
//! warnings named in `compare.rs` must agree exactly. Words are not compared.
//!
//! `ORACLE_CLAIMS=2000000` draws more, `ORACLE_SEED=7` others; a failure prints the claim, made as small as it goes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod chance;
mod compare;
mod count;
mod draw_claim;
mod draw_pack;
mod edges;
mod exact;
mod fund;
mod places;
mod policy;
mod rules;
mod scope;
mod settle;
mod shrink;
mod supplements;
mod warnings;

use chance::Chance;
use compare::{differences, library};
use count::Count;
use places::Places;
use serde_json::Value as Json;
use settle::Answer;
use std::collections::BTreeMap;

/// Every how many claims a made-up pack gives way to another.
const CLAIMS_A_PACK: u64 = 40;

fn number(name: &str, otherwise: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name}={text} is no number")),
        Err(_) => otherwise,
    }
}

/// Draws `claims` claims in two threads, settles each twice, and tells what differs; the counts come back for the guards.
fn run(claims: u64, one: impl Fn(u64, &mut Count) -> Option<String> + Sync) -> Count {
    let part = |first: u64| {
        let mut count = Count::default();
        let mut wrong = Vec::new();
        for at in (first..claims).step_by(2) {
            wrong.extend(one(at, &mut count));
            // A few tell more than one, and thousands no more than a few.
            if wrong.len() == 5 {
                break;
            }
        }
        (count, wrong)
    };
    let ((mut count, mut wrong), (others, more)) = std::thread::scope(|scope| {
        let other = scope.spawn(|| part(1));
        (part(0), other.join().expect("the other thread ends"))
    });
    count.add(&others);
    wrong.extend(more);
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    count
}

/// The rules that a claim is settled by: the bundled ones, or a pack made up, as JSON and as the library has read it.
#[derive(Clone, Copy)]
enum Rules<'a> {
    Bundled(&'a BTreeMap<String, Json>),
    MadeUp(&'a Json, &'a yidi::policy::Pack),
}

/// Both answers to a claim.
fn both(claim: &Json, rules: Rules, places: &Places) -> (Answer, Json) {
    let of = |area: &str| match rules {
        Rules::Bundled(packs) => packs.get(area),
        Rules::MadeUp(pack, _) => Some(pack),
    };
    let read = match rules {
        Rules::Bundled(_) => None,
        Rules::MadeUp(_, read) => Some(read),
    };
    (settle::settle(claim, &of, places), library(claim, read))
}

/// Settles a claim twice. What differs is told with the smallest claim, and the smallest pack, that still show it.
fn settle_twice(claim: &Json, rules: Rules, places: &Places, count: &mut Count) -> Option<String> {
    let kind = |ours: &Answer, theirs: &Json| {
        differences(ours, theirs)
            .first()
            .map(|told| told.split(": ").next().unwrap().to_owned())
    };
    // Made smaller, it must still be the same that is wrong.
    let still = |claim: &Json, rules: Rules| {
        let (ours, theirs) = both(claim, rules, places);
        kind(&ours, &theirs)
    };
    let (ours, theirs) = both(claim, rules, places);
    count.look_at(claim, &ours);
    let wrong = Some(kind(&ours, &theirs)?);
    let claim = shrink::smallest(claim, |claim| {
        shrink::well_formed(claim) && still(claim, rules) == wrong
    });
    let Rules::MadeUp(json, _) = rules else {
        return Some(told(&claim, rules, places));
    };
    let json = shrink::smallest(json, |json| {
        compare::pack(json).is_ok_and(|read| still(&claim, Rules::MadeUp(json, &read)) == wrong)
    });
    let read = compare::pack(&json).expect("what was compared can be read");
    Some(format!(
        "{}\npack: {json}",
        told(&claim, Rules::MadeUp(&json, &read), places)
    ))
}

fn told(claim: &Json, rules: Rules, places: &Places) -> String {
    let (ours, theirs) = both(claim, rules, places);
    let differences = differences(&ours, &theirs).join("\n  ");
    let theirs = compare::shown(&theirs, &ours);
    format!(
        "claim: {claim}\noracle against yidi:\n  {differences}\noracle: {}\nyidi: {theirs}",
        ours.shown()
    )
}

#[test]
fn agrees_on_every_bundled_pack() {
    let (seed, claims) = (number("ORACLE_SEED", 1), number("ORACLE_CLAIMS", 200_000));
    let (packs, places) = (policy::bundled(), Places::read());
    let areas: Vec<&String> = packs.keys().collect();
    println!("{} packs, {claims} claims, ORACLE_SEED={seed}", areas.len());
    let count = run(claims, |at, count| {
        let mut chance = Chance::new(seed, at);
        let area = areas[(at % areas.len() as u64) as usize];
        let claim = draw_claim::claim(&mut chance, &packs[area], &places);
        settle_twice(&claim, Rules::Bundled(&packs), &places, count)
            .map(|told| format!("ORACLE_SEED={seed}, claim {at}\n{told}"))
    });
    count.print();
    count.is_full(claims, false);
}

#[test]
fn agrees_on_packs_made_up() {
    let (seed, claims) = (
        number("ORACLE_SEED", 1),
        number("ORACLE_CLAIMS", 200_000) / 2,
    );
    let places = Places::read();
    println!("{claims} claims on packs made up, ORACLE_SEED={seed}");
    // A pack is made anew for its claims, so that each claim can be drawn again by its number alone.
    let packs = claims.div_ceil(CLAIMS_A_PACK);
    let count = run(packs, |at, count| {
        let mut chance = Chance::new(seed.wrapping_add(1 << 40), at);
        let json = draw_pack::pack(&mut chance);
        let read = compare::pack(&json)
            .unwrap_or_else(|faults| panic!("a pack drawn is not sound: {faults}"));
        (0..CLAIMS_A_PACK).find_map(|claim| {
            let claim_of = &draw_claim::claim(&mut chance, &json, &places);
            settle_twice(claim_of, Rules::MadeUp(&json, &read), &places, count)
                .map(|told| format!("ORACLE_SEED={seed}, pack {at}, claim {claim}\n{told}"))
        })
    });
    count.print();
    count.is_full(packs * CLAIMS_A_PACK, true);
}
