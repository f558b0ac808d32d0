// What pkg/miniprogram must be for the hosts to take it: the module, the syntax, the size, the names, the types.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { parse } from "acorn";
import { BUDGET, miniprogramGlue } from "../../.ci/miniprogram.mjs";
import { manifest, root } from "./code-package.mjs";

const pkg = (path) => join(root, "pkg", path);
const require = createRequire(import.meta.url);
let folder;

before(() => { folder = mkdtempSync(join(tmpdir(), "yidi-miniprogram-")); });
after(() => rmSync(folder, { recursive: true, force: true }));

describe("the module", () => {
  const bytes = brotliDecompressSync(readFileSync(pkg("miniprogram/yidi.wasm.br")));

  test("is the browsers' own, compressed", () => assert.ok(bytes.equals(readFileSync(pkg("yidi.wasm")))));

  test("exports functions, one memory and one table at most, and no Global, which iOS does not know", () => {
    const kinds = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ kind }) => kind);
    assert.deepEqual(kinds.filter((kind) => kind !== "function" && kind !== "table"), ["memory"]);
    assert.ok(kinds.filter((kind) => kind === "table").length <= 1);
    assert.ok(kinds.includes("function"));
  });

  test("imports functions only", () => {
    const kinds = new Set(WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ kind }) => kind));
    assert.deepEqual([...kinds], ["function"]);
  });

  test("is WebAssembly 1.0: valid with every later feature disabled", () => {
    const tool = join(root, "tests/node_modules/.bin/wasm-validate");
    const help = execFileSync(tool, ["--help"], { encoding: "utf8" });
    const off = [...help.matchAll(/--disable-[\w-]+/g)].map(([option]) => option);
    assert.ok(off.length >= 7, `only ${off}`);
    const validate = (file) => execFileSync(tool, [...off, file], { stdio: ["ignore", "pipe", "pipe"] });
    validate(pkg("yidi.wasm"));
    // The check itself: an instruction of a later edition (i32.extend8_s) is refused.
    writeFileSync(join(folder, "later.wasm"), Buffer.from("0061736d0100000001060160017f017f03020100 0a070105002000c00b".replaceAll(" ", ""), "hex"));
    assert.throws(() => validate(join(folder, "later.wasm")));
    execFileSync(tool, [join(folder, "later.wasm")]);
  });
});

describe("the glue", () => {
  const text = readFileSync(pkg("miniprogram/index.js"), "utf8");

  test("is in the syntax of ES2015: no async functions, no spread of objects", () => {
    parse(text, { ecmaVersion: 2015, sourceType: "script" });
    parse(readFileSync(pkg("miniprogram/miniprogram.js"), "utf8"), { ecmaVersion: 2015, sourceType: "script" });
    for (const later of ["async function a() {}", "({ ...a })", "try {} catch {}", "a?.b"]) assert.throws(() => parse(later, { ecmaVersion: 2015, sourceType: "script" }), SyntaxError, later);
  });

  test("uses no global but the language's own and, behind typeof, the hosts'", () => {
    const declared = new Set();
    const used = new Set();
    const declare = (pattern) => {
      if (!pattern) return;
      if (pattern.type === "Identifier") declared.add(pattern.name);
      else if (pattern.type === "ObjectPattern") for (const { value } of pattern.properties) declare(value);
      else if (pattern.type === "ArrayPattern") pattern.elements.forEach(declare);
      else declare(pattern.left ?? pattern.argument);
    };
    const visit = (node, key, parent) => {
      if (Array.isArray(node)) return node.forEach((one) => visit(one, key, parent));
      if (typeof node?.type !== "string") return undefined;
      if (node.type === "VariableDeclarator") declare(node.id);
      if (/Function|Class/.test(node.type)) { declare(node.id); (node.params ?? []).forEach(declare); }
      if (node.type === "CatchClause") declare(node.param);
      const isName = !parent.computed && ((parent.type === "MemberExpression" && key === "property") || (/Property|MethodDefinition/.test(parent.type) && key === "key" && !parent.shorthand));
      if (node.type === "Identifier" && !isName) used.add(node.name);
      for (const [name, child] of Object.entries(node)) visit(child, name, node);
      return undefined;
    };
    visit(parse(text, { ecmaVersion: 2015, sourceType: "script" }), "", {});
    const free = [...used].filter((name) => !declared.has(name)).sort();
    const language = ["Array", "ArrayBuffer", "DataView", "Error", "Float64Array", "JSON", "Map", "Object", "Promise", "RangeError", "Reflect", "String", "Symbol", "TypeError", "Uint16Array", "Uint32Array", "Uint8Array", "arguments", "exports", "undefined"];
    const behindTypeof = ["MYWebAssembly", "TTWebAssembly", "TextDecoder", "TextEncoder", "WXWebAssembly", "WebAssembly"];
    // wasm-bindgen has a conversion with BigInt among its imports, which no function calls: the runtimes' tests run without it.
    assert.deepEqual(free.filter((name) => !language.includes(name)), ["BigInt", ...behindTypeof].sort());
    for (const name of behindTypeof) assert.match(text, new RegExp(`typeof ${name}\\b`), name);
    for (const bad of ["eval", "Function", "require", "globalThis", "fetch"]) assert.ok(!used.has(bad), bad);
  });

  test("has the browsers' functions, no more and no fewer", async () => {
    const names = Object.keys(await import(pathToFileURL(pkg("yidi.js")))).filter((name) => name !== "initSync");
    assert.deepEqual(Object.keys(require(pkg("miniprogram/index.js"))).sort(), names.sort());
    assert.equal(require(pkg("miniprogram/miniprogram.js")), require(pkg("miniprogram/index.js")));
  });

  test("and the module fit into the main package's budget", (t) => {
    const [glue, module] = ["index.js", "yidi.wasm.br"].map((name) => readFileSync(pkg(`miniprogram/${name}`)).length);
    t.diagnostic(`Main-package cost (glue + .wasm.br): ${glue} + ${module} = ${glue + module} bytes of ${BUDGET}`);
    assert.ok(glue + module <= BUDGET);
  });
});

describe("its making", () => {
  // The very glue that Node has, and the names of its functions.
  const [, glue] = /^'use strict';\n\n([^]*?)\n\nconst \{ watch \} = /m.exec(readFileSync(pkg("node.cjs"), "utf8"));
  const names = Object.keys(require(pkg("node.cjs"))).filter((name) => !["init", "default"].includes(name));
  const made = (text) => miniprogramGlue(text, names, require("esbuild"));

  test("the file in the package is made from the same glue as Node's", () => {
    const [first, second, ...rest] = readFileSync(pkg("miniprogram/index.js"), "utf8").split("\n");
    for (const line of [first, second]) assert.match(line, /^\/\/ /);
    assert.equal(rest.join("\n"), `${made(glue)}\n`);
  });

  test("glue that looks other than expected is refused, not guessed at", () => {
    const other = (from, to) => {
      assert.ok(glue.includes(from), from);
      return () => made(glue.replace(from, to));
    };
    assert.throws(other("new TextDecoder('utf-8', { ignoreBOM: true })", "new TextDecoder('utf-8', { fatal: true })"), /TextDecoder/);
    assert.throws(other("new TextEncoder()", "makeEncoder()"), /TextEncoder/);
    assert.throws(other("async function __wbg_load(", "async function load("), /__wbg_load/);
    assert.throws(other("\nfunction initSync(", "\nfunction initAtOnce("), /initSync/);
    assert.throws(other("function __wbg_finalize_init(instance, module) {", "function finish(instance, module) {"), /__wbg_finalize_init/);
    assert.throws(other("function takeObject(idx) {", "new FinalizationRegistry(() => {});\nfunction takeObject(idx) {"), /FinalizationRegistry/);
    assert.throws(other("function takeObject(idx) {", "fetch('x');\nfunction takeObject(idx) {"), /fetch/);
    assert.throws(() => made(`${glue}\nfunction more() {}\n`), /more/);
  });
});

describe("in a project", () => {
  let project;
  before(() => {
    // Installed as npm would: what the manifest lists, and nothing else.
    project = join(folder, "project");
    for (const name of [...manifest.files, "package.json"]) {
      mkdirSync(join(project, "node_modules/yidi", name, ".."), { recursive: true });
      cpSync(pkg(name), join(project, "node_modules/yidi", name));
    }
  });

  test("`yidi/miniprogram` is found by require and by import, and loads from bytes", () => {
    writeFileSync(join(project, "package.json"), '{ "name": "empty", "private": true }');
    const body = `init({ module: readFileSync(WASM) }).then((yidi) => console.log(JSON.stringify([typeof yidi.estimate, yidi.version().yidi])));`;
    writeFileSync(join(project, "a.cjs"), `const { init } = require("yidi/miniprogram"); const { readFileSync } = require("node:fs"); const WASM = require.resolve("yidi/yidi.wasm"); ${body}`);
    writeFileSync(join(project, "a.mjs"), `import { init } from "yidi/miniprogram"; import { readFileSync } from "node:fs"; const WASM = new URL("node_modules/yidi/yidi.wasm", import.meta.url); ${body}`);
    for (const file of ["a.cjs", "a.mjs"]) {
      assert.deepEqual(JSON.parse(execFileSync(process.execPath, [file], { cwd: project, encoding: "utf8" })), ["function", manifest.version], file);
    }
    const resolved = createRequire(join(project, "a.cjs")).resolve("yidi/miniprogram/yidi.wasm.br");
    assert.ok(resolved.endsWith("yidi.wasm.br"));
  });

  test("its types hold for a strict caller, by require, by import and for a bundler", () => {
    const caller = `import { init } from "yidi/miniprogram";
      import type { Claim, Failure, LoadOptions, Receipt, Yidi } from "yidi/miniprogram";
      export async function run(claim: Claim): Promise<Receipt | Failure> {
        const options: LoadOptions = { path: "/sub/yidi.wasm.br", lang: "en" };
        const yidi: Yidi = await init(options);
        const receipt: Receipt | Failure = yidi.estimate(claim, "en");
        return receipt;
      }
      // @ts-expect-error a misspelt option is refused
      void init({ paht: "/sub/yidi.wasm.br" });
      // @ts-expect-error nothing is loaded twice
      void init().then((yidi) => yidi.init());
    `;
    for (const file of ["a.mts", "a.cts", "a.ts"]) writeFileSync(join(project, file), caller);
    const copied = "miniprogram_npm/yidi/index.d.ts"; // "build npm" copies the types along, away from their package
    cpSync(pkg("miniprogram/index.d.ts"), join(project, copied));
    for (const [files, module, resolution] of [[["a.mts", "a.cts"], "nodenext", "nodenext"], [["a.ts", copied], "es2022", "bundler"]]) {
      const args = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022", "--types", "", "--module", module, "--moduleResolution", resolution, ...files];
      try {
        execFileSync(join(root, "tests/node_modules/.bin/tsc"), args, { cwd: project, encoding: "utf8" });
      } catch (error) {
        assert.fail(`tsc ${args.join(" ")}\n${error.stdout}${error.stderr}`);
      }
    }
  });
});
