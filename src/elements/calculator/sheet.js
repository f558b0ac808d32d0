// @ts-check
// The receipt on one sheet of paper, in Chinese as the counter reads it; who reads the page in English sees what each field means. It takes
// the receipt's place whenever the page is printed, and is drawn only then.
import { area, estimate, version } from 'yidi';
import { el, grouped, percent } from '../parts/dom.js';
import { today } from '../parts/form.js';
import { alone } from '../parts/paper.js';
import { fit } from './fit.js';
import { en, label, meaning, zh } from './labels.js';
import { drugLists } from './part.js';

/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('../parts/ui.js').Ui} Ui */

const OWN = 'policy.loaded_rules';
const COMPILED = 'evidence.compiled';

/** @param {Ui} ui @param {string} key @param {...(Node | null)} children */
const block = (ui, key, ...children) => el('section', { class: `paper-${key.split('.')[1]}` }, el('h3', {}, ...label(ui, key)), ...children);

/** Whose bill it is, and where and how; no names. @param {Ui} ui @param {Receipt} receipt @param {Claim} claim */
function head(ui, receipt, claim) {
  /** @param {string} code @returns {[string, string]} */
  const place = (code) => [area(code, 'zh')?.name ?? code, area(code, 'en')?.name ?? ''];
  /** @param {string} prefix @param {string | undefined} value @returns {[string, string]} */
  const word = (prefix, value) => (value ? [zh(`${prefix}.${value}`), en(`${prefix}.${value}`)] : ['', '']);
  /** @param {string | number | undefined} value @returns {[string, string]} */
  const plain = (value) => [String(value ?? ''), ''];
  const { scheme, status, age } = claim.person;
  /** @type {Array<[string, [string, string]]>} */
  const fields = [
    ['insured', place(receipt.insuredArea)], ['treatment', place(receipt.treatmentArea)], ['filing', word('filing', claim.filing?.category ?? 'none')],
    ['scheme', word('who', scheme)], ['status', word('who', status)], ['age', plain(age)],
    ['service', word('visit', claim.service)], ['disease', plain(claim.disease)], ['level', word('level', claim.level)],
    ['admitted', plain(claim.admitted)], ['date', plain(receipt.date)], ['admissions', plain(claim.service === 'inpatient' && claim.yearToDate?.admissions ? claim.yearToDate.admissions : undefined)]];
  return el('dl', { class: 'paper-head' }, ...fields.filter(([, [said]]) => said).map(([key, [said, means]]) => el('div', {},
    el('dt', {}, ...label(ui, `paper.${key}`)), el('dd', {}, said, meaning(ui, means === said ? '' : means)))));
}

/** The sums in the order of the national inpatient statement, and that they add up. @param {Ui} ui @param {Receipt} receipt */
function sums(ui, receipt) {
  /** @param {Array<Node | string | null>} name @param {string} amount @param {string} [kind] */
  const row = (name, amount, kind) => el('tr', { class: kind }, el('th', { scope: 'row' }, ...name), el('td', {}, grouped(amount)));
  /** @param {'total' | 'inScope' | 'priorSelfPay' | 'overLimitSelfPay' | 'fullSelfPay' | 'deductible' | 'fundTotal' | 'pooledFund' | 'personTotal' | 'personalAccount' | 'cash'} key @param {string} [kind] */
  const figure = (key, kind) => row(label(ui, `paper.${key}`), receipt[key], kind);
  /** @param {string} key @param {...Node} rows */
  const table = (key, ...rows) => el('table', {}, el('caption', {}, ...label(ui, key)), el('tbody', {}, ...rows));
  const { total, inScope, priorSelfPay, overLimitSelfPay, fullSelfPay, fundTotal, personTotal } = receipt;
  return [
    el('div', { class: 'paper-sums' },
      table('paper.bill', figure('total', 'whole'), figure('inScope', 'part'), figure('priorSelfPay', 'part'), figure('overLimitSelfPay', 'part'), figure('fullSelfPay', 'part'), figure('deductible')),
      table('paper.paid', figure('fundTotal', 'whole'), figure('pooledFund', 'part'), ...receipt.supplements.map(({ name, amount }) => row([name], amount, 'part')),
        figure('personTotal', 'whole'), figure('personalAccount', 'part'), figure('cash', 'part'))),
    el('p', { class: 'paper-adds' }, zh('paper.adds'), `${grouped(total)} = ${[inScope, priorSelfPay, overLimitSelfPay, fullSelfPay].map(grouped).join(' + ')} = ${[fundTotal, personTotal].map(grouped).join(' + ')}`,
      meaning(ui, en('paper.adds')))];
}

/** The working in short, each step with the numbers of its documents. @param {Ui} ui @param {Receipt} receipt @param {Receipt} read as the reader of the page has it */
function steps(ui, receipt, read) {
  const numbers = new Map(receipt.documents.map(({ id }, i) => [id, i + 1]));
  return block(ui, 'paper.steps', el('ol', {}, ...receipt.steps.map((step, i) => {
    const cited = [...new Set(step.documents.map((reference) => numbers.get(reference.split('#')[0])))].filter(Boolean);
    const said = read.steps[i]?.label ?? '';
    return el('li', {}, el('b', {}, step.label), meaning(ui, said === step.label ? '' : said), ` ${grouped(step.amount)}`, cited.length ? el('span', { class: 'cites' }, ` 〔${cited.join('、')}〕`) : null, step.detail ? el('span', { class: 'detail' }, ` ${step.detail}`) : null);
  })));
}

/** How far it can be trusted, and why no further. @param {Ui} ui @param {Receipt} receipt */
function worth(ui, receipt) {
  const stated = receipt.evidence !== 'compiled' && receipt.warnings.some(({ code }) => code === OWN);
  const grade = `evidence.${receipt.evidence}`;
  const why = receipt.warnings.filter(({ code }) => code === COMPILED).map(({ message }) => ` ${message}${zh('list.stop')}`);
  return block(ui, 'paper.worth', el('p', {}, el('b', {}, stated ? zh('card.stated', { label: zh(grade) }) : zh(grade)), ' ', zh(stated ? 'card.stated.means' : `${grade}.means`), ...why,
    meaning(ui, `${en(grade)}: ${en(stated ? 'card.stated.means' : `${grade}.means`)}`)));
}

/** @param {Ui} ui @param {Receipt} receipt @param {string} uncounted what of the bill could not be read */
function notes(ui, receipt, uncounted) {
  const said = receipt.warnings.filter(({ code, severity, field }) => code !== COMPILED && severity !== 'info' && !field?.startsWith('bill.lines[')).map(({ message }) => message);
  const all = [...uncounted ? [uncounted] : [], ...said];
  return all.length ? block(ui, 'paper.notes', el('ul', {}, ...all.map((message) => el('li', {}, message)))) : null;
}

/** @param {Ui} ui @param {Receipt} receipt */
const documents = (ui, { documents: cited }) => (cited.length ? block(ui, 'paper.documents', el('ol', {}, ...cited.map(({ title, number }) => el('li', {}, `《${title}》`, number ? ` ${number}` : null)))) : null);

/** @param {Ui} ui @param {Receipt} receipt @param {Claim} claim */
function foot(ui, receipt, claim) {
  const insured = area(receipt.insuredArea, 'zh');
  const { yidi, rulesDate } = version();
  const lists = drugLists(receipt);
  const values = { name: insured?.name ?? receipt.insuredArea, effective: receipt.policyEffective, rules: rulesDate, catalog: lists, yidi, ratio: percent(receipt.inScopeRatio), printed: today() };
  /** @param {string} key */
  const line = (key) => el('p', {}, ...label(ui, key, values));
  return el('footer', {},
    line('paper.edition'), claim.bill.lines ? line(lists ? 'paper.catalog' : 'paper.noCatalog') : null,
    el('p', { class: 'estimate' }, ...label(ui, 'receipt.estimate')),
    el('p', {}, ...insured?.hotline ? [zh('paper.hotline', values), el('b', {}, insured.hotline), '　'] : [], zh('paper.printed', values)));
}

/** @param {Ui} ui @param {Receipt} read @param {Claim} claim */
function draw(ui, read, claim) {
  const other = ui.lang === 'zh' ? read : estimate(claim, 'zh');
  const receipt = other.ok ? other : read;
  const uncounted = ui.find('not-counted');
  return [
    el('header', {}, el('h2', {}, ...label(ui, receipt.crossProvince ? 'paper.title' : 'paper.titleHome')), el('p', {}, ...label(ui, receipt.service === 'inpatient' ? 'paper.order' : 'paper.notDecision'))),
    head(ui, receipt, claim), ...sums(ui, receipt), steps(ui, receipt, read), worth(ui, receipt), notes(ui, receipt, uncounted?.hidden ? '' : uncounted?.textContent ?? ''), documents(ui, receipt), foot(ui, receipt, claim),
  ].filter((node) => node !== null);
}

/** The sheet, empty until something is printed. @param {Ui} ui @param {Receipt} receipt @param {Claim} claim */
export function paper(ui, receipt, claim) {
  const sheet = el('div', { id: 'paper', class: 'paper', lang: 'zh-CN' });
  sheet.addEventListener('draw', () => {
    sheet.replaceChildren(...draw(ui, receipt, claim));
    fit(ui, sheet);
  });
  return sheet;
}

/** Draws the sheet when the page is about to be printed. On a page of ours it is then alone on the paper; what a host's page prints is for the host to say. @param {Ui} ui */
export function preparePaper(ui) {
  const draw = () => {
    const sheet = ui.find('paper');
    if (!sheet || !ui.id('receipt').getClientRects().length) return;
    sheet.dispatchEvent(new Event('draw'));
    if (ui.links) alone(ui, 'receipt');
  };
  ui.during(() => {
    addEventListener('beforeprint', draw);
    return () => removeEventListener('beforeprint', draw);
  });
}
