//! From JavaScript: any value becomes the tree that the readers work on.

use crate::Failure;
use crate::issue::{Code, Lang};
use crate::reading::{At, Faults, Value};
use wasm_bindgen::prelude::*;

/// The caller's value. It crosses as JSON text: twice as fast as walking the object from here, and whatever a hostile
/// object does (getters that throw, cycles, BigInt) arrives as an error, not as an exception through our frames.
pub fn value(given: &JsValue, lang: Lang) -> Result<Value, Failure> {
    let unreadable = |why: &str| {
        let mut faults = Faults::new(lang);
        faults.add(Code::InputUnreadable, &At::ROOT, &[why]);
        Failure::of(faults)
    };
    let text = js_sys::JSON::stringify(given).map_err(|thrown| unreadable(&message(&thrown)))?;
    // A function or undefined has no JSON: it counts as nothing given.
    let Some(text) = text.as_string() else {
        return Ok(Value::Null);
    };
    serde_json::from_str(&text).map_err(|error| unreadable(&error.to_string()))
}

fn message(thrown: &JsValue) -> String {
    let text = thrown
        .dyn_ref::<js_sys::Error>()
        .map(js_sys::Error::message);
    text.map(String::from).unwrap_or_default()
}

/// The language asked for; none is Chinese.
pub fn language(given: &JsValue) -> Result<Lang, Failure> {
    if given.is_undefined() {
        return Ok(Lang::Zh);
    }
    crate::language(&value(given, Lang::Zh)?)
}
