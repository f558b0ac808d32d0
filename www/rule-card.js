// @ts-check
// Draws a rule card: what is in force today first, then other times, the documents, the doubts, and what is not modelled. Every figure is
// the module's text; nothing of a pack is ever markup.
import { documentList } from './documents.js';
import { el } from './dom.js';
import { today } from './form.js';
import { part, rests } from './tool.js';
import { t } from './words.js';

/** @typedef {import('../pkg/yidi.js').RuleCard} RuleCard */
/** @typedef {import('../pkg/yidi.js').RuleEntry} RuleEntry */
/** @typedef {import('../pkg/yidi.js').RuleSection} RuleSection */
/** @typedef {import('../pkg/yidi.js').RuleTable} RuleTable */

const NAME = 'rules';

/** Is a grade only what the author of a file says? This page vouches for the rules that come with it, and for no others. @param {string} grade @param {RuleCard} card */
export const stated = (grade, { rules }) => rules !== 'bundled' && grade !== 'compiled';

/** The grade of evidence in a word or two. @param {string} grade @param {string} label @param {RuleCard} card */
const badge = (grade, label, card) => (stated(grade, card) ? el('span', { class: 'grade stated' }, t('card.stated', { label })) : el('span', { class: `grade ${grade}` }, label));

/** @param {RuleTable} table */
function table({ title, columns, rows }) {
  // Rows that say the same in their first cell are one case in several slices.
  /** @type {string[][][]} */
  const cases = [];
  for (const row of rows) {
    if (cases.at(-1)?.[0][0] === row[0]) cases.at(-1)?.push(row);
    else cases.push([row]);
  }
  return el('div', { class: 'scroll' }, el('table', { class: 'rules' },
    el('caption', {}, title),
    el('thead', {}, el('tr', {}, ...columns.map((column) => el('th', { scope: 'col' }, column)))),
    ...cases.map((same) => el('tbody', {}, ...same.map(([first, ...cells], i) => el('tr', {},
      i ? null : el('th', same.length > 1 ? { scope: 'rowgroup', rowspan: String(same.length) } : { scope: 'row' }, first),
      ...cells.map((cell) => el('td', {}, cell))))))));
}

/** @param {RuleSection} section @param {RuleCard} card */
const section = ({ id, title, evidence, evidenceLabel, documents, tables, remarks }, card) => el('section', { class: 'rule', 'data-section': id },
  el('h5', {}, el('span', {}, title), ' ', badge(evidence, evidenceLabel, card)),
  ...tables.map(table),
  remarks.length ? el('ul', { class: 'remarks' }, ...remarks.map((remark) => el('li', {}, remark))) : null,
  rests(NAME, documents, card.documents) ?? el('p', { class: 'basis none' }, t('card.noBasis')));

const ORDER = ['now', 'later', 'earlier'];

/** @param {RuleEntry} entry */
function standing({ effective, until }) {
  const day = today();
  if (effective > day) return 'later';
  return until !== undefined && until < day ? 'earlier' : 'now';
}

/** @param {RuleEntry} entry @param {string} scheme @param {RuleCard} card */
function entry(entry, scheme, card) {
  const when = standing(entry);
  const id = entryId(scheme, entry.effective);
  const words = [entry.period, ' ', el('span', { class: when === 'now' ? 'tag' : 'tag none' }, t(`card.${when}`))];
  const rules = entry.sections.map((one) => section(one, card));
  if (when === 'now') return el('div', { class: 'entry', id, tabindex: '-1' }, el('h4', {}, ...words), ...rules);
  return el('details', { class: 'entry', id }, el('summary', {}, ...words), ...rules);
}

/** @param {string} scheme @param {string} effective */
export const entryId = (scheme, effective) => `${NAME}-${scheme}-${effective}`;
/** @param {string} scheme */
export const schemeId = (scheme) => `${NAME}-${scheme}`;

/** @param {RuleCard} card */
function schemes(card) {
  return card.schemes.map(({ scheme, label, entries }) => {
    const node = part(label,
      entries.some((one) => standing(one) === 'now') ? null : el('p', { class: 'notice' }, t('card.noneToday')),
      ...[...entries].sort((a, b) => ORDER.indexOf(standing(a)) - ORDER.indexOf(standing(b))).map((one) => entry(one, scheme, card)));
    node.id = schemeId(scheme);
    node.tabIndex = -1;
    return node;
  });
}

/** What the grades on the card mean. @param {RuleCard} card */
function grades(card) {
  const all = card.schemes.flatMap(({ entries }) => entries.flatMap(({ sections }) => sections));
  const once = ['official', 'reported', 'compiled'].flatMap((grade) => all.find(({ evidence }) => evidence === grade) ?? []);
  return el('dl', { class: 'grades' }, ...once.map(({ evidence, evidenceLabel }) => el('div', {}, el('dt', {}, badge(evidence, evidenceLabel, card)), el('dd', {}, t(stated(evidence, card) ? 'card.stated.means' : `card.${evidence}`)))));
}

/** @param {string} title @param {string[]} items @param {string} kind */
const list = (title, items, kind) => (items.length ? part(title, el('ul', { class: kind }, ...items.map((item) => el('li', {}, item)))) : null);

/** @param {RuleCard} card */
export const drawCard = (card) => [
  grades(card),
  ...schemes(card),
  part(t('tool.part.documents'), card.documents.length ? documentList(card.documents, `${NAME}-document`) : el('p', {}, t('documents.none'))),
  list(t('card.notes'), card.notes, 'notes'),
  list(t('card.notModelled'), card.notModelled, 'not-modelled'),
];

/** A table that is wider than its box is moved by the keyboard too. @param {HTMLElement} within */
export function reachable(within) {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll('.scroll'))) {
    if (box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', box.querySelector('caption')?.textContent ?? '');
  }
}
