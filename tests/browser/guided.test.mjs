// The guided way through the calculator: one question at a time, as a person answers it. What is asked is held against what the module
// asks for the same claim; what comes out, against the way that shows all fields at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { nextQuestions } from '../../pkg/node.mjs';
import { everyBrowser } from './drive.mjs';

/** Beijing employee, referred to Shanghai; worked out by hand in page.test.mjs. */
const REFERRED = {
  insuredArea: '110000', treatmentArea: '310000', filing: { category: 'referral' }, person: { scheme: 'employee', status: 'working' },
  service: 'inpatient', level: 'tertiary', date: '2026-03-16', bill: { total: '68000', fullSelfPay: '5000', overLimitSelfPay: '600', priorSelfPay: '2400' },
};
const ALL = { ...REFERRED, person: { ...REFERRED.person, age: 54 }, personalAccount: '3000', yearToDate: { admissions: 0 } };

everyBrowser('the guided way', (page) => {
  const heading = async () => (await page.text('#guided-heading'))[0];
  const progress = async () => (await page.text('#guided-progress'))[0];
  const faults = () => page.text('#guided-error p');
  const claim = () => page.run('return host.claim');
  const listed = (what = 'Change') => page.run('return [...root.querySelectorAll("#guided-lists [data-field]")].filter((node) => node.getAttribute("aria-label").startsWith(arguments[0])).map((node) => node.dataset.field)', what);
  const enter = async (lang = 'en') => {
    await page.load(`?lang=${lang}`);
    await page.run('host.mode = "guided"');
  };
  /** Does something, and waits for another question than the one on the screen. */
  const on = async (act) => {
    const was = await heading();
    await act();
    await page.until(`a question after ${was}`, async () => (await heading()) !== was && !await page.run('return root.querySelector("[aria-busy=true]")'));
    return heading();
  };
  const settled = () => page.until('the press to be over', () => page.run('return !root.querySelector("[aria-busy=true]")'));
  const pick = (value) => on(() => page.click(`#guided-question [data-value="${value}"]`));
  const next = () => on(() => page.click('#guided-next'));
  const fill = async (text) => { await page.type('guided-answer', text); return next(); };
  const day = async (date) => { await page.put('guided-answer', date); return next(); };
  const area = async (typed, name) => { await page.area('guided-answer', typed, name); return next(); };
  const skip = () => on(() => page.click('#guided-skip'));
  const to = (field) => on(() => page.run('const node = root.querySelector(`#guided-lists [data-field="${arguments[0]}"]`); node.closest("details")?.setAttribute("open", ""); node.click()', field));
  /** What the module would ask for the claim as it stands. */
  const asked = async () => {
    const questions = nextQuestions(await claim(), await page.run('return host.ui.lang'));
    assert.ok(Array.isArray(questions), JSON.stringify(questions));
    return questions;
  };
  const needed = async () => {
    await area('bj', '北京市');
    await pick('employee');
    await area('上海', '上海市');
    await day('2026-03-16');
    await pick('inpatient');
    await pick('tertiary');
    await fill('68,000');
    await pick('working');
  };
  /** The receipt that all fields at once come to. */
  const elsewhere = (said) => page.run('host.mode = "expert"; host.claim = arguments[0]; host.compute(); return host.receipt', said);

  for (const lang of ['zh', 'en']) {
    test(`the whole journey by keyboard alone, in ${lang}`, async () => {
      await page.load(`?lang=${lang}`);
      const length = await page.run('return history.length');
      /** Tabs on until what matches has the focus. */
      const tabTo = async (css) => {
        for (let n = 0; n < 60; n++) {
          if (await page.run('return Boolean(root.activeElement?.matches(arguments[0]))', css)) return;
          await page.keys(Key.TAB);
        }
        assert.fail(`${css} cannot be reached by keyboard from ${await page.focused()}`);
      };
      const by = async (css, ...keys) => {
        await tabTo(css);
        return on(() => page.keys(...keys));
      };
      const button = (value) => by(`#guided-question [data-value="${value}"]`, Key.ENTER);
      const words = async (text) => {
        await tabTo('#guided-answer');
        return on(() => page.keys(text, Key.ENTER));
      };
      const place = async (typed) => {
        await tabTo('#guided-answer');
        await page.keys(typed);
        await page.until('the list', () => page.run('return Boolean(root.querySelector("#guided-answer-list:not([hidden]) [role=option]:not(.empty)"))'));
        await page.keys(Key.ENTER); // takes the first
        return on(() => page.keys(Key.ENTER));
      };
      await page.run('root.querySelector("#modes :checked").focus()');
      await page.keys(Key.ARROW_LEFT);
      await page.until('the guided way', async () => (await page.shown('guided')) && !await page.shown('claim'));
      assert.equal(await page.focused(), 'mode', 'the focus stays on the switch');
      await place('bj');
      assert.equal(await page.focused(), 'guided-heading', 'the focus moves to the question');
      await button('employee');
      await place('sh');
      await page.put('guided-answer', '2026-03-16'); // a date field takes its keys in the order of the machine's locale
      await by('#guided-answer', Key.ENTER);
      await button('inpatient');
      await button('tertiary');
      await words('68000');
      assert.equal(await page.shown('receipt'), false, 'nothing is computed while something needed is lacking');
      await button('working');
      assert.equal(await page.shown('receipt'), true);
      assert.equal(await page.focused(), 'guided-heading');
      // What need not be answered is offered from here on: the filing from the list, the parts of the bill as they come.
      await tabTo('#guided-more summary');
      await page.keys(Key.ENTER);
      await by('#guided-lists [data-field="filing.category"]', Key.ENTER);
      await button('referral');
      for (const part of ['5000', '600', '2400']) await words(part);
      const { receipt, said } = await page.run('return { receipt: host.receipt, said: host.claim }');
      assert.deepEqual(said, REFERRED);
      // I = 68000 − 5000 − 600 − 2400 = 60000; 28700 × 0.765 + 10000 × 0.81 + 20000 × 0.855 = 21955.50 + 8100 + 17100 = 47155.50.
      assert.equal(receipt.fundTotal, '47155.50');
      assert.equal(receipt.cash, '20844.50');
      assert.match(await progress(), /¥47,155\.50.*¥20,844\.50/);
      assert.match(await progress(), lang === 'zh' ? /未经核实/ : /Not verified/, 'figures carry their evidence');
      assert.equal(await page.run('return history.length'), length, 'the browser’s own way back is left alone');
      assert.deepEqual(await elsewhere(REFERRED), receipt, 'the same receipt as with all fields');
    });
  }

  test('only what the module asks is asked, in its order and in its words', async () => {
    const answers = { 'person.scheme': 'resident', service: 'chronic', level: 'secondary', 'person.status': 'adult', 'person.tier': '1', 'filing.category': 'none' };
    for (const [insured, name, over] of [['北京', '北京市', { service: 'inpatient' }], ['杭州', '杭州市', { 'person.scheme': 'employee', 'person.status': 'retired', service: 'outpatient' }], ['南京', '南京市', {}]]) {
      await enter();
      const seen = [];
      for (let n = 0; n < 40; n++) {
        const questions = (await asked()).filter(({ field, needed }) => needed || !seen.includes(field));
        if (!questions.length) break;
        const [{ field, question, why, kind, needed }] = questions;
        const screen = await page.run(`const text = (id) => root.getElementById('guided-' + id).innerText.trim();
          return { question: text('heading'), why: text('why'), progress: text('progress'), skip: !root.getElementById('guided-skip').hidden, receipt: !root.getElementById('receipt').hidden }`);
        assert.deepEqual(screen, {
          question, why, skip: !needed, // only what is not needed may be skipped
          receipt: !needed, // it stands as soon as nothing needed is left
          progress: needed ? `${questions.filter((one) => one.needed).length} to be answered` : screen.progress,
        });
        assert.ok(!seen.includes(field), `${field} is asked once`);
        seen.push(field);
        if (!needed && insured !== '北京') { // there it is followed to the end
          assert.deepEqual(await listed('Answer'), questions.slice(1).map((one) => one.field), 'the others are offered, in their order');
          seen.push(...questions.map((one) => one.field));
          break;
        }
        if (!needed) await skip();
        else if (kind === 'area') await area(field === 'insuredArea' ? insured : '上海', field === 'insuredArea' ? name : '上海市');
        else if (kind === 'choice') await pick({ ...answers, ...over }[field]);
        else if (kind === 'disease') await page.run('root.querySelector("#guided-question [data-value]").click()').then(() => page.until('the next', async () => (await heading()) !== question));
        else if (kind === 'date') await day('2026-03-16');
        else await fill(kind === 'amount' ? '10000' : '66');
      }
      if (insured === '北京') assert.equal(await heading(), 'Nothing is left to ask');
      assert.equal(seen.includes('disease'), insured === '南京');
      assert.equal(seen.includes('person.contracted'), insured === '杭州');
      assert.equal(await page.shown('receipt'), true);
    }
  });

  test('what is skipped is not asked again, unless the reader wants', async () => {
    await enter();
    await needed();
    const first = await heading();
    const second = await skip();
    await skip();
    assert.deepEqual(await listed('Answer How much of the bill'), ['bill.fullSelfPay', 'bill.overLimitSelfPay', 'bill.priorSelfPay'].filter((field) => field !== 'bill.priorSelfPay'));
    await skip();
    assert.ok(![first, second].includes(await heading()));
    assert.equal((await claim()).bill.fullSelfPay, undefined);
    assert.equal(await to('bill.fullSelfPay'), first);
    await fill('5000');
    assert.equal((await claim()).bill.fullSelfPay, '5000');
    // Skipped after having been answered: as if it had never been said.
    await to('bill.fullSelfPay');
    await skip();
    assert.equal((await claim()).bill.fullSelfPay, undefined);
  });

  test('back goes to the answer before, and change to any of them; what depends on it is asked anew', async () => {
    await enter();
    assert.equal(await page.shown('guided-back'), false, 'there is no way back from the beginning');
    await needed();
    const wide = (await page.run('return host.receipt.cash'));
    await on(() => page.click('#guided-back'));
    assert.equal(await heading(), "What is the person's status?");
    assert.equal(await page.run('return root.querySelector("#guided-question [aria-pressed=true]").dataset.value'), 'working');
    assert.equal(await page.shown('receipt'), true, 'until something else is said the result stands');
    await on(() => page.click('#guided-back'));
    assert.equal(await page.value('guided-answer'), '68000');
    await fill('70000');
    assert.notEqual(await page.run('return host.receipt.cash'), wide);
    assert.deepEqual((await listed()).slice(0, 8), ['insuredArea', 'person.scheme', 'treatmentArea', 'date', 'service', 'level', 'bill.total', 'person.status'], 'in the order in which it was said');
    await to('person.scheme');
    assert.equal(await pick('resident'), "What is the person's status?");
    assert.deepEqual(await page.run('return [...root.querySelectorAll("#guided-question [data-value]")].map((node) => node.dataset.value)'), ['child', 'student', 'adult', 'elder']);
    assert.equal(await page.shown('receipt'), false);
    assert.equal((await claim()).person.status, undefined);
    await pick('adult');
    assert.equal(await page.shown('receipt'), true);
    await to('treatmentArea');
    assert.equal(await page.value('guided-answer'), '上海市');
    await area('广州', '广州市');
    assert.equal((await claim()).treatmentArea, '440100');
  });

  test('one claim for both ways: changing between them loses nothing', async () => {
    await enter('zh');
    await area('bj', '北京市');
    await pick('resident');
    assert.deepEqual(await claim(), { insuredArea: '110000', person: { scheme: 'resident' } }, 'what the form begins with was not said');
    await page.click('#modes [value="expert"]');
    assert.equal(await page.shown('guided'), false);
    assert.equal(await page.run('return host.getAttribute("mode")'), 'expert');
    assert.equal(await page.value('insuredArea'), '北京市');
    assert.equal(await page.run('return root.querySelector("[name=\\"person.scheme\\"]:checked").value'), 'resident');
    await page.choose('level', 'secondary');
    await page.tick('service', 'outpatient', '#claim');
    await page.click('#modes [value="guided"]');
    assert.equal(await page.run('return host.mode'), 'guided');
    assert.deepEqual(await claim(), { insuredArea: '110000', level: 'secondary', person: { scheme: 'resident' }, service: 'outpatient' });
    assert.equal(await heading(), (await asked())[0].question);
    // A whole claim, with things that no question is about.
    await page.run('host.claim = arguments[0]', ALL);
    assert.equal(await page.shown('receipt'), true, 'nothing needed is lacking');
    const receipt = await page.run('return host.receipt');
    assert.deepEqual(await claim(), ALL);
    await page.click('#modes [value="expert"]');
    assert.deepEqual(await page.run('return host.receipt'), receipt, 'the receipt stays');
    assert.equal(await page.value('personalAccount'), '3000');
    await page.click('#modes [value="guided"]');
    assert.deepEqual(await claim(), ALL);
    assert.deepEqual(await page.run('return host.receipt'), receipt);
    const lines = { ...ALL, person: { ...ALL.person, sex: 'male' }, bill: { lines: [{ name: '床位费', amount: '1200', class: 'A' }, { name: '手术费', amount: '9800', class: 'A' }] } };
    await page.run('host.claim = arguments[0]', lines);
    assert.deepEqual(await claim(), lines);
    assert.match((await page.text('#guided-lists')).join(), /费用明细 2 行/);
    // No question is about the lines: they are changed where they stand.
    await page.run('root.querySelector("#guided-lists [data-field=\\"bill.lines\\"]").click()');
    await page.until('all fields', () => page.shown('claim'));
    assert.equal(await page.focused(), 'add');
  });

  test('a "no" is an answer too, and stays one', async () => {
    await enter();
    await page.run('host.claim = arguments[0]', { ...REFERRED, insuredArea: '330100', treatmentArea: '330100', service: 'outpatient' });
    await to('person.contracted').catch(() => {}); // it may be the one that is asked already
    assert.match(await heading(), /family doctor/);
    await pick('false');
    assert.equal((await claim()).person.contracted, false);
    await page.run('host.mode = "expert"');
    assert.equal((await claim()).person.contracted, false);
    assert.ok(!(await page.run('return host.receipt.warnings')).some(({ code }) => code === 'person.not_contracted_assumed'), 'nothing had to be assumed');
    await page.run('host.mode = "guided"; host.claim = arguments[0]', { ...REFERRED, person: { scheme: 'resident', status: 'adult' } });
    await to('person.reliefGroups');
    await next(); // none ticked
    assert.deepEqual((await claim()).person.reliefGroups, []);
    assert.ok(!(await asked()).some(({ field }) => field === 'person.reliefGroups'));
    await to('person.reliefGroups');
    await page.click('#guided-question [value="low_income"]');
    await next();
    assert.deepEqual((await claim()).person.reliefGroups, ['low_income']);
  });

  test('what is wrong with an answer is said at its question, and nothing is lost', async () => {
    await enter('zh');
    // An area without rules.
    await page.area('guided-answer', '大同', '大同市');
    await page.click('#guided-next');
    await page.until('the fault', async () => (await faults()).length);
    assert.match((await faults())[0], /大同市.*规则/);
    assert.equal(await heading(), '在哪里参保？');
    assert.equal(await page.value('guided-answer'), '大同市');
    assert.equal(await page.focused(), 'guided-answer');
    assert.equal(await (await page.find('guided-answer')).getAttribute('aria-invalid'), 'true');
    assert.match(await page.run('return root.querySelector("#guided-answer-note a").getAttribute("href")'), /#rules=140200\/fill/);
    await page.axe();
    await page.type('guided-answer', '火星');
    await page.click('#guided-next');
    await page.until('the other fault', async () => /没有认出这个地区/.test((await faults()).join()));
    assert.equal(await page.value('guided-answer'), '火星');
    await needed();
    await skip(); // to the second part of the bill
    await page.click('#guided-next');
    assert.match((await faults())[0], /还没有填/, 'nothing is no answer');
    await page.type('guided-answer', '七万');
    await page.click('#guided-next');
    await page.until('a fault of the amount', async () => /七万/.test((await faults()).join()));
    assert.equal(await page.value('guided-answer'), '七万');
    assert.equal(await page.shown('receipt'), false);
    await page.type('guided-answer', '70000');
    await page.click('#guided-next');
    await page.until('a fault of the sums', async () => /大于总额/.test((await faults()).join()));
    await fill('600');
    assert.equal(await page.shown('receipt'), true);
    assert.deepEqual(await faults(), []);
    // An answer that makes another one impossible leads to that one: Nanjing knows chronic care, Hangzhou does not.
    await page.run('host.claim = arguments[0]', { ...REFERRED, insuredArea: '320100', service: 'chronic' });
    await to('insuredArea');
    await page.area('guided-answer', '杭州', '杭州市');
    await next();
    assert.equal(await heading(), '属于哪类就医？');
    assert.match((await faults()).join(), /杭州市没有/);
    assert.deepEqual(await page.run('return [...root.querySelectorAll("#guided-question [data-value]")].map((node) => node.dataset.value)'), ['outpatient', 'inpatient', 'pharmacy']);
    await pick('inpatient');
    assert.deepEqual(await faults(), []);
    // What no question is about is put right among all fields.
    await page.run('host.claim = arguments[0]', { ...REFERRED, admitted: '2026-05-05' });
    assert.match((await faults()).join(), /入院日期 2026-05-05/);
    await page.click('#guided-edit');
    assert.equal(await page.focused(), 'admitted');
    assert.equal(await page.run('return host.mode'), 'expert');
  });

  test('a press is seen at once and counts once, and each answer is told', async () => {
    await enter();
    await page.run('host.heard = []; host.addEventListener("yidi-change", ({ detail }) => host.heard.push(detail))');
    await area('bj', '北京市');
    const pressed = await page.run(`const [one, other] = root.querySelectorAll('#guided-question [data-value]');
      const was = root.querySelector('#guided-heading').textContent;
      one.click();
      const seen = one.getAttribute('aria-pressed');
      other.click();
      return { seen, thinking: was !== root.querySelector('#guided-heading').textContent };`);
    assert.deepEqual(pressed, { seen: 'true', thinking: false });
    await page.until('the next', async () => (await heading()) === 'Where is the treatment?');
    await settled();
    assert.deepEqual(await page.run('return host.heard'), [{ insuredArea: '110000' }, { insuredArea: '110000', person: { scheme: 'employee' } }]);
    await page.run('scrollTo(0, 0)');
    await page.around('#language');
    assert.equal(await heading(), '在哪里就医？', 'the question changes its language, not its place');
    await page.click('#guided-clear');
    await page.until('the beginning', async () => (await heading()) === '在哪里参保？');
    assert.deepEqual(await claim(), {});
    assert.equal(await page.focused(), 'guided-heading');
  });

  test('an element begins in the way its attribute says; an example and the next visit go on in it', async () => {
    await enter('zh');
    await page.run('scrollTo(0, 0)');
    await page.around('[data-example="referred"]');
    await page.until('the receipt', () => page.shown('receipt'));
    assert.equal(await page.focused(), 'receipt-heading');
    assert.match(await progress(), /¥47,155\.50/);
    await page.click('#next-visit');
    await page.until('the question for the next bill', async () => (await heading()) === '医疗总费用是多少？');
    assert.equal(await page.focused(), 'guided-heading');
    assert.equal((await claim()).yearToDate.admissions, 1);
    await page.run(`const other = document.createElement('yidi-calculator');
      other.id = 'other';
      other.setAttribute('mode', 'guided');
      other.setAttribute('insured-area', '110000');
      document.querySelector('main').append(other);`);
    page.tool = 'other';
    await page.until('the other calculator', () => page.run('return Boolean(host.tool)'));
    assert.equal(await page.shown('claim'), false);
    assert.equal(await heading(), '参加哪种医保？');
    assert.equal(await page.run('return root.querySelector("#modes :checked").value'), 'guided');
  });

  test('on the smallest phone, every step can be read, reached and pressed', async () => {
    await page.size(320, 640);
    try {
      await enter();
      const step = async () => {
        await page.fits(await heading());
        await page.axe();
      };
      /** A new question stands in the window, whatever was scrolled before. */
      const inView = async () => {
        const { top, height } = await page.run('return { top: root.activeElement.getBoundingClientRect().top, height: innerHeight }');
        assert.ok(top >= 0 && top < height / 2, `the heading stands at ${top} of ${height}`);
      };
      await step();
      await area('bj', '北京市');
      await inView();
      await step();
      await pick('resident');
      await inView();
      await area('上海', '上海市');
      await step();
      await day('2026-03-16');
      await inView();
      await pick('inpatient');
      await step();
      await pick('tertiary');
      await inView();
      await step();
      await page.click('#guided-next'); // nothing filled in
      await step();
      await fill('68000');
      await pick('adult');
      await inView();
      await page.run('root.getElementById("guided-more").open = true');
      await step();
      await page.shot('guided-320');
      await to('person.reliefGroups');
      await inView();
      await step();
      for (let n = 0; n < 20 && await page.shown('guided-skip'); n++) await skip();
      assert.equal(await heading(), 'Nothing is left to ask');
      await step();
      await page.click('#guided-result');
      assert.equal(await page.focused(), 'receipt-heading');
    } finally {
      await page.size(1280, 900);
    }
  });
});
