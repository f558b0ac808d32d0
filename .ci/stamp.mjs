// pkg/ is committed, so it can fall behind its sources. pkg/stamp.json says what it was built from:
//
//     node .ci/stamp.mjs write <compiler>     after a build
//     node .ci/stamp.mjs write-elements       after pkg/elements/ alone was made anew
//     node .ci/stamp.mjs check                fails when the sources, or the built files, are others now
//     node .ci/stamp.mjs check-module         the same for all but pkg/elements/, which is made in a second
//
// Sources are compared, not bytes: another release of the compiler makes another module from the same source.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const STAMP = `${root}pkg/stamp.json`;
const SOURCES = ["Cargo.toml", "Cargo.lock", "build.rs", "src", "data", "LICENSE", ".ci/build", ".ci/common.sh", ".ci/fold.mjs", ".ci/miniprogram.mjs", ".ci/package.mjs", ".ci/sbom.mjs", "pkg/package.json"];
const ELEMENTS = ["src/elements", ".ci/elements.mjs", ".ci/integrity.mjs"];
const BUILT_ELEMENTS = ["elements/index.d.ts", "elements/index.js", "integrity.json"]; // the last is of all files, and so made anew with any
const BUILT = ["LICENSE", "miniprogram/index.js", "miniprogram/yidi.wasm.br", "node.cjs", "node.mjs", "sbom.cdx.json", "schema/policy-pack.schema.json", "worker/claims.js", "worker/csv.js", "worker/index.d.ts", "worker/index.js", "worker/thread.js", "worker/words.js", "yidi.d.cts", "yidi.d.ts", "yidi.js", "yidi.wasm"];

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

// All files of a path, in an order that is the same everywhere; editors' dot files are not sources.
function files(path) {
  if (!existsSync(root + path)) return [];
  if (!statSync(root + path).isDirectory()) return [path];
  return readdirSync(root + path).filter((name) => !name.startsWith(".")).sort().flatMap((name) => files(`${path}/${name}`));
}

function hashOf(paths, toolsUsed) {
  const hash = createHash("sha256");
  // Line endings do not change what is built.
  for (const path of paths) hash.update(`${path}\0${digest(readFileSync(root + path, "utf8").replaceAll("\r\n", "\n"))}\n`);
  const tools = JSON.parse(readFileSync(`${root}tests/package.json`, "utf8")).devDependencies;
  for (const tool of toolsUsed) hash.update(`${tool} ${tools[tool]}\n`);
  return hash.digest("hex");
}
const elements = () => hashOf(ELEMENTS.flatMap(files), ["esbuild", "parse5"]);
const sources = () => hashOf(SOURCES.flatMap(files).filter((path) => !path.startsWith("src/elements/")), ["binaryen", "esbuild"]);

const digests = (names) => Object.fromEntries(names.map((name) => [name, digest(readFileSync(`${root}pkg/${name}`))]));
const write = (stamp) => writeFileSync(STAMP, `${JSON.stringify(stamp, null, 2)}\n`);
const read = () => JSON.parse(readFileSync(STAMP, "utf8"));
const forElements = () => ({ elements: elements(), builtElements: digests(BUILT_ELEMENTS) });

function fail(message) {
  console.error(`${message}\nRun \`make pkg\`.`);
  process.exit(1);
}

const [action, compiler] = process.argv.slice(2);
if (action === "write") {
  write({ sources: sources(), compiler, built: digests(BUILT), ...forElements() });
} else if (action === "write-elements") {
  write({ ...read(), ...forElements() });
} else if (action === "check" || action === "check-module") {
  if (!existsSync(STAMP)) fail("pkg/ has not been built: there is no pkg/stamp.json.");
  const stamp = read();
  if (stamp.sources !== sources()) fail(`pkg/ is stale: ${SOURCES.join(", ")} or the version of binaryen or esbuild changed since it was built.`);
  if (action === "check" && stamp.elements !== elements()) fail(`pkg/elements/ is stale: ${ELEMENTS.join(", ")} or the version of esbuild or parse5 changed since it was built.`);
  for (const [name, digested] of Object.entries({ ...stamp.built, ...(action === "check" && stamp.builtElements) })) {
    if (!existsSync(`${root}pkg/${name}`)) fail(`pkg/${name} is missing.`);
    if (digested !== digest(readFileSync(`${root}pkg/${name}`))) fail(`pkg/${name} is not the file that was built.`);
  }
  console.log(`pkg/ is built from these sources (with ${stamp.compiler}).`);
} else {
  throw new Error("say write, write-elements, check or check-module");
}
