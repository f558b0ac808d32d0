// @ts-check
// The elements of yidi: import this once, and write <yidi-calculator>, <yidi-filing-check>, <yidi-error-help> … into the page.
import bulk from './bulk/bulk.html';
import { prepareBulk } from './bulk/index.js';
import calculator from './calculator/calculator.html';
import { prepareCalculator } from './calculator/index.js';
import coverage from './coverage/coverage.html';
import { prepareCoverage } from './coverage/index.js';
import { openLink } from './calculator/share.js';
import { preparePaper } from './calculator/sheet.js';
import direct from './direct/direct.html';
import { prepareDirect } from './direct/index.js';
import { YidiElement } from './element.js';
import error from './error/error.html';
import { prepareError } from './error/index.js';
import { YidiField } from './field.js';
import filing from './filing/filing.html';
import { prepareFiling } from './filing/index.js';
import { prepareRules } from './rules/index.js';
import rules from './rules/rules.html';
import { prepareYear } from './year/index.js';
import year from './year/year.html';

export { YidiElement };

/** @typedef {import('./parts/ui.js').Ui} Ui */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Filing} Filing */
/** @typedef {{ focus?: boolean }} Asked */
/** @typedef {import('yidi').Reversal} Reversal */
/** @template T @typedef {T | undefined} Maybe */

/** What a person pays for one visit. Form-associated: it submits the receipt as JSON under its `name`. */
export class YidiCalculator extends YidiField {
  static form = calculator;
  static fills = { 'insured-area': 'insuredArea', 'treatment-area': 'treatmentArea', scheme: 'person.scheme' };
  static given = ['claim', 'mode'];
  static get observedAttributes() { return [...super.observedAttributes, 'mode']; }
  /** @type {Maybe<ReturnType<typeof prepareCalculator> & { setMode?: (mode: 'guided' | 'expert') => void }>} */
  #tool;
  /** @type {Maybe<Partial<Claim>>} what was put in before the module was there */
  #early;

  /** @override @param {Ui} ui */
  prepare(ui) {
    this.#tool = prepareCalculator(ui);
    preparePaper(ui);
    return this.#tool;
  }

  /** @override A claim that was put in counts, and the attributes without one. */
  begin() {
    super.begin();
    if (this.#early) this.#tool?.put(this.#early);
    this.#early = undefined;
  }

  /** @override */
  empty() {
    this.#tool?.put({});
    this.begin();
  }

  /** @override */
  get found() { return this.receipt; }

  /** The claim as the form states it; set it to fill the form in. @returns {Partial<Claim>} */
  get claim() { return this.#tool?.read() ?? this.#early ?? {}; }
  set claim(claim) {
    if (this.#tool) this.#tool.put(claim ?? {});
    else this.#early = claim ?? undefined;
  }

  /** "guided", one question at a time, or "expert", all fields at once. @returns {'guided' | 'expert'} */
  get mode() { return this.getAttribute('mode') === 'guided' ? 'guided' : 'expert'; }
  set mode(mode) { this.setAttribute('mode', mode); }

  /** @override @param {string} name @param {string | null} value */
  stated(name, value) {
    if (name === 'mode') this.#tool?.setMode?.(this.mode);
    else super.stated(name, value);
  }

  /** The receipt shown, if there is one. */
  get receipt() { return this.#tool?.receipt() ?? null; }

  /** What stands in its way. */
  get issues() { return this.#tool?.faults() ?? []; }

  /** Computes, as the button does. @param {Asked} [how] */
  compute({ focus = true } = {}) { this.#tool?.ask(focus); }

  /** Puts the insured area in and leaves the rest; computes again where there was a result. @param {string} code */
  choose(code) { return this.#tool?.choose(code) ?? false; }

  /** Follows an address: a code chooses the insured area, and what the share button wrote is put in. Says so where it is neither. @param {string} text */
  open(text) { return this.#tool ? openLink(this.ui, this.#tool, text) : false; }
}

/** Checks a filing (异地就医备案). Form-associated: it submits its report, in which nothing identifies a person. */
export class YidiFilingCheck extends YidiField {
  static form = filing;
  static fills = { 'insured-area': 'insuredArea', 'treatment-area': 'destination', scheme: 'person.scheme' };
  static given = ['filing'];
  /** @type {Maybe<ReturnType<typeof prepareFiling>>} */
  #tool;
  /** @type {Maybe<Partial<Filing>>} */
  #early;

  /** @override @param {Ui} ui */
  prepare(ui) { return (this.#tool = prepareFiling(ui)); }

  /** @override */
  begin() {
    super.begin();
    if (this.#early) this.#tool?.put(this.#early);
    this.#early = undefined;
  }

  /** @override */
  empty() {
    this.#tool?.clear();
    this.begin();
  }

  /** @override */
  get found() { return this.report; }

  /** The filing as the form states it, without what identifies a person; set it to fill the form in. @returns {Partial<Filing>} */
  get filing() { return this.#tool?.read() ?? {}; }
  set filing(filing) {
    if (this.#tool) this.#tool.put(filing ?? {});
    else this.#early = filing ?? undefined;
  }

  /** @returns {import('yidi').FilingReport | null} */
  get report() { return this.#tool?.report() ?? null; }
  get issues() { return this.report?.issues ?? this.#tool?.faults() ?? []; }

  /** Checks, as the button does. @param {Asked} [how] */
  check({ focus = true } = {}) { this.#tool?.ask(focus); }
}

/** Says what an error at the counter means. */
export class YidiErrorHelp extends YidiElement {
  static form = error;
  static fills = { text: 'text' };
  static given = ['text'];
  /** @type {Maybe<ReturnType<typeof prepareError>>} */
  #tool;
  #early = '';

  /** @override @param {Ui} ui */
  prepare(ui) { return (this.#tool = prepareError(ui)); }

  /** @override */
  begin() {
    super.begin();
    if (this.#early) this.stated('text', this.#early);
  }

  /** @override @param {string} _name @param {string | null} text */
  stated(_name, text) {
    if (text) this.#tool?.enter(text, false);
    else this.#tool?.clear();
  }

  /** What is to be explained; set, it is. */
  get text() { return this.#tool?.text() ?? this.#early; }
  set text(text) {
    if (this.#tool) this.stated('text', text);
    else this.#early = text ?? '';
  }

  /** @returns {import('yidi').Explanation | null} */
  get report() { return this.#tool?.report() ?? null; }
  get issues() { return this.#tool?.faults() ?? []; }

  /** Explains a text, or what stands in the field. @param {string} [text] @param {Asked} [how] */
  explain(text, { focus = true } = {}) {
    if (text === undefined) this.#tool?.ask(focus);
    else this.#tool?.enter(text, focus);
  }
}

/** Says whether direct settlement will work. */
export class YidiDirectCheck extends YidiElement {
  static form = direct;
  static fills = { 'insured-area': 'insuredArea', 'treatment-area': 'treatmentArea', scheme: 'person.scheme' };
  /** @type {Maybe<ReturnType<typeof prepareDirect>>} */
  #tool;
  /** @override @param {Ui} ui */
  prepare(ui) { return (this.#tool = prepareDirect(ui)); }

  /** @returns {import('yidi').DirectSettlement | null} */
  get report() { return this.#tool?.report() ?? null; }
  get issues() { return this.report?.issues ?? this.#tool?.faults() ?? []; }

  /** Checks, as the button does. @param {Asked} [how] */
  check({ focus = true } = {}) { this.#tool?.ask(focus); }
}

/** Shows the rules of an area, and takes rules of the reader's own. */
export class YidiRules extends YidiElement {
  static form = rules;
  static fills = { 'insured-area': 'area' };
  /** @type {Maybe<ReturnType<typeof prepareRules>>} */
  #tool;
  /** @override @param {Ui} ui */
  prepare(ui) { return (this.#tool = prepareRules(ui)); }

  /** @override @param {string} _name @param {string | null} code */
  stated(_name, code) { if (code) this.#tool?.enter(code, false); }

  /** Shows "110000", "110000/employee/2023-01-01" or "130200/fill". @param {string} what */
  show(what) { this.#tool?.enter(what); }
}

/** Settles a table of claims. */
export class YidiBulk extends YidiElement {
  static form = bulk;
  /** @override @param {Ui} ui */
  prepare(ui) { return prepareBulk(ui); }
}

/** Settles the visits of a year together. */
export class YidiYear extends YidiElement {
  static form = year;
  static given = ['visits'];
  /** @type {Maybe<ReturnType<typeof prepareYear>>} */
  #tool;
  /** @type {Maybe<Array<Claim | Reversal>>} what was put in before the module was there */
  #early;

  /** @override @param {Ui} ui */
  prepare(ui) { return (this.#tool = prepareYear(ui)); }

  /** @override */
  begin() {
    if (this.#early) this.#tool?.put(this.#early);
    this.#early = undefined;
  }

  /** The visits, and the claims taken back, as simulateYear takes them; set them to fill the year in. */
  get visits() { return this.#tool?.read() ?? this.#early ?? []; }
  set visits(visits) {
    if (this.#tool) this.#tool.put(visits);
    else this.#early = visits;
  }

  /** The year as it was settled last, if there is anything in it. */
  get result() { return this.#tool?.result() ?? null; }

  /** One more visit. @param {Claim} claim */
  add(claim) {
    if (this.#tool) this.#tool.add(claim);
    else this.#early = [...this.#early ?? [], claim];
  }
}

/** What is covered, as a map of tiles. */
export class YidiCoverage extends YidiElement {
  static form = coverage;
  /** @type {Maybe<ReturnType<typeof prepareCoverage>>} */
  #tool;
  /** @override @param {Ui} ui */
  prepare(ui) { return (this.#tool = prepareCoverage(ui)); }

  /** Shows the insured areas of a province. @param {string} code */
  show(code) { return this.#tool?.show(code) ?? false; }
}

const elements = {
  'yidi-calculator': YidiCalculator, 'yidi-filing-check': YidiFilingCheck, 'yidi-error-help': YidiErrorHelp,
  'yidi-direct-check': YidiDirectCheck, 'yidi-rules': YidiRules, 'yidi-bulk': YidiBulk,
  'yidi-year': YidiYear, 'yidi-coverage': YidiCoverage,
};
// On a server there is nothing to define them in; and a page that imports two copies keeps the first.
for (const [name, element] of Object.entries(elements)) if (globalThis.customElements && !customElements.get(name)) customElements.define(name, element);
