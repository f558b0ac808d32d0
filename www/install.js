// @ts-check
// Keeps this page on the reader's device (sw.js), so that it opens without a network; and says when a newer one has come.

/** Text becomes a script nowhere on this page but here, and this text is fixed. */
function script() {
  const address = new URL('sw.js', import.meta.url).href;
  const types = /** @type {any} */ (globalThis).trustedTypes;
  return types ? types.createPolicy('yidi-offline', { createScriptURL: () => address }).createScriptURL(address) : address;
}

/**
 * Resolves once the page works offline; rejects where it cannot: no secure address, an old browser, no room.
 * @param {(take: () => void) => void} news called when a newer version is there; `take` changes over to it
 */
export async function install(news) {
  const workers = navigator.serviceWorker;
  const first = !workers.controller;
  let asked = false;
  workers.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    else if (!first) news(() => location.reload()); // taken in another tab
  });
  const registration = await workers.register(script(), { updateViaCache: 'none' });
  function waiting() {
    if (!registration.waiting || !workers.controller) return;
    news(() => {
      asked = true;
      if (registration.waiting) registration.waiting.postMessage('take over');
      else location.reload();
    });
  }
  waiting();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', waiting));
  await workers.ready;
}
