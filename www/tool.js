// @ts-check
// What the tools beside the calculator have in common: a form that is asked, then followed as it changes, and a report beside it.
import { area } from '../pkg/yidi.js';
import { areaChooser } from './areas.js';
import { basis, documentList } from './documents.js';
import { byId, el } from './dom.js';
import { collect, settle } from './form.js';
import { clear, lead, nameOf, place, show, words } from './issues.js';
import { unpressed } from './press.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Issue} Issue */
/** @typedef {import('../pkg/yidi.js').CitedDocument} CitedDocument */
/** @typedef {Array<Node | string | null>} Nodes */
/** @typedef {{ faults: Issue[] } | { verdict: Nodes, good: boolean | undefined, details: Nodes }} Answer what is wrong with the question, or the answer; `good` is left open where there is nothing to be glad or sorry about */

/**
 * @param {string} name of the tool
 * @param {object} how
 * @param {(question: any) => Answer} how.answer
 * @param {(question: any) => void} [how.follow] brings the form in step with what it states
 * @param {() => void} [how.reset] puts in what an empty form begins with
 */
export function tool(name, { answer, follow = () => {}, reset = () => {} }) {
  const form = /** @type {HTMLFormElement} */ (byId(`${name}-form`));
  const where = { form: form.id, box: `${name}-problems`, prefix: `${name}/` };
  const report = byId(`${name}-report`);
  let asked = false;
  let seen = ''; // the question that was answered last
  const read = () => collect(form, {});
  const step = () => { settle(form); follow(read()); };

  /** @param {boolean} aloud was the answer asked for, or does it follow a change? */
  function run(aloud) {
    step();
    const question = read();
    const found = answer(question);
    asked = true;
    seen = JSON.stringify(question);
    clear(where);
    const understood = !('faults' in found);
    report.hidden = !understood;
    byId(`${name}-waiting`).hidden = true;
    if (!understood) return show(found.faults, aloud, where);
    const verdict = byId(`${name}-verdict`);
    verdict.className = `verdict notice${found.good === undefined ? '' : found.good ? ' good' : ' danger'}`;
    verdict.replaceChildren(...solid(found.verdict));
    const details = byId(`${name}-details`);
    const open = [...details.querySelectorAll('details')].map((fold) => fold.open);
    details.replaceChildren(...solid(found.details));
    details.querySelectorAll('details').forEach((fold, i) => { fold.open = open[i] ?? false; });
    if (!aloud) return;
    byId(`${name}-report-heading`).focus({ preventScroll: true });
    report.scrollIntoView({ block: 'start' });
  }

  /** Leaving a field by pressing the button has been answered already: the answer stays, and with it the focus. */
  function changed() {
    step();
    if (asked && JSON.stringify(read()) !== seen) run(false);
  }
  const choosers = [...form.querySelectorAll('[data-kind="area"]')].map((node) => {
    const input = /** @type {HTMLInputElement} */ (node);
    return { input, show: areaChooser(input, () => unpressed(changed)) };
  });

  function empty() {
    for (const { input, show } of choosers) {
      input.dataset.code = '';
      delete input.dataset.county;
      show();
    }
    asked = false;
    reset();
    clear(where);
    step();
    report.hidden = true;
    byId(`${name}-waiting`).hidden = false;
    byId(`${name}-verdict`).replaceChildren();
    byId(`${name}-details`).replaceChildren();
  }

  form.addEventListener('submit', (event) => { event.preventDefault(); run(true); });
  form.addEventListener('change', () => unpressed(changed));
  form.addEventListener('reset', () => setTimeout(empty)); // after the browser has emptied the fields
  empty();
  return {
    form,
    ask: (aloud = true) => run(aloud),
    /** Puts an area into one of the fields. @param {string} path @param {string} code */
    choose(path, code) {
      for (const { input, show } of choosers.filter((one) => one.input.name === path)) {
        delete input.dataset.county;
        input.dataset.code = code;
        show();
      }
    },
    /** Follows a change that came from elsewhere, such as the language. */
    again() {
      for (const { show } of choosers) show();
      if (asked) run(false);
      else step();
    },
  };
}

/** @param {Nodes} nodes @returns {Array<Node | string>} */
const solid = (nodes) => nodes.filter((node) => node !== null);

/** What was asked, so that a sheet of paper says it too. @param {string} insured @param {string} treatment @param {...string} more */
export const route = (insured, treatment, ...more) => el('p', { class: 'route' },
  [t('receipt.from', { insured: area(insured, lang())?.name ?? insured, treatment: area(treatment, lang())?.name ?? treatment }), ...more].join(' · '));

/** A heading and what stands under it. @param {string} title @param {...(Node | string | null)} children */
export const part = (title, ...children) => el('section', { class: 'part' }, el('h3', {}, title), ...children);

/** Issues with remedy and documents; the name of a field leads to it. @param {string} name of the tool @param {Issue[]} issues @param {CitedDocument[]} documents @param {'ol' | 'ul'} [kind] */
export function findings(name, issues, documents, kind = 'ul') {
  const where = { form: `${name}-form`, box: '', prefix: `${name}/` };
  return el(kind, { class: 'findings' }, ...issues.map((issue) => {
    const node = place(issue.field, where);
    const title = node && nameOf(node);
    const link = title ? el('a', { href: `#${node.id}` }, title) : null;
    link?.addEventListener('click', (event) => { event.preventDefault(); if (node) lead(node); });
    return el('li', { class: issue.severity, 'data-code': issue.code }, el('b', { class: 'severity' }, t(`severity.${issue.severity}`)), ' ', ...words(issue),
      link ? el('span', { class: 'to' }, ' ', link) : name !== 'filing' && issue.field?.startsWith('filing') ? el('span', { class: 'to' }, el('a', { href: '#filing' }, t('findings.toFiling'))) : null, basis(issue.documents, documents, `${name}-document`));
  }));
}

/** @param {string} name @param {string[] | undefined} references @param {Array<CitedDocument | import('../pkg/yidi.js').RuleDocument>} documents */
export const rests = (name, references, documents) => basis(references, documents, `${name}-document`);

/** The end of every report: what it rests on, what it is worth, and a way to print it. @param {string} name @param {CitedDocument[]} documents */
export function ending(name, documents) {
  const once = documents.filter(({ id }, i) => documents.findIndex((other) => other.id === id) === i);
  return [
    once.length ? part(t('tool.part.documents'), documentList(once, `${name}-document`)) : null,
    el('p', { class: 'hint' }, t('tool.estimate')),
    el('div', { class: 'actions' }, button('report.print', `${name}-print`, () => print('report')))];
}

/** @param {string} key @param {string} id @param {() => void} act */
export function button(key, id, act) {
  const node = el('button', { type: 'button', id }, t(key));
  node.addEventListener('click', act);
  return node;
}

// What is folded away on the screen belongs on paper all the same.
addEventListener('beforeprint', () => { for (const sheets of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('.take-along details'))) sheets.open = true; });

/** Prints the report, or the form to take along alone. @param {'report' | 'sheet'} what */
export function print(what) {
  document.body.dataset.print = what;
  addEventListener('afterprint', () => { delete document.body.dataset.print; }, { once: true });
  window.print();
}
