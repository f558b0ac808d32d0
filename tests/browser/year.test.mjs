// A year of visits, against simulateYear() called here: the same module, and no browser's way with foreign objects in between.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { everyBrowser } from './drive.mjs';

const { simulateYear } = createRequire(import.meta.url)('../../pkg/node.cjs');

const person = { scheme: 'employee', status: 'working', age: 45 };
const visit = (more) => ({ person, insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10', service: 'inpatient', level: 'tertiary', filing: { category: 'referral' }, bill: { total: '68000', fullSelfPay: '3000', priorSelfPay: '2500' }, ...more });
/** In any order: settled by date; the outpatient visit of March is taken back. */
const YEAR = [
  visit({ personalAccount: '1500' }), visit({ date: '2026-01-20', service: 'outpatient', treatmentArea: '110000', filing: { category: 'none' }, bill: { total: '3200' } }),
  visit({ date: '2026-03-14', service: 'outpatient', bill: { total: '4900' } }), visit({ date: '2026-08-02', bill: { total: '260000', fullSelfPay: '8000' }, filing: { category: 'none' } }),
  visit({ date: '2026-10-08', bill: { total: '15000.55' } }), { reverses: 2, date: '2026-03-20' },
];
const SORTED = [YEAR[1], YEAR[0], YEAR[2], YEAR[3], YEAR[4], { reverses: 2, date: '2026-03-20' }];

const grouped = (amount) => String(amount).replace(/\B(?=(\d{3})+\.)/g, ',');
const yuan = (amount) => `¥${grouped(amount)}`;
/** Text of an amount in fen, exactly. */
const fen = (text) => BigInt(text.replace(/[¥,]/g, '').replace(/^(-?\d+)\.(\d\d)$/, '$1$2'));

everyBrowser('the year', (page) => {
  const engine = (list, lang) => simulateYear(list, lang);
  const put = (list) => page.run('host.visits = arguments[0]', list);
  const visits = () => page.run('return host.visits');
  const titles = () => page.text('.visit h3');
  const outcomes = () => page.text('.visit-outcome');
  const strongs = () => page.text('#year-headline strong');
  const sideways = () => page.run('return document.documentElement.scrollWidth - document.documentElement.clientWidth');
  /** The table of all figures: rows of cells. */
  const table = () => page.run('return [...root.querySelectorAll(".year-table tr")].slice(1).map((tr) => [...tr.children].map((cell) => cell.textContent))');

  for (const lang of /** @type {const} */ (['zh', 'en'])) {
    test(`tells every figure of simulateYear(), as picture, table and receipt (${lang})`, async () => {
      await page.size(1280, 900);
      await page.load(`?lang=${lang}#year`);
      await put(YEAR);
      const year = await engine(SORTED, lang);
      assert.equal(year.ok, true);
      assert.deepEqual(year.receipts.map(({ ok }) => ok), [true, true, true, true, true, true]);
      assert.deepEqual(await strongs(), [yuan(year.fundTotal), yuan(year.cash)]);
      assert.ok((await page.text('#year-headline .route'))[0].includes(yuan(year.total)));
      assert.deepEqual(await page.text('#year-headline .sub'), [year.personalAccount, year.personTotal].map((sum, i) => (lang === 'zh' ? ['另从个人账户付 {}', '个人一共付 {}'] : ['and {} from the personal account', 'You pay {} in all'])[i].replace('{}', yuan(sum))));
      assert.match((await page.text('#year-details .evidence .badge'))[0], lang === 'zh' ? /未经核实/ : /Not verified/);

      await page.run('root.querySelectorAll("#year-details > details, [data-fold=used]").forEach((fold) => { fold.open = true; })');
      const rows = await table();
      assert.equal(rows.length, 7, 'five visits, one taken back, the sums');
      const [first, second, third, back, fourth, fifth, sums] = rows;
      [first, second, third, fourth, fifth, back].forEach((cells, i) => {
        const one = year.receipts[i];
        const supplements = one.supplements.map(({ name, amount }) => `${name} ${grouped(amount)}`).join('');
        assert.deepEqual([cells[1], cells[2], ...cells.slice(4, 8)], ['total', 'pooledFund', 'fundTotal', 'personTotal', 'personalAccount', 'cash'].map((key) => grouped(one[key])), `row ${i}`);
        assert.equal(cells[3], supplements || (lang === 'zh' ? '—' : '–'));
        // The identities of a settlement, as the texts say them.
        assert.equal(fen(cells[1]), fen(cells[4]) + fen(cells[5]), 'total = insurance + person');
        assert.equal(fen(cells[5]), fen(cells[6]) + fen(cells[7]), 'person = account + cash');
      });
      for (const n of [1, 4, 5, 6, 7]) assert.equal([first, second, third, back, fourth, fifth].reduce((sum, cells) => sum + fen(cells[n]), 0n), fen(sums[n]), `column ${n} adds up`);
      assert.deepEqual([sums[1], ...sums.slice(4, 8)], ['total', 'fundTotal', 'personTotal', 'personalAccount', 'cash'].map((key) => grouped(year[key])));

      // The bars: one a visit, as wide as its bill against the largest, its parts as wide as who pays.
      const bars = await page.run(`return [...root.querySelectorAll('.year-bar')].map((bar) => [...bar.querySelectorAll('[data-payer]')].map((part) => [part.dataset.payer, parseFloat(part.getAttribute('x')), parseFloat(part.getAttribute('width'))]))`);
      assert.equal(bars.length, 5);
      bars.forEach((parts, i) => {
        const one = year.receipts[i];
        const pays = { fund: one.pooledFund, account: one.personalAccount, cash: one.cash };
        let at = 0;
        for (const [payer, x, width] of parts) {
          assert.ok(Math.abs(x - at) < 0.01, 'each part begins where the one before ends');
          if (payer in pays) assert.ok(Math.abs(width - 100 * Number(pays[payer]) / 260000) < 0.01, `${payer} of visit ${i + 1}`);
          at = x + width;
        }
        assert.ok(Math.abs(at - 100 * Number(one.total) / 260000) < 0.01);
      });
      assert.equal(await page.run('return root.querySelectorAll(".year-row.taken .year-bar.taken").length'), 1);

      // What the year has used, as the engine counts it.
      const counters = Object.fromEntries(await page.run('return [...root.querySelectorAll("[data-counter]")].map((li) => [li.dataset.counter, li.querySelector("b").textContent])'));
      const { yearToDate } = year.years[0];
      assert.equal(counters['inScope.inpatient'], yuan(yearToDate.inpatient.inScope));
      assert.equal(counters['deductiblePaid.inpatient'], yuan(yearToDate.inpatient.deductiblePaid));
      assert.equal(counters['pooledPaid.outpatient'], yuan(yearToDate.outpatient.pooledPaid));
      assert.equal(counters.inScopeSelfPay, yuan(yearToDate.inScopeSelfPay));
      assert.match(counters.admissions, new RegExp(`^${yearToDate.admissions}\\b`));
      for (const [name, amount] of Object.entries(yearToDate.supplementPaid)) if (Number(amount)) assert.equal(counters[`supplementPaid.${name}`], yuan(amount));
      const last = await page.run('return [...root.querySelectorAll(".used-table tbody tr:last-child td")].map((cell) => cell.textContent)');
      assert.ok(last.includes(grouped(yearToDate.inpatient.inScope)) && last.includes(grouped(yearToDate.inScopeSelfPay)));

      // A visit opens: all its figures, its steps, its documents.
      await page.click('.year-row[data-nth="4"] summary');
      const four = year.receipts[3];
      assert.deepEqual(await page.text('.year-row[data-nth="4"] .visit-steps .amount'), four.steps.map(({ amount }) => yuan(amount)));
      assert.deepEqual(await page.text('.year-row[data-nth="4"] .visit-steps b'), four.steps.map(({ label }) => label));
      assert.equal(await page.run('return root.querySelectorAll(\'.year-row[data-nth="4"] .documents > li\').length'), four.documents.length);
      assert.ok((await page.text('.year-row[data-nth="4"] .visit-figures td')).includes(grouped(four.deductible)));
      await page.axe();
      await page.shot(`year-${lang}`);
    });
  }

  test('visits are given back as they were put in, in order of date', async () => {
    await page.load('?lang=en#year');
    const lines = visit({ date: '2026-05-05', bill: { lines: [{ name: '阿莫西林胶囊', class: 'A', amount: '23.50' }] }, place: { priorSelfPayRatio: 0.1 } });
    await put([...YEAR.slice(0, 5), lines, { reverses: 4, date: '2026-10-09' }]);
    const back = await visits();
    assert.deepEqual(back, [YEAR[1], YEAR[0], YEAR[2], lines, YEAR[3], YEAR[4], { reverses: 5, date: '2026-10-09' }]);
    assert.equal(await page.shown('visit5-lines'), false, 'folded away');
    await page.run('root.getElementById("visit6-fold").open = true; root.getElementById("visit5-fold").open = true');
    assert.match((await page.text('.visit-lines:not([hidden])'))[0], /1 lines/);
    for (const wrong of [[YEAR[0], { reverses: 3, date: '2026-04-01' }], [YEAR[0], { reverses: 0, date: '2026-04-01' }, { reverses: 0, date: '2026-04-02' }]]) {
      assert.match(await page.run('try { host.visits = arguments[0]; return "taken"; } catch (error) { return error.name; }', wrong), /RangeError/);
      assert.deepEqual(await visits(), back, 'nothing was changed');
    }
    await put([]);
    assert.deepEqual(await visits(), []);
    assert.equal(await page.shown('year-report'), false);
  });

  test('a person enters two visits; the second goes on where the first left off', async () => {
    await page.size(1280, 900);
    await page.load('?lang=zh#year');
    await page.axe();
    await page.run('window.yearTold = []; for (const type of ["yidi-change", "yidi-year"]) document.addEventListener(type, (event) => yearTold.push([type, event.detail]))');
    await page.area('year/insuredArea', '北京', '北京市');
    await page.tick('person.status', 'working', '#year-form');
    await page.type('year/person.age', '45');
    await page.put('visit0/date', '2026-03-10');
    await page.area('visit0/treatmentArea', '上海', '上海市');
    await page.choose('visit0/filing.category', 'referral');
    await page.choose('visit0/level', 'tertiary');
    assert.deepEqual(await visits(), [], 'without a total it is not in the year');
    await page.type('visit0/bill.total', `68000${Key.TAB}`);
    await page.until('the year', () => page.shown('year-report'));
    await page.press('year-add');
    await page.until('the new visit', async () => (await page.focused()) === 'visit1/date');
    await page.put('visit1/date', '2026-06-01');
    await page.area('visit1/treatmentArea', '上海', '上海市');
    await page.choose('visit1/filing.category', 'referral');
    await page.choose('visit1/level', 'tertiary');
    assert.match((await page.text('#year-left-out'))[0], /另有 1 次还没填总额/);
    await page.type('visit1/bill.total', `20,000.00 元${Key.TAB}`);
    const sums = { filing: { category: 'referral' } };
    const list = [visit({ ...sums, bill: { total: '68000' } }), visit({ ...sums, date: '2026-06-01', bill: { total: '20000.00' } })];
    await page.until('both', async () => (await visits()).length === 2);
    assert.deepEqual(await visits(), list);
    const year = await engine(list, 'zh');
    await page.until('the sums', async () => (await strongs())[0] === yuan(year.fundTotal));
    assert.deepEqual(await outcomes(), year.receipts.map(({ fundTotal, cash }) => `医保付 ${yuan(fundTotal)}，自己付现金 ${yuan(cash)}`));
    const alone = await engine([list[1]], 'zh');
    assert.notEqual(alone.receipts[0].fundTotal, year.receipts[1].fundTotal, 'the example is one in which the first visit matters');
    const events = await page.run('return window.yearTold');
    assert.deepEqual(events.filter(([type]) => type === 'yidi-change').at(-1)[1], list);
    assert.equal(events.filter(([type]) => type === 'yidi-year').at(-1)[1].fundTotal, year.fundTotal);
    await page.press('year-ask');
    assert.equal(await page.focused(), 'year-report-heading');
    await page.axe();

    // An earlier date changes the order, once the reader has left the visit.
    await page.put('visit1/date', '2026-01-15');
    await page.run('root.getElementById("visit1/date").focus(); root.getElementById("year-add").focus()');
    await page.until('the order', async () => (await titles())[0].includes('2026-01-15'));
    assert.deepEqual((await titles()).map((title) => title.slice(0, 5)), ['第 1 次', '第 2 次']);
    assert.deepEqual((await visits()).map(({ date }) => date), ['2026-01-15', '2026-03-10']);
  });

  test('taken back, copied, removed and brought back, by keyboard', async () => {
    await page.load('?lang=en#year');
    await put(YEAR.slice(0, 2));
    const press = async (id) => { await page.run('root.getElementById(arguments[0]).focus()', id); await page.keys(Key.ENTER); };
    const [key] = await page.run('return [...root.querySelectorAll(".visit")].map((node) => node.id.replace("-visit", ""))'); // the first in order of date
    await page.run('root.getElementById(arguments[0]).focus()', `${key}-summary`);
    await page.keys(Key.ENTER);
    await page.until('the fields', () => page.shown(`${key}/date`));

    await press(`${key}-back`);
    await page.until('the day', async () => (await page.focused()) === `${key}/reversed`);
    await page.put(`${key}/reversed`, '2026-02-01');
    await page.until('the year without it', async () => (await outcomes())[0].includes('2026-02-01'));
    const list = [YEAR[1], YEAR[0], { reverses: 0, date: '2026-02-01' }];
    assert.deepEqual(await visits(), list);
    const year = await engine(list, 'en');
    assert.deepEqual(await strongs(), [yuan(year.fundTotal), yuan(year.cash)]);
    assert.equal(year.total, '68000.00');
    await page.axe();
    await page.put(`${key}/reversed`, '2026-01-01');
    await page.until('the fault', async () => (await page.text(`[id="${key}-faults"] li`)).length === 1);
    assert.match((await page.text(`[id="${key}-faults"]`))[0], /before Visit 1, settled on 2026-01-20/);
    assert.equal(await page.run('return root.getElementById(arguments[0]).getAttribute("aria-invalid")', `${key}/reversed`), 'true');
    await page.axe();
    await press(`${key}-back`);
    await page.until('it stands again', async () => (await visits()).length === 2);

    await press(`${key}-copy`);
    await page.until('a third', async () => (await visits()).length === 3);
    assert.match(await page.focused(), /^visit\d+\/date$/);
    assert.deepEqual((await visits()).slice(0, 2), [YEAR[1], YEAR[1]]);
    await press(`${key}-remove`);
    await page.until('two again', async () => (await visits()).length === 2);
    assert.equal(await page.focused(), 'year-restore');
    assert.deepEqual(await page.text('#year-said'), ['Removed: Visit 1.']);
    await page.keys(Key.ENTER);
    await page.until('it is back', async () => (await visits()).length === 3);
    assert.equal(await page.shown('year-restore'), false);
    await page.axe();
  });

  test('what is wrong stands at the visit and field, and what follows from it names the visit', async () => {
    await page.load('?lang=en#year');
    await put([visit({ level: undefined }), visit({ date: '2026-06-01' })]);
    assert.deepEqual(await outcomes(), ['Not settled, not counted.', 'Not settled, not counted.']);
    const [key, next] = await page.run('return [...root.querySelectorAll(".visit")].map((node) => node.id.replace("-visit", ""))');
    assert.equal(await page.run('return root.getElementById(arguments[0]).getAttribute("aria-invalid")', `${key}/level`), 'true');
    const faults = await page.content(`[id="${next}-faults"] li`);
    assert.equal(faults.length, 1);
    assert.match(faults[0], /^Visit 1 could not be settled/);
    assert.doesNotMatch(faults[0], /\[/);
    assert.equal((await page.text('.year-row.failed')).length, 2);
    assert.equal(await page.run('return root.querySelectorAll(".year-bar").length'), 0);
    assert.equal(await page.run('return root.querySelectorAll("#year-details .evidence").length'), 0, 'no grade where nothing was settled');
    await page.press('year-ask');
    assert.match((await page.text('.problems'))[0], /^Visits not settled and not counted: 2/);
    assert.equal(await page.focused(), 'problems');
    await page.axe();
    await page.click(`[id="${key}-faults"] a`);
    assert.equal(await page.focused(), `${key}/level`);
    await page.choose(`${key}/level`, 'tertiary');
    await page.until('both settled', async () => (await page.text('.year-row.failed')).length === 0);
    assert.equal(await page.run('return root.querySelectorAll(".error, [aria-invalid], .problems").length'), 0);

    // Of the person: said once at the head, and at each visit that it is why.
    await put([visit({ person: { scheme: 'employee' } }), visit({ person: { scheme: 'employee' }, date: '2026-06-01' })]);
    assert.equal(await page.run('return root.querySelectorAll(\'#year-form .error\').length'), 1);
    assert.equal(await page.run('return root.getElementById("year/person.status").getAttribute("aria-invalid")'), 'true');
    assert.ok((await page.content('.visit-faults li')).length >= 2);
    await page.axe();
    await page.tick('person.status', 'retired', '#year-form');
    await page.until('both settled', async () => (await page.text('.year-row.failed')).length === 0);
    assert.equal((await visits())[1].person.status, 'retired');
  });

  test('a date that is half typed is refused, of a visit and of its being taken back, and is not kept', async () => {
    await page.load('#year');
    for (const [nth, name, next] of [[0, '/date', '/level'], [1, '/reversed', '-remove']]) {
      await put([visit({}), visit({ date: '2026-05-01' }), { reverses: 1, date: '2026-06-01' }]);
      assert.deepEqual(await page.content('.visit-faults:not([hidden])'), []);
      const key = await page.run('return root.querySelectorAll(".visit")[arguments[0]].id.replace("-visit", "")', nth);
      await page.run('for (const fold of root.querySelectorAll(".visit details")) fold.open = true');
      await page.half(key + name);
      await page.run('root.getElementById(arguments[0]).focus()', key + next);
      await page.until(`a fault at ${name}`, () => page.run('return root.getElementById(arguments[0]).getAttribute("aria-invalid") === "true"', key + name));
      assert.match((await page.content(`[id="${key}-faults"]`)).join(), /不是日期/);
      const kept = await page.run('return host.state.visits.map(({ claim, reversed }) => [claim.date ?? null, reversed ?? null])');
      assert.deepEqual(kept, nth ? [['2026-03-10', null], ['2026-05-01', '']] : [[null, null], ['2026-05-01', '2026-06-01']]);
    }
  });

  test('an empty year asked for says what is needed to begin', async () => {
    await page.load('?lang=zh#year');
    await page.press('year-ask');
    assert.equal(await page.focused(), 'problems');
    assert.ok((await page.content('#visit0-faults li')).length >= 3);
    assert.equal(await page.run('return root.getElementById("visit0/bill.total").getAttribute("aria-invalid")'), 'true');
    assert.equal(await page.run('return root.getElementById("year/insuredArea").getAttribute("aria-invalid")'), 'true');
    await page.axe();
  });

  test('takes visits over: another insured person stays itself, and nothing is counted twice', async () => {
    await page.load('?lang=en#year');
    const first = YEAR[1];
    await page.run('host.add(arguments[0])', first);
    assert.deepEqual(await visits(), [first], 'the empty form gave way');
    assert.deepEqual(await page.text('#year-said'), ['Added: Visit 1.']);
    const one = await engine([first], 'en');

    // As the calculator hands it over, with the year to date that came out of the first.
    await page.run('host.add(arguments[0])', { ...YEAR[0], yearToDate: one.receipts[0].yearToDate });
    assert.deepEqual(await visits(), [first, YEAR[0]]);
    const both = await engine([first, YEAR[0]], 'en');
    assert.deepEqual(await strongs(), [yuan(both.fundTotal), yuan(both.cash)]);
    assert.match((await page.text('#year-said'))[0], /was not counted twice/);

    // Another year to date is not dropped unasked.
    const other = { ...visit({ date: '2026-09-01' }), yearToDate: { admissions: 4 } };
    await page.run('host.add(arguments[0])', other);
    assert.deepEqual((await visits())[2], other);
    assert.match((await outcomes())[2], /Not settled/);
    assert.match((await page.content('.visit-faults:not([hidden])'))[0], /Drop these figures/);
    await page.axe();
    await page.click('.visit-notes:not([hidden]) button');
    await page.until('it is settled', async () => (await page.text('.year-row.failed')).length === 0);
    assert.equal((await visits())[2].yearToDate, undefined);

    // Somebody insured elsewhere: sums of each, and a warning that nothing was carried over.
    const elsewhere = visit({ person: { ...person, status: 'retired', age: 66 }, insuredArea: '310000', treatmentArea: '310000', date: '2026-11-01', filing: { category: 'none' } });
    await page.run('host.add(arguments[0])', elsewhere);
    assert.deepEqual((await visits())[3], elsewhere);
    assert.match((await page.text('.visit-notes:not([hidden])'))[0], /上海市 · Employee · Retired · aged 66/);
    assert.equal((await page.text('[aria-labelledby="year-notes-heading"] [data-code="year.insurance_changed"]')).length, 1);
    const all = await engine(await visits(), 'en');
    assert.equal(all.years.length, 2);
    await page.run('root.querySelectorAll("#year-details > details").forEach((fold) => { fold.open = true; })');
    assert.deepEqual(await page.content('.ledgers tbody td'), all.years.flatMap((sums) => [sums.total, sums.fundTotal, sums.personTotal, sums.personalAccount, sums.cash].map(grouped)));
    await page.axe();
    await page.click('.visit-notes:not([hidden]) button');
    await page.until('it is as above', async () => (await visits())[3].insuredArea === '110000');
    assert.deepEqual((await visits())[3].person, person);
  });

  test('the language changes and nothing is lost', async () => {
    await page.load('?lang=zh#year');
    await put(YEAR);
    const before = await visits();
    const sums = await strongs();
    await page.click('.year-row[data-nth="2"] summary');
    await page.press('language');
    await page.until('English', async () => (await titles())[0].startsWith('Visit 1'));
    assert.deepEqual(await visits(), before);
    assert.deepEqual(await strongs(), sums);
    assert.equal(await page.run('return root.querySelector(\'.year-row[data-nth="2"] details\').open'), true, 'what was open stays open');
    await page.axe();
  });

  test('fits into 320 pixels, both languages', async () => {
    await page.size(320, 700);
    for (const lang of ['zh', 'en']) {
      await page.load(`?lang=${lang}#year`);
      await put(YEAR);
      assert.equal(await sideways(), 0);
      await page.axe();
      await page.run('for (const fold of root.querySelectorAll("details")) fold.open = true');
      assert.equal(await sideways(), 0, 'with all opened');
      assert.deepEqual(await page.run(`return [...root.querySelectorAll('.columns button, .columns summary, .columns input, .columns select')].filter((node) => node.checkVisibility() && !node.matches('.link') && (node.closest('label') ?? node).getBoundingClientRect().height < 43).map((node) => node.id || node.className || node.outerHTML.slice(0, 80))`), [], 'as large as a thumb');
      await page.shot(`year-320-${lang}`);
    }
    await page.size(1280, 900);
  });
});
