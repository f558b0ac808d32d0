// @ts-check
// What is wrong: a list on top that leads to the fields, and each fault beside its own field.
import { el } from './dom.js';

/** @typedef {import('yidi').Issue} Issue */

/** @typedef {object} Where the form that issues are about
 * @property {string} form its id
 * @property {string} box the id of the place above the result for the list
 * @property {string} prefix what the ids of its fields begin with, before their path */

/** @type {Where} */
const CLAIM = { form: 'claim', box: 'problems', prefix: '' };

/** The element of the form for a path, or the nearest group around it ("bill.lines[2].x" → "bill.lines[2]"). @param {import('./ui.js').Ui} ui @param {string | undefined} path @param {Where} [where] */
export function place(ui, path, where = CLAIM) {
  for (let at = path ?? ''; at; at = at.replace(/(^|\.|\[)[^.[]*$/, '')) {
    const node = ui.find(where.prefix + at);
    if (node && ui.id(where.form).contains(node) && !node.closest('[hidden]')) return node;
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

/** Ends a sentence that came without its stop. @param {import('./ui.js').Ui} ui @param {string} text */
const sentence = (ui, text) => (/[.。!！?？…]$/.test(text) ? text : text + ui.t('list.stop'));

/** What 10万 is in figures, where an amount was written so. @param {import('./ui.js').Ui} ui @param {Issue} issue */
function tenThousands(ui, { code, message }) {
  const [, n, whole, part = ''] = (code === 'amount.unreadable' && message.match(/["“]\s*((\d{1,6})(?:\.(\d{1,4}))?)\s*万元?\s*["”]/)) || [];
  return n ? ui.t('remedy.wan', { n, amount: `${whole}${part.padEnd(4, '0')}`.replace(/^0+(?=\d)/, '') }) : '';
}

/** Message and remedy of an issue, as they concern a form of this page. @param {import('./ui.js').Ui} ui @param {Issue} issue */
export function words(ui, issue) {
  const remedy = issue.remedy && (tenThousands(ui, issue) || ui.t(`remedy.${issue.code}`) || issue.remedy);
  return [el('span', { class: 'message' }, sentence(ui, ui.t(`message.${issue.code}/${issue.severity}`) || ui.t(`message.${issue.code}`) || issue.message)), remedy ? el('span', { class: 'remedy' }, ui.t('list.space'), sentence(ui, remedy)) : null];
}

/** Message and remedy of an issue about a file, where no form is at hand: the module's own. @param {import('./ui.js').Ui} ui @param {Issue} issue */
export const plain = (ui, { message, remedy }) => [el('span', { class: 'message' }, sentence(ui, message)), remedy ? el('span', { class: 'remedy' }, ui.t('list.space'), sentence(ui, remedy)) : null];

/** Marks a fault beside its field. @param {import('./ui.js').Ui} ui @param {HTMLElement} node @param {Issue} issue @param {string} id of the note */
export function mark(ui, node, issue, id) {
  if (isControl(node) || node.getAttribute('role') === 'radiogroup') node.setAttribute('aria-invalid', 'true');
  if (node.closest('.item')?.querySelector(`.flag[data-code="${issue.code}"]`)) return void (node.closest('.field') ?? node).classList.add('wrong'); // a line of the bill says it already
  const note = el('p', { class: 'error', id }, el('span', { class: 'visually-hidden' }, ui.t('issues.error')), ...words(ui, issue));
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

/** Takes away all that `show` put up. @param {import('./ui.js').Ui} ui @param {Where} [where] */
export function clear(ui, where = CLAIM) {
  const form = ui.id(where.form);
  ui.id(where.box).replaceChildren();
  for (const note of form.querySelectorAll('.error')) {
    for (const node of ui.root.querySelectorAll(`[aria-describedby~="${note.id}"]`)) {
      const others = (node.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== note.id);
      if (others.length) node.setAttribute('aria-describedby', others.join(' '));
      else node.removeAttribute('aria-describedby');
    }
    note.remove();
  }
  for (const node of form.querySelectorAll('[aria-invalid]')) node.removeAttribute('aria-invalid');
  for (const node of form.querySelectorAll('.wrong')) node.classList.remove('wrong');
}

/** The name a field goes by on the page. @param {import('./ui.js').Ui} ui @param {HTMLElement} node */
export function nameOf(ui, node) {
  const group = isControl(node) ? node.closest('.counter')?.querySelector('legend')?.textContent : undefined; // fields that stand in rows share their labels
  const line = /** @type {HTMLElement | null} */ (node.closest('.item'))?.dataset.name ?? group;
  const label = isControl(node) ? ui.root.querySelector(`label[for="${CSS.escape(node.id)}"]`) : line ? null : node.querySelector('legend, summary');
  return [line, label?.textContent].filter(Boolean).join(' ');
}

/**
 * Shows all issues at once.
 * @param {import('./ui.js').Ui} ui
 * @param {Issue[]} issues
 * @param {boolean} focus move the focus to the list (the reader asked for a result), or stay where it is (the reader is typing)
 * @param {Where} [where]
 */
export function show(ui, issues, focus, where = CLAIM) {
  clear(ui, where);
  const items = issues.map((issue, n) => {
    const node = place(ui, issue.field, where);
    if (!node) return el('li', {}, ...words(ui, issue));
    mark(ui, node, issue, `${where.box}-${n}`);
    const link = el('a', { href: `#${node.id}` }, nameOf(ui, node));
    link.addEventListener('click', (event) => { event.preventDefault(); lead(node); });
    return el('li', {}, link, ' ', ...words(ui, issue));
  });
  const heading = el('h2', { id: `${where.box}-heading` }, ui.t('issues.heading', { n: issues.length }));
  const box = el('div', { class: 'problems', tabindex: '-1', 'aria-labelledby': `${where.box}-heading` }, el('div', focus ? { role: 'alert' } : {}, heading, el('ul', {}, ...items)));
  ui.id(where.box).append(box);
  if (focus) {
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'start' });
  }
}
