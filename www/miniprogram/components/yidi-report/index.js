// Draws an answer (common/reports.js), or what is wrong with the question (common/form.js).
const { fill } = require('../common/words.js');

Component({
  properties: {
    report: { type: Object, value: null },
    faults: { type: Array, value: [] },
    t: { type: Object, value: {} },
  },
  data: { heading: '' },
  observers: {
    'faults, t': function count(faults, t) { this.setData({ heading: t && t.faults ? fill(t.faults, { n: faults.length }) : '' }); },
  },
  methods: {
    copy({ currentTarget }) { wx.setClipboardData({ data: currentTarget.dataset.url }); },
  },
});
