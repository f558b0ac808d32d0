// The contract: what pages, mini-programs and tests rely on, for the functions there are so far. tests/package/types.ts compiles the
// package's own declarations against it. Additions to the package are welcome, renamings are not; so this file only grows.

export type Yuan = string;                       // out
export type Amount = number | string;            // in: yuan, at most 2 decimals, 0 ..= 1_000_000_000
export type AreaCode = string;                   // six digits; a county resolves to its insured area (110105 → 110000)
export type IsoDate = string;                    // "2026-11-21"
export type Scheme = "employee" | "resident";
export type Status = "working" | "retired" | "child" | "student" | "adult" | "elder";
export type Level = "community" | "primary" | "secondary" | "tertiary" | "tertiary_top";
export type Service = "outpatient" | "inpatient" | "chronic" | "pharmacy";
export type FilingCategory = "resettled_retiree" | "long_term_resident" | "posted_worker"   // long-term
                           | "referral" | "emergency" | "other_temporary";                  // temporary
export type Evidence = "official" | "reported" | "compiled";
export type Lang = "zh" | "en";

export interface Person {
  scheme: Scheme; status?: Status; age?: number; tier?: 1 | 2; contracted?: boolean; sex?: "female" | "male";
  reliefGroups?: ("low_income" | "extreme_poverty" | "returned_to_poverty" | "marginal_low_income")[];
}

export interface Line {                          // one line of the bill, priced at the place of treatment
  code?: string; name?: string; kind?: "drug" | "service" | "consumable" | "bed" | "other";
  form?: string; spec?: string; unit?: string;   // 剂型, 规格, 计价单位
  amount: Amount; quantity?: number; unitPrice?: Amount;
  class?: "A" | "B" | "C"; priorSelfPayRatio?: number; priceLimit?: Amount;   // overrides what the catalogue says
}

export interface Bill {                          // either lines, or the four sums
  lines?: Line[];
  total?: Amount;                                // medfee_sumamt
  fullSelfPay?: Amount;                          // fulamt_ownpay_amt: class C and out of catalogue
  overLimitSelfPay?: Amount;                     // overlmt_selfpay
  priorSelfPay?: Amount;                         // preselfpay_amt: the first share of class B
}

export interface YearToDate {                    // what the benefit year has already seen, before this claim
  admissions?: number;
  outpatient?: { inScope?: Amount; deductiblePaid?: Amount; pooledPaid?: Amount };
  inpatient?:  { inScope?: Amount; deductiblePaid?: Amount; pooledPaid?: Amount };
  inScopeSelfPay?: Amount;                       // counts towards catastrophic insurance
  supplementPaid?: Record<string, Amount>;       // by supplement name
}

export interface Claim {
  person: Person; insuredArea: AreaCode; treatmentArea: AreaCode; date: IsoDate;
  service: Service; level: Level; disease?: string;      // disease code for chronic
  filing?: { category: FilingCategory | "none" };
  bill: Bill; yearToDate?: YearToDate;
  personalAccount?: Amount;                      // balance that may be used
  allowCompiled?: boolean;                       // default true; false refuses rules whose evidence is "compiled"
}

export interface Step {                          // one line of the working
  code: string;                                  // stable, e.g. "scope.full_self_pay", "deductible", "ratio.slice", "ceiling", "supplement"
  label: string; detail: string;                 // in the language asked for
  base?: Yuan; ratio?: string; amount: Yuan;     // amount = what this step moves
  payer: "fund" | "person" | "none"; documents: string[];
}

export interface Receipt {
  ok: true;
  insuredArea: AreaCode; treatmentArea: AreaCode; crossProvince: boolean; policyEffective: IsoDate;
  scheme: Scheme; service: Service; date: IsoDate;   // as in the claim: clearing goes by them
  total: Yuan; fullSelfPay: Yuan; overLimitSelfPay: Yuan; priorSelfPay: Yuan; inScope: Yuan;
  deductible: Yuan; pooledFund: Yuan; supplements: { name: string; kind: string; amount: Yuan }[];
  fundTotal: Yuan; personTotal: Yuan; personalAccount: Yuan; cash: Yuan;
  inScopeRatio: string;                          // fundTotal / inScope, 4 places
  steps: Step[]; documents: { id: string; title: string; number: string | null; url: string | null }[];
  evidence: Evidence; warnings: Issue[];
  yearToDate: YearToDate;                        // after this claim: feed it to the next one
}

export interface Issue { code: string; severity: "error" | "warning" | "info"; field?: string; message: string; remedy?: string; documents?: string[] }
export interface Failure { ok: false; issues: Issue[] }   // nothing is computed from input that is not understood

export interface Area { code: AreaCode; name: string; pinyin?: string; province: AreaCode; provinceName: string; hotline?: string; rules: "bundled" | "loaded" | "none"; evidence?: Evidence; schemes: Scheme[] }

export function estimate(claim: Claim, lang?: Lang): Receipt | Failure;
export function estimateMany(claims: Claim[], lang?: Lang): (Receipt | Failure)[];
export function settlementFields(receipt: Receipt): Record<string, string>;   // the national interface's names: medfee_sumamt, hifp_pay, psn_cash_pay …
export function areas(query?: string, options?: { province?: AreaCode; withRules?: boolean; limit?: number }): Area[];
export function area(code: AreaCode, lang?: Lang): Area | null;
export function version(): { yidi: string; catalogEdition: string; rulesDate: IsoDate; areas: number; areasWithRules: number };

export interface CatalogItem {
  id: string; kind: "drug" | "service" | "consumable"; name: string; form?: string; class?: "A" | "B"; category?: string; categoryPath?: string[]; restriction?: string;
  negotiated?: { price?: Yuan; spec?: string; prices?: { price: Yuan; spec: string }[]; confidential?: true; validFrom?: IsoDate; validUntil?: IsoDate };
  part: "western" | "chinese" | "negotiated" | "bidding" | "decoction" | "decoction_excluded" | "product" | "service" | "consumable";
  payable?: false; number?: string; codes?: number; edition: string; score: number;
}
export interface ClassifiedLine {
  line: Line; item?: CatalogItem; match?: { by: "code" | "name" | "name_and_form" | "main_ingredient"; sure: boolean }; candidates?: CatalogItem[];
  class: "A" | "B" | "C" | "unknown"; fullSelfPay: Yuan; overLimitSelfPay: Yuan; priorSelfPay: Yuan; inScope: Yuan; undecided: Yuan; flags: Issue[];
}
export interface Sums { total: Yuan; fullSelfPay: Yuan; overLimitSelfPay: Yuan; priorSelfPay: Yuan; inScope: Yuan; undecided: Yuan }
export interface BillVisit { service?: Service; level?: Level; admitted?: IsoDate; place?: { priorSelfPayRatio?: number } }
export function searchCatalog(query: string, options?: { kind?: Line["kind"]; limit?: number; class?: "A" | "B"; date?: IsoDate; all?: boolean }): CatalogItem[];
export function classify(lines: Line[], place: AreaCode, date: IsoDate, person?: Person, lang?: Lang, visit?: BillVisit): { ok: true; lines: ClassifiedLine[]; sums: Sums; issues: Issue[] } | Failure;

export function parseBill(text: string, lang?: Lang): { lines: Line[]; unparsed: { row: number; text: string; issues: Issue[] }[]; columns: Record<string, number> };

export interface Filing {
  person: Person; insuredArea: AreaCode; destination: AreaCode; category: FilingCategory;
  start: IsoDate; end?: IsoDate; filedOn?: IsoDate;
  materials?: ("id_document" | "filing_form" | "resettlement_proof" | "residence_proof" | "work_proof" | "referral_certificate" | "commitment_letter")[];
  idNumber?: string;                             // checked here, kept nowhere
  stay?: { admitted?: IsoDate; discharged?: IsoDate; settled?: "direct" | "self_paid" };
  previous?: { category: FilingCategory; start: IsoDate; destination: AreaCode };
}
export interface FilingReport {
  ok: boolean; issues: Issue[]; deemedFiled: boolean; directSettlement: boolean;
  validFrom?: IsoDate; validUntil?: IsoDate | null; earliestChange?: IsoDate | null;
  requiredMaterials: { id: string; label: string; oneOf?: string[]; present: boolean }[];
  channels: { name: string; steps: string[] }[]; benefits: { atDestination: string; atHome: string };
}
export function validateFiling(filing: Filing, lang?: Lang): FilingReport;

export interface Visit {
  person: Person; insuredArea: AreaCode; treatmentArea: AreaCode; date: IsoDate; service: Service; disease?: string;
  filing?: Filing | { category: FilingCategory | "none" }; insuredStatus?: "normal" | "suspended" | "arrears" | "unknown";
  personalAccount?: Amount; personDue?: Amount; institutionNetworked?: boolean;
  thirdPartyLiability?: boolean; trauma?: boolean; total?: Amount;
}
export function checkDirectSettlement(visit: Visit, lang?: Lang): { ok: boolean; issues: Issue[]; fallback?: { channel: string; steps: string[] } };
export function explainError(codeOrMessage: string, lang?: Lang): { code: string; cause: string; steps: string[] } | null;


export function filingForm(filing: Filing, lang?: Lang): { fields: { id: string; label: string; value: string }[]; html: string } | Failure;
export function openServices(code: AreaCode, date: IsoDate, lang?: Lang): { service: string; open: boolean | "partly"; since?: IsoDate; note?: string; documents: string[] }[];
export function institutions(query: string, options?: { province?: AreaCode; limit?: number }): { name: string; province: string; level?: string }[];

export function lintPack(pack: unknown, lang?: Lang): Issue[];
export function loadPack(pack: unknown, lang?: Lang): { ok: boolean; area?: AreaCode; replaced?: boolean; issues: Issue[] };
export function unloadPack(code: AreaCode): boolean;
export function exportPack(code: AreaCode): unknown | null;
export function packSchema(): unknown;           // JSON Schema 2020-12
export function quickPack(figures: {
  area: AreaCode; scheme: Scheme; effective?: IsoDate; source?: string;
  inpatient?: { level: Level; deductible: Amount; ratio: number }[]; inpatientCeiling?: Amount | null;
  outpatient?: { level: Level; deductible: Amount; ratio: number }[]; outpatientDeductiblePer?: "visit" | "year"; outpatientCeiling?: Amount | null;
  retiredRatioPoints?: number; referralPoints?: number; emergencyPoints?: number; unreferredPoints?: number; unfiledPoints?: number;
  catastrophic?: { threshold: Amount; slices: [number, number | null, number][]; limit?: Amount | null };
}, lang?: Lang): { ok: true; pack: unknown; missing: Issue[] } | Failure;

// The rules as tables to read: an addition of ours.
export interface RuleTable { title: string; columns: string[]; rows: string[][] }
export interface RuleSection {
  id: "outpatient" | "inpatient" | "chronic" | "supplement" | "away" | "away_in_province"; title: string;
  evidence: Evidence; evidenceLabel: string; documents: string[]; tables: RuleTable[]; remarks: string[];
}
export interface RuleCard {
  ok: true; area: AreaCode; name: string; hotline?: string; rules: "bundled" | "loaded" | "given"; evidence: Evidence;
  schemes: { scheme: Scheme; label: string; entries: { effective: IsoDate; until?: IsoDate; period: string; sections: RuleSection[] }[] }[];
  documents: { id: string; title: string; number?: string; issuers?: string[]; published?: IsoDate; effective?: IsoDate; url?: string; supersededBy?: string }[];
  notes: string[]; notModelled: string[];
}
export function ruleCard(areaOrPack: AreaCode | object, lang?: Lang): RuleCard | Failure | null;

// What-ifs. Additions of ours: changedSteps; reversals, order and the sums by year; needed and spread; inverse's cash and personTotal, and
// its language; Failure wherever a list, a partial claim or a claim is not understood.
export interface ChangedStep { code: string; label: string; first: Yuan | null; here: Yuan | null; difference: Yuan; detail?: string }
export interface Compared { name: string; result: Receipt | Failure; differenceFromFirst: Yuan | null; changedSteps: ChangedStep[] }   // null where either failed
export function compare(scenarios: { name: string; claim: Claim }[], lang?: Lang): Compared[];

export interface Reversal { reverses: number; date: IsoDate }   // takes back, wholly, the claim at that place in the list, counted from 0
export interface Reversed {                      // its answer: the receipt's amounts, negated
  ok: true; reverses: number; date: IsoDate; insuredArea: AreaCode; crossProvince: boolean; scheme: Scheme;
  total: Yuan; pooledFund: Yuan; supplements: { name: string; kind: string; amount: Yuan }[];
  fundTotal: Yuan; personTotal: Yuan; personalAccount: Yuan; cash: Yuan;
  yearToDate: YearToDate; warnings: Issue[];
}
export interface YearSums { total: Yuan; fundTotal: Yuan; personTotal: Yuan; personalAccount: Yuan; cash: Yuan }
export interface Year extends YearSums {
  ok: true; receipts: (Receipt | Reversed | Failure)[];   // in the order given
  order: number[];                               // the places in the list, in the order of settlement
  years: (YearSums & { insuredArea: AreaCode; scheme: Scheme; year: number; settled: number; yearToDate: YearToDate })[];
}
export function simulateYear(claims: (Claim | Reversal)[], lang?: Lang): Year | Failure;

export interface Question {
  field: string; question: string; kind: "choice" | "choices" | "number" | "amount" | "date" | "area" | "disease" | "boolean";
  options?: { value: string; label: string }[]; why: string;
  needed: boolean;                               // a claim without it is refused
  spread?: Yuan;                                 // how far apart its answers lie; absent: that depends on the other answers
}
export function nextQuestions(partial: Partial<Claim>, lang?: Lang): Question[] | Failure;

export interface Breakpoint { total: Yuan; kind: "start" | "deductible" | "slice" | "ceiling" | "threshold" | "supplement_slice" | "limit"; label: string; marginalFund: string }
export function breakpoints(claim: Claim, lang?: Lang): Breakpoint[] | Failure;
export function inverse(claim: Claim, target: { cash: Amount }, lang?: Lang): { ok: true; total: Yuan; cash: Yuan; personTotal: Yuan } | Failure;

// Columns: a million rows at once. estimateTable is an addition of ours; so is a base without a bill.
export function estimateColumns(base: Omit<Claim, "bill"> & { bill?: Bill }, totals: Float64Array): Float64Array;   // the fund's total per row, NaN where estimate would refuse it; throws where the base is not understood
export interface Columns {                       // of one length; one that is left out is as in the base; 255 = not given
  total: Float64Array; fullSelfPay?: Float64Array; overLimitSelfPay?: Float64Array; priorSelfPay?: Float64Array;
  level?: Uint8Array; status?: Uint8Array; age?: Uint8Array; category?: Uint8Array;   // places in Level, Status, FilingCategory ("none" is 6)
  insuredArea?: Uint16Array; insuredAreas?: AreaCode[];   // places in insuredAreas
}
export interface ColumnResults {
  ok: true; fund: Float64Array; person: Float64Array; pooled: Float64Array; supplements: Float64Array;
  evidence: Uint8Array;                          // none 0, compiled 1, reported 2, official 3
  fault: Uint32Array; faults: Issue[][]; failed: number;   // fault: 0, or the place in faults, counted from 1
}
export function estimateTable(base: Partial<Claim>, columns: Columns, lang?: Lang): ColumnResults | Failure;

// Clearing between provinces. Additions of ours: what simulateYear takes back is cleared too; ok, cases, total and leftOut of the sheet; a row's name,
// supplements one by one, and evidence; labels, documents, evidence, and working days where no day is set.
export interface ClearingRow {
  insuredArea: AreaCode; name: string; scheme: Scheme; cases: number; total: Yuan; pooledFund: Yuan;
  supplements: Yuan; bySupplement: { name: string; kind: string; amount: Yuan }[]; fundTotal: Yuan; evidence?: Evidence;
}
export interface Clearing {
  ok: boolean; rows: ClearingRow[]; cases: number; total: Yuan; fundTotal: Yuan;
  leftOut: number; issues: Issue[];              // how many receipts were left out, and why
  documents: { id: string; title: string; number: string | null; url: string | null }[];
}
export function clearing(receipts: (Receipt | Reversed | Failure)[], lang?: Lang): Clearing | Failure;

export interface Due { what: string; label: string; by: IsoDate | null; workingDays?: number; documents: string[]; evidence: Evidence }   // by a day, or else within working days
export interface Prepayment {
  ok: true; usage: string; alarm: "none" | "yellow" | "red"; label: string; alarmDocuments: string[]; due: Due[];
  documents: { id: string; title: string; number: string | null; url: string | null }[];
}
export function prepayment(state: { quota: Amount; cleared: Amount; month: string }, lang?: Lang): Prepayment | Failure;
