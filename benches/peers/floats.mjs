// Hand-written JavaScript with floating-point numbers: what is quickest to write, and to run.

import { AWAY, CEILING, DEDUCTIBLE, EDGES, MUTUAL_AID, RATIOS, RETIRED_SUPPLEMENT, SELF_PAY } from "./rule.mjs";

export const name = "JS, floats";

const rounded = (amount) => Math.round(amount * 100) / 100;

// What the pooled fund pays, and the expense beyond the point where it had paid its ceiling.
function pooled({ status, level, admission, away, total }) {
  const ratios = RATIOS[level][status];
  let from = Math.min(total, admission === 1 ? DEDUCTIBLE.first : DEDUCTIBLE.later);
  let paid = 0;
  for (let slice = 0; slice < 3; slice++) {
    const to = slice < 2 ? Math.min(total, EDGES[slice]) : total;
    if (to <= from) continue;
    const ratio = ratios[slice] * AWAY[away];
    const pays = (to - from) * ratio;
    if (paid + pays >= CEILING) return [CEILING, total - (from + (CEILING - paid) / ratio)];
    paid += pays;
    from = to;
  }
  return [rounded(paid), 0];
}

export const payment = (question) => pooled(question)[0];

export function whole(question) {
  const [pays, beyond] = pooled(question);
  const aid = rounded(Math.min(beyond * MUTUAL_AID[question.status], MUTUAL_AID.limit));
  const retired = rounded(beyond * RETIRED_SUPPLEMENT[question.status]);
  const over = Math.max(0, question.total - pays - aid - retired - SELF_PAY.threshold);
  const again = rounded(Math.min(over, SELF_PAY.edge) * SELF_PAY.ratios[0] + Math.max(0, over - SELF_PAY.edge) * SELF_PAY.ratios[1]);
  return pays + aid + retired + again;
}
