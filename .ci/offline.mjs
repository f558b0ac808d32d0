// Makes www/offline.js: the files of the page and of the package that it uses, each with its digest, for the service worker (www/sw.js).
// The list is what can be reached from www/index.html, so nothing is forgotten and nothing is kept that the page does not use.
//
//     node .ci/offline.mjs             writes it, if it is another
//     node .ci/offline.mjs check       fails if it is another

import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

// How one file names another, by kind of file.
const NAMES = {
  html: [/<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"#:]+)"/g],
  js: [/\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g, /new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url\s*\)/g],
  css: [/url\(\s*["']?(?!data:)([^"')#]+)["']?\s*\)/g],
  webmanifest: [/"src":\s*"([^"]+)"/g],
};
// Browsers see to these themselves: a service worker that served itself would never be renewed.
const APART = ["sw.js", "offline.js"];

/** The text of www/offline.js for the page under `base`. */
export function offline(base = root) {
  const www = join(base, "www");
  const digest = (bytes) => createHash("sha256").update(bytes).digest("base64");
  const files = new Map();
  const open = ["index.html"];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (files.has(path) || APART.includes(path)) continue;
    if (!existsSync(join(www, path))) throw new Error(`www/${path} is named by the page but is not there`);
    const bytes = readFileSync(join(www, path));
    files.set(path, `sha256-${digest(bytes)}`);
    for (const pattern of NAMES[path.split(".").pop()] ?? []) {
      for (const [, name] of bytes.toString("utf8").matchAll(pattern)) open.push(posix.join(dirname(path), name.split("?")[0]));
    }
  }
  // Asked for by its folder: some hosts answer index.html with a redirection, which a browser does not take for the page.
  const list = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, hash]) => [path === "index.html" ? "./" : path, hash]));
  const text = JSON.stringify(list, null, 2);
  const version = createHash("sha256").update(text).update(readFileSync(join(www, "sw.js"))).digest("hex").slice(0, 12);
  return `// Built by \`make pkg\` (.ci/offline.mjs): what the service worker keeps.\nObject.assign(self, { yidiOffline: { version: "${version}", files: ${text} } });\n`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = `${root}www/offline.js`;
  const now = offline();
  const same = existsSync(file) && readFileSync(file, "utf8") === now;
  if (process.argv[2] === "check" && !same) {
    console.error("www/offline.js is stale: the page or pkg/ changed since it was made.\nRun `node .ci/offline.mjs`.");
    process.exit(1);
  }
  if (!same) writeFileSync(file, now);
}
