// @ts-check
// What comes up while a button is being pressed, from a field just left or a thread that has an answer, would move the button away under the
// finger, and the click be lost. So it waits until the press is over.

let pressed = false;
/** @type {Set<() => void>} */
const held = new Set();

/** Does what waits. */
function flush() {
  const now = [...held];
  held.clear();
  now.forEach((act) => act());
}

function release() {
  pressed = false;
  setTimeout(flush); // after the click
}

// (On a server, where this may be imported too, there is nothing to press.)
globalThis.document?.addEventListener('pointerdown', ({ button }) => { pressed = button === 0; }, true);
for (const kind of ['pointerup', 'pointercancel']) globalThis.document?.addEventListener(kind, release, true);
// Of the end of some presses (on a scroll bar, with a menu over it) nobody is told.
globalThis.document?.addEventListener('pointermove', ({ buttons }) => { if (pressed && !buttons) release(); }, true);
globalThis.document?.addEventListener('keydown', () => { if (pressed) release(); }, true);
// What is pressed in the page around is to find the element as it says now; it may send a form.
globalThis.document?.addEventListener('click', (event) => {
  if (!event.composedPath().some((at) => /** @type {Element} */ (at).localName?.startsWith('yidi-'))) flush();
}, true);

/** Does it now, or, while something is being pressed, right after; the same act is done once. @param {() => void} act */
export function unpressed(act) {
  if (pressed) held.add(act);
  else act();
}

/** Resolves when nothing is being pressed. @returns {Promise<void>} */
export const released = () => new Promise((done) => { unpressed(() => done()); });

/** Is the key one that chooses a character? WebKit says first that the choice is over, and then sends the Enter that made it, as key 229. @param {KeyboardEvent} event */
export const composing = (event) => event.isComposing || event.keyCode === 229;
