// @ts-check
// Rules that the reader brings along: loaded into the module, given back as a file, taken away. They live as long as the page.
import { areas, exportPack, loadPack, unloadPack } from 'yidi';
import { save } from './dom.js';

/** @typedef {import('yidi').QuickFigures} QuickFigures */

/** @type {Set<() => void>} */
const followers = new Set();
let changes = 0;
/** @type {Map<string, QuickFigures>} what rules were made of, where the reader typed them in */
const typed = new Map();

/** Calls `follow` whenever the rules at hand have changed, until what is given back is called: ui.during(() => onRules(follow)). @param {() => void} follow */
export function onRules(follow) {
  const own = () => follow();
  followers.add(own);
  return () => { followers.delete(own); };
}

/** Changes whenever the rules at hand do. */
export const edition = () => changes;

function changed() {
  changes++;
  for (const follow of [...followers]) follow();
}

/** Loads a pack; with an error in it nothing changes. @param {import('./ui.js').Ui} ui @param {unknown} pack @param {QuickFigures} [figures] that it was made of */
export function load(ui, pack, figures) {
  const report = loadPack(pack, ui.lang);
  if (!report.ok || !report.area) return report;
  if (figures) typed.set(report.area, figures);
  else typed.delete(report.area);
  changed();
  return report;
}

/** Takes rules away again. @param {string} code */
export function remove(code) {
  if (!unloadPack(code)) return;
  typed.delete(code);
  changed();
}

/** The figures that the rules of an area were made of. @param {string} code */
export const figuresOf = (code) => typed.get(code);

/** The areas whose rules were brought along. */
export const ownAreas = () => areas('', { withRules: true }).filter(({ rules }) => rules === 'loaded');

/** Saves the rules at hand for an area as a file that can be edited and loaded again. @param {string} code */
export const saveRules = (code) => save(`${JSON.stringify(exportPack(code), null, 2)}\n`, 'application/json', `yidi-${code}.json`);
