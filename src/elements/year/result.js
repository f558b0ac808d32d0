// @ts-check
// The year in all: the sums first, then each visit as a bar that opens, what the year has used, and the same as tables.
import { el, yuan } from '../parts/dom.js';
import { lead, words } from '../parts/issues.js';
import { print } from '../parts/tool.js';
import { bar, legend, patterns, strip } from './bars.js';
import { visitReceipt } from './receipt.js';
import { standing } from './settle.js';
import { about, ledgers, yearTable } from './table.js';
import { used } from './used.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('./settle.js').Settled} Settled */
/** @typedef {import('yidi').Year} Year */
/** @typedef {import('yidi').Receipt} Receipt */

const WEAK_TO_STRONG = ['compiled', 'reported', 'official'];

/** @param {Ui} ui @param {Year} year @param {Settled[]} settled */
function headline(ui, year, settled) {
  const account = Number(year.personalAccount) > 0 ? [ui.t('visits.account', { amount: yuan(year.personalAccount) }), ui.t('visits.person', { amount: yuan(year.personTotal) })] : [];
  ui.id('year-headline').replaceChildren(
    el('p', { class: 'route' }, ui.t('visits.route', { n: settled.filter(standing).length, total: yuan(year.total) })),
    el('div', { class: 'sums' },
      el('p', { class: 'sum fund' }, el('span', {}, ui.t('visits.fund')), el('strong', {}, yuan(year.fundTotal))),
      el('p', { class: 'sum cash' }, el('span', {}, ui.t('visits.cash')), el('strong', {}, yuan(year.cash)), ...account.map((said) => el('span', { class: 'sub' }, said)))),
    el('p', { class: 'estimate' }, ui.t('receipt.estimate')));
}

/** The weakest grade of the receipts that count. @param {Ui} ui @param {Receipt[]} receipts */
function evidence(ui, receipts) {
  const worst = WEAK_TO_STRONG.find((grade) => receipts.some((one) => one.evidence === grade));
  if (!worst) return null;
  const own = worst !== 'compiled' && receipts.some(({ warnings }) => warnings.some(({ code }) => code === 'policy.loaded_rules'));
  const label = ui.t(`evidence.${worst}`);
  return el('div', { class: `notice evidence ${own ? 'stated' : worst}` },
    el('p', {}, el('strong', { class: 'badge' }, own ? ui.t('card.stated', { label }) : label), ' ', ui.t(own ? 'card.stated.means' : `evidence.${worst}.means`)));
}

/** What is not in the sums. @param {Ui} ui @param {Settled[]} settled @param {number} drafts */
function leftOut(ui, settled, drafts) {
  const back = settled.filter(({ back }) => back?.ok).length;
  const said = [drafts ? ui.t('visits.drafts', { n: drafts }) : '', back ? ui.t('visits.takenBack', { n: back }) : ''].filter(Boolean);
  return said.length ? el('p', { class: 'hint', id: 'year-left-out' }, said.join(ui.t('list.space'))) : null;
}

/** What concerns the year as such; all else is said at its visit. @param {Ui} ui @param {Settled[]} settled */
function notes(ui, settled) {
  const found = settled.flatMap(({ nth, answer, back }) => [
    ...(answer.ok ? answer.warnings : []).map((issue) => ({ name: ui.t('visits.nth', { n: nth }), issue })),
    ...(back?.ok ? back.warnings : []).map((issue) => ({ name: ui.t('visits.nthBack', { n: nth }), issue })),
  ]).filter(({ issue }) => issue.code.startsWith('year.'));
  if (!found.length) return null;
  return el('section', { 'aria-labelledby': 'year-notes-heading' }, el('h3', { id: 'year-notes-heading' }, ui.t('visits.notes')),
    el('ul', { class: 'warnings' }, ...found.map(({ name, issue }) => el('li', { class: issue.severity, 'data-code': issue.code }, el('b', {}, name), ui.t('visits.about', { name: '' }), ...words(ui, issue)))));
}

/** A visit of the year: a bar, and behind it the receipt. @param {Ui} ui @param {Settled} one @param {number} most */
function visitRow(ui, one, most) {
  const { visit, nth, answer, back } = one;
  const name = el('span', { class: 'row-name' }, el('b', {}, ui.t('visits.nth', { n: nth })), ' ', el('span', { class: 'row-about' }, about(ui, one)));
  if (!answer.ok) {
    const mend = el('button', { type: 'button', class: 'link' }, ui.t('visits.mend'), el('span', { class: 'visually-hidden' }, ui.t('visits.about', { name: ui.t('visits.nth', { n: nth }) })));
    mend.addEventListener('click', () => { visit.open(); lead(ui.id(`${visit.key}-title`)); ui.id(`${visit.key}-title`).focus(); });
    return el('li', { class: 'year-row failed', 'data-nth': String(nth) }, name, el('p', { class: 'row-said' }, ui.t('visits.failed'), ' ', mend));
  }
  const notes = answer.warnings.filter(({ code }) => code !== 'evidence.compiled').length;
  return el('li', { class: back?.ok ? 'year-row taken' : 'year-row', 'data-nth': String(nth) }, el('details', { 'data-fold': visit.key },
    el('summary', {}, name,
      back?.ok ? el('span', { class: 'tag none' }, ui.t('visits.back')) : null, notes ? el('span', { class: 'tag none' }, ui.t('visits.warnings', { n: notes })) : null,
      el('b', { class: 'row-total' }, yuan(answer.total)), bar(answer, most, !back?.ok),
      el('span', { class: 'row-said' }, ui.t('visits.pays', { fund: yuan(answer.fundTotal), cash: yuan(answer.cash) }))),
    visitReceipt(ui, answer, visit.key)));
}

/**
 * @param {Ui} ui
 * @param {Year} year
 * @param {Settled[]} settled in order
 * @param {number} drafts visits without a bill
 */
export function drawYear(ui, year, settled, drafts) {
  const details = ui.id('year-details');
  const folds = () => /** @type {HTMLDetailsElement[]} */ ([...details.querySelectorAll('details[data-fold]')]);
  const open = new Set(folds().filter((fold) => fold.open).map((fold) => fold.dataset.fold));
  const receipts = settled.flatMap(({ answer }) => (answer.ok ? [answer] : []));
  const counting = settled.flatMap((one) => standing(one) ?? []);
  const most = Math.max(...receipts.map(({ total }) => Number(total)), 0.01);
  /** @param {string} key @param {...(Node | null)} children */
  const part = (key, ...children) => el('section', { 'aria-labelledby': `year-${key}` }, el('h3', { id: `year-${key}` }, ui.t(`visits.${key}`)), ...children);
  const paper = el('button', { type: 'button', id: 'year-print' }, ui.t('visits.print'));
  paper.addEventListener('click', () => {
    for (const fold of folds()) fold.open = fold.open || fold.dataset.fold === 'table';
    print(ui, 'report');
  });
  headline(ui, year, settled);
  details.replaceChildren(...[
    evidence(ui, counting), leftOut(ui, settled, drafts), notes(ui, settled), patterns(),
    part('along', el('p', { class: 'hint' }, ui.t('visits.alongHint')), strip(ui, settled), legend(ui, receipts), el('ol', { class: 'along' }, ...settled.map((one) => visitRow(ui, one, most)))),
    counting.length ? part('used', ...used(ui, year.years.filter(({ settled: n }) => n), settled)) : null,
    el('details', { 'data-fold': 'table' }, el('summary', {}, ui.t('visits.table')), yearTable(ui, year, settled), ledgers(ui, year)),
    el('div', { class: 'actions' }, paper),
  ].filter((node) => node !== null));
  for (const fold of folds()) fold.open = open.has(fold.dataset.fold);
}
