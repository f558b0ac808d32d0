// @ts-check
// Words for paper that is read in Chinese at the counter, and what they mean for who reads the page in English.
import { el } from '../parts/dom.js';
import { spoken } from '../words/index.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {Record<string, string | number>} Values */

/** @param {string} text @param {Values} values */
const filled = (text = '', values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** The words for a key in Chinese, whatever the page speaks. @param {string} key @param {Values} [values] */
export const zh = (key, values = {}) => filled(spoken.zh[key], values);

/** The same in English. @param {string} key @param {Values} [values] */
export const en = (key, values = {}) => filled(spoken.en[key], values);

/** English beside the Chinese, where the page is read in English. @param {Ui} ui @param {string} text */
export const meaning = (ui, text) => (ui.lang === 'en' && text ? el('span', { class: 'means', lang: 'en' }, text) : null);

/** Both. @param {Ui} ui @param {string} key @param {Values} [values] @returns {Array<Node | string>} */
export function label(ui, key, values) {
  const means = meaning(ui, en(key, values));
  return means ? [zh(key, values), means] : [zh(key, values)];
}
