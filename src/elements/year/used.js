// @ts-check
// What the year has used of deductibles, ceilings and thresholds: the counters of the benefit year as the engine tells them, for each
// insured area, scheme and year. How large the limits are is not said here, for a counter does not know it.
import { area } from 'yidi';
import { el, grouped, yuan } from '../parts/dom.js';
import { wide } from '../parts/wide.js';
import { usedBar } from './bars.js';
import { counted } from './settle.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('./settle.js').Settled} Settled */
/** @typedef {import('yidi').LedgerSums} LedgerSums */
/** @typedef {import('yidi').YearToDate} YearToDate */
/** @typedef {ReturnType<typeof counted>[number]} Counter */

/** @param {Ui} ui @param {Counter} counter */
const nameOf = (ui, { what, service, supplement }) => (what === 'admissions' ? ui.t('visits.admissions') : supplement ? ui.t('year.supplementPaid', { name: supplement })
  : [service ? ui.t(`year.${service}`) : '', ui.t(`year.${what}`)].filter(Boolean).join(ui.t('list.comma').trim() === ',' ? ': ' : '：'));

/** @param {Ui} ui @param {Counter} counter */
const said = (ui, { what, amount }) => (what === 'admissions' ? ui.t('visits.times', { n: amount }) : yuan(amount));

/** @param {Counter} a @param {Counter} b */
const alike = (a, b) => a.what === b.what && a.service === b.service && a.supplement === b.supplement;

/** The order in which counters are told. @param {Counter} counter */
const rank = ({ what, service }) => ['admissions', 'inpatient', 'outpatient', 'chronic', 'inScopeSelfPay', 'supplementPaid'].indexOf(service ?? what);

/** @param {YearToDate | undefined} year @param {Counter} counter */
const amountIn = (year, counter) => Number(counted(year).find((one) => alike(one, counter))?.amount ?? 0);

/** The visits of a ledger in order, each with the counters before and after it. @param {LedgerSums} ledger @param {Settled[]} settled */
function entries(ledger, settled) {
  const within = settled.flatMap((one) => (one.answer.ok && one.answer.insuredArea === ledger.insuredArea && one.answer.scheme === ledger.scheme && Number(one.answer.date.slice(0, 4)) === ledger.year
    ? [{ ...one, after: one.answer.yearToDate, at: one.answer.date, order: 0 }, ...(one.back?.ok ? [{ ...one, after: one.back.yearToDate, at: one.back.date, order: 1 }] : [])] : []));
  const inOrder = within.sort((a, b) => (a.at === b.at ? a.order - b.order || a.nth - b.nth : a.at < b.at ? -1 : 1));
  return inOrder.map((one, i) => ({ ...one, before: i ? inOrder[i - 1].after : one.claim.yearToDate }));
}

/** @param {Ui} ui @param {LedgerSums} ledger @param {Settled[]} settled */
function ledgerUsed(ui, ledger, settled) {
  const found = counted(ledger.yearToDate);
  const all = entries(ledger, settled);
  const start = all[0]?.before;
  const bars = found.map((counter) => {
    const parts = [{ name: ui.t('visits.before'), amount: amountIn(start, counter) },
      ...all.filter(({ order, back }) => !order && !back?.ok).map(({ nth, before, after }) => ({ name: String(nth), amount: amountIn(after, counter) - amountIn(before, counter) }))].filter(({ amount }) => amount > 0);
    return el('li', { 'data-counter': [counter.what, counter.service, counter.supplement].filter(Boolean).join('.') },
      el('p', { class: 'used-name' }, el('span', {}, nameOf(ui, counter)), el('b', {}, said(ui, counter))), usedBar(parts));
  });
  const columns = all.reduce((/** @type {Counter[]} */ seen, { after }) => [...seen, ...counted(after).filter((one) => !seen.some((other) => alike(one, other)))], []).sort((a, b) => rank(a) - rank(b));
  const name = area(ledger.insuredArea, ui.lang)?.name ?? ledger.insuredArea;
  return { name, bars: el('ul', { class: 'used' }, ...bars), table: wide(el('table', { class: 'rules used-table' },
    el('caption', {}, ui.t('visits.ledger', { name, scheme: ui.t(`who.${ledger.scheme}`), year: ledger.year })),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ui.t('visits.col.visit')), ...columns.map((counter) => el('th', { scope: 'col' }, nameOf(ui, counter))))),
    el('tbody', {}, ...all.map(({ nth, order, at, after }) => el('tr', {}, el('th', { scope: 'row' }, ui.t(order ? 'visits.nthBack' : 'visits.nth', { n: nth }), el('span', { class: 'number' }, at)),
      ...columns.map((counter) => el('td', {}, grouped(counted(after).find((one) => alike(one, counter))?.amount ?? (counter.what === 'admissions' ? '0' : '0.00'))))))))) };
}

/** @param {Ui} ui @param {LedgerSums[]} ledgers @param {Settled[]} settled @returns {Node[]} */
export function used(ui, ledgers, settled) {
  const each = ledgers.map((ledger) => ({ ledger, ...ledgerUsed(ui, ledger, settled) }));
  return [
    el('p', { class: 'hint' }, ui.t('visits.usedHint')),
    ...each.flatMap(({ ledger, name, bars }) => [
      ledgers.length > 1 ? el('h4', {}, ui.t('visits.ledger', { name, scheme: ui.t(`who.${ledger.scheme}`), year: ledger.year })) : null, bars,
      ui.links ? el('p', { class: 'to-card' }, el('a', { href: `#rules=${ledger.insuredArea}/${ledger.scheme}` }, ui.t('visits.rules', { name }))) : null].filter((node) => node !== null)),
    el('details', { 'data-fold': 'used' }, el('summary', {}, ui.t('visits.usedEach')), ...each.map(({ table }) => table))];
}
