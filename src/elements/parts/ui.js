// @ts-check
// One element on a page: its shadow root and the language it speaks. Everything that draws or asks takes it first, for several elements
// may stand on one page, in different languages.
import { spoken } from '../words/index.js';

/** @typedef {import('../words/index.js').Lang} Lang */

export class Ui {
  /** @type {Lang} */
  lang = 'zh';
  /** Does the page around have the other tools, so that links to them (#rules=110000) lead somewhere? */
  links = false;

  /** What the element itself does with what it is about to tell. @type {(type: string, detail: unknown) => void} */
  told = () => {};

  #there = false;
  /** @type {Array<{ begin: () => () => void, end?: () => void }>} */
  #spells = [];

  /** @param {HTMLElement} host @param {ShadowRoot} root */
  constructor(host, root) {
    this.host = host;
    this.root = root;
  }

  /** The words for a key, with {name} replaced; '' if there are none. @param {string} key @param {Record<string, string | number>} [values] */
  t = (key, values = {}) => (spoken[this.lang][key] ?? '').replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  /** The node with this id, if there is one. @param {string} id @returns {HTMLElement | null} */
  find = (id) => this.root.getElementById(id);

  /** The node with this id, which the element is known to have. @param {string} id @returns {HTMLElement} */
  id = (id) => {
    const node = this.find(id);
    if (!node) throw new Error(`the element has no #${id}`);
    return node;
  };

  /** The first thing in it that can be used now. @returns {HTMLElement | undefined} */
  first = () => [.../** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll('input, select, textarea, button'))].find((node) => node.getClientRects().length > 0 && !node.matches(':disabled'));

  /** Puts all under `root` that carries data-t into the language; templates are done when they are stamped out. @param {ParentNode} [root] */
  translate(root = this.root) {
    for (const node of root.querySelectorAll('[data-t]')) node.textContent = this.t(String(node.getAttribute('data-t')));
    for (const node of root.querySelectorAll('[data-t-label]')) node.setAttribute('label', this.t(String(node.getAttribute('data-t-label'))));
  }

  /** Tells the page around. @param {string} type @param {unknown} detail */
  tell(type, detail) {
    this.told(type, detail);
    this.host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Does something as long as the element is in a page: begins it now and whenever the element comes back, and ends it by what `begin` gives. @param {() => () => void} begin */
  during(begin) {
    this.#spells.push(this.#there ? { begin, end: begin() } : { begin });
  }

  /** The element has come into a page. */
  come() {
    this.#there = true;
    for (const spell of this.#spells) spell.end ??= spell.begin();
  }

  /** The element was taken out. */
  go() {
    this.#there = false;
    for (const spell of this.#spells) {
      spell.end?.();
      spell.end = undefined;
    }
  }
}
