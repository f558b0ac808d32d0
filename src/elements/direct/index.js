// @ts-check
// Will direct settlement work: all that stands in the way, in order; the way without it; what was open; names of hospitals.
import { area, checkDirectSettlement, institutions, openServices, validateFiling } from 'yidi';
import { el, grouped } from '../parts/dom.js';
import { today } from '../parts/form.js';
import { onRules } from '../parts/own-rules.js';
import { ending, findings, part, rests, route, tool } from '../parts/tool.js';
import { sought } from '../parts/typed.js';

/** @typedef {import('yidi').OpenService} OpenService */
/** @typedef {import('yidi').CitedDocument} CitedDocument */

const NAME = 'direct';

/** The form's answers as a visit. @param {import('../parts/ui.js').Ui} ui @param {any} said @returns {any} */
function visit(ui, { injury, filing, ...rest }) {
  const claim = { ...rest, filing };
  if (injury) claim.trauma = true;
  if (injury) claim.thirdPartyLiability = injury === 'liable';
  if (filing?.destination === undefined && filing?.start === undefined) return claim;
  // With place and day it is a filing in full; one that stands was handed in with all that it required.
  const full = { person: rest.person, insuredArea: rest.insuredArea, ...filing };
  return { ...claim, filing: { ...full, materials: validateFiling(full, ui.lang).requiredMaterials.map(({ id }) => id) } };
}

/** What was open there; nothing while place or day are not known. @param {import('../parts/ui.js').Ui} ui @param {any} visit */
function open(ui, { treatmentArea, date }) {
  try {
    return openServices(treatmentArea, date, ui.lang);
  } catch {
    return [];
  }
}

/** @param {import('../parts/ui.js').Ui} ui @param {OpenService[]} services @param {string} place */
function opened(ui, services, place) {
  if (!services.length) return null;
  return part(ui.t('direct.part.open', { name: area(place, ui.lang)?.name ?? place }), el('ul', { class: 'open' }, ...services.map((service) => {
    const counts = /** @type {const} */ (['areas', 'institutions', 'pharmacies']).map((what) => [what, what === 'areas' ? service.insuredAreas : service[what]]).filter(([, n]) => n !== undefined);
    return el('li', {}, el('b', {}, ui.t(`open.service.${service.service}`)), ' ', el('span', { class: service.open === true ? 'tag' : 'tag none' }, ui.t(`open.${service.open}`)),
      service.since ? ` ${ui.t('open.since', { date: service.since })}` : null,
      el('p', { class: 'detail' }, [service.note, ...counts.map(([what, n]) => ui.t(`open.${what}`, { n: grouped(String(n)) }))].join(ui.t('list.comma'))),
      service.diseases ? el('p', { class: 'detail' }, ui.t('open.diseases'), service.diseases.map(({ name, open: is }) => (is === true ? name : `${name} (${ui.t(`open.${is}`)})`)).join(ui.t('list.and'))) : null,
      rests(ui, NAME, service.documents, service.sources));
  })));
}

/** @param {import('../parts/ui.js').Ui} ui @param {import('yidi').Fallback | undefined} fallback @param {CitedDocument[]} documents */
const byHand = (ui, fallback, documents) => (fallback ? part(ui.t('direct.part.fallback'), el('p', {}, ui.t('fallback.channel'), el('b', {}, fallback.channel)),
  el('ol', {}, ...fallback.steps.map((step) => el('li', {}, step))),
  fallback.papers.length ? el('h4', {}, ui.t('fallback.papers')) : null,
  fallback.papers.length ? el('ul', { class: 'keep' }, ...fallback.papers.map((paper) => el('li', {}, paper))) : null,
  rests(ui, NAME, fallback.documents, documents)) : null);

/** Names of hospitals, and where to look up what the names do not say. @param {import('../parts/ui.js').Ui} ui */
function lookUp(ui) {
  const query = sought(/** @type {HTMLInputElement} */ (ui.id('hospital')).value);
  const found = query ? institutions(query, { limit: 10 }, ui.lang) : [];
  ui.id('hospital-said').textContent = !query ? '' : found.length ? `${ui.t('hospital.found', { n: found.length })} ${found[0].lookUp}` : ui.t('hospital.none');
  ui.id('hospitals').replaceChildren(...found.map(({ name, province }) => el('li', { lang: 'zh-CN' }, name, ' ', el('span', { class: 'facts' }, province))));
}

/** @param {import('../parts/ui.js').Ui} ui */
export function prepareDirect(ui) {
  const { again, ask, report, faults, clear, state, restore } = tool(ui, NAME, {
    reset() {
      /** @type {HTMLInputElement} */ (ui.id('direct/date')).value ||= today();
      /** @type {HTMLInputElement} */ (ui.id('hospital')).value = '';
      lookUp(ui);
    },
    follow(said) {
      const diseases = open(ui, said).flatMap((service) => service.diseases ?? []);
      ui.id('direct-diseases').replaceChildren(...diseases.flatMap(({ name, codes }) => codes.map((code) => el('option', { value: code, label: name }))));
    },
    answer(said) {
      const asked = visit(ui, said);
      const result = checkDirectSettlement(asked, ui.lang);
      if (!result.ok && !result.fallback) return { faults: result.issues.filter(({ field = '' }, _, all) => !all.some((other) => field === `filing.${other.field}`)) }; // not understood
      const errors = result.issues.filter(({ severity }) => severity === 'error').length;
      const doubts = result.issues.length - errors;
      const services = open(ui, asked);
      return {
        report: result,
        good: result.ok,
        verdict: [
          route(ui, asked.insuredArea, asked.treatmentArea, ui.t(`visit.${asked.service}`), asked.date),
          el('p', {}, el('strong', {}, ui.t(result.ok ? 'direct.found.ok' : 'direct.found.faults', { n: errors }))),
          doubts ? el('p', {}, ui.t('direct.found.doubts', { n: doubts })) : null],
        details: [
          result.issues.length ? part(ui.t(errors ? 'direct.part.reasons' : 'tool.part.issues'), findings(ui, NAME, result.issues, result.documents, 'ol')) : null,
          byHand(ui, result.fallback, result.documents), opened(ui, services, asked.treatmentArea),
          ...ending(ui, NAME, [...result.documents, ...services.flatMap(({ sources }) => sources)])],
      };
    },
  });
  ui.id('hospital').addEventListener('input', (event) => { event.stopPropagation(); lookUp(ui); });
  ui.id('hospital').addEventListener('keydown', (event) => { if (/** @type {KeyboardEvent} */ (event).key === 'Enter') event.preventDefault(); });
  ui.during(() => onRules(again));
  return { again: () => { lookUp(ui); again(); }, leave() {}, ask, report, faults, clear, state, restore };
}
