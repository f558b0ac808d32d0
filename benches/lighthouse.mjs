// What Lighthouse says of the page as it is built, on a phone with a slow line and on a desk. Its scores stand for the page; the
// times that they are made of swing with the machine, so that only an idle one gives them fairly. The middle of several runs is told.
//
//     node benches/lighthouse.mjs

import { pathToFileURL } from "node:url";
import { capabilities } from "../tests/browser/drivers.mjs";
import { host } from "./browser.mjs";
import { heading, median, npm, report, skipped } from "./common.mjs";

const RUNS = 3;
const LEAST = 95;
const tool = async (name) => import(pathToFileURL(npm.resolve(name)));
const { launch } = await tool("chrome-launcher");
const { default: lighthouse, desktopConfig } = await tool("lighthouse");
const { binary, args } = capabilities("chromium")["goog:chromeOptions"];

/** What the score for performance is made of. */
const METRICS = { "first-contentful-paint": "ms", "largest-contentful-paint": "ms", "speed-index": "ms", "total-blocking-time": "ms", "cumulative-layout-shift": "" };

let server, chromium;
try {
  server = await host();
  chromium = await launch({ chromePath: binary, chromeFlags: args });
  for (const [where, config] of [["phone", undefined], ["desk", desktopConfig]]) {
    heading(`Lighthouse, ${where}`);
    const runs = [];
    for (let tries = 0; runs.length < RUNS && tries < 2 * RUNS; tries++) {
      const { lhr } = await lighthouse(`${server.url}www/`, { port: chromium.port, output: "json", logLevel: "error" }, config);
      if (lhr.runtimeError) console.log(`  once more: ${lhr.runtimeError.code}`); // a machine so busy that nothing was painted in time
      else runs.push(lhr);
    }
    if (!runs.length) {
      skipped(`Lighthouse, ${where}`, "this machine is too busy: nothing was painted in time");
      continue;
    }
    for (const id of ["performance", "accessibility", "best-practices"]) {
      const scores = runs.map(({ categories }) => categories[id].score * 100);
      report(`${id}, ${where}`, median(scores), "", { least: LEAST, times: scores });
    }
    for (const [id, unit] of Object.entries(METRICS)) {
      const values = runs.map(({ audits }) => audits[id].numericValue);
      report(`${id}, ${where}`, median(values), unit, { times: values });
    }
    // What the scores that ought to be full were lowered by.
    const lowered = new Set(runs.flatMap(({ categories, audits }) => ["accessibility", "best-practices"].flatMap((id) => categories[id].auditRefs
      .filter((one) => one.weight > 0 && (audits[one.id].score ?? 1) < 1).map((one) => `${one.id}: ${audits[one.id].title}`))));
    for (const fault of lowered) console.log(`  ${fault}`);
  }
} finally {
  await chromium?.kill();
  await server?.close();
}
