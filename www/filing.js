// @ts-check
// Check my filing. What is asked follows the report: its materials, and whether it has a validity at all and an end to it.
import { filingForm, validateFiling } from '../pkg/yidi.js';
import { byId, el } from './dom.js';
import { play, settle, today } from './form.js';
import { sheet } from './sheet.js';
import { ending, findings, part, rests, route, tool } from './tool.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').FilingReport} FilingReport */
/** @typedef {import('../pkg/yidi.js').RequiredMaterial} RequiredMaterial */

const NAME = 'filing';
const MISSING = 'filing.material_missing';

/** The report on the bare filing says what else to ask. @param {any} filing */
function follow({ person, insuredArea, destination, category, start }) {
  const report = validateFiling({ person, insuredArea, destination, category, start: start ?? today() }, lang());
  play(byId('filing/materials'), report.requiredMaterials.length > 0);
  drawMaterials(report.requiredMaterials);
  play(byId('filing-end'), Boolean(report.validUntil));
  for (const id of ['filing/stay', 'filing/previous']) play(byId(id), report.validFrom !== undefined);
  settle(/** @type {HTMLFormElement} */ (byId('filing-form')));
}

/** The papers to tick; what was ticked stays ticked. @param {RequiredMaterial[]} required */
function drawMaterials(required) {
  const box = byId('filing-materials');
  const now = JSON.stringify([required, lang()]);
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
    ? el('fieldset', { class: 'one-of' }, el('legend', { class: 'hint' }, t('materials.oneOf')), ...oneOf.map((one) => tick(one, t(`material.${one}`) || one)))
    : tick(id, label))));
}

/** @param {FilingReport} report */
function papers(report) {
  const remedies = report.issues.filter(({ code }) => code === MISSING); // one for each requirement that is not met, in their order
  if (!report.requiredMaterials.length) return null;
  return part(t('filing.part.papers'), el('ul', { class: 'papers' }, ...report.requiredMaterials.map(({ label, present, documents }) => {
    const missing = present ? undefined : remedies.shift();
    return el('li', { class: present ? 'have' : 'lack' }, el('b', {}, t(present ? 'materials.have' : 'materials.lack')), ' ', label,
      missing?.remedy ? el('p', { class: 'remedy' }, missing.remedy, t('list.stop')) : null, rests(NAME, documents, report.documents));
  })));
}

/** @param {FilingReport} report */
function validity({ validFrom, validUntil, earliestChange, destination }) {
  if (validFrom === undefined) return null;
  /** @type {Array<[string, string | undefined]>} */
  const rows = [
    ['destination', destination?.name], ['from', validFrom],
    ['until', validUntil ? t('valid.untilAtLeast', { date: validUntil }) : t('valid.untilOpen')],
    ['change', earliestChange === undefined ? undefined : earliestChange ?? t('valid.changeOpen')]];
  return part(t('filing.part.valid'), el('dl', { class: 'facts-list' }, ...rows.filter(([, value]) => value).map(([key, value]) => el('div', {}, el('dt', {}, t(`valid.${key}`)), el('dd', {}, String(value))))));
}

/** @param {FilingReport} report */
const gives = ({ benefits, documents }) => part(t('filing.part.gives'),
  el('h4', {}, t('gives.there')), el('p', {}, benefits.atDestination),
  el('h4', {}, t('gives.home')), el('p', {}, benefits.atHome), rests(NAME, benefits.documents, documents));

/** @param {FilingReport} report */
const channels = ({ channels: ways, documents }) => (ways.length ? part(t('filing.part.where'), ...ways.map(({ name, steps, documents: cited }) => el('div', { class: 'way' },
  el('h4', {}, name), el('ol', {}, ...steps.map((step) => el('li', {}, step))), rests(NAME, cited, documents)))) : null);

/** @param {FilingReport} report @param {any} filing */
function verdict(report, { insuredArea, destination, category }) {
  const errors = report.issues.filter(({ severity }) => severity === 'error').length;
  const found = !report.ok ? 'faults' : report.deemedFiled ? 'deemed' : report.validFrom === undefined ? 'none' : 'ok';
  const direct = report.directSettlement ? (report.deemedFiled ? 'filing.direct.deemed' : 'filing.direct') : 'filing.notDirect';
  return [route(insuredArea, report.destination?.code ?? destination, t(`filing.${category}`)), el('p', {}, el('strong', {}, t(`filing.found.${found}`, { n: errors }))), found === 'none' ? null : el('p', {}, t(direct))];
}

export function prepareFiling() {
  const { form, again } = tool(NAME, {
    follow,
    reset() {
      for (const day of ['start', 'filedOn']) /** @type {HTMLInputElement} */ (byId(`filing/${day}`)).value = today();
      byId('filing-materials').replaceChildren();
      delete byId('filing-materials').dataset.drawn;
    },
    answer(filing) {
      const report = validateFiling(filing, lang());
      if (!report.benefits.atDestination) return { faults: report.issues }; // not understood
      const others = report.issues.filter(({ code }) => code !== MISSING); // the papers say what is missing
      const printed = report.validFrom === undefined ? null : filingForm(filing, 'zh');
      return {
        good: report.ok,
        verdict: verdict(report, filing),
        details: [
          others.length ? part(t('tool.part.issues'), findings(NAME, others, report.documents)) : null,
          papers(report), validity(report), gives(report), channels(report),
          printed && 'fields' in printed ? sheet(printed, filing) : null,
          ...ending(NAME, report.documents)],
      };
    },
  });
  return {
    again,
    /** Nothing about a person stays behind when the tool is left. */
    leave() {
      let had = false;
      for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[name="idNumber"], [name^="applicant."]'))) {
        had ||= field.value !== '';
        field.value = '';
      }
      if (had) again(); // and none of it stands in the report
    },
  };
}
