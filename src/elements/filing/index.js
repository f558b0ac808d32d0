// @ts-check
// Check my filing. What is asked follows the report: its materials, and whether it has a validity at all and an end to it.
import { filingForm, validateFiling } from 'yidi';
import { UNREADABLE } from '../parts/dates.js';
import { el } from '../parts/dom.js';
import { collect, play, settle, today } from '../parts/form.js';
import { onRules } from '../parts/own-rules.js';
import { sheet } from './sheet.js';
import { ending, findings, part, rests, route, tool } from '../parts/tool.js';

/** @typedef {import('yidi').FilingReport} FilingReport */
/** @typedef {import('yidi').RequiredMaterial} RequiredMaterial */

const NAME = 'filing';
const MISSING = 'filing.material_missing';

/** The report on the bare filing says what else to ask. @param {import('../parts/ui.js').Ui} ui @param {any} filing */
function follow(ui, { person, insuredArea, destination, category, start }) {
  const report = validateFiling({ person, insuredArea, destination, category, start: start === undefined || start === UNREADABLE ? today() : start }, ui.lang);
  play(ui.id('filing/materials'), report.requiredMaterials.length > 0);
  drawMaterials(ui, report.requiredMaterials);
  play(ui.id('filing-end'), Boolean(report.validUntil));
  for (const id of ['filing/stay', 'filing/previous']) play(ui.id(id), report.validFrom !== undefined);
  settle(ui, /** @type {HTMLFormElement} */ (ui.id('filing-form')));
}

/** The papers to tick; what was ticked stays ticked. @param {import('../parts/ui.js').Ui} ui @param {RequiredMaterial[]} required */
function drawMaterials(ui, required) {
  const box = ui.id('filing-materials');
  const now = JSON.stringify([required, ui.lang]);
  if (box.dataset.drawn === now) return;
  box.dataset.drawn = now;
  const ticked = new Set([...box.querySelectorAll('input:checked')].map((input) => /** @type {HTMLInputElement} */ (input).value));
  /** @param {string} id @param {string} label */
  const tick = (id, label) => {
    const input = el('input', { type: 'checkbox', name: 'materials', value: id });
    input.checked = ticked.has(id);
    return el('label', { class: 'tick' }, input, el('span', {}, label));
  };
  box.replaceChildren(...required.map(({ id, label, oneOf }) => (oneOf
    ? el('fieldset', { class: 'one-of' }, el('legend', { class: 'hint' }, ui.t('materials.oneOf')), ...oneOf.map((one) => tick(one, ui.t(`material.${one}`) || one)))
    : tick(id, label))));
}

/** @param {import('../parts/ui.js').Ui} ui @param {FilingReport} report */
function papers(ui, report) {
  const remedies = report.issues.filter(({ code }) => code === MISSING); // one for each requirement that is not met, in their order
  if (!report.requiredMaterials.length) return null;
  return part(ui.t('filing.part.papers'), el('ul', { class: 'papers' }, ...report.requiredMaterials.map(({ label, present, documents }) => {
    const missing = present ? undefined : remedies.shift();
    return el('li', { class: present ? 'have' : 'lack' }, el('b', {}, ui.t(present ? 'materials.have' : 'materials.lack')), ' ', label,
      missing?.remedy ? el('p', { class: 'remedy' }, missing.remedy, ui.t('list.stop')) : null, rests(ui, NAME, documents, report.documents));
  })));
}

/** @param {import('../parts/ui.js').Ui} ui @param {FilingReport} report */
function validity(ui, { validFrom, validUntil, earliestChange, destination }) {
  if (validFrom === undefined) return null;
  /** @type {Array<[string, string | undefined]>} */
  const rows = [
    ['destination', destination?.name], ['from', validFrom],
    ['until', validUntil ? ui.t('valid.untilAtLeast', { date: validUntil }) : ui.t('valid.untilOpen')],
    ['change', earliestChange === undefined ? undefined : earliestChange ?? ui.t('valid.changeOpen')]];
  return part(ui.t('filing.part.valid'), el('dl', { class: 'facts-list' }, ...rows.filter(([, value]) => value).map(([key, value]) => el('div', {}, el('dt', {}, ui.t(`valid.${key}`)), el('dd', {}, String(value))))));
}

/** @param {import('../parts/ui.js').Ui} ui @param {FilingReport} report */
const gives = (ui, { benefits, documents }) => part(ui.t('filing.part.gives'),
  el('h4', {}, ui.t('gives.there')), el('p', {}, benefits.atDestination),
  el('h4', {}, ui.t('gives.home')), el('p', {}, benefits.atHome), rests(ui, NAME, benefits.documents, documents));

/** @param {import('../parts/ui.js').Ui} ui @param {FilingReport} report */
const channels = (ui, { channels: ways, documents }) => (ways.length ? part(ui.t('filing.part.where'), ...ways.map(({ name, steps, documents: cited }) => el('div', { class: 'way' },
  el('h4', {}, name), el('ol', {}, ...steps.map((step) => el('li', {}, step))), rests(ui, NAME, cited, documents)))) : null);

/** @param {import('../parts/ui.js').Ui} ui @param {FilingReport} report @param {any} filing */
function verdict(ui, report, { insuredArea, destination, category }) {
  const errors = report.issues.filter(({ severity }) => severity === 'error').length;
  const found = !report.ok ? 'faults' : report.deemedFiled ? 'deemed' : report.validFrom === undefined ? 'none' : 'ok';
  const direct = report.directSettlement ? (report.deemedFiled ? 'filing.direct.deemed' : 'filing.direct') : 'filing.notDirect';
  return [route(ui, insuredArea, report.destination?.code ?? destination, ui.t(`filing.${category}`)), el('p', {}, el('strong', {}, ui.t(`filing.found.${found}`, { n: errors }))), found === 'none' ? null : el('p', {}, ui.t(direct))];
}

/** @param {import('../parts/ui.js').Ui} ui */
export function prepareFiling(ui) {
  const { form, again, ask, report, faults, clear, put, state, restore } = tool(ui, NAME, {
    follow: (filing) => follow(ui, filing),
    reset() {
      for (const day of ['start', 'filedOn']) /** @type {HTMLInputElement} */ (ui.id(`filing/${day}`)).value ||= today();
      ui.id('filing-materials').replaceChildren();
      delete ui.id('filing-materials').dataset.drawn;
    },
    answer(filing) {
      const report = validateFiling(filing, ui.lang);
      if (!report.benefits.atDestination) return { faults: report.issues }; // not understood
      const others = report.issues.filter(({ code }) => code !== MISSING); // the papers say what is missing
      const printed = report.validFrom === undefined ? null : filingForm(filing, 'zh');
      return {
        report,
        good: report.ok,
        verdict: verdict(ui, report, filing),
        details: [
          others.length ? part(ui.t('tool.part.issues'), findings(ui, NAME, others, report.documents)) : null,
          papers(ui, report), validity(ui, report), gives(ui, report), channels(ui, report),
          printed && 'fields' in printed ? sheet(ui, printed, filing) : null,
          ...ending(ui, NAME, report.documents)],
      };
    },
  });
  ui.during(() => onRules(again));
  return {
    again, ask, report, faults, clear, put, state, restore,
    /** The filing as the form states it; what identifies a person is not handed on. */
    read() {
      const { idNumber, applicant, ...said } = collect(form, {});
      return said;
    },
    /** Nothing about a person stays behind when the tool is left. */
    leave() {
      let had = false;
      for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[data-personal] [name]'))) {
        had ||= field.value !== '';
        field.value = '';
      }
      if (had) again(); // and none of it stands in the report
    },
  };
}
