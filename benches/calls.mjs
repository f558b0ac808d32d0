// A call in Node: one claim, a list of claims, packs; and whether a claim costs more where more are asked or more packs are loaded.
//
//     node benches/calls.mjs

import assert from "node:assert/strict";
import { calls, clock, drawn, heading, mean, median, race, raced, ratios, report } from "./common.mjs";
import { cases, goldenTimes, megabytes, packs, yidi } from "./engine.mjs";
import { claim, questions } from "./peers/rule.mjs";

heading(`one claim: the ${cases.length} golden cases in turn, of each the median call on the wall`);
for (const lang of ["zh", "en"]) {
  const times = goldenTimes(lang);
  report(`estimate (${lang}), mean of the cases (fastest, quartiles)`, mean(times), "µs", { budget: 15, times });
  report(`estimate (${lang}), the slowest of them`, Math.max(...times), "µs");
}

heading("a list of claims, a claim");
const many = questions(10_000, drawn(3)).map(claim);
const lists = { "the golden cases": cases.map((one) => one.claim), 100: many.slice(0, 100), "1,000": many.slice(0, 1000), "10,000": many };
const listed = await race(Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, { run: calls(yidi.estimateMany, [list]), per: list.length }])), { rounds: 9 });
for (const [name, times] of Object.entries(listed)) raced(`estimateMany, ${name === "the golden cases" ? name : `${name} claims`}`, times, "µs", { budget: 8 });
report("estimateMany, a claim of 10,000 ÷ one of 100", median(ratios(listed["10,000"], listed["100"])), "×");
report("memory of the module after lists of 10,000", megabytes(), "MB");

heading("estimate with packs loaded, each for another area: a claim");
const HOME = "110000"; // keeps its bundled rules
const asked = calls(yidi.estimate, cases.map((one) => one.claim).filter(({ insuredArea }) => insuredArea === HOME));
const all = packs(420).filter(({ area }) => area !== HOME).slice(0, 400); // there are 388 areas beside it: the last ones come again
assert.equal(all.length, 400);
let loaded = 0;
const load = (count) => {
  for (; loaded < count; loaded++) assert.ok(yidi.loadPack(all[loaded]).ok, all[loaded].area);
  for (; loaded > count; loaded--) assert.ok(yidi.unloadPack(all[loaded - 1].area));
};
const growth = await race(Object.fromEntries([0, 44, 100, 200, 388].map((count) => [`${count} packs loaded`, { run: asked, before: () => load(count) }])));
for (const [name, times] of Object.entries(growth)) raced(`estimate, ${name}`, times);
report("estimate, 388 packs loaded ÷ none", median(ratios(growth["388 packs loaded"], growth["0 packs loaded"])), "×");
load(0);
const times = clock(() => {
  for (const pack of all) assert.ok(yidi.loadPack(pack).ok, pack.area);
}, 15).map((time) => time / 1000);
report("loadPack, 400 packs", median(times), "ms", { budget: 50, times });
for (const { area } of all) yidi.unloadPack(area);
report("memory of the module after 6,400 packs came and went", megabytes(), "MB");
