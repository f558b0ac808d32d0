// @ts-check
// The module, compiled once, for the page and for the thread beside it in which the long runs go.
import { startWorker } from '../pkg/worker/index.js';
import { exportPack } from '../pkg/yidi.js';
import { onRules, ownAreas } from './own-rules.js';

async function compile() {
  const address = new URL('../pkg/yidi.wasm', import.meta.url);
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch {
    return WebAssembly.compile(await (await fetch(address)).arrayBuffer()); // an old browser, or a host that gives it another type
  }
}
export const compiled = compile();

/** The page lets no text become a script; a policy that knows this one address does. */
function script() {
  const address = new URL('../pkg/worker/thread.js', import.meta.url).href;
  const types = /** @type {any} */ (globalThis).trustedTypes;
  return types ? types.createPolicy('yidi-thread', { createScriptURL: () => address }).createScriptURL(address) : address;
}

/** A browser without such workers has one that fails at once: the page does without what it would have done. */
function start() {
  try {
    return new Worker(script(), { type: 'module' });
  } catch {
    const none = new EventTarget();
    return /** @type {any} */ (Object.assign(none, { postMessage: () => { setTimeout(() => none.dispatchEvent(new Event('error'))); }, terminate() {} }));
  }
}

export const thread = startWorker({ wasm: compiled, worker: start() });

// Rules that the reader brings along count there too, and what is asked for afterwards goes by them.
/** @type {string[]} */
let brought = [];
onRules(() => {
  const now = ownAreas().map(({ code }) => code);
  const told = [...brought.filter((code) => !now.includes(code)).map((code) => thread.call('unloadPack', code)), ...now.map((code) => thread.call('loadPack', exportPack(code)))];
  brought = now;
  Promise.all(told).catch(() => {}); // without a thread nothing is asked of it either
});
