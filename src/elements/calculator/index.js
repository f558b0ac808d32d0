// @ts-check
// The calculator: the form says what is claimed, the engine says what is paid.
import { estimate } from 'yidi';
import { billEditor } from '../bill/editor.js';
import { areaChooser, known } from '../parts/areas.js';
import { el, yuan } from '../parts/dom.js';
import { readable, settle } from '../parts/form.js';
import { clear, lead, show } from '../parts/issues.js';
import { edition, onRules } from '../parts/own-rules.js';
import { inPieces } from '../parts/pieces.js';
import { unpressed } from '../parts/press.js';
import { personCurve } from './curve.js';
import { claimForm } from './form.js';
import { guidedWay } from './guided.js';
import { grade, own } from './part.js';
import { drawReceipt } from './receipt.js';

/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {{ claim: Partial<Claim>, counties: Record<string, string>, mode: 'guided' | 'expert', shown: boolean, unread: number }} Kept what the form states, the county by which an area was found, the way of asking, whether there was a result, and how many pasted rows are not in it */
/** @typedef {'guided' | 'expert'} Mode one question at a time, or all fields at once */
/** @typedef {'asked' | 'changed' | 'typing'} Why how much the reader wants to hear: all, all without moving the focus, or good news only */

/** @type {Why[]} */
const LOUDER = ['typing', 'changed', 'asked'];
const PAUSE = 120; // milliseconds: in a long bill, what is said of it follows at the end of a word, not at each letter

/** @param {import('../parts/ui.js').Ui} ui */
export function prepareCalculator(ui) {
  const editor = billEditor(ui, () => soon('typing'), () => form.read());
  const form = claimForm(ui, editor);
  const curve = personCurve(ui);
  const receipt = ui.id('receipt');
  // Beside the frame, not in it: a container would hold it, where it is to hold on to the window.
  const peek = el('a', { id: 'peek', class: 'peek', part: 'peek', href: '#receipt', hidden: '' });
  ui.root.append(peek);
  const columns = ui.id('columns');
  /** @type {Receipt | null} */
  let last = null;
  /** @type {import('yidi').Issue[]} */
  let faults = [];
  let computed = ''; // what the result shown was computed from
  let started = false; // after the first result (or list of faults) every change is computed at once
  let behind = false; // the form says something else than what the receipt shown was computed from
  /** @type {{ lines: string, rows: number } | undefined} pasted rows that were not read, of a bill that was put back without them */
  let lost;

  /** @type {Mode} */
  let mode = 'expert';
  const guided = guidedWay(ui, form, { settled, receipt: () => last, offer: (issues) => offer(form.stated(), issues), toExpert, rules: edition, clear: clearAll });

  /** @type {Map<HTMLElement, () => void>} */
  const shows = new Map();
  /** @param {HTMLInputElement} input */
  const showArea = (input) => shows.get(input)?.();

  const pieces = inPieces();
  /** @type {Why} */
  let waiting = 'typing';

  /** Follows a key or a press: at once, or, where a long bill would hold up what is to be seen of it, in pieces right after. @param {Why} why @param {any} [target] what was changed */
  function soon(why, target) {
    if (!form.itemised() || !editor.isLong()) return update(why);
    if (target?.form === form.form) settle(ui, form.form); // not a line of the bill, which is in no form
    editor.arrange();
    fallBehind();
    if (LOUDER.indexOf(why) > LOUDER.indexOf(waiting)) waiting = why;
    pieces.begin(followed(why === 'typing' ? PAUSE : 0));
  }

  /** @param {number} pause @returns {import('../parts/pieces.js').Pieces} */
  function* followed(pause) {
    yield pause;
    yield* editor.showing(form.read());
    yield pause;
    update(waiting);
  }

  /** Something was said or taken back: the form settles, the bill is looked over, and once there was a result it follows. @param {Why} why */
  function update(why) {
    pieces.drop();
    waiting = 'typing';
    settle(ui, form.form);
    columns.classList.toggle('itemised', mode === 'expert' && form.itemised());
    if (mode === 'guided') return guided.refresh(why === 'asked');
    if (why === 'asked') form.touch('person.scheme', 'service', 'date');
    const claim = form.read();
    if (form.itemised()) editor.show(claim);
    if (started || why === 'asked') compute(why, claim);
    ui.tell('yidi-change', claim);
  }

  /** The guided way has come to a claim. @param {boolean} complete is nothing lacking? @param {boolean} asked @param {import('yidi').Issue[]} issues what stands in the way */
  function settled(complete, asked, issues) {
    for (const again of shows.values()) again();
    const claim = /** @type {Claim} */ (form.stated());
    const found = complete ? compute(asked ? 'asked' : 'changed', claim) : undefined;
    if (!complete && started) start();
    if (issues.length) {
      faults = issues;
      ui.tell('yidi-issues', issues);
    }
    ui.tell('yidi-change', claim);
    return found ?? [];
  }

  /** What is shown is no longer the answer: the page around is not to take it for one. */
  function fallBehind() {
    ui.id('stale').hidden = false;
    peek.hidden = true;
    if (behind || !last) return;
    behind = true;
    ui.told('', undefined);
  }

  /** How many pasted rows are in no sum. */
  function unread() {
    if (!form.itemised()) return 0;
    return editor.unread() + (lost && JSON.stringify(editor.lines()) === lost.lines ? lost.rows : 0);
  }

  /** @param {Why} why @param {Claim} claim @returns {import('yidi').Issue[] | void} what is wrong with it */
  function compute(why, claim) {
    const left = unread();
    const now = JSON.stringify([claim, ui.lang, edition(), left]);
    if (why !== 'asked' && now === computed) { // leaving a field says nothing new: keep what is on the screen, under the reader's finger
      ui.id('stale').hidden = true;
      peek.hidden = !last;
      if (behind) {
        behind = false;
        ui.told('', undefined);
      }
      return;
    }
    const result = estimate(claim, ui.lang);
    started = true;
    ui.id('waiting').hidden = true;
    if (!result.ok && why === 'typing') return fallBehind();
    clear(ui);
    computed = now;
    behind = false;
    last = result.ok ? result : null;
    faults = result.ok ? [] : result.issues;
    receipt.hidden = peek.hidden = !result.ok;
    if (!result.ok) {
      curve.hide();
      ui.tell('yidi-issues', result.issues);
      if (mode === 'guided') return result.issues; // said at the question
      show(ui, result.issues, why === 'asked');
      const help = offer(claim, result.issues);
      if (help) ui.root.querySelector('#problems .problems')?.append(help);
      return;
    }
    drawReceipt(ui, result, claim, { curve: curve.node, nextVisit });
    curve.draw(claim, result);
    ui.id('not-counted').hidden = !left;
    ui.id('not-counted').textContent = ui.t('bill.restsNotCounted', { n: left });
    peek.textContent = ui.t('peek', { fund: yuan(result.fundTotal), cash: yuan(result.cash), grade: grade(ui, result.evidence, own(result)).textContent ?? '' });
    ui.tell('yidi-receipt', result);
    if (why === 'asked') {
      ui.id('receipt-heading').focus({ preventScroll: true });
      receipt.scrollIntoView({ block: 'start' });
    }
  }

  /** Where the rules are lacking, the figures of a notice would do. @param {Partial<Claim>} claim @param {import('yidi').Issue[]} issues */
  function offer({ insuredArea }, issues) {
    const insured = ui.links && insuredArea ? known(insuredArea, ui.lang) : null;
    if (!insured || insured.rules === 'bundled' || !issues.some(({ code }) => code.startsWith('policy.'))) return null;
    return el('p', { class: 'offer' }, el('a', { class: 'button', href: `#rules=${insured.code}/fill` }, ui.t(`offer.${insured.rules}`)));
  }

  /** The year as it stands after this receipt becomes the year before the next bill. */
  function nextVisit() {
    if (!last) return;
    form.fillYear(last.yearToDate);
    form.emptyBill();
    start();
    ui.id('waiting').textContent = ui.t('receipt.carried');
    /** @type {HTMLDetailsElement} */ (ui.id('yearToDate')).open = true;
    if (mode === 'guided') return goOn();
    update('changed');
    lead(ui.id(form.itemised() ? 'add' : 'bill.total'));
  }

  /** Back to a form without a result. */
  function start() {
    clear(ui);
    curve.hide();
    last = null;
    behind = false;
    faults = [];
    computed = '';
    started = false;
    receipt.hidden = peek.hidden = true;
    ui.id('waiting').hidden = false;
    ui.id('waiting').textContent = ui.t('page.waiting');
  }

  /** On with the next question: what the reader pressed is gone, or stands among all fields. */
  function goOn() {
    guided.begin(false);
    update('changed');
    guided.focus();
  }

  /** @param {Partial<Claim>} claim */
  function fill(claim) {
    guided.begin();
    form.fill(claim, showArea);
    /** @type {HTMLDetailsElement} */ (ui.id('yearToDate')).open = Boolean(claim.yearToDate);
  }

  /** Nothing of what was there comes back. */
  function forget() {
    for (const id of ['account', 'headline']) ui.id(id).replaceChildren();
    editor.forget();
    lost = undefined;
  }

  function clearAll() {
    fill({});
    forget();
    start();
    update('changed');
    ui.tell('yidi-clear', null);
  }

  /** The other way of filling it in; nothing that was said is lost. @param {Mode} to */
  function setMode(to) {
    if (to === mode) return;
    mode = to;
    if (ui.host.getAttribute('mode') !== to) ui.host.setAttribute('mode', to);
    /** @type {HTMLInputElement} */ (ui.root.querySelector(`#modes [value="${to}"]`)).checked = true;
    clear(ui);
    ui.id('stale').hidden = true;
    computed = ''; // what is wrong is said elsewhere now
    if (to === 'guided') guided.begin(false);
    else if (!last) start();
    update('changed');
  }

  /** All fields, at one of them. @param {string} field */
  function toExpert(field) {
    setMode('expert');
    if (field !== 'bill.lines') return lead(ui.find(field) ?? ui.id('claim'));
    /** @type {HTMLInputElement} */ (ui.id('way-lines')).checked = true;
    update('changed');
    lead(ui.id('add'));
  }

  form.form.addEventListener('submit', (event) => { event.preventDefault(); soon('asked'); });
  form.form.addEventListener('input', ({ target }) => soon('typing', target));
  const changed = () => soon('changed');
  form.form.addEventListener('change', (event) => {
    form.touch(/** @type {HTMLInputElement} */ (event.target).name);
    unpressed(changed);
  });
  ui.id('clear').addEventListener('click', () => { clearAll(); ui.id('insuredArea').focus(); });
  ui.id('modes').addEventListener('change', (event) => setMode(/** @type {Mode} */ (/** @type {HTMLInputElement} */ (event.target).value)));
  // A warning about a line of the bill leads to it, and that is among all fields.
  ui.id('account').addEventListener('click', (event) => {
    if (/** @type {Element} */ (event.target).closest('a[href^="#bill.lines"]')) setMode('expert');
  }, true);
  // The bar at the foot of a phone tells the result while the form is edited; beside the receipt it would only be in the way.
  // The rest of a portal's page, and another element on it, have nothing to do with it either.
  const seen = new Map([[receipt, false], [ui.id('frame'), true]]);
  const tuck = () => { peek.classList.toggle('needless', seen.get(receipt) || !seen.get(ui.id('frame'))); };
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen.set(/** @type {HTMLElement} */ (target), isIntersecting);
    unpressed(tuck);
  });
  for (const node of seen.keys()) watch.observe(node);
  peek.addEventListener('click', (event) => { event.preventDefault(); receipt.scrollIntoView({ block: 'start' }); });
  const areaChanged = () => update('changed');
  for (const id of ['insuredArea', 'treatmentArea']) {
    const input = /** @type {HTMLInputElement} */ (ui.id(id));
    shows.set(input, areaChooser(ui, input, () => unpressed(areaChanged)));
    input.addEventListener('input', () => { if (last) fallBehind(); }); // half a name
  }
  ui.during(() => onRules(() => {
    for (const again of shows.values()) again();
    const read = receipt.contains(ui.root.activeElement);
    update('changed');
    if (mode === 'guided' && read && receipt.hidden) guided.focus();
  }));
  fill(form.stated()); // what was filled in before the module was there
  /** @type {Mode} */
  const begun = ui.host.getAttribute('mode') === 'guided' ? 'guided' : 'expert';
  setMode(begun);
  /** @type {HTMLFieldSetElement} */ (ui.id('modes')).disabled = false;
  /** @type {HTMLButtonElement} */ (form.form.querySelector('[type=submit]')).disabled = false;

  return {
    /** In the language of the element. */
    again() {
      for (const again of shows.values()) again();
      const back = editor.rewrite();
      update('changed');
      back();
    },
    /** @param {boolean} [aloud] else the result comes without moving the focus */
    ask(aloud = true) {
      if (aloud) return update('asked');
      started = true;
      computed = '';
      update('changed');
    },
    /** @returns {Kept | null} */
    state() {
      const claim = readable(form.form, form.stated()); // what the form begins with is there again by itself, and still to be said
      if (mode === 'expert' && form.itemised()) claim.bill = form.read().bill; // also one without a line yet
      if (!started && mode === begun && !Object.keys(claim).length) return null;
      /** @type {Record<string, string>} */
      const counties = {};
      for (const { id, dataset } of shows.keys()) if (dataset.county) counties[id] = dataset.county;
      return { claim, counties, mode, shown: started, unread: unread() };
    },
    /** The result is computed anew; neither focus nor place moves. @param {Kept | null} kept */
    restore(kept) {
      setMode(kept?.mode ?? begun);
      fill(kept?.claim ?? {});
      forget(); // it may be somebody else's
      for (const [input, show] of shows) {
        const county = kept?.counties[input.id];
        if (county) input.dataset.county = county;
        show();
      }
      start();
      lost = kept?.unread ? { lines: JSON.stringify(editor.lines()), rows: kept.unread } : undefined;
      started = kept?.shown ?? false;
      update('changed');
    },
    /** The claim as the form states it; in the guided way what was said so far. */
    read: () => (mode === 'guided' ? /** @type {Claim} */ (form.stated()) : form.read()),
    receipt: () => (behind ? null : last),
    /** What stands in the way of one. */
    faults: () => faults,
    mode: () => mode,
    setMode,
    /** Another claim altogether, without a result yet. @param {Partial<Claim>} claim */
    put(claim) {
      fill(claim);
      forget(); // it may be somebody else's
      start();
      update('changed');
    },
    /** The insured area alone; what was already stated stays. @param {string} code @returns {boolean} is there such an area? */
    choose(code) {
      const input = /** @type {HTMLInputElement} */ (ui.id('insuredArea'));
      if (!known(code, ui.lang)) return false;
      if (input.dataset.code !== code) {
        delete input.dataset.county;
        input.dataset.code = code;
        showArea(input);
      }
      if (mode === 'guided') {
        goOn();
        return true;
      }
      update(started ? 'asked' : 'changed');
      if (!started) lead(input);
      return true;
    },
  };
}
