// @ts-check
import { el } from '../parts/dom.js';

/** A heading and what stands under it. @param {import('../parts/ui.js').Ui} ui @param {string} key @param {...(Node | null)} children */
export const part = (ui, key, ...children) => el('section', { 'aria-labelledby': `${key}-heading` }, el('h3', { id: `${key}-heading`, tabindex: '-1' }, ui.t(key)), ...children);

/** What is secondary, folded away; it stays open under its name when the receipt is drawn anew. @param {string} name @param {string | Node} summary @param {...(Node | null)} children */
export const fold = (name, summary, ...children) => el('details', { 'data-fold': name }, el('summary', {}, summary), ...children);

/** Does it go by rules that the reader brought along? @param {import('yidi').Receipt} receipt */
export const own = (receipt) => receipt.warnings.some(({ code }) => code === 'policy.loaded_rules');

/** The editions of the national drug list in which lines of the bill were found, as the receipt cites them; '' if none was. @param {import('yidi').Receipt} receipt */
export const drugLists = ({ documents }) => documents.flatMap(({ id }) => id.match(/^nrdl(\d{4})$/)?.[1] ?? []).join('/');

/** A grade of evidence; of rules that were brought along it is their author's word, not this page's. @param {import('../parts/ui.js').Ui} ui @param {string} evidence @param {boolean} stated */
export function grade(ui, evidence, stated) {
  const label = ui.t(`evidence.${evidence}`);
  return stated && evidence !== 'compiled' ? el('span', { class: 'grade stated' }, ui.t('card.stated', { label })) : el('span', { class: `grade ${evidence}` }, label);
}
