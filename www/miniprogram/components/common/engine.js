// The one place that loads the calculator. `load()` may be called by everyone: the module is loaded once.
const { init } = require('yidi/miniprogram');

let loaded = null;

/** A promise of all functions of the package; if it fails, the error says why and what to do. After a failure it may be called again. */
exports.load = (lang) => init({ lang }).then((yidi) => { loaded = yidi; return yidi; });

/** The functions, for what is drawn only after `load()`. */
exports.yidi = () => loaded;
