// Puts the demo mini-program together as the host's tools would: www/miniprogram with yidi where "build npm" copies it, in
// target/miniprogram-demo. Open that folder in the host's developer tools. Fails when it is larger than promised.
//
//     node .ci/miniprogram-demo.mjs

import { cpSync, existsSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const BUDGET = 1_000_000; // bytes, of the whole code package
const NOT_UPLOADED = ["node_modules", "miniprogram_npm", "package.json", "package-lock.json", "project.private.config.json"];

/** The files of a folder, by their paths in it. */
const files = (folder, within = "") => readdirSync(join(folder, within)).sort().flatMap((name) => {
  const path = within ? `${within}/${name}` : name;
  return statSync(join(folder, path)).isDirectory() ? files(folder, path) : [path];
});

/** Assembles the demo; gives the folder and the bytes of each of its parts. */
export function assemble({ pkg = join(root, "pkg"), out = join(root, "target/miniprogram-demo") } = {}) {
  const from = join(root, "www/miniprogram");
  rmSync(out, { recursive: true, force: true });
  cpSync(from, out, { recursive: true, filter: (path) => !NOT_UPLOADED.includes(path.slice(from.length + 1).split(sep)[0]) });

  // "build npm" copies the folder that the package's manifest names.
  const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  if (typeof manifest.miniprogram !== "string") throw new Error(`pkg/package.json names no folder for mini-programs under "miniprogram"`);
  const copied = join(out, "miniprogram_npm", manifest.name);
  cpSync(join(pkg, manifest.miniprogram), copied, { recursive: true });
  if (!["miniprogram.js", "miniprogram/index.js"].some((entry) => existsSync(join(copied, entry)))) {
    throw new Error(`require("${manifest.name}/miniprogram") finds nothing in a mini-program: pkg/${manifest.miniprogram} has no miniprogram.js`);
  }

  const sizes = {};
  for (const path of files(out)) {
    const [first] = path.split("/");
    const part = first === "miniprogram_npm" ? (/\.wasm(\.br)?$/.test(path) ? "yidi: module" : "yidi: glue") : path.includes("/") ? first : "app";
    sizes[part] = (sizes[part] ?? 0) + statSync(join(out, path)).size;
  }
  const total = Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0);
  if (total > BUDGET) throw new Error(`the demo mini-program has ${total} bytes, more than ${BUDGET}: ${JSON.stringify(sizes)}`);
  return { out, sizes, total, budget: BUDGET };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { out, sizes, total, budget } = assemble();
  for (const [part, bytes] of Object.entries(sizes)) console.log(`${part.padEnd(14)}${String(bytes).padStart(8)} bytes`);
  console.log(`${"whole package".padEnd(14)}${String(total).padStart(8)} bytes of ${budget}: ${out}`);
}
