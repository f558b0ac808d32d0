//! To JavaScript: a short answer through serde-wasm-bindgen, everything else as JSON text.

use crate::Failure;
use crate::catalog::Classified;
use crate::index::Index;
use crate::reading::{Value, parse_decimal};
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A short answer as plain objects and arrays.
pub fn small<T: Serialize>(answer: &T) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // Our answers hold nothing that could fail; null would be seen by the tests.
    answer.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// Any answer as plain objects and arrays, by way of JSON text: faster where an answer is long, and less code for each type.
pub fn plain<T: Serialize>(answer: &T) -> JsValue {
    js_sys::JSON::parse(&json(answer)).unwrap_or(JsValue::NULL)
}

fn json<T: Serialize>(answer: &T) -> String {
    let mut text = Vec::new();
    // Our answers hold nothing that could fail; what is cut off would be seen by the tests.
    let _ = answer.serialize(&mut Serializer::with_formatter(&mut text, Numbers));
    String::from_utf8(text).unwrap_or_default()
}

/// JSON as serde_json writes it, but without its printers of numbers, whose tables would be 11 KB of the download.
struct Numbers;

impl Formatter for Numbers {
    /// The score of a search hit, the only such number: six places are more than it means.
    fn write_f32<W: ?Sized + Write>(&mut self, out: &mut W, number: f32) -> io::Result<()> {
        self.write_f64(out, (f64::from(number) * 1e6).round() / 1e6)
    }

    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, number: f64) -> io::Result<()> {
        let text = match parse_decimal(&Value::Number(number)) {
            Some(decimal) => decimal.to_string(),
            // No number that anybody would write: a caller's own, handed back.
            None => {
                js_sys::JSON::stringify(&number.into()).map_or_else(|_| "null".into(), Into::into)
            }
        };
        out.write_all(text.as_bytes())
    }
}

/// A classified bill. It crosses as JSON text, each line as a list of its values, and what lines share once: a bill names the
/// same items day after day, and thousands of lines should take milliseconds.
pub fn classified(answer: &Classified) -> JsValue {
    let mut items = Pool::new();
    let mut flags = Pool::new();
    let lines: Vec<_> = answer
        .lines
        .iter()
        .map(|line| {
            let among = line.candidates.as_ref();
            let amounts = [
                line.full_self_pay,
                line.over_limit_self_pay,
                line.prior_self_pay,
                line.in_scope,
                line.undecided,
            ];
            (
                &line.line,
                line.item
                    .as_ref()
                    .map(|item| items.place(Rc::as_ptr(item), &**item)),
                line.matched,
                among.map(|all| {
                    all.iter()
                        .map(|item| items.place(Rc::as_ptr(item), &**item))
                        .collect::<Vec<_>>()
                }),
                line.class,
                line.prior_self_pay_ratio,
                line.price_limit,
                amounts,
                line.flags
                    .iter()
                    .map(|flag| {
                        // The same words stand at other lines too.
                        let said = (flag.code, flag.message.as_str());
                        (flags.place(said, &**flag), flag.field.as_deref())
                    })
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let whole = (lines, items.all, flags.all, &answer.sums, &answer.issues);
    unpack(&json(&whole))
}

/// Values that are written once and meant by their place.
struct Pool<'p, T, K> {
    all: Vec<&'p T>,
    places: Index<K, usize>,
}

impl<'p, T, K: Ord> Pool<'p, T, K> {
    fn new() -> Self {
        Pool {
            all: Vec::new(),
            places: Index::default(),
        }
    }

    /// The place of `value`; `key` tells it from others.
    fn place(&mut self, key: K, value: &'p T) -> usize {
        let all = &mut self.all;
        self.places.get_or(key, || {
            all.push(value);
            all.len().saturating_sub(1)
        })
    }
}

#[wasm_bindgen(module = "/src/wasm/classified.js")]
extern "C" {
    /// Makes the classified bill from the text that `classified` writes.
    fn unpack(text: &str) -> JsValue;
}

/// A JS Error with the code of the first issue and all issues, for what cannot be an answer.
pub fn error(failure: &Failure) -> JsValue {
    let issues = &failure.issues;
    let text: Vec<&str> = issues.iter().map(|issue| issue.message.as_str()).collect();
    let error = js_sys::Error::new(&text.join("; "));
    let code = issues.first().map_or("", |issue| issue.code);
    // Setting a property of an object just made does not fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    let _ = js_sys::Reflect::set(&error, &"issues".into(), &plain(issues));
    error.into()
}
