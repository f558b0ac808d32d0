// @ts-check
// What a receipt is worth: its editions and days, how far its figures can be trusted and why, what is left out, whom to ask, and a text
// for those who know better.
import { area, ruleCard, version } from 'yidi';
import { copier } from '../parts/copy.js';
import { el, grouped, percent } from '../parts/dom.js';
import { drugLists, part } from './part.js';

/** @typedef {import('yidi').Area} Area */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('../parts/ui.js').Ui} Ui */

const GRADES = /** @type {const} */ (['official', 'reported', 'compiled']);

/** A fold whose content is made when it is first opened. @param {string} title @param {string} id @param {() => Array<Node | null>} content */
function fold(title, id, content) {
  const node = el('details', { id, 'data-fold': id }, el('summary', {}, title));
  node.addEventListener('toggle', () => { if (node.open && node.children.length === 1) node.append(...content().filter((child) => child !== null)); });
  return node;
}

/** The rules that a receipt may have used, as the card of the area has them. @param {Ui} ui @param {Receipt} receipt */
function used(ui, receipt) {
  const card = ruleCard(receipt.insuredArea, ui.lang);
  const scheme = card?.ok ? card.schemes.find((one) => one.scheme === receipt.scheme) : undefined;
  const entry = scheme?.entries.find(({ effective }) => effective === receipt.policyEffective);
  if (!card?.ok || !scheme || !entry) return null;
  const names = receipt.supplements.map(({ name }) => name);
  const service = receipt.service === 'pharmacy' ? 'outpatient' : receipt.service;
  const sections = entry.sections.filter(({ id, title }) => (id === 'supplement' ? names.includes(title) : id === 'away' ? receipt.crossProvince : id === service || (id === 'inpatient' && service === 'chronic')));
  return { card, scheme, entry, sections };
}

/** What the grades mean, and which parts of the rules have which. @param {Ui} ui @param {Receipt} receipt */
function grades(ui, receipt) {
  const rules = used(ui, receipt);
  const stated = rules?.card.rules !== 'bundled'; // of rules that were brought along the grade is their author's word
  /** @param {string} grade */
  const badge = (grade) => el('span', { class: `grade ${grade}` }, ui.t(`evidence.${grade}`));
  return [
    el('dl', { class: 'grades' }, ...GRADES.map((grade) => el('div', {}, el('dt', {}, badge(grade)), el('dd', {}, ui.t(`card.${grade}`))))),
    el('p', { class: 'hint' }, ui.t('trust.weakest')),
    rules?.sections.length ? el('table', { class: 'rules' }, el('caption', {}, ui.t('trust.parts')),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ui.t('trust.part')), el('th', { scope: 'col' }, ui.t('trust.grade')))),
      el('tbody', {}, ...rules.sections.map(({ title, evidence }) => el('tr', {}, el('th', { scope: 'row' }, title), el('td', {}, badge(evidence)))))) : null,
    rules && stated ? el('p', { class: 'hint' }, ui.t('card.stated.means')) : null];
}

/** What the rules do not say, what their editors doubted, and what no rules here say. @param {Ui} ui @param {Receipt} receipt @param {Area | null} insured */
function open(ui, receipt, insured) {
  const rules = used(ui, receipt);
  const lacking = rules ? rules.card.notModelled.filter((line) => line.startsWith(rules.scheme.label) && line.includes(rules.entry.period)) : [];
  return [
    el('ul', {}, ...lacking.map((line) => el('li', {}, line)), el('li', {}, ui.t('trust.never'))),
    insured?.notes?.length ? el('h4', {}, ui.t('receipt.doubtsOf', { name: insured.name })) : null,
    insured?.notes?.length ? el('ul', {}, ...insured.notes.map((note) => el('li', {}, note))) : null];
}

/** @param {Ui} ui @param {Receipt} receipt @param {Claim} claim @param {Area | null} insured @returns {Array<Node | null>} */
export function trust(ui, receipt, claim, insured) {
  const { yidi, rulesDate, catalogEdition } = version();
  const name = insured?.name ?? receipt.insuredArea;
  const own = insured?.rules === 'loaded';
  const lists = drugLists(receipt);
  /** @param {string} key @param {...(Node | string)} said */
  const fact = (key, ...said) => el('div', {}, el('dt', {}, ui.t(`trust.${key}`)), el('dd', {}, ...said));
  return [part(ui, 'trust.heading',
    el('dl', { class: 'facts-list' },
      fact('rules', ui.t('trust.rulesOf', { name, effective: receipt.policyEffective, date: receipt.date })),
      fact('edition', ui.t(own ? 'trust.own' : 'trust.bundled', { rules: rulesDate, yidi })),
      fact('catalog', ui.t(!claim.bill.lines ? 'trust.catalogUnused' : lists ? 'trust.catalogUsed' : 'trust.catalogNone', { catalog: lists || catalogEdition })),
      fact('evidence', ui.t(`evidence.${receipt.evidence}`)),
      insured?.hotline ? fact('ask', ui.t('receipt.hotline', { name }), el('a', { href: `tel:${insured.hotline}` }, insured.hotline)) : ''),
    fold(ui.t('trust.grades'), 'trust-grades', () => grades(ui, receipt)),
    fold(ui.t('trust.left'), 'trust-left', () => open(ui, receipt, insured)))];
}

/** What the receipt says, as text, in the order of the project's form for corrections. @param {Ui} ui @param {Receipt} receipt @param {Claim} claim @param {boolean} person */
function corrected(ui, receipt, claim, person) {
  const { yidi, rulesDate, catalogEdition } = version();
  /** @param {string} code */
  const place = (code) => [area(code, ui.lang)?.name, code].filter(Boolean).join(' ');
  /** @param {string} key @param {string} said */
  const line = (key, said = '') => `${ui.t(key)}${ui.t('correct.colon')}${said}`;
  const { status, age } = claim.person;
  const figures = ['total', 'fullSelfPay', 'overLimitSelfPay', 'priorSelfPay', 'inScope', 'deductible', 'pooledFund', 'fundTotal', 'personTotal', 'personalAccount', 'cash'];
  return [
    line('correct.area', place(receipt.insuredArea)), line('correct.scheme', ui.t(`who.${receipt.scheme}`)), line('correct.part', ui.t(`visit.${receipt.service}`)),
    line('correct.ours'),
    `  ${ui.t('correct.editions', { effective: receipt.policyEffective, rules: rulesDate, catalog: drugLists(receipt) || catalogEdition, yidi })}`,
    `  ${[place(receipt.treatmentArea), ui.t(`visit.${receipt.service}`), person && claim.disease, claim.level && ui.t(`level.${claim.level}`), ui.t(`filing.${claim.filing?.category ?? 'none'}`), receipt.date].filter(Boolean).join(ui.t('list.comma'))}`,
    ...person ? [`  ${[status && ui.t(`who.${status}`), age !== undefined && ui.t('correct.age', { age }), claim.yearToDate && JSON.stringify(claim.yearToDate)].filter(Boolean).join(ui.t('list.comma')) || ui.t('correct.noPerson')}`] : [],
    ...figures.map((key) => `  ${ui.t(`paper.${key}`)} ${grouped(String(receipt[/** @type {keyof Receipt} */ (key)]))}`),
    // That there is one for the retired, say, tells something too.
    ...receipt.supplements.filter(({ amount }) => person || Number(amount) > 0).map(({ name, amount }) => `  ${name} ${grouped(amount)}`),
    `  ${ui.t('receipt.ratio', { ratio: percent(receipt.inScopeRatio) })}`,
    // The working names the case that matched, and with it who the person is.
    ...receipt.steps.filter(({ documents }) => documents.length).map(({ label, amount, detail, documents }) => `  ${label} ${grouped(amount)} (${[person ? detail : '', ...documents].filter(Boolean).join('; ')})`),
    ...receipt.documents.map(({ id, title, number }) => `  ${id}: 《${title}》${number ?? ''}`),
    ...['theirs', 'title', 'number', 'url', 'day'].map((key) => line(`correct.${key}`)),
    `[ ] ${ui.t('correct.read')}`, `[ ] ${ui.t('correct.nothing')}`].join('\n');
}

/** The panel with the text of a correction, to be copied and given to whom it concerns. @param {Ui} ui @param {Receipt} receipt @param {Claim} claim */
export function correction(ui, receipt, claim) {
  const hotline = area(receipt.insuredArea, ui.lang)?.hotline;
  const person = el('input', { type: 'checkbox', id: 'correct-person' });
  const text = el('textarea', { id: 'correct-text', rows: '14', autocomplete: 'off', 'aria-describedby': 'correct-hint' });
  const { button, said } = copier(ui, text, 'correct.copy');
  const again = el('button', { type: 'button', id: 'correct-again' }, ui.t('correct.again'));
  const kept = el('p', { class: 'notice', id: 'correct-kept', hidden: '' }, ui.t('correct.kept'), ' ', again);
  function fill() {
    text.defaultValue = text.value = corrected(ui, receipt, claim, person.checked);
    kept.hidden = true;
  }
  person.addEventListener('change', fill);
  again.addEventListener('click', () => { fill(); text.focus(); });
  fill();
  // What the reader wrote into it stays when the result changes under it.
  const before = /** @type {HTMLTextAreaElement | null} */ (ui.find(text.id));
  if (before && before.value !== before.defaultValue) {
    text.value = before.value;
    kept.hidden = false;
  }
  return [
    el('p', {}, ui.t('correct.whom'), hotline ? el('a', { href: `tel:${hotline}` }, hotline) : '12393', ui.t('list.stop')),
    el('p', {}, ui.t('correct.project')),
    el('label', { class: 'tick' }, person, el('span', {}, ui.t('correct.tick'))),
    el('div', { class: 'field' }, el('label', { for: text.id }, ui.t('correct.label')), el('p', { class: 'hint', id: 'correct-hint' }, ui.t('correct.hint')), kept, text),
    el('div', { class: 'actions' }, button), said];
}
