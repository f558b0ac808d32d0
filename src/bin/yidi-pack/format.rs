//! `fmt`: packs in the canonical form.

use crate::Run;
use crate::input::{self, shown};
use crate::options::Options;
use std::fs;
use yidi::policy::canonical::{canonical, text};

pub fn run(options: &Options, run: &mut Run) {
    let lang = options.lang;
    for path in &options.files {
        // What is unsound is left alone: setting it out might lose what its author meant.
        let Some((pack, before)) = input::pack(path, lang, 1, run) else {
            continue;
        };
        let after = text(&canonical(&pack));
        if after == before {
            continue;
        }
        if options.check {
            run.say(&shown(path));
            run.end(1);
            continue;
        }
        match fs::write(path, after) {
            Ok(()) => run.say(&[&*shown(path), lang.pick("：已改写", ": rewritten")].concat()),
            Err(error) => {
                let what = lang.pick("无法写入：", "cannot be written: ");
                run.complain(&[&*shown(path), ": ", what, &error.to_string()].concat());
                run.end(2);
            }
        }
    }
}
