// The page around the tools: eight of them within reach on any screen, and a word where the page cannot work.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Key } from 'selenium-webdriver';
import { everyBrowser } from './drive.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

everyBrowser('the page around', (page) => {
  const run = (script, ...values) => page.driver.executeScript(script, ...values);
  let root;
  before(() => { root = mkdtempSync(join(tmpdir(), 'yidi-site-')); });
  after(() => rmSync(root, { recursive: true, force: true }));

  for (const [lang, width, height] of [['zh', 320, 640], ['en', 320, 640], ['zh', 640, 800], ['en', 1280, 800]]) {
    test(`all tools are in sight and within reach: ${lang}, ${width} pixels wide`, async () => {
      await page.size(width, height);
      await page.load(`?lang=${lang}`);
      const { wide, inner, links, field } = await run(`
        const box = (node) => node.getBoundingClientRect();
        return { wide: document.documentElement.scrollWidth, inner: document.documentElement.clientWidth,
          links: [...document.querySelectorAll('.tools-nav a')].map((link) => { const { left, right, top, height } = box(link); return { name: link.innerText.trim(), left, right, top, height, text: link.scrollWidth <= link.clientWidth + 1 }; }),
          field: box(document.getElementById('estimate').shadowRoot.querySelector('input:not([type=radio]), select, button')).top };`);
      assert.ok(wide <= inner, `nothing sticks out: ${wide} of ${inner}`);
      assert.equal(links.length, 8);
      for (const { name, left, right, height: high } of links) {
        assert.ok(left >= 0 && right <= inner && high >= 44, `${name}: ${left} to ${right}, ${high} high`);
        assert.ok(name);
      }
      assert.ok(new Set(links.map(({ top }) => Math.round(top))).size <= 2, 'in two rows at most');
      if (lang === 'zh') assert.ok(field < height, `the first thing to answer is on the first screen: ${field}`);
      await page.axe();
    });
  }

  test('the tool shown is marked, named in the title, and begins with its heading', async () => {
    await page.size(360, 700);
    for (const tool of ['filing', 'direct', 'error', 'rules', 'bulk']) {
      await page.load(`#${tool}`);
      const { marked, seen, top, title } = await run(`return {
        marked: [...document.querySelectorAll('[aria-current=page]')].map((link) => link.dataset.to), title: document.title,
        seen: [...document.querySelectorAll('[data-tool]')].filter((section) => !section.hidden).map((section) => section.dataset.tool),
        top: document.querySelector('section:not([hidden]) h1').getBoundingClientRect().top };`);
      assert.deepEqual([marked, seen], [[tool], [tool]]);
      assert.ok(top >= 0, `the heading is in sight: ${top}`);
      assert.match(title, /yidi/);
    }
    await page.size(1280, 900);
  });

  test('each language has the fonts that are right for it, around the tools and in them', async () => {
    await page.load();
    const fonts = () => run('return [document.documentElement, document.getElementById("estimate").shadowRoot.getElementById("frame")].map((node) => getComputedStyle(node).fontFamily.split(",").map((name) => name.trim().replaceAll(\'"\', "")))');
    for (const names of await fonts()) assert.ok(names[0] === 'system-ui' && names.includes('PingFang SC') && names.includes('Microsoft YaHei') && names.at(-1) === 'sans-serif', names.join());
    await page.load('?lang=en');
    for (const names of await fonts()) assert.ok(names.indexOf('Segoe UI') < names.indexOf('Microsoft YaHei') && names.indexOf('Arial') < names.indexOf('system-ui') && names.at(-1) === 'sans-serif', names.join());
  });

  test('what a tool has found stands where it is said aloud', async () => {
    await page.load();
    await page.whole();
    for (const [tool, ids] of Object.entries({ estimate: ['headline'], year: ['year-headline', 'year-said'], filing: ['filing-verdict'], direct: ['direct-verdict', 'hospital-said'], error: ['error-verdict'], rules: ['rules-verdict', 'packs-said'], bulk: ['bulk-said'] })) {
      page.tool = tool;
      for (const id of ids) assert.ok(await page.run('return root.getElementById(arguments[0]).matches("output, [role=status]")', id), `${tool} ${id}`);
    }
  });

  test('the skip link leads into the tool', async () => {
    await page.load('#direct');
    await run('document.getElementById("skip").focus()');
    await page.keys(Key.ENTER);
    await page.until('the tool', () => run('return document.activeElement.id === "direct"'));
    await page.keys(Key.TAB);
    assert.equal(await page.run('return root.activeElement?.matches("input, select")'), true, 'the next key is in it');
    assert.equal(await run('return location.hash'), '#direct');
  });

  test('a script that does not come through is said', async () => {
    for (const part of ['www', 'pkg']) cpSync(`${ROOT}${part}`, join(root, part), { recursive: true });
    rmSync(join(root, 'pkg/yidi.js'));
    const broken = await page.serve({ root });
    try {
      const shown = () => run('const box = document.getElementById("not-loaded"); return box !== null && box.offsetParent !== null');
      await page.expect(async () => {
        await page.driver.get(`${broken.url}www/`);
        await page.until('the word', shown);
        assert.equal(await run('return document.getElementById("too-old").hidden'), true);
      });
    } finally {
      await broken.close();
    }
  });
});

test('the page can be installed: its manifest, and icons of the sizes that it says', () => {
  const www = new URL('../../www/', import.meta.url);
  assert.match(readFileSync(new URL('index.html', www), 'utf8'), /<link rel="manifest" href="manifest.webmanifest">/);
  const { name, short_name: short, start_url: start, scope, display, icons } = JSON.parse(readFileSync(new URL('manifest.webmanifest', www), 'utf8'));
  assert.ok(name && short && display === 'standalone');
  assert.deepEqual([start, scope], ['./', './'], 'wherever it lies');
  for (const { src, sizes, type } of icons) {
    const bytes = readFileSync(new URL(src, www));
    if (type === 'image/png') assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
    else assert.match(bytes.toString(), /<svg/);
  }
  for (const size of ['192x192', '512x512']) assert.ok(icons.some(({ sizes, purpose = 'any' }) => sizes === size && purpose === 'any'), size);
  assert.ok(icons.some(({ purpose }) => purpose === 'maskable'));
});
