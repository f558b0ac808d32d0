//! The command line for pack authors, as it is run: every command, its exit codes, both languages; and the canonical form.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use serde_json::{Value as Json, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use yidi::issue::Lang;
use yidi::policy::Pack;
use yidi::policy::canonical::{canonical, columns, text};
use yidi::reading::{At, Faults, Read, Value};

/// What a run said and how it ended.
struct Ran {
    out: String,
    err: String,
    code: i32,
}

fn yidi_pack() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yidi-pack"));
    command.env("LANG", "en_US.UTF-8");
    command
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().expect("it ends by itself"),
    }
}

/// Runs it in `folder`, so that files are named as they are written here.
fn run(folder: &Path, args: &[&str]) -> Ran {
    let mut command = yidi_pack();
    command.current_dir(folder).args(args);
    ran(command)
}

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("pack_cli")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn bundled(area: &str) -> String {
    let file = format!("{}/data/policies/{area}.json", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(file).unwrap()
}

fn write(folder: &Path, name: &str, pack: &Json) {
    fs::write(folder.join(name), pack.to_string()).unwrap();
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn read(text: &str) -> Pack {
    let mut faults = Faults::in_document(Lang::En);
    let pack = Pack::read(&value(text), &At::ROOT, &mut faults);
    pack.unwrap_or_else(|| panic!("{:#?}", faults.issues))
}

/// A small pack of one scheme.
fn small() -> Json {
    json!({
        "format": 1, "area": "130200", "name": "某市", "hotline": "0315-12393",
        "documents": [{ "id": "d1", "title": "某市办法", "number": "某医保发〔2025〕1号" }],
        "schemes": { "employee": [{
            "effective": "2026-01-01",
            "inpatient": {
                "documents": ["d1"], "evidence": "compiled",
                "deductible": { "per": "admission", "cases": [
                    { "when": { "level": ["secondary"] }, "amount": 800 },
                    { "when": { "level": ["tertiary"] }, "amount": 1300 },
                    { "amount": 400 } ] },
                "ratio": { "per": "admission", "cases": [
                    { "when": { "status": "retired" }, "slices": [[0, 30000, 0.9], [30000, null, 0.95]] },
                    { "slices": [[0, null, 0.85]] } ] },
                "ceiling": { "per": "year", "cases": [{ "amount": null }] } }
        }] },
        "notes": [{ "zh": "一处存疑", "en": "a doubt" }]
    })
}

#[test]
fn wrong_usage_is_told() {
    let folder = folder("usage");
    for (args, why) in [
        (&[][..], "say what to do"),
        (&["frob", "a.json"], "no such command: frob"),
        (&["lint"], "name a file"),
        (&["lint", "--lang", "en"], "name a file"),
        (
            &["lint", "--check", "a.json"],
            "no such option here: --check",
        ),
        (&["fmt", "--json", "a.json"], "no such option here: --json"),
        (&["fmt", "-x", "a.json"], "no such option here: -x"),
        (&["explain", "--lang", "fr", "a.json"], "--lang is zh or en"),
        (&["explain", "a.json", "--lang"], "--lang is zh or en"),
        (&["diff", "a.json"], "diff wants two files"),
        (
            &["diff", "a.json", "b.json", "c.json"],
            "diff wants two files",
        ),
    ] {
        let ran = run(&folder, args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert_eq!(ran.out, "", "{args:?}");
        assert!(ran.err.starts_with(why), "{args:?}: {}", ran.err);
        assert!(
            ran.err.contains("usage: yidi-pack COMMAND"),
            "{args:?}: {}",
            ran.err
        );
    }
    let help = run(&folder, &["--help"]);
    assert_eq!((help.code, &*help.err), (0, ""));
    assert!(help.out.contains("--deny-warnings"), "{}", help.out);
}

#[test]
fn the_language_is_asked_for_or_the_environments_or_chinese() {
    let folder = folder("language");
    for (lang, args, wanted) in [
        ("en_US.UTF-8", &["--help"][..], "usage:"),
        ("zh_CN.UTF-8", &["--help"], "用法："),
        ("de_DE.UTF-8", &["--help"], "用法："),
        ("C", &["--help"], "用法："),
        ("zh_CN.UTF-8", &["--lang", "en", "--help"], "usage:"),
        ("en_US.UTF-8", &["--lang=zh", "--help"], "用法："),
    ] {
        let mut command = yidi_pack();
        command.current_dir(&folder).env("LANG", lang).args(args);
        let ran = ran(command);
        assert!(ran.out.starts_with(wanted), "{lang} {args:?}: {}", ran.out);
    }
    let mut command = yidi_pack();
    command
        .current_dir(&folder)
        .env_remove("LANG")
        .arg("--help");
    assert!(ran(command).out.starts_with("用法："));
}

#[test]
fn files_that_cannot_be_read_are_trouble_not_a_panic() {
    let folder = folder("unreadable");
    let deep = "[".repeat(50_000);
    let large = format!("[{}0]", "0,".repeat(1_000_000));
    let files: [(&str, &[u8]); 6] = [
        ("binary", &[0, 159, 146, 150, 255, 7]),
        ("empty", b""),
        ("deep", deep.as_bytes()),
        ("large", large.as_bytes()),
        ("cut", b"{\"format\": 1, \"area\": \"1100"),
        ("words", "不是规则包".as_bytes()),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    fs::create_dir(folder.join("inner")).unwrap();
    let names = [
        "binary", "empty", "deep", "large", "cut", "words", "inner", "none",
    ];
    for command in ["lint", "fmt", "explain"] {
        for lang in ["zh", "en"] {
            let ran = run(&folder, &[&[command, "--lang", lang], &names[..]].concat());
            assert_eq!((ran.code, &*ran.out), (2, ""), "{command}");
            let lines: Vec<&str> = ran.err.lines().collect();
            assert_eq!(lines.len(), names.len(), "{command}: {lines:?}");
            for (name, line) in names.iter().zip(lines) {
                assert!(line.starts_with(&format!("{name}: ")), "{command}: {line}");
            }
        }
    }
    for name in names {
        let ran = run(&folder, &["diff", name, name]);
        assert_eq!((ran.code, &*ran.out), (2, ""), "{name}");
    }
    for (name, bytes) in files {
        assert_eq!(
            fs::read(folder.join(name)).unwrap(),
            bytes,
            "{name} was touched"
        );
    }
    // One that can be read is answered all the same.
    write(&folder, "good.json", &small());
    let ran = run(&folder, &["explain", "none", "good.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.starts_with("某市 130200"), "{}", ran.out);
}

/// A pack that is no pack, in two ways.
fn unsound() -> Json {
    let mut pack = small();
    pack["schemes"]["employee"][0]["inpatient"]["ratio"]["cases"][1]["slices"][0][2] = json!(85);
    pack["documents"][0]["titel"] = json!("x");
    pack
}

#[test]
fn lint_tells_faults_with_their_places() {
    let folder = folder("lint");
    write(&folder, "bad.json", &unsound());
    fs::write(folder.join("good.json"), bundled("110000")).unwrap();

    let ran_en = run(&folder, &["lint", "good.json", "bad.json"]);
    assert_eq!((ran_en.code, &*ran_en.err), (1, ""));
    let place =
        "bad.json:/schemes/employee/0/inpatient/ratio/cases/1/slices/0/2: error number.range: ";
    let at = ran_en
        .out
        .find(place)
        .unwrap_or_else(|| panic!("{}", ran_en.out));
    let told: Vec<&str> = ran_en.out[at + place.len()..].lines().take(2).collect();
    assert_eq!(
        told,
        [
            "85 is not a number from 0 to 1",
            "    Give a number from 0 to 1"
        ]
    );
    assert!(
        ran_en
            .out
            .contains("bad.json:/documents/0/titel: error field.unknown: "),
        "{}",
        ran_en.out
    );
    let ran_zh = run(&folder, &["lint", "--lang", "zh", "bad.json"]);
    assert!(
        ran_zh
            .out
            .contains("error number.range: 85 不在 0 至 1 之间\n    请改为"),
        "{}",
        ran_zh.out
    );

    // Nothing that is wrong: errors decide, and what is merely doubtful does not.
    assert_eq!(run(&folder, &["lint", "good.json"]).code, 0);

    let ran_json = run(&folder, &["lint", "--json", "good.json", "bad.json"]);
    assert_eq!(ran_json.code, 1);
    let reports: Json = serde_json::from_str(&ran_json.out).unwrap();
    assert_eq!(reports[0]["file"], "good.json");
    assert_eq!(reports[1]["file"], "bad.json");
    let issues = reports[1]["issues"].as_array().unwrap();
    let codes: Vec<&str> = issues.iter().map(|i| i["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["field.unknown", "number.range"]);
    assert_eq!(
        issues[1]["field"],
        "/schemes/employee/0/inpatient/ratio/cases/1/slices/0/2"
    );
}

#[test]
fn fmt_rewrites_what_is_sound_and_leaves_the_rest() {
    let folder = folder("fmt");
    write(&folder, "a.json", &small());
    write(&folder, "bad.json", &unsound());
    let before = fs::read_to_string(folder.join("a.json")).unwrap();
    let bad = fs::read_to_string(folder.join("bad.json")).unwrap();

    let check = run(&folder, &["fmt", "--check", "a.json"]);
    assert_eq!((check.code, &*check.out, &*check.err), (1, "a.json\n", ""));
    assert_eq!(fs::read_to_string(folder.join("a.json")).unwrap(), before);

    let both = run(&folder, &["fmt", "a.json", "bad.json"]);
    assert_eq!((both.code, &*both.out), (1, "a.json: rewritten\n"));
    assert!(
        both.err
            .starts_with("bad.json:/documents/0/titel: error field.unknown"),
        "{}",
        both.err
    );
    assert_eq!(fs::read_to_string(folder.join("bad.json")).unwrap(), bad);
    assert_eq!(
        fs::read_to_string(folder.join("a.json")).unwrap(),
        r#"{
  "format": 1,
  "area": "130200",
  "name": "某市",
  "hotline": "0315-12393",
  "documents": [{ "id": "d1", "title": "某市办法", "number": "某医保发〔2025〕1号" }],
  "schemes": {
    "employee": [
      {
        "effective": "2026-01-01",
        "inpatient": {
          "documents": ["d1"],
          "evidence": "compiled",
          "deductible": {
            "per": "admission",
            "cases": [
              { "when": { "level": ["secondary"] }, "amount": 800 },
              { "when": { "level": ["tertiary"] }, "amount": 1300 },
              { "amount": 400 }
            ]
          },
          "ratio": {
            "per": "admission",
            "cases": [
              { "when": { "status": "retired" }, "slices": [[0, 30000, 0.9], [30000, null, 0.95]] },
              { "slices": [[0, null, 0.85]] }
            ]
          },
          "ceiling": { "per": "year", "cases": [{ "amount": null }] }
        }
      }
    ]
  },
  "notes": [{ "zh": "一处存疑", "en": "a doubt" }]
}
"#
    );
    let again = run(&folder, &["fmt", "--check", "a.json"]);
    assert_eq!((again.code, &*again.out), (0, ""));
    let again = run(&folder, &["fmt", "--lang", "zh", "a.json"]);
    assert_eq!((again.code, &*again.out), (0, ""));
}

#[test]
fn the_canonical_form_is_the_same_pack_and_stable() {
    let folder = fs::read_dir(format!("{}/data/policies", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut packs: Vec<(String, String)> = folder
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    assert!(packs.len() >= 85, "only {} packs", packs.len());
    let sound: Json = serde_json::from_str(include_str!("data/packs.json")).unwrap();
    packs.push(("sound".to_owned(), sound["sound"].to_string()));
    packs.push(("small".to_owned(), small().to_string()));
    for (name, file) in packs {
        let pack = read(&file);
        let tree = canonical(&pack);
        let set_out = text(&tree);
        assert_eq!(read(&set_out), pack, "{name}");
        assert_eq!(value(&set_out), tree, "{name}");
        assert_eq!(text(&value(&set_out)), set_out, "{name}");
        assert!(
            set_out.ends_with("}\n") && !set_out.contains(" \n"),
            "{name}"
        );
        for line in set_out.lines() {
            // Only a single text may be longer than a line.
            let single = line.trim_start().starts_with('"')
                && !line.contains(": [")
                && !line.contains(": {");
            assert!(columns(line) <= 120 || single, "{name}: {line}");
        }
        // None is a statement only as a ceiling and as an open end.
        let nulls = set_out.matches("null").count();
        let stated = set_out.matches("\"amount\": null").count()
            + set_out.matches(", null, ").count()
            + set_out.matches("[null, ").count()
            + set_out.matches(", null]").count();
        assert_eq!(nulls, stated, "{name}");
    }
}

#[test]
fn the_canonical_form_writes_figures_as_the_format_does() {
    let sound: Json = serde_json::from_str(include_str!("data/packs.json")).unwrap();
    let tree = serde_json::to_value(canonical(&read(&sound["sound"].to_string()))).unwrap();
    let entry = &tree["schemes"]["employee"][0];
    let cases = &entry["inpatient"]["deductible"]["cases"];
    assert_eq!(
        cases[0],
        json!({ "when": { "admission": [1.0, 1.0] }, "amount": 1000.0 })
    );
    assert_eq!(
        cases[1],
        json!({ "when": { "admission": [2.0, 3.0] }, "factor": 0.5 })
    );
    assert_eq!(
        cases[2],
        json!({ "when": { "admission": [4.0, null] }, "minus": "100.50", "floor": 200.0 })
    );
    assert_eq!(
        entry["inpatient"]["ratio"]["cases"][0],
        json!({ "when": { "status": "retired", "age": [70.0, null] }, "slices": [[0.0, 10000.0, 0.9], [10000.0, null, 0.8]] })
    );
    assert_eq!(
        entry["chronic"]["ceiling"]["cases"],
        json!([{ "amount": null }])
    );
    assert_eq!(entry["away"]["long_term"], json!({}));
    assert_eq!(
        entry["away"]["referral"],
        json!({ "ratio_points": -10.0, "inpatient": { "first_self_pay": 0.1 } })
    );
    assert_eq!(tree["schemes"]["resident"], json!([]));
    let keys: Vec<&String> = entry.as_object().unwrap().keys().collect();
    assert!(!keys.iter().any(|key| *key == "until"), "{keys:?}");
}

/// The pack with new rules from 2027 on: the tertiary deductible is 100 yuan higher.
fn next_year() -> Json {
    let mut pack = small();
    let mut entry = pack["schemes"]["employee"][0].clone();
    pack["schemes"]["employee"][0]["until"] = json!("2026-12-31");
    entry["effective"] = json!("2027-01-01");
    entry["inpatient"]["deductible"]["cases"][1]["amount"] = json!(1400);
    let entries = pack["schemes"]["employee"].as_array_mut().unwrap();
    entries.insert(0, entry);
    pack
}

#[test]
fn diff_says_what_changes_and_from_when() {
    let folder = folder("diff");
    write(&folder, "old.json", &small());
    write(&folder, "new.json", &next_year());
    let en = run(&folder, &["diff", "old.json", "new.json"]);
    assert_eq!((en.code, &*en.err), (1, ""));
    assert_eq!(
        en.out,
        "Employee scheme · last day: none → 2026-12-31 (rules from 2026-01-01 on)\n\
         Employee scheme: new rules, from 2027-01-01 on, compared with those from 2026-01-01:\n\
         Employee scheme · Inpatient care · Deductible (per admission) · tertiary institution: 1,300 → 1,400 yuan from 2027-01-01\n"
    );
    let zh = run(&folder, &["diff", "--lang", "zh", "old.json", "new.json"]);
    assert_eq!(
        zh.out,
        "职工医保 · 截止日：无 → 2026-12-31（2026-01-01 起的规则）\n\
         职工医保：新规则，2027-01-01 起，与 2026-01-01 起的规则相比：\n\
         职工医保 · 住院待遇 · 起付线（每次住院） · 三级医疗机构：1,300 → 1,400 元，自 2027-01-01 起\n"
    );
    let back = run(&folder, &["diff", "new.json", "old.json"]);
    assert_eq!(
        back.out,
        "Employee scheme · last day: 2026-12-31 → none (rules from 2026-01-01 on)\n\
         Employee scheme · rules: removed from 2027-01-01 on\n"
    );
}

/// The small pack with one thing put otherwise.
fn changed(change: impl FnOnce(&mut Json)) -> Json {
    let mut pack = small();
    change(&mut pack);
    pack
}

#[test]
fn diff_sees_every_kind_of_change() {
    let folder = folder("diff_kinds");
    write(&folder, "old.json", &small());
    let block = "/schemes/employee/0/inpatient";
    let put = |path: &str, what: Json| {
        let path = format!("{block}{path}");
        changed(move |pack| *pack.pointer_mut(&path).unwrap() = what)
    };
    let cases = [
        (
            put("/ratio/cases/0/slices/0/2", json!(0.91)),
            "Inpatient care · Payment ratio · retired · 0–30,000 yuan: 90% → 91% (rules from 2026-01-01 on)",
        ),
        (
            put("/ceiling/cases/0/amount", json!("200000.50")),
            "Ceiling (per year) · all cases: no limit → 200,000.50 yuan (rules from 2026-01-01 on)",
        ),
        (
            put("/evidence", json!("reported")),
            "Inpatient care · evidence: not verified → publicly reported",
        ),
        (
            put("/documents", json!([])),
            "Inpatient care · documents: d1 → ",
        ),
        (
            put("/deductible/cases/0/when/level", json!(["primary"])),
            "Deductible (per admission) · secondary institution: removed 800 yuan",
        ),
        (
            put("/deductible/cases/0/when/level", json!(["primary"])),
            "Deductible (per admission) · primary institution or below: added 800 yuan",
        ),
        (
            changed(|pack| {
                pack.pointer_mut(&format!("{block}/deductible/cases"))
                    .unwrap()
                    .as_array_mut()
                    .unwrap()
                    .swap(0, 1)
            }),
            "Deductible (per admission): the cases are tried in another order",
        ),
        (
            changed(
                |pack| pack["schemes"]["employee"][0]["away"] = json!({ "documents": [], "evidence": "compiled", "referral": { "ratio_points": -10 } }),
            ),
            "Care in another province · What changes · Referred: added Payment ratio -10 points",
        ),
        (
            changed(|pack| {
                pack["schemes"]["employee"][0]
                    .as_object_mut()
                    .unwrap()
                    .remove("inpatient");
            }),
            "Employee scheme · Inpatient care: removed the whole part",
        ),
        (
            changed(|pack| pack["hotline"] = json!("12345")),
            "telephone: 0315-12393 → 12345",
        ),
        (
            changed(|pack| {
                pack["documents"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({ "id": "d2", "title": "乙" }))
            }),
            "document · d2: added 乙",
        ),
        (
            changed(|pack| pack["documents"][0]["number"] = json!("2号")),
            "document · d1 · number: 某医保发〔2025〕1号 → 2号",
        ),
        (
            changed(|pack| pack["documents"][0]["url"] = json!("https://example.org/")),
            "document · d1 · url: added https://example.org/",
        ),
        (
            changed(|pack| pack["notes"][0]["en"] = json!("no doubt")),
            "note: added no doubt",
        ),
        (
            changed(|pack| pack["schemes"]["resident"] = json!([{ "effective": "2026-01-01" }])),
            "Resident scheme: new rules, from 2026-01-01 on; there were none before",
        ),
        // Seen by no English reader, but not the same.
        (
            changed(|pack| pack["notes"][0]["zh"] = json!("没有存疑")),
            "/notes/0/zh: ",
        ),
    ];
    for (pack, wanted) in cases {
        write(&folder, "new.json", &pack);
        let ran = run(&folder, &["diff", "old.json", "new.json"]);
        assert_eq!((ran.code, &*ran.err), (1, ""), "{wanted}");
        assert!(ran.out.contains(wanted), "{wanted}\nis not in\n{}", ran.out);
    }
}

#[test]
fn diff_sees_what_no_row_says() {
    let folder = folder("diff_order");
    let old: Json = serde_json::from_str(&bundled("110000")).unwrap();
    write(&folder, "old.json", &old);
    let changed = |change: &dyn Fn(&mut Json)| {
        let mut pack = old.clone();
        change(&mut pack["schemes"]["employee"][0]);
        pack
    };
    let cases = [
        // What is paid first changes what is paid.
        (
            changed(&|entry| entry["supplement"].as_array_mut().unwrap().reverse()),
            "the parts stand in another order",
        ),
        // A grade that a block without a document cannot bear.
        (
            changed(&|entry| entry["supplement"][0]["evidence"] = json!("official")),
            "/schemes/employee/0/supplement/0/evidence: ",
        ),
        // A new case means little without its place.
        (
            changed(&|entry| {
                let cases = &mut entry["inpatient"]["deductible"]["cases"];
                let case = json!({ "when": { "status": "working" }, "amount": 0 });
                cases.as_array_mut().unwrap().insert(0, case);
            }),
            "working: added 0 yuan (row 1 of ",
        ),
    ];
    for (pack, wanted) in cases {
        write(&folder, "new.json", &pack);
        let ran = run(&folder, &["diff", "--lang", "en", "old.json", "new.json"]);
        assert_eq!((ran.code, &*ran.err), (1, ""), "{wanted}");
        assert!(ran.out.contains(wanted), "{wanted}\nis not in\n{}", ran.out);
    }
}

#[test]
fn diff_of_the_same_rules_is_silent() {
    let folder = folder("diff_same");
    // Every list item on a line of its own, as nobody sets a pack out.
    let json: Json = serde_json::from_str(&bundled("320100")).unwrap();
    let wide = serde_json::to_string_pretty(&json).unwrap();
    fs::write(folder.join("a.json"), &wide).unwrap();
    fs::write(folder.join("b.json"), &wide).unwrap();
    assert_eq!(run(&folder, &["fmt", "b.json"]).code, 0);
    let mended = fs::read_to_string(folder.join("b.json")).unwrap();
    assert_ne!(mended, wide);
    assert_eq!(mended, bundled("320100"));
    let ran = run(&folder, &["diff", "a.json", "b.json"]);
    assert_eq!((ran.code, &*ran.out, &*ran.err), (0, "", ""));
    write(&folder, "bad.json", &unsound());
    let ran = run(&folder, &["diff", "a.json", "bad.json"]);
    assert_eq!((ran.code, &*ran.out), (2, ""));
    assert!(
        ran.err.contains("bad.json:/documents/0/titel"),
        "{}",
        ran.err
    );
}

#[test]
fn explain_sets_the_rules_out_in_columns() {
    let folder = folder("explain");
    write(&folder, "a.json", &small());
    let zh = run(&folder, &["explain", "--lang", "zh", "a.json"]);
    assert_eq!((zh.code, &*zh.err), (0, ""));
    assert_eq!(
        zh.out,
        "\
某市 130200，电话 0315-12393
最弱的依据：未经核实

职工医保，2026-01-01 起
=======================

住院待遇  [未经核实；d1]
  起付线（每次住院）
    适用          起付线
    ------------  --------
    二级医疗机构  800 元
    三级医疗机构  1,300 元
    其他情形      400 元
  报销比例
    适用      范围内费用     报销比例
    --------  -------------  --------
    退休      0–30,000 元    90%
    退休      30,000 元以上  95%
    其他情形  全部           85%
  封顶线（每年）
    适用      封顶线
    --------  ------
    所有情形  不设
  * 费用段按每次住院范围内费用从 0 起算，起付线含在其中

没有的规则
  * 职工医保，2026-01-01 起：没有以下规则：普通门诊、门诊慢特病、大额、大病等补充保障、跨省异地待遇、省内异地待遇
  * 居民医保：没有规则

存疑与说明
  * 一处存疑

文件
  * d1: 某市办法；某医保发〔2025〕1号
"
    );
    let en = run(&folder, &["explain", "a.json"]);
    assert!(
        en.out
            .contains("  Deductible (per admission)\n    Applies to             Deductible\n"),
        "{}",
        en.out
    );
    assert!(
        en.out.contains("\n    tertiary institution   1,300 yuan\n"),
        "{}",
        en.out
    );
    assert!(en.out.contains("Notes\n  * a doubt\n"), "{}", en.out);
    write(&folder, "bad.json", &unsound());
    let bad = run(&folder, &["explain", "bad.json"]);
    assert_eq!((bad.code, &*bad.out), (1, ""));
}

#[test]
fn every_bundled_pack_is_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/policies");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .collect();
    names.sort();
    for lang in ["zh", "en"] {
        let mut args = vec!["explain", "--lang", lang];
        args.extend(names.iter().map(String::as_str));
        let ran = run(&folder, &args);
        assert_eq!((ran.code, &*ran.err), (0, ""));
        for name in &names {
            let area = name.trim_end_matches(".json");
            assert!(ran.out.contains(&format!(" {area}")), "{area}");
        }
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/policies");
    let mut command = yidi_pack();
    command
        .current_dir(&folder)
        .args(["explain", "--lang", "zh"])
        // More than a pipe holds, so that writing meets the closed end.
        .args(["110000.json"; 20])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_file_is_set_out_as_a_reader_would() {
    let set_out = |json: &Json| text(&serde_json::from_value(json.clone()).unwrap());
    // Several cases stand one a line wherever they are, though all would fit on one.
    assert_eq!(
        set_out(&json!({ "a": { "b": [{ "c": 1 }, { "c": 2 }] } })),
        "{\n  \"a\": {\n    \"b\": [\n      { \"c\": 1 },\n      { \"c\": 2 }\n    ]\n  }\n}\n"
    );
    assert_eq!(
        set_out(&json!({ "a": { "b": [{ "c": 1 }] } })),
        "{ \"a\": { \"b\": [{ \"c\": 1 }] } }\n"
    );
    // What is empty is not opened, however far to the right it stands.
    let key = "k".repeat(130);
    for (empty, written) in [(json!([]), "[]"), (json!({}), "{}")] {
        let mut map = serde_json::Map::new();
        map.insert(key.clone(), empty);
        assert_eq!(
            set_out(&Json::Object(map)),
            format!("{{\n  \"{key}\": {written}\n}}\n")
        );
    }
}

#[test]
fn marks_take_no_column_and_chinese_takes_two() {
    for (text, wide) in [
        ("yidi", 4),
        ("异地", 4),
        ("e\u{301}", 1),
        ("a\u{200b}b", 2),
        ("", 0),
    ] {
        assert_eq!(columns(text), wide, "{text:?}");
    }
}
