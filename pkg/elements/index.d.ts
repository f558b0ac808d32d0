// The elements of yidi. Import this once, for its effect, and write them into any page:
//
//     <script type="module" src="./yidi/elements/index.js"></script>
//     <yidi-calculator insured-area="110000" scheme="employee"></yidi-calculator>
//
// or, with a bundler, import "yidi/elements". Nothing is sent anywhere or kept: all is computed in the page.
//
// ATTRIBUTES of every element
//     lang    "zh" or "en"; without it the language of what the element stands in, else Chinese
//     packs   addresses of rules of your own (policy packs), separated by blanks; they count for all elements of the page.
//             What cannot be loaded is said in the element, which goes on without it
//     links   the page around has the other tools at #rules=…, #filing …, as the demo page does; leave it out elsewhere
// The others stand with each element. A change of an attribute takes effect at once and never moves the focus.
//
// EVENTS bubble, also out of shadow roots
//     yidi-receipt   the calculator shows a receipt             detail: Receipt
//     yidi-report    another tool has answered                  detail: its `report`; event.target says which tool
//     yidi-year      the year was settled                       detail: Year
//     yidi-issues    what stands in the way of an answer        detail: Issue[]
//     yidi-change    what is stated has changed                 detail: the calculator's claim, the year's visits; null from the others
//     yidi-clear     the reader has emptied it                   detail: null
//     yidi-visit     with `links`: the reader wants a receipt's claim counted in the year    detail: Claim
//
// LOOK. Inherited styles of the page stop at the element. Colours follow the page's `color-scheme`. To be set from outside:
//     --yidi-accent --yidi-on-accent --yidi-tint                  what can be pressed, what stands on it, its shade
//     --yidi-paper --yidi-card --yidi-ink --yidi-soft             ground, cards, text, text of less weight
//     --yidi-line --yidi-edge                                     rules between things, edges of fields
//     --yidi-danger --yidi-danger-tint                            faults
//     --yidi-care --yidi-care-tint --yidi-care-line               warnings
//     --yidi-fund --yidi-supplement --yidi-account --yidi-cash    who pays, in pictures; --yidi-on-bar: marks on them
//     --yidi-radius --yidi-small-radius --yidi-font               corners and type
//     --yidi-rem                                                  what a rem is, where the page's own root has another size: 16px
// and by ::part(…): frame form card field input button primary result report headline sum badge problems notice step sheet peek.
// Text and ground need a contrast of 4.5 : 1, in light and dark, whatever you set. The elements fit any column from 260 px on.
//
// POLICY. script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' (and where the packs are). Under
// `require-trusted-types-for 'script'` a list of `trusted-types` must name yidi-thread, for the Worker; without a Worker all but the curve and
// the table of claims works.
//
// ON A SERVER the import defines nothing, and the classes can be named; the elements come to life in the browser.
import type { AreaCode, Claim, DirectSettlement, Explanation, Filing, FilingReport, Issue, Receipt, Reversal, Year } from "../yidi.js";

/** How an answer is asked for. */
export interface Asked {
    /** Whether the focus moves to the answer, as it does when the reader presses the button; true if left out. */
    focus?: boolean;
}

/** What the elements have in common. */
export class YidiElement extends HTMLElement {
    /**
     * Where yidi.wasm is, if not where the package has it. To be set right after the import, before the first element begins.
     * A Request may carry the digest that the file must have: `new Request(url, { integrity })`, with the value of integrity.json.
     */
    static module: string | URL | Request;
    /** Where worker/thread.js is, with the files it imports; of the page's own origin. To be set right after the import. */
    static thread: string | URL;
    /**
     * Resolves once the element is in a page and answers; fails when the module cannot be loaded, which the element says itself.
     * What a reader has filled in, chosen or sent off by then counts. `compute()`, `check()` and `explain()` do nothing before.
     */
    readonly ready: Promise<this>;
    /** Empties what says who somebody is; done by itself when the element is taken out or its page left. To be called where an app leaves the view without either. */
    leave(): void;
    /** What the reader has put in, in a form of its own, to keep and to put back; nothing in it says who somebody is; null where there is nothing. */
    state: unknown;
    /** Moves the focus to the first thing in it that can be used. */
    focus(options?: FocusOptions): void;
}

/** What the elements that are fields of a form have in common. */
interface YidiField extends YidiElement {
    /** Under which name it is submitted (attribute `name`). */
    name: string;
    /** Whether the form around needs an answer (attribute `required`). */
    required: boolean;
    /** A disabled one can be read and not be changed, and is not submitted (attribute `disabled`). */
    disabled: boolean;
    /** What is submitted, as JSON; "" while there is no answer. No number or name of a person is in it. */
    readonly value: string;
    readonly type: string;
    readonly form: HTMLFormElement | null;
    readonly labels: NodeList;
    readonly validity: ValidityState;
    readonly validationMessage: string;
    readonly willValidate: boolean;
    checkValidity(): boolean;
    reportValidity(): boolean;
}

/**
 * `<yidi-calculator>`: what a person pays for one visit.
 *
 * Attributes: `insured-area` and `treatment-area` (six digits), `scheme` ("employee" or "resident"), `mode` ("guided" or "expert"),
 * `name`, `required`, `disabled`. A reset of the form around empties it and puts the attributes in again.
 */
export class YidiCalculator extends YidiElement {
    /** The claim as the form states it. Set, it replaces all that was there, attributes included, and no result is shown until it is asked for. */
    get claim(): Partial<Claim>;
    set claim(claim: Partial<Claim> | null | undefined);
    /** One question at a time, or all fields at once (attribute `mode`, which follows the reader's choice). */
    mode: "guided" | "expert";
    /** The receipt shown, if there is one. */
    readonly receipt: Receipt | null;
    /** What stands in its way. */
    readonly issues: Issue[];
    /** Computes, as the button does; afterwards every change is computed at once. */
    compute(how?: Asked): void;
    /** Puts the insured area in and leaves the rest. @returns whether there is such an area */
    choose(code: AreaCode): boolean;
    /** Follows an address: a code chooses the insured area, and what the share button wrote is put in. @returns whether it was understood */
    open(text: string): boolean;
}
export interface YidiCalculator extends YidiField {}

/**
 * `<yidi-filing-check>`: whether a filing (异地就医备案) will be accepted, and what is missing.
 *
 * Attributes: `insured-area`, `treatment-area`, `scheme`, `name`, `required`, `disabled`. Taken out of the page it forgets who it was about.
 */
export class YidiFilingCheck extends YidiElement {
    /** The filing as the form states it, without number, name, telephone and address: those are not handed on. They may be set. */
    get filing(): Partial<Filing>;
    set filing(filing: Partial<Filing> | null | undefined);
    /** The report shown, if there is one; it holds nothing that identifies a person. */
    readonly report: FilingReport | null;
    /** The findings, or what the question lacks. */
    readonly issues: Issue[];
    /** Checks, as the button does. */
    check(how?: Asked): void;
}
export interface YidiFilingCheck extends YidiField {}

/** `<yidi-error-help>`: what an error at the counter means. Attribute `text`: the wording, explained at once. */
export class YidiErrorHelp extends YidiElement {
    /** What is to be explained; set, it is. */
    get text(): string;
    set text(text: string | null | undefined);
    /** What it means; null as long as nothing was asked, and where the wording is not known. The event carries the same. */
    readonly report: Explanation | null;
    readonly issues: Issue[];
    /** Explains a wording, or what stands in the field. */
    explain(text?: string, how?: Asked): void;
}

/** `<yidi-direct-check>`: whether direct settlement will work. Attributes: `insured-area`, `treatment-area`, `scheme`. */
export class YidiDirectCheck extends YidiElement {
    readonly report: DirectSettlement | null;
    /** The findings, or what the question lacks. */
    readonly issues: Issue[];
    /** Checks, as the button does. */
    check(how?: Asked): void;
}

/** `<yidi-rules>`: the rules of an area to read and print, and rules of the reader's own. Attribute `insured-area`: the card shown first. */
export class YidiRules extends YidiElement {
    /** Shows "110000", of it "110000/employee/2023-01-01", or the form for figures of a notice: "130200/fill". */
    show(what: string): void;
}

/** `<yidi-bulk>`: a table of claims, settled in the thread beside the page. */
export class YidiBulk extends YidiElement {}

/** `<yidi-year>`: the visits of a year, settled together. */
export class YidiYear extends YidiElement {
    /** The visits, and the claims taken back, as `simulateYear` takes them; set them to fill the year in. */
    get visits(): Array<Claim | Reversal>;
    set visits(visits: Array<Claim | Reversal>);
    /** The year as it was settled last, if there is anything in it. */
    readonly result: Year | null;
    /** One more visit. */
    add(claim: Claim): void;
}

/** `<yidi-coverage>`: which areas have rules, and how far they can be trusted, as a map of tiles. */
export class YidiCoverage extends YidiElement {
    /** Shows the insured areas of a province, by its code. */
    show(code: AreaCode): boolean;
}

declare global {
    interface HTMLElementTagNameMap {
        "yidi-calculator": YidiCalculator;
        "yidi-filing-check": YidiFilingCheck;
        "yidi-error-help": YidiErrorHelp;
        "yidi-direct-check": YidiDirectCheck;
        "yidi-rules": YidiRules;
        "yidi-bulk": YidiBulk;
        "yidi-year": YidiYear;
        "yidi-coverage": YidiCoverage;
    }
    interface HTMLElementEventMap {
        "yidi-receipt": CustomEvent<Receipt>;
        "yidi-report": CustomEvent<FilingReport | DirectSettlement | Explanation | null>;
        "yidi-issues": CustomEvent<Issue[]>;
        "yidi-year": CustomEvent<Year>;
        "yidi-clear": CustomEvent<null>;
        "yidi-visit": CustomEvent<Claim>;
        "yidi-change": CustomEvent<Partial<Claim> | Array<Claim | Reversal> | null>;
    }
}
