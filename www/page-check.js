// @ts-check
// Asks for the module early, and says it where the page cannot work: in a browser that is too old, or when its script does not come through. Written for old browsers.
(function () {
  /** @param {string} id */
  function say(id) {
    var box = document.getElementById(id);
    if (box) box.hidden = false;
  }
  var able = 'noModule' in document.createElement('script') && typeof WebAssembly === 'object' && 'attachInternals' in HTMLElement.prototype
    && 'adoptedStyleSheets' in document;
  if (!able) say('too-old');
  else {
    // The module is asked for as soon as the page is to be seen: before that it would take the line from what is.
    requestAnimationFrame(function () {
      setTimeout(function () {
        var link = document.createElement('link');
        link.rel = 'preload';
        link.as = 'fetch';
        link.type = 'application/wasm';
        link.crossOrigin = 'anonymous';
        link.href = '../pkg/yidi.wasm';
        document.head.append(link);
      });
    });
    // A script that is not there is heard of on its way down only; one that cannot be read, as an error of the window.
    window.addEventListener('error', function (event) {
      var from = /** @type {HTMLElement} */ (event.target);
      if (!document.documentElement.dataset.ready && (event instanceof ErrorEvent || from.nodeName === 'SCRIPT')) say('not-loaded');
    }, true);
  }
})();
