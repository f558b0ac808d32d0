// @ts-check
// What one can do with a receipt: print it, pass it on, say that it is wrong, go on with the year.
import { el } from '../parts/dom.js';
import { printAlone } from '../parts/paper.js';
import { yearButton } from '../year/button.js';
import { share } from './share.js';
import { paper } from './sheet.js';
import { correction } from './trust.js';

/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Claim} Claim */

/** @param {import('../parts/ui.js').Ui} ui @param {string} key @param {string} id @param {() => void} act */
function press(ui, key, id, act) {
  const button = el('button', { type: 'button', id }, ui.t(key));
  button.addEventListener('click', act);
  return button;
}

/** A button and the panel that it opens and closes; open before the receipt was drawn anew, open after. @param {import('../parts/ui.js').Ui} ui @param {string} key @param {string} id @param {() => HTMLElement[]} fill what stands in it, made when it is first opened */
function opener(ui, key, id, fill) {
  const panel = el('div', { class: 'panel', id: `${id}-panel`, role: 'group', 'aria-labelledby': id, hidden: '' });
  const button = press(ui, key, id, () => turn(Boolean(panel.hidden)));
  button.setAttribute('aria-controls', panel.id);
  /** @param {boolean} open */
  function turn(open) {
    if (open && !panel.firstChild) panel.append(...fill());
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  }
  turn(ui.find(id)?.getAttribute('aria-expanded') === 'true');
  return { button, panel };
}

/**
 * The row of buttons, their panels, and the sheet that is printed.
 * @param {import('../parts/ui.js').Ui} ui
 * @param {Receipt} receipt
 * @param {Claim} claim what it answers
 * @param {{ nextVisit: () => void }} how
 * @returns {Node[]}
 */
export function actions(ui, receipt, claim, { nextVisit }) {
  const passOn = ui.links ? opener(ui, 'share.open', 'share', () => share(ui, claim)) : null; // without a page of ours around it there is no address to share
  const wrong = opener(ui, 'correct.open', 'correct', () => correction(ui, receipt, claim));
  const year = ui.links ? yearButton(ui, claim) : null; // nobody else hears it
  return [
    el('div', { class: 'actions receipt-actions' },
      press(ui, 'paper.print', 'print-receipt', () => printAlone(ui, 'receipt')), passOn?.button, wrong.button, year, press(ui, 'receipt.next', 'next-visit', nextVisit)),
    ...passOn ? [passOn.panel] : [], wrong.panel,
    paper(ui, receipt, claim)];
}
