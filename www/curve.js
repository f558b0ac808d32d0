// @ts-check
// What the person pays as the bill grows: a picture, the points at which the rules change it, and the same as a table.
import { svg } from './chart.js';
import { el, grouped, yuan } from './dom.js';
import { thread } from './thread.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Receipt} Receipt */
/** @typedef {import('../pkg/yidi.js').Claim} Claim */
/** @typedef {import('../pkg/yidi.js').Breakpoint} Breakpoint */
/** @typedef {{ total: number, person: string, fund: string }} Point figures for places in the picture, texts to be read */

const POINTS = 200;
const ROWS = 8; // of the table, about, beside the points that mean something
const LARGEST = 1e9;
const [TOP, HEIGHT, FOOT] = [58, 170, 24]; // pixels: the numbers (as in style.css), the picture, the scale
const PATIENCE = 300; // milliseconds that the curve of the bill before may stay, so that it does not flicker while one types
const CLOSE = 6.5; // per cent of the width at which two numbers would touch

export const curve = el('section', { id: 'curve', class: 'curve', 'aria-labelledby': 'curve-heading', hidden: '' });
let under = new AbortController();

/** A round number not below `least`. @param {number} least */
function round(least) {
  const unit = 10 ** Math.floor(Math.log10(least));
  return (([1, 1.5, 2, 3, 4, 5, 6, 8].find((n) => n * unit >= least)) ?? 10) * unit;
}

/** Nothing to draw, or nothing any more. */
export function hideCurve() {
  under.abort();
  curve.hidden = true;
}

/** Draws the curve around a receipt, when the thread has it. @param {Claim} claim @param {Receipt} receipt */
export async function drawCurve(claim, receipt) {
  under.abort();
  under = new AbortController();
  const { signal } = under;
  const late = setTimeout(() => { if (!signal.aborted) curve.hidden = true; }, PATIENCE);
  const { fullSelfPay, overLimitSelfPay, priorSelfPay } = receipt;
  const parts = { fullSelfPay, overLimitSelfPay, priorSelfPay }; // of an itemised bill too: these stay, what is in scope grows
  try {
    const turns = await thread.call('breakpoints', { ...claim, bill: { total: receipt.total, ...parts } }, lang());
    if (signal.aborted) return;
    if (!Array.isArray(turns) || !turns.length) return hideCurve();
    const from = Number(turns[0].total);
    const here = Number(receipt.total);
    const next = turns.map(({ total }) => Number(total)).find((total) => total > here);
    const to = Math.min(LARGEST, round(Math.max(2 * here, from + 1000, next && next < 4 * here ? next * 1.15 : 0)));
    const fine = to - from < POINTS ? 2 : 0;
    const even = Array.from({ length: POINTS }, (_, i) => Number((from + ((to - from) * i) / (POINTS - 1)).toFixed(fine))).filter((total) => total >= from);
    const unit = round((to - from) / ROWS);
    const plain = Array.from({ length: ROWS }, (_, i) => (Math.floor(from / unit) + 1 + i) * unit).filter((total) => total < to);
    const totals = [...new Set([...even, ...plain, here, ...turns.map(({ total }) => Number(total)).filter((total) => total <= to)])].sort((a, b) => a - b);
    const found = await thread.estimateTable({ ...claim, bill: parts }, { total: Float64Array.from(totals) }, { signal, lang: lang() });
    if (signal.aborted) return;
    if (!found.ok || found.failed) return hideCurve();
    const points = totals.map((total, i) => ({ total, person: found.person[i].toFixed(2), fund: found.fund[i].toFixed(2) }));
    const open = curve.querySelector('details')?.open;
    curve.replaceChildren(...content(points, turns, receipt, plain));
    if (open) curve.querySelector('details')?.setAttribute('open', '');
    curve.hidden = false;
  } catch {
    if (!signal.aborted) hideCurve(); // without a thread there is no curve, and all else is as it was
  } finally {
    clearTimeout(late);
  }
}

/** @param {Point[]} points @param {Breakpoint[]} turns @param {Receipt} receipt @param {number[]} plain totals for the table */
function content(points, turns, receipt, plain) {
  const last = points[points.length - 1];
  const said = t('curve.said', { from: yuan(points[0].total.toFixed(2)), to: yuan(last.total.toFixed(2)), least: yuan(points[0].person), most: yuan(last.person), total: yuan(receipt.total), person: yuan(receipt.personTotal) });
  return [
    el('h3', { id: 'curve-heading' }, t('curve.heading')),
    el('p', { class: 'hint' }, t('curve.hint')),
    el('figure', {}, picture(points, turns, receipt, said)),
    el('p', { class: 'here' }, t('curve.here', { total: yuan(receipt.total), person: yuan(receipt.personTotal) })),
    el('ol', { class: 'turns' }, ...turns.map(({ total, label, marginalFund }) => el('li', {}, el('b', {}, yuan(total)), ' ', label, t('list.stop'), t('list.space'), t('curve.marginal', { share: marginalFund })))),
    el('details', {}, el('summary', {}, t('curve.table')), table(points, turns, receipt, plain))];
}

/** @param {Point[]} points @param {Breakpoint[]} turns @param {Receipt} receipt @param {string} said */
function picture(points, turns, receipt, said) {
  const [from, to] = [points[0].total, points[points.length - 1].total];
  const top = round(Math.max(1, ...points.map(({ person }) => Number(person))));
  /** @param {number} total in per cent of the width */
  const across = (total) => ((total - from) / (to - from)) * 100;
  /** @param {string} person in thousandths of the height, from above */
  const down = (person) => 1000 - (Number(person) / top) * 1000;
  const path = points.map(({ total, person }) => `${(across(total) * 10).toFixed(1)},${down(person).toFixed(1)}`).join(' ');
  const here = Number(receipt.total);
  const x = `${across(here)}%`;
  const foot = TOP + HEIGHT;

  /** @type {number[]} where the last number of each row stands */
  const rows = [];
  const marks = turns.flatMap((turn, i) => {
    const at = across(Number(turn.total));
    if (at > 100) return [];
    let row = [0, 1, 2].find((n) => at - (rows[n] ?? -100) > CLOSE) ?? 2;
    rows[row] = at;
    const y = TOP - 11 - row * 17;
    return [
      svg('line', { x1: `${at}%`, x2: `${at}%`, y1: String(y + 8), y2: String(foot), class: 'turn' }),
      svg('circle', { cx: `${at}%`, cy: String(y), r: '8', class: 'mark' }),
      svg('text', { x: `${at}%`, y: String(y + 4), class: 'number' }, String(i + 1))];
  });
  /** @param {number} share of the height */
  const level = (share) => {
    const y = String(foot - HEIGHT * share);
    return [
      svg('line', { x1: '0', x2: '100%', y1: y, y2: y, class: 'grid' }),
      svg('text', { x: '100%', y: String(Number(y) - 4), class: 'scale end' }, share ? `¥${grouped(String(top * share))}` : '')];
  };
  /** @param {number} share of the width @param {string} anchor */
  const place = (share, anchor) => svg('text', { x: `${share * 100}%`, y: String(foot + 17), class: `scale ${anchor}` }, `¥${grouped(String(Math.round(from + (to - from) * share)))}`);

  // The line is stretched to the width there is; what is written keeps its size, in a picture of its own above it.
  const plot = svg('svg', { width: '100%', height: String(HEIGHT), viewBox: '0 0 1000 1000', preserveAspectRatio: 'none', class: 'plot', 'aria-hidden': 'true' },
    svg('polygon', { points: `0,1000 ${path} 1000,1000`, class: 'under' }), svg('polyline', { points: path, class: 'line' }));
  return el('div', { class: 'picture' }, plot, svg('svg', { role: 'img', 'aria-label': said, width: '100%', height: String(foot + FOOT) },
    ...[0, 0.5, 1].flatMap(level), ...marks,
    svg('line', { x1: x, x2: x, y1: String(TOP), y2: String(foot), class: 'now' }),
    svg('circle', { cx: x, cy: String(TOP + (down(receipt.personTotal) / 1000) * HEIGHT), r: '6', class: 'dot' }),
    place(0, 'start'), place(0.5, 'middle'), place(1, 'end')));
}

/** @param {Point[]} points @param {Breakpoint[]} turns @param {Receipt} receipt @param {number[]} plain */
function table(points, turns, receipt, plain) {
  const means = new Map(turns.map(({ total, label }) => [Number(total), label]));
  const here = Number(receipt.total);
  const rows = points.filter(({ total }, i) => total === here || means.has(total) || plain.includes(total) || i === points.length - 1);
  const head = ['total', 'person', 'fund'].map((key) => el('th', { scope: 'col' }, t(`curve.${key}`)));
  return el('table', {},
    el('caption', { class: 'visually-hidden' }, t('curve.heading')),
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows.map(({ total, person, fund }) => el('tr', total === here ? { class: 'total' } : {},
      el('th', { scope: 'row' }, grouped(total.toFixed(2)).replace(/\.00$/, ''), ...[total === here ? t('curve.this') : undefined, means.get(total)].map((note) => (note ? el('span', { class: 'number' }, note) : null))),
      el('td', {}, grouped(person)), el('td', {}, grouped(fund))))));
}
