// Two questions about settling in another province: what does this error mean, and will it work at all?
const { load, yidi } = require('../../components/common/engine.js');
const form = require('../../components/common/form.js');
const { today } = require('../../components/common/numbers.js');
const reports = require('../../components/common/reports.js');
const reveal = require('../../components/common/reveal.js');
const words = require('../../components/common/words.js');
const page = require('../page.js');

const WAYS = ['message', 'settle'];
const FIELDS = {
  message: [{ path: 'text', kind: 'textarea' }],
  settle: [
    { path: 'insuredArea', kind: 'area', group: 'where' },
    { path: 'treatmentArea', kind: 'area', group: 'where' },
    { path: 'person.scheme', kind: 'chips', group: 'where', options: form.SCHEMES },
    { path: 'service', kind: 'chips', group: 'visit', options: form.SERVICES },
    { path: 'disease', kind: 'text', group: 'visit', when: (said) => said.service === 'chronic' },
    { path: 'date', kind: 'date', group: 'visit' },
    { path: 'institutionNetworked', kind: 'picker', group: 'visit', options: [form.NOT_SAID, 'yes', 'no'], notSaid: 'unknown', meaning: (said) => said === 'yes' },
    { path: 'trauma', kind: 'switch', group: 'visit' },
    { path: 'filing.category', kind: 'picker', group: 'standing', options: ['none'].concat(form.CATEGORIES) },
    { path: 'insuredStatus', kind: 'picker', group: 'standing', options: ['unknown', 'normal', 'suspended', 'arrears'] },
  ],
};

page('error', {
  data: { state: 'loading', reason: '', way: 'message', ways: [], groups: [], faults: [], report: null },

  onLoad() {
    this.said = { 'person.scheme': 'employee', service: 'inpatient', date: today(), 'filing.category': 'none', insuredStatus: 'unknown' };
    this.load();
  },
  spoken() { this.draw(); },
  load() {
    this.setData({ state: 'loading' });
    load(this.data.lang).then(() => { this.setData({ state: 'ready' }); this.draw(); }, ({ message }) => this.setData({ state: 'broken', reason: message }));
  },

  draw() {
    const { way, lang } = this.data;
    const t = words(lang);
    if (!yidi()) return;
    const drawn = Object.assign({ faults: [], report: null }, this.asked ? this[way](t, lang) : {});
    this.setData(Object.assign(drawn, {
      ways: WAYS.map((value) => ({ value, label: t.options[value] })),
      groups: form.draw(FIELDS[way], this.said, drawn.faults, t, true),
    }));
  },
  message(t, lang) {
    const { text } = form.question(FIELDS.message, this.said);
    if (!text) return { faults: [{ key: 0, code: 'error.empty', path: 'text', label: '', message: t.error.empty, remedy: '' }] };
    return { report: reports.error(yidi().explainError(text, lang), t) };
  },
  settle(t, lang) {
    const result = yidi().checkDirectSettlement(Object.assign({ person: {} }, form.question(FIELDS.settle, this.said)), lang);
    if (!result.ok && !result.fallback) return { faults: form.faults(result.issues, FIELDS.settle, this.said, t) }; // not understood
    return { report: reports.direct(result, t) };
  },

  turn({ currentTarget }) {
    this.asked = false;
    this.setData({ way: currentTarget.dataset.value });
    this.draw();
  },
  change({ detail }) {
    this.said[detail.path] = detail.value;
    this.draw();
  },
  typing({ detail }) { this.said[detail.path] = detail.value; },
  example({ currentTarget }) {
    this.said.text = currentTarget.dataset.text;
    this.submit();
  },
  submit() {
    this.asked = true;
    this.draw();
    reveal(this, '#result');
  },
});
