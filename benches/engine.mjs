// The package under test, as a user of Node gets it, with its memory, and what it is asked.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { median, now, root } from "./common.mjs";

// The package does not hand out its memory; the engine does.
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};
export const yidi = await import(pathToFileURL(join(root, "pkg/node.mjs")));
export const megabytes = () => memory.buffer.byteLength / 2 ** 20;

/** The golden cases that end in a receipt by the bundled rules. */
export const cases = readdirSync(join(root, "tests/cases"), { withFileTypes: true }).filter(({ name }) => /^\d{6}$/.test(name))
  .flatMap(({ name }) => readdirSync(join(root, "tests/cases", name)).filter((file) => file.endsWith(".json"))
    .flatMap((file) => JSON.parse(readFileSync(join(root, "tests/cases", name, file), "utf8")).cases))
  .filter(({ pack, expect }) => !pack && expect.cash);
assert.ok(cases.length > 0, "no cases were found");

/** The bundled packs, over and over, each for another area: `count` of them, and how to drop them again. */
export function packs(count) {
  const folder = join(root, "data/policies");
  const files = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => readFileSync(join(folder, name), "utf8"));
  const insured = yidi.areas().map(({ code }) => code);
  return Array.from({ length: count }, (_, index) => ({ ...JSON.parse(files[index % files.length]), area: insured[index % insured.length] }));
}

export const NOT_YET = "not in this build";

/** Of each golden case the median of many calls in turn, in microseconds, so that what else the machine does falls out. */
export function goldenTimes(lang, rounds = 150, warmingUp = 30) {
  const times = cases.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { claim, expect, name }] of cases.entries()) {
      const start = now();
      const receipt = yidi.estimate(claim, lang);
      const time = now() - start;
      assert.equal(receipt.cash, expect.cash, name); // fast and wrong does not count
      if (round >= warmingUp) times[index].push(time);
    }
  }
  return times.map(median);
}
