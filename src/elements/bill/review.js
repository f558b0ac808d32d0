// @ts-check
// Asks the engine about the lines of the bill, also while some of them, or other parts of the form, are still half typed.
import { classify } from 'yidi';

/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Line} Line */
/** @typedef {import('yidi').Issue} Issue */
/** @typedef {import('./line.js').Verdict} Verdict */
/** @typedef {{ verdicts: Verdict[], sums?: Record<string, string>, others: Issue[] }} Review what is said of each line, of them together, and of neither */

/** Stands in for a line that cannot be read yet, so that the others keep their numbers. @type {Line} */
const NOTHING = { amount: '0', class: 'C' };

/** "lines[3].amount" → 3. @param {Issue} issue */
function nth({ field }) {
  const found = field?.match(/^lines\[(\d+)\]/);
  return found ? Number(found[1]) : undefined;
}

/** An issue as it concerns the line alone, wherever the line stands: "lines[3].amount" → "amount". @param {Issue} issue @returns {Issue} */
const within = (issue) => ({ ...issue, field: issue.field?.match(/\]\.(\w+)/)?.[1] });

/**
 * What the engine makes of the lines. One that it cannot read has its faults and counts for nothing; the others count all the same.
 * @param {import('../parts/ui.js').Ui} ui
 * @param {Claim} claim
 * @returns {Review}
 */
export function review(ui, { bill: { lines: all = [] }, treatmentArea, date, person, service, level, admitted, place }) {
  /** @type {Verdict[]} */
  const verdicts = all.map(() => ({ faults: [] }));
  /** @type {Map<string, Issue>} what is said of no single line, such as an assumption about the place, is said once */
  const others = new Map();
  /** @type {[typeof person | undefined, import('yidi').VisitFacts | undefined]} what helps but is not needed */
  let [who, visit] = [person, { service, level, admitted, place }];
  for (;;) {
    const lines = all.map((line, i) => (verdicts[i].faults.length ? NOTHING : line));
    const result = classify(lines, treatmentArea, date, who, ui.lang, visit);
    /** @param {Issue} issue */
    const share = (issue) => { others.set(`${issue.code} ${issue.field}`, issue); };
    if (result.ok) {
      result.issues.forEach(share);
      result.lines.forEach((outcome, i) => {
        if (verdicts[i].faults.length) return;
        outcome.flags.filter((issue) => nth(issue) === undefined).forEach(share);
        verdicts[i].outcome = { ...outcome, flags: outcome.flags.filter((issue) => nth(issue) !== undefined).map(within) };
      });
      return { verdicts, sums: { ...result.sums }, others: [...others.values()] };
    }
    const ofLines = result.issues.filter((issue) => nth(issue) !== undefined);
    const rest = result.issues.filter((issue) => nth(issue) === undefined);
    for (const issue of ofLines) verdicts[/** @type {number} */ (nth(issue))]?.faults.push(within(issue));
    rest.forEach(share);
    if (!ofLines.length && (!visit || !rest.length)) return { verdicts, others: [...others.values()] }; // it lies with the place or the date
    if (rest.length) [who, visit] = [undefined, undefined];
  }
}
