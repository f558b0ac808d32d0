// What a user of a mini-program waits for: the first receipt in JavaScriptCore, the engine of its hosts on iOS; and what the
// developer's main package pays.
//
//     node benches/miniprogram.mjs

import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settlements } from "../tests/miniprogram/calls.mjs";
import { codePackage, root } from "../tests/miniprogram/code-package.mjs";
import { firstReceipts } from "../tests/miniprogram/jsc.mjs";

const print = (what, value, unit, budget) => console.log(`${what.padEnd(52)}${value.padStart(9)} ${unit.padEnd(5)}   ${(Number(value) / budget).toFixed(2)} × the budget of ${budget}`);

const folder = mkdtempSync(join(tmpdir(), "yidi-bench-"));
try {
  codePackage(folder);
  const times = firstReceipts(folder, settlements[0].claim, 21);
  print("first receipt in jsc, loading included, median", times[10].toFixed(2), "ms", 50);
  print("first receipt in jsc, the fastest", times[0].toFixed(2), "ms", 50);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const bytes = (name) => statSync(join(root, "pkg/miniprogram", name)).size;
print("main-package cost (glue + .wasm.br)", String(bytes("index.js") + bytes("yidi.wasm.br")), "bytes", 500 * 1024);
