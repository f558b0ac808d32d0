// @ts-check
// The service worker: the page and the package, exactly the files of one version, from this device first; nothing else is ever kept.
// offline.js (.ci/offline.mjs makes it) names the files with their digests, so that a half-updated host is not taken for a version.
(() => {
  const worker = /** @type {any} */ (self);
  const list = 'offline.js';
  // A host may let no text become a script here either: the name of the list is fixed.
  worker.importScripts(worker.trustedTypes ? worker.trustedTypes.createPolicy('yidi-offline', { createScriptURL: () => list }).createScriptURL(list) : list);
  const { version, files } = worker.yidiOffline;
  const base = worker.location.href;
  const home = new URL('./', base).href;
  const known = new Set(Object.keys(files).map((file) => new URL(file, base).href));
  // Caches belong to the whole origin; other pages, and this one under another path, have theirs.
  const mine = `yidi ${worker.registration.scope} `;
  const name = mine + version;

  worker.addEventListener('install', (/** @type {any} */ event) => {
    const wanted = Object.entries(files).map(([file, integrity]) => new Request(new URL(file, base).href, { integrity: String(integrity), cache: 'no-cache' }));
    event.waitUntil(caches.open(name).then((cache) => cache.addAll(wanted)));
  });

  worker.addEventListener('activate', (/** @type {any} */ event) => {
    const old = caches.keys().then((names) => Promise.all(names.filter((one) => one.startsWith(mine) && one !== name).map((one) => caches.delete(one))));
    event.waitUntil(old.then(() => worker.clients.claim())); // the first visit works offline at once, without a reload
  });

  // A newer version waits until the reader asks for it, so that a page never runs on files of two.
  worker.addEventListener('message', (/** @type {any} */ event) => { if (event.data === 'take over') worker.skipWaiting(); });

  /** The file that answers a request, if it is one of ours. @param {Request} request */
  function fileFor({ method, mode, url }) {
    if (method !== 'GET') return undefined;
    const plain = url.split(/[?#]/)[0];
    if (mode === 'navigate') return plain === home || plain === `${home}index.html` ? home : undefined; // ?lang=en is the same page
    return known.has(url) ? url : undefined;
  }

  worker.addEventListener('fetch', (/** @type {any} */ event) => {
    const file = fileFor(event.request);
    if (file) event.respondWith(caches.open(name).then((cache) => cache.match(file, { ignoreVary: true })).then((kept) => kept ?? fetch(event.request)));
  });
})();
