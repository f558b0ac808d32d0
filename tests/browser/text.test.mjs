// What comes from outside is text wherever it is shown: a pack whose every text is markup or an address that would run, a bill, a filing, a
// file and its name of the same kind. On the screen, on paper, in what is copied and in what is saved.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as yidi from '../../pkg/node.mjs';
import { everyBrowser } from './drive.mjs';

const ANSHAN = '210300';
assert.equal(yidi.area(ANSHAN).rules, 'none', 'Anshan has rules now: choose another area without');
const IMAGE = '<img src=x onerror=window.pwned=1>';
const SCRIPT = '"><script>window.pwned=1</script>';
const ADDRESS = 'javascript:window.pwned=1';
const FORMULA = '=HYPERLINK("http://127.0.0.1:9/","x")';
const QUOTED = `{name}$&$'\\"${IMAGE}`; // means something where texts are put into others

const PACK = {
  format: 1, area: ANSHAN, name: IMAGE, hotline: ADDRESS,
  documents: [
    { id: 'a"><img src=x>', title: IMAGE, number: SCRIPT, issuers: [IMAGE, ADDRESS], published: '2023-12-01', effective: '2024-01-01' },
    { id: SCRIPT, title: ADDRESS, number: FORMULA, superseded_by: 'a"><img src=x>' },
    { id: 'c', title: SCRIPT, number: ADDRESS }, { id: 'f', title: FORMULA, url: 'https://127.0.0.1:9/"><img src=x onerror=window.pwned=1>' },
  ],
  schemes: { employee: [{
    effective: '2024-01-01', until: null,
    inpatient: {
      documents: [`a"><img src=x>#${IMAGE}`, SCRIPT, 'c', 'f'], evidence: 'official', deductible: { per: 'admission', cases: [{ amount: 500 }] },
      ratio: { per: 'admission', cases: [{ slices: [[0, 10000, 0.8], [10000, null, 0.85]] }] }, ceiling: { per: 'year', cases: [{ amount: 100000 }] },
    },
    supplement: [
      { name: IMAGE, kind: 'self_pay', documents: ['f'], evidence: 'reported', threshold: 1000, slices: [[0, null, 0.6]], limit: null },
      { name: QUOTED, kind: 'self_pay', documents: ['c'], evidence: 'compiled', threshold: 100, slices: [[0, null, 0.1]], limit: null }],
    away: { documents: [SCRIPT], evidence: 'compiled', referral: { ratio_points: -10 } },
  }] },
  notes: [{ zh: IMAGE, en: SCRIPT }],
};
const errors = (pack) => yidi.lintPack(pack).filter(({ severity }) => severity === 'error').map(({ code, field }) => `${code} ${field}`);
assert.deepEqual(errors(PACK), [], 'the pack loads: nothing keeps such texts out');

test('an address that a browser would run, or that is not somebody else’s page, is no address of a document', () => {
  for (const url of [ADDRESS, 'JavaScript:window.pwned=1//https://', ' javascript:0', 'java\tscript:0', 'data:text/html,<script>window.pwned=1</script>', 'blob:https://127.0.0.1:9/x', 'file:///etc/passwd', '//127.0.0.1:9/', ' https://127.0.0.1:9/', 'https:/x', 'x']) {
    const [first, ...documents] = PACK.documents;
    assert.deepEqual(errors({ ...PACK, documents: [{ ...first, url }, ...documents] }), ['pack.url /documents/0/url'], url);
  }
});

const CLAIM = {
  person: { scheme: 'employee', status: 'retired', age: 66 }, insuredArea: ANSHAN, treatmentArea: '110000', date: '2026-03-10', service: 'inpatient', level: 'tertiary',
  filing: { category: 'referral' }, bill: { total: '21000' },
};
const LINES = [{ code: IMAGE, name: IMAGE, form: SCRIPT, spec: ADDRESS, unit: SCRIPT, amount: '1200', class: 'A' }, { name: SCRIPT, amount: '15000', class: 'A' }, { name: FORMULA, amount: '20' }];
const FILING = {
  person: { scheme: 'employee', status: 'retired' }, insuredArea: ANSHAN, destination: '460000', category: 'resettled_retiree', start: '2026-03-01', filedOn: '2026-03-01',
  materials: ['id_document', 'filing_form', 'commitment_letter'], idNumber: IMAGE, applicant: { name: IMAGE, phone: ADDRESS, address: SCRIPT },
};
const TABLE = `参保地,险种,人员类别,就医地,日期,医疗类别,医院级别,备案,总费用,${IMAGE},=1+1\n${ANSHAN},职工,退休,北京,2026-03-10,住院,三级,转诊,20000,${IMAGE},=1+1\n${ANSHAN},职工,退休,北京,2026-03-10,住院,${IMAGE},转诊,${FORMULA.replaceAll(',', ';')},${ADDRESS},@x\n`;

everyBrowser('what comes from outside', (page) => {
  page.patience = 30_000; // on a busy machine
  const { run, until, text, content } = page.hands();
  const does = (script, ...values) => page.driver.executeScript(script, ...values);
  const drop = (files) => run(`const carried = new DataTransfer();
    for (const [name, text] of Object.entries(arguments[0])) carried.items.add(new File([text], name));
    for (const kind of ['dragenter', 'dragover', 'drop']) root.getElementById('frame').dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer: carried }));`, files);
  const to = async (tool, hash = tool) => {
    await does('location.hash = arguments[0]', hash);
    page.tool = tool;
    await page.begun();
  };
  const unfold = () => run('for (const fold of root.querySelectorAll("details")) fold.open = true; return new Promise((go) => setTimeout(go, 50))');

  /** Nothing was made of it anywhere on the page, and the tool shows it to the letter. @param {string} what @param {string[]} texts */
  async function plain(what, texts) {
    const found = await does(`
      const made = [], roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      for (const root of roots) for (const node of root.querySelectorAll('*')) {
        if (/^(img|image|picture|script|iframe|frame|object|embed|link|base|meta|style|video|audio|source|use)$/i.test(node.localName)) made.push(node.outerHTML);
        for (const { name, value } of node.attributes) {
          if (/^(on.*|src|srcset|srcdoc|action|formaction|ping|background)$/i.test(name)) made.push(name + '=' + value);
          if (name === 'style' && /[<(]/.test(value)) made.push(value); // our own places in pictures
          if (/^(xlink:)?href$/i.test(name) && !/^(#|tel:|https?:\\/\\/)/.test(value)) made.push(name + '=' + value);
        }
      }
      return { made, roots: roots.length, pwned: String(window.pwned), outside: document.querySelectorAll('body img, body iframe, body script').length, title: document.title };`);
    assert.deepEqual(found.made, [], what);
    assert.deepEqual([found.pwned, found.outside], ['undefined', 1], `${what}: the brand is the only picture`);
    assert.ok(found.roots >= 8);
    const all = await run('return root.getElementById("frame").innerText');
    for (const one of texts) assert.ok(all.includes(one), `${what} shows ${one}:\n${all}`);
  }

  /** The pack is brought along. */
  async function load(lang) {
    await page.load(`?lang=${lang}#rules`);
    await drop({ [`${IMAGE}.json`]: JSON.stringify(PACK), 'odd.json': JSON.stringify({ ...PACK, [IMAGE]: SCRIPT, format: IMAGE }) });
    await until('the report', async () => (await content('#packs-found .file')).length === 2);
  }

  for (const lang of ['zh', 'en']) {
    test(`a pack full of markup: on its card, the map, the receipt and all that belongs to it, on paper (${lang})`, async () => {
      await load(lang);
      await unfold();
      await plain('the card', [IMAGE, SCRIPT, ADDRESS, FORMULA, QUOTED, `${IMAGE}.json`, lang === 'zh' ? `《${ADDRESS}》` : SCRIPT]);
      const links = () => run('return [...root.querySelectorAll(".documents a[href]")].map((link) => [link.protocol, link.rel, link.target])');
      assert.deepEqual(await links(), [['https:', 'noopener noreferrer', '_blank']], 'an address is a link to somebody else’s page');

      await to('estimate');
      await run('host.claim = arguments[0]; host.compute()', CLAIM);
      const { supplements } = await run('return host.receipt');
      assert.deepEqual(supplements.map(({ name }) => name), [IMAGE, QUOTED]);
      await until('the curve, from the thread', () => run('return !root.getElementById("curve").hidden'));
      await until('the comparison', () => run('return root.getElementById("filings").checkVisibility()'));
      for (const id of ['share', 'correct']) await run('root.getElementById(arguments[0]).click()', id);
      await run('root.getElementById("correct-person").click()');
      await unfold();
      await plain('the receipt', [IMAGE, QUOTED, ADDRESS, FORMULA, `《${IMAGE}》`]);
      const bare = await run('return arguments[0].filter((part) => !root.querySelector(part) || ![...root.querySelectorAll(part)].some((node) => node.textContent.includes("<")))', ['.steps', '#account table', '.documents', '#trust-grades', '#trust-left', '.notice.evidence', '.chart']);
      assert.deepEqual(bare, [], 'each part has some of it');
      assert.deepEqual(await links(), [['https:', 'noopener noreferrer', '_blank']]);
      const copied = await run('return root.getElementById("correct-text").value');
      for (const one of [IMAGE, QUOTED, SCRIPT, FORMULA]) assert.ok(copied.includes(one), one);
      assert.match(await run('return root.getElementById("share-link").value'), /#estimate=v1\.[\w-]+(&lang=en)?$/);

      // On paper: drawn when it is printed; in the media of print where the driver has them.
      await run('dispatchEvent(new Event("beforeprint"))');
      await plain('the sheet', []);
      const sheet = (await content('.paper'))[0];
      for (const one of [`《${IMAGE}》`, QUOTED, SCRIPT, `《${FORMULA}》`]) assert.ok(sheet.includes(one), one);
      if (page.name === 'chromium') {
        await page.driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: 'print' });
        assert.ok((await text('.paper'))[0].includes(QUOTED), 'to be seen on paper');
        assert.ok((await page.driver.sendAndGetDevToolsCommand('Page.printToPDF', {})).data.length > 1000);
        await page.driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { media: '' });
      }
      await run('dispatchEvent(new Event("afterprint"))');

      // What a supplement has paid goes into the next visit under its own name.
      const paid = await run('return host.receipt.yearToDate.supplementPaid');
      assert.deepEqual(Object.keys(paid).sort(), [IMAGE, QUOTED].sort());
      await run('root.getElementById("next-visit").click()');
      assert.deepEqual(await run('return host.claim.yearToDate.supplementPaid'), paid);

      await run('host.mode = "guided"');
      await until('the questions', () => run('return root.getElementById("guided").checkVisibility()'));
      await unfold();
      await plain('step by step', [IMAGE, QUOTED]);
      await run('host.mode = "expert"');

      await to('year');
      await run('host.visits = arguments[0]', [CLAIM, { ...CLAIM, date: '2026-05-01' }, { reverses: 1, date: '2026-06-01' }]);
      await unfold();
      await plain('the year', [IMAGE, QUOTED]);
      await to('map', 'map=210000');
      await plain('the map', []);
      await to('direct');
      await run('host.shadowRoot.querySelector("[name=insuredArea]").dispatchEvent(new CustomEvent("yidi-area", { detail: arguments[0] })); host.check()', ANSHAN);
      await plain('direct settlement', []);
    });
  }

  test('bills, filings, errors, wrong values and tables full of markup', async () => {
    await load('zh');
    await to('estimate');
    await run('host.claim = arguments[0]; host.compute()', { ...CLAIM, bill: { lines: LINES } });
    await unfold();
    await plain('the bill', []);
    assert.deepEqual(await run('return [...root.querySelectorAll("#items [data-field=name]")].map(({ value }) => value)'), LINES.map(({ name }) => name));
    await run('root.getElementById("table").value = arguments[0]; root.getElementById("read-table").click()', `名称\t金额\n${IMAGE}\t${SCRIPT}\n${ADDRESS}\t12.50\n`);
    await plain('what was pasted', []);
    assert.ok((await run('return [...root.querySelectorAll("#rests input")].map(({ value }) => value).join()')).includes(SCRIPT));
    await run('const add = root.getElementById("add"); add.value = arguments[0]; add.dispatchEvent(new Event("input", { bubbles: true, composed: true }))', IMAGE);
    await plain('the search', [IMAGE]);

    await run('host.claim = arguments[0]; host.compute()', { ...CLAIM, date: IMAGE, level: SCRIPT, personalAccount: ADDRESS, bill: { total: IMAGE } });
    await plain('what is wrong', [IMAGE, ADDRESS]);

    await to('filing');
    await run('host.filing = arguments[0]; host.check()', FILING);
    await unfold();
    await plain('the filing', []);
    await run('host.filing = arguments[0]; host.check()', { ...FILING, idNumber: undefined });
    await unfold();
    await plain('the filing form', [IMAGE, SCRIPT, ADDRESS]);
    await to('error');
    await run('host.explain(arguments[0])', IMAGE);
    await plain('the error', []);

    await to('bulk');
    await run('const made = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved = blob; return made.call(URL, blob); }; HTMLAnchorElement.prototype.click = function () { window.file = this.download; };');
    await drop({ [`${IMAGE}.csv`]: TABLE });
    await until('the table', () => run('return Boolean(root.getElementById("bulk-save"))'));
    await plain('the table', [`${IMAGE}.csv`]);
    await run('root.getElementById("bulk-save").click()');
    const [file, csv] = await page.driver.executeAsyncScript('saved.text().then((text) => arguments[0]([window.file, text]))');
    assert.ok(file.startsWith(IMAGE) && file.endsWith('.csv'), file);
    // The reader's own cells come back as they were, to the letter: they are what the clerk knows the rows by. None of ours begins a formula.
    const [head, first, second] = csv.replace('\ufeff', '').split('\n');
    const own = TABLE.split('\n');
    assert.deepEqual([head, first, second].map((line, i) => line.startsWith(`${own[i]},`)), [true, true, true]);
    for (const [i, line] of [head, first, second].entries()) for (const cell of line.slice(own[i].length + 1).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)) assert.doesNotMatch(cell, /^"?\s*[=+\-@]/, line);
    assert.ok(second.includes(IMAGE) && second.includes('HYPERLINK'), 'what is wrong is told by the cell');
  });
});
