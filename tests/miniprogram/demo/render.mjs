// Turns an assembled mini-program into a web page that a browser can open: WXML compiled by the host's own template compiler,
// WXSS as style sheets, scripts as CommonJS modules, all run by the host's own component framework (glass-easel) with host.js
// beside it for what the framework leaves to the host.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

const npm = createRequire(import.meta.url);
const { TmplGroup } = npm("glass-easel-template-compiler");
const here = fileURLToPath(new URL(".", import.meta.url));

const list = (folder, within = "") => readdirSync(join(folder, within)).flatMap((name) => {
  const path = posix.join(within, name);
  return statSync(join(folder, path)).isDirectory() ? list(folder, path) : [path];
});

/** A style sheet with its imports in place. */
function styles(from, path) {
  return readFileSync(join(from, path), "utf8").replace(/@import "([^"]+)";/g, (_, other) => styles(from, posix.join(posix.dirname(path), other)));
}

/** The classes of a component are its own: the framework writes them as scope--name. */
const scoped = (css, scope) => css.replace(/(^|[\s,}>])\.(?=[a-z])/gi, `$1.${scope}--`).replace(/(--[\w-]+)\.(?=[a-z])/gi, `$1.${scope}--`);

/** Writes the page into `to`. `mini` is the assembled mini-program; what the compiler complains about is thrown. */
export function render(mini, to) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const paths = list(mini);
  const text = (path) => readFileSync(join(mini, path), "utf8");
  const json = (path) => JSON.parse(text(path));
  const app = json("app.json");
  const components = paths.filter((path) => path.endsWith(".wxml") && paths.includes(path.replace(/wxml$/, "js"))).map((path) => path.slice(0, -5));

  // The templates of the mini-program, and of the host's own tags.
  const group = new TmplGroup();
  const complaints = [];
  const tags = readdirSync(join(here, "tags")).filter((name) => name.endsWith(".wxml")).map((name) => name.slice(0, -5));
  const add = (path, wxml) => complaints.push(...(group.addTmpl(path, wxml) ?? []).map(({ message, level, ...rest }) => `${path}: ${message ?? JSON.stringify(rest)} (${level})`));
  for (const path of paths.filter((one) => one.endsWith(".wxml"))) add(path.slice(0, -5), text(path));
  for (const tag of tags) add(`host/${tag}`, readFileSync(join(here, "tags", `${tag}.wxml`), "utf8"));
  if (complaints.length) throw new Error(complaints.join("\n"));
  const templates = group.getTmplGenObjectGroups();
  group.free();

  const sheets = { app: styles(mini, "app.wxss") };
  components.forEach((path, n) => {
    if (path.startsWith("components/")) sheets[path] = scoped(styles(mini, `${path}.wxss`), `c${n}`);
  });
  const plan = {
    pages: app.pages, tabs: app.tabBar.list, tags, sheets,
    components: components.map((path, n) => ({ path, config: json(`${path}.json`), scope: `c${n}` })),
  };
  // Functions, so that nothing has to be evaluated from a text: the page's policy forbids it, as the host does.
  const modules = paths.filter((path) => path.endsWith(".js")).map((path) => [path, text(path)]);
  for (const name of ["glass-easel", "glass-easel-miniprogram-adapter"]) modules.push([name, readFileSync(npm.resolve(name), "utf8")]);
  writeFileSync(join(to, "bundle.js"), [
    `window.PLAN = ${JSON.stringify(plan)};`,
    `window.TEMPLATES = ${templates};`,
    "window.MODULES = {",
    ...modules.map(([path, code]) => `${JSON.stringify(path)}: function (require, module, exports, wx, App, Page, Component, getApp, WXWebAssembly, WebAssembly, fetch, XMLHttpRequest, WebSocket, localStorage, sessionStorage, indexedDB, TextDecoder, TextEncoder, URL) {\n${code}\n},`),
    "};",
  ].join("\n"));
  for (const path of paths.filter((one) => /\.wasm(\.br)?$/.test(one))) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    const bytes = readFileSync(join(mini, path));
    writeFileSync(join(to, path), path.endsWith(".br") ? brotliDecompressSync(bytes) : bytes); // the host unpacks it
  }
  for (const name of ["host.js", "host.css", "index.html"]) copyFileSync(join(here, name), join(to, name));
  return plan;
}
