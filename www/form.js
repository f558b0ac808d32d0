// @ts-check
// The form and the claim: every field is named by its path in the claim ("bill.lines[0].amount"), so reading and filling are one walk.
import { lang, t, translate } from './words.js';
import { byId } from './dom.js';
import { lines, setLines } from './editor.js';
import { shown, typed } from './typed.js';

/** @typedef {import('../pkg/yidi.js').Claim} Claim */
/** @typedef {import('../pkg/yidi.js').YearToDate} YearToDate */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

const form = /** @type {HTMLFormElement} */ (byId('claim'));
const SUPPLEMENT = 'yearToDate.supplementPaid.';

/** @param {HTMLFormElement} [of] @returns {Field[]} */
const fields = (of = form) => /** @type {Field[]} */ ([...of.elements].filter((field) => 'value' in field && 'name' in field && field.name));

/** "bill.lines[0].amount" → ["bill", "lines", 0, "amount"]; a supplement's name stays whole. @param {string} path */
function keys(path) {
  if (path.startsWith(SUPPLEMENT)) return ['yearToDate', 'supplementPaid', path.slice(SUPPLEMENT.length)];
  return path.split(/[.[\]]+/).filter(Boolean).map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** @param {any} claim @param {string} path @param {unknown} value */
function put(claim, path, value) {
  const way = keys(path);
  const last = /** @type {string | number} */ (way.pop());
  let node = claim;
  way.forEach((key, i) => { node = node[key] ??= typeof (way[i + 1] ?? last) === 'number' ? [] : {}; });
  node[last] = value;
}

/** @param {any} claim @param {string} path */
const take = (claim, path) => keys(path).reduce((node, key) => node?.[key], claim);

/** What a field says, in the claim's own types. @param {Field} field */
const value = (field) => (field.dataset.kind === 'area' && field.dataset.code) || typed(field.value, field.dataset.kind);

/** Is the bill given line by line, or by its sums? */
export const itemised = () => /** @type {HTMLInputElement} */ (byId('way-lines')).checked;

/** The claim as the form states it. @returns {Claim} */
export const read = () => collect(form, { person: {}, bill: itemised() ? { lines: lines() } : {} });

/** What any form of the page states, put into `claim`; fields left empty or out of play are left out. @param {HTMLFormElement} of @param {any} claim */
export function collect(of, claim) {
  for (const field of fields(of)) {
    if (field.name === 'way' || field.matches(':disabled')) continue;
    if (field.type === 'radio' || field.type === 'checkbox') {
      if (!(/** @type {HTMLInputElement} */ (field)).checked) continue;
      if (field.type === 'radio') put(claim, field.name, field.value);
      else if (field.dataset.kind === 'yes') put(claim, field.name, true);
      else put(claim, field.name, [...take(claim, field.name) ?? [], field.value]);
    } else {
      const said = value(field);
      if (said !== undefined) put(claim, field.name, said);
    }
  }
  return claim;
}

/** Puts a claim into the form, clearing what was there. @param {Partial<Claim>} claim @param {(field: HTMLInputElement) => void} showArea */
export function fill(claim, showArea) {
  form.reset();
  setLines(claim.bill?.lines ?? []);
  /** @type {HTMLInputElement} */ (byId('way-lines')).checked = Boolean(claim.bill?.lines);
  fillYear(claim.yearToDate);
  for (const field of fields()) {
    if (field.name === 'way' || field.name.startsWith('yearToDate.')) continue;
    const said = take(claim, field.name);
    if (field.dataset.kind === 'area') {
      field.dataset.code = said ?? '';
      delete field.dataset.county;
      showArea(/** @type {HTMLInputElement} */ (field));
    } else if (said !== undefined) setField(field, said);
  }
  const date = /** @type {HTMLInputElement} */ (byId('date'));
  date.value ||= today();
  settle();
}

/** Fills a form other than the claim's with what is to stand in it. @param {HTMLFormElement} of @param {any} said */
export function fillForm(of, said) {
  of.reset();
  for (const field of fields(of)) {
    const value = take(said, field.name);
    if (value !== undefined) setField(field, value);
  }
  settle(of);
}

/** @param {Field} field @param {any} said */
function setField(field, said) {
  if (field.type === 'radio') /** @type {HTMLInputElement} */ (field).checked = field.value === said;
  else if (field.type === 'checkbox') /** @type {HTMLInputElement} */ (field).checked = said === true || (Array.isArray(said) && said.includes(field.value));
  else field.value = shown(said, field.dataset.kind);
}

/** Fills the year to date alone: "use this for the next visit". @param {YearToDate | undefined} year */
export function fillYear(year) {
  const box = byId('yearToDate.supplementPaid');
  box.replaceChildren();
  for (const name of Object.keys(year?.supplementPaid ?? {})) {
    const row = stamp('supplement-template', name);
    row.querySelector('label')?.setAttribute('data-supplement', name);
    box.append(row);
  }
  for (const field of fields()) if (field.name.startsWith('yearToDate.')) setField(field, take({ yearToDate: year }, field.name) ?? '');
  settle();
}

/** Empties the bill for the next visit; the person and the places stay. */
export function emptyBill() {
  setLines([]);
  for (const field of fields()) if (/^(bill\.|personalAccount$)/.test(field.name)) field.value = '';
  settle();
}

/** A copy of a template with # replaced. @param {string} template @param {string} key @returns {HTMLElement} */
export function stamp(template, key) {
  const source = /** @type {HTMLTemplateElement} */ (byId(template));
  const copy = /** @type {HTMLElement} */ (source.content.firstElementChild?.cloneNode(true));
  for (const node of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['id', 'for', 'name', 'data-when']) {
      const text = node.getAttribute(name);
      if (text?.includes('#')) node.setAttribute(name, text.replace('#', key));
    }
  }
  translate(copy);
  return copy;
}

/** Puts a part of a form into play or out of it; what is out of play is not asked and not answered. @param {HTMLElement} node @param {boolean} asked */
export function play(node, asked) {
  if (node.hidden === !asked) return;
  node.hidden = !asked;
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll('[name]'))) {
    const within = field.closest('[hidden]');
    field.disabled = Boolean(within && field.form?.contains(within)); // a part inside may still be out of play
    if (!asked) field.checked = false;
  }
}

/** Brings a form in step with itself: what is in play, the hints of what is chosen, the names of supplements. @param {HTMLFormElement} [of] */
export function settle(of = form) {
  const now = new FormData(of);
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (of.querySelectorAll('[data-when]'))) {
    const [name, not, wanted] = String(node.dataset.when).split(/(!?)=/);
    play(node, ((now.get(name) ?? '') === wanted) !== Boolean(not));
  }
  for (const label of /** @type {NodeListOf<HTMLElement>} */ (of.querySelectorAll('[data-supplement]'))) {
    label.textContent = t('year.supplementPaid', { name: label.dataset.supplement ?? '' });
  }
  for (const hint of /** @type {NodeListOf<HTMLElement>} */ (of.querySelectorAll('[data-hint-of]'))) {
    const chosen = now.get(hint.dataset.hintOf ?? '');
    hint.textContent = chosen ? t(`hint.${hint.dataset.hintOf}.${chosen}`) : '';
    hint.lang = lang() === 'en' ? 'en' : 'zh-CN';
  }
}

/** Today where the reader is; the engine itself knows no clock. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Once, at the start: the counters of the three services. */
export function prepare() {
  for (const service of ['inpatient', 'outpatient', 'chronic']) {
    const counter = stamp('counter-template', service);
    const legend = /** @type {HTMLElement} */ (counter.querySelector('legend'));
    legend.dataset.t = `year.${service}`;
    byId('counters').append(counter);
  }
  translate(form);
}
