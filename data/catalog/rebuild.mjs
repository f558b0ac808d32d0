// Makes the CSV files of this folder from a folder with the collected source tables, then counts
// them against editions.json (the totals printed in the lists themselves) and stops if they differ.
//
//   node rebuild.mjs <folder with the source tables>     make the files, then check
//   node rebuild.mjs                                     only check the files that are here
//
// The columns each source table must have are those read below; README.md describes them.
// Node 18 or later, nothing else.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const editions = JSON.parse(readFileSync(join(here, "editions.json"), "utf8"));
const source = process.argv[2];

const drugColumns = ["id", "number", "category", "name", "form", "class", "restriction",
  "payment_standard", "from", "until", "clause"];

if (source) {
  const edition2025 = drugs2025();
  write("drugs-2025.csv", drugColumns, edition2025);
  write("drugs-2024.csv", [...drugColumns, "payable"], drugs2024(edition2025));
  write("products.csv", ["code", "name", "category"], table("drug_products.csv")
    .map((row) => ({ code: row.code, name: row.generic_name, category: row.category_prefix }))
    .sort(byCode));
  write("services.csv", ["code", "name", "variants", "official"], table("service_items.csv")
    .map((row) => ({ code: row.code, name: row.name, variants: row.name_variants,
      official: row.in_nhsa_rule_library }))
    .sort(byCode));
  write("consumables.csv", ["code", "name", "maker", "specification", "registration"],
    table("consumables.csv").map((row) => ({ code: row.code, name: row.name,
      maker: row.manufacturer, specification: row.spec, registration: row.registration_no }))
      .sort(byCode));
  write("categories.csv", ["system", "code", "name", "edition"], categories());
  write("audit.csv", ["kind", "name", "code", "rule", "object", "text", "batch"], audit());
}
check();

// ---------------------------------------------------------------- the drug list

function drugs2025() {
  const id = numbering("nrdl2025-");
  return table("nrdl2025_western.csv").map((row) => {
    const [from, until] = period(row.validity);
    return {
      id: id(row.section, row.primary_no), number: row.primary_no, category: row.category,
      name: plain(row.name), form: plain(row.dosage_form), class: row.class,
      restriction: plain(row.restriction), payment_standard: row.payment_standard, from, until,
      clause: row.general_clause,
    };
  });
}

function drugs2024(newer) {
  const parts = { 西药部分: "W", 中成药部分: "Z", "协议期内谈判药品部分-西药": "N",
    "协议期内谈判药品部分-中成药": "M", 竞价药品部分: "B", "中药饮片-基金予以支付": "P",
    "中药饮片-不得纳入基金支付": "X" };
  // Where the two editions write one name with other brackets or separators, the newer spelling
  // serves both, so that a name is stored once.
  const spelling = new Map(newer.map((row) => [skeleton(row.name), row.name]));
  const id = numbering("nrdl2024-");
  const place = {};
  return table("drugs.csv").map((row) => {
    const part = parts[row.section];
    if (!part) stop(`drugs.csv: unknown section ${row.section}`);
    // Decoction pieces carry no printed number; they are counted in the order of the source.
    place[part] = (place[part] ?? 0) + 1;
    const printed = /^(?:\d+|★\(\d+\))$/.test(row.catalog_no) ? row.catalog_no.replace(/\D/g, "") : "";
    // The newer edition sets several names in one cell apart with 、, the older one with a space.
    const name = plain(row.name).replace(/ (?=\p{Script=Han})/gu, "、");
    const [from, until] = period(row.validity);
    return {
      id: id(part, printed || String(place[part])), number: printed,
      category: row.code_or_category, name: spelling.get(skeleton(name)) ?? name,
      form: plain(row.dosage_form), class: row.class, restriction: plain(row.restriction),
      payment_standard: row.payment_standard === "企业申请价格保密" ? "*" : row.payment_standard,
      from, until, clause: part === "W" ? clause2024(Number(printed)) : "", payable: row.payable,
    };
  });
}

/** The numbers that the general notes of 2024, clauses 14 and 15, bind (nutrition-risk screening). */
function clause2024(number) {
  if (number >= 279 && number <= 295) return "14";
  if (number >= 1317 && number <= 1331) return "15";
  return "";
}

/** Ids in print order: W187, then W187.2, W187.3 for the rows that repeat number 187 with a star. */
function numbering(prefix) {
  const seen = new Map();
  return (part, number) => {
    const key = part + number;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return prefix + key + (nth > 1 ? `.${nth}` : "");
  };
}

/** One radical (U+2F09) stands for a whole character in both sources; nothing else is touched. */
function plain(text) {
  return text.replaceAll("\u2f09", "儿");
}

/** A name without width, brackets' shape, separators and spaces. */
function skeleton(name) {
  return name.normalize("NFKC").replace(/[\s、,，;；]/g, "");
}

function period(text) {
  if (!text) return ["", ""];
  const dates = [...text.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)]
    .map(([, year, month, day]) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  if (dates.length !== 2) stop(`cannot read the period ${text}`);
  return dates;
}

// ---------------------------------------------------------------- categories and audit rules

function categories() {
  const rows = table("drug_categories_all.csv")
    .map((row) => ({ system: "drug", code: row.code, name: row.name, edition: row.edition }));
  // The national service code starts with 00 and the category, so the prefix is the code.
  for (const row of table("service_categories.csv"))
    rows.push({ system: "service", code: row.national_prefix, name: row.name, edition: "" });
  for (const row of table("consumable_categories.csv"))
    rows.push({ system: "consumable", code: row.code, name: row.name, edition: "" });
  return rows;
}

function audit() {
  const rules = { 限定年龄对象: "age", 限定性别对象: "sex", 限定保险类型: "insurance",
    限定就医方式: "visit", 限定机构等级: "level", 限定支付疗程: "course", 限定主次操作: "operation_group" };
  const objects = { 女: "female", 男: "male", 儿童: "child", 婴幼儿: "infant", 新生儿: "newborn",
    工伤: "work_injury", 生育: "maternity", 住院: "inpatient", 二级: "secondary", 三级: "tertiary" };
  const batches = "一二三四五六七八";
  return table("nhsa_rules.csv").map((row) => {
    const rule = rules[row.rule_type];
    const days = /^(\d+)天$/.exec(row.rule_object);
    const object = rule === "operation_group" ? row.rule_object : days?.[1] ?? objects[row.rule_object];
    const batch = batches.indexOf(/第(.)批/.exec(row.file)?.[1] ?? "?") + 1;
    if (!rule || !object || !batch) stop(`nhsa_rules.csv: cannot read ${JSON.stringify(row)}`);
    return { kind: row.item_type, name: row.name, code: row.code, rule, object,
      text: saysMore(rule, row.description) ? row.description : "", batch: String(batch) };
  });
}

/** Age and sex rules are followed by the whole indication, the others by words that may add nothing. */
function saysMore(rule, text) {
  if (["age", "sex", "insurance", "operation_group"].includes(rule)) return false;
  return !/^(限[二三]级及以上医疗机构|支付不超过\d+天)。$/.test(text);
}

// ---------------------------------------------------------------- counting

function check() {
  const faults = [];
  const expect = (label, found, wanted) => {
    console.log(`${found === wanted ? "ok   " : "WRONG"} ${label}: ${found} of ${wanted}`);
    if (found !== wanted) faults.push(label);
  };
  for (const edition of editions) {
    for (const file of edition.files) {
      const rows = read(join(here, file));
      const seen = tally(edition, rows);
      for (const [label, wanted] of Object.entries({ ...edition.totals, ...edition.counts }))
        expect(`${file} ${label}`, seen[label] ?? 0, wanted);
      const key = "id" in rows[0] ? "id" : "code";
      if (file !== "audit.csv") expect(`${file} distinct ${key}s`, new Set(rows.map((row) => row[key])).size, rows.length);
    }
  }
  const drugCategories = new Set(read(join(here, "categories.csv"))
    .filter((row) => row.system === "drug").map((row) => row.code));
  const readings = new Set(read(join(here, "pinyin.csv")).map((row) => row.character));
  const named = ["drugs-2025", "drugs-2024", "products", "services", "consumables", "categories", "audit"]
    .flatMap((file) => read(join(here, `${file}.csv`)));
  const unread = new Set(named.flatMap((row) => row.name.match(/\p{Script=Han}/gu) ?? [])
    .filter((character) => !readings.has(character)));
  expect("characters of names without a reading", unread.size, 0);
  if (unread.size) console.log([...unread].join(""));
  const drugs = named.filter((row) => "id" in row && row.category);
  expect("drug rows whose category has no name",
    drugs.filter((row) => !drugCategories.has(row.category)).length, 0);
  if (faults.length) stop(`${faults.length} counts differ`);
}

function tally(edition, rows) {
  if (edition.files[0] === "audit.csv") return { rows: rows.length, ...countBy(rows, (row) => row.kind) };
  if (edition.files[0] === "products.csv")
    return { rows: rows.length, ...countBy(rows, (row) => (row.code[0] === "X" ? "western" : "chinese")) };
  if (!("id" in rows[0]))
    return { rows: rows.length, official: rows.filter((row) => row.official === "1").length };
  const part = (row) => row.id.replace(/^nrdl\d+-/, "")[0];
  const numbers = (letters, keep = () => true) =>
    new Set(rows.filter((row) => letters.includes(part(row)) && keep(row))
      .map((row) => part(row) + row.number)).size;
  const classA = (row) => row.class === "A";
  return {
    rows: rows.length, ...countBy(rows, part),
    western_numbers: numbers("W"), western_class_a: numbers("W", classA),
    chinese_numbers: numbers("Z"), chinese_class_a: numbers("Z", classA),
    negotiated_and_bidding_western: numbers("NB"), negotiated_chinese: numbers("M"),
    numbers: numbers("WZNMB"),
    decoction_pieces: rows.filter((row) => part(row) === "P" && row.payable === "1").length,
  };
}

function countBy(rows, key) {
  const counts = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}

// ---------------------------------------------------------------- reading and writing

function table(name) {
  return read(join(source, name));
}

/** CSV with quotes and doubled quotes; the first line names the columns. */
function read(path) {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const lines = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) stop(`${path}: cannot read at character ${at}`);
    lines.at(-1).push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] !== "," && cell.lastIndex < text.length) lines.push([]);
  }
  const [columns, ...rows] = lines;
  return rows.map((cells, index) => {
    if (cells.length !== columns.length) stop(`${path}: row ${index + 2} has ${cells.length} cells`);
    return Object.fromEntries(columns.map((column, place) => [column, cells[place]]));
  });
}

function write(name, columns, rows) {
  const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = rows.map((row) => columns.map((column) => {
    if (row[column] === undefined) stop(`${name}: no ${column} in ${JSON.stringify(row)}`);
    return quoted(row[column]);
  }).join(","));
  writeFileSync(join(here, name), [columns.join(","), ...lines].join("\n") + "\n");
}

function byCode(one, other) {
  return one.code < other.code ? -1 : one.code > other.code ? 1 : 0;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
