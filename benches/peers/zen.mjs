// GoRules ZEN, its native add-on for Node: decision tables choose the figures, expressions in its own decimals do the sums.

import { npm } from "../common.mjs";
import { AWAY, CEILING, DEDUCTIBLE, EDGES, LEVEL, MUTUAL_AID, RATIOS, RETIRED_SUPPLEMENT, SELF_PAY, STATUS } from "./rule.mjs";

export const name = "GoRules ZEN";

const { ZenEngine } = npm("@gorules/zen-engine");

// A table: the first row that fits gives its figures, beside what was known before.
function table(id, inputs, outputs, rows) {
  const column = (field) => ({ id: `${id}-${field}`, name: field, field });
  const cells = (fields, values) => Object.fromEntries(fields.map((field, index) => [`${id}-${field}`, values[index]]));
  return {
    id, name: id, type: "decisionTableNode",
    content: {
      hitPolicy: "first", passThrough: true, executionMode: "single", inputs: inputs.map(column), outputs: outputs.map(column),
      rules: rows.map(([given, figures], index) => ({ _id: `${id}-${index}`, ...cells(inputs, given), ...cells(outputs, figures.map(String)) })),
    },
  };
}
const expressions = (id, steps) => ({
  id, name: id, type: "expressionNode",
  content: { passThrough: true, expressions: Object.entries(steps).map(([key, value]) => ({ id: `${id}-${key}`, key, value })) },
});

const text = (value) => `"${value}"`;
const choice = [
  table("deductible", ["admission"], ["deductible"], [[["1"], [DEDUCTIBLE.first]], [["> 1"], [DEDUCTIBLE.later]]]),
  table("ratios", ["level", "status"], ["r1", "r2", "r3"], LEVEL.flatMap((level) => STATUS.map((status) => [[text(level), text(status)], RATIOS[level][status]]))),
  table("away", ["away"], ["factor"], Object.entries(AWAY).map(([away, factor]) => [[text(away)], [factor]])),
];
const pooled = expressions("pooled", {
  d: "min([total, deductible])",
  start2: `max([$.d, ${EDGES[0]}])`,
  start3: `max([$.d, ${EDGES[1]}])`,
  p1: `max([0, min([total, ${EDGES[0]}]) - $.d]) * r1 * factor`,
  p2: `$.p1 + max([0, min([total, ${EDGES[1]}]) - $.start2]) * r2 * factor`,
  p3: "$.p2 + max([0, total - $.start3]) * r3 * factor",
  payment: `round(min([$.p3, ${CEILING}]), 2)`,
});
const supplements = [
  table("funds", ["status"], ["aidRatio", "retiredRatio"], STATUS.map((status) => [[text(status)], [MUTUAL_AID[status], RETIRED_SUPPLEMENT[status]]])),
  expressions("supplements", {
    beyond: `p3 < ${CEILING} ? 0 : p1 >= ${CEILING} ? total - d - ${CEILING} / (r1 * factor) : `
      + `p2 >= ${CEILING} ? total - start2 - (${CEILING} - p1) / (r2 * factor) : total - start3 - (${CEILING} - p2) / (r3 * factor)`,
    aid: `round(min([$.beyond * aidRatio, ${MUTUAL_AID.limit}]), 2)`,
    retired: "round($.beyond * retiredRatio, 2)",
    over: `max([0, total - payment - $.aid - $.retired - ${SELF_PAY.threshold}])`,
    again: `round(min([$.over, ${SELF_PAY.edge}]) * ${SELF_PAY.ratios[0]} + max([0, $.over - ${SELF_PAY.edge}]) * ${SELF_PAY.ratios[1]}, 2)`,
    funds: "payment + $.aid + $.retired + $.again",
  }),
];

// One after the other, from the question to the answer.
function decision(steps) {
  const nodes = [{ id: "question", name: "question", type: "inputNode" }, ...steps, { id: "answer", name: "answer", type: "outputNode" }];
  const edges = nodes.slice(1).map(({ id }, index) => ({ id: `to-${id}`, type: "edge", sourceId: nodes[index].id, targetId: id }));
  return new ZenEngine().createDecision({ contentType: "application/vnd.gorules.decision", nodes, edges });
}
const small = decision([...choice, pooled]);
const large = decision([...choice, pooled, ...supplements]);

export const payment = async (question) => (await small.evaluate(question)).result.payment;
export const whole = async (question) => (await large.evaluate(question)).result.funds;
