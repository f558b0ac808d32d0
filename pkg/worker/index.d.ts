// Built by `make pkg`; change src/worker/ instead.
// For long runs beside the page: the module in a Web Worker, in pieces, with progress, and stopped when it is no longer wanted.
import type { AreaCode, Claim, Failure, Issue, Lang, Receipt } from "../yidi.js";

type Module = typeof import("../yidi.js");
type Callable = { [K in keyof Module]: Module[K] extends (...args: any[]) => any ? K : never }[keyof Module];

/** How far a job is. `done` is `total` once it has ended. */
export interface Progress {
    /** Rows or claims; of a CSV, bytes (or characters, of a text). */
    done: number;
    total: number;
    /** Of a CSV: the rows that are through. */
    rows?: number;
}

export interface RunOptions {
    /** Called at most some twenty times a second. */
    onProgress?: (progress: Progress) => void;
    /** Stops the job at once: its promise fails with the signal's reason (an `AbortError`), and the next job begins. */
    signal?: AbortSignal;
}

export interface SpokenOptions extends RunOptions {
    /** The language of issues; that of the worker if left out. */
    lang?: Lang;
}

/** One value a row, all of the same length; a column that is left out is as in the base. */
export interface TableColumns {
    /** The whole expense, yuan. */
    total: Float64Array;
    fullSelfPay?: Float64Array;
    overLimitSelfPay?: Float64Array;
    priorSelfPay?: Float64Array;
    /** community 0, primary 1, secondary 2, tertiary 3, tertiary_top 4; 255 not given. */
    level?: Uint8Array;
    /** working 0, retired 1, child 2, student 3, adult 4, elder 5; 255 not given. */
    status?: Uint8Array;
    /** Whole years; 255 not given. */
    age?: Uint8Array;
    /** resettled_retiree 0, long_term_resident 1, posted_worker 2, referral 3, emergency 4, other_temporary 5, none 6; 255 not given. */
    category?: Uint8Array;
    /** The place of each row's area in `insuredAreas`. */
    insuredArea?: Uint16Array;
    insuredAreas?: AreaCode[];
}

export interface TableAnswer {
    ok: true;
    fund: Float64Array;
    person: Float64Array;
    pooled: Float64Array;
    supplements: Float64Array;
    /** 0 none, 1 compiled, 2 reported, 3 official. */
    evidence: Uint8Array;
    /** 0 for a sound row, else the row's issues are `faults[n - 1]`. */
    fault: Uint32Array;
    faults: Issue[][];
    /** How many rows are not sound. */
    failed: number;
}

/** What a column of a CSV can be. */
export type CsvColumn =
    | "insuredArea" | "scheme" | "status" | "age" | "treatmentArea" | "date" | "service" | "level" | "category" | "total" | "fullSelfPay" | "overLimitSelfPay"
    | "priorSelfPay" | "disease" | "tier" | "contracted" | "admitted" | "admissions";

export interface CsvAnswer {
    ok: true;
    /** Every row in its order with its own cells, and after them what was found or what is wrong; UTF-8 with its mark. */
    csv: Blob;
    /** All rows below the headings. */
    rows: number;
    settled: number;
    /** Rows with a fault: the module's own codes, or `csv.…` for what could not be read. */
    failed: number;
    /** Rows with nothing in them. */
    blank: number;
    /** The columns that were read, by the headings they have in the file; the others went through untouched. */
    columns: Partial<Record<CsvColumn, string>>;
    encoding: string;
}

/** The base of a bulk call: a claim, or as much of one as the rows do not say. */
export type Base = { [K in keyof Claim]?: K extends "person" ? Partial<Claim["person"]> : Claim[K] };

export interface YidiWorker {
    /** Settled once the module is loaded in the thread. */
    readonly ready: Promise<void>;
    /** The fund's total of each row; an Error with `code` and `issues` where the base is at fault. */
    estimateColumns(base: Claim, totals: Float64Array, options?: RunOptions): Promise<Float64Array>;
    estimateTable(base: Base, columns: TableColumns, options?: SpokenOptions): Promise<TableAnswer | Failure>;
    estimateMany(claims: Claim[], options?: SpokenOptions): Promise<(Receipt | Failure)[]>;
    /**
     * Settles a table of claims: UTF-8, UTF-16 or GB18030 (GBK), with commas, semicolons or tabs, the headings in Chinese, in English or by
     * the names of the national interface. `base` says what no column does. A file that cannot be read so is a Failure; a row that
     * cannot comes back with its fault.
     */
    settleCsv(file: Blob | string, options?: SpokenOptions & { base?: Base }): Promise<CsvAnswer | Failure>;
    /** Any function of the module, in the thread: its rules are its own, so what the page loads with `loadPack` has to be loaded here too. */
    call<K extends Callable>(name: K, ...args: Parameters<Module[K]>): Promise<ReturnType<Module[K]>>;
    /** Ends the thread; what is under way fails with the code `worker.closed`. */
    close(): void;
}

export interface StartOptions {
    /** Chinese if left out. */
    lang?: Lang;
    /** What the module is loaded from, or a promise of it: an address, its bytes, or a WebAssembly.Module that the page has compiled already. */
    wasm?: string | URL | ArrayBuffer | ArrayBufferView | object | Promise<object>;
    /** A worker started by the caller with `thread.js` as its script, as a page with Trusted Types has to. */
    worker?: Worker;
}

/** Starts the thread. Jobs run one after the other. If it dies, every job fails with the code `worker.failed`: start another. */
export function startWorker(options?: StartOptions): YidiWorker;
