// Built by `make pkg`; change the Rust source instead.
/** An amount that comes out: yuan, exactly two decimals, such as "9218.82". */
export type Yuan = string;
/** An amount that goes in: yuan, 0 to 1,000,000,000, at most two decimals; a number or a decimal string. */
export type Amount = number | string;
/** Six digits; a county resolves to its insured area ("110105" → "110000"). */
export type AreaCode = string;
/** A calendar day such as "2026-11-21". */
export type IsoDate = string;
/** The categories of a filing (异地就医备案). */
export type FilingCategory = Exclude<FiledCategory, "none">;


/**
 * A disease code of the chronic-disease catalogue: a letter and five digits.
 */
export type DiseaseCode = string;

/**
 * A document that the receipt stands on.
 */
export interface CitedDocument {
    /**
     * The name by which steps cite it.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * Its number.
     */
    number: string | null;
    /**
     * Where it can be read.
     */
    url: string | null;
}

/**
 * A refusal: nothing is computed from input that is not understood.
 */
export interface Failure {
    /**
     * Always false.
     */
    ok: false;
    /**
     * Everything that is wrong, in the order of the input.
     */
    issues: Issue[];
}

/**
 * An insured area (统筹区).
 */
export interface Area {
    /**
     * Its six digits.
     */
    code: AreaCode;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its name in Latin letters, without tones: `"bei jing shi"`.
     */
    pinyin?: string;
    /**
     * The code of its province.
     */
    province: AreaCode;
    /**
     * The name of its province.
     */
    provinceName: string;
    /**
     * The county or district that was found, where the search hit one.
     */
    matched?: string;
    /**
     * The telephone number to ask.
     */
    hotline?: string;
    /**
     * Where its rules come from.
     */
    rules: "bundled" | "loaded" | "none";
    /**
     * The weakest evidence among its rules.
     */
    evidence?: Evidence;
    /**
     * The schemes that have rules.
     */
    schemes: Scheme[];
    /**
     * Doubts about its rules and what they leave out; only where one area is asked for.
     */
    notes?: string[];
}

/**
 * Groups of people in need (困难人员).
 */
export type ReliefGroup = "low_income" | "extreme_poverty" | "returned_to_poverty" | "marginal_low_income";

/**
 * How far a figure may be trusted.
 */
export type Evidence = "compiled" | "reported" | "official";

/**
 * How much an issue matters.
 */
export type Severity = "error" | "warning" | "info";

/**
 * How the catalogue of the place of treatment ranks an item.
 */
export type Class = "A" | "B" | "C";

/**
 * One expense to be settled.
 */
export interface Claim {
    /**
     * Who.
     */
    person: Person;
    /**
     * Where the person is insured (参保地): six digits; a county resolves to its insured area.
     */
    insuredArea: AreaCode;
    /**
     * Where the person is treated (就医地): six digits; another province may be given as a whole.
     */
    treatmentArea: AreaCode;
    /**
     * The day of settlement (of discharge, for a stay): decides which rules apply.
     */
    date: IsoDate;
    /**
     * The day of admission. A stay over the turn of the year is pointed out.
     */
    admitted?: IsoDate;
    /**
     * The kind of care.
     */
    service: Service;
    /**
     * The level of the institution; may be left out for a pharmacy.
     */
    level?: Level;
    /**
     * The disease code, for chronic care: `"M00500"`.
     */
    disease?: DiseaseCode;
    /**
     * What was filed (异地就医备案); left out = nothing.
     */
    filing?: Filed;
    /**
     * What it cost.
     */
    bill: Bill;
    /**
     * What the benefit year has already seen; left out = nothing yet.
     */
    yearToDate?: YearToDate;
    /**
     * The balance of the personal account that may be used, in yuan (employee scheme).
     */
    personalAccount?: Amount;
    /**
     * False refuses rules whose evidence is `"compiled"`; default true.
     */
    allowCompiled?: boolean;
}

/**
 * One line of the bill, priced at the place of treatment.
 */
export interface Line {
    /**
     * The national code.
     */
    code?: string;
    /**
     * The name.
     */
    name?: string;
    /**
     * What it is for.
     */
    kind?: LineKind;
    /**
     * What it cost, in yuan.
     */
    amount: Amount;
    /**
     * How many; default 1; at most four decimals.
     */
    quantity?: number;
    /**
     * The price of one: times the quantity it must give the amount.
     */
    unitPrice?: Amount;
    /**
     * The class. Needed until the catalogue can be asked.
     */
    class?: Class;
    /**
     * Class B: the share that the patient pays first, as a share of 1.
     */
    priorSelfPayRatio?: number;
    /**
     * The price limit for one, in yuan.
     */
    priceLimit?: Amount;
}

/**
 * One line of the working.
 */
export interface Step {
    /**
     * Stable code: `"ratio.slice"`.
     */
    code: string;
    /**
     * Its name, in the language asked for.
     */
    label: string;
    /**
     * What it takes, which case matched, and the arithmetic, in words.
     */
    detail: string;
    /**
     * What it works on.
     */
    base?: Yuan;
    /**
     * The ratio applied.
     */
    ratio?: string;
    /**
     * What it moves.
     */
    amount: Yuan;
    /**
     * Whose it is: the `"fund"` steps add up to `fundTotal`, the `"person"` steps to `personTotal`.
     */
    payer: "fund" | "person" | "none";
    /**
     * The documents, with the article where known: `"d2#36"` is article 36 of document `d2`.
     */
    documents: string[];
}

/**
 * Something wrong, doubtful or worth knowing.
 */
export interface Issue {
    /**
     * Stable code, never renamed: `"area.unknown"`.
     */
    code: string;
    /**
     * How much it matters.
     */
    severity: Severity;
    /**
     * Where in the caller's value: `"bill.lines[3].amount"`.
     */
    field?: string;
    /**
     * What is wrong, with the value received, in the language asked for.
     */
    message: string;
    /**
     * What to do about it.
     */
    remedy?: string;
    /**
     * The documents that say so.
     */
    documents?: string[];
}

/**
 * The category of a filing, or none.
 */
export type FiledCategory = "resettled_retiree" | "long_term_resident" | "posted_worker" | "referral" | "emergency" | "other_temporary" | "none";

/**
 * The expense: either `lines`, or `total` with up to three sums. Amounts in yuan, at most two decimals.
 */
export interface Bill {
    /**
     * The lines; beside them only `total` may stand, as a check.
     */
    lines?: Line[];
    /**
     * The whole expense [medfee_sumamt].
     */
    total?: Amount;
    /**
     * Class C and out of catalogue (全自费) [fulamt_ownpay_amt]; default 0.
     */
    fullSelfPay?: Amount;
    /**
     * Above a price limit (超限价自费) [overlmt_selfpay]; default 0.
     */
    overLimitSelfPay?: Amount;
    /**
     * The first share of class B (先行自付) [preselfpay_amt]; default 0.
     */
    priorSelfPay?: Amount;
}

/**
 * The insurance scheme (险种).
 */
export type Scheme = "employee" | "resident";

/**
 * The insured person.
 */
export interface Person {
    /**
     * The insurance scheme.
     */
    scheme: Scheme;
    /**
     * What the person is within it; needed wherever the rules ask.
     */
    status?: Status;
    /**
     * Whole years, 0 ..= 150; needed wherever the rules ask.
     */
    age?: number;
    /**
     * The contribution tier; needed wherever the rules ask.
     */
    tier?: 1 | 2;
    /**
     * Whether there is a signed family doctor or selected primary institution; default false.
     */
    contracted?: boolean;
    /**
     * Groups with better terms in catastrophic insurance.
     */
    reliefGroups?: ReliefGroup[];
}

/**
 * The kind of care.
 */
export type Service = "outpatient" | "inpatient" | "chronic" | "pharmacy";

/**
 * The language of labels and messages.
 */
export type Lang = "zh" | "en";

/**
 * The level of the institution (医疗机构等级).
 */
export type Level = "community" | "primary" | "secondary" | "tertiary" | "tertiary_top";

/**
 * What a line is for.
 */
export type LineKind = "drug" | "service" | "consumable" | "bed" | "other";

/**
 * What a supplement pays for.
 */
export type SupplementKind = "above_ceiling" | "self_pay";

/**
 * What one kind of care has used in the benefit year.
 */
export interface Counters {
    /**
     * In-scope expense.
     */
    inScope?: Amount;
    /**
     * Deductible paid.
     */
    deductiblePaid?: Amount;
    /**
     * Paid by the pooled fund.
     */
    pooledPaid?: Amount;
}

/**
 * What one supplement pays.
 */
export interface SupplementPaid {
    /**
     * Its name.
     */
    name: string;
    /**
     * What it pays for.
     */
    kind: string;
    /**
     * What it pays.
     */
    amount: Yuan;
}

/**
 * What the benefit year has seen, before (in a claim) or after (in a receipt).
 */
export interface YearToDate {
    /**
     * Admissions to hospital.
     */
    admissions?: number;
    /**
     * Ordinary outpatient care and pharmacies.
     */
    outpatient?: Counters;
    /**
     * Inpatient care, and chronic care paid by its rules.
     */
    inpatient?: Counters;
    /**
     * Chronic care with rules of its own.
     */
    chronic?: Counters;
    /**
     * In-scope expense that the person paid: counts towards catastrophic insurance.
     */
    inScopeSelfPay?: Amount;
    /**
     * What each supplement has paid, by its name.
     */
    supplementPaid?: Record<string, Amount>;
}

/**
 * What the fund pays and what the person pays, with the working. Amounts in yuan, two decimals.
 *
 * For every receipt: `total = fundTotal + personalAccount + cash`,
 * `total = fullSelfPay + overLimitSelfPay + priorSelfPay + inScope`, and the steps add up to the totals.
 */
export interface Receipt {
    /**
     * Always true: this is no failure.
     */
    ok: true;
    /**
     * The insured area that the code given resolved to.
     */
    insuredArea: AreaCode;
    /**
     * The area of treatment.
     */
    treatmentArea: AreaCode;
    /**
     * Whether the two lie in different provinces.
     */
    crossProvince: boolean;
    /**
     * The scheme of the claim.
     */
    scheme: Scheme;
    /**
     * The service of the claim.
     */
    service: Service;
    /**
     * The day of the claim.
     */
    date: IsoDate;
    /**
     * From when the rules applied are in force.
     */
    policyEffective: IsoDate;
    /**
     * The whole expense [medfee_sumamt].
     */
    total: Yuan;
    /**
     * Class C and out of catalogue [fulamt_ownpay_amt].
     */
    fullSelfPay: Yuan;
    /**
     * Above price limits [overlmt_selfpay].
     */
    overLimitSelfPay: Yuan;
    /**
     * First share of class B, and the first share away from home [preselfpay_amt].
     */
    priorSelfPay: Yuan;
    /**
     * What the insured area's rules work on [inscp_scp_amt].
     */
    inScope: Yuan;
    /**
     * The deductible paid [act_pay_dedc].
     */
    deductible: Yuan;
    /**
     * What the pooled fund pays [hifp_pay].
     */
    pooledFund: Yuan;
    /**
     * What each supplement pays, in the order applied.
     */
    supplements: SupplementPaid[];
    /**
     * Pooled fund and supplements [fund_pay_sumamt].
     */
    fundTotal: Yuan;
    /**
     * The rest of the bill [psn_part_amt].
     */
    personTotal: Yuan;
    /**
     * Of it from the personal account [acct_pay].
     */
    personalAccount: Yuan;
    /**
     * Of it in cash [psn_cash_pay].
     */
    cash: Yuan;
    /**
     * The fund's total as a share of the expense in scope, four places, half away from zero.
     */
    inScopeRatio: string;
    /**
     * The working, in order.
     */
    steps: Step[];
    /**
     * Every document that a step or warning cites.
     */
    documents: CitedDocument[];
    /**
     * The weakest evidence among the rules used.
     */
    evidence: Evidence;
    /**
     * What to know before relying on it.
     */
    warnings: Issue[];
    /**
     * The benefit year after this claim: give it to the next one.
     */
    yearToDate: YearToDate;
}

/**
 * What the person is within the scheme (人员类别).
 */
export type Status = "working" | "retired" | "child" | "student" | "adult" | "elder";

/**
 * What this build is made of.
 */
export interface Version {
    /**
     * The version of the library.
     */
    yidi: string;
    /**
     * The edition of the catalogue bundled; empty while none is.
     */
    catalogEdition: string;
    /**
     * The latest day on which a bundled rule came into force.
     */
    rulesDate: IsoDate;
    /**
     * How many insured areas are known.
     */
    areas: number;
    /**
     * How many of them have rules.
     */
    areasWithRules: number;
}

/**
 * What was filed.
 */
export interface Filed {
    /**
     * The category, or `"none"`.
     */
    category: FiledCategory;
}

/**
 * Which areas to list.
 */
export interface AreaOptions {
    /**
     * Only those of this province.
     */
    province?: AreaCode;
    /**
     * True: only those with rules; false: only those without.
     */
    withRules?: boolean;
    /**
     * At most so many, 1 ..= 10,000; default all, or the best 20 of a search.
     */
    limit?: number;
}


/**
 * The insured area of a code, with the notes on its rules; null for a code that has none. Throws an Error with a `code`
 * if there is no such language.
 */
export function area(code: AreaCode, lang?: Lang): Area | null;

/**
 * The insured areas that a query finds, best first: a name, 京, pinyin (`guangzhou`), initials (`gz`) or a code. An empty
 * query lists all in the order of their codes. Throws an Error with a `code` if the options are not understood.
 */
export function areas(query?: string, options?: AreaOptions): Area[];

/**
 * What one expense comes to, with its working; `{ ok: false, issues }` if the claim is not understood.
 *
 * Amounts come out in yuan with two decimals, rounded half away from zero where `settlement` says so. Never throws.
 */
export function estimate(claim: Claim, lang?: Lang): Receipt | Failure;

/**
 * Every claim of a list, each on its own: the same answers as `estimate` one by one.
 */
export function estimateMany(claims: Claim[], lang?: Lang): (Receipt | Failure)[];

/**
 * The amounts of a receipt under the names of the national settlement interface (medfee_sumamt, hifp_pay, psn_cash_pay …).
 */
export function settlementFields(receipt: Receipt, lang?: Lang): Record<string, string> | Failure;

/**
 * What this build is made of: version, date of the rules, how many areas.
 */
export function version(): Version;

/**
 * Loads the module, once however often it is called; await it before calling anything else. Without an argument it is fetched from
 * beside yidi.js; give its address (string or URL), a Response, its bytes or a WebAssembly.Module to take it from elsewhere.
 * In Node nothing has to be loaded, and it resolves at once.
 */
export function init(source?: string | object): Promise<void>;
export default init;
