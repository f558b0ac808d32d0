//! The policy packs: every bundled one answers over its whole time, and the strict reader refuses what is unsound.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod common;

use common::ask::{none, pack, put, value};
use common::broken_packs::{self, Broken};
use include_dir::{Dir, include_dir};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use yidi::issue::Lang;
use yidi::money::Yuan;
use yidi::policy::pack::{Evidence, Level, Scheme, Service, Status};
use yidi::policy::{self, Pack};
use yidi::reading::{Faults, Value};

const LAST_YEAR: i16 = 2027;

/// Home, and every category of a filing in another province.
const FILINGS: [Option<&str>; 9] = [
    None,
    Some("resettled_retiree"),
    Some("long_term_resident"),
    Some("posted_worker"),
    Some("referral"),
    Some("emergency"),
    Some("other_temporary"),
    Some("none"),
    Some(""),
];

fn statuses(scheme: Scheme) -> &'static [Status] {
    match scheme {
        Scheme::Employee => &[Status::Working, Status::Retired],
        Scheme::Resident => &[Status::Child, Status::Student, Status::Adult, Status::Elder],
    }
}

/// The first day of each quarter from the pack's first rule on, and that first day itself.
fn quarters(pack: &Pack, scheme: Scheme) -> Vec<String> {
    let Some(first) = pack
        .entries(scheme)
        .iter()
        .map(|entry| entry.effective)
        .min()
    else {
        return Vec::new();
    };
    let mut days = vec![first.to_string()];
    for year in first.year()..=LAST_YEAR {
        days.extend(
            ["01", "04", "07", "10"]
                .iter()
                .map(|month| format!("{year}-{month}-01")),
        );
    }
    days.retain(|day| *day >= first.to_string());
    days.dedup();
    days
}

/// What came of the claims: receipts, and refusals by code and area.
#[derive(Default)]
struct Outcomes {
    receipts: usize,
    refused: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Outcomes {
    fn note(&mut self, area: &str, claim: &Value) {
        match yidi::estimate(claim, Lang::En) {
            Ok(receipt) => {
                self.receipts += 1;
                assert_eq!(
                    receipt.total,
                    receipt.fund_total + receipt.personal_account + receipt.cash,
                    "{claim:?}"
                );
                assert!(
                    receipt.fund_total <= receipt.in_scope && receipt.cash >= Yuan::ZERO,
                    "{claim:?}"
                );
                assert!(receipt.policy_effective <= receipt.date, "{claim:?}");
            }
            Err(failure) => {
                for issue in failure.issues {
                    let count = self
                        .refused
                        .entry(issue.code.to_owned())
                        .or_default()
                        .entry(area.to_owned())
                        .or_default();
                    *count += 1;
                }
            }
        }
    }
}

#[test]
fn every_quarter_is_answered() {
    let mut outcomes = Outcomes::default();
    let mut claims = 0;
    let heads = policy::heads();
    assert!(heads.len() >= 85, "only {} packs", heads.len());
    for head in &heads {
        let area = head.area.to_string();
        let pack = policy::pack_of(head.area).unwrap();
        let elsewhere = if area.starts_with("11") {
            "310000"
        } else {
            "110000"
        };
        for scheme in Scheme::ALL {
            let disease = pack.entries(*scheme).iter().find_map(|entry| {
                let listed = entry.chronic.as_ref()?.diseases.as_ref()?;
                listed.first()?.codes.first().cloned()
            });
            let mut claim = value(&json!({
                "person": { "scheme": scheme.name(), "age": 50, "tier": 1 }, "insuredArea": area,
                "treatmentArea": area, "bill": { "total": "123456.78", "priorSelfPay": "1234.56" },
                "disease": disease, "date": "", "service": "", "level": "", "filing": null,
            }));
            let text = |text: &str| Some(Value::Text(text.to_owned()));
            // The category turns with the quarter: over the years every combination comes about.
            let mut turn = 0_usize;
            for day in quarters(&pack, *scheme) {
                put(&mut claim, "date", text(&day));
                for service in Service::ALL {
                    put(&mut claim, "service", text(service.name()));
                    for level in Level::ALL {
                        put(&mut claim, "level", text(level.name()));
                        for status in statuses(*scheme) {
                            put(&mut claim, "person.status", text(status.name()));
                            let filing = FILINGS[turn % FILINGS.len()];
                            turn += 1;
                            put(
                                &mut claim,
                                "treatmentArea",
                                text(if filing.is_none() { &area } else { elsewhere }),
                            );
                            let filing = filing.filter(|category| !category.is_empty());
                            put(
                                &mut claim,
                                "filing",
                                filing.map(|category| value(&json!({ "category": category }))),
                            );
                            claims += 1;
                            outcomes.note(&area, &claim);
                            // What the next combination does not set must not be left over.
                            put(&mut claim, "filing", Some(Value::Null));
                        }
                    }
                }
            }
        }
    }
    println!(
        "{claims} claims: {} receipts, refused {:?}",
        outcomes.receipts,
        {
            let sums: BTreeMap<_, usize> = outcomes
                .refused
                .iter()
                .map(|(code, areas)| (code, areas.values().sum()))
                .collect();
            sums
        }
    );
    // These claims say all there is to say: nothing can be lacking but the rules.
    let may = ["policy.no_rule", "policy.not_in_force", "policy.no_case"];
    for (code, areas) in &outcomes.refused {
        assert!(may.contains(&code.as_str()), "{code} in {areas:?}");
    }
    assert!(claims > 150_000, "only {claims} claims");
    assert!(
        outcomes.receipts * 10 > claims * 6,
        "only {} of {claims} claims are answered",
        outcomes.receipts
    );
    // Rules that begin are meant to go on: no bundled scheme lapses, and none leaves a person without a case.
    for code in ["policy.not_in_force", "policy.no_case"] {
        assert_eq!(outcomes.refused.get(code), None, "{code}");
    }
}

#[test]
fn what_a_claim_leaves_open_is_asked_for() {
    // The barest claims: all they may lack is an input, named, and then they are answered.
    let mut asked = BTreeMap::<String, usize>::new();
    for head in policy::heads() {
        for scheme in Scheme::ALL {
            for service in Service::ALL {
                let mut claim = value(&json!({
                    "person": { "scheme": scheme.name() }, "insuredArea": head.area.to_string(),
                    "treatmentArea": head.area.to_string(), "date": "2026-03-10", "service": service.name(),
                    "level": if *service == Service::Pharmacy { json!(null) } else { json!("secondary") }, "bill": { "total": 100 },
                }));
                for round in 0.. {
                    let Err(failure) = yidi::estimate(&claim, Lang::Zh) else {
                        break;
                    };
                    assert!(
                        round < 4,
                        "{claim:?} is asked for something again and again: {:?}",
                        failure.issues
                    );
                    let mut answered = false;
                    for issue in &failure.issues {
                        let field = issue.field.as_deref().unwrap_or_default();
                        if issue.code != "claim.input_needed" {
                            assert!(
                                ["policy.no_rule", "policy.no_scheme", "policy.no_case"]
                                    .contains(&issue.code),
                                "{issue:?}"
                            );
                            continue;
                        }
                        *asked.entry(field.to_owned()).or_default() += 1;
                        let answer = match field {
                            "person.status" => json!(if *scheme == Scheme::Employee {
                                "working"
                            } else {
                                "adult"
                            }),
                            "person.age" => json!(40),
                            "person.tier" => json!(1),
                            "level" => json!("primary"),
                            "disease" => json!("M03900"),
                            field => panic!("asked for {field}"),
                        };
                        put(&mut claim, field, Some(value(&answer)));
                        answered = true;
                    }
                    if !answered {
                        break;
                    }
                }
            }
        }
    }
    println!("asked for {asked:?}");
    for field in ["person.status", "person.age", "person.tier", "level"] {
        assert!(
            asked.contains_key(field),
            "{field} is never asked for: {asked:?}"
        );
    }
}

static POLICIES: Dir = include_dir!("$CARGO_MANIFEST_DIR/data/policies");

#[test]
fn the_bundle_holds_what_the_files_say() {
    let mut read = 0;
    for file in POLICIES.files() {
        if file
            .path()
            .extension()
            .is_none_or(|ending| ending != "json")
        {
            continue; // the guide
        }
        let path = file.path().display();
        let text = file.contents_utf8().expect("packs are UTF-8");
        let json: Value =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let wanted = pack(&json, Lang::En).unwrap_or_else(|issues| panic!("{path}: {issues:#?}"));
        let area: u32 = wanted.area.parse().unwrap();
        let notes = wanted.notes.clone().unwrap_or_default();
        assert_eq!(policy::notes(area), notes, "{path}");
        let head = policy::head(area).unwrap_or_else(|| panic!("{path} is not bundled"));
        assert_eq!(head.hotline, wanted.hotline, "{path}");
        assert_eq!(head.evidence, wanted.weakest_evidence(), "{path}");
        assert_eq!(head.latest, wanted.latest_effective(), "{path}");
        let has = |scheme| !wanted.entries(scheme).is_empty();
        assert_eq!(
            (head.employee, head.resident),
            (has(Scheme::Employee), has(Scheme::Resident)),
            "{path}"
        );
        assert!(head.employee || head.resident, "{path}: no rules at all");
        assert_eq!(*policy::pack_of(area).unwrap(), wanted, "{path}");
        read += 1;
    }
    assert_eq!(read, policy::heads().len());
    assert!(policy::pack_of(130_200).is_none());
    assert!(policy::pack_of(0).is_none());
    assert!(policy::notes(130_200).is_empty());
}

#[test]
fn the_sound_pack_is_sound() {
    let sound = pack(&broken_packs::sound(), Lang::En);
    assert!(sound.is_ok(), "{:#?}", sound.err());
}

/// The packs among `broken` that are not refused as they should be.
fn problems<'b>(broken: impl Iterator<Item = &'b Broken>) -> Vec<String> {
    let mut problems = Vec::new();
    for case in broken {
        for lang in [Lang::Zh, Lang::En] {
            let found = match pack(&case.pack, lang) {
                Ok(_) => Vec::new(),
                Err(issues) => issues,
            };
            let mut told: Vec<(String, String)> = found
                .iter()
                .map(|issue| {
                    (
                        issue.code.to_owned(),
                        issue.field.clone().unwrap_or_default(),
                    )
                })
                .collect();
            told.sort();
            let mut expect = case.expect.clone();
            expect.sort();
            if told != expect {
                problems.push(format!(
                    "{}: expected {expect:?}, found {told:?}",
                    case.name
                ));
            }
            for issue in &found {
                if issue.message.is_empty() || issue.remedy.as_deref().is_none_or(str::is_empty) {
                    problems.push(format!("{}: no words: {issue:?}", case.name));
                }
            }
        }
    }
    problems.dedup();
    problems
}

#[test]
fn broken_packs_are_refused() {
    let broken = broken_packs::all();
    assert!(broken.len() >= 100, "only {} broken packs", broken.len());
    let problems = problems(broken.iter());
    none(&problems);
}

/// What the schema means is tested on the package; here, that what was tested is what is built from the types.
#[test]
fn the_schema_is_the_one_that_ships() {
    let shipped: Json =
        serde_json::from_str(include_str!("../pkg/schema/policy-pack.schema.json")).unwrap();
    let built: Json = serde_json::from_str(policy::pack_schema()).unwrap();
    assert_eq!(built, shipped, "`make pkg` writes it anew");
}

/// The sound pack with some entries replaced or taken out.
fn edited(edits: &[(&str, Json)]) -> Value {
    let mut all = broken_packs::sound();
    for (path, new) in edits {
        put(&mut all, path, Some(value(new)));
    }
    all
}

fn issues_of(tree: &Value) -> Vec<(String, String)> {
    let issues = pack(tree, Lang::En).err().unwrap_or_default();
    let told = issues.into_iter();
    told.map(|issue| (issue.code.to_owned(), issue.field.unwrap_or_default()))
        .collect()
}

#[test]
fn an_entry_may_hold_for_one_day() {
    let one_day = [("schemes.employee[0].until", json!("2024-01-01"))];
    assert_eq!(issues_of(&edited(&one_day)), []);
}

#[test]
fn a_list_is_as_long_as_it_may_be() {
    let documents = |count: usize| {
        let mut all = json!([{ "id": "d1", "title": "甲" }, { "id": "d2", "title": "乙" }]);
        let list = all.as_array_mut().unwrap();
        list.extend((list.len()..count).map(|i| json!({ "id": format!("x{i}"), "title": "丙" })));
        edited(&[("documents", all)])
    };
    let too_long = |at: &str| vec![("list.too_long".to_owned(), at.to_owned())];
    assert_eq!(issues_of(&documents(1000)), []);
    assert_eq!(issues_of(&documents(1001)), too_long("documents"));
    assert_eq!(issues_of(&documents(1500)), too_long("documents"));
}

#[test]
fn a_pack_is_as_large_as_it_may_be() {
    let of = |size: usize| {
        let mut tree = broken_packs::sound();
        let missing = size - tree.weight();
        let note = "notes[0].en";
        let held = "a doubt".len();
        put(
            &mut tree,
            note,
            Some(Value::Text("x".repeat(missing + held))),
        );
        assert_eq!(tree.weight(), size);
        let mut faults = Faults::new(Lang::En);
        let read = policy::read(&tree, &mut faults);
        let codes: Vec<&str> = faults.issues.iter().map(|issue| issue.code).collect();
        (read.is_some(), codes.contains(&"input.too_large"))
    };
    assert!(!of(policy::LARGEST).1, "as large as may be");
    assert_eq!(of(policy::LARGEST + 1), (false, true));
    assert_eq!(of(policy::LARGEST * 2), (false, true));
}

#[test]
fn the_head_tells_the_weakest_evidence_of_all_blocks() {
    let part = |path: &str| format!("schemes.employee[0].{path}evidence");
    let parts = [
        "outpatient.",
        "inpatient.",
        "supplement[0].",
        "supplement[1].",
        "chronic.",
        "away.",
        "away.referral.",
    ];
    let with_weak = |weak: Option<&str>| {
        let mut tree = broken_packs::sound();
        // Its second entry is older and worth nothing.
        put(&mut tree, "schemes.employee[1]", None);
        for path in parts {
            let evidence = if weak == Some(path) {
                "reported"
            } else {
                "official"
            };
            put(&mut tree, &part(path), Some(value(&json!(evidence))));
        }
        pack(&tree, Lang::En).unwrap().weakest_evidence()
    };
    assert_eq!(with_weak(None), Evidence::Official);
    for path in parts {
        assert_eq!(with_weak(Some(path)), Evidence::Reported, "{path}");
    }
}

#[test]
fn only_what_was_loaded_is_taken_away_again() {
    let area = 130_200;
    assert!(!policy::unload(area), "nothing was loaded");
    let tree = broken_packs::sound();
    policy::load(area, pack(&tree, Lang::En).unwrap(), tree.clone());
    assert!(policy::is_loaded(area) && policy::pack_of(area).is_some());
    assert_eq!(policy::tree(area), Some(tree));
    assert!(policy::unload(area));
    assert!(!policy::is_loaded(area) && policy::pack_of(area).is_none());
    assert_eq!(policy::tree(area), None);
    assert!(!policy::unload(area), "it is gone already");

    // A bundled area's rules stay, read or not.
    let bundled = policy::heads()[0].area;
    let before = policy::pack_of(bundled).unwrap();
    assert!(policy::tree(bundled).is_some());
    assert!(!policy::unload(bundled), "bundled rules were not loaded");
    assert_eq!(policy::pack_of(bundled).unwrap(), before);
}
