// @ts-check
// The map of what is covered: a tile for each province, and what is known of the one chosen.
import { el } from '../parts/dom.js';
import { onRules } from '../parts/own-rules.js';
import { detail } from './detail.js';
import { gradeOf, look, provinces } from './provinces.js';
import { bar, drawTiles, fullName, gradeName, listen } from './tiles.js';

/** @typedef {import('./provinces.js').Province} Province */
/** @typedef {import('../parts/ui.js').Ui} Ui */

/** What letters, patterns and bars mean. @param {Ui} ui @param {boolean} own were rules brought along? */
function legend(ui, own) {
  const grades = ['official', 'reported', ...(own ? ['stated'] : []), 'compiled', 'none', 'unlisted'];
  return [
    el('h3', {}, ui.t('map.grades')),
    el('dl', { class: 'map-grades' }, ...grades.map((grade) => el('div', {},
      el('dt', {}, el('span', { class: 'letter', 'aria-hidden': 'true' }, ui.t(`map.letter.${grade}`)), grade === 'unlisted' ? null : bar(grade, grade === 'none' ? 0 : 1), el('b', {}, gradeName(ui, grade))),
      el('dd', {}, ui.t(`map.means.${grade}`))))),
    el('p', { class: 'hint' }, ui.t('map.ratio'), ui.t('list.space'), ui.t('map.weakest'))];
}

/** The whole map as a table. @param {Ui} ui @param {Province[]} all @param {{ all: number, with: number }} sums */
function table(ui, all, sums) {
  /** @param {Province} province */
  const worth = (province) => {
    if (look(province) === 'unlisted') return ui.t('map.tile.unlisted');
    return province.grades.length ? province.grades.map((grade) => gradeName(ui, grade)).join(ui.t('list.and')) : ui.t('map.grade.none');
  };
  const rows = [...all].sort((a, b) => Number(a.code) - Number(b.code)).map((province) => el('tr', { 'data-province': province.code },
    el('th', { scope: 'row' }, fullName(ui, province)), el('td', {}, province.areas.length ? String(province.areas.length) : ui.t('map.dash')),
    el('td', {}, province.areas.length ? String(province.covered.length) : ui.t('map.dash')), el('td', {}, worth(province))));
  return el('table', { class: 'map-table' },
    el('caption', { class: 'visually-hidden' }, ui.t('map.caption')),
    el('thead', {}, el('tr', {}, ...['province', 'all', 'with', 'evidence'].map((key) => el('th', { scope: 'col' }, ui.t(`map.col.${key}`))))),
    el('tbody', {}, ...rows),
    el('tfoot', {}, el('tr', { class: 'total' }, el('th', { scope: 'row' }, ui.t('map.sum')), el('td', {}, String(sums.all)), el('td', {}, String(sums.with)), el('td', {}))));
}

/** @param {Ui} ui */
export function prepareCoverage(ui) {
  let all = provinces();
  /** @type {string | undefined} code of the province that is shown */
  let chosen;

  function draw() {
    const covered = all.flatMap((one) => one.covered);
    const sums = { all: all.reduce((n, { areas }) => n + areas.length, 0), with: covered.length };
    const own = covered.filter(({ rules }) => rules === 'loaded').length;
    ui.id('map-summary').textContent = [ui.t('map.summary', sums), own ? ui.t('map.loaded', { n: own }) : ''].filter(Boolean).join(ui.t('list.space'));
    drawTiles(ui, all, chosen);
    ui.id('map-legend').replaceChildren(...legend(ui, covered.some((one) => gradeOf(one) === 'stated')));
    ui.id('map-table').replaceChildren(table(ui, all, sums));
    show();
  }

  function show() {
    const province = all.find(({ code }) => code === chosen);
    ui.id('map-report').hidden = !province;
    ui.id('map-waiting').hidden = Boolean(province);
    if (!province) return;
    const box = ui.id('map-details');
    ui.id('map-report-heading').textContent = fullName(ui, province);
    box.replaceChildren(...detail(ui, province));
  }

  /** @param {string} code of a province @param {boolean} lead to what is listed? */
  function choose(code, lead) {
    if (!all.some((one) => one.code === code)) return false;
    chosen = code;
    ui.tell('yidi-change', null);
    /** @type {HTMLInputElement} */ (ui.id(`map-${code}`)).checked = true;
    show();
    const heading = ui.id('map-report-heading');
    if (lead) {
      heading.focus({ preventScroll: true });
      const { top, bottom } = heading.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight * 0.8) heading.scrollIntoView({ block: 'start' });
    }
    return true;
  }

  listen(ui, () => all, choose);
  ui.during(() => onRules(() => { all = provinces(); draw(); }));
  return {
    again: draw,
    state: () => chosen || null,
    /** @param {string | null} kept */
    restore(kept) {
      if (kept && choose(kept, false)) return;
      chosen = undefined;
      draw();
    },
    /** The insured areas of a province. @param {string} code of it, or of an area within it */
    show: (code) => choose(code, true) || choose(`${code.slice(0, 2)}0000`, true),
  };
}
