// Runs before anything else in a page or a thread, and writes down whatever could leave a trace outside it: what asks the network, keeps
// something, makes code or markup of text, speaks on the console, or looks at the reader's device. It lets it all happen.
import { snapshot } from './snapshot.js';

const world = /** @type {any} */ (globalThis);
const inPage = typeof world.document === 'object';
const channel = new BroadcastChannel('watched'); // before BroadcastChannel is watched too
/** @type {string[]} what was done, in order: "fetch http://…" */
const done = [];
/** @type {string[]} the same of the thread */
const inThread = [];

/** @param {string} what @param {unknown} [about] */
function note(what, about = '') {
  const said = `${what} ${typeof about === 'string' || about instanceof URL || about instanceof Request ? about.url ?? about : String(about)}`.trim().slice(0, 300);
  if (inPage) done.push(said);
  else channel.postMessage({ done: said });
}

/** The object in the chain that has the name itself. @param {any} object @param {string} name */
function holder(object, name) {
  for (let at = object; at; at = Object.getPrototypeOf(at)) if (Object.hasOwn(at, name)) return at;
  return null;
}

/** Watches a function or class: each call, each `new`. @param {any} object @param {string} name @param {(args: any[]) => boolean} [when] @param {string} [as] */
function watchCalls(object, name, when = () => true, as = name) {
  const at = object && holder(object, name);
  if (!at) return;
  const { value } = Object.getOwnPropertyDescriptor(at, name) ?? {};
  if (typeof value !== 'function') return;
  const watched = new Proxy(value, {
    apply(target, self, args) {
      if (when(args)) note(as, args[0]);
      return Reflect.apply(target, self, args);
    },
    construct(target, args, made) {
      if (when(args)) note(as, args[0]);
      return Reflect.construct(target, args, made === watched ? target : made);
    },
  });
  Object.defineProperty(at, name, { value: watched });
}

/** Watches a property: each look at it where `get`, and each change. @param {any} object @param {string} name @param {boolean} [get] */
function watchProperty(object, name, get = true) {
  const at = object && holder(object, name);
  if (!at) return;
  const as = Object.getOwnPropertyDescriptor(at, name);
  if (!as?.get) return;
  const what = `${at.constructor?.name ?? ''}.${name}`;
  Object.defineProperty(at, name, {
    ...(get ? { get() { note(what); return as.get?.call(this); } } : {}),
    ...(as.set ? { set(value) { note(`${what} =`, value); as.set?.call(this, value); } } : {}),
  });
}
const prototype = (/** @type {string} */ name) => world[name]?.prototype;

// ---- the network
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'RTCPeerConnection', 'WebTransport', 'Worker', 'SharedWorker', 'importScripts', 'open', 'BroadcastChannel', 'Image', 'Audio', 'Notification']) watchCalls(world, name);
watchCalls(prototype('Navigator'), 'sendBeacon');
watchCalls(prototype('ServiceWorkerContainer'), 'register');
for (const name of ['submit', 'requestSubmit']) watchCalls(prototype('HTMLFormElement'), name);
for (const [kind, names] of Object.entries({ HTMLImageElement: ['src', 'srcset'], HTMLScriptElement: ['src', 'text'], HTMLLinkElement: ['href'], HTMLIFrameElement: ['src', 'srcdoc'], HTMLMediaElement: ['src'], HTMLSourceElement: ['src'], HTMLObjectElement: ['data'], HTMLEmbedElement: ['src'], HTMLFormElement: ['action'] })) {
  for (const name of names) watchProperty(prototype(kind), name, false);
}
const FETCHING = /^(img|image|picture|script|link|iframe|frame|object|embed|video|audio|source|track|style|base|meta|use)$/i;
watchCalls(prototype('Document'), 'createElement', ([tag]) => FETCHING.test(tag));
watchCalls(prototype('Document'), 'createElementNS', ([, tag]) => FETCHING.test(tag));
for (const name of ['setAttribute', 'setAttributeNS']) watchCalls(prototype('Element'), name, (args) => args.some((one) => typeof one === 'string' && /^(on\w+|src|srcset|srcdoc|data|poster|action|formaction|ping|style|background)$|^\s*(javascript|data|vbscript):/i.test(one)));

// ---- text that becomes markup or code
for (const name of ['innerHTML', 'outerHTML']) watchProperty(prototype('Element'), name, false);
watchProperty(prototype('ShadowRoot'), 'innerHTML', false);
for (const name of ['insertAdjacentHTML', 'setHTMLUnsafe', 'setHTML']) watchCalls(prototype('Element'), name);
for (const name of ['write', 'writeln']) watchCalls(prototype('Document'), name);
watchCalls(prototype('DOMParser'), 'parseFromString');
watchCalls(prototype('Range'), 'createContextualFragment');
watchCalls(world, 'eval');
for (const sample of [() => {}, async () => {}, function* () {}, async function* () {}]) watchCalls(Object.getPrototypeOf(sample), 'constructor', undefined, 'Function');
world.Function = Function.prototype.constructor;
for (const name of ['setTimeout', 'setInterval']) watchCalls(world, name, ([what]) => typeof what !== 'function');

// ---- what stays
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) watchProperty(world, name);
watchProperty(prototype('Document'), 'cookie');
watchProperty(world, 'name', false);
watchProperty(prototype('Document'), 'title', false);
for (const name of ['setItem', 'getItem']) watchCalls(prototype('Storage'), name);
watchCalls(prototype('IDBFactory'), 'open');
for (const name of ['open', 'match']) watchCalls(prototype('CacheStorage'), name, undefined, `caches.${name}`);
watchCalls(prototype('StorageManager'), 'getDirectory');
for (const name of ['pushState', 'replaceState']) watchCalls(prototype('History'), name);

// ---- what is said, and whom it looks at
for (const name of Object.keys(console)) watchCalls(console, name, undefined, `console.${name}`);
for (const name of ['storage', 'geolocation', 'clipboard', 'mediaDevices', 'permissions', 'credentials', 'userAgent', 'userAgentData', 'plugins', 'hardwareConcurrency', 'connection', 'deviceMemory']) watchProperty(prototype('Navigator'), name);
watchCalls(prototype('HTMLCanvasElement'), 'getContext');
watchCalls(prototype('CustomElementRegistry'), 'define');
watchCalls(world.trustedTypes && Object.getPrototypeOf(world.trustedTypes), 'createPolicy');
if (inPage) watchCalls(world, 'postMessage'); // a thread answers by it
// Paper and file are only noted here: a file is saved by a click on a link.
if (inPage) world.print = () => note('print');
if (inPage) Object.defineProperty(HTMLAnchorElement.prototype, 'click', { configurable: true, writable: true, value() {
  if (this.hasAttribute('download')) note('saves', this.download);
  else HTMLElement.prototype.click.call(this);
} });

/** @type {any} what the tests ask */
const watched = {};
if (inPage) world.watched = watched;
const changes = snapshot(world, inPage ? [document, document.documentElement, navigator, history, location] : [navigator], [watched]);

if (inPage) {
  /** What the thread says: what it did, and when it is asked, that it is there. @type {(() => void)[]} */
  const waiting = [];
  /** @type {string[]} */
  let threadChanges = [];
  channel.addEventListener('message', ({ data }) => {
    if (data.done) inThread.push(data.done);
    if (!data.changes) return;
    threadChanges = data.changes;
    for (const go of waiting.splice(0)) go();
  });
  Object.assign(watched, {
    done, inThread, changes, threadChanges: () => threadChanges,
    /** Resolves when all that the thread did so far is known. @returns {Promise<void>} */
    thread: () => new Promise((resolve) => { waiting.push(resolve); channel.postMessage({ ask: true }); }),
  });
} else {
  channel.addEventListener('message', ({ data }) => { if (data.ask) channel.postMessage({ changes: changes() }); });
}
