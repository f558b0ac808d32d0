// Choosing an area by typing: by name, pinyin, initials or a county inside it. Until one is chosen the words typed stand for it,
// and the calculator judges them.
const { yidi } = require('../common/engine.js');
const words = require('../common/words.js');

Component({
  properties: {
    value: String, // a code, or what was typed
    insured: Boolean, // is it the insured area, whose rules count?
    lang: { type: String, value: 'zh' },
    label: String,
  },
  data: { text: '', found: [], open: false, note: '', none: '' },
  observers: {
    'value, lang': function show() { this.show(); },
  },
  methods: {
    show() {
      const { value, insured, lang } = this.data;
      const t = words(lang);
      const chosen = value && yidi() ? yidi().area(value, lang) : null;
      const county = chosen && this.county && this.county.of === value ? this.county.name : '';
      const notes = [];
      if (insured && county) notes.push(words.fill(t.area.counted, { county, name: chosen.name }));
      if (insured && chosen && chosen.rules === 'none') notes.push(words.fill(t.area.noRulesNote, { name: chosen.name }));
      this.setData({ note: notes.join(t.space) });
      // What was typed stays, and its list with it: the tap on one of them comes after the field was left.
      if (chosen || value !== this.data.text.trim()) this.setData({ text: chosen ? county || chosen.name : value, found: [], open: false });
    },
    typing({ detail }) {
      const text = detail.value;
      const { insured, lang } = this.data;
      const t = words(lang);
      this.typed = text;
      let found = text.trim() ? yidi().areas(text.trim().slice(0, 100), { limit: 8 }) : [];
      if (insured) found = found.filter(({ rules }) => rules !== 'none').concat(found.filter(({ rules }) => rules === 'none'));
      this.setData({
        text, // the host compares with what it was told last, so it is told all that is typed
        open: Boolean(text.trim()),
        none: t.area.none,
        found: found.map((area) => {
          const county = area.matched && area.matched !== area.provinceName ? area.matched : '';
          const where = [county && words.fill(t.area.partOf, { name: area.name }), lang === 'en' && area.pinyin, area.provinceName !== area.name && area.provinceName];
          return { code: area.code, county, name: county || area.name, where: where.filter(Boolean).join(' · '), none: area.rules === 'none', tag: insured ? (area.rules === 'none' ? t.area.noRules : t.area.withRules) : '' };
        }),
      });
    },
    /** Leaving the field settles it: a name written in full is taken, anything else stays as typed. The list stays, so that a tap on it still counts. */
    leave() {
      const text = this.typed;
      if (text === undefined) return;
      this.typed = undefined;
      const meant = this.data.found.filter(({ name }) => name === text.trim())[0];
      if (meant) this.take(meant);
      else { this.county = undefined; this.triggerEvent('change', { value: text.trim() }); }
    },
    choose({ currentTarget }) {
      this.typed = undefined;
      this.take(this.data.found[currentTarget.dataset.index]);
    },
    take(area) {
      this.county = area.county ? { of: area.code, name: area.county } : undefined;
      this.setData({ found: [], open: false });
      this.triggerEvent('change', { value: area.code });
      this.show();
    },
  },
});
