// @ts-check
// What is wrong: a list on top that leads to the fields, and each fault beside its own field.
import { byId, el } from './dom.js';
import { t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Issue} Issue */

/** @typedef {object} Where the form that issues are about
 * @property {string} form its id
 * @property {string} box the id of the place above the result for the list
 * @property {string} prefix what the ids of its fields begin with, before their path */

/** @type {Where} */
const CLAIM = { form: 'claim', box: 'problems', prefix: '' };

/** The element of the form for a path, or the nearest group around it ("bill.lines[2].x" → "bill.lines[2]"). @param {string | undefined} path @param {Where} [where] */
export function place(path, where = CLAIM) {
  for (let at = path ?? ''; at; at = at.replace(/(^|\.|\[)[^.[]*$/, '')) {
    const node = document.getElementById(where.prefix + at);
    if (node && byId(where.form).contains(node) && !node.closest('[hidden]')) return node;
  }
  return null;
}

/** @param {HTMLElement} node */
const isControl = (node) => node.matches('input, select');

/** Brings a field or group into view, opening what hides it. @param {HTMLElement} node */
export function lead(node) {
  for (let box = node.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
  const target = isControl(node) ? node : node.querySelector('input:not(:disabled), select:not(:disabled), summary, button') ?? node;
  /** @type {HTMLElement} */ (target).focus({ preventScroll: true });
  (node.closest('.field') ?? node).scrollIntoView({ block: 'start' });
}

/** Ends a sentence that came without its stop. @param {string} text */
const sentence = (text) => (/[.。!！?？…]$/.test(text) ? text : text + t('list.stop'));

/** What 10万 is in figures, where an amount was written so. @param {Issue} issue */
function tenThousands({ code, message }) {
  const n = code === 'amount.unreadable' && message.match(/(\d+(?:\.\d+)?)\s*万/)?.[1];
  return n ? t('remedy.wan', { n, amount: Math.round(Number(n) * 10_000) }) : '';
}

/** Message and remedy of an issue, as they concern a form of this page. @param {Issue} issue */
export function words(issue) {
  const remedy = issue.remedy && (tenThousands(issue) || t(`remedy.${issue.code}`) || issue.remedy);
  return [el('span', { class: 'message' }, sentence(t(`message.${issue.code}/${issue.severity}`) || t(`message.${issue.code}`) || issue.message)), remedy ? el('span', { class: 'remedy' }, t('list.space'), sentence(remedy)) : null];
}

/** Message and remedy of an issue about a file, where no form is at hand: the module's own. @param {Issue} issue */
export const plain = ({ message, remedy }) => [el('span', { class: 'message' }, sentence(message)), remedy ? el('span', { class: 'remedy' }, t('list.space'), sentence(remedy)) : null];

/** Marks a fault beside its field. @param {HTMLElement} node @param {Issue} issue @param {string} id of the note */
export function mark(node, issue, id) {
  if (isControl(node) || node.getAttribute('role') === 'radiogroup') node.setAttribute('aria-invalid', 'true');
  if (node.closest('.item')?.querySelector(`.flag[data-code="${issue.code}"]`)) return void (node.closest('.field') ?? node).classList.add('wrong'); // a line of the bill says it already
  const note = el('p', { class: 'error', id }, el('span', { class: 'visually-hidden' }, t('issues.error')), ...words(issue));
  if (isControl(node)) {
    const wrapper = node.closest('.yuan') ?? node;
    wrapper.before(note);
    node.closest('.field')?.classList.add('wrong');
  } else {
    const head = node.querySelector(':scope > legend, :scope > summary, :scope > .body > .head');
    if (head) head.after(note);
    else node.prepend(note);
    if (node.matches('.field')) node.classList.add('wrong');
  }
  node.setAttribute('aria-describedby', [note.id, node.getAttribute('aria-describedby')].filter(Boolean).join(' '));
}

/** Takes away all that `show` put up. @param {Where} [where] */
export function clear(where = CLAIM) {
  const form = byId(where.form);
  byId(where.box).replaceChildren();
  for (const note of form.querySelectorAll('.error')) {
    for (const node of document.querySelectorAll(`[aria-describedby~="${note.id}"]`)) {
      const others = (node.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== note.id);
      if (others.length) node.setAttribute('aria-describedby', others.join(' '));
      else node.removeAttribute('aria-describedby');
    }
    note.remove();
  }
  for (const node of form.querySelectorAll('[aria-invalid]')) node.removeAttribute('aria-invalid');
  for (const node of form.querySelectorAll('.wrong')) node.classList.remove('wrong');
}

/** The name a field goes by on the page. @param {HTMLElement} node */
export function nameOf(node) {
  const group = isControl(node) ? node.closest('.counter')?.querySelector('legend')?.textContent : undefined; // fields that stand in rows share their labels
  const line = /** @type {HTMLElement | null} */ (node.closest('.item'))?.dataset.name ?? group;
  const label = isControl(node) ? document.querySelector(`label[for="${node.id}"]`) : line ? null : node.querySelector('legend, summary');
  return [line, label?.textContent].filter(Boolean).join(' ');
}

/**
 * Shows all issues at once.
 * @param {Issue[]} issues
 * @param {boolean} focus move the focus to the list (the reader asked for a result), or stay where it is (the reader is typing)
 * @param {Where} [where]
 */
export function show(issues, focus, where = CLAIM) {
  clear(where);
  const items = issues.map((issue, n) => {
    const node = place(issue.field, where);
    if (!node) return el('li', {}, ...words(issue));
    mark(node, issue, `${where.box}-${n}`);
    const link = el('a', { href: `#${node.id}` }, nameOf(node));
    link.addEventListener('click', (event) => { event.preventDefault(); lead(node); });
    return el('li', {}, link, ' ', ...words(issue));
  });
  const heading = el('h2', { id: `${where.box}-heading` }, t('issues.heading', { n: issues.length }));
  const box = el('div', { class: 'problems', tabindex: '-1', 'aria-labelledby': `${where.box}-heading` }, el('div', focus ? { role: 'alert' } : {}, heading, el('ul', {}, ...items)));
  byId(where.box).append(box);
  if (focus) {
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'start' });
  }
}
