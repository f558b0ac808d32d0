// @ts-check
// A table that may be wider than there is room for: then it is pushed along sideways, by the keyboard too.
import { el } from './dom.js';

/** @param {HTMLTableElement} table with a caption */
export function wide(table) {
  const box = el('div', { class: 'scroll' }, table);
  const seen = new ResizeObserver(() => {
    // A stop on the way of the keyboard only where there is something to push.
    const pushed = box.scrollWidth > box.clientWidth;
    for (const [name, value] of Object.entries({ tabindex: '0', role: 'region', 'aria-label': table.caption?.textContent ?? '' })) {
      if (pushed) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  });
  seen.observe(box);
  seen.observe(table);
  return box;
}
