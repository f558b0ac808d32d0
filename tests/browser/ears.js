// For a browser whose driver does not tell what goes wrong on a page: the test server puts this first into every page, and it remembers.
// Not part of the site: see `ears` in server.mjs.
globalThis.heard = [];
const { error } = console;
console.error = (...words) => {
  globalThis.heard.push(words.map(String).join(' '));
  error.apply(console, words);
};
addEventListener('error', ({ message, target }) => globalThis.heard.push(message ?? `${target.src ?? target.href} did not load`), true);
addEventListener('unhandledrejection', ({ reason }) => globalThis.heard.push(`unhandled: ${reason}`));
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => globalThis.heard.push(`policy violated: ${effectiveDirective} ${blockedURI}`));
