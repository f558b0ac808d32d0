// @ts-check
// What the reader has put in is kept in the history of this tab and nowhere else: each entry has the state of every tool, so that back,
// forward and reload find it again. It goes with the tab. Identity numbers, names, telephone numbers and addresses, pasted files and
// tables of claims are never in it: the elements leave them out of their `state`.

const SOON = 250; // browsers count how often an entry is rewritten

/** @typedef {{ yidi: 1, states: Record<string, unknown>, cleared: Record<string, number> }} Entry `cleared` counts how often each tool was cleared */

/**
 * @param {string[]} tools
 * @param {(tool: string) => any} element
 */
export function keeper(tools, element) {
  /** @type {Record<string, number>} */
  let cleared = {};
  let timer = 0;

  /** The entry the reader is at; null if it is new. @returns {Entry | null} */
  const entry = () => (history.state?.yidi === 1 ? history.state : null);

  /** Whatever was cleared later is gone from earlier entries too: who lends the phone on presses back in vain, as long as the page was not left for another. @param {Entry} at @param {string} tool */
  const gone = (at, tool) => (at.cleared[tool] ?? 0) < (cleared[tool] ?? 0);

  /** @param {Entry} at */
  function count(at) {
    for (const [tool, times] of Object.entries(at.cleared)) cleared[tool] = Math.max(cleared[tool] ?? 0, times);
  }

  /** Writes it down now. @param {URL} [address] another address for the entry */
  function save(address) {
    clearTimeout(timer);
    timer = 0;
    /** @type {Entry} */
    const now = { yidi: 1, states: {}, cleared };
    for (const tool of tools) {
      const state = element(tool)?.state;
      if (state) now.states[tool] = state;
    }
    try {
      history.replaceState(now, '', address);
    } catch {
      // too often, or too much: the next change tries again
    }
  }

  return {
    entry, save,

    /** Writes it down as soon as the reader pauses. */
    soon() {
      clearTimeout(timer);
      timer = setTimeout(save, SOON);
    },

    /** Writes down what is not written yet, before another entry comes. */
    flush() { if (timer) save(); },

    /** The tool was cleared: also what its address brought. @param {string} tool @param {URL} address */
    clear(tool, address) {
      cleared = { ...cleared, [tool]: (cleared[tool] ?? 0) + 1 };
      save(address);
    },

    /** After a reload: everything as the entry has it. @param {Entry} at */
    reload(at) {
      count(at);
      for (const tool of tools) if (at.states[tool] && element(tool)) element(tool).state = at.states[tool];
    },

    /** After back or forward: the tool that is seen again as it was then; the others stay as they are. @param {Entry} at @param {string} tool */
    back(at, tool) {
      if (gone(at, tool)) return;
      count(at);
      const then = at.states[tool] ?? null;
      if (JSON.stringify(then) !== JSON.stringify(element(tool).state)) element(tool).state = then;
    },
  };
}
