//! Packs from files.

use crate::Run;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use yidi::issue::{Issue, Lang};
use yidi::policy::Pack;
use yidi::reading::{At, Faults, Read, Value};

/// The largest file read, in bytes; packs have some 20,000.
const LARGEST: u64 = 1_000_000;

/// The value that a file holds, and its text; a complaint where it cannot be read.
pub fn value(path: &Path, lang: Lang, run: &mut Run) -> Option<(Value, String)> {
    let read = text(path, lang).and_then(|text| {
        let value = serde_json::from_str(text.trim_start_matches('\u{feff}'));
        let value = value.map_err(|error| {
            let what = lang.pick("不是可读的 JSON：", "not readable as JSON: ");
            [what, &error.to_string()].concat()
        });
        Ok((value?, text))
    });
    match read {
        Ok(read) => Some(read),
        Err(why) => {
            run.complain(&[&*shown(path), ": ", &why].concat());
            run.end(2);
            None
        }
    }
}

fn text(path: &Path, lang: Lang) -> Result<String, String> {
    let cannot = |error: std::io::Error| {
        let what = lang.pick("无法读取：", "cannot be read: ");
        [what, &error.to_string()].concat()
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(cannot)?;
    // One more byte tells a file that is too large from one that just fits.
    let mut file = file.take(LARGEST.saturating_add(1));
    file.read_to_end(&mut bytes).map_err(cannot)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err(lang
            .pick(
                "文件超过 1 MB，不是规则包",
                "larger than 1 MB: that is no pack",
            )
            .to_owned());
    }
    String::from_utf8(bytes).map_err(|_| {
        lang.pick("不是 UTF-8 文本", "not a text in UTF-8")
            .to_owned()
    })
}

/// The pack in a file and its text; its faults where its structure is unsound, after which the run ends with `unsound`.
pub fn pack(path: &Path, lang: Lang, unsound: u8, run: &mut Run) -> Option<(Pack, String)> {
    let (value, text) = self::value(path, lang, run)?;
    let mut faults = Faults::in_document(lang);
    let pack = Pack::read(&value, &At::ROOT, &mut faults);
    match pack {
        Some(pack) if faults.issues.is_empty() => Some((pack, text)),
        _ => {
            for issue in &faults.issues {
                run.complain(&told(path, issue));
            }
            run.end(unsound);
            None
        }
    }
}

/// `FILE:/pointer: severity code: message`, and what to do on the next line.
pub fn told(path: &Path, issue: &Issue) -> String {
    let mut out = shown(path);
    out.push(':');
    out.push_str(issue.field.as_deref().unwrap_or_default());
    if issue.field.is_some() {
        out.push(':');
    }
    for word in [
        " ",
        issue.severity.name(),
        " ",
        issue.code,
        ": ",
        &issue.message,
    ] {
        out.push_str(word);
    }
    if let Some(remedy) = &issue.remedy {
        out.push_str("\n    ");
        out.push_str(remedy);
    }
    out
}

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
