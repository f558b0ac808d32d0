// @ts-check
// What the person pays as the bill grows: a picture, the points at which the rules change it, and the same as a table.
import { el, grouped, yuan } from '../parts/dom.js';
import { thread } from '../parts/engine.js';
import { released, unpressed } from '../parts/press.js';
import { picture, round } from './curve-picture.js';

/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Breakpoint} Breakpoint */
/** @typedef {import('./curve-picture.js').Point} Point */

const POINTS = 200;
const ROWS = 8; // of the table, about, beside the points that mean something
const LARGEST = 1e9;
const PATIENCE = 300; // milliseconds that the curve of the bill before may stay, so that it does not flicker while one types

/** @param {import('../parts/ui.js').Ui} ui @param {Point[]} points @param {Breakpoint[]} turns @param {Receipt} receipt @param {number[]} plain totals for the table */
function content(ui, points, turns, receipt, plain) {
  const last = points[points.length - 1];
  const said = ui.t('curve.said', { from: yuan(points[0].total.toFixed(2)), to: yuan(last.total.toFixed(2)), least: yuan(points[0].person), most: yuan(last.person), total: yuan(receipt.total), person: yuan(receipt.personTotal) });
  return [
    el('h3', { id: 'curve-heading', tabindex: '-1' }, ui.t('curve.heading')),
    el('p', { class: 'hint' }, ui.t('curve.hint')),
    picture(ui, points, turns, receipt, said),
    el('ol', { class: 'turns' }, ...turns.map(({ total, label, marginalFund }) => el('li', {}, el('b', {}, yuan(total)), ' ', label, ui.t('list.stop'), ui.t('list.space'), ui.t('curve.marginal', { share: marginalFund })))),
    el('details', {}, el('summary', {}, ui.t('curve.table')), table(ui, points, turns, receipt, plain))];
}

/** @param {import('../parts/ui.js').Ui} ui @param {Point[]} points @param {Breakpoint[]} turns @param {Receipt} receipt @param {number[]} plain */
function table(ui, points, turns, receipt, plain) {
  const means = new Map(turns.map(({ total, label }) => [Number(total), label]));
  const here = Number(receipt.total);
  const rows = points.filter(({ total }, i) => total === here || means.has(total) || plain.includes(total) || i === points.length - 1);
  const head = ['total', 'person', 'fund'].map((key) => el('th', { scope: 'col' }, ui.t(`curve.${key}`)));
  return el('table', {},
    el('caption', { class: 'visually-hidden' }, ui.t('curve.heading')),
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows.map(({ total, person, fund }) => el('tr', total === here ? { class: 'total' } : {},
      el('th', { scope: 'row' }, grouped(total.toFixed(2)).replace(/\.00$/, ''), ...[total === here ? ui.t('curve.this') : undefined, means.get(total)].map((note) => (note ? el('span', { class: 'number' }, note) : null))),
      el('td', {}, grouped(person)), el('td', {}, grouped(fund))))));
}

/** The curve in its element: a node to put into the receipt, drawn and hidden. @param {import('../parts/ui.js').Ui} ui */
export function personCurve(ui) {
  const curve = el('section', { id: 'curve', class: 'curve', 'aria-labelledby': 'curve-heading', hidden: '' });
  let under = new AbortController();

  /** Nothing to draw, or nothing any more. */
  function hide() {
    under.abort();
    curve.hidden = true;
  }

  /** What is to be drawn around a receipt; null where there is nothing. @param {Claim} claim @param {Receipt} receipt @param {AbortSignal} signal @returns {Promise<Array<Node> | null>} */
  async function reckon(claim, receipt, signal) {
    const { fullSelfPay, overLimitSelfPay, steps } = receipt;
    const priorSelfPay = steps.find(({ code }) => code === 'scope.prior_self_pay')?.amount ?? '0'; // without the first share away from home, which grows
    const parts = { fullSelfPay, overLimitSelfPay, priorSelfPay }; // of an itemised bill too: these stay, what is in scope grows
    const turns = await thread().call('breakpoints', { ...claim, bill: { total: receipt.total, ...parts } }, ui.lang);
    if (signal.aborted || !Array.isArray(turns) || !turns.length) return null;
    const from = Number(turns[0].total);
    const here = Number(receipt.total);
    const next = turns.map(({ total }) => Number(total)).find((total) => total > here);
    const to = Math.min(LARGEST, round(Math.max(2 * here, from + 1000, next && next < 4 * here ? next * 1.15 : 0)));
    const fine = to - from < POINTS ? 2 : 0;
    const even = Array.from({ length: POINTS }, (_, i) => Number((from + ((to - from) * i) / (POINTS - 1)).toFixed(fine))).filter((total) => total >= from);
    const unit = round((to - from) / ROWS);
    const plain = Array.from({ length: ROWS }, (_, i) => (Math.floor(from / unit) + 1 + i) * unit).filter((total) => total < to);
    const totals = [...new Set([...even, ...plain, here, ...turns.map(({ total }) => Number(total)).filter((total) => total <= to)])].sort((a, b) => a - b);
    const found = await thread().estimateTable({ ...claim, bill: parts }, { total: Float64Array.from(totals) }, { signal, lang: ui.lang });
    if (signal.aborted || !found.ok || found.failed) return null;
    const points = totals.map((total, i) => ({ total, person: found.person[i].toFixed(2), fund: found.fund[i].toFixed(2) }));
    return content(ui, points, turns, receipt, plain);
  }

  /** Draws the curve around a receipt, when the thread has it. @param {Claim} claim @param {Receipt} receipt */
  async function draw(claim, receipt) {
    under.abort();
    under = new AbortController();
    const { signal } = under;
    const late = setTimeout(() => unpressed(() => { if (!signal.aborted) curve.hidden = true; }), PATIENCE);
    const nodes = await reckon(claim, receipt, signal).catch(() => null); // without a thread there is no curve, and all else is as it was
    clearTimeout(late);
    await released();
    if (signal.aborted) return;
    if (!nodes) return hide();
    const open = curve.querySelector('details')?.open;
    curve.replaceChildren(...nodes);
    if (open) curve.querySelector('details')?.setAttribute('open', '');
    curve.hidden = false;
  }

  return { node: curve, draw, hide };
}
