// @ts-check
// The picture of the curve: what the person pays over the size of the bill, the points where the rules change it, the bill at hand, and a
// cursor that is led by a slider or a finger. All that it shows stands as text below it.
import { svg } from '../parts/chart.js';
import { el, grouped, yuan } from '../parts/dom.js';

/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Breakpoint} Breakpoint */
/** @typedef {{ total: number, person: string, fund: string }} Point figures for places in the picture, texts to be read */

const [ROW, HEIGHT, FOOT] = [19, 170, 24]; // pixels: a row of words above the picture, the picture, the scale

/** A round number not below `least`. @param {number} least */
export function round(least) {
  const unit = 10 ** Math.floor(Math.log10(least));
  return (([1, 1.5, 2, 3, 4, 5, 6, 8].find((n) => n * unit >= least)) ?? 10) * unit;
}

/** A number on a scale, short: 150000 → 15万, 150k. @param {import('../parts/ui.js').Ui} ui @param {number} n */
const short = (ui, n) => (n < 10_000 ? grouped(String(n)) : ui.t('curve.tens', { n: String(n / 10_000), k: grouped(String(n / 1000)) }));

/**
 * @param {import('../parts/ui.js').Ui} ui
 * @param {Point[]} points
 * @param {Breakpoint[]} turns
 * @param {Receipt} receipt
 * @param {string} said what it shows, in a sentence
 */
export function picture(ui, points, turns, receipt, said) {
  const [from, to] = [points[0].total, points[points.length - 1].total];
  const most = round(Math.max(1, ...points.map(({ person }) => Number(person))));
  /** @param {number} total in per cent of the width */
  const across = (total) => ((total - from) / (to - from)) * 100;
  const shown = turns.filter(({ total }) => Number(total) <= to);
  const top = ROW * (shown.length + 1) + 4;
  const foot = top + HEIGHT;
  /** @param {string} person in pixels from above */
  const down = (person) => foot - (Number(person) / most) * HEIGHT;

  /** Words beside a line, on the side with more room; each stands in a row of its own, so that none meets another. @param {number} at @param {number} y @param {string} text @param {string} kind */
  const beside = (at, y, text, kind) => svg('text', { x: `${at}%`, dx: at > 50 ? '-13' : '13', y: String(y + 4), class: `${kind} ${at > 50 ? 'end' : 'start'}` }, text);
  const here = across(Number(receipt.total));
  const [lines, marks] = [/** @type {Element[]} */ ([]), /** @type {Element[]} */ ([])];
  shown.forEach(({ total, kind }, i) => {
    const [at, y] = [across(Number(total)), ROW * (i + 0.5)];
    lines.push(svg('line', { x1: `${at}%`, x2: `${at}%`, y1: String(y), y2: String(foot), class: 'turn' }));
    marks.push(svg('circle', { cx: `${at}%`, cy: String(y), r: '8', class: 'mark' }), svg('text', { x: `${at}%`, y: String(y + 4), class: 'number' }, String(i + 1)), beside(at, y, ui.t(`curve.mark.${kind}`), 'mark'));
  });
  const unit = round((to - from) / 3);
  const ticks = Array.from({ length: 4 }, (_, i) => (Math.ceil(from / unit) + i) * unit).filter((total) => total <= to);
  const scale = ticks.map((total) => {
    const at = across(total);
    return svg('text', { x: `${at}%`, y: String(foot + 17), class: `scale ${at < 8 ? 'start' : at > 92 ? 'end' : 'middle'}` }, short(ui, total));
  });
  const cursor = [svg('line', { y1: String(top), y2: String(foot), class: 'cursor' }), svg('circle', { r: '5', class: 'cursor' })];

  // The line is stretched to the width there is; what is written keeps its size, in a picture of its own above it.
  const path = points.map(({ total, person }) => `${(across(total) * 10).toFixed(1)},${down(person).toFixed(1)}`).join(' ');
  const plot = svg('svg', { 'aria-hidden': 'true', class: 'plot', width: '100%', height: String(foot + FOOT), viewBox: `0 0 1000 ${foot + FOOT}`, preserveAspectRatio: 'none' },
    svg('polygon', { points: `0,${foot} ${path} 1000,${foot}`, class: 'under' }), svg('polyline', { points: path, class: 'line' }));
  const over = svg('svg', { role: 'img', 'aria-label': said, width: '100%', height: String(foot + FOOT) },
    ...[0, 0.5, 1].map((share) => svg('line', { x1: '0', x2: '100%', y1: String(foot - HEIGHT * share), y2: String(foot - HEIGHT * share), class: 'grid' })),
    ...lines, svg('line', { x1: `${here}%`, x2: `${here}%`, y1: String(top - ROW / 2), y2: String(foot), class: 'now' }),
    ...marks, svg('circle', { cx: `${here}%`, cy: String(top - ROW / 2 - 2), r: '5', class: 'dot' }), beside(here, top - ROW / 2 - 2, ui.t('curve.this'), 'this'),
    ...cursor, svg('circle', { cx: `${here}%`, cy: String(down(receipt.personTotal)), r: '6', class: 'dot' }), ...scale);
  const axis = svg('svg', { 'aria-hidden': 'true', class: 'axis', height: String(foot + FOOT) }, ...[0, 0.5, 1].map((share) => svg('text', { x: '100%', dx: '-6', y: String(foot - HEIGHT * share + 4), class: 'scale end' }, short(ui, most * share))));

  const begun = points.findIndex(({ total }) => total === Number(receipt.total));
  const slider = el('input', { type: 'range', id: 'curve-at', min: '0', max: String(points.length - 1), step: '1', value: String(begun) });
  const read = el('p', { id: 'curve-read', class: 'read' });
  /** Puts the cursor on a point. @param {number} i */
  function lead(i) {
    const { total, person, fund } = points[i];
    const x = `${across(total)}%`;
    cursor[0].setAttribute('x1', x);
    cursor[0].setAttribute('x2', x);
    cursor[1].setAttribute('cx', x);
    cursor[1].setAttribute('cy', String(down(person)));
    read.classList.toggle('now', i === begun);
    read.textContent = ui.t(i === begun ? 'curve.here' : 'curve.read', { total: yuan(total.toFixed(2)), person: yuan(person), fund: yuan(fund) });
    slider.value = String(i);
    slider.setAttribute('aria-valuetext', read.textContent);
  }
  /** The point nearest to a finger. @param {PointerEvent} event */
  function follow(event) {
    const box = over.getBoundingClientRect();
    const total = from + ((event.clientX - box.left) / box.width) * (to - from);
    lead(points.reduce((near, point, i) => (Math.abs(point.total - total) < Math.abs(points[near].total - total) ? i : near), 0));
  }
  over.addEventListener('pointerdown', (event) => follow(/** @type {PointerEvent} */ (event)));
  over.addEventListener('pointermove', (event) => follow(/** @type {PointerEvent} */ (event)));
  slider.addEventListener('input', () => lead(Number(slider.value)));
  lead(Math.max(0, begun));

  return el('figure', {},
    el('div', { class: 'picture' }, axis, plot, over),
    el('div', { class: 'led' }, el('label', { for: 'curve-at' }, ui.t('curve.at')), slider, read));
}
