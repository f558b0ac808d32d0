// @ts-check
// One question on the screen, by the kind of answer that it takes.
import { areaChooser } from '../../parts/areas.js';
import { UNREADABLE, unreadable } from '../../parts/dates.js';
import { el } from '../../parts/dom.js';
import { typed } from '../../parts/typed.js';

/** @typedef {import('yidi').Question} Question */
/** @typedef {(value: unknown, county?: string) => void} Answer `undefined` where nothing was filled in */
/** @typedef {{ value: unknown, text: string, county?: string, label: string, hint: string, inputmode: string, needed: boolean }} Known what the claim holds so far, as it would be typed; how the field is called and explained */

export const INPUT = 'guided-answer';

/** The words under an option, where the form has some. @param {import('../../parts/ui.js').Ui} ui @param {string} field @param {string} value */
const under = (ui, field, value) => ui.t(`guided.hint.${field}.${value}`) || ui.t(`hint.${field}.${value}`);

/** Buttons that answer at once. @param {import('../../parts/ui.js').Ui} ui @param {Array<{ value: unknown, label: string, hint?: string }>} options @param {unknown} now @param {Answer} answer */
function buttons(ui, options, now, answer) {
  return el('div', { class: 'choices', role: 'group', 'aria-labelledby': 'guided-heading' }, ...options.map(({ value, label, hint }) => {
    const button = el('button', { type: 'button', 'aria-pressed': String(now === value), 'data-value': String(value) }, el('span', { class: 'name' }, label), hint ? el('span', { class: 'hint' }, hint) : null);
    button.addEventListener('click', () => {
      for (const other of button.parentElement?.children ?? []) other.setAttribute('aria-pressed', String(other === button)); // seen before anything is computed
      answer(value);
    });
    return button;
  }));
}

/** A field to fill in, under the name by which the form knows it. @param {Known} known @param {Record<string, string>} attributes @param {...(Node | null)} after */
function field({ label, hint, text, inputmode, needed }, attributes, ...after) {
  const { class: kind = '', ...rest } = attributes;
  const amount = kind === 'yuan';
  const input = el('input', { id: INPUT, autocomplete: 'off', class: kind === 'short' ? 'short' : null, inputmode, 'aria-required': String(needed), 'aria-describedby': `${INPUT}-hint`, ...rest });
  input.value = text;
  const box = el('div', { class: `field${kind === 'combo' ? ' combo' : ''}` },
    el('label', { for: INPUT }, label), el('p', { class: 'hint', id: `${INPUT}-hint` }, hint), amount ? el('div', { class: 'yuan' }, input) : input, ...after);
  return { input, box };
}

/**
 * @param {import('../../parts/ui.js').Ui} ui
 * @param {Question} question
 * @param {Known} known
 * @param {Answer} answer
 * @returns {{ nodes: Node[], read?: () => void, planted?: () => void }} `read` answers with what was filled in; `planted` is called once the nodes stand
 */
export function draw(ui, { field: path, kind, options = [] }, known, answer) {
  switch (kind) {
    case 'choice': return { nodes: [buttons(ui, options.map(({ value, label }) => ({ value, label, hint: under(ui, path, value) })), known.value === undefined ? undefined : String(known.value), answer)] };
    case 'boolean': return { nodes: [buttons(ui, [true, false].map((value) => ({ value, label: ui.t(`guided.${value}`) })), known.value, answer)] };
    case 'choices': {
      const ticks = options.map(({ value }) => el('input', { type: 'checkbox', value }));
      for (const tick of ticks) tick.checked = Array.isArray(known.value) && known.value.includes(tick.value);
      return {
        nodes: [el('fieldset', { class: 'field' }, el('legend', {}, known.label),
          el('div', {}, ...options.map(({ label }, i) => el('label', { class: 'tick' }, ticks[i], el('span', {}, label)))), el('p', { class: 'hint below' }, ui.t('guided.noneOf')))],
        read: () => answer(ticks.filter(({ checked }) => checked).map(({ value }) => value)),
      };
    }
    case 'area': {
      const { input, box } = field(known, { class: 'combo', 'aria-describedby': `${INPUT}-hint ${INPUT}-note`, ...(path === 'insuredArea' && { 'data-rules': 'link' }) },
        el('p', { class: 'note', id: `${INPUT}-note`, 'aria-live': 'polite' }));
      if (typeof known.value === 'string' && known.value !== known.text) input.dataset.code = known.value;
      if (known.county) input.dataset.county = known.county;
      return {
        nodes: [box],
        read: () => answer(input.dataset.code || typed(input.value), input.dataset.county),
        planted: () => areaChooser(ui, input, () => {})(),
      };
    }
    case 'disease': {
      // Two codes of the list may go by one name: then the code tells them apart. Any other code may be typed.
      const listed = options.map(({ value, label }) => ({ value, label, hint: options.filter((other) => other.label === label).length > 1 ? value : '' }));
      const { input, box } = field({ ...known, text: options.some(({ value }) => value === known.value) ? '' : known.text }, { class: 'short', autocapitalize: 'characters' });
      return { nodes: [...(listed.length ? [buttons(ui, listed, known.value, answer), el('p', { class: 'lead' }, ui.t('guided.otherDisease'))] : []), box], read: () => answer(typed(input.value)) };
    }
    default: {
      const { input, box } = field(known, kind === 'date' ? { type: 'date', class: 'short' } : kind === 'amount' ? { class: 'yuan', inputmode: 'decimal' } : { class: 'short' });
      return { nodes: [box], read: () => answer(unreadable(input) ? UNREADABLE : typed(input.value, kind)) };
    }
  }
}
