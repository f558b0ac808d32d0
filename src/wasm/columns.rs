//! Columns of claims: rows cross a few thousand at a time, through the same two buffers, so that a million take no more room than these.

use super::input::{language, value};
use super::output::{error, plain};
use crate::Failure;
use crate::columns::{self, CHUNK, COLUMNS, Column, RESULTS, Table};
use crate::issue::Lang;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Rows by the column, all of one length; a column left out is as in the base. Amounts in yuan, as in a claim. */
export interface Columns {
    total: Float64Array;
    fullSelfPay?: Float64Array;
    overLimitSelfPay?: Float64Array;
    priorSelfPay?: Float64Array;
    /** community 0, primary 1, secondary 2, tertiary 3, tertiary_top 4; 255 = not given. */
    level?: Uint8Array;
    /** working 0, retired 1, child 2, student 3, adult 4, elder 5; 255 = not given. */
    status?: Uint8Array;
    /** Whole years; 255 = not given. */
    age?: Uint8Array;
    /** resettled_retiree 0, long_term_resident 1, posted_worker 2, referral 3, emergency 4, other_temporary 5, none 6; 255 = not given. */
    category?: Uint8Array;
    /** Places in `insuredAreas`, counted from 0. */
    insuredArea?: Uint16Array;
    insuredAreas?: AreaCode[];
}
/** What the rows come to, in yuan: each the number nearest to the amount that `estimate` gives, NaN in a row with faults. */
export interface ColumnResults {
    ok: true;
    fund: Float64Array;
    person: Float64Array;
    pooled: Float64Array;
    supplements: Float64Array;
    /** The weakest evidence used: none 0 (a row with faults), compiled 1, reported 2, official 3. */
    evidence: Uint8Array;
    /** 0, or the place of the row's faults in `faults`, counted from 1. */
    fault: Uint32Array;
    /** What is wrong with a row, as `estimate` tells it; each list once. */
    faults: Issue[][];
    /** How many rows have faults. */
    failed: number;
}
"#;

#[wasm_bindgen(module = "/src/wasm/columns.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn open(columns: &JsValue) -> Result<JsValue, JsValue>;
    fn shape(views: &JsValue) -> JsValue;
    #[wasm_bindgen(catch)]
    fn read(views: &JsValue, key: &str, from: usize, values: &mut [f64]) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn make(kind: &str, rows: usize) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn write(column: &JsValue, from: usize, values: &[f64]) -> Result<(), JsValue>;
}

/// What the fund pays of each total, for one claim: to the fen what `estimate` says, NaN where it would refuse the total. The
/// self-paid parts of the bill stay as they are. How good the rules are, `estimate` says of the same claim. Throws an Error with a `code` if claim or totals are not understood.
#[wasm_bindgen(js_name = estimateColumns, unchecked_return_type = "Float64Array")]
pub fn estimate_columns(
    #[wasm_bindgen(unchecked_param_type = "Omit<Claim, \"bill\"> & { bill?: Bill }")] base: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Float64Array")] totals: JsValue,
) -> Result<JsValue, JsValue> {
    fund_of(&base, &totals).map_err(|failure| error(&failure))
}

fn fund_of(base: &JsValue, totals: &JsValue) -> Result<JsValue, Failure> {
    let column = Column::of(&value(base, Lang::En)?, Lang::En)?;
    let (key, kind) = columns::TOTALS;
    let given = Object::new();
    let lost = |_| columns::lost(key, kind, Lang::En);
    Reflect::set(&given, &key.into(), totals).map_err(lost)?;
    let views = open(&given).map_err(lost)?;
    let rows = columns::rows(&value(&shape(&views), Lang::En)?)?;
    let fund = make(kind, rows).map_err(lost)?;
    let mut values = vec![0.0; rows.min(CHUNK)];
    for from in (0..rows).step_by(CHUNK) {
        read(&views, key, from, &mut values).map_err(lost)?;
        column.settle(&mut values);
        write(&fund, from, &values).map_err(lost)?;
    }
    Ok(fund)
}

/// What every row comes to, the rows of a kind settled together: to the fen what `estimate` says, or why it would refuse. Never throws.
#[wasm_bindgen(js_name = estimateTable, unchecked_return_type = "ColumnResults | Failure")]
pub fn estimate_table(
    #[wasm_bindgen(unchecked_param_type = "Partial<Claim>")] base: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Columns")] columns: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: JsValue,
) -> JsValue {
    let results = language(&lang).and_then(|lang| results_of(&base, &columns, lang));
    results.unwrap_or_else(|failure| plain(&failure))
}

fn results_of(base: &JsValue, columns: &JsValue, lang: Lang) -> Result<JsValue, Failure> {
    let base = value(base, lang)?;
    let views = open(columns).unwrap_or_else(|_| Object::new().into());
    let mut table = Table::of(&base, &value(&shape(&views), lang)?, lang)?;
    let rows = table.len();
    let answer = Object::new();
    // Setting a property of an object just made does not fail.
    let put = |key: &str, value: &JsValue| {
        let _ = Reflect::set(&answer, &key.into(), value);
    };
    put("ok", &JsValue::TRUE);
    let mut results = Vec::with_capacity(RESULTS.len());
    for (key, kind) in RESULTS {
        let column = make(kind, rows).map_err(|_| columns::lost(key, kind, lang))?;
        put(key, &column);
        results.push(column);
    }
    let mut given = vec![0.0; COLUMNS.len().wrapping_mul(CHUNK)];
    let mut out = vec![0.0; RESULTS.len().wrapping_mul(CHUNK)];
    for from in (0..rows).step_by(CHUNK) {
        for ((key, kind), values) in COLUMNS.into_iter().zip(given.chunks_exact_mut(CHUNK)) {
            read(&views, key, from, values).map_err(|_| columns::lost(key, kind, lang))?;
        }
        table.settle(rows.saturating_sub(from).min(CHUNK), &given, &mut out);
        for ((column, values), (key, kind)) in
            results.iter().zip(out.chunks_exact(CHUNK)).zip(RESULTS)
        {
            write(column, from, values).map_err(|_| columns::lost(key, kind, lang))?;
        }
    }
    put("faults", &plain(&table.faults));
    put("failed", &table.failed.into());
    Ok(answer.into())
}
