// A small static server for the demo and for the tests: `www/` and `pkg/` under the policy that yidi promises to work with.
//
//     node tests/browser/server.mjs         serves the demo and prints its address; PORT and HOST may be set

import { createHash } from "node:crypto";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What a careful host would send: no inline script, no eval (compiling WebAssembly is not eval), no other origin. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const EARS = readFileSync(new URL("ears.js", import.meta.url));

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
};

/**
 * Starts serving and resolves once the port is open.
 *
 * - `root`     the folder that holds `folders`; the repository by default
 * - `folders`  what may be read; nothing else in `root` is
 * - `prefix`   the sub-path all is served under, e.g. "/some/where" ("" by default)
 * - `port`     0 takes any free one
 * - `types`    content types to send instead of the right ones, e.g. { ".wasm": "text/plain" }
 * - `policy`   the content security policy to send instead of the one that yidi promises to work with
 * - `offline`  sends the page's service worker (www/sw.js); else an empty one in its place, which keeps nothing and asks for nothing, so that
 *              every visit is like the first
 * - `quality`  of compression with brotli, from 0 to 11: a host that compresses once takes the last, which takes seconds here
 * - `ears`     puts ears.js first into every page, for a browser whose driver does not tell what goes wrong on it
 *
 * Gives `{ url, requests, refused, close }`: `url` ends in "/" and is where `root` is, `requests` lists the paths asked for, in order,
 * `refused` those that were not to be had.
 */
export async function serve(options = {}) {
  const {
    root = fileURLToPath(new URL("../..", import.meta.url)),
    folders = ["www", "pkg"],
    prefix = "",
    host = "127.0.0.1",
    port = 0,
    types = {},
    policy = POLICY,
    offline = false,
    quality = 5,
    ears = false,
  } = options;
  const base = realpathSync(root);
  const requests = [];
  const refused = [];

  const server = createServer((request, response) => {
    const headers = {
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-cache",
    };
    const refuse = (status) => {
      refused.push(`${status} for ${request.url}`);
      response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
      response.end(`${status}\n`);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);

    let path;
    try {
      path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    } catch {
      return refuse(400);
    }
    if (ears && path === `${prefix}/ears.js`) {
      response.writeHead(200, { ...headers, "Content-Type": TYPES[".js"] });
      return response.end(EARS);
    }
    requests.push(path);
    if (path === "/" || path === prefix || path === `${prefix}/`) {
      response.writeHead(302, { ...headers, Location: `${prefix}/${folders[0]}/` });
      return response.end();
    }
    if (!path.startsWith(`${prefix}/`)) return refuse(404);
    if (folders.includes(path.slice(prefix.length + 1))) {
      response.writeHead(302, { ...headers, Location: `${path}/` }); // else relative addresses in the page would be off by one
      return response.end();
    }

    const file = fileFor(base, folders, path.slice(prefix.length));
    if (!file) return refuse(404);
    const extension = extname(file);
    headers["Content-Type"] = types[extension] ?? TYPES[extension] ?? "application/octet-stream";
    if (ears && extension === ".html") {
      response.writeHead(200, headers);
      return response.end(readFileSync(file, "utf8").replace(/<head>|(?=<meta)/, `$&<script src="${prefix}/ears.js"></script>`));
    }
    if (!offline && path === `${prefix}/www/sw.js`) {
      response.writeHead(200, headers);
      return response.end("// Nothing is kept: see `offline` in tests/browser/server.mjs.\n");
    }
    send(file, request, response, headers, quality).catch(() => response.destroy());
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${server.address().port}${prefix}/`,
    requests,
    refused,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

const pack = {
  br: (bytes, quality) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** Files as they were sent before: path → what it was then, its tag, and its bytes by encoding. */
const sent = new Map();

function remembered(file) {
  const { mtimeMs, size } = statSync(file);
  const then = `${mtimeMs} ${size}`;
  if (sent.get(file)?.then !== then) {
    const plain = readFileSync(file);
    sent.set(file, { then, plain, tag: createHash("sha256").update(plain).digest("base64url").slice(0, 22), packed: {} });
  }
  return sent.get(file);
}

/** As a good host does: compressed for who understands it, and not again for who has it. */
async function send(file, request, response, headers, quality) {
  const { plain, tag, packed } = remembered(file);
  const worth = /^text|javascript|json|svg|wasm/.test(headers["Content-Type"]);
  const asked = (request.headers["accept-encoding"] ?? "").split(",").map((one) => one.trim().split(";")[0]);
  const encoding = worth ? Object.keys(pack).find((one) => asked.includes(one)) : undefined;
  if (worth) headers.Vary = "Accept-Encoding";
  headers.ETag = `"${tag}${encoding ? `-${encoding}` : ""}"`;
  if (request.headers["if-none-match"] === headers.ETag) return response.writeHead(304, headers).end();
  const body = encoding ? await (packed[encoding + quality] ??= pack[encoding](plain, quality)) : plain;
  if (encoding) headers["Content-Encoding"] = encoding;
  headers["Content-Length"] = body.length;
  response.writeHead(200, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** The file a path means, or null: it must lie, links followed, in one of the folders, and no part may start with a dot. */
function fileFor(base, folders, path) {
  const parts = path.split("/").slice(1);
  if (parts.some((part) => part.startsWith(".") || part.includes("\\") || part.includes("\0"))) return null;
  if (!folders.includes(parts[0])) return null;
  if (parts.at(-1) === "") parts[parts.length - 1] = "index.html";
  try {
    const file = realpathSync(join(base, ...parts));
    const inside = folders.some((folder) => file.startsWith(join(base, folder) + sep));
    return inside && statSync(file).isFile() ? file : null;
  } catch {
    return null; // no such file
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const host = process.env.HOST || "127.0.0.1";
  const wanted = Number(process.env.PORT || 8080);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
    console.error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
    process.exit(1);
  }
  let site;
  try {
    site = await serve({ host, port: wanted, offline: true });
  } catch (error) {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    console.log(`Port ${wanted} ${error.code === "EADDRINUSE" ? "is taken" : "is not allowed"}, so a free one is used.`);
    site = await serve({ host, port: 0, offline: true });
  }
  console.log(`yidi demo: ${site.url}www/   (Ctrl-C stops it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => site.close().then(() => process.exit(0)));
}
