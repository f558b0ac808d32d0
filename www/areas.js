// @ts-check
// Choosing an area by typing: an input with a list (the combobox pattern), because a datalist filters by the text shown
// and so would hide what was found by pinyin or by initials.
import { area, areas } from '../pkg/yidi.js';
import { el } from './dom.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Area} Area */

/** What is found, best first; for the insured area those with rules before those without. @param {string} query @param {boolean} insured @returns {Area[]} */
function find(query, insured) {
  if (!query) return areas('', { withRules: true });
  const found = areas(query, { limit: 20 });
  return insured ? [...found.filter(({ rules }) => rules !== 'none'), ...found.filter(({ rules }) => rules === 'none')] : found;
}

/** The county that was found, unless the find is the area itself or its whole province. @param {Area} found */
const county = (found) => (found.matched && found.matched !== found.provinceName ? found.matched : undefined);

/** What stands beside the name in the list. @param {Area} found */
function remarks(found) {
  const words = [county(found) ? t('area.partOf', { name: found.name }) : undefined, lang() === 'en' ? found.pinyin : undefined];
  if (found.provinceName !== found.name) words.push(found.provinceName);
  return words.filter(Boolean).join(' · ');
}

/**
 * Makes a combobox of an input; the code of the insured area is kept in data-code, the county it was found by in data-county.
 * @param {HTMLInputElement} input
 * @param {boolean} insured is it the insured area (whose rules count) or the place of treatment?
 * @param {() => void} changed called when a choice was made or dropped
 * @returns {() => void} shows the area of data-code, for when the code or the language was changed from outside
 */
export function combobox(input, insured, changed) {
  const list = el('ul', { id: `${input.id}-list`, role: 'listbox', class: 'options', hidden: '', 'aria-labelledby': `${input.id}-label` });
  const count = el('p', { role: 'status', class: 'visually-hidden' });
  const label = /** @type {Element} */ (document.querySelector(`label[for="${input.id}"]`));
  label.id = `${input.id}-label`;
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list', spellcheck: 'false', autocapitalize: 'off', lang: 'zh-CN' })) input.setAttribute(name, value);
  input.after(list, count);
  /** @type {Area[]} */
  let shown = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    count.textContent = '';
  };
  const open = () => {
    shown = find(input.dataset.code ? '' : input.value.trim(), insured);
    active = -1;
    list.replaceChildren(...shown.map((found, i) => el('li', { role: 'option', id: `${list.id}-${i}`, 'aria-selected': String(found.code === input.dataset.code) },
      el('span', { class: 'name', lang: 'zh-CN' }, county(found) ?? found.name),
      el('span', { class: 'where' }, remarks(found)),
      insured ? el('span', { class: found.rules === 'none' ? 'tag none' : 'tag' }, t(found.rules === 'none' ? 'area.noRules' : 'area.withRules')) : null)));
    if (!shown.length) list.append(el('li', { class: 'empty', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, t('area.none')));
    count.textContent = shown.length ? t('area.found', { n: shown.length }) : t('area.none');
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    input.removeAttribute('aria-activedescendant');
  };
  /** @param {number} to */
  const move = (to) => {
    if (list.hidden) open();
    if (!shown.length) return;
    list.children[active]?.classList.remove('active');
    active = (to + shown.length) % shown.length;
    const option = list.children[active];
    option.classList.add('active');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  };
  const show = () => {
    const chosen = input.dataset.code ? area(input.dataset.code, lang()) : null;
    const within = input.dataset.county;
    if (chosen) input.value = within ? t('area.within', { county: within, name: chosen.name }) : chosen.name;
    else if (input.dataset.code === '') input.value = '';
    const words = [];
    if (insured && chosen && within) words.push(t('area.counted', { name: within, insured: chosen.name }));
    if (insured && chosen?.rules === 'none') words.push(t('area.noRulesNote', { name: chosen.name }));
    /** @type {HTMLElement} */ (document.getElementById(`${input.id}-note`)).textContent = words.join(' ');
  };
  /** @param {string} [code] @param {string} [within] */
  const keep = (code, within) => {
    for (const [key, value] of Object.entries({ code, county: within })) {
      if (value === undefined) delete input.dataset[key];
      else input.dataset[key] = value;
    }
  };
  /** @param {Area | undefined} found */
  const choose = (found) => {
    close();
    if (!found) return;
    keep(found.code, county(found));
    show();
    changed();
  };

  input.addEventListener('focus', () => input.select());
  input.addEventListener('click', () => { if (list.hidden) open(); });
  input.addEventListener('input', (event) => {
    event.stopPropagation(); // half a name is not yet a choice
    keep();
    open();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active < 0 ? -1 : active - 1);
    else if (event.key === 'Enter' && !list.hidden) choose(shown[Math.max(active, 0)]);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  // Leaving the field settles it: what is marked or written in full is taken, anything else stays as typed for the engine to judge.
  input.addEventListener('blur', () => {
    const typed = input.value.trim();
    const meant = input.dataset.code ? undefined : shown[active] ?? (typed ? shown.find((one) => (county(one) ?? one.name) === typed) : undefined);
    if (meant) choose(meant);
    else close();
    if (input.dataset.code === undefined) { show(); changed(); }
  });
  list.addEventListener('mousedown', (event) => event.preventDefault()); // keep the focus in the input
  list.addEventListener('click', (event) => {
    const option = /** @type {Element} */ (event.target).closest('[role=option]');
    if (option) choose(shown[[...list.children].indexOf(option)]);
  });
  return show;
}
