//! From JavaScript: any value becomes the tree that the readers work on.

use crate::Failure;
use crate::issue::{Code, Lang};
use crate::reading::{At, Faults, Read, Value};
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
    // What was thrown is not looked at: it may be anything, and reading it may throw again.
    let text = js_sys::JSON::stringify(given).map_err(|_| refused(Code::InputNotPlain, &[]))?;
    // A function or undefined has no JSON: it counts as nothing given.
    let Some(text) = text.dyn_ref::<js_sys::JsString>() else {
        return Ok(Value::Null);
    };
    // First in UTF-16 units, so that what is far too long is not even copied, then in bytes.
    let short = (text.length() as usize) <= longest;
    let text = short.then(|| String::from(text));
    let Some(text) = text.filter(|text| text.len() <= longest) else {
        return Err(refused(Code::InputTooLarge, &[&longest.to_string()]));
    };
    serde_json::from_str(&text).map_err(|error| match error.classify() {
        // JSON.stringify writes sound JSON but for halves of characters.
        serde_json::error::Category::Syntax => refused(Code::InputHalfCharacter, &[]),
        _ => refused(Code::InputUnreadable, &[]),
    })
}

/// The language asked for; none is Chinese.
pub fn language(given: &JsValue) -> Result<Lang, Failure> {
    if given.is_undefined() {
        return Ok(Lang::Zh);
    }
    match given.as_string() {
        Some(name) => crate::language(&Value::Text(name)),
        None => crate::language(&value(given, Lang::Zh)?),
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
