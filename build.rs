//! Reads `data/` with the library's own strict readers and writes what the module embeds.

// The library uses more of these modules than the build does.
#![allow(dead_code, unused_imports, missing_docs)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects
)]

#[macro_use]
#[path = "src/packed.rs"]
mod packed;
#[macro_use]
#[path = "src/reading/mod.rs"]
mod reading;
#[path = "src/calendar.rs"]
mod calendar;
#[path = "src/issue/mod.rs"]
mod issue;
#[path = "src/money.rs"]
mod money;
#[path = "src/tree.rs"]
mod tree;
#[path = "src/policy"]
mod policy {
    pub mod bundle;
    pub mod canonical;
    pub mod check;
    pub mod pack;
    pub mod schema;
}
#[path = "src/national"]
mod national {
    pub mod clearing;
    pub mod filing;
    pub mod guide;
}
#[path = "src/direct"]
mod direct {
    pub mod reasons;
}
#[path = "src/rollout"]
mod rollout {
    pub mod data;
}
#[path = "src/institutions"]
mod institutions {
    pub mod list;
}
#[path = "src/area"]
mod area {
    pub mod names;
    pub mod prepare;
    pub mod table;
}
#[path = "src/catalog"]
mod catalog {
    pub mod plain;
    pub mod prepare;
    pub mod table;
}

use packed::Packed;
use reading::{At, Faults, Read, Value};
use std::{env, fs, path::Path, process};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, bytes: Vec<u8>| {
        fs::write(Path::new(&out).join(name), bytes).expect("OUT_DIR can be written");
    };
    write("policies.bin", policies());
    write(
        "policy-pack.schema.json",
        policy::schema::text().into_bytes(),
    );
    let guide: national::guide::Guide = read("data/national/guide.json");
    let mut bytes = Vec::new();
    guide.pack(&mut bytes);
    write("national.bin", bytes);
    let filing: national::filing::FilingRules = read("data/national/filing.json");
    let mut bytes = Vec::new();
    filing.pack(&mut bytes);
    write("filing.bin", bytes);
    let clearing: national::clearing::ClearingRules = read("data/national/clearing.json");
    let mut bytes = Vec::new();
    clearing.pack(&mut bytes);
    write("clearing.bin", bytes);
    let rollout: rollout::data::Rollout = read("data/national/rollout.json");
    let diseases: rollout::data::Diseases = read("data/diseases/chronic.json");
    let mut bytes = Vec::new();
    rollout.pack(&mut bytes);
    diseases.pack(&mut bytes);
    write("rollout.bin", bytes);
    let reasons: direct::reasons::Reasons = read("data/national/settlement_errors.json");
    let mut bytes = Vec::new();
    reasons.pack(&mut bytes);
    write("reasons.bin", bytes);
    let names: institutions::list::List = read("data/institutions/tertiary.json");
    write("institutions.bin", names.packed());
    write("areas.bin", areas());
    write("catalog.bin", catalog());
}

fn policies() -> Vec<u8> {
    let mut files: Vec<_> = fs::read_dir("data/policies")
        .expect("data/policies is there")
        .map(|entry| entry.expect("data/policies can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let mut packs: Vec<(u32, policy::pack::Pack, Value)> = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let pack: policy::pack::Pack = read(&name);
        let stem = file.file_stem().and_then(|s| s.to_str());
        if stem != Some(&pack.area) {
            stop(&format!(
                "{name}: the file is not named after its area {}",
                pack.area
            ));
        }
        let tree = policy::canonical::canonical(&pack);
        packs.push((
            pack.area.parse().expect("an area code is a number"),
            pack,
            tree,
        ));
    }
    policy::bundle::encode(&mut packs)
}

fn areas() -> Vec<u8> {
    let text = |path| fs::read_to_string(path).unwrap_or_else(|e| stop(&format!("{path}: {e}")));
    match area::prepare::prepare(
        &text("data/areas/areas.csv"),
        &text("data/areas/rules.json"),
    ) {
        Ok(bytes) => bytes,
        Err(errors) => stop(&errors.join("\n")),
    }
}

fn catalog() -> Vec<u8> {
    let read = |name: &str| {
        let path = Path::new("data/catalog").join(name);
        fs::read_to_string(path).map_err(|e| e.to_string())
    };
    match catalog::prepare::prepare(&read) {
        Ok((bytes, notes)) => {
            for note in notes {
                println!("cargo::warning={note}");
            }
            bytes
        }
        Err(errors) => stop(&errors.join("\n")),
    }
}

/// Reads a data file strictly; any fault stops the build with its path.
fn read<T: Read>(path: &str) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| stop(&format!("{path}: {e}")));
    let value: Value =
        serde_json::from_str(&text).unwrap_or_else(|e| stop(&format!("{path}: {e}")));
    let mut faults = Faults::new(issue::Lang::En);
    let read = T::read(&value, &At::ROOT, &mut faults);
    match read {
        Some(read) if faults.issues.is_empty() => read,
        _ => {
            let lines: Vec<String> = faults
                .issues
                .iter()
                .map(|i| {
                    format!(
                        "{path}: {}: {}",
                        i.field.as_deref().unwrap_or("-"),
                        i.message
                    )
                })
                .collect();
            stop(&lines.join("\n"))
        }
    }
}

fn stop(why: &str) -> ! {
    eprintln!("{why}");
    process::exit(1)
}
