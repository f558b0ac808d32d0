// What the package leaves alone in Node: files, network, the process, globals. Seen from inside (tests/isolation/in-node.mjs) and held by
// Node itself, which gives it nothing but its own folder to read and lets no text become code.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "pkg");
const permission = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
const flags = [permission, `--allow-fs-read=${folder}/*`, `--allow-fs-read=${join(root, "tests/isolation")}/*`, "--disallow-code-generation-from-strings", "--no-warnings", "--disable-proto=throw"];

/** How Node itself finds and reads a module. */
const loader = /^(env WATCH_REPORT_DEPENDENCIES|fs\/promises\.readFile|fs\.(realpathSync|readFileSync) .*\.cjs)$/;

for (const how of ["import", "require"]) {
  test(`${how}: it reads its module, and after that does nothing but answer`, () => {
    const told = JSON.parse(execFileSync(process.execPath, [...flags, join(root, "tests/isolation/in-node.mjs"), how, folder], { encoding: "utf8", env: {} }));
    const wasm = join(folder, "yidi.wasm");
    assert.deepEqual(told.atFirst.filter((one) => !loader.test(one)), [`fs.readFileSync ${wasm}`, `fs.openSync ${wasm}`, "fs.readSync", "fs.closeSync"]); // the last three are how the first does it
    assert.deepEqual(told.others.filter((one) => !loader.test(one)), [], "worker and elements can be imported, and do nothing there");
    assert.deepEqual([told.missing, told.refused], [[], []]);
    assert.ok(told.called.length > 30);
    assert.deepEqual(told.inUse, [], "no file, network, process, clock, chance or word on the console");
    assert.deepEqual(told.changes, [], "no global, no prototype is another");
    assert.equal(told.handles, 0, "nothing keeps the process alive");
    // That this would be noticed.
    assert.deepEqual(told.held, ["ERR_ACCESS_DENIED", "EvalError", "ERR_ACCESS_DENIED"]);
    for (const one of ["http.get", "setTimeout", "env", "Date", "random"]) assert.ok(told.noticed.includes(one), one);
    assert.deepEqual(told.left, ["+ left", "+ Array.prototype.last"]);
  });
}
