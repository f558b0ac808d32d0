// The package as a user gets it: packed, installed without a network into an empty project, then imported, required, type-checked,
// and loaded by the browsers as plain files.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { By } from "selenium-webdriver";
import { browsers, open } from "../browser/drivers.mjs";
import { serve } from "../browser/server.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));
let project; // the empty project
let packed; // the names of the files in the package

const npm = (args, cwd) => execFileSync("npm", [...args, "--loglevel=error"], { cwd, encoding: "utf8" });

before(() => {
  project = mkdtempSync(join(tmpdir(), "yidi-package-"));
  const [pack] = JSON.parse(npm(["pack", "--json", "--pack-destination", project], join(root, "pkg")));
  packed = pack.files.map(({ path }) => path).sort();
  writeFileSync(join(project, "package.json"), '{ "name": "empty", "private": true }');
  npm(["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", join(project, pack.filename)], project);
});
after(() => rmSync(project, { recursive: true, force: true }));

/** Every golden case that needs no rules of its own. */
function goldenCases() {
  const folder = join(root, "tests/cases");
  const all = [];
  for (const area of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && /^(\d{6}|mechanisms)$/.test(entry.name))) {
    for (const file of readdirSync(join(folder, area.name)).filter((name) => name.endsWith(".json"))) {
      const { cases } = JSON.parse(readFileSync(join(folder, area.name, file), "utf8"));
      all.push(...cases.filter((one) => one.claim && !one.pack));
    }
  }
  return all;
}

test("the package holds what its manifest lists, and the module only once", () => {
  assert.deepEqual(packed, [...manifest.files, "package.json"].sort());
  assert.equal(packed.filter((name) => name.endsWith(".wasm")).length, 1);
});

describe("in Node", () => {
  const inProject = (file, text) => {
    writeFileSync(join(project, file), text);
    return JSON.parse(execFileSync(process.execPath, [file], { cwd: project, encoding: "utf8" }));
  };
  const call = 'const { cash, steps } = estimate(claim, "en"); console.log(JSON.stringify({ cash, steps, ready: typeof ready.then }));';

  test("import and require work at once, and share one instance", () => {
    const claim = `const claim = ${JSON.stringify(goldenCases().find((one) => one.expect.cash).claim)};`;
    const imported = inProject("a.mjs", `import init, { estimate } from "yidi"; const ready = init(); ${claim} ${call}`);
    const required = inProject("a.cjs", `const { init, estimate } = require("yidi"); const ready = init(); ${claim} ${call}`);
    assert.match(imported.cash, /^\d+\.\d\d$/);
    assert.ok(imported.steps.length > 2);
    assert.equal(imported.ready, "function");
    assert.deepEqual(imported, required);
    const same = inProject("b.mjs", `import * as a from "yidi"; import { createRequire } from "node:module";
      const b = createRequire(import.meta.url)("yidi"); console.log(JSON.stringify(Object.keys(b).filter((key) => a[key] !== b[key])));`);
    assert.deepEqual(same, []);
  });

  test("the module's address and the manifest can be resolved", () => {
    const resolve = createRequire(join(project, "a.cjs")).resolve;
    assert.equal(readFileSync(resolve("yidi/yidi.wasm")).subarray(0, 4).toString("latin1"), "\0asm");
    assert.equal(JSON.parse(readFileSync(resolve("yidi/package.json"), "utf8")).version, manifest.version);
    assert.throws(() => resolve("yidi/node.cjs"), { code: "ERR_PACKAGE_PATH_NOT_EXPORTED" });
  });

  test("the elements can be imported where there are none: they define nothing, and have the names that are declared", () => {
    const [names, defined] = inProject("elements.mjs", `import * as elements from "yidi/elements";
      console.log(JSON.stringify([Object.keys(elements).sort(), typeof customElements]));`);
    const declared = readFileSync(join(project, "node_modules/yidi/elements/index.d.ts"), "utf8").matchAll(/^export class (\w+)/gm);
    assert.deepEqual(names, [...declared].map(([, name]) => name).sort());
    assert.equal(defined, "undefined");
  });

  test("the worker's files can be resolved, and importing them starts nothing", async () => {
    const resolve = createRequire(join(project, "a.cjs")).resolve;
    assert.ok(existsSync(resolve("yidi/worker/thread.js")));
    assert.deepEqual(Object.keys(await import(pathToFileURL(resolve("yidi/worker")))), ["startWorker"]);
    for (const name of readdirSync(join(root, "src/worker"))) {
      assert.ok(readFileSync(join(root, "pkg/worker", name), "utf8").endsWith(readFileSync(join(root, "src/worker", name), "utf8")), `pkg/worker/${name} is that of src/worker`);
    }
  });

  test("the golden cases come out the same through the package", async () => {
    const { estimate } = await import(pathToFileURL(createRequire(join(project, "a.cjs")).resolve("yidi")));
    const cases = goldenCases();
    assert.ok(cases.length >= 60, `only ${cases.length} cases were found`);
    for (const { name, claim, expect } of cases) {
      const answer = estimate(claim);
      if (expect.issues) {
        assert.equal(answer.ok, false, name);
        assert.deepEqual(answer.issues.map(({ code }) => code).sort(), expect.issues.map(({ code }) => code).sort(), name);
        continue;
      }
      assert.equal(answer.ok, true, `${name}: ${JSON.stringify(answer.issues)}`);
      for (const [key, value] of Object.entries(expect)) {
        if (typeof value !== "object") assert.equal(answer[key], value, `${name}: ${key}`);
      }
      const steps = (expect.steps ?? []).map((step, index) => Object.fromEntries(Object.keys(step).map((key) => [key, answer.steps[index]?.[key]])));
      assert.deepEqual(steps, expect.steps ?? [], name);
    }
  });

  // Texts that receipts share cross into JavaScript once (src/wasm/receipt.rs): what could be mixed up by that.
  describe("receipts that share texts", () => {
    let yidi;
    let claims;
    before(async () => {
      yidi = await import(pathToFileURL(createRequire(join(project, "a.cjs")).resolve("yidi")));
      claims = goldenCases().filter(({ expect }) => expect.cash).map(({ claim }) => claim);
    });
    const copy = (value) => JSON.parse(JSON.stringify(value));
    const claim = {
      person: { scheme: "employee", status: "retired", age: 66 }, insuredArea: "110000", treatmentArea: "310000", date: "2026-03-10",
      service: "inpatient", level: "tertiary", filing: { category: "resettled_retiree" }, bill: { total: "20000" },
    };

    test("what the caller does to one is not seen in the next", () => {
      const spoil = (value) => {
        for (const [key, inner] of Object.entries(value)) {
          if (typeof inner === "object" && inner !== null) spoil(inner);
          if (Array.isArray(value)) value.push("spoilt");
          else value[key] = "spoilt";
        }
      };
      for (const one of claims.slice(0, 40)) {
        const receipt = yidi.estimate(one);
        const before = copy(receipt);
        assert.deepEqual(receipt, before); // plain objects, nothing that JSON would drop
        spoil(receipt);
        assert.deepEqual(yidi.estimate(one), before);
      }
    });

    test("a list is answered as its claims are one by one, failures in between", () => {
      const list = [...claims, ...claims, ...claims].flatMap((one, index) => (index % 7 === 0 ? [{ ...one, date: "soon" }, null, one] : [one]));
      for (const lang of ["zh", "en"]) {
        const answers = yidi.estimateMany(list, lang);
        assert.equal(answers.length, list.length);
        assert.ok(answers.some(({ ok }) => ok) && answers.some(({ ok }) => !ok));
        list.forEach((one, index) => assert.equal(JSON.stringify(answers[index]), JSON.stringify(yidi.estimate(one, lang)), `${lang} ${index}`));
      }
    });

    test("packs with the same document ids, loaded in turn, keep their own titles", () => {
      const bundled = yidi.estimate(claim);
      const { id } = bundled.documents[0];
      for (let round = 0; round < 60; round++) {
        const pack = yidi.exportPack("110000");
        // Of the same length each time, so that they may come to stand at the same place in the module's memory.
        const title = `Notice ${1000 + (round % 3)}`;
        for (const document of pack.documents) if (document.id === id) document.title = title;
        assert.ok(yidi.loadPack(pack).ok);
        assert.equal(yidi.estimate(claim).documents[0].title, title);
        if (round % 2) {
          assert.equal(yidi.unloadPack("110000"), true);
          assert.deepEqual(yidi.estimate(claim), bundled);
        }
      }
      yidi.unloadPack("110000");
      assert.deepEqual(yidi.estimate(claim), bundled);
    });

    test("thousands of different names are told rightly, and the memory stays small", () => {
      const [{ kind: _, ...known }] = yidi.estimate(claim).supplements;
      const plain = copy(yidi.estimate(claim));
      for (let round = 0; round < 6000; round++) {
        const name = `补充保险${round}`;
        const receipt = yidi.estimate({ ...claim, yearToDate: { supplementPaid: { [name]: "1.00" } } });
        assert.equal(receipt.yearToDate.supplementPaid[name], "1.00");
        assert.ok(receipt.yearToDate.supplementPaid[known.name] !== undefined);
        assert.ok(receipt.warnings.some(({ code, message }) => code === "year.supplement_unknown" && message.includes(`${name}`)), JSON.stringify(receipt.warnings));
      }
      assert.deepEqual(yidi.estimate(claim), plain);
    });

    test("a receipt with more texts than are kept is whole", () => {
      const lines = Array.from({ length: 6000 }, (_, index) => ({ name: "注射用艾普拉唑钠", amount: (63 + index / 100).toFixed(2), quantity: 1 }));
      const receipt = yidi.estimate({ ...claim, bill: { lines } });
      assert.equal(receipt.ok, true);
      const fields = new Set(receipt.warnings.map(({ field }) => field));
      for (let index = 0; index < lines.length; index++) assert.ok(fields.has(`bill.lines[${index}]`), `line ${index}`);
      assert.deepEqual(yidi.estimate({ ...claim, bill: { lines } }), receipt);
      assert.equal(yidi.estimate(claim).cash, "2983.00");
    });

    test("a claim that asks for another receipt while it is read gets its own", () => {
      const other = { ...claim, bill: { total: "5000" } };
      const inner = [];
      const asking = { ...claim, toJSON() { inner.push(yidi.estimate(other, "en"), yidi.estimate({ toJSON() { throw new Error("no"); } })); return { ...claim }; } };
      assert.deepEqual(yidi.estimate(asking), yidi.estimate(claim));
      assert.deepEqual(inner[0], yidi.estimate(other, "en"));
      assert.equal(inner[1].issues[0].code, "input.unreadable");
    });
  });

  // The catalogue: the same look-ups and bills as in tests/common/catalog.rs, through the package.
  const caseFile = (path) => JSON.parse(readFileSync(join(root, "tests/cases/catalog", path), "utf8"));
  const codesOf = (issues) => [...new Set((issues ?? []).map(({ code }) => code))].sort();

  describe("columns of claims and what a caller may do meanwhile", () => {
    const claim = {
      person: { scheme: "employee", status: "retired", age: 66 }, insuredArea: "110000", treatmentArea: "310000", date: "2026-03-10",
      service: "inpatient", level: "tertiary", filing: { category: "resettled_retiree" }, bill: { total: 20000 },
    };

    test("columns answer as estimate does, and faulty rows are NaN with their faults", async () => {
      const { estimate, estimateColumns, estimateTable } = await import(join(project, "node_modules/yidi/node.mjs"));
      const totals = Float64Array.of(20000, 0.01, 1299.99, 1300.01, 68000.55, 1e9, NaN, -1, 0.001, 1e9 + 0.01);
      const funds = estimateColumns(claim, totals);
      const table = estimateTable(claim, { total: totals }, "en");
      for (const [row, total] of totals.entries()) {
        const receipt = estimate({ ...claim, bill: { total: Number.isNaN(total) ? "NaN" : total } }, "en");
        const fund = receipt.ok ? Number(receipt.fundTotal) : NaN;
        assert.ok(Object.is(funds[row], fund) && Object.is(table.fund[row], fund), `${total}: ${funds[row]}, ${table.fund[row]}, ${fund}`);
        assert.equal(table.fault[row] === 0, receipt.ok, `${total}`);
        assert.equal(table.evidence[row], receipt.ok ? ["none", "compiled", "reported", "official"].indexOf(receipt.evidence) : 0);
        if (!receipt.ok && !Number.isNaN(total)) assert.deepEqual(table.faults[table.fault[row] - 1], receipt.issues);
      }
      assert.equal(table.failed, 4);
    });

    test("what is no set of columns, or shrinks while it is read, is refused", async () => {
      const { estimateTable } = await import(join(project, "node_modules/yidi/node.mjs"));
      for (const columns of [new Float64Array(1000), "x".repeat(1000), null, 7]) {
        assert.equal(estimateTable(claim, columns, "en").ok, false);
      }
      const buffer = new ArrayBuffer(80, { maxByteLength: 160 });
      const total = new Float64Array(buffer, 0, 10).fill(20000);
      const insuredAreas = [{ toJSON() { buffer.resize(8); return "110000"; } }];
      const answer = estimateTable(claim, { total, insuredArea: new Uint16Array(10), insuredAreas }, "en");
      assert.deepEqual([answer.ok, answer.issues?.[0].code], [false, "columns.type"]);
    });

    test("a receipt asked for while another is built spoils neither that one nor the next", async () => {
      const { estimate } = await import(join(project, "node_modules/yidi/node.mjs"));
      const expected = JSON.stringify(estimate(claim, "en"));
      const name = Object.keys(estimate(claim, "en").yearToDate.supplementPaid)[0];
      assert.ok(name);
      let asked = 0;
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        get() { return undefined; },
        set() { asked++; estimate({ ...claim, insuredArea: "440100" }, "zh"); },
      });
      try {
        assert.equal(JSON.stringify(estimate(claim, "en")), expected);
      } finally {
        delete Object.prototype[name];
      }
      assert.equal(asked, 0); // no code of the caller's runs while a receipt is built
      assert.equal(JSON.stringify(estimate(claim, "en")), expected);
    });
  });

  test("the golden look-ups come out the same through the package", async () => {
    const { searchCatalog } = await import(pathToFileURL(createRequire(join(project, "a.cjs")).resolve("yidi")));
    const { lookups } = caseFile("lookups.json");
    assert.ok(lookups.length >= 100, `only ${lookups.length} look-ups were found`);
    for (const { name, query, options, want, within, facts, lacks, every, atLeast, atMost } of lookups) {
      const items = searchCatalog(query, options);
      const ids = items.map(({ id }) => id);
      if (want) {
        const at = ids.indexOf(want);
        assert.ok(at >= 0 && at < within, `${name}: ${want} is at ${at} of ${ids.join(" ")}`);
        for (const [key, fact] of Object.entries(facts ?? {})) assert.deepEqual(items[at][key], fact, `${name}: ${key}`);
      }
      for (const id of lacks ?? []) assert.ok(!ids.includes(id), `${name}: ${id}`);
      for (const [key, value] of Object.entries(every ?? {})) assert.ok(items.every((item) => item[key] === value), `${name}: ${key}`);
      assert.ok(items.length >= (atLeast ?? 0) && items.length <= (atMost ?? 200), `${name}: ${items.length}`);
    }
  });

  test("the golden bills come out the same through the package", async () => {
    const { classify, estimate } = await import(pathToFileURL(createRequire(join(project, "a.cjs")).resolve("yidi")));
    const files = readdirSync(join(root, "tests/cases/catalog/bills"));
    const bills = files.flatMap((file) => caseFile(join("bills", file)).cases);
    assert.ok(bills.length >= 30, `only ${bills.length} bills were found`);
    const compared = ["class", "priceLimit", "fullSelfPay", "overLimitSelfPay", "priorSelfPay", "inScope", "undecided"];
    for (const { name, lines, place, date, person, visit, claim, expect } of bills) {
      const answer = classify(lines, place, date, person, "en", visit);
      assert.equal(answer.ok, true, `${name}: ${JSON.stringify(answer.issues)}`);
      assert.equal(answer.lines.length, expect.lines.length, name);
      expect.lines.forEach((wanted, index) => {
        const line = answer.lines[index];
        for (const key of compared) assert.equal(line[key], wanted[key], `${name}: line ${index} ${key}`);
        if ("item" in wanted) assert.equal(line.item?.id ?? null, wanted.item, `${name}: line ${index}`);
        const flags = codesOf(line.flags);
        if (wanted.flags) assert.deepEqual(flags, wanted.flags, `${name}: line ${index}`);
        for (const code of wanted.flagsInclude ?? []) assert.ok(flags.includes(code), `${name}: line ${index} ${code}`);
        for (const code of wanted.flagsExclude ?? []) assert.ok(!flags.includes(code), `${name}: line ${index} ${code}`);
      });
      assert.deepEqual(answer.sums, expect.sums, name);
      if (!claim) continue;
      const settled = estimate({ ...claim, bill: { lines } }, "en");
      assert.equal(settled.ok, !expect.refused, `${name}: ${JSON.stringify(settled.issues)}`);
      for (const [key, value] of Object.entries(expect.receipt ?? {})) assert.equal(settled[key], value, `${name}: ${key}`);
      if (expect.refused) assert.deepEqual(settled.issues.map(({ code, field }) => ({ code, field })), expect.refused, name);
    }
  });
});

test("a strict TypeScript caller compiles, for import, for require and for a bundler", () => {
  const folder = join(root, "tests/package");
  cpSync(join(folder, "caller.ts"), join(project, "imports.mts"));
  cpSync(join(folder, "caller.ts"), join(project, "requires.cts"));
  cpSync(join(folder, "caller.ts"), join(project, "bundled.ts"));
  cpSync(join(folder, "types.ts"), join(project, "types.ts"));
  if (existsSync(join(root, "tests/golden"))) cpSync(join(root, "tests/golden"), join(project, "golden"), { recursive: true });
  const tsc = join(root, "tests/node_modules/.bin/tsc");
  const check = (files, module, resolution, lib = "es2022") => {
    // No library but the language's own: the declarations must not need a browser's or Node's.
    const args = ["--noEmit", "--strict", "--target", "es2022", "--lib", lib, "--types", "", "--module", module, "--moduleResolution", resolution, ...files];
    try {
      execFileSync(tsc, args, { cwd: project, encoding: "utf8" });
    } catch (error) {
      assert.fail(`tsc ${args.join(" ")}\n${error.stdout}${error.stderr}`);
    }
  };
  check(["imports.mts", "requires.cts"], "nodenext", "nodenext");
  check(["bundled.ts", "types.ts"], "es2022", "bundler");
  // A page that has workers has a browser's library.
  writeFileSync(join(project, "runs.mts"), `import { startWorker, type CsvAnswer } from "yidi/worker";
    import type { Claim, Failure, Receipt } from "yidi";
    declare const claim: Claim; declare const file: File;
    const worker = startWorker({ lang: "en", wasm: new URL("https://example.org/yidi.wasm") });
    export const funds: Promise<Float64Array> = worker.estimateColumns(claim, Float64Array.of(1, 2), { signal: new AbortController().signal, onProgress: ({ done, total }) => done / total });
    export const receipts: Promise<(Receipt | Failure)[]> = worker.estimateMany([claim], { lang: "zh" });
    export const csv: Promise<CsvAnswer | Failure> = worker.settleCsv(file, { base: { person: { scheme: "employee" }, insuredArea: "110000" } });
    export const one: Promise<Receipt | Failure> = worker.call("estimate", claim, "en");
    // @ts-expect-error no function of the module
    worker.call("noSuchFunction");`);
  check(["runs.mts"], "nodenext", "nodenext", "es2022,dom");
  writeFileSync(join(project, "portal.mts"), `import { YidiElement, type Asked, type YidiCalculator } from "yidi/elements";
    import type { FilingReport, Receipt } from "yidi";
    YidiElement.module = new URL("https://example.org/yidi.wasm");
    const calculator = document.querySelector("yidi-calculator")!;
    calculator.claim = { insuredArea: "110000" };
    calculator.addEventListener("yidi-receipt", ({ detail }) => detail.cash.length);
    export const field: { name: string, value: string, form: HTMLFormElement | null, required: boolean } = calculator;
    export const receipt = (one: YidiCalculator, how: Asked): Receipt | null => (one.compute(how), one.receipt);
    export const report: FilingReport | null = document.createElement("yidi-filing-check").report;
    export const later: Promise<YidiCalculator> = calculator.ready;
    document.querySelector("yidi-error-help")!.text = null;
    // @ts-expect-error nobody sets a receipt
    calculator.receipt = null;`);
  check(["portal.mts"], "nodenext", "nodenext", "es2022,dom,dom.iterable");
});

for (const name of browsers()) {
  describe(`in ${name}`, () => {
    let browser;
    before(async () => {
      const page = join(project, "page");
      mkdirSync(page, { recursive: true });
      const claim = goldenCases().find((one) => one.expect.cash).claim;
      writeFileSync(join(page, "index.html"), '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>a page</title><link rel="icon" href="data:,"></head><body><output></output><script type="module" src="page.js"></script></body></html>');
      writeFileSync(join(page, "page.js"), `import init, * as yidi from "../node_modules/yidi/yidi.js";
        const wasm = new URL("../node_modules/yidi/yidi.wasm", import.meta.url);
        const sources = { none: () => undefined, text: () => wasm.href, address: () => wasm, response: () => fetch(wasm), bytes: async () => new Uint8Array(await (await fetch(wasm)).arrayBuffer()),
          module: async () => WebAssembly.compile(await (await fetch(wasm)).arrayBuffer()), retry: async () => { await init("nowhere.wasm").then(() => { throw new Error("loaded nothing"); }, () => {}); } };
        const output = document.querySelector("output");
        try {
          const source = sources[location.search.slice(1) || "none"];
          await init(source());
          await init(); // once is enough, twice does no harm
          output.value = JSON.stringify(yidi.estimate(${JSON.stringify(claim)}));
        } catch (error) { output.value = String(error); }`);
      browser = await open(name);
    });
    after(() => browser?.close());

    async function shown(url) {
      await browser.driver.get(url);
      const output = browser.driver.findElement(By.css("output"));
      return browser.driver.wait(() => output.getText(), 10_000, "the page showed nothing");
    }
    const expected = () => {
      const { estimate } = createRequire(join(project, "a.cjs"))("yidi");
      return estimate(goldenCases().find((one) => one.expect.cash).claim);
    };

    test("loads by relative address from a sub-path under a strict policy, from whatever init is given", async () => {
      const site = await serve({ ...browser.needs, root: project, folders: ["page", "node_modules"], prefix: "/deep/down" });
      try {
        for (const source of ["none", "text", "address", "response", "bytes", "module"]) {
          assert.deepEqual(JSON.parse(await shown(`${site.url}page/?${source}`)), expected(), source);
        }
        assert.deepEqual(await browser.consoleErrors(), []);
        assert.deepEqual(JSON.parse(await shown(`${site.url}page/?retry`)), expected(), "after a failure init may be called again");
      } finally {
        await site.close();
      }
    });

    test("loads when the server sends the module with a wrong type", async () => {
      const site = await serve({ ...browser.needs, root: project, folders: ["page", "node_modules"], types: { ".wasm": "application/octet-stream" } });
      try {
        assert.deepEqual(JSON.parse(await shown(`${site.url}page/`)), expected());
      } finally {
        await site.close();
      }
    });
  });
}
