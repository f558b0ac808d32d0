//! What `check.rs` asks of a form beyond its shape, as far as a schema can ask it.

use super::json::{all_of, any_of, json, map, merged, text_value};
use crate::reading::Value;

/// What is asked of the form of this name.
pub(super) fn beyond_shape(name: &str) -> Value {
    let not_empty = |key| format!(r#"{{"properties": {{"{key}": {{"minItems": 1}}}}}}"#);
    let counted = r#"{"properties": {"per": {"enum": ["admission", "visit", "year"]}, "cases": {"minItems": 1}}}"#;
    match name {
        "Pack" => json(r#"{"properties": {"area": {"type": "string", "pattern": "^[0-9]{6}$"}}}"#),
        "Schemes" => json(
            r#"{"anyOf": [{"required": ["employee"], "properties": {"employee": {"type": "array", "minItems": 1}}},
                {"required": ["resident"], "properties": {"resident": {"type": "array", "minItems": 1}}}]}"#,
        ),
        "Entry" => all_of(vec![
            chronic_by("inpatient"),
            chronic_by("outpatient"),
            shared_ceilings(),
        ]),
        "Deductible" => {
            let amount = given(&["amount"]);
            let first = r#"{"properties": {"when": {"properties": {"admission": {"prefixItems": [{"maximum": 1}, {"minimum": 1}]}}}}}"#;
            let all = map(vec![("items", amount.clone())]);
            let one = map(vec![("contains", merged(amount, json(first)))]);
            let cases = |form| map(vec![("properties", map(vec![("cases", form)]))]);
            // A share of the first admission's amount needs one.
            merged(json(counted), any_of(vec![cases(all), cases(one)]))
        }
        "RatioTable" => json(counted),
        "Ceiling" => json(&not_empty("cases")),
        "Relief" => json(&not_empty("groups")),
        "DeductibleCase" => {
            let later = r#"{"properties": {"when": {"type": "object", "required": ["admission"],
                "properties": {"admission": {"type": "array", "prefixItems": [{"type": "integer"}]}}}}}"#;
            let forms = [
                merged(given(&["amount"]), absent(&["factor", "minus", "floor"])),
                merged(given(&["factor"]), absent(&["amount", "minus", "floor"])),
                merged(
                    merged(given(&["minus", "when"]), absent(&["amount", "factor"])),
                    json(later),
                ),
            ];
            map(vec![("oneOf", Value::List(forms.into()))])
        }
        "Supplement" => {
            let above = merged(
                given(&["cases"]),
                absent(&["threshold", "slices", "relief"]),
            );
            let self_pay = merged(given(&["threshold", "slices"]), absent(&["cases"]));
            let kinds = vec![
                when("kind", "above_ceiling", above),
                when("kind", "self_pay", self_pay),
            ];
            merged(json(&not_empty("cases")), all_of(kinds))
        }
        "Chronic" => {
            let others = json(r#"{"properties": {"rule": {"enum": ["inpatient", "outpatient"]}}}"#);
            let own = given(&["deductible", "ratio", "ceiling"]);
            let alone =
                r#"{"properties": {"ceiling": {"properties": {"shared_with": {"type": "null"}}}}}"#;
            merged(json(alone), any_of(vec![others, own]))
        }
        "Disease" => json(
            r#"{"properties": {"codes": {"items": {"type": "string", "pattern": "^[A-Z][0-9]{5}$"}}}}"#,
        ),
        // A block inside a block holds figures only.
        "Change" => {
            let beyond = ["outpatient", "inpatient", "chronic", "evidence"];
            let beyond = any_of(beyond.iter().map(|key| given(&[key])).collect());
            let figures = map(vec![("not", merged(json(r#"{"type": "object"}"#), beyond))]);
            let inner = ["outpatient", "inpatient", "chronic"];
            let inner = inner.iter().map(|key| (*key, figures.clone())).collect();
            map(vec![("properties", map(inner))])
        }
        _ => map(Vec::new()),
    }
}

/// These keys are there and not null.
fn given(keys: &[&str]) -> Value {
    let required = Value::List(keys.iter().map(|key| text_value(key)).collect());
    let there = |key: &&str| (key.to_string(), json(r#"{"not": {"type": "null"}}"#));
    let properties = Value::Map(keys.iter().map(there).collect());
    map(vec![("required", required), ("properties", properties)])
}

/// These keys are left out or null.
fn absent(keys: &[&str]) -> Value {
    let null = |key: &&str| (key.to_string(), json(r#"{"type": "null"}"#));
    map(vec![(
        "properties",
        Value::Map(keys.iter().map(null).collect()),
    )])
}

/// Where `key` is `value`, this holds as well.
fn when(key: &str, value: &str, then: Value) -> Value {
    let condition = format!(
        r#"{{"if": {{"required": ["{key}"], "properties": {{"{key}": {{"const": "{value}"}}}}}}}}"#
    );
    merged(json(&condition), map(vec![("then", then)]))
}

/// Chronic care paid as `block` needs that block.
fn chronic_by(block: &str) -> Value {
    let not_so = format!(
        r#"{{"properties": {{"chronic": {{"properties": {{"rule": {{"not": {{"const": "{block}"}}}}}}}}}}}}"#
    );
    any_of(vec![json(&not_so), given(&[block])])
}

/// Outpatient and inpatient care name each other, or neither names one.
fn shared_ceilings() -> Value {
    let naming = |block: &str, other: &str| {
        json(&format!(
            r#"{{"required": ["{block}"], "properties": {{"{block}": {{"required": ["ceiling"], "properties": {{"ceiling":
                {{"required": ["shared_with"], "properties": {{"shared_with": {{"const": "{other}"}}}}}}}}}}}}}}"#
        ))
    };
    let not_naming = |block: &str| {
        json(&format!(
            r#"{{"properties": {{"{block}": {{"properties": {{"ceiling": {{"properties": {{"shared_with": {{"type": "null"}}}}}}}}}}}}}}"#
        ))
    };
    any_of(vec![
        merged(not_naming("outpatient"), not_naming("inpatient")),
        merged(
            naming("outpatient", "inpatient"),
            naming("inpatient", "outpatient"),
        ),
    ])
}
