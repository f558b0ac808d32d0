// @ts-check
// One visit of the year in full: its figures, its working, what to note, and what it rests on.
import { basis, documentList } from '../parts/documents.js';
import { el, grouped, yuan } from '../parts/dom.js';
import { words } from '../parts/issues.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('yidi').Receipt} Receipt */

const CHINESE = { lang: 'zh-CN' };

/** The badge of a grade; of rules that were brought along it is their author's word. @param {Ui} ui @param {Receipt} receipt */
export function grade(ui, receipt) {
  const own = receipt.evidence !== 'compiled' && receipt.warnings.some(({ code }) => code === 'policy.loaded_rules');
  const label = ui.t(`evidence.${receipt.evidence}`);
  return el('span', { class: `grade ${own ? 'stated' : receipt.evidence}` }, own ? ui.t('card.stated', { label }) : label);
}

/** @param {Ui} ui @param {Receipt} receipt */
function figures(ui, receipt) {
  /** @param {string | Node} name @param {string} amount @param {string} [kind] */
  const row = (name, amount, kind) => el('tr', { class: kind }, el('th', { scope: 'row' }, name), el('td', {}, grouped(amount)));
  /** @param {keyof Receipt} key @param {string} [kind] */
  const figure = (key, kind) => row(ui.t(`figure.${key}`), String(receipt[key]), kind);
  return el('table', { class: 'visit-figures' }, el('caption', { class: 'visually-hidden' }, ui.t('visits.figures')),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ui.t('receipt.item')), el('th', { scope: 'col' }, ui.t('receipt.amount')))),
    el('tbody', {}, figure('total', 'total'), figure('fullSelfPay'), figure('overLimitSelfPay'), figure('priorSelfPay'), figure('inScope'), figure('deductible'),
      figure('pooledFund'), ...receipt.supplements.map(({ name, amount }) => row(el('span', CHINESE, name), amount)), figure('fundTotal', 'total'),
      figure('personTotal', 'total'), figure('personalAccount'), figure('cash')));
}

/** @param {Ui} ui @param {Receipt} receipt @param {string} list */
const steps = (ui, receipt, list) => el('ol', { class: 'visit-steps' }, ...receipt.steps.map((step) => el('li', { 'data-code': step.code },
  el('p', { class: 'step' }, el('b', step.code === 'supplement' ? CHINESE : {}, step.label),
    step.payer === 'none' ? null : el('span', { class: `tag ${step.payer}` }, ui.t(`step.by.${step.payer}`)), el('span', { class: 'amount' }, yuan(step.amount))),
  step.detail ? el('p', { class: 'detail' }, step.detail) : null,
  basis(ui, step.documents, receipt.documents, list))));

/** @param {Ui} ui @param {Receipt} receipt @param {string} key what the ids in it begin with */
export function visitReceipt(ui, receipt, key) {
  const list = `${key}-document`;
  const notes = receipt.warnings.filter(({ code }) => code !== 'evidence.compiled');
  return el('div', { class: 'visit-receipt' },
    el('p', {}, grade(ui, receipt), ' ', el('span', { class: 'hint' }, ui.t('receipt.policy', { effective: receipt.policyEffective, date: receipt.date }))),
    notes.length ? el('ul', { class: 'warnings' }, ...notes.map((issue) => el('li', { class: issue.severity, 'data-code': issue.code }, el('b', {}, ui.t(`warning.${issue.severity}`)), ' ', ...words(ui, issue), basis(ui, issue.documents, receipt.documents, list)))) : null,
    figures(ui, receipt),
    el('h4', {}, ui.t('receipt.steps')), steps(ui, receipt, list),
    el('h4', {}, ui.t('visits.documents')), receipt.documents.length ? documentList(ui, receipt.documents, list) : el('p', {}, ui.t('documents.none')));
}
