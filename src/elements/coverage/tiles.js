// @ts-check
// The tiles: radio buttons, so that one tab stop leads into the map and the arrow keys move about in it.
import { svg } from '../parts/chart.js';
import { el } from '../parts/dom.js';
import { beside, look } from './provinces.js';

/** @typedef {import('./provinces.js').Province} Province */
/** @typedef {import('../parts/ui.js').Ui} Ui */

/** A pattern for each grade, so that they differ without colour too: plain, dots, hatching, stripes. Once for the whole element. */
export const patterns = () => svg('svg', { width: '0', height: '0', 'aria-hidden': 'true', class: 'map-patterns' }, svg('defs', {},
  svg('pattern', { id: 'map-reported', width: '6', height: '6', patternUnits: 'userSpaceOnUse' },
    svg('rect', { width: '6', height: '6', class: 'map-field reported' }), svg('circle', { cx: '3', cy: '3', r: '1.7', class: 'map-mark reported' })),
  svg('pattern', { id: 'map-stated', width: '6', height: '6', patternUnits: 'userSpaceOnUse' },
    svg('rect', { width: '6', height: '6', class: 'map-field stated' }), svg('path', { d: 'M0 0L6 6M6 0L0 6', class: 'map-line stated' })),
  svg('pattern', { id: 'map-compiled', width: '6', height: '6', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: '6', height: '6', class: 'map-field compiled' }), svg('rect', { width: '3', height: '6', class: 'map-mark compiled' }))));

/** How much of it has rules, in the pattern of a grade. @param {string} grade @param {number} share of 1 */
export const bar = (grade, share) => svg('svg', { class: 'map-bar', width: '100%', height: '8', 'aria-hidden': 'true' },
  svg('rect', { width: '100%', height: '8', rx: '2', class: 'map-empty' }),
  ...(share ? [svg('rect', { width: `${Math.max(share * 100, 8)}%`, height: '8', rx: '2', ...(grade === 'official' ? { class: 'map-mark official' } : { fill: `url(#map-${grade})` }) })] : []));

/** What a grade is called. @param {Ui} ui @param {string} grade */
export const gradeName = (ui, grade) => ui.t(`map.grade.${grade}`) || ui.t(`evidence.${grade}`);

/** The full name, as far as it is known. @param {Ui} ui @param {Province} province */
export const fullName = (ui, { code, name }) => (ui.lang === 'en' || !name ? ui.t(`map.name.${code}`) : name);

/** @param {Ui} ui @param {Province} province @param {boolean} chosen */
function tile(ui, province, chosen) {
  const { code, row, column, areas, covered, grades } = province;
  const grade = look(province);
  const share = areas.length ? covered.length / areas.length : 0; // for the picture only
  const input = el('input', { type: 'radio', name: 'map-province', id: `map-${code}`, value: code });
  input.checked = chosen;
  const said = areas.length
    ? ui.t('map.tile', { all: areas.length, with: covered.length }) + (grades.length ? ui.t('map.tile.grade', { grade: grades.map((one) => gradeName(ui, one)).join(ui.t('list.and')) }) : '')
    : ui.t('map.tile.unlisted');
  const letters = areas.length ? grades.map((one) => ui.t(`map.letter.${one}`)).join('') || ui.t('map.letter.none') : ui.t('map.dash');
  const label = el('label', { class: `tile ${grade}`, title: fullName(ui, province) }, input, el('span', { class: 'face' },
    el('span', { class: 'sign' }, ui.t(`map.sign.${code}`)), ' ', el('span', { class: 'place' }, ui.t(`map.name.${code}`)), ' ',
    areas.length ? el('span', { class: 'count', 'aria-hidden': 'true' }, `${covered.length}/${areas.length}`) : null,
    el('span', { class: 'letter', 'aria-hidden': 'true' }, letters),
    el('span', { class: 'visually-hidden' }, ui.t('list.comma'), said),
    bar(grade, share)));
  label.style.gridArea = `${row + 1} / ${column + 1}`;
  label.style.setProperty('--share', String(areas.length ? 0.25 + 0.75 * share : 0));
  return label;
}

/**
 * Draws the tiles anew.
 * @param {Ui} ui
 * @param {Province[]} all
 * @param {string | undefined} chosen code
 */
export function drawTiles(ui, all, chosen) {
  const box = ui.id('map-tiles');
  const focused = /** @type {HTMLElement | null} */ (ui.root.activeElement)?.id;
  box.replaceChildren(/** @type {Element} */ (box.querySelector('legend')), patterns(), ...all.map((one) => tile(ui, one, one.code === chosen)));
  if (focused?.startsWith('map-')) ui.find(focused)?.focus({ preventScroll: true });
}

/**
 * Lets tiles be chosen: by a press or Enter, which leads to what is listed, and with the arrow keys, which stay on the map.
 * @param {Ui} ui
 * @param {() => Province[]} all
 * @param {(code: string, lead: boolean) => void} choose
 */
export function listen(ui, all, choose) {
  const box = ui.id('map-tiles');
  box.addEventListener('click', (event) => {
    if (event.target instanceof HTMLInputElement) choose(event.target.value, true);
  });
  box.addEventListener('keydown', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const { value } = event.target;
    if (event.key === 'Enter') choose(value, true);
    else if (event.key.startsWith('Arrow')) {
      const from = all().find(({ code }) => code === value);
      const to = from && beside(all(), from, event.key);
      if (to) {
        choose(to.code, false);
        ui.id(`map-${to.code}`).focus();
      }
    } else return;
    event.preventDefault();
  });
}
