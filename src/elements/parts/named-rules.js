// @ts-check
// Rules that a page names in an element's `packs`: fetched once for all elements of the page, and loaded as if the reader had brought them.
import { lintPack } from 'yidi';
import { el } from './dom.js';
import { plain } from './issues.js';
import { load } from './own-rules.js';
import { released } from './press.js';

/** @typedef {{ name: string, pack?: unknown }} Refused a file that could not be loaded, and what was in it, if that could be read */

const SHOWN = 3; // faults of a pack; whoever runs the page finds the rest with its own tools

/** @type {Map<string, Promise<Refused | null>>} */
const asked = new Map();

/** @param {import('./ui.js').Ui} ui @param {string} address @returns {Promise<Refused | null>} */
async function take(ui, address) {
  const name = address.split(/[?#]/)[0].split('/').pop() || address;
  let pack;
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    pack = await answer.json();
  } catch {
    asked.delete(address); // the next element may have more luck
    return { name };
  }
  await released();
  return load(ui, pack).ok ? null : { name, pack };
}

/** Loads what lies there; resolves to what is wrong, if something is. @param {import('./ui.js').Ui} ui @param {string} address relative to the page */
export function bring(ui, address) {
  let from = address;
  try {
    from = new URL(address, ui.host.baseURI).href;
  } catch {
    // no address: the same is said as of one where nothing lies
  }
  const known = asked.get(from) ?? take(ui, from);
  asked.set(from, known);
  return known;
}

/** Says which rules are lacking, and why. @param {import('./ui.js').Ui} ui @param {Refused[]} refused */
export function drawRefused(ui, refused) {
  ui.id('refused').replaceChildren(...refused.map(({ name, pack }) => {
    const faults = pack === undefined ? [] : lintPack(pack, ui.lang).filter(({ severity }) => severity === 'error');
    return el('div', { class: 'notice danger' },
      el('p', {}, el('strong', {}, ui.t('named.refused', { name })), ui.t('list.space'), ui.t('named.means')),
      el('p', {}, ui.t(faults.length ? 'named.faulty' : 'named.unread')),
      faults.length ? el('ul', {}, ...faults.slice(0, SHOWN).map((fault) => el('li', {}, ...plain(ui, fault)))) : null);
  }));
}
