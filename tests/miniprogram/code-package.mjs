// A mini-program's code package as "build npm" of the hosts' tools leaves it: the folder that pkg/package.json names under
// `miniprogram`, copied to miniprogram_npm/yidi/. Beside each .wasm.br lies what a host that reads it finds inside.

import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const manifest = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));

export function codePackage(folder) {
  const into = join(folder, "miniprogram_npm", manifest.name);
  mkdirSync(into, { recursive: true });
  cpSync(join(root, "pkg", manifest.miniprogram), into, { recursive: true });
  for (const name of readdirSync(into)) {
    if (name.endsWith(".br")) writeFileSync(join(into, `${name}.inside`), brotliDecompressSync(readFileSync(join(into, name))));
    // A module as the hosts wrap it, so that it can be loaded where text cannot be evaluated.
    if (name.endsWith(".js")) writeFileSync(join(into, `${name}.wrapped`), `(function (module, exports, require) { ${readFileSync(join(into, name), "utf8")}\n})`);
  }
  return folder;
}

/** CommonJS as in a mini-program: `load` gives the wrapped module of a path; packages are looked up in miniprogram_npm alone. */
export const REQUIRE = `(function (load) {
  var loaded = {};
  return function require(name) {
    var path = name.indexOf("./") === 0 ? "miniprogram_npm/yidi/" + name.slice(2)
      : name === "yidi" ? "miniprogram_npm/yidi/index.js" : "miniprogram_npm/" + name + ".js";
    if (!loaded[path]) {
      loaded[path] = { exports: {} };
      load(path)(loaded[path], loaded[path].exports, require);
    }
    return loaded[path].exports;
  };
})`;
