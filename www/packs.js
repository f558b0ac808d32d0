// @ts-check
// Files of rules: chosen or dropped, checked by the module, loaded if nothing in them is wrong, and said what was found. Nothing of a file is
// ever markup, and none leaves the page.
import { area, lintPack } from '../pkg/yidi.js';
import { byId, el } from './dom.js';
import { plain } from './issues.js';
import { load, onRules, ownAreas, remove, saveRules } from './own-rules.js';
import { lang, t } from './words.js';

/** @typedef {import('../pkg/yidi.js').Issue} Issue */
/** @typedef {{ file: string, pack?: unknown, problem?: string, loaded?: string }} Brought a file: what it holds or why that could not be read, and the area it was loaded for */

const LARGEST = 1_000_000; // bytes; the module takes no more
const MOST = 500; // findings shown of one file

/** @type {Brought[]} the files that came last */
let brought = [];

/** @param {File} file @returns {Promise<Brought>} */
async function bring(file) {
  const name = file.name;
  if (file.size > LARGEST) return { file: name, problem: 'large' };
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return { file: name, problem: 'binary' };
  }
  try {
    return { file: name, pack: JSON.parse(text) };
  } catch {
    return { file: name, problem: text.includes('\0') ? 'binary' : text.trimStart().startsWith('<') ? 'html' : 'json' };
  }
}

/** @param {Issue} issue @param {boolean} [place] say where in the file? */
export const finding = (issue, place = false) => el('li', { class: issue.severity, 'data-code': issue.code },
  el('b', { class: 'severity' }, t(`severity.${issue.severity}`)), ' ', ...plain(issue),
  place ? el('p', { class: 'to' }, t('packs.at'), issue.field ? el('code', {}, issue.field) : t('packs.whole')) : null);

/** What became of one file. @param {Brought} one */
function report({ file, pack, problem, loaded }) {
  const issues = problem ? [] : lintPack(pack, lang());
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const verdict = problem ? t(`packs.${problem}`) : loaded ? t(issues.length ? 'packs.loadedWith' : 'packs.loaded', { name: area(loaded, lang())?.name ?? loaded, n: issues.length }) : t('packs.refused', { n: errors });
  return el('section', { class: 'part file', 'data-loaded': loaded ?? '' }, el('h4', {}, el('span', { lang: 'zh-CN' }, file)),
    el('p', { class: loaded ? 'notice good' : 'notice danger' }, verdict),
    issues.length ? el('ul', { class: 'findings' }, ...issues.slice(0, MOST).map((issue) => finding(issue, true))) : null,
    issues.length > MOST ? el('p', { class: 'hint' }, t('packs.more', { n: issues.length - MOST })) : null);
}

function draw() {
  const own = ownAreas();
  brought = brought.filter(({ loaded }) => !loaded || own.some(({ code }) => code === loaded)); // what was removed is no longer news
  byId('packs-report').hidden = !brought.length;
  byId('packs-found').replaceChildren(...brought.map(report));
  byId('own').hidden = !own.length;
  byId('own-areas').replaceChildren(...own.map(({ code, name }) => {
    const away = el('button', { type: 'button', 'data-code': code, 'aria-label': t('own.removeOf', { name }) }, t('own.remove'));
    away.addEventListener('click', () => {
      remove(code);
      byId('packs-said').textContent = t('own.removed', { name });
      byId('packs-said').focus({ preventScroll: true });
    });
    const keep = el('button', { type: 'button', 'aria-label': t('own.saveOf', { name }) }, t('own.save'));
    keep.addEventListener('click', () => saveRules(code));
    return el('li', {}, el('a', { href: `#rules=${code}` }, name), el('span', { class: 'actions' }, keep, away));
  }));
}

/** @param {{ loaded: (area: string) => void }} on told of the last area that was loaded */
export function preparePacks({ loaded }) {
  /** @param {FileList | null | undefined} files */
  async function take(files) {
    if (!files?.length) return;
    const found = await Promise.all([...files].map(bring));
    for (const one of found) if (!one.problem) one.loaded = load(one.pack).area;
    brought = found;
    draw();
    const areas = found.flatMap((one) => one.loaded ?? []);
    byId('packs-said').textContent = t('packs.said', { n: areas.length, all: found.length });
    const last = areas.at(-1);
    if (last) loaded(last);
    byId('packs-heading').focus({ preventScroll: true });
    byId('packs-report').scrollIntoView({ block: 'start' });
  }

  const input = /** @type {HTMLInputElement} */ (byId('pack-files'));
  input.addEventListener('change', async () => {
    await take(input.files);
    input.value = ''; // so that a file mended meanwhile can be chosen again
  });
  const tool = byId('tool-rules');
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
    take(event.dataTransfer?.files);
  });
  onRules(draw);
  return {
    again() {
      byId('packs-said').textContent = '';
      draw();
    },
  };
}
