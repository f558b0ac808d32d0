// The tables that the worker reads and writes: csv.js and claims.js as plain functions, with a stand-in for `estimateTable` that asks
// `estimate` row by row.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as yidi from "../../pkg/node.mjs";
import { settleCsv } from "../../src/worker/claims.js";
import { encodingOf, line, Records, shapeOf, texts } from "../../src/worker/csv.js";
import { tableBy } from "./row-by-row.mjs";

const module = { areas: yidi.areas, estimateTable: tableBy(yidi.estimate) };

/** A random source that gives the same on every machine. @param {number} seed */
function draw(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** All records of a text fed in the pieces given. @param {string[]} pieces @param {string} [delimiter] @param {string} [newline] */
function records(pieces, delimiter = ",", newline = "\n") {
  const reader = new Records(delimiter, newline);
  return [...pieces.flatMap((piece) => reader.feed(piece)), ...reader.feed("", true)];
}
const cells = (...given) => records(...given).map((record) => record.cells);

/** A file that comes in pieces of `size` bytes. @param {Uint8Array} all @param {number} size */
const slow = (all, size) => Object.assign(new Blob([all]), {
  stream: () => new ReadableStream({ start(controller) { for (let at = 0; at < all.length; at += size) controller.enqueue(all.slice(at, at + size)); controller.close(); } }),
});

describe("CSV", () => {
  const TABLE = [
    ["a,b\nc,d\n", [["a", "b"], ["c", "d"]]],
    ["a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]],
    ["a,b\nc,d", [["a", "b"], ["c", "d"]]],
    ['"a","b"\n', [["a", "b"]]],
    ['"a,1","b\n2"\nc,d\n', [["a,1", "b\n2"], ["c", "d"]]],
    ['"a\r\n1",b\r\n', [["a\r\n1", "b"]]],
    ['"say ""ah""",""""\n', [['say "ah"', '"']]],
    ['a"b,c\n', [['a"b', "c"]]],
    ['"a"b,c\n', [["ab", "c"]]],
    ['"",""\n', [["", ""]]],
    [",\n\n,,\n", [["", ""], [""], ["", "", ""]]],
    ['"a\n', [['"a']]],
    ['"a,b\nc,"d"\n', [['"a', "b"], ["c", "d"]]],
    ['x,"a\nb,c\n', [["x", '"a'], ["b", "c"]]],
    ["", []],
  ];
  test("a table of texts and their cells, whole and cut at every place", () => {
    for (const [text, wanted] of TABLE) {
      assert.deepEqual(cells([text]), wanted, JSON.stringify(text));
      for (let at = 1; at < text.length; at++) assert.deepEqual(cells([text.slice(0, at), text.slice(at)]), wanted, `${JSON.stringify(text)} cut at ${at}`);
      assert.deepEqual(cells([...text]), wanted, `${JSON.stringify(text)}, a character at a time`);
    }
  });

  test("what is raw is the row as it came, without its line break", () => {
    assert.deepEqual(records(['a, "b" ,c\r\n"x\ny" ,z\r\n']).map(({ raw }) => raw), ['a, "b" ,c', '"x\ny" ,z']);
  });

  test("a quote that never closes does not swallow the rows below it, however many there are", () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},row`);
    const found = records([`"0,open\n${rows.join("\n")}\n`]);
    assert.equal(found.length, rows.length + 1);
    assert.equal(found[0].open, true);
    assert.deepEqual(found.slice(1).map(({ raw }) => raw), rows);
  });

  test("what is written is read back the same: random cells, delimiters and cuts", () => {
    const random = draw(7);
    const letters = ["a", "中", '"', '""', ",", ";", "\t", "\n", "\r\n", " ", "=", "😀", "1.5"];
    for (let round = 0; round < 400; round++) {
      const [delimiter, newline] = [[",", ";", "\t"][random(3)], ["\n", "\r\n"][random(2)]];
      const width = 2 + random(4);
      const rows = Array.from({ length: 1 + random(6) }, () => Array.from({ length: width }, () => Array.from({ length: random(5) }, () => letters[random(letters.length)]).join("")));
      const text = rows.map((row) => line(row, delimiter) + newline).join("");
      const at = random(text.length + 1);
      const to = at + random(text.length + 1 - at);
      assert.deepEqual(cells([text.slice(0, at), text.slice(at, to), text.slice(to)], delimiter), rows, JSON.stringify(text));
    }
  });

  test("delimiter and line break are told by the headings", () => {
    const known = (found) => found.filter((cell) => ["参保地", "险种"].includes(cell)).length;
    assert.deepEqual(shapeOf("参保地,险种\n1,2", known), { delimiter: ",", newline: "\n", lineBreak: "\n" });
    assert.deepEqual(shapeOf("参保地;险种;a,b,c,d\r\n", known), { delimiter: ";", newline: "\n", lineBreak: "\r\n" });
    assert.deepEqual(shapeOf('参保地\t"险种"\r1\t2\r', known), { delimiter: "\t", newline: "\r", lineBreak: "\r" });
  });

  // GBK bytes of the words, made with another program.
  const GBK = { 参保地: "b2ceb1a3b5d8", 北京: "b1b1bea9", 职工: "d6b0b9a4" };
  const bytes = (hex) => Uint8Array.from(hex.match(/../g).map((byte) => parseInt(byte, 16)));
  async function whole(blob) {
    const { encoding } = await encodingOf(blob);
    let text = "";
    for await (const piece of texts(blob, encoding)) text += piece.text;
    return { encoding, text };
  }

  test("UTF-8, with and without its mark, UTF-16 and GB18030, cut inside characters", async () => {
    const text = "参保地,😀\r\n北京,职工\r\n";
    const utf8 = new TextEncoder().encode(text);
    const utf16 = new Uint8Array(Uint16Array.from([0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))]).buffer);
    const gbk = bytes(`${GBK.参保地}2c61620d0a${GBK.北京}2c${GBK.职工}0d0a`);
    for (const size of [1, 2, 3, 5, 1000]) {
      assert.deepEqual(await whole(slow(utf8, size)), { encoding: "utf-8", text }, `UTF-8 by ${size}`);
      assert.deepEqual(await whole(slow(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), size)), { encoding: "utf-8", text }, `marked UTF-8 by ${size}`);
      assert.deepEqual(await whole(slow(utf16, size)), { encoding: "utf-16le", text }, `UTF-16 by ${size}`);
      assert.deepEqual(await whole(slow(gbk, size)), { encoding: "gb18030", text: "参保地,ab\r\n北京,职工\r\n" }, `GBK by ${size}`);
    }
    // The first byte that is no UTF-8 may come late.
    const late = new Uint8Array(300_000).fill(0x61);
    late.set(bytes(GBK.北京), 299_990);
    assert.equal((await encodingOf(new Blob([late]))).encoding, "gb18030");
    assert.deepEqual(await encodingOf(new Blob([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)])), { fault: "binary" });
    assert.deepEqual(await encodingOf(new Blob([Uint8Array.of(0x61, 0xff, 0x0a)])), { fault: "encoding" });
  });
});

describe("a table of claims", () => {
  const HEAD = "编号,参保地,险种,人员类别,年龄,就医地,日期,医疗类别,医院级别,备案,总费用(元),全自费";
  const ROW = "1,北京,职工,在职,40,上海市,2026/3/10,住院,三甲,转诊,\"20,000.00\",100";
  const claim = {
    person: { scheme: "employee", status: "working", age: 40 }, insuredArea: "110000", treatmentArea: "310000", date: "2026-03-10", service: "inpatient", level: "tertiary",
    filing: { category: "referral" }, bill: { total: "20000", fullSelfPay: "100" },
  };
  const receipt = yidi.estimate(claim);
  const settle = (text, options) => settleCsv(text, { module, pause: async () => {}, ...options });
  async function table(text, options) {
    const answer = await settle(text, options);
    assert.equal(answer.ok, true, JSON.stringify(answer.issues));
    const out = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.csv.arrayBuffer());
    const delimiter = options?.delimiter ?? ",";
    const [head, ...rows] = cells([out.replace("\ufeff", "")], delimiter);
    return { answer, out, head, rows, objects: rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]]))) };
  }
  const RESULT = ["row", "fund", "person", "pooled", "supplements", "evidence", "fault", "message"];

  test("a row comes back with its own cells and what `estimate` says, by Chinese words and by the API's", async () => {
    const { out, head, rows, answer } = await table(`${HEAD}\n${ROW}\n`, { lang: "en" });
    assert.deepEqual(head, [...HEAD.split(","), ...RESULT]);
    const supplements = receipt.supplements.reduce((sum, { amount }) => sum + Number(amount), 0).toFixed(2);
    assert.deepEqual(rows[0].slice(12), ["2", receipt.fundTotal, receipt.personTotal, receipt.pooledFund, supplements, receipt.evidence, "", ""]);
    assert.ok(out.startsWith("\ufeff"), "the mark lets a spreadsheet read Chinese");
    assert.ok(out.includes(ROW), "the row is as it came");
    assert.deepEqual([answer.rows, answer.settled, answer.failed, answer.blank], [1, 1, 0, 0]);
    const api = "insuredArea;scheme;status;age;treatmentArea;date;service;level;category;medfee_sumamt;fulamt_ownpay_amt\n110000;employee;working;40;310000;2026-03-10;inpatient;tertiary;referral;20000;100.00";
    assert.equal((await table(api, { lang: "en", delimiter: ";" })).objects[0].fund, receipt.fundTotal);
    const chinese = await table(`${HEAD}\r\n${ROW}\r\n`);
    assert.deepEqual(chinese.head.slice(12), ["行号", "医保支付", "个人负担", "统筹基金支付", "补充保险支付", "依据可信程度", "问题代码", "问题说明"]);
    assert.equal(chinese.out.split("\r\n").length, 3, "the line break is the file's own");
  });

  test("each kind of cell: how it may be written, and how not", async () => {
    const at = HEAD.split(",");
    const PLAIN = ["1", "北京", "职工", "在职", "40", "上海市", "2026-03-10", "住院", "三级", "转诊", "20000", "100"];
    const rows = [
      ["参保地", "110000", ""], ["参保地", "北京市", ""], ["参保地", " 北京 ", ""], ["参保地", "110105", ""], ["参保地", "１１００００", ""],
      ["参保地", "朝阳区", "csv.area_several"], ["参保地", "火星", "csv.area_unknown"], ["参保地", "999999", "area.unknown"], ["参保地", "", "csv.cell_missing"],
      ["险种", "职工医保", ""], ["险种", "Employee", ""], ["险种", "城镇职工基本医疗保险", ""], ["险种", "商业", "csv.word"],
      ["人员类别", "在职职工", ""], ["人员类别", "working", ""], ["人员类别", "", "claim.input_needed"], ["人员类别", "老板", "csv.word"],
      ["年龄", "40岁", ""], ["年龄", "", ""], ["年龄", "四十", "csv.number"], ["年龄", "-1", "csv.number"], ["年龄", "151", "csv.number"], ["年龄", "255", "csv.number"],
      ["日期", "2026年3月10日", ""], ["日期", "20260310", ""], ["日期", "2026-3-10 08:30:00", ""], ["日期", "2026.03.10", ""], ["日期", "10/03/2026", "csv.date"], ["日期", "2026-02-30", "date.invalid"],
      ["医疗类别", "普通住院", ""], ["医疗类别", "牙科", "csv.word"],
      ["医院级别", "三级甲等", ""], ["医院级别", "tertiary", ""], ["医院级别", "四级", "csv.word"],
      ["备案", "Referral", ""], ["备案", "备了", "csv.word"],
      ["总费用(元)", "¥20,000.00", ""], ["总费用(元)", "20000.0元", ""], ["总费用(元)", "２００００", ""], ["总费用(元)", "20000.000", ""],
      ["总费用(元)", "20000.001", "csv.amount"], ["总费用(元)", "20000.000000000000001", "csv.amount"], ["总费用(元)", "2e4", "csv.amount"], ["总费用(元)", "0x4E20", "csv.amount"],
      ["总费用(元)", "2,0000", "csv.amount"], ["总费用(元)", "NaN", "csv.amount"], ["总费用(元)", "Infinity", "csv.amount"], ["总费用(元)", "-20000", "amount.negative"],
      ["总费用(元)", "2000000000", "amount.too_large"], ["总费用(元)", "99", "bill.sums_exceed_total"], ["总费用(元)", "", "csv.cell_missing"],
    ];
    const text = `${HEAD}\n${rows.map(([name, value]) => line(PLAIN.map((cell, i) => (at[i] === name ? value : cell)), ",")).join("\n")}`;
    const { objects, answer } = await table(text, { lang: "en" });
    const faults = rows.map(([name, value, fault], i) => [name, value, objects[i].fault, fault]);
    assert.deepEqual(faults.filter(([, , found, wanted]) => found !== wanted), []);
    for (const [i, [, , fault]] of rows.entries()) {
      assert.equal(objects[i].fund, fault ? "" : receipt.fundTotal, rows[i].join(" "));
      assert.equal(Boolean(objects[i].message), Boolean(fault), rows[i].join(" "));
      if (fault && fault !== "bill.sums_exceed_total") assert.ok(objects[i].message.startsWith(`${rows[i][0]}: `), objects[i].message);
    }
    assert.equal(answer.failed, rows.filter(([, , fault]) => fault).length);
  });

  test("no row is lost: short ones, long ones, blank ones, open quotes, each in its place", async () => {
    const text = `${HEAD}\n${ROW}\n${ROW.slice(0, -4)}\n${ROW},too,many\n\n,,,\n2,"open,北京\n${ROW}`;
    const { rows, objects, answer } = await table(text, { lang: "en" });
    assert.deepEqual(objects.map(({ row }) => row), ["2", "3", "4", "5", "6", "7", "8"]);
    assert.deepEqual(objects.map(({ fault }) => fault), ["", "", "csv.cells", "", "", "csv.quote", ""]);
    assert.deepEqual(rows[2].slice(-2), ["too", "many"], "what is too much stays behind the result");
    assert.deepEqual(rows[5].slice(0, 3), ["2", '"open', "北京"]);
    assert.deepEqual([answer.rows, answer.settled, answer.failed, answer.blank], [7, 3, 2, 2]);
    assert.ok(rows.every((row, i) => row.length === 20 + (i === 2 ? 2 : 0)));
  });

  test("a file without what is needed is told so at once, in either language", async () => {
    for (const lang of ["zh", "en"]) {
      const answer = await settle("参保地,备注\n北京,x\n", { lang });
      assert.equal(answer.ok, false);
      assert.deepEqual(answer.issues.map(({ code, field }) => [code, field]), ["scheme", "treatmentArea", "date", "service", "total"].map((field) => ["csv.column_missing", field]));
      assert.ok(answer.issues.every(({ message, remedy }) => message && remedy && !`${message}${remedy}`.includes("undefined")));
    }
    const codes = async (...given) => (await settle(...given)).issues.map(({ code }) => code);
    assert.deepEqual(await codes(""), ["csv.empty"]);
    assert.deepEqual(await codes("\n\n"), ["csv.empty"]);
    assert.deepEqual(await codes(`${HEAD},总费用\n`), ["csv.column_twice"]);
    assert.deepEqual(await codes(new Blob([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)])), ["csv.binary"]);
    await assert.rejects(settle(42), TypeError);
    assert.deepEqual((await table(HEAD)).rows, [], "headings alone are no fault");
    const broken = new TextEncoder().encode(`"a\nnote",${HEAD}\n,${ROW}\n`);
    assert.equal((await settle(slow(broken, 1))).settled, 1, "a heading with a line break, a byte at a time");
  });

  test("the base says what no column and no cell does", async () => {
    const base = { person: { scheme: "employee", status: "working", age: 40 }, insuredArea: "110000", treatmentArea: "310000", date: "2026-03-10", service: "inpatient", level: "tertiary", filing: { category: "referral" }, bill: { fullSelfPay: "100", total: 5 } };
    const { objects } = await table("total,status,fullSelfPay\n20000,,\n20000,retired,0\n,,\n", { lang: "en", base });
    assert.equal(objects[0].fund, receipt.fundTotal);
    assert.equal(objects[1].fund, yidi.estimate({ ...claim, person: { ...claim.person, status: "retired" }, bill: { total: 20000 } }).fundTotal);
    assert.equal(objects[2].fund, "", "a row without anything is blank even so");
    const wrong = await table("total\n20000\n", { lang: "en", base: { ...base, level: "tertiry" } });
    assert.equal(wrong.objects[0].fault, "field.choice");
    const other = await table("total,disease,tier,contracted,admitted,admissions\n20000,,,,2026-03-01,1\n", { lang: "en", base });
    assert.equal(other.objects[0].fund, yidi.estimate({ ...claim, admitted: "2026-03-01", yearToDate: { admissions: 1 } }).fundTotal);
    assert.notEqual(other.objects[0].fund, receipt.fundTotal, "a second admission has another deductible");
  });

  test("the user's cells stay untouched, and none of ours is a formula", async () => {
    const text = `${HEAD},=备注\n${ROW},=1+1\n${ROW.replace("三甲", "=cmd")},@x\n${ROW.replace("北京", "+北")},-y`;
    const { out, objects } = await table(text, { lang: "en" });
    assert.ok(out.includes(`${ROW},=1+1,`));
    assert.deepEqual(objects.map((one) => one["=备注"]), ["=1+1", "@x", "-y"]);
    for (const one of objects) for (const name of RESULT) assert.doesNotMatch(one[name], /^[=+\-@]/);
  });

  test("many rows, in chunks: all back in order, progress to the end, and stopped when asked", async () => {
    const n = 3_000;
    const random = draw(3);
    const rows = Array.from({ length: n }, (_, i) => `${i},${["北京", "合肥", "火星"][random(20) ? random(2) : 2]},居民,成年,${30 + random(30)},南京,2026-05-${10 + random(9)},住院,三级,未备案,${1000 + random(90_000)}.${random(10)},0`);
    const seen = [];
    const { objects, answer } = await table(`${HEAD}\n${rows.join("\n")}`, { lang: "en", onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(objects.map((one) => one.编号), Array.from({ length: n }, (_, i) => String(i)));
    for (const [i, one] of objects.entries()) {
      const [, place, , , age, , date, , , , total] = rows[i].split(",");
      if (place === "火星") {
        assert.equal(one.fault, "csv.area_unknown");
        continue;
      }
      if (i % 100) continue;
      const single = yidi.estimate({ person: { scheme: "resident", status: "adult", age: Number(age) }, insuredArea: place === "北京" ? "110000" : "340100", treatmentArea: "320100", date, service: "inpatient", level: "tertiary", filing: { category: "none" }, bill: { total } });
      assert.deepEqual([one.fund, one.person], [single.fundTotal, single.personTotal], rows[i]);
    }
    assert.equal(answer.settled + answer.failed, n);
    assert.ok(answer.failed > 50 && answer.failed < 300);
    assert.equal(seen.at(-1).done, seen.at(-1).total);
    assert.equal(seen.at(-1).rows, n);
    let chunks = 0;
    assert.equal(await settle(`${HEAD}\n${rows.join("\n")}`, { stopped: () => ++chunks > 2 }), null, "stopped between two chunks");
  });
});

// The real one is held to its definition, as soon as this build has it.
test("estimateTable is estimate, row by row", { skip: !yidi.estimateTable && "not in this build" }, () => {
  const random = draw(11);
  const n = 400;
  const pick = (most) => Uint8Array.from({ length: n }, () => (random(12) ? random(most) : 255));
  const columns = {
    total: Float64Array.from({ length: n }, () => [NaN, -1, 1e9 + 0.01, 0.005, 0, 1e9][random(60)] ?? random(20_000_000) / 100),
    fullSelfPay: Float64Array.from({ length: n }, () => random(2) * random(50_000) / 100),
    level: pick(5), status: pick(6), age: Uint8Array.from({ length: n }, () => [255, 5, 17, 45, 66, 80, 151][random(7)]), category: pick(7),
    insuredArea: Uint16Array.from({ length: n }, () => random(4)), insuredAreas: ["110000", "340100", "330100", "130300"],
  };
  for (const scheme of ["employee", "resident"]) {
    const base = { person: { scheme }, treatmentArea: "310000", date: "2026-03-10", service: "inpatient" };
    const [found, wanted] = [yidi.estimateTable(base, columns, "en"), tableBy(yidi.estimate)(base, columns, "en")];
    assert.equal(found.ok, true, JSON.stringify(found.issues));
    for (const name of ["fund", "person", "pooled", "supplements", "evidence"]) assert.deepEqual([...found[name]], [...wanted[name]], name);
    assert.equal(found.failed, wanted.failed);
    for (let i = 0; i < n; i++) assert.equal(found.fault[i] > 0, wanted.fault[i] > 0, `row ${i}`);
  }
});
