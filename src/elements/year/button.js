// @ts-check
import { el } from '../parts/dom.js';

/** Hands a visit over to the year: the page around hears it and puts it there. @param {import('../parts/ui.js').Ui} ui @param {import('yidi').Claim} claim */
export function yearButton(ui, claim) {
  const node = el('button', { type: 'button', id: 'to-year' }, ui.t('visits.button'));
  node.addEventListener('click', () => ui.tell('yidi-visit', claim));
  return node;
}
