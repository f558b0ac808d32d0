// pkg/ is committed, so it can fall behind its sources. pkg/stamp.json says what it was built from:
//
//     node .ci/stamp.mjs write <compiler>     after a build
//     node .ci/stamp.mjs check                fails when the sources, or the built files, are others now
//
// Sources are compared, not bytes: another release of the compiler makes another module from the same source.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const STAMP = `${root}pkg/stamp.json`;
const SOURCES = ["Cargo.toml", "Cargo.lock", "build.rs", "src", "data", "LICENSE", ".ci/build", ".ci/common.sh", ".ci/fold.mjs", ".ci/miniprogram.mjs", ".ci/package.mjs", "pkg/package.json"];
const BUILT = ["LICENSE", "miniprogram/index.js", "miniprogram/yidi.wasm.br", "node.cjs", "node.mjs", "schema/policy-pack.schema.json", "worker/claims.js", "worker/csv.js", "worker/index.d.ts", "worker/index.js", "worker/thread.js", "worker/words.js", "yidi.d.cts", "yidi.d.ts", "yidi.js", "yidi.wasm"];

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

// All files of a path, in an order that is the same everywhere; editors' dot files are not sources.
function files(path) {
  if (!existsSync(root + path)) return [];
  if (!statSync(root + path).isDirectory()) return [path];
  return readdirSync(root + path).filter((name) => !name.startsWith(".")).sort().flatMap((name) => files(`${path}/${name}`));
}

function sources() {
  const hash = createHash("sha256");
  // Line endings do not change what is built.
  for (const path of SOURCES.flatMap(files)) hash.update(`${path}\0${digest(readFileSync(root + path, "utf8").replaceAll("\r\n", "\n"))}\n`);
  const tools = JSON.parse(readFileSync(`${root}tests/package.json`, "utf8")).devDependencies;
  for (const tool of ["binaryen", "esbuild"]) hash.update(`${tool} ${tools[tool]}\n`);
  return hash.digest("hex");
}

const built = () => Object.fromEntries(BUILT.map((name) => [name, digest(readFileSync(`${root}pkg/${name}`))]));

function fail(message) {
  console.error(`${message}\nRun \`make pkg\`.`);
  process.exit(1);
}

const [action, compiler] = process.argv.slice(2);
if (action === "write") {
  writeFileSync(STAMP, `${JSON.stringify({ sources: sources(), compiler, built: built() }, null, 2)}\n`);
} else if (action === "check") {
  if (!existsSync(STAMP)) fail("pkg/ has not been built: there is no pkg/stamp.json.");
  const stamp = JSON.parse(readFileSync(STAMP, "utf8"));
  if (stamp.sources !== sources()) fail(`pkg/ is stale: ${SOURCES.join(", ")} or the version of binaryen or esbuild changed since it was built.`);
  for (const name of BUILT) {
    if (!existsSync(`${root}pkg/${name}`)) fail(`pkg/${name} is missing.`);
    if (stamp.built[name] !== digest(readFileSync(`${root}pkg/${name}`))) fail(`pkg/${name} is not the file that was built.`);
  }
  console.log(`pkg/ is built from these sources (with ${stamp.compiler}).`);
} else {
  throw new Error("say write or check");
}
