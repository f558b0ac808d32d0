// @ts-check
// A date that is half typed, or that no calendar has: to the field it is '', as if nothing had been said, and it tells of no change.

/** What the engine is handed in its place, to refuse it. */
export const UNREADABLE = '…';

/** @param {Element} field */
export const unreadable = (field) => field instanceof HTMLInputElement && field.validity.badInput;

/** Nothing is heard of a date while it is being typed; left half typed, it has changed. @param {ShadowRoot} root */
export function hearDates(root) {
  /** @type {WeakSet<Element>} fields seen half typed since they last told of a change */
  const half = new WeakSet();
  for (const kind of ['input', 'change']) {
    root.addEventListener(kind, (event) => {
      const field = /** @type {HTMLElement} */ (event.target);
      if (!unreadable(field)) half.delete(field);
      else if (field === root.activeElement && event.isTrusted) {
        half.add(field);
        event.stopPropagation();
      }
    }, true);
  }
  root.addEventListener('focusout', ({ target }) => {
    const field = /** @type {HTMLElement} */ (target);
    if (!unreadable(field) && !half.delete(field)) return;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    if (unreadable(field)) half.add(field); // emptied later, it tells of nothing either
  });
}
