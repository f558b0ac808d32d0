// Memory near its end: what finds room is right, wherever in 4 GiB it lies; what finds none is a failure, and the next call right.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import vm from "node:vm";
import { GOOD } from "../miniprogram/calls.mjs";
import { root } from "../miniprogram/code-package.mjs";
import { CODE, issueIn, noting, outcome, packageWith } from "./instances.mjs";

const require = createRequire(import.meta.url);
const PAGE = 65536;
const module = readFileSync(join(root, "pkg/yidi.wasm"));
let folder;

before(() => { folder = mkdtempSync(join(tmpdir(), "yidi-memory-")); });
after(() => rmSync(folder, { recursive: true, force: true }));

describe("memory near its end", () => {
  /** With so many lines. */
  const claimOf = (lines) => ({
    person: { scheme: "employee", status: "retired", age: 66 }, insuredArea: "110000", treatmentArea: "310000", date: "2026-03-10", service: "inpatient", level: "tertiary",
    filing: { category: "resettled_retiree" }, bill: { lines: Array.from({ length: lines }, (_, i) => ({ name: "阿莫西林胶囊", amount: (12 + i / 100).toFixed(2), quantity: 1 })) },
  });

  test("of 4 GiB: calls high up are right, and what finds no room is a failure", () => {
    const instances = [];
    const { yidi, done } = noting(instances, () => require(join(packageWith(module, join(folder, "high")), "node.cjs")));
    try {
      const known = JSON.stringify(yidi.estimate(claimOf(1)));
      const bill = JSON.stringify(yidi.estimate(claimOf(3000)));
      const pages = (memory) => memory.buffer.byteLength / PAGE;
      for (const [left, all] of [[32768, true], [400, true], [8, false], [0, false]]) {
        const { memory } = instances.at(-1).exports;
        const more = 65536 - left - pages(memory);
        if (more > 0) memory.grow(more); // untouched, so it costs no memory
        const many = yidi.estimateMany(Array(all ? 100 : 3000).fill(claimOf(60)));
        const whole = yidi.estimate(claimOf(3000));
        if (all) assert.deepEqual([many.length, JSON.stringify(whole) === bill], [100, true], `${left} pages left`);
        else {
          assert.equal(many[0].issues?.[0].code, CODE, `${left} pages left: ${JSON.stringify(many[0]).slice(0, 200)}`);
          assert.ok(pages(instances.at(-1).exports.memory) < 1000, "a new instance, with little memory");
        }
        assert.equal(JSON.stringify(yidi.estimate(claimOf(1))), known, `${left} pages left`);
      }
    } finally {
      done();
    }
  });

  test("wherever it ends: each size of memory, each function", () => {
    const yidiOf = require(join(root, "pkg/node.cjs"));
    const good = vm.runInThisContext(GOOD)(yidiOf);
    yidiOf.unloadPack("110000");
    const instances = [];
    const { yidi, done } = noting(instances, () => require(join(packageWith(module, join(folder, "small")), "node.cjs")));
    let traps = 0;
    try {
      const known = JSON.stringify(yidi.estimate(...good.estimate));
      for (const name of Object.keys(good)) {
        for (const left of [0, 1, 2, 5, 12, 40]) {
          // A new instance is small again each time: its memory is taken up to all but some pages.
          const { memory } = instances.at(-1).exports;
          if (memory.buffer.byteLength / PAGE < 60000) memory.grow(65536 - left - memory.buffer.byteLength / PAGE);
          const got = outcome(yidi, name, good[name]);
          if (got.error) assert.ok(got.error.code && got.error.issues, `${name}: ${got.error.stack}`);
          if (issueIn(got)?.code === CODE) traps++;
          if (name === "loadPack") yidi.unloadPack("110000");
        }
        const now = outcome(yidi, "estimate", good.estimate);
        if (issueIn(now)?.code === CODE) traps++;
        assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), known, name);
      }
      assert.ok(traps > 10, `${traps}`);
    } finally {
      done();
    }
  });
});
