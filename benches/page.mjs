// From the address to the first receipt, on a phone with a slow line: the first visit, the second, and from the press of the button.
// The line is slow 4G and the processor a quarter of this one, both as Chromium emulates them.
//
//     node benches/page.mjs

import assert from "node:assert/strict";
import { LINE, SLOWED, host, slow } from "./browser.mjs";
import { heading, median, report } from "./common.mjs";
import { cases } from "./engine.mjs";

const VISITS = 7;
const [{ claim, expect }] = cases;

// Asks as soon as there is an element that can be asked, and notes when its answer stands in a picture.
const ASK = `addEventListener("DOMContentLoaded", async () => {
  await customElements.whenDefined("yidi-calculator");
  const calculator = document.querySelector("yidi-calculator");
  calculator.claim = ${JSON.stringify(claim)};
  const picture = new Promise((done) => calculator.addEventListener("yidi-receipt", () => requestAnimationFrame(() => setTimeout(() => done(performance.now()))), { once: true }));
  await calculator.ready;
  const ready = performance.now();
  calculator.compute();
  window.seen = { receipt: await picture, ready, cash: calculator.receipt.cash };
});`;
const SEEN = "while (!window.seen) await new Promise((done) => setTimeout(done, 20)); return window.seen;";
// The page's service worker, if it has one, keeps its files; the second visit is one after it has them.
const KEPT = "if (navigator.serviceWorker) await Promise.race([navigator.serviceWorker.ready, new Promise((done) => setTimeout(done, 3000))]);";
const WIRE = "return performance.getEntries().filter((one) => one.transferSize > 0).map(({ name, transferSize, startTime, responseEnd }) => ({ name: new URL(name).pathname, bytes: transferSize, from: startTime, to: responseEnd }));";

/** Visits the page anew: the times, and what came over the line until then. */
async function visit(browser, url) {
  await browser.driver.get("about:blank");
  await browser.driver.get(`${url}www/`);
  const seen = await browser.wait(SEEN);
  assert.equal(seen.cash, expect.cash);
  const wire = (await browser.run(WIRE)).filter(({ from }) => from < seen.receipt);
  await browser.wait(KEPT);
  return { ...seen, wire };
}

let server, browser;
try {
  server = await host({ offline: true });
  browser = await slow();
  await browser.before(ASK);
  await browser.line(true);
  const { port, hostname } = new URL(server.url);
  for (const rate of [1, SLOWED]) {
    await browser.cpu(rate);
    const slower = rate === 1 ? "" : `, processor ${rate} × slower`;
    heading(`from the address to the first receipt on slow 4G${slower}`);
    const first = [], again = [];
    for (let i = 0; i < VISITS; i++) {
      await browser.empty();
      await browser.tools("Storage.clearDataForOrigin", { origin: `http://${hostname}:${port}`, storageTypes: "service_workers,cache_storage" });
      first.push(await visit(browser, server.url));
      again.push(await visit(browser, server.url));
    }
    const times = (visits, key) => visits.map((one) => one[key]);
    const told = (name, visits, goal) => {
      report(`${name}: the receipt is seen${slower}`, median(times(visits, "receipt")), "ms", { times: times(visits, "receipt"), ...goal });
      report(`${name}: the form can be sent${slower}`, median(times(visits, "ready")), "ms", { times: times(visits, "ready") });
    };
    told("first visit", first);
    const { wire } = first[0];
    const bytes = wire.reduce((sum, one) => sum + one.bytes, 0);
    report(`first visit: over the line until then${slower}`, bytes, "bytes");
    for (const one of wire.filter((one) => one.bytes > 5_000)) report(`  ${one.name}, there after ${one.to.toFixed(0)} ms`, one.bytes, "bytes");
    report(`first visit: no sooner than (those bytes, and two waits)${slower}`, (bytes / LINE.bytes) * 1000 + 2 * LINE.latency, "ms");
    told("second visit", again, { budget: 1000 });
    report(`second visit: over the line${slower}`, again[0].wire.reduce((sum, one) => sum + one.bytes, 0), "bytes");

    const presses = [];
    for (let i = 0; i < VISITS; i++) {
      presses.push(await browser.wait(`const calculator = document.querySelector("yidi-calculator");
        calculator.claim = arguments[0];
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
        const begun = performance.now();
        calculator.shadowRoot.querySelector("#claim [type=submit]").click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        if (!calculator.receipt) throw new Error("no receipt");
        return performance.now() - begun;`, claim));
    }
    report(`from the press of the button to the receipt${slower}`, median(presses), "ms", { budget: 1000, times: presses });
  }
} finally {
  await browser?.close();
  await server?.close();
}
