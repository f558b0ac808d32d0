//! Policy packs on the command line: look them over, set them out, compare them, read them.

mod diff;
mod explain;
mod format;
mod input;
mod lint;
mod options;

use options::{Command, Options};
use std::io::{self, Write};
use std::process::ExitCode;
use yidi::issue::Lang;

/// What a run has said, and how it ended: 0 well, 1 there is something to see to, 2 trouble.
#[derive(Default)]
struct Run {
    out: String,
    err: String,
    code: u8,
}

impl Run {
    /// A line on the standard output.
    fn say(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A line on the standard error output.
    fn complain(&mut self, line: &str) {
        self.err.push_str(line);
        self.err.push('\n');
    }

    /// The graver of two ends counts.
    fn end(&mut self, code: u8) {
        self.code = self.code.max(code);
    }
}

fn main() -> ExitCode {
    let mut run = Run::default();
    let language = std::env::var("LANG").unwrap_or_default();
    let language = if language.starts_with("en") {
        Lang::En
    } else {
        Lang::Zh
    };
    match Options::read(std::env::args_os().skip(1), language) {
        Err(options::Stop::Help(lang)) => run.out.push_str(options::usage(lang)),
        Err(options::Stop::Wrong(why, lang)) => {
            run.complain(&why);
            run.err.push_str(options::usage(lang));
            run.end(2);
        }
        Ok(options) => match options.command {
            Command::Lint => lint::run(&options, &mut run),
            Command::Fmt => format::run(&options, &mut run),
            Command::Diff => diff::run(&options, &mut run),
            Command::Explain => explain::run(&options, &mut run),
        },
    }
    // A reader that has gone away, such as `head`, wants no more: that is no trouble.
    let _ = io::stderr().write_all(run.err.as_bytes());
    let written = io::stdout()
        .write_all(run.out.as_bytes())
        .and_then(|()| io::stdout().flush());
    if written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
        run.end(2);
    }
    ExitCode::from(run.code)
}
