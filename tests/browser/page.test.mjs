// Drives the page as a person would, in every browser of drivers.mjs: choose, compute, read the receipt.
// The expected figures are worked out by hand from the rules in data/, beside each case. Nothing here sleeps: it waits for what it needs.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { everyBrowser } from './drive.mjs';
import { POLICY } from './server.mjs';

/** A decimal amount in fen, to check sums without binary fractions. */
const fen = (amount) => BigInt(amount.replace(/[¥,.]/g, ''));

everyBrowser('the page', (page) => {
  page.patience = 30_000; // 500 lines, on a busy machine
  beforeEach(() => page.load());

  const { run, until, find, one, text, content, focused, shown, value, type, put, tick, click, press, keys, half, go } = page.hands();
  const load = (query) => page.load(query);
  const select = (id, wanted) => page.choose(id, wanted);
  const choose = (id, typed, name) => page.area(id, typed, name);
  const setDate = (day) => put('date', day);
  const submit = () => click('#claim [type=submit]');
  const figures = () => run(`return Object.fromEntries([...root.querySelectorAll('#account > table tr')]
    .filter((row) => row.querySelector('td')).map((row) => [row.querySelector('th').innerText.trim(), row.querySelector('td').innerText.trim()]))`);
  const headline = () => text('#headline strong');
  const receiptShown = () => until('a receipt', () => run('return !root.getElementById("receipt").hidden'));
  const example = async (which) => {
    await page.around(`[data-example="${which}"]`);
    await receiptShown();
  };
  /** The list of faults has been put up and has the focus. */
  const listed = () => until('the list', () => run('return root.activeElement?.className === "problems"'));

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
    const slices = await content('.steps [data-code="ratio.slice"]'); // folded
    const sums = ['28,700.00 × 76.5% = 21,955.50', '10,000.00 × 81% = 8,100.00', '20,000.00 × 85.5% = 17,100.00'];
    assert.equal(slices.length, sums.length);
    for (const [i, sum] of sums.entries()) assert.ok(slices[i].includes(sum), `${slices[i]} says ${sum}`);
    assert.equal((await text('.steps [data-code="deductible"] .amount'))[0], '¥1,300.00');
    assert.match((await content('.steps [data-code="ratio.slice"] .basis'))[0], /北京市基本医疗保险规定.*36/s);
    assert.match((await text('.documents'))[0], /北京市人民政府令第158号/);
    assert.match((await text('.evidence'))[0], /未经核实.*没有人核对过/s);
    assert.match((await text('#receipt .estimate'))[0], /估算/);
    assert.match(await run('return root.querySelector(".chart svg").getAttribute("aria-label")'), /统筹基金 ¥47,155\.50.*现金 ¥20,844\.50/);
    const fields = await run('return root.querySelector(".fields").textContent');
    assert.match(fields, /hifp_pay47155\.50/);
  });

  test('after the first result a change is computed at once, and what cannot be computed is said', async () => {
    await example('referred');
    await type('bill.total', '70000');
    // 2000 more in the last slice: 22000 × 0.855 = 18810; 21955.50 + 8100 + 18810 = 48865.50; the account still pays 3000.
    await until('the new figure', async () => (await headline())[0] === '¥48,865.50');
    assert.equal((await headline())[1], '¥18,134.50');
    await type('bill.total', 'abc');
    assert.equal(await shown('stale'), true, 'an old result is marked as old');
    await press('date');
    await until('the fault', () => run('return root.getElementById("bill.total").getAttribute("aria-invalid") === "true"'));
    assert.equal(await shown('receipt'), false);
    await type('bill.total', '68000');
    await receiptShown();
    assert.equal((await headline())[0], '¥47,155.50');
    assert.deepEqual(await text('#claim .error'), []);
    // Leaving the field by pressing the button: the fault that comes up beside the field moves the button, and the press still counts.
    await type('bill.priorSelfPay', '一二三');
    await submit();
    await listed();
  });

  test('faults stand beside their fields and in a list that leads there', async () => {
    await type('bill.fullSelfPay', '12.345');
    await type('insuredArea', page.name === 'webkit' ? '火星' + Key.TAB : '火星'); // GTK's WebKit scrolls, under the finger, when a field out of sight loses the focus
    await submit();
    await listed();
    const links = await run('return [...root.querySelectorAll(".problems a")].map((link) => link.getAttribute("href"))');
    for (const field of ['insuredArea', 'treatmentArea', 'bill.fullSelfPay']) {
      assert.ok(links.includes(`#${field}`), `${field} is in the list`);
      const input = await find(field);
      assert.equal(await input.getAttribute('aria-invalid'), 'true', field);
      const described = (await input.getAttribute('aria-describedby')).split(' ');
      const said = await run('return arguments[0].map((id) => root.getElementById(id)).filter((node) => node?.matches(".error")).map((node) => node.innerText)', described);
      assert.equal(said.length, 1, `${field} is described by its error`);
      assert.match(said[0], /\S/);
    }
    assert.match((await text('.problems'))[0], /没有认出这个地区/);
    assert.equal((await text('.problems [role=alert] li')).length, links.length);
    await click('.problems a[href="#bill.fullSelfPay"]');
    assert.equal(await focused(), 'bill.fullSelfPay');
    await type('bill.fullSelfPay', '12.34' + Key.TAB);
    await until('the amount to be accepted', () => run('return !root.getElementById("bill.fullSelfPay").hasAttribute("aria-invalid")'));
    assert.ok((await text('#claim .error')).length > 0, 'the others remain');
  });

  test('a county that several cities have is left to the reader; one that one city has, and a city, are taken', async () => {
    const code = () => run('return root.getElementById("insuredArea").dataset.code ?? null');
    const left = () => until('the field to be left', () => run('return root.getElementById("insuredArea-list").hidden'));
    for (const [typed, wanted, shows] of [['和平区', null, '和平区'], ['鼓楼区', null, '鼓楼区'], ['城区', null, '城区'], ['海淀区', '110000', '海淀区（北京市）'], ['沈阳市', '210100', '沈阳市']]) {
      await type('insuredArea', typed + Key.TAB);
      await left();
      assert.deepEqual([await code(), await value('insuredArea')], [wanted, shows], typed);
    }
    await type('insuredArea', '和平区' + Key.TAB);
    await left();
    await submit();
    await listed();
    assert.match((await text('.problems'))[0], /没有认出这个地区.*从列表里选一个/s);
    assert.equal(await (await find('insuredArea')).getAttribute('aria-invalid'), 'true');
    await choose('insuredArea', '和平区'); // from the list it is a choice
    assert.equal(await code(), '120000');
    await type('insuredArea', '和平区' + Key.ARROW_DOWN + Key.ARROW_DOWN);
    await keys(Key.TAB); // and so is what was marked
    await left();
    assert.equal(await code(), '210100');
    await type('insuredArea', '和平区' + Key.ENTER);
    assert.deepEqual([await code(), await run('return root.querySelectorAll("[id=insuredArea-list] .active").length')], [null, 1], 'Enter marks the first of several');
    await keys(Key.ENTER);
    assert.equal(await code(), '120000', 'and the next takes it');
  });

  test('the Enter that ends the choice of a character chooses no area', async () => {
    await type('insuredArea', '沈阳');
    await until('a find', () => run('return Boolean(root.querySelector("[id=insuredArea-list] [role=option]"))'));
    const enter = (keyCode) => run(`const field = root.getElementById('insuredArea'), event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      Object.defineProperty(event, 'keyCode', { value: arguments[0] });
      field.dispatchEvent(event);
      return [event.defaultPrevented, field.dataset.code ?? null, root.getElementById('insuredArea-list').hidden];`, keyCode);
    assert.deepEqual(await enter(229), [false, null, false]);
    assert.deepEqual(await enter(13), [true, '210100', true]);
    await click('[name="way"][value="lines"]');
    await press('add');
    await keys('阿莫');
    const kept = () => run(`const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      Object.defineProperty(event, 'keyCode', { value: arguments[0] });
      root.activeElement.dispatchEvent(event);
      return event.defaultPrevented;`, 229);
    assert.equal(await kept(), false, 'nor does it leave the line of a bill');
  });

  test('a rule that asks for the status asks beside the status', async () => {
    await example('referred');
    await run(`for (const radio of root.querySelectorAll('[name="person.status"]')) radio.checked = false;`);
    await submit();
    await listed();
    assert.equal(await (await find('person.status')).getAttribute('aria-invalid'), 'true');
    await click('.problems a');
    assert.equal(await focused(), 'person.status');
  });

  test('the language changes on the whole page and in the receipt', async () => {
    const labels = `return [document, ...[...document.querySelectorAll('[data-tool] > [links]')].map((tool) => tool.shadowRoot)]
      .flatMap((part) => [...part.querySelectorAll('[data-t]')].map((node) => [(part.host?.id ?? 'page') + ' ' + node.dataset.t, node.textContent]))`;
    await page.whole();
    const chinese = new Map(await run(labels));
    await example('referred');
    await press('language');
    assert.equal(await run('return document.documentElement.lang'), 'en');
    assert.match(await page.driver.getTitle(), /^Treated in another province/);
    for (const [key, words] of await run(labels)) {
      assert.match(words, /\S/, `${key} has English words`);
      assert.ok(chinese.has(key), `${key} was there in Chinese`);
      assert.notEqual(words, chinese.get(key), `${key} is translated`);
    }
    await until('the receipt in English', async () => (await figures())['Pooled fund'] === '47,155.50');
    assert.deepEqual(await headline(), ['¥47,155.50', '¥17,844.50']);
    assert.equal((await figures())['Pooled fund'], '47,155.50');
    assert.match((await text('.evidence'))[0], /Not verified/);
    for (const said of await content('.steps b:not([lang]), .steps .detail, .warnings .message')) assert.match(said, /[a-z]/i, `"${said}" is not English`);
    const button = await find('language');
    assert.deepEqual([await button.getText(), await button.getAttribute('lang')], ['中文', 'zh-CN']);
    await page.hit(button);
    assert.equal(await run('return document.documentElement.lang'), 'zh-CN');
    const same = async () => JSON.stringify([...new Map(await run(labels))]) === JSON.stringify([...chinese]);
    if (!await until('all to be Chinese again', same).catch(() => false)) assert.deepEqual(new Map(await run(labels)), chinese);
    for (const address of ['?lang=en', '#lang=en']) {
      await load(address);
      assert.equal(await run('return document.documentElement.lang'), 'en', address);
    }
  });

  // Harbin, employee, retired, secondary, long-term filing: deductible 480, 95 %. Lines: 1200 with 12 × 60 in scope, so 480 over the
  // limit; 15 % of 7600 = 1140 prior; 860 class C. I = 19460 − 860 − 480 − 1140 = 16980; 16500 × 0.95 = 15675.
  // The bed 360 with 6 × 45 in scope: 90 over; 艾普拉唑 290 with 5 × 52.60 of its agreement: 27 over; 120 class C; prior self-pay
  // 30 + 980 + 3720 + 1040 + 17.20 + 26.30 = 5813.50. I = 35540.40 − 120 − 117 − 5813.50 = 29489.90; (29489.90 − 1300) × 0.765 = 21565.27.
  // Hangzhou, employee, retired, outpatient, tertiary: deductible 200, 82 %; two drugs of class B, 150.40, without a share given: the 10 %
  // assumed are 15.04. I = 317.20 − 15.04 = 302.16; 102.16 × 0.82 = 83.77.
  // Hefei, resident, tertiary_top, unfiled × 0.6: I = 260000 − 21500 − 18300 = 220200; (220200 − 1000) × 0.45 = 98640.
  // Serious illness: 4300 + 121560 − 15000 = 110860; 35000 × 0.6 + 50000 × 0.65 + 25860 × 0.75 = 72895; in all 171535.
  const EXAMPLES = {
    referred: ['¥47,155.50', '¥17,844.50'], resettled: ['¥15,675.00', '¥3,785.00'], itemised: ['¥21,565.27', '¥13,975.13'], visit: ['¥83.77', '¥233.43'], unfiled: ['¥171,535.00', '¥88,465.00'],
  };
  test('five examples are one click away, and each adds up', async () => {
    assert.deepEqual(await run('return [...document.querySelectorAll("[data-example]")].map((button) => button.dataset.example)'), Object.keys(EXAMPLES));
    for (const [which, expected] of Object.entries(EXAMPLES)) {
      await example(which);
      await until(`the figures of ${which}`, async () => (await headline())[0] === expected[0]);
      assert.deepEqual(await headline(), expected, which);
      const table = await figures();
      assert.equal(fen(table['医疗费总额']), fen(table['医保合计']) + fen(table['其中：个人账户']) + fen(table['其中：现金']), which);
      const paid = await run(`return [...root.querySelectorAll('.steps > .fund .amount')].map((node) => node.textContent)`);
      assert.equal(paid.map(fen).reduce((sum, amount) => sum + amount, 0n), fen(table['医保合计']), `${which}: the steps add up`);
    }
  });

  // The itemised bill.
  const itemise = () => tick('way', 'lines');
  const rows = () => run(`return [...root.querySelectorAll('#items > .item')].map((node) => ({
    id: node.id, name: node.querySelector('.title').value, amount: node.querySelector('[data-field=amount]').value,
    class: node.querySelector('select').selectedOptions[0].textContent, match: node.querySelector('.match')?.textContent ?? '',
    split: node.querySelector('.split')?.textContent ?? '', flags: [...node.querySelectorAll('.flag')].map((flag) => flag.dataset.code) }))`);
  const sums = () => run(`return Object.fromEntries([...root.querySelectorAll('#line-sums dl > div')].map((row) => [row.querySelector('dt').textContent, row.querySelector('dd').textContent]))`);
  /** The sums follow with the next picture. @param {Record<string, string>} wanted those that matter; `whole` if there are no others */
  const adds = async (wanted, { whole = false, why = 'the sums' } = {}) => {
    let now;
    const right = async () => {
      now = await sums();
      return Object.entries(wanted).every(([name, amount]) => now[name] === amount) && (!whole || Object.keys(now).length === Object.keys(wanted).length);
    };
    await until(why, right).catch((error) => { throw new assert.AssertionError({ message: `${why}: ${error.message}`, actual: now, expected: wanted }); });
  };
  const said = async () => (await text('#bill-said'))[0];
  const options = () => text('#add-list:not([hidden]) [role=option]');
  /** Types into the field for adding and waits for an option that says all of `words`. */
  async function search(typed, ...words) {
    await type('add', typed);
    return until(`"${typed}" to find ${words}`, async () => {
      const at = (await options()).findIndex((option) => words.every((word) => option.includes(word)));
      return at >= 0 && one(`#add-list [role=option]:nth-child(${at + 1})`);
    });
  }
  /** Adds a line with nothing but a name and an amount, as copied from a bill. */
  async function addPlain(name, amount) {
    await page.hit(await search(name, `“${name}”`));
    await keys(amount);
  }
  /** Copies a text from somewhere else and pastes it into the field for adding, with the keys that people use. */
  async function paste(words) {
    await run(`const elsewhere = document.body.appendChild(document.createElement('textarea'));
      elsewhere.id = 'elsewhere'; elsewhere.value = arguments[0]; elsewhere.focus(); elsewhere.select();`, words);
    await chord('c');
    await run(`document.getElementById('elsewhere').remove(); root.getElementById('add').focus();`);
    await chord('v');
  }
  const chord = (...keys) => page.driver.actions().keyDown(Key.CONTROL).sendKeys(...keys).keyUp(Key.CONTROL).perform();
  const inShanghai = async () => {
    await choose('treatmentArea', '上海', '上海市');
    await setDate('2026-03-16');
    await itemise();
  };

  test('an item is found while typing, and decided as soon as it has an amount', async () => {
    await itemise();
    await search('amxl', '阿莫西林', '口服常释剂型', '甲类', '西药', '2025 年版');
    const add = await find('add');
    assert.equal(await add.getAttribute('aria-expanded'), 'true');
    await keys(Key.ESCAPE);
    assert.deepEqual(await options(), []);
    await search('阿莫西林', '口服常释剂型', '甲类');
    await keys(Key.ARROW_DOWN);
    const active = await find(await add.getAttribute('aria-activedescendant'));
    assert.equal(await run('return arguments[0].querySelector(".name").textContent', active), '阿莫西林', 'the exact name comes first');
    await keys(Key.ENTER);
    assert.equal(await focused(), 'bill.lines[0].amount', 'the amount is what is still to be typed');
    assert.match((await text('#bill-notice'))[0], /先选就医地/);
    await keys('36.80', Key.ENTER);
    assert.equal(await focused(), 'add', 'Enter leads on to the next item');
    await choose('treatmentArea', '上海', '上海市');
    await setDate('2026-03-16');
    assert.equal(await shown('bill-notice'), false);
    await adds({ 费用合计: '¥36.80', 范围内: '¥36.80' }, { whole: true });
    assert.equal((await rows())[0].class, '目录甲类');

    // Moxifloxacin for injection is class B with a condition; nobody gave Shanghai's share, so the guide's is assumed, and said.
    await page.hit(await search('莫西沙星', '注射剂', '乙类', '限有明确药敏试验证据'));
    await keys('200');
    await adds({ 费用合计: '¥236.80' }, { why: 'the new sums' });
    const share = (await sums()).先行自付;
    assert.match((await text('#place-notice'))[0], /注意.*假定/s);
    await until('the condition', async () => (await rows())[1].flags.includes('catalog.restriction'));
    const row = (await rows())[1];
    assert.ok(!row.flags.includes('catalog.prior_ratio_assumed'), 'what all lines share is said once, at its field');
    assert.match((await content('[id="bill.lines[1]"] .flag[data-code="catalog.restriction"]'))[0], /^注意 .*药敏试验.*我已看过/s);
    const box = () => one('[id="bill.lines[1]"] [data-do=read]');
    const before = await sums();
    await page.hit(await box());
    assert.deepEqual([await (await box()).isSelected(), await sums()], [true, before], 'reading a condition changes nothing');
    await type('place.priorSelfPayRatio', '20');
    // 200 × 20 % = 40; 36.80 + 160 = 196.80.
    await adds({ 先行自付: '¥40.00' }, { why: 'the share of the place' });
    assert.notEqual(share, '¥40.00');
    await adds({ 费用合计: '¥236.80', 范围内: '¥196.80', 先行自付: '¥40.00' }, { whole: true });
    assert.equal(await shown('place-notice'), false);
    await type('bill.lines[1].priorSelfPayRatio', '5');
    await adds({ 先行自付: '¥10.00' }, { why: 'what the line says goes before what the place says' });
    assert.equal(await (await box()).isSelected(), true, 'and stays ticked');
  });

  test('what is unknown, ambiguous or the place’s own matter is asked at its line', async () => {
    await inShanghai();
    await addPlain('某种进口营养粉', '238');
    await until('the flag', async () => (await rows())[0].flags.includes('catalog.unknown_item'));
    await adds({ 待定: '¥238.00' });
    await select('bill.lines[0].class', 'C');
    await adds({ 费用合计: '¥238.00', 范围内: '¥0.00', 全自费: '¥238.00' }, { whole: true });
    await addPlain('常规心电图检查', '30'); // a service: known, but the national list does not rank it
    await until('the flag', async () => (await rows())[1].flags.includes('catalog.class_of_place'));
    await select('bill.lines[1].class', 'A');
    await adds({ 范围内: '¥30.00' });

    await addPlain('氨溴索', '45.60'); // class A as tablets, B for injection: the name alone does not say
    await until('candidates', async () => (await content('[id="bill.lines[2]"] .candidates button')).length >= 4);
    assert.ok((await rows())[2].flags.includes('catalog.ambiguous_item'));
    assert.match((await text('#next-open'))[0], /（1）/);
    await press('add');
    await press('next-open');
    assert.match(await run('return root.activeElement.innerText'), /氨溴索/, 'the button leads to the candidates');
    const candidate = async () => {
      const all = await content('[id="bill.lines[2]"] .candidates button');
      return one(`[id="bill.lines[2]"] .candidates button:nth-of-type(${all.findIndex((words) => words.includes('注射剂')) + 1})`);
    };
    await page.hit(await candidate());
    assert.match((await rows())[2].match, /您选的.*氨溴索.*注射剂/s);
    assert.equal((await rows())[2].class, '目录乙类');
    assert.equal(await shown('next-open'), false);
    await click('[id="bill.lines[2]"] [data-do=unchoose]');
    assert.ok((await rows())[2].flags.includes('catalog.ambiguous_item'));
    await press('undo');
    assert.equal((await rows())[2].class, '目录乙类');
  });

  test('flags follow the person, and what is half typed elsewhere does not hide the sums', async () => {
    await inShanghai();
    await addPlain('保妇康凝胶', '30');
    await addPlain('某项', '20');
    await select('bill.lines[0].class', 'A');
    await select('bill.lines[1].class', 'A');
    const flagged = async () => (await rows())[0].flags.includes('audit.sex');
    const before = await sums();
    assert.equal(await flagged(), false, 'nobody said');
    await select('person.sex', 'male');
    await until('the flag', flagged);
    assert.match((await content('[id="bill.lines[0]"] .flag[data-code="audit.sex"]'))[0], /^注意 /);
    assert.deepEqual(await sums(), before, 'flags change no amount');
    await select('person.sex', 'female');
    await until('no flag', async () => !(await flagged()));
    await type('person.age', 'abc');
    assert.deepEqual(await sums(), before, 'an age that cannot be read leaves the bill alone');
    assert.match((await text('#bill-notice'))[0], /abc/);
    await type('place.priorSelfPayRatio', '120');
    assert.match((await text('#place-notice'))[0], /1\.2/);
    await type('bill.lines[0].amount', '1.234');
    // The line that cannot be read counts for nothing; the other keeps its number.
    await adds({ 费用合计: '¥20.00', 范围内: '¥20.00' }, { whole: true });
    assert.match((await text('#line-sums'))[0], /有 1 行还读不出来/);
    await keys(Key.ARROW_DOWN);
    assert.equal(await focused(), 'bill.lines[1].amount', 'the arrows lead from line to line');
  });

  const TABLE = ['某医院住院费用清单', '项目名称\t规格\t数量\t金额\t医保类别', '普通病房床位费\t\t3\t180.00\t甲', '阿莫西林胶囊\t0.25g\t2\t￥1,036.80\t甲',
    '血细胞分析\t\t1\t二十元\t甲', '抢救费\t\t1\t\t甲', '止血敷料\t\t1\t88\t特类', '合计\t\t\t1216.80\t'].join('\n');
  test('a table is pasted: what is not understood stays until it is dealt with', async () => {
    await inShanghai();
    await paste(TABLE);
    await until('the lines', async () => (await rows()).length === 2);
    assert.deepEqual((await rows()).map(({ name, amount }) => [name, amount]), [['普通病房床位费', '180.00'], ['阿莫西林胶囊', '1036.80']]);
    assert.match(await said(), /读入 2 行/);
    const rests = () => run(`return [...root.querySelectorAll('#rests .rest-row')].map((row) => [row.querySelector('input').value.split(' ')[0], row.closest('details') ? 'aside' : 'shown'])`);
    const asking = async () => (await rests()).filter(([, where]) => where === 'shown').map(([name]) => name);
    assert.deepEqual((await rests()).map(([name]) => name).sort(), ['合计', '抢救费', '某医院住院费用清单', '止血敷料', '血细胞分析', '项目名称'].sort(), 'no row is lost');
    for (const name of ['血细胞分析', '抢救费', '止血敷料']) assert.ok((await asking()).includes(name), `${name} asks to be looked at`);
    for (const reason of await text('.faulty .flag')) assert.match(reason, /^(待处理|注意) \S/, 'each says why');
    assert.match((await text('#line-sums'))[0], /没有计入/);

    const rest = (name) => run(`return [...root.querySelectorAll('.rest-row')].find((row) => row.querySelector('input').value.startsWith(arguments[0]))`, name);
    const edit = async (name, from, to) => run(`const input = arguments[0].querySelector('input'); input.value = input.value.replace(arguments[1], arguments[2])`, await rest(name), from, to);
    const act = async (name, what) => page.hit(await run('return arguments[0].querySelector(`[data-do=${arguments[1]}]`)', await rest(name), what));
    await edit('止血敷料', '特类', '丁类');
    await edit('血细胞分析', '二十元', '20 块');
    await act('血细胞分析', 'again'); // still wrong: it stays, and the other one begun is not lost
    assert.ok((await asking()).includes('血细胞分析'));
    assert.equal((await rows()).length, 2);
    assert.equal(await run(`return arguments[0].querySelector('input').value.includes('丁类')`, await rest('止血敷料')), true);
    await edit('血细胞分析', '20 块', '20.00');
    await act('血细胞分析', 'again');
    await until('the mended row', async () => (await rows()).length === 3);
    assert.deepEqual((await rows())[2].amount, '20.00');
    assert.equal((await rows())[2].class, '甲类', 'under its headings, so the class is read too');
    await act('抢救费', 'take');
    await until('the row taken', async () => (await rows()).length === 4);
    assert.equal(await focused(), 'bill.lines[3].amount');
    await type('bill.lines[3].amount', '500');
    await act('止血敷料', 'dismiss');
    assert.ok(!(await asking()).includes('止血敷料'));
    await press('undo');
    assert.ok((await asking()).includes('止血敷料'), 'dropping a row can be undone');
    await press('redo');
    assert.ok(!(await asking()).includes('止血敷料'));
    await adds({ 费用合计: '¥1,736.80' });

    // The same through the box for pasting, in English.
    await load('?lang=en');
    await inShanghai();
    await click('#paste summary');
    await run('root.getElementById("table").value = arguments[0]', TABLE);
    await press('read-table');
    await until('the lines', async () => (await rows()).length === 2);
    assert.match(await said(), /Lines read: 2/);
    for (const reason of await text('.faulty .flag .message')) assert.match(reason, /[a-z]{3}/, `"${reason}" is English`);
    await addPlain('氨溴索', '45.60');
    await addPlain('人血白蛋白', '420');
    for (const css of ['.item .cells label', '.item .more', '.item .split', '.item .severity', '.item .match > span:first-child', '.item .flag .message', '.candidates > p', '#line-sums dt', '#next-open', '#undo', '#redo']) {
      const found = await content(css);
      assert.ok(found.length, `there is ${css}`);
      for (const words of found) assert.match(words, /[A-Za-z]{2}/, `${css}: "${words}" is English`);
    }
  });

  test('every change can be undone and done again', async () => {
    await inShanghai();
    const names = async () => (await rows()).map(({ name, amount }) => `${name} ${amount}`.trim());
    const state = async (id) => (await find(id)).getAttribute('aria-disabled');
    assert.deepEqual([await state('undo'), await state('redo')], ['true', 'true']);
    await addPlain('甲', '1');
    await addPlain('乙', '2.5');
    await type('bill.lines[0].amount', '100');
    await click('[id="bill.lines[1]"] .remove');
    assert.deepEqual(await names(), ['甲 100']);
    assert.match(await said(), /已删去：乙/);
    assert.equal(await run('return root.activeElement.getAttribute("aria-label")'), '删去第 1 行', 'the focus stays in the list');
    await chord('z');
    assert.deepEqual(await names(), ['甲 100', '乙 2.5'], 'Ctrl+Z undoes outside of fields');
    assert.match(await said(), /已撤销：删去一行/);
    await chord('z');
    assert.deepEqual(await names(), ['甲 1', '乙 2.5'], 'what was typed into one field is one step');
    await chord('y');
    assert.deepEqual(await names(), ['甲 100', '乙 2.5']);
    for (let i = 0; i < 3; i += 1) await press('undo');
    assert.deepEqual(await names(), ['甲 1']);
    assert.equal(await focused(), 'undo', 'the focus stays on the button');
    for (let i = 0; i < 2; i += 1) await press('undo');
    assert.deepEqual([await names(), await state('undo')], [[], 'true']);
    await press('undo');
    for (let i = 0; i < 6; i += 1) await press('redo');
    assert.deepEqual([await names(), await state('redo')], [['甲 100'], 'true']);
    await run('root.getElementById("bill.lines[0].amount").focus()');
    await chord('z');
    assert.equal((await names()).length, 1, 'inside a field Ctrl+Z is the browser’s own');
  });

  test('500 lines: every one is there, sums are exact, and a keystroke redraws its own line only', async () => {
    await inShanghai();
    const amounts = Array.from({ length: 500 }, (_, i) => `${(i * 37) % 911}.${String((i * 13) % 100).padStart(2, '0')}`);
    const total = (list) => list.map((amount) => BigInt(amount.replace('.', ''))).reduce((sum, amount) => sum + amount, 0n);
    await paste(['项目名称\t金额\t医保类别', ...amounts.map((amount, i) => `第${i + 1}项\t${amount}\t${'甲丙'[i % 2]}`)].join('\n'));
    await until('500 lines', async () => (await rows()).length === 500);
    const all = await rows();
    assert.deepEqual(all.map(({ name, amount }) => [name, amount]), amounts.map((amount, i) => [`第${i + 1}项`, amount]));
    assert.deepEqual(all.map(({ id }) => id), amounts.map((_, i) => `bill.lines[${i}]`));
    const even = amounts.filter((_, i) => i % 2 === 0);
    const inFen = async (name) => fen((await sums())[name] ?? '0.00');
    await until('the sum', async () => (await inFen('费用合计')) === total(amounts));
    assert.equal(await inFen('范围内'), total(even));
    assert.equal(await inFen('全自费'), total(amounts) - total(even));

    await run(`window.touched = new Set(); new MutationObserver((records) => records.forEach(({ target, addedNodes }) => [target, ...addedNodes].forEach((node) => {
      const item = (node.nodeType === 1 ? node : node.parentElement)?.closest?.('.item'); if (item) window.touched.add(item.id); }))).observe(root.getElementById('items'), { subtree: true, childList: true, characterData: true, attributes: true });`);
    await type('bill.lines[249].amount', '1000.01');
    amounts[249] = '1000.01';
    await until('the new sum', async () => (await inFen('费用合计')) === total(amounts));
    assert.deepEqual(await run('return [...window.touched]'), ['bill.lines[249]']);
    await click('[id="bill.lines[0]"] .remove');
    await until('the sum without the first', async () => (await inFen('费用合计')) === total(amounts.slice(1)));
    const anew = amounts.slice(1).map((_, i) => `bill.lines[${i}]`).join();
    await until('all to be numbered anew', async () => (await rows()).map(({ id }) => id).join() === anew);
    assert.equal((await rows())[248].amount, '1000.01');
  });

  test('an itemised bill is settled, and what is wrong stands at its line', async () => {
    await example('referred');
    await itemise();
    for (const [i, amount] of ['1000', '2000', '500'].entries()) {
      await addPlain(`自定项目${i}`, amount);
      await select(`bill.lines[${i}].class`, 'ABC'[i]);
    }
    assert.equal(await shown('bill.total'), false, 'lines or sums, not both');
    await type('bill.lines[1].priorSelfPayRatio', '5.6');
    await submit();
    await receiptShown();
    // 2000 × 5.6 % = 112 prior, 500 class C: I = 2888; (2888 − 1300) × 0.765 = 1214.82.
    assert.equal((await figures())['其中：先行自付'], '112.00');
    assert.equal((await figures())['统筹基金'], '1,214.82');
    await click('[id="bill.lines[0]"] .remove');
    await until('one line less', async () => (await figures())['医疗费总额'] === '2,500.00');
    assert.equal(await value('bill.lines[0].class'), 'B');

    await addPlain('说不清的东西', '12.345');
    await submit();
    await listed();
    const link = await one('.problems a[href="#bill.lines[2].amount"]');
    assert.match(await link.getText(), /第 3 行 说不清的东西 金额/);
    assert.equal(await (await find('bill.lines[2].amount')).getAttribute('aria-invalid'), 'true');
    assert.match((await content('[id="bill.lines[2]"] .flag[data-severity=error]'))[0], /12\.345/);
    await page.hit(link);
    assert.equal(await focused(), 'bill.lines[2].amount');
    await type('bill.lines[2].amount', '12.34');
    await submit();
    await until('the other fault', () => run('return !!root.querySelector(".problems a[href^=\'#bill.lines[2]\']")'));
    assert.ok((await rows())[2].flags.includes('catalog.unknown_item'));
    await select('bill.lines[2].class', 'C');
    await submit();
    await receiptShown();
    assert.equal((await figures())['其中：全自费'], '512.34');
    assert.deepEqual(await text('.problems'), []);

    await tick('way', 'sums');
    await until('the sums', async () => (await figures())['医疗费总额'] === '68,000.00');
    await itemise();
    assert.equal((await rows()).length, 3, 'the other way of entering keeps what it had');
  });

  test('a receipt becomes the year to date of the next visit', async () => {
    await example('referred');
    await press('next-visit');
    await until('the focus on the total', async () => (await focused()) === 'bill.total');
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
    await keys(Key.TAB);
    assert.equal(await focused(), 'skip');
    await keys(Key.ENTER);
    await reach('insuredArea');
    await keys('chaoyang');
    await until('the list', async () => (await (await find('insuredArea')).getAttribute('aria-expanded')) === 'true');
    await keys(Key.ESCAPE);
    assert.equal(await shown('insuredArea-list'), false);
    await chord('a');
    await keys('beijing', Key.ARROW_DOWN);
    const active = await (await find('insuredArea')).getAttribute('aria-activedescendant');
    assert.match(await (await find(active)).getText(), /北京市/);
    await keys(Key.ENTER);
    assert.equal(await value('insuredArea'), '北京市');
    await reach('treatmentArea');
    await keys('sh', Key.ARROW_DOWN, Key.ENTER);
    assert.equal(await value('treatmentArea'), '上海市');
    await reach('filing.category');
    await keys(...Array(4).fill(Key.ARROW_DOWN)); // none → … → referral
    assert.equal(await value('filing.category'), 'referral');
    await reach('person.scheme');
    await reach('person.status');
    await keys(Key.SPACE);
    await reach('level');
    await keys(...Array(4).fill(Key.ARROW_DOWN)); // choose → … → tertiary
    await reach('bill.total');
    await keys('68000', Key.TAB, '5000', Key.TAB, '600', Key.TAB, '2400', Key.ENTER);
    await receiptShown();
    assert.equal((await headline())[0], '¥47,155.50');
    assert.equal(await focused(), 'receipt-heading');
  });

  // The tools beside the calculator. A tool is reached by its address; its fields go by its name and their path.
  const at = () => run(`return [...document.querySelectorAll('[data-tool]')].filter((node) => !node.hidden).map((node) => node.dataset.tool).join()`);
  const current = () => run(`return [...document.querySelectorAll('nav [aria-current]')].map((node) => node.dataset.to).join()`);
  const ask = async (tool) => {
    await click(`#${tool}-form [type=submit]`);
    await until(`a report on ${tool}`, () => run('return !root.getElementById(arguments[0]).hidden', `${tool}-report`));
  };
  const codes = (tool) => run('return [...root.querySelectorAll(arguments[0])].map((node) => node.dataset.code)', `#${tool}-report .findings > li`);
  const paper = (id) => click(`#filing-materials [value="${id}"]`);
  const verdict = async (tool) => (await text(`#${tool}-verdict`))[0];
  /** Tabs on until the focus is where it should be; a field that cannot be reached fails. */
  const reach = async (wanted, is = async () => (await focused()) === wanted) => {
    for (let i = 0; i < 40; i++) {
      if (await is()) return;
      await keys(Key.TAB);
    }
    assert.fail(`${wanted} was not reached by tabbing`);
  };
  /** A resident of Beijing who moves to Shanghai for long. */
  async function fillFiling() {
    await select('filing/category', 'long_term_resident');
    await choose('filing/insuredArea', 'bj', '北京市');
    await choose('filing/destination', '上海', '上海市');
    await put('filing/start', '2026-03-01');
    await put('filing/filedOn', '2026-03-01');
  }

  test('each tool has its address, its place in the navigation and its heading', async () => {
    const there = async (tool, what) => {
      await until(what, async () => (await at()) === tool);
      assert.equal(await current(), tool, what);
      assert.equal(await run('return [...document.querySelectorAll("h1"), ...root.querySelectorAll("h1")].filter((node) => node.getClientRects().length).length'), 1, `${what}: one heading`);
    };
    await there('estimate', 'without a hash');
    const titles = [await page.driver.getTitle()];
    for (const tool of ['filing', 'direct', 'error', 'rules']) {
      await go(tool);
      await there(tool, `the link to ${tool}`);
      await until(`the focus on the heading of ${tool}`, async () => (await focused()) === `${tool}-heading`);
      assert.equal(await run('return location.hash'), `#${tool}`);
      assert.equal(await (await find('skip')).getAttribute('href').then((address) => address.split('#')[1]), tool);
      titles.push(await page.driver.getTitle());
    }
    assert.equal(new Set(titles).size, 5, 'each has its title');
    await page.driver.navigate().back();
    await there('error', 'going back');
    await go('estimate');
    await there('estimate', 'the link to the calculator');
    await until('the focus on its heading', async () => (await focused()) === 'estimate-heading');
    for (const tool of ['filing', 'direct', 'error', 'rules']) {
      await load(`#${tool}`);
      await there(tool, `#${tool} from elsewhere`);
      await until(`the focus on the heading of ${tool}`, async () => (await focused()) === `${tool}-heading`);
      await press('language');
      await there(tool, `${tool} in English`);
      assert.equal(await run('return location.search + location.hash'), `?lang=en#${tool}`);
      assert.match(await page.driver.getTitle(), /^[A-Z]/);
    }
    await load('#error=参保人未备案&lang=en');
    await there('error', '#error with a text');
    assert.equal(await value('error/text'), '参保人未备案');
    assert.match(await verdict('error'), /has no filing/);
  });

  test('check my filing: by keyboard, what is missing, what it gives, a form to take along', async () => {
    await go('filing');
    assert.equal(await shown('filing/materials'), false, 'nothing is asked before it is known to matter');
    await reach('filing/category');
    await keys(Key.ARROW_DOWN, Key.ARROW_DOWN); // choose → resettled → long-term resident
    assert.equal(await value('filing/category'), 'long_term_resident');
    await reach('filing/insuredArea');
    await keys('beijing', Key.ARROW_DOWN, Key.ENTER);
    await reach('filing/destination');
    await keys('sh', Key.ARROW_DOWN, Key.ENTER, Key.TAB);
    await put('filing/start', '2026-03-01');
    await put('filing/filedOn', '2026-03-01');
    await until('the papers', async () => shown('filing/materials'));
    assert.equal(await shown('filing-end'), false, 'a long-term filing has no end to ask for');
    await reach('id_document', () => run('return root.activeElement.value === "id_document"'));
    await keys(Key.SPACE);
    await (await find('filing/insuredArea')).sendKeys(Key.ENTER, Key.ENTER);
    await until('the report', async () => (await focused()) === 'filing-report-heading');
    assert.match(await verdict('filing'), /北京市参保，在上海市就医 · 异地长期居住人员.*还有 2 处要处理.*还不能跨省直接结算/s);
    const papers = () => text('.papers > li');
    assert.equal((await papers()).length, 3);
    assert.match((await papers())[0], /^已有.*第 8 条/s);
    assert.match((await papers())[1], /^缺.*备案表/s);
    assert.match((await papers())[2], /^缺.*居住证明.*或个人承诺书.*可以用个人承诺书/s);
    await paper('filing_form');
    await paper('residence_proof');
    await until('a good report', async () => /没有发现问题.*可以.*直接结算/s.test(await verdict('filing')));
    assert.deepEqual((await papers()).map((words) => words.slice(0, 2)), ['已有', '已有', '已有']);
    const facts = async () => (await text('.facts-list > div')).map((words) => words.replace(/\s+/g, ' '));
    assert.deepEqual(await facts(), ['备案到 上海市', '从 2026-03-01', '到 长期有效，直到变更或取消', '最早可变更 2026-09-01']);
    const sections = await text('#filing-details h3');
    for (const part of ['要交的材料', '有效期', '两边的待遇', '去哪里办', '备案表，打印带上', '依据的文件']) assert.ok(sections.includes(part), `there is ${part}`);
    assert.equal((await text('.way h4')).length, 4);
    assert.equal(await at(), 'filing');
    await click('.papers .basis a');
    assert.equal(await at(), 'filing', 'a link to a document stays in the tool');

    // A temporary filing has an end, and asks for other papers.
    await select('filing/category', 'referral');
    await until('the end', async () => shown('filing-end'));
    assert.match((await facts())[2], /^到 2026-09-01/);
    assert.match((await papers())[2], /转诊/);
    await put('filing/end', '2026-02-01');
    await until('the fault', async () => (await codes('filing')).includes('filing.end_before_start'));
    await click('[data-code="filing.end_before_start"] .to a');
    assert.equal(await focused(), 'filing/end', 'a finding leads to its field');
    await select('filing/category', 'emergency');
    await until('the emergency', async () => /视同已备案/.test(await verdict('filing')));
    for (const id of ['filing/materials', 'filing-end', 'filing/stay', 'filing/previous']) assert.equal(await shown(id), false, `${id} is not asked`);
    assert.deepEqual(await text('.take-along'), []);
  });

  test('an identity number is checked, never shown back, and gone when the tool is left', async () => {
    const NUMBER = '110101199003071234'; // its check digit should be another
    await go('filing');
    await fillFiling();
    await click('#filing-personal summary');
    const field = await find('filing/idNumber');
    assert.deepEqual([await field.getAttribute('autocomplete'), await field.getAttribute('type')], ['off', 'text']);
    await type('filing/idNumber', NUMBER);
    await type('filing/applicant.name', '<b>张三</b>');
    await ask('filing');
    assert.ok((await codes('filing')).includes('filing.id_check_digit'));
    assert.match((await text('[data-code="filing.id_check_digit"]'))[0], /校验位.*身份证号/s);
    const leaks = () => run('return [document.documentElement.outerHTML, location.href, document.cookie, JSON.stringify({ ...localStorage, ...sessionStorage }), JSON.stringify(history.state)].filter((words) => words.includes(arguments[0])).length', NUMBER);
    assert.equal(await leaks(), 0);
    await click('.take-along summary');
    assert.match((await text('.sheet'))[0], /姓名\s*<b>张三<\/b>/, 'what is typed is text');
    await go('direct');
    assert.equal(await field.getAttribute('value'), '');
    await go('filing');
    assert.equal(await value('filing/applicant.name'), '');
    assert.ok(!(await codes('filing')).includes('filing.id_check_digit'));
    assert.doesNotMatch(await run('return document.body.textContent'), /张三/);
    assert.equal(await value('filing/destination'), '上海市', 'the rest stays');
  });

  test('the report and the form are printed, in either language', async () => {
    await run('window.print = () => { window.printed = document.querySelector("[data-yidi-print]").dataset.yidiPrint; dispatchEvent(new Event("beforeprint")); }');
    await go('filing');
    await fillFiling();
    await paper('commitment_letter');
    await ask('filing');
    assert.deepEqual(await run('return [...root.querySelectorAll(".sheet caption")].map((node) => node.textContent)'), ['跨省异地就医登记备案表', '个人承诺书']);
    await press('print-form');
    assert.equal(await run('return window.printed'), 'sheet');
    assert.ok(await run('return root.querySelector(".sheet").getBoundingClientRect().height > 100'), 'what was folded is opened for the paper');
    const rows = await text('.sheet:first-of-type tr');
    for (const words of ['参保地', '就医地', '异地长期居住人员', '2026-03-01']) assert.ok(rows.some((row) => row.includes(words)), words);
    await run('dispatchEvent(new Event("afterprint"))');
    assert.deepEqual(await run('return [document.querySelectorAll("[data-yidi-print]").length, document.adoptedStyleSheets.length]'), [0, 0]);
    await press('filing-print');
    assert.equal(await run('return window.printed'), 'report');
    await run('dispatchEvent(new Event("afterprint"))');
    // The same form as a page of its own.
    await run(`const made = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved = blob; return made.call(URL, blob); };
      HTMLAnchorElement.prototype.click = function () { window.file = this.download; };`);
    await press('save-form');
    assert.match(await run('return window.file'), /\.html$/);
    assert.match(await run('return window.saved.text()'), /<title>[^<]*备案表.*2026-03-01.*个人承诺书/s);
    // What paper shows: the report, and neither the form that was filled in nor the navigation.
    const rules = await run(`return root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media?.mediaText === 'print').flatMap((rule) => [...rule.cssRules]).map((rule) => rule.cssText).join()`);
    for (const part of ['form', '.report button', '.take-along', 'break-before: page']) assert.ok(rules.includes(part), part);
    await press('language');
    await until('English', async () => /To put right before filing/.test(await verdict('filing')));
    for (const words of await text('#filing-details h3, #filing-details h4, .papers b, .facts-list dt, .findings .message, .way li, .sheet .meaning')) assert.match(words, /[A-Za-z]{2}/, `"${words}" is English`);
    assert.ok((await run('return [...root.querySelectorAll(".sheet th")].map((node) => node.firstChild.data)')).includes('姓名'), 'the form itself stays Chinese');
  });

  test('will direct settlement work: every reason in order, the way by hand, what is open, names of hospitals', async () => {
    await go('direct');
    await reach('direct/insuredArea');
    await keys('beijing', Key.ARROW_DOWN, Key.ENTER);
    await reach('direct/treatmentArea');
    await keys('sh', Key.ARROW_DOWN, Key.ENTER, Key.TAB);
    await put('direct/date', '2026-03-16');
    await reach('direct/institutionNetworked');
    await keys(Key.ARROW_DOWN, Key.ARROW_DOWN); // not sure → yes → no
    await reach('direct/insuredStatus');
    await keys(...Array(3).fill(Key.ARROW_DOWN)); // … → in arrears
    await reach('direct-form submit', () => run('return root.activeElement.matches("#direct-form [type=submit]")'));
    await keys(Key.ENTER);
    await until('the report', async () => (await focused()) === 'direct-report-heading');
    assert.deepEqual(await codes('direct'), ['direct.institution_not_networked', 'direct.not_filed', 'direct.insured_status_abnormal']);
    assert.match(await verdict('direct'), /北京市参保，在上海市就医 · 住院 · 2026-03-16.*还不能直接结算.*3 处/s);
    assert.equal(await (await one('[data-code="direct.not_filed"] .to a')).getAttribute('href').then((address) => address.split('#')[1]), 'filing');
    assert.match((await text('.findings > li'))[1], /要处理.*没有办理.*备案.*国家医保服务平台.*依据/s);
    const sections = await text('#direct-details h3');
    assert.deepEqual(sections.slice(0, 3), ['会卡住的地方，按先后排', '不能直接结算时', '那一天上海市开通了什么']);
    assert.ok((await text('.keep li')).some((paper) => /费用清单/.test(paper)));
    assert.deepEqual(await text('.open > li > b'), ['住院', '普通门诊', '药店购药', '门诊慢特病']);
    assert.match((await text('.open > li'))[1], /已开通 自 2021-02-01 起/);
    await put('direct/date', '2020-06-01');
    await until('the earlier day', async () => /部分开通/.test((await text('.open > li'))[1]));
    await put('direct/date', '2026-03-16');

    // All put right: nothing stands in the way. A filing to another place does not cover it.
    await select('direct/institutionNetworked', 'true');
    await select('direct/insuredStatus', 'normal');
    await select('direct/filing.category', 'referral');
    await until('a good answer', async () => /没有发现会卡住/.test(await verdict('direct')));
    assert.deepEqual(await codes('direct'), []);
    await choose('direct/filing.destination', 'gz', '广州市');
    await put('direct/filing.start', '2026-03-01');
    await until('the other place', async () => (await codes('direct')).some((code) => /filing/.test(code)));
    assert.match(await verdict('direct'), /还不能直接结算/);
    await choose('direct/filing.destination', 'sh', '上海市');
    await until('the same place', async () => /没有发现会卡住/.test(await verdict('direct')));
    await select('direct/injury', 'liable');
    await until('the liability', async () => (await codes('direct')).includes('direct.third_party_liability'));

    await click('#look-up summary');
    await type('hospital', '协和');
    await until('names', async () => (await text('#hospitals li')).some((words) => /北京协和医院.*北京市/s.test(words)));
    assert.match((await text('#hospital-said'))[0], /是否联网请查询.*12393/s);
    assert.match((await text('#look-up label'))[0], /只有名称，查到不等于已联网/);
    await type('hospital', 'zzzz');
    await until('none', async () => /没有列出的也可能已联网/.test((await text('#hospital-said'))[0]));
    await type('hospital', '协和');
    await press('language');
    for (const words of await text('#direct-details h3, #direct-details h4, #direct-details .findings .message, #direct-details .detail, #direct-details .open b, #direct-details li > .tag, #hospital-said')) assert.match(words, /[A-Za-z]{2}/, `"${words}" is English`);
  });

  const goTo = (id) => run('root.getElementById(arguments[0]).focus()', id);
  const faultAt = (id) => until(`a fault at ${id}`, () => run(`const field = root.getElementById(arguments[0]);
    return field.getAttribute('aria-invalid') === 'true' && /不是日期.*2026-11-21/s.test((field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => root.getElementById(id)?.textContent).join())`, id));

  test('a date that is half typed is not taken for none, nor faulted while it is typed', async () => {
    await load('#direct');
    await choose('direct/insuredArea', 'bj', '北京市');
    await choose('direct/treatmentArea', '上海', '上海市');
    await put('direct/date', '2026-03-16');
    await select('direct/filing.category', 'referral');
    await ask('direct');
    const good = () => until('a good answer', async () => await shown('direct-report') && /没有发现会卡住/.test(await verdict('direct')) && !(await text('#direct-form .error')).length);
    await good();
    await half('direct/filing.start');
    assert.deepEqual([await shown('direct-report'), await text('#direct-form .error, .problems')], [true, []], 'while it is typed nothing is said of it');
    await goTo('direct/insuredStatus');
    await faultAt('direct/filing.start');
    assert.equal(await shown('direct-report'), false, 'no answer as if no day were given');
    assert.doesNotMatch(await run('return JSON.stringify(host.state)'), /…|filing\.start/);
    await goTo('direct/filing.start');
    await keys(Key.DELETE); // empty again, it is none
    await goTo('direct/insuredStatus');
    await good();
    await choose('direct/filing.destination', '上海', '上海市');
    await put('direct/filing.start', '2026-04-01'); // after the visit
    await until('a bad answer', async () => /还不能直接结算/.test(await verdict('direct')));
    await half('direct/filing.start');
    assert.deepEqual([await shown('direct-report'), await text('#direct-form .error, .problems')], [true, []], 'while it is typed the answer stays');
    await goTo('direct/insuredStatus');
    await faultAt('direct/filing.start');
    await put('direct/filing.start', '2026-03-01');
    await good();
    await half('direct/filing.start');
    await half('direct/date');
    await click('#direct-form [type=submit]');
    await listed();
    await faultAt('direct/date');
    await click('#direct-form [type=reset]');
    await until('the day of today', async () => await value('direct/date') !== '');
    assert.deepEqual(await run('return ["date", "filing.start"].map((name) => root.getElementById(`direct/${name}`).validity.badInput)'), [false, false], 'nothing is left of it');
  });

  test('a half typed date is refused by the other forms too', async () => {
    await go('filing');
    await fillFiling();
    await paper('commitment_letter');
    await ask('filing');
    for (const id of ['filing/stay.admitted', 'filing/start', 'filing/filedOn']) {
      if (!await shown(id)) await run('root.getElementById(arguments[0]).closest("details").open = true', id);
      await half(id);
      await goTo('filing/category');
      await faultAt(id);
      assert.equal(await run('return root.querySelector("#filing-materials [value=commitment_letter]")?.checked'), true, 'what was ticked stays ticked');
      await put(id, '2026-03-01');
      await until('no fault', () => run('return !root.getElementById(arguments[0]).hasAttribute("aria-invalid")', id));
    }
    await go('estimate');
    await example('referred');
    await half('date');
    assert.equal(await shown('receipt'), true, 'while it is typed the receipt stays');
    await goTo('level');
    await faultAt('date');
    assert.equal(await shown('receipt'), false);
    assert.doesNotMatch(await run('return JSON.stringify(host.state)'), /…/);
    await put('date', '2026-03-16');
    await receiptShown();
    await run('host.mode = "guided"; root.querySelector("#guided-lists [data-field=date]").click()');
    await until('the question', () => run('return root.getElementById("guided-answer")?.value === "2026-03-16"'));
    await half('guided-answer');
    await click('#guided-next');
    await until('a fault at the question', async () => /不是日期/.test((await text('#guided-error')).join()));
    assert.equal(await focused(), 'guided-answer');
  });

  test('what is not understood is said beside the fields of the tool', async () => {
    for (const [tool, fields] of [['filing', ['insuredArea', 'destination', 'category']], ['direct', ['insuredArea', 'treatmentArea']], ['error', ['text']]]) {
      await go(tool);
      await click(`#${tool}-form [type=submit]`);
      await listed();
      assert.deepEqual(await run('return [...root.querySelectorAll(".problems a")].map((link) => link.getAttribute("href").slice(1))'), fields.map((field) => `${tool}/${field}`), tool);
      for (const field of fields) assert.equal(await (await find(`${tool}/${field}`)).getAttribute('aria-invalid'), 'true', field);
      await click('.problems a');
      assert.equal(await focused(), `${tool}/${fields[0]}`);
      await click(`#${tool}-form [type=reset]`);
      await until('an empty form', () => run('return !root.querySelector(".problems")'));
      assert.deepEqual(await text(`#${tool}-form .error`), []);
    }
  });

  test('what does this error mean: cause and steps, or an honest no', async () => {
    await go('error');
    await reach('error/text');
    await keys('参保人未被案', Key.ENTER); // a slip of the pen
    await until('the meaning', async () => /没有查到跨省异地就医备案/.test(await verdict('error')));
    assert.equal(await focused(), 'error-report-heading');
    assert.ok((await text('#error-details ol > li')).length >= 2);
    assert.match((await text('#error-details .basis'))[0], /第 9、16、34 条/);
    assert.ok((await text('#error-details .documents li')).length >= 2);
    await type('error/text', '天上掉下来的' + Key.ENTER);
    await until('no meaning', async () => /没有认出.*12393/.test(await verdict('error')));
    assert.deepEqual(await text('#error-details *'), []);
    assert.equal(await run('return location.hash'), '#error', 'what is typed stays out of the address');
    const examples = await run('return [...document.querySelectorAll("#tool-error .examples a")]');
    assert.ok(examples.length >= 3);
    for (const link of examples) {
      await page.hit(link);
      await until(`an example`, async () => (await text('#error-details ol > li')).length > 0 && (await value('error/text')) === (await link.getText()));
    }
    await press('language');
    for (const words of await text('#error-verdict, #error-details h3, #error-details ol > li')) assert.match(words, /[A-Za-z]{3}/, `"${words}" is English`);
  });

  test('an area without rules is marked in the list and explained', async () => {
    await type('insuredArea', '拉萨'); // has rules
    await until('a find', async () => (await text('[id="insuredArea-list"] .tag'))[0] === '有规则');
    await type('insuredArea', '鞍山');
    await until('a find', async () => (await text('[id="insuredArea-list"] .tag'))[0] === '暂无规则');
    await keys(Key.ENTER);
    assert.match((await text('[id="insuredArea-note"]'))[0], /鞍山市.*12393/);
  });

  test('at 320 pixels nothing sticks out, in either language', async () => {
    await page.size(320, 800);
    try {
      for (const query of ['?lang=zh', '?lang=en']) {
        await load(query);
        for (const which of Object.keys(EXAMPLES)) {
          await example(which);
          await run('for (const details of root.querySelectorAll("details")) details.open = true');
          assert.equal(await run('return innerWidth'), 320);
          await page.fits(`${query} ${which}`);
        }
        await itemise();
        await paste(TABLE);
        await addPlain('氨溴索', '45.60');
        await run('for (const more of root.querySelectorAll(".more")) more.click(); for (const details of root.querySelectorAll("details")) details.open = true');
        await type('add', '莫西');
        await until('a find', async () => (await options()).length > 2);
        await page.fits(`${query} the editor`);
        await go('filing');
        await fillFiling();
        await paper('commitment_letter');
        await ask('filing');
        await run('for (const details of root.querySelectorAll("details")) details.open = true');
        await select('filing/previous.category', 'referral');
        await page.fits(`${query} the filing`);
        await go('direct');
        await choose('direct/insuredArea', 'bj', '北京市');
        await choose('direct/treatmentArea', '上海', '上海市');
        await tick('service', 'chronic', '#direct-form');
        await select('direct/filing.category', 'referral');
        await ask('direct');
        await click('#look-up summary');
        await type('hospital', '协和');
        await page.fits(`${query} direct settlement`);
        await go('error');
        await type('error/text', '参保人未备案');
        await ask('error');
        await page.fits(`${query} the error`);
      }
    } finally {
      await page.size(1280, 900);
    }
  });
  test('nothing is requested after loading, stored, or complained of', async () => {
    await example('unfiled');
    await press('language');
    await choose('treatmentArea', 'guangzhou', '广州市');
    await press('next-visit');
    await go('filing');
    await fillFiling();
    await ask('filing');
    await go('error');
    await type('error/text', 'not filed');
    await ask('error');
    assert.deepEqual(await page.requests(), []);
    assert.deepEqual(await run('return [document.cookie, localStorage.length, sessionStorage.length]'), ['', 0, 0]);
  });

  test('without its module the page says that it cannot compute', async () => {
    const half = await page.serve({ policy: POLICY.replace("connect-src 'self'", "connect-src 'none'") }); // the module cannot be fetched
    try {
      const said = await page.expect(async () => {
        await page.driver.get(`${half.url}www/?lang=en`);
        await until('the message', async () => (await text('.notice.danger[role=alert]')).length === 1);
        assert.match((await text('.notice.danger[role=alert]'))[0], /calculator did not load/);
        assert.equal(await (await one('#claim [type=submit]')).isEnabled(), false);
      });
      assert.ok(said.length > 0, 'and the console says what failed');
    } finally {
      await half.close();
    }
  });
});
