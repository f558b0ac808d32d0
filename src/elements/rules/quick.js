// @ts-check
// The figures of a local notice, typed in. The module makes rules of them and says what is wrong and what is lacking; here their places in
// the form are matched with its own.
import { quickPack } from 'yidi';
import { collect, fillForm, settle, stamp, today } from '../parts/form.js';
import { clear, show } from '../parts/issues.js';
import { load } from '../parts/own-rules.js';
import { unpressed } from '../parts/press.js';

/** @typedef {import('yidi').Issue} Issue */
/** @typedef {import('yidi').QuickFigures} QuickFigures */

const LEVELS = /** @type {const} */ (['community', 'primary', 'secondary', 'tertiary', 'tertiary_top']);
const SERVICES = /** @type {const} */ (['inpatient', 'outpatient']);
const SLICES = 4;
const WHERE = { form: 'quick-form', box: 'quick-problems', prefix: 'quick/' };

/** @param {import('../parts/ui.js').Ui} ui @param {{ loaded: (area: string) => void, closed: () => void }} on */
export function prepareQuick(ui, { loaded, closed }) {
  const form = /** @type {HTMLFormElement} */ (ui.id('quick-form'));
  let area = '';
  let told = false; // are faults on the page?
  let seen = ''; // the figures that they are about

  /** Where rows of the form stand in the figures, which leave empty ones out. @type {Record<string, number[]>} */
  let rows = {};

  /** Takes the rows that say something, and remembers which. @template T @param {string} list @param {T[] | undefined} said @returns {Array<[T, number]>} */
  function given(list, said) {
    const kept = (said ?? []).flatMap((row, i) => (row ? [/** @type {[T, number]} */ ([row, i])] : []));
    rows[list] = kept.map(([, i]) => i);
    return kept;
  }

  /** What the form states, as figures. @returns {QuickFigures} */
  function read() {
    const { none = {}, catastrophic, ...said } = collect(form, {});
    rows = {};
    const figures = { area, ...said };
    for (const service of SERVICES) {
      if (said[service]) figures[service] = given(service, said[service]).map(([row, i]) => ({ level: LEVELS[i], ...row }));
      if (none[service]) figures[`${service}Ceiling`] = null;
    }
    if (catastrophic) {
      figures.catastrophic = { ...catastrophic, ...(none.limit && { limit: null }) };
      if (catastrophic.slices) {
        let from = '0';
        figures.catastrophic.slices = given('catastrophic.slices', catastrophic.slices).map(([{ to = null, ratio = null }]) => {
          const slice = [from, to, ratio];
          from = to;
          return slice;
        });
      }
    }
    return figures;
  }

  /** An issue at its field of the form, in the form's units. @param {Issue} issue @returns {Issue} */
  function placed(issue) {
    const field = issue.field?.replace(/^(inpatient|outpatient|catastrophic\.slices)\[(\d+)\]/, (_, list, n) => `${list}[${rows[list]?.[n] ?? n}]`);
    const lacks = issue.code === 'quick.figure_missing' ? ui.t(`missing.${field}`) : '';
    const unit = issue.code !== 'number.range' ? '' : /ratio$|\]\[2\]$/.test(field ?? '') ? 'percent' : /^(referral|emergency|unreferred|unfiled)/.test(field ?? '') ? 'points' : '';
    if (unit) return { ...issue, field, message: ui.t(`quick.range.${unit}`), remedy: undefined };
    if (field?.startsWith('catastrophic.slices')) {
      if (issue.code === 'field.type' && field.endsWith('[2]')) return { ...issue, field, message: ui.t('quick.slice.ratio'), remedy: undefined };
      // A part that nothing can follow, since the one before it has no end, is out of order too.
      if (issue.code === 'pack.slices' || (issue.code === 'field.type' && field.endsWith('[0]'))) return { ...issue, field, message: ui.t('quick.slices.order'), remedy: undefined };
    }
    return { ...issue, field, ...(lacks && { message: lacks }) };
  }

  /** 0.85 in a field for per cent is hardly meant, nor 0.1 in one for points. @returns {Issue[]} */
  function doubtful() {
    const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[data-kind="percent"], [data-kind="drop"], [data-kind="points"]')]);
    return fields.flatMap(({ name, value, dataset }) => {
      const code = dataset.kind === 'percent' ? 'quick.percent' : 'quick.points';
      const n = Math.abs(Number(value.normalize('NFKC').replace(/\s*%\s*$/, '')));
      if (!(n > 0 && (n < 1 || (n === 1 && code === 'quick.percent')))) return [];
      return { code, severity: 'error', field: name, message: ui.t(code, { value: value.trim() }), remedy: ui.t(`${code}.remedy`) };
    });
  }

  /** All that keeps the figures from being rules, at once: without its first day the module looks no further, so it is asked what else would be lacking. @param {QuickFigures} figures @param {Issue[]} issues */
  function wanting(figures, issues) {
    const rest = figures.effective ? undefined : quickPack({ ...figures, effective: today() }, ui.lang);
    const more = rest && !rest.ok ? rest.issues.filter(({ code, field }) => !issues.some((issue) => issue.code === code && issue.field === field)) : [];
    // The end of a part is the beginning of the next, which need not be marked for it as well.
    return [...issues, ...more].filter(({ code, field }) => code !== 'amount.unreadable' || !/\]\[0\]$/.test(field ?? '')).map(placed);
  }

  /** @param {boolean} aloud @returns {string | undefined} the area that now has these rules */
  function take(aloud) {
    const figures = read();
    seen = JSON.stringify(figures);
    const made = quickPack(figures, ui.lang);
    const doubts = doubtful();
    clear(ui, WHERE);
    told = false;
    let issues = made.ok ? [] : wanting(figures, made.issues);
    // Where nothing can be made of it, what could make something of it is enough to name.
    if (issues.some(({ code }) => code === 'quick.nothing')) issues = issues.filter(({ code, field }) => code !== 'quick.figure_missing' || /^(in|out)patient/.test(field ?? ''));
    if (made.ok && !doubts.length && aloud) {
      const { ok, area: loaded, issues: found } = load(ui, made.pack, figures);
      if (ok) return loaded;
      issues = found.map((issue) => ({ ...issue, field: undefined }));
    }
    issues = [...issues.filter(({ field }) => !doubts.some((doubt) => doubt.field === field)), ...doubts];
    if (issues.length) {
      told = true;
      show(ui, issues, aloud, WHERE);
    }
    return undefined;
  }

  /** The figures as the fields of the form state them. @param {QuickFigures} figures */
  function fields({ catastrophic, ...figures }) {
    /** @type {Record<string, unknown>} */
    const said = { ...figures };
    for (const service of SERVICES) {
      const levels = figures[service];
      if (levels) said[service] = LEVELS.map((level) => levels.find((one) => one.level === level));
    }
    if (catastrophic) said.catastrophic = { ...catastrophic, slices: catastrophic.slices?.map(([, to, ratio]) => ({ to: to ?? '', ratio })) };
    said.none = { inpatient: figures.inpatientCeiling === null, outpatient: figures.outpatientCeiling === null, limit: catastrophic?.limit === null };
    return said;
  }

  for (const service of SERVICES) {
    ui.id(`quick-${service}-rows`).append(...LEVELS.map((level, i) => {
      const row = stamp(ui, 'quick-level-template', `${service}[${i}]`);
      const legend = /** @type {HTMLElement} */ (row.querySelector('legend'));
      legend.dataset.t = `level.${level}`;
      legend.textContent = ui.t(legend.dataset.t);
      return row;
    }));
  }
  ui.id('quick/catastrophic.slices').append(...Array.from({ length: SLICES }, (_, i) => {
    const row = stamp(ui, 'quick-slice-template', String(i));
    /** @type {HTMLElement} */ (row.querySelector('.nth-slice')).textContent = String(i + 1);
    return row;
  }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const done = take(true);
    if (done) loaded(done);
  });
  const changed = () => {
    settle(ui, form);
    if (told && JSON.stringify(read()) !== seen) take(false); // leaving a field by pressing the button has been answered already
  };
  form.addEventListener('change', () => unpressed(changed));
  ui.id('quick-close').addEventListener('click', () => {
    ui.id('quick').hidden = true;
    closed();
    ui.id('rules/area').focus();
  });
  const name = () => { ui.id('quick-heading').textContent = ui.t('quick.heading', { name: String(ui.id('quick').dataset.name) }); };
  return {
    placed,
    /** Asks for the figures of an area; what was typed for it before is there again. @param {{ code: string, name: string, hotline?: string }} of @param {QuickFigures} [figures] */
    open(of, figures) {
      if (of.code !== area) {
        clear(ui, WHERE);
        told = false;
        fillForm(ui, form, figures ? fields(figures) : { scheme: ui.host.getAttribute('scheme') ?? 'employee' });
      }
      area = of.code;
      ui.id('quick').dataset.name = of.name;
      ui.id('quick').hidden = false;
      name();
      const hotline = /** @type {HTMLAnchorElement} */ (ui.id('quick-hotline'));
      hotline.textContent = of.hotline ?? '12393';
      hotline.href = `tel:${hotline.textContent}`;
      ui.id('quick-heading').focus({ preventScroll: true });
      ui.id('quick').scrollIntoView({ block: 'start' });
    },
    /** Puts the form away unless it is about this area. @param {string} code */
    only(code) { if (code !== area) ui.id('quick').hidden = true; },
    close() {
      ui.id('quick').hidden = true;
      area = '';
    },
    /** In the language of the page. */
    again() {
      if (ui.id('quick').hidden) return;
      name();
      settle(ui, form);
      if (told) take(false);
    },
  };
}
