// What the module and the elements leave alone: everything. In a portal's page and in its thread it is written down from the first line on
// (tests/isolation/watch.js) what asks the network, keeps something, makes code of text, speaks or looks at the device; the server writes down
// what it is asked. Then every function is called and every element used.
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as yidi from '../../pkg/node.mjs';
import { CLAIM } from '../isolation/calls.js';
import { everyBrowser } from './drive.mjs';
import { portal, strict } from './portal.mjs';

const ELEMENTS = ['yidi-calculator', 'yidi-filing-check', 'yidi-error-help', 'yidi-direct-check', 'yidi-year', 'yidi-rules', 'yidi-coverage', 'yidi-bulk'];
const ids = ELEMENTS.map((tag) => (tag === 'yidi-calculator' ? 'estimate' : tag.slice(5)));

const FILING = {
  person: { scheme: 'employee', status: 'retired' }, insuredArea: '110000', destination: '460000', category: 'resettled_retiree', start: '2026-03-01', filedOn: '2026-03-01',
  materials: ['id_document', 'filing_form', 'commitment_letter'], idNumber: '11010119500307123X', applicant: { name: '欧阳小测', phone: '13812345678', address: '某街 1 号' },
};
const FILE = '就诊号,参保地,险种,人员类别,年龄,就医地,日期,医疗类别,医院级别,备案,总费用\nA001,北京,职工,退休,66,上海,2026-03-10,住院,三级,异地安置退休人员,20000\nA002,北京,职工\n';
const { pack: PACK } = yidi.quickPack({ area: '210300', scheme: 'employee', effective: '2024-01-01', inpatient: [{ level: 'tertiary', deductible: 1000, ratio: 0.6 }], inpatientCeiling: 150000 });

const site = portal();
after(() => site.remove());
const WWW = fileURLToPath(new URL('../../www', import.meta.url));
cpSync(WWW, join(site.root, 'www'), { recursive: true }); // the page too, beside the portal's
for (const name of ['calls.js', 'snapshot.js', 'thread.js', 'watch.js']) site.write(`isolation/${name}`, readFileSync(new URL(`../isolation/${name}`, import.meta.url), 'utf8'));
site.write('watched.js', `
const { watched } = globalThis;
watched.yidi = await import('../pkg/yidi.js');
const { startWorker } = await import('../pkg/worker/index.js');
const { YidiElement } = await import('../pkg/elements/index.js');
watched.calls = await import('./isolation/calls.js');
YidiElement.thread = new URL('isolation/thread.js', import.meta.url);
const address = YidiElement.thread.href;
const ours = globalThis.trustedTypes?.createPolicy('portal', { createScriptURL: () => address }).createScriptURL(address) ?? address;
await Promise.all([...document.querySelectorAll('main > *')].map((node) => node.ready));
watched.worker = startWorker({ wasm: new URL('../pkg/yidi.wasm', import.meta.url), worker: new Worker(ours, { type: 'module' }) });
await watched.worker.ready;
await watched.thread();
document.documentElement.dataset.ready = 'true';`);
const first = '<script type="module" src="isolation/watch.js"></script>';
site.write('index.html', readFileSync(join(WWW, 'index.html'), 'utf8').replace('<head>', `<head>${first}`));
site.page('all.html', ELEMENTS.map((tag, i) => `<${tag} id="${ids[i]}" links></${tag}>`).join(''), { head: first, script: 'watched.js' });
site.page('none.html', '', { head: first, script: 'none.js' });
site.write('none.js', 'document.documentElement.dataset.ready = "true";');
// Everything that we do not do: that it is noticed.
const CARELESS = {
  fetch: 'fetch("nowhere")', XMLHttpRequest: 'new XMLHttpRequest()', WebSocket: 'new WebSocket("ws://127.0.0.1:9/")', EventSource: 'new EventSource("nowhere")', sendBeacon: 'navigator.sendBeacon("nowhere")',
  RTCPeerConnection: 'new RTCPeerConnection()', Image: 'new Image()', 'HTMLImageElement.src': 'document.images[0].src = "data:,"', createElement: 'document.createElement("script")', setAttribute: 'document.body.setAttribute("onclick", "0")',
  'HTMLScriptElement.text': 'document.scripts[0].text = "0"', 'Element.innerHTML': 'document.body.innerHTML = "<b>"', insertAdjacentHTML: 'document.body.insertAdjacentHTML("beforeend", "<b>")', parseFromString: 'new DOMParser().parseFromString("<b>", "text/html")',
  eval: 'eval("0")', Function: '(() => {}).constructor("0")', setTimeout: 'setTimeout("0")', setInterval: 'setInterval("0")', localStorage: 'localStorage', sessionStorage: 'sessionStorage', indexedDB: 'indexedDB', caches: 'caches',
  'Document.cookie': 'document.cookie', 'Document.title': 'document.title = "x"', 'Navigator.userAgent': 'navigator.userAgent', replaceState: 'history.replaceState(1, "")', 'console.info': 'console.info(1)', getContext: 'document.createElement("canvas").getContext("2d")',
};
const LEFT = { '+ left': 'globalThis.left = 1', '+ Array.prototype.last': 'Array.prototype.last = 1', '~ String.prototype.anchor': 'String.prototype.anchor = () => ""', '~ escape': 'globalThis.escape = () => ""', '- unescape': 'delete globalThis.unescape', '+ JSON.more': 'JSON.more = 1', '~ Intl': 'Object.freeze(Intl)' };
site.page('careless.html', '<img alt="">', { head: first, script: 'careless.js' });
site.write('careless.js', `watched.absent = [];\n${Object.entries({ ...CARELESS, ...LEFT }).map(([name, one]) => `try { ${one} } catch (error) { if (/not defined|find variable/.test(error.message)) watched.absent.push('${name}'); }`).join('\n')}\ndocument.documentElement.dataset.ready = 'true';`);

/** Chromium's driver makes its scripts of text, in the page: none of our doing. */
const byDriver = (/** @type {string} */ one) => /^Function return \(?async function\(\)\{/.test(one);

everyBrowser('isolation', (page) => {
  page.patience = 30_000; // on a busy machine
  const does = (script, ...values) => page.driver.executeScript(script, ...values);
  /** A script with `await` in the page. */
  const later = async (script, ...values) => {
    const { failed, answer } = await page.driver.executeAsyncScript(`const done = arguments[arguments.length - 1];
      (async () => {${script}})().then((answer) => done({ answer }), (error) => done({ failed: String(error) + (error.stack ?? '') }));`, ...values);
    assert.equal(failed, undefined);
    return answer;
  };
  /** What was done since the last time, in the page and in its thread, without where the site is. */
  const done = async () => {
    const all = await later('if (watched.worker) await watched.thread(); return [watched.done.splice(0), watched.inThread.splice(0)]');
    return all.map((some) => some.filter((one) => !byDriver(one)).map((one) => one.replace(page.site.url, '')));
  };
  /** What has changed in the page and its thread since their first line. */
  const changes = () => later('if (watched.worker) await watched.thread(); return [watched.changes(), watched.threadChanges()]');
  /** What browser and driver change by themselves, on a page without us. @type {string[]} */
  let theirs = [];

  /** Each element used as a person uses it, up to the paper and the file. */
  async function useAll() {
    await does(`const [claim, filing, file, pack] = arguments, { estimate, year, rules, coverage, bulk } = Object.fromEntries([...document.querySelectorAll('main > *')].map((node) => [node.id, node]));
      const of = (id) => document.getElementById(id), press = (host, id) => host.shadowRoot.getElementById(id).click();
      const drop = (host, name, text) => {
        const carried = new DataTransfer();
        carried.items.add(new File([text], name));
        for (const kind of ['dragenter', 'dragover', 'drop']) host.shadowRoot.getElementById('frame').dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer: carried }));
      };
      estimate.claim = claim;
      estimate.compute();
      for (const id of ['share', 'correct', 'print-receipt']) press(estimate, id);
      for (const kind of ['beforeprint', 'afterprint']) dispatchEvent(new Event(kind));
      of('filing-check').filing = filing;
      of('filing-check').check();
      of('error-help').explain('参保人未备案');
      of('direct-check').check();
      year.visits = [claim, { ...claim, date: '2026-05-01' }, { reverses: 0, date: '2026-06-01' }];
      rules.show('110000');
      for (const id of ['rules-print', 'rules-save']) press(rules, id);
      drop(rules, 'pack.json', pack);
      coverage.show('110000');
      drop(bulk, 'claims.csv', file);
      for (const host of document.querySelectorAll('main > *')) host.lang = 'en';`, CLAIM, FILING, FILE, JSON.stringify(PACK));
    page.tool = 'bulk';
    await page.until('the table', () => page.run('return Boolean(root.getElementById("bulk-save"))'));
    await page.run('root.getElementById("bulk-save").click()');
    page.tool = 'rules';
    await page.until('the pack', async () => (await page.content('#packs-found .file')).length === 1);
    page.tool = 'estimate';
    await page.until('the curve', () => page.run('return !root.getElementById("curve").hidden'));
    await page.run(`const add = root.getElementById('add');
      host.claim = { ...arguments[0], bill: { lines: [{ name: '床位费', amount: '1200' }] } };
      add.focus();
      add.value = '阿莫西林';
      add.dispatchEvent(new Event('input', { bubbles: true, composed: true }));`, CLAIM);
    assert.ok((await page.run('return root.querySelectorAll("#add-list [role=option]").length')) > 1, 'the catalogue was searched');
    await page.run('host.mode = "guided"; host.claim = { insuredArea: "110000" }');
    await page.until('a question', () => page.shown('guided-question'));
  }

  /** Opens a page without elements. */
  const plain = async (name) => {
    await page.driver.get(`${page.site.url}www/${name}.html`);
    await page.until('the page', () => does('return document.documentElement.dataset.ready === "true"'));
  };

  test('what is looked for would be noticed', async () => {
    await page.expect(async () => {
      await plain('careless');
      const [noted] = await done();
      const absent = await does('return watched.absent'); // not every browser has everything
      assert.ok(absent.length < 3, absent.join());
      for (const name of Object.keys(CARELESS)) if (!absent.includes(name)) assert.ok(noted.some((one) => one.split(' ')[0].endsWith(name)), `${name} was not noticed: ${CARELESS[name]}`);
      const [changed] = await changes();
      for (const one of Object.keys(LEFT)) assert.ok(changed.includes(one), `${one} was not noticed`);
    });
  });

  test('loading takes the module and the thread; then every function and every element is used, and nothing more is done', async () => {
    await plain('none');
    await does('return document.body'); // Chromium's driver leaves something behind for a node
    theirs = (await changes())[0];
    assert.ok(theirs.length < 5, theirs.join('\n'));

    await page.load('all.html');
    const entries = await does('return history.length');
    const [atFirst, inThread] = await done();
    assert.deepEqual(atFirst.sort(), ['Worker www/isolation/thread.js', 'Worker www/isolation/thread.js', 'createPolicy portal', 'createPolicy yidi-thread', ...ELEMENTS.map((tag) => `define ${tag}`), 'fetch pkg/yidi.wasm'].sort());
    assert.deepEqual(inThread, ['fetch pkg/yidi.wasm'], 'of the worker that the page gave an address');

    const { called, missing, refused } = await later('return watched.calls.callAll(watched.yidi)');
    assert.deepEqual([missing, refused], [[], []]);
    assert.deepEqual(called.sort(), Object.keys(yidi).filter((name) => !['default', 'init'].includes(name)).sort());
    const { worker, rows } = await later(`const { worker, calls: { CLAIM } } = watched;
      const totals = Float64Array.of(1000, 20000.55), { csv } = await worker.settleCsv(new File([arguments[0]], 'claims.csv'));
      const { bill, ...base } = CLAIM;
      await worker.estimateTable(base, { total: totals });
      return { worker: [(await worker.call('estimate', CLAIM, 'en')).cash, (await worker.estimateMany([CLAIM]))[0].cash, (await worker.estimateColumns(CLAIM, totals)).length], rows: (await csv.text()).split('\\n').length };`, FILE);
    assert.deepEqual([worker, rows], [['2983.00', '2983.00', 2], FILE.split('\n').length]);
    assert.deepEqual(await done(), [[], []]);

    await useAll();
    const [inPage, there] = await done();
    assert.deepEqual(inPage, ['print', 'print', 'saves yidi-110000.json', 'saves claims-result.csv'], 'what a person pressed for');
    assert.deepEqual(there, []);
    assert.deepEqual((await changes()).map((some) => some.filter((one) => !theirs.includes(one))), [[], []], 'no global, no prototype is another');
    assert.deepEqual(await page.requests(), []);
    assert.deepEqual(await later(`const { usage = 0 } = await navigator.storage?.estimate() ?? {}; return [usage, document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
      window.name, history.length, location.hash, (await navigator.serviceWorker.getRegistrations()).length]`), [0, '', 0, 0, 0, 0, '', entries, '', 0]);
  });

  test('the page around the elements keeps the history of its tab, has a title and installs its service worker; no more', async () => {
    await page.load('?lang=zh');
    const [atFirst] = await done();
    const click = (css) => does('document.querySelector(arguments[0]).click()', css); // a driver's click looks at more than ours does
    await click('[data-example="itemised"]');
    await page.until('a receipt', () => page.shown('receipt'));
    await click('#language');
    for (const tool of ['year', 'filing', 'direct', 'error', 'rules', 'map', 'bulk', 'estimate']) {
      await click(`[data-to="${tool}"]`);
      await page.until(tool, () => does('return document.getElementById(arguments[0]).checkVisibility()', tool));
    }
    await page.until('the entry', () => does('return history.state?.states.estimate?.shown'));
    const [later] = await done();
    const kinds = (some) => [...new Set(some.map((one) => one.replace(/^(define|replaceState|Document\.title =).*/, '$1')))].sort();
    // A script that goes nowhere: to ask whether the browser knows modules.
    assert.deepEqual(kinds(atFirst), ['Document.title =', 'HTMLLinkElement.href = ../pkg/yidi.wasm', 'Worker www/thread.js', 'createElement link', 'createElement script', 'createPolicy yidi-offline', 'createPolicy yidi-thread', 'define', 'fetch pkg/yidi.wasm', 'register www/sw.js', 'replaceState']);
    assert.deepEqual(kinds(later), ['Document.title =', 'replaceState']);
    assert.deepEqual((await changes())[0].filter((one) => !theirs.includes(one)), []);
  });
}, { root: site.root, policy: strict('yidi-thread', 'yidi-offline', 'portal') });
