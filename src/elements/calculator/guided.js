// @ts-check
// The guided way through the calculator: one question at a time. Which question, in which order and why is the module's to say; what is
// answered goes into the same form that the other way shows at once.
import { nextQuestions } from 'yidi';
import { drop, take } from '../parts/form.js';
import { afterPicture } from '../parts/pieces.js';
import { guidedScreen } from './guided/screen.js';

/** @typedef {import('yidi').Question} Question */
/** @typedef {import('yidi').Issue} Issue */

/**
 * @param {import('../parts/ui.js').Ui} ui
 * @param {ReturnType<typeof import('./form.js').claimForm>} form
 * @param {object} around
 * @param {(complete: boolean, asked: boolean, issues: Issue[]) => Issue[]} around.settled the claim has changed: computes it once nothing needed is left; what was wrong with it
 * @param {() => import('yidi').Receipt | null} around.receipt what is shown
 * @param {(issues: Issue[]) => Node | null} around.offer what would help where rules are lacking
 * @param {(field: string) => void} around.toExpert
 * @param {() => number} around.rules how often the rules at hand have changed
 * @param {() => void} around.clear
 */
export function guidedWay(ui, form, { settled, receipt, offer, toExpert, rules, clear }) {
  const screen = guidedScreen(ui, form, { answer, go, toExpert, offer });
  /** @type {Question[]} what is left to ask */
  let questions = [];
  /** @type {Question | undefined} the one on the screen */
  let current;
  /** @type {Issue[]} what is wrong, and so cannot be computed */
  let issues = [];
  let complete = false;
  let busy = false;
  let anew = true; // what is half filled in on the screen is of no more use
  let seen = ''; // what the module was asked about last
  let held = ''; // what the form had as the answer to the question when it was drawn
  /** @type {Set<string>} */
  const skipped = new Set();
  /** @type {string[]} the way back: what was answered or skipped, one after the other */
  let trail = [];

  const given = () => JSON.stringify(current && take(form.stated(), current.field)) ?? '';

  /** @param {boolean} moved does the reader come to a new question, or is the one on the screen drawn anew? */
  function draw(moved) {
    screen.draw({ current, questions, complete, issues, skipped, receipt: receipt(), back: trail.length > 0 }, anew || (moved && !issues.length));
    anew = false;
    held = given();
    if (moved) screen.focus(issues.length > 0);
  }

  /** The answers that something is wrong with. */
  const faulty = () => form.answered().filter((name) => name !== 'bill.lines' && issues.some(({ field }) => field === name || field?.startsWith(`${name}[`)));

  /** Asks about a field that was answered, or is faulty: about the claim without it. @param {string} field @returns {boolean} is there such a question? */
  function askAgain(field) {
    const claim = form.stated();
    for (const name of [field, ...faulty()]) drop(claim, name);
    const found = nextQuestions(claim, ui.lang);
    const question = Array.isArray(found) ? found.find((one) => one.field === field) : undefined;
    if (question) [current, questions] = [question, /** @type {Question[]} */ (found)];
    return Boolean(question);
  }

  /** What is next, for the claim as it stands. */
  function look() {
    const found = nextQuestions(form.stated(), ui.lang);
    issues = Array.isArray(found) ? [] : found.issues;
    complete = Array.isArray(found) && !found.some(({ needed }) => needed);
    if (!Array.isArray(found)) return correct();
    questions = found;
    current = found.find(({ field, needed }) => needed || !skipped.has(field));
  }

  /** Leads to the answer that is at fault; where that is none in particular, the question on the screen stays. */
  function correct() {
    const [first] = faulty();
    if (first && first !== current?.field && !askAgain(first)) current = undefined;
  }

  /** @param {boolean} moved @param {boolean} [asked] */
  function follow(moved, asked = false) {
    const wrong = settled(complete, asked, issues);
    if (wrong.length) {
      [issues, complete] = [wrong, false];
      correct();
    }
    draw(moved);
  }

  const state = () => JSON.stringify([form.stated(), ui.lang, rules()]);

  /** The claim was changed from elsewhere, or the language or the rules were. @param {boolean} [asked] did the reader ask for the result? */
  function refresh(asked = false) {
    const now = state();
    const was = given() === held ? current?.field : undefined; // else it was answered from elsewhere
    if (now !== seen) {
      look();
      if (was && !issues.length && was !== current?.field) open(was); // the reader stays with the question
      else if (issues.length && was && was === current?.field) askAgain(was); // in the language of now
    }
    seen = now;
    follow(asked && !complete, asked);
  }

  /** @param {() => void} act what a press brings about; another press before that is none */
  function press(act) {
    if (busy) return;
    busy = true;
    ui.id('guided-form').setAttribute('aria-busy', 'true');
    afterPicture(() => { // what is pressed is seen to be pressed before the module thinks
      busy = false;
      ui.id('guided-form').removeAttribute('aria-busy');
      act();
      seen = state();
    });
  }

  /** @param {unknown} value `undefined` where the reader does not know @param {string} [county] */
  function answer(value, county) {
    const field = current?.field;
    if (field === undefined) return;
    press(() => {
      skipped[value === undefined ? 'add' : 'delete'](field);
      form.say(field, value, county);
      trail = [...trail.filter((one) => one !== field), field];
      look();
      if (current?.field === field) trail.pop(); // not understood: it is not behind us yet
      follow(true);
    });
  }

  /** @param {string} field @returns {boolean} is there a question about it? */
  function open(field) {
    const left = take(form.stated(), field) === undefined ? questions.find((one) => one.field === field) : undefined;
    if (!left) return askAgain(field);
    current = left;
    return true;
  }

  /** @param {string} field */
  function go(field) {
    press(() => {
      if (field === 'bill.lines' || !open(field)) return toExpert(field);
      issues = [];
      draw(true);
    });
  }

  ui.id('guided-skip').addEventListener('click', () => answer(undefined));
  ui.id('guided-clear').addEventListener('click', () => press(() => { clear(); draw(true); }));
  ui.id('guided-back').addEventListener('click', () => press(() => {
    for (let field = trail.pop(); field !== undefined && !open(field); field = trail.pop());
    issues = [];
    draw(true);
  }));

  return {
    refresh,
    focus: () => screen.focus(),
    /** Another claim altogether, or the way is entered anew. @param {boolean} [all] forget what was skipped too */
    begin(all = true) {
      if (all) skipped.clear();
      [trail, current, issues, seen, anew] = [[], undefined, [], '', true];
    },
  };
}
