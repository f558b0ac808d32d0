// A portal to put the elements into: pages of its own under the strictest policy, with the package beside them.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { POLICY } from './server.mjs';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const tool = createRequire(import.meta.url);

/** No text becomes a script, except by the policies named. @param {...string} names */
export const strict = (...names) => `${POLICY}; require-trusted-types-for 'script'; trusted-types ${names.join(' ')}`;

/** In every page: waits for its elements, and writes down what they tell. */
const HOST = `
globalThis.told = [];
for (const type of ['yidi-receipt', 'yidi-report', 'yidi-issues', 'yidi-change']) {
  addEventListener(type, (event) => told.push({ type, from: event.target.id, detail: event.detail }));
}
await import('../pkg/elements/index.js');
await Promise.all([...document.querySelectorAll('*')].filter((node) => node.localName.startsWith('yidi-')).map((node) => node.ready));
document.documentElement.dataset.ready = 'true';
`;

/** Makes the folder that is served; gives its path, a way to write pages into it, and to take it away. */
export function portal() {
  const root = mkdtempSync(join(tmpdir(), 'yidi-portal-'));
  const inPackage = (path) => basename(path) !== 'node_modules';
  cpSync(join(REPOSITORY, 'pkg'), join(root, 'pkg'), { recursive: true, filter: inPackage });
  cpSync(join(REPOSITORY, 'www/examples'), join(root, 'www/examples'), { recursive: true });

  /** @param {string} name @param {string} text */
  function write(name, text) {
    mkdirSync(dirname(join(root, 'www', name)), { recursive: true });
    writeFileSync(join(root, 'www', name), text);
  }

  /** A page of the portal. @param {string} name @param {string} body @param {{ head?: string, lang?: string, script?: string }} [how] */
  function page(name, body, { head = '', lang = 'zh-CN', script = 'host.js' } = {}) {
    write(name, `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>portal</title>`
      + `<link rel="icon" href="data:,"><link rel="stylesheet" href="portal.css">${head}<script type="module" src="${script}"></script></head><body><main><h1>portal</h1>${body}</main></body></html>`);
  }
  write('host.js', HOST);
  write('portal.css', ':root { color-scheme: light dark } body, h1 { margin: 0 }');

  return { root, write, page, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** What a bundler makes of an example, module and thread left where the package has them. @param {string} entry below www/examples/ @param {string} base where the package is served */
export async function bundled(entry, base) {
  const esbuild = tool('esbuild');
  const start = `import { YidiElement } from 'yidi/elements';
    YidiElement.module = '${base}yidi.wasm';
    YidiElement.thread = '${base}worker/thread.js';
    import ${JSON.stringify(join(REPOSITORY, 'www/examples', entry))};`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents: start, resolveDir: REPOSITORY, loader: 'js' },
    bundle: true, write: false, format: 'esm', target: 'es2022', jsx: 'automatic', logLevel: 'error',
    nodePaths: [join(REPOSITORY, 'tests/node_modules')],
    alias: { 'yidi/elements': join(REPOSITORY, 'pkg/elements/index.js') },
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    plugins: [{ name: 'vue', setup: (build) => build.onLoad({ filter: /\.vue$/ }, ({ path }) => ({ contents: component(path), loader: 'js' })) }],
  });
  return outputFiles[0].text;
}

/** A single-file component as the module that Vue's own compiler makes of it. @param {string} path */
function component(path) {
  const vue = tool('vue/compiler-sfc');
  const { descriptor, errors } = vue.parse(readFileSync(path, 'utf8'), { filename: path });
  if (errors.length) throw errors[0];
  const isCustomElement = (/** @type {string} */ tag) => tag.startsWith('yidi-');
  return vue.compileScript(descriptor, { id: basename(path), inlineTemplate: true, templateOptions: { compilerOptions: { isCustomElement } } }).content;
}
