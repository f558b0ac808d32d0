// @ts-check
// One line of the bill on the page. Its inputs are made once and stay; what the engine says about it is redrawn only when that changes.
import { KINDS } from './bill.js';
import { describe, facts, rank } from './catalog.js';
import { el, yuan } from './dom.js';
import { words } from './issues.js';
import { shown } from './typed.js';
import { lang, t } from './words.js';

/** @typedef {import('./bill.js').Row} Row */
/** @typedef {import('../pkg/yidi.js').ClassifiedLine} ClassifiedLine */
/** @typedef {import('../pkg/yidi.js').Issue} Issue */
/** @typedef {{ outcome?: ClassifiedLine, faults: Issue[] }} Verdict what the engine says of a line, or why it says nothing; the field of an issue is that of the line */

const CHINESE = { lang: 'zh-CN' };
/** Fields that few lines need: made when the reader opens them. */
const MORE = /** @type {const} */ (['form', 'spec', 'unit', 'unitPrice', 'priceLimit', 'code']);
/** @type {Array<'inScope' | 'priorSelfPay' | 'overLimitSelfPay' | 'fullSelfPay' | 'undecided'>} */
export const PARTS = ['inScope', 'priorSelfPay', 'overLimitSelfPay', 'fullSelfPay', 'undecided'];

/** form="": the inputs of lines belong to no form, so that hundreds of them neither slow it down nor send it when Enter is pressed. */
const LOOSE = { form: '', autocomplete: 'off' };

/** @param {keyof typeof KINDS} field */
function cell(field) {
  const kind = KINDS[field];
  const input = el('input', { ...LOOSE, 'data-field': field, ...(kind === 'text' ? { lang: 'zh-CN', spellcheck: 'false' } : { inputmode: 'decimal' }) });
  return el('div', { class: `field ${field}` }, el('label', { 'data-for': field }, t(`cell.${field}`)), kind === 'amount' ? el('div', { class: 'yuan' }, input) : input);
}

/** @type {{ lang: string, node: HTMLElement } | undefined} a line is made once in each language and then copied */
let pattern;

/** The inputs of a line, without what they say. @param {Row} row @returns {HTMLElement} */
export function lineNode(row) {
  if (pattern?.lang !== lang()) pattern = { lang: lang(), node: blankLine() };
  const node = /** @type {HTMLElement} */ (pattern.node.cloneNode(true));
  node.dataset.key = String(row.key);
  return node;
}

function blankLine() {
  const choices = ['', 'A', 'B', 'C'].map((value) => el('option', { value }, value ? t(`class.${value}`) : ''));
  const more = el('button', { type: 'button', 'data-do': 'more', class: 'more', 'aria-expanded': 'false' }, t('cell.more'));
  const rest = el('div', { class: 'cells rest', hidden: '' });
  return el('li', { class: 'item', tabindex: '-1' },
    el('div', { class: 'body', role: 'group' },
      el('div', { class: 'head' },
        el('span', { class: 'nth', 'aria-hidden': 'true' }),
        el('label', { 'data-for': 'name', class: 'visually-hidden' }, t('cell.name')),
        el('input', { ...LOOSE, 'data-field': 'name', class: 'title', placeholder: t('cell.name'), spellcheck: 'false', ...CHINESE }),
        el('button', { type: 'button', 'data-do': 'remove', class: 'quiet remove' }, '✕')),
      el('div', { class: 'cells main' },
        el('div', { class: 'field class' }, el('label', { 'data-for': 'class' }, t('cell.class')), el('select', { ...LOOSE, 'data-field': 'class' }, ...choices)),
        cell('priorSelfPayRatio'), cell('quantity'), cell('amount'), more),
      rest,
      el('div', { class: 'outcome' })));
}

/** Shows the fields that few lines need, or puts them away again. @param {HTMLElement} node @param {Row} row */
export function toggleRest(node, row) {
  const rest = /** @type {HTMLElement} */ (node.querySelector('.rest'));
  rest.hidden = !rest.hidden;
  node.querySelector('.more')?.setAttribute('aria-expanded', String(!rest.hidden));
  if (rest.children.length) return;
  rest.append(...MORE.map(cell));
  number(node, Number(node.dataset.n), true);
  fill(node, row);
}

/** Ids follow the place in the bill, so that a fault at "bill.lines[3].amount" finds its field. @param {HTMLElement} node @param {number} i @param {boolean} [anew] */
function number(node, i, anew = false) {
  if (node.dataset.n === String(i) && !anew) return;
  node.dataset.n = String(i);
  node.id = `bill.lines[${i}]`;
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll('[data-field]'))) field.id = `${node.id}.${field.dataset.field}`;
  for (const label of /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll('[data-for]'))) label.setAttribute('for', `${node.id}.${label.dataset.for}`);
  /** @type {HTMLElement} */ (node.querySelector('.nth')).textContent = String(i + 1);
  const remove = /** @type {HTMLElement} */ (node.querySelector('.remove'));
  remove.setAttribute('aria-label', t('line.remove', { n: i + 1 }));
  remove.title = t('line.remove', { n: i + 1 });
}

/** @param {HTMLElement} node @param {Row} row */
function fill(node, row) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll('[data-field]'))) {
    const text = row.said[/** @type {keyof typeof KINDS} */ (field.dataset.field)] ?? '';
    if (field.value !== text) field.value = text;
  }
}

/** Is there something only the reader can settle? @param {Verdict} verdict */
export const isOpen = ({ outcome, faults }) => faults.length > 0 || outcome?.class === 'unknown' || Boolean(outcome?.flags.some(({ severity }) => severity === 'error'));

/** How a line's item was found, and a way back if the reader chose it. @param {ClassifiedLine} outcome @param {boolean} chosen */
function match({ item, match: found }, chosen) {
  if (!item) return null;
  return el('p', { class: 'match' },
    el('span', {}, t(chosen ? 'match.chosen' : `match.${found?.by ?? 'name'}`), found?.sure === false ? t('match.unsure') : ''), ' ',
    el('b', CHINESE, item.name), ' ', rank(item), ' ', facts(item, true),
    chosen ? el('button', { type: 'button', class: 'link', 'data-do': 'unchoose' }, t('match.other')) : null);
}

/** @param {ClassifiedLine} outcome */
function split(outcome) {
  const parts = PARTS.filter((part) => /[1-9]/.test(outcome[part]));
  return el('p', { class: 'split' }, ...parts.map((part) => el('span', { class: part }, t(`sum.${part}`), ' ', el('b', {}, yuan(outcome[part])),
    part === 'overLimitSelfPay' && outcome.priceLimit ? t('line.limit', { limit: yuan(outcome.priceLimit) }) : '')));
}

/** What it may be; put away where the class is settled without. @param {ClassifiedLine} outcome @param {boolean} open */
function candidates({ item, match: found, candidates: others }, open) {
  const offered = [...(item && found?.sure === false ? [item] : []), ...(others ?? [])];
  const once = offered.filter((one, i) => offered.findIndex(({ id }) => id === one.id) === i);
  if (!once.length) return null;
  const buttons = once.map((one) => el('button', { type: 'button', 'data-do': 'choose', 'data-code': one.id }, ...describe(one)));
  if (!open) return el('details', { class: 'candidates' }, el('summary', {}, t('line.others')), ...buttons);
  return el('div', { class: 'candidates', role: 'group', 'aria-label': t('line.candidates') }, el('p', {}, t('line.candidates')), ...buttons);
}

/** A flag says its severity in words. @param {Issue} issue @param {boolean} read */
function flag(issue, read) {
  const field = issue.severity === 'error' ? issue.field : undefined;
  const severity = issue.code === 'field.missing' ? 'todo' : issue.severity; // an amount not typed yet is no fault
  return el('li', { class: 'flag', 'data-severity': severity, 'data-code': issue.code },
    el('b', { class: 'severity' }, t(`flag.${severity}`)), ' ', field ? t('flag.field', { field: t(`cell.${field}`) }) : '', ...words(issue),
    issue.code === 'catalog.restriction' ? tick(read) : null);
}

/** @param {boolean} read */
function tick(read) {
  const box = el('input', { ...LOOSE, type: 'checkbox', 'data-do': 'read' });
  box.checked = read;
  return el('label', { class: 'tick' }, box, el('span', {}, t('flag.read')));
}

/** @type {WeakMap<HTMLElement, string>} what each line's outcome was last drawn from */
const drawn = new WeakMap();

/**
 * Brings a line up to date.
 * @param {HTMLElement} node
 * @param {Row} row
 * @param {number} i its place in the bill
 * @param {Verdict} verdict
 * @param {boolean} read has the reader ticked the restriction?
 */
export function drawLine(node, row, i, verdict, read) {
  number(node, i);
  const name = [t('line.nth', { n: i + 1 }), row.said.name].filter(Boolean).join(' ');
  if (node.dataset.name !== name) {
    node.dataset.name = name;
    node.querySelector('.body')?.setAttribute('aria-label', name);
  }
  const now = JSON.stringify([verdict, row.said, row.codeBefore]); // not `read`: the box shows it itself
  if (drawn.get(node) === now) return;
  drawn.set(node, now);
  fill(node, row);
  const { outcome, faults } = verdict;
  node.classList.toggle('open', isOpen(verdict));
  // The first choice says what the list itself makes of the line.
  const auto = /** @type {HTMLOptionElement} */ (node.querySelector('option[value=""]'));
  const ranked = row.said.class ? outcome?.item?.class : outcome?.class;
  auto.textContent = ranked && ranked !== 'unknown' ? t(`class.listed.${ranked}`) : t(outcome ? 'choose' : 'class.auto');
  const ratio = /** @type {HTMLElement} */ (node.querySelector('.priorSelfPayRatio'));
  ratio.hidden = outcome?.class !== 'B' && row.said.class !== 'B' && !row.said.priorSelfPayRatio;
  const share = /** @type {HTMLInputElement} */ (ratio.querySelector('input'));
  share.placeholder = outcome?.class === 'B' && outcome.priorSelfPayRatio !== undefined && !row.said.priorSelfPayRatio ? shown(outcome.priorSelfPayRatio, 'percent') : '';
  const flags = [...faults, ...(outcome?.flags ?? []), ...row.notes];
  node.querySelector('.outcome')?.replaceChildren(...[
    outcome ? match(outcome, row.codeBefore !== undefined) : null,
    outcome ? split(outcome) : null,
    flags.length ? el('ul', { class: 'flags' }, ...flags.map((issue) => flag(issue, read))) : null,
    outcome ? candidates(outcome, isOpen(verdict)) : null,
  ].filter((part) => part !== null));
}
