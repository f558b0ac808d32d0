// @ts-check
// The field for adding: type to find an item of the catalogues, or paste a whole table.
import { searchCatalog } from 'yidi';
import { describe } from './catalog.js';
import { combobox } from '../parts/combobox.js';
import { el } from '../parts/dom.js';
import { sought } from '../parts/typed.js';

/** @typedef {import('yidi').Line} Line */
/** @typedef {import('yidi').CatalogItem} CatalogItem */

/**
 * @param {import('../parts/ui.js').Ui} ui
 * @param {object} how
 * @param {() => string | undefined} how.date the day whose catalogue counts
 * @param {(line: Line) => void} how.add takes a line without an amount
 * @param {(text: string) => void} how.paste takes a pasted table
 */
export function prepareAdding(ui, { date, add, paste }) {
  const input = /** @type {HTMLInputElement} */ (ui.id('add'));
  const query = () => sought(input.value.normalize('NFKC'));
  /** What is found, and last what was typed as it is. @returns {Array<CatalogItem | { plain: string }>} */
  const find = () => (query() ? [...searchCatalog(query(), { limit: 20, ...(/^\d{4}-/.test(date() ?? '') ? { date: date() } : {}) }), { plain: query() }] : []);
  const box = combobox(ui, input, {
    find,
    draw: (one) => ('plain' in one ? [el('span', { class: 'plain' }, ui.t('add.plain', { name: one.plain }))] : describe(ui, one)),
    count: (n) => (n > 1 ? ui.t('add.found', { n: n - 1 }) : ui.t('add.none')),
    choose(one) {
      input.value = '';
      add(/** @type {Line} */ ('plain' in one ? { name: one.plain } : { name: one.name, form: one.form, code: one.id }));
    },
  });
  input.addEventListener('input', (event) => {
    event.stopPropagation(); // half a name is not yet a line
    if (query() && input === ui.root.activeElement) box.open();
    else box.close();
  });
  input.addEventListener('change', (event) => event.stopPropagation());
  input.addEventListener('blur', box.close);
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\t\r\n]/.test(text.trim())) return;
    event.preventDefault();
    paste(text);
  });
}
