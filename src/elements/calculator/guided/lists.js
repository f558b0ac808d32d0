// @ts-check
// What the form holds, in the reader's words: what was answered, what was skipped, what else may be answered.
import { el, yuan } from '../../parts/dom.js';
import { take } from '../../parts/form.js';
import { nameOf } from '../../parts/issues.js';

/** @typedef {ReturnType<typeof import('../form.js').claimForm>} ClaimForm */
/** @typedef {import('yidi').Question} Question */

const SUPPLEMENT = 'yearToDate.supplementPaid.';

/** What a field is called, without the remark in brackets behind it. @param {import('../../parts/ui.js').Ui} ui @param {string} name */
export function label(ui, name) {
  if (name.startsWith(SUPPLEMENT)) return ui.t('year.supplementPaid', { name: name.slice(SUPPLEMENT.length) });
  if (name === 'bill.lines') return ui.t('bill.wayLines');
  const node = ui.find(name);
  return node ? (nameOf(ui, node) || node.closest('label')?.textContent || '').replace(/\s*[（(][^（(]*[）)]$/, '') : '';
}

/** What is said in it. @param {import('../../parts/ui.js').Ui} ui @param {ClaimForm} form @param {string} name */
function words(ui, form, name) {
  const value = /** @type {any} */ (take(form.stated(), name));
  if (name === 'bill.lines') return ui.t('guided.lines', { n: value.length });
  if (typeof value === 'boolean') return ui.t(`guided.${value}`);
  const all = form.named(name);
  const [field] = all;
  if (field.type === 'radio' || field.type === 'checkbox') {
    const marked = all.filter((one) => /** @type {HTMLInputElement} */ (one).checked).map((one) => one.closest('label')?.textContent ?? '');
    return marked.join(ui.t('list.and')) || ui.t('guided.noneHolds');
  }
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.textContent ?? '';
  if (field.dataset.kind === 'amount') return /^\d+(\.\d+)?$/.test(value) ? yuan(value) : field.value;
  return field.dataset.kind === 'percent' ? `${field.value}%` : field.value;
}

/** What it comes to so far, never without the grade of the rules behind it. @param {import('../../parts/ui.js').Ui} ui @param {import('yidi').Receipt} receipt @param {boolean} more may something be added? */
export function soFar(ui, { fundTotal, cash, evidence, warnings }, more) {
  const stated = evidence !== 'compiled' && warnings.some(({ code }) => code === 'policy.loaded_rules');
  const grade = ui.t(`evidence.${evidence}`);
  return [ui.t('guided.enough', { fund: yuan(fundTotal), cash: yuan(cash) }), ' ',
    el('span', { class: `grade ${stated ? 'stated' : evidence}` }, stated ? ui.t('card.stated', { label: grade }) : grade), more ? ` ${ui.t('guided.optional')}` : ''];
}

/** A heading and a list under it. @param {string} title @param {Node[]} rows */
const list = (title, rows) => (rows.length ? [el('h3', {}, title), el('ul', { class: 'said-so' }, ...rows)] : []);

/** A button that says what it is about to those who do not see where it stands. @param {string} text @param {string} about @param {string} field @param {() => void} act */
function button(text, about, field, act) {
  const node = el('button', { type: 'button', class: 'link', 'data-field': field, 'aria-label': `${text} ${about}` }, text);
  node.addEventListener('click', act);
  return node;
}

/**
 * @param {import('../../parts/ui.js').Ui} ui
 * @param {ClaimForm} form
 * @param {{ skipped: Question[], more: Question[], current: string | undefined }} now
 * @param {(field: string) => void} go asks about a field
 */
export function drawLists(ui, form, { skipped, more, current }, go) {
  const answered = form.answered().filter((name) => name !== current);
  /** @param {Question} question @param {string} key */
  const open = (question, key) => el('li', {}, el('span', { class: 'about' }, question.question, question.spread ? el('span', { class: 'hint' }, ' ', ui.t('guided.spread', { amount: yuan(question.spread) })) : null),
    button(ui.t(key), question.question, question.field, () => go(question.field)));
  const [most] = more; // the module has put it first
  return [
    most ? el('details', { id: 'guided-more' }, el('summary', {}, ui.t('guided.more', { n: more.length }), most.spread ? [ui.t('list.comma'), ui.t('guided.spread', { amount: yuan(most.spread) })].join('') : ''),
      el('ul', { class: 'said-so' }, ...more.map((question) => open(question, 'guided.answer')))) : null,
    ...list(ui.t('guided.skipped'), skipped.map((question) => open(question, 'guided.answer'))),
    ...list(ui.t('guided.answered'), answered.map((name) => el('li', {}, el('span', { class: 'about' }, el('span', { class: 'hint' }, label(ui, name)), ' ', el('b', {}, words(ui, form, name))),
      button(ui.t('guided.change'), label(ui, name), name, () => go(name))))),
  ].filter((node) => node !== null);
}
