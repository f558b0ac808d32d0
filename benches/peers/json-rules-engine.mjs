// json-rules-engine chooses among cases and does no arithmetic: the rules choose the figures, plain floating-point JavaScript (in
// facts computed on demand, as its guide has it) does the sums.

import { npm } from "../common.mjs";
import { AWAY, CEILING, DEDUCTIBLE, EDGES, LEVEL, MUTUAL_AID, RATIOS, RETIRED_SUPPLEMENT, SELF_PAY, STATUS } from "./rule.mjs";

export const name = "json-rules-engine";

const { Engine } = npm("json-rules-engine");
const rounded = (amount) => Math.round(amount * 100) / 100;
const equal = (fact, value) => ({ fact, operator: "equal", value });
const rule = (conditions, type, params) => ({ conditions: { all: conditions }, event: { type, params } });

const cases = [
  rule([equal("admission", 1)], "deductible", { figure: DEDUCTIBLE.first }),
  rule([{ fact: "admission", operator: "greaterThan", value: 1 }], "deductible", { figure: DEDUCTIBLE.later }),
  ...LEVEL.flatMap((level) => STATUS.map((status) => rule([equal("level", level), equal("status", status)], "ratios", { figure: RATIOS[level][status] }))),
  ...Object.entries(AWAY).map(([away, factor]) => rule([equal("away", away)], "factor", { figure: factor })),
];
const supplements = STATUS.map((status) => rule([equal("status", status)], "supplements",
  { figure: { aid: MUTUAL_AID[status], limit: MUTUAL_AID.limit, retired: RETIRED_SUPPLEMENT[status] } }));
const small = new Engine(cases);
const large = new Engine([...cases, ...supplements]);

async function chosen(engine, question) {
  const { events } = await engine.run(question);
  const figures = {};
  for (const { type, params } of events) figures[type] = params.figure;
  return figures;
}

function pooled(total, { deductible, ratios, factor }) {
  let from = Math.min(total, deductible), paid = 0;
  for (let slice = 0; slice < 3; slice++) {
    const to = Math.min(total, EDGES[slice] ?? total);
    if (to <= from) continue;
    const ratio = ratios[slice] * factor, sum = paid + (to - from) * ratio;
    if (sum >= CEILING) return [CEILING, total - (from + (CEILING - paid) / ratio)];
    [paid, from] = [sum, to];
  }
  return [rounded(paid), 0];
}

export const payment = async (question) => pooled(question.total, await chosen(small, question))[0];

export const whole = async (question) => {
  const figures = await chosen(large, question);
  const [pays, beyond] = pooled(question.total, figures);
  const aid = rounded(Math.min(beyond * figures.supplements.aid, figures.supplements.limit));
  const retired = rounded(beyond * figures.supplements.retired);
  const over = Math.max(0, question.total - pays - aid - retired - SELF_PAY.threshold);
  const again = rounded(Math.min(over, SELF_PAY.edge) * SELF_PAY.ratios[0] + Math.max(0, over - SELF_PAY.edge) * SELF_PAY.ratios[1]);
  return pays + aid + retired + again;
};
