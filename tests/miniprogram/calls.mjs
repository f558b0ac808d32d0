// What the mini-program's runtimes are asked: every golden case, in both languages, as calls of the functions by name. A call is
// [name, arguments]; an answer is its JSON text, or what was thrown.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../cases/", import.meta.url));
const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
const files = (path) => readdirSync(join(folder, path)).filter((name) => name.endsWith(".json")).sort().map((name) => read(join(path, name)));
const cases = (path) => files(path).flatMap(({ base, cases }) => cases.map((one) => ({ base, ...one })));
const LANGS = ["zh", "en"];

/** Those that settle an expense; a case with rules of its own needs `loadPack`. */
export const settlements = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && (entry.name === "mechanisms" || /^\d{6}$/.test(entry.name)))
  .flatMap(({ name }) => cases(name)).filter(({ claim }) => claim);

// Rules that say they are official must name a document that can be found; those of the cases are made up and short.
const citable = (pack) => ({ ...pack, documents: pack.documents.map((document) => ({ ...document, number: document.number ?? "甲〔2026〕1号" })) });

function asked(functions) {
  const calls = [];
  const both = (name, make) => { for (const lang of LANGS) calls.push([name, make(lang)]); };
  for (const { claim, pack } of settlements) {
    if (pack && !functions.includes("loadPack")) continue;
    if (pack) calls.push(["loadPack", [citable(pack), "en"]]);
    both("estimate", (lang) => [claim, lang]);
    if (pack) calls.push(["unloadPack", [pack.area]]);
  }
  for (const { query, options } of read("catalog/lookups.json").lookups) calls.push(["searchCatalog", [query, options]]);
  for (const { lines, place, date, person, visit, claim } of cases("catalog/bills")) {
    both("classify", (lang) => [lines, place, date, person, lang, visit]);
    if (claim) both("estimate", (lang) => [{ ...claim, bill: { lines } }, lang]);
  }
  for (const name of readdirSync(join(folder, "bill_text")).filter((file) => file.endsWith(".txt")).sort()) {
    both("parseBill", (lang) => [readFileSync(join(folder, "bill_text", name), "utf8"), lang]);
  }
  for (const { base, visit } of cases("direct").filter((one) => one.visit)) both("checkDirectSettlement", (lang) => [{ ...base, ...visit }, lang]);
  for (const { text } of cases("direct").filter((one) => "text" in one)) both("explainError", (lang) => [text, lang]);
  for (const { area, date } of cases("direct").filter((one) => one.area)) both("openServices", (lang) => [area, date, lang]);
  for (const { query, options } of cases("direct").filter((one) => "query" in one)) both("institutions", (lang) => [query, options, lang]);
  for (const { base, filing } of cases("filing").filter((one) => one.filing)) {
    both("validateFiling", (lang) => [{ ...base, ...filing }, lang]);
    both("filingForm", (lang) => [{ ...base, ...filing }, lang]);
  }
  // Text that is hard to carry over: beyond the basic plane, lone surrogates, a byte order mark, NUL, and more than a megabyte.
  for (const text of ["药名 𠮷𠀀 😀 注射", "\ud800", "阿\udc00莫", "\ufeff阿莫西林", "\u0000\u0001", "阿".repeat(600_000), "a𠮷".repeat(500_000)]) {
    calls.push(["searchCatalog", [text]], ["explainError", [text, "en"]]);
    both("parseBill", (lang) => [`名称\t金额\n${text}\t12.50\n`, lang]);
  }
  both("area", (lang) => ["110105", lang]);
  calls.push(["areas", ["bj", { limit: 3 }]], ["areas", []], ["version", []], ["area", ["110000", "fr"]]);
  const [{ claim }] = settlements;
  calls.push(["estimateMany", [[claim, {}], "en"]], ["estimate", [null]], ["estimate", [{ person: { age: 1e300 } }, "en"]]);
  return calls;
}

/** All calls of functions that this build has. */
export const callsOf = (functions) => asked(functions).filter(([name]) => functions.includes(name));

/** A module of tests/isolation as text whose value is one of its functions, for a runtime that takes no modules. @param {string} file @param {string} name */
const asText = (file, name) => `(function () { ${readFileSync(new URL(`../isolation/${file}`, import.meta.url), "utf8").replaceAll(/^export /gm, "")}\nreturn ${name}; })()`;
/** What a realm is made of, and every function called once. */
export const SNAPSHOT = asText("snapshot.js", "snapshot");
export const CALL_ALL = asText("calls.js", "callAll");
/** Arguments that are right, for every function. */
export const GOOD = asText("calls.js", "goodArguments");

/** Runs in the runtime that is tested, so it comes as text: makes all calls and gives all answers. */
export const ANSWERS = `(function (yidi, calls) {
  return calls.map(function (call) {
    try { return JSON.stringify(yidi[call[0]].apply(undefined, call[1])); }
    catch (error) { return "throws " + error.code + " " + error.message + " " + JSON.stringify(error.issues); }
  });
})`;
