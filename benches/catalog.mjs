// The catalogue: a look-up, and a bill line by line.
//
//     node benches/catalog.mjs

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { clock, heading, mean, median, now, report, root } from "./common.mjs";
import { megabytes, yidi } from "./engine.mjs";

heading("the catalogue");
const folder = join(root, "tests/cases/catalog");
const read = (path) => JSON.parse(readFileSync(join(folder, path), "utf8"));
report("memory of the module before the catalogue is asked", megabytes(), "MB");
const begin = now();
yidi.searchCatalog("阿莫西林");
report("searchCatalog, the first (reads the names)", (now() - begin) / 1000, "ms");

const { lookups } = read("lookups.json");
const searches = lookups.map(({ query, options }) => {
  const call = () => yidi.searchCatalog(query, options);
  call();
  // Several at once: the processor's clock is coarse.
  return median(clock(() => { for (let i = 0; i < 5; i++) call(); }, 15)) / 5000;
});
report(`searchCatalog, the slowest of ${searches.length} golden look-ups`, Math.max(...searches), "ms", { budget: 1 });
report("searchCatalog, their mean (fastest, quartiles)", mean(searches), "ms", { times: searches });

// A thousand different lines: those of the golden bills over and over, each with another amount.
const known = readdirSync(join(folder, "bills")).flatMap((file) => read(`bills/${file}`).cases).flatMap(({ lines }) => lines).filter((line) => Number(line.amount) > 0);
const bill = Array.from({ length: 1000 }, (_, index) => ({ ...known[index % known.length], amount: `${index + 1}.00`, quantity: 1, unitPrice: undefined }));
const classified = clock(() => assert.equal(yidi.classify(bill, "310000", "2026-03-10").sums.total, "500500.00"), 40).map((time) => time / 1000);
report("classify, 1,000 lines", median(classified), "ms", { budget: 10, times: classified });
report("memory of the module with the whole catalogue read", megabytes(), "MB", { budget: 8 });
