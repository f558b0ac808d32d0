// @ts-check
// The same visit under each category of filing, side by side: what the person would pay, and how much less or more than with the one chosen.
import { compare, validateFiling } from 'yidi';
import { paint, patterns, svg } from '../parts/chart.js';
import { basis } from '../parts/documents.js';
import { el, grouped, yuan } from '../parts/dom.js';
import { words } from '../parts/issues.js';
import { afterPicture } from '../parts/pieces.js';
import { fold, grade, own, part } from './part.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Issue} Issue */
/** @typedef {{ category: string, receipt: Receipt, difference: string, unfit: Issue[], notes: Issue[] }} Choice what a category would give; `unfit` says why this person hardly has it */

const CATEGORIES = ['none', 'referral', 'emergency', 'other_temporary', 'long_term_resident', 'posted_worker', 'resettled_retiree'];
const NOT_THIS_PERSON = 'filing.category_person';
const DOUBTFUL = 'filing.category_doubtful';
const MADE_UP = 'filing.made_up_before_discharge';
const BEFORE = '2023-01-01'; // a day before any filing: the note does not hang on which
const BAR = '14'; // pixels

/** The bill by its sums: what lines come to is decided already, and deciding hundreds of them seven times over would be felt. @param {Claim} claim @param {Receipt} receipt */
function summed(claim, { total, fullSelfPay, overLimitSelfPay, steps }) {
  if (!claim.bill?.lines) return claim;
  const priorSelfPay = steps.find(({ code }) => code === 'scope.prior_self_pay')?.amount ?? '0'; // of class B alone
  return { ...claim, bill: { total, fullSelfPay, overLimitSelfPay, priorSelfPay } };
}

/** What the module says of a filing of this category by this person. @param {Ui} ui @param {Claim} claim @param {any} category @param {object} [rest] */
const filed = (ui, { person, insuredArea, treatmentArea, date }, category, rest) => validateFiling({ person, insuredArea, destination: treatmentArea, category, start: date, ...rest }, ui.lang);

/** @param {Ui} ui @param {Claim} claim @param {Receipt} receipt */
function choices(ui, claim, receipt) {
  const present = claim.filing?.category ?? 'none';
  const same = summed(claim, receipt);
  const order = [present, ...CATEGORIES.filter((category) => category !== present)];
  const found = compare(order.map((category) => ({ name: category, claim: { ...same, filing: { ...claim.filing, category: /** @type {any} */ (category) } } })), ui.lang);
  const first = found[0].result;
  if (!first.ok || first.personTotal !== receipt.personTotal) return null; // then it would be of another bill
  /** @type {Choice[]} */
  const able = [];
  /** @type {Array<{ category: string, issues: Issue[] }>} */
  const unable = [];
  for (const { name: category, result, differenceFromFirst } of found) {
    if (!result.ok || differenceFromFirst === null) unable.push({ category, issues: result.ok ? [] : result.issues });
    else {
      const unfit = category === 'none' ? [] : filed(ui, claim, category).issues.filter(({ code }) => code === NOT_THIS_PERSON || code === DOUBTFUL);
      able.push({ category, receipt: result, difference: differenceFromFirst, unfit, notes: result.warnings.filter(({ code }) => code.startsWith('away.')) });
    }
  }
  return { able, unable };
}

/** @param {Ui} ui @param {string} category */
const named = (ui, category) => ui.t(category === 'none' ? 'filings.none' : `filing.${category}`);

/** "-3412.50" → "3,412.50 less". @param {Ui} ui @param {string} difference */
const said = (ui, difference) => (Number(difference) === 0 ? ui.t('filings.equal') : ui.t(Number(difference) < 0 ? 'filings.less' : 'filings.more', { amount: yuan(difference.replace('-', '')) }));

/** "-3412.50" → "−3,412.50". @param {Ui} ui @param {string} difference */
const signed = (ui, difference) => (Number(difference) === 0 ? ui.t('filings.equal') : grouped(difference).replace(/^-/, '−').replace(/^(?=\d)/, '+'));

/** What the person pays from the left, what insurance pays from the right, and a line where it is now. @param {Receipt} receipt @param {Receipt} now */
function picture(receipt, now) {
  /** @param {string} amount */
  const share = (amount) => `${(Number(amount) / Number(now.total)) * 100}%`;
  return svg('svg', { width: '100%', height: BAR, class: 'fall', 'aria-hidden': 'true' },
    svg('rect', { x: '0', y: '0', width: '100%', height: BAR, ...paint('fund', 'filings') }),
    svg('rect', { x: '0', y: '0', width: share(receipt.personTotal), height: BAR, class: 'blank' }),
    svg('rect', { x: '0', y: '0', width: share(receipt.personTotal), height: BAR, ...paint('cash', 'filings') }),
    svg('line', { x1: share(now.personTotal), x2: share(now.personTotal), y1: '-3', y2: String(Number(BAR) + 3), class: 'now' }));
}

/** Those that come to the same, trusted alike, as one. @param {Ui} ui @param {Choice[]} group @param {Choice} present */
function row(ui, group, present) {
  const [{ receipt, difference, notes }] = group;
  const chosen = group.includes(present);
  const others = chosen ? group.filter((choice) => choice !== present) : [];
  const doubts = group.flatMap(({ unfit }) => unfit);
  return el('li', { class: chosen ? 'present' : '', 'data-categories': group.map(({ category }) => category).join(' ') },
    el('p', { class: 'step' }, el('b', {}, (chosen ? [present] : group).map(({ category }) => named(ui, category)).join(ui.t('list.and'))),
      chosen ? el('span', { class: 'tag' }, ui.t('filings.present')) : null, ' ',
      el('span', { class: 'amount' }, chosen ? yuan(receipt.personTotal) : said(ui, difference))),
    picture(receipt, present.receipt),
    el('p', { class: 'detail' }, ui.t('filings.sums', { person: yuan(receipt.personTotal), fund: yuan(receipt.fundTotal) }), ' ', grade(ui, receipt.evidence, own(receipt))),
    others.length ? el('p', { class: 'detail' }, ui.t('filings.same', { names: others.map(({ category }) => named(ui, category)).join(ui.t('list.and')) })) : null,
    ...(chosen ? [] : notes).map((issue) => el('p', { class: 'detail' }, ...words(ui, issue))),
    ...doubts.map((issue) => el('p', { class: 'detail doubt' }, ...words(ui, issue))));
}

/** @param {Ui} ui @param {Choice[]} able @param {Array<{ category: string, issues: Issue[] }>} unable @param {Choice} present */
function table(ui, able, unable, present) {
  const head = ['category', 'person', 'fund'].map((key) => el('th', { scope: 'col' }, ui.t(`filings.${key}`)));
  /** @param {string} category @param {...Node} cells */
  const line = (category, ...cells) => el('tr', { 'data-category': category, class: category === present.category ? 'total' : '' }, ...cells);
  return el('table', {},
    el('caption', { class: 'visually-hidden' }, ui.t('receipt.filings')),
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {},
      ...able.map(({ category, receipt, difference, unfit }) => line(category,
        el('th', { scope: 'row' }, named(ui, category), ' ', grade(ui, receipt.evidence, own(receipt)), ...unfit.map(({ message }) => el('span', { class: 'number' }, message))),
        el('td', {}, grouped(receipt.personTotal), el('span', { class: 'number' }, category === present.category ? ui.t('filings.present') : signed(ui, difference))),
        el('td', {}, grouped(receipt.fundTotal)))),
      ...unable.map(({ category, issues }) => line(category, el('th', { scope: 'row' }, named(ui, category)), el('td', { colspan: '2', class: 'words' }, ...issues.flatMap((issue) => words(ui, issue)))))));
}

/** A filing made up during the stay: as far as the module knows, and in its words. @param {Ui} ui @param {Claim} claim */
function madeUp(ui, claim) {
  if (claim.service !== 'inpatient') return null;
  const report = filed(ui, claim, 'other_temporary', { filedOn: claim.date, stay: { admitted: BEFORE } });
  const issue = report.issues.find(({ code }) => code === MADE_UP);
  return issue ? el('div', { class: 'made-up' }, el('p', {}, el('b', {}, ui.t('filings.late')), ...words(ui, { ...issue, remedy: undefined })), basis(ui, issue.documents, report.documents, '')) : null;
}

/** @param {Ui} ui @param {Claim} claim @param {Receipt} receipt @param {NonNullable<ReturnType<typeof choices>>} found */
function content(ui, claim, receipt, { able, unable }) {
  const [present] = able;
  const unfit = able.filter((choice) => choice !== present && choice.unfit.some(({ code }) => code === NOT_THIS_PERSON));
  /** @type {Map<string, Choice[]>} */
  const groups = new Map();
  for (const choice of able.filter((one) => !unfit.includes(one))) {
    const key = [choice.receipt.personTotal, choice.receipt.evidence, choice !== present && choice.unfit.length ? choice.category : '', choice.notes.map(({ code }) => code)].join();
    groups.set(key, [...groups.get(key) ?? [], choice]);
  }
  const sorted = [...groups.values()].sort((a, b) => Number(b.includes(present)) - Number(a.includes(present)) || Number(a[0].receipt.personTotal) - Number(b[0].receipt.personTotal));
  /** @param {string} key @param {string} category @param {Issue[]} issues */
  const apart = (key, category, issues) => el('li', { 'data-categories': category, class: 'apart' }, el('p', { class: 'detail' }, ui.t(key), el('b', {}, named(ui, category)), ui.t('list.stop'), ' ', ...issues.flatMap((issue) => words(ui, issue))));
  return [
    svg('svg', { width: '0', height: '0', class: 'patterns', 'aria-hidden': 'true' }, patterns('filings')),
    el('ul', { class: 'categories', role: 'list' }, ...sorted.map((group) => row(ui, group, present)),
      ...unfit.map(({ category, unfit: why }) => apart('filings.unfit', category, why)), ...unable.map(({ category, issues }) => apart('filings.cannot', category, issues))),
    madeUp(ui, claim),
    ui.links ? el('p', { class: 'to-card' }, el('a', { href: '#filing' }, ui.t('filings.check'))) : null,
    fold('filings', ui.t('filings.table'), table(ui, able, unable, present))].filter((node) => node !== null);
}

/** The comparison, in its place at once and filled when the receipt is on the screen. @param {Ui} ui @param {Claim} claim @param {Receipt} receipt @param {Set<string>} open folds that are to be open @returns {Node | null} */
export function filings(ui, claim, receipt, open) {
  if (!receipt.crossProvince) return null;
  const section = part(ui, 'receipt.filings', el('p', { class: 'hint' }, ui.t('filings.lead')));
  section.id = 'filings';
  section.hidden = true;
  afterPicture(() => {
    if (!section.isConnected) return; // another receipt is there already
    const found = choices(ui, claim, receipt);
    if (!found || found.able.length + found.unable.length < 2) return;
    section.append(...content(ui, claim, receipt, found));
    for (const details of section.querySelectorAll('details')) details.open = open.has(String(details.dataset.fold));
    section.hidden = false;
  });
  return section;
}
