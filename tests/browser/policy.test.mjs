// The strictest policy that the README promises to work under, trusted types included, in every browser: the elements in a portal's page and
// the page itself. Each thing it allows is taken away once, so that it is known to be needed, and the policy to bite.
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as yidi from '../../pkg/node.mjs';
import { CLAIM } from '../isolation/calls.js';
import { everyBrowser } from './drive.mjs';
import { portal } from './portal.mjs';

const WWW = fileURLToPath(new URL('../../www', import.meta.url));
const [, promised] = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').match(/\*\*Policy\*\*: `([^`]+)`/) ?? [];
assert.ok(promised, 'the README says what policy is enough');

/** Nothing but what is listed, by nobody but who is listed. @param {string} allowed @param {...string} types */
const strict = (allowed, ...types) => `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ${allowed}; require-trusted-types-for 'script'; trusted-types ${types.join(' ') || "'none'"}`;
// The icon is the portal's own.
const PORTAL = `${promised}; img-src data:`;
/** What the page has beyond the elements: its icon and manifest. */
const PAGE = `${promised}; img-src 'self'; manifest-src 'self'`;

const site = portal();
after(() => site.remove());
cpSync(WWW, join(site.root, 'www'), { recursive: true }); // the page too, beside the portal's
site.write('portal.js', `import { YidiElement } from '../pkg/elements/index.js';
  const calculator = document.getElementById('estimate');
  globalThis.ended = calculator.ready.then(() => 'ready', () => 'broken');
  globalThis.blocked = {};
  const tried = { eval: () => eval('0'), inline: () => { document.body.append(Object.assign(document.createElement('script'), { textContent: 'blocked.ran = true' })); }, html: () => { document.createElement('div').innerHTML = '<b>'; }, worker: () => new Worker('portal.js') };
  // Not from a driver's script, which may do more than a page.
  globalThis.tryAll = () => setTimeout(() => { for (const [name, act] of Object.entries(tried)) try { act(); blocked[name] = false; } catch { blocked[name] = true; } });`);
site.page('portal.html', '<yidi-calculator id="estimate"></yidi-calculator>', { script: 'portal.js' });

everyBrowser('under the strictest policy', (page) => {
  page.patience = 30_000; // on a busy machine
  const does = (script, ...values) => page.driver.executeScript(script, ...values);
  const curve = () => page.until('the curve, from the thread', () => page.run('return !root.getElementById("curve").hidden'));

  /** The portal under a policy: how its calculator ended, and what the browser complained of. @param {string} policy @param {() => Promise<void>} [then] */
  async function under(policy, then = async () => {}) {
    const other = await page.serve({ root: site.root, policy });
    try {
      page.tool = 'estimate';
      await page.forget(); // what a test that failed left
      let ended = '';
      const said = await page.expect(async () => {
        await page.driver.get(`${other.url}www/portal.html`);
        await page.until('the script', () => does('return Boolean(globalThis.ended)'));
        ended = await page.driver.executeAsyncScript('ended.then(arguments[0])');
        await then();
      });
      return { ended, said };
    } finally {
      await other.close();
    }
  }
  /** The calculator answers, whatever else. */
  const answers = async () => assert.equal(await page.run('host.claim = arguments[0]; host.compute(); return host.receipt.cash', CLAIM), yidi.estimate(CLAIM).cash);

  test('the elements: all works and nothing is complained of', async () => {
    const { ended, said } = await under(strict(PORTAL, 'yidi-thread'), async () => { await answers(); await curve(); });
    assert.deepEqual([ended, said], ['ready', []]);
  });

  test('the policy bites: text becomes neither code nor markup', async () => {
    await under(strict(PORTAL, 'yidi-thread'), async () => {
      await does('tryAll()');
      const blocked = await page.until('all to be tried', () => does('return "worker" in blocked && blocked'));
      // A browser without trusted types has no say in markup, nor in where a worker comes from; the rest is the same.
      const types = await does('return "trustedTypes" in globalThis');
      assert.deepEqual(blocked, { eval: true, inline: types, html: types, worker: types }, 'nothing of it ran');
    });
  });

  for (const [what, policy, ended, complaint] of /** @type {const} */ ([
    ['wasm-unsafe-eval', strict(PORTAL.replace(" 'wasm-unsafe-eval'", ''), 'yidi-thread'), 'broken', /wasm|script-src|unsafe-eval/i],
    ['connect-src', strict(PORTAL.replace("connect-src 'self'", "connect-src 'none'"), 'yidi-thread'), 'broken', /connect-src/],
    ['the policy for the thread', strict(PORTAL), 'ready', /trusted-?types/i],
    ['workers', strict(`${PORTAL}; worker-src 'none'`, 'yidi-thread'), 'ready', /worker-src/],
  ])) {
    test(`without ${what} it is ${ended === 'ready' ? 'as good, but for the curve' : 'said that it cannot work'}`, async () => {
      const found = await under(policy, async () => {
        if (ended === 'ready') await answers();
        else assert.match((await page.text('[role=alert]'))[0], /./);
        assert.equal(await page.run('return root.getElementById("curve")?.hidden ?? true'), true);
      });
      assert.equal(found.ended, ended);
      assert.ok(found.said.some((one) => complaint.test(one)), found.said.join('\n') || 'nothing was said');
    });
  }

  test('the page: under the same, with its icon and manifest; what it keeps offline is tested under such a policy in offline.test.mjs', async () => {
    const other = await page.serve({ root: site.root, policy: strict(PAGE, 'yidi-thread', 'yidi-offline') });
    try {
      await page.forget();
      const said = await page.expect(async () => {
        await page.driver.get(`${other.url}www/#rules=110000`);
        page.tool = 'rules';
        await page.until('the card', async () => (await page.content('#rules-verdict .name'))[0] === yidi.area('110000').name);
      });
      assert.deepEqual(said, []);
    } finally {
      await other.close();
    }
  });
}, { root: site.root });
