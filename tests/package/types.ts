// The package's declarations against the contract in tests/golden/api.d.ts: code written for the contract compiles with the package.
import * as yidi from "yidi";
import type * as contract from "./golden/api.js";

// What the contract's functions take, the package's take; what the package's give, is what the contract promises.
export const functions: Pick<typeof contract, "estimate" | "estimateMany" | "areas" | "area" | "version" | "searchCatalog" | "classify" | "parseBill"
  | "validateFiling" | "filingForm" | "checkDirectSettlement" | "explainError" | "openServices" | "institutions"
  | "lintPack" | "loadPack" | "unloadPack" | "exportPack" | "packSchema" | "quickPack" | "ruleCard"
  | "compare" | "simulateYear" | "nextQuestions" | "breakpoints" | "inverse" | "estimateColumns" | "estimateTable" | "clearing" | "prepayment"> = yidi;

// The receipt that goes in here is one that came out of estimate.
export function fields(claim: contract.Claim): Record<string, string> | contract.Failure {
  const answer = yidi.estimate(claim);
  return answer.ok ? yidi.settlementFields(answer) : answer;
}

// What the year answers, with what it took back, can be cleared as it is.
export function cleared(claims: (contract.Claim | contract.Reversal)[]): contract.Clearing | contract.Failure {
  const year = yidi.simulateYear(claims);
  return "issues" in year ? year : yidi.clearing(year.receipts);
}
