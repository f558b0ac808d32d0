// @ts-check
// Long work in pieces, begun after the next picture: a key or a press is seen at once, and the next one waits for no more than a piece.
import { unpressed } from './press.js';

/** Ends a piece; with a number, so many milliseconds pass before the next. @typedef {Generator<number | undefined, void, void>} Pieces */

/** Does it after the next picture, and not under a press. @param {() => void} act */
export function afterPicture(act) {
  const soon = () => setTimeout(() => unpressed(act));
  if (document.hidden) soon(); // nothing is drawn
  else requestAnimationFrame(soon);
}

/** Resolves when the browser has nothing better to do. @returns {Promise<void>} */
export const idle = () => new Promise((done) => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => done(), { timeout: 500 });
  else setTimeout(done, 50);
});

export function inPieces() {
  let turn = 0;
  return {
    /** Drops what is still to be done. */
    drop() { turn++; },
    /** Does this work, and drops what was still to be done before. @param {Pieces} work */
    begin(work) {
      const mine = ++turn;
      const step = () => {
        if (mine !== turn) return;
        const { done, value } = work.next();
        if (!done) setTimeout(() => unpressed(step), value ?? 0);
      };
      afterPicture(step);
    },
  };
}
