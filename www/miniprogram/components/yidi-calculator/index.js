// <yidi-calculator insured-area="110000" scheme="employee" lang="zh" bind:receipt="…" />: one expense, asked for and worked out.
// Its event `receipt` carries the receipt as the calculator gave it, each time one is worked out. It keeps nothing and sends nothing.
const { load, yidi } = require('../common/engine.js');
const form = require('../common/form.js');
const { today } = require('../common/numbers.js');
const drawReceipt = require('../common/receipt.js');
const reveal = require('../common/reveal.js');
const words = require('../common/words.js');

const employee = (said) => said['person.scheme'] === 'employee';
const inpatient = (said) => said.service === 'inpatient';

/** What is asked: first what nearly every claim needs, the rest under "more". */
const FIELDS = [
  { path: 'insuredArea', kind: 'area', group: 'where', insured: true },
  { path: 'treatmentArea', kind: 'area', group: 'where' },
  { path: 'filing.category', kind: 'picker', group: 'where', options: ['none'].concat(form.CATEGORIES) },
  { path: 'person.scheme', kind: 'chips', group: 'who', options: form.SCHEMES },
  { path: 'person.status', kind: 'chips', group: 'who', options: form.statuses },
  { path: 'service', kind: 'chips', group: 'visit', options: form.SERVICES },
  { path: 'level', kind: 'picker', group: 'visit', options: form.LEVELS },
  { path: 'date', kind: 'date', group: 'visit' },
  { path: 'bill.total', kind: 'amount', group: 'bill' },
  { path: 'bill.fullSelfPay', kind: 'amount', more: true },
  { path: 'bill.overLimitSelfPay', kind: 'amount', more: true },
  { path: 'bill.priorSelfPay', kind: 'amount', more: true },
  { path: 'personalAccount', kind: 'amount', more: true, when: employee },
  { path: 'person.age', kind: 'whole', more: true },
  { path: 'person.tier', kind: 'picker', more: true, options: [form.NOT_SAID, 1, 2], notSaid: 'noTier' },
  { path: 'person.contracted', kind: 'switch', more: true },
  { path: 'person.reliefGroups', kind: 'checks', more: true, options: ['low_income', 'extreme_poverty', 'returned_to_poverty', 'marginal_low_income'] },
  { path: 'disease', kind: 'text', more: true, when: (said) => said.service === 'chronic' },
  { path: 'admitted', kind: 'date', more: true, when: inpatient },
];

Component({
  properties: {
    insuredArea: String,
    scheme: { type: String, value: 'employee' },
    lang: { type: String, value: 'zh' },
  },
  data: { state: 'loading', reason: '', t: words('zh'), groups: [], more: false, faults: [], receipt: null, stale: false, year: false },
  observers: {
    lang() { if (this.said) this.draw(); },
    'insuredArea, scheme': function preset(insuredArea, scheme) { if (this.said) this.answer({ insuredArea, 'person.scheme': scheme }); },
  },
  lifetimes: {
    attached() {
      this.said = this.empty();
      this.load();
    },
  },
  methods: {
    /** What an empty form begins with; the first of each is only a beginning, all are in sight. */
    empty() {
      const { insuredArea, scheme } = this.data;
      return { insuredArea, 'person.scheme': scheme, 'filing.category': 'none', service: 'inpatient', date: today() };
    },
    load() {
      this.setData({ state: 'loading', t: words(this.data.lang) });
      load(this.data.lang).then(() => { this.setData({ state: 'ready' }); this.draw(); }, ({ message }) => this.setData({ state: 'broken', reason: message }));
    },
    /** Draws all anew; what was worked out before is worked out again, so that it never disagrees with the form. */
    draw() {
      const t = words(this.data.lang);
      if (!yidi()) return this.setData({ t });
      const result = this.asked ? this.work(t) : { faults: [], receipt: null };
      if (result.faults.some((fault) => fault.more)) result.more = true;
      const more = result.more || this.data.more;
      return this.setData(Object.assign(result, { t, more, stale: false, year: Boolean(this.year), groups: form.draw(FIELDS, this.said, result.faults, t, more) }));
    },
    work(t) {
      const { lang } = this.data;
      const claim = Object.assign({ person: {}, bill: {} }, form.question(FIELDS, this.said), this.year ? { yearToDate: this.year } : {});
      const result = yidi().estimate(claim, lang);
      this.result = result.ok ? result : null;
      if (!result.ok) return { receipt: null, faults: form.faults(result.issues, FIELDS, this.said, t) };
      this.triggerEvent('receipt', result);
      return { faults: [], receipt: drawReceipt(result, yidi().area(result.insuredArea, lang), yidi().area(result.treatmentArea, lang), t) };
    },
    answer(answers) {
      Object.assign(this.said, answers);
      this.draw();
    },
    change({ detail }) { this.answer({ [detail.path]: detail.value }); },
    typing({ detail }) {
      this.said[detail.path] = detail.value;
      if (this.data.receipt && !this.data.stale) this.setData({ stale: true });
    },
    submit() {
      this.asked = true;
      this.draw();
      reveal(this, '#result');
    },
    unfold() {
      this.setData({ more: !this.data.more });
      this.draw();
    },
    clear() {
      this.said = this.empty();
      this.forget();
    },
    /** The year goes on: this receipt counts, and the next bill is asked for. */
    next() {
      this.year = this.result.yearToDate;
      this.asked = false;
      ['bill.total', 'bill.fullSelfPay', 'bill.overLimitSelfPay', 'bill.priorSelfPay', 'personalAccount'].forEach((path) => { this.said[path] = ''; });
      this.draw();
      reveal(this, '#carried');
    },
    forget() {
      this.year = undefined;
      this.asked = false;
      this.draw();
    },
  },
});
