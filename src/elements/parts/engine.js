// @ts-check
// The module, compiled once for all elements of a page, and the thread beside the page in which the long runs go.
import init, { exportPack } from 'yidi';
import { startWorker } from 'yidi/worker';
import { onRules, ownAreas } from './own-rules.js';

/** @typedef {import('yidi/worker').YidiWorker} YidiWorker */

/** As they lie in the package, where this file becomes elements/index.js; a page may have them elsewhere. @type {{ module: string | URL | Request, thread: string | URL }} */
export const places = { module: new URL('../yidi.wasm', import.meta.url), thread: new URL('../worker/thread.js', import.meta.url) };

/** @param {string | URL | Request} address */
async function compile(address) {
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch {
    const answer = await fetch(address); // an old browser, or a host that gives it another type
    if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
    return WebAssembly.compile(await answer.arrayBuffer());
  }
}

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;
/** @type {Promise<void> | undefined} */
let loaded;

/** Loads the module, once; after a failure it may be called again. */
export function load() {
  if (loaded) return loaded;
  loaded = (compiled ??= compile(places.module)).then((module) => init(module));
  loaded.then(thread, () => { loaded = compiled = undefined; }); // the thread at once: later nothing is to be asked of the network
  return loaded;
}

/** A page may let no text become a script; a policy that knows this one address does. */
function script() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const address = new URL(places.thread, document.baseURI).href;
  return types ? types.createPolicy('yidi-thread', { createScriptURL: () => address }).createScriptURL(address) : address;
}

/** Where there can be no such thread there is one that fails at once: the elements do without what it would have done. */
function start() {
  try {
    return new Worker(script(), { type: 'module' });
  } catch {
    const none = new EventTarget();
    return /** @type {any} */ (Object.assign(none, { postMessage: () => { setTimeout(() => none.dispatchEvent(new Event('error'))); }, terminate() {} }));
  }
}

/** @type {YidiWorker | undefined} */
let running;

/** The thread; started when it is first needed, with the module that is there already. */
export function thread() {
  running ??= startWorker({ wasm: load().then(() => /** @type {Promise<WebAssembly.Module>} */ (compiled)), worker: start() });
  follow();
  return running;
}

// Rules that the reader brings along count there too, and what is asked for afterwards goes by them.
/** @type {string[]} */
let brought = [];
function follow() {
  if (!running) return;
  const now = ownAreas().map(({ code }) => code);
  const told = [...brought.filter((code) => !now.includes(code)).map((code) => running?.call('unloadPack', code)), ...now.map((code) => running?.call('loadPack', exportPack(code)))];
  brought = now;
  Promise.all(told).catch(() => {}); // without a thread nothing is asked of it either
}
onRules(follow);
