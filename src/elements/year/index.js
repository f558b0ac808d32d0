// @ts-check
// The year: who and where once, then the visits; every change settles all of them anew, in order of date.
import { estimate } from 'yidi';
import { areaChooser, known } from '../parts/areas.js';
import { yuan } from '../parts/dom.js';
import { collect, fields, readable, setField, settle, take, today } from '../parts/form.js';
import { edition, onRules } from '../parts/own-rules.js';
import { unpressed } from '../parts/press.js';
import { clearFaults, markFaults, showFaults, showWhole } from './faults.js';
import { drawYear } from './result.js';
import { asked, inOrder, sameCounters, settleYear } from './settle.js';
import { same, visitCard } from './visit.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('./visit.js').Visit} Visit */
/** @typedef {import('./visit.js').Insured} Insured */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Reversal} Reversal */
/** @typedef {import('yidi').Year} Year */
/** @typedef {{ claim: Claim, reversed?: string }} Entry a visit on its own, as it is put in and brought back */

/** A list as simulateYear takes it, each claim with what takes it back. @param {Array<Claim | Reversal>} list @returns {Entry[]} */
function entriesOf(list) {
  /** @type {Map<number, Entry>} */
  const entries = new Map();
  list.forEach((one, n) => { if (!('reverses' in one)) entries.set(n, { claim: one }); });
  for (const one of list) {
    if (!('reverses' in one)) continue;
    const entry = entries.get(Number(one.reverses));
    if (!entry || entry.reversed !== undefined) throw new RangeError(`visits: ${one.reverses} is not a visit that can be taken back once`);
    entry.reversed = String(one.date ?? '');
  }
  return [...entries.values()];
}

/** @param {Ui} ui */
export function prepareYear(ui) {
  const form = /** @type {HTMLFormElement} */ (ui.id('year-form'));
  const list = ui.id('visits');
  const insured = /** @type {HTMLInputElement} */ (ui.id('year/insuredArea'));
  const showInsured = areaChooser(ui, insured, () => changed());
  /** @type {Visit[]} in the order of the list */
  let visits = [];
  /** @type {Year | null} */
  let last = null;
  let seen = ''; // what was settled last
  let keys = 0;
  /** @type {Entry | undefined} the visit removed last */
  let removed;

  /** Who, and where insured. @returns {Insured} */
  const head = () => collect(form, { person: {} });

  /** @param {Insured} to */
  function fillHead(to) {
    form.reset();
    for (const field of fields(form)) {
      const value = take(to, field.name);
      if (field === insured) { insured.dataset.code = value ?? ''; delete insured.dataset.county; }
      else if (value !== undefined) setField(field, value);
    }
    showInsured();
    settle(ui, form);
  }

  /** @param {Entry} entry */
  function put({ claim, reversed }) {
    const visit = visitCard(ui, `visit${keys++}`, list, { changed: () => changed(), copy, remove });
    visit.fill(claim, head());
    visit.takeBack(reversed);
    visit.form.addEventListener('submit', (event) => { event.preventDefault(); update('asked'); });
    visit.form.addEventListener('change', (event) => {
      event.stopPropagation();
      unpressed(changed);
    });
    visit.node.addEventListener('focusout', (event) => {
      // Not while the focus goes to another one: moved at that moment, it would lose it in Firefox.
      if (!(event.relatedTarget instanceof Node && list.contains(event.relatedTarget))) unpressed(arrange);
    });
    ui.id(`${visit.key}-back`).addEventListener('click', () => {
      const taken = visit.reversed() === undefined;
      const day = [today(), visit.day()].sort()[1];
      visit.takeBack(taken ? day : undefined);
      update('changed');
      if (taken) visit.lead('/reversed');
    });
    visits.push(visit);
    return visit;
  }

  /** @param {Visit} visit @returns {Entry} */
  const entry = (visit) => {
    const reversed = visit.reversed();
    return { claim: visit.read(head()), ...(reversed !== undefined && { reversed }) };
  };

  /** A visit that says nothing but the day it was put there. */
  const blank = () => put({ claim: /** @type {any} */ ({ date: today(), service: 'inpatient' }) });
  const untouched = () => visits.every((visit) => visit.draft() && !visit.begun()) && !insured.dataset.code;

  /** Puts the cards in the order of their dates, but never one away under the reader's hands. */
  function arrange() {
    if (visits.some(({ node }) => node.contains(ui.root.activeElement))) return;
    const order = [...inOrder(visits), ...visits.filter((visit) => visit.draft())];
    if (order.every((visit, i) => visit === visits[i])) return;
    visits = order;
    list.append(...visits.map(({ node }) => node));
  }

  /** @param {Visit} visit */
  const name = (visit) => {
    const n = inOrder(visits).indexOf(visit);
    return n < 0 ? ui.t('visits.new') : ui.t('visits.nth', { n: n + 1 });
  };

  /** The head of a card: which visit it is, and what became of it. @param {Visit} visit @param {string} outcome @param {string} kind */
  function entitle(visit, outcome, kind) {
    const claim = visit.read(head());
    const place = claim.treatmentArea ? known(claim.treatmentArea, ui.lang)?.name : '';
    const total = claim.bill.total ?? '';
    ui.id(`${visit.key}-title`).textContent = [name(visit), ...(visit.draft() ? [] : [claim.date, ui.t(`visit.${claim.service}`), place, /^\d+(\.\d+)?$/.test(String(total)) ? yuan(String(total)) : ''])].filter(Boolean).join(' · ');
    const said = ui.id(`${visit.key}-outcome`);
    said.textContent = outcome;
    said.className = `visit-outcome ${kind}`;
    visit.rename(name(visit));
  }

  /** Settles all that have a bill, and says at each visit what became of it. @param {'asked' | 'changed'} why */
  function update(why) {
    settle(ui, form);
    const now = head();
    for (const visit of visits) visit.follow(now);
    const order = inOrder(visits);
    const drafts = visits.filter((visit) => visit.draft());
    for (const visit of drafts) entitle(visit, ui.t('visits.draft'), 'draft');
    const question = JSON.stringify([asked(order, now), ui.lang, edition(), ui.links, drafts.length, visits.map(({ key }) => key)]);
    const same = question === seen;
    seen = question;
    if (same && why === 'changed') {
      ui.tell('yidi-change', asked(order, now)); // a visit without a bill yet is kept too
      return;
    }
    clearFaults(ui, visits);
    const result = order.length ? settleYear(ui, order, now) : null;
    last = result && 'year' in result ? result.year : null;
    ui.id('year-report').hidden = !last;
    ui.id('year-waiting').hidden = Boolean(last);
    /** @type {Array<{ name: string, visit: Visit }>} */
    const failed = [];
    /** @type {Array<{ name: string, visit: Visit }>} settled, but the taking back was not understood */
    const notBack = [];
    if (result && 'year' in result) {
      for (const { visit, answer, back } of result.settled) {
        const issues = answer.ok ? [] : answer.issues;
        markFaults(ui, visit, back && !back.ok && answer.ok ? back.issues.map((issue) => ({ ...issue, field: issue.field === 'date' ? 'reversed' : issue.field })) : issues);
        if (!answer.ok) failed.push({ name: name(visit), visit });
        else if (back?.ok === false) notBack.push({ name: name(visit), visit });
        if (!answer.ok) entitle(visit, ui.t('visits.failed'), 'failed');
        else if (back?.ok) entitle(visit, ui.t('visits.taken', { date: back.date }), 'draft');
        else entitle(visit, ui.t('visits.pays', { fund: yuan(answer.fundTotal), cash: yuan(answer.cash) }), '');
      }
      drawYear(ui, result.year, result.settled, drafts.length);
      ui.tell('yidi-year', result.year);
    } else if (result) showWhole(ui, result.issues, why === 'asked');
    else if (why === 'asked') {
      for (const visit of drafts) { // what would be needed to begin
        const found = estimate(visit.read(now), ui.lang);
        if (!found.ok) { markFaults(ui, visit, found.issues); visit.open(); failed.push({ name: name(visit), visit }); }
      }
    }
    if (failed.length) showFaults(ui, [...failed, ...notBack], ui.t('visits.problems', { n: failed.length }), why === 'asked');
    else if (notBack.length) showFaults(ui, notBack, ui.t('visits.notBack', { n: notBack.length }), why === 'asked');
    else if (why === 'asked' && last) {
      ui.id('year-report-heading').focus({ preventScroll: true });
      ui.id('year-report').scrollIntoView({ block: 'start' });
    }
    if (!same) ui.tell('yidi-change', asked(order, now));
  }
  function changed() {
    update('changed');
    arrange();
  }

  /** Says what was done, for those who do not see it. @param {string} text */
  function say(text) {
    ui.id('year-said').textContent = text;
    ui.id('year-restore').hidden = !removed;
  }

  /** @param {Visit} visit */
  function copy(visit) {
    const fresh = put({ claim: visit.read(head()) });
    fresh.dropCounters(); // they stand with the first one
    removed = undefined;
    changed();
    fresh.open();
    fresh.lead();
    say(ui.t('visits.copied'));
  }

  /** @param {Visit} visit */
  function remove(visit) {
    const text = ui.t('visits.removed', { name: name(visit) });
    removed = entry(visit);
    visits = visits.filter((one) => one !== visit);
    visit.node.remove();
    changed();
    say(text);
    ui.id('year-restore').focus();
  }

  /** @param {Claim} claim */
  function add(claim) {
    if (untouched()) empty(claim.person ? { insuredArea: claim.insuredArea, person: claim.person } : undefined);
    const before = last?.years.find((one) => one.insuredArea === known(claim.insuredArea)?.code && one.scheme === claim.person?.scheme && String(one.year) === String(claim.date).slice(0, 4));
    const counted = Boolean(claim.yearToDate && before && sameCounters(claim.yearToDate, before.yearToDate));
    const visit = put({ claim });
    if (counted) visit.dropCounters();
    changed();
    say([ui.t('visits.added', { name: name(visit) }), counted ? ui.t('visits.sameCounters') : ''].filter(Boolean).join(ui.t('list.space')));
  }

  /** @param {Insured} [to] */
  function empty(to) {
    const gone = visits;
    visits = []; // first: what is removed may have the focus, and tells that it loses it
    for (const { node } of gone) node.remove();
    removed = undefined;
    fillHead(to ?? { person: { scheme: 'employee' } });
    say('');
  }

  /** Other visits altogether. @param {Array<Claim | Reversal>} all */
  function putAll(all) {
    const entries = entriesOf(all);
    const first = entries[0]?.claim;
    if (!first) return begin();
    empty(first.person ? { insuredArea: first.insuredArea, person: first.person } : undefined);
    for (const one of entries) put(one);
    changed();
  }

  /** @param {Insured} [to] */
  function begin(to) {
    empty(to);
    blank().open();
    changed();
  }

  form.addEventListener('submit', (event) => { event.preventDefault(); update('asked'); });
  form.addEventListener('change', () => unpressed(changed));
  ui.id('year-add').addEventListener('click', () => {
    const visit = blank();
    removed = undefined;
    changed();
    visit.open();
    visit.lead();
    say('');
  });
  ui.id('year-restore').addEventListener('click', () => {
    if (!removed) return;
    const visit = put(removed);
    removed = undefined;
    changed();
    say(ui.t('visits.restored', { name: name(visit) }));
    ui.id(`${visit.key}-title`).focus();
  });
  ui.id('year-clear').addEventListener('click', () => { begin(); ui.tell('yidi-clear', null); insured.focus(); });
  ui.during(() => onRules(() => { showInsured(); update('changed'); }));
  begin(head()); // what was filled in before the module was there

  return {
    again() {
      showInsured();
      for (const visit of visits) visit.showPlace();
      update('changed');
    },
    ask: (aloud = true) => update(aloud ? 'asked' : 'changed'),
    /** As simulateYear takes them. */
    read: () => asked(inOrder(visits), head()),
    result: () => last,
    add,
    put: putAll,
    state: () => (untouched() ? null : { head: head(), visits: visits.map((visit) => ({ ...entry(visit), claim: readable(visit.form, visit.read(head())) })) }),
    /** @param {{ head: Insured, visits: Entry[] } | null} kept */
    restore(kept) {
      if (!kept) return begin();
      empty(kept.head);
      kept.visits.forEach(put);
      changed();
    },
  };
}
