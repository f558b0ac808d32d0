// @ts-check
// Leaving a field by pressing a button: what the change puts up would move the button away under the finger, and the click be lost.
// So what a change brings waits until the press is over.

let pressed = false;
/** @type {Set<() => void>} */
const held = new Set();

function release() {
  pressed = false;
  setTimeout(() => { // after the click
    const now = [...held];
    held.clear();
    now.forEach((act) => act());
  });
}

document.addEventListener('pointerdown', () => { pressed = true; }, true);
for (const kind of ['pointerup', 'pointercancel']) document.addEventListener(kind, release, true);

/** Does it now, or, while something is being pressed, right after; the same act is done once. @param {() => void} act */
export function unpressed(act) {
  if (pressed) held.add(act);
  else act();
}
