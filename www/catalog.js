// @ts-check
// An item of the catalogue in words: in the list of what was found, among candidates, and beside the line it was matched to.
import { el, yuan } from './dom.js';
import { t } from './words.js';

/** @typedef {import('../pkg/yidi.js').CatalogItem} CatalogItem */

const CHINESE = { lang: 'zh-CN' };

/** The edition of the list; a collection of codes that is none says so. @param {CatalogItem} item */
const edition = (item) => (/^\d{4}$/.test(item.edition) ? t('item.edition', { year: item.edition }) : t(`edition.${item.edition}`) || item.edition);

/** Where names are shared, the national code tells items apart. @param {CatalogItem} item */
function code(item) {
  if (!['product', 'service', 'consumable'].includes(item.part)) return null;
  return el('span', {}, el('code', {}, item.id), (item.codes ?? 1) > 1 ? t('item.codes', { n: String(item.codes) }) : '');
}

/** Its class, where the list ranks it. @param {CatalogItem} item */
export function rank(item) {
  if (item.payable === false) return el('span', { class: 'tag none' }, t('item.notPayable'));
  return item.class ? el('span', { class: `tag class${item.class}` }, t(`class.${item.class}`)) : null;
}

/** A public payment standard: "¥5.68（10mg/片）". @param {CatalogItem} item */
function price({ negotiated }) {
  if (!negotiated) return null;
  if (negotiated.confidential) return t('item.priceHidden');
  const all = negotiated.prices ?? (negotiated.price === undefined ? [] : [{ price: negotiated.price, spec: negotiated.spec }]);
  if (!all.length) return null;
  const said = all.slice(0, 2).map((one) => yuan(String(one.price)) + (one.spec ? t('item.per', { spec: one.spec }) : '')).join(t('list.comma')) + (all.length > 2 ? '…' : '');
  return t('item.price', { price: said });
}

/** Form, part of the list, edition, code, price. @param {CatalogItem} item @param {boolean} [short] without code and price */
export function facts(item, short = false) {
  return el('span', { class: 'facts' }, ...[
    item.form ? el('span', CHINESE, item.form) : null,
    t(`part.${item.part}`),
    edition(item),
    ...(short ? [] : [code(item), price(item)]),
  ].filter((fact) => fact !== null && fact !== '').flatMap((fact, i) => (i ? [' · ', fact] : [fact])));
}

/** The whole item, as an option or a button shows it. @param {CatalogItem} item */
export const describe = (item) => [
  el('span', { ...CHINESE, class: 'name' }, item.name),
  rank(item),
  facts(item),
  item.restriction ? el('span', { class: 'restriction' }, t('item.restriction'), el('span', CHINESE, item.restriction)) : null,
];
