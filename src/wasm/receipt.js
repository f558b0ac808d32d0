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

export function keep(first, ends, units) {
  kept.length = first;
  cut(text(units), ends, 0, kept);
}

export function build(values, units) {
  begin(values, units);
  return receipt();
}

export function append(values, units, answers) {
  begin(values, units);
  while (i < v[0]) answers.push(receipt());
}
