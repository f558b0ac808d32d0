// @ts-check
// One line of the bill on the page. Its inputs are made once and stay; what the engine says about it is redrawn only when that changes.
import { KINDS } from './bill.js';
import { describe, facts, rank } from './catalog.js';
import { el, yuan } from '../parts/dom.js';
import { words } from '../parts/issues.js';
import { shown } from '../parts/typed.js';

/** @typedef {import('./bill.js').Row} Row */
/** @typedef {import('yidi').ClassifiedLine} ClassifiedLine */
/** @typedef {import('yidi').Issue} Issue */
/** @typedef {{ outcome?: ClassifiedLine, faults: Issue[] }} Verdict what the engine says of a line, or why it says nothing; the field of an issue is that of the line */

const CHINESE = { lang: 'zh-CN' };
/** Fields that few lines need: made when the reader opens them. */
const MORE = /** @type {const} */ (['form', 'spec', 'unit', 'unitPrice', 'priceLimit', 'code']);
/** @type {Array<'inScope' | 'priorSelfPay' | 'overLimitSelfPay' | 'fullSelfPay' | 'undecided'>} */
export const PARTS = ['inScope', 'priorSelfPay', 'overLimitSelfPay', 'fullSelfPay', 'undecided'];

/** form="": the inputs of lines belong to no form, so that hundreds of them neither slow it down nor send it when Enter is pressed. */
const LOOSE = { form: '', autocomplete: 'off' };

/** @param {import('../parts/ui.js').Ui} ui @param {keyof typeof KINDS} field */
function cell(ui, field) {
  const kind = KINDS[field];
  const input = el('input', { ...LOOSE, 'data-field': field, ...(kind === 'text' ? { lang: 'zh-CN' } : { inputmode: 'decimal' }) });
  return el('div', { class: `field ${field}` }, el('label', { 'data-for': field }, ui.t(`cell.${field}`)), kind === 'amount' ? el('div', { class: 'yuan' }, input) : input);
}

/** @type {{ lang: string, node: HTMLElement } | undefined} a line is made once in each language and then copied */
let pattern;

/** The inputs of a line, with what was typed. @param {import('../parts/ui.js').Ui} ui @param {Row} row @param {number} i its place in the bill @returns {HTMLElement} */
export function lineNode(ui, row, i) {
  if (pattern?.lang !== ui.lang) pattern = { lang: ui.lang, node: blankLine(ui) };
  const node = /** @type {HTMLElement} */ (pattern.node.cloneNode(true));
  node.dataset.key = String(row.key);
  number(ui, node, i);
  fill(node, row);
  return node;
}

/** @param {import('../parts/ui.js').Ui} ui */
function blankLine(ui) {
  const choices = ['', 'A', 'B', 'C'].map((value) => el('option', { value }, value ? ui.t(`class.${value}`) : ''));
  const more = el('button', { type: 'button', 'data-do': 'more', class: 'more', 'aria-expanded': 'false' }, ui.t('cell.more'));
  const rest = el('div', { class: 'cells rest', hidden: '' });
  return el('li', { class: 'item', tabindex: '-1' },
    el('div', { class: 'body', role: 'group' },
      el('div', { class: 'head' },
        el('span', { class: 'nth', 'aria-hidden': 'true' }),
        el('label', { 'data-for': 'name', class: 'visually-hidden' }, ui.t('cell.name')),
        el('input', { ...LOOSE, 'data-field': 'name', class: 'title', placeholder: ui.t('cell.name'), ...CHINESE }),
        el('button', { type: 'button', 'data-do': 'remove', class: 'quiet remove' }, '✕')),
      el('div', { class: 'cells main' },
        el('div', { class: 'field class' }, el('label', { 'data-for': 'class' }, ui.t('cell.class')), el('select', { ...LOOSE, 'data-field': 'class' }, ...choices)),
        cell(ui, 'priorSelfPayRatio'), cell(ui, 'quantity'), cell(ui, 'amount'), more),
      rest,
      el('div', { class: 'outcome' })));
}

/** Shows the fields that few lines need, or puts them away again. @param {import('../parts/ui.js').Ui} ui @param {HTMLElement} node @param {Row} row */
export function toggleRest(ui, node, row) {
  const rest = /** @type {HTMLElement} */ (node.querySelector('.rest'));
  rest.hidden = !rest.hidden;
  node.querySelector('.more')?.setAttribute('aria-expanded', String(!rest.hidden));
  if (rest.children.length) return;
  rest.append(...MORE.map((field) => cell(ui, field)));
  number(ui, node, Number(node.dataset.n), true);
  fill(node, row);
}

/** @type {WeakMap<HTMLElement, { fields: HTMLElement[], labels: HTMLElement[], nth: Element, remove: HTMLElement }>} what is numbered in a line: found once, for taking away the first of a thousand lines numbers all others anew */
const numbered = new WeakMap();

/** @param {HTMLElement} node */
function parts(node) {
  const found = {
    fields: [.../** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll('[data-field]'))],
    labels: [.../** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll('[data-for]'))],
    nth: /** @type {Element} */ (node.querySelector('.nth')),
    remove: /** @type {HTMLElement} */ (node.querySelector('.remove')),
  };
  numbered.set(node, found);
  return found;
}

/** Ids follow the place in the bill, so that a fault at "bill.lines[3].amount" finds its field. @param {import('../parts/ui.js').Ui} ui @param {HTMLElement} node @param {number} i @param {boolean} [anew] */
function number(ui, node, i, anew = false) {
  if (node.dataset.n === String(i) && !anew) return;
  const { fields, labels, nth, remove } = (!anew && numbered.get(node)) || parts(node);
  node.dataset.n = String(i);
  node.id = `bill.lines[${i}]`;
  for (const field of fields) field.id = `${node.id}.${field.dataset.field}`;
  for (const label of labels) label.setAttribute('for', `${node.id}.${label.dataset.for}`);
  nth.textContent = String(i + 1);
  const words = ui.t('line.remove', { n: i + 1 });
  remove.setAttribute('aria-label', words);
  remove.title = words;
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

/** How a line's item was found, and a way back if the reader chose it. @param {import('../parts/ui.js').Ui} ui @param {ClassifiedLine} outcome @param {boolean} chosen */
function match(ui, { item, match: found }, chosen) {
  if (!item) return null;
  return el('p', { class: 'match' },
    el('span', {}, ui.t(chosen ? 'match.chosen' : `match.${found?.by ?? 'name'}`), found?.sure === false ? ui.t('match.unsure') : ''), ' ',
    el('b', CHINESE, item.name), ' ', rank(ui, item), ' ', facts(ui, item, true),
    chosen ? el('button', { type: 'button', class: 'link', 'data-do': 'unchoose' }, ui.t('match.other')) : null);
}

/** @param {import('../parts/ui.js').Ui} ui @param {ClassifiedLine} outcome */
function split(ui, outcome) {
  const parts = PARTS.filter((part) => /[1-9]/.test(outcome[part]));
  return el('p', { class: 'split' }, ...parts.map((part) => el('span', { class: part }, ui.t(`sum.${part}`), ' ', el('b', {}, yuan(outcome[part])),
    part === 'overLimitSelfPay' && outcome.priceLimit ? ui.t('line.limit', { limit: yuan(outcome.priceLimit) }) : '')));
}

/** What it may be; put away where the class is settled without. @param {import('../parts/ui.js').Ui} ui @param {ClassifiedLine} outcome @param {boolean} open */
function candidates(ui, { item, match: found, candidates: others }, open) {
  const offered = [...(item && found?.sure === false ? [item] : []), ...(others ?? [])];
  const once = offered.filter((one, i) => offered.findIndex(({ id }) => id === one.id) === i);
  if (!once.length) return null;
  const buttons = once.map((one) => el('button', { type: 'button', 'data-do': 'choose', 'data-code': one.id }, ...describe(ui, one)));
  if (!open) return el('details', { class: 'candidates' }, el('summary', {}, ui.t('line.others')), ...buttons);
  return el('div', { class: 'candidates', role: 'group', 'aria-label': ui.t('line.candidates') }, el('p', {}, ui.t('line.candidates')), ...buttons);
}

/** A flag says its severity in words. @param {import('../parts/ui.js').Ui} ui @param {Issue} issue @param {boolean} read */
function flag(ui, issue, read) {
  const field = issue.severity === 'error' ? issue.field : undefined;
  const severity = issue.code === 'field.missing' ? 'todo' : issue.severity; // an amount not typed yet is no fault
  return el('li', { class: 'flag', 'data-severity': severity, 'data-code': issue.code },
    el('b', { class: 'severity' }, ui.t(`flag.${severity}`)), ' ', field ? ui.t('flag.field', { field: ui.t(`cell.${field}`) }) : '', ...words(ui, issue),
    issue.code === 'catalog.restriction' ? tick(ui, read) : null);
}

/** @param {import('../parts/ui.js').Ui} ui @param {boolean} read */
function tick(ui, read) {
  const box = el('input', { ...LOOSE, type: 'checkbox', 'data-do': 'read' });
  box.checked = read;
  return el('label', { class: 'tick' }, box, el('span', {}, ui.t('flag.read')));
}

/** @type {WeakMap<HTMLElement, { row: Row, i: number, verdict: Verdict, text: string }>} what each line was last drawn from */
const drawn = new WeakMap();

/** Brings what stands in the fields of a line up to date, and leaves the rest for later. @param {HTMLElement} node @param {Row} row */
export function writeLine(node, row) {
  if (drawn.get(node)?.row !== row) fill(node, row);
}

/**
 * Brings a line up to date.
 * @param {import('../parts/ui.js').Ui} ui
 * @param {HTMLElement} node
 * @param {Row} row
 * @param {number} i its place in the bill
 * @param {Verdict} verdict
 * @param {boolean} read has the reader ticked the restriction?
 */
export function drawLine(ui, node, row, i, verdict, read) {
  const before = drawn.get(node);
  if (before?.row === row && before.i === i && before.verdict === verdict) return;
  number(ui, node, i);
  const name = [ui.t('line.nth', { n: i + 1 }), row.said.name].filter(Boolean).join(' ');
  if (node.dataset.name !== name) {
    node.dataset.name = name;
    node.querySelector('.body')?.setAttribute('aria-label', name);
  }
  const text = JSON.stringify([verdict, row.said, row.codeBefore]); // not `read`: the box shows it itself
  drawn.set(node, { row, i, verdict, text });
  if (before?.text === text) return;
  fill(node, row);
  const { outcome, faults } = verdict;
  node.classList.toggle('open', isOpen(verdict));
  // The first choice says what the list itself makes of the line.
  const auto = /** @type {HTMLOptionElement} */ (node.querySelector('option[value=""]'));
  const ranked = row.said.class ? outcome?.item?.class : outcome?.class;
  auto.textContent = ranked && ranked !== 'unknown' ? ui.t(`class.listed.${ranked}`) : ui.t(outcome ? 'choose' : 'class.auto');
  const ratio = /** @type {HTMLElement} */ (node.querySelector('.priorSelfPayRatio'));
  ratio.hidden = outcome?.class !== 'B' && row.said.class !== 'B' && !row.said.priorSelfPayRatio;
  const share = /** @type {HTMLInputElement} */ (ratio.querySelector('input'));
  share.placeholder = outcome?.class === 'B' && outcome.priorSelfPayRatio !== undefined && !row.said.priorSelfPayRatio ? shown(outcome.priorSelfPayRatio, 'percent') : '';
  const flags = [...faults, ...(outcome?.flags ?? []), ...row.notes];
  node.querySelector('.outcome')?.replaceChildren(...[
    outcome ? match(ui, outcome, row.codeBefore !== undefined) : null,
    outcome ? split(ui, outcome) : null,
    flags.length ? el('ul', { class: 'flags' }, ...flags.map((issue) => flag(ui, issue, read))) : null,
    outcome ? candidates(ui, outcome, isOpen(verdict)) : null,
  ].filter((part) => part !== null));
}
