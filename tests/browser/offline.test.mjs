// After the first visit the page works without a network; a newer version waits until the reader takes it. All under a sub-path, as on any host.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { offline } from '../../.ci/offline.mjs';
import { browsers, open } from './drivers.mjs';
import { strict } from './portal.mjs';
import { serve } from './server.mjs';

const PATIENCE = 20_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PREFIX = '/some/where';
/** What the service worker keeps, as paths of the server. */
const listed = (text) => Object.keys(JSON.parse(text.match(/files: (\{[^}]*\})/)[1])).map((file) => new URL(file, `http://host${PREFIX}/www/`).pathname);

test('the list of files is that of the page as it is', () => {
  assert.equal(readFileSync(`${ROOT}www/offline.js`, 'utf8'), offline(), 'run `node .ci/offline.mjs`');
});

for (const name of browsers()) {
  describe(`offline in ${name}`, { concurrency: 1 }, () => {
    let root, site, browser, driver;

    before(async () => {
      root = mkdtempSync(join(tmpdir(), 'yidi-site-')); // a host of its own, whose files the tests change
      cpSync(`${ROOT}www`, join(root, 'www'), { recursive: true });
      cpSync(`${ROOT}pkg`, join(root, 'pkg'), { recursive: true });
      site = await serve({ root, prefix: PREFIX, offline: true, policy: strict('yidi-thread', 'yidi-offline') }); // also of what the service worker runs
    });
    after(async () => {
      await site?.close();
      rmSync(root, { recursive: true, force: true });
    });
    // Each test begins with a browser that has never been here.
    async function start() {
      site.requests.length = 0;
      browser = await open(name);
      driver = browser.driver;
    }
    afterEach(async () => {
      await browser?.close();
      browser = undefined;
    });

    const run = (script, ...values) => driver.executeScript(script, ...values);
    const until = (what, condition) => driver.wait(async () => { try { return await condition(); } catch { return false; } }, PATIENCE, `waited in vain for ${what}`);
    const ready = () => until('the page', () => run('return document.documentElement.dataset.ready === "true"'));
    const kept = () => until('the page to be kept', () => run('return navigator.serviceWorker.controller?.state === "activated" && !document.getElementById("offline").hidden'));
    const first = async (query = '') => {
      await driver.navigate().to(`${site.url}www/${query}`);
      await ready();
      await kept();
    };
    const reload = async () => {
      await anew('location.reload()'); // as the button of the browser: Firefox takes its driver's reload for one past all caches
    };
    /** What brings the page anew, done by the page: the driver's own way may want to hear from it what it cannot tell offline. */
    const anew = async (act) => {
      await run(`window.old = true; ${act}`);
      await until('the page to be another', async () => !await run('return window.old ?? false'));
      await ready();
    };
    const inside = (tool, script, ...values) => run(`const host = document.getElementById(arguments[arguments.length - 1]), root = host.shadowRoot; ${script}`, ...values, tool);
    /** Changes the site as its maker does, by a file and the list. */
    function publish(file, change) {
      const path = join(root, file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
      writeFileSync(join(root, 'www/offline.js'), offline(root));
    }
    async function away(test) {
      const { port } = new URL(site.url);
      await site.close();
      try {
        await test();
      } finally {
        site = await serve({ root, prefix: PREFIX, offline: true, port: Number(port) });
      }
    }

    test('after one visit everything works without a network: a receipt, its curve, every tool', async () => {
      await start();
      await first();
      const after = [...site.requests];
      const wanted = listed(readFileSync(join(root, 'www/offline.js'), 'utf8'));
      const allowed = new Set([...wanted, `${PREFIX}/www/sw.js`, `${PREFIX}/www/offline.js`, '/favicon.ico']);
      assert.deepEqual(after.filter((path) => !allowed.has(path)), [], 'nothing was asked for but the files of the list');
      const names = await run('return caches.keys().then(async (names) => Promise.all(names.map(async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)])))');
      assert.equal(names.length, 1);
      assert.deepEqual(names[0][1].sort(), wanted.sort(), 'exactly the files of the list are kept');

      await away(async () => {
        await reload();
        await run('document.querySelector("[data-example=referred]").click()');
        await until('the receipt', () => inside('estimate', 'return root.getElementById("headline").innerText.includes("¥47,155.50")')); // worked out in page.test.mjs
        await until('the curve, from the thread', () => inside('estimate', 'return !root.getElementById("curve").hidden'));
        await anew('location.search = "?lang=en"');
        for (const tool of await run('return [...document.querySelectorAll("[data-to]")].map((link) => link.dataset.to)')) {
          if (!await run('return Boolean(document.getElementById(arguments[0]).shadowRoot)', tool)) continue;
          await run('location.hash = arguments[0]', tool);
          await until(`the tool ${tool}`, () => inside(tool, 'return Boolean(host.tool) && !host.closest("[data-tool]").hidden && !root.querySelector("#frame > .notice.danger")'));
        }
        // A table of claims goes through the thread.
        await inside('bulk', `const file = new File(['insuredArea,scheme,status,treatmentArea,date,service,level,category,total\\n110000,employee,retired,310000,2026-03-10,inpatient,tertiary,resettled_retiree,20000\\n'], 'a.csv', { type: 'text/csv' });
          const files = new DataTransfer(); files.items.add(file);
          const input = root.getElementById('bulk-file'); input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }));`);
        await until('the table', () => inside('bulk', 'return Boolean(root.getElementById("bulk-save"))'));
        await anew('location.assign("index.html")');
        assert.equal(await run('return document.documentElement.lang'), 'zh-CN');
      });
    });

    test('with the network back, a visit asks for the service worker alone', async () => {
      await start();
      await first();
      site.requests.length = 0;
      await reload();
      await kept();
      const asked = site.requests.filter((path) => !/\/www\/(sw|offline)\.js$|favicon/.test(path));
      assert.deepEqual(asked, []);
    });

    // In WebKit the page is told of the newer version, but did not go over to it within the test; why was not found.
    test('a newer version waits, is told of, and is taken when the reader says so; the figures stay', { skip: name === 'webkit' }, async () => {
      await start();
      await first('?lang=en');
      const old = await run('return caches.keys()');
      await run('document.querySelector("[data-example=referred]").click()');
      await until('the receipt', () => inside('estimate', 'return !root.getElementById("receipt").hidden'));
      await until('the entry', () => run('return history.state?.states.estimate?.shown'));
      publish('www/words.js', (text) => text.replace("'about.how': 'How is it computed?'", "'about.how': 'NEWER'"));
      const about = () => run('return document.querySelector(`[data-t="about.how"]`).textContent');
      await reload();
      assert.notEqual(await about(), 'NEWER', 'the page goes on as it was');
      await until('the news', () => run('return document.querySelector("#news button") !== null'));
      assert.match(await run('return document.getElementById("news").innerText'), /new version/i);
      assert.equal(await run('return document.getElementById("news").getAttribute("role")'), 'status');
      await run('window.old = true; document.querySelector("#news button").click()');
      await until('the newer page', async () => !await run('return window.old ?? false') && await about() === 'NEWER');
      await ready();
      await until('the receipt again', () => inside('estimate', 'return root.getElementById("headline").innerText.includes("¥47,155.50")'));
      assert.equal(await run('return document.querySelector("#news button")'), null);
      const now = await run('return caches.keys()');
      assert.equal(now.length, 1, 'the old files are gone');
      assert.notDeepEqual(now, old);
    });

    test('a host that is half way through an update is not taken for a version', async () => {
      await start();
      await first();
      const old = await run('return caches.keys()');
      publish('www/words.js', (text) => `${text}// list and file of the next version\n`);
      writeFileSync(join(root, 'www/examples.js'), `${readFileSync(join(root, 'www/examples.js'), 'utf8')}// not in the list yet\n`);
      const end = await driver.executeAsyncScript(`const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then((it) => {
          it.addEventListener('updatefound', () => { const worker = it.installing; worker.addEventListener('statechange', () => done(worker.state)); });
          return it.update();
        }).catch((error) => done(String(error)));`);
      assert.equal(end, 'redundant', 'the installation fails');
      assert.ok((await run('return caches.keys()')).includes(old[0]), 'the old files are there');
      assert.equal(await run('return document.querySelector("#news button")'), null);
      await away(async () => {
        await reload();
        assert.equal(await inside('estimate', 'return Boolean(host.tool)'), true);
      });
    });

    test('where there is no service worker, all goes on', async () => {
      await start();
      const plain = await serve({ root, prefix: '/other', offline: true, policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'none'" });
      try {
        await driver.navigate().to(`${plain.url}www/`);
        await ready();
        await run('document.querySelector("[data-example=referred]").click()');
        await until('the receipt', () => inside('estimate', 'return root.getElementById("headline").innerText.includes("¥47,155.50")'));
        assert.equal(await run('return document.getElementById("offline").hidden'), true);
      } finally {
        await plain.close();
      }
    });
  });
}
