// The native build and the module in every engine give the same answers, byte for byte: 5,000 drawn claims and every faulty field, by
// the bundled rules and by packs that are loaded. What is compared is the JSON text; natively that is serde's, here JSON.stringify's,
// of the same keys in the same order. The claims and native answers are written by tests/identical.rs, just now.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { root } from "../miniprogram/code-package.mjs";
import { engines } from "./engines.mjs";

const COMPARE = `(function (yidi, world, read) {
  var counts = { claims: 0, receipts: 0, packs: 0, differ: 0 }, first = null, area = "", loaded = "null";
  read("claims.jsonl").split("\\n").forEach(function (text) {
    var line = JSON.parse(text), pack = JSON.stringify(line.pack);
    if (pack !== loaded) {
      if (area) yidi.unloadPack(area);
      area = "";
      if (line.pack) {
        var report = yidi.loadPack(line.pack, "en");
        if (!report.ok) throw new Error(JSON.stringify(report));
        area = report.area;
        counts.packs++;
      }
      loaded = pack;
    }
    var answer = JSON.stringify(yidi.estimate(line.claim, line.lang));
    counts.claims++;
    if (answer.indexOf('{"ok":true') === 0) counts.receipts++;
    if (answer !== line.answer) {
      counts.differ++;
      first = first || { claim: line.claim, pack: line.pack, native: line.answer, here: answer };
    }
  });
  if (area) yidi.unloadPack(area);
  return { counts: counts, first: first };
})`;

describe("natively and in every engine the same bytes", { concurrency: 1 }, () => {
  let files;
  before(() => {
    execFileSync("cargo", ["test", "--locked", "--quiet", "--test", "identical"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    files = { "claims.jsonl": readFileSync(join(root, "target/identical/claims.jsonl"), "utf8") };
  });

  for (const [name, run] of Object.entries(engines)) {
    test(name, async (t) => {
      const { counts, first } = await run(COMPARE, files);
      assert.equal(first, null, `${counts.differ} of ${counts.claims} differ, first\n${JSON.stringify(first, null, 1)}`);
      assert.ok(counts.claims >= 5000 && counts.receipts >= 3000 && counts.packs >= 50, JSON.stringify(counts));
      t.diagnostic(`${counts.claims} claims, ${counts.receipts} of them receipts, ${counts.packs} packs loaded: the same bytes`);
    });
  }

  test("a difference of one character would be seen", async () => {
    const lines = files["claims.jsonl"].split("\n").slice(0, 50);
    lines[30] = lines[30].replace(/(\\"date\\":\\"2\d\d)(\d)/, (_, head, digit) => `${head}${(Number(digit) + 1) % 10}`).replace(/\\"message\\":\\"/, "$&!");
    const { counts, first } = await engines.Node(COMPARE, { "claims.jsonl": lines.join("\n") });
    assert.equal(counts.differ, 1);
    assert.notEqual(first.native, first.here);
  });
});
