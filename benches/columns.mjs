// Columns: a hundred to a million rows, against the same rule by hand with floats over the same typed array; the memory after it.
//
//     node benches/columns.mjs

import assert from "node:assert/strict";
import { clock, drawn, heading, median, race, raced, ratios, report, skipped } from "./common.mjs";
import { megabytes, NOT_YET, yidi } from "./engine.mjs";
import * as decimal from "./peers/decimal.mjs";
import * as floats from "./peers/floats.mjs";
import { claim, LEVEL, STATUS } from "./peers/rule.mjs";

const MILLION = 1_000_000;
const question = { status: "working", level: "tertiary", admission: 1, away: "referral", total: 0 };
const base = claim({ ...question, total: 10000 });
const random = drawn(5);
const totals = Float64Array.from({ length: MILLION }, () => Math.round(100 * (1000 + (random() < 0.8 ? 99000 : 599000) * random())) / 100);
const fen = (amount) => Math.round(100 * amount);

// What one would write by hand: one object, used again for every row.
const byHand = ({ whole }) => (rows) => {
  const asked = { ...question }, funds = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    asked.total = rows[row];
    funds[row] = whole(asked);
  }
  return funds;
};
const repeated = (task) => (count) => { for (let i = 0; i < count; i++) task(); };

heading("columns: the whole rule for one person, many totals; a row");
const { estimateColumns, estimateTable } = yidi;
const contenders = { "JS, floats": byHand(floats), "JS, decimal.js": byHand(decimal), ...(estimateColumns && { "yidi estimateColumns": (rows) => estimateColumns(base, rows) }) };

const some = totals.slice(0, 2000);
const receipts = yidi.estimateMany(Array.from(some, (total) => ({ ...base, bill: { total } })));
for (const [name, funds] of Object.entries(contenders)) {
  if (name === "JS, floats") continue; // told below
  funds(some).forEach((total, row) => assert.equal(fen(total), fen(receipts[row].fundTotal), `${name}: ${some[row]}`));
}
const exactly = (estimateColumns ? contenders["yidi estimateColumns"] : contenders["JS, decimal.js"])(totals.slice(0, 100_000));
const inFloats = contenders["JS, floats"](totals.slice(0, 100_000));
report("JS, floats: of 100,000 rows not exact", exactly.filter((total, row) => fen(total) !== fen(inFloats[row])).length, "rows");

const thousand = totals.slice(0, 1000);
const times = await race(Object.fromEntries(Object.entries(contenders).map(([name, funds]) => [name, { run: repeated(() => funds(thousand)), per: thousand.length }])));
for (const [name, measured] of Object.entries(times)) raced(`${name}, 1,000 rows`, measured, "µs", name.startsWith("yidi") ? { budget: 0.15 } : {});
if (!estimateColumns) skipped("estimateColumns", NOT_YET);
else {
  report("estimateColumns ÷ floats by hand", median(ratios(times["yidi estimateColumns"], times["JS, floats"])), "×");
  for (const count of [100, 1000, 10_000, 100_000]) {
    const rows = totals.slice(0, count);
    const measured = await race({ columns: { run: repeated(() => estimateColumns(base, rows)), per: count } });
    raced(`estimateColumns, ${count.toLocaleString("en")} rows, a row`, measured.columns, "µs", { budget: 0.15 });
  }
  const seconds = clock(() => estimateColumns(base, totals), 7).map((time) => time / 1e6);
  report("estimateColumns, 1,000,000 rows, a row", median(seconds), "µs", { budget: 0.15, times: seconds });
  report("estimateColumns, 1,000,000 rows", median(seconds), "s", { budget: 0.3, times: seconds });
  report("memory of the module after it", megabytes(), "MB", { budget: 128 });
}

if (!estimateTable) skipped("estimateTable", NOT_YET);
else {
  const codes = (count) => Uint8Array.from({ length: MILLION }, () => Math.floor(random() * count));
  const columns = {
    total: totals, fullSelfPay: totals.map((total) => Math.floor(total / 20)), priorSelfPay: totals.map((total) => Math.floor(total / 50)),
    level: codes(LEVEL.length).map((code) => code + 1), status: codes(STATUS.length), age: codes(60).map((age) => age + 20), category: codes(7),
    insuredArea: new Uint16Array(MILLION), insuredAreas: ["110000"],
  };
  const part = (count) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Array.isArray(column) ? column : column.slice(0, count)]));
  for (const count of [100, 10_000, MILLION]) {
    const rows = part(count);
    let answer;
    const each = clock(() => { answer = estimateTable(base, rows, "zh"); }, count === MILLION ? 5 : 15).map((time) => time / count);
    assert.ok(answer.ok, JSON.stringify(answer.issues));
    assert.equal(answer.failed, 0);
    assert.equal(answer.fund.length, count);
    report(`estimateTable, nine columns, ${count.toLocaleString("en")} rows, a row`, median(each), "µs", { times: each });
  }
  report("memory of the module after it", megabytes(), "MB", { budget: 128 });
}
