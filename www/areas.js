// @ts-check
// Choosing an area by typing: by name, pinyin, initials or a county inside it.
import { area, areas } from '../pkg/yidi.js';
import { combobox } from './combobox.js';
import { byId, el } from './dom.js';
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
 * Lets an area be chosen in an input; the code is kept in data-code, the county it was found by in data-county.
 * @param {HTMLInputElement} input
 * @param {() => void} changed called when a choice was made or dropped
 * @returns {() => void} shows the area of data-code, for when the code or the language was changed from outside
 */
export function areaChooser(input, changed) {
  const insured = input.dataset.rules !== undefined; // the area whose rules count, not the place of treatment
  const show = () => {
    const chosen = input.dataset.code ? area(input.dataset.code, lang()) : null;
    const within = input.dataset.county;
    if (chosen) input.value = within ? t('area.within', { county: within, name: chosen.name }) : chosen.name;
    else if (input.dataset.code === '') input.value = '';
    const words = [];
    if (insured && chosen && within) words.push(t('area.counted', { name: within, insured: chosen.name }));
    if (input.dataset.rules === 'link' && chosen?.rules === 'none') words.push(t('area.noRulesNote', { name: chosen.name }));
    const to = chosen && input.dataset.rules === 'link' ? el('a', { href: `#rules=${chosen.code}${chosen.rules === 'none' ? '/fill' : ''}` }, t(`area.rules.${chosen.rules}`)) : null;
    byId(`${input.id}-note`).replaceChildren(...words.map((one) => `${one} `), ...(to ? [to] : []));
  };
  /** @param {string} [code] @param {string} [within] */
  const keep = (code, within) => {
    for (const [key, value] of Object.entries({ code, county: within })) {
      if (value === undefined) delete input.dataset[key];
      else input.dataset[key] = value;
    }
  };
  const box = combobox(input, {
    find: () => find(input.dataset.code ? '' : input.value.trim(), insured),
    draw: (found) => [
      el('span', { class: 'name', lang: 'zh-CN' }, county(found) ?? found.name),
      el('span', { class: 'where' }, remarks(found)),
      insured ? el('span', { class: found.rules === 'none' ? 'tag none' : 'tag' }, t(found.rules === 'none' ? 'area.noRules' : 'area.withRules')) : null],
    current: (found) => found.code === input.dataset.code,
    count: (n) => (n ? t('area.found', { n }) : t('area.none')),
    choose(found) {
      keep(found.code, county(found));
      show();
      changed();
    },
  });

  input.addEventListener('focus', () => input.select());
  input.addEventListener('click', () => { if (!box.isOpen()) box.open(); });
  input.addEventListener('input', (event) => {
    event.stopPropagation(); // half a name is not yet a choice
    keep();
    box.open();
  });
  // Leaving the field settles it: what is marked or written in full is taken, anything else stays as typed for the engine to judge.
  input.addEventListener('blur', () => {
    const written = input.value.trim();
    const meant = input.dataset.code ? undefined : box.marked() ?? (written ? box.found().find((one) => (county(one) ?? one.name) === written) : undefined);
    if (meant) box.take(meant);
    else box.close();
    if (input.dataset.code === undefined) { show(); changed(); }
  });
  return show;
}
