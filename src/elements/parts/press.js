// @ts-check
// What comes up while a button is being pressed, from a field just left or a thread that has an answer, would move the button away under the
// finger, and the click be lost. So it waits until the press is over.

const TAP = 400; // milliseconds: after a finger is lifted the field is left, and clicked, only now
const LONGEST = 30_000; // of the end of some presses nobody is told

/** @type {number | undefined} the pointer that presses */
let pressing;
let timer = 0;
/** @type {Set<() => void>} */
const held = new Set();

/** Does what waits. */
function flush() {
  const now = [...held];
  held.clear();
  for (const act of now) {
    try {
      act();
    } catch (error) { // the others have nothing to do with it
      reportError(error);
    }
  }
}

/** The press is over; what waits comes after the click, and not under another press. */
function release() {
  clearTimeout(timer);
  pressing = undefined;
  setTimeout(() => { if (pressing === undefined) flush(); });
}

/** @param {PointerEvent} event */
function down({ button, isPrimary, pointerId }) {
  if (!isPrimary) return;
  if (button !== 0) return pressing === undefined ? undefined : release();
  clearTimeout(timer);
  pressing = pointerId;
  timer = setTimeout(release, LONGEST);
}

/** @param {PointerEvent} event */
function up({ type, pointerId, pointerType }) {
  if (pointerId !== pressing) return;
  if (type === 'pointercancel' || pointerType === 'mouse') return release();
  clearTimeout(timer);
  timer = setTimeout(release, TAP);
}

// (On a server, where this may be imported too, there is nothing to press.)
const page = globalThis.document;
page?.addEventListener('pointerdown', down, true);
for (const kind of /** @type {const} */ (['pointerup', 'pointercancel'])) page?.addEventListener(kind, up, true);
// Of the end of a press on a scroll bar, or with a menu over it, nobody is told.
page?.addEventListener('pointermove', ({ buttons, pointerId, pointerType }) => { if (pressing === pointerId && pointerType === 'mouse' && !buttons) release(); }, true);
page?.addEventListener('keydown', () => { if (pressing !== undefined) release(); }, true);
page?.addEventListener('click', (event) => {
  if (event.isTrusted && pressing !== undefined) release();
  // What is pressed in the page around is to find the element as it says now; it may send a form.
  if (!event.composedPath().some((at) => /** @type {Element} */ (at).localName?.startsWith('yidi-'))) flush();
}, true);

/** Does it now, or, while something is being pressed, right after; the same act is done once, and in their order. @param {() => void} act */
export function unpressed(act) {
  if (pressing !== undefined || held.size) held.add(act);
  else act();
}

/** Resolves when nothing is being pressed. @returns {Promise<void>} */
export const released = () => new Promise((done) => { unpressed(() => done()); });

/** Is the key one that chooses a character? WebKit says first that the choice is over, and then sends the Enter that made it, as key 229. @param {KeyboardEvent} event */
export const composing = (event) => event.isComposing || event.keyCode === 229;
