// Turns what wasm-bindgen made into the npm package: one optimised module, and one glue for browsers and one for Node, both from
// wasm-bindgen's web glue. It fails rather than guess when that glue looks other than expected.
//
//     node .ci/package.mjs <folder with web/ and types/>

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const from = process.argv[2];
const pkg = fileURLToPath(new URL("../pkg/", import.meta.url));
const BUILT = "// Built by `make pkg`; change the Rust source instead.";

// Speed before size: with -Os the module is no smaller once compressed.
const OPTIMIZE = 3;
const SHRINK = 0;

const check = (condition, message) => {
  if (!condition) throw new Error(message);
};

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
module.optimize();
module.runPasses(["strip-debug", "strip-producers", "strip-target-features"]);
check(module.validate(), "the optimised module is not valid WebAssembly 1.0");
const wasm = module.emitBinary();
writeFileSync(join(pkg, "yidi.wasm"), wasm);

// ---- the glue

// wasm-bindgen puts the crate's own pieces of JavaScript beside the glue; folded in, a page fetches one file less.
function foldSnippets(text) {
  return text.replace(/^import \{([^}]*)\} from ['"](\.\/snippets\/[^'"]+)['"];$/gm, (_, names, path) => {
    const snippet = readFileSync(join(from, "web", path), "utf8");
    check(!/^import\b/m.test(snippet), `${path} imports something, which folding does not handle`);
    const body = plain(snippet, path);
    const wanted = names.split(",").map((name) => name.trim()).filter(Boolean);
    for (const name of wanted) check(body.exported.includes(name.split(" as ")[0]), `${path} does not export ${name}`);
    const indented = body.text.trim().replace(/^(?=.)/gm, "    ");
    return `const { ${wanted.join(", ").replaceAll(" as ", ": ")} } = (() => {\n${indented}\n    return { ${body.exported.join(", ")} };\n})();`;
  });
}

// A module's text without the word `export`, and the names it exported.
function plain(text, path) {
  const exported = [];
  const result = text.replace(/^export (async function\*?|function\*?|class|const|let) ?(\w+)/gm, (_, kind, name) => {
    exported.push(name);
    return `${kind} ${name}`;
  });
  check(!/^(export|import)\b|\bimport\.meta\b/m.test(result), `${path} imports or exports in a way that is not handled:\n${/^(export|import)\b.*|.*\bimport\.meta\b.*/m.exec(result)}`);
  return { text: result, exported };
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

writeFileSync(join(pkg, "yidi.js"), `${BUILT}
// For browsers and bundlers: an ES module. \`await init()\` once, then call the functions.

${folded}

/**
 * Loads the module, once however often it is called. Without an argument it is fetched from beside this file; give its address,
 * a Response, its bytes or a WebAssembly.Module to take it from elsewhere. After a failure it may be called again.
 */
export async function init(source) {
    await __wbg_init({ module_or_path: (await source) ?? new URL('yidi.wasm', import.meta.url) });
}

export default init;
`);

writeFileSync(join(pkg, "node.cjs"), `${BUILT}
// For Node: the module is loaded at once, so that the functions can be called right after \`require\`. node.mjs shares this instance.
'use strict';

${body.text}

initSync({ module: require('node:fs').readFileSync(require('node:path').join(__dirname, 'yidi.wasm')) });

/** Nothing is left to load; here so that the same code runs in a browser. */
async function init() {}

module.exports = { ${[...body.exported, "init"].join(", ")}, default: init };
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

// ---- the schema of a policy pack, for editors: as a file, and easy to read

const { packSchema } = npmTool(join(pkg, "node.cjs"));
mkdirSync(join(pkg, "schema"), { recursive: true });
writeFileSync(join(pkg, "schema/policy-pack.schema.json"), `${JSON.stringify(packSchema(), null, 2)}\n`);

const compressed = brotliCompressSync(wasm).length;
console.log(`pkg/yidi.wasm ${wasm.length} bytes, ${compressed} with brotli; ${body.exported.length} functions: ${body.exported.join(", ")}`);
