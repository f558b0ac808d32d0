// The rules tool in every browser of drivers.mjs: rule cards, the figures of a notice, files of rules.
// What the page shows is compared with what the package answers in Node; figures of the user's own are worked out by hand beside the test.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { Key } from 'selenium-webdriver';
import * as yidi from '../../pkg/node.mjs';
import { everyBrowser } from './drive.mjs';

const [ANSHAN, FUSHUN] = ['210300', '210400']; // have no bundled rules
const BEIJING = '110000';

for (const code of [ANSHAN, FUSHUN]) assert.equal(yidi.area(code).rules, 'none', `${code} has rules now: choose another area without`);

/** A small sound pack for Anshan. @param {(pack: any) => void} [change] */
function pack(change = () => {}) {
  const block = (per, amount, ratio) => ({
    documents: ['d1'], evidence: 'compiled', deductible: { per, cases: [{ amount }] },
    ratio: { per, cases: [{ slices: [[0, null, ratio]] }] }, ceiling: { per: 'year', cases: [{ amount: 100000 }] },
  });
  const made = {
    format: 1, area: ANSHAN, name: '鞍山市', documents: [{ id: 'd1', title: '测试通知', number: '测〔2024〕1号' }],
    schemes: { employee: [{ effective: '2024-01-01', until: null, inpatient: block('admission', 500, 0.8), away: { documents: ['d1'], evidence: 'compiled', referral: { ratio_points: -10 } } }] },
    notes: [{ zh: '一条说明。', en: 'A note.' }],
  };
  change(made);
  return made;
}

everyBrowser('the rules', (page) => {
  let folder;
  before(() => { folder = mkdtempSync(join(tmpdir(), 'yidi-')); });
  after(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => page.load());

  const { run, until, find, text, content, focused, shown, value, type, put, click, press, load } = page.hands();
  const choose = (id, typed, name) => page.area(id, typed, name);
  /** Over to another tool by the address. */
  const to = async (tool, hash) => {
    await run('location.hash = arguments[0]', hash);
    page.tool = tool;
    await page.begun();
  };
  const cardShown = (name) => until(`the card of ${name}`, async () => (await content('#rules-verdict .name'))[0] === name);
  const codes = (css) => run('return [...root.querySelectorAll(arguments[0])].map((node) => node.dataset.code)', css);
  const figures = () => run(`return Object.fromEntries([...root.querySelectorAll('#account > table tr')]
    .filter((row) => row.querySelector('td')).map((row) => [row.querySelector('th').innerText.trim(), row.querySelector('td').innerText.trim()]))`);
  /** Drops files on the tool, as from a file manager. @param {Record<string, string>} files */
  const drop = (files) => run(`const carried = new DataTransfer();
    for (const [name, text] of Object.entries(arguments[0])) carried.items.add(new File([text], name, { type: 'application/json' }));
    for (const kind of ['dragenter', 'dragover', 'drop']) root.getElementById('packs').dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer: carried }));`, files);
  const reported = (n) => until('the report on the files', async () => (await focused()) === 'packs-heading' && (await content('#packs-found .file')).length === n);

  /** What the page shows of a card: every table with its cells, the first one repeated where it spans rows. */
  const tables = () => run(`return [...root.querySelectorAll('#rules-details table.rules')].map((table) => ({
    title: table.caption.textContent, columns: [...table.tHead.rows[0].cells].map((cell) => cell.textContent),
    scopes: [...table.querySelectorAll('th')].every((cell) => ['col', 'row', 'rowgroup'].includes(cell.scope)),
    rows: [...table.tBodies].flatMap((body) => { let first; return [...body.rows].map((row) => {
      const cells = [...row.cells].map((cell) => cell.textContent);
      if (row.cells[0].tagName === 'TH') { first = cells[0]; return cells; }
      return [first, ...cells];
    }); }) }))`);

  test('a card by its address: every figure is the package’s, in either language', async () => {
    for (const lang of ['zh', 'en']) {
      await load(`?lang=${lang}#rules=${BEIJING}`);
      await cardShown('北京市');
      assert.equal(await run('return host.closest("section").hidden'), false);
      const card = yidi.ruleCard(BEIJING, lang);
      const expected = card.schemes.flatMap(({ entries }) => entries.flatMap(({ sections }) => sections.flatMap(({ tables }) => tables)));
      assert.ok(expected.length > 10);
      const key = ({ title, columns, rows }) => JSON.stringify([title, columns, rows]);
      const found = await tables();
      assert.ok(found.every(({ scopes }) => scopes), 'every heading of a table says what it heads');
      assert.deepEqual(found.map(key).sort(), expected.map(key).sort());
      const all = (await content('#rules-report'))[0];
      for (const words of [...card.notes, ...card.notModelled, card.hotline]) assert.ok(all.includes(words), words);
      for (const { title, number, issuers = [], published, effective } of card.documents) for (const words of [title, number, ...issuers, published, effective]) assert.ok(!words || all.includes(words), words);
      const links = await run('return [...root.querySelectorAll("#rules-details .documents a")].map((link) => [link.getAttribute("href"), link.rel, link.target])');
      assert.deepEqual(links, card.documents.filter(({ url }) => url).map(({ url }) => [url, 'noopener noreferrer', '_blank']));
      for (const { evidence, evidenceLabel } of card.schemes.flatMap(({ entries }) => entries.flatMap(({ sections }) => sections))) {
        assert.ok((await content(`.rule .grade.${evidence}`)).includes(evidenceLabel));
        assert.ok((await content(`.grades .grade.${evidence}`)).length === 1, `${evidence} is explained`);
      }
      assert.equal((await content('.entry > h4')).length, 2, 'for each scheme the rules of today are open');
      assert.equal(await run('return [...root.querySelectorAll("details.entry")].filter((entry) => entry.open).length'), 0);
    }
  });

  test('an address may name scheme and day; a county leads to its insured area; nonsense is said', async () => {
    const { schemes: [{ entries }] } = yidi.ruleCard(BEIJING, 'zh');
    const { effective } = entries.find(({ until = '9999' }) => until < '2020-01-01') ?? entries.at(-1);
    await load(`#rules=${BEIJING}/employee/${effective}`);
    const entry = await find(`rules-employee-${effective}`);
    assert.ok(await run('return arguments[0].open ?? true', entry), 'what is folded is opened');
    assert.ok(await run('return arguments[0].contains(root.activeElement)', entry));
    await load('#rules=110105');
    await cardShown('北京市');
    await load('#rules=999999');
    await until('the fault', async () => (await focused()) === 'problems');
    assert.match((await text('#rules-problems'))[0], /没有认出这个地区/);
    await click('#rules-problems a');
    assert.equal(await focused(), 'rules/area');
  });

  test('a card is found by typing, and the calculator and its receipt lead there', async () => {
    await page.around('[data-example="referred"]');
    await until('a receipt', () => shown('receipt'));
    assert.equal((await (await page.one('[id="insuredArea-note"] a')).getAttribute('href')).split('#')[1], `rules=${BEIJING}`);
    await click('.to-card a[href^="#rules="]');
    page.tool = 'rules';
    await cardShown('北京市');
    assert.match(await run('return root.activeElement.id'), /^rules-employee-\d{4}-\d\d-\d\d$/, 'the rules that the receipt was computed by');
    await choose('rules/area', 'sh', '上海市');
    await cardShown('上海市');
    await click('#rules-form [type=reset]');
    await until('an empty tool', async () => !(await shown('rules-report')));
    assert.equal(await value('rules/area'), '');
    await click('#rules-form [type=submit]');
    assert.equal(await (await find('rules/area')).getAttribute('aria-invalid'), 'true');
  });

  test('print has the card and nothing else', async () => {
    await load(`#rules=${BEIJING}`);
    await cardShown('北京市');
    await run('window.print = () => { window.printed = host.dataset.yidiPrint; }');
    await click('#rules-print');
    assert.equal(await run('return window.printed'), 'report');
    await page.paper(); // what is then to be seen is what comes on paper
    for (const id of ['rules-form', 'packs', 'language', 'rules-print', 'rules-heading', 'rules-report-heading', 'version']) assert.equal(await shown(id), false, `${id} is not printed`);
    assert.deepEqual(await run(`return ['.tools-nav', 'header', 'footer', '#tool-rules .intro', '.stack'].filter((css) => [...document.querySelectorAll(css), ...root.querySelectorAll(css)].some((node) => node.getClientRects().length))`), []);
    for (const css of ['#rules-verdict', '.entry', '#rules-details .documents', '.not-modelled']) assert.ok((await text(css))[0].length > 5, `${css} is printed`);
  });

  /** The figures of a notice, as a person types them. */
  async function fillNotice() {
    await put('quick/effective', '2024-01-01');
    await type('quick/source', '鞍山市医保待遇清单');
    await type('quick/inpatient[2].deductible', '500');
    await type('quick/inpatient[2].ratio', '88');
    await type('quick/inpatient[3].deductible', '１,000');
    await type('quick/inpatient[3].ratio', '85%');
    await type('quick/inpatientCeiling', '200000');
    await type('quick/retiredRatioPoints', '3');
    await type('quick/referralPoints', '10');
  }
  /** A claim from Anshan to Beijing, for a stay. */
  async function claim() {
    page.tool = 'estimate';
    await choose('insuredArea', '鞍山', '鞍山市');
    await choose('treatmentArea', 'bj', '北京市');
    await page.choose('filing.category', 'referral');
    await click('#claim [name="person.status"][value="retired"]');
    await page.choose('level', 'tertiary');
    await put('date', '2026-03-16');
    await type('bill.total', '21000');
    await click('#claim [type=submit]');
  }
  const FIGURES = {
    area: ANSHAN, scheme: 'employee', effective: '2024-01-01', source: '鞍山市医保待遇清单',
    inpatient: [{ level: 'secondary', deductible: '500', ratio: 0.88 }, { level: 'tertiary', deductible: '1000', ratio: 0.85 }],
    inpatientCeiling: '200000', retiredRatioPoints: 3, referralPoints: -10,
  };

  test('an area without rules: the figures of its notice, and the claim goes on', async () => {
    await claim();
    await until('the list', async () => (await focused()) === 'problems');
    await click('#problems .offer a');
    page.tool = 'rules';
    await until('the form', async () => (await focused()) === 'quick-heading');
    assert.match((await text('#quick-heading'))[0], /鞍山市/);
    assert.match((await text('#rules-verdict'))[0], /还没有收录鞍山市的规则.*12393/s);
    const empty = await run(`return [...root.querySelectorAll('#quick-form input:not([type=radio], [type=checkbox])')].filter((input) => input.value || input.placeholder).map((input) => input.id)`);
    assert.deepEqual(empty, [], 'no figure is put in for the reader');
    const hints = await run(`return [...root.querySelectorAll('#quick-form fieldset.card, #quick-form details')].filter((part) => !part.querySelector('.hint')).length`);
    assert.equal(hints, 0, 'each part says where its figures stand');
    await fillNotice();
    await click('#quick-form [type=submit]');
    await cardShown('鞍山市');
    assert.equal(await focused(), 'rules-report-heading');
    assert.match((await text('#rules-verdict'))[0], /您自己填的数字.*不上传也不保存/s);

    // The same pack in Node.
    const made = yidi.quickPack(FIGURES, 'zh');
    assert.ok(made.ok);
    assert.deepEqual(await codes('#rules-details .findings > li'), made.missing.map(({ code }) => code));
    assert.match((await text('#rules-details .findings'))[0], /未备案/);
    assert.ok(yidi.loadPack(made.pack, 'zh').ok);
    try {
      const receipt = yidi.estimate({
        person: { scheme: 'employee', status: 'retired' }, insuredArea: ANSHAN, treatmentArea: BEIJING, date: '2026-03-16', service: 'inpatient', level: 'tertiary',
        filing: { category: 'referral' }, bill: { total: '21000' },
      }, 'zh');
      // (21000 − 1000) × (85 + 3 − 10) % = 15600; the patient pays 5400.
      assert.deepEqual([receipt.fundTotal, receipt.cash], ['15600.00', '5400.00']);
      assert.deepEqual(await tables(), yidi.ruleCard(ANSHAN, 'zh').schemes.flatMap(({ entries }) => entries.flatMap(({ sections }) => sections.flatMap(({ tables }) => tables.map((table) => ({ ...table, scopes: true }))))));
      await click(`#rules-details a[href="#estimate=${ANSHAN}"]`);
      page.tool = 'estimate';
      await until('the receipt', async () => (await focused()) === 'receipt-heading');
      const shownFigures = await figures();
      assert.equal(shownFigures['其中：现金'].replaceAll(',', ''), receipt.cash);
      assert.equal(shownFigures['医保合计'].replaceAll(',', ''), receipt.fundTotal);
    } finally {
      yidi.unloadPack(ANSHAN);
    }
    assert.equal((await content('#account .own')).length, 1, 'the receipt says whose rules they are');
    assert.match((await text('[id="insuredArea-note"] a'))[0], /您带来的规则/);
    assert.deepEqual(await run('return [document.cookie, localStorage.length, sessionStorage.length]'), ['', 0, 0]);

    await press('language');
    await until('English', async () => (await figures())['of it: cash'] === '5,400.00');
    await click('#remove-rules');
    await until('the fault', async () => (await text('#problems'))[0]?.includes('No rules'));
    assert.equal(await shown('receipt'), false);
    assert.equal(await focused(), 'insuredArea');
  });

  test('a figure that is missing is asked for, a wrong one marked at its field, and a switch of language keeps both', async () => {
    await load(`#rules=${ANSHAN}/fill`);
    await click('#quick-form [type=submit]');
    await until('what is missing', async () => (await focused()) === 'problems');
    assert.equal(await (await find('quick/effective')).getAttribute('aria-invalid'), 'true', 'no day is assumed');
    assert.match((await text('#quick-problems'))[0], /从哪天起施行.*还不能组成任何规则/s, 'all that is needed is named at once');
    await page.half('quick/effective');
    await click('#quick-form [type=submit]');
    await until('the half date', async () => /不是日期/.test((await text('#quick-problems'))[0]));
    await put('quick/effective', '2024-01-01');
    await until('the next list', async () => !(await text('#quick-problems'))[0]?.includes('从哪天起施行'));
    assert.match((await text('#quick-problems'))[0], /还不能组成任何规则/);
    await fillNotice();
    await type('quick/inpatientCeiling', Key.BACK_SPACE);
    await click('#quick-form [type=submit]');
    await until('the ceiling', async () => (await (await find('quick/inpatientCeiling')).getAttribute('aria-invalid')) === 'true');
    assert.match((await text('#quick-problems'))[0], /没有封顶线的，请勾选/);
    await click('#quick-form [name="none.inpatient"]');
    assert.equal(await shown('quick/inpatientCeiling'), false);

    await type('quick/inpatient[3].deductible', '-5');
    await type('quick/inpatient[2].ratio', '0.85');
    await type('quick/unfiledPoints', '120');
    await click('[id="quick/catastrophic"] summary');
    await type('quick/catastrophic.threshold', 'abc');
    await type('quick/catastrophic.slices[1].ratio', '160');
    await click('#quick-form [type=submit]');
    await until('the list of faults', async () => (await focused()) === 'problems');
    const wrong = ['quick/inpatient[3].deductible', 'quick/inpatient[2].ratio', 'quick/unfiledPoints', 'quick/catastrophic.threshold'];
    const marked = async () => { for (const field of wrong) assert.equal(await (await find(field)).getAttribute('aria-invalid'), 'true', field); };
    await marked();
    assert.ok((await content('[id="quick/catastrophic.slices[1]"] .error')).length, 'a slice is marked at its row');
    assert.match((await text('#quick-problems'))[0], /降低几个百分点.*0 到 100.*二级 报销比例.*比例是 85%，请填 85/s);
    assert.doesNotMatch((await text('#quick-problems'))[0], /-120/);
    assert.equal(yidi.area(ANSHAN).rules, 'none');
    await press('language');
    await until('English', async () => /For 85 % enter 85/.test((await text('#quick-problems'))[0]));
    await marked();
    assert.equal(await value('quick/source'), '鞍山市医保待遇清单');
    assert.match((await text('#quick-heading'))[0], /the figures of your notice/);
    assert.match((await text('#rules-verdict'))[0], /There are no rules for 鞍山市/);
    assert.equal((await content('#rules-verdict .name')).length, 0, 'nothing was loaded');
    // Put right, but for a share that rises with the level of the hospital: taken, and doubted.
    await type('quick/inpatient[3].deductible', '1000');
    await type('quick/inpatient[3].ratio', '95');
    await type('quick/inpatient[2].ratio', '88');
    await type('quick/unfiledPoints', '20');
    await type('quick/catastrophic.threshold', '15000');
    await type('quick/catastrophic.slices[1].ratio', '60');
    await click('#quick-form [type=submit]');
    await cardShown('鞍山市');
    const inpatient = [{ level: 'secondary', deductible: '500', ratio: 0.88 }, { level: 'tertiary', deductible: '1000', ratio: 0.95 }];
    const { pack: made, missing } = yidi.quickPack({ ...FIGURES, inpatient, inpatientCeiling: null, unfiledPoints: -20, catastrophic: { threshold: '15000', slices: [[0, null, 0.6]] } }, 'en');
    const doubts = yidi.lintPack(made, 'en').filter(({ severity, code }) => severity === 'warning' && code !== 'lint.no_default');
    assert.ok(doubts.some(({ code }) => code === 'lint.ratio_rises_with_level'));
    assert.deepEqual(await codes('#rules-details .findings > li'), [...doubts, ...missing].map(({ code }) => code));
    assert.match((await text('#rules-details .findings'))[1], /computed without one for now/);
    // Another area begins with an empty form; back at this one the figures are there again.
    await to('rules', `rules=${FUSHUN}/fill`);
    await until('the other form', async () => /抚顺市/.test((await text('#quick-heading'))[0]));
    const values = () => run(`return Object.fromEntries([...root.querySelectorAll('#quick-form [name]')].map((field) => [field.value === 'yes' || field.type === 'radio' ? field.name + '=' + field.value : field.name, field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value]).filter(([, value]) => value))`);
    assert.deepEqual(await values(), { 'scheme=employee': true });
    await to('rules', `rules=${ANSHAN}/fill`);
    await until('the form again', async () => /鞍山市/.test((await text('#quick-heading'))[0]));
    assert.deepEqual(await values(), {
      'scheme=employee': true, effective: '2024-01-01', source: '鞍山市医保待遇清单', 'inpatient[2].deductible': '500', 'inpatient[2].ratio': '88', 'inpatient[3].deductible': '1000', 'inpatient[3].ratio': '95',
      'none.inpatient=yes': true, retiredRatioPoints: '3', referralPoints: '10', unfiledPoints: '20', 'catastrophic.threshold': '15000', 'catastrophic.slices[0].ratio': '60',
    });
    for (const words of await text('#quick-form .hint, #quick-form label, #quick-form legend')) assert.match(words, /[A-Za-z]{2}|^$/, `"${words}" is English`);
  });

  test('a file dropped on the tool is checked, loaded, exported and unloaded', async () => {
    await load('#rules');
    await drop({ 'anshan.json': JSON.stringify(pack()) });
    await reported(1);
    assert.match((await text('#packs-found .file'))[0], /anshan\.json\s+已载入鞍山市的规则/);
    assert.deepEqual(await codes('#packs-found .findings > li'), yidi.lintPack(pack(), 'zh').map(({ code }) => code), 'the module’s own findings');
    await cardShown('鞍山市');
    assert.match((await text('#rules-verdict'))[0], /您载入的规则文件/);
    await run(`const made = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved = blob; return made.call(URL, blob); };
      HTMLAnchorElement.prototype.click = function () { window.file = this.download; };`);
    await click('#rules-save');
    assert.equal(await run('return window.file'), `yidi-${ANSHAN}.json`);
    yidi.loadPack(pack());
    const exported = yidi.exportPack(ANSHAN);
    yidi.unloadPack(ANSHAN);
    assert.deepEqual(JSON.parse(await run('return window.saved.text()')), exported);
    await click('#own-areas button[data-code]');
    await until('no rules', async () => /还没有收录鞍山市/.test((await text('#rules-verdict'))[0]));
    assert.equal(await shown('own'), false);
    assert.equal(await shown('packs-report'), false, 'what was removed is not said to be loaded');
    assert.match((await text('#packs-said'))[0], /已移除/);
  });

  test('a share or points typed as a fraction, parts out of order and 10万 are said in the words of the form', async () => {
    await load(`#rules=${ANSHAN}/fill`);
    await fillNotice();
    await type('quick/inpatient[3].ratio', '1');
    await type('quick/retiredRatioPoints', '0.03');
    await type('quick/referralPoints', '０.1');
    await type('quick/emergencyPoints', '0.1%');
    await type('quick/inpatientCeiling', '10万元');
    await click('[id="quick/catastrophic"] summary');
    await type('quick/catastrophic.threshold', '¥15,000元');
    for (const [i, [to, ratio]] of [['50000', '60'], ['30000', '65']].entries()) {
      await type(`quick/catastrophic.slices[${i}].to`, to);
      await type(`quick/catastrophic.slices[${i}].ratio`, ratio);
    }
    await click('#quick-form [type=submit]');
    await until('the list of faults', async () => (await focused()) === 'problems');
    const wrong = ['inpatient[3].ratio', 'retiredRatioPoints', 'referralPoints', 'emergencyPoints', 'inpatientCeiling'];
    for (const field of wrong) assert.equal(await (await find(`quick/${field}`)).getAttribute('aria-invalid'), 'true', field);
    assert.equal(await (await find('quick/catastrophic.threshold')).getAttribute('aria-invalid'), null, 'units and separators are read together');
    const said = (await text('#quick-problems'))[0];
    for (const words of ['“1”至多是百分之一', '“0.03”不到 1 个百分点', '“０.1”不到 1 个百分点', '“0.1%”不到 1 个百分点', '10 个百分点，请填 10', '10 万请填 100000']) assert.ok(said.includes(words), `${words}: ${said}`);
    assert.equal(yidi.area(ANSHAN).rules, 'none');
    assert.equal((await content('#rules-verdict .name')).length, 0, 'nothing was loaded');
    // Points may carry their sign for per cent; what is left is the order of the parts.
    await type('quick/inpatient[3].ratio', '85 %');
    await type('quick/retiredRatioPoints', '3%');
    await type('quick/referralPoints', '10%');
    await type('quick/emergencyPoints', '1');
    await type('quick/inpatientCeiling', '100000');
    await click('#quick-form [type=submit]');
    await until('the order', async () => (await content('#quick-problems li')).length === 1);
    assert.match((await text('#quick-problems'))[0], /各段要从小到大，首尾相接/);
    await press('language');
    await until('English', async () => /The parts go upwards/.test((await text('#quick-problems'))[0]));
    await type('quick/catastrophic.slices[1].to', '80000');
    await type('quick/catastrophic.slices[2].ratio', '70');
    await click('#quick-form [type=submit]');
    await cardShown('鞍山市');
    const drops = await content('#rules-details table.rules td');
    assert.ok(drops.some((cell) => /\b10\b/.test(cell)), drops.join(' | '));
  });

  test('this page vouches for no file: a grade is its author’s word, on the card and on the receipt', async () => {
    const official = pack((made) => {
      const [entry] = made.schemes.employee;
      entry.inpatient.evidence = 'official';
      entry.away.evidence = 'reported';
    });
    assert.deepEqual(yidi.lintPack(official, 'zh').filter(({ severity }) => severity === 'error'), []);
    await load('#rules');
    await drop({ 'page.json': '\n<!doctype html><title>x</title>' });
    await reported(1);
    assert.match((await text('#packs-found .file'))[0], /没有载入：这是网页，不是规则文件/);
    await drop({ 'official.json': JSON.stringify(official) });
    await cardShown('鞍山市');
    const green = () => run('return root.querySelectorAll("#rules-report :is(.good, .grade.official, .grade.reported), #account :is(.evidence.official, .evidence.reported)").length');
    assert.match((await text('#rules-verdict'))[0], /文件作者标为“有公开报道佐证”，本页没有核对/);
    assert.equal(await green(), 0);
    const grades = await content('.rule .grade, .grades .grade');
    assert.ok(grades.length >= 4 && grades.every((words) => words.startsWith('作者标为')), grades.join(' | '));
    assert.ok((await content('.grades dd')).every((words) => /本页没有核对/.test(words)));
    await press('language');
    await until('English', async () => /by the author of the file; not checked by this page/.test((await text('#rules-verdict'))[0]));
    await press('language');
    await to('estimate', '');
    await claim();
    await until('the receipt', () => shown('receipt'));
    assert.match((await text('#account .evidence'))[0], /作者标为“有公开报道佐证”.*本页没有核对/s);
    assert.equal(await green(), 0);
    // The page's own rules are vouched for as before.
    await load(`#rules=${BEIJING}`);
    await cardShown('北京市');
    assert.equal((await content('.grade.stated')).length, 0);
  });

  test('doubts about a pack do not keep it from loading, and stay in sight', async () => {
    const doubtful = pack((made) => made.documents.push({ id: 'd2', title: '没有用到的通知' }));
    const issues = yidi.lintPack(doubtful, 'zh');
    assert.deepEqual(issues.map(({ severity, field }) => [severity, field]), [['warning', '/documents/1']]);
    await load('#rules');
    await drop({ 'doubtful.json': JSON.stringify(doubtful) });
    await reported(1);
    assert.match((await text('#packs-found'))[0], /已载入鞍山市的规则，有 1 处.*注意.*\/documents\/1/s);
    assert.ok((await text('#packs-found'))[0].includes(issues[0].message));
    await press('language');
    await until('English', async () => /The rules of 鞍山市 are loaded\..*: 1\..*Note/s.test((await text('#packs-found'))[0]));
    assert.match((await text('#rules-verdict'))[0], /Rules from your file/);
  });

  test('a file chosen by the keyboard; one that is broken, too large or no JSON changes nothing and says why', async () => {
    const file = (name, bytes) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    await load('#rules');
    await drop({ 'good.json': JSON.stringify(pack()) });
    await reported(1);
    const broken = pack((made) => {
      made.name = '坏的';
      made.schemes.employee[0].inpatient.ratio.cases[0].slices[0][2] = 1.5;
      made.colour = 'red';
    });
    const paths = [
      file('broken.json', JSON.stringify(broken)), file('half.json', '{ "format": 1,'), file('huge.json', JSON.stringify(pack((made) => { made.notes[0].zh = '长'.repeat(400_000); }))),
      file('binary.json', Buffer.from([0xff, 0xfe, 0, 0x80, 0x81])), file('list.json', '[1, 2]'), file('deep.json', `${'['.repeat(5000)}${']'.repeat(5000)}`)];
    await (await find('pack-files')).sendKeys(paths.join('\n'));
    await reported(paths.length);
    const said = Object.fromEntries((await text('#packs-found .file')).map((words) => [words.split('\n')[0], words]));
    for (const words of Object.values(said)) assert.match(words, /没有载入/);
    assert.match(said['half.json'], /不是完整的 JSON/);
    assert.match(said['huge.json'], /超过 1 MB/);
    assert.match(said['binary.json'], /不是文本文件/);
    const issues = yidi.lintPack(broken, 'zh');
    assert.ok(issues.length >= 2);
    for (const { field, message } of issues) assert.ok(said['broken.json'].includes(message) && (!field || said['broken.json'].includes(field)), `${field}: ${message}`);
    assert.match((await text('#packs-said'))[0], /6 个文件里载入了 0 个/);
    assert.equal((await content('#rules-verdict .name'))[0], '鞍山市', 'the rules from before are still there');
    // In English, from the same files.
    await press('language');
    const [english] = yidi.lintPack(broken, 'en');
    await until('English', async () => (await text('#packs-found'))[0].includes(english.message));
    assert.match((await text('#packs-found'))[0], /nothing has changed: 2 to put right/);
  });

  test('at 320 pixels nothing of it sticks out, in either language', async () => {
    const checked = async (what) => {
      await run('for (const details of root.querySelectorAll("details")) details.open = true');
      await page.fits(what);
    };
    await page.size(320, 800);
    try {
      for (const lang of ['zh', 'en']) {
        await load(`?lang=${lang}#rules=${BEIJING}`);
        await cardShown('北京市');
        await checked(`${lang}: the card`);
        await load(`?lang=${lang}#rules=${ANSHAN}/fill`);
        await checked(`${lang}: the form`);
        await click('#quick-form [type=submit]');
        await checked(`${lang}: its faults`);
        await drop({ 'a-file-with-a-rather-long-name-that-does-not-break.json': JSON.stringify(pack((made) => { made.nonsense = 1; })), 'good.json': JSON.stringify(pack()) });
        await reported(2);
        await checked(`${lang}: the report on files`);
      }
    } finally {
      await page.size(1280, 900);
    }
  });
});
