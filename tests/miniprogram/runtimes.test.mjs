// The mini-program's build in the engines of its hosts: JavaScriptCore (iOS) and V8 without anything a browser adds (Android), with
// a stand-in for the host's object that takes only a path. Every golden case must come out as in Node, to the byte.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import vm from "node:vm";
import { ANSWERS, CALL_ALL, callsOf, settlements, SNAPSHOT } from "./calls.mjs";
import { REQUIRE, codePackage, root } from "./code-package.mjs";
import { firstReceipts, inJsc } from "./jsc.mjs";

const yidi = createRequire(import.meta.url)(join(root, "pkg/node.cjs"));
const FIRST_RECEIPT = 50; // ms, the budget
let folder, calls, expected;

before(() => {
  folder = codePackage(mkdtempSync(join(tmpdir(), "yidi-miniprogram-")));
  calls = callsOf(Object.keys(yidi));
  expected = (0, eval)(ANSWERS)(yidi, calls);
  const receipts = calls.filter(([name], index) => name === "estimate" && expected[index].startsWith('{"ok":true')).length;
  calls.forEach(([name], index) => { if (name === "loadPack") assert.match(expected[index], /^\{"ok":true/); });
  assert.ok(settlements.length >= 400, `only ${settlements.length} settlements were found`);
  assert.ok(receipts >= 500 && calls.length >= 2500, `only ${receipts} receipts and ${calls.length} calls`);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function same(answers, t) {
  assert.equal(answers.length, calls.length);
  answers.forEach((answer, index) => {
    if (answer !== expected[index]) assert.equal(answer, expected[index], JSON.stringify(calls[index]).slice(0, 500));
  });
  t.diagnostic(`${answers.length} answers to ${settlements.length} settlements and the other golden cases: all as in Node, to the byte`);
}

describe("in JavaScriptCore, with a host's object that takes only a path", () => {
  test("every golden case", (t) => {
    const { every, changes, exports, answers } = inJsc(folder, calls);
    assert.deepEqual([every.missing, every.refused], [[], []], "every function was called and answered");
    assert.deepEqual(changes, [], "no global, no prototype is another");
    assert.deepEqual(exports.sort(), Object.keys(yidi).sort());
    same(answers, t);
  });

  test("the first receipt", (t) => {
    const [fastest, median] = ((times) => [times[0], times[2]])(firstReceipts(folder, settlements[0].claim, 5));
    assert.ok(fastest > 0);
    // Only told: a busy machine would fail it.
    t.diagnostic(`first receipt in jsc, loading included: ${fastest.toFixed(1)} ms, the fastest of 5 starts (median ${median.toFixed(1)} ms); the budget is ${FIRST_RECEIPT} ms`);
  });
});

/** A context of V8 with the language and nothing else, where text cannot be evaluated, and what a host adds. */
function bare(added) {
  const context = vm.createContext({ ...added }, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(`["WebAssembly", "BigInt", "BigInt64Array", "BigUint64Array", "FinalizationRegistry", "WeakRef", "SharedArrayBuffer", "Atomics", "Intl", "eval", "Function",
    "console", "escape", "unescape", "globalThis"].forEach(function (name) { delete this[name]; }, this)`, context);
  for (const name of ["TextDecoder", "TextEncoder", "URL", "fetch", "WebAssembly", "BigInt", "globalThis"]) {
    assert.equal(vm.runInContext(`typeof ${name}`, context), "undefined", name);
  }
  return context;
}

const requireIn = (context) => vm.runInContext(REQUIRE, context)((path) => vm.runInContext(readFileSync(join(folder, `${path}.wrapped`), "utf8"), context, { filename: path }));

/** A host's object over the code package; `asked` collects the paths it was given. */
const host = (asked, { reads = () => true, made = (both) => both } = {}) => ({
  async instantiate(path, imports) {
    asked.push(path);
    if (typeof path !== "string") throw new TypeError("a path is expected");
    const file = join(folder, path.endsWith(".br") ? `${path}.inside` : path);
    if (!reads(path) || !existsSync(file)) throw new Error(`no such file: ${path}`);
    return made(await WebAssembly.instantiate(readFileSync(file), imports));
  },
});

const BR = "/miniprogram_npm/yidi/yidi.wasm.br";
const rejected = (promise, code, lang) => assert.rejects(promise, (error) => {
  assert.equal(error.code, code);
  assert.equal(error.issues.length, 1);
  const [{ severity, message, remedy }] = error.issues;
  assert.equal(severity, "error");
  for (const text of [error.message, message, remedy]) {
    assert.match(text, lang === "en" ? /^[ -~]+$/ : /\p{Script=Han}/u);
    assert.doesNotMatch(text, /\{\d\}|undefined/);
  }
  return true;
});

describe("in V8 without TextDecoder, URL, fetch, WebAssembly, BigInt, eval", () => {
  test("every golden case", async (t) => {
    const asked = [];
    const context = bare({ WXWebAssembly: host(asked) });
    const changes = vm.runInContext(SNAPSHOT, context)(vm.runInContext("this", context));
    const loaded = await requireIn(context)("yidi/miniprogram").init();
    same(vm.runInContext(ANSWERS, context)(loaded, calls), t);
    assert.deepEqual(asked, [BR]);
    const { missing, refused } = vm.runInContext(CALL_ALL, context)(loaded);
    assert.deepEqual([[...missing], [...refused]], [[], []], "every function was called and answered");
    assert.deepEqual([...changes()], [], "no global, no prototype is another");
    vm.runInContext("Array.prototype.last = 1", context);
    assert.deepEqual([...changes()], ["+ Array.prototype.last"], "it would be noticed");
    assert.throws(() => vm.runInContext("(function () {}).constructor('return 1')()", context), { name: "EvalError" });
  });

  test("calls at once and again share one loading, and give the exports themselves", async () => {
    const asked = [];
    const entry = requireIn(bare({ WXWebAssembly: host(asked) }))("yidi");
    const all = await Promise.all([entry.init(), entry.init(), entry.init({ path: "/elsewhere.wasm" })]);
    all.push(await entry.init());
    for (const one of all) assert.equal(one, entry);
    assert.deepEqual(asked, [BR]);
  });

  test("a function called before it is loaded says so", async () => {
    const entry = requireIn(bare({ WXWebAssembly: host([]) }))("yidi/miniprogram");
    const loading = entry.init();
    assert.throws(() => entry.estimate({}), { code: "host.not_ready", message: /estimate.*estimate/ });
    assert.equal((await loading).estimate({}).ok, false);
  });

  test("what is not compressed is taken where the host does not read the compressed, or throws at once", async () => {
    writeFileSync(join(folder, "miniprogram_npm/yidi/yidi.wasm"), readFileSync(join(root, "pkg/yidi.wasm")));
    const asked = [];
    const rejects = host(asked, { reads: (path) => path.endsWith(".wasm") });
    const throws = { instantiate(path, imports) { if (path.endsWith(".br")) { asked.push(path); throw { errMsg: "unknown format" }; } return rejects.instantiate(path, imports); } };
    for (const one of [rejects, throws]) {
      asked.length = 0;
      const { version } = await requireIn(bare({ TTWebAssembly: one }))("yidi/miniprogram").init();
      assert.deepEqual({ ...version() }, yidi.version());
      assert.deepEqual(asked, [BR, BR.slice(0, -3)]);
    }
    rmSync(join(folder, "miniprogram_npm/yidi/yidi.wasm"));
  });

  test("a failure names the paths and their reasons, and loading can be tried again", async () => {
    let open = false;
    const asked = [];
    const { init } = requireIn(bare({ WXWebAssembly: host(asked, { reads: () => open }) }))("yidi/miniprogram");
    await rejected(init(), "host.load_failed", "zh");
    await assert.rejects(init({ lang: "en" }), (error) => error.message.includes(`${BR}: no such file`) && error.message.includes(`${BR.slice(0, -3)}: no such file`));
    await rejected(init({ lang: "en", path: "/elsewhere.wasm" }), "host.load_failed", "en");
    assert.deepEqual(asked, [BR, BR.slice(0, -3), BR, BR.slice(0, -3), "/elsewhere.wasm"]);
    open = true;
    assert.equal((await init()).version().yidi, yidi.version().yidi);
  });

  test("each host's own object: Douyin's, Alipay's, one that gives the instance alone; before the standard one", async () => {
    for (const [name, options] of [["TTWebAssembly", {}], ["MYWebAssembly", {}], ["WXWebAssembly", { made: ({ instance }) => instance }]]) {
      const asked = [];
      const never = { instantiate() { throw new Error("the standard WebAssembly reads no path"); } };
      const context = bare({});
      Object.assign(context, { [name]: host(asked, options), WebAssembly: never });
      const loaded = await requireIn(context)("yidi/miniprogram").init({ path: BR });
      assert.equal(loaded.area("110105").name, yidi.area("110105").name, name);
      assert.deepEqual(asked, [BR]);
    }
  });

  test("the standard WebAssembly takes the module's bytes, and says so without them", async () => {
    const entry = () => {
      const context = bare({});
      context.WebAssembly = WebAssembly;
      return requireIn(context)("yidi/miniprogram");
    };
    const bytes = readFileSync(join(root, "pkg/yidi.wasm"));
    for (const module of [bytes, await WebAssembly.compile(bytes)]) assert.equal((await entry().init({ module })).version().areas, yidi.version().areas);
    const { init } = entry();
    await rejected(init(), "host.module_needed", "zh");
    await rejected(init({ lang: "en" }), "host.module_needed", "en");
    await rejected(init({ module: new Uint8Array(8), lang: "en" }), "host.load_failed", "en");
    await init({ module: bytes });
  });

  test("what cannot be loaded at all is told by a code, in Chinese and English", async () => {
    const none = requireIn(bare({}))("yidi/miniprogram");
    const wechat = requireIn(bare({ WXWebAssembly: host([]) }))("yidi/miniprogram");
    const other = requireIn(bare({ WXWebAssembly: { instantiate: async () => ({ instance: { exports: { estimate() {} } } }) } }))("yidi/miniprogram");
    for (const lang of ["zh", "en"]) {
      await rejected(none.init({ lang }), "host.no_webassembly", lang);
      await rejected(none.init({ lang, module: new Uint8Array(8) }), "host.no_webassembly", lang);
      await rejected(wechat.init({ lang, module: new Uint8Array(8) }), "host.path_needed", lang);
      await rejected(wechat.init({ lang, paht: BR }), "field.unknown", lang);
      await rejected(wechat.init({ lang, path: "" }), "field.type", lang);
      await rejected(wechat.init({ lang, path: 1 }), "field.type", lang);
      await rejected(wechat.init({ lang, module: "yidi.wasm" }), "field.type", lang);
      await rejected(other.init({ lang }), "host.other_module", lang);
    }
    for (const odd of [null, 1, "/yidi.wasm"]) await rejected(wechat.init(odd), "field.type", "zh");
    await rejected(wechat.init({ lang: "fr" }), "lang.unknown", "zh");
    await wechat.init(); // none of it stands in the way of what is right
  });

  test("a Worker, by the lines of the README: it requires only its own folder, and has only `worker`", async () => {
    const [, lines] = /```js\n(\/\/ workers\/yidi-worker\.js\n[^]*?)```/.exec(readFileSync(join(root, "pkg/miniprogram/README.md"), "utf8"));
    let receive;
    const sent = new Promise((resolve) => {
      const worker = { onMessage(listener) { receive = listener; }, postMessage: resolve };
      const context = bare({ worker, WXWebAssembly: host([]) });
      const load = requireIn(context);
      const require = (name) => {
        assert.equal(name, "./yidi.js"); // a copy of index.js
        return load("./index.js");
      };
      vm.runInContext(`(function (require) { ${lines}\n})`, context)(require);
    });
    const [, [claim]] = calls.find(([name]) => name === "estimate");
    receive(claim);
    assert.deepEqual(JSON.parse(JSON.stringify(await sent)), yidi.estimate(claim));
  });
});
