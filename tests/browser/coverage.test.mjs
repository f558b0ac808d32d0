// The map of what is covered, against areas() called here: the same module.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { everyBrowser } from './drive.mjs';

const { area, areas } = createRequire(import.meta.url)('../../pkg/node.cjs');

const OUTSIDE = ['710000', '810000', '820000'];

/** Rules as somebody else might bring them along: those of Beijing for Tangshan, graded by their author. */
function brought() {
  const pack = JSON.parse(readFileSync(new URL('../../data/policies/110000.json', import.meta.url), 'utf8'));
  const grade = (/** @type {any} */ node) => {
    if (!node || typeof node !== 'object') return;
    if ('evidence' in node) { node.evidence = 'reported'; node.documents = node.documents?.length ? node.documents : ['d1']; }
    for (const child of Object.values(node)) grade(child);
  };
  grade(pack);
  return JSON.stringify({ ...pack, area: '130200', name: '唐山市' });
}

everyBrowser('the map', (page) => {
  /** The areas by province, as the engine tells them. */
  const told = (lang) => {
    /** @type {Record<string, any[]>} */
    const by = {};
    for (const one of areas()) (by[one.province] ??= []).push({ ...one, ...area(one.code, lang) });
    return by;
  };
  /** Each tile: code, what is read on it, its name for those who do not see it, how wide its bar is. */
  const tiles = () => page.run(`return [...root.querySelectorAll('.tile')].map((tile) => ({
    code: tile.querySelector('input').value, face: tile.querySelector('.face').textContent, count: tile.querySelector('.count')?.textContent, letter: tile.querySelector('.letter').textContent,
    kind: tile.classList[1], bar: tile.querySelector('.map-bar rect + rect')?.getAttribute('width'), fill: tile.querySelector('.map-bar rect + rect')?.getAttribute('fill'), box: (({ x, y, width, height }) => ({ x, y, width, height }))(tile.getBoundingClientRect()) }))`);
  const chosen = () => page.run('return root.querySelector(".tiles :checked")?.value');
  const sideways = () => page.run('return document.documentElement.scrollWidth - document.documentElement.clientWidth');

  for (const [lang, words] of /** @type {const} */ ([['zh', { with: '个统筹区', weak: '未经核实', none: '没有收录', letter: '汇' }], ['en', { with: 'insured areas', weak: 'Not verified', none: 'not included', letter: 'C' }]])) {
    test(`counts what areas() tells, and says so in a table too (${lang})`, async () => {
      await page.size(1280, 900);
      await page.load(`?lang=${lang}#map`);
      const by = told(lang);
      const found = await tiles();
      assert.deepEqual(found.map(({ code }) => code).sort(), [...Object.keys(by), ...OUTSIDE].sort(), 'a tile for each, once');
      await page.run('root.getElementById("map-list").open = true');
      const rows = await page.run('return Object.fromEntries([...root.querySelectorAll("tr[data-province]")].map((tr) => [tr.dataset.province, [...tr.children].map((cell) => cell.textContent)]))');
      for (const { code, face, count, letter, kind, bar, fill } of found) {
        const row = rows[code];
        if (OUTSIDE.includes(code)) {
          assert.equal(kind, 'unlisted');
          assert.ok(face.includes(words.none), face);
          assert.equal(count ?? '', '', 'nothing is counted');
          assert.equal(bar ?? '', '');
          assert.match(row[3], new RegExp(words.none, 'i'));
          continue;
        }
        const [all, some] = [by[code].length, by[code].filter(({ rules }) => rules !== 'none').length];
        assert.ok(all > 0 && some > 0, 'every province has rules for one area at least');
        assert.equal(count, `${some}/${all}`, code);
        assert.ok(face.includes(words.with) && face.includes(words.weak), face);
        assert.equal(letter, words.letter);
        assert.equal(kind, 'compiled');
        assert.equal(fill, 'url(#map-compiled)', 'a pattern, not a colour alone');
        assert.ok(Math.abs(Number.parseFloat(bar) - Math.max(100 * some / all, 8)) < 0.01, `${code}: ${bar}`);
        assert.deepEqual(row.slice(1), [String(all), String(some), words.weak]);
        if (lang === 'zh') assert.equal(row[0], by[code][0].provinceName);
      }
      const areas = Object.values(by).flat();
      assert.deepEqual((await page.content('#map-table tfoot tr > *')).slice(1, 3), [String(areas.length), String(areas.filter(({ rules }) => rules !== 'none').length)]);
      await page.axe();
      await page.shot(`map-${lang}`);
    });

    test(`lists the areas of a province, with where to go from each (${lang})`, async () => {
      await page.load(`?lang=${lang}#map`);
      const by = told(lang);
      assert.equal(await page.shown('map-waiting'), true);
      await page.click('.tile:has([value="420000"])');
      await page.until('the list', () => page.shown('map-report'));
      assert.equal(await page.focused(), 'map-report-heading');
      assert.match((await page.text('#map-report-heading'))[0], lang === 'zh' ? /^湖北省$/ : /^Hubei$/);
      const listed = await page.run(`return [...root.querySelectorAll('#map-details [data-area]')].map((li) => ({ code: li.dataset.area, text: li.textContent,
        links: [...li.querySelectorAll('a')].map((a) => a.getAttribute('href')), notes: [...li.querySelectorAll('details li')].map((note) => note.textContent) }))`);
      assert.deepEqual(listed.map(({ code }) => code).sort(), by['420000'].map(({ code }) => code).sort());
      assert.ok(listed.length > listed.filter(({ links }) => links.some((to) => to.startsWith('#estimate='))).length, 'some have no rules');
      for (const { code, text, links, notes } of listed) {
        const one = by['420000'].find((other) => other.code === code);
        assert.ok(text.includes(one.name));
        const to = one.rules === 'none' ? [`#rules=${code}/fill`] : [`#estimate=${code}`, `#rules=${code}`];
        assert.deepEqual(links, [...to, ...(one.hotline ? [`tel:${one.hotline}`] : [])]);
        assert.deepEqual(notes, one.rules === 'none' ? [] : one.notes ?? []);
        if (one.rules !== 'none') assert.ok(text.includes(words.weak));
      }
      await page.axe();
      await page.click('.tile:has([value="810000"])');
      assert.match((await page.text('#map-details'))[0], lang === 'zh' ? /^没有收录香港/ : /^Hong Kong is not included/);
      assert.equal(await page.run('return root.querySelectorAll("#map-details a").length'), 0);
    });
  }

  test('is walked by keyboard: one stop, arrows as on a map, Enter to the list', async () => {
    await page.size(1280, 900);
    await page.load('?lang=zh#map');
    await page.run('root.querySelector(".tiles input").focus()');
    assert.equal(await page.focused(), 'map-230000');
    for (const [key, code] of [[Key.ARROW_DOWN, '220000'], [Key.ARROW_DOWN, '210000'], [Key.ARROW_LEFT, '110000'], [Key.ARROW_DOWN, '120000'], [Key.ARROW_LEFT, '130000'], [Key.ARROW_RIGHT, '120000'], [Key.ARROW_UP, '110000'], [Key.ARROW_RIGHT, '210000'], [Key.ARROW_RIGHT, '210000']]) {
      await page.keys(key);
      assert.equal(await page.focused(), `map-${code}`);
    }
    assert.equal(await chosen(), '210000');
    assert.equal((await page.text('#map-report-heading'))[0], '辽宁省', 'what is listed follows');
    const ring = await page.run('return getComputedStyle(root.activeElement.nextElementSibling).outlineStyle');
    assert.equal(ring, 'solid', 'the focus is seen');
    await page.keys(Key.ENTER);
    assert.equal(await page.focused(), 'map-report-heading');
    await page.run('root.querySelector(".tiles :checked").focus()');
    await page.keys(Key.TAB);
    assert.equal(await page.run('return root.activeElement.closest("fieldset")'), null, 'the next stop lies behind the map');
  });

  test('every tile can be reached from every other by the arrows', async () => {
    await page.load('?lang=zh#map');
    const codes = (await tiles()).map(({ code }) => code);
    const seen = await page.run(`const seen = new Set(['230000']), queue = ['230000'];
      while (queue.length) {
        const from = queue.shift();
        for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
          const tile = root.getElementById('map-' + from);
          tile.focus();
          tile.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          const to = root.activeElement.value;
          if (!seen.has(to)) { seen.add(to); queue.push(to); }
        }
      }
      return [...seen];`);
    assert.deepEqual([...seen].sort(), [...codes].sort());
  });

  test('fits into 320 pixels, both languages, and leads to the list', async () => {
    await page.size(320, 700);
    for (const lang of ['zh', 'en']) {
      await page.load(`?lang=${lang}#map`);
      const boxes = (await tiles()).map(({ box }) => box);
      assert.ok(boxes.every(({ width, height }) => width >= 30 && height >= 44), JSON.stringify(boxes.find(({ width, height }) => width < 30 || height < 44)));
      for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) assert.ok(a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5 || a.y + a.height <= b.y + 0.5 || b.y + b.height <= a.y + 0.5, 'no two tiles overlap');
      assert.deepEqual(await page.run('return [...root.querySelectorAll(".tile .face > :not(.visually-hidden, .place)")].filter((node) => node.scrollWidth > node.parentElement.clientWidth + 1).map((node) => node.textContent)'), [], 'what stands on a tile fits on it');
      assert.equal(await sideways(), 0);
      await page.click('.tile:has([value="440000"])');
      assert.ok(await page.run('const { top, bottom } = root.getElementById("map-report-heading").getBoundingClientRect(); return top >= 0 && bottom <= innerHeight'), 'the list is in view');
      await page.run('root.getElementById("map-list").open = true; for (const fold of root.querySelectorAll("#map-details details")) fold.open = true');
      assert.equal(await sideways(), 0);
      await page.axe();
      await page.shot(`map-320-${lang}`);
    }
    await page.size(1280, 900);
  });

  test('counts rules that the reader brings along, as their author\'s word, and takes up the language', async () => {
    await page.load('?lang=zh#map');
    await page.whole();
    await page.click('.tile:has([value="130000"])');
    const before = (await tiles()).find(({ code }) => code === '130000');
    await page.run(`const rules = document.getElementById('rules').shadowRoot.getElementById('pack-files');
      const files = new DataTransfer();
      files.items.add(new File([arguments[0]], 'tangshan.json', { type: 'application/json' }));
      rules.files = files.files;
      rules.dispatchEvent(new Event('change', { bubbles: true }));`, brought());
    await page.until('the count', async () => (await tiles()).find(({ code }) => code === '130000').count !== before.count);
    const after = (await tiles()).find(({ code }) => code === '130000');
    const [[had, all], [has]] = [before.count, after.count].map((count) => count.split('/').map(Number));
    assert.deepEqual([has, after.count.split('/')[1]], [had + 1, String(all)]);
    assert.equal(after.letter, '自汇', 'from strong to weak');
    assert.equal(after.kind, 'compiled', 'it looks as its weakest');
    assert.match((await page.text('#map-summary'))[0], /1 个用的是您带来的规则/);
    assert.match((await page.text('[data-area="130200"] .grade'))[0], /您带来的规则/);
    assert.ok((await page.text('#map-legend dt b')).includes('您带来的规则'));
    await page.axe();
    await page.press('language');
    await page.until('English', async () => (await page.text('#map-report-heading'))[0] === 'Hebei');
    assert.equal(await chosen(), '130000');
    assert.equal((await tiles()).find(({ code }) => code === '130000').letter, 'YC');
  });

  test('an address names a province, or an area within it', async () => {
    await page.load('?lang=zh#map=440300');
    await page.until('Guangdong', async () => (await page.text('#map-report-heading'))[0] === '广东省');
    assert.equal(await chosen(), '440000');
    await page.load('?lang=zh#map=nowhere');
    assert.equal(await page.shown('map-report'), false);
    await page.axe();
  });
});
