// @ts-check
// The form and the claim: every field is named by its path in the claim ("bill.lines[0].amount"), so reading and filling are one walk.
import { lang, t, translate } from './words.js';
import { byId, percent } from './dom.js';

/** @typedef {import('../pkg/yidi.js').Claim} Claim */
/** @typedef {import('../pkg/yidi.js').YearToDate} YearToDate */
/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

const form = /** @type {HTMLFormElement} */ (byId('claim'));
const SUPPLEMENT = 'yearToDate.supplementPaid.';

/** @returns {Field[]} */
const fields = () => /** @type {Field[]} */ ([...form.elements].filter((field) => 'value' in field && 'name' in field && field.name));

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

/**
 * What a field says, in the claim's own types. What cannot be read as a number is handed on as typed: the engine says what is wrong with it.
 * @param {Field} field
 */
function value(field) {
  // People type full-width digits (１２．５) and thousands separators (1,234.50): the same number, written differently.
  const plain = field.value.normalize('NFKC').trim();
  const text = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  if (text === '') return undefined;
  switch (field.dataset.kind) {
    case 'area': return field.dataset.code || plain;
    case 'amount': return text.replace(/^[¥￥]\s*/, '');
    case 'whole': case 'number': return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'percent': return /^\d+(\.\d+)?%?$/.test(text) ? Number(`${text.replace('%', '')}e-2`) : text;
    default: return plain;
  }
}

/** The claim as the form states it; fields left empty or out of play are left out. @returns {Claim} */
export function read() {
  /** @type {any} */
  const claim = { person: {}, bill: {} };
  for (const line of byId('lines').children) put(claim, line.id, {});
  for (const field of fields()) {
    if (field.matches(':disabled')) continue;
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
  byId('lines').replaceChildren();
  claim.bill?.lines?.forEach(addLine);
  fillYear(claim.yearToDate);
  for (const field of fields()) {
    if (field.name.startsWith('yearToDate.')) continue;
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

/** @param {Field} field @param {any} said */
function setField(field, said) {
  if (field.type === 'radio') /** @type {HTMLInputElement} */ (field).checked = field.value === said;
  else if (field.type === 'checkbox') /** @type {HTMLInputElement} */ (field).checked = said === true || (Array.isArray(said) && said.includes(field.value));
  else if (field.dataset.kind === 'percent') field.value = percent(String(said)).replace('%', '');
  else field.value = String(said ?? '');
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
  byId('lines').replaceChildren();
  for (const field of fields()) if (/^(bill\.|personalAccount$)/.test(field.name)) field.value = '';
  settle();
}

/** A copy of a template with # replaced. @param {string} template @param {string} key @returns {HTMLElement} */
function stamp(template, key) {
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

/** Adds an empty line of the bill and returns it. */
export function addLine() {
  const line = stamp('line-template', String(byId('lines').children.length));
  byId('lines').append(line);
  settle();
  return line;
}

/** Takes a line out and numbers the others anew. @param {Element} line */
export function removeLine(line) {
  line.remove();
  [...byId('lines').children].forEach((other, i) => {
    for (const node of [other, ...other.querySelectorAll('*')]) {
      for (const name of ['id', 'for', 'name', 'data-when']) {
        const text = node.getAttribute(name);
        if (text) node.setAttribute(name, text.replace(/^bill\.lines\[\d+\]/, `bill.lines[${i}]`));
      }
    }
  });
  settle();
}

/** Brings the form in step with itself: what is in play, the hints of what is chosen, the numbering, the names of supplements. */
export function settle() {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-when]'))) {
    const [name, wanted] = String(node.dataset.when).split('=');
    const now = fields().find((field) => field.name === name && (field.type !== 'radio' || /** @type {HTMLInputElement} */ (field).checked));
    node.hidden = now?.value !== wanted;
    for (const field of node.querySelectorAll('input, select')) {
      /** @type {Field} */ (field).disabled = node.hidden;
      if (node.hidden && 'checked' in field) field.checked = false;
    }
  }
  const lines = byId('lines').children;
  const sums = /** @type {HTMLFieldSetElement} */ (byId('sums'));
  sums.disabled = sums.hidden = lines.length > 0; // either lines or sums
  byId('sums-off').hidden = lines.length === 0;
  [...lines].forEach((line, i) => { /** @type {Element} */ (line.querySelector('legend')).textContent = t('line.nth', { n: i + 1 }); });
  for (const label of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-supplement]'))) {
    label.textContent = t('year.supplementPaid', { name: label.dataset.supplement ?? '' });
  }
  for (const hint of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-hint-of]'))) {
    const chosen = new FormData(form).get(hint.dataset.hintOf ?? '');
    hint.textContent = chosen ? t(`hint.${hint.dataset.hintOf}.${chosen}`) : '';
    hint.lang = lang() === 'en' ? 'en' : 'zh-CN';
  }
}

/** Today where the reader is; the engine itself knows no clock. */
function today() {
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
