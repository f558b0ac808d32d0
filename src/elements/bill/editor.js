// @ts-check
// The editor of an itemised bill: type to find, paste, change, take away, undo. Every decision about a line is the engine's; here it is only shown.
import { prepareAdding } from './adding.js';
import { Bill } from './bill.js';
import { el, yuan } from '../parts/dom.js';
import { lead, words } from '../parts/issues.js';
import { composing } from '../parts/press.js';
import { drawLine, isOpen, lineNode, PARTS, toggleRest, writeLine } from './line.js';
import { drawRests, faultyIn, othersOf, readAgain, readTable, rowText } from './paste.js';
import { review } from './review.js';

/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Line} Line */
/** @typedef {import('./line.js').Verdict} Verdict */

const LONG = 50; // lines
const PIECE = 100; // lines that are drawn without a break

/**
 * The editor in its element.
 * @param {import('../parts/ui.js').Ui} ui
 * @param {() => void} changed called after each change that no input event tells of
 * @param {() => Partial<Claim>} claim the claim as the form states it now
 */
export function billEditor(ui, changed, claim) {
  const bill = new Bill();
  /** @type {Set<number>} lines whose restriction the reader has ticked; it changes nothing */
  const read = new Set();
  /** @type {Map<number, HTMLElement>} */
  const nodes = new Map();
  /** @type {Verdict[]} */
  let verdicts = [];
  /** @type {Map<number, Verdict>} the same by the keys of the lines */
  let known = new Map();
  let seen = ''; // what the lines were last looked over for
  /** @type {import('./bill.js').State} */
  let shown = { rows: [], rests: [] };

  const list = ui.id('items');
  const add = /** @type {HTMLInputElement} */ (ui.id('add'));
  /** The lines as the claim takes them. */
  const lines = () => bill.rows.map(({ line }) => line);

  /** How many pasted rows are in no sum until the reader has dealt with them. */
  const unread = () => faultyIn(bill.rests);

  /** Another bill. @param {Line[]} lines */
  function setLines(lines) {
    bill.replace(lines);
    add.value = '';
    say('');
  }

  /** What the bill was before cannot be had back any more. */
  function forget() {
    bill.forget();
    /** @type {HTMLTextAreaElement} */ (ui.id('table')).value = '';
    drawRests(ui, bill.rests); // what lies out of sight is not drawn anew until it is shown
    arrange();
  }

  /** @param {string} words */
  const say = (words) => { ui.id('bill-said').textContent = words; };

  /** Is it so long that looking it over takes time? */
  const isLong = () => bill.rows.length > LONG;

  /** Puts the lines in place; what is to be said of them follows. */
  function arrange() {
    verdicts = bill.rows.map(({ key }) => known.get(key) ?? { faults: [] });
    place();
    for (const row of bill.rows) writeLine(/** @type {HTMLElement} */ (nodes.get(row.key)), row);
    drawSteps();
  }

  /** Shows the bill as it stands within the claim. @param {Claim} claim */
  function show(claim) {
    const work = showing(claim);
    while (!work.next().done);
  }

  /** The same in pieces. @param {Claim} claim @returns {import('../parts/pieces.js').Pieces} */
  function* showing(claim) {
    drawSteps();
    const { treatmentArea, date, person, service, level, admitted, place: figures } = claim;
    const now = JSON.stringify([treatmentArea, date, person, service, level, admitted, figures, ui.lang]);
    if (now === seen && bill.rows === shown.rows && bill.rests === shown.rests) return;
    seen = '';
    const { rows, rests } = bill;
    const ready = Boolean(treatmentArea && date);
    const { verdicts: found, sums, others } = ready && rows.length ? review(ui, claim) : { verdicts: rows.map(() => ({ faults: [] })), sums: undefined, others: [] };
    verdicts = found;
    known = new Map(rows.map(({ key }, i) => [key, found[i]]));
    place();
    for (let i = 0; i < rows.length; i++) {
      if (i && i % PIECE === 0) yield;
      drawLine(ui, /** @type {HTMLElement} */ (nodes.get(rows[i].key)), rows[i], i, found[i], read.has(rows[i].key));
    }
    drawRests(ui, rests);
    // What the place's share would settle stands at its field; everything else about the whole bill above the lines.
    const ofPlace = others.filter(({ field }) => /^(visit\.)?place\./.test(field ?? ''));
    const rest = others.filter((issue) => !ofPlace.includes(issue));
    tell('bill-notice', ready || !rows.length ? rest.map((issue) => el('p', {}, ...words(ui, issue))) : [el('p', {}, ui.t('bill.needsPlace'))]);
    tell('place-notice', ofPlace.map((issue) => el('p', {}, el('b', { class: 'severity' }, ui.t(`flag.${issue.severity}`)), ' ', ...words(ui, issue))));
    drawSums(sums);
    seen = now;
    shown = { rows, rests };
  }

  function drawSteps() {
    for (const [id, can] of /** @type {const} */ ([['undo', bill.canUndo], ['redo', bill.canRedo]])) ui.id(id).setAttribute('aria-disabled', String(!can));
  }

  /** @param {string} id @param {HTMLElement[]} said */
  function tell(id, said) {
    ui.id(id).replaceChildren(...said);
    ui.id(id).hidden = !said.length;
  }

  /** A node for each line, in their order. */
  function place() {
    const keys = new Set(bill.rows.map(({ key }) => key));
    for (const [key, node] of nodes) {
      if (keys.has(key)) continue;
      nodes.delete(key); // first: where the reader was writing in it, taking it away is a change, which draws the lines too
      node.remove();
    }
    let at = list.firstElementChild;
    bill.rows.forEach((row, i) => {
      let node = nodes.get(row.key);
      if (!node) nodes.set(row.key, node = lineNode(ui, row, i));
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
    const next = ui.id('next-open');
    next.hidden = !open;
    next.textContent = ui.t('bill.nextOpen', { n: open });
    ui.id('line-sums').replaceChildren(...(bill.rows.length ? [
      el('p', { class: 'count' }, ui.t('bill.count', { n: bill.rows.length })),
      ...(sums ? [el('dl', {}, ...['total', ...PARTS].filter((part) => part === 'total' || part === 'inScope' || /[1-9]/.test(sums[part]))
        .map((part) => el('div', { class: part }, el('dt', {}, ui.t(`sum.${part}`)), el('dd', {}, yuan(sums[part])))))] : []),
      unreadable ? el('p', { class: 'hint' }, ui.t('bill.notCounted', { n: unreadable })) : null,
      unread() ? el('p', { class: 'hint' }, ui.t('bill.restsNotCounted', { n: unread() })) : null,
    ].filter((part) => part !== null) : []));
  }

  /** The language has changed: everything is written anew. What it gives brings the reader back to where they were in a line, once the lines are there. */
  function rewrite() {
    const before = [...nodes];
    const back = held(before);
    nodes.clear(); // first, as in place
    seen = '';
    for (const [, node] of before) node.remove();
    say('');
    return back;
  }

  /** Remembers which lines have their further fields open, and where in them the focus is and what is selected. @param {Array<[number, HTMLElement]>} before */
  function held(before) {
    /** @param {HTMLElement} node */
    const controls = (node) => /** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll('input, select, button, summary'));
    const open = before.filter(([, node]) => node.querySelector('.more')?.getAttribute('aria-expanded') === 'true').map(([key]) => key);
    const at = /** @type {HTMLInputElement | null} */ (ui.root.activeElement);
    const [key, within] = before.find(([, node]) => node.contains(at)) ?? [];
    const nth = within && at ? [...controls(within)].indexOf(at) : -1;
    const { selectionStart: from, selectionEnd: to } = at ?? {};
    return () => {
      for (const row of bill.rows) {
        const node = open.includes(row.key) && nodes.get(row.key); // none where the lines are not shown now
        if (node) toggleRest(ui, node, row);
      }
      const node = key === undefined ? undefined : nodes.get(key);
      const target = node && controls(node)[nth];
      target?.focus({ preventScroll: true });
      if (target?.matches('input:not([type=checkbox])')) target.setSelectionRange(from ?? null, to ?? null);
    };
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
    say(ui.t(`${way}.said`, { what: ui.t(`did.${what}`) }));
  }

  /** Reads a pasted table. @param {string} text @returns {boolean} was there anything in it? */
  function take(text) {
    let found;
    try {
      found = readTable(ui, bill, text);
    } catch (error) { // only a text that is too long
      say(error instanceof Error ? error.message : String(error));
      return false;
    }
    const { lines: n, faulty, other } = found;
    changed();
    const read = [ui.t('paste.read', { n }), faulty ? ui.t('paste.faulty', { n: faulty }) : '', other ? ui.t('paste.other', { n: other }) : ''].filter(Boolean);
    say(n + faulty + other ? read.join(ui.t('list.comma')) + ui.t('list.stop') : ui.t('paste.nothing'));
    if (faulty) lead(ui.id('rests'));
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
      if (button.dataset.do === 'more') return toggleRest(ui, /** @type {HTMLElement} */ (nodes.get(row.key)), row);
      const i = bill.rows.indexOf(row);
      if (button.dataset.do === 'choose') bill.choose(row.key, String(button.dataset.code));
      else if (button.dataset.do === 'unchoose') bill.choosePlain(row.key);
      else if (button.dataset.do === 'remove') bill.remove(row.key);
      changed();
      if (button.dataset.do !== 'remove') focusIn(row.key, '[data-field=class]');
      else {
        say(ui.t('line.removed', { name: row.said.name ?? ui.t('line.nth', { n: i + 1 }) }));
        if (!focusIn(bill.rows[Math.min(i, bill.rows.length - 1)]?.key, '.remove')) add.focus();
      }
    });
    list.addEventListener('keydown', (event) => {
      const field = /** @type {HTMLElement} */ (event.target);
      const row = rowOf(field);
      if (!row || composing(event) || !field.matches('input[data-field], select')) return;
      const aside = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Enter') add.focus();
      else if (aside && field.matches('input')) focusIn(bill.rows[bill.rows.indexOf(row) + aside]?.key, `[data-field=${field.dataset.field}]`);
      else return;
      event.preventDefault();
    });
  }

  function prepareRests() {
    ui.id('rests').addEventListener('click', (event) => {
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
      else made = readAgain(ui, bill, rest, text)[0]?.key;
      changed();
      if (made !== undefined) {
        say(ui.t('rest.taken'));
        focusIn(made, '[data-field=amount]');
      } else if (bill.rests.length) /** @type {HTMLElement | null} */ (ui.id('rests').querySelector(button.dataset.do === 'again' && rest ? `[id="rest-${rest.key}"]` : 'input, summary'))?.focus();
      else add.focus();
    });
    ui.id('rests').addEventListener('input', (event) => event.stopPropagation());
    ui.id('rests').addEventListener('change', (event) => event.stopPropagation());
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

  prepareAdding(ui, { date: () => claim().date, add: append, paste: take });
  prepareLines();
  prepareRests();
  const table = /** @type {HTMLTextAreaElement} */ (ui.id('table'));
  for (const kind of ['input', 'change']) table.addEventListener(kind, (event) => event.stopPropagation());
  ui.id('read-table').addEventListener('click', () => {
    const text = table.value;
    if (!text.trim()) return say(ui.t('paste.nothing'));
    if (!take(text)) return; // then the text stays
    table.value = '';
    /** @type {HTMLDetailsElement} */ (ui.id('paste')).open = false;
    if (!unread()) ui.id('bill-said').focus({ preventScroll: true });
  });
  ui.id('undo').addEventListener('click', () => step('undo'));
  ui.id('redo').addEventListener('click', () => step('redo'));
  ui.id('next-open').addEventListener('click', nextOpen);
  ui.root.addEventListener('keydown', (any) => {
    const event = /** @type {KeyboardEvent} */ (any);
    const writing = /** @type {Element} */ (event.target).matches('textarea, select, input:not([type=checkbox], [type=radio])'); // there the browser's own undo is meant
    if (writing || !list.parentElement?.getClientRects().length || ui.id('claim').inert || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'y' || (key === 'z' && event.shiftKey)) step('redo');
    else if (key === 'z') step('undo');
    else return;
    event.preventDefault();
  });

  return { lines, unread, setLines, forget, isLong, arrange, show, showing, rewrite };
}
