// The demo mini-program as its host would run it: the assembled package, its WXML compiled by the host's template compiler, its pages
// and components run by the host's component framework, in a phone-sized window of Chromium. People's taps and typing go in, and
// what stands on the screen is compared with what the package answers in Node. Nothing sleeps: it waits for what it needs.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Key } from 'selenium-webdriver';
import { Pointer } from 'selenium-webdriver/lib/input.js';
import { assemble } from '../../../.ci/miniprogram-demo.mjs';
import { open } from '../../browser/drivers.mjs';
import { POLICY, serve } from '../../browser/server.mjs';
import { render } from './render.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const yidi = require(join(root, 'pkg/node.cjs'));
const words = require(join(root, 'www/miniprogram/components/common/words.js'));
const { typed, yuan } = require(join(root, 'www/miniprogram/components/common/numbers.js'));
const PATIENCE = 15_000;
const PAGE = join(root, 'target/miniprogram-page');

const scripts = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? scripts(path) : path.endsWith('.js') ? [path] : [];
});

test('the whole package is smaller than promised, and every part is printed', (t) => {
  const { sizes, total, budget } = assemble();
  t.diagnostic(`the demo mini-program: ${total} bytes of ${budget}: ${Object.entries(sizes).map(([part, bytes]) => `${part} ${bytes}`).join(', ')}`);
  assert.ok(total < budget, `${total} bytes`);
  assert.ok(sizes['yidi: module'] > 100_000, 'the module is inside');
});

test('its scripts are ES2015, which every host runs that has WebAssembly', () => {
  const { parse } = require('acorn');
  const all = scripts(join(root, 'www/miniprogram'));
  assert.ok(all.length > 10);
  for (const path of all) assert.doesNotThrow(() => parse(readFileSync(path, 'utf8'), { ecmaVersion: 2015, sourceType: 'script' }), path);
});

test('of the host it names nothing for the network and nothing to store', () => {
  const named = new Set(scripts(join(root, 'www/miniprogram')).flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\bwx\.(\w+)/g)].map(([, name]) => name)));
  assert.deepEqual([...named].sort(), ['makePhoneCall', 'pageScrollTo', 'setClipboardData', 'setNavigationBarTitle', 'setTabBarItem']);
});

test('both languages have the same words', () => {
  const keys = (value, at = '') => (typeof value === 'object' ? Object.keys(value).flatMap((key) => keys(value[key], `${at}.${key}`)) : [at]);
  assert.deepEqual(keys(words('en')).sort(), keys(words('zh')).sort());
  assert.ok(keys(words('zh')).length > 150);
});

test('typed amounts mean what a person means, and what is no number is left for the calculator to judge', () => {
  for (const [text, kind, meaning] of [['６８,000', 'amount', '68000'], ['¥1,234.50', 'amount', '1,234.50'], ['1,234.50', 'amount', '1234.50'], [' 12.5 ', 'amount', '12.5'], ['６６', 'whole', 66], ['1,23', 'amount', '1,23'], ['abc', 'whole', 'abc']]) {
    assert.equal(typed(text, kind), meaning, text);
  }
});

describe('the demo mini-program in its host’s framework', { concurrency: 1 }, () => {
  let site, browser, driver;

  before(async () => {
    const { out } = assemble();
    // Beside the demo, a page of another mini-program that embeds the component.
    mkdirSync(join(out, 'pages/embed'));
    for (const name of ['index.js', 'index.json', 'index.wxml']) copyFileSync(join(root, 'tests/miniprogram/demo/embed', name), join(out, 'pages/embed', name));
    render(out, PAGE);
    // The framework writes its style sheets into the page; scripts stay as strict as ever.
    site = await serve({ root: join(root, 'target'), folders: ['miniprogram-page'], policy: POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") });
    browser = await open('chromium', { width: 390, height: 844, mobile: true });
    driver = browser.driver;
  });
  after(async () => {
    const errors = await browser?.consoleErrors();
    const requests = await browser?.requests();
    await browser?.close();
    await site?.close();
    assert.deepEqual(errors, [], 'no error, nothing against the policy');
    const files = new Set(requests.map((address) => new URL(address).pathname.replace('/miniprogram-page/', '')));
    assert.deepEqual([...files].sort(), ['', 'bundle.js', 'host.css', 'host.js', 'miniprogram_npm/yidi/yidi.wasm.br'], 'nothing is asked for but its own files');
  });
  beforeEach(() => load());

  const run = (script, ...values) => driver.executeScript(`const named = (name) => [...document.querySelectorAll('#page *')].filter((node) => [...node.classList].some((one) => one === name || one.endsWith('--' + name)));
    const shown = (node) => node.getClientRects().length > 0;\n${script}`, ...values);
  const until = (what, condition) => driver.wait(condition, PATIENCE, `waited in vain for ${what}`);
  const texts = (name) => run('return named(arguments[0]).filter(shown).map((node) => node.innerText.trim())', name);
  const all = () => run('return document.getElementById("page").innerText');

  /** Opens the mini-program anew. */
  async function load(query = '', page = 'pages/calculator/index') {
    await driver.get('about:blank');
    await driver.get(`${site.url}miniprogram-page/${query}#${page}`);
    await until('the host', () => run('return document.documentElement.dataset.ready === "true"'));
    if (!query.includes('broken')) await until('the form', async () => (await texts('primary')).length === 1);
  }
  /** Taps what says these words, as a finger would: the innermost element that is in sight. */
  async function tap(label, within = '') {
    const node = await run(`const all = [...document.querySelectorAll('#page ' + arguments[1] + ' *, #tabs *')].filter((node) => shown(node) && !node.closest('select, textarea') && node.innerText.trim() === arguments[0]);
      return all.at(-1) ?? null`, label, within);
    assert.ok(node, `nothing says "${label}"`);
    await touch(node);
  }
  async function touch(node) {
    await run('arguments[0].scrollIntoView({ block: "center" })', node);
    const finger = new Pointer('finger', Pointer.Type.TOUCH);
    await driver.actions({ async: true }).insert(finger, finger.move({ origin: node, duration: 0 }), finger.press(), finger.release()).perform();
  }
  /** The field with this label. */
  async function field(label, tag) {
    const node = await run('return [...document.querySelectorAll("#page " + arguments[1])].find((node) => node.getAttribute("aria-label") === arguments[0] && !node.hidden) ?? null', label, tag);
    assert.ok(node, `there is no ${tag} "${label}"`);
    await run('arguments[0].scrollIntoView({ block: "center" })', node);
    return node;
  }
  async function type(label, text, tag = 'input') {
    const node = await field(label, tag);
    await node.sendKeys(Key.chord(Key.CONTROL, 'a'), Key.BACK_SPACE);
    await node.sendKeys(text);
    return node;
  }
  async function pick(label, option) {
    const node = await field(label, 'picker > select');
    await run(`arguments[0].selectedIndex = [...arguments[0].options].findIndex(({ text }) => text === arguments[1]);
      if (arguments[0].selectedIndex < 0) throw new Error('no such choice: ' + arguments[1]);
      arguments[0].dispatchEvent(new Event('change', { bubbles: true }))`, node, option);
  }
  const date = async (label, day) => run('arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event("change", { bubbles: true }))', await field(label, 'picker > input'), day);
  async function choose(label, typedText, name) {
    await type(label, typedText);
    await until(`${name} in the list`, async () => (await texts('found')).some((found) => found.startsWith(name)));
    const at = (await texts('found')).findIndex((found) => found.startsWith(name));
    const node = await run('return named("found")[arguments[0]]', at);
    await touch(node);
    assert.equal(await (await field(label, 'input')).getAttribute('value'), name);
  }
  const shot = async (name) => {
    mkdirSync(join(PAGE, 'shots'), { recursive: true });
    // Without the frame, which stands where the screen ends.
    await run('window.scrollTo(0, 0); for (const id of ["bar", "tabs"]) document.getElementById(id).style.display = "none"');
    const height = await run('return document.documentElement.scrollHeight');
    const width = await run('return innerWidth');
    for (let y = 0; y < height; y += 1600) {
      const { data } = await driver.sendAndGetDevToolsCommand('Page.captureScreenshot', { captureBeyondViewport: true, clip: { x: 0, y, width, height: Math.min(1600, height - y), scale: 1 } });
      writeFileSync(join(PAGE, 'shots', `${name}-${y / 1600 + 1}.png`), Buffer.from(data, 'base64'));
    }
    await run('for (const id of ["bar", "tabs"]) document.getElementById(id).style.display = ""');
  };
  /** Nothing sticks out, and what is tapped is no smaller than a thumb. */
  async function fits(what) {
    assert.equal(await run('return document.documentElement.scrollWidth <= innerWidth'), true, `${what} is no wider than the screen`);
    const small = await run(`return [...document.querySelectorAll('#page [aria-role=button], #page [aria-role=radio], #page [aria-role=checkbox], #page picker, #page input, #page textarea, #page button')]
      .filter(shown).filter((node) => node.parentElement.tagName !== 'PICKER' && node.parentElement.tagName !== 'SWITCH')
      .map((node) => [node.getBoundingClientRect(), node.innerText || node.getAttribute('aria-label')]).filter(([{ width, height }]) => width < 44 || height < 43.5).map(([{ width, height }, text]) => text + ' ' + width + '×' + height)`);
    assert.deepEqual(small, [], `${what}: targets of 44 px`);
  }
  const zh = words('zh');

  const CLAIM = {
    insuredArea: '110000', treatmentArea: '310000', filing: { category: 'referral' }, person: { scheme: 'employee', status: 'working' },
    service: 'inpatient', level: 'tertiary', date: '2026-03-16', bill: { total: '68000', fullSelfPay: '5000', overLimitSelfPay: '600', priorSelfPay: '2400' }, personalAccount: '3000',
  };
  async function fillIn() {
    await choose(zh.fields.insuredArea, 'bj', '北京市');
    await choose(zh.fields.treatmentArea, '上海', '上海市');
    await pick(zh.fields['filing.category'], zh.options.referral);
    await tap(zh.options.working);
    await pick(zh.fields.level, zh.options.tertiary);
    await date(zh.fields.date, '2026-03-16');
    await type(zh.fields['bill.total'], '６８,000');
    await tap(zh.more);
    await type(zh.fields['bill.fullSelfPay'], '5000');
    await type(zh.fields['bill.overLimitSelfPay'], '600');
    await type(zh.fields['bill.priorSelfPay'], '2400');
    await type(zh.fields.personalAccount, '3000');
  }

  test('a claim is entered by taps and typing, worked out, and read as a receipt', async (t) => {
    await fillIn();
    await tap(zh.submit);
    await until('the receipt', async () => (await texts('figures')).length === 1);
    const expected = yidi.estimate(CLAIM, 'zh');
    // By hand: I = 68000 − 5000 − 600 − 2400 = 60000; (30000 − 1300) × 0.765 + 10000 × 0.81 + 20000 × 0.855 = 47155.50; 68000 − 47155.50 − 3000 = 17844.50.
    assert.deepEqual(await run('return named("amount").slice(0, 2).map((node) => node.innerText)'), ['¥47,155.50', '¥17,844.50']);
    assert.ok((await all()).includes('另从个人账户付 ¥3,000.00'));
    // Every figure, every step with its document, every document, every warning with its remedy.
    const t0 = zh.receipt;
    const rows = await run('return named("line").filter((row) => !row.closest("[class*=step]")).map((row) => [...row.children].map((cell) => cell.innerText.trim()))');
    assert.deepEqual(rows, [
      ...['total', 'fullSelfPay', 'overLimitSelfPay', 'priorSelfPay', 'inScope', 'deductible', 'pooledFund'].map((key) => [t0.figures[key], yuan(expected[key])]),
      ...expected.supplements.map(({ name, amount }) => [name, yuan(amount)]),
      ...['fundTotal', 'personTotal', 'personalAccount', 'cash'].map((key) => [t0.figures[key], yuan(expected[key])])]);
    const steps = await texts('step');
    assert.equal(steps.length, expected.steps.length);
    for (const [i, { label, amount, detail, documents }] of expected.steps.entries()) {
      for (const part of [label, yuan(amount), detail, ...documents.map((id) => expected.documents.find((one) => one.id === id.split('#')[0]).title)]) assert.ok(steps[i].includes(part), `step ${i} says ${part}: ${steps[i]}`);
    }
    assert.match(steps.find((step) => step.includes('28,700.00 × 76.5%')), /《北京市基本医疗保险规定》 第 36 条/);
    const screen = await all();
    for (const { title, number } of expected.documents) assert.ok(screen.includes(`《${title}》`) && screen.includes(number ?? ''), title);
    for (const { message, remedy } of expected.warnings) assert.ok(screen.includes(message) && screen.includes(remedy ?? ''), message);
    assert.match(screen, /未经核实.*没有人核对过/s);
    assert.match(screen, /这是估算，不是医保经办机构的结算结果/);
    assert.match(screen, /不联网，不上传，不保存/);
    // The event hands on the receipt as it is, byte for byte.
    assert.equal(await run('return JSON.stringify(latest())'), JSON.stringify(expected));
    // What is doubtful, and whom to ask.
    const { notes, hotline } = yidi.area('110000', 'zh');
    assert.ok(notes.length > 0 && !screen.includes(notes[0]));
    await tap(t0.doubts);
    for (const note of notes) assert.ok((await all()).includes(note), note);
    await tap(words.fill(t0.call, { number: hotline }));
    assert.deepEqual(await run('return [asked.wx.at(-1)[0], asked.wx.at(-1)[1].phoneNumber]'), ['makePhoneCall', hotline]);
    await fits('the receipt');
    await shot('calculator-zh');
    t.diagnostic(`screenshots in ${join(PAGE, 'shots')}`);
  });

  test('after the first result a change is worked out at once, and an old result is marked as old', async () => {
    await fillIn();
    await tap(zh.submit);
    await until('the receipt', async () => (await texts('figures')).length === 1);
    const total = await type(zh.fields['bill.total'], '70000');
    assert.ok((await all()).includes(zh.receipt.stale));
    await total.sendKeys(Key.TAB);
    // 2000 more in the last slice: 47155.50 + 2000 × 0.855 = 48865.50.
    await until('the new figure', async () => (await texts('amount'))[0] === '¥48,865.50');
    assert.ok(!(await all()).includes(zh.receipt.stale));
    await tap(zh.options.retired);
    assert.equal((await texts('amount'))[0], yuan(yidi.estimate({ ...CLAIM, person: { scheme: 'employee', status: 'retired' }, bill: { ...CLAIM.bill, total: '70000' } }).fundTotal));
    // The year goes on with this receipt, which the page around the component has been given as well.
    const { yearToDate } = await run('return latest()');
    await tap(zh.receipt.next);
    assert.ok((await all()).includes(zh.receipt.carried));
    assert.equal((await texts('figures')).length, 0);
    await type(zh.fields['bill.total'], '20000');
    await tap(zh.submit);
    await until('the second receipt', async () => (await texts('figures')).length === 1);
    const year = yidi.estimate({ ...CLAIM, person: { scheme: 'employee', status: 'retired' }, bill: { ...CLAIM.bill, total: '70000' } }).yearToDate;
    assert.deepEqual(yearToDate, year);
    const { person, personalAccount: _, ...again } = CLAIM;
    assert.equal((await texts('amount'))[0], yuan(yidi.estimate({ ...again, person: { ...person, status: 'retired' }, bill: { total: '20000' }, yearToDate: year }).fundTotal));
  });

  test('all faults are said at once, each with its remedy, beside its field and in a list', async () => {
    await type(zh.fields.insuredArea, '火星');
    await tap(zh.more);
    await type(zh.fields['bill.fullSelfPay'], '12.345');
    await tap(zh.less); // folded away, and yet the fault is seen
    await tap(zh.submit);
    await until('the faults', async () => (await texts('danger')).length === 1);
    const { issues } = yidi.estimate({ insuredArea: '火星', date: '2026-01-01', person: { scheme: 'employee' }, service: 'inpatient', filing: { category: 'none' }, bill: { fullSelfPay: '12.345' } });
    assert.ok(issues.length >= 4);
    const [said] = await texts('danger');
    assert.match(said, new RegExp(`有 ${issues.length} 处要改`));
    const beside = await texts('error');
    for (const issue of issues) {
      const message = zh.message[issue.code] ?? issue.message;
      const remedy = zh.remedy[issue.code] ?? issue.remedy;
      assert.ok(said.includes(message) && said.includes(remedy), `the list says: ${message} ${remedy}`);
      assert.ok(beside.some((one) => one.includes(message) && one.includes(remedy)), `beside its field: ${message}`);
    }
    assert.ok(said.includes(zh.fields['bill.fullSelfPay']), 'the field is named');
    assert.ok(beside.length === issues.length);
    await shot('faults-zh');
  });

  test('a county counts as its insured area; without rules it says so and whom to ask', async () => {
    await choose(zh.fields.insuredArea, '朝阳区', '朝阳区');
    assert.match(await all(), /朝阳区按北京市的医保政策算/);
    await choose(zh.fields.insuredArea, '石嘴山', '石嘴山市');
    assert.equal(yidi.area('640200').rules, 'none');
    assert.match(await all(), /还没有石嘴山市的规则.*12393/s);
    await type(zh.fields.insuredArea, '没有这个地方');
    assert.match(await all(), /没有找到。试试城市全名/);
  });

  test('English throughout, and back', async () => {
    const en = words('en');
    await fillIn();
    await tap(zh.submit);
    await until('the receipt', async () => (await texts('figures')).length === 1);
    await tap('English');
    const expected = yidi.estimate(CLAIM, 'en');
    const screen = await all();
    for (const { detail, label } of expected.steps) assert.ok(screen.includes(detail) && screen.includes(label), detail);
    for (const { message, remedy } of expected.warnings) assert.ok(screen.includes(message) && screen.includes(remedy ?? ''), message);
    assert.ok(screen.includes(en.heading.calculator) && screen.includes(en.footer));
    assert.equal((await texts('amount'))[0], '¥47,155.50');
    assert.deepEqual(await run('return [document.getElementById("bar").innerText, ...[...document.querySelectorAll("#tabs a")].map((tab) => tab.innerText)]'), [en.title.calculator, en.tab.calculator, en.tab.filing, en.tab.error]);
    await fits('the English page');
    await shot('calculator-en');
    await tap(en.tab.filing);
    assert.ok((await all()).includes(en.heading.filing), 'the next page speaks it too');
    await tap('中文');
    assert.ok((await all()).includes(zh.heading.filing));
    await load('?lang=en');
    assert.ok((await all()).includes(en.heading.calculator));
  });

  test('a filing is checked: papers, validity, what it gives, where to file', async () => {
    await tap(zh.tab.filing);
    await until('the form', async () => (await texts('primary')).length === 1);
    await pick(zh.fields.category, zh.options.long_term_resident);
    await choose(zh.fields.insuredArea, '南京', '南京市');
    await choose(zh.fields.destination, '上海', '上海市');
    await tap(zh.options.retired);
    await date(zh.fields.start, '2026-03-01');
    await date(zh.fields.filedOn, '2026-02-20');
    const bare = { person: { scheme: 'employee', status: 'retired' }, insuredArea: '320100', destination: '310000', category: 'long_term_resident', start: '2026-03-01', filedOn: '2026-02-20' };
    const asks = yidi.validateFiling(bare).requiredMaterials.flatMap(({ id, oneOf }) => oneOf ?? [id]);
    assert.equal((await texts('check')).length, new Set(asks).size, 'the papers are those that the report asks for');
    await tap(zh.options.id_document);
    await tap(zh.check);
    await until('the report', async () => (await texts('notice')).length === 1);
    const expected = yidi.validateFiling({ ...bare, materials: ['id_document'] });
    const screen = await all();
    assert.equal(expected.ok, false);
    for (const { message, remedy, code } of expected.issues) assert.ok(code === 'filing.material_missing' ? screen.includes(remedy) : screen.includes(message) && screen.includes(remedy ?? ''), message);
    for (const { label } of expected.requiredMaterials) assert.ok(screen.includes(label), label);
    for (const { name, steps } of expected.channels) for (const part of [name, ...steps]) assert.ok(screen.includes(part), part);
    for (const text of [expected.benefits.atDestination, expected.benefits.atHome, expected.validFrom]) assert.ok(screen.includes(text), text);
    for (const { title } of expected.documents) assert.ok(screen.includes(title), title);
    await fits('the filing');
    await shot('filing-zh');
    for (const id of asks.filter((one) => one !== 'id_document')) await tap(zh.options[id]);
    const whole = yidi.validateFiling({ ...bare, materials: asks });
    assert.equal(whole.ok, true);
    assert.ok((await all()).includes(zh.filing.ok));
    // The identity number goes when the page is left.
    await tap(zh.moreFiling);
    await type(zh.fields.idNumber, '11010519491231002Y');
    await tap(zh.check);
    assert.ok((await all()).includes(zh.fields.idNumber));
    const wrong = yidi.validateFiling({ ...bare, materials: asks, idNumber: '11010519491231002Y' }).issues.find(({ field }) => field === 'idNumber');
    assert.ok((await all()).includes(wrong.message), wrong.message);
    await tap(zh.tab.calculator);
    await tap(zh.tab.filing);
    assert.equal(await (await field(zh.fields.idNumber, 'input')).getAttribute('value'), '');
    assert.ok(!(await all()).includes(wrong.message));
  });

  test('an error is explained, and direct settlement foreseen', async () => {
    await tap(zh.tab.error);
    await until('the form', async () => (await texts('primary')).length === 1);
    await tap(zh.explain);
    assert.ok((await all()).includes(zh.error.empty));
    await type(zh.fields.text, '就医地未开通该病种', 'textarea');
    await tap(zh.explain);
    const meant = yidi.explainError('就医地未开通该病种');
    const screen = await all();
    for (const text of [meant.cause, ...meant.steps, ...meant.sources.map(({ title }) => title)]) assert.ok(screen.includes(text), text);
    await shot('error-zh');
    await tap(zh.receipt.copy);
    assert.deepEqual(await run('return asked.wx.at(-1)'), ['setClipboardData', { data: meant.sources[0].url }]);
    await type(zh.fields.text, '今天天气很好', 'textarea');
    await tap(zh.explain);
    assert.ok((await all()).includes(zh.error.unknown));
    for (const text of zh.error.examples) {
      await tap(text);
      assert.ok((await all()).includes(yidi.explainError(text).cause), text);
    }
    await tap(zh.options.settle);
    await tap(zh.check);
    assert.ok((await texts('error')).length >= 2, 'what is missing is said');
    await choose(zh.fields.insuredArea, 'hf', '合肥市');
    await choose(zh.fields.treatmentArea, 'nj', '南京市');
    await date(zh.fields.date, '2026-03-16');
    await pick(zh.fields.insuredStatus, zh.options.arrears);
    await pick(zh.fields.institutionNetworked, zh.options.no);
    const expected = yidi.checkDirectSettlement({ person: { scheme: 'employee' }, insuredArea: '340100', treatmentArea: '320100', date: '2026-03-16', service: 'inpatient', filing: { category: 'none' }, insuredStatus: 'arrears', institutionNetworked: false });
    assert.equal(expected.ok, false);
    const answer = await all();
    for (const { code, message, remedy } of expected.issues) assert.ok(answer.includes(message) && answer.includes(zh.remedy[code] ?? remedy ?? ''), message);
    for (const text of [expected.fallback.channel, ...expected.fallback.steps, ...expected.fallback.papers]) assert.ok(answer.includes(text), text);
    await fits('direct settlement');
    await shot('direct-zh');
  });

  test('in the dark and with large text on a small phone nothing is cut off', async () => {
    await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
    const size = await driver.manage().window().getRect();
    try {
      await fillIn();
      await tap(zh.submit);
      await until('the receipt', async () => (await texts('figures')).length === 1);
      await run('document.documentElement.style.fontSize = "23px"; document.getElementById("page").style.width = "320px"');
      assert.equal(await run('return document.getElementById("page").scrollWidth <= 320'), true);
      // Text against its ground, by the formula of WCAG: at least 4.5 to 1 everywhere.
      const weak = await run(`const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
        const light = (colour) => { const [r, g, b] = channels(colour).map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const ground = (node) => { for (let at = node; at; at = at.parentElement) { const c = getComputedStyle(at).backgroundColor; if ((channels(c)[3] ?? 1) > 0) return c; } };
        return [...document.querySelectorAll('#page *')].filter((node) => shown(node) && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && !node.closest('select'))
          .map((node) => { const [a, b] = [light(getComputedStyle(node).color), light(ground(node))]; return [node.innerText.slice(0, 20), (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)]; }).filter(([, ratio]) => ratio < 4.5)`);
      assert.deepEqual(weak, []);
      await shot('calculator-dark-large');
    } finally {
      await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [] });
      await driver.manage().window().setRect(size);
    }
  });

  test('a module that does not load is said with the reason, and may be tried again', async () => {
    await load('?broken');
    await until('the reason', async () => (await texts('danger')).length === 1);
    assert.match((await texts('danger'))[0], /计算模块没有载入.*broken on purpose/s);
    await run('window.BROKEN = false');
    await tap(zh.again);
    await until('the form', async () => (await texts('primary')).length === 1);
  });

  test('the component alone, in another mini-program: preset, in English, its receipt handed on', async () => {
    await load('', 'pages/embed/index');
    const en = words('en');
    assert.equal(await (await field(en.fields.insuredArea, 'input')).getAttribute('value'), '上海市');
    await choose(en.fields.treatmentArea, 'hangzhou', '杭州市');
    await tap(en.options.elder);
    await pick(en.fields.level, en.options.secondary);
    await date(en.fields.date, '2026-03-16');
    await type(en.fields['bill.total'], '9000');
    await tap(en.submit);
    await until('the answer', () => run('return latest("pages/embed/index") !== undefined || named("danger").length > 0'));
    const asked = { insuredArea: '310000', treatmentArea: '330100', filing: { category: 'none' }, person: { scheme: 'resident', status: 'elder' }, service: 'inpatient', level: 'secondary', date: '2026-03-16', bill: { total: '9000' } };
    let expected = yidi.estimate(asked, 'en');
    if (!expected.ok) { // it asks for the age, and opens what was folded away
      assert.deepEqual(expected.issues.map(({ field: path }) => path), ['person.age']);
      await type(en.fields['person.age'], '71');
      await tap(en.submit);
      expected = yidi.estimate({ ...asked, person: { ...asked.person, age: 71 } }, 'en');
    }
    assert.equal(expected.ok, true);
    assert.equal(await run('return JSON.stringify(latest("pages/embed/index"))'), JSON.stringify(expected));
    assert.deepEqual((await texts('amount')).slice(0, 2), [yuan(expected.fundTotal), yuan(expected.cash)]);
  });

  test('of the host only what it says is used, and the framework has nothing to complain about', async () => {
    await fillIn();
    await tap(zh.submit);
    await until('the receipt', async () => (await texts('figures')).length === 1);
    const { wx, wasm } = await run('return asked');
    assert.deepEqual(wasm, ['/miniprogram_npm/yidi/yidi.wasm.br'], 'the module is loaded once');
    for (const [name] of wx) assert.ok(['setNavigationBarTitle', 'setTabBarItem', 'pageScrollTo'].includes(name), name);
    assert.deepEqual(await run('return frameworkWarnings'), []);
    assert.deepEqual(await run('return Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie || [])'), []);
  });
});
