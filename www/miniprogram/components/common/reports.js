// The other answers in words: a verdict, and parts with items, ready to be drawn.
const { basis, listed } = require('./documents.js');
const { spoken } = require('./form.js');
const { fill } = require('./words.js');

const MISSING = 'filing.material_missing';
const errors = (issues) => issues.filter(({ severity }) => severity === 'error').length;
const said = (issues, documents, t) => issues.map((issue) => {
  const { code, severity, mark, message, remedy } = spoken(issue, t);
  return { code, kind: severity, mark, text: message, more: remedy, basis: basis(issue.documents, documents, t) };
});
const plain = (text) => ({ text });
const filled = (parts) => parts.filter((part) => part && part.items.length)
  .map((part, key) => Object.assign(part, { key, items: part.items.map((item, n) => Object.assign(item, { key: n })) }));

/** Whether a filing will be accepted, how long it holds and what it gives. */
exports.filing = (report, t) => {
  const f = t.filing;
  const cite = (references) => basis(references, report.documents, t);
  const remedies = report.issues.filter(({ code }) => code === MISSING); // one for each paper that is missing, in their order
  const found = !report.ok ? 'faults' : report.deemedFiled ? 'deemed' : report.validFrom === undefined ? 'none' : 'ok';
  const verdict = [fill(f[found], { n: errors(report.issues) })];
  if (found !== 'none') verdict.push(report.directSettlement ? (report.deemedFiled ? f.directDeemed : f.direct) : f.notDirect);
  const validity = [
    [f.destination, report.destination && report.destination.name], [f.from, report.validFrom],
    [f.until, report.validUntil ? fill(f.atLeast, { date: report.validUntil }) : f.open],
    [f.change, report.earliestChange === undefined ? '' : report.earliestChange || f.changeOpen]];
  return {
    good: report.ok,
    verdict,
    parts: filled([
      { title: f.issues, items: said(report.issues.filter(({ code }) => code !== MISSING), report.documents, t) },
      { title: f.papers, items: report.requiredMaterials.map(({ label, present, documents }) => {
        const missing = present ? undefined : remedies.shift();
        return { kind: present ? 'have' : 'lack', mark: present ? f.have : f.lack, text: label, more: missing && missing.remedy ? missing.remedy + t.stop : '', basis: cite(documents) };
      }) },
      report.validFrom === undefined ? null : { title: f.valid, items: validity.filter(([, value]) => value).map(([name, value]) => ({ mark: name, text: value })) },
      { title: f.gives, items: [{ mark: f.there, text: report.benefits.atDestination }, { mark: f.home, text: report.benefits.atHome, basis: cite(report.benefits.documents) }] },
    ].concat(report.channels.map(({ name, steps, documents }) => ({ title: f.channels + name, numbered: true, items: steps.map(plain), basis: cite(documents) })))),
    documents: listed(report.documents, t),
  };
};

/** Whether direct settlement will work, and the way without it. */
exports.direct = (result, t) => {
  const d = t.direct;
  const n = errors(result.issues);
  const doubts = result.issues.length - n;
  const way = result.fallback;
  return {
    good: result.ok,
    verdict: [fill(result.ok ? d.ok : d.faults, { n })].concat(doubts ? [fill(d.doubts, { n: doubts })] : []),
    parts: filled([
      { title: n ? d.reasons : t.filing.issues, numbered: true, items: said(result.issues, result.documents, t) },
      way && { title: d.fallback, lead: d.channel + way.channel, numbered: true, items: way.steps.map(plain), basis: basis(way.documents, result.documents, t) },
      way && { title: d.papers, items: way.papers.map(plain) },
    ]),
    documents: listed(result.documents, t),
  };
};

/** What an error means; null = not recognised. */
exports.error = (meant, t) => (meant
  ? {
    good: true, verdict: [meant.cause + t.stop], documents: listed(meant.sources, t),
    parts: filled([{ title: t.error.steps, numbered: true, items: meant.steps.map(plain), basis: basis(meant.documents, meant.sources, t) }]),
  }
  : { good: false, verdict: [t.error.unknown], parts: [], documents: [] });
