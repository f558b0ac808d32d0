// Built by `make pkg`; change src/worker/ instead.
// Long runs beside the page: the module in a Worker, asked from here. The page goes on meanwhile, hears how far it is, and can stop it.

const FIRST = 500; // items of a first piece; later ones are as large as keeps a piece near LONG
const LONG = 40; // milliseconds
const LARGEST = 200_000; // items of a piece
const OFTEN = 50; // milliseconds between two progress reports, at least

/** @param {string} code @param {string} message */
const failure = (code, message) => Object.assign(new Error(message), { code });

/** An error of the thread as one of this side, with what the module told. @param {any} told */
function revived({ name, message, code, issues, stack }) {
  const error = new Error(message);
  if (name) error.name = name;
  if (code !== undefined) Object.assign(error, { code });
  if (issues !== undefined) Object.assign(error, { issues });
  if (stack) error.stack = stack;
  return error;
}

/** What the module is loaded from, so that it means the same in the thread. @param {any} wasm */
const source = (wasm) => (typeof wasm === "string" || wasm instanceof URL ? new URL(wasm, globalThis.document?.baseURI ?? location.href).href : wasm);

/** Calls back with progress, seldom enough not to be what takes the time. @param {((progress: object) => void) | undefined} onProgress */
function reporter(onProgress) {
  let said = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (!onProgress || (now - said < OFTEN && progress.done < progress.total)) return;
    said = now;
    Promise.resolve(progress).then(onProgress); // a fault in it is the page's to hear of, not the job's
  };
}

export function startWorker({ lang = "zh", wasm, worker } = {}) {
  const thread = worker ?? new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: unknown) => void, report?: (progress: any) => void }>} */
  const asked = new Map();
  let last = 0;
  let over = null; // the error that everything fails with once the thread is gone

  function end(error) {
    if (over) return;
    over = error;
    thread.terminate();
    for (const { reject } of [...asked.values()]) reject(error);
  }

  thread.addEventListener("message", ({ data: { id, result, error, progress } }) => {
    const one = asked.get(id);
    if (progress) return one?.report?.(progress);
    if (error) one?.reject(revived(error));
    else one?.resolve(result);
  });
  thread.addEventListener("error", (event) => end(failure("worker.failed", `The worker could not be started or has died${event.message ? `: ${event.message}` : ""}`)));
  thread.addEventListener("messageerror", () => end(failure("worker.failed", "A message of the worker could not be read")));

  /** One message and its answer. @param {string} name @param {any[]} args @param {{ signal?: AbortSignal, report?: (progress: any) => void, transfer?: ArrayBuffer[] }} [how] */
  function ask(name, args, { signal, report, transfer = [] } = {}) {
    const id = ++last;
    return new Promise((resolve, reject) => {
      if (over) throw over;
      const abort = () => {
        if (name === "settleCsv") thread.postMessage({ id, cancel: true });
        settled(reject)(signal.reason);
      };
      const settled = (act) => (value) => {
        asked.delete(id);
        signal?.removeEventListener("abort", abort);
        act(value);
      };
      thread.postMessage({ id, name, args }, transfer); // throws what cannot be sent
      asked.set(id, { resolve: settled(resolve), reject: settled(reject), report });
      signal?.addEventListener("abort", abort);
    });
  }

  const ready = Promise.resolve(wasm).then((given) => ask("init", [source(given)]));
  let queue = ready.catch(end); // what is asked for before the module is there waits for it

  /** Jobs run one after the other; one that is stopped, waiting or under way, fails at once. @param {AbortSignal | undefined} signal @param {() => Promise<any>} work */
  function job(signal, work) {
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason);
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      const done = queue.then(() => {
        if (over) throw over;
        if (signal?.aborted) throw signal.reason;
        return work();
      });
      queue = done.then(() => {}, () => {});
      done.then(resolve, reject).finally(() => signal?.removeEventListener("abort", abort));
    });
  }

  /**
   * Goes through `total` items in pieces. Only one is ever in the thread, so stopping needs no word to it.
   * @param {number} total @param {{ signal?: AbortSignal, onProgress?: (progress: object) => void }} options
   * @param {(from: number, to: number) => Promise<boolean | void>} piece false ends it
   */
  async function inPieces(total, { signal, onProgress }, piece) {
    const report = reporter(onProgress);
    let size = FIRST;
    let from = 0;
    do {
      const to = Math.min(total, from + size);
      const start = performance.now();
      if (await piece(from, to) === false) return;
      if (signal?.aborted) throw signal.reason;
      const took = Math.max(performance.now() - start, 0.1);
      size = Math.min(LARGEST, Math.max(1, Math.round(Math.min(size * 8, (size * LONG) / took))));
      from = to;
      report({ done: from, total });
    } while (from < total);
  }

  return {
    ready,

    call: (name, ...args) => job(undefined, () => ask(name, args)),

    estimateColumns(base, totals, { signal, onProgress } = {}) {
      return job(signal, async () => {
        const all = Float64Array.from(totals);
        const funds = new Float64Array(all.length);
        await inPieces(all.length, { signal, onProgress }, async (from, to) => {
          const piece = all.slice(from, to);
          funds.set(await ask("estimateColumns", [base, piece], { signal, transfer: [piece.buffer] }), from);
        });
        return funds;
      });
    },

    estimateTable(base, columns, { signal, onProgress, lang: spoken = lang } = {}) {
      return job(signal, async () => {
        const [given, rest] = [{}, {}]; // what has a value for each row, and what has not (the list of areas)
        for (const [name, values] of Object.entries(columns)) (ArrayBuffer.isView(values) ? given : rest)[name] = values;
        const lengths = Object.values(given).map(({ length }) => length);
        // Columns that do not fit together are the module's to refuse.
        if (lengths.some((length) => length !== lengths[0])) return ask("estimateTable", [base, columns, spoken], { signal });
        return whole(lengths[0] ?? 0, { signal, onProgress }, (from, to) => {
          const piece = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values.slice(from, to)]));
          return ask("estimateTable", [base, { ...piece, ...rest }, spoken], { signal, transfer: Object.values(piece).map(({ buffer }) => buffer) });
        });
      });
    },

    estimateMany(claims, { signal, onProgress, lang: spoken = lang } = {}) {
      return job(signal, async () => {
        if (!Array.isArray(claims)) return ask("estimateMany", [claims, spoken], { signal });
        const receipts = [];
        await inPieces(claims.length, { signal, onProgress }, async (from, to) => {
          const part = await ask("estimateMany", [claims.slice(from, to), spoken], { signal });
          // What is refused as a whole is so for each claim of it: every answer stays in its place.
          for (let i = 0; i < to - from; i++) receipts.push(part.length === to - from ? part[i] : part[0]);
        });
        return receipts;
      });
    },

    settleCsv(file, { base = {}, signal, onProgress, lang: spoken = lang } = {}) {
      return job(signal, () => ask("settleCsv", [file, { base, lang: spoken }], { signal, report: reporter(onProgress) }));
    },

    close: () => end(failure("worker.closed", "The worker was closed")),
  };

  /** The answers of the pieces as one answer. @param {number} total @param {any} options @param {(from: number, to: number) => Promise<any>} piece */
  async function whole(total, options, piece) {
    let answer = null;
    let refused = null;
    /** @type {Map<string, number>} faults already listed, by their words */
    const known = new Map();
    await inPieces(total, options, async (from, to) => {
      const found = await piece(from, to);
      if (!found.ok) {
        refused = found;
        return false;
      }
      answer ??= { ...Object.fromEntries(Object.entries(found).map(([name, values]) => [name, ArrayBuffer.isView(values) ? new values.constructor(total) : values])), faults: [], failed: 0 };
      for (const [name, values] of Object.entries(found)) if (ArrayBuffer.isView(values)) answer[name].set(values, from);
      const places = found.faults.map((issues) => {
        const key = JSON.stringify(issues);
        if (!known.has(key)) known.set(key, answer.faults.push(issues));
        return known.get(key);
      });
      found.fault.forEach((n, i) => { if (n) answer.fault[from + i] = places[n - 1]; });
      answer.failed += found.failed;
    });
    return refused ?? answer;
  }
}
