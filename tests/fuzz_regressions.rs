//! Every input that fuzzing started from or stumbled over, replayed: what broke once does not break again. The checks are
//! those of the fuzzing itself, limits on time and memory included; `make fuzz` looks for more.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[path = "fuzz/checks/mod.rs"]
mod checks;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[global_allocator]
static HEAP: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

type Check = fn(&[u8]) -> Vec<String>;

const CHECKS: [(&str, Check); 6] = [
    ("estimate", checks::estimate),
    ("classify", checks::classify),
    ("validate_filing", checks::validate_filing),
    ("packs", checks::packs),
    ("parse_bill", checks::parse_bill),
    ("search_catalog", checks::search_catalog),
];

/// What is wrong with the files of a folder, and how many there are.
fn replayed(folder: &Path, check: Check, problems: &mut Vec<String>) -> usize {
    let mut files: Vec<_> = fs::read_dir(folder)
        .map(|files| files.map(|file| file.unwrap().path()).collect())
        .unwrap_or_default(); // nothing was found yet in some
    files.sort();
    for file in &files {
        let data = fs::read(file).unwrap();
        let found = catch_unwind(|| check(&data)).unwrap_or_else(|_| vec!["a panic".to_owned()]);
        problems.extend(found.iter().map(|why| format!("{}: {why}", file.display())));
    }
    files.len()
}

// One test for all: what others do at the same time would count as memory used here.
#[test]
fn nothing_that_fuzzing_found_breaks_it() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    checks::warm();
    println!("{} KB kept by the library", HEAP.current_usage() / 1024);
    let mut problems = Vec::new();
    let mut findings = 0;
    for (name, check) in CHECKS {
        let seeds = replayed(&tests.join("fuzz/corpus").join(name), check, &mut problems);
        let found = replayed(&tests.join("cases/fuzz").join(name), check, &mut problems);
        println!("{name}: {seeds} seeds, {found} findings");
        assert!(seeds >= 10, "only {seeds} seeds for {name}");
        findings += found;
    }
    assert!(findings >= 3, "only {findings} findings");
    let shown: String = problems.join("\n").chars().take(20_000).collect();
    assert!(problems.is_empty(), "{} problems:\n{shown}", problems.len());
}
