// @ts-check
// The pictures of the year: who pays what of each visit, when in the year, and which visit used what. Pictures only: numbers are for
// widths and places, and the figures beside them are the engine's own text.
import { svg } from '../parts/chart.js';
import { el } from '../parts/dom.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('./settle.js').Settled} Settled */

export const PAYERS = /** @type {const} */ (['fund', 'supplement', 'account', 'cash']);

/** A pattern for each payer but the fund, as in the chart of one receipt: stripes, dots, hatching. Once for the element. */
export const patterns = () => svg('svg', { width: '0', height: '0', 'aria-hidden': 'true', class: 'year-patterns' }, svg('defs', {},
  svg('pattern', { id: 'year-supplement', width: '8', height: '8', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: '8', height: '8', class: 'fill-supplement' }), svg('rect', { width: '3', height: '8', class: 'ink' })),
  svg('pattern', { id: 'year-account', width: '8', height: '8', patternUnits: 'userSpaceOnUse' },
    svg('rect', { width: '8', height: '8', class: 'fill-account' }), svg('circle', { cx: '4', cy: '4', r: '1.6', class: 'ink' })),
  svg('pattern', { id: 'year-cash', width: '6', height: '6', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(-45)' },
    svg('rect', { width: '6', height: '6', class: 'fill-cash' }), svg('rect', { width: '1.5', height: '6', class: 'ink' }))));

/** @param {string} payer @returns {Record<string, string>} */
const paint = (payer) => (payer === 'fund' ? { class: 'fill-fund' } : { fill: `url(#year-${payer})` });

/** What each pays of a receipt, as numbers for widths. @param {Receipt} receipt @returns {Record<typeof PAYERS[number], number>} */
export const shares = (receipt) => ({
  fund: Number(receipt.pooledFund), supplement: receipt.supplements.reduce((sum, { amount }) => sum + Number(amount), 0),
  account: Number(receipt.personalAccount), cash: Number(receipt.cash),
});

/** @param {Receipt} receipt @param {number} most the largest total of the year @param {boolean} stands */
export function bar(receipt, most, stands) {
  const paid = shares(receipt);
  const scale = 100 / most;
  let at = 0;
  const parts = PAYERS.flatMap((payer) => {
    const width = paid[payer] * scale;
    const x = at;
    at += width;
    return width ? [svg('rect', { x: `${x}%`, width: `${width}%`, y: '0', height: '18', 'data-payer': payer, ...paint(payer) })] : [];
  });
  return svg('svg', { class: stands ? 'year-bar' : 'year-bar taken', width: '100%', height: '18', 'aria-hidden': 'true' },
    ...parts, svg('rect', { x: '0', y: '0', width: `${Math.max(at, 0.8)}%`, height: '18', class: 'year-outline' }));
}

/** @param {Ui} ui @param {Receipt[]} receipts */
export function legend(ui, receipts) {
  const paid = receipts.map(shares);
  return el('ul', { class: 'year-legend', 'aria-hidden': 'true' }, ...PAYERS.filter((payer) => paid.some((one) => one[payer] > 0)).map((payer) => el('li', {},
    svg('svg', { width: '18', height: '18' }, svg('rect', { width: '18', height: '18', rx: '3', ...paint(payer) })), el('span', {}, ui.t(`visits.who.${payer}`)))));
}

const CLOSE = 6; // per cent of the width at which two numbers would touch

/** When in the year each visit was; nothing where the visits lie in several years. @param {Ui} ui @param {Settled[]} settled */
export function strip(ui, settled) {
  const dated = settled.filter(({ answer }) => answer.ok).map((one) => ({ ...one, date: /** @type {Receipt} */ (one.answer).date }));
  if (new Set(dated.map(({ date }) => date.slice(0, 4))).size !== 1) return null;
  const across = (/** @type {number} */ month, /** @type {number} */ day) => ((month - 1 + (day - 1) / 31) / 12) * 100;
  /** @type {number[]} where the last number of each row stands */
  const rows = [];
  const few = dated.length <= 24;
  const dots = dated.flatMap((one) => {
    const [, month, day] = one.date.split('-').map(Number);
    const at = 2 + across(month, day) * 0.96;
    const row = few ? [0, 1, 2].find((n) => at - (rows[n] ?? -100) > CLOSE) ?? 2 : 0;
    rows[row] = at;
    const y = 42 - row * 17;
    return [
      svg('line', { x1: `${at}%`, x2: `${at}%`, y1: String(y), y2: '54', class: 'year-stem' }),
      svg('circle', { cx: `${at}%`, cy: String(y), r: few ? '8' : '4', class: standingClass(one) }),
      ...(few ? [svg('text', { x: `${at}%`, y: String(y + 4), class: 'year-number' }, String(one.nth))] : [])];
  });
  const months = Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) => {
    const x = `${2 + across(month, 1) * 0.96}%`;
    return [svg('line', { x1: x, x2: x, y1: '54', y2: month % 3 === 1 ? '62' : '58', class: 'year-tick' }), ...(month % 3 === 1 ? [svg('text', { x, y: '75', class: 'year-month' }, ui.t('visits.month', { n: month }))] : [])];
  });
  return svg('svg', { class: 'year-strip', width: '100%', height: '80', 'aria-hidden': 'true' }, svg('line', { x1: '2%', x2: '98%', y1: '54', y2: '54', class: 'year-axis' }), ...months, ...dots);
}

/** @param {Settled} one */
const standingClass = ({ back }) => (back?.ok ? 'year-dot taken' : 'year-dot');

/** Which visits used a counter, one after the other. @param {Array<{ name: string, amount: number }>} parts */
export function usedBar(parts) {
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0);
  let at = 0;
  return svg('svg', { class: 'year-used', width: '100%', height: '22', 'aria-hidden': 'true' }, ...parts.flatMap(({ name, amount }, i) => {
    const width = (amount / whole) * 100;
    const x = at;
    at += width;
    return [svg('rect', { x: `${x}%`, width: `${width}%`, y: '0', height: '22', class: i % 2 ? 'year-part odd' : 'year-part' }),
      ...(width > 4 + 3 * name.length ? [svg('text', { x: `${x + width / 2}%`, y: '15', class: i % 2 ? 'year-number odd' : 'year-number' }, name)] : [])];
  }));
}
