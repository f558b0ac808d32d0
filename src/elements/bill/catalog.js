// @ts-check
// An item of the catalogue in words: in the list of what was found, among candidates, and beside the line it was matched to.
import { el, yuan } from '../parts/dom.js';

/** @typedef {import('yidi').CatalogItem} CatalogItem */

const CHINESE = { lang: 'zh-CN' };

/** The edition of the list; a collection of codes that is none says so. @param {import('../parts/ui.js').Ui} ui @param {CatalogItem} item */
const edition = (ui, item) => (/^\d{4}$/.test(item.edition) ? ui.t('item.edition', { year: item.edition }) : ui.t(`edition.${item.edition}`) || item.edition);

/** Where names are shared, the national code tells items apart. @param {import('../parts/ui.js').Ui} ui @param {CatalogItem} item */
function code(ui, item) {
  if (!['product', 'service', 'consumable'].includes(item.part)) return null;
  return el('span', {}, el('code', {}, item.id), (item.codes ?? 1) > 1 ? ui.t('item.codes', { n: String(item.codes) }) : '');
}

/** Its class, where the list ranks it. @param {import('../parts/ui.js').Ui} ui @param {CatalogItem} item */
export function rank(ui, item) {
  if (item.payable === false) return el('span', { class: 'tag none' }, ui.t('item.notPayable'));
  return item.class ? el('span', { class: `tag class${item.class}` }, ui.t(`class.${item.class}`)) : null;
}

/** A public payment standard: "¥5.68（10mg/片）". @param {import('../parts/ui.js').Ui} ui @param {CatalogItem} item */
function price(ui, { negotiated }) {
  if (!negotiated) return null;
  if (negotiated.confidential) return ui.t('item.priceHidden');
  const all = negotiated.prices ?? (negotiated.price === undefined ? [] : [{ price: negotiated.price, spec: negotiated.spec }]);
  if (!all.length) return null;
  const said = all.slice(0, 2).map((one) => yuan(String(one.price)) + (one.spec ? ui.t('item.per', { spec: one.spec }) : '')).join(ui.t('list.comma')) + (all.length > 2 ? '…' : '');
  return ui.t('item.price', { price: said });
}

/** Form, part of the list, edition, code, price. @param {import('../parts/ui.js').Ui} ui @param {CatalogItem} item @param {boolean} [short] without code and price */
export function facts(ui, item, short = false) {
  return el('span', { class: 'facts' }, ...[
    item.form ? el('span', CHINESE, item.form) : null,
    ui.t(`part.${item.part}`),
    edition(ui, item),
    ...(short ? [] : [code(ui, item), price(ui, item)]),
  ].filter((fact) => fact !== null && fact !== '').flatMap((fact, i) => (i ? [' · ', fact] : [fact])));
}

/** The whole item, as an option or a button shows it. @param {import('../parts/ui.js').Ui} ui @param {CatalogItem} item */
export const describe = (ui, item) => [
  el('span', { ...CHINESE, class: 'name' }, item.name),
  rank(ui, item),
  facts(ui, item),
  item.restriction ? el('span', { class: 'restriction' }, ui.t('item.restriction'), el('span', CHINESE, item.restriction)) : null,
];
