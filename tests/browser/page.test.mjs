// Drives the page as a person would, in every browser of drivers.mjs: choose, compute, read the receipt.
// The expected figures are worked out by hand from the rules in data/, beside each case. Nothing here sleeps: it waits for what it needs.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { By, Key } from 'selenium-webdriver';
import { browsers, open } from './drivers.mjs';
import { serve } from './server.mjs';

const PATIENCE = 10_000;

/** A decimal amount in fen, to check sums without binary fractions. */
const fen = (amount) => BigInt(amount.replace(/[¥,.]/g, ''));

for (const name of browsers()) {
  describe(`the page in ${name}`, { concurrency: 1 }, () => {
    let site, browser, driver, loaded;
    let expected = 0; // console errors that a test provoked on purpose

    before(async () => {
      site = await serve({ prefix: '/some/where' }); // any static host, any sub-path
      browser = await open(name);
      driver = browser.driver;
    });
    after(async () => {
      const errors = await browser?.consoleErrors();
      await browser?.close();
      await site?.close();
      assert.deepEqual(errors.slice(expected), [], 'no console error, no violation of the policy');
    });
    beforeEach(() => load());

    const run = (script, ...values) => driver.executeScript(script, ...values);
    const until = (what, condition) => driver.wait(condition, PATIENCE, `waited in vain for ${what}`);
    const id = (value) => By.css(`[id="${value}"]`);
    const find = (value) => driver.findElement(id(value));
    const text = (css) => run('return [...document.querySelectorAll(arguments[0])].map((node) => node.innerText.trim())', css);
    const focused = () => run('return document.activeElement.id || document.activeElement.name || document.activeElement.className');

    async function load(query = '') {
      await driver.get(`${site.url}www/${query}`);
      await until('the module', () => run('return document.documentElement.dataset.ready === "true"'));
      loaded = (await browser.requests()).length;
    }
    const type = async (field, words) => {
      const input = await find(field);
      await input.sendKeys(Key.chord(Key.CONTROL, 'a'));
      await input.sendKeys(words);
    };
    const select = async (field, value) => (await find(field)).findElement(By.css(`option[value="${value}"]`)).click();
    const tick = (field, value) => driver.findElement(By.css(`[name="${field}"][value="${value}"]`)).click();
    // A date field takes its keys in the order of the machine's locale, so the value is put in as a picker would.
    const setDate = (value) => run(`const date = document.getElementById('date'); date.value = arguments[0];
      for (const kind of ['input', 'change']) date.dispatchEvent(new Event(kind, { bubbles: true }));`, value);
    const submit = () => driver.findElement(By.css('#claim [type=submit]')).click();
    const figures = () => run(`return Object.fromEntries([...document.querySelectorAll('#account > table tr')]
      .filter((row) => row.querySelector('td')).map((row) => [row.querySelector('th').innerText.trim(), row.querySelector('td').innerText.trim()]))`);
    const headline = () => text('#headline strong');
    const receiptShown = () => until('a receipt', () => run('return !document.getElementById("receipt").hidden'));
    const example = async (which) => {
      await driver.findElement(By.css(`[data-example="${which}"]`)).click();
      await receiptShown();
    };
    async function choose(field, typed, name) {
      await type(field, typed);
      const option = await driver.wait(async () => {
        const names = await text(`[id="${field}-list"]:not([hidden]) .name`);
        return names.includes(name) && driver.findElement(By.css(`[id="${field}-list"] [role=option]:nth-child(${names.indexOf(name) + 1})`));
      }, PATIENCE, `"${typed}" did not find ${name}`);
      await option.click();
      assert.equal(await (await find(field)).getAttribute('value'), name);
    }

    test('a claim is entered by typing, computed, and read as a receipt', async () => {
      await choose('insuredArea', 'bj', '北京市');
      await choose('treatmentArea', '上海', '上海市');
      await select('filing.category', 'referral');
      await tick('person.status', 'working');
      await select('level', 'tertiary');
      await setDate('2026-03-16');
      await type('bill.total', '６８,000');
      await type('bill.fullSelfPay', '5000');
      await type('bill.overLimitSelfPay', '600');
      await type('bill.priorSelfPay', '2400.00');
      await submit();
      await receiptShown();
      // Beijing, employee, working, tertiary, first admission: deductible 1300; 85 % to 30000, 90 % to 40000, 95 % above; referral × 0.9.
      // I = 68000 − 5000 − 600 − 2400 = 60000; 28700 × 0.765 + 10000 × 0.81 + 20000 × 0.855 = 21955.50 + 8100 + 17100 = 47155.50.
      assert.deepEqual(await headline(), ['¥47,155.50', '¥20,844.50']);
      const table = await figures();
      assert.equal(table['医疗费总额'], '68,000.00');
      assert.equal(table['政策范围内费用'], '60,000.00');
      assert.equal(table['起付线（先自己付）'], '1,300.00');
      assert.equal(table['统筹基金'], '47,155.50');
      assert.equal(table['医保合计'], '47,155.50');
      assert.equal(table['个人合计'], '20,844.50');
      const slices = await text('.steps [data-code="ratio.slice"]');
      const sums = ['28,700.00 × 76.5% = 21,955.50', '10,000.00 × 81% = 8,100.00', '20,000.00 × 85.5% = 17,100.00'];
      assert.equal(slices.length, sums.length);
      for (const [i, sum] of sums.entries()) assert.ok(slices[i].includes(sum), `${slices[i]} says ${sum}`);
      assert.equal((await text('.steps [data-code="deductible"] .amount'))[0], '¥1,300.00');
      assert.match((await text('.steps [data-code="ratio.slice"] .basis'))[0], /北京市基本医疗保险规定.*36/s);
      assert.match((await text('.documents'))[0], /北京市人民政府令第158号/);
      assert.match((await text('.evidence'))[0], /未经核实.*没有人核对过/s);
      assert.match((await text('#receipt .estimate'))[0], /估算/);
      assert.match(await run('return document.querySelector(".chart svg").getAttribute("aria-label")'), /统筹基金 ¥47,155\.50.*现金 ¥20,844\.50/);
      const fields = await run('return document.querySelector(".fields").textContent');
      assert.match(fields, /hifp_pay47155\.50/);
    });

    test('after the first result a change is computed at once, and what cannot be computed is said', async () => {
      await example('referred');
      await type('bill.total', '70000');
      // 2000 more in the last slice: 22000 × 0.855 = 18810; 21955.50 + 8100 + 18810 = 48865.50; the account still pays 3000.
      await until('the new figure', async () => (await headline())[0] === '¥48,865.50');
      assert.equal((await headline())[1], '¥18,134.50');
      await type('bill.total', 'abc');
      assert.equal(await (await find('stale')).isDisplayed(), true, 'an old result is marked as old');
      await (await find('date')).click();
      await until('the fault', () => run('return document.getElementById("bill.total").getAttribute("aria-invalid") === "true"'));
      assert.equal(await (await find('receipt')).isDisplayed(), false);
      await type('bill.total', '68000');
      await receiptShown();
      assert.equal((await headline())[0], '¥47,155.50');
      assert.deepEqual(await text('#claim .error'), []);
    });

    test('faults stand beside their fields and in a list that leads there', async () => {
      await type('bill.fullSelfPay', '12.345');
      await type('insuredArea', '火星');
      await submit();
      await until('the list', () => run('return document.activeElement.className === "problems"'));
      const links = await run('return [...document.querySelectorAll(".problems a")].map((link) => link.getAttribute("href"))');
      for (const field of ['insuredArea', 'treatmentArea', 'bill.fullSelfPay']) {
        assert.ok(links.includes(`#${field}`), `${field} is in the list`);
        const input = await find(field);
        assert.equal(await input.getAttribute('aria-invalid'), 'true', field);
        const described = (await input.getAttribute('aria-describedby')).split(' ');
        const said = await run('return arguments[0].map((id) => document.getElementById(id)).filter((node) => node?.matches(".error")).map((node) => node.innerText)', described);
        assert.equal(said.length, 1, `${field} is described by its error`);
        assert.match(said[0], /\S/);
      }
      assert.match((await text('.problems'))[0], /没有认出这个地区/);
      assert.equal((await text('.problems [role=alert] li')).length, links.length);
      await driver.findElement(By.css('.problems a[href="#bill.fullSelfPay"]')).click();
      assert.equal(await focused(), 'bill.fullSelfPay');
      await type('bill.fullSelfPay', '12.34' + Key.TAB);
      await until('the amount to be accepted', () => run('return !document.getElementById("bill.fullSelfPay").hasAttribute("aria-invalid")'));
      assert.ok((await text('#claim .error')).length > 0, 'the others remain');
    });

    test('a rule that asks for the status asks beside the status', async () => {
      await example('referred');
      await run(`for (const radio of document.getElementsByName('person.status')) radio.checked = false;`);
      await submit();
      await until('the list', () => run('return document.activeElement.className === "problems"'));
      assert.equal(await (await find('person.status')).getAttribute('aria-invalid'), 'true');
      await driver.findElement(By.css('.problems a')).click();
      assert.equal(await focused(), 'person.status');
    });

    test('the language changes on the whole page and in the receipt', async () => {
      const labels = 'return [...document.querySelectorAll("[data-t]")].map((node) => [node.dataset.t, node.textContent])';
      const chinese = new Map(await run(labels));
      await example('referred');
      await (await find('language')).click();
      assert.equal(await run('return document.documentElement.lang'), 'en');
      assert.match(await driver.getTitle(), /^Treated in another province/);
      for (const [key, words] of await run(labels)) {
        assert.match(words, /\S/, `${key} has English words`);
        assert.notEqual(words, chinese.get(key), `${key} is translated`);
      }
      assert.deepEqual(await headline(), ['¥47,155.50', '¥17,844.50']);
      assert.equal((await figures())['Pooled fund'], '47,155.50');
      assert.match((await text('.evidence'))[0], /Not verified/);
      for (const said of await text('.steps b:not([lang]), .steps .detail, .warnings .message')) assert.match(said, /[a-z]/i, `"${said}" is not English`);
      const button = await find('language');
      assert.deepEqual([await button.getText(), await button.getAttribute('lang')], ['中文', 'zh-CN']);
      await button.click();
      assert.equal(await run('return document.documentElement.lang'), 'zh-CN');
      assert.deepEqual(new Map(await run(labels)), chinese);
      for (const address of ['?lang=en', '#lang=en']) {
        await driver.get('about:blank');
        await load(address);
        assert.equal(await run('return document.documentElement.lang'), 'en', address);
      }
    });

    // Harbin, employee, retired, secondary, long-term filing: deductible 480, 95 %. Lines: 1200 with 12 × 60 in scope, so 480 over the
    // limit; 15 % of 7600 = 1140 prior; 860 class C. I = 19460 − 860 − 480 − 1140 = 16980; 16500 × 0.95 = 15675.
    // Hefei, resident, tertiary_top, unfiled × 0.6: I = 260000 − 21500 − 18300 = 220200; (220200 − 1000) × 0.45 = 98640.
    // Serious illness: 4300 + 121560 − 15000 = 110860; 35000 × 0.6 + 50000 × 0.65 + 25860 × 0.75 = 72895; in all 171535.
    const EXAMPLES = { referred: ['¥47,155.50', '¥17,844.50'], resettled: ['¥15,675.00', '¥3,785.00'], unfiled: ['¥171,535.00', '¥88,465.00'] };
    test('three examples are one click away, and each adds up', async () => {
      assert.deepEqual(await run('return [...document.querySelectorAll("[data-example]")].map((button) => button.dataset.example)'), Object.keys(EXAMPLES));
      for (const [which, expected] of Object.entries(EXAMPLES)) {
        await example(which);
        await until(`the figures of ${which}`, async () => (await headline())[0] === expected[0]);
        assert.deepEqual(await headline(), expected, which);
        const table = await figures();
        assert.equal(fen(table['医疗费总额']), fen(table['医保合计']) + fen(table['其中：个人账户']) + fen(table['其中：现金']), which);
        const paid = await run(`return [...document.querySelectorAll('.steps > .fund .amount')].map((node) => node.textContent)`);
        assert.equal(paid.map(fen).reduce((sum, amount) => sum + amount, 0n), fen(table['医保合计']), `${which}: the steps add up`);
      }
    });

    test('a bill can be entered line by line', async () => {
      await example('referred');
      await driver.findElement(By.css('[id="bill.lines"] summary')).click();
      for (const [i, amount] of ['1000', '2000', '500'].entries()) {
        await (await find('add-line')).click();
        await type(`bill.lines[${i}].amount`, amount);
        await select(`bill.lines[${i}].class`, 'ABC'[i]);
      }
      assert.equal(await (await find('bill.total')).isDisplayed(), false, 'lines or sums, not both');
      await submit();
      await until('the missing ratio', () => run('return document.getElementById("bill.lines[1].priorSelfPayRatio").getAttribute("aria-invalid") === "true"'));
      await type('bill.lines[1].priorSelfPayRatio', '5.6');
      await submit();
      await receiptShown();
      // 2000 × 5.6 % = 112 prior, 500 class C: I = 2888; (2888 − 1300) × 0.765 = 1214.82.
      assert.equal((await figures())['其中：先行自付'], '112.00');
      assert.equal((await figures())['统筹基金'], '1,214.82');
      await driver.findElement(By.css('[id="bill.lines[0]"] .remove')).click();
      await until('one line less', async () => (await figures())['医疗费总额'] === '2,500.00');
      assert.equal(await (await find('bill.lines[0].class')).getAttribute('value'), 'B');
    });

    test('a receipt becomes the year to date of the next visit', async () => {
      await example('referred');
      await (await find('next-visit')).click();
      assert.equal(await focused(), 'bill.total');
      const value = async (field) => (await find(field)).getAttribute('value');
      assert.equal(await value('yearToDate.admissions'), '1');
      assert.equal(await value('yearToDate.inpatient.inScope'), '60000.00');
      assert.equal(await value('yearToDate.inpatient.pooledPaid'), '47155.50');
      assert.equal(await value('yearToDate.inScopeSelfPay'), '12844.50');
      assert.equal(await value('yearToDate.supplementPaid.大额医疗费用互助资金'), '0.00');
      await type('bill.total', '10000');
      await submit();
      await receiptShown();
      // Second admission: deductible 650; (10000 − 650) × 0.765 = 7152.75.
      assert.deepEqual(await headline(), ['¥7,152.75', '¥2,847.25']);
    });

    test('the keyboard alone is enough', async () => {
      const press = (...keys) => driver.actions().sendKeys(...keys).perform();
      /** Tabs on until the focus is where it should be; a field that cannot be reached fails. */
      const reach = async (wanted) => {
        for (let i = 0; i < 40; i++) {
          if ((await focused()) === wanted) return;
          await press(Key.TAB);
        }
        assert.fail(`${wanted} was not reached by tabbing`);
      };
      await press(Key.TAB);
      assert.equal(await focused(), 'skip');
      await press(Key.ENTER);
      await reach('insuredArea');
      await press('chaoyang');
      await until('the list', async () => (await (await find('insuredArea')).getAttribute('aria-expanded')) === 'true');
      await press(Key.ESCAPE);
      assert.equal(await (await find('insuredArea-list')).isDisplayed(), false);
      await driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).sendKeys('beijing', Key.ARROW_DOWN).perform();
      const active = await (await find('insuredArea')).getAttribute('aria-activedescendant');
      assert.match(await (await find(active)).getText(), /北京市/);
      await press(Key.ENTER);
      assert.equal(await (await find('insuredArea')).getAttribute('value'), '北京市');
      await reach('treatmentArea');
      await press('sh', Key.ARROW_DOWN, Key.ENTER);
      assert.equal(await (await find('treatmentArea')).getAttribute('value'), '上海市');
      await reach('filing.category');
      await press(...Array(4).fill(Key.ARROW_DOWN)); // none → … → referral
      assert.equal(await (await find('filing.category')).getAttribute('value'), 'referral');
      await reach('person.scheme');
      await reach('person.status');
      await press(Key.SPACE);
      await reach('level');
      await press(...Array(4).fill(Key.ARROW_DOWN)); // choose → … → tertiary
      await reach('bill.total');
      await press('68000', Key.TAB, '5000', Key.TAB, '600', Key.TAB, '2400', Key.ENTER);
      await receiptShown();
      assert.equal((await headline())[0], '¥47,155.50');
      assert.equal(await focused(), 'receipt-heading');
    });

    test('an area without rules is marked in the list and explained', async () => {
      await type('insuredArea', '拉萨'); // has rules
      await until('a find', async () => (await text('[id="insuredArea-list"] .tag'))[0] === '有规则');
      await type('insuredArea', '鞍山');
      await until('a find', async () => (await text('[id="insuredArea-list"] .tag'))[0] === '暂无规则');
      await (await find('insuredArea')).sendKeys(Key.ENTER);
      assert.match((await text('[id="insuredArea-note"]'))[0], /鞍山市.*12393/);
    });

    test('at 320 pixels nothing sticks out, in either language', async () => {
      await resize(320);
      try {
        for (const query of ['?lang=zh', '?lang=en']) {
          await load(query);
          for (const which of Object.keys(EXAMPLES)) {
            await example(which);
            await run('for (const details of document.querySelectorAll("details")) details.open = true');
            assert.equal(await run('return innerWidth'), 320);
            const out = await run(`const width = document.documentElement.clientWidth;
              return [...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > width + 0.5 && !node.closest('.visually-hidden, .skip')).map((node) => node.outerHTML.slice(0, 80))`);
            assert.deepEqual(out, [], `${query} ${which}`);
            assert.ok(await run('return document.documentElement.scrollWidth <= document.documentElement.clientWidth'), `${query} ${which} scrolls sideways`);
          }
          const small = await run(`return [...document.querySelectorAll('button, select, summary, .chips span, input:not([type=radio], [type=checkbox])')]
            .filter((node) => node.offsetParent && node.getBoundingClientRect().height < 43.5).map((node) => node.outerHTML.slice(0, 80))`);
          assert.deepEqual(small, [], 'every control is as tall as a thumb');
        }
      } finally {
        }
    });
    async function resize(width) {
      const bidi = await driver.getBidi();
      const answer = await bidi.send({ method: 'browsingContext.setViewport', params: { context: await driver.getWindowHandle(), viewport: { width, height: 800 } } });
      assert.ok(!answer.error, answer.message);
    }

    test('nothing is requested after loading, stored, or complained of', async () => {
      const entries = () => run('return performance.getEntriesByType("resource").length');
      const fetched = await entries();
      await example('unfiled');
      await (await find('language')).click();
      await choose('treatmentArea', 'guangzhou', '广州市');
      await (await find('next-visit')).click();
      assert.equal(await entries(), fetched);
      assert.deepEqual((await browser.requests()).slice(loaded).filter((url) => !/favicon|icon\.svg/.test(url)), []);
      assert.deepEqual(await run('return [document.cookie, localStorage.length, sessionStorage.length]'), ['', 0, 0]);
    });

    test('without its module the page says that it cannot compute', async () => {
      assert.deepEqual(await browser.consoleErrors(), []);
      const half = await serve({ folders: ['www'] });
      try {
        await driver.get(`${half.url}www/?lang=en`);
        await until('the message', () => run('return !document.getElementById("broken").hidden'));
        assert.match((await text('#broken'))[0], /calculator did not load/);
        assert.equal(await driver.findElement(By.css('#claim [type=submit]')).isEnabled(), false);
      } finally {
        await driver.get('about:blank');
        expected = (await browser.consoleErrors()).length;
        await half.close();
      }
    });
  });
}
