// @ts-check
// What the tools beside the calculator have in common: a form that is asked, then followed as it changes, and a report beside it.
import { area } from 'yidi';
import { areaChooser } from './areas.js';
import { basis, documentList } from './documents.js';
import { el } from './dom.js';
import { collect, fillIn, settle } from './form.js';
import { clear, lead, nameOf, place, show, words } from './issues.js';
import { kept, putBack } from './keep.js';
import { unpressed } from './press.js';
import { printAlone } from './paper.js';

/** @typedef {import('yidi').Issue} Issue */
/** @typedef {import('yidi').CitedDocument} CitedDocument */
/** @typedef {Array<Node | string | null>} Nodes */
/** @typedef {{ faults: Issue[] } | { verdict: Nodes, good: boolean | undefined, details: Nodes, report?: unknown }} Answer what is wrong with the question, or the answer; `good` is left open where there is nothing to be glad or sorry about, `report` is what the page around is told */
/** @typedef {{ said: import('./keep.js').Said[], shown: boolean }} Kept what the form says, and whether there was an answer */

/**
 * @param {import('./ui.js').Ui} ui
 * @param {string} name of the tool
 * @param {object} how
 * @param {(question: any) => Answer} how.answer
 * @param {(question: any) => void} [how.follow] brings the form in step with what it states
 * @param {() => void} [how.reset] puts in what an empty form begins with
 */
export function tool(ui, name, { answer, follow = () => {}, reset = () => {} }) {
  const form = /** @type {HTMLFormElement} */ (ui.id(`${name}-form`));
  const where = { form: form.id, box: `${name}-problems`, prefix: `${name}/` };
  const report = ui.id(`${name}-report`);
  let asked = false;
  let seen = ''; // the question that was answered last
  /** @type {any} */
  let reported = null;
  /** @type {Issue[]} */
  let faults = [];
  const read = () => collect(form, {});
  const step = () => { settle(ui, form); follow(read()); };

  /** The answer; where the module itself broke, that: what was answered before is no answer any more. @returns {Answer} */
  function attempt() {
    try {
      step();
      return answer(read());
    } catch (error) {
      console.error(error);
      const { code = 'internal', message = String(error), issues } = /** @type {any} */ (error);
      return { faults: issues ?? [{ code, severity: 'error', message }] };
    }
  }

  /** @param {boolean} aloud was the answer asked for, or does it follow a change? */
  function run(aloud) {
    const found = attempt();
    asked = true;
    seen = JSON.stringify(read());
    ui.tell('yidi-change', null);
    clear(ui, where);
    const understood = !('faults' in found);
    faults = understood ? [] : found.faults;
    reported = understood ? found.report ?? null : null;
    if (!understood) ui.tell('yidi-issues', faults);
    else if ('report' in found) ui.tell('yidi-report', reported);
    report.hidden = !understood;
    ui.id(`${name}-waiting`).hidden = true;
    if (!understood) return show(ui, found.faults, aloud, where);
    const verdict = ui.id(`${name}-verdict`);
    verdict.className = `verdict notice${found.good === undefined ? '' : found.good ? ' good' : ' danger'}`;
    verdict.replaceChildren(...solid(found.verdict));
    const details = ui.id(`${name}-details`);
    const open = [...details.querySelectorAll('details')].map((fold) => fold.open);
    details.replaceChildren(...solid(found.details));
    details.querySelectorAll('details').forEach((fold, i) => { fold.open = open[i] ?? false; });
    if (!aloud) return;
    ui.id(`${name}-report-heading`).focus({ preventScroll: true });
    report.scrollIntoView({ block: 'start' });
  }

  /** Leaving a field by pressing the button has been answered already: the answer stays, and with it the focus. */
  function changed() {
    try {
      step();
    } catch (error) {
      if (asked) return run(false);
      throw error;
    }
    if (asked && JSON.stringify(read()) !== seen) run(false);
    else ui.tell('yidi-change', null); // what the answers are is the element's state; they may say who somebody is
  }
  const choosers = [...form.querySelectorAll('[data-kind="area"]')].map((node) => {
    const input = /** @type {HTMLInputElement} */ (node);
    return { input, show: areaChooser(ui, input, () => unpressed(changed)) };
  });

  /** @param {boolean} [early] leaves what was written in before the module was there */
  function empty(early = false) {
    for (const { input, show } of choosers) {
      if (!early || !input.value) {
        input.dataset.code = '';
        delete input.dataset.county;
      }
      show();
    }
    asked = false;
    reported = null;
    faults = [];
    reset();
    clear(ui, where);
    step();
    report.hidden = true;
    ui.id(`${name}-waiting`).hidden = false;
    ui.id(`${name}-verdict`).replaceChildren();
    ui.id(`${name}-details`).replaceChildren();
    ui.told('', undefined);
  }

  form.addEventListener('submit', (event) => { event.preventDefault(); run(true); });
  form.addEventListener('change', () => unpressed(changed));
  let clearing = false;
  /** Empties it, as its button does. */
  function wipe() {
    clearing = true;
    form.reset();
    clearing = false;
    empty();
  }
  form.addEventListener('reset', () => {
    if (clearing) return;
    setTimeout(() => { // after the browser has emptied the fields
      empty();
      ui.tell('yidi-clear', null);
    });
  });
  empty(true);
  const begun = JSON.stringify(kept(form));
  return {
    form,
    ask: (aloud = true) => run(aloud),
    /** What was answered last, as the engine said it, and what was wrong with the question. */
    report: () => reported,
    faults: () => faults,
    clear: wipe,
    /** Another question altogether, without an answer yet. @param {any} said */
    put(said) {
      wipe();
      for (let round = 0; round < 2; round++) { // what is asked may follow from what was said: the papers from the category
        fillIn(form, said);
        step();
      }
    },
    /** @returns {Kept | null} */
    state() {
      const said = kept(form);
      return asked || JSON.stringify(said) !== begun ? { said, shown: asked } : null;
    },
    /** The answer is given anew; neither focus nor place moves. @param {Kept | null} state */
    restore(state) {
      empty();
      const said = state?.said ?? JSON.parse(begun);
      for (let times = 0; times < 3; times++) { // an answer may open a question, and that one another
        putBack(form, said);
        for (const { show } of choosers) show();
        step();
      }
      if (state?.shown) run(false);
    },
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

/** What was asked, so that a sheet of paper says it too. @param {import('./ui.js').Ui} ui @param {string} insured @param {string} treatment @param {...string} more */
export const route = (ui, insured, treatment, ...more) => el('p', { class: 'route' },
  [ui.t('receipt.from', { insured: area(insured, ui.lang)?.name ?? insured, treatment: area(treatment, ui.lang)?.name ?? treatment }), ...more].join(' · '));

/** A heading and what stands under it. @param {string} title @param {...(Node | string | null)} children */
export const part = (title, ...children) => el('section', { class: 'part' }, el('h3', {}, title), ...children);

/** Issues with remedy and documents; the name of a field leads to it. @param {import('./ui.js').Ui} ui @param {string} name of the tool @param {Issue[]} issues @param {CitedDocument[]} documents @param {'ol' | 'ul'} [kind] */
export function findings(ui, name, issues, documents, kind = 'ul') {
  const where = { form: `${name}-form`, box: '', prefix: `${name}/` };
  return el(kind, { class: 'findings' }, ...issues.map((issue) => {
    const node = place(ui, issue.field, where);
    const title = node && nameOf(ui, node);
    const link = title ? el('a', { href: `#${node.id}` }, title) : null;
    link?.addEventListener('click', (event) => { event.preventDefault(); if (node) lead(node); });
    return el('li', { class: issue.severity, 'data-code': issue.code }, el('b', { class: 'severity' }, ui.t(`severity.${issue.severity}`)), ' ', ...words(ui, issue),
      link ? el('span', { class: 'to' }, ' ', link) : ui.links && name !== 'filing' && issue.field?.startsWith('filing') ? el('span', { class: 'to' }, el('a', { href: '#filing' }, ui.t('findings.toFiling'))) : null, basis(ui, issue.documents, documents, `${name}-document`));
  }));
}

/** @param {import('./ui.js').Ui} ui @param {string} name @param {string[] | undefined} references @param {Array<CitedDocument | import('yidi').RuleDocument>} documents */
export const rests = (ui, name, references, documents) => basis(ui, references, documents, `${name}-document`);

/** The end of every report: what it rests on, what it is worth, and a way to print it. @param {import('./ui.js').Ui} ui @param {string} name @param {CitedDocument[]} documents */
export function ending(ui, name, documents) {
  const once = documents.filter(({ id }, i) => documents.findIndex((other) => other.id === id) === i);
  return [
    once.length ? part(ui.t('tool.part.documents'), documentList(ui, once, `${name}-document`)) : null,
    el('p', { class: 'hint' }, ui.t('tool.estimate')),
    el('div', { class: 'actions' }, button(ui, 'report.print', `${name}-print`, () => print(ui, 'report')))];
}

/** @param {import('./ui.js').Ui} ui @param {string} key @param {string} id @param {() => void} act */
export function button(ui, key, id, act) {
  const node = el('button', { type: 'button', id }, ui.t(key));
  node.addEventListener('click', act);
  return node;
}

/** Prints the report, or the form to take along alone; nothing else of the page around. @param {import('./ui.js').Ui} ui @param {'report' | 'sheet'} what */
export function print(ui, what) {
  // What is folded away on the screen belongs on paper all the same.
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (ui.root.querySelectorAll('.take-along details'))) fold.open = true;
  printAlone(ui, what);
}
