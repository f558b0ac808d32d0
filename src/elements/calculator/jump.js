// @ts-check
// What else there is further down: the receipt is long, and on a wide page it scrolls in a column of its own.
import { el } from '../parts/dom.js';

/** @param {import('../parts/ui.js').Ui} ui @param {import('yidi').Receipt} receipt */
export function jump(ui, receipt) {
  const links = ['receipt.filings', 'receipt.steps', 'curve', 'receipt.table', 'receipt.documents'].filter((key) => key !== 'receipt.filings' || receipt.crossProvince).map((key) => {
    const link = el('a', { href: `#${key}-heading` }, ui.t(key === 'curve' ? 'curve.short' : key));
    link.addEventListener('click', (event) => {
      const heading = ui.find(`${key}-heading`);
      event.preventDefault();
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: 'start' });
    });
    return el('li', { 'data-to': key }, link);
  });
  return el('div', { class: 'jump' }, el('p', { id: 'jump' }, ui.t('receipt.jump')), el('ul', { 'aria-labelledby': 'jump', role: 'list' }, ...links));
}
