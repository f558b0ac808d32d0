// Makes a classified bill from its text: see `classified` in output.rs, which writes the values in this very order.

export function unpack(text) {
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
