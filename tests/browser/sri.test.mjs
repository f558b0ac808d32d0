// Subresource integrity: with the values of pkg/integrity.json a page runs the files that were released, and no others.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { everyBrowser } from './drive.mjs';
import { portal } from './portal.mjs';
import { POLICY } from './server.mjs';

const integrity = JSON.parse(readFileSync(new URL('../../pkg/integrity.json', import.meta.url), 'utf8'));
const CLAIM = {
  person: { scheme: 'employee', status: 'retired', age: 66 }, insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10',
  service: 'inpatient', level: 'tertiary', filing: { category: 'resettled_retiree' }, bill: { total: '20000' },
};
const CASH = '2983.00'; // as in the README

const site = portal();
after(() => site.remove());
const hashes = new Set(); // of the import maps, for the policy: they stand in the page

/** A page that imports what the text says from a copy of the package, pinned to the values or taken as it comes. */
function page(name, folder, pinned, text) {
  const values = Object.fromEntries(Object.entries(integrity).filter(([file]) => file.endsWith('.js')).map(([file, value]) => [`./${folder}/${file}`, value]));
  const map = JSON.stringify(pinned ? { integrity: values } : {});
  hashes.add(`'sha256-${createHash('sha256').update(map).digest('base64')}'`);
  const wasm = `new Request(new URL('./${folder}/yidi.wasm', import.meta.url), ${JSON.stringify(pinned ? { integrity: integrity['yidi.wasm'] } : {})})`;
  site.write(`${name}-script.js`, text.replaceAll('PACKAGE', `./${folder}`).replaceAll('WASM', wasm));
  site.write(`${name}-host.js`, `const page = document.documentElement.dataset;
    try { page.cash = (await import('./${name}-script.js')).cash; } catch (error) { page.refused = String(error); }
    page.ready = 'true';`);
  site.write(`${name}.html`, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>pinned</title><link rel="icon" href="data:,">
    <script type="importmap">${map}</script><script type="module" src="${name}-host.js"></script></head><body><yidi-calculator></yidi-calculator></body></html>`);
}

const FUNCTIONS = `import { init, estimate } from 'PACKAGE/yidi.js';
  await init(fetch(WASM));
  export const { cash } = estimate(${JSON.stringify(CLAIM)});`;
const ELEMENTS = `import { YidiElement } from 'PACKAGE/elements/index.js';
  YidiElement.module = WASM;
  const node = await document.querySelector('yidi-calculator').ready;
  node.claim = ${JSON.stringify(CLAIM)};
  node.compute({ focus: false });
  export const { cash } = node.receipt;`;
const WAYS = { functions: [FUNCTIONS, ['yidi.js', 'yidi.wasm']], elements: [ELEMENTS, ['elements/index.js', 'worker/index.js', 'yidi.js', 'yidi.wasm']] };

/** Copies of the package: as it was released, and with a file that somebody else has put there; it works as well, so that nothing but its digest tells. */
const copyOf = (/** @type {string} */ file) => `changed-${file.replace(/\W/g, '-')}`;
cpSync(join(site.root, 'pkg'), join(site.root, 'www/released'), { recursive: true });
for (const file of WAYS.elements[1]) {
  const copy = join(site.root, 'www', copyOf(file));
  cpSync(join(site.root, 'pkg'), copy, { recursive: true });
  appendFileSync(join(copy, file), file.endsWith('.wasm') ? Buffer.of(0, 2, 1, 120) : '\n'); // of the module: one more custom section, named x
}
for (const [way, [text, files]] of Object.entries(WAYS)) {
  page(`${way}-released`, 'released', true, text);
  for (const file of files) for (const pinned of way === 'elements' ? [true, false] : [true]) page(`${way}-${copyOf(file)}-${pinned}`, copyOf(file), pinned, text);
}
page('again', 'released', true, `import { init, estimate } from 'PACKAGE/yidi.js';
  let refused = 0;
  await init(fetch(new Request(WASM, { integrity: ${JSON.stringify(integrity['yidi.js'])} }))).catch(() => { refused += 1; });
  await init(fetch(WASM));
  export const cash = refused + ' ' + estimate(${JSON.stringify(CLAIM)}).cash;`);// The value in the attribute of a script, which checks that file alone.
for (const [name, value] of Object.entries({ right: integrity['elements/index.js'], wrong: integrity['yidi.js'] })) {
  site.write(`tag-${name}.html`, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>pinned</title><link rel="icon" href="data:,">
    <script type="module" src="released/elements/index.js" integrity="${value}"></script><script type="module" src="tag.js"></script></head><body><yidi-calculator></yidi-calculator></body></html>`);
}
site.write('tag.js', `await document.querySelector('yidi-calculator').ready;
  const page = document.documentElement.dataset;
  page.defined = String(Boolean(customElements.get('yidi-calculator')));
  page.ready = 'true';`);

everyBrowser('pinned files', (page) => {
  page.patience = 30_000; // on a busy machine
  /** What came of a page. @param {string} name */
  async function outcome(name) {
    await page.driver.get(`${page.site.url}www/${name}.html`);
    await page.until(`${name}.html`, () => page.driver.executeScript('return document.documentElement.dataset.ready === "true"'));
    return page.driver.executeScript('return { ...document.documentElement.dataset }');
  }
  /** @param {string} name */
  async function cash(name) {
    const { cash: found, refused } = await outcome(name);
    await page.driver.get('about:blank');
    await page.forget(); // loading asks for files
    return found ?? refused;
  }

  for (const [way, [, files]] of Object.entries(WAYS)) {
    test(`${way}: the released files work`, async () => {
      assert.equal(await cash(`${way}-released`), CASH);
    });
    for (const file of files) {
      test(`${way}: another ${file} is refused, where it is pinned`, async () => {
        if (way === 'elements') assert.equal(await cash(`${way}-${copyOf(file)}-false`), CASH, 'it would work as well');
        let refused;
        await page.expect(async () => { refused = (await outcome(`${way}-${copyOf(file)}-true`)).refused; });
        assert.ok(refused, 'nothing of it ran');
      });
    }
  }

  test('a script with the value as its attribute runs, and with another does not', async () => {
    const defined = [];
    for (const name of ['tag-right', 'tag-wrong']) await page.expect(async () => { defined.push((await outcome(name)).defined); });
    assert.deepEqual(defined, ['true', 'false']);
  });

  test('after a module was refused, the right one can be loaded', async () => {
    let found;
    await page.expect(async () => { found = (await outcome('again')).cash; });
    assert.equal(found, `1 ${CASH}`);
  });
}, { root: site.root, policy: POLICY.replace("'wasm-unsafe-eval'", `'wasm-unsafe-eval' ${[...hashes].join(' ')}`) });
