// @ts-check
// What does this error mean: one text, its cause, what to do.
import { explainError } from 'yidi';
import { el } from '../parts/dom.js';
import { ending, part, rests, tool } from '../parts/tool.js';
import { sought } from '../parts/typed.js';

const NAME = 'error';
const LONGEST = 500;

/** @param {import('../parts/ui.js').Ui} ui */
export function prepareError(ui) {
  const field = /** @type {HTMLInputElement} */ (ui.id('error/text'));
  const { ask, again, report, faults, clear, state, restore } = tool(ui, NAME, {
    answer({ text }) {
      if (!text) return { faults: [{ code: 'error.empty', severity: 'error', field: 'text', message: ui.t('error.empty') }] };
      const meant = explainError(sought(text, LONGEST), ui.lang);
      if (!meant) return { report: null, good: false, verdict: [el('p', {}, ui.t('error.unknown'))], details: [] };
      return {
        report: meant,
        good: true,
        verdict: [el('p', {}, el('strong', {}, meant.cause, ui.t('list.stop')))],
        details: [
          part(ui.t('error.part.steps'), el('ol', {}, ...meant.steps.map((step) => el('li', {}, step))), rests(ui, NAME, meant.documents, meant.sources)),
          ...ending(ui, NAME, meant.sources)],
      };
    },
  });
  return {
    again, state, restore,
    leave() {},
    report, faults, clear, ask,
    text: () => field.value,
    /** The address may bring the text: #error=参保人未备案. @param {string} text @param {boolean} [aloud] */
    enter(text, aloud = true) {
      field.value = sought(text, LONGEST);
      ask(aloud);
    },
  };
}
