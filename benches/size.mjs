// What a page downloads and what it consists of: the sections of the module, its data by what it is, its code by what it is for.
//
//     node benches/size.mjs

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { heading, report, root, skipped } from "./common.mjs";

const KB = 1024;
const read = (path) => readFileSync(join(root, path));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

/** A reader of the WebAssembly format: numbers of seven bits a byte, texts and pieces with their length before them. */
function reader(bytes, at = 0) {
  const number = () => {
    let value = 0, weight = 1, byte;
    do {
      byte = bytes[at++];
      value += (byte & 0x7f) * weight;
      weight *= 128;
    } while (byte & 0x80);
    return value;
  };
  const piece = (length = number()) => bytes.subarray(at, at += length);
  return { number, piece, byte: () => bytes[at++], text: () => piece().toString(), more: () => at < bytes.length };
}

const SECTIONS = ["custom", "type", "import", "function", "table", "memory", "global", "export", "start", "element", "code", "data"];
function sections(wasm) {
  const from = reader(wasm, 8), found = [];
  while (from.more()) found.push([SECTIONS[from.byte()], from.piece()]);
  return found;
}

heading("the download");
const wasm = read("pkg/yidi.wasm");
for (const [name, budget] of [["yidi.wasm", 450], ["yidi.js"]]) {
  const bytes = read(`pkg/${name}`);
  report(name, bytes.length / KB, "KB");
  report(`${name}, gzip`, gzipSync(bytes, { level: 9 }).length / KB, "KB");
  report(`${name}, brotli`, brotli(bytes) / KB, "KB", { budget });
}
report("mini-program: glue and .wasm.br", (read("pkg/miniprogram/index.js").length + read("pkg/miniprogram/yidi.wasm.br").length) / KB, "KB", { budget: 500 });

heading("the module by section: KB, and what it comes to with brotli by itself");
const both = (name, bytes) => {
  report(name, bytes.length / KB, "KB");
  report(`${name}, brotli`, brotli(bytes) / KB, "KB");
};
const parts = sections(wasm);
for (const [name, bytes] of parts) if (bytes.length > KB) both(name, bytes);
report("all other sections", parts.reduce((sum, [, bytes]) => sum + (bytes.length > KB ? 0 : bytes.length), 0) / KB, "KB");

heading("the data by what it is");
// The build embeds files; those of the build that made this module are found in it whole, beside some that older builds left.
const builds = join(root, "target/wasm/wasm32-unknown-unknown/release/build");
const outs = existsSync(builds) ? readdirSync(builds).map((name) => join(builds, name, "out")).filter((out) => existsSync(join(out, "catalog.bin"))) : [];
const embedded = outs.map((out) => readdirSync(out).map((name) => [name, readFileSync(join(out, name))]).filter(([, bytes]) => wasm.includes(bytes)));
const [files] = embedded.sort((some, others) => others.length - some.length);
if (files?.some(([name]) => name === "catalog.bin")) {
  for (const [name, bytes] of files.sort(([, a], [, b]) => b.length - a.length)) both(name, bytes);
  const data = parts.find(([name]) => name === "data")[1].length;
  report("texts and tables of the code", (data - files.reduce((sum, [, bytes]) => sum + bytes.length, 0)) / KB, "KB");
} else skipped("what was embedded", "the folder of its build is not here: make pkg");

heading("the code by what it is for");
const NAMED = "target/wasm/package/named.wasm";
const code = (all) => all.find(([name]) => name === "code")[1];
if (existsSync(join(root, NAMED)) && code(sections(read(NAMED))).equals(code(parts))) {
  const named = sections(read(NAMED));
  const body = reader(code(named));
  const sizes = Array.from({ length: body.number() }, () => body.piece().length);
  const imports = reader(named.find(([name]) => name === "import")[1]).number(); // all of them functions
  const names = [];
  const custom = reader(named.filter(([name]) => name === "custom").map(([, bytes]) => bytes).find((bytes) => reader(bytes).text() === "name"));
  for (custom.text(); custom.more();) {
    const [kind, listed] = [custom.byte(), reader(custom.piece())];
    if (kind === 1) for (let left = listed.number(); left > 0; left--) names[listed.number()] = listed.text(); // 1: of functions
  }
  // A module of yidi's own wherever the name has one, else the crate; without either it is an export, with what was inlined into it.
  const purpose = (name = "") => {
    const paths = [...name.matchAll(/(\w+)\[[0-9a-f]+\]::(\w+)/g)];
    const own = paths.find(([, crate]) => crate === "yidi");
    return own ? `yidi ${own[2]}` : paths.length > 0 ? paths[0][1] : "the exports, with what is inlined into them";
  };
  const groups = new Map();
  sizes.forEach((size, index) => {
    const group = purpose(names[index + imports]);
    groups.set(group, (groups.get(group) ?? 0) + size);
  });
  for (const [name, size] of [...groups].sort(([, a], [, b]) => b - a)) if (size >= KB) report(name, size / KB, "KB");
} else skipped("functions by name", "there are no names of this build here: make pkg");
