// What the package says of itself: what stands in it (sbom.cdx.json), and what its files are (integrity.json).

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = (path) => readFileSync(join(root, path), "utf8");
const json = (path) => JSON.parse(text(path));
const manifest = json("pkg/package.json");

describe("the bill of materials", () => {
  const bill = json("pkg/sbom.cdx.json");
  /** purl → checksum, of every crate in Cargo.lock. */
  const locked = new Map([...text("Cargo.lock").matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"$/gm)].map(([, name, version, sum]) => [`pkg:cargo/${name}@${version}`, sum]));
  const cargo = text("Cargo.toml");
  /** The crates in the parts of Cargo.toml with this heading. */
  const asked = (heading) => cargo.split(/^(?=\[)/m).filter((part) => part.split("\n")[0].replace(/target\..*\./, "") === `[${heading}]`).flatMap((part) => [...part.matchAll(/^([\w-]+) *=/gm)].map(([, name]) => name));
  const std = bill.components.find(({ name }) => name === "rust-std");
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));

  /** All that can be reached from one. */
  function reached(from, seen = new Set()) {
    for (const one of needs.get(from) ?? []) if (!seen.has(one)) reached(one, seen.add(one));
    return seen;
  }

  test("is CycloneDX 1.6, by the schema", () => {
    const schemas = join(dirname(createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json")), "res/schema");
    const schema = (name) => JSON.parse(readFileSync(join(schemas, name), "utf8"));
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const name of ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"]) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}`);
    const valid = ajv.compile(schema("bom-1.6.SNAPSHOT.schema.json"));
    assert.equal(valid(bill), true, JSON.stringify(valid.errors));
    assert.equal(valid({ ...bill, components: [{ ...std, type: "libary" }] }), false, "the schema looks at it");
  });

  test("is of this package, and has neither a time nor a folder in it", () => {
    assert.deepEqual([bill.metadata.component.name, bill.metadata.component.version], [manifest.name, manifest.version]);
    assert.equal(std.version, /^rustc (\S+)/.exec(json("pkg/stamp.json").compiler)[1]);
    assert.deepEqual([bill.serialNumber, bill.metadata.timestamp], [undefined, undefined]);
    assert.doesNotMatch(text("pkg/sbom.cdx.json"), /file:|"\/|[A-Z]:\\/);
  });

  test("has the crates asked for, at the versions and checksums of Cargo.lock, and none that only tests need", () => {
    const direct = needs.get(bill.metadata.component["bom-ref"]).map((ref) => ref.replace(/^pkg:\w+\/(.+)@.*/, "$1")).sort();
    assert.deepEqual(direct, [...asked("dependencies"), "rust-std"].sort());
    const ofStd = reached(std["bom-ref"]);
    for (const { purl, hashes } of bill.components) {
      if (purl === std.purl || (ofStd.has(purl) && !locked.has(purl))) continue; // these are in the standard library's own lock file
      assert.equal(hashes[0].content, locked.get(purl), purl);
    }
    for (const name of asked("dev-dependencies")) assert.equal(bill.components.some((one) => one.name === name), false, name);
  });

  test("names all that is needed, once, with a licence, and nothing that is not", () => {
    const refs = bill.components.map((one) => one["bom-ref"]);
    assert.equal(new Set(refs).size, refs.length);
    assert.deepEqual([...reached(bill.metadata.component["bom-ref"])].sort(), refs.sort());
    for (const { purl, licenses } of bill.components) assert.match(licenses[0].expression ?? licenses[0].license.id, /MIT|Apache-2\.0/, purl);
  });
});

test("integrity.json has the digest of every file that a page loads", () => {
  const integrity = json("pkg/integrity.json");
  assert.deepEqual(Object.keys(integrity), manifest.files.filter((name) => /\.(js|wasm)$/.test(name) && !name.startsWith("miniprogram/")).sort());
  for (const [name, value] of Object.entries(integrity)) {
    assert.equal(value, `sha384-${createHash("sha384").update(readFileSync(join(root, "pkg", name))).digest("base64")}`, name);
  }
  // Whatever one of them imports is among them.
  for (const name of Object.keys(integrity).filter((one) => one.endsWith(".js"))) {
    for (const [, path] of text(`pkg/${name}`).matchAll(/\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g)) assert.ok(join(dirname(name), path) in integrity, `${name} imports ${path}`);
  }
});
