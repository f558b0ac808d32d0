// Built by `make pkg`; change src/worker/ instead.
// A table of claims, row by row: its columns are read by their headings, like rows go through `estimateTable` together, and every row
// comes back in its place with what was found, or with what is wrong with it.
import { encodingOf, line, Records, shapeOf, texts } from "./csv.js";
import { COLUMNS, issue, plain, plainHeading, RESULT, TITLES, VALUES } from "./words.js";

const NEEDED = ["insuredArea", "scheme", "treatmentArea", "date", "service", "total"];
const AMOUNTS = ["total", "fullSelfPay", "overLimitSelfPay", "priorSelfPay"];

/** Where each column stands in a claim. */
const PATHS = {
  insuredArea: "insuredArea", treatmentArea: "treatmentArea", date: "date", service: "service", level: "level", disease: "disease", admitted: "admitted",
  scheme: "person.scheme", status: "person.status", age: "person.age", tier: "person.tier", contracted: "person.contracted", category: "filing.category",
  admissions: "yearToDate.admissions", ...Object.fromEntries(AMOUNTS.map((name) => [name, `bill.${name}`])),
};
const COLUMN_AT = Object.fromEntries(Object.entries(PATHS).map(([name, path]) => [path, name]));

/** What is alike in the rows of one call; a claim holds it, while the columns of `estimateTable` hold the rest. */
const SHARED = ["scheme", "treatmentArea", "date", "service", "disease", "tier", "contracted", "admitted", "admissions"];

/** The codes of `estimateTable`, by their place. */
const CODES = {
  level: ["community", "primary", "secondary", "tertiary", "tertiary_top"],
  status: ["working", "retired", "child", "student", "adult", "elder"],
  category: ["resettled_retiree", "long_term_resident", "posted_worker", "referral", "emergency", "other_temporary", "none"],
};
/** Columns of a call: there for all of its rows or for none. */
const OWN = ["insuredArea", "age", ...Object.keys(CODES), ...AMOUNTS];

const LONG = 120; // milliseconds a chunk may take: so long a stop waits
const [FEWEST, MOST] = [500, 8_000]; // rows of a chunk
const OFTEN = 50; // milliseconds between two progress reports
const REMEMBERED = 10_000; // words looked up before, of a column
const PLAIN_AMOUNT = /^\d{1,9}(?:\.\d{1,2})?$/; // as most are
const ADDED = RESULT.en.columns.length;

/** @param {any} claim @param {string} path */
const at = (claim, path) => path.split(".").reduce((node, key) => node?.[key], claim);

/** @param {any} claim @param {string} path @param {unknown} value */
function put(claim, path, value) {
  const keys = path.split(".");
  const last = /** @type {string} */ (keys.pop());
  let node = claim;
  for (const key of keys) node = node[key] = { ...node[key] };
  node[last] = value;
}

/** The lists at the ends of a tree of maps. @param {Map<any, any>} tree @returns {any[][]} */
const ends = (tree) => [...tree.values()].flatMap((node) => (Array.isArray(node) ? [node] : ends(node)));

/** @param {string} text a date as files have it, with or without a time of day */
function dateOf(text) {
  const found = text.match(/^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))(?:[ T]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?$/);
  if (!found) return null;
  const [, year, month = found[4], day = found[5]] = found;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Reads the cells of the columns that have a meaning. What a cell says is `{ value }`, `{ issue }`, or nothing: `{}`. */
class Reader {
  #module;
  #lang;
  /** @type {Map<string, Map<string, any>>} what words came to before: a file says the same few over and over */
  #seen = new Map();

  constructor(module, lang) {
    this.#module = module;
    this.#lang = lang;
  }

  /** @param {string} name of the column @param {string} cell */
  read(name, cell) {
    if (AMOUNTS.includes(name)) return PLAIN_AMOUNT.test(cell) ? { value: Number(cell) } : this.#make(name, cell.normalize("NFKC").trim());
    let seen = this.#seen.get(name);
    if (!seen) this.#seen.set(name, seen = new Map());
    let found = seen.get(cell);
    if (!found) {
      if (seen.size >= REMEMBERED) seen.clear();
      seen.set(cell, found = this.#make(name, cell.normalize("NFKC").trim()));
    }
    return found;
  }

  #make(name, text) {
    const wrong = (code, values) => ({ issue: issue(code, this.#lang, PATHS[name], { value: text, ...values }) });
    if (text === "") return {};
    if (AMOUNTS.includes(name)) {
      const digits = text.replace(/^[¥￥]\s*|\s*元$/g, "").replace(/^(-?\d{1,3})((?:,\d{3})+)(?=\.|$)/, (_, first, more) => first + more.replaceAll(",", ""));
      // More decimals than fen would be rounded away on the way through a number, so they are refused here.
      return /^-?\d{1,12}(?:\.\d{0,2}0*)?$/.test(digits) ? { value: Number(digits) } : wrong("csv.amount");
    }
    if (name === "date" || name === "admitted") {
      const value = dateOf(text);
      return value ? { value } : wrong("csv.date");
    }
    if (name === "age" || name === "admissions" || name === "tier") {
      const most = name === "age" ? 150 : name === "tier" ? 2 : 100;
      const least = name === "tier" ? 1 : 0;
      const digits = text.replace(/岁$/, "").replace(/\.0+$/, "");
      return /^\d{1,3}$/.test(digits) && Number(digits) <= most && Number(digits) >= least ? { value: Number(digits) } : wrong("csv.number", { range: `${least}–${most}` });
    }
    if (name === "disease") return { value: text };
    if (name === "insuredArea" || name === "treatmentArea") return this.#area(text, wrong);
    const value = VALUES[name].get(plain(text));
    if (value !== undefined) return { value: name === "contracted" ? value === "true" : value };
    return wrong("csv.word", { words: this.#words(VALUES[name]) });
  }

  /** One word for each value, as the reader would write it. @param {Map<string, string>} values */
  #words(values) {
    const firsts = new Map();
    for (const [word, meant] of values) if (!firsts.has(meant) || (this.#lang === "zh" && /^\w+$/.test(firsts.get(meant)))) firsts.set(meant, word);
    return [...(this.#lang === "zh" ? firsts.values() : firsts.keys())].join(this.#lang === "zh" ? "、" : ", ");
  }

  /** A code is the module's to judge; a name is taken where it can only mean one area. */
  #area(text, wrong) {
    if (/^\d{6}$/.test(text)) return { value: text };
    const word = text.replace(/\s/g, "");
    const found = this.#module.areas(word, { limit: 50 });
    const names = ({ name, matched, provinceName }) => [name, matched, provinceName + name, matched && provinceName + matched, matched && name + matched].filter(Boolean);
    for (const fits of [(name) => name === word, (name) => name.startsWith(word)]) {
      const fitting = found.filter((area) => names(area).some(fits));
      const codes = [...new Set(fitting.map(({ code }) => code))];
      if (codes.length === 1) return { value: codes[0] };
      if (codes.length) return wrong("csv.area_several", { words: [...new Set(fitting.map(({ name, code, matched }) => `${name}${matched && matched !== name ? ` ${matched}` : ""} ${code}`))].slice(0, 5).join(this.#lang === "zh" ? "、" : ", ") });
    }
    return wrong("csv.area_unknown");
  }
}

/** Which column of the file is which of ours. @param {string[]} headings @param {any} base @param {string} lang */
function columnsOf(headings, base, lang) {
  const columns = new Map();
  const issues = [];
  const words = (name) => ({ title: TITLES[lang][name], field: name, chinese: TITLES.zh[name] });
  headings.forEach((heading, i) => {
    const name = COLUMNS.get(plainHeading(heading));
    if (!name) return;
    if (columns.has(name)) issues.push(issue("csv.column_twice", lang, name, { ...words(name), first: headings[columns.get(name)], second: heading }));
    else columns.set(name, i);
  });
  for (const name of NEEDED) {
    if (!columns.has(name) && at(base, PATHS[name]) === undefined) issues.push(issue("csv.column_missing", lang, name, words(name)));
  }
  return { columns, issues };
}

/**
 * Settles a table of claims.
 * @param {Blob | string} source
 * @param {{ module: any, base?: any, lang?: "zh" | "en", onProgress?: (progress: object) => void, stopped?: () => boolean, pause?: () => Promise<void> }} options
 */
export async function settleCsv(source, { module, base = {}, lang: spoken = "zh", onProgress = () => {}, stopped = () => false, pause = () => new Promise((go) => { setTimeout(go); }) }) {
  if (typeof source !== "string" && !(source instanceof Blob)) throw new TypeError("settleCsv takes a File, a Blob or a text");
  const lang = spoken === "en" ? "en" : "zh";
  const refuse = (...issues) => ({ ok: false, issues });
  const { encoding, fault } = typeof source === "string" ? { encoding: "" } : await encodingOf(source);
  if (fault) return refuse(issue(`csv.${fault}`, lang));

  const total = typeof source === "string" ? source.length : source.size;
  let table = null;
  let told = 0;
  let begun = ""; // what has come of the first line
  let size = FEWEST;
  let waiting = [];

  async function settle() {
    const start = performance.now();
    table.settle(waiting.splice(0, size));
    size = Math.round(Math.min(MOST, Math.max(FEWEST, size * Math.min(4, LONG / Math.max(1, performance.now() - start)))));
    await pause();
  }

  for await (const { text, read } of texts(source, encoding)) {
    if (!table) {
      begun += text;
      // A "\r" at the very end may be half a line break.
      if (!/[\r\n][^]/.test(begun) && read < total) continue;
      const known = (cells) => cells.filter((cell) => COLUMNS.has(plainHeading(cell))).length;
      const shape = shapeOf(begun, known);
      const records = new Records(shape.delimiter, shape.newline);
      const [head, ...more] = records.feed(begun, read >= total);
      if (!head && read < total) continue; // a line break within a heading
      if (!head || !head.raw.trim()) return refuse(issue("csv.empty", lang));
      const { columns, issues } = columnsOf(head.cells, base, lang);
      if (issues.length) return refuse(...issues);
      table = new Table({ module, base, lang, shape, records, head, columns });
      waiting = more;
    } else {
      for (const record of table.records.feed(text, read >= total)) waiting.push(record);
    }
    while (waiting.length >= size) {
      if (stopped()) return null;
      await settle();
      const now = performance.now();
      if (now - told >= OFTEN) {
        told = now;
        onProgress({ done: read, total, rows: table.rows });
      }
    }
    if (stopped()) return null;
  }
  if (!table) return refuse(issue("csv.empty", lang));
  for (const record of table.records.feed("", true)) waiting.push(record);
  while (waiting.length) {
    if (stopped()) return null;
    await settle();
  }
  onProgress({ done: total, total, rows: table.rows });
  return { ok: true, ...table.result(), encoding: encoding || "text" };
}

/** The table as it is worked through. */
class Table {
  rows = 0;
  settled = 0;
  failed = 0;
  blank = 0;
  /** @type {Blob[]} the result so far: the browser may put it out of memory */
  parts = [];

  constructor({ module, base, lang, shape, records, head, columns }) {
    Object.assign(this, { module, base, lang, shape, records, head, columns });
    this.reader = new Reader(module, lang);
    this.width = head.cells.length;
    this.shared = SHARED.filter((name) => columns.has(name));
    this.own = OWN.filter((name) => columns.has(name));
    this.needed = NEEDED.filter((name) => at(base, PATHS[name]) === undefined);
    this.parts.push(new Blob(["\ufeff", head.raw, shape.delimiter, RESULT[lang].columns.join(shape.delimiter), shape.lineBreak])); // the mark lets spreadsheets read Chinese
  }

  /** @param {any[]} records */
  settle(records) {
    const rows = records.map((record) => this.read(record));
    const groups = new Map();
    for (const row of rows) if (!row.blank && !row.issues) this.group(groups, row).push(row);
    for (const group of ends(groups)) this.compute(group);
    this.write(rows);
  }

  /** The rows that `row` goes with: a tree of what the shared columns say, and under it which of the others say anything. */
  group(groups, { values }) {
    let node = groups;
    for (const name of this.shared) {
      const next = node.get(values[name]);
      if (next) node = next;
      else node.set(values[name], node = new Map());
    }
    let given = 0;
    for (const name of this.own) given = given * 2 + (values[name] === undefined ? 0 : 1);
    if (!node.has(given)) node.set(given, []);
    return node.get(given);
  }

  /** What a row states. @param {any} record */
  read(record) {
    const row = { record, n: ++this.rows + 1, values: {}, issues: null, found: null, blank: record.raw === "" || record.cells.every((cell) => cell.trim() === "") };
    if (row.blank) return row;
    const wrong = (one) => { (row.issues ??= []).push(one); };
    if (record.open) {
      wrong(issue("csv.quote", this.lang)); // which cell is which is not known
      return row;
    }
    const extra = record.cells.length > this.width && record.cells.slice(this.width);
    if (extra && extra.some((cell) => cell.trim() !== "")) wrong(issue("csv.cells", this.lang, undefined, { n: extra.length }));
    for (const [name, i] of this.columns) {
      const { value, issue: fault } = this.reader.read(name, record.cells[i] ?? "");
      row.values[name] = value;
      if (fault) wrong(fault);
      else if (value === undefined && this.needed.includes(name)) wrong(issue("csv.cell_missing", this.lang, PATHS[name]));
    }
    return row;
  }

  /** Rows that differ in nothing but the values of their columns, in one call. What their cells leave empty is as in the base. @param {any[]} rows */
  compute(rows) {
    const given = (name) => rows[0].values[name] !== undefined;
    const base = { ...this.base };
    for (const name of SHARED) if (given(name)) put(base, PATHS[name], rows[0].values[name]);
    const bill = Object.fromEntries(Object.entries(base.bill ?? {}).filter(([name]) => name !== "total" && !given(name)));
    if (Object.keys(bill).length) base.bill = bill;
    else delete base.bill;

    const columns = { total: Float64Array.from(rows, ({ values }) => values.total ?? Number(this.base.bill.total)) };
    for (const name of AMOUNTS) if (given(name)) columns[name] = Float64Array.from(rows, ({ values }) => values[name]);
    for (const [name, codes] of Object.entries(CODES)) if (given(name)) columns[name] = Uint8Array.from(rows, ({ values }) => codes.indexOf(values[name]));
    if (given("age")) columns.age = Uint8Array.from(rows, ({ values }) => values.age);
    if (given("insuredArea")) {
      columns.insuredAreas = [...new Set(rows.map(({ values }) => values.insuredArea))];
      const places = new Map(columns.insuredAreas.map((code, i) => [code, i]));
      columns.insuredArea = Uint16Array.from(rows, ({ values }) => places.get(values.insuredArea));
    }
    const found = this.module.estimateTable(base, columns, this.lang);
    const grades = RESULT[this.lang].evidence;
    rows.forEach((row, i) => {
      if (!found.ok) row.issues = found.issues;
      else if (found.fault[i]) row.issues = found.faults[found.fault[i] - 1];
      else row.found = [found.fund[i].toFixed(2), found.person[i].toFixed(2), found.pooled[i].toFixed(2), found.supplements[i].toFixed(2), grades[found.evidence[i]], "", ""];
    });
  }

  /** The cells that are added to a row, as CSV. @param {any} row */
  answer({ n, blank, issues, found }) {
    const { delimiter } = this.shape;
    if (found) {
      this.settled++;
      return `${n}${delimiter}${found.join(delimiter)}`; // nothing in it that would have to be quoted
    }
    if (blank) {
      this.blank++;
      return `${n}${delimiter.repeat(ADDED - 1)}`;
    }
    this.failed++;
    const codes = [...new Set(issues.map(({ code }) => code))].join(" ");
    const words = harmless(issues.map((one) => this.words(one)).join(this.lang === "zh" ? "；" : "; "));
    return `${n}${delimiter.repeat(ADDED - 2)}${line([codes, words], delimiter)}`;
  }

  /** What is wrong and what to do, beginning with the column as the file calls it. @param {any} one */
  words({ field = "", message, remedy }) {
    const name = COLUMN_AT[field] ?? (PATHS[field] && field);
    const place = this.columns.has(name) ? this.head.cells[this.columns.get(name)].trim() : TITLES[this.lang][name] ?? field;
    const [colon, stop] = this.lang === "zh" ? ["：", "。"] : [": ", ". "];
    return `${place && place + colon}${message}${remedy ? stop + remedy : ""}`;
  }

  /** The rows as they came, what is ours after their own columns; cells too many stay, behind it. @param {any[]} rows */
  write(rows) {
    const { delimiter, lineBreak } = this.shape;
    let text = "";
    for (const row of rows) {
      const { raw, cells, open } = row.record;
      const missing = Math.max(0, this.width - cells.length);
      const whole = !open && cells.length <= this.width;
      text += whole ? raw : line(cells.slice(0, this.width), delimiter);
      text += delimiter.repeat(missing + 1) + this.answer(row);
      if (cells.length > this.width) text += delimiter + line(cells.slice(this.width), delimiter);
      text += lineBreak;
    }
    this.parts.push(new Blob([text]));
  }

  result() {
    const columns = Object.fromEntries([...this.columns].map(([name, i]) => [name, this.head.cells[i].trim()]));
    return { csv: new Blob(this.parts, { type: "text/csv;charset=utf-8" }), rows: this.rows, settled: this.settled, failed: this.failed, blank: this.blank, columns };
  }
}

/** A spreadsheet takes a cell that begins so for a formula, which a text of ours must never be. @param {string} text */
const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? ` ${text}` : text);
