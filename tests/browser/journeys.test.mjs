// Every tool from its address to its answer, in both languages, on a phone, on a desk and magnified: nothing that axe-core finds, nothing that
// sticks out, no request and no complaint on the way (drive.mjs looks after each test). What each tool says is for the other tests to judge.
// A picture of each answer is left in target/screenshots.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { everyBrowser } from './drive.mjs';

const VISIT = { person: { scheme: 'employee', status: 'working' }, insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10', service: 'inpatient', level: 'tertiary', filing: { category: 'referral' }, bill: { total: '68000' } };
const TABLE = ['编号,参保地,险种,人员类别,就医地,日期,医疗类别,医院级别,备案,总费用', '1,北京,职工,在职,上海,2026-03-10,住院,三级,转诊,20000', '2,北京,职工,在职,上海,2026-03-10,住院,三级,转诊,六万'].join('\n');

/** Drops a table on the tool. */
const drop = (page, text) => page.run(`const carried = new DataTransfer();
  carried.items.add(new File([arguments[0]], 'claims.csv', { type: 'text/csv' }));
  for (const kind of ['dragenter', 'dragover', 'drop']) root.getElementById('bulk-form').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));`, text);
const ask = (page) => page.click(`#${page.tool}-form [type=submit]`);

/** `fault`: what goes wrong, and where that is said; `act`: the main thing, and where its answer stands. */
const TOOLS = {
  estimate: {
    fault: (page) => page.click('#claim [type=submit]'), said: '.problems',
    act: (page) => page.around('[data-example="itemised"]'), answer: '#receipt',
  },
  year: {
    act: (page) => page.run('host.visits = arguments[0]', [VISIT, { ...VISIT, date: '2026-05-02', bill: { total: '240000' } }]), answer: '#year-report',
  },
  filing: {
    fault: ask, said: '.problems', answer: '#filing-report',
    async act(page) {
      await page.choose('filing/category', 'long_term_resident');
      await page.area('filing/insuredArea', 'bj', '北京市');
      await page.area('filing/destination', 'sh', '上海市');
      await ask(page);
    },
  },
  direct: {
    fault: ask, said: '.problems', answer: '#direct-report',
    async act(page) {
      await page.area('direct/insuredArea', 'bj', '北京市');
      await page.area('direct/treatmentArea', 'sh', '上海市');
      await ask(page);
    },
  },
  error: {
    fault: ask, said: '.problems', answer: '#error-report',
    async act(page) {
      await page.type('error/text', '参保人未备案');
      await ask(page);
    },
  },
  rules: {
    fault: ask, said: '.problems', answer: '#rules-report',
    async act(page) {
      await page.area('rules/area', 'bj', '北京市');
      await ask(page);
    },
  },
  map: { answer: '#map-report', act: (page) => page.run('root.getElementById("map-110000").click()') },
  bulk: { fault: (page) => drop(page, '参保地,总费用\n北京,1\n'), said: '#bulk-found .findings', answer: '#bulk-found dl', act: (page) => drop(page, TABLE) },
};
const PHONE = [360, 740];
const DESK = [1280, 900];
const MAGNIFIED = [640, 450]; // the desk at 200 %

everyBrowser('the journey', (page) => {
  page.patience = 30_000;
  const there = (what, css) => page.until(what, () => page.run('return [...root.querySelectorAll(arguments[0])].some((node) => node.checkVisibility())', css));
  const unfold = () => page.run('for (const fold of root.querySelectorAll("details")) fold.open = true');

  for (const [tool, { fault, said, act, answer }] of Object.entries(TOOLS)) {
    for (const lang of ['zh', 'en']) {
      test(`${tool} in ${lang}: empty, at fault, answered`, async () => {
        await page.size(...PHONE);
        try {
          await page.load(`?lang=${lang}${tool === 'estimate' ? '' : `#${tool}`}`);
          assert.equal(page.tool, tool);
          assert.equal(await page.run('return host.checkVisibility()'), true, 'the address leads there');
          await page.fits('empty on a phone');
          await page.axe();
          if (fault) {
            await fault(page);
            await there('what is wrong', said);
            await page.fits('at fault on a phone');
            await page.axe();
          }
          await act(page);
          await there('the answer', answer);
          if (tool === 'estimate') await there('the curve', '#curve');
          await page.shot(`${tool}-${lang}-phone`);
          await page.fits('answered on a phone');
          await unfold();
          await page.fits('unfolded on a phone');
          if (lang === 'zh') await page.axe({ everywhere: true });
          await page.size(...MAGNIFIED);
          await page.fits('magnified');
          await page.size(...DESK);
          await page.fits('on a desk');
          if (lang === 'en') await page.axe();
          await page.shot(`${tool}-${lang}-desk`);
          if (lang === 'zh' && await page.dark(true)) {
            assert.match(await page.run('return getComputedStyle(document.body).backgroundColor'), /^rgb\(([0-4]?\d, ){2}[0-4]?\d\)$/, 'it is dark');
            await page.axe();
            await page.shot(`${tool}-${lang}-dark`);
          }
        } finally {
          await page.dark(false);
          await page.size(...DESK);
        }
      });
    }
  }

  test('nothing moves by itself: no animation, no transition, no gliding, for those who asked for that and for all others', async () => {
    for (const tool of Object.keys(TOOLS)) {
      await page.load(`#${tool}`);
      await TOOLS[tool].act(page);
      await there(`the answer of ${tool}`, TOOLS[tool].answer);
      const moving = await page.run(`return [...document.querySelectorAll('*'), ...root.querySelectorAll('*')].filter((node) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(node);
        return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior !== 'auto';
      }).map((node) => node.outerHTML.slice(0, 80))`);
      assert.deepEqual(moving, [], tool);
      assert.equal(await page.run('return document.getAnimations().length'), 0);
    }
  });

  test('Tab goes through the page from top to bottom: the way past the navigation, the language, the tools, the form', async () => {
    /** Where the focus is: in the page around, or in the tool. */
    const focus = () => page.run(`const outer = document.activeElement, inner = outer === host ? root.activeElement : null;
      return { id: inner?.id || outer.id || outer.dataset?.to || outer.dataset?.example || outer.tagName, inside: Boolean(inner), ring: getComputedStyle(inner ?? outer).outlineStyle !== 'none' || Boolean((inner ?? outer).closest('label, .choose, .tile')) }`);
    for (const tool of ['estimate', 'filing']) {
      await page.load(tool === 'estimate' ? '' : `#${tool}`);
      await page.run('document.activeElement.blur(); scrollTo(0, 0)');
      if (tool !== 'estimate') await page.run('document.getElementById("skip").focus()');
      else await page.keys(Key.TAB);
      const way = [await focus()];
      while (!way.at(-1).inside && way.length < 30) {
        await page.keys(Key.TAB);
        way.push(await focus());
      }
      const tools = await page.run('return [...document.querySelectorAll("[data-to]")].map((link) => link.dataset.to)');
      assert.deepEqual(way.slice(0, 2 + tools.length).map(({ id }) => id), ['skip', 'language', ...tools]);
      assert.ok(way.at(-1).inside, 'then comes the tool');
      for (const { id, ring } of way) assert.ok(ring, `the focus is seen on ${id}`);
      // Inside, each stop lies behind the one before.
      const order = () => page.run('return [...root.querySelectorAll("*")].indexOf(root.activeElement)');
      const begun = await order();
      let last = begun;
      for (let i = 0; i < 12; i += 1) {
        await page.keys(Key.TAB);
        const next = await order();
        assert.ok(next >= last, `stop ${i} inside ${tool} comes after the one before`); // a date has several stops
        last = next;
      }
      assert.ok(last > begun, 'and it goes on');
      // The way past it all.
      await page.run('document.getElementById("skip").focus()');
      await page.keys(Key.ENTER);
      await page.until('the form', async () => (await focus()).inside);
      assert.equal(await page.run('const { top } = host.getBoundingClientRect(); return top >= 0 && top < innerHeight / 2'), true, 'it is brought into view');
      await page.keys(Key.TAB);
      assert.equal(await page.run('const group = (node) => node?.name || node; return group(root.activeElement) === group(host.ui.first())'), true, 'and Tab leads to the first thing in it');
    }
  });

  test('the thread for long runs is there before it is needed', async () => {
    const before = page.site.requests.length;
    await page.load();
    const files = () => page.site.requests.slice(before);
    await page.until('all of the thread', () => files().some((path) => path.endsWith('/worker/words.js')));
    const then = files().length;
    await page.around('[data-example="referred"]');
    await there('the curve', '#curve');
    assert.deepEqual(files().slice(then).filter((path) => !/sw\.js|icon/.test(path)), [], 'and asks for nothing then');
  });
});
