// @ts-check
// Draws a receipt: the answer first, then every figure, the working, the documents and the doubts.
import { settlementFields } from '../pkg/yidi.js';
import { chart } from './chart.js';
import { curve } from './curve.js';
import { basis, documentList } from './documents.js';
import { byId, el, grouped, percent, yuan } from './dom.js';
import { lead, words } from './issues.js';
import { remove } from './own-rules.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Receipt} Receipt */
/** @typedef {import('../pkg/yidi.js').Area} Area */
/** @typedef {{ insured: Area | null, treatment: Area | null, scheme?: string }} Places */

const CHINESE = { lang: 'zh-CN' };
const OWN = 'policy.loaded_rules';

/** A heading and what stands under it. @param {string} key @param {...(Node | null)} children */
const part = (key, ...children) => el('section', { 'aria-labelledby': `${key}-heading` }, el('h3', { id: `${key}-heading` }, t(key)), ...children);

/** The answer; it stands in an output, which says a new result aloud. @param {Receipt} receipt @param {Places} places */
function headline(receipt, { insured, treatment }) {
  const route = t('receipt.from', { insured: insured?.name ?? receipt.insuredArea, treatment: treatment?.name ?? receipt.treatmentArea });
  const account = Number(receipt.personalAccount) > 0 ? el('span', { class: 'sub' }, t('receipt.account', { amount: yuan(receipt.personalAccount) })) : null;
  byId('headline').replaceChildren(
    el('p', { class: 'route' }, route, ' ', el('span', { class: 'tag' }, t(receipt.crossProvince ? 'receipt.across' : 'receipt.home'))),
    el('div', { class: 'sums' },
      el('p', { class: 'sum fund' }, el('span', {}, t('receipt.fund')), el('strong', {}, yuan(receipt.fundTotal))),
      el('p', { class: 'sum cash' }, el('span', {}, t('receipt.cash')), el('strong', {}, yuan(receipt.cash)), account)),
    el('p', { class: 'estimate' }, t('receipt.estimate')));
}

/** The grade, in plain sight; a compiled rule is said to be one before anything else is. @param {Receipt} receipt */
function evidence(receipt) {
  const said = receipt.warnings.filter((issue) => issue.code === 'evidence.compiled');
  const label = t(`evidence.${receipt.evidence}`);
  // Of rules that were brought along the grade is their author's word, not this page's.
  const stated = receipt.evidence !== 'compiled' && receipt.warnings.some(({ code }) => code === OWN);
  return el('div', { class: `notice evidence ${stated ? 'stated' : receipt.evidence}` },
    el('p', {}, el('strong', { class: 'badge' }, stated ? t('card.stated', { label }) : label), ' ', t(stated ? 'card.stated.means' : `evidence.${receipt.evidence}.means`)),
    ...said.map((issue) => el('p', {}, ...words(issue))));
}

/** Rules that were brought along: whose they are, and the way back. @param {Receipt} receipt */
function own(receipt) {
  const said = receipt.warnings.find(({ code }) => code === OWN);
  if (!said) return null;
  const back = el('button', { type: 'button', id: 'remove-rules' }, t('own.remove'));
  back.addEventListener('click', () => {
    remove(receipt.insuredArea);
    byId('insuredArea').focus();
  });
  return el('div', { class: 'notice own' }, el('p', {}, ...words(said)), el('div', { class: 'actions' }, el('a', { class: 'button', href: `#rules=${receipt.insuredArea}` }, t('own.look')), back));
}

/** Steps that apply a figure of the rules: without a document they say so. */
const RULED = new Set(['deductible', 'ratio.slice', 'ceiling', 'supplement', 'away.first_self_pay']);

/** @param {Receipt} receipt */
function warnings(receipt) {
  /** @param {import('../pkg/yidi.js').Issue} issue @param {...(Node | string)} about */
  const item = (issue, ...about) => el('li', { class: issue.severity }, el('b', {}, t(`warning.${issue.severity}`)), ' ', ...about, ...words(issue), basis(issue.documents, receipt.documents));
  const rest = receipt.warnings.filter(({ code }) => code !== 'evidence.compiled' && code !== OWN);
  const ofLines = rest.filter(({ field }) => LINE.test(field ?? ''));
  if (!rest.length) return null;
  return part('receipt.warnings',
    el('ul', { class: 'warnings' }, ...rest.filter((issue) => !ofLines.includes(issue)).map((issue) => item(issue))),
    ofLines.length ? el('details', {}, el('summary', {}, t('receipt.ofLines', { n: ofLines.length })),
      el('ul', { class: 'warnings' }, ...ofLines.map((issue) => item(issue, lineLink(issue.field ?? ''), ' ')))) : null);
}

const LINE = /^bill\.lines\[(\d+)\]/;

/** Leads to the line of the bill that a warning is about. @param {string} field */
function lineLink(field) {
  const [id, n] = field.match(LINE) ?? ['', ''];
  const link = el('a', { href: `#${id}` }, document.getElementById(id)?.dataset.name ?? t('line.nth', { n: Number(n) + 1 }));
  link.addEventListener('click', (event) => {
    const node = document.getElementById(id);
    event.preventDefault();
    if (node) lead(node);
  });
  return link;
}

/** @param {Receipt} receipt */
function bar(receipt) {
  return chart([
    { name: t('figure.pooledFund'), amount: receipt.pooledFund, payer: 'fund' },
    ...receipt.supplements.map(({ name, amount }) => ({ name, amount, payer: /** @type {const} */ ('supplement') })),
    { name: t('chart.account'), amount: receipt.personalAccount, payer: 'account' },
    { name: t('chart.cash'), amount: receipt.cash, payer: 'cash' },
  ]);
}

/** @param {Receipt} receipt */
function table(receipt) {
  /** @param {string | Node} name @param {string} amount @param {string} [kind] */
  const row = (name, amount, kind) => el('tr', { class: kind }, el('th', { scope: 'row' }, name), el('td', {}, grouped(amount)));
  /** @param {string} key @param {string} [kind] */
  const figure = (key, kind) => row(t(`figure.${key}`), String(receipt[/** @type {keyof Receipt} */ (key)]), kind);
  /** @param {string} key @param {...HTMLElement} rows */
  const group = (key, ...rows) => el('tbody', {}, el('tr', {}, el('th', { scope: 'rowgroup', colspan: '2', class: 'group' }, t(`figure.${key}`))), ...rows);
  return el('table', {},
    el('caption', {}, t('receipt.table')),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('receipt.item')), el('th', { scope: 'col' }, t('receipt.amount')))),
    group('bill', figure('total', 'total'), figure('fullSelfPay'), figure('overLimitSelfPay'), figure('priorSelfPay'), figure('inScope'), figure('deductible')),
    group('fund', figure('pooledFund'), ...receipt.supplements.map(({ name, amount }) => row(el('span', CHINESE, name), amount)), figure('fundTotal', 'total')),
    group('person', figure('personTotal', 'total'), figure('personalAccount'), figure('cash')));
}

/** @param {Receipt} receipt */
function working(receipt) {
  return part('receipt.steps', el('ol', { class: 'steps' }, ...receipt.steps.map((step) => el('li', { class: step.payer, 'data-code': step.code },
    el('p', { class: 'step' }, el('b', step.code === 'supplement' ? CHINESE : {}, step.label),
      step.payer === 'none' ? null : el('span', { class: `tag ${step.payer}` }, t(`step.by.${step.payer}`)),
      el('span', { class: 'amount' }, yuan(step.amount))),
    step.detail ? el('p', { class: 'detail' }, step.detail) : null,
    basis(step.documents, receipt.documents) ?? (RULED.has(step.code) ? el('p', { class: 'basis none' }, t('step.noBasis')) : null)))));
}

/** @param {Receipt} receipt @param {Places} places */
const documents = (receipt, { insured, scheme }) => part('receipt.documents', receipt.documents.length ? documentList(receipt.documents) : el('p', {}, t('documents.none')),
  el('p', { class: 'to-card' }, el('a', { href: `#rules=${[receipt.insuredArea, scheme, receipt.policyEffective].filter(Boolean).join('/')}` }, t('receipt.rules', { name: insured?.name ?? receipt.insuredArea }))));

/** What the pack's editors doubted, and whom to ask. @param {Area | null} insured */
function doubts(insured) {
  if (!insured || !(insured.notes?.length || insured.hotline)) return null;
  return el('details', {}, el('summary', {}, t('receipt.doubts')),
    insured.notes?.length ? el('p', {}, t('receipt.doubtsOf', { name: insured.name })) : null,
    insured.notes?.length ? el('ul', {}, ...insured.notes.map((note) => el('li', {}, note))) : null,
    insured.hotline ? el('p', {}, t('receipt.hotline', { name: insured.name }), el('a', { href: `tel:${insured.hotline}` }, insured.hotline)) : null);
}

/** @param {Receipt} receipt */
function fields(receipt) {
  return el('details', {}, el('summary', {}, t('receipt.fields')), el('table', { class: 'fields' },
    el('caption', { class: 'visually-hidden' }, t('receipt.fields')),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, t('receipt.field')), el('th', { scope: 'col' }, t('receipt.amount')))),
    el('tbody', {}, ...Object.entries(settlementFields(receipt)).map(([name, value]) => el('tr', {}, el('th', { scope: 'row' }, el('code', {}, name)), el('td', {}, String(value)))))));
}

/**
 * @param {Receipt} receipt
 * @param {Places} places
 * @param {() => void} next what "use this for the next visit" does
 */
export function draw(receipt, places, next) {
  const account = byId('account');
  const folds = () => /** @type {HTMLDetailsElement[]} */ ([...account.querySelectorAll('details')].filter((details) => !curve.contains(details)));
  const open = folds().map((details) => details.open);
  const button = el('button', { type: 'button', id: 'next-visit' }, t('receipt.next'));
  button.addEventListener('click', next);
  headline(receipt, places);
  byId('stale').hidden = true;
  account.replaceChildren(...[
    own(receipt), evidence(receipt), bar(receipt), warnings(receipt), curve, table(receipt),
    el('p', { class: 'hint' }, t('receipt.ratio', { ratio: percent(receipt.inScopeRatio) })),
    working(receipt), documents(receipt, places), doubts(places.insured), fields(receipt),
    el('p', { class: 'hint' }, t('receipt.policy', { effective: receipt.policyEffective, date: receipt.date })), button,
  ].filter((node) => node !== null));
  folds().forEach((details, i) => { details.open = open[i] ?? false; });
}
