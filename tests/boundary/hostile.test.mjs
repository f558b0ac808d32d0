// Hostile values at every place of every function, calls within calls, a page's prototypes spoilt, the end of the stack: the same in
// every engine. Always an answer or a failure, nothing thrown but the Errors that are documented, and the next call right.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import vm from "node:vm";
import { GOOD } from "../miniprogram/calls.mjs";
import { root } from "../miniprogram/code-package.mjs";
import { engines, text } from "./engines.mjs";

const yidi = createRequire(import.meta.url)(join(root, "pkg/node.cjs"));
const script = (options) => `(function (yidi, world) { return (${text("hostile.js").trim()})(yidi, (${GOOD}), world, ${JSON.stringify(options)}); })`;

test("every function is tried, at every place that it declares", () => {
  const declared = readFileSync(join(root, "pkg/yidi.d.ts"), "utf8");
  const good = vm.runInThisContext(GOOD)(yidi);
  yidi.unloadPack("110000");
  assert.deepEqual(Object.keys(good).sort(), Object.keys(yidi).filter((name) => !["init", "default"].includes(name)).sort());
  for (const [name, args] of Object.entries(good)) {
    const [, parameters] = new RegExp(`^export function ${name}\\((.*)\\): `, "m").exec(declared);
    assert.equal(args.length, [...parameters.replace(/\{[^}]*\}/g, "").matchAll(/(\w+)\??:/g)].length, `${name}(${parameters})`);
    const answer = yidi[name](...args); // good means understood
    assert.ok(answer !== null && answer !== false && !/"(field|input|list|quick)\.\w+"/.test(JSON.stringify(answer?.issues ?? "")), `${name}: ${JSON.stringify(answer)}`);
  }
  yidi.unloadPack("110000");
});

describe("hostile values, calls within calls, spoilt prototypes, the end of the stack", { concurrency: 1 }, () => {
  for (const [name, run] of Object.entries(engines)) {
    test(name, async (t) => {
      const { tried, values, faults, all } = await run(script({ deep: !/JavaScriptCore|webkit/.test(name), traps: name !== "JavaScriptCore" }), {}); // mini-programs load anew, which takes time
      assert.deepEqual(faults, [], `${all} faults in ${tried} calls`);
      assert.ok(values >= 110 && tried > 10_000, `${values} values, ${tried} calls`);
      t.diagnostic(`${values} values, ${tried} calls: an answer or a failure each time, and the next estimate the same`);
    });
  }
});

test("what is large is answered or refused", async (t) => {
  const { tried, faults } = await engines.Node(script({ large: true }), {});
  assert.deepEqual(faults, []);
  assert.ok(tried >= 30, `${tried}`);
  t.diagnostic(`${tried} calls with up to 40 MB`);
});
