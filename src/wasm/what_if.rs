//! The exports for what comes after the first answer: what-ifs, years, clearing.

use super::input::{language, value};
use super::output::plain;
use crate::Failure;
use crate::issue::Lang;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What `question` answers in the language asked for, or the failure.
fn asked<T: Serialize>(
    lang: &JsValue,
    question: impl FnOnce(Lang) -> Result<T, Failure>,
) -> JsValue {
    match language(lang).and_then(question) {
        Ok(answer) => plain(&answer),
        Err(failure) => plain(&failure),
    }
}

/// The same question asked several ways: each scenario's answer, how much more or less the person pays than in the first, and the
/// steps that differ. A list that is not understood gives one entry that says so. Never throws.
#[wasm_bindgen(unchecked_return_type = "Compared[]")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "{ name: string; claim: Claim }[]")] scenarios: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    asked(&lang, |lang| {
        let scenarios = value(&scenarios, lang);
        Ok(match scenarios {
            Ok(scenarios) => crate::compare(&scenarios, lang),
            Err(failure) => vec![crate::what_if::Compared::refused(failure)],
        })
    })
}

/// A year of visits, settled in order of date through `yearToDate`, with claims taken back; the answers stand in the order given.
/// Each claim's `personalAccount` is what may be used for that claim. Never throws.
#[wasm_bindgen(js_name = simulateYear, unchecked_return_type = "Year | Failure")]
pub fn simulate_year(
    #[wasm_bindgen(unchecked_param_type = "(Claim | Reversal)[]")] claims: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    asked(&lang, |lang| {
        crate::simulate_year(&value(&claims, lang)?, lang)
    })
}

/// Which inputs still decide what this person pays, those that the answer needs first, then by how much they change it. What
/// cannot change it is not asked. Never throws.
#[wasm_bindgen(js_name = nextQuestions, unchecked_return_type = "Question[] | Failure")]
pub fn next_questions(
    #[wasm_bindgen(unchecked_param_type = "Partial<Claim>")] partial: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    asked(&lang, |lang| {
        crate::next_questions(&value(&partial, lang)?, lang)
    })
}

/// The totals at which the fund's share of each further yuan changes: deductible, slices, ceiling, supplements. The self-paid parts
/// of the bill stay as they are. Exact to the fen. Never throws.
#[wasm_bindgen(unchecked_return_type = "Breakpoint[] | Failure")]
pub fn breakpoints(
    #[wasm_bindgen(unchecked_param_type = "Claim")] claim: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    asked(&lang, |lang| {
        crate::breakpoints(&value(&claim, lang)?, lang)
    })
}

/// The largest bill that costs at most so much cash, exact to the fen; its self-paid parts stay as they are. Never throws.
#[wasm_bindgen(unchecked_return_type = "Inverse | Failure")]
pub fn inverse(
    #[wasm_bindgen(unchecked_param_type = "Claim")] claim: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Target")] target: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    asked(&lang, |lang| {
        crate::inverse(&value(&claim, lang)?, &value(&target, lang)?, lang)
    })
}

/// A month's receipts (and what `simulateYear` took back) summed into the clearing sheet, by insured area and scheme. A receipt that
/// does not add up is named and left out. What crosses may be 32 MB as JSON: some 10,000 receipts as they are, several times as many
/// without their steps, documents and warnings. Never throws.
#[wasm_bindgen(unchecked_return_type = "Clearing | Failure")]
pub fn clearing(
    #[wasm_bindgen(unchecked_param_type = "(Receipt | Reversed | Failure)[]")] receipts: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    asked(&lang, |lang| {
        Ok(crate::clearing(&value(&receipts, lang)?, lang))
    })
}

/// How far a month's clearing uses up the advance fund, the alarm, and what is due by when. Never throws.
#[wasm_bindgen(unchecked_return_type = "Prepayment | Failure")]
pub fn prepayment(
    #[wasm_bindgen(unchecked_param_type = "{ quota: Amount; cleared: Amount; month: string }")]
    state: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    asked(&lang, |lang| crate::prepayment(&value(&state, lang)?, lang))
}
