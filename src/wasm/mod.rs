//! The exports for JavaScript. Each reads its value, calls one core function and returns its answer; no logic stands here.

mod columns;
mod input;
mod output;
mod receipt;
mod what_if;

use crate::direct::DirectSettlement;
use crate::directory::{self, AreaOptions};
use crate::filing::FilingReport;
use crate::institutions::InstitutionOptions;
use crate::issue::Lang;
use crate::packs::LoadReport;
use crate::reading::Faults;
use crate::{Failure, fields};
use input::{language, value};
use output::{classified, error, plain, small};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** An amount that comes out: yuan, exactly two decimals, such as "9218.82". */
export type Yuan = string;
/** An amount that goes in: yuan, 0 to 1,000,000,000, at most two decimals; a number or a decimal string. */
export type Amount = number | string;
/** Six digits; a county resolves to its insured area ("110105" → "110000"). */
export type AreaCode = string;
/** A calendar day such as "2026-11-21". */
export type IsoDate = string;
/** The categories of a filing (异地就医备案). */
export type FilingCategory = Exclude<FiledCategory, "none">;
"#;

/// What one expense comes to, with its working; `{ ok: false, issues }` if the claim is not understood.
///
/// Amounts come out in yuan with two decimals, rounded half away from zero where `settlement` says so. Never throws.
#[wasm_bindgen(unchecked_return_type = "Receipt | Failure")]
pub fn estimate(
    #[wasm_bindgen(unchecked_param_type = "Claim")] claim: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let mut made = JsValue::NULL;
    let done = language(&lang).and_then(|lang| {
        let claim = value(&claim, lang)?;
        crate::answer::estimated(&claim, lang, &mut |sheet| made = receipt::one(&sheet))
    });
    done.map_or_else(|failure| plain(&failure), |()| made)
}

/// Every claim of a list, each on its own: the same answers as `estimate` one by one.
#[wasm_bindgen(js_name = estimateMany, unchecked_return_type = "(Receipt | Failure)[]")]
pub fn estimate_many(
    #[wasm_bindgen(unchecked_param_type = "Claim[]")] claims: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let answers = js_sys::Array::new();
    let done = language(&lang).and_then(|lang| {
        let claims = value(&claims, lang)?;
        let mut receipts = receipt::Many::new(&answers);
        for claim in crate::answer::many(&claims, lang)? {
            let made = crate::answer::estimated(claim, lang, &mut |sheet| receipts.add(&sheet));
            if let Err(failure) = made {
                receipts.flush();
                answers.push(&plain(&failure));
            }
        }
        receipts.end();
        Ok(())
    });
    if let Err(failure) = done {
        answers.push(&plain(&failure));
    }
    answers.into()
}

/// The lines of a bill decided by the catalogue of the place of treatment on a day: class, first share, price limit, and what
/// to know about each. `visit` adds what is known of the visit: kind of care, level, admission, the place's own share.
///
/// For every line `amount = fullSelfPay + overLimitSelfPay + priorSelfPay + inScope + undecided`. Never throws.
#[wasm_bindgen(unchecked_return_type = "Classified | Failure")]
pub fn classify(
    #[wasm_bindgen(unchecked_param_type = "Line[]")] lines: JsValue,
    #[wasm_bindgen(unchecked_param_type = "AreaCode")] place: JsValue,
    #[wasm_bindgen(unchecked_param_type = "IsoDate")] date: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Person")] person: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "VisitFacts")] visit: JsValue,
) -> JsValue {
    let answer = language(&lang).and_then(|lang| {
        let value = |given| value(given, lang);
        let (lines, place, date) = (value(&lines)?, value(&place)?, value(&date)?);
        crate::classify(
            &lines,
            &place,
            &date,
            &value(&person)?,
            lang,
            &value(&visit)?,
        )
    });
    answer.map_or_else(|failure| plain(&failure), |answer| classified(&answer))
}

/// The amounts of a receipt under the names of the national settlement interface (medfee_sumamt, hifp_pay, psn_cash_pay …).
#[wasm_bindgen(js_name = settlementFields, unchecked_return_type = "Record<string, string> | Failure")]
pub fn settlement_fields(
    #[wasm_bindgen(unchecked_param_type = "Receipt")] receipt: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let fields = language(&lang).and_then(|lang| {
        let mut faults = Faults::new(lang);
        let fields = fields::settlement_fields(&value(&receipt, lang)?, &mut faults);
        fields.ok_or_else(|| Failure::of(faults))
    });
    fields.map_or_else(|failure| plain(&failure), |fields| plain(&fields))
}

/// The lines of a bill from a text: pasted from a spreadsheet, a CSV file or a PDF table, with headings in Chinese or English.
/// Rows that are no lines are given back with the reason. Throws an Error with a `code` if `text` is no text or too long.
#[wasm_bindgen(js_name = parseBill, unchecked_return_type = "ParsedBill")]
pub fn parse_bill(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> Result<JsValue, JsValue> {
    let bill = language(&lang).and_then(|lang| crate::parse_bill(&value(&text, lang)?, lang));
    Ok(plain(&bill.map_err(|failure| error(&failure))?))
}

/// The items of the catalogue that a query finds, best first: a Chinese name or a part of one, pinyin (`amoxilin`), initials
/// (`amxl`), a mixture, a national code or its beginning, a category code, an item's id. Forgives a slip or two. An empty query
/// finds nothing. Throws an Error with a `code` if query or options are not understood.
#[wasm_bindgen(js_name = searchCatalog, unchecked_return_type = "CatalogItem[]")]
pub fn search_catalog(
    #[wasm_bindgen(unchecked_param_type = "string")] query: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CatalogOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let value = |given| value(given, Lang::En);
    let found = value(&query).and_then(|query| crate::search_catalog(&query, &value(&options)?));
    Ok(plain(&found.map_err(|failure| error(&failure))?))
}

/// Whether a filing (异地就医备案) will be accepted, how long it holds, and what it gives. What is not understood gives a
/// report whose `ok` is false. The identity number is checked, never shown, kept nowhere. Never throws.
#[wasm_bindgen(js_name = validateFiling, unchecked_return_type = "FilingReport")]
pub fn validate_filing(
    #[wasm_bindgen(unchecked_param_type = "Filing")] filing: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let report =
        language(&lang).and_then(|lang| Ok(crate::validate_filing(&value(&filing, lang)?, lang)));
    plain(&report.unwrap_or_else(|failure| FilingReport::refused(failure.issues)))
}

/// The filing form to take along, with the letter of commitment where one is handed in: its fields, and a page to print on
/// A4 (in Chinese, without script, every value escaped). The identity number is left to be written by hand.
#[wasm_bindgen(js_name = filingForm, unchecked_return_type = "FilingForm | Failure")]
pub fn filing_form(
    #[wasm_bindgen(unchecked_param_type = "Filing")] filing: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let form = language(&lang).and_then(|lang| crate::filing_form(&value(&filing, lang)?, lang));
    form.map_or_else(|failure| plain(&failure), |form| plain(&form))
}

/// The insured areas that a query finds, best first: a name, 京, pinyin (`guangzhou`), initials (`gz`) or a code. An empty
/// query lists all in the order of their codes. Throws an Error with a `code` if the options are not understood.
#[wasm_bindgen(unchecked_return_type = "Area[]")]
pub fn areas(
    #[wasm_bindgen(unchecked_optional_param_type = "string")] query: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AreaOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let query = input::query(&query).map_err(|failure| error(&failure))?;
    let options: AreaOptions =
        input::options(&options, Lang::En).map_err(|failure| error(&failure))?;
    Ok(plain(&directory::areas(&query, &options)))
}

/// The insured area of a code, with the notes on its rules; null for a code that has none. Throws an Error with a `code`
/// if there is no such language.
#[wasm_bindgen(unchecked_return_type = "Area | null")]
pub fn area(
    #[wasm_bindgen(unchecked_param_type = "AreaCode")] code: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> Result<JsValue, JsValue> {
    let found = language(&lang).and_then(|lang| Ok(directory::area_of(&value(&code, lang)?, lang)));
    let found = found.map_err(|failure| error(&failure))?;
    Ok(found.map_or(JsValue::NULL, |area| plain(&area)))
}

/// Whether a visit in another province will be settled directly (直接结算): everything that stands in the way at once, and what
/// to do instead. What is not understood gives an answer whose `ok` is false. Never throws.
#[wasm_bindgen(js_name = checkDirectSettlement, unchecked_return_type = "DirectSettlement")]
pub fn check_direct_settlement(
    #[wasm_bindgen(unchecked_param_type = "Visit")] visit: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let answer = language(&lang)
        .and_then(|lang| Ok(crate::check_direct_settlement(&value(&visit, lang)?, lang)));
    plain(&answer.unwrap_or_else(|failure| DirectSettlement::refused(failure.issues)))
}

/// What an error at the counter means and what to do: from its wording in Chinese or English, or the name of its reason; null
/// where none fits. Throws an Error with a `code` if this is no text, or there is no such language.
#[wasm_bindgen(js_name = explainError, unchecked_return_type = "Explanation | null")]
pub fn explain_error(
    #[wasm_bindgen(unchecked_param_type = "string")] code_or_message: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> Result<JsValue, JsValue> {
    let text = input::query(&code_or_message);
    let found = language(&lang).and_then(|lang| Ok(crate::explain_error(&text?, lang)));
    let found = found.map_err(|failure| error(&failure))?;
    Ok(found.map_or(JsValue::NULL, |found| plain(&found)))
}

/// What was open for direct settlement across provinces at a place on a day. Throws an Error with a `code` if place, day or
/// language are not understood.
#[wasm_bindgen(js_name = openServices, unchecked_return_type = "OpenService[]")]
pub fn open_services(
    #[wasm_bindgen(unchecked_param_type = "AreaCode")] code: JsValue,
    #[wasm_bindgen(unchecked_param_type = "IsoDate")] date: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> Result<JsValue, JsValue> {
    let found = language(&lang)
        .and_then(|lang| crate::open_services(&value(&code, lang)?, &value(&date, lang)?, lang));
    found
        .map(|found| plain(&found))
        .map_err(|failure| error(&failure))
}

/// The tertiary hospitals whose names a query finds, best first: names only, no proof that one is networked. Throws an Error
/// with a `code` if query, options or language are not understood.
#[wasm_bindgen(unchecked_return_type = "Institution[]")]
pub fn institutions(
    #[wasm_bindgen(unchecked_param_type = "string")] query: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "InstitutionOptions")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> Result<JsValue, JsValue> {
    let found = language(&lang).and_then(|lang| {
        let options: InstitutionOptions = input::options(&options, lang)?;
        Ok(crate::institutions(&input::query(&query)?, &options, lang))
    });
    found
        .map(|found| plain(&found))
        .map_err(|failure| error(&failure))
}

/// What is wrong or doubtful in a policy pack: every fault of its structure, and once that is sound, of its sense. `field` is a
/// JSON Pointer into the pack. A pack of more than 1 MB as JSON is refused. Never throws.
#[wasm_bindgen(js_name = lintPack, unchecked_return_type = "Issue[]")]
pub fn lint_pack(
    #[wasm_bindgen(unchecked_param_type = "unknown")] pack: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let issues = language(&lang)
        .and_then(|lang| Ok(crate::lint::lint_pack(&input::pack(&pack, lang)?, lang)));
    plain(&issues.unwrap_or_else(|failure| failure.issues))
}

/// Loads a policy pack in place of the rules that its area has, all or nothing, until it is unloaded or the page is left.
/// Receipts by loaded rules say so (`policy.loaded_rules`). Never throws.
#[wasm_bindgen(js_name = loadPack, unchecked_return_type = "LoadReport")]
pub fn load_pack(
    #[wasm_bindgen(unchecked_param_type = "unknown")] pack: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let report =
        language(&lang).and_then(|lang| Ok(crate::load_pack(input::pack(&pack, lang)?, lang)));
    plain(&report.unwrap_or_else(|failure| LoadReport::refused(failure.issues)))
}

/// Takes the loaded rules of an area away, so that the bundled ones, if any, count again; false if none were loaded. Throws an
/// Error with a `code` only if the module itself broke (`internal.trap`).
#[wasm_bindgen(js_name = unloadPack)]
pub fn unload_pack(#[wasm_bindgen(unchecked_param_type = "AreaCode")] code: JsValue) -> bool {
    value(&code, Lang::En).is_ok_and(|code| crate::unload_pack(&code))
}

/// The rules at hand for an area as a pack that can be edited and loaded again; null where there are none. Throws an Error with a
/// `code` only if the module itself broke (`internal.trap`).
#[wasm_bindgen(js_name = exportPack, unchecked_return_type = "unknown")]
pub fn export_pack(#[wasm_bindgen(unchecked_param_type = "AreaCode")] code: JsValue) -> JsValue {
    let pack = value(&code, Lang::En).map(|code| crate::export_pack(&code));
    pack.map_or(JsValue::NULL, |pack| plain(&pack))
}

/// A policy pack from the few figures of a local notice, marked as the user's own. Figures that are lacking are named in
/// `missing` and what depends on them is left out of the pack. Never throws.
#[wasm_bindgen(js_name = quickPack, unchecked_return_type = "QuickPack | Failure")]
pub fn quick_pack(
    #[wasm_bindgen(unchecked_param_type = "QuickFigures")] figures: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let made = language(&lang).and_then(|lang| crate::quick_pack(&value(&figures, lang)?, lang));
    made.map_or_else(|failure| plain(&failure), |made| plain(&made))
}

/// The format of policy packs as a JSON Schema (2020-12).
#[wasm_bindgen(js_name = packSchema, unchecked_return_type = "Record<string, unknown>")]
pub fn pack_schema() -> JsValue {
    js_sys::JSON::parse(crate::policy::pack_schema()).unwrap_or(JsValue::NULL)
}

/// The rules of an area, or of a pack, as tables to read, with documents, evidence, and what is not modelled; null for an
/// area without rules. Never throws.
#[wasm_bindgen(js_name = ruleCard, unchecked_return_type = "RuleCard | Failure | null")]
pub fn rule_card(
    #[wasm_bindgen(unchecked_param_type = "AreaCode | object")] area_or_pack: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let card =
        language(&lang).and_then(|lang| crate::rule_card(&input::pack(&area_or_pack, lang)?, lang));
    card.map_or_else(|failure| plain(&failure), |card| plain(&card))
}

/// What this build is made of: version, date of the rules, how many areas.
#[wasm_bindgen(unchecked_return_type = "Version")]
pub fn version() -> JsValue {
    small(&directory::version())
}
