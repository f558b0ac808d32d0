// Built by `make pkg`; change the Rust source instead.
// For Node: the module is loaded at once, so that the functions can be called right after `require`. node.mjs shares this instance.
'use strict';

const { unpack } = (() => {
    // Makes a classified bill from its text: see `classified` in output.rs, which writes the values in this very order.

    function unpack(text) {
      const [lines, items, flags, sums, issues] = JSON.parse(text);
      const line = ([given, item, match, candidates, name, ratio, limit, amounts, marks]) => {
        const made = { line: given };
        if (item !== null) made.item = items[item];
        if (match !== null) made.match = match;
        if (candidates !== null) made.candidates = candidates.map((place) => items[place]);
        made.class = name;
        if (ratio !== null) made.priorSelfPayRatio = ratio;
        if (limit !== null) made.priceLimit = limit;
        [made.fullSelfPay, made.overLimitSelfPay, made.priorSelfPay, made.inScope, made.undecided] = amounts;
        made.flags = marks.map(([place, field]) => (field === null ? flags[place] : Object.assign({}, flags[place], { field })));
        return made;
      };
      return { ok: true, lines: lines.map(line), sums, issues };
    }
    return { unpack };
})();
const { make, open, read, shape, write } = (() => {
    // Typed arrays, in and out. What is handed over may be anything: only what is a typed array inside is taken for one, and it is read
    // through a view of our own, which nothing laid over the caller's can mislead.

    const KINDS = { Float64Array, Uint8Array, Uint16Array, Uint32Array };
    const AREAS = "insuredAreas";

    const inside = (name) => (view) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), name).get.call(view);
    const kindOf = inside(Symbol.toStringTag);
    const bufferOf = inside("buffer");
    const startOf = inside("byteOffset");
    const lengthOf = inside("length");

    // The columns by their names; false for what is none.
    function open(columns) {
      if (typeof columns !== "object" || ArrayBuffer.isView(columns)) throw new TypeError("columns");
      const views = Object.create(null);
      for (const key of Object.keys(columns)) {
        views[key] = false;
        try {
          const given = columns[key];
          const Kind = KINDS[kindOf(given)];
          if (given === undefined || given === null) delete views[key];
          else if (key === AREAS) views[key] = given;
          else if (Kind) views[key] = new Kind(bufferOf(given), startOf(given), lengthOf(given));
        } catch {
          // a property that throws, a buffer that has been transferred: no column
        }
      }
      return views;
    }

    // Their kinds and lengths, to be checked.
    function shape(views) {
      const shape = Object.create(null);
      for (const key of Object.keys(views)) {
        const view = views[key];
        shape[key] = key === AREAS || !view ? view : [kindOf(view), view.length];
      }
      return shape;
    }

    // Copies rows of a column, if there is such a column.
    function read(views, key, from, values) {
      const view = views[key];
      if (!view) return;
      // The buffer may have been made smaller since it was looked at.
      if (view.length <= from) throw new RangeError(key);
      values.set(view.subarray(from, from + values.length));
    }

    function make(kind, rows) {
      return new KINDS[kind](rows);
    }

    // Copies as many values as there are rows left.
    function write(column, from, values) {
      column.set(values.subarray(0, column.length - from), from);
    }
    return { open, shape, read, make, write };
})();
const { stringify, take, usual, close, retain } = (() => {
    // A value as JSON text, and that text in the module's own memory: see input.rs.

    const encoder = new TextEncoder();
    let text = "";
    let closed = false;
    let kept;

    // Whether every value is refused unread: see watch.js. What a call that broke had not yet taken is let go.
    function close(now) {
      closed = now;
      text = "";
    }

    // From `retain(true)` to `retain(false)`, which gives it, the text read last is kept: for watch.js, which may have to load rules again.
    function retain(now) {
      const text = kept;
      kept = now ? "" : undefined;
      return text;
    }

    // What is longer than `most` is not kept.
    function stringify(value, most) {
      if (closed) return -3;
      let made;
      try {
        made = JSON.stringify(value);
      } catch {
        return -2;
      }
      if (typeof made !== "string") return -1;
      text = made.length <= most ? made : "";
      return made.length;
    }

    function take(room) {
      const { read, written } = encoder.encodeInto(text, room);
      if (read < text.length) return 0;
      if (kept !== undefined) kept = text;
      text = "";
      return written;
    }

    function usual(lang) {
      return lang === undefined || lang === "zh" ? 0 : lang === "en" ? 1 : 2;
    }
    return { close, retain, stringify, take, usual };
})();
const { append, build, keep } = (() => {
    // Makes receipts from their values: see `Page` in receipt.rs, which writes them in this very order.

    // A mini-program may have no TextDecoder, or another library's that knows UTF-8 alone.
    let decoder = null;
    try {
      decoder = new TextDecoder("utf-16le", { ignoreBOM: true });
      // One that takes any name for UTF-8 would read rubbish and not know it.
      if (decoder.decode(new Uint8Array([0x02, 0x5f])) !== "\u5f02") decoder = null;
    } catch {
      decoder = null;
      // `text` does without
    }

    // Without a decoder: String.fromCharCode takes UTF-16 as it is, a piece at a time (arguments have a limit).
    function text(values) {
      if (decoder) return decoder.decode(values);
      let out = "";
      for (let i = 0; i < values.length; i += 4096) out += String.fromCharCode.apply(null, values.subarray(i, i + 4096));
      return out;
    }

    // The texts that receipts have in common, by number.
    const kept = [];

    // One reader for all receipts: what it is at, it is at only while one of the functions below runs.
    let v = [];
    let i = 0;
    let own = [];

    // 0 is no text.
    function t() {
      const n = v[i++];
      return n & 1 ? kept[n >> 1] : own[n >> 1];
    }

    function list(item) {
      const items = [];
      for (let n = v[i++]; n > 0; n--) items.push(item());
      return items;
    }

    // A key whose value is absent is left out, as JSON leaves it out. Whole literals, not keys added one by one: twice as fast.
    function step() {
      const code = t(), label = t(), detail = t(), base = t(), ratio = t(), amount = t(), payer = t();
      const documents = list(t);
      if (base === undefined) return { code, label, detail, amount, payer, documents };
      if (ratio === undefined) return { code, label, detail, base, amount, payer, documents };
      return { code, label, detail, base, ratio, amount, payer, documents };
    }

    function supplement() {
      return { name: t(), kind: t(), amount: t() };
    }

    function orNull(text) {
      return text === undefined ? null : text;
    }

    function cited() {
      return { id: t(), title: t(), number: orNull(t()), url: orNull(t()) };
    }

    function issue() {
      const code = t(), severity = t(), field = t(), message = t(), remedy = t();
      const documents = list(t);
      const made = field === undefined ? { code, severity, message } : { code, severity, field, message };
      if (remedy !== undefined) made.remedy = remedy;
      if (documents.length > 0) made.documents = documents;
      return made;
    }

    function counters() {
      const inScope = t(), deductiblePaid = t(), pooledPaid = t();
      const made = {};
      if (inScope !== undefined) made.inScope = inScope;
      if (deductiblePaid !== undefined) made.deductiblePaid = deductiblePaid;
      if (pooledPaid !== undefined) made.pooledPaid = pooledPaid;
      return made;
    }

    function year() {
      const made = {};
      const admissions = v[i++];
      if (admissions > 0) made.admissions = admissions - 1;
      if (v[i++]) made.outpatient = counters();
      if (v[i++]) made.inpatient = counters();
      if (v[i++]) made.chronic = counters();
      const selfPay = t();
      if (selfPay !== undefined) made.inScopeSelfPay = selfPay;
      if (v[i++] === 0) return made;
      const paid = made.supplementPaid = {};
      for (let n = v[i++]; n > 0; n--) {
        const name = t();
        const value = t();
        // A supplement may be called anything; what every object has already, setting might do something else with.
        if (name in paid) Object.defineProperty(paid, name, { value, enumerable: true, configurable: true, writable: true });
        else paid[name] = value;
      }
      return made;
    }

    function receipt() {
      const steps = list(step);
      const documents = list(cited);
      const warnings = list(issue);
      const supplements = list(supplement);
      const yearToDate = year();
      return {
        ok: true,
        insuredArea: t(),
        treatmentArea: t(),
        crossProvince: v[i++] === 1,
        scheme: t(),
        service: t(),
        date: t(),
        policyEffective: t(),
        total: t(),
        fullSelfPay: t(),
        overLimitSelfPay: t(),
        priorSelfPay: t(),
        inScope: t(),
        deductible: t(),
        pooledFund: t(),
        supplements,
        fundTotal: t(),
        personTotal: t(),
        personalAccount: t(),
        cash: t(),
        inScopeRatio: t(),
        steps,
        documents,
        evidence: t(),
        warnings,
        yearToDate,
      };
    }

    function cut(all, ends, at, pieces) {
      for (let from = 0; at < ends.length; at++) {
        pieces.push(all.slice(from, ends[at]));
        from = ends[at];
      }
    }

    function begin(values, units) {
      v = values;
      own = [undefined];
      cut(text(units), v, v[0], own);
      i = 1;
    }

    function keep(first, ends, units) {
      kept.length = first;
      cut(text(units), ends, 0, kept);
    }

    function build(values, units) {
      begin(values, units);
      return receipt();
    }

    function append(values, units, answers) {
      begin(values, units);
      while (i < v[0]) answers.push(receipt());
    }
    return { keep, build, append };
})();


/**
 * The insured area of a code, with the notes on its rules; null for a code that has none. Throws an Error with a `code`
 * if there is no such language.
 * @param {AreaCode} code
 * @param {Lang} [lang]
 * @returns {Area | null}
 */
function area(code, lang) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.area(retptr, addHeapObject(code), addHeapObject(lang));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * The insured areas that a query finds, best first: a name, 京, pinyin (`guangzhou`), initials (`gz`) or a code. An empty
 * query lists all in the order of their codes. Throws an Error with a `code` if the options are not understood.
 * @param {string} [query]
 * @param {AreaOptions} [options]
 * @returns {Area[]}
 */
function areas(query, options) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.areas(retptr, addHeapObject(query), addHeapObject(options));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * The totals at which the fund's share of each further yuan changes: deductible, slices, ceiling, supplements. The self-paid parts
 * of the bill stay as they are. Exact to the fen. Never throws.
 * @param {Claim} claim
 * @param {Lang} [lang]
 * @returns {Breakpoint[] | Failure}
 */
function breakpoints(claim, lang) {
    const ret = wasm.breakpoints(addHeapObject(claim), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * Whether a visit in another province will be settled directly (直接结算): everything that stands in the way at once, and what
 * to do instead. What is not understood gives an answer whose `ok` is false. Never throws.
 * @param {Visit} visit
 * @param {Lang} [lang]
 * @returns {DirectSettlement}
 */
function checkDirectSettlement(visit, lang) {
    const ret = wasm.checkDirectSettlement(addHeapObject(visit), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * The lines of a bill decided by the catalogue of the place of treatment on a day: class, first share, price limit, and what
 * to know about each. `visit` adds what is known of the visit: kind of care, level, admission, the place's own share.
 *
 * For every line `amount = fullSelfPay + overLimitSelfPay + priorSelfPay + inScope + undecided`. Never throws.
 * @param {Line[]} lines
 * @param {AreaCode} place
 * @param {IsoDate} date
 * @param {Person} [person]
 * @param {Lang} [lang]
 * @param {VisitFacts} [visit]
 * @returns {Classified | Failure}
 */
function classify(lines, place, date, person, lang, visit) {
    const ret = wasm.classify(addHeapObject(lines), addHeapObject(place), addHeapObject(date), addHeapObject(person), addHeapObject(lang), addHeapObject(visit));
    return takeObject(ret);
}

/**
 * A month's receipts (and what `simulateYear` took back) summed into the clearing sheet, by insured area and scheme. A receipt that
 * does not add up is named and left out. What crosses may be 32 MB as JSON: some 10,000 receipts as they are, several times as many
 * without their steps, documents and warnings. Never throws.
 * @param {(Receipt | Reversed | Failure)[]} receipts
 * @param {Lang} [lang]
 * @returns {Clearing | Failure}
 */
function clearing(receipts, lang) {
    const ret = wasm.clearing(addHeapObject(receipts), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * The same question asked several ways: each scenario's answer, how much more or less the person pays than in the first, and the
 * steps that differ. A list that is not understood gives one entry that says so. Never throws.
 * @param {{ name: string; claim: Claim }[]} scenarios
 * @param {Lang} [lang]
 * @returns {Compared[]}
 */
function compare(scenarios, lang) {
    const ret = wasm.compare(addHeapObject(scenarios), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * What one expense comes to, with its working; `{ ok: false, issues }` if the claim is not understood.
 *
 * Amounts come out in yuan with two decimals, rounded half away from zero where `settlement` says so. Never throws.
 * @param {Claim} claim
 * @param {Lang} [lang]
 * @returns {Receipt | Failure}
 */
function estimate(claim, lang) {
    const ret = wasm.estimate(addHeapObject(claim), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * What the fund pays of each total, for one claim: to the fen what `estimate` says, NaN where it would refuse the total. The
 * self-paid parts of the bill stay as they are. How good the rules are, `estimate` says of the same claim. Throws an Error with a `code` if claim or totals are not understood.
 * @param {Omit<Claim, "bill"> & { bill?: Bill }} base
 * @param {Float64Array} totals
 * @returns {Float64Array}
 */
function estimateColumns(base, totals) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.estimateColumns(retptr, addHeapObject(base), addHeapObject(totals));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * Every claim of a list, each on its own: the same answers as `estimate` one by one.
 * @param {Claim[]} claims
 * @param {Lang} [lang]
 * @returns {(Receipt | Failure)[]}
 */
function estimateMany(claims, lang) {
    const ret = wasm.estimateMany(addHeapObject(claims), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * What every row comes to, the rows of a kind settled together: to the fen what `estimate` says, or why it would refuse. Never throws.
 * @param {Partial<Claim>} base
 * @param {Columns} columns
 * @param {Lang} [lang]
 * @returns {ColumnResults | Failure}
 */
function estimateTable(base, columns, lang) {
    const ret = wasm.estimateTable(addHeapObject(base), addHeapObject(columns), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * What an error at the counter means and what to do: from its wording in Chinese or English, or the name of its reason; null
 * where none fits. Throws an Error with a `code` if this is no text, or there is no such language.
 * @param {string} code_or_message
 * @param {Lang} [lang]
 * @returns {Explanation | null}
 */
function explainError(code_or_message, lang) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.explainError(retptr, addHeapObject(code_or_message), addHeapObject(lang));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * The rules at hand for an area as a pack that can be edited and loaded again; null where there are none. Throws an Error with a
 * `code` only if the module itself broke (`internal.trap`).
 * @param {AreaCode} code
 * @returns {unknown}
 */
function exportPack(code) {
    const ret = wasm.exportPack(addHeapObject(code));
    return takeObject(ret);
}

/**
 * The filing form to take along, with the letter of commitment where one is handed in: its fields, and a page to print on
 * A4 (in Chinese, without script, every value escaped). The identity number is left to be written by hand.
 * @param {Filing} filing
 * @param {Lang} [lang]
 * @returns {FilingForm | Failure}
 */
function filingForm(filing, lang) {
    const ret = wasm.filingForm(addHeapObject(filing), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * The tertiary hospitals whose names a query finds, best first: names only, no proof that one is networked. Throws an Error
 * with a `code` if query, options or language are not understood.
 * @param {string} query
 * @param {InstitutionOptions} [options]
 * @param {Lang} [lang]
 * @returns {Institution[]}
 */
function institutions(query, options, lang) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.institutions(retptr, addHeapObject(query), addHeapObject(options), addHeapObject(lang));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * The largest bill that costs at most so much cash, exact to the fen; its self-paid parts stay as they are. Never throws.
 * @param {Claim} claim
 * @param {Target} target
 * @param {Lang} [lang]
 * @returns {Inverse | Failure}
 */
function inverse(claim, target, lang) {
    const ret = wasm.inverse(addHeapObject(claim), addHeapObject(target), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * What is wrong or doubtful in a policy pack: every fault of its structure, and once that is sound, of its sense. `field` is a
 * JSON Pointer into the pack. A pack of more than 1 MB as JSON is refused. Never throws.
 * @param {unknown} pack
 * @param {Lang} [lang]
 * @returns {Issue[]}
 */
function lintPack(pack, lang) {
    const ret = wasm.lintPack(addHeapObject(pack), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * Loads a policy pack in place of the rules that its area has, all or nothing, until it is unloaded or the page is left.
 * Receipts by loaded rules say so (`policy.loaded_rules`). Never throws.
 * @param {unknown} pack
 * @param {Lang} [lang]
 * @returns {LoadReport}
 */
function loadPack(pack, lang) {
    const ret = wasm.loadPack(addHeapObject(pack), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * Which inputs still decide what this person pays, those that the answer needs first, then by how much they change it. What
 * cannot change it is not asked. Never throws.
 * @param {Partial<Claim>} partial
 * @param {Lang} [lang]
 * @returns {Question[] | Failure}
 */
function nextQuestions(partial, lang) {
    const ret = wasm.nextQuestions(addHeapObject(partial), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * What was open for direct settlement across provinces at a place on a day. Throws an Error with a `code` if place, day or
 * language are not understood.
 * @param {AreaCode} code
 * @param {IsoDate} date
 * @param {Lang} [lang]
 * @returns {OpenService[]}
 */
function openServices(code, date, lang) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.openServices(retptr, addHeapObject(code), addHeapObject(date), addHeapObject(lang));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * The format of policy packs as a JSON Schema (2020-12).
 * @returns {Record<string, unknown>}
 */
function packSchema() {
    const ret = wasm.packSchema();
    return takeObject(ret);
}

/**
 * The lines of a bill from a text: pasted from a spreadsheet, a CSV file or a PDF table, with headings in Chinese or English.
 * Rows that are no lines are given back with the reason. Throws an Error with a `code` if `text` is no text or too long.
 * @param {string} text
 * @param {Lang} [lang]
 * @returns {ParsedBill}
 */
function parseBill(text, lang) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.parseBill(retptr, addHeapObject(text), addHeapObject(lang));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * How far a month's clearing uses up the advance fund, the alarm, and what is due by when. Never throws.
 * @param {{ quota: Amount; cleared: Amount; month: string }} state
 * @param {Lang} [lang]
 * @returns {Prepayment | Failure}
 */
function prepayment(state, lang) {
    const ret = wasm.prepayment(addHeapObject(state), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * A policy pack from the few figures of a local notice, marked as the user's own. Figures that are lacking are named in
 * `missing` and what depends on them is left out of the pack. Never throws.
 * @param {QuickFigures} figures
 * @param {Lang} [lang]
 * @returns {QuickPack | Failure}
 */
function quickPack(figures, lang) {
    const ret = wasm.quickPack(addHeapObject(figures), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * The rules of an area, or of a pack, as tables to read, with documents, evidence, and what is not modelled; null for an
 * area without rules. Never throws.
 * @param {AreaCode | object} area_or_pack
 * @param {Lang} [lang]
 * @returns {RuleCard | Failure | null}
 */
function ruleCard(area_or_pack, lang) {
    const ret = wasm.ruleCard(addHeapObject(area_or_pack), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * The items of the catalogue that a query finds, best first: a Chinese name or a part of one, pinyin (`amoxilin`), initials
 * (`amxl`), a mixture, a national code or its beginning, a category code, an item's id. Forgives a slip or two. An empty query
 * finds nothing. Throws an Error with a `code` if query or options are not understood.
 * @param {string} query
 * @param {CatalogOptions} [options]
 * @returns {CatalogItem[]}
 */
function searchCatalog(query, options) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16) >>> 0;
        wasm.searchCatalog(retptr, addHeapObject(query), addHeapObject(options));
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var r2 = getDataViewMemory0().getInt32(retptr + 4 * 2, true);
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * The amounts of a receipt under the names of the national settlement interface (medfee_sumamt, hifp_pay, psn_cash_pay …).
 * @param {Receipt} receipt
 * @param {Lang} [lang]
 * @returns {Record<string, string> | Failure}
 */
function settlementFields(receipt, lang) {
    const ret = wasm.settlementFields(addHeapObject(receipt), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * A year of visits, settled in order of date through `yearToDate`, with claims taken back; the answers stand in the order given.
 * Each claim's `personalAccount` is what may be used for that claim. Never throws.
 * @param {(Claim | Reversal)[]} claims
 * @param {Lang} [lang]
 * @returns {Year | Failure}
 */
function simulateYear(claims, lang) {
    const ret = wasm.simulateYear(addHeapObject(claims), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * Takes the loaded rules of an area away, so that the bundled ones, if any, count again; false if none were loaded. Throws an
 * Error with a `code` only if the module itself broke (`internal.trap`).
 * @param {AreaCode} code
 * @returns {boolean}
 */
function unloadPack(code) {
    const ret = wasm.unloadPack(addHeapObject(code));
    return ret !== 0;
}

/**
 * Whether a filing (异地就医备案) will be accepted, how long it holds, and what it gives. What is not understood gives a
 * report whose `ok` is false. The identity number is checked, never shown, kept nowhere. Never throws.
 * @param {Filing} filing
 * @param {Lang} [lang]
 * @returns {FilingReport}
 */
function validateFiling(filing, lang) {
    const ret = wasm.validateFiling(addHeapObject(filing), addHeapObject(lang));
    return takeObject(ret);
}

/**
 * What this build is made of: version, date of the rules, how many areas.
 * @returns {Version}
 */
function version() {
    const ret = wasm.version();
    return takeObject(ret);
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_Error_208446807d0d1e30: function(arg0, arg1) {
            const ret = Error(getStringFromWasm0(arg0, arg1));
            return addHeapObject(ret);
        },
        __wbg___wbindgen_string_get_7ce8eee7fd327545: function(arg0, arg1) {
            const obj = getObject(arg1);
            const ret = typeof(obj) === 'string' ? obj : undefined;
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
            throw new Error(getStringFromWasm0(arg0, arg1));
        },
        __wbg_append_a4080bc493445d7c: function(arg0, arg1, arg2, arg3, arg4) {
            append(getArrayU32FromWasm0(arg0, arg1), getArrayU16FromWasm0(arg2, arg3), getObject(arg4));
        },
        __wbg_build_76df995fce02ac7e: function(arg0, arg1, arg2, arg3) {
            const ret = build(getArrayU32FromWasm0(arg0, arg1), getArrayU16FromWasm0(arg2, arg3));
            return addHeapObject(ret);
        },
        __wbg_keep_01fc299355983ac3: function(arg0, arg1, arg2, arg3, arg4) {
            keep(arg0 >>> 0, getArrayU32FromWasm0(arg1, arg2), getArrayU16FromWasm0(arg3, arg4));
        },
        __wbg_make_67fb7f0fc62089c1: function() { return handleError(function (arg0, arg1, arg2) {
            const ret = make(getStringFromWasm0(arg0, arg1), arg2 >>> 0);
            return addHeapObject(ret);
        }, arguments); },
        __wbg_new_37eb45aaf5eeb820: function() {
            const ret = new Array();
            return addHeapObject(ret);
        },
        __wbg_new_787b9fb330d55d78: function(arg0, arg1) {
            const ret = new Error(getStringFromWasm0(arg0, arg1));
            return addHeapObject(ret);
        },
        __wbg_new_cd4348290afae586: function() {
            const ret = new Object();
            return addHeapObject(ret);
        },
        __wbg_open_9ad7de9e056f1f2d: function() { return handleError(function (arg0) {
            const ret = open(getObject(arg0));
            return addHeapObject(ret);
        }, arguments); },
        __wbg_parse_c3f72b5a24f83c01: function() { return handleError(function (arg0, arg1) {
            const ret = JSON.parse(getStringFromWasm0(arg0, arg1));
            return addHeapObject(ret);
        }, arguments); },
        __wbg_push_c9f4893fc209f768: function(arg0, arg1) {
            const ret = getObject(arg0).push(getObject(arg1));
            return ret;
        },
        __wbg_read_d0c5a855edbc5253: function() { return handleError(function (arg0, arg1, arg2, arg3, arg4, arg5) {
            read(getObject(arg0), getStringFromWasm0(arg1, arg2), arg3 >>> 0, getArrayF64FromWasm0(arg4, arg5));
        }, arguments); },
        __wbg_set_2793479888329cb6: function() { return handleError(function (arg0, arg1, arg2) {
            const ret = Reflect.set(getObject(arg0), getObject(arg1), getObject(arg2));
            return ret;
        }, arguments); },
        __wbg_set_e4b9a833d288759a: function(arg0, arg1, arg2) {
            getObject(arg0)[takeObject(arg1)] = takeObject(arg2);
        },
        __wbg_shape_165a48c54f203abe: function(arg0) {
            const ret = shape(getObject(arg0));
            return addHeapObject(ret);
        },
        __wbg_stringify_0a0fbf2ef722380a: function() { return handleError(function (arg0) {
            const ret = JSON.stringify(getObject(arg0));
            return addHeapObject(ret);
        }, arguments); },
        __wbg_stringify_768c435464f65e24: function(arg0, arg1) {
            const ret = stringify(getObject(arg0), arg1);
            return ret;
        },
        __wbg_take_0aad654fd81a026d: function(arg0, arg1) {
            const ret = take(getArrayU8FromWasm0(arg0, arg1));
            return ret;
        },
        __wbg_unpack_2121091750dd2ba3: function(arg0, arg1) {
            const ret = unpack(getStringFromWasm0(arg0, arg1));
            return addHeapObject(ret);
        },
        __wbg_usual_0fd0532f6bcadb72: function(arg0) {
            const ret = usual(getObject(arg0));
            return ret;
        },
        __wbg_write_94353b4362f002b7: function() { return handleError(function (arg0, arg1, arg2, arg3) {
            write(getObject(arg0), arg1 >>> 0, getArrayF64FromWasm0(arg2, arg3));
        }, arguments); },
        __wbindgen_generic_0000000000000001: function(arg0) {
            // Cast intrinsic for `F64 -> Externref`.
            const ret = arg0;
            return addHeapObject(ret);
        },
        __wbindgen_generic_0000000000000002: function(arg0, arg1) {
            // Cast intrinsic for `Ref(String) -> Externref`.
            const ret = getStringFromWasm0(arg0, arg1);
            return addHeapObject(ret);
        },
        __wbindgen_generic_0000000000000003: function(arg0) {
            // Cast intrinsic for `U64 -> Externref`.
            const ret = BigInt.asUintN(64, arg0);
            return addHeapObject(ret);
        },
        __wbindgen_object_clone_ref: function(arg0) {
            const ret = getObject(arg0);
            return addHeapObject(ret);
        },
        __wbindgen_object_drop_ref: function(arg0) {
            takeObject(arg0);
        },
    };
    return {
        __proto__: null,
        "./yidi_bg.js": import0,
    };
}

function addHeapObject(obj) {
    if (heap_next === heap.length) heap.push(heap.length + 1);
    const idx = heap_next;
    heap_next = heap[idx];

    heap[idx] = obj;
    return idx;
}

function dropObject(idx) {
    if (idx < 1028) return;
    heap[idx] = heap_next;
    heap_next = idx;
}

function getArrayF64FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getFloat64ArrayMemory0().subarray(ptr / 8, ptr / 8 + len);
}

function getArrayU16FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint16ArrayMemory0().subarray(ptr / 2, ptr / 2 + len);
}

function getArrayU32FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint32ArrayMemory0().subarray(ptr / 4, ptr / 4 + len);
}

function getArrayU8FromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}

let cachedDataViewMemory0 = null;
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}

let cachedFloat64ArrayMemory0 = null;
function getFloat64ArrayMemory0() {
    if (cachedFloat64ArrayMemory0 === null || cachedFloat64ArrayMemory0.byteLength === 0) {
        cachedFloat64ArrayMemory0 = new Float64Array(wasm.memory.buffer);
    }
    return cachedFloat64ArrayMemory0;
}

function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}

let cachedUint16ArrayMemory0 = null;
function getUint16ArrayMemory0() {
    if (cachedUint16ArrayMemory0 === null || cachedUint16ArrayMemory0.byteLength === 0) {
        cachedUint16ArrayMemory0 = new Uint16Array(wasm.memory.buffer);
    }
    return cachedUint16ArrayMemory0;
}

let cachedUint32ArrayMemory0 = null;
function getUint32ArrayMemory0() {
    if (cachedUint32ArrayMemory0 === null || cachedUint32ArrayMemory0.byteLength === 0) {
        cachedUint32ArrayMemory0 = new Uint32Array(wasm.memory.buffer);
    }
    return cachedUint32ArrayMemory0;
}

let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}

function getObject(idx) { return heap[idx]; }

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        wasm.__wbindgen_exn_store(addHeapObject(e));
    }
}

let heap = new Array(1024).fill(undefined);
heap.push(undefined, null, true, false);

let heap_next = heap.length;

function isLikeNone(x) {
    return x === undefined || x === null;
}

function passStringToWasm0(arg, malloc, realloc) {
    if (realloc === undefined) {
        const buf = cachedTextEncoder.encode(arg);
        const ptr = malloc(buf.length, 1) >>> 0;
        getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
        WASM_VECTOR_LEN = buf.length;
        return ptr;
    }

    let len = arg.length;
    let ptr = malloc(len, 1) >>> 0;

    const mem = getUint8ArrayMemory0();

    let offset = 0;

    for (; offset < len; offset++) {
        const code = arg.charCodeAt(offset);
        if (code > 0x7F) break;
        mem[ptr + offset] = code;
    }
    if (offset !== len) {
        if (offset !== 0) {
            arg = arg.slice(offset);
        }
        ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
        const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
        const ret = cachedTextEncoder.encodeInto(arg, view);

        offset += ret.written;
        ptr = realloc(ptr, len, offset, 1) >>> 0;
    }

    WASM_VECTOR_LEN = offset;
    return ptr;
}

function takeObject(idx) {
    const ret = getObject(idx);
    dropObject(idx);
    return ret;
}

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
    numBytesDecoded += bytes.length;
    if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
        cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
        cachedTextDecoder.decode();
        numBytesDecoded = bytes.length;
    }
    return cachedTextDecoder.decode(bytes);
}

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}

let WASM_VECTOR_LEN = 0;

let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasmInstance = instance;
    wasm = instance.exports;
    wasmModule = module;
    cachedDataViewMemory0 = null;
    cachedFloat64ArrayMemory0 = null;
    cachedUint16ArrayMemory0 = null;
    cachedUint32ArrayMemory0 = null;
    cachedUint8ArrayMemory0 = null;
    return wasm;
}

async function __wbg_load(module, imports) {
    if (typeof Response === 'function' && module instanceof Response) {
        if (!module.ok) {
            throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
        }

        if (typeof WebAssembly.instantiateStreaming === 'function') {
            try {
                return await WebAssembly.instantiateStreaming(module, imports);
            } catch (e) {
                const validResponse = expectedResponseType(module.type);

                if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
                    console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);

                } else { throw e; }
            }
        }

        const bytes = await module.arrayBuffer();
        return await WebAssembly.instantiate(bytes, imports);
    } else {
        const instance = await WebAssembly.instantiate(module, imports);

        if (instance instanceof WebAssembly.Instance) {
            return { instance, module };
        } else {
            return instance;
        }
    }

    function expectedResponseType(type) {
        switch (type) {
            case 'basic': case 'cors': case 'default': return true;
        }
        return false;
    }
}

function initSync(module) {
    if (wasm !== undefined) return wasm;


    if (module !== undefined) {
        if (Object.getPrototypeOf(module) === Object.prototype) {
            ({module} = module)
        } else {
            console.warn('using deprecated parameters for `initSync()`; pass a single object instead')
        }
    }

    const imports = __wbg_get_imports();
    if (!(module instanceof WebAssembly.Module)) {
        module = new WebAssembly.Module(module);
    }
    const instance = new WebAssembly.Instance(module, imports);
    return __wbg_finalize_init(instance, module);
}

let __wbg_init_promise;
async function __wbg_init(module_or_path) {
    if (wasm !== undefined) return wasm;
    if (__wbg_init_promise === undefined) {
        __wbg_init_promise = __wbg_init_once(module_or_path);
        __wbg_init_promise.catch(() => { __wbg_init_promise = undefined; });
    }
    return __wbg_init_promise;
}

async function __wbg_init_once(module_or_path) {

    if (module_or_path !== undefined) {
        if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
            ({module_or_path} = module_or_path)
        } else {
            console.warn('using deprecated parameters for the initialization function; pass a single object instead')
        }
    }


    const imports = __wbg_get_imports();

    if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
        module_or_path = fetch(module_or_path);
    }

    const { instance, module } = await __wbg_load(await module_or_path, imports);

    return __wbg_finalize_init(instance, module);
}

const { watch } = (() => {
    // What becomes of a trap: a bug of ours, or memory or stack that ran out. It goes no further than here. The caller gets a failure in
    // the shape that the function has, and another instance takes over, with the rules that were loaded.

    const CODE = "internal.trap";

    // Where the module cannot say it: of what has no failure (exportPack, unloadPack), or once not even a failure can be made.
    function failure() {
      const message = "内部出错 / Something broke inside";
      return Object.assign(new Error(message), { code: CODE, issues: [{ code: CODE, severity: "error", message, remedy: "请再试一次 / Try again" }] });
    }

    // An error with issues is an answer. What else comes out of the module is none: that is how a trap looks from here.
    const answers = (error) => error && error.issues;

    /**
     * Makes what calls one of the functions by its name. `close` has the module refuse every value unread, `retain` hands out the text
     * read (input.js). `renew` puts another instance in place and calls back, at once or, where that takes time, later; it may throw.
     */
    function watch(functions, close, retain, renew) {
      const { area, exportPack, loadPack } = functions;
      const rules = new Map(); // those loaded, as text, by their area
      let depth = 0; // a claim's own code may call again while the claim is read
      let broken = false;

      function begin() {
        broken = true; // until all is there
        rules.forEach((text) => { if (!loadPack(JSON.parse(text)).ok) throw failure(); });
        broken = false;
      }

      // Where it fails, the next call tries again.
      function mend() {
        try {
          if (broken && depth === 0) renew(begin);
        } catch (error) {
          // The call says so itself.
        }
      }

      function called(name, args) {
        const loads = name === "loadPack";
        retain(loads);
        const answer = functions[name].apply(undefined, args);
        const text = retain(false); // none where the pack's own code called another function meanwhile
        if (broken) return answer; // by a call within this one: nothing more is asked of that instance, and this is no answer
        if (loads && answer.ok) rules.set(answer.area, text || JSON.stringify(exportPack(answer.area)));
        // Which area that was is not read from the caller's value once more: it might say something else now.
        if (name === "unloadPack" && answer) rules.forEach((_, code) => { if (area(code).rules !== "loaded") rules.delete(code); });
        return answer;
      }

      return function watched(name, args) {
        mend();
        depth++;
        try {
          if (!broken) {
            const answer = called(name, args);
            if (!broken) return answer;
          }
        } catch (error) {
          if (!broken && answers(error)) throw error;
          broken = true;
        } finally {
          depth--;
        }
        mend();
        close(true);
        try {
          const told = functions[name].apply(undefined, args);
          if (Object(told) === told) return told;
        } catch (error) {
          if (answers(error)) throw error;
          broken = true;
        } finally {
          close(false);
        }
        throw failure();
      };
    }
    return { watch };
})();

// Another instance in place of the first, or of one that broke; what callers had handed over is let go.
function instanceOf(instance, module) {
    heap_next = heap.length = 1028;
    __wbg_finalize_init(instance, module);
}

initSync({ module: require('node:fs').readFileSync(require('node:path').join(__dirname, 'yidi.wasm')) });

/** Nothing is left to load; here so that the same code runs in a browser. */
async function init() {}

const watched = watch({ area, areas, breakpoints, checkDirectSettlement, classify, clearing, compare, estimate, estimateColumns, estimateMany, estimateTable, explainError, exportPack, filingForm, institutions, inverse, lintPack, loadPack, nextQuestions, openServices, packSchema, parseBill, prepayment, quickPack, ruleCard, searchCatalog, settlementFields, simulateYear, unloadPack, validateFiling, version }, close, retain, (begin) => {
    instanceOf(new WebAssembly.Instance(wasmModule, __wbg_get_imports()), wasmModule);
    begin();
});
const answering = (name) => function () { return watched(name, arguments); };
const area$ = answering("area");
const areas$ = answering("areas");
const breakpoints$ = answering("breakpoints");
const checkDirectSettlement$ = answering("checkDirectSettlement");
const classify$ = answering("classify");
const clearing$ = answering("clearing");
const compare$ = answering("compare");
const estimate$ = answering("estimate");
const estimateColumns$ = answering("estimateColumns");
const estimateMany$ = answering("estimateMany");
const estimateTable$ = answering("estimateTable");
const explainError$ = answering("explainError");
const exportPack$ = answering("exportPack");
const filingForm$ = answering("filingForm");
const institutions$ = answering("institutions");
const inverse$ = answering("inverse");
const lintPack$ = answering("lintPack");
const loadPack$ = answering("loadPack");
const nextQuestions$ = answering("nextQuestions");
const openServices$ = answering("openServices");
const packSchema$ = answering("packSchema");
const parseBill$ = answering("parseBill");
const prepayment$ = answering("prepayment");
const quickPack$ = answering("quickPack");
const ruleCard$ = answering("ruleCard");
const searchCatalog$ = answering("searchCatalog");
const settlementFields$ = answering("settlementFields");
const simulateYear$ = answering("simulateYear");
const unloadPack$ = answering("unloadPack");
const validateFiling$ = answering("validateFiling");
const version$ = answering("version");
module.exports = { area: area$, areas: areas$, breakpoints: breakpoints$, checkDirectSettlement: checkDirectSettlement$, classify: classify$, clearing: clearing$, compare: compare$, estimate: estimate$, estimateColumns: estimateColumns$, estimateMany: estimateMany$, estimateTable: estimateTable$, explainError: explainError$, exportPack: exportPack$, filingForm: filingForm$, institutions: institutions$, inverse: inverse$, lintPack: lintPack$, loadPack: loadPack$, nextQuestions: nextQuestions$, openServices: openServices$, packSchema: packSchema$, parseBill: parseBill$, prepayment: prepayment$, quickPack: quickPack$, ruleCard: ruleCard$, searchCatalog: searchCatalog$, settlementFields: settlementFields$, simulateYear: simulateYear$, unloadPack: unloadPack$, validateFiling: validateFiling$, version: version$, init, default: init };
