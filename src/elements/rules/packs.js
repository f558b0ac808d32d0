// @ts-check
// Files of rules: chosen or dropped, checked by the module, loaded if nothing in them is wrong, and said what was found. Nothing of a file is
// ever markup, and none leaves the page.
import { area, lintPack } from 'yidi';
import { el } from '../parts/dom.js';
import { prepareDrop } from '../parts/drop.js';
import { plain } from '../parts/issues.js';
import { load, onRules, ownAreas, remove, saveRules } from '../parts/own-rules.js';

/** @typedef {import('yidi').Issue} Issue */
/** @typedef {{ file: string, pack?: unknown, problem?: string, loaded?: string }} Brought a file: what it holds or why that could not be read, and the area it was loaded for */

const LARGEST = 1_000_000; // bytes; the module takes no more
const MOST = 500; // findings shown of one file

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

/** @param {import('../parts/ui.js').Ui} ui @param {Issue} issue @param {boolean} [place] say where in the file? */
export const finding = (ui, issue, place = false) => el('li', { class: issue.severity, 'data-code': issue.code },
  el('b', { class: 'severity' }, ui.t(`severity.${issue.severity}`)), ' ', ...plain(ui, issue),
  place ? el('p', { class: 'to' }, ui.t('packs.at'), issue.field ? el('code', {}, issue.field) : ui.t('packs.whole')) : null);

/** What became of one file. @param {import('../parts/ui.js').Ui} ui @param {Brought} one */
function report(ui, { file, pack, problem, loaded }) {
  const issues = problem ? [] : lintPack(pack, ui.lang);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const verdict = problem ? ui.t(`packs.${problem}`) : loaded ? ui.t(issues.length ? 'packs.loadedWith' : 'packs.loaded', { name: area(loaded, ui.lang)?.name ?? loaded, n: issues.length }) : ui.t('packs.refused', { n: errors });
  return el('section', { class: 'part file', 'data-loaded': loaded ?? '' }, el('h4', {}, el('span', { lang: 'zh-CN' }, file)),
    el('p', { class: loaded ? 'notice good' : 'notice danger' }, verdict),
    issues.length ? el('ul', { class: 'findings' }, ...issues.slice(0, MOST).map((issue) => finding(ui, issue, true))) : null,
    issues.length > MOST ? el('p', { class: 'hint' }, ui.t('packs.more', { n: issues.length - MOST })) : null);
}

/** @param {import('../parts/ui.js').Ui} ui @param {{ loaded: (area: string) => void, show: (area: string) => void }} on told of the last area that was loaded, and of one that the reader wants to see */
export function preparePacks(ui, { loaded, show }) {
  /** @type {Brought[]} the files that came last */
  let brought = [];

  function draw() {
    const own = ownAreas();
    brought = brought.filter(({ loaded }) => !loaded || own.some(({ code }) => code === loaded)); // what was removed is no longer news
    ui.id('packs-report').hidden = !brought.length;
    ui.id('packs-found').replaceChildren(...brought.map((one) => report(ui, one)));
    ui.id('own').hidden = !own.length;
    ui.id('own-areas').replaceChildren(...own.map(({ code, name }) => {
      const away = el('button', { type: 'button', 'data-code': code, 'aria-label': ui.t('own.removeOf', { name }) }, ui.t('own.remove'));
      away.addEventListener('click', () => {
        remove(code);
        ui.id('packs-said').textContent = ui.t('own.removed', { name });
        ui.id('packs-said').focus({ preventScroll: true });
      });
      const keep = el('button', { type: 'button', 'aria-label': ui.t('own.saveOf', { name }) }, ui.t('own.save'));
      keep.addEventListener('click', () => saveRules(code));
      // Without `links` the address is the page's own.
      const card = ui.links ? el('a', { href: `#rules=${code}` }, name) : el('button', { type: 'button', class: 'link' }, name);
      if (!ui.links) card.addEventListener('click', () => show(code));
      return el('li', {}, card, el('span', { class: 'actions' }, keep, away));
    }));
  }

  /** @param {FileList | null | undefined} files */
  async function take(files) {
    if (!files?.length) return;
    const found = await Promise.all([...files].map(bring));
    for (const one of found) if (!one.problem) one.loaded = load(ui, one.pack).area;
    brought = found;
    draw();
    const areas = found.flatMap((one) => one.loaded ?? []);
    ui.id('packs-said').textContent = ui.t('packs.said', { n: areas.length, all: found.length });
    const last = areas.at(-1);
    if (last) loaded(last);
    ui.id('packs-heading').focus({ preventScroll: true });
    ui.id('packs-report').scrollIntoView({ block: 'start' });
  }

  const input = /** @type {HTMLInputElement} */ (ui.id('pack-files'));
  input.addEventListener('change', async () => {
    await take(input.files);
    input.value = ''; // so that a file mended meanwhile can be chosen again
  });
  prepareDrop(ui, take);
  ui.during(() => onRules(draw));
  return {
    again() {
      ui.id('packs-said').textContent = '';
      draw();
    },
  };
}
