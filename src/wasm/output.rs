//! To JavaScript: receipts by the short way, a short answer through serde-wasm-bindgen, everything else as JSON text.

use crate::Failure;
use crate::catalog::Classified;
use crate::claim::{ByName, Counters};
use crate::issue::Issue;
use crate::money::Yuan;
use crate::reading::{Value, parse_decimal};
use crate::receipt::{CitedDocument, Receipt, Step};
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::cell::RefCell;
use std::collections::BTreeMap;
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
    places: BTreeMap<K, usize>,
}

impl<'p, T, K: Ord> Pool<'p, T, K> {
    fn new() -> Self {
        Pool {
            all: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// The place of `value`; `key` tells it from others.
    fn place(&mut self, key: K, value: &'p T) -> usize {
        let all = &mut self.all;
        *self.places.entry(key).or_insert_with(|| {
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

/// A receipt or a failure.
pub fn answered(answer: Result<Receipt, Failure>) -> JsValue {
    match answer {
        Ok(receipt) => {
            // Taken out, not borrowed, while JavaScript runs: whatever happens there, the next call finds it sound.
            let mut buffer = BUFFER.take();
            buffer.clear();
            let mut values = Values {
                out: &mut buffer,
                amount: String::with_capacity(16),
            };
            values.receipt(&receipt);
            let built = build(&buffer);
            BUFFER.set(buffer);
            built
        }
        Err(failure) => plain(&failure),
    }
}

#[wasm_bindgen(module = "/src/wasm/receipt.js")]
extern "C" {
    /// Makes the receipt object from its values, in the order in which `Values` writes them.
    fn build(values: &[u16]) -> JsValue;
}

thread_local! {
    static BUFFER: RefCell<Vec<u16>> = const { RefCell::new(Vec::new()) };
}

/// Writes a receipt as one UTF-16 text, its values in the order that `receipt.js` takes them, each ended by U+001F.
///
/// One text crosses instead of some 150 values: a third of the time of the next best way. No value contains U+001F, since
/// every text read is free of control characters. Lists are preceded by their length, a text that is absent is empty.
struct Values<'b> {
    out: &'b mut Vec<u16>,
    /// Room for one amount.
    amount: String,
}

impl Values<'_> {
    fn text(&mut self, text: &str) {
        self.out.reserve(text.len().saturating_add(1));
        for c in text.chars() {
            match u16::try_from(u32::from(c)) {
                Ok(unit) => self.out.push(unit),
                Err(_) => self.out.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            }
        }
        self.out.push(0x1f);
    }

    fn count(&mut self, count: usize) {
        self.text(&count.to_string());
    }

    fn yuan(&mut self, amount: Yuan) {
        self.maybe_yuan(Some(amount));
    }

    fn maybe_yuan(&mut self, amount: Option<Yuan>) {
        let mut text = std::mem::take(&mut self.amount);
        text.clear();
        if let Some(amount) = amount {
            amount.write(&mut text, false);
        }
        self.text(&text);
        self.amount = text;
    }

    fn texts(&mut self, texts: &[String]) {
        self.count(texts.len());
        for text in texts {
            self.text(text);
        }
    }

    fn receipt(&mut self, receipt: &Receipt) {
        self.text(&receipt.insured_area);
        self.text(&receipt.treatment_area);
        self.text(if receipt.cross_province { "1" } else { "" });
        self.text(receipt.scheme.name());
        self.text(receipt.service.name());
        self.text(&receipt.date);
        self.text(&receipt.policy_effective);
        for amount in [
            receipt.total,
            receipt.full_self_pay,
            receipt.over_limit_self_pay,
            receipt.prior_self_pay,
            receipt.in_scope,
            receipt.deductible,
            receipt.pooled_fund,
        ] {
            self.yuan(amount);
        }
        self.count(receipt.supplements.len());
        for paid in &receipt.supplements {
            self.text(&paid.name);
            self.text(paid.kind.name());
            self.yuan(paid.amount);
        }
        for amount in [
            receipt.fund_total,
            receipt.person_total,
            receipt.personal_account,
            receipt.cash,
        ] {
            self.yuan(amount);
        }
        self.text(&receipt.in_scope_ratio.text());
        self.count(receipt.steps.len());
        for step in &receipt.steps {
            self.step(step);
        }
        self.count(receipt.documents.len());
        for document in &receipt.documents {
            self.document(document);
        }
        self.text(receipt.evidence.name());
        self.count(receipt.warnings.len());
        for issue in &receipt.warnings {
            self.issue(issue);
        }
        let year = &receipt.year_to_date;
        self.text(&year.admissions.map(|n| n.0.to_string()).unwrap_or_default());
        self.counters(year.outpatient.as_ref());
        self.counters(year.inpatient.as_ref());
        self.counters(year.chronic.as_ref());
        self.maybe_yuan(year.in_scope_self_pay);
        self.text(if year.supplement_paid.is_some() {
            "1"
        } else {
            ""
        });
        if let Some(ByName(paid)) = &year.supplement_paid {
            self.count(paid.len());
            for (name, amount) in paid {
                self.text(name);
                self.yuan(*amount);
            }
        }
    }

    fn step(&mut self, step: &Step) {
        self.text(step.code);
        self.text(&step.label);
        self.text(&step.detail);
        self.maybe_yuan(step.base);
        self.text(&step.ratio.map(|ratio| ratio.text()).unwrap_or_default());
        self.yuan(step.amount);
        self.text(step.payer);
        self.texts(&step.documents);
    }

    fn document(&mut self, document: &CitedDocument) {
        self.text(&document.id);
        self.text(&document.title);
        self.text(document.number.as_deref().unwrap_or_default());
        self.text(document.url.as_deref().unwrap_or_default());
    }

    fn issue(&mut self, issue: &Issue) {
        self.text(issue.code);
        self.text(issue.severity.name());
        self.text(issue.field.as_deref().unwrap_or_default());
        self.text(&issue.message);
        self.text(issue.remedy.as_deref().unwrap_or_default());
        self.texts(issue.documents.as_deref().unwrap_or_default());
    }

    fn counters(&mut self, counters: Option<&Counters>) {
        self.text(if counters.is_some() { "1" } else { "" });
        if let Some(counters) = counters {
            self.maybe_yuan(counters.in_scope);
            self.maybe_yuan(counters.deductible_paid);
            self.maybe_yuan(counters.pooled_paid);
        }
    }
}
