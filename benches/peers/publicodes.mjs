// publicodes, the language of the French administration's simulators: rules as it would write them (a "barème" for the slices),
// names aside. It computes in floating-point numbers.

import { npm } from "../common.mjs";
import { AWAY, CEILING, DEDUCTIBLE, EDGES, LEVEL, MUTUAL_AID, RATIOS, RETIRED_SUPPLEMENT, SELF_PAY, STATUS } from "./rule.mjs";

export const name = "publicodes";

const { default: Engine } = npm("publicodes");

const chosen = (rows) => ({ variations: rows.map(([si, alors]) => (si === null ? { sinon: alors } : { si, alors })) });
const byStatus = (figures) => chosen([["status = 'retired'", figures.retired], [null, figures.working]]);
const scale = (assiette) => ({ barème: { assiette, tranches: [{ taux: "r1", plafond: EDGES[0] }, { taux: "r2", plafond: EDGES[1] }, { taux: "r3" }] } });
const ratio = (slice) => ({ valeur: { produit: [
  chosen(LEVEL.flatMap((level) => STATUS.map((status) => [{ "toutes ces conditions": [`level = '${level}'`, `status = '${status}'`] }, RATIOS[level][status][slice]]))),
  "factor",
] } });

const rules = {
  status: "'working'", level: "'tertiary'", away: "'home'", admission: 1, total: 0,
  deductible: { valeur: chosen([["admission = 1", DEDUCTIBLE.first], [null, DEDUCTIBLE.later]]), plafond: "total" },
  factor: chosen(Object.entries(AWAY).map(([away, factor]) => [`away = '${away}'`, factor])),
  r1: ratio(0), r2: ratio(1), r3: ratio(2),
  "paid on all": scale("total"), "paid on deductible": scale("deductible"),
  sum: "paid on all - paid on deductible",
  payment: { valeur: "sum", plafond: CEILING, arrondi: "2 décimales" },

  "start 2": { valeur: "deductible", plancher: EDGES[0] }, "start 3": { valeur: "deductible", plancher: EDGES[1] },
  "sum 1": { valeur: { produit: [`${EDGES[0]} - deductible`, "r1"] }, plancher: 0 },
  "sum 2": { somme: ["sum 1", { produit: [{ valeur: `${EDGES[1]} - start 2`, plancher: 0 }, "r2"] }] },
  beyond: chosen([
    [`sum < ${CEILING}`, 0],
    [`sum 1 >= ${CEILING}`, `total - deductible - ${CEILING} / r1`],
    [`sum 2 >= ${CEILING}`, `total - start 2 - (${CEILING} - sum 1) / r2`],
    [null, `total - start 3 - (${CEILING} - sum 2) / r3`],
  ]),
  aid: { valeur: { produit: ["beyond", byStatus(MUTUAL_AID)] }, plafond: MUTUAL_AID.limit, arrondi: "2 décimales" },
  retired: { valeur: { produit: ["beyond", byStatus(RETIRED_SUPPLEMENT)] }, arrondi: "2 décimales" },
  over: { valeur: `total - payment - aid - retired - ${SELF_PAY.threshold}`, plancher: 0 },
  again: {
    valeur: { barème: { assiette: "over", tranches: [{ taux: SELF_PAY.ratios[0], plafond: SELF_PAY.edge }, { taux: SELF_PAY.ratios[1] }] } },
    arrondi: "2 décimales",
  },
  funds: { somme: ["payment", "aid", "retired", "again"] },
};
const engine = new Engine(rules);

function asked({ status, level, away, admission, total }, rule) {
  engine.setSituation({ status: `'${status}'`, level: `'${level}'`, away: `'${away}'`, admission, total });
  return engine.evaluate(rule).nodeValue;
}

export const payment = (question) => asked(question, "payment");
export const whole = (question) => asked(question, "funds");
