// JavaScriptCore's shell as the phone: jsc.js runs in it, over a code package laid out by code-package.mjs.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ANSWERS, CALL_ALL, SNAPSHOT } from "./calls.mjs";
import { REQUIRE } from "./code-package.mjs";

/** What was measured and seen, and the answers to the calls. */
export function inJsc(folder, calls) {
  const file = join(folder, "calls.json");
  writeFileSync(file, JSON.stringify(calls));
  writeFileSync(join(folder, "require.js"), REQUIRE);
  for (const [name, text] of Object.entries({ answers: ANSWERS, snapshot: SNAPSHOT, "call-all": CALL_ALL })) writeFileSync(join(folder, `${name}.js`), text);
  const printed = execFileSync("jsc", [fileURLToPath(new URL("jsc.js", import.meta.url)), "--", folder, file], { encoding: "utf8", maxBuffer: 2 ** 28 });
  const [measured, ...answers] = printed.trim().split("\n");
  if (!measured.startsWith("{")) throw new Error(`jsc: ${printed.slice(0, 4000)}`);
  return { ...JSON.parse(measured), answers: answers.map((line) => JSON.parse(line)) };
}

/** Milliseconds to the first receipt, loading included, in several processes one after another; the fastest comes first. */
export const firstReceipts = (folder, claim, times) =>
  Array.from({ length: times }, () => inJsc(folder, [["estimate", [claim]]]).receipt).sort((a, b) => a - b);
