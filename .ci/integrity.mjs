// Makes pkg/integrity.json: the SHA-384 of every file that a page loads, as the attribute `integrity` has it, for pages that take no other.
//
//     node .ci/integrity.mjs

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const pkg = fileURLToPath(new URL("../pkg/", import.meta.url));
const { files } = JSON.parse(readFileSync(`${pkg}package.json`, "utf8"));
const loaded = files.filter((name) => /\.(js|wasm)$/.test(name) && !name.startsWith("miniprogram/")); // a mini-program's host loads its own way
const digest = (name) => `sha384-${createHash("sha384").update(readFileSync(pkg + name)).digest("base64")}`;

writeFileSync(`${pkg}integrity.json`, `${JSON.stringify(Object.fromEntries(loaded.sort().map((name) => [name, digest(name)])), null, 2)}\n`);
