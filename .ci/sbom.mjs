// Makes pkg/sbom.cdx.json: what stands in the module, as a bill of materials in the form of CycloneDX 1.6.
//
//     cargo build … --unit-graph > units.json
//     node .ci/sbom.mjs units.json <compiler>
//
// Cargo's own plan of the build is the source: exactly the crates compiled for WebAssembly, those of the standard library too, and nothing
// that only runs at build time or in tests (.github/DEPENDENCIES.md has these). cargo-cyclonedx knows neither the standard library nor how
// to leave out folders of this machine. No time and no random number stand in it, so the same build gives the same bytes.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [plan, compiler] = process.argv.slice(2);
const { units } = JSON.parse(readFileSync(plan, "utf8"));
const manifest = JSON.parse(readFileSync(`${root}pkg/package.json`, "utf8"));
const tools = JSON.parse(readFileSync(`${root}tests/package.json`, "utf8")).devDependencies;
const version = /^rustc (\S+)/.exec(compiler)?.[1];
const OUR = `pkg:npm/${manifest.name}@${manifest.version}`;
const STD = `pkg:generic/rust-std@${version}`;

/** name@version → SHA-256 of the crate, of a Cargo.lock. */
function checksums(path) {
  const found = readFileSync(path, "utf8").matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"$/gm);
  return Object.fromEntries([...found].map(([, name, version, checksum]) => [`${name}@${version}`, checksum]));
}

/** The licence in the Cargo.toml above a source file. */
function licence(source) {
  let folder = dirname(source);
  while (!existsSync(join(folder, "Cargo.toml"))) folder = dirname(folder);
  const found = /^license = "(.+)"$/m.exec(readFileSync(join(folder, "Cargo.toml"), "utf8"))?.[1];
  if (!found) throw new Error(`${source}: its crate names no licence`);
  return found.replaceAll("/", " OR ").replace(/ +/g, " "); // MIT/Apache-2.0 is how it was written formerly
}

const inModule = units.filter(({ mode, platform, target }) => mode === "build" && platform?.startsWith("wasm32") && !target.kind.includes("custom-build"));
const std = inModule.find(({ is_std: isStd, target }) => isStd && target.name === "std");
const sums = { ...checksums(join(dirname(std.target.src_path), "../../Cargo.lock")), ...checksums(`${root}Cargo.lock`) };

/** What a unit is called in the bill. The folders of the standard library are one thing, with the compiler's version. */
function reference({ pkg_id: id, is_std: isStd, target }) {
  if (id.startsWith("path+")) {
    if (isStd) return STD;
    if (target.name === manifest.name) return OUR;
    throw new Error(`${id} comes from a folder, not from the registry`);
  }
  return `pkg:cargo/${id.slice(id.lastIndexOf("#") + 1)}`;
}

const byRef = new Map();
const needed = new Map();
for (const unit of inModule) {
  const ref = reference(unit);
  const needs = needed.get(ref) ?? new Set();
  for (const { index } of unit.dependencies) {
    if (inModule.includes(units[index]) && reference(units[index]) !== ref) needs.add(reference(units[index]));
  }
  needed.set(ref, needs);
  if (ref === OUR || ref === STD) continue;
  const name = ref.slice("pkg:cargo/".length);
  if (!sums[name]) throw new Error(`${name} has no checksum in Cargo.lock`);
  const licensed = licence(unit.target.src_path);
  byRef.set(ref, {
    type: "library", "bom-ref": ref, name: name.split("@")[0], version: name.split("@")[1], scope: "required",
    hashes: [{ alg: "SHA-256", content: sums[name] }],
    licenses: [/ (OR|AND|WITH) /.test(licensed) ? { expression: licensed } : { license: { id: licensed } }],
    purl: ref,
  });
}
byRef.set(STD, {
  type: "library", "bom-ref": STD, name: "rust-std", version, description: `The standard library of ${compiler}`, scope: "required",
  licenses: [{ expression: "MIT OR Apache-2.0" }], purl: STD,
});

const sorted = (refs) => [...refs].sort();
const lockedVersion = (name) => Object.keys(sums).find((key) => key.startsWith(`${name}@`)).split("@")[1];
const tool = (name, version) => ({ type: "application", name, version });
const bill = {
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX", specVersion: "1.6", version: 1,
  metadata: {
    tools: { components: [tool("rustc", version), tool("wasm-bindgen", lockedVersion("wasm-bindgen")), ...["binaryen", "esbuild", "parse5"].map((name) => tool(name, tools[name]))] },
    component: {
      type: "library", "bom-ref": OUR, name: manifest.name, version: manifest.version, description: manifest.description,
      licenses: [{ expression: manifest.license }], purl: OUR,
    },
  },
  components: sorted(byRef.keys()).map((ref) => byRef.get(ref)),
  dependencies: sorted(needed.keys()).map((ref) => ({ ref, dependsOn: sorted(needed.get(ref)) })),
};
writeFileSync(`${root}pkg/sbom.cdx.json`, `${JSON.stringify(bill, null, 1)}\n`);
console.log(`pkg/sbom.cdx.json: ${bill.components.length} components`);
