//! Plain values in a compact form that the build embeds: texts, and the lists of keys that objects have, stand once in front,
//! and a value says which it means. Packs are written after one pattern, so this takes half the room of their fields in order.

use crate::packed::Packed;
use crate::reading::{Value, parse_decimal};

/// What a value begins with; a number's tag tells its decimals too.
mod tag {
    pub const NULL: u8 = 0;
    pub const TRUE: u8 = 1;
    pub const FALSE: u8 = 2;
    pub const TEXT: u8 = 3;
    pub const LIST: u8 = 4;
    pub const MAP: u8 = 5;
    /// No decimals; one more for each, up to six.
    pub const NUMBER: u8 = 6;
}

/// Ends each text but the last: no text may hold it.
const END: char = '\0';

/// What values share.
#[derive(Default)]
pub struct Shared<'t> {
    texts: Vec<&'t str>,
    /// The keys of an object, each by its place among the texts.
    shapes: Vec<Vec<u32>>,
}

impl<'t> Shared<'t> {
    /// Takes what values share off the front of `bytes`.
    #[must_use]
    pub fn open(bytes: &mut &'t [u8]) -> Option<Shared<'t>> {
        let shapes = Vec::unpack(bytes)?;
        let length = u32::unpack(bytes)? as usize;
        let (texts, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        let texts = str::from_utf8(texts).ok()?.split(END).collect();
        Some(Shared { texts, shapes })
    }

    fn text(&self, place: u32) -> Option<String> {
        self.texts
            .get(place as usize)
            .map(|text| (*text).to_owned())
    }

    /// Takes a value off the front of `bytes`.
    #[must_use]
    pub fn value(&self, bytes: &mut &[u8]) -> Option<Value> {
        Some(match u8::unpack(bytes)? {
            tag::NULL => Value::Null,
            tag::TRUE => Value::Bool(true),
            tag::FALSE => Value::Bool(false),
            tag::TEXT => Value::Text(self.text(u32::unpack(bytes)?)?),
            tag::LIST => {
                let count = u32::unpack(bytes)?;
                let items = (0..count).map(|_| self.value(bytes));
                Value::List(items.collect::<Option<_>>()?)
            }
            tag::MAP => {
                let shape = self.shapes.get(u32::unpack(bytes)? as usize)?;
                let entries = shape
                    .iter()
                    .map(|key| Some((self.text(*key)?, self.value(bytes)?)));
                Value::Map(entries.collect::<Option<_>>()?)
            }
            number => {
                // The sign stands in the lowest bit. Both parts are exact, so the quotient is the float nearest to the decimal.
                let digits = u64::unpack(bytes)?;
                let decimals = i32::from(number.checked_sub(tag::NUMBER)?);
                let size = (digits >> 1) as f64 / 10_f64.powi(decimals);
                Value::Number(if digits & 1 == 1 { -size } else { size })
            }
        })
    }
}

/// Collects values and what they share. Used by the build only.
pub struct Writer {
    /// Sorted: texts that begin alike stand side by side, which compresses better.
    texts: Vec<String>,
    shapes: Vec<Vec<u32>>,
}

impl Writer {
    /// A writer for these values.
    #[must_use]
    pub fn new<'v>(values: impl Iterator<Item = &'v Value>) -> Writer {
        let mut texts = Vec::new();
        for value in values {
            gather(value, &mut texts);
        }
        texts.sort();
        texts.dedup();
        let shapes = Vec::new();
        Writer { texts, shapes }
    }

    fn text(&self, text: &String, out: &mut Vec<u8>) {
        let place = self.texts.binary_search(text).unwrap_or_default();
        (place as u64).pack(out);
    }

    /// Appends one of the values to `out`.
    pub fn value(&mut self, value: &Value, out: &mut Vec<u8>) {
        match value {
            Value::Null => out.push(tag::NULL),
            Value::Bool(true) => out.push(tag::TRUE),
            Value::Bool(false) => out.push(tag::FALSE),
            Value::Text(text) => {
                out.push(tag::TEXT);
                self.text(text, out);
            }
            Value::List(items) => {
                out.push(tag::LIST);
                (items.len() as u64).pack(out);
                for item in items {
                    self.value(item, out);
                }
            }
            Value::Map(entries) => {
                let place = |key| self.texts.binary_search(key).unwrap_or_default() as u32;
                let keys = entries.iter().map(|(key, _)| place(key)).collect();
                let known = self.shapes.iter().position(|shape| *shape == keys);
                let shape = known.unwrap_or(self.shapes.len());
                if known.is_none() {
                    self.shapes.push(keys);
                }
                out.push(tag::MAP);
                (shape as u64).pack(out);
                for (_, value) in entries {
                    self.value(value, out);
                }
            }
            // Every figure that could be read is a decimal of at most six places.
            Value::Number(_) => {
                let decimal = parse_decimal(value).unwrap_or_default().normalize();
                let digits = u64::try_from(decimal.mantissa().unsigned_abs()).unwrap_or_default();
                out.push(tag::NUMBER.wrapping_add(decimal.scale() as u8));
                ((digits << 1) | u64::from(decimal.is_sign_negative())).pack(out);
            }
        }
    }

    /// Appends what the values share, once all are written.
    pub fn shared(&self, out: &mut Vec<u8>) {
        self.shapes.pack(out);
        self.texts.join(&END.to_string()).pack(out);
    }
}

/// Every text in a value, keys included.
fn gather(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Text(text) => texts.push(text.clone()),
        Value::List(items) => items.iter().for_each(|item| gather(item, texts)),
        Value::Map(entries) => {
            for (key, value) in entries {
                texts.push(key.clone());
                gather(value, texts);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back() {
        let text = r#"{ "a": [0, -0.5, 0.85, 1000000000, -20, 0.000001], "b": { "a": null, "b": "a" }, "c": [true, false, []], "": {} }"#;
        let value: Value = serde_json::from_str(text).unwrap();
        let mut writer = Writer::new([&value].into_iter());
        let (mut body, mut head) = (Vec::new(), Vec::new());
        writer.value(&value, &mut body);
        writer.value(&value, &mut body);
        writer.shared(&mut head);
        let shared = Shared::open(&mut &*head).unwrap();
        let mut bytes = &*body;
        assert_eq!(shared.value(&mut bytes), Some(value.clone()));
        assert_eq!(shared.value(&mut bytes), Some(value));
        assert!(bytes.is_empty());
        for end in 0..body.len() / 2 {
            assert_eq!(shared.value(&mut &body[..end]), None, "{end}");
        }
        for end in 0..head.len() {
            assert!(Shared::open(&mut &head[..end]).is_none(), "{end}");
        }
    }
}
