// @ts-check
// Draws a receipt: the answer first, then every figure, the working, the documents and the doubts.
import { area, settlementFields } from 'yidi';
import { chart } from '../parts/chart.js';
import { basis, documentList } from '../parts/documents.js';
import { el, grouped, percent, yuan } from '../parts/dom.js';
import { lead, words } from '../parts/issues.js';
import { remove } from '../parts/own-rules.js';
import { actions } from './actions.js';
import { filings } from './filings.js';
import { jump } from './jump.js';
import { fold, own, part } from './part.js';
import { trust } from './trust.js';
import { waterfall } from './waterfall.js';

/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Area} Area */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {{ insured: Area | null, treatment: Area | null, scheme?: string }} Places */

const CHINESE = { lang: 'zh-CN' };
const OWN = 'policy.loaded_rules';

/** The answer; it stands in an output, which says a new result aloud. @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt @param {Places} places */
function headline(ui, receipt, { insured, treatment }) {
  const route = ui.t('receipt.from', { insured: insured?.name ?? receipt.insuredArea, treatment: treatment?.name ?? receipt.treatmentArea });
  const account = Number(receipt.personalAccount) > 0 ? el('span', { class: 'sub' }, ui.t('receipt.account', { amount: yuan(receipt.personalAccount) })) : null;
  ui.id('headline').replaceChildren(
    el('p', { class: 'route' }, route, ' ', el('span', { class: 'tag' }, ui.t(receipt.crossProvince ? 'receipt.across' : 'receipt.home'))),
    el('div', { class: 'sums' },
      el('p', { class: 'sum fund' }, el('span', {}, ui.t('receipt.fund')), el('strong', {}, yuan(receipt.fundTotal))),
      el('p', { class: 'sum cash' }, el('span', {}, ui.t('receipt.cash')), el('strong', {}, yuan(receipt.cash)), account)),
    el('p', { class: 'estimate' }, ui.t('receipt.estimate')));
}

/** The grade, in plain sight; a compiled rule is said to be one before anything else is. @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
function evidence(ui, receipt) {
  const said = receipt.warnings.filter((issue) => issue.code === 'evidence.compiled');
  const label = ui.t(`evidence.${receipt.evidence}`);
  // Of rules that were brought along the grade is their author's word, not this page's.
  const stated = receipt.evidence !== 'compiled' && own(receipt);
  return el('div', { class: `notice evidence ${stated ? 'stated' : receipt.evidence}` },
    el('p', {}, el('strong', { class: 'badge' }, stated ? ui.t('card.stated', { label }) : label), ' ', ui.t(stated ? 'card.stated.means' : `evidence.${receipt.evidence}.means`)),
    ...said.map((issue) => el('p', {}, ...words(ui, issue))));
}

/** Rules that were brought along: whose they are, and the way back. @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
function brought(ui, receipt) {
  const said = receipt.warnings.find(({ code }) => code === OWN);
  if (!said) return null;
  const back = el('button', { type: 'button', id: 'remove-rules' }, ui.t('own.remove'));
  back.addEventListener('click', () => {
    remove(receipt.insuredArea);
    ui.id('insuredArea').focus();
  });
  return el('div', { class: 'notice own' }, el('p', {}, ...words(ui, said)), el('div', { class: 'actions' }, ui.links ? el('a', { class: 'button', href: `#rules=${receipt.insuredArea}` }, ui.t('own.look')) : null, back));
}

/** @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
function warnings(ui, receipt) {
  /** @param {import('yidi').Issue} issue @param {...(Node | string)} about */
  const item = (issue, ...about) => el('li', { class: issue.severity }, el('b', {}, ui.t(`warning.${issue.severity}`)), ' ', ...about, ...words(ui, issue), basis(ui, issue.documents, receipt.documents));
  const rest = receipt.warnings.filter(({ code }) => code !== 'evidence.compiled' && code !== OWN);
  const ofLines = rest.filter(({ field }) => LINE.test(field ?? ''));
  if (!rest.length) return null;
  return part(ui, 'receipt.warnings',
    el('ul', { class: 'warnings' }, ...rest.filter((issue) => !ofLines.includes(issue)).map((issue) => item(issue))),
    ofLines.length ? fold('lines', ui.t('receipt.ofLines', { n: ofLines.length }),
      el('ul', { class: 'warnings' }, ...ofLines.map((issue) => item(issue, lineLink(ui, issue.field ?? ''), ' ')))) : null);
}

const LINE = /^bill\.lines\[(\d+)\]/;

/** Leads to the line of the bill that a warning is about. @param {import('../parts/ui.js').Ui} ui @param {string} field */
function lineLink(ui, field) {
  const [id, n] = field.match(LINE) ?? ['', ''];
  const link = el('a', { href: `#${id}` }, ui.find(id)?.dataset.name ?? ui.t('line.nth', { n: Number(n) + 1 }));
  link.addEventListener('click', (event) => {
    const node = ui.find(id);
    event.preventDefault();
    if (node) lead(node);
  });
  return link;
}

/** @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
function bar(ui, receipt) {
  return chart(ui, [
    { name: ui.t('figure.pooledFund'), amount: receipt.pooledFund, payer: 'fund' },
    ...receipt.supplements.map(({ name, amount }) => ({ name, amount, payer: /** @type {const} */ ('supplement') })),
    { name: ui.t('chart.account'), amount: receipt.personalAccount, payer: 'account' },
    { name: ui.t('chart.cash'), amount: receipt.cash, payer: 'cash' },
  ]);
}

/** @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
function table(ui, receipt) {
  /** @param {string | Node} name @param {string} amount @param {string} [kind] */
  const row = (name, amount, kind) => el('tr', { class: kind }, el('th', { scope: 'row' }, name), el('td', {}, grouped(amount)));
  /** @param {string} key @param {string} [kind] */
  const figure = (key, kind) => row(ui.t(`figure.${key}`), String(receipt[/** @type {keyof Receipt} */ (key)]), kind);
  /** @param {string} key @param {...HTMLElement} rows */
  const group = (key, ...rows) => el('tbody', {}, el('tr', {}, el('th', { scope: 'rowgroup', colspan: '2', class: 'group' }, ui.t(`figure.${key}`))), ...rows);
  return el('table', {},
    el('caption', {}, el('h3', { id: 'receipt.table-heading', tabindex: '-1' }, ui.t('receipt.table'))),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ui.t('receipt.item')), el('th', { scope: 'col' }, ui.t('receipt.amount')))),
    group('bill', figure('total', 'total'), figure('fullSelfPay'), figure('overLimitSelfPay'), figure('priorSelfPay'), figure('inScope'), figure('deductible')),
    group('fund', figure('pooledFund'), ...receipt.supplements.map(({ name, amount }) => row(el('span', CHINESE, name), amount)), figure('fundTotal', 'total')),
    group('person', figure('personTotal', 'total'), figure('personalAccount'), figure('cash')));
}

/** @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt @param {Places} places */
const documents = (ui, receipt, { insured, scheme }) => part(ui, 'receipt.documents', receipt.documents.length ? documentList(ui, receipt.documents) : el('p', {}, ui.t('documents.none')),
  ui.links ? el('p', { class: 'to-card' }, el('a', { href: `#rules=${[receipt.insuredArea, scheme, receipt.policyEffective].filter(Boolean).join('/')}` }, ui.t('receipt.rules', { name: insured?.name ?? receipt.insuredArea }))) : null);

/** @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
function fields(ui, receipt) {
  return fold('fields', ui.t('receipt.fields'), el('table', { class: 'fields' },
    el('caption', { class: 'visually-hidden' }, ui.t('receipt.fields')),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ui.t('receipt.field')), el('th', { scope: 'col' }, ui.t('receipt.amount')))),
    el('tbody', {}, ...Object.entries(settlementFields(receipt)).map(([name, value]) => el('tr', {}, el('th', { scope: 'row' }, el('code', {}, name)), el('td', {}, String(value)))))));
}

/**
 * @param {import('../parts/ui.js').Ui} ui
 * @param {Receipt} receipt
 * @param {Claim} claim what it answers
 * @param {{ curve: HTMLElement, nextVisit: () => void }} how
 */
export function drawReceipt(ui, receipt, claim, { curve, nextVisit }) {
  const account = ui.id('account');
  const places = { insured: area(receipt.insuredArea, ui.lang), treatment: area(receipt.treatmentArea, ui.lang), scheme: claim.person?.scheme };
  /** @returns {HTMLDetailsElement[]} */
  const folds = () => [...account.querySelectorAll('details')].filter((details) => !curve.contains(details));
  /** @param {HTMLDetailsElement} details */
  const name = (details) => details.dataset.fold ?? details.querySelector('summary')?.textContent ?? '';
  const open = new Set(folds().filter((details) => details.open).map(name));
  headline(ui, receipt, places);
  ui.id('stale').hidden = true;
  account.replaceChildren(...[
    brought(ui, receipt), evidence(ui, receipt), bar(ui, receipt), warnings(ui, receipt), jump(ui, receipt),
    filings(ui, claim, receipt, open), waterfall(ui, receipt), curve, table(ui, receipt),
    el('p', { class: 'hint' }, ui.t('receipt.ratio', { ratio: percent(receipt.inScopeRatio) })),
    documents(ui, receipt, places), ...trust(ui, receipt, claim, places.insured), fields(ui, receipt), ...actions(ui, receipt, claim, { nextVisit }),
  ].filter((node) => node !== null));
  for (const details of folds()) details.open = open.has(name(details));
}
