// Puts what the benches told into target/bench.json, with what is to be known of the machine, and names the budgets that were missed.
//
//     node benches/summary.mjs rows.jsonl

import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "./common.mjs";

const rows = readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line));
const machine = { processor: cpus()[0].model, processors: cpus().length, memory: totalmem(), load: loadavg() };
const yidi = JSON.parse(readFileSync(join(root, "pkg/stamp.json"), "utf8")).sources;
writeFileSync(join(root, "target/bench.json"), `${JSON.stringify({ date: new Date().toISOString(), machine, node: process.versions.node, sources: yidi, rows }, null, 1)}\n`);

const missed = rows.filter((row) => row.missed);
console.log(`\n${rows.length} figures in target/bench.json; ${machine.processor}, ${machine.processors} processors, load ${machine.load.map((load) => load.toFixed(1)).join(" ")}, Node ${process.versions.node}`);
console.log(missed.length === 0 ? "Every budget is kept." : `${missed.length} budgets are missed, on this machine and under this load:`);
for (const { name, value, unit, budget, least } of missed) console.log(`  ${name}: ${value.toPrecision(3)} ${unit}, ${budget === undefined ? `at least ${least}` : `at most ${budget}`}`);
