// @ts-check
// Copying what stands in a field. Where the browser does not let a page copy, the text is selected, so that one key or one touch does it.
import { el } from './dom.js';

/**
 * A button that copies, and the place where it says how that went.
 * @param {import('./ui.js').Ui} ui
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} key the words on the button
 */
export function copier(ui, field, key) {
  const said = el('p', { class: 'said', role: 'status', id: `${field.id}-said` });
  const button = el('button', { type: 'button', id: `${field.id}-copy` }, ui.t(key));
  button.addEventListener('click', async () => {
    said.textContent = ''; // so that the same words are said a second time
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = ui.t('copy.done');
    } catch {
      field.focus();
      field.select();
      said.textContent = ui.t('copy.selected');
    }
  });
  return { button, said };
}
