// What the reader has put in stays with the tab: back, forward and reload find every tool as it was, and nothing of who somebody is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { By } from 'selenium-webdriver';
import { everyBrowser } from './drive.mjs';

const PERSON = { idNumber: '11010519491231002X', 'applicant.name': '王小明', 'applicant.phone': '13800138000', 'applicant.address': '长宁区某路八号' };

everyBrowser('what is kept', (page) => {
  const visible = (id) => page.driver.executeScript('return !document.getElementById(arguments[0]).closest("[data-tool]").hidden', id);

  /** The tool as it is seen: every field in play, and the answer. */
  const look = () => page.run(`
    const fields = [...root.querySelectorAll('form [name]')].filter((field) => !field.matches(':disabled, [data-personal] *'))
      .map(({ name, type, value, checked }) => (type === 'radio' || type === 'checkbox' ? [name, value, checked] : [name, value]));
    const said = [...root.querySelectorAll('#headline, #account table, .verdict, .problems, [id$="-details"] > *, .item')].filter((node) => node.offsetParent).map((node) => node.innerText).filter(Boolean);
    return { fields, said };`);

  const answered = () => page.until('an answer', () => page.run('return [...root.querySelectorAll("#receipt, .report, .problems")].some((node) => node.offsetParent)'));
  const written = () => page.until('the entry to be written', () => page.run('return history.state && JSON.stringify(history.state.states[host.id] ?? null) === JSON.stringify(host.state)'));
  const ready = () => page.until('the module', () => page.driver.executeScript('return document.documentElement.dataset.ready === "true"').catch(() => false));

  async function reload() {
    await written();
    await page.check();
    await page.driver.navigate().refresh();
    await ready();
    await page.forget();
  }

  /** Follows a link of the page to a tool, by a real press: WebKit goes back past entries that nobody asked for. */
  async function go(tool) {
    await page.driver.executeScript('scrollTo(0, 0)');
    await page.driver.findElement(By.css(`[data-to="${tool}"]`)).click();
    await page.until(`the tool ${tool}`, () => visible(tool));
    page.tool = tool;
  }

  /** Back or forward, until that tool is seen. */
  async function travel(way, tool) {
    await page.driver.navigate()[way]();
    await page.until(`the tool ${tool}`, () => visible(tool));
    page.tool = tool;
  }

  const example = async (which) => {
    await page.driver.executeScript('document.querySelector(`[data-example="${arguments[0]}"]`).click()', which);
    await page.until('the receipt', () => page.shown('receipt'));
  };

  const fill = {
    async estimate() {
      await example('itemised');
      await page.area('insuredArea', '通州');
      assert.equal(await page.value('insuredArea'), '通州区（北京市）'); // the county by which it was found is kept as well
      await page.put('date', '2026-04-01');
    },
    async filing() {
      await page.area('filing/insuredArea', '北京', '北京市');
      await page.area('filing/destination', '上海', '上海市');
      await page.choose('filing/category', 'resettled_retiree');
      await page.put('filing/start', '2026-03-01');
      await page.until('the papers', () => page.run('return root.querySelectorAll("#filing-materials input").length > 1'));
      await page.run('root.querySelector("#filing-materials input").click()');
      await page.run('root.getElementById("filing-personal").open = true');
      for (const [name, value] of Object.entries(PERSON)) await page.type(`filing/${name}`, value);
      await page.click('form [type=submit]');
    },
    async direct() {
      await page.area('direct/insuredArea', '合肥', '合肥市');
      await page.area('direct/treatmentArea', '南京', '南京市');
      await page.put('direct/date', '2026-02-02');
      await page.click('form [type=submit]');
    },
    async error() {
      await page.type('error/text', '参保人未备案');
      await page.click('form [type=submit]');
    },
    async rules() {
      await page.area('rules/area', '杭州', '杭州市');
      await page.click('form [type=submit]');
    },
    async year() {
      const person = { scheme: 'employee', status: 'working', age: 45 };
      const visit = { person, insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10', service: 'inpatient', level: 'tertiary', filing: { category: 'referral' }, bill: { total: '68000' } };
      await page.run('host.visits = arguments[0]', [visit, { ...visit, date: '2026-05-01', bill: { total: '9000' } }, { reverses: 1, date: '2026-06-01' }]);
    },
    async map() { await page.click('[id="map-420000"]'); },
  };

  for (const tool of Object.keys(fill)) {
    test(`${tool}: filled and answered, it is the same after a reload, and after back and forward`, async () => {
      await page.load(tool === 'estimate' ? '' : `#${tool}`);
      const empty = await look();
      await fill[tool]();
      await answered();
      // Leaving a tool takes what says who somebody is out of its report, too; so it is looked at from then on.
      const other = tool === 'error' ? 'direct' : 'error';
      await go(other);
      await go(tool);
      const before = await look();
      assert.notDeepEqual(before, empty);
      assert.ok(before.said.length, 'there is an answer');
      await reload();
      await page.until('the answer again', () => page.run('return [...root.querySelectorAll("#receipt, .report")].some((node) => node.offsetParent)'));
      assert.deepEqual(await look(), before, 'after a reload');
      assert.equal(await page.driver.executeScript('return document.activeElement === document.body'), true, 'the focus was not taken');
      await go(other);
      await travel('back', tool);
      assert.deepEqual(await look(), before, 'after back');
      await travel('forward', other);
      await travel('back', tool);
      assert.deepEqual(await look(), before, 'after forward and back');
    });
  }

  test('the guided way is where it was after a reload, and after back', async () => {
    await page.load();
    await page.run('host.mode = "guided"; host.claim = { person: { scheme: "resident" }, insuredArea: "110000", treatmentArea: "310000" }');
    const at = () => page.run('return [host.mode, JSON.stringify(host.claim), root.getElementById("guided-heading").textContent, [...root.querySelectorAll("#guided-lists li")].map((node) => node.textContent)]');
    await page.until('a question', async () => (await at())[2] !== '');
    const before = await at();
    assert.ok(before[3].length >= 3, 'what was answered is listed');
    await reload();
    await page.until('the question', async () => (await at())[2] === before[2]);
    assert.deepEqual(await at(), before);
    await go('error');
    await go('estimate');
    await page.run('host.claim = { insuredArea: "330100" }');
    await written();
    assert.notDeepEqual(await at(), before);
    await travel('back', 'error');
    await travel('back', 'estimate');
    assert.deepEqual(await at(), before);
  });

  test('back to the map as it was before a province was chosen', async () => {
    await page.load('#map');
    await go('rules');
    await go('map');
    await fill.map();
    await page.until('the province', () => page.shown('map-report'));
    await written();
    await travel('back', 'rules');
    await travel('back', 'map');
    await page.until('nothing chosen', async () => !(await page.shown('map-report')));
    assert.deepEqual(await page.run('return [host.state, root.querySelectorAll("#map-tiles input:checked").length]'), [null, 0]);
    await travel('forward', 'rules');
    await travel('forward', 'map');
    await page.until('the province again', () => page.shown('map-report'));
  });

  test('nothing that says who somebody is, is ever in the history', async () => {
    await page.load('#filing');
    await fill.filing();
    await answered();
    await written();
    const entry = () => page.driver.executeScript('return JSON.stringify(history.state)');
    assert.match(await entry(), /resettled_retiree/);
    for (const value of Object.values(PERSON)) assert.ok(!(await entry()).includes(value), `${value} is not kept`);
    assert.ok(await page.run('return root.querySelectorAll("[data-personal] [name]").length') >= Object.keys(PERSON).length);
    await go('direct');
    page.tool = 'filing';
    assert.deepEqual(await page.run('return [...root.querySelectorAll("[data-personal] [name]")].map((field) => field.value).join("")'), '', 'leaving the tool clears it');
    await go('filing');
    assert.equal(await page.driver.executeScript('return document.activeElement.id'), 'filing-heading');
    await reload();
    for (const name of Object.keys(PERSON)) assert.equal(await page.value(`filing/${name}`), '', name);
    assert.equal(await page.value('filing/insuredArea'), '北京市');
  });

  test('each entry has the tool as it was then', async () => {
    await page.load('?lang=en');
    await example('referred');
    await go('direct');
    await go('estimate');
    await page.type('bill.total', '70000');
    await page.until('the new figure', async () => (await page.text('#headline strong'))[0] === '¥48,865.50'); // worked out in page.test.mjs
    await written();
    await travel('back', 'direct');
    await travel('back', 'estimate');
    assert.equal(await page.value('bill.total'), '68000');
    assert.equal((await page.text('#headline strong'))[0], '¥47,155.50');
    await travel('forward', 'direct');
    await travel('forward', 'estimate');
    assert.equal(await page.value('bill.total'), '70000');
    assert.equal((await page.text('#headline strong'))[0], '¥48,865.50');
  });

  test('what cannot be understood stays as it was typed, with what is wrong about it', async () => {
    await page.load();
    await page.type('insuredArea', '火星');
    await page.type('bill.total', '六万');
    await page.click('#claim [type=submit]');
    await answered();
    const before = await look();
    assert.ok(before.said.length);
    await reload();
    await answered();
    assert.deepEqual(await look(), before);
    assert.equal(await page.value('insuredArea'), '火星');
  });

  test('cleared is cleared, in earlier entries too and in the address', async () => {
    await page.load();
    await example('referred');
    await go('error');
    await go('estimate');
    await page.click('#clear');
    await page.until('the empty entry', () => page.driver.executeScript('return history.state.states.estimate === undefined'));
    await travel('back', 'error');
    await travel('back', 'estimate');
    assert.equal(await page.value('bill.total'), '');
    assert.equal(await page.shown('receipt'), false);
    await page.until('the entry', () => page.driver.executeScript('return history.state.states.estimate === undefined'));

    await page.load('#error=参保人未备案');
    await answered();
    await page.click('[type=reset]');
    await page.until('the address without the text', () => page.driver.executeScript('return location.hash === "#error"'));
    await reload();
    assert.equal(await page.value('error/text'), '');
    assert.deepEqual((await look()).said, []);
  });

  test('an address that brings something counts once: what was changed afterwards stays after a reload', async () => {
    await page.load('#error=参保人未备案');
    await answered();
    await page.type('error/text', '医院未联网');
    await page.click('form [type=submit]');
    await page.until('the other answer', async () => (await look()).said.join().includes('联网'));
    const before = await look();
    await reload();
    assert.deepEqual(await look(), before);
    // The same link again is a wish for the same again.
    const link = () => page.driver.executeScript(`document.querySelector('a[href="#error=参保人未备案"]').click()`);
    await link();
    await page.until('the first text', async () => await page.value('error/text') === '参保人未备案');
    await page.type('error/text', '社保卡');
    await link();
    await page.until('the first text again', async () => await page.value('error/text') === '参保人未备案');
  });

  test('the language stays where it was chosen, also in entries from before', async () => {
    await page.load('#direct');
    await go('error');
    await page.press('language');
    await travel('back', 'direct');
    assert.equal(await page.driver.executeScript('return document.documentElement.lang'), 'en');
    await page.until('the address', () => page.driver.executeScript('return location.search === "?lang=en" && location.hash === "#direct"'));
    await reload();
    assert.equal(await page.driver.executeScript('return document.documentElement.lang'), 'en');
    assert.equal(await page.driver.executeScript('return document.querySelector("#direct").lang'), 'en');
  });

  test('untouched, the form is not kept: its day is always today', async () => {
    await page.load();
    await go('filing');
    await go('direct');
    await page.until('the entry', () => page.driver.executeScript('return history.state?.yidi === 1'));
    assert.deepEqual(await page.driver.executeScript('return history.state.states'), {});
    assert.deepEqual(await page.driver.executeScript('return [localStorage.length, sessionStorage.length, document.cookie]'), [0, 0, '']);
  });

  test('what the form begins with is no answer after a reload either: the guided way still asks for it', async () => {
    await page.load();
    await page.area('insuredArea', '北京', '北京市');
    await page.put('bill.total', '20000');
    const stated = () => page.run('host.mode = "guided"; const { claim } = host; host.mode = "expert"; return claim');
    const before = await stated();
    assert.deepEqual(before, { insuredArea: '110000', bill: { total: '20000' } });
    await page.run('host.dispatchEvent(new Event("input", { bubbles: true }))');
    await reload();
    assert.deepEqual([await page.value('insuredArea'), await page.value('bill.total'), await page.run('return host.mode')], ['北京市', '20000', 'expert']);
    assert.deepEqual(await stated(), before);
    // What was chosen, if only what was there already, is said.
    await page.tick('service', 'outpatient', '#claim');
    await page.tick('service', 'inpatient', '#claim');
    await reload();
    assert.equal((await stated()).service, 'inpatient');
    // Line by line, without a line yet, stays line by line.
    await page.tick('way', 'lines', '#claim');
    await reload();
    assert.equal(await page.run('return root.getElementById("way-lines").checked'), true);
  });

  test('two tabs know nothing of each other', async () => {
    await page.load();
    await example('referred');
    await written();
    const first = await page.driver.getWindowHandle();
    await page.driver.switchTo().newWindow('tab');
    try {
      await page.driver.get(`${page.site.url}www/`);
      await ready();
      assert.equal(await page.value('bill.total'), '');
      await example('unfiled');
      await written();
    } finally {
      await page.driver.close();
      await page.driver.switchTo().window(first);
    }
    await page.forget();
    await reload();
    assert.equal(await page.value('bill.total'), '68000');
  });
});
