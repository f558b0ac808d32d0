// Turns what wasm-bindgen made into the npm package: one optimised module, and one glue for browsers and one for Node, both from
// wasm-bindgen's web glue. It fails rather than guess when that glue looks other than expected.
//
//     node .ci/package.mjs <folder with web/ and types/>

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { check, fold, plain } from "./fold.mjs";
import { BUDGET, miniprogramGlue } from "./miniprogram.mjs";

const from = process.argv[2];
const pkg = fileURLToPath(new URL("../pkg/", import.meta.url));
const BUILT = "// Built by `make pkg`; change the Rust source instead.";

// Speed before size: with -Os the module is no smaller once compressed.
const OPTIMIZE = 3;
const SHRINK = 0;

// ---- the module

const npmTool = createRequire(new URL("../tests/package.json", import.meta.url));
const { default: binaryen } = await import(pathToFileURL(npmTool.resolve("binaryen")));
const glue = readFileSync(join(from, "web/yidi.js"), "utf8");

const module = binaryen.readBinary(readFileSync(join(from, "web/yidi_bg.wasm")));
module.setFeatures(binaryen.Features.MVP);
// wasm-bindgen exports two globals for handling aborts, which nothing here reads and some mini-program hosts cannot load.
const exported = Array.from({ length: module.getNumExports() }, (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)));
for (const { name, kind } of exported) {
  if (kind !== binaryen.ExternalGlobal) continue;
  check(!glue.includes(name), `the glue uses the exported global ${name}`);
  module.removeExport(name);
}
binaryen.setOptimizeLevel(OPTIMIZE);
binaryen.setShrinkLevel(SHRINK);
// It would cut the data into hundreds of pieces at every few zeros, which compresses worse than the zeros.
binaryen.addPassToSkip("memory-packing");
// The compiler has inlined what is worth it; copies made here would be 3 % of the download, at no gain in speed.
for (const pass of ["inlining", "inlining-optimizing"]) binaryen.addPassToSkip(pass);
module.optimize();
// With the names of its functions, so that benches/size.mjs can say what the code is for; what ships has none.
binaryen.setDebugInfo(true);
writeFileSync(join(from, "named.wasm"), module.emitBinary());
binaryen.setDebugInfo(false);
module.runPasses(["strip-debug", "strip-producers", "strip-target-features"]);
check(module.validate(), "the optimised module is not valid WebAssembly 1.0");
const wasm = module.emitBinary();
writeFileSync(join(pkg, "yidi.wasm"), wasm);

// ---- the glue

// wasm-bindgen puts the crate's own pieces of JavaScript beside the glue; folded in, a page fetches one file less.
function foldSnippets(text) {
  return text.replace(/^import \{([^}]*)\} from ['"](\.\/snippets\/[^'"]+)['"];$/gm, (_, names, path) => {
    const wanted = path.endsWith("/input.js") ? `${names}, close, retain` : names; // the last two are watch.js's, not the module's
    return fold(readFileSync(join(from, "web", path), "utf8"), wanted, path);
  });
}

const closing = "export { initSync, __wbg_init as default };";
check(glue.trimEnd().endsWith(closing), "the glue does not end with the exports expected");
const folded = foldSnippets(glue)
  .replace(/^\/\* @ts-self-types=.*\n/, "")
  .replace(closing, "")
  .trim();
const body = plain(folded, "the glue");
check(body.exported.length > 0, "the glue exports no function");
for (const name of ["init", "default"]) check(!body.exported.includes(name), `a Rust function is named ${name}`);
for (const used of ["const { stringify, take, usual, close, retain } =", "let heap = new Array(1024).fill(undefined);\nheap.push(undefined, null, true, false);", "function __wbg_finalize_init(instance, module) {\n    wasmInstance = instance;"]) {
  check(body.text.split(used).length === 2, `the glue does not say ${used}`);
}

// The functions as they are called: watched, so that nobody ever sees a trap.
const watched = `${fold(readFileSync(new URL("../src/wasm/watch.js", import.meta.url), "utf8"), "watch", "watch.js")}

// Another instance in place of the first, or of one that broke; what callers had handed over is let go.
function instanceOf(instance, module) {
    heap_next = heap.length = 1028;
    __wbg_finalize_init(instance, module);
}`;
const functions = `{ ${body.exported.join(", ")} }`;
const answering = (guard) => `const answering = (name) => function () {${guard} return watched(name, arguments); };
${body.exported.map((name) => `const ${name}$ = answering("${name}");`).join("\n")}`;

writeFileSync(join(pkg, "yidi.js"), `${BUILT}
// For browsers and bundlers: an ES module. \`await init()\` once, then call the functions.

${body.text}

${watched}

let renewing;
function renew(begin) {
    try {
        instanceOf(new WebAssembly.Instance(wasmModule, __wbg_get_imports()), wasmModule);
        begin();
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        // Older Chromium makes none at once; nor does anyone without memory. \`init\` waits for it.
        if (!renewing) renewing = WebAssembly.instantiate(wasmModule, __wbg_get_imports()).then((instance) => {
            instanceOf(instance, wasmModule);
            begin();
        }).finally(() => { renewing = undefined; });
        renewing.catch(() => {});
    }
}
function notReady() {
    const [code, message, remedy] = ["host.not_ready", "yidi 尚未加载 / yidi is not loaded yet.", "请先等待 init() 完成 / Await init() first"];
    return Object.assign(new Error(message), { code, issues: [{ code, severity: "error", message, remedy }] });
}
const watched = watch(${functions}, close, retain, renew);
${answering(" if (!wasmModule) throw notReady();")}
export { ${body.exported.map((name) => `${name}$ as ${name}`).join(", ")} };

/**
 * Loads the module, once however often it is called. Without an argument it is fetched from beside this file; give its address,
 * a Response, its bytes or a WebAssembly.Module to take it from elsewhere. After a failure it may be called again.
 */
export async function init(source) {
    if (renewing) await renewing.catch(() => {}); // the next call tries again, and says so
    await __wbg_init({ module_or_path: (await source) ?? new URL('yidi.wasm', import.meta.url) });
}

export default init;
`);

writeFileSync(join(pkg, "node.cjs"), `${BUILT}
// For Node: the module is loaded at once, so that the functions can be called right after \`require\`. node.mjs shares this instance.
'use strict';

${body.text}

${watched}

initSync({ module: require('node:fs').readFileSync(require('node:path').join(__dirname, 'yidi.wasm')) });

/** Nothing is left to load; here so that the same code runs in a browser. */
async function init() {}

const watched = watch(${functions}, close, retain, (begin) => {
    instanceOf(new WebAssembly.Instance(wasmModule, __wbg_get_imports()), wasmModule);
    begin();
});
${answering("")}
module.exports = { ${body.exported.map((name) => `${name}: ${name}$`).join(", ")}, init, default: init };
`);

writeFileSync(join(pkg, "node.mjs"), `${BUILT}
import yidi from './node.cjs';

export const { ${[...body.exported, "init"].join(", ")} } = yidi;
export default yidi.init;
`);

// ---- the declarations

const types = readFileSync(join(from, "types/yidi.d.ts"), "utf8");
const declarations = `${BUILT}
${types.replace(/^\/\* tslint:disable \*\/\n|^\/\* eslint-disable \*\/\n/gm, "").trim()}

/**
 * Loads the module, once however often it is called; await it before calling anything else. Without an argument it is fetched from
 * beside yidi.js; give its address (string or URL), a Response, its bytes or a WebAssembly.Module to take it from elsewhere.
 * In Node nothing has to be loaded, and it resolves at once.
 */
export function init(source?: string | object): Promise<void>;
export default init;
`;
for (const name of ["yidi.d.ts", "yidi.d.cts"]) writeFileSync(join(pkg, name), declarations); // for import, for require

copyFileSync(fileURLToPath(new URL("../LICENSE", import.meta.url)), join(pkg, "LICENSE"));

// ---- the thread for long runs: written by hand, taken as it is

const worker = fileURLToPath(new URL("../src/worker/", import.meta.url));
mkdirSync(join(pkg, "worker"), { recursive: true });
for (const name of readdirSync(worker).sort()) {
  writeFileSync(join(pkg, "worker", name), `// Built by \`make pkg\`; change src/worker/ instead.\n${readFileSync(join(worker, name), "utf8")}`);
}

// ---- the schema of a policy pack, for editors: as a file, and easy to read

const { packSchema } = npmTool(join(pkg, "node.cjs"));
mkdirSync(join(pkg, "schema"), { recursive: true });
writeFileSync(join(pkg, "schema/policy-pack.schema.json"), `${JSON.stringify(packSchema(), null, 2)}\n`);

const compressed = brotliCompressSync(wasm); // quality 11, and a window wider than the module
console.log(`pkg/yidi.wasm ${wasm.length} bytes, ${compressed.length} with brotli; ${body.exported.length} functions: ${body.exported.join(", ")}`);

// ---- the same for mini-programs

for (const name of body.exported) check(exported.some((one) => one.name === name && one.kind === binaryen.ExternalFunction), `the module does not export ${name}`);
const miniprogram = `${BUILT}
// For mini-programs: \`require('yidi/miniprogram').init()\`; see index.d.ts.
${miniprogramGlue(body.text, body.exported, npmTool("esbuild"))}
`;
mkdirSync(join(pkg, "miniprogram"), { recursive: true });
writeFileSync(join(pkg, "miniprogram/index.js"), miniprogram);
writeFileSync(join(pkg, "miniprogram/yidi.wasm.br"), compressed);
const cost = Buffer.byteLength(miniprogram) + compressed.length;
console.log(`Main-package cost (glue + .wasm.br): ${cost} bytes of ${BUDGET}`);
check(cost <= BUDGET, `the main-package cost of a mini-program is ${cost - BUDGET} bytes over its budget`);
