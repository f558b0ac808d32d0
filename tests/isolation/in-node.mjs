// Runs in a Node of its own, which may read the package and nothing else, and make no code of text: what the package does to it beyond answering.
//     node … in-node.mjs import|require <folder of the package>
import { writeSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import { callAll } from './calls.js';
import { snapshot } from './snapshot.js';

const [how, folder] = process.argv.slice(2);
const require = createRequire(import.meta.url);
/** @type {string[]} */
const done = [];

// ---- the doors to the world outside, watched

/** @param {any} object @param {string} of */
function watch(object, of) {
  for (const [name, value] of Object.entries(object)) {
    if (typeof value !== 'function' || /^[A-Z_]/.test(name)) continue;
    object[name] = function (...args) {
      done.push(`${of}.${name} ${typeof args[0] === 'string' ? args[0] : ''}`.trim());
      return Reflect.apply(value, this, args);
    };
  }
}
const write = writeSync;
for (const name of ['fs', 'fs/promises', 'net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'child_process', 'worker_threads', 'inspector', 'os', 'vm']) watch(require(name), name);
watch(console, 'console');
for (const name of ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']) {
  const value = globalThis[name];
  globalThis[name] = (...args) => { done.push(name); return value(...args); };
}
for (const name of ['emit', 'on', 'once', 'addListener', 'exit', 'cwd', 'chdir', 'emitWarning', 'hrtime', 'memoryUsage']) {
  const value = process[name];
  process[name] = (...args) => { if (!['emit'].includes(name)) done.push(`process.${name} ${args[0]}`); return Reflect.apply(value, process, args); };
}
// Neither the time nor chance: the same question has the same answer.
for (const [object, name] of [[Math, 'random'], [Date, 'now'], [performance, 'now'], [crypto, 'getRandomValues'], [crypto, 'randomUUID']]) {
  const value = object[name];
  object[name] = (...args) => { done.push(name); return Reflect.apply(value, object, args); };
}
globalThis.Date = new Proxy(Date, { construct(target, args) { done.push('Date'); return Reflect.construct(target, args); }, apply(target) { done.push('Date'); return target(); } });
process.env = new Proxy(process.env, { get(target, name) { done.push(`env ${String(name)}`); return target[name]; } });
syncBuiltinESMExports();

for (const name of ['TextEncoder', 'TextDecoder', 'URL', 'performance']) void globalThis[name]; // Node puts them in their places when they are first looked at
const changes = snapshot(globalThis, [process], [done, process.env, process.moduleLoadList]);
const handles = process.getActiveResourcesInfo().length;

const yidi = how === 'import' ? await import(pathToFileURL(`${folder}/node.mjs`).href) : require(`${folder}/node.cjs`);
const atFirst = done.splice(0);
for (const name of ['worker', 'elements']) await import(pathToFileURL(`${folder}/${name}/index.js`).href);
const others = done.splice(0);
const { called, missing, refused } = callAll(yidi);
const found = { atFirst, others, inUse: done.splice(0), called, missing, refused, changes: changes(), handles: process.getActiveResourcesInfo().length - handles };

/** What is not done above would be noticed, or is not to be had. @param {() => unknown} act */
function refusal(act) {
  try { act(); } catch (error) { return error.code ?? error.name; }
  return '';
}
const held = [refusal(() => require('fs').readFileSync('/etc/hostname')), refusal(() => Function('0')), refusal(() => require('child_process').spawnSync('true'))];
globalThis.left = 1;
Array.prototype.last = 1;
require('http').get({ port: 9 }).on('error', () => {});
setTimeout(() => {});
void process.env.HOME;
new Date();
Math.random();
write(1, JSON.stringify({ ...found, held, noticed: done.map((one) => one.split(' ')[0]), left: changes() }));
process.exit();
