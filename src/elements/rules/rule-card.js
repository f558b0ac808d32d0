// @ts-check
// Draws a rule card: what is in force today first, then other times, the documents, the doubts, and what is not modelled. Every figure is
// the module's text; nothing of a pack is ever markup.
import { documentList } from '../parts/documents.js';
import { el } from '../parts/dom.js';
import { today } from '../parts/form.js';
import { part, rests } from '../parts/tool.js';
import { wide } from '../parts/wide.js';

/** @typedef {import('yidi').RuleCard} RuleCard */
/** @typedef {import('yidi').RuleEntry} RuleEntry */
/** @typedef {import('yidi').RuleSection} RuleSection */
/** @typedef {import('yidi').RuleTable} RuleTable */

const NAME = 'rules';

/** Is a grade only what the author of a file says? This page vouches for the rules that come with it, and for no others. @param {string} grade @param {RuleCard} card */
export const stated = (grade, { rules }) => rules !== 'bundled' && grade !== 'compiled';

/** The grade of evidence in a word or two. @param {import('../parts/ui.js').Ui} ui @param {string} grade @param {string} label @param {RuleCard} card */
const badge = (ui, grade, label, card) => (stated(grade, card) ? el('span', { class: 'grade stated' }, ui.t('card.stated', { label })) : el('span', { class: `grade ${grade}` }, label));

/** @param {RuleTable} table */
function table({ title, columns, rows }) {
  // Rows that say the same in their first cell are one case in several slices.
  /** @type {string[][][]} */
  const cases = [];
  for (const row of rows) {
    if (cases.at(-1)?.[0][0] === row[0]) cases.at(-1)?.push(row);
    else cases.push([row]);
  }
  return wide(el('table', { class: 'rules' },
    el('caption', {}, title),
    el('thead', {}, el('tr', {}, ...columns.map((column) => el('th', { scope: 'col' }, column)))),
    ...cases.map((same) => el('tbody', {}, ...same.map(([first, ...cells], i) => el('tr', {},
      i ? null : el('th', same.length > 1 ? { scope: 'rowgroup', rowspan: String(same.length) } : { scope: 'row' }, first),
      ...cells.map((cell) => el('td', {}, cell))))))));
}

/** @param {import('../parts/ui.js').Ui} ui @param {RuleSection} section @param {RuleCard} card */
const section = (ui, { id, title, evidence, evidenceLabel, documents, tables, remarks }, card) => el('section', { class: 'rule', 'data-section': id },
  el('h5', {}, el('span', {}, title), ' ', badge(ui, evidence, evidenceLabel, card)),
  ...tables.map(table),
  remarks.length ? el('ul', { class: 'remarks' }, ...remarks.map((remark) => el('li', {}, remark))) : null,
  rests(ui, NAME, documents, card.documents) ?? el('p', { class: 'basis none' }, ui.t('card.noBasis')));

const ORDER = ['now', 'later', 'earlier'];

/** @param {RuleEntry} entry */
function standing({ effective, until }) {
  const day = today();
  if (effective > day) return 'later';
  return until !== undefined && until < day ? 'earlier' : 'now';
}

/** @param {import('../parts/ui.js').Ui} ui @param {RuleEntry} entry @param {string} scheme @param {RuleCard} card */
function entry(ui, entry, scheme, card) {
  const when = standing(entry);
  const id = entryId(scheme, entry.effective);
  const words = [entry.period, ' ', el('span', { class: when === 'now' ? 'tag' : 'tag none' }, ui.t(`card.${when}`))];
  const rules = entry.sections.map((one) => section(ui, one, card));
  if (when === 'now') return el('div', { class: 'entry', id, tabindex: '-1' }, el('h4', {}, ...words), ...rules);
  return el('details', { class: 'entry', id }, el('summary', {}, ...words), ...rules);
}

/** @param {string} scheme @param {string} effective */
export const entryId = (scheme, effective) => `${NAME}-${scheme}-${effective}`;
/** @param {string} scheme */
export const schemeId = (scheme) => `${NAME}-${scheme}`;

/** @param {import('../parts/ui.js').Ui} ui @param {RuleCard} card */
function schemes(ui, card) {
  return card.schemes.map(({ scheme, label, entries }) => {
    const node = part(label,
      entries.some((one) => standing(one) === 'now') ? null : el('p', { class: 'notice' }, ui.t('card.noneToday')),
      ...[...entries].sort((a, b) => ORDER.indexOf(standing(a)) - ORDER.indexOf(standing(b))).map((one) => entry(ui, one, scheme, card)));
    node.id = schemeId(scheme);
    node.tabIndex = -1;
    return node;
  });
}

/** What the grades on the card mean. @param {import('../parts/ui.js').Ui} ui @param {RuleCard} card */
function grades(ui, card) {
  const all = card.schemes.flatMap(({ entries }) => entries.flatMap(({ sections }) => sections));
  const once = ['official', 'reported', 'compiled'].flatMap((grade) => all.find(({ evidence }) => evidence === grade) ?? []);
  return el('dl', { class: 'grades' }, ...once.map(({ evidence, evidenceLabel }) => el('div', {}, el('dt', {}, badge(ui, evidence, evidenceLabel, card)), el('dd', {}, ui.t(stated(evidence, card) ? 'card.stated.means' : `card.${evidence}`)))));
}

/** @param {string} title @param {string[]} items @param {string} kind */
const list = (title, items, kind) => (items.length ? part(title, el('ul', { class: kind }, ...items.map((item) => el('li', {}, item)))) : null);

/** @param {import('../parts/ui.js').Ui} ui @param {RuleCard} card */
export const drawCard = (ui, card) => [
  grades(ui, card),
  ...schemes(ui, card),
  part(ui.t('tool.part.documents'), card.documents.length ? documentList(ui, card.documents, `${NAME}-document`) : el('p', {}, ui.t('documents.none'))),
  list(ui.t('card.notes'), card.notes, 'notes'),
  list(ui.t('card.notModelled'), card.notModelled, 'not-modelled'),
];

/** A table that is wider than its box is moved by the keyboard too. @param {HTMLElement} within */
export function reachable(within) {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll('.scroll'))) {
    if (box.scrollWidth <= box.clientWidth) continue;
    box.tabIndex = 0;
    box.setAttribute('role', 'group'); // no landmark: a card has many of them
    box.setAttribute('aria-label', box.querySelector('caption')?.textContent ?? '');
  }
}
