//! Fuzzing: `targets/` are the programs, `checks/` what must hold of every answer, `mutate/` how inputs are bent.
//!
//! An input is always the text that a caller would hand over, raw JSON or a pasted table, so a finding can be read, and is
//! replayed by `cargo test` as it stands. Bytes are bent by the fuzzer itself, trees and tables by `mutate`, by turns.

pub mod checks;
pub mod mutate;

#[global_allocator]
static HEAP: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// A program that fuzzes one function: the name of its checks, and what its inputs are.
#[macro_export]
macro_rules! target {
    ($check:ident, $input:ident) => {
        libfuzzer_sys::fuzz_target!(init: $crate::checks::warm(), |data: &[u8]| {
            let problems = $crate::checks::$check(data);
            assert!(problems.is_empty(), "{}", problems.join("\n"));
        });

        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
            $crate::mutate::$input(data, size, most, seed)
        });
    };
}
