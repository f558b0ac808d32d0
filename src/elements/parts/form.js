// @ts-check
// A form and what it states: every field is named by its path in the claim ("bill.lines[0].amount"), so reading and filling are one walk.
import { UNREADABLE, unreadable } from './dates.js';
import { shown, typed } from './typed.js';

/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').YearToDate} YearToDate */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

const SUPPLEMENT = 'yearToDate.supplementPaid.';

/** @param {HTMLFormElement} of @returns {Field[]} */
export const fields = (of) => /** @type {Field[]} */ ([...of.elements].filter((field) => 'value' in field && 'name' in field && field.name));

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
export const take = (claim, path) => keys(path).reduce((node, key) => node?.[key], claim);

/** Takes what stands under a path out of a claim, and what is left empty around it. @param {any} claim @param {string} path */
export function drop(claim, path) {
  /** @param {any} node @param {Array<string | number>} way */
  const within = (node, [key, ...rest]) => {
    if (!node) return;
    if (rest.length) within(node[key], rest);
    if (!rest.length || !Object.keys(node[key] ?? {}).length) delete node[key];
  };
  within(claim, keys(path));
}

/** What a field says, in the claim's own types. @param {Field} field */
const value = (field) => (unreadable(field) ? UNREADABLE : (field.dataset.kind === 'area' && field.dataset.code) || typed(field.value, field.dataset.kind));

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

/** A claim without what cannot be read, which no field could show again. @template T @param {HTMLFormElement} of @param {T} claim @returns {T} */
export function readable(of, claim) {
  for (const field of fields(of)) if (unreadable(field)) drop(claim, field.name);
  return claim;
}

/** Fills a form other than the claim's with what is to stand in it. @param {import('./ui.js').Ui} ui @param {HTMLFormElement} of @param {any} said */
export function fillForm(ui, of, said) {
  of.reset();
  for (const field of fields(of)) {
    const value = take(said, field.name);
    if (value !== undefined) setField(field, value);
  }
  settle(ui, of);
}

/** @param {Field} field @param {any} said */
export function setField(field, said) {
  if (field.type === 'radio') /** @type {HTMLInputElement} */ (field).checked = field.value === said;
  else if (field.type === 'checkbox') /** @type {HTMLInputElement} */ (field).checked = said === true || (Array.isArray(said) && said.includes(field.value));
  else field.value = shown(said, field.dataset.kind);
}

/** Puts in what is said, and leaves the rest. @param {HTMLFormElement} of @param {any} said */
export function fillIn(of, said) {
  for (const field of fields(of)) {
    const value = take(said, field.name);
    if (value === undefined) continue;
    if (field.dataset.kind === 'area') field.dispatchEvent(new CustomEvent('yidi-area', { detail: String(value) }));
    else setField(field, value);
  }
}

/** Puts one answer into the form it belongs to, as if it had been given there; null takes it back. @param {import('./ui.js').Ui} ui @param {string} path @param {string | null} said */
export function enter(ui, path, said) {
  const asked = /** @type {Field[]} */ ([...ui.root.querySelectorAll(`form [name="${path}"]`)]);
  if (!asked.length || (said === null && asked[0].type === 'radio')) return; // one of them is always chosen
  for (const field of asked) {
    if (field.dataset.kind === 'area') field.dispatchEvent(new CustomEvent('yidi-area', { detail: said ?? '' }));
    else setField(field, said ?? '');
  }
  asked[0].dispatchEvent(new Event('change', { bubbles: true }));
}

/** A copy of a template with # replaced. @param {import('./ui.js').Ui} ui @param {string} template @param {string} key @returns {HTMLElement} */
export function stamp(ui, template, key) {
  const source = /** @type {HTMLTemplateElement} */ (ui.id(template));
  const copy = /** @type {HTMLElement} */ (source.content.firstElementChild?.cloneNode(true));
  for (const node of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['id', 'for', 'name', 'data-when']) {
      const text = node.getAttribute(name);
      if (text?.includes('#')) node.setAttribute(name, text.replace('#', () => key)); // a name with a $ in it is only a name
    }
  }
  ui.translate(copy);
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

/** Brings a form in step with itself: what is in play, the hints of what is chosen, the names of supplements. @param {import('./ui.js').Ui} ui @param {HTMLFormElement} of */
export function settle(ui, of) {
  const now = new FormData(of);
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (of.querySelectorAll('[data-when]'))) {
    const [name, not, wanted] = String(node.dataset.when).split(/(!?)=/);
    play(node, ((now.get(name) ?? '') === wanted) !== Boolean(not));
  }
  for (const label of /** @type {NodeListOf<HTMLElement>} */ (of.querySelectorAll('[data-supplement]'))) {
    label.textContent = ui.t('year.supplementPaid', { name: label.dataset.supplement ?? '' });
  }
  for (const hint of /** @type {NodeListOf<HTMLElement>} */ (of.querySelectorAll('[data-hint-of]'))) {
    const chosen = now.get(hint.dataset.hintOf ?? '');
    hint.textContent = chosen ? ui.t(`hint.${hint.dataset.hintOf}.${chosen}`) : '';
    hint.lang = ui.lang === 'en' ? 'en' : 'zh-CN';
  }
}

/** Today where the reader is; the engine itself knows no clock. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
