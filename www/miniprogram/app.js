// The demo's app: it knows which language is spoken, and nothing else. Nothing is stored and nothing is sent.
App({
  globalData: { lang: 'zh' },

  onLaunch(options) {
    if (options && options.query && options.query.lang === 'en') this.globalData.lang = 'en';
  },
});
