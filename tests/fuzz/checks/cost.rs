//! What a call may cost: time and memory.

use cpu_time::ThreadTime;
use peak_alloc::PeakAlloc;
use serde::Serialize;
use serde_json::Value as Json;
use std::io;
use std::time::Duration;
use yidi::Failure;

/// The longest that a call may take, of the processor's time, so that a busy machine changes nothing. The tests of `cargo
/// test` are built with few optimisations, and get more.
const LONGEST: Duration = Duration::from_millis(if cfg!(test) { 250 } else { 50 });
/// Inputs up to so many bytes must not take longer, some four hundred lines of a bill; larger ones may in proportion.
const USUAL: usize = 32 * 1024;
/// The most memory in use while it runs: what the library keeps, what was given, the answer, everything.
const MOST: usize = 64 * 1024 * 1024;

/// What is wrong with the answers to one input.
pub struct Problems {
    pub found: Vec<String>,
    /// How long a call on it may take.
    longest: Duration,
}

impl Problems {
    /// None yet with this input.
    pub fn of(data: &[u8]) -> Problems {
        Problems {
            found: Vec::new(),
            longest: LONGEST.max(LONGEST * data.len() as u32 / USUAL as u32),
        }
    }

    pub fn push(&mut self, problem: String) {
        self.found.push(problem);
    }

    pub fn extend(&mut self, problems: impl IntoIterator<Item = String>) {
        self.found.extend(problems);
    }
}

/// The answer of `call` as JSON; tells if it cost too much to find and to write it.
pub fn told<T: Serialize>(
    what: &str,
    problems: &mut Problems,
    call: impl Fn() -> Result<T, Failure>,
) -> Json {
    let run = || match call() {
        Ok(answer) => serde_json::to_writer(io::sink(), &answer),
        Err(failure) => serde_json::to_writer(io::sink(), &failure),
    };
    let timed = || {
        let started = ThreadTime::now();
        let written = run();
        (started.elapsed(), written.err())
    };
    PeakAlloc.reset_peak_usage();
    let (took, unwritten) = timed();
    let peak = PeakAlloc.peak_usage();
    problems.extend(unwritten.map(|e| format!("{what}: the answer cannot be written: {e}")));
    if peak > MOST {
        problems.push(format!("{what} used {} KB of memory", peak / 1024));
    }
    // A processor that others use as well is slower now and then: slow is what is slow every time.
    let longest = problems.longest;
    if took > longest && (0..3).all(|_| timed().0 > longest) {
        problems.push(format!("{what} took {took:?}"));
    }
    let json = match call() {
        Ok(answer) => serde_json::to_value(&answer),
        Err(failure) => serde_json::to_value(&failure),
    };
    json.unwrap_or_default()
}
