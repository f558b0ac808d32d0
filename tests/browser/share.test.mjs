// A claim as the end of an address and back: nothing personal unasked, nothing taken that is not understood; what a result is worth, and the
// text of a correction.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { fromFragment, LONGEST, toFragment } from '../../src/elements/calculator/share.js';
import { examples } from '../../www/examples.js';
import { everyBrowser } from './drive.mjs';

const version = createRequire(import.meta.url)('../../pkg/node.cjs').version();
const decode = (fragment) => JSON.parse(Buffer.from(fragment.slice(3), 'base64url').toString('utf8'));
const encode = (value) => `v1.${Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;

/** Every field a claim can have, each with a value that would be noticed. */
const FULL = {
  insuredArea: '110000', treatmentArea: '310000', filing: { category: 'referral' }, service: 'inpatient', level: 'tertiary',
  person: { scheme: 'employee', status: 'retired', age: 67, sex: 'female', tier: 2, contracted: true, reliefGroups: ['low_income', 'extreme_poverty'] },
  date: '2026-03-16', admitted: '2026-03-01', disease: 'M01600', personalAccount: '1234.56', place: { priorSelfPayRatio: 0.15 }, allowCompiled: true,
  bill: { total: '68000', fullSelfPay: '5000.5', overLimitSelfPay: '600', priorSelfPay: 2400, lines: [{ name: '阿莫西林胶囊', code: 'XJ01CA', form: '胶囊剂', spec: '0.25g', unit: '盒', kind: 'drug', amount: '23.50', quantity: 2, unitPrice: '11.75', class: 'A', priorSelfPayRatio: 0.1, priceLimit: '20' }] },
  yearToDate: { admissions: 1, outpatient: { inScope: '1' }, inpatient: { inScope: '14200', deductiblePaid: '1000', pooledPaid: '9900' }, chronic: { inScope: '0' }, inScopeSelfPay: '4300', supplementPaid: { '大额医疗费用互助资金': '77.77' } },
};

/** Numbers that come again with the same seed. */
function dice(seed) {
  let state = seed;
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const upTo = (n) => Math.floor(next() * n);
  const one = (...values) => values[upTo(values.length)];
  const maybe = (make) => (next() < 0.5 ? make() : undefined);
  return { upTo, one, maybe };
}

/** A claim of any kind, well formed. */
function claimOf(seed) {
  const { upTo, one, maybe } = dice(seed);
  const amount = () => one(`${upTo(1e6)}`, `${upTo(1e6)}.${upTo(90) + 10}`, upTo(1e6), upTo(1e8) / 100);
  const counters = () => ({ inScope: maybe(amount), deductiblePaid: maybe(amount), pooledPaid: maybe(amount) });
  const line = () => ({ name: one('床位费', 'Ⅱ级护理', '注射用艾普拉唑钠 10mg×5', 'stent "A" <b>', '𠮷野家 🏥', '100%+/=&#'), amount: amount(), quantity: maybe(() => upTo(30)), class: maybe(() => one('A', 'B', 'C')), priorSelfPayRatio: maybe(() => upTo(100) / 100), unit: maybe(() => '盒') });
  return JSON.parse(JSON.stringify({ // what is undefined is not there
    insuredArea: `${110000 + upTo(8e5)}`, treatmentArea: `${110000 + upTo(8e5)}`, date: `2026-0${1 + upTo(9)}-1${upTo(10)}`, admitted: maybe(() => '2025-12-30'),
    person: { scheme: one('employee', 'resident'), status: maybe(() => one('working', 'retired', 'adult', 'elder', 'child', 'student')), age: maybe(() => upTo(120)), tier: maybe(() => one(1, 2)), contracted: maybe(() => one(true, false)), reliefGroups: maybe(() => ['marginal_low_income', 'returned_to_poverty'].slice(0, upTo(3))) },
    service: one('inpatient', 'outpatient', 'chronic', 'pharmacy'), level: maybe(() => one('community', 'primary', 'secondary', 'tertiary', 'tertiary_top')), disease: maybe(() => 'M00500'),
    filing: maybe(() => ({ category: one('none', 'resettled_retiree', 'long_term_resident', 'posted_worker', 'referral', 'emergency', 'other_temporary') })),
    bill: one({ total: amount(), fullSelfPay: maybe(amount) }, { lines: Array.from({ length: upTo(20) }, line) }),
    yearToDate: maybe(() => ({ admissions: maybe(() => upTo(5)), inpatient: maybe(counters), inScopeSelfPay: maybe(amount), supplementPaid: maybe(() => ({ [one('大病保险', '职工大额（二次报销）')]: amount() })) })),
    personalAccount: maybe(amount), place: maybe(() => ({ priorSelfPayRatio: 0.1 })),
  }));
}

describe('a claim at the end of an address', () => {
  test('comes back as it was', () => {
    for (const claim of [FULL, ...Object.values(examples), ...Array.from({ length: 500 }, (_, i) => claimOf(i + 1))]) {
      const written = toFragment(claim, true);
      assert.match(written, /^v1\.[\w-]+$/, 'needs no escaping in an address');
      assert.deepEqual(fromFragment(written), claim);
    }
  });

  test('has nothing personal in it unless that is asked for', () => {
    const plain = { insuredArea: '110000', treatmentArea: '310000', filing: { category: 'referral' }, person: { scheme: 'employee' }, service: 'inpatient', level: 'tertiary' };
    assert.deepEqual(decode(toFragment(FULL, false)), plain);
    assert.deepEqual(fromFragment(toFragment(FULL, false)), plain);
    assert.deepEqual(Object.keys(decode(toFragment(FULL, true))).sort(), Object.keys(FULL).sort());
    for (let seed = 1; seed <= 200; seed++) {
      const said = decode(toFragment(claimOf(seed), false));
      for (const key of Object.keys(said)) assert.ok(Object.hasOwn(plain, key), `${key} is not to be shared unasked`);
      assert.deepEqual(Object.keys(said.person), ['scheme']);
    }
  });

  test('what does not belong to a claim is not written', () => {
    const said = toFragment({ ...FULL, idNumber: '110101199001011234', person: { ...FULL.person, name: '张三' }, applicant: { phone: '13800000000' } }, true);
    assert.deepEqual(fromFragment(said), FULL);
  });

  test('what is not a claim of this version is not taken', () => {
    const good = decode(toFragment(FULL, true));
    const hostile = {
      nothing: '', 'no version': toFragment(FULL, true).slice(3), 'another version': toFragment(FULL, true).replace('v1', 'v2'), 'half of it': toFragment(FULL, true).slice(0, -7),
      'not base64': 'v1.!!!', 'base64 of nothing': 'v1.', 'no text': `v1.${Buffer.from([0xff, 0xfe, 0x80]).toString('base64url')}`, 'no JSON': encode('{"insuredArea":'),
      null: encode(null), 'a number': encode(7), 'a list': encode([good]), 'a text': encode('"110000"'),
      'an unknown field': encode({ ...good, idNumber: '1' }), 'an unknown field inside': encode({ ...good, person: { ...good.person, name: '张三' } }),
      'a prototype': encode('{"__proto__":{"polluted":1}}'), 'a prototype inside': encode('{"person":{"__proto__":{"polluted":1}}}'), 'a constructor': encode('{"constructor":{"prototype":{"polluted":1}}}'),
      'a prototype for a supplement': encode('{"yearToDate":{"supplementPaid":{"__proto__":"1"}}}'), 'a toString for a supplement': encode('{"yearToDate":{"supplementPaid":{"toString":"1"}}}'),
      'an area that is none': encode({ insuredArea: '11000' }), 'an area with more behind it': encode({ insuredArea: '110000\n' }), 'a service that is none': encode({ service: 'surgery' }), 'a status that is an object': encode({ person: { status: { toString: 'x' } } }),
      'no amount': encode({ bill: { total: '1e9' } }), 'an amount below zero': encode({ bill: { total: -1 } }), 'too much': encode({ bill: { total: 1e10 } }), 'markup for an amount': encode({ bill: { total: '<img>' } }),
      'lines that are an object': encode({ bill: { lines: { 0: {} } } }), 'too many lines': encode({ bill: { lines: Array(1001).fill({}) } }), 'a name that is too long': encode({ bill: { lines: [{ name: 'x'.repeat(201) }] } }), 'a name of two lines': encode({ bill: { lines: [{ name: 'a\nb' }] } }),
      'a day that is none': encode({ date: '16.3.2026' }), 'a yes that is a text': encode({ allowCompiled: 'false' }), 'very long': `v1.${'A'.repeat(LONGEST)}`, 'deep': encode('{"person":'.repeat(2000) + '1' + '}'.repeat(2000)),
    };
    for (const [what, text] of Object.entries(hostile)) assert.equal(fromFragment(text), null, what);
    for (const what of [undefined, null, 7, {}, []]) assert.equal(fromFragment(what), null);
    assert.equal({}.polluted, undefined);
  });

  test('what was garbled on its way is refused, or is a claim all the same', () => {
    const alphabet = 'ABCXYZabcxyz0189-_.%';
    const whole = toFragment(examples.unfiled, true);
    for (let seed = 1; seed <= 3000; seed++) {
      const { upTo } = dice(seed);
      const at = upTo(whole.length);
      const claim = fromFragment(whole.slice(0, at) + alphabet[upTo(alphabet.length)] + whole.slice(at + 1)); // must not throw
      if (claim) assert.deepEqual(fromFragment(toFragment(claim, true)), claim);
    }
  });

  test('is not longer than an address may be', () => {
    const lines = Array.from({ length: 500 }, (_, i) => ({ name: `很长的项目名称第 ${i} 行`, amount: '12.50' }));
    assert.equal(toFragment({ ...FULL, bill: { lines } }, true), null);
    assert.ok(toFragment({ ...FULL, bill: { lines } }, false).length < 400);
  });
});

everyBrowser('sharing and trust', (page) => {
  const { press, run, text, until, value, shown, load, one } = page.hands();
  const receipt = () => until('a receipt', () => shown('receipt'));
  async function example(which) {
    await page.driver.executeScript('scrollTo({ top: 0, behavior: "instant" })'); // a result has come into view
    await page.around(`[data-example="${which}"]`);
    await receipt();
  }
  const open = (written) => run('return host.open(arguments[0])', written);
  const attribute = async (css, name) => (await one(css)).getAttribute(name);
  const scrolled = async (id) => { await run('root.getElementById(arguments[0]).scrollIntoView({ block: "center", behavior: "instant" })', id); await press(id); };

  test('the link has places and kind of care; the rest is in it only when ticked', async () => {
    await load('?lang=en&ticket=secret');
    await example('itemised');
    assert.equal(await attribute('#share', 'aria-expanded'), 'false');
    assert.equal(await shown('share-panel'), false);
    await scrolled('share');
    assert.equal(await attribute('#share', 'aria-expanded'), 'true');
    const plain = await value('share-link');
    const url = new URL(plain);
    assert.equal(url.search, '', 'what else stands in the address stays behind');
    const hash = new URLSearchParams(url.hash.slice(1));
    assert.equal(hash.get('lang'), 'en');
    assert.deepEqual(fromFragment(hash.get('estimate')), { insuredArea: '110000', treatmentArea: '310000', filing: { category: 'referral' }, person: { scheme: 'employee' }, service: 'inpatient', level: 'tertiary' });
    assert.match((await text('#share-has'))[0], /only\. It carries them itself: nothing is uploaded/);
    await scrolled('share-all');
    const all = fromFragment(new URLSearchParams(new URL(await value('share-link')).hash.slice(1)).get('estimate'));
    assert.deepEqual(all, await run('return host.claim'));
    assert.equal(all.bill.lines.length, 13);
    assert.equal(all.person.age, 54);
    assert.match((await text('#share-has'))[0], /status, age and the like, and names and amounts of 13 lines/);
    await scrolled('share-all');
    assert.equal(await value('share-link'), plain);
  });

  test('a link opened: a whole claim is computed, the places alone are put in and the rest is asked for', async () => {
    await load();
    await example('unfiled');
    const cash = await run('return host.receipt.cash');
    assert.equal(cash, '88465.00');
    const [plain, all] = [toFragment(examples.unfiled, false), toFragment(examples.unfiled, true)];
    await load();
    assert.equal(await open(all), true);
    await receipt();
    assert.equal(await run('return host.receipt.cash'), cash);
    assert.equal(await value('yearToDate.inScopeSelfPay'), '4300');
    assert.equal(await open(plain), true);
    assert.equal(await shown('receipt'), false, 'nothing is computed without a bill');
    assert.equal((await text('#waiting'))[0], '已按链接填好。请补上还空着的，再点“算一算”。');
    assert.deepEqual(await run('const { insuredArea, treatmentArea, person, level, bill } = host.claim; return { insuredArea, treatmentArea, person, level, bill }'), { insuredArea: '340100', treatmentArea: '320100', person: { scheme: 'resident' }, level: 'tertiary_top', bill: {} });
  });

  test('an area’s code is put in; what is not understood is said, and changes nothing', async () => {
    await load('?lang=en');
    assert.equal(await open('330100'), true);
    assert.equal(await run('return host.claim.insuredArea'), '330100');
    for (const bad of ['999999', 'v1.nonsense', 'v2.e30', '__proto__', '<img src=x onerror=alert(1)>']) {
      const before = await run('return JSON.stringify(host.claim)');
      await run('root.getElementById("problems").replaceChildren()');
      assert.equal(await open(bad), false, bad);
      assert.match((await text('#problems [role=alert]'))[0], /^This link was not understood/);
      assert.equal(await run('return JSON.stringify(host.claim)'), before);
    }
    await page.axe();
  });

  test('copied is what stands there, or it is selected to be copied by hand', async () => {
    await load('?lang=en');
    await example('referred');
    await scrolled('share');
    await scrolled('share-link-copy');
    await until('what became of it', async () => (await text('#share-link-said'))[0] !== '');
    const link = await value('share-link');
    if ((await text('#share-link-said'))[0] === 'Copied.') {
      await run('root.getElementById("way-lines").click(); root.getElementById("paste").open = true');
      await (await page.find('table')).sendKeys(Key.chord(Key.CONTROL, 'v')); // a field that takes any text
      assert.equal(await value('table'), link);
    } else {
      assert.equal(page.name, 'webkit', 'only this one has no clipboard for the tests');
    }
    await load();
    await example('referred');
    await run('Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: () => Promise.reject(new Error("no")) } })');
    await scrolled('share');
    await scrolled('share-link-copy');
    await until('the way by hand', async () => (await text('#share-link-said'))[0].startsWith('浏览器不让网页复制'));
    assert.equal(await page.focused(), 'share-link');
    assert.deepEqual(await run('const { selectionStart, selectionEnd, value } = root.getElementById("share-link"); return [selectionStart, selectionEnd === value.length]'), [0, true]);
    await scrolled('correct');
    await scrolled('correct-text-copy');
    await until('the same for the correction', () => page.focused().then((id) => id === 'correct-text'));
    assert.equal(await attribute('#correct-text-said', 'role'), 'status');
  });

  test('a bill too long for a link says so', async () => {
    await load();
    await run(`host.claim = { ...arguments[0], bill: { lines: Array.from({ length: 500 }, (_, i) => ({ name: '很长的自费项目名称第 ' + i + ' 行', amount: '12.50', class: 'C' })) } }; host.compute()`, examples.referred);
    await receipt();
    await scrolled('share');
    assert.match(await value('share-link'), /#estimate=v1\./);
    await scrolled('share-all');
    assert.equal(await value('share-link'), '');
    assert.equal(await (await page.find('share-link-copy')).isEnabled(), false);
    assert.match((await text('#share-has'))[0], /放不下/);
  });

  test('on a page of others there is nothing to share', async () => {
    await load();
    await run('host.removeAttribute("links")');
    await example('referred');
    assert.deepEqual(await run('return [root.getElementById("share"), root.getElementById("share-panel"), root.getElementById("print-receipt") !== null, root.getElementById("correct") !== null]'), [null, null, true, true]);
  });

  test('what a result rests on is in sight: editions, days, evidence, hotline', async () => {
    await load('?lang=en');
    await example('itemised');
    const facts = await text('[aria-labelledby="trust.heading-heading"] > dl > div');
    assert.equal(facts.length, 5);
    assert.match(facts[0], /in force from 2023-01-01; settled on 2026-03-16/);
    assert.ok(facts[1].includes(`yidi ${version.yidi}`) && facts[1].includes(version.rulesDate));
    assert.ok(facts[2].includes(version.catalogEdition) && facts[2].includes('looked up in it'));
    // The list that counted, which is not always the newest; and none where no line is in one.
    const editions = async (claim) => {
      await run('host.claim = arguments[0]; host.compute({ focus: false })', claim);
      await until('the receipt', () => shown('receipt'));
      const [, , said] = await text('[aria-labelledby="trust.heading-heading"] > dl > div');
      const paper = await run('dispatchEvent(new Event("beforeprint")); const { textContent } = root.getElementById("paper"); dispatchEvent(new Event("afterprint")); return textContent');
      return [said, paper.match(/drug list of [^;]+|lines are not printed/)?.[0]];
    };
    const { itemised } = examples;
    const [old, oldSheet] = await editions({ ...itemised, date: '2025-06-02' });
    assert.match(old, /national, 2024; the lines of the bill are looked up in it/);
    assert.equal(oldSheet, 'drug list of 2024');
    const [stated, statedSheet] = await editions({ ...itemised, bill: { lines: [{ name: '某药', amount: '100', class: 'A' }] } });
    assert.match(stated, /national, 2025; none of the lines is found in it/);
    assert.equal(statedSheet, 'lines are not printed');
    await example('itemised');
    assert.match(facts[3], /Not verified/);
    assert.equal(await attribute('[aria-labelledby="trust.heading-heading"] dd a', 'href'), 'tel:010-12393');
    await run('for (const id of ["trust-grades", "trust-left"]) root.getElementById(id).open = true');
    await until('the folds', async () => (await text('#trust-left li')).length > 1);
    assert.deepEqual(await text('#trust-grades dt'), ['Official text', 'Publicly reported', 'Not verified']);
    // The warning of the engine names what is not verified: the same parts, and no others, have that grade here.
    const said = await run('return host.receipt.warnings.find(({ code }) => code === "evidence.compiled").message');
    const rows = await run('return [...root.querySelectorAll("#trust-grades tbody tr")].map((row) => [row.cells[0].textContent, row.querySelector(".grade").classList[1]])');
    assert.equal(rows.length, 5);
    for (const [title, grade] of rows) assert.equal(said.toLowerCase().includes(title.toLowerCase()), grade === 'compiled', `${title}: ${grade}; ${said}`);
    const left = await text('#trust-left li');
    assert.equal(left[0], 'Employee scheme, from 2023-01-01 on: no rules for care elsewhere in the province', 'this scheme and period only');
    assert.match(left[1], /Medical aid/);
    assert.ok(left.length > 10, 'and what the editors doubt');
    await page.axe();
  });

  test('the text of a correction has the figures, nobody’s status or age unless ticked, and what was written into it stays', async () => {
    await load('?lang=en');
    await example('unfiled');
    await scrolled('correct');
    const written = await value('correct-text');
    for (const line of ['Insured area: 合肥市 340100', 'Scheme: Resident', 'Which part: Inpatient', '  Total 260,000.00', '  Insurance in all 171,535.00', '  Cash 88,465.00', 'What the document says: ', '[ ] The above holds no personal data']) assert.ok(written.split('\n').includes(line), `${line}\n${written}`);
    for (const part of ['2025-01-01', version.rulesDate, version.yidi, '2026-05-08', 'd2: 《']) assert.ok(written.includes(part), part);
    for (const personal of ['Adult', 'aged', '14200', '4,300.00']) assert.ok(!written.includes(personal), personal);
    await scrolled('correct-person');
    const ticked = await value('correct-text');
    for (const personal of ['Adult', 'aged 46', '"inScope":"14200"', '4,300.00']) assert.ok(ticked.includes(personal), personal);
    assert.ok((await text('#correct-panel p'))[0].includes('0551-12393'));
    await (await page.find('correct-text')).sendKeys('my own words');
    assert.ok((await value('correct-text')).includes('my own words'));
    await page.put('person.age', '47');
    await until('the new result', () => run('return host.claim.person.age === 47 && root.getElementById("correct-kept").hidden === false'));
    assert.ok((await value('correct-text')).includes('my own words'));
    assert.equal(await shown('correct-kept'), true, 'and that it is the older text is said');
    await scrolled('correct-again');
    assert.equal(await shown('correct-kept'), false);
    assert.equal((await value('correct-text')).includes('my own words'), false);
    await page.driver.executeScript('document.querySelector(`[data-example="visit"]`).click()');
    await until('the receipt of a retiree', () => run('return host.receipt?.insuredArea === "330100"'));
    assert.equal(await attribute('#correct', 'aria-expanded'), 'false', 'what was written about another claim is gone');
    await scrolled('correct');
    assert.doesNotMatch(await value('correct-text'), /retire/i, 'the case that matched would tell');
  });

  test('an open panel stays open while the form is changed', async () => {
    await load();
    await example('referred');
    await scrolled('share');
    await page.put('bill.total', '70000');
    await until('the new result', () => run('return host.receipt.total === "70000.00"'));
    assert.equal(await shown('share-panel'), true);
    assert.equal(await shown('correct-panel'), false);
    assert.equal(await run('return root.getElementById("share-all").checked'), false, 'and holds nothing personal again');
  });

  test('panels are accessible, and fit on a small phone, in either language', async () => {
    for (const lang of ['zh', 'en']) {
      await load(`?lang=${lang}`);
      await page.size(320, 700);
      await example('itemised');
      await run('for (const id of ["share", "correct"]) root.getElementById(id).click(); root.getElementById("share-all").click(); for (const id of ["trust-grades", "trust-left"]) root.getElementById(id).open = true');
      await until('the folds', async () => (await text('#trust-left li')).length > 1);
      await page.fits(`panels, ${lang}`);
      await page.axe();
      await page.shot(`panels-${lang}`);
      await page.size(1280, 900);
    }
  });
});
