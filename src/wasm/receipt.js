// Makes a receipt object from its values: see `Values` in output.rs, which writes them in this very order.

const decoder = typeof TextDecoder === "undefined" ? null : new TextDecoder("utf-16le", { ignoreBOM: true });

// Hosts without TextDecoder: String.fromCharCode takes UTF-16 as it is, a piece at a time (arguments have a limit).
function text(values) {
  if (decoder) return decoder.decode(values);
  let out = "";
  for (let i = 0; i < values.length; i += 4096) out += String.fromCharCode.apply(null, values.subarray(i, i + 4096));
  return out;
}

export function build(values) {
  const v = text(values).split("\u001f");
  let i = 0;
  const list = (item) => {
    const items = [];
    for (let n = +v[i++]; n > 0; n--) items.push(item());
    return items;
  };
  const one = () => v[i++];
  // A key whose value is absent is left out, as JSON leaves it out.
  const add = (object, key, value) => {
    if (value !== "") object[key] = value;
  };
  const step = () => {
    const made = { code: v[i++], label: v[i++], detail: v[i++] };
    add(made, "base", v[i++]);
    add(made, "ratio", v[i++]);
    made.amount = v[i++];
    made.payer = v[i++];
    made.documents = list(one);
    return made;
  };
  const issue = () => {
    const made = { code: v[i++], severity: v[i++] };
    add(made, "field", v[i++]);
    made.message = v[i++];
    add(made, "remedy", v[i++]);
    const documents = list(one);
    if (documents.length > 0) made.documents = documents;
    return made;
  };
  const counters = (year, key) => {
    if (v[i++] === "") return;
    const made = {};
    add(made, "inScope", v[i++]);
    add(made, "deductiblePaid", v[i++]);
    add(made, "pooledPaid", v[i++]);
    year[key] = made;
  };
  const year = () => {
    const made = {};
    const admissions = v[i++];
    if (admissions !== "") made.admissions = +admissions;
    counters(made, "outpatient");
    counters(made, "inpatient");
    counters(made, "chronic");
    add(made, "inScopeSelfPay", v[i++]);
    if (v[i++] === "") return made;
    // defineProperty, for a supplement may be called anything, "__proto__" included.
    made.supplementPaid = {};
    list(() => {
      const name = v[i++];
      const value = v[i++];
      Object.defineProperty(made.supplementPaid, name, { value, enumerable: true, configurable: true, writable: true });
    });
    return made;
  };
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
    supplements: list(() => ({ name: v[i++], kind: v[i++], amount: v[i++] })),
    fundTotal: v[i++],
    personTotal: v[i++],
    personalAccount: v[i++],
    cash: v[i++],
    inScopeRatio: v[i++],
    steps: list(step),
    documents: list(() => ({ id: v[i++], title: v[i++], number: v[i++] || null, url: v[i++] || null })),
    evidence: v[i++],
    warnings: list(issue),
    yearToDate: year(),
  };
}
