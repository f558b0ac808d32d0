// Check my filing. What is asked follows the report on what was said so far: which papers, and whether there is an end to it.
const { load, yidi } = require('../../components/common/engine.js');
const form = require('../../components/common/form.js');
const { today } = require('../../components/common/numbers.js');
const { filing: report } = require('../../components/common/reports.js');
const reveal = require('../../components/common/reveal.js');
const words = require('../../components/common/words.js');
const page = require('../page.js');

/** The fields; the papers are those that the bare filing asks for. @param papers their names */
const fields = (papers) => [
  { path: 'category', kind: 'picker', group: 'what', options: form.CATEGORIES },
  { path: 'insuredArea', kind: 'area', group: 'what' },
  { path: 'destination', kind: 'area', group: 'what' },
  { path: 'person.scheme', kind: 'chips', group: 'what', options: form.SCHEMES },
  { path: 'person.status', kind: 'chips', group: 'what', options: form.statuses },
  { path: 'start', kind: 'date', group: 'days' },
  { path: 'filedOn', kind: 'date', group: 'days' },
  { path: 'materials', kind: 'checks', group: 'days', options: papers, when: () => papers.length > 0 },
  { path: 'end', kind: 'date', more: true },
  { path: 'stay.admitted', kind: 'date', group: 'stay', more: true, hint: false },
  { path: 'stay.discharged', kind: 'date', group: 'stay', more: true },
  { path: 'stay.settled', kind: 'picker', group: 'stay', more: true, options: [form.NOT_SAID, 'direct', 'self_paid'], notSaid: 'notSettled' },
  { path: 'previous.category', kind: 'picker', group: 'previous', more: true, options: [form.NOT_SAID].concat(form.CATEGORIES), notSaid: 'noPrevious' },
  { path: 'previous.start', kind: 'date', group: 'previous', more: true, when: (said) => Boolean(said['previous.category']) },
  { path: 'previous.destination', kind: 'area', group: 'previous', more: true, when: (said) => Boolean(said['previous.category']) },
  { path: 'idNumber', kind: 'text', more: true, when: () => true },
];
const BARE = fields([]).filter(({ path }) => ['category', 'insuredArea', 'destination', 'person.scheme', 'person.status', 'start'].indexOf(path) >= 0);

page('filing', {
  data: { state: 'loading', reason: '', groups: [], more: false, faults: [], report: null },

  onLoad() {
    this.said = this.empty();
    this.load();
  },
  /** Nothing about a person stays behind when the page is left. */
  onHide() {
    if (!this.said.idNumber) return;
    this.said.idNumber = '';
    this.draw();
  },
  spoken() { this.draw(); },
  load() {
    this.setData({ state: 'loading' });
    load(this.data.lang).then(() => { this.setData({ state: 'ready' }); this.draw(); }, ({ message }) => this.setData({ state: 'broken', reason: message }));
  },
  empty() { return { 'person.scheme': 'employee', start: today(), filedOn: today() }; },

  draw() {
    if (!yidi()) return;
    const t = words(this.data.lang);
    const ask = (asked) => yidi().validateFiling(Object.assign({ person: {} }, asked), this.data.lang);
    const papers = [];
    ask(form.question(BARE, this.said)).requiredMaterials.forEach(({ id, oneOf }) => (oneOf || [id]).forEach((one) => { if (papers.indexOf(one) < 0) papers.push(one); }));
    const all = fields(papers);
    const drawn = { faults: [], report: null };
    if (this.asked) {
      const answer = ask(form.question(all, this.said));
      if (answer.benefits.atDestination) drawn.report = report(answer, t);
      else drawn.faults = form.faults(answer.issues, all, this.said, t); // not understood
    }
    drawn.more = this.data.more || drawn.faults.some((fault) => fault.more);
    drawn.groups = form.draw(all, this.said, drawn.faults, t, drawn.more);
    this.setData(drawn);
  },
  change({ detail }) {
    this.said[detail.path] = detail.value;
    this.draw();
  },
  typing({ detail }) { this.said[detail.path] = detail.value; },
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
    this.asked = false;
    this.draw();
  },
});
