// How long the page takes from a key or a press to the next picture, on a bill of 500 lines with its receipt beside it.
//
//     node benches/bill.mjs

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { SLOWED, host, slow } from "./browser.mjs";
import { heading, median, npm, report, root } from "./common.mjs";
import { yidi } from "./engine.mjs";

const { Key } = npm("selenium-webdriver");
const LINES = 500;
const TIMES = 9;
const visit = { insuredArea: "110000", treatmentArea: "310000", filing: { category: "referral" }, person: { scheme: "employee", status: "working", age: 54, sex: "male" }, service: "inpatient", level: "tertiary", date: "2026-03-16" };

// The lines of the golden bills over and over, each with another amount; a class is given where the catalogue has none.
const folder = join(root, "tests/cases/catalog/bills");
const known = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")).cases).flatMap(({ lines }) => lines).filter((line) => Number(line.amount) > 0)
  .map((line) => ({ name: line.name, code: line.code, kind: line.kind, form: line.form, spec: line.spec, class: line.class, quantity: 1, amount: line.amount }));
const classed = yidi.classify(known, visit.treatmentArea, visit.date);
const sure = known.map((line, i) => (classed.lines[i].class === "unknown" ? { ...line, class: "B" } : line));
const lines = Array.from({ length: LINES }, (_, i) => ({ ...sure[i % sure.length], amount: String(i + 1) }));
const claim = { ...visit, bill: { lines: JSON.parse(JSON.stringify(lines)) } };
const receipt = yidi.estimate(claim);
assert.ok(receipt.ok, JSON.stringify(receipt.issues?.slice(0, 3)));

// What an interaction took is what the browser itself says (the Event Timing API): from the press to the next picture, in steps of
// eight milliseconds; it tells of nothing under sixteen.
const WATCH = `window.events = [];
  new PerformanceObserver((list) => events.push(...list.getEntries().filter((one) => one.interactionId)
    .map(({ duration }) => duration)))
    .observe({ type: "event", durationThreshold: 16 });`;
const PICTURE = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))));";

let server, browser;
try {
  server = await host();
  browser = await slow();
  await browser.before(WATCH);
  const { driver, run, wait } = browser;
  await driver.get(`${server.url}www/`);
  await wait("await document.getElementById('estimate').ready;");
  const shown = () => run("return document.getElementById('estimate').receipt?.total");
  const fill = async () => {
    await run("const calculator = document.getElementById('estimate'); calculator.claim = arguments[0]; calculator.compute();", claim);
    assert.equal(await shown(), receipt.total);
    await wait(PICTURE + PICTURE);
  };
  /** One interaction after another; what each of them took. */
  async function took(acts) {
    const times = [];
    for (const { act, before } of acts) {
      await before?.();
      await wait(PICTURE);
      await run("events.length = 0");
      await act();
      await wait(PICTURE);
      const entries = await run("return events");
      times.push(Math.max(16, ...entries));
    }
    return times;
  }
  const repeat = (act, before) => Array.from({ length: TIMES }, (_, i) => ({ act: () => act(i), before: before && (() => before(i)) }));
  const field = (i, name) => focus(`[id="bill.lines[${240 + i}].${name}"]`);
  /** Brings something in the calculator into sight and gives it the focus. */
  const focus = (css) => run("const node = document.getElementById('estimate').shadowRoot.querySelector(arguments[0]); node.scrollIntoView({ block: 'center' }); node.focus({ preventScroll: true });", css);
  const press = (key) => driver.actions().sendKeys(key).perform();

  /** The field for adding, with a name in it of which nothing is known, and the choice to take it as it is. */
  async function named() {
    await focus("#add");
    await run("const add = document.getElementById('estimate').shadowRoot.getElementById('add'); add.value = '自定项目'; add.dispatchEvent(new InputEvent('input', { bubbles: true }));");
    await press(Key.ARROW_UP);
  }

  const KINDS = {
    "a digit typed in an amount": repeat(() => press("7"), (i) => field(i, "amount")),
    "a letter typed in a name": repeat(() => press("x"), (i) => field(i, "name")),
    "leaving the amount": repeat(() => press(Key.TAB), (i) => field(i, "amount")),
    "choosing a class": repeat((i) => press(i % 2 ? Key.ARROW_UP : Key.ARROW_DOWN), (i) => field(i - (i % 2), "class")),
    "a letter typed to find an item": repeat((i) => press("amxljn"[i % 6]), () => focus("#add")),
    "adding a line": repeat(() => press(Key.ENTER), named),
    "removing a line": repeat(() => press(" "), (i) => focus(`[id="bill.lines[${240 + i}]"] .remove`)),
    "undo": repeat(() => press(" "), () => focus("#undo")),
    "computing": repeat(() => press(" "), () => focus("#claim [type=submit]")),
  };
  for (const rate of [1, SLOWED]) {
    await browser.cpu(rate);
    heading(rate === 1 ? "500 lines: from the press to the next picture" : `the same with the processor slowed ${rate} times`);
    await fill();
    for (const [name, acts] of Object.entries(KINDS)) {
      const times = await took(acts);
      report(`${name}${rate === 1 ? "" : `, ${rate} × slower`}`, median(times), "ms", { budget: 100, times });
    }
  }
} finally {
  await browser?.close();
  await server?.close();
}
