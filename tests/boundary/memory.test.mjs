// Memory does not grow: after every function has been called some thousand times, good and bad, the module has all that it will ever
// need. Packs are loaded and taken away in between.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { GOOD } from "../miniprogram/calls.mjs";
import { root } from "../miniprogram/code-package.mjs";
import { noting } from "./instances.mjs";

const WARM = 5_000;
const CALLS = 100_000;

test(`the module's memory is the same after ${CALLS} mixed calls as after ${WARM}`, (t) => {
  const instances = [];
  const require = createRequire(import.meta.url);
  const path = require.resolve(join(root, "pkg/node.cjs"));
  delete require.cache[path];
  const { yidi, done } = noting(instances, () => require(path)); // an instance of this test's own
  done();
  delete require.cache[path];

  const good = vm.runInThisContext(GOOD)(yidi);
  const names = Object.keys(good).filter((name) => name !== "unloadPack");
  const [claim, lang] = good.estimate;
  const bytes = () => instances[0].exports.memory.buffer.byteLength;
  // What takes milliseconds is asked seldom, everything else each round. Every answer of a kind is the same as the first of its kind.
  const SELDOM = new Set(["loadPack", "lintPack", "exportPack", "packSchema", "classify", "searchCatalog", "ruleCard", "nextQuestions", "breakpoints", "filingForm", "institutions", "estimateTable", "inverse", "explainError", "areas"]);
  const bad = [{}, null, [], "\ud800", 7n, { person: { age: -1 } }, "x".repeat(3000), { toJSON() { throw new Error("no"); } }];
  let calls = 0;
  let refused = 0;
  const call = (name, args) => {
    calls++;
    try {
      const answer = yidi[name](...args);
      if (answer?.ok === false) refused++;
    } catch (error) {
      assert.ok(error.issues, error);
      refused++;
    }
  };
  const bundled = JSON.stringify(yidi.estimate(claim, lang));
  assert.ok(yidi.loadPack(...good.loadPack).ok);
  const known = JSON.stringify(yidi.estimate(claim, lang));
  assert.ok(yidi.unloadPack("110000"));
  assert.ok(known !== bundled && known.includes("policy.loaded_rules"));
  let warm = 0;
  for (let round = 0; calls < CALLS; round++) {
    for (const name of names) {
      if (SELDOM.has(name) && (round + name.length) % 40) continue;
      call(name, good[name]);
      call(name, [bad[round % bad.length], ...good[name].slice(1)]);
      if (name === "loadPack") {
        assert.equal(JSON.stringify(yidi.estimate(claim, lang)), known);
        call("unloadPack", ["110000"]);
      }
    }
    // Ever other words, which JavaScript is to keep for us only so long.
    call("estimate", [{ ...claim, bill: { total: String(round + 1) }, yearToDate: { supplementPaid: { [`补充${round}`]: "1" } } }, lang]);
    if (!warm && calls >= WARM) warm = bytes();
  }
  assert.equal(JSON.stringify(yidi.estimate(claim, lang)), bundled);
  assert.equal(instances.length, 1, "nothing trapped");
  assert.equal(bytes(), warm, `${bytes() - warm} bytes more than after ${WARM} calls`);
  assert.ok(refused > CALLS / 4, `${refused} refused`);
  t.diagnostic(`${calls} calls, ${refused} of them refused: ${(bytes() / 2 ** 20).toFixed(1)} MiB throughout`);
});
