// @ts-check
// A table of claims, settled in the thread: the page goes on, shows how far it is, and can stop it. The file never leaves the page.
import { el, grouped, save } from '../parts/dom.js';
import { prepareDrop } from '../parts/drop.js';
import { plain } from '../parts/issues.js';
import { thread } from '../parts/engine.js';
import { edition, onRules } from '../parts/own-rules.js';
import { released } from '../parts/press.js';

/** @typedef {import('yidi/worker').CsvAnswer} CsvAnswer */
/** @typedef {import('yidi/worker').Progress} Progress */
/** @typedef {import('yidi').Issue} Issue */
/** @typedef {{ name: string, rules: number, found?: CsvAnswer, issues?: Issue[], seconds?: number, problem?: string }} Outcome `rules` is the edition of the rules that were there when it began */

const TOLD = 25; // per cent between two words on progress that are said aloud

const EXAMPLE = {
  zh: `就诊号,参保地,险种,人员类别,年龄,就医地,日期,医疗类别,医院级别,备案,总费用,全自费,超限价,先行自付
A001,北京,职工,在职,41,上海,2026-03-10,住院,三级,转诊,68000,5000,600,2400
A002,北京,职工,退休,66,上海,2026-03-11,住院,三级,异地安置退休人员,20000,0,0,0
A003,340100,居民,成年,46,南京,2026-05-08,住院,三级,未备案,26000,2150,0,1830
A004,杭州,职工,退休,66,上海,2026-04-02,门诊,三级,异地长期居住人员,480.60,0,0,35.2
A005,哈尔滨市,职工,退休,68,三亚,2026-01-20,住院,二级,异地安置退休人员,9300,120,0,460
`,
  en: `visit,insuredArea,scheme,status,age,treatmentArea,date,service,level,category,total,fullSelfPay,overLimitSelfPay,priorSelfPay
A001,110000,employee,working,41,310000,2026-03-10,inpatient,tertiary,referral,68000,5000,600,2400
A002,110000,employee,retired,66,310000,2026-03-11,inpatient,tertiary,resettled_retiree,20000,0,0,0
A003,340100,resident,adult,46,320100,2026-05-08,inpatient,tertiary,none,26000,2150,0,1830
A004,330100,employee,retired,66,310000,2026-04-02,outpatient,tertiary,long_term_resident,480.60,0,0,35.2
A005,230100,employee,retired,68,460200,2026-01-20,inpatient,secondary,resettled_retiree,9300,120,0,460
`,
};

/** @param {import('../parts/ui.js').Ui} ui */
export function prepareBulk(ui) {
  /** @type {AbortController | null} */
  let running = null;
  /** @type {Outcome | null} */
  let last = null;

  /** @param {number} n */
  const count = (n) => grouped(String(n));

  /** @param {string} words */
  const say = (words) => { ui.id('bulk-said').textContent = words; };

  /** @param {Progress} progress @param {number} said the per cent said last @returns {number} */
  function advance({ done, total, rows = 0 }, said) {
    const percent = total ? Math.floor((done / total) * 100) : 100;
    const bar = /** @type {HTMLProgressElement} */ (ui.id('bulk-bar'));
    bar.value = percent;
    ui.id('bulk-far').textContent = ui.t('bulk.far', { rows: count(rows), percent });
    if (percent < said + TOLD || percent === 100) return said;
    say(ui.t('bulk.saidFar', { percent }));
    return percent - (percent % TOLD);
  }

  /** @param {File} file */
  async function take(file) {
    running?.abort();
    const mine = running = new AbortController();
    last = null;
    draw();
    ui.id('bulk-running').hidden = false;
    ui.id('bulk-name').textContent = file.name;
    let said = 0;
    advance({ done: 0, total: 1 }, 0);
    say(ui.t('bulk.began', { name: file.name }));
    const start = performance.now();
    const rules = edition();
    const outcome = await thread().settleCsv(file, { lang: ui.lang, signal: mine.signal, onProgress: (progress) => { if (running === mine) said = advance(progress, said); } })
      .then((found) => (found.ok ? { found, seconds: (performance.now() - start) / 1000 } : { issues: found.issues }),
        (error) => ({ problem: mine.signal.aborted ? 'stopped' : error.name === 'NotReadableError' || error.name === 'NotFoundError' ? 'unreadable' : 'failed' }));
    await released();
    if (running !== mine) return; // another file was chosen meanwhile
    running = null;
    last = { name: file.name, rules, ...outcome };
    ui.id('bulk-running').hidden = true;
    draw();
    say(outdated() ? `${verdict(last)}${ui.t('list.space')}${ui.t('bulk.outdated')}` : verdict(last));
    if (!isHere()) return; // the reader has gone on to something else meanwhile
    ui.id(last.problem === 'stopped' ? 'bulk-file' : 'bulk-report-heading').focus({ preventScroll: true });
    if (last.problem !== 'stopped') ui.id('bulk-report').scrollIntoView({ block: 'nearest' });
  }

  /** Is the focus in the element, or nowhere? */
  const isHere = () => ui.root.activeElement !== null || document.activeElement === null || document.activeElement === document.body;

  /** Have the rules changed since the result was begun? */
  const outdated = () => Boolean(last?.found) && last?.rules !== edition();

  /** @param {Outcome} outcome */
  function verdict({ found, issues, problem }) {
    if (problem) return ui.t(`bulk.${problem}`);
    if (!found) return ui.t('bulk.refused', { n: issues?.length ?? 0 });
    return ui.t(found.failed ? 'bulk.doneWith' : 'bulk.done', { rows: count(found.rows), settled: count(found.settled), failed: count(found.failed) });
  }

  function drawOutdated() {
    ui.id('bulk-outdated').textContent = ui.t('bulk.outdated');
    ui.id('bulk-outdated').hidden = !outdated();
  }

  function draw() {
    drawOutdated();
    const report = ui.id('bulk-report');
    report.hidden = !last || last.problem === 'stopped';
    ui.id('bulk-waiting').hidden = Boolean(running) || !report.hidden;
    ui.id('bulk-said').classList.toggle('visually-hidden', Boolean(running) || !report.hidden); // what it says can be seen then
    if (!last || report.hidden) return report.querySelector('#bulk-found')?.replaceChildren();
    const { name, found, issues } = last;
    ui.id('bulk-found').replaceChildren(...[
      el('p', { class: 'hint' }, el('span', { lang: 'zh-CN' }, name)),
      el('p', { class: `notice${!found ? ' danger' : found.failed ? '' : ' good'}` }, el('strong', {}, verdict(last))),
      issues ? el('ul', { class: 'findings' }, ...issues.map((issue) => el('li', { class: 'error', 'data-code': issue.code }, ...plain(ui, issue)))) : null,
      ...(found ? answer(name, found) : []),
    ].filter((node) => node !== null));
  }

  /** @param {string} name @param {CsvAnswer} found */
  function answer(name, found) {
    const keep = el('button', { type: 'button', id: 'bulk-save', class: 'primary' }, ui.t('bulk.save'));
    keep.addEventListener('click', () => save(found.csv, 'text/csv', `${name.replace(/\.(csv|txt|tsv)$/i, '')}-${ui.t('bulk.suffix')}.csv`));
    /** @param {string} key @param {number} n */
    const figure = (key, n) => el('div', {}, el('dt', {}, ui.t(`bulk.${key}`)), el('dd', {}, count(n)));
    return [
      el('dl', { class: 'facts-list' }, figure('rows', found.rows), figure('settled', found.settled), figure('failed.rows', found.failed), found.blank ? figure('blank', found.blank) : null),
      found.failed ? el('p', { class: 'hint' }, ui.t('bulk.why')) : null,
      el('p', { class: 'hint' }, ui.t('bulk.read'), Object.values(found.columns).join(ui.t('list.and')), ui.t('list.stop')),
      el('div', { class: 'actions' }, keep),
      el('p', { class: 'hint' }, ui.t('bulk.estimate'))];
  }

  const input = /** @type {HTMLInputElement} */ (ui.id('bulk-file'));
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = ''; // so that a file mended meanwhile can be chosen again
    if (file) take(file);
  });
  prepareDrop(ui, (dropped) => {
    if (dropped.length > 1) say(ui.t('bulk.one'));
    take(dropped[0]);
  });
  ui.during(() => onRules(() => {
    drawOutdated();
    if (outdated() && !running) say(ui.t('bulk.outdated'));
  }));
  ui.id('bulk-stop').addEventListener('click', () => running?.abort());
  ui.id('bulk-example').addEventListener('click', () => save(`\ufeff${EXAMPLE[ui.lang]}`, 'text/csv', ui.t('bulk.exampleName')));
  return {
    again() {
      if (!running) say('');
      draw();
    },
    leave() {}, // it goes on, and is there when the reader comes back
  };
}
