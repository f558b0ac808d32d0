// Chromium made as slow as a cheap phone on a bad line, as Lighthouse has it: a quarter of this machine's speed, and slow 4G.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { open } from "../tests/browser/drivers.mjs";
import { serve } from "../tests/browser/server.mjs";
import { root } from "./common.mjs";

/** How much slower than this machine. */
export const SLOWED = 4;
/** Slow 4G: so long until an answer begins, and so many bytes of it a second. */
export const LINE = { latency: 150, bytes: (1.6 * 1024 * 1000) / 8 };

/** The page as a good host serves it: each file compressed once, as far as it can be, and before anybody asks for it. */
export async function host(options = {}) {
  const server = await serve({ quality: 11, ...options });
  const files = ["www", "pkg", "pkg/elements", "pkg/worker"].flatMap((folder) => readdirSync(join(root, folder)).filter((name) => /\.(html|js|css|wasm|svg|webmanifest)$/.test(name)).map((name) => `${folder}/${name}`));
  for (const file of files) await (await fetch(server.url + file, { headers: { "Accept-Encoding": "br" } })).arrayBuffer();
  return server;
}

/** Chromium, with the means to slow it down and to run a script before any of the page's. */
export async function slow({ width = 412, height = 823, mobile = true } = {}) {
  const browser = await open("chromium", { width, height, mobile });
  const { driver } = browser;
  const tools = (command, values = {}) => driver.sendAndGetDevToolsCommand(command, values);
  await tools("Network.enable");
  await tools("Page.enable");
  return {
    ...browser,
    tools,
    run: (script, ...values) => driver.executeScript(script, ...values),
    /** Waits for the promise that the script returns. */
    wait: async (script, ...values) => {
      const { failed, value } = await driver.executeAsyncScript(`const done = arguments[arguments.length - 1];
        (async () => { ${script} })().then((value) => done({ value }), (error) => done({ failed: String(error) }));`, ...values);
      if (failed) throw new Error(failed);
      return value;
    },
    cpu: (rate) => tools("Emulation.setCPUThrottlingRate", { rate }),
    line: (slow) => tools("Network.emulateNetworkConditions", slow
      ? { offline: false, latency: LINE.latency, downloadThroughput: LINE.bytes, uploadThroughput: LINE.bytes / 2 }
      : { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }),
    /** Runs in every document before the page does. */
    before: (source) => tools("Page.addScriptToEvaluateOnNewDocument", { source }),
    empty: () => tools("Network.clearBrowserCache"),
  };
}
