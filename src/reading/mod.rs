//! Reading input strictly: every fault of a value is found, in one pass, with the path at which it stands.
//!
//! The caller's value becomes a [`Value`] first; [`Read`] then turns it into typed records and notes what is wrong.
//! Nothing is guessed: an unknown key, a wrong type or a figure out of bounds is a fault, never a default.

mod field;
#[macro_use]
mod record;
mod scalar;
mod value;

pub use field::{At, Faults};
pub(crate) use record::{entries, expect, read_choice, read_key};
pub use scalar::{parse_decimal, plain_text, whole};
pub(crate) use scalar::{quoted, roughly, shortened, shown};
pub use value::Value;

/// A type that can be read from a [`Value`].
pub trait Read: Sized {
    /// Reads `value`, found at `at`; notes every fault and returns `None` if there was one.
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self>;

    /// What stands for a key that is absent: for most types a fault.
    fn absent(at: &At, faults: &mut Faults) -> Option<Self> {
        faults.add(crate::issue::Code::FieldMissing, at, &[]);
        None
    }

    /// What stands for a key whose value is null: for most types the same as none.
    fn null(at: &At, faults: &mut Faults) -> Option<Self> {
        Self::absent(at, faults)
    }
}

/// A figure for which null says that there is none, and leaving it out says nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stated<T> {
    /// Nothing was said.
    Unsaid,
    /// It was said that there is none.
    None,
    /// The figure.
    Is(T),
}

impl<T: Read> Read for Stated<T> {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        T::read(value, at, faults).map(Stated::Is)
    }
    fn absent(_: &At, _: &mut Faults) -> Option<Self> {
        Some(Stated::Unsaid)
    }
    fn null(_: &At, _: &mut Faults) -> Option<Self> {
        Some(Stated::None)
    }
}

impl<T: serde::Serialize> serde::Serialize for Stated<T> {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Stated::Is(figure) => s.serialize_some(figure),
            Stated::None | Stated::Unsaid => s.serialize_none(),
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::read(value, at, faults).map(Some),
        }
    }
    fn absent(_: &At, _: &mut Faults) -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        T::read(value, at, faults).map(Box::new)
    }
}

/// The most entries an array may have.
pub const LIST_LIMIT: usize = 10_000;

/// The items of a list, which must not have more than `most`.
pub(crate) fn items<'v>(
    value: &'v Value,
    most: usize,
    at: &At,
    faults: &mut Faults,
) -> Option<&'v [Value]> {
    let Value::List(items) = value else {
        return expect(crate::issue::Kind::List, value, at, faults);
    };
    if items.len() > most {
        let words = [&*items.len().to_string(), &*most.to_string()];
        faults.add(crate::issue::Code::ListTooLong, at, &words);
        return None;
    }
    Some(items)
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value, at: &At, faults: &mut Faults) -> Option<Self> {
        let items = items(value, LIST_LIMIT, at, faults)?;
        // Each item is read even after a fault, so that all faults come back together.
        let read: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(i, item)| T::read(item, &at.index(i), faults))
            .collect();
        read.into_iter().collect()
    }
}
