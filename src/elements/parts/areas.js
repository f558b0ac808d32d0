// @ts-check
// Choosing an area by typing: by name, pinyin, initials or a county inside it.
import { area, areas } from 'yidi';
import { combobox } from './combobox.js';
import { el } from './dom.js';
import { unpressed } from './press.js';
import { sought } from './typed.js';

/** @typedef {import('yidi').Area} Area */

/** What is found, best first; for the insured area those with rules before those without. @param {string} query @param {boolean} insured @returns {Area[]} */
function find(query, insured) {
  if (!query) return areas('', { withRules: true });
  const wanted = sought(query);
  const found = wanted ? areas(wanted, { limit: 20 }) : [];
  return insured ? [...found.filter(({ rules }) => rules !== 'none'), ...found.filter(({ rules }) => rules === 'none')] : found;
}

/** The area of a code; of half a character the module would not hear. @param {string} code @param {import('../words/index.js').Lang} [lang] */
export const known = (code, lang) => (/\p{Surrogate}/u.test(code) ? null : area(code, lang));

/** The county that was found, unless the find is the area itself or its whole province. @param {Area} found */
const county = (found) => (found.matched && found.matched !== found.provinceName ? found.matched : undefined);

/** What stands beside the name in the list. @param {import('./ui.js').Ui} ui @param {Area} found */
function remarks(ui, found) {
  const words = [county(found) ? ui.t('area.partOf', { name: found.name }) : undefined, ui.lang === 'en' ? found.pinyin : undefined];
  if (found.provinceName !== found.name) words.push(found.provinceName);
  return words.filter(Boolean).join(' · ');
}

/**
 * Lets an area be chosen in an input; the code is kept in data-code, the county it was found by in data-county.
 * @param {import('./ui.js').Ui} ui
 * @param {HTMLInputElement} input
 * @param {() => void} changed called when a choice was made or dropped
 * @returns {() => void} shows the area of data-code, for when the code or the language was changed from outside
 */
export function areaChooser(ui, input, changed) {
  const insured = input.dataset.rules !== undefined; // the area whose rules count, not the place of treatment
  const show = () => {
    const chosen = input.dataset.code ? known(input.dataset.code, ui.lang) : null;
    const within = input.dataset.county;
    if (chosen) input.value = within ? ui.t('area.within', { county: within, name: chosen.name }) : chosen.name;
    else if (input.dataset.code === '') input.value = '';
    else if (input.dataset.code) { // no area: it stands as it was typed, for the engine to judge
      input.value = input.dataset.code;
      delete input.dataset.code;
    }
    const words = [];
    if (insured && chosen && within) words.push(ui.t('area.counted', { name: within, insured: chosen.name }));
    if (input.dataset.rules === 'link' && chosen?.rules === 'none') words.push(ui.t('area.noRulesNote', { name: chosen.name }));
    const to = chosen && ui.links && input.dataset.rules === 'link' ? el('a', { href: `#rules=${chosen.code}${chosen.rules === 'none' ? '/fill' : ''}` }, ui.t(`area.rules.${chosen.rules}`)) : null;
    ui.find(`${input.id}-note`)?.replaceChildren(...words.map((one) => `${one} `), ...(to ? [to] : []));
  };
  /** @param {string} [code] @param {string} [within] */
  const keep = (code, within) => {
    for (const [key, value] of Object.entries({ code, county: within })) {
      if (value === undefined) delete input.dataset[key];
      else input.dataset[key] = value;
    }
  };
  /** Those whose whole name is written there: several cities may have a county of that name. */
  const exact = () => {
    const written = input.value.trim();
    return written ? areas(sought(written), { limit: 50 }).filter((one) => (county(one) ?? one.name) === written) : [];
  };
  const unclear = () => exact().some(({ code }, _, [first]) => code !== first.code);
  /** What is written there, if that is the whole name of one area. */
  const inFull = () => (unclear() ? undefined : exact()[0]);
  const early = input.dataset.code === undefined ? inFull() : undefined; // written before the module was there
  if (early) keep(early.code, county(early));
  const box = combobox(ui, input, {
    find: () => find(input.dataset.code ? '' : input.value.trim(), insured),
    draw: (found) => [
      el('span', { class: 'name', lang: 'zh-CN' }, county(found) ?? found.name),
      el('span', { class: 'where' }, remarks(ui, found)),
      insured ? el('span', { class: found.rules === 'none' ? 'tag none' : 'tag' }, ui.t(found.rules === 'none' ? 'area.noRules' : 'area.withRules')) : null],
    unclear,
    current: (found) => found.code === input.dataset.code,
    count: (n) => (n ? ui.t('area.found', { n }) : ui.t('area.none')),
    choose(found) {
      keep(found.code, county(found));
      unpressed(show); // its remark may push away the button that is being pressed
      changed();
    },
  });

  // Put in from outside: by its code, or '' for none; what is no code stands there as if it had been typed.
  input.addEventListener('yidi-area', (event) => {
    const { detail } = /** @type {CustomEvent<string>} */ (event);
    const there = !detail || known(detail, ui.lang);
    keep(there ? detail : undefined);
    if (!there) input.value = detail;
    show();
  });
  input.addEventListener('focus', () => input.select());
  input.addEventListener('click', () => { if (!box.isOpen()) box.open(); });
  input.addEventListener('input', (event) => {
    event.stopPropagation(); // half a name is not yet a choice
    keep();
    if (input === ui.root.activeElement) box.open();
  });
  // Leaving the field settles it: what is marked or written in full is taken, anything else stays as typed for the engine to judge.
  input.addEventListener('blur', () => {
    const meant = input.dataset.code ? undefined : box.marked() ?? inFull();
    if (meant) box.take(meant);
    else box.close();
    if (input.dataset.code === undefined) { unpressed(show); changed(); }
  });
  return show;
}
