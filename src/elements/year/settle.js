// @ts-check
// The visits as a list that simulateYear takes, and its answers back at the visits.
import { simulateYear } from 'yidi';

/** @typedef {import('../parts/ui.js').Ui} Ui */
/** @typedef {import('./visit.js').Visit} Visit */
/** @typedef {import('./visit.js').Insured} Insured */
/** @typedef {import('yidi').Claim} Claim */
/** @typedef {import('yidi').Reversal} Reversal */
/** @typedef {import('yidi').Receipt} Receipt */
/** @typedef {import('yidi').Reversed} Reversed */
/** @typedef {import('yidi').Failure} Failure */
/** @typedef {import('yidi').Issue} Issue */
/** @typedef {import('yidi').Year} Year */
/** @typedef {{ visit: Visit, nth: number, claim: Claim, answer: Receipt | Failure, back?: Reversed | Failure }} Settled a visit, which one of the year it is, and what became of it */

/** In order of date, as they are settled; those without a bill are not in it. @param {Visit[]} visits */
export const inOrder = (visits) => visits.filter((visit) => !visit.draft()).sort((a, b) => (a.day() < b.day() ? -1 : Number(a.day() > b.day())));

/** What simulateYear is asked. @param {Visit[]} visits in order @param {Insured} head @returns {Array<Claim | Reversal>} */
export function asked(visits, head) {
  const back = visits.flatMap((visit, reverses) => {
    const date = visit.reversed();
    return date === undefined ? [] : [{ reverses, date }];
  });
  return [...visits.map((visit) => visit.read(head)), ...back];
}

/**
 * @param {Ui} ui
 * @param {Visit[]} visits in order
 * @param {Insured} head
 * @returns {{ year: Year, settled: Settled[] } | Failure}
 */
export function settleYear(ui, visits, head) {
  const list = asked(visits, head);
  const year = simulateYear(list, ui.lang);
  if (!year.ok) return year;
  // Messages name entries by their place in the list ([0]); a reader counts visits.
  const name = (/** @type {number} */ n) => (n < visits.length ? ui.t('visits.nth', { n: n + 1 }) : ui.t('visits.nthBack', { n: /** @type {Reversal} */ (list[n])?.reverses + 1 }));
  const plain = (/** @type {string | undefined} */ text) => text?.replace(/\[(\d+)\]/g, (_, n) => name(Number(n)));
  const reworded = (/** @type {Issue} */ issue) => (issue.code.startsWith('year.') ? { ...issue, message: plain(issue.message) ?? '', ...(issue.remedy && { remedy: plain(issue.remedy) }) } : issue);
  const answers = /** @type {any[]} */ (year.receipts.map((answer) => ('issues' in answer ? { ...answer, issues: answer.issues.map(reworded) } : { ...answer, warnings: answer.warnings.map(reworded) })));
  return {
    year,
    settled: visits.map((visit, n) => ({ visit, nth: n + 1, claim: /** @type {Claim} */ (list[n]), answer: answers[n], back: answers.find((_, at) => at >= visits.length && /** @type {Reversal} */ (list[at]).reverses === n) })),
  };
}

/** The receipt of a visit that stands: settled, and not taken back. @param {Settled} one @returns {Receipt | undefined} */
export const standing = ({ answer, back }) => (answer.ok && !back?.ok ? answer : undefined);

/** A year to date as a list of what was counted, in the engine's own texts; what is nothing is left out. @param {import('yidi').YearToDate | undefined} year */
export function counted(year) {
  /** @type {Array<{ what: string, service?: string, supplement?: string, amount: string }>} */
  const found = [{ what: 'admissions', amount: String(year?.admissions ?? 0) }];
  for (const service of /** @type {const} */ (['inpatient', 'outpatient', 'chronic'])) {
    for (const what of /** @type {const} */ (['inScope', 'deductiblePaid', 'pooledPaid'])) found.push({ what, service, amount: String(year?.[service]?.[what] ?? 0) });
  }
  found.push({ what: 'inScopeSelfPay', amount: String(year?.inScopeSelfPay ?? 0) });
  for (const [supplement, amount] of Object.entries(year?.supplementPaid ?? {})) found.push({ what: 'supplementPaid', supplement, amount: String(amount) });
  return found.filter(({ amount }) => Number(amount) !== 0);
}

/** Do both say the same? @param {import('yidi').YearToDate | undefined} a @param {import('yidi').YearToDate | undefined} b */
export function sameCounters(a, b) {
  const one = (/** @type {import('yidi').YearToDate | undefined} */ year) => JSON.stringify(counted(year).map(({ amount, ...rest }) => [rest.what, rest.service, rest.supplement, Number(amount)]).sort());
  return one(a) === one(b);
}
