// @ts-check
// The itemised bill as data: its lines, what was pasted and not understood, and the way back. Nothing here draws or decides.
import { shown, typed } from '../parts/typed.js';

/** @typedef {import('yidi').Line} Line */
/** @typedef {import('yidi').Issue} Issue */
/** @typedef {keyof Line} Field */
/**
 * A line as typed and as the engine takes it; what was to be known when it was pasted; and the code that a choice on the page replaced.
 * @typedef {{ key: number, said: Partial<Record<Field, string>>, line: Line, notes: readonly Issue[], codeBefore?: string }} Row
 */
/** @typedef {{ key: number, row: number, text: string, issues: Issue[], context: string }} Rest a pasted row that is no line, with the row that explains its columns */
/** @typedef {{ rows: readonly Row[], rests: readonly Rest[] }} State */
/** @typedef {{ state: State, what: string }} Step what a state was left by */

/** How each field of a line is typed. @type {Record<Field, string>} */
export const KINDS = {
  name: 'text', amount: 'amount', quantity: 'number', class: 'text', priorSelfPayRatio: 'percent',
  form: 'text', spec: 'text', unit: 'text', unitPrice: 'amount', priceLimit: 'amount', code: 'text', kind: 'text',
};
const FIELDS = /** @type {Field[]} */ (Object.keys(KINDS));
const LONGEST_WAY_BACK = 200;

let keys = 0;

/** @param {Partial<Record<Field, string>>} said @param {Partial<Row>} [before] what stays of it @returns {Row} */
function row(said, { key = ++keys, notes = [], codeBefore } = {}) {
  /** @type {Record<string, unknown>} */
  const line = {};
  for (const field of FIELDS) {
    const value = typed(said[field] ?? '', KINDS[field]);
    if (value !== undefined) line[field] = value;
  }
  return { key, said, line: /** @type {Line} */ (/** @type {unknown} */ (line)), notes, ...(codeBefore !== undefined && { codeBefore }) };
}

/** @param {Line} line */
const saidIn = (line) => Object.fromEntries(FIELDS.filter((field) => line[field] !== undefined).map((field) => [field, shown(line[field], KINDS[field])]));

export class Bill {
  /** @type {State} */
  #now = { rows: [], rests: [] };
  /** @type {Step[]} */
  #past = [];
  /** @type {Step[]} */
  #future = [];
  #typing = ''; // the field whose keystrokes are still one step

  get rows() { return this.#now.rows; }
  get rests() { return this.#now.rests; }
  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  /** @param {Partial<State>} change @param {string} what @param {string} [typing] */
  #go(change, what, typing = '') {
    if (!typing || typing !== this.#typing) this.#past = [...this.#past, { state: this.#now, what }].slice(-LONGEST_WAY_BACK);
    this.#typing = typing;
    this.#future = [];
    this.#now = { ...this.#now, ...change };
  }

  /** @param {Line[]} lines @param {string} what @returns {Row[]} the rows added */
  add(lines, what = 'add') {
    const added = lines.map((line) => row(saidIn(line)));
    this.#go({ rows: [...this.rows, ...added] }, what);
    return added;
  }

  /** Another bill altogether; the one before can be had back. @param {Line[]} lines */
  replace(lines) {
    if (!lines.length && !this.rows.length && !this.rests.length) return;
    this.#go({ rows: lines.map((line) => row(saidIn(line))), rests: [] }, 'replace');
  }

  /** No way back from here. */
  forget() {
    this.#past = [];
    this.#future = [];
    this.settle();
  }

  /** Keystrokes in one field are one step, until `settle`. @param {number} key @param {Field} field @param {string} text */
  edit(key, field, text) {
    const rows = this.rows.map((one) => (one.key === key ? row({ ...one.said, [field]: text }, field === 'code' ? { ...one, codeBefore: undefined } : one) : one));
    this.#go({ rows }, 'edit', `${key}.${field}`);
  }

  settle() { this.#typing = ''; }

  /** The reader says which item a line is. @param {number} key @param {string} code */
  choose(key, code) {
    this.#go({ rows: this.rows.map((one) => (one.key === key ? row({ ...one.said, code }, { ...one, codeBefore: one.codeBefore ?? one.said.code ?? '' }) : one)) }, 'choose');
  }

  /** Takes that back. @param {number} key */
  choosePlain(key) {
    this.#go({ rows: this.rows.map((one) => (one.key === key ? row({ ...one.said, code: one.codeBefore ?? '' }, { ...one, codeBefore: undefined }) : one)) }, 'unchoose');
  }

  /** @param {number} key */
  remove(key) { this.#go({ rows: this.rows.filter((one) => one.key !== key) }, 'remove'); }

  /** @param {Line[]} lines @param {Issue[][]} notes of each line @param {Array<Omit<Rest, 'key'>>} rests */
  paste(lines, notes, rests) {
    const added = lines.map((line, i) => row(saidIn(line), { notes: notes[i] }));
    this.#go({ rows: [...this.rows, ...added], rests: [...this.rests, ...rests.map((rest) => ({ ...rest, key: ++keys }))] }, 'paste');
  }

  /** A pasted row becomes lines, or stays one with new faults. @param {number} key @param {Line[]} lines @param {Issue[][]} notes @param {Array<Omit<Rest, 'key'>>} rests */
  mend(key, lines, notes, rests) {
    const added = lines.map((line, i) => row(saidIn(line), { notes: notes[i] }));
    this.#go({ rows: [...this.rows, ...added], rests: this.rests.flatMap((rest) => (rest.key === key ? rests.map((one, i) => ({ ...one, key: i ? ++keys : key })) : [rest])) }, 'mend');
    return added;
  }

  /** @param {number[]} gone */
  dismiss(gone) { this.#go({ rests: this.rests.filter((rest) => !gone.includes(rest.key)) }, 'dismiss'); }

  /** @returns {string} what was undone; '' if there was nothing */
  undo() {
    const step = this.#past.at(-1);
    if (!step) return '';
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, { state: this.#now, what: step.what }];
    this.#now = step.state;
    this.settle();
    return step.what;
  }

  /** @returns {string} what was done again */
  redo() {
    const step = this.#future.at(-1);
    if (!step) return '';
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, { state: this.#now, what: step.what }];
    this.#now = step.state;
    this.settle();
    return step.what;
  }
}
