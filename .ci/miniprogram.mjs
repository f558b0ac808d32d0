// The glue for the hosts of mini-programs, made from the same glue as pkg/yidi.js: package.mjs calls this, and a test does. It fails
// rather than guess when that glue looks other than expected.
//
// What the hosts are documented to run sets the form. WeChat's table of engines (its repository miniprogram-compat) has, for the base
// library 2.13 that brought WXWebAssembly, iOS 10 and Chrome 53: both run ES2015 as it is, async functions they do not. Alipay's
// tools read no more than ES2018. So: ES2015, CommonJS, and one file, because a Worker can require nothing outside its own folder.

import { readFileSync } from "node:fs";
import { check, fold } from "./fold.mjs";

/** What the main package of a mini-program may spend on yidi, in bytes: 500 KiB, a quarter of what WeChat allows for all. */
export const BUDGET = 500 * 1024;

function replaced(text, wanted, by, times) {
  const parts = text.split(wanted);
  check(parts.length === times + 1, `the glue has ${wanted} ${parts.length - 1} times, not ${times}`);
  return parts.join(by);
}

// With these the glue ends, and they do nothing but fetch and compile.
const LOADING = ["__wbg_load", "initSync", "__wbg_init_promise", "__wbg_init", "__wbg_init_once"];

function withoutLoading(glue) {
  const at = glue.indexOf("\nasync function __wbg_load(");
  check(at > 0, "the glue has no function __wbg_load");
  const declared = [...glue.slice(at).matchAll(/^(?:async )?(?:function|let|const|var|class) (\w+)/gm)].map(([, name]) => name);
  check(declared.join() === LOADING.join(), `the glue ends with ${declared.join(", ")}, expected is ${LOADING.join(", ")}`);
  const kept = glue.slice(0, at);
  // What the own encoder has anyway, and what only strings without room to grow would need: bytes that count.
  const spared = [/\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}\n/, /\n    if \(realloc === undefined\) \{[^]*?\n    \}\n/];
  for (const one of spared) check(one.test(kept), `the glue has no ${one}`);
  for (const needed of ["function __wbg_get_imports() {", "function __wbg_finalize_init(instance, module) {"]) replaced(kept, needed, needed, 1);
  return spared.reduce((text, one) => text.replace(one, ""), kept);
}

/** Text in the syntax of ES2015, and minified: built text is not read, but its bytes count. */
function lowered(text, esbuild) {
  const { code, warnings } = esbuild.transformSync(text, { target: "es2015", format: "cjs", minify: true, lineLimit: 160, charset: "utf8", legalComments: "none" });
  check(warnings.length === 0, warnings.map((one) => one.text).join("; "));
  return code.trim();
}

// What no mini-program has, or not every one. WebAssembly and TextDecoder are asked for behind typeof.
const ABSENT = /\b(?:fetch|URL|Request|Response|FinalizationRegistry|WeakRef|globalThis|window|self|document|process|Buffer|require|import|eval|async|await)\b(?!['":])|\bFunction\(/;

const source = (name, names) => fold(readFileSync(new URL(`../src/wasm/${name}`, import.meta.url), "utf8"), names, name);

/** The text of a CommonJS file with the functions of these names, which `init` has the host load. */
export function miniprogramGlue(glue, names, esbuild) {
  let body = withoutLoading(glue);
  body = replaced(body, "new TextDecoder('utf-8', { ignoreBOM: true })", "new Utf8Decoder('utf-8', { ignoreBOM: true })", 2);
  body = replaced(body, "new TextEncoder()", "new Utf8Encoder()", 2);
  const text = lowered(`'use strict';
${source("utf8.js", "Utf8Decoder, Utf8Encoder")}
${source("miniprogram.js", "loader")}
${source("watch.js", "watch")}
${body}
const functions = { ${names.join(", ")} };
const { init, again, guarded } = loader(exports, Object.keys(functions), __wbg_get_imports, (instance) => {
  heap_next = heap.length = 1028;
  __wbg_finalize_init(instance);
});
const watched = watch(functions, close, retain, again);
Object.keys(functions).forEach((name) => { exports[name] = guarded(name, watched); });
exports.init = init;
exports.default = init;
`, esbuild);
  const absent = ABSENT.exec(text);
  check(!absent, `the glue uses ${absent?.[0]}, which a mini-program does not have: ${text.slice(absent?.index - 60, absent?.index + 60)}`);
  return text;
}
