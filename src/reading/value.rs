//! What a caller handed over, before anything is understood: one tree for JSON text and JS objects alike.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use std::{cell::Cell, fmt};

/// A value of the caller's, typed but not yet checked.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number, NaN and infinities included (they are refused where a number is expected).
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, in the caller's order.
    Map(Vec<(String, Value)>),
}

/// Deeper nesting is refused: nothing we read is deeper than eight, and unbounded recursion would trap.
const DEPTH: u32 = 64;
/// More values in one call are refused before memory could run out.
const NODES: u32 = 4_000_000;

impl Value {
    /// The value under `key`, if this is an object that has it and it is not null.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Map(entries) => entries
                .iter()
                .find(|(k, v)| k == key && *v != Value::Null)
                .map(|(_, v)| v),
            _ => None,
        }
    }

    /// The value as JSON text.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Roughly the bytes of its JSON text, at most so many too few as it has quotes and escapes.
    #[must_use]
    pub fn weight(&self) -> usize {
        let inside = match self {
            Value::Text(text) => text.len(),
            Value::List(items) => items.iter().map(Value::weight).sum(),
            Value::Map(entries) => entries
                .iter()
                .map(|(key, value)| key.len().saturating_add(value.weight()))
                .sum(),
            _ => 0,
        };
        inside.saturating_add(2)
    }

    /// The text, if this is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(s) => Some(s),
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => s.serialize_unit(),
            Value::Bool(b) => s.serialize_bool(*b),
            Value::Number(n) => s.serialize_f64(*n),
            Value::Text(text) => s.serialize_str(text),
            Value::List(items) => s.collect_seq(items),
            Value::Map(entries) => s.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Seed {
            depth: DEPTH,
            nodes: &Cell::new(NODES),
        }
        .deserialize(deserializer)
    }
}

struct Seed<'a> {
    depth: u32,
    nodes: &'a Cell<u32>,
}

impl Seed<'_> {
    fn inner<E: Error>(&self) -> Result<Seed<'_>, E> {
        let depth = self
            .depth
            .checked_sub(1)
            .ok_or_else(|| E::custom("nested too deeply"))?;
        Ok(Seed {
            depth,
            nodes: self.nodes,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let left = self
            .nodes
            .get()
            .checked_sub(1)
            .ok_or_else(|| D::Error::custom("too many values"))?;
        self.nodes.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a plain value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, b: bool) -> Result<Value, E> {
        Ok(Value::Bool(b))
    }
    fn visit_f64<E>(self, n: f64) -> Result<Value, E> {
        Ok(Value::Number(n))
    }
    fn visit_i64<E>(self, n: i64) -> Result<Value, E> {
        // Past 2^53 digits would be lost, but every number read here is refused long before that size.
        Ok(Value::Number(n as f64))
    }
    fn visit_u64<E>(self, n: u64) -> Result<Value, E> {
        Ok(Value::Number(n as f64))
    }
    fn visit_i128<E>(self, n: i128) -> Result<Value, E> {
        Ok(Value::Number(n as f64))
    }
    fn visit_u128<E>(self, n: u128) -> Result<Value, E> {
        Ok(Value::Number(n as f64))
    }
    fn visit_str<E>(self, s: &str) -> Result<Value, E> {
        Ok(Value::Text(s.to_owned()))
    }
    fn visit_string<E>(self, s: String) -> Result<Value, E> {
        Ok(Value::Text(s))
    }
    fn visit_bytes<E>(self, b: &[u8]) -> Result<Value, E> {
        Ok(Value::Text(format!("[{} bytes]", b.len())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.inner()?)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        // A claim has some ten entries: room for them at once, not bit by bit.
        let mut map = Vec::with_capacity(if self.depth == DEPTH { 12 } else { 0 });
        while let Some(key) = entries.next_key::<String>()? {
            map.push((key, entries.next_value_seed(self.inner()?)?));
        }
        Ok(Value::Map(map))
    }
}
