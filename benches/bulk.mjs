// A million rows through the page's table of claims in Chromium: how long it takes, how much memory, and whether the page goes on meanwhile.
//
//     node benches/bulk.mjs [rows]

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { open } from "../tests/browser/drivers.mjs";
import { serve } from "../tests/browser/server.mjs";

const rows = Number(process.argv[2] ?? 1_000_000);
const PATIENCE = 30 * 60_000;

/** Resident memory in MB of a process and those under it, by what each is. @param {number} root */
function memory(root) {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
      const kind = readFileSync(`/proc/${pid}/cmdline`, "utf8").match(/--type=([\w-]+)/)?.[1] ?? "browser";
      return [{ pid: Number(pid), parent: Number(stat[1]), kind, mb: Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) / 1024 }];
    } catch {
      return []; // it has ended
    }
  });
  const under = (pid) => pid === root || processes.some((one) => one.pid === pid && one.parent > 1 && under(one.parent));
  const sums = {};
  for (const { pid, kind, mb } of processes) if (under(pid)) sums[kind] = Math.max(sums[kind] ?? 0, mb);
  return sums;
}

const site = await serve();
const browser = await open("chromium");
try {
  const { driver } = browser;
  const pid = (await driver.getCapabilities()).get("goog:processID");
  const run = (script, ...values) => driver.executeScript(script, ...values);
  await driver.get(`${site.url}www/?lang=en#bulk`);
  await driver.wait(() => run('return document.documentElement.dataset.ready === "true"'), 30_000);
  const before = pid ? memory(pid) : {};
  await run(`const [rows] = arguments;
    const parts = ["id,insuredArea,scheme,status,treatmentArea,date,service,level,category,total,fullSelfPay,note\\n"];
    for (let at = 0; at < rows;) {
      let text = "";
      for (const end = Math.min(rows, at + 10_000); at < end; at++) {
        text += at + "," + ["110000", "340100", "330100", "320100"][at % 4] + (at % 3 ? ",employee,working" : ",resident,adult") + ",310000,2026-03-" + (10 + at % 20)
          + "," + "inpatient,tertiary,referral," + (at % 1000 ? 1000 + (at * 7919) % 90_000 + "." + at % 100 : "six") + "," + (at % 5) * 10 + ",a note\\n";
      }
      parts.push(text);
    }
    const carried = new DataTransfer();
    carried.items.add(new File(parts, "million.csv", { type: "text/csv" }));
    globalThis.bench = { longest: 0, frames: 0, size: carried.files[0].size };
    let last = performance.now();
    const frame = (now) => { bench.longest = Math.max(bench.longest, now - last); last = now; bench.frames++; requestAnimationFrame(frame); };
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
    bench.start = performance.now();
    new MutationObserver(() => { bench.end ??= document.getElementById("bulk-report").hidden ? undefined : performance.now(); }).observe(document.getElementById("bulk-report"), { attributes: true });
    for (const kind of ["dragenter", "dragover", "drop"]) document.getElementById("bulk-heading").dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));`, rows);
  const peak = {};
  await driver.wait(async () => {
    for (const [kind, mb] of Object.entries(pid ? memory(pid) : {})) peak[kind] = Math.max(peak[kind] ?? 0, mb);
    return run("return Boolean(bench.end)");
  }, PATIENCE, "it did not end", 250);
  const { start, end, longest, frames, size } = await run("return bench");
  const figures = await run('return [...document.querySelectorAll("#bulk-found dd")].map((node) => Number(node.textContent.replaceAll(",", "")))');
  assert.deepEqual(figures, [rows, rows - Math.ceil(rows / 1000), Math.ceil(rows / 1000)], "no row is lost");
  console.log(`${rows} rows, ${(size / 1e6).toFixed(1)} MB of CSV, in ${((end - start) / 1000).toFixed(1)} s: ${((end - start) / rows * 1000).toFixed(2)} µs a row`);
  console.log(`${frames} frames drawn meanwhile, the longest wait for one ${longest.toFixed(0)} ms`);
  for (const [kind, mb] of Object.entries(peak)) if (["renderer", "browser"].includes(kind)) console.log(`peak resident memory of the ${kind}: ${mb.toFixed(0)} MB (${(before[kind] ?? 0).toFixed(0)} MB before)`);
} finally {
  await browser.close();
  await site.close();
}
