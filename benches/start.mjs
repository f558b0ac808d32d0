// How long until the first receipt, loading included: in Node, in Chromium, and in JavaScriptCore, the engine of mini-programs on iOS.
// Times on the wall, each in a new process or document.
//
//     node benches/start.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../tests/browser/drivers.mjs";
import { serve } from "../tests/browser/server.mjs";
import { codePackage } from "../tests/miniprogram/code-package.mjs";
import { firstReceipts } from "../tests/miniprogram/jsc.mjs";
import { heading, median, report, root } from "./common.mjs";
import { cases } from "./engine.mjs";

heading("the first receipt: load, compile, instantiate, compute (the fastest, the quartiles)");
const [{ claim, expect }] = cases;

const IN_NODE = `const [file, claim] = process.argv.slice(1);
  const begin = process.hrtime.bigint();
  const { cash } = require(file).estimate(JSON.parse(claim));
  console.log(JSON.stringify([Number(process.hrtime.bigint() - begin) / 1e6, cash]));`;
const nodes = Array.from({ length: 15 }, () => {
  const [time, cash] = JSON.parse(execFileSync(process.execPath, ["-e", IN_NODE, join(root, "pkg/node.cjs"), JSON.stringify(claim)], { encoding: "utf8" }));
  assert.equal(cash, expect.cash);
  return time;
});
report("in Node", median(nodes), "ms", { times: nodes });

const IN_PAGE = `const [claim, done] = arguments;
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
    const [time, cash] = await browser.driver.executeAsyncScript(IN_PAGE, claim);
    assert.equal(cash, expect.cash);
    starts.push(time);
  }
  report("in Chromium", median(starts), "ms", { budget: 15, times: starts });
} finally {
  await browser?.close();
  await server?.close();
}

const folder = mkdtempSync(join(tmpdir(), "yidi-bench-"));
try {
  codePackage(folder);
  const times = firstReceipts(folder, claim, 15);
  report("in jsc, the mini-program's package", median(times), "ms", { budget: 50, times });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
