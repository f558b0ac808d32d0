// @ts-check
// A table of claims, settled in the thread: the page goes on, shows how far it is, and can stop it. The file never leaves the page.
import { byId, el, grouped, save } from './dom.js';
import { plain } from './issues.js';
import { thread } from './thread.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/worker/index.js').CsvAnswer} CsvAnswer */
/** @typedef {import('../pkg/worker/index.js').Progress} Progress */
/** @typedef {import('../pkg/yidi.js').Issue} Issue */
/** @typedef {{ name: string, found?: CsvAnswer, issues?: Issue[], seconds?: number, problem?: string }} Outcome */

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

/** @type {AbortController | null} */
let running = null;
/** @type {Outcome | null} */
let last = null;

/** @param {number} n */
const count = (n) => grouped(String(n));

/** @param {string} words */
const say = (words) => { byId('bulk-said').textContent = words; };

/** @param {Progress} progress @param {number} said the per cent said last @returns {number} */
function advance({ done, total, rows = 0 }, said) {
  const percent = total ? Math.floor((done / total) * 100) : 100;
  const bar = /** @type {HTMLProgressElement} */ (byId('bulk-bar'));
  bar.value = percent;
  byId('bulk-far').textContent = t('bulk.far', { rows: count(rows), percent });
  if (percent < said + TOLD || percent === 100) return said;
  say(t('bulk.saidFar', { percent }));
  return percent - (percent % TOLD);
}

/** @param {File} file */
async function take(file) {
  running?.abort();
  const mine = running = new AbortController();
  last = null;
  draw();
  byId('bulk-running').hidden = false;
  byId('bulk-name').textContent = file.name;
  let said = 0;
  advance({ done: 0, total: 1 }, 0);
  say(t('bulk.began', { name: file.name }));
  const start = performance.now();
  const outcome = await thread.settleCsv(file, { lang: lang(), signal: mine.signal, onProgress: (progress) => { if (running === mine) said = advance(progress, said); } })
    .then((found) => (found.ok ? { found, seconds: (performance.now() - start) / 1000 } : { issues: found.issues }),
      (error) => ({ problem: mine.signal.aborted ? 'stopped' : error.name === 'NotReadableError' || error.name === 'NotFoundError' ? 'unreadable' : 'failed' }));
  if (running !== mine) return; // another file was chosen meanwhile
  running = null;
  last = { name: file.name, ...outcome };
  byId('bulk-running').hidden = true;
  draw();
  say(verdict(last));
  byId(last.problem === 'stopped' ? 'bulk-file' : 'bulk-report-heading').focus({ preventScroll: true });
  if (last.problem !== 'stopped') byId('bulk-report').scrollIntoView({ block: 'nearest' });
}

/** @param {Outcome} outcome */
function verdict({ found, issues, problem }) {
  if (problem) return t(`bulk.${problem}`);
  if (!found) return t('bulk.refused', { n: issues?.length ?? 0 });
  return t(found.failed ? 'bulk.doneWith' : 'bulk.done', { rows: count(found.rows), settled: count(found.settled), failed: count(found.failed) });
}

function draw() {
  const report = byId('bulk-report');
  report.hidden = !last || last.problem === 'stopped';
  byId('bulk-waiting').hidden = Boolean(running) || !report.hidden;
  byId('bulk-said').classList.toggle('visually-hidden', Boolean(running) || !report.hidden); // what it says can be seen then
  if (!last || report.hidden) return report.querySelector('#bulk-found')?.replaceChildren();
  const { name, found, issues } = last;
  byId('bulk-found').replaceChildren(...[
    el('p', { class: 'hint' }, el('span', { lang: 'zh-CN' }, name)),
    el('p', { class: `notice${!found ? ' danger' : found.failed ? '' : ' good'}` }, el('strong', {}, verdict(last))),
    issues ? el('ul', { class: 'findings' }, ...issues.map((issue) => el('li', { class: 'error', 'data-code': issue.code }, ...plain(issue)))) : null,
    ...(found ? answer(name, found) : []),
  ].filter((node) => node !== null));
}

/** @param {string} name @param {CsvAnswer} found */
function answer(name, found) {
  const keep = el('button', { type: 'button', id: 'bulk-save', class: 'primary' }, t('bulk.save'));
  keep.addEventListener('click', () => save(found.csv, 'text/csv', `${name.replace(/\.(csv|txt|tsv)$/i, '')}-${t('bulk.suffix')}.csv`));
  /** @param {string} key @param {number} n */
  const figure = (key, n) => el('div', {}, el('dt', {}, t(`bulk.${key}`)), el('dd', {}, count(n)));
  return [
    el('dl', { class: 'facts-list' }, figure('rows', found.rows), figure('settled', found.settled), figure('failed.rows', found.failed), found.blank ? figure('blank', found.blank) : null),
    found.failed ? el('p', { class: 'hint' }, t('bulk.why')) : null,
    el('p', { class: 'hint' }, t('bulk.read'), Object.values(found.columns).join(t('list.and')), t('list.stop')),
    el('div', { class: 'actions' }, keep),
    el('p', { class: 'hint' }, t('bulk.estimate'))];
}

export function prepareBulk() {
  const input = /** @type {HTMLInputElement} */ (byId('bulk-file'));
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = ''; // so that a file mended meanwhile can be chosen again
    if (file) take(file);
  });
  const tool = byId('tool-bulk');
  /** @param {DragEvent} event */
  const files = (event) => event.dataTransfer?.types.includes('Files');
  for (const kind of /** @type {const} */ (['dragenter', 'dragover'])) {
    tool.addEventListener(kind, (event) => {
      if (!files(event)) return;
      event.preventDefault();
      tool.classList.add('dropping');
    });
  }
  tool.addEventListener('dragleave', (event) => { if (!tool.contains(/** @type {Node | null} */ (event.relatedTarget))) tool.classList.remove('dropping'); });
  tool.addEventListener('drop', (event) => {
    tool.classList.remove('dropping');
    if (!files(event)) return;
    event.preventDefault();
    const dropped = event.dataTransfer?.files ?? [];
    if (dropped.length > 1) say(t('bulk.one'));
    if (dropped[0]) take(dropped[0]);
  });
  byId('bulk-stop').addEventListener('click', () => running?.abort());
  byId('bulk-example').addEventListener('click', () => save(`\ufeff${EXAMPLE[lang()]}`, 'text/csv', t('bulk.exampleName')));
  return {
    again() {
      if (!running) say('');
      draw();
    },
    leave() {}, // it goes on, and is there when the reader comes back
  };
}
