// Makes a receipt object from its values: see `Values` in output.rs, which writes them in this very order.

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

// One reader for all receipts: what it is at, it is at only while `build` runs.
let v = [];
let i = 0;

function texts() {
  const items = [];
  for (let n = +v[i++]; n > 0; n--) items.push(v[i++]);
  return items;
}

function list(item) {
  const items = [];
  for (let n = +v[i++]; n > 0; n--) items.push(item());
  return items;
}

// A key whose value is absent is left out, as JSON leaves it out. Whole literals, not keys added one by one: twice as fast.
function step() {
  const code = v[i++], label = v[i++], detail = v[i++], base = v[i++], ratio = v[i++], amount = v[i++], payer = v[i++];
  const documents = texts();
  if (base === "") return { code, label, detail, amount, payer, documents };
  if (ratio === "") return { code, label, detail, base, amount, payer, documents };
  return { code, label, detail, base, ratio, amount, payer, documents };
}

function supplement() {
  return { name: v[i++], kind: v[i++], amount: v[i++] };
}

function cited() {
  return { id: v[i++], title: v[i++], number: v[i++] || null, url: v[i++] || null };
}

function add(object, key, value) {
  if (value !== "") object[key] = value;
}

function issue() {
  const made = { code: v[i++], severity: v[i++] };
  add(made, "field", v[i++]);
  made.message = v[i++];
  add(made, "remedy", v[i++]);
  const documents = texts();
  if (documents.length > 0) made.documents = documents;
  return made;
}

function counters(year, key) {
  if (v[i++] === "") return;
  const made = {};
  add(made, "inScope", v[i++]);
  add(made, "deductiblePaid", v[i++]);
  add(made, "pooledPaid", v[i++]);
  year[key] = made;
}

function year() {
  const made = {};
  const admissions = v[i++];
  if (admissions !== "") made.admissions = +admissions;
  counters(made, "outpatient");
  counters(made, "inpatient");
  counters(made, "chronic");
  add(made, "inScopeSelfPay", v[i++]);
  if (v[i++] === "") return made;
  const paid = {};
  for (let n = +v[i++]; n > 0; n--) {
    const name = v[i++];
    const value = v[i++];
    // A supplement may be called anything; this name alone would set something else.
    if (name === "__proto__") Object.defineProperty(paid, name, { value, enumerable: true, configurable: true, writable: true });
    else paid[name] = value;
  }
  made.supplementPaid = paid;
  return made;
}

export function build(values) {
  v = text(values).split("\u001f");
  i = 0;
  return {
    ok: true,
    insuredArea: v[i++],
    treatmentArea: v[i++],
    crossProvince: v[i++] === "1",
    scheme: v[i++],
    service: v[i++],
    date: v[i++],
    policyEffective: v[i++],
    total: v[i++],
    fullSelfPay: v[i++],
    overLimitSelfPay: v[i++],
    priorSelfPay: v[i++],
    inScope: v[i++],
    deductible: v[i++],
    pooledFund: v[i++],
    supplements: list(supplement),
    fundTotal: v[i++],
    personTotal: v[i++],
    personalAccount: v[i++],
    cash: v[i++],
    inScopeRatio: v[i++],
    steps: list(step),
    documents: list(cited),
    evidence: v[i++],
    warnings: list(issue),
    yearToDate: year(),
  };
}
