// Forms as data: a list of fields, each named by its path in what the calculator is asked ("bill.total"). From it come what is
// drawn, and the question itself. No rule of insurance stands here: what is wrong or missing, the calculator says.
const { typed } = require('./numbers.js');

const CATEGORIES = ['resettled_retiree', 'long_term_resident', 'posted_worker', 'referral', 'emergency', 'other_temporary'];
exports.CATEGORIES = CATEGORIES;
exports.SCHEMES = ['employee', 'resident'];
exports.SERVICES = ['inpatient', 'outpatient', 'chronic', 'pharmacy'];
exports.LEVELS = ['community', 'primary', 'secondary', 'tertiary', 'tertiary_top'];
/** The statuses to choose from, by what was said of the scheme. */
exports.statuses = (said) => (said['person.scheme'] === 'resident' ? ['adult', 'elder', 'child', 'student'] : ['working', 'retired']);

/** A choice that means nothing was said; the name of its words stands behind. */
const NOT_SAID = '';
exports.NOT_SAID = NOT_SAID;

const inPlay = (field, said) => !field.when || field.when(said);
const choices = (field, said) => (typeof field.options === 'function' ? field.options(said) : field.options) || [];

/** Is it answered? What a change of another answer put out of reach is not. */
function answer(field, said) {
  const value = said[field.path];
  if (value === undefined || value === NOT_SAID || !inPlay(field, said)) return undefined;
  if (field.kind === 'chips' || field.kind === 'picker') return choices(field, said).indexOf(value) < 0 ? undefined : value;
  if (field.kind === 'checks') {
    const kept = value.filter((one) => choices(field, said).indexOf(one) >= 0);
    return kept.length ? kept : undefined;
  }
  if (field.kind === 'switch') return value || undefined;
  if (typeof value !== 'string') return value;
  const plain = typed(value, field.kind);
  return plain === '' ? undefined : plain;
}

/** What is asked, as the calculator wants it: only what was answered. */
exports.question = (fields, said) => {
  const asked = {};
  fields.forEach((field) => {
    const value = answer(field, said);
    if (value === undefined) return;
    const keys = field.path.split('.');
    const last = keys.pop();
    const node = keys.reduce((at, key) => { if (!at[key]) at[key] = {}; return at[key]; }, asked);
    node[last] = field.meaning ? field.meaning(value) : value;
  });
  return asked;
};

/** The field that an issue is about: the field itself, or the first one within ("bill" → "bill.total"). */
function about(issue, fields) {
  const path = issue.field || '';
  const exact = fields.filter((field) => field.path === path || path.indexOf(`${field.path}[`) === 0)[0];
  return exact || (path && fields.filter((field) => field.path.indexOf(`${path}.`) === 0)[0]);
}

/** A sentence that came without its stop gets it. */
const sentence = (text, t) => (/[.。!！?？…]$/.test(text) ? text : text + t.stop);

/** Message and remedy of an issue. The calculator speaks to programs too; where it names its interface, the demo has words of its own. */
exports.spoken = (issue, t) => ({
  code: issue.code,
  severity: issue.severity,
  mark: t.severity[issue.severity],
  message: sentence(t.message[issue.code] || issue.message, t),
  remedy: issue.remedy ? sentence(t.remedy[issue.code] || issue.remedy, t) : '',
});

/** All faults: each with the name of its field, so that none is lost, even if its field is folded away. */
exports.faults = (issues, fields, said, t) => issues.map((issue, key) => {
  const field = about(issue, fields.filter((one) => inPlay(one, said)));
  return Object.assign(exports.spoken(issue, t), { key, label: field ? t.fields[field.path] : '', path: field ? field.path : '', more: Boolean(field && field.more) });
});

/** The form as it is drawn: groups of fields that are in play. */
exports.draw = (fields, said, faults, t, more) => {
  const groups = [];
  fields.filter((field) => inPlay(field, said) && (more || !field.more)).forEach((field) => {
    const last = groups[groups.length - 1];
    const title = field.group ? t[field.group] : '';
    const values = choices(field, said);
    const value = said[field.path] === undefined ? (field.kind === 'checks' ? [] : '') : said[field.path];
    const drawn = {
      path: field.path, id: field.path.replace(/\./g, '-'), kind: field.kind, label: t.fields[field.path], hint: field.hint === false ? '' : t.hints[field.path] || '',
      insured: Boolean(field.insured), value,
      options: values.map((one) => ({ value: one, label: t.options[one === NOT_SAID ? field.notSaid : one], on: field.kind === 'checks' ? value.indexOf(one) >= 0 : value === one })),
      faults: faults.filter((fault) => fault.path === field.path),
    };
    drawn.labels = drawn.options.map((option) => option.label);
    drawn.index = values.indexOf(value);
    drawn.shown = drawn.index < 0 ? '' : drawn.labels[drawn.index];
    if (last && last.title === title) last.fields.push(drawn);
    else groups.push({ key: groups.length, title, fields: [drawn] });
  });
  return groups;
};
