//! The two shapes that input is made of, each declared once: a record's fields with their keys, a choice's values with their names.

use super::{At, Faults, Read, Value, shortened, shown};
use crate::issue::{Code, Kind};

/// Notes that `value` is not of the kind wanted.
pub(crate) fn expect<T>(wanted: Kind, value: &Value, at: &At, faults: &mut Faults) -> Option<T> {
    let wanted = wanted.word(faults.lang);
    faults.add(Code::FieldType, at, &[wanted, &shown(value)]);
    None
}

/// The most entries an object may have: no record has a tenth of them.
const ENTRIES: usize = 500;

/// The entries of an object whose keys are all `known`; unknown and repeated ones are faults, the rest is still read.
pub(crate) fn entries<'v>(
    value: &'v Value,
    known: &[&str],
    at: &At,
    faults: &mut Faults,
) -> Option<&'v [(String, Value)]> {
    let Value::Map(map) = value else {
        return expect(Kind::Object, value, at, faults);
    };
    if map.len() > ENTRIES {
        let words = [&*map.len().to_string(), &*ENTRIES.to_string()];
        faults.add(Code::ListTooLong, at, &words);
        return None;
    }
    let mut rest = known;
    for (i, (key, value)) in map.iter().enumerate() {
        // Keys in the order of the record, as most are, need no second look: each can only be there once.
        if let Some(at) = rest.iter().position(|known| known == key) {
            rest = rest.get(at.saturating_add(1)..).unwrap_or_default();
            continue;
        }
        if faults.full() {
            break;
        }
        if map.iter().take(i).any(|(earlier, _)| earlier == key) {
            faults.add(Code::FieldRepeated, &at.key(key), &[&shortened(key)]);
        }
        // An unknown key that holds nothing says nothing: `{ age: undefined }` is common in JS. In a document it is a slip.
        let says = *value != Value::Null || faults.is_document();
        if !known.contains(&key.as_str()) && says {
            match nearest(key, known) {
                Some(near) => {
                    let words = [&*shortened(key), near];
                    faults.add(Code::FieldUnknownNear, &at.key(key), &words);
                }
                None => {
                    let words = [&*shortened(key), &*known.join(", ")];
                    faults.add(Code::FieldUnknown, &at.key(key), &words);
                }
            }
        }
    }
    Some(map)
}

/// Reads the entry `key`.
pub(crate) fn read_key<T: Read>(
    map: &[(String, Value)],
    key: &str,
    at: &At,
    faults: &mut Faults,
) -> Option<T> {
    match find(map, key) {
        Some(Value::Null) => T::null(&at.key(key), faults),
        Some(value) => T::read(value, &at.key(key), faults),
        None => T::absent(&at.key(key), faults),
    }
}

/// The value under `key`. Kept out of `read_key`, which is copied for every type.
#[inline(never)]
fn find<'v>(map: &'v [(String, Value)], key: &str) -> Option<&'v Value> {
    map.iter().find(|(k, _)| k == key).map(|(_, value)| value)
}

/// Finds the name that `value` gives among `names`.
pub(crate) fn read_choice(
    value: &Value,
    names: &[&str],
    at: &At,
    faults: &mut Faults,
) -> Option<usize> {
    let Value::Text(text) = value else {
        return expect(Kind::Text, value, at, faults);
    };
    let found = names.iter().position(|name| name == text);
    if found.is_none() {
        let all = names.join(", ");
        match nearest(text, names) {
            Some(near) => faults.add(Code::FieldChoiceNear, at, &[&shown(value), near, &all]),
            None => faults.add(Code::FieldChoice, at, &[&shown(value), &all]),
        }
    }
    found
}

/// The name that was probably meant, if one is near enough.
fn nearest<'n>(text: &str, names: &[&'n str]) -> Option<&'n str> {
    // A very long text is near to nothing, and measuring it would cost.
    if text.len() > 64 {
        return None;
    }
    let flat = |s: &str| s.replace(['_', '-', ' '], "").to_ascii_lowercase();
    let text = flat(text);
    names
        .iter()
        .map(|name| (strsim::osa_distance(&text, &flat(name)), *name))
        .filter(|(distance, name)| distance.saturating_mul(3) <= name.len().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Declares a struct together with how it is read: each field with the key that callers use.
///
/// `"key" => field: Type` reads the key strictly; a missing key is what [`Read::absent`] of the type says.
/// `check` looks at the fields together once all are sound; `parts` names a struct of the fields read so far, which its
/// check sees even where some have faults, so that a fault in one field never hides one between two others.
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $( $(#[$field_meta:meta])* $key:literal => $field:ident : $type:ty ),* $(,)?
    } $(parts $parts:ident $look:ident)? $(check $check:path)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        $vis struct $name { $( $(#[$field_meta])* #[serde(rename = $key)] pub $field: $type ),* }

        impl $crate::reading::Read for $name {
            fn read(
                value: &$crate::reading::Value,
                at: &$crate::reading::At,
                faults: &mut $crate::reading::Faults,
            ) -> Option<Self> {
                let before = faults.issues.len();
                let map = $crate::reading::entries(value, &[$($key),*], at, faults)?;
                $( let $field = $crate::reading::read_key::<$type>(map, $key, at, faults); )*
                let read = record!(@read $name { $($field),* } at faults $(parts $parts $look)? $(check $check)?);
                // An unknown key is a fault too, though no field's.
                read.filter(|_| faults.issues.len() == before)
            }
        }
        record!(@parts { $( $field : $type ),* } $($parts)?);
    };
    (@read $name:ident { $($field:ident),* } $at:ident $faults:ident parts $parts:ident $look:ident) => {{
        let parts = $parts { $($field),* };
        $look(&parts, $at, $faults);
        // All at once: a way out at each field would drop the fields before it, and is most of a reader's code.
        match parts {
            $parts { $( $field: Some($field) ),* } => Some($name { $( $field ),* }),
            _ => None,
        }
    }};
    (@read $name:ident { $($field:ident),* } $at:ident $faults:ident $(check $check:path)?) => {{
        match ($( $field, )*) {
            ($( Some($field), )*) => {
                let read = $name { $( $field ),* };
                $( $check(&read, $at, $faults); )?
                Some(read)
            }
            _ => None,
        }
    }};
    (@parts { $( $field:ident : $type:ty ),* }) => {};
    (@parts { $( $field:ident : $type:ty ),* } $parts:ident) => {
        /// The fields that could be read; none where one had a fault.
        struct $parts { $( $field: Option<$type> ),* }
    };
}

/// A [`record!`] that the build can embed.
macro_rules! packed_record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $( $(#[$field_meta:meta])* $key:literal => $field:ident : $type:ty ),* $(,)?
    } $($rest:tt)*) => {
        record! {
            $(#[$meta])* $vis struct $name { $( $(#[$field_meta])* $key => $field : $type ),* } $($rest)*
        }
        packed_fields!($name { $($field),* });
    };
}

/// Declares an enum of plain names together with how it is read and embedded.
macro_rules! choice {
    (@first $name:ident $first:ident $($rest:ident)*) => { $name::$first };
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $( $(#[$variant_meta:meta])* $text:literal => $variant:ident ),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        $vis enum $name { $( $(#[$variant_meta])* #[serde(rename = $text)] $variant ),* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The name that callers use.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $( $name::$variant => $text ),* }
            }
        }

        impl $crate::packed::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }
            fn take(bytes: &mut &[u8]) -> Self {
                let index = u8::take(bytes);
                let found = $name::ALL.get(usize::from(index)).copied();
                found.unwrap_or(choice!(@first $name $($variant)*))
            }
        }

        impl $crate::reading::Read for $name {
            fn read(
                value: &$crate::reading::Value,
                at: &$crate::reading::At,
                faults: &mut $crate::reading::Faults,
            ) -> Option<Self> {
                let found = $crate::reading::read_choice(value, &[$($text),*], at, faults)?;
                $name::ALL.get(found).copied()
            }
        }
    };
}

/// A [`record!`] whose form the schema tells: beside each key stand its title and description in Chinese, `"起付线：…"`;
/// the English ones are made from the key and the doc comment.
macro_rules! described_record {
    ($(#[doc = $doc:literal])* $vis:vis struct $name:ident $zh:literal {
        $( $(#[doc = $field_doc:literal])* $key:literal $field_zh:literal => $field:ident : $type:ty ),* $(,)?
    } $($rest:tt)*) => {
        record! {
            $(#[doc = $doc])* $vis struct $name {
                $( $(#[doc = $field_doc])* $key => $field : $type ),*
            } $($rest)*
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::policy::schema::Describe for $name {
            fn describe(forms: &mut $crate::policy::schema::Forms) -> $crate::reading::Value {
                forms.record(stringify!($name), $zh, concat!($($doc),*), |forms| vec![
                    $( $crate::policy::schema::field::<$type>($key, $field_zh, concat!($($field_doc),*), forms) ),*
                ])
            }
        }
    };
}

/// A [`choice!`] whose values the schema tells, in the same way.
macro_rules! described_choice {
    ($(#[doc = $doc:literal])* $(#[cfg_attr $attribute:tt])* $vis:vis enum $name:ident $zh:literal {
        $( $(#[doc = $variant_doc:literal])* $text:literal $variant_zh:literal => $variant:ident ),* $(,)?
    }) => {
        choice! {
            $(#[doc = $doc])* $(#[cfg_attr $attribute])* $vis enum $name {
                $( $(#[doc = $variant_doc])* $text => $variant ),*
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::policy::schema::Describe for $name {
            fn describe(forms: &mut $crate::policy::schema::Forms) -> $crate::reading::Value {
                forms.choice(stringify!($name), $zh, concat!($($doc),*), &[
                    $( ($text, $variant_zh, concat!($($variant_doc),*)) ),*
                ])
            }
        }
    };
}
