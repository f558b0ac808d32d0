// @ts-check
// A table pasted from a spreadsheet or a PDF: what is understood becomes lines, everything else stays in sight until the reader has dealt with it.
import { parseBill } from 'yidi';
import { el } from '../parts/dom.js';
import { words } from '../parts/issues.js';

/** @typedef {import('./bill.js').Bill} Bill */
/** @typedef {import('./bill.js').Rest} Rest */
/** @typedef {import('yidi').Issue} Issue */

/** Reads a pasted text into the bill. @param {import('../parts/ui.js').Ui} ui @param {Bill} bill @param {string} text @returns {{ lines: number, faulty: number, other: number }} */
export function readTable(ui, bill, text) {
  const { lines, unparsed, issues } = parseBill(text, ui.lang);
  const context = unparsed.find((rest) => rest.issues.some(({ code }) => code === 'bill_text.headings'))?.text ?? '';
  if (lines.length || unparsed.length) bill.paste(lines, notesOf(lines, issues), unparsed.map((rest) => ({ ...rest, context })));
  const faulty = unparsed.filter(isFaulty).length;
  return { lines: lines.length, faulty, other: unparsed.length - faulty };
}

/** Reads one row again after it was changed, under the headings that explain its columns. @param {import('../parts/ui.js').Ui} ui @param {Bill} bill @param {Rest} rest @param {string} text */
export function readAgain(ui, bill, rest, text) {
  const above = rest.context ? rest.context.split('\n').length : 0;
  const { lines, unparsed, issues } = parseBill(above ? `${rest.context}\n${text}` : text, ui.lang);
  return bill.mend(rest.key, lines, notesOf(lines, issues), unparsed.filter(({ row }) => row > above).map((one) => ({ ...one, row: rest.row, context: rest.context })));
}

/** What is to be known of each line read: "lines[3].unitPrice" is the fourth. @param {unknown[]} lines @param {Issue[]} issues */
const notesOf = (lines, issues) => lines.map((_, i) => issues.filter(({ field }) => field?.startsWith(`lines[${i}]`)));

/** Does the row need the reader, or is it a title or a sum that is rightly no line? @param {{ issues: Issue[] }} rest */
const isFaulty = ({ issues }) => !issues.length || issues.some(({ severity }) => severity !== 'info');

/** @param {import('../parts/ui.js').Ui} ui @param {Rest} rest */
function restNode(ui, rest) {
  const id = `rest-${rest.key}`;
  return el('li', { class: 'rest-row', 'data-key': String(rest.key) },
    el('label', { for: id }, ui.t('rest.row', { n: rest.row })),
    el('input', { id, form: '', autocomplete: 'off', lang: 'zh-CN', 'aria-describedby': `why-${rest.key}`, value: rest.text.replaceAll('\t', '  ⇥  ') }),
    el('ul', { class: 'flags', id: `why-${rest.key}` }, ...rest.issues.map((issue) => el('li', { class: 'flag', 'data-severity': issue.severity, 'data-code': issue.code }, el('b', { class: 'severity' }, ui.t(`flag.${issue.severity}`)), ' ', ...words(ui, issue)))),
    el('div', { class: 'tools' },
      el('button', { type: 'button', 'data-do': 'again' }, ui.t('rest.again')),
      el('button', { type: 'button', 'data-do': 'take' }, ui.t('rest.take')),
      el('button', { type: 'button', 'data-do': 'dismiss' }, ui.t('rest.dismiss'))));
}

/** What the reader made of a row: the marks that stand for tabs are tabs again. @param {HTMLInputElement} input */
export const rowText = (input) => input.value.replace(/ *⇥ */g, '\t').replace(/\p{Surrogate}/gu, '');

/** @type {WeakMap<import('../parts/ui.js').Ui, { rests: readonly Rest[], lang: string }>} what each element shows */
const drawn = new WeakMap();

/** Draws the rows that are no lines. @param {import('../parts/ui.js').Ui} ui @param {readonly Rest[]} rests */
export function drawRests(ui, rests) {
  const before = drawn.get(ui);
  if (before?.rests === rests && before.lang === ui.lang) return;
  drawn.set(ui, { rests, lang: ui.lang });
  const faulty = rests.filter(isFaulty);
  const others = rests.filter((rest) => !isFaulty(rest));
  const inputs = () => /** @type {NodeListOf<HTMLInputElement>} */ (ui.id('rests').querySelectorAll('input'));
  const half = new Map([...inputs()].filter((input) => input.value !== input.defaultValue).map((input) => [input.id, input.value])); // begun, not yet read again
  ui.id('rests').replaceChildren(...[
    faulty.length ? el('section', { class: 'faulty', 'aria-labelledby': 'rests-heading' },
      el('h3', { id: 'rests-heading' }, ui.t('rest.heading', { n: faulty.length })), el('p', { class: 'hint' }, ui.t('rest.hint')), el('ul', {}, ...faulty.map((rest) => restNode(ui, rest)))) : null,
    others.length ? el('details', {}, el('summary', {}, ui.t('rest.others', { n: others.length })), el('ul', {}, ...others.map((rest) => restNode(ui, rest))),
      el('button', { type: 'button', 'data-do': 'dismiss-others' }, ui.t('rest.dismissOthers'))) : null,
  ].filter((part) => part !== null));
  for (const input of inputs()) input.value = half.get(input.id) ?? input.value;
}

/** The keys of the rows that need nothing. @param {readonly Rest[]} rests */
export const othersOf = (rests) => rests.filter((rest) => !isFaulty(rest)).map(({ key }) => key);
/** How many rows need the reader. @param {readonly Rest[]} rests */
export const faultyIn = (rests) => rests.filter(isFaulty).length;
