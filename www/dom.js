// @ts-check
// Small help to build elements. Text always goes in as text, never as markup.

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
  node.append(...children.filter((child) => child != null));
  return node;
}

/** The element with this id, which index.html is known to have. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
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
