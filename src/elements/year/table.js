// @ts-check
// The year as tables: every visit with all its figures, what was taken back, what failed, and the sums as the engine tells them.
import { area } from 'yidi';
import { known } from '../parts/areas.js';
import { el, grouped } from '../parts/dom.js';
import { wide } from '../parts/wide.js';
import { grade } from './receipt.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('./settle.js').Settled} Settled */
/** @typedef {import('yidi').Year} Year */
/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Reversed} Reversed */
/** @typedef {import('yidi').Failure} Failure */

const COLUMNS = /** @type {const} */ (['total', 'pooledFund', 'supplements', 'fundTotal', 'personTotal', 'personalAccount', 'cash']);

/** What a visit is called in a row: which one, when, what and where. @param {Ui} ui @param {Settled} one */
export function about(ui, { claim }) {
  const place = claim.treatmentArea ? known(claim.treatmentArea, ui.lang)?.name ?? claim.treatmentArea : '';
  return [claim.date, ui.t(`visit.${claim.service}`), place].filter(Boolean).join(' · ');
}

/** @param {Ui} ui @param {Receipt | Reversed} paid @param {typeof COLUMNS[number]} column */
function cell(ui, paid, column) {
  if (column !== 'supplements') return el('td', {}, grouped(paid[column]));
  if (!paid.supplements.length) return el('td', {}, ui.t('visits.none'));
  return el('td', {}, ...paid.supplements.map(({ name, amount }) => el('span', { class: 'supplement' }, el('span', { lang: 'zh-CN' }, name), ' ', grouped(amount))));
}

/** @param {Ui} ui @param {HTMLElement} head @param {Receipt | Reversed | Failure} answer @param {Node | string} worth @param {string} kind */
function row(ui, head, answer, worth, kind) {
  if (!answer.ok) return el('tr', { class: 'failed' }, head, el('td', { colspan: String(COLUMNS.length + 1), class: 'fault' }, ui.t('visits.failed'), ui.t('list.space'), answer.issues.map(({ message }) => message).join(ui.t('list.comma'))));
  return el('tr', { class: kind }, head, ...COLUMNS.map((column) => cell(ui, answer, column)), el('td', { class: 'worth' }, worth));
}

/** @param {Ui} ui @param {Year} year @param {Settled[]} settled */
export function yearTable(ui, year, settled) {
  const rows = settled.flatMap((one) => {
    const head = el('th', { scope: 'row' }, ui.t('visits.nth', { n: one.nth }), el('span', { class: 'number' }, about(ui, one)));
    const back = one.back && el('th', { scope: 'row' }, ui.t('visits.nthBack', { n: one.nth }), el('span', { class: 'number' }, one.visit.reversed() ?? ''));
    return [row(ui, head, one.answer, one.answer.ok ? grade(ui, one.answer) : '', one.back?.ok ? 'taken' : ''), ...(one.back && back ? [row(ui, back, one.back, ui.t('visits.none'), 'back')] : [])];
  });
  const sums = COLUMNS.map((column) => el('td', {}, column === 'pooledFund' || column === 'supplements' ? ui.t('visits.none') : grouped(year[column])));
  return wide(el('table', { class: 'rules year-table' },
    el('caption', {}, ui.t('visits.caption')),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ui.t('visits.col.visit')), ...[...COLUMNS, 'evidence'].map((column) => el('th', { scope: 'col' }, ui.t(`visits.col.${column}`))))),
    el('tbody', {}, ...rows),
    el('tfoot', {}, el('tr', { class: 'total' }, el('th', { scope: 'row' }, ui.t('visits.sum')), ...sums, el('td', {})))));
}

/** The sums of each insured area, scheme and year; nothing where there is one alone. @param {Ui} ui @param {Year} year */
export function ledgers(ui, year) {
  if (year.years.length < 2) return null;
  const columns = /** @type {const} */ (['total', 'fundTotal', 'personTotal', 'personalAccount', 'cash']);
  return wide(el('table', { class: 'rules ledgers' },
    el('caption', {}, ui.t('visits.ledgers')),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ui.t('visits.ledgers')), ...columns.map((column) => el('th', { scope: 'col' }, ui.t(`visits.col.${column}`))))),
    el('tbody', {}, ...year.years.map((sums) => el('tr', {},
      el('th', { scope: 'row' }, ui.t('visits.ledger', { name: area(sums.insuredArea, ui.lang)?.name ?? sums.insuredArea, scheme: ui.t(`who.${sums.scheme}`), year: sums.year })),
      ...columns.map((column) => el('td', {}, grouped(sums[column]))))))));
}
