// @ts-check
// Wires the page: the form says what is claimed, the engine says what is paid.
import init, { area, estimate, version } from '../pkg/yidi.js';
import { areaChooser } from './areas.js';
import { byId, el, yuan } from './dom.js';
import { prepareEditor, rewrite, show as showBill, unread } from './editor.js';
import { drawCurve, hideCurve } from './curve.js';
import { examples } from './examples.js';
import { emptyBill, fill, fillYear, itemised, prepare, read, settle } from './form.js';
import { clear, lead, show } from './issues.js';
import { unpressed } from './press.js';
import { onRules } from './own-rules.js';
import { draw } from './receipt.js';
import { compiled, thread } from './thread.js';
import { againTools, prepareTools } from './tools.js';
import { lang, speak, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Receipt} Receipt */
/** @typedef {'asked' | 'changed' | 'typing'} Why how much the reader wants to hear: all, all without moving the focus, or good news only */

const form = /** @type {HTMLFormElement} */ (byId('claim'));
const receipt = byId('receipt');
const peek = byId('peek');
const columns = /** @type {HTMLElement} */ (document.querySelector('.columns'));
/** @type {Receipt | null} */
let last = null;
let computed = ''; // what the result shown was computed from
let rules = 0; // how often rules were brought along or taken away
let started = false; // after the first result (or list of faults) every change is computed at once

/** @type {Map<HTMLElement, () => void>} */
const shows = new Map();
/** @param {HTMLInputElement} input */
const showArea = (input) => shows.get(input)?.();

/** Something was said or taken back: the form settles, the bill is looked over, and once there was a result it follows. @param {Why} why */
function update(why) {
  settle();
  const claim = read();
  columns.classList.toggle('itemised', itemised());
  if (itemised()) showBill(claim);
  if (started || why === 'asked') compute(why, claim);
}

/** @param {Why} why @param {ReturnType<typeof read>} claim */
function compute(why, claim) {
  const now = JSON.stringify([claim, lang(), rules]);
  if (why !== 'asked' && now === computed) return; // leaving a field says nothing new: keep what is on the screen, under the reader's finger
  const result = estimate(claim, lang());
  started = true;
  byId('waiting').hidden = true;
  if (!result.ok && why === 'typing') {
    byId('stale').hidden = false;
    return;
  }
  clear();
  computed = now;
  last = result.ok ? result : null;
  receipt.hidden = peek.hidden = !result.ok;
  if (!result.ok) {
    hideCurve();
    show(result.issues, why === 'asked');
    return offer(claim, result.issues);
  }
  draw(result, { insured: area(result.insuredArea, lang()), treatment: area(result.treatmentArea, lang()), scheme: claim.person?.scheme }, nextVisit);
  drawCurve(claim, result);
  const left = itemised() ? unread() : 0;
  byId('not-counted').hidden = !left;
  byId('not-counted').textContent = t('bill.restsNotCounted', { n: left });
  peek.textContent = t('peek', { fund: yuan(result.fundTotal), cash: yuan(result.cash) });
  if (why === 'asked') {
    byId('receipt-heading').focus({ preventScroll: true });
    receipt.scrollIntoView({ block: 'start' });
  }
}

/** Where the rules are lacking, the figures of a notice would do. @param {ReturnType<typeof read>} claim @param {import('../pkg/yidi.js').Issue[]} issues */
function offer({ insuredArea }, issues) {
  const insured = insuredArea ? area(insuredArea, lang()) : null;
  if (!insured || insured.rules === 'bundled' || !issues.some(({ code }) => code.startsWith('policy.'))) return;
  document.querySelector('#problems .problems')?.append(el('p', { class: 'offer' }, el('a', { class: 'button', href: `#rules=${insured.code}/fill` }, t(`offer.${insured.rules}`))));
}

/** The year as it stands after this receipt becomes the year before the next bill. */
function nextVisit() {
  if (!last) return;
  fillYear(last.yearToDate);
  emptyBill();
  start();
  byId('waiting').textContent = t('receipt.carried');
  /** @type {HTMLDetailsElement} */ (byId('yearToDate')).open = true;
  update('changed');
  lead(byId(itemised() ? 'add' : 'bill.total'));
}

/** Back to a page without a result. */
function start() {
  clear();
  hideCurve();
  last = null;
  computed = '';
  started = false;
  receipt.hidden = peek.hidden = true;
  byId('waiting').hidden = false;
  byId('waiting').textContent = t('page.waiting');
}

/** @param {import('./words.js').Lang} to */
function switchTo(to) {
  speak(to);
  const button = byId('language');
  button.lang = to === 'en' ? 'zh-CN' : 'en';
  button.textContent = to === 'en' ? '中文' : 'English';
  for (const again of shows.values()) again();
  byId('version').textContent = t('version', { ...version() });
  rewrite();
  againTools();
  update('changed');
}

function wire() {
  form.addEventListener('submit', (event) => { event.preventDefault(); update('asked'); });
  form.addEventListener('input', () => update('typing'));
  const changed = () => update('changed');
  form.addEventListener('change', () => unpressed(changed));
  byId('clear').addEventListener('click', () => { fill({}, showArea); start(); update('changed'); byId('insuredArea').focus(); });
  prepareEditor(() => update('typing'), read);
  byId('language').addEventListener('click', () => {
    const to = lang() === 'en' ? 'zh' : 'en';
    const address = new URL(location.href);
    address.searchParams.set('lang', to);
    address.hash = address.hash.replace(/(^#|&)lang=[^&]*/, '$1').replace(/[#&]$/, ''); // the tool stays, the old language goes
    history.replaceState(null, '', address); // so that the address can be passed on; nothing is requested or kept
    switchTo(to);
  });
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-example]'))) {
    button.addEventListener('click', () => {
      const claim = examples[String(button.dataset.example)];
      fill(claim, showArea);
      /** @type {HTMLDetailsElement} */ (byId('yearToDate')).open = Boolean(claim.yearToDate);
      update('asked');
    });
  }
  // The bar at the foot of a phone tells the result while the form is edited; beside the receipt it would only be in the way.
  new IntersectionObserver(([seen]) => peek.classList.toggle('needless', seen.isIntersecting)).observe(receipt);
  for (const id of ['insuredArea', 'treatmentArea']) {
    const input = /** @type {HTMLInputElement} */ (byId(id));
    shows.set(input, areaChooser(input, () => update('changed')));
  }
  onRules(() => {
    rules++;
    for (const again of shows.values()) again();
    update('changed');
  });
}

prepare();
await init(await compiled);
wire();
fill({}, showArea);
switchTo(lang());
prepareTools({
  again() {},
  leave() {},
  /** The address may bring the insured area: #estimate=110000. What was already stated stays. @param {string} code */
  enter(code) {
    const input = /** @type {HTMLInputElement} */ (byId('insuredArea'));
    if (!area(code, lang())) return lead(input);
    if (input.dataset.code !== code) {
      delete input.dataset.county;
      input.dataset.code = code;
      showArea(input);
    }
    if (started) return update('asked');
    update('changed');
    lead(input);
  },
});
/** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]')).disabled = false;
await thread.ready.catch(() => {}); // with it nothing is left to load; without it there is no curve and no table of claims
document.documentElement.dataset.ready = 'true';
