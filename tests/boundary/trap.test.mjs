// The watchdog (src/wasm/watch.js): a trap inside is told as a failure with a code, in the shape that the function has, and the next
// call is right, with the rules that were loaded. The module is the package's own with a fuse put into every exported function: while
// the fuse is lit the next call of one runs into an `unreachable`, as by a bug. Each instance has a fuse of its own.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import binaryen from "binaryen";
import { GOOD } from "../miniprogram/calls.mjs";
import { REQUIRE, codePackage, root } from "../miniprogram/code-package.mjs";
import { CODE, issueIn, noting, outcome, packageWith } from "./instances.mjs";

const require = createRequire(import.meta.url);
let folder, names;

/** The package's module, changed. */
function changed(change) {
  const module = binaryen.readBinary(readFileSync(join(root, "pkg/yidi.wasm")));
  change(module);
  assert.ok(module.validate());
  return module.emitBinary();
}

/** With fuses: each export that is one of ours first looks at the global `fuse`. */
const fused = () => changed((module) => {
  module.setFeatures(binaryen.Features.MutableGlobals);
  module.addGlobal("fuse", binaryen.i32, true, module.i32.const(0));
  module.addGlobalExport("fuse", "fuse");
  for (const name of names) {
    const place = Array.from({ length: module.getNumExports() }, (_, i) => binaryen.getExportInfo(module.getExportByIndex(i))).find((one) => one.name === name);
    const { params, results } = binaryen.getFunctionInfo(module.getFunction(place.value));
    const args = binaryen.expandType(params);
    module.removeExport(name);
    module.addFunction(`fused ${name}`, params, results, [], module.block(null, [
      module.if(module.global.get("fuse", binaryen.i32), module.block(null, [
        module.global.set("fuse", module.i32.sub(module.global.get("fuse", binaryen.i32), module.i32.const(1))),
        module.unreachable(),
      ])),
      module.call(place.value, args.map((type, i) => module.local.get(i, type)), results),
    ], results));
    module.addFunctionExport(`fused ${name}`, name);
  }
});

const light = (instances, times = 1) => { instances.at(-1).exports.fuse.value = times; };

before(() => {
  folder = mkdtempSync(join(tmpdir(), "yidi-trap-"));
  names = Object.keys(require(join(root, "pkg/node.cjs"))).filter((name) => !["init", "default"].includes(name));
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe("a trap in Node", () => {
  let yidi, instances, good, known, stop;
  before(() => {
    instances = [];
    const made = noting(instances, () => require(join(packageWith(fused(), join(folder, "node")), "node.cjs")));
    [yidi, stop] = [made.yidi, made.done];
    good = vm.runInThisContext(GOOD)(yidi);
    yidi.unloadPack("110000");
    known = JSON.stringify(yidi.estimate(...good.estimate));
  });
  after(() => stop());

  test("in any function is a failure of that function, in the language asked for, and the next call is right", () => {
    for (const name of names) {
      for (const lang of ["zh", "en"]) {
        const args = good[name].map((one) => (one === "en" ? lang : one));
        const before = instances.length;
        light(instances);
        const got = outcome(yidi, name, args);
        assert.equal(instances.length, before + 1, `${name}: another instance`);
        if (["version", "packSchema"].includes(name)) assert.deepEqual(got.answer, yidi[name](), name); // nothing is handed over: the new instance says it
        else {
          const issue = issueIn(got);
          assert.equal(issue?.code, CODE, `${name}: ${JSON.stringify(got)} ${got.error?.stack}`);
          assert.equal(issue.severity, "error");
          assert.ok(issue.message && issue.remedy, name);
          if (got.error) assert.ok(got.error instanceof Error && got.error.code === CODE, name);
          else if (good[name].includes("en")) assert.match(issue.message, lang === "zh" ? /^\p{Script=Han}/u : /^[ -~]+$/, `${name} ${lang}`);
          assert.ok(!(got.error instanceof WebAssembly.RuntimeError), name);
        }
        assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), known, `${name}: the next estimate`);
      }
    }
  });

  test("which functions throw it is what is documented", () => {
    const declared = readFileSync(join(root, "pkg/yidi.d.ts"), "utf8");
    const throwing = names.filter((name) => {
      light(instances);
      return outcome(yidi, name, good[name]).error;
    });
    const documented = names.filter((name) => {
      const words = declared.slice(0, declared.indexOf(`export function ${name}(`));
      return /Throws an Error with a `code`/.test(words.slice(words.lastIndexOf("/**")).replace(/\s*\n \* /g, " "));
    });
    assert.deepEqual(throwing, documented);
  });

  test("leaves the rules that were loaded, and those alone", () => {
    const pack = yidi.exportPack("110000");
    const other = yidi.exportPack("310000");
    for (const [one, title] of [[pack, "甲"], [other, "乙"]]) for (const document of one.documents) document.title = title;
    assert.ok(yidi.loadPack(pack).ok && yidi.loadPack(other).ok);
    const receipt = JSON.stringify(yidi.estimate(...good.estimate));
    assert.match(receipt, /"title":"甲"/);
    light(instances);
    assert.equal(yidi.estimate(...good.estimate).issues[0].code, CODE);
    assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), receipt);
    assert.equal(yidi.area("310000").rules, "loaded");
    assert.ok(yidi.unloadPack("110105")); // a county of it
    light(instances);
    yidi.version();
    assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), known);
    assert.equal(yidi.area("310000").rules, "loaded");
    light(instances); // loading fails, so nothing new is loaded
    assert.equal(yidi.loadPack(pack).issues[0].code, CODE);
    assert.equal(yidi.area("110000").rules, "bundled");
    assert.ok(yidi.unloadPack("310000"));
  });

  test("in a call within a call is told to both, and the third is right", () => {
    let inner;
    const asking = { toJSON() { light(instances); inner = yidi.estimate(...good.estimate); return good.estimate[0]; } };
    const before = instances.length;
    assert.equal(yidi.estimate(asking, "en").issues[0].code, CODE); // what runs on in a broken instance is not to be trusted
    assert.equal(inner.issues[0].code, CODE);
    assert.equal(instances.length, before + 1);
    assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), known);
  });

  test("in a call within loadPack or unloadPack leaves the rules as they were", () => {
    const pack = yidi.exportPack("110000");
    const breaks = (then) => () => { light(instances); yidi.estimate(...good.estimate); return then; };
    assert.equal(yidi.loadPack(Object.defineProperty({ ...pack }, "name", { enumerable: true, get: breaks(pack.name) })).issues[0].code, CODE);
    assert.equal(yidi.area("110000").rules, "bundled");
    assert.ok(yidi.loadPack(pack).ok);
    assert.equal(outcome(yidi, "unloadPack", [{ toJSON: breaks("110000") }]).error.code, CODE);
    assert.equal(yidi.area("110000").rules, "loaded");
    assert.ok(yidi.unloadPack("110000"));
  });

  test("in a piece of a long list is the answer of each claim of that piece, and of no other", async () => {
    const [claim] = good.estimate;
    const claims = Array.from({ length: 3000 }, (_, i) => ({ ...claim, bill: { total: String(i + 1) } }));
    const pieces = [];
    const thread = Object.assign(new EventTarget(), { // what worker/thread.js does, in this thread
      postMessage({ id, name, args }) {
        if (name === "estimateMany") pieces.push(args[0].length);
        if (pieces.length === 2) light(instances);
        const result = name === "init" ? undefined : yidi[name](...args);
        setTimeout(() => thread.dispatchEvent(Object.assign(new Event("message"), { data: { id, result } })));
      },
      terminate() {},
    });
    const { startWorker } = await import(pathToFileURL(join(root, "pkg/worker/index.js")));
    const answers = await startWorker({ worker: thread, lang: "en" }).estimateMany(claims);
    assert.ok(pieces.length > 2, `${pieces}`);
    assert.equal(answers.length, claims.length);
    const broken = (i) => i >= pieces[0] && i < pieces[0] + pieces[1];
    answers.forEach((answer, i) => assert.equal(broken(i) ? answer.issues[0].code : answer.total, broken(i) ? CODE : `${i + 1}.00`, `claim ${i}`));
  });

  test("while no instance can be made is told at each call, until one can", () => {
    const { Instance } = WebAssembly;
    light(instances);
    WebAssembly.Instance = function () { throw new RangeError("out of memory"); };
    for (let i = 0; i < 3; i++) {
      const { answer, error } = outcome(yidi, "estimate", good.estimate);
      assert.equal((answer ?? error).issues[0].code, CODE);
    }
    WebAssembly.Instance = Instance;
    assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), known);
  });
});

describe("a trap in a browser's build", () => {
  test("where an instance can be made at once, and where it cannot (older Chromium)", async () => {
    const instances = [];
    const at = packageWith(fused(), join(folder, "web"));
    writeFileSync(join(at, "web.mjs"), readFileSync(join(at, "yidi.js")));
    const { yidi: loading, done } = noting(instances, () => import(pathToFileURL(join(at, "web.mjs"))));
    try {
      const yidi = await loading;
      const { Instance } = WebAssembly;
      const refusing = function () { throw new RangeError("WebAssembly.Instance is disallowed on the main thread"); };
      WebAssembly.Instance = refusing;
      const early = outcome(yidi, "estimate", [{}]);
      assert.equal((early.answer ?? early.error).issues[0].code, "host.not_ready");
      await yidi.init(readFileSync(join(at, "yidi.wasm")));
      assert.equal(yidi.area("110000").code, "110000", "to be asked too early breaks nothing");
      assert.equal(instances.length, 1);
      WebAssembly.Instance = Instance;
      const good = vm.runInThisContext(GOOD)(yidi);
      const receipt = JSON.stringify(yidi.estimate(...good.estimate)); // by loaded rules
      light(instances);
      assert.equal(yidi.estimate(...good.estimate).issues[0].code, CODE);
      assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), receipt);

      WebAssembly.Instance = refusing;
      light(instances);
      const { length } = instances;
      for (let i = 0; i < 3; i++) assert.equal(issueIn(outcome(yidi, "estimate", good.estimate)).code, CODE);
      await yidi.init();
      assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), receipt);
      assert.equal(instances.length, length + 1, "one instance, however many calls asked for it");
      WebAssembly.Instance = Instance;
    } finally {
      done();
    }
  });
});

describe("a trap in a mini-program", () => {
  test("is a failure at once, and right again once the host has loaded the module anew", async () => {
    const instances = [];
    const at = codePackage(mkdtempSync(join(folder, "mini-")));
    const module = fused();
    let loads = 0;
    let failing = false;
    const WXWebAssembly = { instantiate: async (_, imports) => { loads++; if (failing) throw new Error("no room"); const made = await WebAssembly.instantiate(module, imports); instances.push(made.instance); return made; } };
    const context = vm.createContext({ WXWebAssembly });
    const load = vm.runInContext(REQUIRE, context)((path) => vm.runInContext(readFileSync(join(at, `${path}.wrapped`), "utf8"), context));
    const yidi = await load("yidi/miniprogram").init();
    const good = vm.runInThisContext(GOOD)(yidi);
    const receipt = JSON.stringify(yidi.estimate(...good.estimate));
    light(instances);
    for (let i = 0; i < 3; i++) assert.equal(yidi.estimate(...good.estimate).issues[0].code, CODE);
    await yidi.init();
    assert.equal(loads, 2);
    assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), receipt);
    light(instances, 1000); // not even a failure can be made, so it is thrown
    for (let i = 0; i < 3; i++) assert.equal(outcome(yidi, "estimate", good.estimate).error.code, CODE);
    await yidi.init();
    assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), receipt);
    failing = true; // the host cannot load it anew just then
    light(instances);
    assert.equal(yidi.estimate(...good.estimate).issues[0].code, CODE);
    await assert.rejects(yidi.init(), { code: "host.load_failed" });
    failing = false;
    const { length } = instances;
    await yidi.init();
    assert.equal(JSON.stringify(yidi.estimate(...good.estimate)), receipt);
    assert.equal(instances.length, length + 1);
  });
});
