// @ts-check
// The filing form to take along: drawn from its fields, printed by the page's own style, or saved as a page of its own.
import { filingForm } from 'yidi';
import { el, save } from '../parts/dom.js';
import { button, part, print } from '../parts/tool.js';

/** @typedef {import('yidi').FilingForm} FilingForm */

/** What the letter of commitment repeats from the form. */
const REPEATED = new Set(['name', 'sex', 'idNumber', 'phone', 'secondPhone', 'insuredArea', 'destination', 'category']);

/** @param {import('../parts/ui.js').Ui} ui @param {FilingForm} form in Chinese, as the agency reads it @param {any} filing */
export function sheet(ui, form, filing) {
  // Who reads the page in English sees what each row asks for; it is not printed.
  const other = ui.lang === 'en' ? filingForm(filing, 'en') : null;
  const meaning = new Map(other && 'fields' in other ? other.fields.map(({ id, label }) => [id, label]) : []);
  /** @param {string} title @param {FilingForm['fields']} fields */
  const page = (title, fields) => el('table', { class: 'sheet', lang: 'zh-CN' }, el('caption', {}, title), el('tbody', {}, ...fields.map(({ id, label, value }) => el('tr', {},
    el('th', { scope: 'row' }, label, meaning.has(id) ? el('span', { class: 'meaning', lang: 'en' }, meaning.get(id)) : null),
    el('td', {}, value || (id === 'sex' ? '☐ 男　☐ 女' : ''))))));
  const letter = form.fields.filter(({ id }) => id.startsWith('commitment.'));
  const node = part(ui.t('filing.part.form'),
    el('div', { class: 'actions no-print' }, button(ui, 'form.print', 'print-form', () => print(ui, 'sheet')), button(ui, 'form.download', 'save-form', () => save(form.html, 'text/html', ui.t('form.file')))),
    el('details', { class: 'sheets' }, el('summary', {}, ui.t('form.look')),
      page('跨省异地就医登记备案表', form.fields.filter((field) => !letter.includes(field))),
      el('p', { class: 'hint', lang: 'zh-CN' }, '按国家经办规程列明的事项排列，供携带和抄填；版式以参保地经办机构提供的为准。公民身份号码请本人手写。'),
      letter.length ? page('个人承诺书', [...form.fields.filter(({ id }) => REPEATED.has(id)), ...letter]) : null));
  node.classList.add('take-along');
  return node;
}
