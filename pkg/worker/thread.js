// Built by `make pkg`; change src/worker/ instead.
// What runs in the Worker: the module, asked by messages of index.js.
import * as yidi from "../yidi.js";
import { settleCsv } from "./claims.js";

/** @type {Promise<void>} settled once the module is loaded */
let ready;
/** @type {Set<number>} what is under way here and no longer wanted */
const stopped = new Set();

/** Typed arrays are handed over, not copied. One that lies in a larger buffer (the module's own memory) stays where it is. @param {any} answer */
const buffersOf = (answer) => (ArrayBuffer.isView(answer) ? [answer] : Object.values(answer ?? {}).filter(ArrayBuffer.isView))
  .filter((view) => view.byteLength === view.buffer.byteLength).map((view) => view.buffer);

/** @param {any} error */
const crossing = (error) => ({
  name: error?.name, message: String(error?.message ?? error), stack: error?.stack, code: error?.code, issues: error?.issues,
});

/** @param {number} id @param {string} name @param {any[]} args */
async function answer(id, name, args) {
  if (name !== "settleCsv") return yidi[name](...args);
  const [source, options] = args;
  try {
    return await settleCsv(source, {
      ...options, module: yidi, stopped: () => stopped.has(id), onProgress: (progress) => postMessage({ id, progress }),
    });
  } finally {
    stopped.delete(id);
  }
}

addEventListener("message", async ({ data: { id, name, args, cancel } }) => {
  if (cancel) return void stopped.add(id);
  try {
    if (name === "init") await (ready = yidi.init(args[0]));
    else {
      await ready;
      const result = await answer(id, name, args);
      return postMessage({ id, result }, { transfer: buffersOf(result) });
    }
    postMessage({ id });
  } catch (error) {
    postMessage({ id, error: crossing(error) });
  }
});
