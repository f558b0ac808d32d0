// Holds .github/DEPENDENCIES.md against Cargo.toml, tests/package.json and the lock files: each dependency that is asked for stands there with
// its reason and where it is used; what these bring along is listed at its end.
//
//     node .ci/dependencies.mjs             writes the lists at the end
//     node .ci/dependencies.mjs check       fails if anything is lacking, too much, or of yesterday

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const text = (path) => readFileSync(root + path, "utf8");
const PAGE = ".github/DEPENDENCIES.md";
const MARK = "<!-- written by .ci/dependencies.mjs -->";
const page = text(PAGE);
const faults = [];

// ---- what is asked for

/** The names in the parts of Cargo.toml whose heading ends so. */
const asked = (heading) => text("Cargo.toml").split(/^(?=\[)/m)
  .filter((part) => new RegExp(`^\\[(target\\..+\\.)?${heading}\\]\n`).test(part))
  .flatMap((part) => [...part.matchAll(/^([\w-]+) *=/gm)].map(([, name]) => name));

const inModule = asked("dependencies");
const { devDependencies } = JSON.parse(text("tests/package.json"));
const WANTED = {
  "In the module": inModule,
  "In tests of the Rust source alone": asked("dev-dependencies"),
  "From npm, to build and to test": Object.keys(devDependencies),
};
for (const name of asked("build-dependencies")) if (!inModule.includes(name)) faults.push(`${name} is used while building alone: that needs a table of its own`);

for (const [heading, wanted] of Object.entries(WANTED)) {
  const part = page.split(/^(?=## )/m).find((one) => one.startsWith(`## ${heading}\n`)) ?? "";
  const rows = [...part.matchAll(/^\| `(.+?)` \| (.+) \| `(.+)` \|$/gm)].map(([, name, why, where]) => ({ name, why, where }));
  const stated = rows.map(({ name }) => name);
  for (const name of wanted) if (!stated.includes(name)) faults.push(`${name} has no row under "${heading}"`);
  for (const name of stated) if (!wanted.includes(name)) faults.push(`"${heading}" has ${name}, which is asked for nowhere`);
  const calls = { typescript: "tsc", wabt: "wasm-validate" }; // packages that are used by the names of their programs
  for (const { name, where } of rows) {
    const used = existsSync(root + where) && [name, name.replaceAll("-", "_"), calls[name]].some((one) => one && text(where).includes(one));
    if (!used) faults.push(`${where} does not use ${name}`);
  }
}

// ---- what that brings

/** name → the names that bring it, of pairs [name, names it needs]; what is asked for itself is left out. */
function broughtBy(pairs, direct) {
  const brought = new Map();
  for (const [name, needs] of pairs) for (const one of needs) if (!direct.includes(one)) brought.set(one, (brought.get(one) ?? new Set()).add(name));
  return [...brought].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, by]) => [name, [...by].sort()]);
}

const crates = text("Cargo.lock").split("[[package]]\n").slice(1).map((one) => [
  /^name = "(.+)"/m.exec(one)[1],
  [...(/^dependencies = \[([^\]]*)\]/m.exec(one)?.[1] ?? "").matchAll(/"([^" ]+)[^"]*"/g)].map(([, name]) => name),
]);
const { components } = JSON.parse(text("pkg/sbom.cdx.json"));
const locked = new Set([...text("Cargo.lock").matchAll(/^name = "(.+)"\nversion = "(.+)"$/gm)].map(([, name, version]) => `pkg:cargo/${name}@${version}`));
const shipped = new Set(components.filter(({ purl }) => locked.has(purl)).map(({ name }) => name)); // the standard library has some of the same name
const ours = [...inModule, ...asked("dev-dependencies")];
const crateRows = broughtBy(crates.filter(([name]) => name !== "yidi"), ours).map(([name, by]) => `| \`${name}\` | ${by.join(", ")} | ${shipped.has(name) ? "yes" : ""} |`);

const { packages } = JSON.parse(text("tests/package-lock.json"));
const nodes = Object.entries(packages).filter(([path]) => path).map(([path, one]) => [path.split("node_modules/").pop(), Object.keys({ ...one.dependencies, ...one.optionalDependencies })]);
const there = new Set(nodes.map(([name]) => name));
const npmRows = broughtBy(nodes.map(([name, needs]) => [name, needs.filter((one) => there.has(one))]), Object.keys(devDependencies)).map(([name, by]) => `\`${name}\` (${by.join(", ")})`);

const lists = `${MARK}

## Crates that these bring

Of all that \`Cargo.lock\` names, whatever the target; "in the module" is what [pkg/sbom.cdx.json](../pkg/sbom.cdx.json) has, the rest runs while compiling, in tests, or on other machines.

| crate | brought by | in the module |
| --- | --- | --- |
${crateRows.join("\n")}

## Packages that npm brings

<details><summary>${npmRows.length} packages, each with those that ask for it</summary>

${npmRows.join(" · ")}

</details>
`;

// ----

const now = page.slice(0, page.indexOf(MARK)) + lists;
if (process.argv[2] === "check") {
  if (now !== page) faults.push("the lists at the end are of yesterday; run `node .ci/dependencies.mjs`");
} else if (now !== page) writeFileSync(root + PAGE, now);
if (!page.includes(MARK)) faults.push(`the line ${MARK} is gone`);
if (faults.length) {
  console.error(faults.map((fault) => `${PAGE}: ${fault}`).join("\n"));
  process.exit(1);
}
