//! The JSON Schema (2020-12) of a policy pack, made from the types that read one.
//!
//! The build writes it and the module embeds the text: nothing here reaches WebAssembly. It is as tight as a schema can be, but
//! what it refuses the reader refuses too, at the same place or inside it; `null` stands for a key left out, as for the reader.

mod beyond;
mod json;

use self::beyond::beyond_shape;
use self::json::{any_of, json, map, merged, text_value, write};
use super::pack::{CeilingCase, FORMAT, Format, OneOrMore, Pack, Slice, Slices, Span, Tier, When};
use crate::calendar::Day;
use crate::money::{Factor, Points, Ratio, Yuan};
use crate::reading::{LIST_LIMIT, Value};

/// A type whose form can be told.
pub trait Describe {
    /// Whether the key of such a value may be left out.
    const OPTIONAL: bool = false;

    /// The schema of a value. A form with a name is put among `forms` and referred to.
    fn describe(forms: &mut Forms) -> Value;
}

/// The forms that have a name (`$defs`), in the order in which they are met.
pub struct Forms(Vec<(String, Value)>);

/// A key of a record: its name, whether it must be there, and its schema.
pub struct Field(&'static str, bool, Value);

/// The field of a record that holds a `T`.
#[must_use]
pub fn field<T: Describe>(key: &'static str, zh: &str, en: &str, forms: &mut Forms) -> Field {
    let words = words(zh, key, en);
    Field(key, !T::OPTIONAL, merged(words, T::describe(forms)))
}

impl Forms {
    /// A record: an object of these fields and no others.
    pub fn record(
        &mut self,
        name: &str,
        zh: &str,
        en: &str,
        fields: impl FnOnce(&mut Forms) -> Vec<Field>,
    ) -> Value {
        self.named(name, zh, en, |forms| {
            let fields = fields(forms);
            let required = fields.iter().filter(|Field(_, required, _)| *required);
            let required = required.map(|Field(key, ..)| text_value(key));
            let required: Vec<Value> = required.collect();
            let properties = fields.into_iter().map(|Field(key, _, form)| (key, form));
            let properties = map(properties.collect());
            let mut all = vec![("type", text_value("object")), ("properties", properties)];
            if !required.is_empty() {
                all.push(("required", Value::List(required)));
            }
            all.push(("additionalProperties", Value::Bool(false)));
            map(all)
        })
    }

    /// A choice: one of these names, each with its own words.
    pub fn choice(
        &mut self,
        name: &str,
        zh: &str,
        en: &str,
        values: &[(&str, &str, &str)],
    ) -> Value {
        self.named(name, zh, en, |_| {
            let value = |(name, zh, en): &(&str, &str, &str)| {
                merged(map(vec![("const", text_value(name))]), words(zh, name, en))
            };
            let values = Value::List(values.iter().map(value).collect());
            map(vec![("type", text_value("string")), ("oneOf", values)])
        })
    }

    /// Notes a form, the first time that it is met, and refers to it.
    fn named(
        &mut self,
        name: &str,
        zh: &str,
        en: &str,
        form: impl FnOnce(&mut Forms) -> Value,
    ) -> Value {
        if !self.0.iter().any(|(known, _)| known == name) {
            // Its place is taken first: a form may contain itself.
            self.0.push((name.to_owned(), Value::Null));
            let form = merged(form(self), beyond_shape(name));
            let form = merged(words(zh, name, en), form);
            for (known, place) in &mut self.0 {
                if known == name {
                    *place = form;
                    break;
                }
            }
        }
        map(vec![("$ref", text_value(&format!("#/$defs/{name}")))])
    }
}

/// The schema as one line of JSON.
#[must_use]
pub fn text() -> String {
    let mut forms = Forms(Vec::new());
    Pack::describe(&mut forms);
    let head = json(
        r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:yidi:policy-pack:1"}"#,
    );
    // The pack itself is met first and referred to by nothing.
    let pack = forms.0.remove(0).1;
    let schema = merged(
        merged(head, pack),
        map(vec![("$defs", Value::Map(forms.0))]),
    );
    let mut out = String::new();
    write(&schema, &mut out);
    out
}

// ---- what the types say

impl<T: Describe> Describe for Option<T> {
    const OPTIONAL: bool = true;

    fn describe(forms: &mut Forms) -> Value {
        let null = text_value("null");
        let mut form = T::describe(forms);
        if let Value::Map(entries) = &mut form {
            for (key, value) in entries {
                if key == "type" {
                    *value = Value::List(vec![value.clone(), null]);
                    return form;
                }
                if let ("anyOf", Value::List(forms)) = (&**key, value) {
                    forms.push(map(vec![("type", null)]));
                    return form;
                }
            }
        }
        any_of(vec![form, map(vec![("type", null)])])
    }
}

impl<T: Describe> Describe for Box<T> {
    fn describe(forms: &mut Forms) -> Value {
        T::describe(forms)
    }
}

impl<T: Describe> Describe for Vec<T> {
    fn describe(forms: &mut Forms) -> Value {
        let items = T::describe(forms);
        map(vec![
            ("type", text_value("array")),
            ("items", items),
            ("maxItems", Value::Number(LIST_LIMIT as f64)),
        ])
    }
}

impl<T: Describe> Describe for OneOrMore<T> {
    fn describe(forms: &mut Forms) -> Value {
        let list = merged(Vec::<T>::describe(forms), json(r#"{"minItems": 1}"#));
        any_of(vec![T::describe(forms), list])
    }
}

impl Describe for bool {
    fn describe(_: &mut Forms) -> Value {
        json(r#"{"type": "boolean"}"#)
    }
}

impl Describe for String {
    fn describe(forms: &mut Forms) -> Value {
        // Bytes are what the reader counts; there are never fewer of them than characters.
        let form = r#"{"type": "string", "maxLength": 4000, "pattern": "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$"}"#;
        let words = (
            "文字：至多 1000 字，不含控制字符",
            "A text of at most 1,000 characters, without control characters.",
        );
        forms.named("Text", words.0, words.1, |_| json(form))
    }
}

impl Describe for Day {
    fn describe(forms: &mut Forms) -> Value {
        let form = r#"{"type": "string", "format": "date",
            "pattern": "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$"}"#;
        let words = ("日期：如 2026-01-01", "A day, such as 2026-01-01.");
        forms.named("Day", words.0, words.1, |_| json(form))
    }
}

/// A number or a decimal text between two bounds. Of a number's decimals a schema cannot tell how many there are.
fn decimal(least: i64, digits: &str, largest: &str, decimals: u32, sign: &str) -> Value {
    let zero = r"-0+(\\.0+)?";
    let pattern =
        format!(r"^({zero}|{sign}0*({digits}(\\.[0-9]{{1,{decimals}}}0*)?|{largest}(\\.0+)?))$");
    json(&format!(
        r#"{{"type": ["number", "string"], "minimum": {least}, "maximum": {largest}, "maxLength": 29, "pattern": "{pattern}"}}"#
    ))
}

impl Describe for Yuan {
    fn describe(forms: &mut Forms) -> Value {
        let words = (
            "金额：元，0 至 1000000000，至多两位小数；数字或文字",
            "Yuan, 0 to 1,000,000,000, at most two decimals; a number or a text.",
        );
        forms.named("Amount", words.0, words.1, |_| {
            decimal(0, "[0-9]{1,9}", "1000000000", 2, "")
        })
    }
}

impl Describe for Ratio {
    fn describe(forms: &mut Forms) -> Value {
        let words = (
            "份额：0 至 1，85% 写 0.85；至多六位小数",
            "A share, 0 to 1: 0.85 is 85 %; at most six decimals.",
        );
        forms.named("Ratio", words.0, words.1, |_| decimal(0, "0", "1", 6, ""))
    }
}

impl Describe for Factor {
    fn describe(forms: &mut Forms) -> Value {
        let words = (
            "倍数：0 至 10，至多六位小数",
            "A multiplier, 0 to 10, at most six decimals.",
        );
        forms.named("Factor", words.0, words.1, |_| {
            decimal(0, "[0-9]", "10", 6, "")
        })
    }
}

impl Describe for Points {
    fn describe(forms: &mut Forms) -> Value {
        let words = (
            "百分点：-100 至 100，至多六位小数",
            "Percentage points, -100 to 100, at most six decimals.",
        );
        forms.named("Points", words.0, words.1, |_| {
            decimal(-100, "[0-9]{1,2}", "100", 6, "-?")
        })
    }
}

impl Describe for Format {
    fn describe(_: &mut Forms) -> Value {
        map(vec![("const", Value::Number(f64::from(FORMAT)))])
    }
}

impl Describe for Tier {
    fn describe(_: &mut Forms) -> Value {
        json(r#"{"type": "integer", "minimum": 1, "maximum": 2}"#)
    }
}

impl Describe for Span {
    fn describe(forms: &mut Forms) -> Value {
        let words = (
            "区间：[起, 止]，含两端；null 为不限",
            "`[from, to]`, both included; null leaves an end open.",
        );
        forms.named("Span", words.0, words.1, |_| {
            let end = r#"{"type": ["integer", "null"], "minimum": 0, "maximum": 999}"#;
            json(&format!(
                r#"{{"type": "array", "prefixItems": [{end}, {end}], "minItems": 2, "maxItems": 2}}"#
            ))
        })
    }
}

impl Describe for Slice {
    fn describe(forms: &mut Forms) -> Value {
        let items = vec![
            Yuan::describe(forms),
            Option::<Yuan>::describe(forms),
            Ratio::describe(forms),
        ];
        let words = (
            "费用段：[起, 止, 比例]，最后一段的止为 null",
            "`[from, to, ratio]` over an expense; `to` is null in the last.",
        );
        forms.named("Slice", words.0, words.1, |_| {
            merged(
                json(r#"{"type": "array", "minItems": 3, "maxItems": 3}"#),
                map(vec![("prefixItems", Value::List(items))]),
            )
        })
    }
}

impl Describe for Slices {
    fn describe(forms: &mut Forms) -> Value {
        let list = Vec::<Slice>::describe(forms);
        let words = (
            "费用段：从 0 起首尾相接，最后一段不封口",
            "From 0, end to end, the last one open.",
        );
        // That one ends where the next begins is left to the reader.
        let ends = r#"{"minItems": 1, "allOf": [
            {"contains": {"prefixItems": [{"minimum": 0, "maximum": 0, "pattern": "^-?0+(\\.0+)?$"}]}},
            {"contains": {"prefixItems": [true, {"type": "null"}]}, "maxContains": 1}]}"#;
        forms.named("Slices", words.0, words.1, |_| merged(list, json(ends)))
    }
}

impl Describe for CeilingCase {
    fn describe(forms: &mut Forms) -> Value {
        let name = "CeilingCase";
        let en = "One case of a ceiling.";
        forms.record(name, "封顶线情形", en, |forms| {
            let when =
                field::<Option<When>>("when", "条件：适用于谁", "To whom it applies.", forms);
            let words = (
                "金额：基金最多支付的金额；null 为没有封顶线，须写明",
                "The most the fund pays; null = no ceiling, and must be written.",
            );
            let Field(key, _, form) = field::<Option<Yuan>>("amount", words.0, words.1, forms);
            vec![when, Field(key, true, form)]
        })
    }
}

// ---- words

/// Title and description in both languages: `zh` is `"起付线：先由个人负担的金额"`, `key` gives the English title. A name that
/// says all stands alone.
fn words(zh: &str, key: &str, en: &str) -> Value {
    let (title, rest) = zh.split_once('：').unwrap_or((zh, ""));
    let mut words = vec![("title", text_value(&format!("{title} · {}", spaced(key))))];
    if !rest.is_empty() {
        let en = without_chinese(en.trim());
        words.push(("description", text_value(&format!("{rest}\n{en}"))));
    }
    map(words)
}

/// `ratio_points` and `RatioTable` as words: `Ratio points`, `Ratio table`.
fn spaced(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '_' => out.push(' '),
            c if out.is_empty() => out.push(c.to_ascii_uppercase()),
            c if c.is_ascii_uppercase() => {
                out.push(' ');
                out.push(c.to_ascii_lowercase());
            }
            c => out.push(c),
        }
    }
    out
}

/// An English text without the Chinese terms that it gives in brackets.
fn without_chinese(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, bracket)) = rest.split_once(" (") {
        let (inside, after) = bracket.split_once(')').unwrap_or((bracket, ""));
        out.push_str(before);
        if inside.is_ascii() {
            out.push_str(&format!(" ({inside})"));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
