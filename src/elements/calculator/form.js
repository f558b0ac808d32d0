// @ts-check
// The calculator's form as a claim, and a claim put into the form. It keeps the one claim for both ways of filling it in: what the guided
// way is told is written into the fields too.
import { collect, drop, fields, setField, settle, stamp, take, today } from '../parts/form.js';

/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').YearToDate} YearToDate */

/** What the form begins with; nobody has said it yet. */
const PRESET = ['person.scheme', 'service', 'date', 'filing.category'];
const SUPPLEMENT = 'yearToDate.supplementPaid.';

/**
 * @param {import('../parts/ui.js').Ui} ui
 * @param {ReturnType<typeof import('../bill/editor.js').billEditor>} editor
 */
export function claimForm(ui, editor) {
  const form = /** @type {HTMLFormElement} */ (ui.id('claim'));

  /** Is the bill given line by line, or by its sums? */
  const itemised = () => /** @type {HTMLInputElement} */ (ui.id('way-lines')).checked;

  /** The fields that were said, in that order. @type {Set<string>} */
  const said = new Set();

  let refuses = false; // the claim that was put in refuses compiled figures; no field says so

  /** The claim as the form states it. @returns {Claim} */
  function read() {
    const claim = collect(form, { person: {}, bill: itemised() ? { lines: editor.lines() } : {} });
    // A "no" leaves a box as empty as silence does.
    if (said.has('person.contracted')) claim.person.contracted ??= false;
    if (said.has('person.reliefGroups')) claim.person.reliefGroups ??= [];
    if (refuses) claim.allowCompiled = false;
    return claim;
  }

  /** As much of it as was said: what the form begins with is no answer yet. @returns {Partial<Claim>} */
  function stated() {
    const claim = read();
    for (const name of PRESET) if (!said.has(name)) drop(claim, name);
    if (!claim.bill.lines?.length) drop(claim, 'bill.lines');
    return claim;
  }

  /** The fields of a name. @param {string} name */
  const named = (name) => fields(form).filter((field) => field.name === name);

  /** Is there such a field? @param {string} name */
  const has = (name) => named(name).length > 0;

  /** The fields that say something, in the order in which they were said; the lines of a bill are one. */
  function answered() {
    const claim = stated();
    const names = new Set([...said, ...fields(form).map(({ name }) => name.replace(/^bill\.lines.*/, 'bill.lines')), 'bill.lines']);
    return [...names].filter((name) => (name === 'bill.lines' || has(name)) && take(claim, name) !== undefined);
  }

  /** Says one thing, or with `undefined` takes it back. @param {string} name @param {unknown} value @param {string} [county] that the area was found by */
  function say(name, value, county) {
    if (value === undefined) said.delete(name);
    else said.add(name);
    if (name.startsWith(SUPPLEMENT) && !has(name)) addSupplement(name.slice(SUPPLEMENT.length));
    if (name.startsWith('bill.') && value !== undefined) /** @type {HTMLInputElement} */ (form.querySelector('[name="way"][value="sums"]')).checked = true;
    for (const field of named(name)) {
      if (field.dataset.kind === 'area') {
        field.value = String(value ?? '');
        for (const [key, kept] of Object.entries({ code: /^\d{6}$/.test(field.value) ? field.value : undefined, county })) {
          if (kept === undefined) delete field.dataset[key];
          else field.dataset[key] = kept;
        }
      } else {
        setField(field, value);
        if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
      }
    }
    settle(ui, form);
  }

  /** A field was changed by hand, or a result asked for with what it began with. @param {...string} names */
  const touch = (...names) => { for (const name of names) if (has(name)) said.add(name); };

  /** Puts a claim into the form, clearing what was there. @param {Partial<Claim>} claim @param {(field: HTMLInputElement) => void} showArea */
  function fill(claim, showArea) {
    form.reset();
    refuses = claim.allowCompiled === false;
    editor.setLines(claim.bill?.lines ?? []);
    /** @type {HTMLInputElement} */ (ui.id('way-lines')).checked = Boolean(claim.bill?.lines);
    fillYear(claim.yearToDate);
    for (const field of fields(form)) {
      if (field.name === 'way' || field.name.startsWith('yearToDate.')) continue;
      const said = take(claim, field.name);
      if (field.dataset.kind === 'area') {
        field.dataset.code = said ?? '';
        delete field.dataset.county;
        showArea(/** @type {HTMLInputElement} */ (field));
      } else if (said !== undefined) setField(field, said);
    }
    said.clear();
    for (const { name } of fields(form)) if (take(claim, name) !== undefined) said.add(name);
    const date = /** @type {HTMLInputElement} */ (ui.id('date'));
    date.value ||= today();
    settle(ui, form);
  }

  /** @param {string} name */
  function addSupplement(name) {
    const row = stamp(ui, 'supplement-template', name);
    row.querySelector('label')?.setAttribute('data-supplement', name);
    ui.id('yearToDate.supplementPaid').append(row);
  }

  /** Fills the year to date alone: "use this for the next visit". @param {YearToDate | undefined} year */
  function fillYear(year) {
    const box = ui.id('yearToDate.supplementPaid');
    box.replaceChildren();
    Object.keys(year?.supplementPaid ?? {}).forEach(addSupplement);
    for (const field of fields(form)) if (field.name.startsWith('yearToDate.')) setField(field, take({ yearToDate: year }, field.name) ?? '');
    settle(ui, form);
  }

  /** Empties the bill for the next visit; the person and the places stay. */
  function emptyBill() {
    editor.setLines([]);
    for (const field of fields(form)) if (/^(bill\.|personalAccount$)/.test(field.name)) field.value = '';
    settle(ui, form);
  }

  // The counters of the three services.
  for (const service of ['inpatient', 'outpatient', 'chronic']) {
    const counter = stamp(ui, 'counter-template', service);
    const legend = /** @type {HTMLElement} */ (counter.querySelector('legend'));
    legend.dataset.t = `year.${service}`;
    ui.id('counters').append(counter);
  }
  ui.translate(form);

  // What was chosen before the module was there has been said.
  /** @param {any} field */
  const chosen = (field) => (field.options ? !field.options[field.selectedIndex]?.defaultSelected && field.selectedIndex > 0 : field.type === 'radio' || field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  touch(...PRESET.filter((name) => named(name).some(chosen)));

  return { form, itemised, read, stated, answered, named, say, touch, fill, fillYear, emptyBill };
}
