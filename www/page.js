// @ts-check
// The page around the elements: which tool is on it, which language it speaks, what it begins with, and what it keeps. The elements do the rest.
import { YidiElement } from '../pkg/elements/index.js';
import { version } from '../pkg/yidi.js';
import { examples } from './examples.js';
import { install } from './install.js';
import { keeper } from './keep.js';
import { spoken } from './words.js';

/** @typedef {import('./words.js').Lang} Lang */

/** @type {any} what the elements are and can do: ../pkg/elements/index.d.ts */
const element = (/** @type {string} */ id) => document.getElementById(id);

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
  return node;
}

YidiElement.thread = new URL('thread.js', import.meta.url);

// ---- the language

/** @type {Lang} */
let lang = 'zh';
/** @type {Map<string, string>} the Chinese that index.html came with */
const chinese = new Map();

/** @param {string} key @param {Record<string, string | number>} [values] */
const t = (key, values = {}) => (spoken[lang][key] ?? chinese.get(key) ?? '').replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** @param {Lang} to */
function speak(to) {
  lang = to;
  const code = to === 'en' ? 'en' : 'zh-CN';
  document.documentElement.lang = code;
  for (const node of document.querySelectorAll('[data-t]')) {
    const key = String(node.getAttribute('data-t'));
    if (!chinese.has(key)) chinese.set(key, node.textContent ?? '');
    node.textContent = t(key);
  }
  for (const tool of document.querySelectorAll('[data-tool] > [links]')) {
    if ((tool.getAttribute('lang') ?? 'zh-CN') !== code) tool.setAttribute('lang', code); // each change draws the tool anew
  }
  const button = byId('language');
  button.lang = to === 'en' ? 'zh-CN' : 'en';
  button.textContent = to === 'en' ? '中文' : 'English';
  entitle();
}

/** Which language does the address ask for? Chinese unless it says otherwise. @returns {Lang} */
function asked() {
  const from = new URLSearchParams(location.search).get('lang') ?? new URLSearchParams(location.hash.slice(1)).get('lang');
  return from === 'en' ? 'en' : 'zh';
}

/** The address in this language, so that it can be passed on. @param {Lang} to */
function addressIn(to) {
  const address = new URL(location.href);
  address.searchParams.set('lang', to);
  address.hash = address.hash.replace(/(^#|&)lang=[^&]*/, '$1').replace(/[#&]$/, ''); // the tool stays, the old language goes
  return address;
}

byId('language').addEventListener('click', () => {
  speak(lang === 'en' ? 'zh' : 'en');
  tellVersion();
  kept.save(addressIn(lang)); // nothing is requested
});

// ---- which tool: #year, #filing, #direct, #error=参保人未备案, #rules=110000, #map, #bulk, #estimate=110000; anything else is the calculator

/** What an address that brings more than the tool's name does with it. @type {Record<string, (text: string) => void>} */
const enter = {
  estimate: (text) => element('estimate').open?.(text) ?? element('estimate').choose(text),
  error: (text) => element('error').explain(text),
  rules: (what) => element('rules').show(what),
  map: (code) => element('map').show?.(code),
};
const TOOLS = [...document.querySelectorAll('[data-tool]')].map((section) => String(/** @type {HTMLElement} */ (section).dataset.tool));
const kept = keeper(TOOLS, element);
let current = 'estimate';

const entitle = () => { document.title = t(current === 'estimate' ? 'page.title' : `title.${current}`); };

/** The tool that the address names, and what it brings for it. @returns {{ to: string, text: string }} */
function addressed() {
  const [[name, text] = ['', '']] = new URLSearchParams(location.hash.slice(1));
  return TOOLS.includes(name) ? { to: name, text } : { to: 'estimate', text: '' };
}

/** @param {string} to @returns {boolean} is it another one? */
function turn(to) {
  if (to === current) return false;
  element(current).leave?.();
  current = to;
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-tool]'))) section.hidden = section.dataset.tool !== to;
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-to]'))) {
    if (link.dataset.to === to) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  byId('skip').setAttribute('href', `#${to}`);
  entitle();
  return true;
}

/** A new entry in the history: a link was followed, or the page opened. */
async function follow() {
  const { to, text } = addressed();
  const moved = turn(to);
  if (text && enter[to]) {
    await element(to).ready;
    enter[to](text);
  } else if (moved) {
    byId(`${to}-heading`).focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  kept.save();
}

/** Back or forward, to an entry that was there before: the tool comes as it was then, and the browser sees to the place on the page. @param {import('./keep.js').Entry} entry */
function back(entry) {
  const { to } = addressed();
  if (turn(to)) byId(`${to}-heading`).focus({ preventScroll: true });
  kept.back(entry, to);
  kept.save(asked() === lang ? undefined : addressIn(lang));
}

// Back and forward are told of by popstate alone where the language in the address differs too. A new entry is followed at hashchange:
// after popstate a browser still goes to what the address names, and would take the focus from the heading.
let fresh = false;
addEventListener('popstate', () => {
  const entry = kept.entry();
  fresh = !entry;
  if (entry) back(entry);
});
addEventListener('hashchange', () => {
  if (fresh) follow();
  fresh = false;
});

document.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!(link instanceof HTMLAnchorElement) || !link.getAttribute('href')?.startsWith('#')) return;
  kept.save(); // before the next entry comes; also what a field has that was not left yet
  const same = link.hash === location.hash;
  setTimeout(() => { if (same && !event.defaultPrevented) follow(); }); // of the address that is there already no browser tells
}, true);

byId('skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address names tools
  const frame = element(current).shadowRoot.getElementById('frame'); // not the element: with a tabindex of its own Tab would pass it by
  frame.tabIndex = -1;
  frame.focus({ preventScroll: true });
  scrollTo(0, scrollY + frame.getBoundingClientRect().top - 16);
});

// ---- what is kept: see keep.js

for (const kind of ['yidi-change', 'yidi-receipt', 'yidi-issues', 'yidi-year']) document.addEventListener(kind, () => kept.soon());
document.addEventListener('yidi-clear', (event) => {
  const { id } = /** @type {HTMLElement} */ (event.target);
  const address = new URL(location.href);
  if (id === current) address.hash = id === 'estimate' ? '' : id;
  kept.clear(id, address);
});
document.addEventListener('input', () => kept.soon());
document.addEventListener('visibilitychange', () => kept.save()); // a phone may not tell any more
addEventListener('pagehide', () => kept.save());

/** A visit goes from the calculator into the year. */
document.addEventListener('yidi-visit', async (event) => {
  kept.flush();
  const year = await element('year').ready;
  year.add(/** @type {CustomEvent} */ (event).detail);
  location.hash = 'year';
});

// ---- examples, and the start

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-example]'))) {
  button.addEventListener('click', async () => {
    const calculator = await element('estimate').ready;
    calculator.claim = examples[String(button.dataset.example)];
    calculator.compute();
  });
}

function tellVersion() { byId('version').textContent = t('version', { ...version() }); }

/** A newer version is there, and waits until the reader wants it. @param {() => void} take */
function tellNews(take) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.t = 'news.take';
  button.addEventListener('click', () => { kept.save(); take(); });
  const words = document.createElement('p');
  words.dataset.t = 'news';
  for (const node of [words, button]) node.textContent = t(String(node.dataset.t));
  byId('news').replaceChildren(words, button);
}

speak(asked());
const begun = kept.entry();
if (begun) {
  turn(addressed().to);
  kept.reload(begun);
} else follow();
await element('estimate').ready;
tellVersion();
if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
// The browser goes by itself to what the address names, and takes the focus from the heading; unless the reader has begun, it comes back.
if (!begun && current !== 'estimate' && document.activeElement === document.body) byId(`${current}-heading`).focus({ preventScroll: true });
byId('not-loaded').hidden = true; // what went wrong was none of ours
document.documentElement.dataset.ready = 'true';
// Only now, so that nothing of it comes before the reader's own figures. Where there is no such thing, all goes on without.
install(tellNews).then(() => { byId('offline').hidden = false; }, () => {});
