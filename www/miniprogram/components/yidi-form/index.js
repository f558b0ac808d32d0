// Draws a form (common/form.js) and says what was changed: `change` with { path, value }, `typing` while a text is still being typed.
Component({
  properties: {
    groups: { type: Array, value: [] },
    lang: { type: String, value: 'zh' },
    choose: String, // the words of a choice not made yet
  },
  methods: {
    said(path, value) { this.triggerEvent('change', { path, value }); },
    typing({ currentTarget, detail }) { this.triggerEvent('typing', { path: currentTarget.dataset.path, value: detail.value }); },
    typed({ currentTarget, detail }) { this.said(currentTarget.dataset.path, detail.value); },
    picked({ currentTarget, detail }) {
      const { path, options } = currentTarget.dataset;
      this.said(path, options[Number(detail.value)].value);
    },
    pressed({ currentTarget }) { this.said(currentTarget.dataset.path, currentTarget.dataset.value); },
    ticked({ currentTarget }) {
      const { path, value, all } = currentTarget.dataset;
      this.said(path, all.indexOf(value) < 0 ? all.concat([value]) : all.filter((one) => one !== value));
    },
  },
});
