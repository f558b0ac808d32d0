// Makes pkg/elements/ from src/elements/: one module with the markup and the look of the elements in it, beside the package it leans on.
//
//     node .ci/elements.mjs

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const from = fileURLToPath(new URL("../src/elements/", import.meta.url));
const to = fileURLToPath(new URL("../pkg/elements/", import.meta.url));
const npmTool = createRequire(new URL("../tests/package.json", import.meta.url));
const esbuild = npmTool("esbuild");
const { parseFragment } = await import(pathToFileURL(npmTool.resolve("parse5")));

// ---- markup as data: ["tag", { attributes }, ...children]

function tree(node) {
  if (node.nodeName === "#text") {
    const text = node.value.replace(/\s+/g, " ");
    return text === " " && node.value.includes("\n") ? [] : [text];
  }
  if (node.nodeName === "#comment") return [];
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [[node.tagName, attributes, ...(node.content ?? node).childNodes.flatMap(tree)]];
}
// What several forms have in common stands once, in fragments/: <!-- fragment: levels -->
const text = (path) => readFileSync(path, "utf8").replace(/<!-- fragment: ([\w-]+) -->/g, (_, name) => text(`${from}fragments/${name}.html`));
const markup = (path) => parseFragment(text(path)).childNodes.flatMap(tree);

// ---- the look: lengths in rem follow --yidi-rem, because a host page may use its root's font size for something else. In the condition of
// a container they become em, those of the container, whose font size it is; in that of a medium they are the reader's own as they are.

const relative = (css) => css.replace(/@container[^{]*\{/g, (condition) => condition.replace(/(?<=\d)rem\b/g, "em")).replace(/(@(?:media|container)[^{]*\{|--rem:[^;}]*)|(?<![\w.-])(-?(?:\d*\.)?\d+)rem\b/g, (whole, at, n) => at ?? `calc(${n} * var(--rem))`);

const plugin = {
  name: "yidi",
  setup(build) {
    build.onResolve({ filter: /^yidi$/ }, () => ({ path: "../yidi.js", external: true }));
    build.onResolve({ filter: /^yidi\/worker$/ }, () => ({ path: "../worker/index.js", external: true }));
    build.onLoad({ filter: /\.html$/ }, ({ path }) => ({ contents: JSON.stringify(markup(path)), loader: "json" }));
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles } = await esbuild.build({ entryPoints: [path], bundle: true, minify: true, write: false, target: "es2022", loader: { ".css": "css" } });
      return { contents: relative(outputFiles[0].text), loader: "text" };
    });
  },
};

const { outputFiles, metafile } = await esbuild.build({
  entryPoints: [`${from}index.js`],
  bundle: true, metafile: true, minify: true, format: "esm", target: "es2022", charset: "utf8", write: false, legalComments: "none", plugins: [plugin],
  banner: { js: "// Built by `make pkg`; change src/elements/ instead." },
});
// The bill of materials (sbom.mjs) names crates alone, because nothing from npm ships.
const foreign = Object.keys(metafile.inputs).filter((path) => path.includes("node_modules"));
if (foreign.length) throw new Error(`pkg/elements/ would hold code of others: ${foreign.join(", ")}`);
mkdirSync(to, { recursive: true });
writeFileSync(`${to}index.js`, outputFiles[0].contents);
copyFileSync(`${from}index.d.ts`, `${to}index.d.ts`);
console.log(`pkg/elements/index.js ${outputFiles[0].contents.length} bytes, ${brotliCompressSync(outputFiles[0].contents).length} with brotli`);
