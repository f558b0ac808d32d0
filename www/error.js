// @ts-check
// What does this error mean: one text, its cause, what to do.
import { explainError } from '../pkg/yidi.js';
import { byId, el } from './dom.js';
import { ending, part, rests, tool } from './tool.js';
import { lang, t } from './words.js';

const NAME = 'error';
const LONGEST = 500;

export function prepareError() {
  const field = /** @type {HTMLInputElement} */ (byId('error/text'));
  const { ask, again } = tool(NAME, {
    answer({ text }) {
      if (!text) return { faults: [{ code: 'error.empty', severity: 'error', field: 'text', message: t('error.empty') }] };
      const meant = explainError(text.slice(0, LONGEST), lang());
      if (!meant) return { good: false, verdict: [el('p', {}, t('error.unknown'))], details: [] };
      return {
        good: true,
        verdict: [el('p', {}, el('strong', {}, meant.cause, t('list.stop')))],
        details: [
          part(t('error.part.steps'), el('ol', {}, ...meant.steps.map((step) => el('li', {}, step))), rests(NAME, meant.documents, meant.sources)),
          ...ending(NAME, meant.sources)],
      };
    },
  });
  return {
    again,
    leave() {},
    /** The address may bring the text: #error=参保人未备案. @param {string} text */
    enter(text) {
      field.value = text.slice(0, LONGEST);
      ask();
    },
  };
}
