// @ts-check
// The screen of the guided way: the question, what is wrong with the answer, and what was answered, skipped, or may still be answered.
import { nextQuestions } from 'yidi';
import { UNREADABLE } from '../../parts/dates.js';
import { el } from '../../parts/dom.js';
import { take } from '../../parts/form.js';
import { place, words } from '../../parts/issues.js';
import { drawLists, label, soFar } from './lists.js';
import { draw as drawQuestion, INPUT } from './question.js';

/** @typedef {import('yidi').Question} Question */
/** @typedef {import('yidi').Issue} Issue */

/**
 * @typedef {object} View
 * @property {Question | undefined} current the one that is asked
 * @property {Question[]} questions all that are left
 * @property {boolean} complete is nothing needed left?
 * @property {Issue[]} issues what is wrong, and so cannot be computed
 * @property {Set<string>} skipped
 * @property {import('yidi').Receipt | null} receipt
 * @property {boolean} back is there a way back?
 */

/**
 * @param {import('../../parts/ui.js').Ui} ui
 * @param {ReturnType<typeof import('../form.js').claimForm>} form
 * @param {object} acts
 * @param {(value: unknown, county?: string) => void} acts.answer
 * @param {(field: string) => void} acts.go asks about a field
 * @param {(field: string) => void} acts.toExpert
 * @param {(issues: Issue[]) => Node | null} acts.offer what would help where rules are lacking
 */
export function guidedScreen(ui, form, { answer, go, toExpert, offer }) {
  const [heading, box, fault] = ['heading', 'question', 'fault'].map((id) => ui.id(`guided-${id}`));
  let drawn = ''; // the field that is asked for on the screen
  /** @type {(() => void) | undefined} takes what was filled in as the answer */
  let read;

  const input = () => /** @type {HTMLInputElement | null} */ (ui.find(INPUT));

  /** @param {string} id @param {boolean} shown */
  const show = (id, shown) => { ui.id(`guided-${id}`).hidden = !shown; };

  /** What the form knows of a field already. @param {Question} question */
  function known({ field, kind, question, needed }) {
    const value = take(form.stated(), field);
    const [node] = form.named(field);
    const hint = node?.closest('.field')?.querySelector('.hint:not([data-hint-of])')?.textContent ?? '';
    const half = field === drawn ? input() : null; // half an answer outlives a change of language
    return {
      value: half?.dataset.code ?? value,
      text: half?.value ?? (node?.dataset.kind === 'percent' || (kind !== 'date' && value === undefined) ? String(value ?? '') : node?.value ?? ''),
      county: half?.dataset.county ?? node?.dataset.county,
      label: label(ui, field) || question,
      hint: [ui.t(`guided.hint.${field}`) || hint, kind === 'amount' && !needed ? ui.t('guided.zero') : ''].filter(Boolean).join(ui.t('list.space')),
      inputmode: node?.getAttribute('inputmode') ?? 'decimal',
      needed,
    };
  }

  /** @param {View} view @param {boolean} fresh does it begin anew, or go on with what is half filled in? */
  function draw(view, fresh) {
    const { current, questions, complete, skipped, receipt } = view;
    if (fresh) drawn = '';
    heading.removeAttribute('data-t'); // its own words from now on
    const needed = questions.filter((one) => one.needed).length;
    ui.id('guided-progress').replaceChildren(...(complete && receipt ? soFar(ui, receipt, Boolean(current && !current.needed)) : needed && current ? [ui.t('guided.left', { n: needed })] : []));
    heading.textContent = current?.question ?? ui.t(complete ? 'guided.done' : 'guided.stuck');
    ui.id('guided-why').textContent = current?.why ?? (complete ? ui.t(skipped.size ? 'guided.doneSkipped' : 'guided.doneWhy') : '');
    const question = current ? drawQuestion(ui, current, known(current), (value, county) => { if (value === undefined) nothing(current); else if (value === UNREADABLE) refuse(current); else answer(value, county); }) : { nodes: [] };
    const had = box.contains(ui.root.activeElement); // drawn anew under the reader's hands: the language or the rules have changed
    box.replaceChildren(...question.nodes);
    question.planted?.();
    if (had) /** @type {HTMLElement | null} */ (box.querySelector('input, select, button'))?.focus({ preventScroll: true });
    read = question.read;
    drawn = current?.field ?? '';
    show('next', Boolean(read));
    show('back', view.back);
    show('skip', Boolean(current && !current.needed));
    show('lines', Boolean(current?.field.startsWith('bill.')) && !form.itemised());
    show('result', Boolean(receipt));
    show('clear', view.back || form.answered().length > 0);
    drawRest(view);
    drawFault(view);
  }

  /** @param {View} view */
  function drawRest({ current, questions, complete, skipped }) {
    const more = () => /** @type {HTMLDetailsElement | null} */ (ui.find('guided-more'));
    const open = Boolean(more()?.open);
    const rest = questions.filter(({ field, needed }) => !needed && field !== current?.field);
    const lists = drawLists(ui, form, { current: current?.field, skipped: rest.filter(({ field }) => skipped.has(field)), more: complete ? rest.filter(({ field }) => !skipped.has(field)) : [] }, go);
    ui.id('guided-lists').replaceChildren(...lists);
    show('lists', lists.length > 0);
    const now = more();
    if (now) now.open = open;
  }

  /** What is wrong, above the answer; what no question is about can be put right among all fields. @param {View} view */
  function drawFault({ current, issues }) {
    const edit = issues.find((issue) => !current || elsewhere(issue, current))?.field;
    const node = edit === undefined ? null : place(ui, edit);
    const button = node && el('button', { type: 'button', id: 'guided-edit' }, ui.t('guided.toExpert'));
    button?.addEventListener('click', () => toExpert(node?.id ?? ''));
    say(issues.map((issue) => el('p', {}, el('span', { class: 'visually-hidden' }, ui.t('issues.error')), elsewhere(issue, current), ...words(ui, issue))));
    const help = issues.length && current?.field !== 'insuredArea' ? offer(issues) : null; // the remark at the area says it already
    fault.append(...[help, button].filter((one) => one !== null));
  }

  /** @param {HTMLElement[]} faults */
  function say(faults) {
    fault.replaceChildren(...(faults.length ? [el('div', { class: 'error', id: 'guided-error', role: 'alert' }, ...faults)] : []));
    if (!faults.length) return;
    input()?.setAttribute('aria-invalid', 'true');
    input()?.setAttribute('aria-describedby', `guided-error ${input()?.getAttribute('aria-describedby')?.replace('guided-error ', '')}`);
  }

  /** The name of another field than the one that is asked for. @param {Issue} issue @param {Question | undefined} current */
  function elsewhere({ field }, current) {
    if (field === undefined || `${current?.field}.`.startsWith(`${field}.`)) return null; // of all that there is around it, it is enough
    const node = place(ui, field);
    const name = node && node.id !== current?.field ? label(ui, node.id) : '';
    return name ? el('b', {}, name, ' ') : null;
  }

  /** "Next" with nothing filled in. @param {Question} current */
  function nothing({ needed }) {
    say([el('p', {}, ui.t(needed ? 'guided.empty' : 'guided.emptyOptional'))]);
    input()?.focus();
  }

  /** "Next" with what no field of the form could hold. @param {Question} current */
  function refuse({ field }) {
    const found = nextQuestions({ [field]: UNREADABLE }, ui.lang);
    say(Array.isArray(found) ? [] : found.issues.map((issue) => el('p', {}, el('span', { class: 'visually-hidden' }, ui.t('issues.error')), ...words(ui, issue))));
    input()?.focus();
  }

  /** To the question, or to the field where something is wrong with it. @param {boolean} [wrong] */
  function focus(wrong = false) {
    ((wrong && input()) || heading).focus({ preventScroll: true });
    const { top, bottom } = ui.id('guided').getBoundingClientRect();
    const height = window.visualViewport?.height ?? innerHeight;
    if (top < 0 || Math.min(bottom, top + 300) > height) ui.id('guided').scrollIntoView({ block: 'start' });
  }

  heading.setAttribute('aria-describedby', 'guided-progress guided-why');
  ui.id('guided-form').addEventListener('submit', (event) => { event.preventDefault(); read?.(); });
  ui.id('guided-lines').addEventListener('click', () => toExpert('bill.lines'));
  ui.id('guided-result').addEventListener('click', () => {
    ui.id('receipt-heading').focus({ preventScroll: true });
    ui.id('receipt').scrollIntoView({ block: 'start' });
  });

  return { draw, focus };
}
