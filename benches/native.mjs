// The same claims in Node and on the machine itself (native.rs), in turns: what WebAssembly and the way across from JavaScript cost.
//
//     node benches/native.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { heading, mean, median, report, root } from "./common.mjs";
import { cases, goldenTimes } from "./engine.mjs";

const native = () => JSON.parse(execFileSync("cargo", ["run", "--release", "--locked", "--quiet", "--example", "native"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }));
assert.equal(native().cases, cases.length, "both must measure the same cases"); // the first builds it

heading(`native and WebAssembly: estimate, the mean of the ${cases.length} golden cases' median calls on the wall`);
const turns = Array.from({ length: 5 }, () => ({ ...native(), node: mean(goldenTimes("zh", 120)) }));
const figure = (name, of, unit) => report(name, median(turns.map(of)), unit, { times: turns.map(of) });
figure("native, from a value to a receipt", ({ value }) => value, "µs");
figure("native, from JSON text to JSON text", ({ text }) => text, "µs");
figure("WebAssembly in Node, from object to object", ({ node }) => node, "µs");
figure("WebAssembly ÷ native from a value", ({ node, value }) => node / value, "×");
figure("WebAssembly ÷ native from text to text", ({ node, text }) => node / text, "×");
