// @ts-check
// What people type, in the types of the claim. What cannot be read as a number is handed on as typed: the engine says what is wrong with it.
import { percent } from './dom.js';

/** @typedef {'amount' | 'whole' | 'number' | 'percent' | 'points' | 'drop' | 'yesno' | undefined} Kind */

/** @param {string} text @param {string} [kind] one of Kind; anything else is plain text */
export function typed(text, kind) {
  // People type full-width digits (１２．５), units (¥, 元, %) and thousands separators (1,234.50): the same number, written differently.
  const plain = text.normalize('NFKC').trim();
  const unit = kind === 'amount' ? /^[¥￥]\s*|\s*元$/g : kind === 'percent' || kind === 'points' || kind === 'drop' ? /\s*%$/ : /^$/;
  const bare = plain.replace(unit, '') || plain;
  const digits = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  if (digits === '') return undefined;
  switch (kind) {
    case 'amount': return digits;
    case 'whole': case 'number': case 'points': return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : digits;
    case 'percent': return /^\d+(\.\d+)?$/.test(digits) ? Number(`${digits}e-2`) : digits;
    case 'drop': return /^\d+(\.\d+)?$/.test(digits) ? 0 - Number(digits) : digits; // points less: the rules add them
    case 'yesno': return plain === 'true';
    default: return plain;
  }
}

/** What is looked up: no more of a text than the module takes, and no half of a character, which typing and cutting may leave. @param {string} text @param {number} [longest] characters */
export const sought = (text, longest = 100) => Array.from(text.trim().slice(0, 2 * longest).replace(/\p{Surrogate}/gu, '')).slice(0, longest).join('');

/** The way back: how a value of the claim stands in its field. @param {unknown} value @param {string} [kind] */
export const shown = (value, kind) => (kind === 'drop' ? String(value).replace('-', '') : kind === 'percent' && typeof value === 'number' ? percent(String(value)).replace('%', '') : String(value ?? ''));
