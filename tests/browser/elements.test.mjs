// The elements in somebody else's page: a portal under the strictest policy, with styles, forms and scripts of its own.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Key } from 'selenium-webdriver';
import * as yidi from '../../pkg/node.mjs';
import { everyBrowser } from './drive.mjs';
import { bundled, portal, strict } from './portal.mjs';
import { POLICY } from './server.mjs';

const CLAIM = {
  person: { scheme: 'employee', status: 'retired', age: 66 }, insuredArea: '110000', treatmentArea: '310000',
  date: '2026-03-10', service: 'inpatient', level: 'tertiary', filing: { category: 'resettled_retiree' }, bill: { total: '20000' },
};
const FILING = {
  person: { scheme: 'employee', status: 'retired' }, insuredArea: '110000', destination: '460000', category: 'resettled_retiree',
  start: '2026-03-01', filedOn: '2026-03-01', materials: ['id_document', 'filing_form', 'commitment_letter'],
};
const PERSONAL = { idNumber: '11010119500307123X', applicant: { name: '欧阳小测', phone: '13812345678', address: '某街 1 号' } };
const [ANSHAN] = ['210300'];
assert.equal(yidi.area(ANSHAN).rules, 'none', 'Anshan has rules now: choose another area without');
const TAGS = ['yidi-calculator', 'yidi-filing-check', 'yidi-error-help', 'yidi-direct-check', 'yidi-rules', 'yidi-bulk', 'yidi-year', 'yidi-coverage'];
const all = (/** @type {string} */ attributes) => TAGS.map((tag) => `<${tag} id="${tag === 'yidi-calculator' ? 'estimate' : tag.slice(5)}" ${attributes}></${tag}>`).join('');

/** A small sound pack for Anshan. */
const PACK = {
  format: 1, area: ANSHAN, name: '鞍山市', documents: [{ id: 'd1', title: '测试通知', number: '测〔2024〕1号' }],
  schemes: { employee: [{ effective: '2024-01-01', until: null, away: { documents: ['d1'], evidence: 'compiled', referral: { ratio_points: -10 } },
    inpatient: { documents: ['d1'], evidence: 'compiled', deductible: { per: 'admission', cases: [{ amount: 500 }] }, ratio: { per: 'admission', cases: [{ slices: [[0, null, 0.8]] }] }, ceiling: { per: 'year', cases: [{ amount: 100000 }] } } }] },
  notes: [{ zh: '一条说明。', en: 'A note.' }],
};
assert.ok(!yidi.lintPack(PACK).some(({ severity }) => severity === 'error'));

const HOSTILE = `
:root { color-scheme: light } html { font-size: 62.5% }
* { box-sizing: content-box; font: italic 700 11px/1 serif !important; color: red; text-transform: uppercase; letter-spacing: .5em; text-align: right; text-indent: 3em; white-space: nowrap; list-style: square; cursor: wait; word-break: break-all; hyphens: auto }
input, button, select, label, fieldset, table { display: none; border: 9px solid red; float: right; width: 3px }
.card, .field, .frame, .result, .sum { position: absolute; left: -99px; background: red }
.wide { width: 1000px } .narrow { width: 600px } yidi-calculator { --yidi-rem: 16px }`;

const site = portal();
after(() => site.remove());
site.write('good.json', JSON.stringify(PACK));
site.write('faulty.json', JSON.stringify({ ...PACK, nonsense: 1 }));
site.write('nothing.json', 'no JSON');
site.write('hostile.css', HOSTILE);
site.write('plain.css', ':root { color-scheme: light } body { margin: 0 } .wide { width: 1000px } .narrow { width: 600px }');
site.write('column.css', 'body { margin: 0 } main { width: 260px } main > * { display: block }');
site.write('theme.css', ':root { color-scheme: dark } #estimate { --yidi-accent: rgb(1, 2, 3); --yidi-radius: 7px } #estimate::part(button) { border-style: dotted } #estimate::part(card) { outline: 5px solid rgb(4, 5, 6) } .light { color-scheme: light }');
site.write('early.js', `const node = document.getElementById('estimate'); node.claim = ${JSON.stringify(CLAIM)}; document.getElementById('help').text = '参保人未备案'; document.getElementById('filing').filing = ${JSON.stringify(FILING)};`);
site.write('later.js', `import './host.js';
  const outer = document.createElement('section');
  outer.lang = 'en';
  const inner = document.createElement('div');
  outer.attachShadow({ mode: 'open' }).append(inner);
  globalThis.made = document.createElement('yidi-calculator');
  made.id = 'made';
  made.setAttribute('insured-area', '330100');
  made.claim = ${JSON.stringify({ ...CLAIM, insuredArea: '330100' })};
  inner.append(made);
  document.querySelector('main').append(outer);`);
site.write('lost.js', `{ const { fetch } = globalThis; globalThis.fetch = (address) => (String(address).endsWith('missing.json') ? Promise.resolve(new Response('', { status: 404 })) : fetch(address)); }`);
const style = (/** @type {string} */ name) => ({ head: `<link rel="stylesheet" href="${name}.css">` });

site.page('index.html', `${all('')}<button id="outside">outside</button>`);
site.page('attributes.html', all('insured-area="110000" treatment-area="310000" scheme="resident" text="参保人未备案" lang="en"') + '<button id="outside">outside</button>');
site.page('early.html', '<yidi-calculator id="estimate" insured-area="330100"></yidi-calculator><yidi-error-help id="help"></yidi-error-help><yidi-filing-check id="filing"></yidi-filing-check><script src="early.js"></script>');
site.page('form.html', `<form id="desk"><fieldset id="part"><yidi-calculator id="estimate" name="receipt" required insured-area="110000"></yidi-calculator><yidi-filing-check id="filing" name="filing"></yidi-filing-check></fieldset><button id="send">send</button><button type="reset" id="again">reset</button></form>`);
site.page('hostile.html', '<div class="wide"><yidi-calculator id="estimate"></yidi-calculator></div><div class="narrow"><yidi-calculator id="second"></yidi-calculator></div>', style('hostile'));
site.page('plain.html', '<div class="wide"><yidi-calculator id="estimate"></yidi-calculator></div><div class="narrow"><yidi-calculator id="second"></yidi-calculator></div>', style('plain'));
for (const lang of ['zh', 'en']) site.page(`column-${lang}.html`, all(`lang="${lang}"`), style('column'));
site.page('theme.html', '<yidi-calculator id="estimate"></yidi-calculator><div class="light"><yidi-error-help id="help"></yidi-error-help></div>', style('theme'));
site.page('many.html', Array.from({ length: 20 }, (_, i) => `<yidi-${i % 2 ? 'error-help' : 'calculator'} id="${i ? `n${i}` : 'estimate'}" lang="${i % 4 < 2 ? 'zh' : 'en'}"></yidi-${i % 2 ? 'error-help' : 'calculator'}>`).join(''));
site.page('later.html', '<yidi-calculator id="estimate"></yidi-calculator>', { script: 'later.js' });
site.page('packs.html', '<yidi-calculator id="estimate" packs="good.json faulty.json  nothing.json missing.json"></yidi-calculator><yidi-error-help id="help" lang="en" packs="faulty.json"></yidi-error-help>', { head: '<script src="lost.js"></script>' });
site.write('held.js', `{
  const { fetch } = globalThis, held = new Promise((done) => { globalThis.through = done; });
  globalThis.fetch = (address) => (String(address).endsWith('.wasm') ? held.then((well) => (well ? fetch(address) : Promise.reject(new TypeError('no network')))) : fetch(address));
}`);
site.write('breaking.js', `{
  const { instantiate, Instance } = WebAssembly;
  const trap = () => { if (globalThis.broken) throw new WebAssembly.RuntimeError('unreachable'); };
  const breaking = ({ exports }) => ({ exports: { ...exports, validateFiling: (...given) => { trap(); return exports.validateFiling(...given); } } });
  WebAssembly.instantiate = async (module, imports) => ({ instance: breaking(await instantiate(module, imports)), module });
  WebAssembly.Instance = function (module, imports) { trap(); return breaking(new Instance(module, imports)); };
}`);
site.page('breaking.html', '<yidi-calculator id="estimate"></yidi-calculator><yidi-filing-check id="filing-check"></yidi-filing-check>', { head: '<script src="breaking.js"></script>' });
site.write('table.csv', '参保地,总费用\n北京,20000\n');
site.page('held.html', all(''), { head: '<script src="held.js"></script>' });
site.page('held-stated.html', `${all('insured-area="110000" treatment-area="310000" scheme="employee" text="参保人未备案"')}<form id="desk"><yidi-calculator id="needed" required></yidi-calculator></form>`, { head: '<script src="held.js"></script>' });
for (const name of ['react', 'vue']) site.write(`${name}.html`, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><script type="module" src="${name}.js"></script></head><body><div id="${name === 'react' ? 'root' : 'app'}"></div></body></html>`);
site.write('react.js', await bundled('react/main.jsx', '../pkg/'));
site.write('vue.js', await bundled('vue/main.js', '../pkg/'));

/** Properties of the element with an id. */
const of = (page, id, property) => page.driver.executeScript('return document.getElementById(arguments[0])[arguments[1]]', id, property);
const told = (page, type, from) => page.driver.executeScript('return told.filter((one) => one.type === arguments[0] && one.from === arguments[1]).map(({ detail }) => detail)', type, from);
const does = (page, script, ...values) => page.driver.executeScript(script, ...values);
const compute = (page, claim = CLAIM, id = 'estimate') => does(page, 'const node = document.getElementById(arguments[0]); node.claim = arguments[1]; node.compute();', id, claim);
/** Focus inside an element is focus on the element, for the page. */
const focused = (page) => does(page, 'return document.activeElement.id');

/** What sticks out of an element, to either side. */
const STICKING = `const host = document.getElementById(arguments[0]), { left, right } = host.getBoundingClientRect();
  return [...host.shadowRoot.querySelectorAll('*')].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width && (box.right > right + 0.5 || box.left < left - 0.5) && !node.closest('.visually-hidden, .peek, .options') && !node.parentElement?.closest('.scroll, svg');
  }).map((node) => node.outerHTML.slice(0, 120))`;

everyBrowser('the elements in a portal', (page) => {
  test('attributes fill the forms in, and go on doing so, without moving the focus', async () => {
    await page.load('attributes.html');
    const claim = await of(page, 'estimate', 'claim');
    assert.deepEqual([claim.insuredArea, claim.treatmentArea, claim.person.scheme], ['110000', '310000', 'resident']);
    const filing = await of(page, 'filing-check', 'filing');
    assert.deepEqual([filing.insuredArea, filing.destination, filing.person.scheme], ['110000', '310000', 'resident']);
    assert.deepEqual(await of(page, 'error-help', 'report'), yidi.explainError('参保人未备案', 'en'));
    page.tool = 'rules';
    assert.deepEqual(await page.text('.verdict .name'), [yidi.area('110000').name]);
    page.tool = 'direct-check';
    assert.equal(await page.value('direct/treatmentArea'), yidi.area('310000', 'en').name);

    await page.press('outside');
    await does(page, 'told.length = 0');
    await compute(page, { ...CLAIM, filing: { category: 'referral' } });
    await page.press('outside');
    for (const [name, value] of [['insured-area', '330100'], ['scheme', 'resident'], ['scheme', 'employee'], ['treatment-area', '320100']]) {
      await does(page, 'for (const node of document.querySelectorAll(arguments[0])) node.setAttribute(arguments[1], arguments[2])', TAGS.join(), name, value);
    }
    const receipt = await of(page, 'estimate', 'receipt');
    assert.deepEqual([receipt?.insuredArea, receipt?.treatmentArea], ['330100', '320100'], 'a result that is shown follows');
    assert.equal((await of(page, 'filing-check', 'filing')).destination, '320100');
    await does(page, 'document.getElementById("error-help").setAttribute("text", "医院未联网")');
    assert.equal((await of(page, 'error-help', 'report')).code, yidi.explainError('医院未联网', 'en').code);
    await does(page, 'document.getElementById("error-help").removeAttribute("text")');
    assert.equal(await of(page, 'error-help', 'report'), null);
    assert.equal(await focused(page), 'outside');

    await does(page, 'document.getElementById("estimate").setAttribute("insured-area", "999999")');
    assert.deepEqual((await of(page, 'estimate', 'issues')).map(({ code, field }) => [code, field]), [['area.unknown', 'insuredArea']]);
    await does(page, 'document.getElementById("estimate").removeAttribute("insured-area")');
    assert.equal((await of(page, 'estimate', 'claim')).insuredArea, undefined);
    assert.equal(await focused(page), 'outside');
  });

  test('what it finds is told in events and properties, as the package says it', async () => {
    await page.load('index.html');
    await page.press('outside');
    await does(page, 'const node = document.getElementById("estimate"); node.claim = arguments[0]; node.compute({ focus: false })', CLAIM);
    const expected = yidi.estimate(CLAIM, 'zh');
    assert.deepEqual(await told(page, 'yidi-receipt', 'estimate'), [expected]);
    assert.deepEqual(await of(page, 'estimate', 'receipt'), expected);
    assert.equal(await focused(page), 'outside');
    await does(page, 'document.getElementById("estimate").compute()');
    assert.equal(await focused(page), 'estimate');

    await compute(page, { ...CLAIM, bill: {} });
    const issues = await of(page, 'estimate', 'issues');
    assert.deepEqual(await told(page, 'yidi-issues', 'estimate'), [issues]);
    assert.deepEqual([issues.length > 0, await of(page, 'estimate', 'receipt')], [true, null]);
    assert.ok((await told(page, 'yidi-change', 'estimate')).length);

    await does(page, 'const node = document.getElementById("filing-check"); node.filing = arguments[0]; node.check()', { ...FILING, ...PERSONAL });
    const report = yidi.validateFiling({ ...FILING, ...PERSONAL }, 'zh');
    assert.deepEqual(await told(page, 'yidi-report', 'filing-check'), [report]);
    assert.deepEqual(await of(page, 'filing-check', 'report'), report);
    assert.deepEqual(await of(page, 'filing-check', 'filing'), FILING);
    page.tool = 'filing-check';
    assert.equal(await page.value('filing/applicant.name'), PERSONAL.applicant.name, 'it may be put in, and is not given out');

    await does(page, 'document.getElementById("error-help").explain("医院未联网"); document.getElementById("error-help").explain("qqq")');
    assert.deepEqual((await told(page, 'yidi-report', 'error-help')).map((one) => one?.code ?? null), [yidi.explainError('医院未联网').code, null]);
    assert.equal(await of(page, 'error-help', 'text'), 'qqq');
    await does(page, 'document.getElementById("direct-check").check()');
    assert.ok((await told(page, 'yidi-issues', 'direct-check'))[0].length, 'an empty question is not understood');
  });

  test('nothing that is written goes to a speller, which may ask a server', async () => {
    await page.load('index.html');
    const fields = await does(page, `return [...document.querySelectorAll(arguments[0])].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('input, textarea')])
      .map((field) => [field.id, field.spellcheck, field.closest('[writingsuggestions=false]') !== null])`, TAGS.join());
    assert.ok(fields.length > 30);
    assert.deepEqual(fields.filter(([, spelled, told]) => spelled || !told), []);
  });

  test('a link to a document stays inside, and leaves the address of the page alone', async () => {
    await page.load('index.html#route-of-the-portal');
    page.tool = 'estimate';
    await compute(page);
    await page.until('the curve', () => page.run('return !root.getElementById("curve").hidden'));
    const [step, document] = await page.run('const link = root.querySelector("#account .basis a"); return [link.closest("li, section").innerText, link.getAttribute("href").slice(1)]');
    assert.ok(step && document);
    await page.run('const link = root.querySelector("#account .basis a"); for (let fold = link.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true');
    await page.click('#account .basis a');
    assert.equal(await page.focused(), document);
    assert.equal(await does(page, 'return location.hash'), '#route-of-the-portal');
    assert.deepEqual(await page.run('return [...root.querySelectorAll("a[href^=\\"#\\"]")].filter((link) => !root.getElementById(link.getAttribute("href").slice(1))).map((link) => link.outerHTML)'), [], 'without `links` it links to no other tool');
  });

  test('what was set before the elements were defined is taken over', async () => {
    await page.load('early.html');
    const { bill, insuredArea } = await of(page, 'estimate', 'claim');
    assert.deepEqual([bill, insuredArea], [CLAIM.bill, CLAIM.insuredArea]);
    assert.deepEqual(await of(page, 'filing', 'filing'), FILING);
    assert.equal((await of(page, 'help', 'report')).code, yidi.explainError('参保人未备案').code);
    assert.deepEqual(await does(page, 'return [..."estimate help filing".split(" ")].map((id) => Object.keys(document.getElementById(id)).filter((key) => /claim|text|filing/.test(key)))'), [[], [], []]);
    await compute(page, null);
    assert.equal((await of(page, 'estimate', 'claim')).insuredArea, undefined, 'null empties it');
  });

  test('in a form it is a field: value, reset, disabled, required', async () => {
    await page.load('form.html');
    const data = () => does(page, 'return Object.fromEntries(new FormData(document.getElementById("desk")))');
    const submitted = () => does(page, `const form = document.getElementById("desk"); let sent = false;
      form.addEventListener("submit", (event) => { event.preventDefault(); sent = true; }, { once: true }); form.requestSubmit(); return sent`);
    assert.deepEqual(await data(), {});
    assert.equal(await submitted(), false, 'it is required');
    assert.equal(await focused(page), 'estimate', 'and where the reader is led');
    await page.press('again');
    assert.match(await of(page, 'estimate', 'validationMessage'), /结果/);
    await does(page, 'document.getElementById("estimate").lang = "en"');
    assert.match(await of(page, 'estimate', 'validationMessage'), /result/);
    await does(page, 'document.getElementById("estimate").lang = "zh"');

    await compute(page);
    await does(page, 'const node = document.getElementById("filing"); node.filing = arguments[0]; node.check()', { ...FILING, ...PERSONAL });
    const { receipt, filing } = await data();
    assert.deepEqual(JSON.parse(receipt), yidi.estimate(CLAIM, 'zh'));
    assert.equal(JSON.parse(filing).validFrom, FILING.start);
    for (const personal of [PERSONAL.idNumber, ...Object.values(PERSONAL.applicant)]) assert.ok(!filing.includes(personal), personal);
    assert.equal(await of(page, 'estimate', 'value'), receipt);
    assert.equal(await submitted(), true);

    // Another place is written in, and the form sent by the next press: not with the receipt of the place before.
    await page.type('insuredArea', '天津市');
    await does(page, `document.getElementById("desk").addEventListener("submit", (event) => {
      event.preventDefault();
      window.went = Object.fromEntries(new FormData(event.target));
    }, { once: true })`);
    await page.press('send');
    await page.until('the form', () => does(page, 'return Boolean(window.went)'));
    assert.deepEqual(JSON.parse((await does(page, 'return went')).receipt), yidi.estimate({ ...CLAIM, insuredArea: '120000' }, 'zh'));
    await compute(page);

    await does(page, 'document.getElementById("part").disabled = true');
    assert.deepEqual(await data(), {});
    assert.deepEqual(await does(page, 'const { shadowRoot } = document.getElementById("estimate"); return [shadowRoot.getElementById("claim").inert, shadowRoot.getElementById("receipt").getClientRects().length > 0]'), [true, true]);
    await does(page, 'document.getElementById("part").disabled = false');
    assert.deepEqual(Object.keys(await data()).sort(), ['filing', 'receipt']);

    // Nor can rules that the reader brought be taken away by it, which would change its answer.
    await does(page, `const more = document.createElement('yidi-error-help'); more.setAttribute('packs', 'good.json'); document.body.append(more); window.more = more`);
    await page.until('the rules', () => does(page, 'return Boolean(more.tool)'));
    await compute(page, { ...CLAIM, insuredArea: ANSHAN, filing: { category: 'referral' } });
    const away = () => page.shown('remove-rules');
    assert.equal(await away(), true);
    await does(page, 'document.getElementById("part").disabled = true');
    assert.deepEqual([await away(), await page.shown('next-visit'), await page.shown('receipt')], [false, false, true]);
    await does(page, 'document.getElementById("part").disabled = false');
    assert.equal(await away(), true);
    await page.press('remove-rules');
    assert.equal(await of(page, 'estimate', 'receipt'), null, 'enabled, it takes them away');
    await page.forget(); // the pack was asked for

    await page.press('again');
    assert.deepEqual(await data(), {});
    const { insuredArea, bill } = await of(page, 'estimate', 'claim');
    assert.deepEqual([insuredArea, bill.total], ['110000', undefined], 'back to what the attributes say');
    assert.equal(await submitted(), false);
    await does(page, 'document.getElementById("estimate").required = false');
    assert.equal(await submitted(), true);
    await compute(page, { ...CLAIM, bill: { total: 'x' } });
    assert.deepEqual(await data(), {}, 'a claim with faults has no receipt');
  });

  test('moved, taken out and put back it is what it was; taken out it follows nothing and forgets the person', async () => {
    await page.load('index.html');
    await compute(page);
    await does(page, 'const node = document.getElementById("filing-check"); node.filing = arguments[0]; node.check()', { ...FILING, ...PERSONAL });
    await does(page, `told.length = 0; window.heardThere = 0; const main = document.querySelector("main");
      window.taken = document.getElementById("estimate"); taken.addEventListener("yidi-receipt", () => window.heardThere++);
      const aside = main.appendChild(document.createElement("aside")); aside.append(taken, document.getElementById("filing-check"));`);
    page.tool = 'filing-check';
    assert.equal(await page.value('filing/idNumber'), PERSONAL.idNumber, 'moved, it keeps it');
    await does(page, 'document.getElementById("filing-check").remove(); taken.compute(); taken.shadowRoot.getElementById("claim").requestSubmit()');
    assert.equal(await does(page, 'return heardThere'), 2, 'one answer for each question');
    assert.deepEqual((await of(page, 'estimate', 'receipt')).cash, yidi.estimate(CLAIM).cash);

    await does(page, 'taken.remove(); taken.claim = arguments[0]', { ...CLAIM, insuredArea: ANSHAN, filing: { category: 'referral' } });
    await does(page, 'taken.compute(); window.heardThere = 0; const more = document.createElement("yidi-error-help"); more.setAttribute("packs", "good.json"); document.body.append(more); window.more = more');
    await page.until('the rules', () => does(page, 'return Boolean(more.tool)'));
    assert.deepEqual(await does(page, 'return [heardThere, taken.receipt, taken.issues.length > 0]'), [0, null, true], 'rules have come that it does not know of');
    await does(page, 'document.querySelector("main").prepend(taken)');
    const { ok, warnings } = await of(page, 'estimate', 'receipt');
    assert.deepEqual([ok, warnings.some(({ code }) => code === 'policy.loaded_rules')], [true, true]);
    await page.forget(); // the pack was asked for
  });

  /** Drops a file on an element, as from a file manager. @param {string} id @param {string} on what in it @param {string} name @param {string} text */
  const drop = (id, on, name, text) => does(page, `const [id, on, name, text] = arguments, carried = new DataTransfer();
    carried.items.add(new File([text], name));
    for (const kind of ['dragenter', 'dragover', 'drop']) document.getElementById(id).shadowRoot.getElementById(on).dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer: carried }));`, id, on, name, text);
  const TABLE = '参保地,险种,人员类别,就医地,日期,医疗类别,医院级别,备案,总费用\n鞍山市,职工,在职,上海,2026-03-10,住院,三级,转诊,20000\n';

  test('another claim leaves nothing of the one before: no line, no pasted row or text, no correction comes back', async () => {
    await page.load('index.html');
    page.tool = 'estimate';
    const lines = (name) => ({ ...CLAIM, bill: { lines: [{ name, amount: '100', class: 'A' }] } });
    /** All that stands in the element, out of sight too. */
    const everything = () => page.run('return [root.getElementById("frame").textContent, ...[...root.querySelectorAll("input, textarea")].map(({ value }) => value)].join("\\n")');
    for (const [how, next] of [['with lines', lines('乙某的药')], ['with its sums', CLAIM]]) {
      await compute(page, lines('甲某的药'));
      await page.run(`const table = root.getElementById('table');
        root.getElementById('paste').open = true;
        table.value = '甲某的抢救费';
        root.getElementById('read-table').click();
        table.value = '甲某的清单';
        root.getElementById('correct').click();
        root.getElementById('correct-text').value += '甲某的话';`);
      assert.deepEqual(await page.content('#rests .rest-row').then(({ length }) => length), 1, 'a row that is not understood');
      for (const words of ['药', '抢救费', '清单', '话']) assert.ok((await everything()).includes(`甲某的${words}`), words);
      await compute(page, next);
      assert.ok(!(await everything()).includes('甲某'), how);
      await page.run('for (const id of ["undo", "undo", "correct"]) root.getElementById(id).click()');
      assert.deepEqual((await of(page, 'estimate', 'claim')).bill, next.bill);
      assert.ok(!(await everything()).includes('甲某'), `${how}, after undo`);
    }
  });

  test('answers follow the rules brought along, wherever on the page, and a table says that it may not', async () => {
    await page.load('index.html');
    const filing = { ...FILING, insuredArea: ANSHAN, category: 'referral', materials: ['id_document', 'filing_form', 'referral_certificate'] };
    await does(page, `const node = document.getElementById('filing-check'), direct = document.getElementById('direct-check');
      node.filing = arguments[0];
      node.check();
      for (const [name, value] of [['insured-area', arguments[0].insuredArea], ['treatment-area', arguments[0].destination], ['scheme', 'employee']]) direct.setAttribute(name, value);
      direct.check({ focus: false });`, filing);
    await drop('bulk', 'bulk-form', 'claims.csv', TABLE);
    page.tool = 'bulk';
    await page.until('the table', () => page.run('return Boolean(root.getElementById("bulk-save"))'));
    assert.equal(await page.shown('bulk-outdated'), false);
    const before = yidi.validateFiling(filing, 'zh');
    assert.deepEqual(await of(page, 'filing-check', 'report'), before);
    await page.press('outside');
    await does(page, 'told.length = 0');

    assert.ok(yidi.loadPack(PACK, 'zh').ok);
    const after = yidi.validateFiling(filing, 'zh');
    yidi.unloadPack(ANSHAN);
    assert.notEqual(after.benefits.atDestination, before.benefits.atDestination);
    await does(page, 'const more = document.createElement("yidi-error-help"); more.setAttribute("packs", "good.json"); document.body.append(more); window.more = more');
    await page.until('the rules', () => does(page, 'return Boolean(more.tool)'));
    await page.forget(); // the pack was asked for
    assert.deepEqual(await of(page, 'filing-check', 'report'), after);
    assert.deepEqual(JSON.parse(await of(page, 'filing-check', 'value')), after);
    assert.deepEqual(await told(page, 'yidi-report', 'filing-check'), [after]);
    page.tool = 'filing-check';
    assert.ok((await page.content('#filing-details'))[0].includes(after.benefits.atDestination));
    assert.equal((await does(page, 'return told.filter(({ type, from }) => from === "direct-check" && type !== "yidi-change").length')), 1, 'it was asked anew');
    page.tool = 'bulk';
    assert.equal(await page.shown('bulk-outdated'), true);
    assert.match((await page.text('#bulk-outdated'))[0], /规则有变动/);
    await does(page, 'document.getElementById("bulk").lang = "en"');
    assert.match((await page.text('#bulk-outdated'))[0], /rules at hand have changed/);
    assert.equal(await focused(page), 'outside');

    await drop('bulk', 'bulk-form', 'claims.csv', TABLE);
    await page.until('the table anew', () => page.run('return Boolean(root.getElementById("bulk-save")) && root.getElementById("bulk-outdated").hidden'));
    page.tool = 'rules';
    await page.click('#own-areas button[data-code]');
    assert.deepEqual(await of(page, 'filing-check', 'report'), before, 'and back');
    page.tool = 'bulk';
    assert.equal(await page.shown('bulk-outdated'), true);
  });

  test('the name of an area with rules brought along shows them, and leaves the address of the page alone', async () => {
    await page.load('index.html#route-of-the-portal');
    await drop('rules', 'packs', 'good.json', JSON.stringify(PACK));
    page.tool = 'rules';
    await page.until('the rules', async () => (await page.content('#own-areas li')).length === 1);
    await does(page, 'document.getElementById("rules").show("110000")');
    assert.deepEqual(await page.text('#rules-verdict .name'), [yidi.area('110000').name]);
    assert.equal(await page.run('return root.querySelectorAll("#own a").length'), 0);
    await page.click('#own-areas .link');
    assert.deepEqual(await page.text('#rules-verdict .name'), [PACK.name]);
    assert.equal(await page.focused(), 'rules-report-heading');
    assert.equal(await does(page, 'return location.hash'), '#route-of-the-portal');
    await does(page, 'document.getElementById("rules").setAttribute("links", "")');
    assert.equal(await page.run('return root.querySelector("#own-areas a").getAttribute("href")'), `#rules=${ANSHAN}`, 'with `links` it is one');
  });

  test('a table that is done takes the focus only from itself', async () => {
    await page.load('index.html');
    page.tool = 'bulk';
    const settled = async (name) => {
      await drop('bulk', 'bulk-form', name, TABLE);
      await page.until(`the result of ${name}`, async () => (await page.content('#bulk-found .hint'))[0] === name && page.shown('bulk-save'));
    };
    await page.press('outside');
    // What grows above the window may move the page by just so much, so that what is read stays where it is.
    const place = () => does(page, 'return [scrollY, document.getElementById("outside").getBoundingClientRect().top]');
    const [scrolled, top] = await place();
    await settled('elsewhere.csv');
    const [scrolledNow, topNow] = await place();
    assert.equal(await focused(page), 'outside');
    assert.ok(scrolledNow === scrolled || Math.abs(topNow - top) < 1, `${scrolled} → ${scrolledNow}, ${top} → ${topNow}`);
    await does(page, 'document.activeElement.blur()');
    await settled('nowhere.csv');
    assert.equal(await page.focused(), 'bulk-report-heading');
    await page.run('root.getElementById("bulk-save").focus()');
    await settled('within.csv');
    assert.equal(await page.focused(), 'bulk-report-heading');
  });

  test('where the module breaks for good, no answer of before stays', async () => {
    const said = await page.expect(async () => {
      await page.load('breaking.html');
      await does(page, 'const node = document.getElementById("filing-check"); node.filing = arguments[0]; node.check()', FILING);
      page.tool = 'filing-check';
      assert.equal(await page.shown('filing-report'), true);
      await does(page, 'told.length = 0; window.broken = true; document.getElementById("filing-check").check()');
      assert.equal(await page.shown('filing-report'), false);
      assert.deepEqual([await of(page, 'filing-check', 'report'), await of(page, 'filing-check', 'value')], [null, '']);
      const issues = await of(page, 'filing-check', 'issues');
      assert.deepEqual(issues.map(({ code, field }) => [code, field]), [['internal.trap', undefined]]);
      assert.deepEqual(await told(page, 'yidi-issues', 'filing-check'), [issues]);
      assert.match((await page.text('#filing-problems'))[0], /内部出错/);
      await does(page, 'window.broken = false; document.getElementById("filing-check").check()');
      assert.deepEqual(await of(page, 'filing-check', 'report'), yidi.validateFiling(FILING, 'zh'), 'asked again it answers');
    });
    assert.ok(said.length > 0, 'what failed is on the console');
  });

  test('twenty on one page share one module, speak two languages and do not meddle with each other', async () => {
    const before = page.site.requests.length;
    await page.load('many.html');
    const asked = page.site.requests.slice(before);
    for (const file of ['yidi.wasm', 'elements/index.js', 'worker/index.js']) assert.equal(asked.filter((path) => path.endsWith(`/pkg/${file}`)).length, 1, file);
    await compute(page, CLAIM, 'n2');
    await compute(page, { ...CLAIM, insuredArea: '330100' }, 'n4');
    assert.deepEqual(await of(page, 'n2', 'receipt'), yidi.estimate(CLAIM, 'en'));
    assert.deepEqual(await of(page, 'n4', 'receipt'), yidi.estimate({ ...CLAIM, insuredArea: '330100' }, 'zh'));
    assert.deepEqual(await of(page, 'estimate', 'receipt'), null);
    const buttons = await does(page, 'return ["estimate", "n2"].map((id) => document.getElementById(id).shadowRoot.querySelector("#claim [type=submit]").textContent)');
    assert.notEqual(buttons[0], buttons[1]);
    await page.size(360, 740);
    try {
      await does(page, 'scrollTo(0, 0); document.getElementById("n2").scrollIntoView()');
      await page.until('one bar at the foot', async () => (await does(page, 'return [...document.querySelectorAll("yidi-calculator")].map((node) => [node.id, node.shadowRoot.querySelector(".peek")]).filter(([, bar]) => bar.getClientRects().length).map(([id]) => id)')).join() === 'n2');
    } finally {
      await page.size(1280, 900);
    }
  });

  test('inserted later, and inside another shadow root: language from outside, events to the document', async () => {
    await page.load('later.html');
    await page.until('the element', () => does(page, 'return Boolean(globalThis.made?.tool)'));
    assert.equal(await does(page, 'return made.shadowRoot.getElementById("frame").lang'), 'en');
    await does(page, 'told.length = 0; made.compute()');
    assert.deepEqual(await does(page, 'return made.receipt'), yidi.estimate({ ...CLAIM, insuredArea: '330100' }, 'en'));
    assert.equal((await does(page, 'return told.filter(({ type }) => type === "yidi-receipt")')).length, 1);
  });

  test('hostile styles of the page do not reach it, whatever its root’s font size', async () => {
    const look = () => does(page, `return ['estimate', 'second'].map((id) => {
      const host = document.getElementById(id), { shadowRoot: root } = host;
      const columns = new Set([...root.querySelector('.columns').children].map((node) => Math.round(node.getBoundingClientRect().left))).size;
      return ['.frame', 'h2', '.card', 'label', '.field input', '#claim [type=submit]', '.hint', '.sum strong', '.steps li', '.fields td'].map((css) => {
        const node = root.querySelector(css), style = getComputedStyle(node);
        return [css, columns, ...['fontSize', 'fontStyle', 'fontWeight', 'lineHeight', 'color', 'letterSpacing', 'textTransform', 'textAlign', 'textIndent', 'whiteSpace', 'boxSizing', 'paddingTop', 'minHeight', 'display', 'float', 'position', 'cursor', 'wordBreak', 'listStyleType', 'hyphens'].map((name) => name + ': ' + style[name])].join('; ');
      });
    })`);
    const looks = [];
    for (const name of ['plain', 'hostile']) {
      await page.load(`${name}.html`);
      for (const id of ['estimate', 'second']) await compute(page, CLAIM, id);
      looks.push(await look());
    }
    assert.deepEqual(looks[1], looks[0]);
    assert.deepEqual(looks[1].map(([first]) => first.split('; ')[1]), ['2', '1'], 'two columns where there is room, measured in its own rem');
  });

  test('it can be styled by the names that are listed, and follows the colour scheme around it', async () => {
    await page.load('theme.html');
    await compute(page);
    const styled = (id, css, ...names) => does(page, 'const style = getComputedStyle(document.getElementById(arguments[0]).shadowRoot.querySelector(arguments[1])); return arguments[2].map((name) => style[name])', id, css, names);
    assert.deepEqual(await styled('estimate', '#claim [type=submit]', 'backgroundColor', 'borderTopStyle'), ['rgb(1, 2, 3)', 'dotted']);
    assert.deepEqual(await styled('estimate', '.card', 'borderTopLeftRadius', 'outlineColor'), ['7px', 'rgb(4, 5, 6)']);
    const [dark] = await styled('estimate', '.card', 'backgroundColor');
    const [light] = await styled('help', '.card', 'backgroundColor');
    assert.equal(light, 'rgb(255, 255, 255)');
    assert.notEqual(dark, light);
  });

  test('the parts that are listed are there', async () => {
    await page.load('index.html');
    await compute(page);
    await does(page, 'const node = document.getElementById("filing-check"); node.filing = arguments[0]; node.check(); document.getElementById("direct-check").check()', FILING);
    const found = await does(page, 'return [...document.querySelectorAll(arguments[0])].flatMap((node) => [...node.shadowRoot.querySelectorAll("[part]")].flatMap((one) => [...one.part]))', TAGS.join());
    assert.deepEqual([...new Set(found)].sort(), listed(/::part\(…\): ([a-z ]+)\./).split(' ').sort());
  });

  for (const lang of ['zh', 'en']) {
    test(`in a column of 260 pixels nothing sticks out (${lang})`, async () => {
      await page.load(`column-${lang}.html`);
      const ids = ['estimate', ...TAGS.slice(1).map((tag) => tag.slice(5))];
      const checked = async (what) => {
        await does(page, 'for (const node of document.querySelectorAll(arguments[0])) for (const fold of node.shadowRoot.querySelectorAll("details")) fold.open = true', TAGS.join());
        for (const id of ids) assert.deepEqual(await does(page, STICKING, id), [], `${what}: ${id}`);
        const wide = await does(page, `const width = document.querySelector('main').scrollWidth; return width === 260 ? [] : [width, ...[...document.querySelectorAll(arguments[0])].flatMap((host) => [...host.shadowRoot.querySelectorAll('*')]
          .filter((node) => node.getBoundingClientRect().right > 260).map((node) => host.localName + ': ' + node.outerHTML.slice(0, 120)))]`, TAGS.join());
        assert.deepEqual(wide, [], `${what}: the page cannot be moved sideways`);
      };
      await checked('empty');
      await does(page, 'document.getElementById("estimate").compute(); document.getElementById("filing-check").check(); document.getElementById("direct-check").check(); document.getElementById("error-help").explain()');
      await checked('with faults');
      await compute(page, { ...CLAIM, bill: { total: '1234567.89' } });
      await does(page, 'const node = document.getElementById("filing-check"); node.filing = arguments[0]; node.check(); document.getElementById("error-help").explain("医院未联网"); document.getElementById("rules").show("110000"); document.getElementById("coverage").show("420000"); document.getElementById("year").visits = arguments[1]', FILING, [CLAIM, { ...CLAIM, date: '2026-08-02', bill: { total: '1234567.89' } }, { reverses: 0, date: '2026-09-01' }]);
      page.tool = 'estimate';
      await page.until('the curve', () => page.run('return !root.getElementById("curve").hidden'));
      await checked('with answers');
    });
  }

  test('rules named by the page: the good ones count, the others are said to be lacking', async () => {
    await page.load('packs.html');
    const claim = { ...CLAIM, insuredArea: ANSHAN, filing: { category: 'referral' } };
    await compute(page, claim);
    const receipt = await of(page, 'estimate', 'receipt');
    assert.equal(receipt.fundTotal, '13650.00', '(20000 − 500) × (80 % − 10 points)');
    page.tool = 'estimate';
    const said = await page.text('#refused .notice strong');
    assert.deepEqual(said.map((one) => one.match(/\w+\.json/)[0]), ['faulty.json', 'nothing.json', 'missing.json']);
    assert.match((await page.text('#refused .notice'))[0], /nonsense/);
    assert.deepEqual((await told(page, 'yidi-issues', 'estimate')).map((issues) => issues.map(({ code }) => code)), [['pack.not_loaded', 'pack.not_loaded', 'pack.not_loaded']]);
    await does(page, 'document.getElementById("estimate").lang = "en"');
    assert.match((await page.text('#refused .notice'))[1], /nothing\.json.*without them/s);
    page.tool = 'help';
    assert.equal((await page.text('#refused .notice')).length, 1);
    page.tool = 'estimate';
    await does(page, 'document.getElementById("estimate").setAttribute("packs", "good.json")');
    await page.until('the notice to go', async () => (await page.text('#refused .notice')).length === 0);
  });

  test('where the page allows no such script, it goes on without the thread', async () => {
    const other = await page.serve({ root: site.root, policy: strict("'none'") });
    try {
      const said = await page.expect(async () => {
        await page.load('index.html', other);
        await does(page, 'const node = document.getElementById("estimate"); node.claim = arguments[0]; node.compute()', CLAIM);
        assert.equal((await of(page, 'estimate', 'receipt')).cash, yidi.estimate(CLAIM).cash);
      });
      assert.deepEqual(said.filter((one) => !/trusted-?types|thread|policy/i.test(one)), [], 'it complains of nothing else');
    } finally {
      await other.close();
    }
  });

  test('the example in plain HTML does what it shows', async () => {
    await visit(page, 'examples/html/');
    page.tool = 'estimate';
    assert.equal(await page.value('insuredArea'), '北京市');
    await compute(page);
    await page.until('the portal’s own line', () => does(page, 'return document.getElementById("told").textContent.includes(arguments[0])', yidi.estimate(CLAIM).cash));
    assert.equal((await does(page, 'return document.querySelector("yidi-error-help").report')).code, yidi.explainError('参保人未备案').code);
    await page.axe();
  });
}, { root: site.root, policy: strict('yidi-thread') });

everyBrowser('the examples for frameworks', (page) => {
  for (const name of ['react', 'vue']) {
    test(`${name}: it renders, follows a bound attribute and property, and its event arrives in the state`, async () => {
      await visit(page, `${name}.html`);
      page.tool = 'estimate';
      assert.equal(await page.value('insuredArea'), yidi.area('110000', 'en').name);
      await page.press('hangzhou');
      await page.until('the attribute', async () => (await page.value('insuredArea')) === yidi.area('330100', 'en').name);
      assert.equal(await does(page, 'return document.getElementById("told").textContent'), 'nothing yet');
      await page.press('example');
      await page.until('the property', async () => (await page.value('bill.total')) === '20000');
      await page.click('#claim [type=submit]');
      await page.until('the event', async () => (await does(page, 'return document.getElementById("told").textContent')).startsWith(yidi.estimate(CLAIM).cash));
      await page.until('the curve, from the thread', () => page.run('return !root.getElementById("curve").hidden'));
    });
  }
}, { root: site.root, policy: strict('yidi-thread', 'vue') });

everyBrowser('the elements before the module is there', (page) => {
  const SENDERS = { estimate: 'bill.total', 'filing-check': 'filing/applicant.name', 'error-help': 'error/text', 'direct-check': 'direct/insuredArea', rules: 'rules/area' };
  /** The page, with the module held up until `through` is called. */
  async function open(name = 'held') {
    await page.driver.get(`${page.site.url}www/${name}.html`);
    await page.until('the forms', () => does(page, 'return [...document.querySelectorAll(arguments[0])].every(({ shadowRoot }) => shadowRoot?.querySelector("input, fieldset"))', TAGS.join()));
    await does(page, `window.sent = [];
      for (const { id, shadowRoot } of document.querySelectorAll(arguments[0])) shadowRoot.addEventListener('submit', (event) => sent.push([id, event.defaultPrevented]));`, TAGS.join());
    await page.forget();
  }
  /** Types into each form and sends it off by the Enter key. */
  async function send() {
    for (const [tool, id] of Object.entries(SENDERS)) {
      page.tool = tool;
      await page.run('for (let at = root.getElementById(arguments[0]); at; at = at.parentElement) if (at.localName === "details") at.open = true', id);
      await page.type(id, `110000${Key.ENTER}`);
    }
  }
  const SENT = Object.keys(SENDERS).slice(1); // the calculator's own button waits for the module
  const sent = () => does(page, 'return sent');

  test('a form that is sent off too early stays in the page, and is answered once the module is there', async () => {
    await open();
    await send();
    assert.deepEqual(await sent(), SENT.map((id) => [id, true]), 'held, and none sent to the page around');
    page.tool = 'estimate';
    await page.tick('person.scheme', 'resident');
    await page.type('insuredArea', '北京市');
    await page.type('treatmentArea', '上海');
    await page.type('bill.total', '68000');
    page.tool = 'bulk';
    await (await page.find('bulk-file')).sendKeys(join(site.root, 'www/table.csv'));
    const at = () => does(page, 'const host = document.activeElement; return [host.id, host.shadowRoot?.activeElement?.id]');
    const before = await at();
    await does(page, 'window.through(true)');
    for (const tool of SENT) {
      page.tool = tool;
      await page.until(`an answer of ${tool}`, () => page.run('return !root.getElementById(arguments[0] + "-report").hidden || host.issues?.length > 0', SENDERS[tool].split('/')[0]));
    }
    assert.deepEqual(await page.text('.verdict .name'), [yidi.area('110000').name], 'by what was typed then');
    page.tool = 'direct-check';
    assert.equal(await page.value('direct/insuredArea'), '110000');
    page.tool = 'estimate';
    const { person, insuredArea, treatmentArea, bill } = await of(page, 'estimate', 'claim');
    assert.deepEqual([person.scheme, insuredArea, treatmentArea, bill.total], ['resident', '110000', '上海', '68000'], 'nothing of it is lost');
    assert.equal(await page.value('insuredArea'), '北京市');
    assert.deepEqual(await sent(), SENT.map((id) => [id, true]));
    page.tool = 'bulk';
    await page.until('the table', () => page.run('return !root.getElementById("bulk-report").hidden'));
    assert.deepEqual(before, ['estimate', 'bill.total']);
    assert.deepEqual(await at(), before, 'the reader has gone on, and is not called back');
    assert.deepEqual([...new Set((await page.requests()).map((address) => address.split('/').at(-1)))], ['yidi.wasm'], 'only what was held up');
    await page.forget();
  });

  test('who waits for the answer to what was sent off early is led to it', async () => {
    await open();
    page.tool = 'error-help';
    await page.type('error/text', `医院未联网${Key.ENTER}`);
    await does(page, 'window.through(true)');
    await page.until('the answer', async () => (await page.focused()) === 'error-report-heading');
    assert.deepEqual(await sent(), [['error-help', true], ['error-help', true]]);
    await page.forget();
  });

  test('a state that was kept comes back when the module is there, but not over what the reader has written since', async () => {
    await open();
    await does(page, `document.getElementById('estimate').state = { claim: { person: { scheme: 'employee', status: 'retired' }, insuredArea: '330100', treatmentArea: '310000', service: 'inpatient', date: '2026-03-10', bill: { total: '5000' } }, counties: {}, mode: 'expert', shown: false, unread: 0 };
      document.getElementById('filing-check').state = { said: [{ name: 'destination', value: '上海市', code: '310000' }, { name: 'insuredArea', value: '杭州市', code: '330100' }], shown: false };`);
    page.tool = 'filing-check';
    await page.type('filing/insuredArea', '天津市');
    page.tool = 'estimate';
    await page.tick('person.scheme', 'resident');
    await page.type('insuredArea', '北京市');
    await page.type('bill.total', '68000');
    await does(page, 'window.through(true)');
    await page.until('the elements', () => does(page, 'return ["estimate", "filing-check"].every((id) => document.getElementById(id).tool)'));
    const { person, insuredArea, treatmentArea, service, date, bill } = await of(page, 'estimate', 'claim');
    assert.deepEqual({ scheme: person.scheme, insuredArea, treatmentArea, service, date, bill: bill.total }, { scheme: 'resident', insuredArea: '110000', treatmentArea: '310000', service: 'inpatient', date: '2026-03-10', bill: '68000' });
    assert.equal(await page.value('insuredArea'), '北京市');
    assert.equal(await page.focused(), 'bill.total');
    const filing = await of(page, 'filing-check', 'filing');
    assert.deepEqual([filing.insuredArea, filing.destination], ['120000', '310000']);
    await page.forget();
  });

  test('half a character and text without end break nothing, before the module is there and after', async () => {
    for (const text of ['String.fromCharCode(0xd83d)', '"长".repeat(3000)', '"😀".repeat(99) + "长" + "😀".repeat(500)']) {
      await open('held-stated');
      const fields = { estimate: ['insuredArea', 'treatmentArea', 'add'], 'filing-check': ['filing/insuredArea', 'filing/destination'], 'error-help': ['error/text'], 'direct-check': ['direct/insuredArea', 'hospital'], rules: ['rules/area'], year: ['year/insuredArea'] };
      const write = () => does(page, `const text = ${text};
        for (const [tool, ids] of Object.entries(arguments[0])) for (const id of ids) {
          const field = document.getElementById(tool).shadowRoot.getElementById(id);
          field.focus();
          field.value = text;
          for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
          field.blur();
        }`, fields);
      await write();
      await does(page, 'window.through(true)');
      await page.until('the elements', () => does(page, 'return [...document.querySelectorAll("main *")].every((node) => !node.localName.startsWith("yidi-") || node.tool)'));
      await write();
      await does(page, `document.getElementById('estimate').compute({ focus: false });
        for (const id of ['filing-check', 'direct-check']) document.getElementById(id).check({ focus: false });
        document.getElementById('error-help').explain(undefined, { focus: false });
        document.getElementById('rules').show(${text});
        const claim = arguments[1], year = document.getElementById('year');
        year.visits = [{ ...claim, treatmentArea: ${text} }, claim];
        year.add({ ...claim, insuredArea: ${text} });
        document.getElementById('estimate').choose(${text});
        document.documentElement.lang = 'en';
        for (const node of document.querySelectorAll(arguments[0])) node.lang = 'en';`, TAGS.join(), CLAIM);
      page.tool = 'year';
      await page.run('root.getElementById("year-ask").click()');
      assert.ok((await page.content('.visit-faults:not([hidden]), #year-problems .problems')).length > 0, 'the year refuses it');
      for (const tool of ['estimate', 'filing-check', 'direct-check']) assert.ok((await of(page, tool, 'issues')).length > 0, `${tool} refuses it`);
      await page.forget();
    }
  });

  test('what is written in early counts more than what the attributes state, and a file dropped early does not take the page away', async () => {
    await open('held-stated');
    page.tool = 'estimate';
    await page.type('insuredArea', '天津市');
    await page.tick('person.scheme', 'resident');
    page.tool = 'filing-check';
    await page.type('filing/insuredArea', '天津市');
    page.tool = 'error-help';
    await page.type('error/text', '医院未联网');
    page.tool = 'year';
    await page.type('year/insuredArea', '天津市');
    const prevented = await does(page, `const carried = new DataTransfer();
      carried.items.add(new File([arguments[0]], 'pack.json', { type: 'application/json' }));
      const frame = document.getElementById('rules').shadowRoot.getElementById('frame');
      return ['dragover', 'drop'].map((kind) => !frame.dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer: carried })));`, JSON.stringify(PACK));
    assert.deepEqual(prevented, [true, true]);
    assert.equal(await does(page, 'return document.getElementById("desk").checkValidity()'), false, 'what is required is not there yet');

    await does(page, 'window.through(true)');
    await page.until('the elements', () => does(page, 'return [...document.querySelectorAll("main *")].every((node) => !node.localName.startsWith("yidi-") || node.tool)'));
    const { person, insuredArea, treatmentArea } = await of(page, 'estimate', 'claim');
    assert.deepEqual([person.scheme, insuredArea, treatmentArea], ['resident', '120000', '310000']);
    const filing = await of(page, 'filing-check', 'filing');
    assert.deepEqual([filing.insuredArea, filing.destination], ['120000', '310000']);
    assert.equal(await of(page, 'error-help', 'text'), '医院未联网');
    page.tool = 'year';
    assert.equal(await page.value('year/insuredArea'), '天津市');
    page.tool = 'rules';
    await page.until('the report on the file', async () => (await page.content('#packs-found .file')).length === 1);
    await does(page, 'document.getElementById("estimate").setAttribute("insured-area", "330100")');
    assert.equal((await of(page, 'estimate', 'claim')).insuredArea, '330100', 'what they state later counts again');
    await page.forget();
  });

  test('nothing of a person stays behind when the reader goes before the module is there, or by leaving the page', async () => {
    const { idNumber, applicant: { name } } = PERSONAL;
    const written = () => page.run('return [...root.querySelectorAll("[data-personal] [name]")].map(({ value }) => value).join("")');
    const write = async () => {
      await page.run('root.getElementById("filing-personal").open = true');
      await page.type('filing/idNumber', idNumber);
      await page.type('filing/applicant.name', `${name}${Key.ENTER}`);
      assert.equal(await written(), idNumber + name);
    };
    await open();
    page.tool = 'filing-check';
    await write();
    await page.run('host.leave()');
    assert.equal(await written(), '');
    await write();
    await does(page, 'window.taken = document.getElementById("filing-check"); taken.remove()');
    assert.equal(await does(page, 'return [...taken.shadowRoot.querySelectorAll("[data-personal] [name]")].map(({ value }) => value).join("")'), '');
    await does(page, 'document.querySelector("main").append(taken)');
    await does(page, 'window.through(true)');
    await page.until('the tool', () => page.run('return Boolean(host.tool)'));
    assert.equal(await page.run('return root.getElementById("filing-report").hidden && host.issues.length === 0'), true, 'nor is it answered');
    await write();
    await does(page, 'dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))');
    assert.equal(await written(), '');
    await page.forget();
  });

  test('a form of an element whose module never comes stays in the page too', async () => {
    await open();
    const said = await page.expect(async () => {
      await does(page, 'window.through(false)');
      page.tool = 'filing-check';
      await page.until('the notice', () => page.run('return Boolean(root.querySelector("#frame > .notice.danger"))'));
      await send();
      assert.deepEqual(await sent(), SENT.map((id) => [id, true]));
    });
    assert.ok(said.length > 0, 'what failed is on the console');
  });
}, { root: site.root, policy: POLICY.replace("form-action 'none'", 'form-action *') });

/** Opens a page that says nothing of its own when it is ready. */
async function visit(page, path) {
  await page.driver.get('about:blank');
  await page.driver.get(`${page.site.url}www/${path}`);
  await page.until('the element', () => does(page, 'const node = document.querySelector("yidi-calculator"); if (!node?.tool) return false; node.id = "estimate"; return true'));
  await page.forget();
}

/** What the declarations list. @param {RegExp} what */
function listed(what) {
  const declared = readFileSync(new URL('../../src/elements/index.d.ts', import.meta.url), 'utf8').replace(/\n\/\/ */g, ' ').replace(/ +/g, ' ');
  const found = declared.match(what);
  assert.ok(found, `the declarations say nothing like ${what}`);
  return found[1];
}

test('the custom properties that are listed are those that the styles know', () => {
  const folder = fileURLToPath(new URL('../../src/elements/style/', import.meta.url));
  const known = readdirSync(folder).flatMap((name) => readFileSync(folder + name, 'utf8').match(/--yidi-[\w-]+/g) ?? []);
  const declared = readFileSync(new URL('../../src/elements/index.d.ts', import.meta.url), 'utf8').match(/--yidi-[\w-]+/g) ?? [];
  assert.deepEqual([...new Set(declared)].sort(), [...new Set(known)].sort());
});
