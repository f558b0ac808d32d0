// @ts-check
// What the elements have in common: a shadow root with their markup and look, the language, and the module, which is loaded once for all.
import { hearDates } from './parts/dates.js';
import { load, places } from './parts/engine.js';
import { enter } from './parts/form.js';
import { lead } from './parts/issues.js';
import { bring, drawRefused } from './parts/named-rules.js';
import { idle } from './parts/pieces.js';
import { released } from './parts/press.js';
import { plant } from './parts/tree.js';
import { Ui } from './parts/ui.js';
import { el } from './parts/dom.js';
import css from './style/index.css';

/** @typedef {import('./parts/tree.js').Tree} Tree */
/** @typedef {import('./parts/named-rules.js').Refused} Refused */
/** @typedef {{ again: () => void, ask?: (aloud: boolean) => void, leave?: () => void, state?: () => unknown, restore?: (state: any) => void }} Tool what an element does once the module is there; `again` draws it anew in the language of the element, `state` and `restore` see parts/keep.js */

/** @type {CSSStyleSheet | undefined} one style sheet for all of them */
let look;
function style() {
  if (!look) {
    look = new CSSStyleSheet();
    look.replaceSync(css);
  }
  return look;
}

/** The language of what the element stands in, other shadow roots included. @param {Element} element */
function spokenAround(element) {
  for (let at = element; at; at = /** @type {ShadowRoot} */ (at.getRootNode()).host) {
    const says = at.closest('[lang]');
    if (says) return String(says.getAttribute('lang'));
  }
  return 'zh';
}

// On a server there are no elements: what is imported there can be named, and nothing more.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class YidiElement extends Base {
  /** Attributes that fill a field of the form in, with the field's name. @type {Record<string, string>} */
  static fills = {};

  static get observedAttributes() { return ['lang', 'links', 'packs', 'required', ...Object.keys(this.fills)]; }

  /** Properties that a page may have set before the element was one. @type {string[]} */
  static given = [];

  /** The markup. @type {Tree[]} */
  static form = [];

  /** Where yidi.wasm is, if not where the package has it. To be said before the first element begins: right after the import. @returns {string | URL | Request} */
  static get module() { return places.module; }
  static set module(address) { places.module = address; }

  /** The same for worker/thread.js, which must come from the page's own origin. @returns {string | URL} */
  static get thread() { return places.thread; }
  static set thread(address) { places.thread = address; }

  /** @type {Tool | undefined} */
  tool;

  /** @type {() => void} */
  #done = () => {};
  /** @type {(error: unknown) => void} */
  #failed = () => {};
  #begun = false;
  /** @type {Refused[]} packs that could not be loaded */
  #refused = [];
  /** @type {unknown} a state that came before the module was there */
  #kept;
  #idle = false;
  /** @type {{ form: HTMLFormElement, at: Element | null } | undefined} what was sent off before the module was there, and where the reader was then */
  #sent;
  #prepared = false; // from then on the tool empties its forms itself
  /** @type {Set<HTMLInputElement>} the fields that were written in before the module was there */
  #written = new Set();

  /** Resolves when the element answers; fails when the module cannot be loaded. @type {Promise<this>} */
  ready = new Promise((resolve, reject) => {
    this.#done = () => resolve(this);
    this.#failed = reject;
  });

  constructor() {
    super();
    this.ready.catch(() => {}); // the element says it itself
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style()];
    this.ui = new Ui(this, root);
    this.ui.told = (type, detail) => this.told(type, detail);
    this.internals = this.attachInternals();
    root.addEventListener('click', (event) => this.#follow(event));
    root.addEventListener('submit', (event) => this.#hold(event));
    for (const kind of /** @type {const} */ (['dragover', 'drop'])) root.addEventListener(kind, (event) => this.#catch(/** @type {DragEvent} */ (event)));
    for (const kind of ['input', 'change']) root.addEventListener(kind, (event) => this.#note(event));
    root.addEventListener('reset', () => this.#empty());
    this.ui.during(() => {
      const away = () => this.leave(); // going back must not bring it out again
      addEventListener('pagehide', away);
      return () => removeEventListener('pagehide', away);
    });
    hearDates(root);
  }

  /** No form is ever sent: what is in it would stand in the address that the browser asks for. One that is sent off before the module is there is answered then. @param {Event} event */
  #hold(event) {
    event.preventDefault();
    if (this.tool) return;
    this.#sent = { form: /** @type {HTMLFormElement} */ (event.target), at: this.#at() };
    this.ready.then(() => {
      const sent = this.#sent;
      this.#sent = undefined;
      // The answer is led to; not if the reader has gone on to something else meanwhile.
      if (sent && sent.at !== this.#at() && this.tool?.ask) this.tool.ask(false);
      else sent?.form.requestSubmit();
    }, () => {});
  }

  /** Where the focus is, in the element or on the page around. */
  #at() { return this.ui.root.activeElement ?? document.activeElement; }

  /** No file that is dropped here takes the page away; one that comes before the module is taken as if it had been chosen. @param {DragEvent} event */
  #catch(event) {
    const field = /** @type {HTMLInputElement | null} */ (this.ui.root.querySelector('input[type=file]'));
    if (!field || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (!this.tool && event.type === 'drop' && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  }

  /** What the reader writes before the module is there. @param {Event} event */
  #note({ target }) {
    const field = /** @type {HTMLInputElement} */ (target);
    if (!this.tool && field.type !== 'file') this.#written.add(field);
  }

  /** The reader has emptied the form before the module was there: nothing of it is answered, nor comes back. */
  #empty() {
    if (this.#prepared) return;
    this.#sent = this.#kept = undefined;
    this.#written.clear();
    this.ui.tell('yidi-clear', null);
  }

  /** What the reader has written since goes over what was kept: all of it first, and then it is told. @param {Array<{ field: HTMLInputElement, value: string, checked: boolean }>} written */
  #rewrite(written) {
    const changed = written.filter(({ field, value, checked }) => (field.type === 'radio' ? checked && !field.checked : field.value !== value || field.checked !== checked));
    for (const { field, value, checked } of changed) Object.assign(field, { value, checked });
    for (const { field } of changed) {
      const here = field === this.ui.root.activeElement && field.getClientRects().length > 0; // an area is settled when its field is left
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      if (field.dataset.kind !== 'area') field.dispatchEvent(new Event('change', { bubbles: true }));
      else if (!here) field.dispatchEvent(new Event('blur'));
    }
  }

  connectedCallback() {
    this.ui.come();
    if (this.#begun) {
      this.#speak(); // it may stand among another language now, and the rules may have changed meanwhile
      this.tool?.again();
      return;
    }
    if (this.#waits()) return;
    this.#begun = true;
    // Some browsers check spelling, and foretell what will be written, on a server.
    const frame = el('div', { id: 'frame', class: 'frame', part: 'frame', spellcheck: 'false', writingsuggestions: 'false' }, el('div', { id: 'refused', role: 'status' }));
    frame.append(.../** @type {typeof YidiElement} */ (this.constructor).form.map(plant));
    this.ui.root.append(frame);
    this.#speak();
    this.#takeOver();
    this.internals.ariaBusy = 'true';
    this.#start().then(() => {
      this.internals.ariaBusy = null;
      this.#done();
    }, async (error) => {
      await released();
      frame.prepend(el('p', { class: 'notice danger', role: 'alert' }, this.ui.t('broken')));
      this.internals.ariaBusy = null;
      this.#failed(error);
      console.error(error); // what exactly failed
    });
  }

  /** What stands hidden begins when the browser is idle, so that it does not hold up what is seen. */
  #waits() {
    const now = this.#idle || !this.closest('[hidden]');
    if (!now) idle().then(() => { this.#idle = true; if (this.isConnected) this.connectedCallback(); });
    return !now;
  }

  async #start() {
    // So that a page can say where the module is after it has imported this: with `await null` WebKit may go on here first.
    await new Promise((resolve) => { setTimeout(resolve); });
    await load();
    if (this.closest('[hidden]')) await idle();
    await this.#bring();
    const written = [...this.#written].map((field) => ({ field, value: field.value, checked: field.checked }));
    this.#prepared = true;
    this.tool = this.prepare(this.ui);
    this.begin();
    this.#written.clear();
    this.tool.again();
    if (this.#kept) {
      this.tool.restore?.(this.#kept);
      this.#rewrite(written);
    }
    // A file that was chosen before anybody heard of it.
    for (const field of this.ui.root.querySelectorAll('input[type=file]')) if (/** @type {HTMLInputElement} */ (field).files?.length) field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** What the reader has put in, to be kept and put back by the page around: nothing that says who somebody is, and null where there is nothing. */
  get state() { return (this.tool ? this.tool.state?.() : this.#kept) ?? null; }
  set state(state) {
    if (this.tool) this.tool.restore?.(state);
    else this.#kept = state;
  }

  /** Nothing about a person stays behind when the reader goes elsewhere. */
  leave() {
    if (this.tool) return this.tool.leave?.();
    this.#sent = undefined;
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (this.ui.root.querySelectorAll('[data-personal] [name]'))) field.value = '';
  }

  disconnectedCallback() {
    queueMicrotask(() => { // not if it was only moved
      if (this.isConnected) return;
      this.ui.go();
      this.leave();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.#begun || before === now) return;
    if (name === 'lang' || name === 'links') {
      this.#speak();
      this.tool?.again();
    } else if (!this.tool) {
      // it is looked at when the module is there
    } else if (name === 'packs') this.#bring();
    else if (name === 'required') this.told('', undefined);
    else this.stated(name, now);
  }

  #speak() {
    this.ui.lang = /^en\b/i.test(spokenAround(this)) ? 'en' : 'zh';
    this.ui.links = this.hasAttribute('links');
    this.ui.id('frame').lang = this.ui.lang === 'en' ? 'en' : 'zh-CN';
    this.ui.translate();
    drawRefused(this.ui, this.#refused);
  }

  /** Properties that were set on what was not yet an element would hide the real ones. */
  #takeOver() {
    for (const name of /** @type {typeof YidiElement} */ (this.constructor).given) {
      if (!Object.hasOwn(this, name)) continue;
      const self = /** @type {any} */ (this);
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
  }

  /** Loads the rules named in `packs`; without those that cannot be loaded the element goes on, and says so. */
  async #bring() {
    const addresses = this.getAttribute('packs')?.split(/\s+/).filter(Boolean) ?? [];
    const answers = [];
    for (const address of addresses) answers.push(await bring(this.ui, address)); // in their order: a later one replaces an earlier one
    this.#refused = answers.filter((one) => one !== null);
    await released();
    drawRefused(this.ui, this.#refused);
    if (this.#refused.length) this.ui.tell('yidi-issues', this.#refused.map(({ name }) => ({ code: 'pack.not_loaded', severity: 'error', field: 'packs', message: this.ui.t('named.refused', { name }) })));
  }

  /** A link to something in the element; the address of the page around is left alone. @param {Event} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const node = link && !event.defaultPrevented ? this.ui.find(String(link.getAttribute('href')).slice(1)) : null;
    if (!node) return;
    event.preventDefault();
    lead(node);
  }

  /** @override To the first thing in it that can be used. @param {FocusOptions} [how] */
  focus(how) { this.ui.first()?.focus(how); }

  /** Puts in what the attributes state, where the reader has not written meanwhile; called when the form is new, and when the form around is reset. */
  begin() {
    for (const [name, path] of Object.entries(/** @type {typeof YidiElement} */ (this.constructor).fills)) {
      const value = this.getAttribute(name);
      if (value !== null && ![...this.#written].some((field) => field.name === path)) this.stated(name, value);
    }
  }

  /** An attribute states something, or (null) no longer does. @param {string} name @param {string | null} value */
  stated(name, value) { enter(this.ui, /** @type {typeof YidiElement} */ (this.constructor).fills[name], value); }

  /** Hears what the element is about to tell the page around. @param {string} _type @param {unknown} _detail */
  told(_type, _detail) {}

  /** What the element does, once its markup stands and the module is there. @param {Ui} _ui @returns {Tool} */
  prepare(_ui) { throw new Error('an element says what it does'); }
}
