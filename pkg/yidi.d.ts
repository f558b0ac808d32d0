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



/** Rows by the column, all of one length; a column left out is as in the base. Amounts in yuan, as in a claim. */
export interface Columns {
    total: Float64Array;
    fullSelfPay?: Float64Array;
    overLimitSelfPay?: Float64Array;
    priorSelfPay?: Float64Array;
    /** community 0, primary 1, secondary 2, tertiary 3, tertiary_top 4; 255 = not given. */
    level?: Uint8Array;
    /** working 0, retired 1, child 2, student 3, adult 4, elder 5; 255 = not given. */
    status?: Uint8Array;
    /** Whole years; 255 = not given. */
    age?: Uint8Array;
    /** resettled_retiree 0, long_term_resident 1, posted_worker 2, referral 3, emergency 4, other_temporary 5, none 6; 255 = not given. */
    category?: Uint8Array;
    /** Places in `insuredAreas`, counted from 0. */
    insuredArea?: Uint16Array;
    insuredAreas?: AreaCode[];
}
/** What the rows come to, in yuan: each the number nearest to the amount that `estimate` gives, NaN in a row with faults. */
export interface ColumnResults {
    ok: true;
    fund: Float64Array;
    person: Float64Array;
    pooled: Float64Array;
    supplements: Float64Array;
    /** The weakest evidence used: none 0 (a row with faults), compiled 1, reported 2, official 3. */
    evidence: Uint8Array;
    /** 0, or the place of the row's faults in `faults`, counted from 1. */
    fault: Uint32Array;
    /** What is wrong with a row, as `estimate` tells it; each list once. */
    faults: Issue[][];
    /** How many rows have faults. */
    failed: number;
}


/**
 * A bill decided line by line.
 */
export interface Classified {
    /**
     * Always true: this is no failure.
     */
    ok: true;
    /**
     * The lines, in order.
     */
    lines: ClassifiedLine[];
    /**
     * Their sums.
     */
    sums: Sums;
    /**
     * What to know about the bill: every line's flags stand with the line.
     */
    issues: Issue[];
}

/**
 * A claim of the list taken back as a whole (退费、冲正). What is refunded in part is a reversal and a new claim.
 */
export interface Reversal {
    /**
     * The claim's place in the list, counted from 0.
     */
    reverses: number;
    /**
     * The day of the reversal.
     */
    date: IsoDate;
}

/**
 * A disease code of the chronic-disease catalogue: a letter and five digits.
 */
export type DiseaseCode = string;

/**
 * A document that rules stand on.
 */
export interface RuleDocument {
    /**
     * The name by which sections cite it.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * Its number.
     */
    number?: string;
    /**
     * Who issued it.
     */
    issuers?: string[];
    /**
     * When it was published.
     */
    published?: IsoDate;
    /**
     * From when it applies.
     */
    effective?: IsoDate;
    /**
     * Where it can be read.
     */
    url?: string;
    /**
     * The document that has taken its place.
     */
    supersededBy?: string;
}

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
 * A filing form, filled in.
 */
export interface FilingForm {
    /**
     * The fields in the order of the form; what the person writes by hand is empty.
     */
    fields: FormField[];
    /**
     * The form as a page of its own to print on A4, in Chinese, as the agency reads it. It has no script; every value
     * given is escaped.
     */
    html: string;
}

/**
 * A filing, made or about to be made.
 */
export interface Filing {
    /**
     * Who.
     */
    person: Person;
    /**
     * Where the person is insured (参保地): six digits; a county resolves to its insured area.
     */
    insuredArea: AreaCode;
    /**
     * Where the person is going to be treated (备案就医地): six digits.
     */
    destination: AreaCode;
    /**
     * The category (备案类别).
     */
    category: FilingCategory;
    /**
     * From when it is to hold.
     */
    start: IsoDate;
    /**
     * Until when; a long-term filing needs none.
     */
    end?: IsoDate;
    /**
     * The day on which it is filed; left out, the start is taken for it.
     */
    filedOn?: IsoDate;
    /**
     * The papers at hand; left out = none.
     */
    materials?: Material[];
    /**
     * The identity number (公民身份号码): checked, never shown, kept nowhere.
     */
    idNumber?: string;
    /**
     * A stay in hospital that it is made for.
     */
    stay?: Stay;
    /**
     * The latest filing before this one.
     */
    previous?: PreviousFiling;
    /**
     * Name and the like, for the printed form only.
     */
    applicant?: Applicant;
}

/**
 * A month's receipts, summed. Amounts in yuan, two decimals; below zero where more was taken back than settled, which the
 * place of treatment returns.
 */
export interface Clearing {
    /**
     * Whether every receipt was understood and adds up. What is no care in another province is left out all the same.
     */
    ok: boolean;
    /**
     * By insured area and scheme, in the order of the codes.
     */
    rows: ClearingRow[];
    /**
     * Receipts summed, less those taken back.
     */
    cases: number;
    /**
     * The whole expense.
     */
    total: Yuan;
    /**
     * What the funds pay.
     */
    fundTotal: Yuan;
    /**
     * How many entries of the list were not summed.
     */
    leftOut: number;
    /**
     * What was left out and why, by its place in the list, and what to know besides.
     */
    issues: Issue[];
    /**
     * The documents cited.
     */
    documents: CitedDocument[];
}

/**
 * A pack made of figures.
 */
export interface QuickPack {
    /**
     * Always true.
     */
    ok: true;
    /**
     * The pack, marked as the user's own: for `loadPack`.
     */
    pack: unknown;
    /**
     * The figures still lacking, each with what cannot be computed without it.
     */
    missing: Issue[];
}

/**
 * A paper to be handed in (备案材料).
 */
export type Material = "id_document" | "filing_form" | "resettlement_proof" | "residence_proof" | "work_proof" | "referral_certificate" | "commitment_letter";

/**
 * A payment standard.
 */
export interface PriceOf {
    /**
     * The price.
     */
    price: Yuan;
    /**
     * Of one what.
     */
    spec: string;
}

/**
 * A place.
 */
export interface DestinationShown {
    /**
     * Its six digits.
     */
    code: AreaCode;
    /**
     * Its name.
     */
    name: string;
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
 * A row that is no line of the bill.
 */
export interface Unparsed {
    /**
     * The line of the text on which it begins, from 1.
     */
    row: number;
    /**
     * The row as it stands in the text.
     */
    text: string;
    /**
     * Why it is no line; `field` is the field of a line that has the fault.
     */
    issues: Issue[];
}

/**
 * A stay in hospital.
 */
export interface Stay {
    /**
     * The day of admission.
     */
    admitted?: IsoDate;
    /**
     * The day of discharge.
     */
    discharged?: IsoDate;
    /**
     * How it was settled; left out = not yet.
     */
    settled?: Settled;
}

/**
 * A step that differs.
 */
export interface ChangedStep {
    /**
     * The step's code.
     */
    code: string;
    /**
     * Its name, in the language asked for.
     */
    label: string;
    /**
     * Its amount in the first scenario; null where that has no such step.
     */
    first: Yuan | null;
    /**
     * Its amount here; null where there is no such step.
     */
    here: Yuan | null;
    /**
     * The amount here less that in the first, a missing step counting as nothing.
     */
    difference: Yuan;
    /**
     * How the amount here comes about; left out where there is no such step.
     */
    detail?: string;
}

/**
 * A table; every row has a cell for each column.
 */
export interface RuleTable {
    /**
     * Its heading.
     */
    title: string;
    /**
     * The headings of its columns.
     */
    columns: string[];
    /**
     * Its rows, in the order in which cases are tried: the first that fits applies.
     */
    rows: string[][];
}

/**
 * A total from which on the fund pays another part of each further yuan.
 */
export interface Breakpoint {
    /**
     * The smallest total in whole fen at which the point is reached, in yuan.
     */
    total: Yuan;
    /**
     * What happens there; the first in the engine's order where it is several things.
     */
    kind: "start" | "deductible" | "slice" | "ceiling" | "threshold" | "supplement_slice" | "limit";
    /**
     * The same in words, in the language asked for.
     */
    label: string;
    /**
     * What the fund pays of each further yuan, unrounded, as exact decimal text: `"0.94"`. Where that has more than 20
     * decimals, rounded to six.
     */
    marginalFund: string;
    /**
     * The weakest evidence of the rules used.
     */
    evidence: Evidence;
}

/**
 * A visit that is to be settled directly.
 */
export interface Visit {
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
     * The day of settlement (of discharge, for a stay).
     */
    date: IsoDate;
    /**
     * The kind of care.
     */
    service: Service;
    /**
     * The disease code, for chronic care: `"M03900"`.
     */
    disease?: DiseaseCode;
    /**
     * What was filed: in full, or its category alone; left out = nothing.
     */
    filing?: Filing | Filed;
    /**
     * Whether contributions are in order; left out = unknown.
     */
    insuredStatus?: InsuredStatus;
    /**
     * The balance of the personal account, in yuan (employee scheme).
     */
    personalAccount?: Amount;
    /**
     * What the person has to pay of the bill, in yuan.
     */
    personDue?: Amount;
    /**
     * Whether the institution is networked for settlement across provinces; left out = unknown.
     */
    institutionNetworked?: boolean;
    /**
     * Whether a third party is liable for the injury.
     */
    thirdPartyLiability?: boolean;
    /**
     * Whether it is an injury.
     */
    trauma?: boolean;
    /**
     * The whole expense, in yuan.
     */
    total?: Amount;
}

/**
 * A way to file.
 */
export interface ChannelShown {
    /**
     * Its name.
     */
    name: string;
    /**
     * What to do, in order.
     */
    steps: string[];
    /**
     * The documents that name it.
     */
    documents: string[];
}

/**
 * A year of claims, settled one after the other. Amounts in yuan, signed where a claim was taken back.
 */
export interface Year {
    /**
     * Always true: the list was understood. Each of `receipts` says for itself whether it was settled.
     */
    ok: true;
    /**
     * The answer to each claim and each reversal, in the order given.
     */
    receipts: (Receipt | Reversed | Failure)[];
    /**
     * The places in the list, in the order of settlement: by day, a reversal after the claims of its day, what gives no
     * day first.
     */
    order: number[];
    /**
     * The whole expense of what was settled.
     */
    total: Yuan;
    /**
     * What the fund pays of it.
     */
    fundTotal: Yuan;
    /**
     * What the person pays of it.
     */
    personTotal: Yuan;
    /**
     * Of that from the personal account: each claim's `personalAccount` is what may be used for that claim.
     */
    personalAccount: Yuan;
    /**
     * Of that in cash.
     */
    cash: Yuan;
    /**
     * The same for each insured area, scheme and calendar year in which a claim was settled, the earliest first.
     */
    years: LedgerSums[];
}

/**
 * An earlier filing.
 */
export interface PreviousFiling {
    /**
     * Its category.
     */
    category: FilingCategory;
    /**
     * From when it holds.
     */
    start: IsoDate;
    /**
     * Where it was made to.
     */
    destination: AreaCode;
}

/**
 * An institution by name.
 */
export interface Institution {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its province's name.
     */
    province: string;
    /**
     * Its province's code.
     */
    provinceCode: AreaCode;
    /**
     * Always "unknown": the list has names only and proves neither a level nor that an institution is networked.
     */
    networked: "unknown";
    /**
     * Where to look up whether it is.
     */
    lookUp: string;
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
 * An item of the catalogue.
 */
export interface CatalogItem {
    /**
     * Its id: `nrdl2025-W187.2`, a service's or consumable's code, a product's smallest code. May be given as a line's code.
     */
    id: string;
    /**
     * What it is.
     */
    kind: ItemKind;
    /**
     * Its name as printed.
     */
    name: string;
    /**
     * The dosage form, where the list names one apart.
     */
    form?: string;
    /**
     * Its class; none where the list does not rank it.
     */
    class?: "A" | "B";
    /**
     * The code of its category.
     */
    category?: string;
    /**
     * The names of its categories, the widest first.
     */
    categoryPath?: string[];
    /**
     * Under what condition it is paid.
     */
    restriction?: string;
    /**
     * What was agreed about a negotiated or bidding drug.
     */
    negotiated?: Negotiated;
    /**
     * The part of the catalogue.
     */
    part: "western" | "chinese" | "negotiated" | "bidding" | "decoction" | "decoction_excluded" | "product" | "service" | "consumable";
    /**
     * False for decoction pieces that may not be paid.
     */
    payable?: false;
    /**
     * The printed number (编号).
     */
    number?: string;
    /**
     * How many product codes it has.
     */
    codes?: number;
    /**
     * The edition it stands in: `"2025"`.
     */
    edition: string;
    /**
     * How well it meets the query, 0 to 1.
     */
    score: number;
}

/**
 * By what a line was matched.
 */
export type By = "code" | "name" | "name_and_form" | "main_ingredient";

/**
 * Catastrophic insurance: what it pays of the year's in-scope self-payment.
 */
export interface Catastrophic {
    /**
     * What the self-payment must exceed, in yuan.
     */
    threshold: Amount;
    /**
     * `[from, to, ratio]` above the threshold, measured from it; contiguous from 0, the last one open.
     */
    slices: [number, number | null, number][];
    /**
     * The most it pays in a year, in yuan; null = there is no limit.
     */
    limit?: Amount | null;
}

/**
 * Figures that the place of treatment sets, where the caller knows them.
 */
export interface PlaceFigures {
    /**
     * The share of class B that the patient pays first there, as a share of 1; a line's own share goes before it.
     */
    priorSelfPayRatio?: number;
}

/**
 * Groups of people in need (困难人员).
 */
export type ReliefGroup = "low_income" | "extreme_poverty" | "returned_to_poverty" | "marginal_low_income";

/**
 * How a line was matched.
 */
export interface Match {
    /**
     * By what.
     */
    by: By;
    /**
     * Whether it is the only item that the line can be.
     */
    sure: boolean;
}

/**
 * How a stay was settled.
 */
export type Settled = "direct" | "self_paid";

/**
 * How far a figure may be trusted.
 */
export type Evidence = "compiled" | "reported" | "official";

/**
 * How far a month's clearing uses up the advance, and what is due after it.
 */
export interface Prepayment {
    /**
     * Always true: this is no failure.
     */
    ok: true;
    /**
     * The month's clearing as a share of the advance, four places, half away from zero.
     */
    usage: string;
    /**
     * The alarm, decided on the share before it was rounded: at 0.69996 there is none, though it prints as 0.7000.
     */
    alarm: Alarm;
    /**
     * The alarm in words.
     */
    label: string;
    /**
     * The documents that set the alarms.
     */
    alarmDocuments: string[];
    /**
     * What is due, in the order of the work.
     */
    due: Due[];
    /**
     * The documents cited.
     */
    documents: CitedDocument[];
}

/**
 * How far the advance fund is used up (预付金预警).
 */
export type Alarm = "none" | "yellow" | "red";

/**
 * How much an issue matters.
 */
export type Severity = "error" | "warning" | "info";

/**
 * How the catalogue of the place of treatment ranks an item.
 */
export type Class = "A" | "B" | "C";

/**
 * One answer to choose.
 */
export interface Choice {
    /**
     * The value for the claim.
     */
    value: string;
    /**
     * It in words.
     */
    label: string;
}

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
     * What is known of the place of treatment itself.
     */
    place?: PlaceFigures;
    /**
     * False refuses rules whose evidence is `"compiled"`; default true.
     */
    allowCompiled?: boolean;
}

/**
 * One field.
 */
export interface FormField {
    /**
     * Its name: stable.
     */
    id: string;
    /**
     * Its name in the language asked for.
     */
    label: string;
    /**
     * What to write there.
     */
    value: string;
}

/**
 * One line of the bill, priced at the place of treatment. What is looked up in the catalogue is the code, else the name
 * with form; class, ratio and limit given here go before what the catalogue says.
 */
export interface Line {
    /**
     * A national code (drug product, service item, consumable), or the `id` of a catalogue item.
     */
    code?: string;
    /**
     * The name.
     */
    name?: string;
    /**
     * The dosage form (剂型), where the name does not say it.
     */
    form?: string;
    /**
     * The specification (规格): `"10mg"`.
     */
    spec?: string;
    /**
     * What the quantity counts (计价单位): `"支"`, `"盒"`.
     */
    unit?: string;
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
     * The class; needed where the catalogue does not say it.
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
 * One line, decided. Its amount is the sum of the five amounts here.
 */
export interface ClassifiedLine {
    /**
     * The line as given.
     */
    line: Line;
    /**
     * The item of the catalogue that it is.
     */
    item?: CatalogItem;
    /**
     * By what it was matched, and how sure that is.
     */
    match?: Match;
    /**
     * What else it can be, or, where nothing was found, what it may be: at most five, the likeliest first.
     */
    candidates?: CatalogItem[];
    /**
     * The class.
     */
    class: "A" | "B" | "C" | "unknown";
    /**
     * Class B: the share that the patient pays first, as used.
     */
    priorSelfPayRatio?: string;
    /**
     * The price limit for one, as used.
     */
    priceLimit?: Yuan;
    /**
     * All of it, in class C.
     */
    fullSelfPay: Yuan;
    /**
     * Above the price limit.
     */
    overLimitSelfPay: Yuan;
    /**
     * The first share of class B.
     */
    priorSelfPay: Yuan;
    /**
     * What the insured area's rules work on.
     */
    inScope: Yuan;
    /**
     * All of it, while its class is unknown.
     */
    undecided: Yuan;
    /**
     * What to know about it.
     */
    flags: Issue[];
}

/**
 * One part of the rules: a service, a supplement, or what changes away from home.
 */
export interface RuleSection {
    /**
     * Which part.
     */
    id: "outpatient" | "inpatient" | "chronic" | "supplement" | "away" | "away_in_province";
    /**
     * Its name.
     */
    title: string;
    /**
     * How far its figures may be trusted.
     */
    evidence: Evidence;
    /**
     * The same in words.
     */
    evidenceLabel: string;
    /**
     * The documents it stands on, with the article where known: `"d2#36"`.
     */
    documents: string[];
    /**
     * Its figures.
     */
    tables: RuleTable[];
    /**
     * What no table can say.
     */
    remarks: string[];
}

/**
 * One question to the person.
 */
export interface Question {
    /**
     * Where the answer goes in the claim: `"person.status"`.
     */
    field: string;
    /**
     * The question, in the language asked for.
     */
    question: string;
    /**
     * What kind of answer it has.
     */
    kind: QuestionKind;
    /**
     * The answers to choose from, where they can be listed.
     */
    options?: Choice[];
    /**
     * Why it is asked: what it decides, and how far apart its answers lie.
     */
    why: string;
    /**
     * Whether a claim without it is refused.
     */
    needed: boolean;
    /**
     * How far apart its answers bring `personTotal` at most, in yuan, all else that may be left out being left out; at the bill
     * given, or over a few round bills. Absent where that is nothing: then it depends on the other answers.
     */
    spread?: Yuan;
}

/**
 * One requirement.
 */
export interface RequiredMaterial {
    /**
     * The paper, the first of them where several will do.
     */
    id: Material;
    /**
     * Its name; all names where several will do.
     */
    label: string;
    /**
     * The papers of which any one will do, where there are several.
     */
    oneOf?: Material[];
    /**
     * Whether it is there.
     */
    present: boolean;
    /**
     * The documents that ask for it.
     */
    documents: string[];
}

/**
 * One scenario beside the first.
 */
export interface Compared {
    /**
     * The name given; empty where it could not be read.
     */
    name: string;
    /**
     * The answer to its claim.
     */
    result: Receipt | Failure;
    /**
     * What the person pays here less what the person pays in the first, in yuan: `"-3412.50"` is so much less. Null where one
     * of the two has no receipt.
     */
    differenceFromFirst: Yuan | null;
    /**
     * The steps that differ from the first's, or that only one of the two has, in the order of the working.
     */
    changedSteps: ChangedStep[];
}

/**
 * Something that is due.
 */
export interface Due {
    /**
     * A stable name: `"declaration"`.
     */
    what: string;
    /**
     * Who has what to do; where it counts in working days, from when.
     */
    label: string;
    /**
     * The last day. null where it counts in working days: from what day is known to the agency alone, and which days are
     * worked on is announced year by year.
     */
    by: IsoDate | null;
    /**
     * In how many working days.
     */
    workingDays?: number;
    /**
     * The documents.
     */
    documents: string[];
    /**
     * How far it may be trusted.
     */
    evidence: Evidence;
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
 * The answer to a reversal: every amount of the claim with its sign turned.
 */
export interface Reversed {
    /**
     * Always true: this is no failure.
     */
    ok: true;
    /**
     * The claim's place in the list.
     */
    reverses: number;
    /**
     * The day of the reversal.
     */
    date: IsoDate;
    /**
     * The insured area of the claim.
     */
    insuredArea: AreaCode;
    /**
     * Whether the treatment was in another province.
     */
    crossProvince: boolean;
    /**
     * The scheme of the claim.
     */
    scheme: Scheme;
    /**
     * The whole expense.
     */
    total: Yuan;
    /**
     * What the pooled fund had paid.
     */
    pooledFund: Yuan;
    /**
     * What each supplement had paid.
     */
    supplements: SupplementPaid[];
    /**
     * What the fund had paid.
     */
    fundTotal: Yuan;
    /**
     * What the person had paid.
     */
    personTotal: Yuan;
    /**
     * Of that from the personal account.
     */
    personalAccount: Yuan;
    /**
     * Of that in cash.
     */
    cash: Yuan;
    /**
     * The claim's benefit year after the reversal.
     */
    yearToDate: YearToDate;
    /**
     * What to know before relying on it.
     */
    warnings: Issue[];
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
 * The insured person's sex.
 */
export type Sex = "female" | "male";

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
     * Only compared with the official audit rules; decides no amount.
     */
    sex?: Sex;
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
 * The kind of answer that a question has.
 */
export type QuestionKind = "choice" | "choices" | "number" | "amount" | "date" | "area" | "disease" | "boolean";

/**
 * The kind of care.
 */
export type Service = "outpatient" | "inpatient" | "chronic" | "pharmacy";

/**
 * The language of labels and messages.
 */
export type Lang = "zh" | "en";

/**
 * The largest bill within the target.
 */
export interface Inverse {
    /**
     * Always true: this is no failure.
     */
    ok: true;
    /**
     * Its total, in yuan.
     */
    total: Yuan;
    /**
     * What is paid of it in cash.
     */
    cash: Yuan;
    /**
     * What the person pays of it, cash and personal account.
     */
    personTotal: Yuan;
    /**
     * The weakest evidence of the rules used.
     */
    evidence: Evidence;
}

/**
 * The level of the institution (医疗机构等级).
 */
export type Level = "community" | "primary" | "secondary" | "tertiary" | "tertiary_top";

/**
 * The rules of a scheme from one day to another.
 */
export interface RuleEntry {
    /**
     * The first day.
     */
    effective: IsoDate;
    /**
     * The last day; none = still in force.
     */
    until?: IsoDate;
    /**
     * Both in words.
     */
    period: string;
    /**
     * The rules, part by part.
     */
    sections: RuleSection[];
}

/**
 * The rules of one insured area in tables, with their documents, evidence and dates, and what they leave out.
 */
export interface RuleCard {
    /**
     * Always true: this is no failure.
     */
    ok: true;
    /**
     * The insured area that the pack names.
     */
    area: AreaCode;
    /**
     * Its name.
     */
    name: string;
    /**
     * The telephone number to ask.
     */
    hotline?: string;
    /**
     * Where the rules come from.
     */
    rules: RuleSource;
    /**
     * The weakest evidence among them.
     */
    evidence: Evidence;
    /**
     * The same in words.
     */
    evidenceLabel: string;
    /**
     * The rules, by scheme.
     */
    schemes: RuleScheme[];
    /**
     * The documents of the pack.
     */
    documents: RuleDocument[];
    /**
     * Doubts that the authors of the pack note.
     */
    notes: string[];
    /**
     * What these rules say nothing of.
     */
    notModelled: string[];
}

/**
 * The rules of one scheme, the latest first.
 */
export interface RuleScheme {
    /**
     * The scheme.
     */
    scheme: Scheme;
    /**
     * Its name.
     */
    label: string;
    /**
     * Its rules by date.
     */
    entries: RuleEntry[];
}

/**
 * The sums of a bill. `total` is the sum of the five others.
 */
export interface Sums {
    /**
     * The whole bill.
     */
    total: Yuan;
    /**
     * Class C.
     */
    fullSelfPay: Yuan;
    /**
     * Above price limits.
     */
    overLimitSelfPay: Yuan;
    /**
     * The first share of class B.
     */
    priorSelfPay: Yuan;
    /**
     * What the insured area's rules work on.
     */
    inScope: Yuan;
    /**
     * Lines whose class is unknown.
     */
    undecided: Yuan;
}

/**
 * What a filing gives.
 */
export interface Benefits {
    /**
     * At the destination.
     */
    atDestination: string;
    /**
     * Back at the insured place.
     */
    atHome: string;
    /**
     * The documents that say so.
     */
    documents: string[];
}

/**
 * What a line is for.
 */
export type LineKind = "drug" | "service" | "consumable" | "bed" | "other";

/**
 * What a person finds in a notice.
 */
export interface QuickFigures {
    /**
     * The insured area; a county resolves to its insured area.
     */
    area: AreaCode;
    /**
     * The scheme that the figures are of.
     */
    scheme: Scheme;
    /**
     * The first day on which they hold. Asked for if missing: no answer is given for days that nobody stated.
     */
    effective?: IsoDate;
    /**
     * Where they were found: the notice's title or address.
     */
    source?: string;
    /**
     * Inpatient care by level of the hospital, for working people in the employee scheme.
     */
    inpatient?: LevelFigures[];
    /**
     * The most that the pooled fund pays for it in a year, in yuan; null = there is no ceiling.
     */
    inpatientCeiling?: Amount | null;
    /**
     * Outpatient care by level.
     */
    outpatient?: LevelFigures[];
    /**
     * What its deductible counts over.
     */
    outpatientDeductiblePer?: "visit" | "year";
    /**
     * The most that the pooled fund pays for it in a year, in yuan; null = there is no ceiling.
     */
    outpatientCeiling?: Amount | null;
    /**
     * Employee scheme: the points by which the ratio of the retired differs, −100 ..= 100.
     */
    retiredRatioPoints?: number;
    /**
     * The points added to the ratio when referred to another province: −10 for ten points less; −100 ..= 0.
     */
    referralPoints?: number;
    /**
     * The same in an emergency.
     */
    emergencyPoints?: number;
    /**
     * The same when filed without a referral.
     */
    unreferredPoints?: number;
    /**
     * The same when nothing was filed.
     */
    unfiledPoints?: number;
    /**
     * Catastrophic insurance (大病保险).
     */
    catastrophic?: Catastrophic;
}

/**
 * What a supplement pays for.
 */
export type SupplementKind = "above_ceiling" | "self_pay";

/**
 * What a text was read as.
 */
export interface ParsedBill {
    /**
     * The lines, in the order of the text; `estimate` and `classify` take them as they are.
     */
    lines: Line[];
    /**
     * For each line, the line of the text on which its row begins, from 1.
     */
    rows: number[];
    /**
     * The rows that are no lines, and why: titles, headings and sums as well as rows with a fault.
     */
    unparsed: Unparsed[];
    /**
     * The columns, from 0, of the fields that the first headings name; empty if there were no headings.
     */
    columns: Record<string, number>;
    /**
     * What is to be known of the lines that were read: `field` is `lines[3].unitPrice`.
     */
    issues: Issue[];
}

/**
 * What an error means and what to do.
 */
export interface Explanation {
    /**
     * The reason's name: the issue of `checkDirectSettlement` is `"direct."` and this.
     */
    code: string;
    /**
     * What it means.
     */
    cause: string;
    /**
     * What to do, in order.
     */
    steps: string[];
    /**
     * The documents that say so.
     */
    documents: string[];
    /**
     * Their titles.
     */
    sources: CitedDocument[];
}

/**
 * What an item is.
 */
export type ItemKind = "drug" | "service" | "consumable";

/**
 * What came of loading a pack.
 */
export interface LoadReport {
    /**
     * Whether the pack is loaded; if not, nothing has changed.
     */
    ok: boolean;
    /**
     * The insured area that it is for.
     */
    area?: AreaCode;
    /**
     * Whether the area had rules before, bundled or loaded.
     */
    replaced?: boolean;
    /**
     * What the linter says of it; `field` is a JSON Pointer into the pack.
     */
    issues: Issue[];
}

/**
 * What is aimed at.
 */
export interface Target {
    /**
     * The most cash, in yuan.
     */
    cash: Amount;
}

/**
 * What is known of a visit beside the bill.
 */
export interface VisitFacts {
    /**
     * The kind of care.
     */
    service?: Service;
    /**
     * The level of the institution.
     */
    level?: Level;
    /**
     * The day of admission.
     */
    admitted?: IsoDate;
    /**
     * What is known of the place of treatment itself.
     */
    place?: PlaceFigures;
}

/**
 * What is paid at one level of institution.
 */
export interface LevelFigures {
    /**
     * The level.
     */
    level: Level;
    /**
     * What the patient pays first, in yuan.
     */
    deductible: Amount;
    /**
     * The share paid, 0 ..= 1.
     */
    ratio: number;
}

/**
 * What one insured area owes for one scheme.
 */
export interface ClearingRow {
    /**
     * The insured area.
     */
    insuredArea: AreaCode;
    /**
     * Its name.
     */
    name: string;
    /**
     * The scheme.
     */
    scheme: Scheme;
    /**
     * Receipts less those taken back.
     */
    cases: number;
    /**
     * The whole expense [medfee_sumamt].
     */
    total: Yuan;
    /**
     * The pooled fund's part [hifp_pay].
     */
    pooledFund: Yuan;
    /**
     * The supplements' part [hifob_pay of employees, hifmi_pay of residents].
     */
    supplements: Yuan;
    /**
     * The same by supplement.
     */
    bySupplement: SupplementSum[];
    /**
     * Both together [fund_pay_sumamt].
     */
    fundTotal: Yuan;
    /**
     * The weakest evidence among those receipts that name theirs.
     */
    evidence?: Evidence;
}

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
 * What one supplement owes.
 */
export interface SupplementSum {
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
 * What the claims of one insured area, scheme and calendar year come to.
 */
export interface LedgerSums {
    /**
     * The insured area.
     */
    insuredArea: AreaCode;
    /**
     * The scheme.
     */
    scheme: Scheme;
    /**
     * The calendar year.
     */
    year: number;
    /**
     * How many claims were settled and not taken back.
     */
    settled: number;
    /**
     * The whole expense.
     */
    total: Yuan;
    /**
     * What the fund pays.
     */
    fundTotal: Yuan;
    /**
     * What the person pays.
     */
    personTotal: Yuan;
    /**
     * Of that from the personal account.
     */
    personalAccount: Yuan;
    /**
     * Of that in cash.
     */
    cash: Yuan;
    /**
     * The benefit year after the last of them.
     */
    yearToDate: YearToDate;
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
 * What the printed form says besides; checked for nothing, kept nowhere.
 */
export interface Applicant {
    /**
     * The name (姓名).
     */
    name?: string;
    /**
     * A telephone number (联系电话).
     */
    phone?: string;
    /**
     * A second one.
     */
    secondPhone?: string;
    /**
     * Where the person lives at the destination (居住地址).
     */
    address?: string;
}

/**
 * What this build is made of.
 */
export interface Version {
    /**
     * The version of the library.
     */
    yidi: string;
    /**
     * The newest edition of the drug list that is bundled: `"2025"`.
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
 * What to do without direct settlement.
 */
export interface Fallback {
    /**
     * Where.
     */
    channel: string;
    /**
     * What to do, in order.
     */
    steps: string[];
    /**
     * The papers to keep.
     */
    papers: string[];
    /**
     * The documents that say so.
     */
    documents: string[];
}

/**
 * What to search for.
 */
export interface CatalogOptions {
    /**
     * Only items of this kind.
     */
    kind?: LineKind;
    /**
     * At most so many, 1 ..= 200; default 20.
     */
    limit?: number;
    /**
     * Only items of this class.
     */
    class?: Class;
    /**
     * Only what counts on this day; default: the newest editions.
     */
    date?: IsoDate;
    /**
     * True: every edition and part.
     */
    all?: boolean;
}

/**
 * What was agreed about a negotiated or bidding drug.
 */
export interface Negotiated {
    /**
     * The payment standard, where there is one.
     */
    price?: Yuan;
    /**
     * Of one what.
     */
    spec?: string;
    /**
     * The payment standards, where there are several.
     */
    prices?: PriceOf[];
    /**
     * The wording, where the standard is no plain price.
     */
    text?: string;
    /**
     * True where the standard is not public.
     */
    confidential?: true;
    /**
     * Valid from this day on,
     */
    validFrom: IsoDate;
    /**
     * until this day.
     */
    validUntil: IsoDate;
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
 * Where the rules of a card come from.
 */
export type RuleSource = "bundled" | "loaded" | "given";

/**
 * Whether a filing will be accepted, how long it holds and what it gives.
 */
export interface FilingReport {
    /**
     * Whether nothing stands in the way: no issue is an error.
     */
    ok: boolean;
    /**
     * What is wrong, doubtful or worth knowing, the gravest first.
     */
    issues: Issue[];
    /**
     * Whether it counts as filed without a filing (an emergency).
     */
    deemedFiled: boolean;
    /**
     * Whether treatment in another province is settled directly under it, this stay included.
     */
    directSettlement: boolean;
    /**
     * The place that the filing goes to; a county is widened.
     */
    destination?: DestinationShown;
    /**
     * The first day on which it holds.
     */
    validFrom?: IsoDate;
    /**
     * The last day; null = until it is changed. The insured place may set a later one.
     */
    validUntil?: IsoDate | null;
    /**
     * The day from which it can be changed at the latest; null = no lock is known.
     */
    earliestChange?: IsoDate | null;
    /**
     * What must be handed in.
     */
    requiredMaterials: RequiredMaterial[];
    /**
     * Where to file, and how.
     */
    channels: ChannelShown[];
    /**
     * What it gives.
     */
    benefits: Benefits;
    /**
     * The documents cited.
     */
    documents: CitedDocument[];
}

/**
 * Whether contributions are in order.
 */
export type InsuredStatus = "normal" | "suspended" | "arrears" | "unknown";

/**
 * Whether direct settlement will work.
 */
export interface DirectSettlement {
    /**
     * Whether nothing known stands in the way: no issue is an error.
     */
    ok: boolean;
    /**
     * What stands in the way, is doubtful or worth knowing, in the order in which it would bite.
     */
    issues: Issue[];
    /**
     * What to do instead, where it will not work.
     */
    fallback?: Fallback;
    /**
     * The documents cited.
     */
    documents: CitedDocument[];
}

/**
 * Whether one chronic disease was open for direct settlement across provinces.
 */
export interface OpenDisease {
    /**
     * Its name.
     */
    name: string;
    /**
     * The codes that mean it.
     */
    codes: string[];
    /**
     * True, or `"partly"`: not by every insured area yet.
     */
    open: boolean | "partly";
    /**
     * The documents that say so.
     */
    documents: string[];
}

/**
 * Whether one kind of care was open for direct settlement across provinces.
 */
export interface OpenService {
    /**
     * The kind of care.
     */
    service: Service;
    /**
     * True, false, or `"partly"`: open in part, or not known for this place.
     */
    open: boolean | "partly";
    /**
     * Since when.
     */
    since?: IsoDate;
    /**
     * What the sources say, and what they leave open.
     */
    note: string;
    /**
     * In how many insured areas, where a source counts them.
     */
    insuredAreas?: number;
    /**
     * At how many institutions, where a source counts them.
     */
    institutions?: number;
    /**
     * At how many pharmacies, where a source counts them.
     */
    pharmacies?: number;
    /**
     * Chronic care: the diseases within the national scope.
     */
    diseases?: OpenDisease[];
    /**
     * The documents that say so.
     */
    documents: string[];
    /**
     * Their titles.
     */
    sources: CitedDocument[];
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
 * Which institutions to list.
 */
export interface InstitutionOptions {
    /**
     * Only those of this province.
     */
    province?: AreaCode;
    /**
     * At most so many, 1 ..= 10,000; default 20.
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
 * The totals at which the fund's share of each further yuan changes: deductible, slices, ceiling, supplements. The self-paid parts
 * of the bill stay as they are. Exact to the fen. Never throws.
 */
export function breakpoints(claim: Claim, lang?: Lang): Breakpoint[] | Failure;

/**
 * Whether a visit in another province will be settled directly (直接结算): everything that stands in the way at once, and what
 * to do instead. What is not understood gives an answer whose `ok` is false. Never throws.
 */
export function checkDirectSettlement(visit: Visit, lang?: Lang): DirectSettlement;

/**
 * The lines of a bill decided by the catalogue of the place of treatment on a day: class, first share, price limit, and what
 * to know about each. `visit` adds what is known of the visit: kind of care, level, admission, the place's own share.
 *
 * For every line `amount = fullSelfPay + overLimitSelfPay + priorSelfPay + inScope + undecided`. Never throws.
 */
export function classify(lines: Line[], place: AreaCode, date: IsoDate, person?: Person, lang?: Lang, visit?: VisitFacts): Classified | Failure;

/**
 * A month's receipts (and what `simulateYear` took back) summed into the clearing sheet, by insured area and scheme. A receipt that
 * does not add up is named and left out. What crosses may be 32 MB as JSON: some 10,000 receipts as they are, several times as many
 * without their steps, documents and warnings. Never throws.
 */
export function clearing(receipts: (Receipt | Reversed | Failure)[], lang?: Lang): Clearing | Failure;

/**
 * The same question asked several ways: each scenario's answer, how much more or less the person pays than in the first, and the
 * steps that differ. A list that is not understood gives one entry that says so. Never throws.
 */
export function compare(scenarios: { name: string; claim: Claim }[], lang?: Lang): Compared[];

/**
 * What one expense comes to, with its working; `{ ok: false, issues }` if the claim is not understood.
 *
 * Amounts come out in yuan with two decimals, rounded half away from zero where `settlement` says so. Never throws.
 */
export function estimate(claim: Claim, lang?: Lang): Receipt | Failure;

/**
 * What the fund pays of each total, for one claim: to the fen what `estimate` says, NaN where it would refuse the total. The
 * self-paid parts of the bill stay as they are. How good the rules are, `estimate` says of the same claim. Throws an Error with a `code` if claim or totals are not understood.
 */
export function estimateColumns(base: Omit<Claim, "bill"> & { bill?: Bill }, totals: Float64Array): Float64Array;

/**
 * Every claim of a list, each on its own: the same answers as `estimate` one by one.
 */
export function estimateMany(claims: Claim[], lang?: Lang): (Receipt | Failure)[];

/**
 * What every row comes to, the rows of a kind settled together: to the fen what `estimate` says, or why it would refuse. Never throws.
 */
export function estimateTable(base: Partial<Claim>, columns: Columns, lang?: Lang): ColumnResults | Failure;

/**
 * What an error at the counter means and what to do: from its wording in Chinese or English, or the name of its reason; null
 * where none fits. Throws an Error with a `code` if this is no text, or there is no such language.
 */
export function explainError(code_or_message: string, lang?: Lang): Explanation | null;

/**
 * The rules at hand for an area as a pack that can be edited and loaded again; null where there are none. Throws an Error with a
 * `code` only if the module itself broke (`internal.trap`).
 */
export function exportPack(code: AreaCode): unknown;

/**
 * The filing form to take along, with the letter of commitment where one is handed in: its fields, and a page to print on
 * A4 (in Chinese, without script, every value escaped). The identity number is left to be written by hand.
 */
export function filingForm(filing: Filing, lang?: Lang): FilingForm | Failure;

/**
 * The tertiary hospitals whose names a query finds, best first: names only, no proof that one is networked. Throws an Error
 * with a `code` if query, options or language are not understood.
 */
export function institutions(query: string, options?: InstitutionOptions, lang?: Lang): Institution[];

/**
 * The largest bill that costs at most so much cash, exact to the fen; its self-paid parts stay as they are. Never throws.
 */
export function inverse(claim: Claim, target: Target, lang?: Lang): Inverse | Failure;

/**
 * What is wrong or doubtful in a policy pack: every fault of its structure, and once that is sound, of its sense. `field` is a
 * JSON Pointer into the pack. A pack of more than 1 MB as JSON is refused. Never throws.
 */
export function lintPack(pack: unknown, lang?: Lang): Issue[];

/**
 * Loads a policy pack in place of the rules that its area has, all or nothing, until it is unloaded or the page is left.
 * Receipts by loaded rules say so (`policy.loaded_rules`). Never throws.
 */
export function loadPack(pack: unknown, lang?: Lang): LoadReport;

/**
 * Which inputs still decide what this person pays, those that the answer needs first, then by how much they change it. What
 * cannot change it is not asked. Never throws.
 */
export function nextQuestions(partial: Partial<Claim>, lang?: Lang): Question[] | Failure;

/**
 * What was open for direct settlement across provinces at a place on a day. Throws an Error with a `code` if place, day or
 * language are not understood.
 */
export function openServices(code: AreaCode, date: IsoDate, lang?: Lang): OpenService[];

/**
 * The format of policy packs as a JSON Schema (2020-12).
 */
export function packSchema(): Record<string, unknown>;

/**
 * The lines of a bill from a text: pasted from a spreadsheet, a CSV file or a PDF table, with headings in Chinese or English.
 * Rows that are no lines are given back with the reason. Throws an Error with a `code` if `text` is no text or too long.
 */
export function parseBill(text: string, lang?: Lang): ParsedBill;

/**
 * How far a month's clearing uses up the advance fund, the alarm, and what is due by when. Never throws.
 */
export function prepayment(state: { quota: Amount; cleared: Amount; month: string }, lang?: Lang): Prepayment | Failure;

/**
 * A policy pack from the few figures of a local notice, marked as the user's own. Figures that are lacking are named in
 * `missing` and what depends on them is left out of the pack. Never throws.
 */
export function quickPack(figures: QuickFigures, lang?: Lang): QuickPack | Failure;

/**
 * The rules of an area, or of a pack, as tables to read, with documents, evidence, and what is not modelled; null for an
 * area without rules. Never throws.
 */
export function ruleCard(area_or_pack: AreaCode | object, lang?: Lang): RuleCard | Failure | null;

/**
 * The items of the catalogue that a query finds, best first: a Chinese name or a part of one, pinyin (`amoxilin`), initials
 * (`amxl`), a mixture, a national code or its beginning, a category code, an item's id. Forgives a slip or two. An empty query
 * finds nothing. Throws an Error with a `code` if query or options are not understood.
 */
export function searchCatalog(query: string, options?: CatalogOptions): CatalogItem[];

/**
 * The amounts of a receipt under the names of the national settlement interface (medfee_sumamt, hifp_pay, psn_cash_pay …).
 */
export function settlementFields(receipt: Receipt, lang?: Lang): Record<string, string> | Failure;

/**
 * A year of visits, settled in order of date through `yearToDate`, with claims taken back; the answers stand in the order given.
 * Each claim's `personalAccount` is what may be used for that claim. Never throws.
 */
export function simulateYear(claims: (Claim | Reversal)[], lang?: Lang): Year | Failure;

/**
 * Takes the loaded rules of an area away, so that the bundled ones, if any, count again; false if none were loaded. Throws an
 * Error with a `code` only if the module itself broke (`internal.trap`).
 */
export function unloadPack(code: AreaCode): boolean;

/**
 * Whether a filing (异地就医备案) will be accepted, how long it holds, and what it gives. What is not understood gives a
 * report whose `ok` is false. The identity number is checked, never shown, kept nowhere. Never throws.
 */
export function validateFiling(filing: Filing, lang?: Lang): FilingReport;

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
