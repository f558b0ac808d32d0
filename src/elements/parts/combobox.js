// @ts-check
// An input with a list of what it finds (the ARIA combobox pattern): by keyboard, mouse and thumb. A datalist would not do, because it
// filters by the text shown and so would hide what was found by pinyin, by initials or in spite of a typing error.
import { el } from './dom.js';
import { composing } from './press.js';

/**
 * @template T
 * @typedef {object} Source
 * @property {() => T[]} find what to show now, best first
 * @property {(found: T) => Array<Node | string | null>} draw what stands in an option
 * @property {() => boolean} [unclear] is the best no better than others? Then it is only marked by Enter, and taken by the next
 * @property {(found: T) => boolean} [current] is this the one chosen before?
 * @property {(found: T) => void} choose called with the option taken
 * @property {(n: number) => string} count says how many were found; 0 stands in the list itself
 */

/**
 * Gives `input` its list. Opening it while typing is left to the caller, who alone knows what typing means there.
 * @param {import('./ui.js').Ui} ui
 * @template T
 * @param {HTMLInputElement} input
 * @param {Source<T>} source
 */
export function combobox(ui, input, { find, draw, unclear, current, choose, count }) {
  const list = el('ul', { id: `${input.id}-list`, role: 'listbox', class: 'options', hidden: '', 'aria-labelledby': `${input.id}-label` });
  const status = el('p', { role: 'status', class: 'visually-hidden' });
  const label = /** @type {Element} */ (ui.root.querySelector(`label[for="${input.id}"]`));
  label.id = `${input.id}-label`;
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list', autocapitalize: 'off', lang: 'zh-CN' })) input.setAttribute(name, value);
  input.after(list, status);
  /** @type {T[]} */
  let found = [];
  let active = -1;

  // The frame says so in a class: a style that looked for it (:has) would be reckoned again at every change of any text.
  /** @param {boolean} is */
  const choosing = (is) => {
    list.hidden = !is;
    input.setAttribute('aria-expanded', String(is));
    ui.find('frame')?.classList.toggle('choosing', is);
  };
  const close = () => {
    choosing(false);
    active = -1;
    input.removeAttribute('aria-activedescendant');
    status.textContent = '';
  };
  const open = () => {
    found = find();
    active = -1;
    list.replaceChildren(...found.map((one, i) => el('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': String(current?.(one) ?? false) }, ...draw(one))));
    if (!found.length) list.append(el('li', { class: 'empty', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, count(0)));
    status.textContent = count(found.length);
    choosing(true);
    list.scrollTop = 0;
    input.removeAttribute('aria-activedescendant');
    // Over a phone's keyboard little room is left below: bring the list into it, but never the label out of it.
    const hidden = list.getBoundingClientRect().bottom - (window.visualViewport?.height ?? innerHeight);
    if (hidden > 0) scrollBy(0, Math.max(0, Math.min(hidden, label.getBoundingClientRect().top - 8)));
  };
  /** @param {number} to */
  const move = (to) => {
    if (list.hidden) open();
    if (!found.length) return;
    list.children[active]?.classList.remove('active');
    active = (to + found.length) % found.length;
    const option = list.children[active];
    option.classList.add('active');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  };
  /** @param {T | undefined} one */
  const take = (one) => {
    close();
    if (one !== undefined) choose(one);
  };

  input.addEventListener('keydown', (event) => {
    if (composing(event)) return;
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active < 0 ? -1 : active - 1);
    else if (event.key === 'Enter' && !list.hidden && active < 0 && unclear?.()) move(0);
    else if (event.key === 'Enter' && !list.hidden) take(found[Math.max(active, 0)]);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault()); // keep the focus in the input
  list.addEventListener('click', (event) => {
    const option = /** @type {Element} */ (event.target).closest('[role=option]');
    if (option) take(found[[...list.children].indexOf(option)]);
  });
  return { open, close, take, isOpen: () => !list.hidden, found: () => found, marked: () => /** @type {T | undefined} */ (found[active]) };
}
