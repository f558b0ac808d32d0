// The same script in every engine: Node, JavaScriptCore's shell with the build for mini-programs, and the browsers.
//
// A script is the text of an expression that is a function of (yidi, world, read): the functions; what an engine has ways of its own
// for (`realm`, `detach`); and what gives a file's text by its name. What it returns comes back as JSON.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { browsers, open } from "../browser/drivers.mjs";
import { POLICY, serve } from "../browser/server.mjs";
import { REQUIRE, codePackage, root } from "../miniprogram/code-package.mjs";

const PATIENCE = 400_000; // milliseconds: three engines share a slow machine

/** The text of a file beside this one. */
export const text = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

/** In this process. */
function inNode(script, files) {
  const realm = vm.createContext({});
  const world = { realm: (code) => vm.runInContext(code, realm), detach: (buffer) => { structuredClone(buffer, { transfer: [buffer] }); } };
  const yidi = createRequire(import.meta.url)(join(root, "pkg/node.cjs"));
  return vm.runInThisContext(script)(yidi, world, (name) => files[name]);
}

function inFolder(files, use) {
  const folder = mkdtempSync(join(tmpdir(), "yidi-boundary-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  try {
    const answer = use(folder);
    if (!answer?.then) rmSync(folder, { recursive: true, force: true });
    return answer?.then ? answer.finally(() => rmSync(folder, { recursive: true, force: true })) : answer;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function inJsc(script, files) {
  return inFolder({ ...files, "script.js": script, "require.js": REQUIRE }, (folder) => {
    const said = execFileSync("jsc", [fileURLToPath(new URL("jsc.js", import.meta.url)), "--", codePackage(folder)], { encoding: "utf8", maxBuffer: 2 ** 28, timeout: PATIENCE });
    try {
      return JSON.parse(said);
    } catch {
      throw new Error(`jsc: ${said.slice(0, 4000)}`);
    }
  });
}

const PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>boundary</title><link rel="icon" href="data:,"></head><body><script type="module" src="page.js"></script></body></html>';
const page = (names) => `import init, * as yidi from "../pkg/yidi.js";
import script from "./script.js";
const frame = document.body.appendChild(document.createElement("iframe"));
const world = { realm: (code) => frame.contentWindow.eval(code), detach: (buffer) => new MessageChannel().port1.postMessage(null, [buffer]) };
try {
  const files = {};
  for (const name of ${JSON.stringify(names)}) files[name] = await (await fetch(name)).text();
  await init();
  window.answer = JSON.stringify(script(yidi, world, (name) => files[name]));
} catch (error) { window.answer = JSON.stringify({ failed: String(error && error.stack || error) }); }`;

function inBrowser(name, script, files) {
  return inFolder({}, async (folder) => {
    mkdirSync(join(folder, "page"));
    cpSync(join(root, "pkg"), join(folder, "pkg"), { recursive: true });
    const all = { ...files, "index.html": PAGE, "page.js": page(Object.keys(files)), "script.js": `export default ${script}` };
    for (const [file, content] of Object.entries(all)) writeFileSync(join(folder, "page", file), content);
    let browser, site;
    try {
      browser = await open(name);
      // Text is evaluated in the frame alone, to have objects of another realm.
      site = await serve({ ...browser.needs, root: folder, folders: ["page", "pkg"], policy: POLICY.replace("'self' 'wasm-unsafe-eval'", "'self' 'unsafe-eval'") });
      await browser.driver.get(`${site.url}page/index.html`);
      const answer = await browser.driver.wait(() => browser.driver.executeScript("return window.answer").catch(() => null), PATIENCE, `${name}: no answer`);
      const { failed, ...rest } = JSON.parse(answer);
      if (failed) throw new Error(`${name}: ${failed}`);
      return rest;
    } finally {
      await browser?.close();
      await site?.close();
    }
  });
}

/** The engines by name: each takes a script and files, and gives the answer or promises it. */
export const engines = {
  Node: inNode,
  JavaScriptCore: inJsc,
  ...Object.fromEntries(browsers().map((name) => [name, (script, files) => inBrowser(name, script, files)])),
};
