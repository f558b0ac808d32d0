// @ts-check
// Small help to build elements. Text always goes in as text, never as markup.

// What a host page may style (::part), by tag and by class; index.d.ts lists it. Few, so that they can stay.
const TAGS = /** @type {Record<string, string>} */ ({ form: 'form', button: 'button', input: 'input', select: 'input', textarea: 'input' });
const CLASSES = new Set(['button', 'card', 'field', 'primary', 'result', 'report', 'headline', 'sum', 'problems', 'notice', 'badge', 'step', 'sheet', 'peek']);
const UNSEEN = /^(radio|checkbox|file|hidden)$/;

/** Names a node as a part of its element, where it is one. @param {Element} node @param {string} tag */
export function part(node, tag) {
  const own = TAGS[tag];
  if (own && !(tag === 'input' && UNSEEN.test(node.getAttribute('type') ?? ''))) node.part.add(own);
  for (const one of node.classList) if (CLASSES.has(one)) node.part.add(one);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | null | undefined>} [attributes]
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) node.setAttribute(name, value);
  part(node, tag);
  node.append(...children.filter((child) => child != null));
  return node;
}

/** Saves a text, or what is one already, as a file, without asking the network. @param {string | Blob} text @param {string} type @param {string} name */
export function save(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // once it is written
}

/** "12345.60" → "12,345.60": only the look of the text received, never a calculation. @param {string} amount */
export function grouped(amount) {
  const [whole, ...fraction] = amount.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** "9218.82" → "¥9,218.82". @param {string} amount */
export const yuan = (amount) => `¥${grouped(amount)}`;

/** A share as per cent, "0.855" → "85.5%", by moving the point in the text. @param {string} share */
export function percent(share) {
  const [whole, fraction = ''] = share.split('.');
  const digits = fraction.padEnd(2, '0');
  const left = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '');
  const right = digits.slice(2).replace(/0+$/, '');
  return `${left}${right && `.${right}`}%`;
}
