// @ts-check
// Will direct settlement work: all that stands in the way, in order; the way without it; what was open; names of hospitals.
import { area, checkDirectSettlement, institutions, openServices, validateFiling } from '../pkg/yidi.js';
import { byId, el, grouped } from './dom.js';
import { today } from './form.js';
import { ending, findings, part, rests, route, tool } from './tool.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').OpenService} OpenService */
/** @typedef {import('../pkg/yidi.js').CitedDocument} CitedDocument */

const NAME = 'direct';

/** The form's answers as a visit. @param {any} said @returns {any} */
function visit({ injury, filing, ...rest }) {
  const claim = { ...rest, filing };
  if (injury) claim.trauma = true;
  if (injury) claim.thirdPartyLiability = injury === 'liable';
  if (filing?.destination === undefined && filing?.start === undefined) return claim;
  // With place and day it is a filing in full; one that stands was handed in with all that it required.
  const full = { person: rest.person, insuredArea: rest.insuredArea, ...filing };
  return { ...claim, filing: { ...full, materials: validateFiling(full, lang()).requiredMaterials.map(({ id }) => id) } };
}

/** What was open there; nothing while place or day are not known. @param {any} visit */
function open({ treatmentArea, date }) {
  try {
    return openServices(treatmentArea, date, lang());
  } catch {
    return [];
  }
}

/** @param {OpenService[]} services @param {string} place */
function opened(services, place) {
  if (!services.length) return null;
  return part(t('direct.part.open', { name: area(place, lang())?.name ?? place }), el('ul', { class: 'open' }, ...services.map((service) => {
    const counts = /** @type {const} */ (['areas', 'institutions', 'pharmacies']).map((what) => [what, what === 'areas' ? service.insuredAreas : service[what]]).filter(([, n]) => n !== undefined);
    return el('li', {}, el('b', {}, t(`open.service.${service.service}`)), ' ', el('span', { class: service.open === true ? 'tag' : 'tag none' }, t(`open.${service.open}`)),
      service.since ? ` ${t('open.since', { date: service.since })}` : null,
      el('p', { class: 'detail' }, [service.note, ...counts.map(([what, n]) => t(`open.${what}`, { n: grouped(String(n)) }))].join(t('list.comma'))),
      service.diseases ? el('p', { class: 'detail' }, t('open.diseases'), service.diseases.map(({ name, open: is }) => (is === true ? name : `${name} (${t(`open.${is}`)})`)).join(t('list.and'))) : null,
      rests(NAME, service.documents, service.sources));
  })));
}

/** @param {import('../pkg/yidi.js').Fallback | undefined} fallback @param {CitedDocument[]} documents */
const byHand = (fallback, documents) => (fallback ? part(t('direct.part.fallback'), el('p', {}, t('fallback.channel'), el('b', {}, fallback.channel)),
  el('ol', {}, ...fallback.steps.map((step) => el('li', {}, step))),
  fallback.papers.length ? el('h4', {}, t('fallback.papers')) : null,
  fallback.papers.length ? el('ul', { class: 'keep' }, ...fallback.papers.map((paper) => el('li', {}, paper))) : null,
  rests(NAME, fallback.documents, documents)) : null);

/** Names of hospitals, and where to look up what the names do not say. */
function lookUp() {
  const query = /** @type {HTMLInputElement} */ (byId('hospital')).value.trim().slice(0, 100);
  const found = query ? institutions(query, { limit: 10 }, lang()) : [];
  byId('hospital-said').textContent = !query ? '' : found.length ? `${t('hospital.found', { n: found.length })} ${found[0].lookUp}` : t('hospital.none');
  byId('hospitals').replaceChildren(...found.map(({ name, province }) => el('li', { lang: 'zh-CN' }, name, ' ', el('span', { class: 'facts' }, province))));
}

export function prepareDirect() {
  const { again } = tool(NAME, {
    reset() {
      /** @type {HTMLInputElement} */ (byId('direct/date')).value = today();
      /** @type {HTMLInputElement} */ (byId('hospital')).value = '';
      lookUp();
    },
    follow(said) {
      const diseases = open(said).flatMap((service) => service.diseases ?? []);
      byId('direct-diseases').replaceChildren(...diseases.flatMap(({ name, codes }) => codes.map((code) => el('option', { value: code, label: name }))));
    },
    answer(said) {
      const asked = visit(said);
      const result = checkDirectSettlement(asked, lang());
      if (!result.ok && !result.fallback) return { faults: result.issues.filter(({ field = '' }, _, all) => !all.some((other) => field === `filing.${other.field}`)) }; // not understood
      const errors = result.issues.filter(({ severity }) => severity === 'error').length;
      const doubts = result.issues.length - errors;
      const services = open(asked);
      return {
        good: result.ok,
        verdict: [
          route(asked.insuredArea, asked.treatmentArea, t(`visit.${asked.service}`), asked.date),
          el('p', {}, el('strong', {}, t(result.ok ? 'direct.found.ok' : 'direct.found.faults', { n: errors }))),
          doubts ? el('p', {}, t('direct.found.doubts', { n: doubts })) : null],
        details: [
          result.issues.length ? part(t(errors ? 'direct.part.reasons' : 'tool.part.issues'), findings(NAME, result.issues, result.documents, 'ol')) : null,
          byHand(result.fallback, result.documents), opened(services, asked.treatmentArea),
          ...ending(NAME, [...result.documents, ...services.flatMap(({ sources }) => sources)])],
      };
    },
  });
  byId('hospital').addEventListener('input', (event) => { event.stopPropagation(); lookUp(); });
  byId('hospital').addEventListener('keydown', (event) => { if (/** @type {KeyboardEvent} */ (event).key === 'Enter') event.preventDefault(); });
  return { again: () => { lookUp(); again(); }, leave() {} };
}
