// A caller as the README describes one: compiled strictly against the declarations of the packed package, for import and for require.
import { area, areas, estimate, estimateMany, init, settlementFields, version } from "yidi";
import type { Claim, Failure, Issue, Receipt, Step } from "yidi";

const claim: Claim = {
  person: { scheme: "employee", status: "working" },
  insuredArea: "110000",
  treatmentArea: "310000",
  date: "2026-03-10",
  service: "inpatient",
  level: "tertiary",
  filing: { category: "referral" },
  bill: { total: 20000, priorSelfPay: "345.60" },
};

export async function run(): Promise<string> {
  await init();
  const answer: Receipt | Failure = estimate(claim, "en");
  if (!answer.ok) {
    const first: Issue | undefined = answer.issues[0];
    return first === undefined ? "" : `${first.field ?? ""}: ${first.message}`;
  }
  const steps: Step[] = answer.steps;
  const cash: string = answer.cash;
  const many: (Receipt | Failure)[] = estimateMany([claim, { ...claim, yearToDate: answer.yearToDate }]);
  const fields = settlementFields(answer);
  const names: string[] = areas("bj", { limit: 3 }).map((found) => found.name);
  return [cash, steps.length, many.length, fields, names, area("110105")?.name, version().yidi].join();
}

// @ts-expect-error a misspelt service is refused
export const misspelt: Claim = { ...claim, service: "inpatients" };
// @ts-expect-error what is required must be there
export const incomplete: Claim = { person: { scheme: "employee" } };
