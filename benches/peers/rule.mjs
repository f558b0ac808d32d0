// The rule that all peers are given: an inpatient stay of an employee insured in Beijing, with the figures of
// data/policies/110000.json in the form that suits most of them. `yidi` reads the pack itself, and the answers are compared before
// anything is timed, so figures that fall behind the pack stop the bench.
//
//     { status, level, admission, away, total } → what the pooled fund pays           "the payment alone"
//                                               → what all funds pay                   "the whole rule"

export const STATUS = ["working", "retired"];
export const LEVEL = ["primary", "secondary", "tertiary"];

/** From the second admission of a year on it is lower. */
export const DEDUCTIBLE = { first: 1300, later: 650 };

/** Slices of the in-scope expense: up to 30,000, up to 40,000, above. */
export const EDGES = [30000, 40000];
export const RATIOS = {
  primary: { working: [0.9, 0.95, 0.97], retired: [0.94, 0.97, 0.982] },
  secondary: { working: [0.87, 0.92, 0.97], retired: [0.922, 0.952, 0.982] },
  tertiary: { working: [0.85, 0.9, 0.95], retired: [0.91, 0.94, 0.97] },
};
/** What a ratio is multiplied by away from home. */
export const AWAY = { home: 1, long_term: 1, referral: 0.9, emergency: 0.9, unreferred: 0.8, unfiled: 0.7 };
export const CEILING = 100000;

/** Two funds pay on what lies beyond the ceiling of the pooled fund, the first of them up to a limit … */
export const MUTUAL_AID = { working: 0.85, retired: 0.8, limit: 400000 };
export const RETIRED_SUPPLEMENT = { working: 0, retired: 0.1 };
/** … and one on what is then left to the person, beyond a threshold, at one ratio up to `edge` and at another above. */
export const SELF_PAY = { threshold: 30404, edge: 50000, ratios: [0.6, 0.7] };

const CATEGORY = { long_term: "long_term_resident", referral: "referral", emergency: "emergency", unreferred: "other_temporary", unfiled: "none" };

/** The same question as a claim. */
export const claim = ({ status, level, admission, away, total }) => ({
  person: { scheme: "employee", status }, insuredArea: "110000", treatmentArea: away === "home" ? "110000" : "310000", date: "2026-03-10",
  service: "inpatient", level, ...(away !== "home" && { filing: { category: CATEGORY[away] } }),
  bill: { total }, yearToDate: { admissions: admission - 1 },
});

/** Questions of every kind, with totals from 1,000 to 600,000 yuan, to the fen; most of them below 100,000, as bills are. */
export const questions = (count, random) => Array.from({ length: count }, () => {
  const one = (list) => list[Math.floor(random() * list.length)];
  return {
    status: one(STATUS), level: one(LEVEL), admission: one([1, 2]), away: one(Object.keys(AWAY)),
    total: Math.round(100 * (1000 + (random() < 0.8 ? 99000 : 599000) * random())) / 100,
  };
});
