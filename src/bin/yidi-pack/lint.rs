//! `lint`: what is wrong with packs, or strange about them.

use crate::Run;
use crate::input::{self, shown, told};
use crate::options::Options;
use serde::Serialize;
use yidi::issue::{Issue, Severity};
use yidi::lint::lint_pack;

#[derive(Serialize)]
struct Report {
    file: String,
    issues: Vec<Issue>,
}

pub fn run(options: &Options, run: &mut Run) {
    let lang = options.lang;
    let mut reports = Vec::new();
    for path in &options.files {
        let Some((value, _)) = input::value(path, lang, run) else {
            continue;
        };
        let issues = lint_pack(&value, lang);
        let grave = |issue: &Issue| match issue.severity {
            Severity::Error => true,
            Severity::Warning => options.deny_warnings,
            Severity::Info => false,
        };
        if issues.iter().any(grave) {
            run.end(1);
        }
        if options.json {
            reports.push(Report {
                file: shown(path),
                issues,
            });
            continue;
        }
        if issues.is_empty() {
            run.say(&[&*shown(path), lang.pick("：没有问题", ": nothing found")].concat());
        }
        for issue in &issues {
            run.say(&told(path, issue));
        }
    }
    if options.json {
        let text = serde_json::to_string_pretty(&reports).unwrap_or_default();
        run.say(&text);
    }
}
