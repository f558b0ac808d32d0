// @ts-check
// The working of a receipt as the money goes: what insurance pays comes off on the right, what stays on the left is the person's. Each row
// opens to its arithmetic, its documents and how far they can be trusted. The list is the text; the bars are a picture of it.
import { ruleCard } from 'yidi';
import { paint, patterns, svg } from '../parts/chart.js';
import { basis } from '../parts/documents.js';
import { el, percent, yuan } from '../parts/dom.js';
import { afterPicture } from '../parts/pieces.js';
import { fold, grade, own, part } from './part.js';

/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Step} Step */
/** @typedef {import('yidi').RuleSection} RuleSection */
/** @typedef {{ from: number, to: number, left: number }} Place where a bar begins and ends, and up to where the money is still open after the step */

const CHINESE = { lang: 'zh-CN' };
const BAR = '14'; // pixels
const SMALL = 0.01; // of the width: less is hardly seen, and is given a line

/** Steps that apply a figure of the rules: without a document they say so. */
const RULED = new Set(['deductible', 'ratio.slice', 'ceiling', 'supplement', 'away.first_self_pay']);

/** Numbers for places in the picture, in yuan from the left. @param {Receipt} receipt @returns {Place[]} */
function places({ total, steps }) {
  let mine = 0; // what lies on the left already: the parts that insurance does not look at
  let left = Number(total);
  return steps.map(({ code, payer, amount: text }) => {
    const amount = Number(text);
    if (code === 'scope.total') return { from: 0, to: left, left };
    if (payer === 'fund' || code === 'person.account') {
      left -= amount;
      return { from: left, to: left + amount, left };
    }
    if (code === 'ceiling') return { from: left - amount, to: left, left }; // beyond it the pooled fund pays nothing
    const from = mine;
    if (payer === 'person' && code !== 'person.in_scope') mine += amount;
    return { from, to: from + amount, left };
  });
}

/** How a step's bar looks: paid by somebody, a sum in between, or a part of what is paid elsewhere. @param {Step} step @returns {Record<string, string>} */
function look({ code, payer }) {
  if (code === 'supplement') return paint('supplement', 'fall');
  if (payer === 'fund') return paint('fund', 'fall');
  if (payer === 'person') return paint('cash', 'fall');
  if (code === 'person.account') return paint('account', 'fall');
  return { class: code.startsWith('scope.') ? 'whole' : 'within' };
}

/** @param {Array<{ from: number, to: number, look: Record<string, string>, kind: string }>} bars @param {number} left @param {number} whole */
function picture(bars, left, whole) {
  /** @param {number} at */
  const share = (at) => `${(at / (whole || 1)) * 100}%`;
  return svg('svg', { width: '100%', height: BAR, class: 'fall', 'aria-hidden': 'true' },
    svg('rect', { x: '0', y: '0', width: share(left), height: BAR, class: 'open' }),
    ...bars.map(({ from, to, look }) => svg('rect', { x: share(from), y: '0', width: share(to - from), height: BAR, ...look })),
    ...bars.filter(({ from, to }) => (to - from) / (whole || 1) < SMALL).map(({ from, kind }) => svg('line', { x1: share(from), x2: share(from), y1: '0', y2: BAR, class: `begin ${kind}` })));
}

/** @param {Step} step */
const named = (step) => el('b', step.code === 'supplement' ? CHINESE : {}, step.label);

/** Whose it is, where it is somebody's. @param {import('../parts/ui.js').Ui} ui @param {Step} step */
function whose(ui, { code, payer }) {
  const by = code === 'person.account' ? 'account' : code === 'deductible' ? 'within' : payer;
  return by === 'none' ? null : el('span', { class: `tag ${payer}` }, ui.t(`step.by.${by}`));
}

/** What a step does, in words, with what it stands on; its grade is put in when it is first looked at. @param {import('../parts/ui.js').Ui} ui @param {Step} step @param {Receipt} receipt @param {number} at */
function inside(ui, step, receipt, at) {
  const figures = [step.base ? ui.t('step.base', { amount: yuan(step.base) }) : '', step.ratio ? ui.t('step.ratio', { ratio: percent(step.ratio) }) : ''].filter(Boolean);
  return [
    step.detail ? el('p', { class: 'detail' }, step.detail) : null,
    figures.length ? el('p', { class: 'figures' }, figures.join(' · ')) : null,
    basis(ui, step.documents, receipt.documents) ?? (RULED.has(step.code) ? el('p', { class: 'basis none' }, ui.t('step.noBasis')) : null),
    RULED.has(step.code) ? el('p', { class: 'basis grades-of', 'data-step': String(at), hidden: '' }) : null];
}

/** The sections of the rules that a step stands on. @param {Step} step @param {Receipt} receipt @param {RuleSection[]} sections */
function sectionsOf({ code, label, documents }, { service, crossProvince }, sections) {
  if (code === 'supplement') return sections.filter(({ id, title }) => id === 'supplement' && title === label);
  const away = sections.filter(({ id, documents: own }) => id === 'away' && crossProvince && (code === 'away.first_self_pay' || !own.length || own.some((one) => documents.includes(one))));
  return code === 'away.first_self_pay' ? away : [...sections.filter(({ id }) => id === (service === 'pharmacy' ? 'outpatient' : service)), ...away];
}

/** How far the rules behind each step can be trusted. @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt @param {HTMLElement} section */
function grades(ui, receipt, section) {
  const card = ruleCard(receipt.insuredArea, ui.lang);
  const entries = card?.ok ? card.schemes.find(({ scheme }) => scheme === receipt.scheme)?.entries : undefined;
  const sections = entries?.find(({ effective }) => effective === receipt.policyEffective)?.sections ?? [];
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('.grades-of'))) {
    const step = receipt.steps[Number(line.dataset.step)];
    const found = sectionsOf(step, receipt, sections);
    line.append(ui.t('step.evidence'), ...found.flatMap(({ id, title, evidence }, i) => [i ? ui.t('list.comma') : '', el('span', id === 'supplement' ? CHINESE : {}, title), ' ', grade(ui, evidence, own(receipt))]));
    line.hidden = !found.length;
  }
}

/** Where all of it went. @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
function end(ui, receipt) {
  const [fund, account, cash] = [receipt.fundTotal, receipt.personalAccount, receipt.cash];
  const [whole, mine, own] = [receipt.total, receipt.personTotal, receipt.cash].map(Number);
  const bars = [{ from: 0, to: own, look: paint('cash', 'fall'), kind: 'person' }, { from: own, to: mine, look: paint('account', 'fall'), kind: 'account' }, { from: mine, to: whole, look: paint('fund', 'fall'), kind: 'fund' }];
  return el('div', { class: 'fall-end' },
    el('p', {}, ui.t(Number(account) > 0 ? 'fall.endAccount' : 'fall.end', { fund: yuan(fund), account: yuan(account), cash: yuan(cash) })),
    picture(bars.filter(({ from, to }) => to > from), whole, whole));
}

/** @param {import('../parts/ui.js').Ui} ui @param {Receipt} receipt */
export function waterfall(ui, receipt) {
  const at = places(receipt);
  const whole = Number(receipt.total);
  const numbered = receipt.steps.map((step, i) => ({ step, i, nth: receipt.steps.slice(0, i).filter(({ code }) => code === step.code).length }));
  /** @param {Step} step */
  const happened = ({ code, amount }) => Number(amount) > 0 || code.startsWith('scope.');
  const rows = numbered.filter(({ step }) => happened(step)).map(({ step, i, nth }) => {
    const row = fold(`step:${step.code}:${nth}`, '', ...inside(ui, step, receipt, i));
    row.querySelector('summary')?.append(named(step), ' ', ...(step.ratio ? [el('span', { class: 'ratio' }, percent(step.ratio)), ' '] : []), ...[whose(ui, step)].filter((tag) => tag !== null), ' ', el('span', { class: 'amount' }, yuan(step.amount)), picture([{ ...at[i], look: look(step), kind: step.code === 'person.account' ? 'account' : step.payer }], at[i].left, whole));
    return el('li', { class: step.payer, 'data-code': step.code }, row);
  });
  const zeros = numbered.filter(({ step }) => !happened(step)).map(({ step, i }) => el('li', { class: step.payer, 'data-code': step.code },
    el('p', { class: 'step' }, named(step), ' ', el('span', { class: 'amount' }, yuan(step.amount))), ...inside(ui, step, receipt, i)));
  const section = part(ui, 'receipt.steps',
    el('p', { class: 'hint' }, ui.t('fall.hint')),
    svg('svg', { width: '0', height: '0', class: 'patterns', 'aria-hidden': 'true' }, patterns('fall')),
    el('ol', { class: 'steps', role: 'list' }, ...rows),
    end(ui, receipt),
    zeros.length ? fold('zeros', ui.t('fall.zeros', { n: zeros.length }), el('ol', { class: 'steps', role: 'list' }, ...zeros)) : null);
  // The row is open first; the card of all the rules comes a moment later.
  section.addEventListener('toggle', () => { afterPicture(() => grades(ui, receipt, section)); }, { capture: true, once: true });
  return section;
}
