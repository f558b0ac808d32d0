// The same by hand with decimal.js.

import { npm } from "../common.mjs";
import { AWAY, CEILING, DEDUCTIBLE, EDGES, MUTUAL_AID, RATIOS, RETIRED_SUPPLEMENT, SELF_PAY } from "./rule.mjs";

export const name = "JS, decimal.js";

const Decimal = npm("decimal.js").clone({ precision: 28, rounding: 4 }); // half away from zero
const decimals = (figures) => (typeof figures === "number" ? new Decimal(figures)
  : Array.isArray(figures) ? figures.map(decimals)
    : Object.fromEntries(Object.entries(figures).map(([key, figure]) => [key, decimals(figure)])));
const [away, ceiling, deductible, edges, ratios, mutualAid, retiredSupplement, selfPay] =
  [AWAY, CEILING, DEDUCTIBLE, EDGES, RATIOS, MUTUAL_AID, RETIRED_SUPPLEMENT, SELF_PAY].map(decimals);
const zero = new Decimal(0);

const rounded = (amount) => amount.toDecimalPlaces(2);
const smaller = (a, b) => (a.lt(b) ? a : b);

function pooled(question, total) {
  const slices = ratios[question.level][question.status];
  let from = smaller(total, question.admission === 1 ? deductible.first : deductible.later);
  let paid = zero;
  for (let slice = 0; slice < 3; slice++) {
    const to = slice < 2 ? smaller(total, edges[slice]) : total;
    if (to.lte(from)) continue;
    const ratio = slices[slice].times(away[question.away]);
    const sum = paid.plus(to.minus(from).times(ratio));
    if (sum.gte(ceiling)) return [ceiling, total.minus(from.plus(ceiling.minus(paid).div(ratio)))];
    paid = sum;
    from = to;
  }
  return [rounded(paid), zero];
}

export const payment = (question) => Number(pooled(question, new Decimal(question.total))[0]);

export function whole(question) {
  const total = new Decimal(question.total);
  const [pays, beyond] = pooled(question, total);
  const aid = rounded(smaller(beyond.times(mutualAid[question.status]), mutualAid.limit));
  const retired = rounded(beyond.times(retiredSupplement[question.status]));
  const funds = pays.plus(aid).plus(retired);
  const over = total.minus(funds).minus(selfPay.threshold);
  if (over.lte(zero)) return Number(funds);
  const low = smaller(over, selfPay.edge);
  return Number(funds.plus(rounded(low.times(selfPay.ratios[0]).plus(over.minus(low).times(selfPay.ratios[1])))));
}
