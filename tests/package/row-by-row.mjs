// `estimateTable` as it is defined: every row a claim of its own, asked one by one. What the real one is held to.

const CODES = {
  level: ["community", "primary", "secondary", "tertiary", "tertiary_top"],
  status: ["working", "retired", "child", "student", "adult", "elder"],
  category: ["resettled_retiree", "long_term_resident", "posted_worker", "referral", "emergency", "other_temporary", "none"],
};
const GRADES = ["", "compiled", "reported", "official"];

/** The claim of a row. @param {any} base @param {any} columns @param {number} i */
export function claimOf(base, columns, i) {
  const claim = { ...base, person: { ...base.person }, bill: { ...base.bill } };
  for (const name of ["total", "fullSelfPay", "overLimitSelfPay", "priorSelfPay"]) if (columns[name]) claim.bill[name] = columns[name][i];
  for (const [name, codes] of Object.entries(CODES)) {
    if (!columns[name]) continue;
    const value = codes[columns[name][i]];
    if (name === "level") claim.level = value;
    else if (name === "status") claim.person.status = value;
    else claim.filing = value && { ...claim.filing, category: value };
  }
  if (columns.age) claim.person.age = columns.age[i] === 255 ? undefined : columns.age[i];
  if (columns.insuredArea) claim.insuredArea = columns.insuredAreas[columns.insuredArea[i]];
  return claim;
}

/** @param {(claim: any, lang: string) => any} estimate */
export const tableBy = (estimate) => (base, columns, lang = "zh") => {
  const n = columns.total.length;
  const amounts = () => new Float64Array(n).fill(NaN);
  const answer = { ok: true, fund: amounts(), person: amounts(), pooled: amounts(), supplements: amounts(), evidence: new Uint8Array(n), fault: new Uint32Array(n), faults: [], failed: 0 };
  for (let i = 0; i < n; i++) {
    const receipt = estimate(claimOf(base, columns, i), lang);
    if (!receipt.ok) {
      answer.fault[i] = answer.faults.push(receipt.issues);
      answer.failed++;
      continue;
    }
    answer.fund[i] = Number(receipt.fundTotal);
    answer.person[i] = Number(receipt.personTotal);
    answer.pooled[i] = Number(receipt.pooledFund);
    answer.supplements[i] = receipt.supplements.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) / 100;
    answer.evidence[i] = GRADES.indexOf(receipt.evidence);
  }
  return answer;
};
