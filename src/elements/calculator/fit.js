// @ts-check
// Makes a sheet fit on one page: smaller type first, and only when the smallest is too large is something left to the page on the screen.
import { el } from '../parts/dom.js';
import { label } from './labels.js';

const HEIGHT = 250; // millimetres: fits on A4, and on the shorter American sheet too
const SIZES = 7; // as in sheet.css
const PIXEL = 25.4 / 96;

/** @param {import('../parts/ui.js').Ui} ui @param {HTMLElement} sheet */
export function fit(ui, sheet) {
  const tooTall = () => sheet.offsetHeight * PIXEL > HEIGHT;
  sheet.classList.add('measured'); // laid out as on paper, out of sight
  for (let size = 0; size < SIZES; size++) {
    sheet.dataset.size = String(size);
    if (!tooTall()) break;
  }
  for (const what of ['notes', 'documents', 'steps']) {
    const list = sheet.querySelector(`.paper-${what} > :is(ol, ul)`);
    if (list) cut(ui, list, `paper.rest.${what}`, tooTall);
  }
  sheet.classList.remove('measured');
}

/** Takes off the end of a list what does not fit, and says how much that is. @param {import('../parts/ui.js').Ui} ui @param {Element} list @param {string} key @param {() => boolean} tooTall */
function cut(ui, list, key, tooTall) {
  const rest = el('li', { class: 'rest' });
  const items = [...list.children];
  for (let n = 1; n < items.length && tooTall(); n++) {
    items[items.length - n].remove();
    rest.replaceChildren(...label(ui, key, { n }));
    list.append(rest);
  }
}
