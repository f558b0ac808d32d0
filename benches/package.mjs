// What a user of the package waits for: a call in Node, the start in Chromium, the download. Each figure stands beside its budget.
//
//     node benches/package.mjs

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { open } from "../tests/browser/drivers.mjs";
import { serve } from "../tests/browser/server.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
// The package does not hand out its memory; the engine does.
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};
const { areas, classify, estimate, loadPack, searchCatalog, unloadPack } = await import(pathToFileURL(join(root, "pkg/node.mjs")));

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const print = (what, value, unit, budget) => console.log(
  `${what.padEnd(52)}${value.toFixed(unit === "KB" ? 1 : 2).padStart(9)} ${unit.padEnd(2)}${budget === undefined ? "" : `   ${(value / budget).toFixed(2)} × the budget of ${budget}`}`);

console.log(`${cpus()[0].model}, Node ${process.versions.node}`);

// ---- a call

/** The golden cases that end in a receipt by the bundled rules, by area. */
const cases = readdirSync(join(root, "tests/cases"), { withFileTypes: true }).filter(({ name }) => /^\d{6}$/.test(name))
  .flatMap(({ name }) => readdirSync(join(root, "tests/cases", name)).filter((file) => file.endsWith(".json"))
    .flatMap((file) => JSON.parse(readFileSync(join(root, "tests/cases", name, file), "utf8")).cases))
  .filter(({ pack, expect }) => !pack && expect.cash);
assert.ok(cases.length > 0, "no cases were found");

const now = () => Number(process.hrtime.bigint()) / 1000;

// All cases in turn, many rounds; of each case the median call, so that what else the machine does falls out.
function timed(lang) {
  const times = cases.map(() => []);
  for (let round = 0; round < 150; round++) {
    for (const [index, { claim, expect, name }] of cases.entries()) {
      const start = now();
      const receipt = estimate(claim, lang);
      const time = now() - start;
      assert.equal(receipt.cash, expect.cash, name); // fast and wrong does not count
      if (round >= 30) times[index].push(time); // the first rounds warm up
    }
  }
  return times.map(median);
}
for (const lang of ["zh", "en"]) {
  const times = timed(lang);
  print(`estimate (${lang}), mean of ${cases.length} golden cases`, times.reduce((sum, time) => sum + time, 0) / times.length, "µs", 25);
  print(`estimate (${lang}), the slowest of them`, Math.max(...times), "µs");
}

// ---- the catalogue

const catalog = join(root, "tests/cases/catalog");
const { lookups } = JSON.parse(readFileSync(join(catalog, "lookups.json"), "utf8"));
const clock = (task, rounds) => {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = now();
    task();
    times.push(now() - start);
  }
  return times;
};
print("memory of the module before the catalogue is asked", memory.buffer.byteLength / 2 ** 20, "MB");
print("searchCatalog, the first (reads the names)", clock(() => searchCatalog("阿莫西林"), 1)[0] / 1000, "ms");
const searches = lookups.map(({ query, options }) => median(clock(() => searchCatalog(query, options), 25)));
print(`searchCatalog, the slowest of ${searches.length} golden look-ups`, Math.max(...searches) / 1000, "ms", 1);
print("searchCatalog, their mean", searches.reduce((sum, time) => sum + time, 0) / searches.length / 1000, "ms");

print("memory with the whole catalogue read", memory.buffer.byteLength / 2 ** 20, "MB", 8);

// A thousand different lines: those of the golden bills over and over, each with another amount.
const known = readdirSync(join(catalog, "bills")).flatMap((file) => JSON.parse(readFileSync(join(catalog, "bills", file), "utf8")).cases)
  .flatMap(({ lines }) => lines).filter((line) => Number(line.amount) > 0);
const bill = Array.from({ length: 1000 }, (_, index) => ({ ...known[index % known.length], amount: `${index + 1}.00`, quantity: 1, unitPrice: undefined }));
const classified = clock(() => assert.equal(classify(bill, "310000", "2026-03-10").sums.total, "500500.00"), 40);
print("classify, 1,000 lines", median(classified) / 1000, "ms", 10);

// ---- packs at run time: the bundled ones, each for some other area too

const insured = areas().map(({ code }) => code);
const files = readdirSync(join(root, "data/policies")).filter((name) => name.endsWith(".json")).map((name) => readFileSync(join(root, "data/policies", name), "utf8"));
const packs = Array.from({ length: 400 }, (_, index) => ({ ...JSON.parse(files[index % files.length]), area: insured[index % insured.length] }));
const loaded = clock(() => {
  for (const pack of packs) assert.ok(loadPack(pack).ok, pack.area);
}, 15);
print("loadPack, 400 packs", median(loaded) / 1000, "ms", 50);
for (const code of insured) unloadPack(code);
print("memory after 6,000 packs were loaded and unloaded", memory.buffer.byteLength / 2 ** 20, "MB");

// ---- the start, in a new document each time

const START = `const [claim, done] = arguments;
  (async () => {
    const { init, estimate } = await import("/pkg/yidi.js");
    const bytes = await (await fetch("/pkg/yidi.wasm")).arrayBuffer(); // first: the network is not what is measured
    const begin = performance.now();
    await init(bytes);
    const { cash } = estimate(claim);
    return [performance.now() - begin, cash];
  })().then(done, (error) => done([0, String(error)]));`;
let server, browser;
try {
  server = await serve();
  browser = await open("chromium");
  const starts = [];
  for (let i = 0; i < 15; i++) {
    await browser.driver.get(`${server.url}pkg/stamp.json?${i}`); // any page of that origin: a new one knows no module yet
    const [time, cash] = await browser.driver.executeAsyncScript(START, cases[0].claim);
    assert.equal(cash, cases[0].expect.cash);
    starts.push(time);
  }
  print("start in Chromium (compile, instantiate, first receipt)", median(starts), "ms", 15);
} finally {
  await browser?.close();
  await server?.close();
}

// ---- the download

for (const [name, budget] of [["yidi.wasm", 450], ["yidi.js"]]) {
  const bytes = readFileSync(join(root, "pkg", name));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
  print(name, bytes.length / 1024, "KB");
  print(`${name}, gzip`, gzipSync(bytes, { level: 9 }).length / 1024, "KB");
  print(`${name}, brotli`, brotli.length / 1024, "KB", budget);
}
