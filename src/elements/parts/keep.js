// @ts-check
// A form as it stands, field by field, to be kept by the page around and put back when the reader comes back to it. Unlike a question
// (form.js) it keeps what cannot be understood as well. Fields marked data-personal say who somebody is and are never part of it.
import { fields } from './form.js';

/** @typedef {import('./form.js').Field} Field */
/** @typedef {{ name: string, value: string, code?: string, county?: string }} Said what one field says; of an area also which one it is */

/** @param {Field} field */
const ticked = (field) => field.type === 'radio' || field.type === 'checkbox';

/** @param {HTMLFormElement} form @returns {Said[]} */
export const kept = (form) => fields(form)
  .filter((field) => !field.matches(':disabled, [data-personal], [data-personal] *') && (ticked(field) ? /** @type {HTMLInputElement} */ (field).checked : field.value !== ''))
  .map(({ name, value, dataset: { code, county } }) => ({ name, value, ...(code && { code }), ...(county && { county }) }));

/** @param {HTMLSelectElement} select */
const begin = (select) => { select.selectedIndex = Math.max(0, [...select.options].findIndex((option) => option.defaultSelected)); };

/** Puts it back into the fields that are there. @param {HTMLFormElement} form @param {Said[]} said */
export function putBack(form, said) {
  for (const field of fields(form)) {
    const same = said.filter(({ name }) => name === field.name);
    if (ticked(field)) /** @type {HTMLInputElement} */ (field).checked = same.some(({ value }) => value === field.value);
    else if (field.dataset.kind === 'area') {
      field.dataset.code = same[0]?.code ?? same[0]?.value ?? '';
      delete field.dataset.county;
      if (same[0]?.county) field.dataset.county = same[0].county;
    } else if (same[0] || !(field instanceof HTMLSelectElement)) field.value = same[0]?.value ?? '';
    else begin(field);
  }
}
