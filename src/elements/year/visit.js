// @ts-check
// One visit: its fields, and what it keeps of a claim that has more than they show (an itemised bill, figures of the place).
import { areaChooser, known } from '../parts/areas.js';
import { el } from '../parts/dom.js';
import { collect, fields, play, setField, settle, stamp, take } from '../parts/form.js';
import { lead } from '../parts/issues.js';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Person} Person */
/** @typedef {{ insuredArea?: string, person: Person }} Insured who, and where insured */
/** @typedef {ReturnType<typeof visitCard>} Visit */

/** What the fields, and the head of the form, state. */
const STATED = ['person', 'insuredArea', 'date', 'admitted', 'service', 'level', 'disease', 'treatmentArea', 'filing', 'personalAccount', 'bill'];

/** Is the same person insured in the same way? Sex decides no amount. @param {Insured} a @param {Insured} b */
export function same(a, b) {
  const one = (/** @type {Insured} */ { insuredArea = '', person }) => JSON.stringify([known(insuredArea)?.code ?? insuredArea, person.scheme, person.status, person.age, person.tier, Boolean(person.contracted), [...person.reliefGroups ?? []].sort()]);
  return one(a) === one(b);
}

/** @param {Ui} ui @param {Insured} insured */
const described = (ui, { insuredArea = '', person }) => [known(insuredArea, ui.lang)?.name ?? insuredArea, ui.t(`who.${person.scheme}`), person.status ? ui.t(`who.${person.status}`) : '', person.age === undefined ? '' : ui.t('visits.age', { n: person.age })].filter(Boolean).join(' · ');

/**
 * @param {Ui} ui
 * @param {string} key what its ids begin with
 * @param {HTMLElement} list it is put into
 * @param {{ changed: () => void, copy: (visit: Visit) => void, remove: (visit: Visit) => void }} how
 */
export function visitCard(ui, key, list, how) {
  const node = stamp(ui, 'visit-template', key);
  list.append(node);
  const id = (/** @type {string} */ name) => ui.id(`${key}${name}`);
  const form = /** @type {HTMLFormElement} */ (id('-form'));
  const fold = /** @type {HTMLDetailsElement} */ (id('-fold'));
  const reversed = /** @type {HTMLInputElement} */ (id('/reversed'));
  reversed.setAttribute('aria-describedby', `${key}-reversal-hint`);
  const place = /** @type {HTMLInputElement} */ (id('/treatmentArea'));
  const showPlace = areaChooser(ui, place, () => how.changed());

  /** @type {any} of the claim, what has no field here */
  let rest = {};
  /** @type {Claim['bill'] | undefined} a bill line by line */
  let lines;
  /** @type {Insured | undefined} where it differs from the head of the form */
  let own;
  let takenBack = false;
  /** @type {Person['sex']} decides no amount, but what an audit would ask */
  let sex;

  /** @param {Partial<Claim>} claim @param {Insured} head */
  function fill(claim, head) {
    rest = structuredClone(Object.fromEntries(Object.entries(claim).filter(([name]) => !STATED.includes(name))));
    lines = claim.bill?.lines ? structuredClone(claim.bill) : undefined;
    sex = claim.person?.sex;
    const insured = claim.person ? { insuredArea: claim.insuredArea, person: claim.person } : undefined;
    own = insured && !same(insured, head) ? structuredClone(insured) : undefined;
    form.reset();
    for (const field of fields(form)) {
      const said = take(claim, field.name);
      if (field === place) place.dataset.code = said ?? '';
      else if (said !== undefined) setField(field, said);
    }
    showPlace();
    follow(head);
  }

  /** In step with itself and with the head of the form. @param {Insured} head */
  function follow(head) {
    settle(ui, form);
    play(id('/bill'), !lines);
    play(id('-account'), (own ?? head).person.scheme === 'employee');
    id('-lines').hidden = !lines;
    id('-lines').textContent = ui.t('visits.lines', { n: lines?.lines?.length ?? 0 });
    id('-reversal').hidden = !takenBack;
    notes(head);
  }

  /** What it keeps that its fields do not show. @param {Insured} head */
  function notes(head) {
    if (own && same(own, head)) own = undefined;
    /** @param {string} name @param {string} text @param {() => void} act */
    const note = (name, text, act) => {
      const button = el('button', { type: 'button', id: `${key}-${name}` }, ui.t(`visits.${name}`));
      button.addEventListener('click', () => { act(); how.changed(); id('-title').focus(); });
      return el('div', { class: 'notice' }, el('p', {}, text), el('div', { class: 'actions' }, button));
    };
    const now = [
      ...(own ? [note('adopt', ui.t('visits.own', { who: described(ui, own) }), () => { own = undefined; })] : []),
      ...(rest.yearToDate ? [note('dropCounters', ui.t('visits.counters'), () => { delete rest.yearToDate; })] : [])];
    id('-notes').replaceChildren(...now);
    id('-notes').hidden = !now.length;
  }

  /** The buttons, named so that each visit's are told from the others'. @param {string} name of the visit */
  function rename(name) {
    const about = () => el('span', { class: 'visually-hidden' }, ui.t('visits.about', { name }));
    id('-summary').replaceChildren(ui.t('visits.edit'), about());
    id('-copy').replaceChildren(ui.t('visits.copy'), about());
    id('-back').replaceChildren(ui.t(takenBack ? 'visits.keep' : 'visits.takeBack'), about());
    id('-remove').replaceChildren(ui.t('visits.remove'), about());
  }

  const visit = {
    key, node, form, fill, follow, rename, showPlace,
    /** The claim as it stands. @param {Insured} head @returns {Claim} */
    read(head) {
      const { person, ...where } = own ?? head;
      return collect(form, structuredClone({ ...where, person: sex ? { ...person, sex } : person, ...rest, bill: lines ?? {} }));
    },
    /** Is there nothing to settle yet? */
    draft: () => !lines && !/** @type {HTMLInputElement} */ (id('/bill.total')).value.trim(),
    /** Has anything been said of it but the day? */
    begun: () => Boolean(place.dataset.code || place.value || /** @type {HTMLSelectElement} */ (id('/level')).value),
    day: () => /** @type {HTMLInputElement} */ (id('/date')).value,
    /** The day on which it was taken back, if it was. */
    reversed: () => (takenBack ? reversed.value : undefined),
    /** @param {string | undefined} day */
    takeBack(day) {
      takenBack = day !== undefined;
      reversed.value = day ?? '';
    },
    dropCounters() { delete rest.yearToDate; },
    open() { fold.open = true; },
    /** Leads to a field of it. @param {string} [name] */
    lead(name = '/date') { lead(id(name)); },
  };
  id('-copy').addEventListener('click', () => how.copy(visit));
  id('-remove').addEventListener('click', () => how.remove(visit));
  return visit;
}
