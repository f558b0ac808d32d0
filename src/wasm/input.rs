//! From JavaScript: any value becomes the tree that the readers work on.

use crate::Failure;
use crate::issue::{Code, Lang};
use crate::reading::{At, Faults, Read, Value};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

/// The longest JSON text accepted, in bytes: refused before memory could run out.
const LONGEST: usize = 32 * 1024 * 1024;

/// A pack, which must not be longer than packs may be.
pub fn pack(given: &JsValue, lang: Lang) -> Result<Value, Failure> {
    within(given, crate::policy::LARGEST, lang)
}

/// The caller's value. It crosses as JSON text: twice as fast as walking the object from here, and whatever a hostile
/// object does (getters that throw, cycles, BigInt) arrives as an error, not as an exception through our frames.
pub fn value(given: &JsValue, lang: Lang) -> Result<Value, Failure> {
    within(given, LONGEST, lang)
}

fn within(given: &JsValue, longest: usize, lang: Lang) -> Result<Value, Failure> {
    let refused = |code: Code, words: &[&str]| {
        let mut faults = Faults::new(lang);
        faults.add(code, &At::ROOT, words);
        Failure::of(faults)
    };
    let units = match stringify(given, longest as f64) {
        // A function or undefined has no JSON: it counts as nothing given.
        -1.0 => return Ok(Value::Null),
        // What was thrown is not looked at: it may be anything, and reading it may throw again.
        -2.0 => return Err(refused(Code::InputNotPlain, &[])),
        // The call before ended in a trap, and this one is only to say so: see watch.js.
        -3.0 => return Err(refused(Code::InternalTrap, &[])),
        units => units as usize,
    };
    // First in UTF-16 units, so that what is far too long is not even copied, then in bytes.
    let mut room = ROOM.take();
    let written = if units <= longest {
        written(units, &mut room)
    } else {
        0
    };
    let text = room.get(..written).filter(|text| text.len() <= longest);
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Err(refused(Code::InputTooLarge, &[&longest.to_string()]));
    };
    // Checked as a whole: quicker than text by text. An encoder writes sound UTF-8.
    let read =
        serde_json::from_str(str::from_utf8(text).unwrap_or_default()).map_err(|error| match error
            .classify()
        {
            // JSON.stringify writes sound JSON but for halves of characters.
            serde_json::error::Category::Syntax => refused(Code::InputHalfCharacter, &[]),
            _ => refused(Code::InputUnreadable, &[]),
        });
    if room.len() <= USUAL {
        ROOM.set(room);
    }
    read
}

/// The text at hand in UTF-8: how many bytes of the room it takes.
fn written(units: usize, room: &mut Vec<u8>) -> usize {
    // Most texts have a byte for each unit, and none has more than three.
    for bytes in [units, units.saturating_mul(3)] {
        if room.len() < bytes {
            room.resize(bytes, 0);
        }
        let written = take(room);
        if written > 0 {
            return written as usize;
        }
    }
    0
}

/// The room for texts of the usual length is used again.
const USUAL: usize = 64 * 1024;

thread_local! {
    // Taken out while JavaScript runs, which may call us again.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

#[wasm_bindgen(module = "/src/wasm/input.js")]
extern "C" {
    /// Makes the JSON text of a value: its length in UTF-16 units; -1 if it has none, -2 if something was thrown, -3 if none
    /// is to be read.
    fn stringify(value: &JsValue, most: f64) -> f64;
    /// Writes that text into the room, in UTF-8: how many bytes; 0 if there is too little room.
    fn take(room: &mut [u8]) -> u32;
    /// 0 for no language or `"zh"`, 1 for `"en"`, 2 for anything else.
    fn usual(lang: &JsValue) -> u32;
}

/// The language asked for; none is Chinese.
pub fn language(given: &JsValue) -> Result<Lang, Failure> {
    match usual(given) {
        0 => Ok(Lang::Zh),
        1 => Ok(Lang::En),
        _ => crate::language(&value(given, Lang::Zh)?),
    }
}

/// Options; none = the usual ones.
pub fn options<T: Read + Default>(given: &JsValue, lang: Lang) -> Result<T, Failure> {
    let mut faults = Faults::new(lang);
    let options = match value(given, lang)? {
        Value::Null => Some(T::default()),
        given => T::read(&given, &At::ROOT.key("options"), &mut faults),
    };
    options.ok_or_else(|| Failure::of(faults))
}

/// A search text: text or a number; nothing is the empty text.
pub fn query(given: &JsValue) -> Result<String, Failure> {
    let mut faults = Faults::new(Lang::En);
    let query = crate::directory::query(&value(given, Lang::En)?, &mut faults);
    query.ok_or_else(|| Failure::of(faults))
}
