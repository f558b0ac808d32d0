// @ts-check
// Who pays what, as one stacked bar. A picture only: the figures beside it are the engine's own text.
import { el, yuan } from './dom.js';

/** @typedef {{ name: string, amount: string, payer: 'fund' | 'supplement' | 'account' | 'cash' }} Part */

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// A pattern for each payer, so that the parts differ without colour too: plain, stripes, dots, hatching.
/** @param {string} prefix */
export const patterns = (prefix) => svg('defs', {},
  svg('pattern', { id: `${prefix}-supplement`, width: '8', height: '8', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: '8', height: '8', class: 'fill-supplement' }), svg('rect', { width: '3', height: '8', class: 'ink' })),
  svg('pattern', { id: `${prefix}-account`, width: '8', height: '8', patternUnits: 'userSpaceOnUse' },
    svg('rect', { width: '8', height: '8', class: 'fill-account' }), svg('circle', { cx: '4', cy: '4', r: '1.6', class: 'ink' })),
  svg('pattern', { id: `${prefix}-cash`, width: '6', height: '6', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(-45)' },
    svg('rect', { width: '6', height: '6', class: 'fill-cash' }), svg('rect', { width: '1.5', height: '6', class: 'ink' })));

/** @param {Part['payer']} payer @param {string} prefix @returns {Record<string, string>} */
export const paint = (payer, prefix) => (payer === 'fund' ? { class: 'fill-fund' } : { fill: `url(#${prefix}-${payer})` });

/**
 * The bar and its legend; parts of nothing are left out.
 * @param {import('./ui.js').Ui} ui
 * @param {Part[]} parts
 * @returns {HTMLElement}
 */
export function chart(ui, parts) {
  const paid = parts.filter((part) => Number(part.amount) > 0);
  const whole = paid.reduce((sum, part) => sum + Number(part.amount), 0); // for widths only
  const said = paid.map((part) => `${part.name} ${yuan(part.amount)}`).join(ui.t('list.comma'));
  let at = 0;
  const bars = paid.map((part) => {
    const width = (Number(part.amount) / whole) * 100;
    const bar = svg('rect', { x: `${at}%`, y: '0', width: `${width}%`, height: '36', ...paint(part.payer, 'bar') });
    at += width;
    return bar;
  });
  const edges = paid.slice(1).map((_, i) => {
    const x = `${paid.slice(0, i + 1).reduce((sum, part) => sum + Number(part.amount), 0) / whole * 100}%`;
    return svg('line', { x1: x, x2: x, y1: '0', y2: '36', class: 'edge' });
  });
  return el('figure', { class: 'chart' },
    el('figcaption', {}, el('h3', {}, ui.t('receipt.chart'))),
    svg('svg', { role: 'img', height: '36', width: '100%', 'aria-label': said }, patterns('bar'), ...bars, ...edges),
    el('ul', { class: 'legend' }, ...paid.map((part, i) => el('li', {},
      svg('svg', { width: '18', height: '18', 'aria-hidden': 'true' }, patterns(`key${i}`), svg('rect', { width: '18', height: '18', rx: '3', ...paint(part.payer, `key${i}`) })),
      el('span', {}, part.name), el('b', {}, yuan(part.amount))))));
}
