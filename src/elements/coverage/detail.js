// @ts-check
// The insured areas of one province: those with rules first, each with what it is worth and where to go from here.
import { area } from 'yidi';
import { el } from '../parts/dom.js';
import { gradeOf } from './provinces.js';
import { fullName, gradeName } from './tiles.js';

/** @typedef {import('./provinces.js').Province} Province */
/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('yidi').Area} Area */

/** The area's name; Latin letters beside it for those who do not read it. @param {Ui} ui @param {Area} one */
const name = (ui, { name, pinyin }) => [el('span', { lang: 'zh-CN' }, name), ui.lang === 'en' && pinyin ? el('span', { class: 'pinyin' }, ` ${pinyin}`) : null];

/** Where to go from here: to the other tools, each link named so that it is told from the others, and whom to ask. @param {Ui} ui @param {Area} one @param {Record<string, string>} to */
function links(ui, one, to) {
  const all = [
    ...(ui.links ? Object.entries(to) : []).map(([act, href]) => el('a', { href, 'aria-label': ui.t('map.of', { act: ui.t(`map.area.${act}`), name: one.name }) }, ui.t(`map.area.${act}`))),
    ...(one.hotline ? [el('span', { class: 'map-hotline' }, ui.t('map.hotline'), el('a', { href: `tel:${one.hotline}` }, one.hotline))] : [])];
  return all.length ? el('p', { class: 'map-links' }, ...all) : null;
}

/** @param {Ui} ui @param {Area} found */
function covered(ui, found) {
  const one = area(found.code, ui.lang) ?? found; // with its notes
  const grade = gradeOf(one) ?? 'compiled';
  return el('li', { 'data-area': one.code },
    el('p', { class: 'map-area' }, el('b', {}, ...name(ui, one).filter((part) => part !== null)), ' ', el('span', { class: `grade ${grade}` }, gradeName(ui, grade)),
      el('span', { class: 'hint' }, one.schemes.map((scheme) => ui.t(`map.scheme.${scheme}`)).join(ui.t('list.and')))),
    links(ui, one, { estimate: `#estimate=${one.code}`, rules: `#rules=${one.code}` }),
    one.notes?.length ? el('details', {}, el('summary', {}, ui.t('map.notes', { n: one.notes.length })), el('ul', {}, ...one.notes.map((note) => el('li', {}, note)))) : null);
}

/** @param {Ui} ui @param {Area} one */
const without = (ui, one) => el('li', { 'data-area': one.code }, el('p', { class: 'map-area' }, el('span', {}, ...name(ui, one).filter((part) => part !== null))), links(ui, one, { fill: `#rules=${one.code}/fill` }));

/** What stands in the panel for a province. @param {Ui} ui @param {Province} province @returns {Node[]} */
export function detail(ui, province) {
  const { areas, covered: some } = province;
  if (!areas.length) return [el('p', { class: 'notice' }, ui.t('map.unlisted', { name: fullName(ui, province) }))];
  const rest = areas.filter(({ rules }) => rules === 'none');
  const list = el('ul', { class: 'map-areas' }, ...rest.map((one) => without(ui, one)));
  return [
    el('p', { class: 'hint' }, ui.t('map.said', { all: areas.length, with: some.length })),
    some.length ? el('ul', { class: 'map-areas' }, ...some.map((one) => covered(ui, one))) : el('p', { class: 'notice' }, ui.t('map.noneYet')),
    rest.length ? el('details', some.length ? {} : { open: '' }, el('summary', {}, ui.t('map.rest', { n: rest.length })), list) : null,
  ].filter((node) => node !== null);
}
