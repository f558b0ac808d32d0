// @ts-check
// The editor of an itemised bill: type to find, paste, change, take away, undo. Every decision about a line is the engine's; here it is only shown.
import { prepareAdding } from './adding.js';
import { Bill } from './bill.js';
import { byId, el, yuan } from './dom.js';
import { lead, words } from './issues.js';
import { drawLine, isOpen, lineNode, PARTS, toggleRest } from './line.js';
import { drawRests, faultyIn, othersOf, readAgain, readTable, rowText } from './paste.js';
import { review } from './review.js';
import { t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Claim} Claim */
/** @typedef {import('../pkg/yidi.js').Line} Line */
/** @typedef {import('./line.js').Verdict} Verdict */

const bill = new Bill();
/** @type {Set<number>} lines whose restriction the reader has ticked; it changes nothing */
const read = new Set();
/** @type {Map<number, HTMLElement>} */
const nodes = new Map();
/** @type {Verdict[]} */
let verdicts = [];

const list = byId('items');
const add = /** @type {HTMLInputElement} */ (byId('add'));
/** Tells the page that the bill has changed. */
let changed = () => {};

/** The lines as the claim takes them. */
export const lines = () => bill.rows.map(({ line }) => line);

/** How many pasted rows are in no sum until the reader has dealt with them. */
export const unread = () => faultyIn(bill.rests);

/** Another bill. @param {Line[]} lines */
export function setLines(lines) {
  bill.replace(lines);
  add.value = '';
  say('');
}

/** @param {string} words */
const say = (words) => { byId('bill-said').textContent = words; };

/** Shows the bill as it stands within the claim. @param {Claim} claim */
export function show(claim) {
  const ready = Boolean(claim.treatmentArea && claim.date);
  const { verdicts: now, sums, others } = ready && bill.rows.length ? review(claim) : { verdicts: bill.rows.map(() => ({ faults: [] })), sums: undefined, others: [] };
  verdicts = now;
  drawLines();
  drawRests(bill.rests);
  // What the place's share would settle stands at its field; everything else about the whole bill above the lines.
  const ofPlace = others.filter(({ field }) => /^(visit\.)?place\./.test(field ?? ''));
  const rest = others.filter((issue) => !ofPlace.includes(issue));
  tell('bill-notice', ready || !bill.rows.length ? rest.map((issue) => el('p', {}, ...words(issue))) : [el('p', {}, t('bill.needsPlace'))]);
  tell('place-notice', ofPlace.map((issue) => el('p', {}, el('b', { class: 'severity' }, t(`flag.${issue.severity}`)), ' ', ...words(issue))));
  drawSums(sums);
  for (const [id, can] of /** @type {const} */ ([['undo', bill.canUndo], ['redo', bill.canRedo]])) byId(id).setAttribute('aria-disabled', String(!can));
}

/** @param {string} id @param {HTMLElement[]} said */
function tell(id, said) {
  byId(id).replaceChildren(...said);
  byId(id).hidden = !said.length;
}

function drawLines() {
  const keys = new Set(bill.rows.map(({ key }) => key));
  for (const [key, node] of nodes) if (!keys.has(key)) { node.remove(); nodes.delete(key); }
  let at = list.firstElementChild;
  bill.rows.forEach((row, i) => {
    let node = nodes.get(row.key);
    if (!node) nodes.set(row.key, node = lineNode(row));
    drawLine(node, row, i, verdicts[i], read.has(row.key));
    if (node === at) at = at.nextElementSibling;
    else list.insertBefore(node, at);
  });
  list.classList.toggle('long', bill.rows.length > 8);
  list.hidden = !bill.rows.length;
}

/** @param {Record<string, string> | undefined} sums */
function drawSums(sums) {
  const open = verdicts.filter(isOpen).length;
  const unreadable = verdicts.filter(({ faults }) => faults.length).length;
  const next = byId('next-open');
  next.hidden = !open;
  next.textContent = t('bill.nextOpen', { n: open });
  byId('line-sums').replaceChildren(...(bill.rows.length ? [
    el('p', { class: 'count' }, t('bill.count', { n: bill.rows.length })),
    ...(sums ? [el('dl', {}, ...['total', ...PARTS].filter((part) => part === 'total' || part === 'inScope' || /[1-9]/.test(sums[part]))
      .map((part) => el('div', { class: part }, el('dt', {}, t(`sum.${part}`)), el('dd', {}, yuan(sums[part])))))] : []),
    unreadable ? el('p', { class: 'hint' }, t('bill.notCounted', { n: unreadable })) : null,
    unread() ? el('p', { class: 'hint' }, t('bill.restsNotCounted', { n: unread() })) : null,
  ].filter((part) => part !== null) : []));
}

/** The language has changed: everything is written anew. */
export function rewrite() {
  for (const node of nodes.values()) node.remove();
  nodes.clear();
  say('');
}

/** @param {Element} target */
const rowOf = (target) => bill.rows.find(({ key }) => String(key) === /** @type {HTMLElement | null} */ (target.closest('.item'))?.dataset.key);

/** @param {number | undefined} key @param {string} css */
function focusIn(key, css) {
  const node = key === undefined ? undefined : nodes.get(key);
  const target = /** @type {HTMLElement | null | undefined} */ (node?.querySelector(css));
  target?.focus({ preventScroll: true });
  node?.scrollIntoView({ block: 'nearest' });
  return Boolean(target);
}

/** @param {'undo' | 'redo'} way */
function step(way) {
  const what = bill[way]();
  if (!what) return;
  changed();
  say(t(`${way}.said`, { what: t(`did.${what}`) }));
}

/** Reads a pasted table. @param {string} text @returns {boolean} was there anything in it? */
function take(text) {
  let found;
  try {
    found = readTable(bill, text);
  } catch (error) { // only a text that is too long
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
  const { lines: n, faulty, other } = found;
  changed();
  const read = [t('paste.read', { n }), faulty ? t('paste.faulty', { n: faulty }) : '', other ? t('paste.other', { n: other }) : ''].filter(Boolean);
  say(n + faulty + other ? read.join(t('list.comma')) + t('list.stop') : t('paste.nothing'));
  if (faulty) lead(byId('rests'));
  return n + faulty + other > 0;
}

/** Adds a line, and leads to what is still to be typed. @param {Line} line */
function append(line) {
  const [row] = bill.add([line]);
  changed();
  focusIn(row.key, '[data-field=amount]');
}

/** One listener for each kind of event, however many lines there are. */
function prepareLines() {
  /** @param {Event} event */
  const keep = (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const row = rowOf(field);
    const name = /** @type {keyof Line | undefined} */ (field.dataset.field);
    if (row && name && field.value !== (row.said[name] ?? '')) bill.edit(row.key, name, field.value);
  };
  list.addEventListener('input', keep);
  list.addEventListener('change', (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    keep(event); // not every way of choosing tells of input first
    bill.settle();
    if (box.dataset.do !== 'read') return;
    event.stopPropagation();
    const row = rowOf(box);
    if (row && box.checked) read.add(row.key);
    else if (row) read.delete(row.key);
  });
  list.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button[data-do]'));
    const row = button && rowOf(button);
    if (!button || !row) return;
    if (button.dataset.do === 'more') return toggleRest(/** @type {HTMLElement} */ (nodes.get(row.key)), row);
    const i = bill.rows.indexOf(row);
    if (button.dataset.do === 'choose') bill.choose(row.key, String(button.dataset.code));
    else if (button.dataset.do === 'unchoose') bill.choosePlain(row.key);
    else if (button.dataset.do === 'remove') bill.remove(row.key);
    changed();
    if (button.dataset.do !== 'remove') focusIn(row.key, '[data-field=class]');
    else {
      say(t('line.removed', { name: row.said.name ?? t('line.nth', { n: i + 1 }) }));
      if (!focusIn(bill.rows[Math.min(i, bill.rows.length - 1)]?.key, '.remove')) add.focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    const row = rowOf(field);
    if (!row || event.isComposing || !field.matches('input[data-field], select')) return;
    const aside = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') add.focus();
    else if (aside && field.matches('input')) focusIn(bill.rows[bill.rows.indexOf(row) + aside]?.key, `[data-field=${field.dataset.field}]`);
    else return;
    event.preventDefault();
  });
}

function prepareRests() {
  byId('rests').addEventListener('click', (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button[data-do]'));
    if (!button) return;
    const node = /** @type {HTMLElement | null} */ (button.closest('.rest-row'));
    const rest = bill.rests.find(({ key }) => String(key) === node?.dataset.key);
    const text = rest && node ? rowText(/** @type {HTMLInputElement} */ (node.querySelector('input'))) : '';
    /** @type {number | undefined} */
    let made;
    if (button.dataset.do === 'dismiss-others') bill.dismiss(othersOf(bill.rests));
    else if (!rest) return;
    else if (button.dataset.do === 'dismiss') bill.dismiss([rest.key]);
    else if (button.dataset.do === 'take') made = bill.mend(rest.key, [/** @type {Line} */ ({ name: text.replace(/\s+/g, ' ').trim() })], [], [])[0].key;
    else made = readAgain(bill, rest, text)[0]?.key;
    changed();
    if (made !== undefined) {
      say(t('rest.taken'));
      focusIn(made, '[data-field=amount]');
    } else if (bill.rests.length) /** @type {HTMLElement | null} */ (byId('rests').querySelector(button.dataset.do === 'again' && rest ? `[id="rest-${rest.key}"]` : 'input, summary'))?.focus();
    else add.focus();
  });
  byId('rests').addEventListener('input', (event) => event.stopPropagation());
  byId('rests').addEventListener('change', (event) => event.stopPropagation());
}

let visited = -1;

/** Leads to the next line that only the reader can settle, after the one it led to before. */
function nextOpen() {
  const at = verdicts.map((_, i) => (i + visited + 1) % verdicts.length).find((i) => isOpen(verdicts[i]));
  if (at === undefined) return;
  visited = at;
  const wanted = verdicts[at].faults[0]?.field;
  const { key } = bill.rows[at];
  if (!(wanted && focusIn(key, `[data-field=${wanted}]`)) && !focusIn(key, '.candidates button')) focusIn(key, '[data-field=class]');
}

/**
 * Wires the editor.
 * @param {() => void} onChange called after each change that no input event tells of
 * @param {() => Partial<Claim>} claim the claim as the form states it now
 */
export function prepareEditor(onChange, claim) {
  changed = onChange;
  prepareAdding({ date: () => claim().date, add: append, paste: take });
  prepareLines();
  prepareRests();
  const table = /** @type {HTMLTextAreaElement} */ (byId('table'));
  for (const kind of ['input', 'change']) table.addEventListener(kind, (event) => event.stopPropagation());
  byId('read-table').addEventListener('click', () => {
    const text = table.value;
    if (!text.trim()) return say(t('paste.nothing'));
    if (!take(text)) return; // then the text stays
    table.value = '';
    /** @type {HTMLDetailsElement} */ (byId('paste')).open = false;
    if (!unread()) byId('bill-said').focus({ preventScroll: true });
  });
  byId('undo').addEventListener('click', () => step('undo'));
  byId('redo').addEventListener('click', () => step('redo'));
  byId('next-open').addEventListener('click', nextOpen);
  document.addEventListener('keydown', (event) => {
    const writing = /** @type {Element} */ (event.target).matches('textarea, select, input:not([type=checkbox], [type=radio])'); // there the browser's own undo is meant
    if (writing || byId('bill.lines').hidden || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'y' || (key === 'z' && event.shiftKey)) step('redo');
    else if (key === 'z') step('undo');
    else return;
    event.preventDefault();
  });
}
