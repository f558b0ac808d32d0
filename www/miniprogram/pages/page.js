// What all pages have in common: the language, kept by the app while it runs, and a button that changes it.
const words = require('../components/common/words.js');

module.exports = (name, definition) => Page(Object.assign({}, definition, {
  data: Object.assign({ name, lang: 'zh', t: words('zh') }, definition.data),
  onShow() { this.speak(getApp().globalData.lang); },
  changeLanguage() {
    getApp().globalData.lang = this.data.lang === 'zh' ? 'en' : 'zh';
    this.speak(getApp().globalData.lang);
  },
  speak(lang) {
    const t = words(lang);
    wx.setNavigationBarTitle({ title: t.title[name] });
    ['calculator', 'filing', 'error'].forEach((page, index) => wx.setTabBarItem({ index, text: t.tab[page] }));
    this.setData({ lang, t });
    if (definition.spoken) definition.spoken.call(this);
  },
}));
