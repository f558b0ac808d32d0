// @ts-check
// A claim as the end of an address, and back. Nothing personal goes into it unless it is asked for, and what comes from outside is taken
// strictly: what is not understood as a whole is not taken at all.
import { copier } from '../parts/copy.js';
import { el } from '../parts/dom.js';

/** @typedef {import('yidi').Claim} Claim */
/** @typedef {(value: unknown) => boolean} Leaf */
/** @typedef {{ [key: string]: Shape } | Leaf | [Shape] | { of: Leaf }} Shape an object, a value, a list, or an object with names of any kind */

const VERSION = 'v1.';
export const LONGEST = 16_000; // characters: longer addresses get lost on their way
const MOST = 1000; // items of a list

/** @param {RegExp} pattern @returns {Leaf} */
const text = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
/** @type {Leaf} */
const number = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1e9;
const code = text(/^\d{6}$/);
const day = text(/^\d{4}-\d\d-\d\d$/);
/** @param {...string} values @returns {Leaf} */
const one = (...values) => (value) => values.includes(/** @type {string} */ (value));
const words = text(/^[^\0-\x1f\x7f]{1,200}$/);
/** @type {Leaf} */
const amount = (value) => number(value) || text(/^\d{1,10}(\.\d{1,2})?$/)(value);
/** @type {Leaf} */
const yes = (value) => typeof value === 'boolean';

const counter = { inScope: amount, deductiblePaid: amount, pooledPaid: amount };

/** What is in every address: where, and what kind of care. */
const PLAIN = {
  insuredArea: code, treatmentArea: code,
  filing: { category: one('none', 'resettled_retiree', 'long_term_resident', 'posted_worker', 'referral', 'emergency', 'other_temporary') },
  person: { scheme: one('employee', 'resident') },
  service: one('inpatient', 'outpatient', 'chronic', 'pharmacy'),
  level: one('community', 'primary', 'secondary', 'tertiary', 'tertiary_top'),
};

/** What is added when the reader wants it: who, when, and the figures of the bill. @type {Shape} */
const ALL = {
  ...PLAIN,
  person: {
    ...PLAIN.person, status: one('working', 'retired', 'adult', 'elder', 'child', 'student'), age: number, sex: one('female', 'male'), tier: number, contracted: yes,
    reliefGroups: [one('low_income', 'extreme_poverty', 'returned_to_poverty', 'marginal_low_income')],
  },
  date: day, admitted: day, disease: text(/^[A-Za-z0-9.]{1,12}$/), personalAccount: amount, place: { priorSelfPayRatio: number }, allowCompiled: yes,
  bill: {
    total: amount, fullSelfPay: amount, overLimitSelfPay: amount, priorSelfPay: amount,
    lines: [{
      code: words, name: words, form: words, spec: words, unit: words, kind: one('drug', 'service', 'consumable', 'bed', 'other'), class: one('A', 'B', 'C'),
      amount, quantity: number, unitPrice: amount, priorSelfPayRatio: number, priceLimit: amount,
    }],
  },
  yearToDate: { admissions: number, outpatient: counter, inpatient: counter, chronic: counter, inScopeSelfPay: amount, supplementPaid: { of: amount } },
};

class NotUnderstood extends Error {}

/** A name that a pack may give a supplement. Names with a meaning of their own to the language are none. @param {string} name */
const isName = (name) => words(name) && !(name in Object.prototype);

/**
 * A copy of what the shape knows. What it does not know is left out, or where `strict` refused.
 * @param {Shape} shape @param {any} value @param {boolean} strict @returns {any}
 */
function copy(shape, value, strict) {
  /** @param {string} what */
  const refuse = (what) => { if (strict) throw new NotUnderstood(what); };
  if (typeof shape === 'function') return shape(value) ? value : refuse('a value');
  if (Array.isArray(shape)) {
    if (!Array.isArray(value) || value.length > MOST) return refuse('a list');
    return value.map((item) => copy(shape[0], item, strict));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('an object');
  const any = typeof shape.of === 'function' ? shape.of : undefined;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => {
    const known = any ? isName(key) && any : Object.hasOwn(shape, key) && /** @type {any} */ (shape)[key];
    const copied = known ? copy(known, inner, strict) : refuse(key);
    return copied === undefined ? [] : [[key, copied]];
  }));
}

/** The claim as text for an address: places and kind of care, or `all` of it. Null where that is too long. @param {Partial<Claim>} claim @param {boolean} all @returns {string | null} */
export function toFragment(claim, all) {
  if (all && (claim.bill?.lines?.length ?? 0) > MOST) return null;
  const bytes = new TextEncoder().encode(JSON.stringify(copy(all ? ALL : PLAIN, claim, false)));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const written = VERSION + base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return written.length <= LONGEST ? written : null;
}

/** The claim that `toFragment` wrote; null for anything else. @param {unknown} written @returns {Partial<Claim> | null} */
export function fromFragment(written) {
  if (typeof written !== 'string' || written.length > LONGEST || !/^v1\.[\w-]+$/.test(written)) return null;
  try {
    const bytes = Uint8Array.from(atob(written.slice(VERSION.length).replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return copy(ALL, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), true);
  } catch {
    return null; // no base64, no UTF-8, no JSON, or not a claim
  }
}

/** The address of the page with the claim at its end; whatever else stands in the address stays behind. @param {import('../parts/ui.js').Ui} ui @param {string} written */
function address(ui, written) {
  const url = new URL(location.href);
  url.search = '';
  url.hash = `estimate=${written}${ui.lang === 'en' ? '&lang=en' : ''}`;
  return url.href;
}

/** What stands in the panel. @param {import('../parts/ui.js').Ui} ui @param {Claim} claim */
export function share(ui, claim) {
  const all = el('input', { type: 'checkbox', id: 'share-all' });
  const link = el('input', { id: 'share-link', readonly: '', 'aria-describedby': 'share-has' });
  const has = el('p', { class: 'hint', id: 'share-has', 'aria-live': 'polite' });
  const { button, said } = copier(ui, link, 'share.copy');
  const send = 'share' in navigator ? el('button', { type: 'button', id: 'share-send' }, ui.t('share.send')) : null;
  send?.addEventListener('click', () => { navigator.share({ url: link.value }).catch(() => {}); }); // the reader may think better of it
  function write() {
    const written = toFragment(claim, all.checked) ?? '';
    link.value = written && address(ui, written);
    has.textContent = ui.t(!written ? 'share.tooLong' : !all.checked ? 'share.plain' : claim.bill.lines ? 'share.lines' : 'share.all', { n: claim.bill.lines?.length ?? 0 });
    said.textContent = '';
    for (const one of [button, send]) if (one) one.disabled = !written;
  }
  all.addEventListener('change', write);
  write();
  return [
    el('label', { class: 'tick' }, all, el('span', {}, ui.t('share.tick'))),
    el('div', { class: 'field' }, el('label', { for: link.id }, ui.t('share.link')), link, has),
    el('div', { class: 'actions' }, button, send), said];
}

/**
 * Follows an address: puts the claim in, and computes it where it has a bill.
 * @param {import('../parts/ui.js').Ui} ui
 * @param {{ put: (claim: Partial<Claim>) => void, ask: () => void, choose: (code: string) => boolean }} tool
 * @param {string} written a six-digit code, or what `toFragment` wrote
 */
export function openLink(ui, tool, written) {
  if (code(written) && tool.choose(written)) return true;
  const claim = fromFragment(written);
  if (!claim) {
    ui.id('problems').replaceChildren(el('p', { class: 'notice danger', role: 'alert', id: 'not-understood' }, ui.t('share.notUnderstood')));
    return false;
  }
  tool.put(claim);
  if (claim.bill) tool.ask();
  else ui.id('waiting').textContent = ui.t('share.opened');
  return true;
}
