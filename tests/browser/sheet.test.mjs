// The receipt on one sheet of paper: what stands on it, that it adds up, and that it is one page however much there is.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { examples } from '../../www/examples.js';
import { everyBrowser } from './drive.mjs';

const { exportPack } = createRequire(import.meta.url)('../../pkg/node.cjs');
const A4 = { width: 21, height: 29.7 }; // centimetres
const LETTER = { width: 21.59, height: 27.94 };
const fen = (amount) => BigInt(amount.replace(/[,.]/g, ''));

/** How many pages a PDF has: its page objects stand in it openly, or in packed streams. @param {string} base64 */
function pages(base64) {
  const bytes = Buffer.from(base64, 'base64');
  const plain = bytes.toString('latin1');
  const count = (text) => text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
  const packed = [...plain.matchAll(/\/ObjStm[\s\S]*?stream\r?\n/g)].map(({ index, 0: head }) => inflateSync(bytes.subarray(index + head.length), { finishFlush: 2 }).toString('latin1'));
  return [plain, ...packed].reduce((sum, text) => sum + count(text), 0);
}

everyBrowser('the sheet', (page) => {
  const { run, text, content, until, shown, load } = page.hands();
  async function example(which) {
    await page.driver.executeScript('scrollTo({ top: 0, behavior: "instant" })'); // a result has come into view
    await page.around(`[data-example="${which}"]`);
    await until('a receipt', async () => await shown('receipt') && run('return host.receipt.insuredArea === arguments[0]', examples[which].insuredArea));
  }
  /** What the browser does before it prints, and after. */
  const before = () => run('dispatchEvent(new Event("beforeprint"))');
  const after = () => run('dispatchEvent(new Event("afterprint"))');
  const rows = () => run('return Object.fromEntries([...root.querySelectorAll(".paper-sums tr")].map((row) => [row.cells[0].firstChild.textContent, row.cells[1].textContent]))');
  /** Chromium's driver gives up on a print after ten seconds, however busy the machine; the browser itself does not. */
  const print = async ({ width, height }) => (page.name === 'chromium'
    ? (await page.driver.sendAndGetDevToolsCommand('Page.printToPDF', { paperWidth: width / 2.54, paperHeight: height / 2.54 })).data
    : page.driver.printPage({ width, height, orientation: 'portrait' }));
  const prints = page.name !== 'webkit'; // its driver cannot print

  test('has the figures of the statement in its order, and the counter can add them up', async () => {
    await load();
    await example('referred');
    await before();
    // (28,700 × 76.5 %) + (10,000 × 81 %) + (20,000 × 85.5 %) = 21,955.50 + 8,100.00 + 17,100.00, as the rules of Beijing have it for a referral.
    assert.deepEqual(await rows(), {
      医疗费总额: '68,000.00', 政策范围内费用: '60,000.00', '先行自付（乙类等）': '2,400.00', 超限价自付: '600.00', 全自费: '5,000.00', 本次起付线: '1,300.00',
      医保基金支付合计: '47,155.50', 统筹基金支付: '47,155.50', 大额医疗费用互助资金: '0.00', 退休人员统一补充医疗保险: '0.00', '城镇职工大病医疗保障（二次报销）': '0.00', 个人负担合计: '20,844.50', 个人账户支付: '3,000.00', 现金支付: '17,844.50',
    });
    assert.match((await content('.paper-adds'))[0], /68,000\.00 = 60,000\.00 \+ 2,400\.00 \+ 600\.00 \+ 5,000\.00 = 47,155\.50 \+ 20,844\.50$/);
    assert.deepEqual(await run('return [...root.querySelectorAll(".paper-head > div")].map((field) => field.innerText !== undefined && [field.children[0].textContent, field.children[1].textContent])'),
      [['参保地', '北京市'], ['就医地', '上海市'], ['备案类别', '转诊'], ['险种', '职工医保'], ['人员类别', '在职'], ['就医类型', '住院'], ['医院级别', '三级'], ['结算日期', '2026-03-16']]);
    const all = (await content('.paper'))[0];
    for (const part of ['跨省异地就医费用估算单', '不能作报销凭证', '未经核实', '北京市人民政府令第158号', '按 2023-01-01 起施行的规则计算', '010-12393', '这是估算，不是医保经办机构的结算结果', '比例由 85% 调整为 76.5%：28,700.00 × 76.5% = 21,955.50']) assert.ok(all.includes(part), part);
    assert.doesNotMatch(all.replace('yidi', ''), /[A-Za-z]{4,}/, 'nothing in English where nobody reads it');
    // Each step points at its documents by their numbers in the list.
    const [steps, documents] = [await content('.paper-steps li'), await content('.paper-documents li')];
    assert.equal(steps.length, await run('return host.receipt.steps.length'));
    assert.match(documents[0], /北京市基本医疗保险规定/);
    assert.match(steps.find((step) => step.startsWith('起付线')), /〔1〕/);
    await after();
  });

  test('adds up for every example, and is Chinese with English beside it', async () => {
    await load('?lang=en');
    for (const which of Object.keys(examples)) {
      await example(which);
      await before();
      const sums = await rows();
      const sum = (...names) => names.reduce((all, name) => all + fen(sums[name]), 0n);
      assert.equal(sum('医疗费总额'), sum('政策范围内费用', '先行自付（乙类等）', '超限价自付', '全自费'), which);
      assert.equal(sum('医疗费总额'), sum('医保基金支付合计', '个人负担合计'), which);
      assert.equal(sum('个人负担合计'), sum('个人账户支付', '现金支付'), which);
      const supplements = await run('return host.receipt.supplements.map(({ name }) => name)');
      assert.equal(sum('医保基金支付合计'), sum('统筹基金支付', ...supplements), which);
      const means = await content('.paper .means');
      for (const part of ['Insured in', 'Total', 'Insurance in all', 'The working', 'Deductible', 'Documents']) assert.ok(means.includes(part), `${which}: ${part}`);
      assert.match((await content('.paper-steps li'))[0], /^医疗总费用/);
      assert.match((await content('.paper-worth'))[0], /未经核实.*Not verified: At least one figure/s);
      await after();
    }
    assert.equal((await content('.paper-head dd'))[0].startsWith('合肥市'), true);
  });

  test('alone on the paper while it is printed, and everything as before afterwards', async () => {
    await load('?lang=en');
    await example('referred');
    assert.equal((await content('.paper'))[0], '', 'drawn only when it is printed');
    const sheets = await run('return document.adoptedStyleSheets.length');
    await run('window.print = () => { window.printed = host.dataset.yidiPrint; dispatchEvent(new Event("beforeprint")); }');
    await page.click('#print-receipt');
    assert.equal(await run('return window.printed'), 'receipt');
    assert.equal(await run('return document.adoptedStyleSheets.length'), sheets + 1, 'once, though the button and the browser both ask');
    await page.paper();
    const seen = await run(`const seen = (node) => node.getClientRects().length > 0;
      const leaves = [...document.body.querySelectorAll('*'), ...root.querySelectorAll('*')].filter((node) => seen(node) && !node.closest('.paper') && ![...node.children].length && !node.shadowRoot && node.textContent.trim());
      return leaves.map((node) => node.outerHTML.slice(0, 80))`);
    assert.deepEqual(seen, [], 'nothing else is printed');
    assert.equal(await run('return root.querySelector(".paper").getClientRects().length'), 1);
    assert.ok(await run('return root.querySelector(".paper").offsetHeight') <= 250 / 25.4 * 96, 'not taller than a page');
    await after();
    assert.deepEqual(await run('return [host.dataset.yidiPrint ?? null, document.adoptedStyleSheets.length]'), [null, sheets]);

    // The page may have dressed itself anew meanwhile.
    await run('dispatchEvent(new Event("beforeprint"))');
    assert.equal(await run('return document.adoptedStyleSheets.length'), sheets + 1);
    await run('window.dress = new CSSStyleSheet(); document.adoptedStyleSheets = [dress]');
    await after();
    assert.equal(await run('return document.adoptedStyleSheets.length === 1 && document.adoptedStyleSheets[0] === dress'), true);
  });

  test('is the same from a phone', async () => {
    await load();
    await example('itemised');
    await before();
    const size = await run('return root.getElementById("paper").dataset.size');
    await after();
    await page.size(320, 700);
    await before();
    assert.deepEqual(await run('return [root.getElementById("paper").dataset.size, root.querySelectorAll(".paper .rest").length]'), [size, 0]);
    await after();
    if (prints) assert.equal(pages(await print(A4)), 1);
    await page.fits('a page that was printed');
    await page.size(1280, 900);
  });

  test('without a receipt the page prints as it is; so does a page of others, with the sheet in the receipt’s place', async () => {
    await load();
    await before();
    assert.equal(await run('return host.dataset.yidiPrint ?? null'), null);
    await example('referred');
    await page.go('filing');
    await before();
    assert.equal(await run('return document.getElementById("estimate").dataset.yidiPrint ?? null'), null, 'not while another tool is open');
    await page.around('[data-to="estimate"]');
    page.tool = 'estimate';
    await run('host.removeAttribute("links")');
    await before();
    assert.equal(await run('return host.dataset.yidiPrint ?? null'), null);
    assert.match((await content('.paper h2'))[0], /估算单/);
    await page.paper();
    assert.deepEqual(await run('return ["paper", "headline", "receipt-heading", "print-receipt", "claim"].map((id) => root.getElementById(id).getClientRects().length > 0)'), [true, false, false, false, false]);
    await after();
  });

  test('what could not be read of the bill is said on paper too', async () => {
    await load();
    await example('visit');
    await run('root.getElementById("paste").open = true');
    await run('root.getElementById("table").value = arguments[0]', '名称\t金额\n达格列净片\t62.40\n护理费\t不详');
    await page.click('#read-table');
    await until('the rest', () => shown('not-counted'));
    await before();
    const said = await text('#not-counted');
    assert.ok((await content('.paper-notes li')).includes(said[0]), said[0]);
    await after();
  });

  if (prints) {
    test('one page of A4, or of the American sheet, for every example in either language', async () => {
      // A counter that cannot count would find one page everywhere.
      await page.driver.get('about:blank');
      await page.driver.executeScript('for (let i = 0; i < 3; i++) { const node = document.createElement("p"); node.textContent = i; node.style.breakAfter = "page"; document.body.append(node); }');
      assert.ok(pages(await print(A4)) >= 3, 'the counter counts');
      for (const lang of ['zh', 'en']) {
        await load(`?lang=${lang}`);
        for (const which of Object.keys(examples)) {
          await example(which);
          assert.equal(pages(await print(A4)), 1, `${which}, ${lang}`);
          assert.equal((await content('.paper .rest')).length, 0, `${which}, ${lang}: nothing is left out`);
        }
        assert.equal(pages(await print(LETTER)), 1, `on a shorter sheet, ${lang}`);
      }
    });
  }

  test('one page for a bill of 500 lines, and for more supplements and documents than any area has', async () => {
    await load('?lang=en');
    await run(`host.claim = { ...arguments[0], bill: { lines: Array.from({ length: 500 }, (_, i) => ({ name: '自费项目 ' + i, amount: '12.50', class: i % 3 ? 'A' : 'C' })) } }; host.compute()`, examples.referred);
    await until('a receipt', () => run('return host.receipt?.total === "6250.00"'));
    await before();
    assert.ok(!(await content('.paper'))[0].includes('自费项目'), 'lines are not printed');
    assert.equal((await content('.paper .rest')).length, 0);
    await after();
    if (prints) assert.equal(pages(await print(A4)), 1, '500 lines');

    await load('?lang=en#rules');
    page.tool = 'rules';
    await until('the rules tool', () => run('return Boolean(host.tool)'));
    await run(`const carried = new DataTransfer(); carried.items.add(new File([arguments[0]], 'heavy.json', { type: 'application/json' }));
      for (const kind of ['dragenter', 'dragover', 'drop']) root.getElementById('packs').dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer: carried }));`, JSON.stringify(heavy(exportPack('110000'))));
    await until('the rules to be loaded', async () => (await text('#packs-found .file')).length === 1);
    assert.match((await text('#packs-found .file'))[0], /Rules of 北京市 loaded|loaded/i);
    await page.go('estimate');
    await run('host.claim = arguments[0]; host.compute()', { ...examples.referred, bill: { total: '900000' } });
    await until('a receipt', () => run('return host.receipt?.total === "900000.00"'));
    const { documents, supplements, steps } = await run('const { documents, supplements, steps } = host.receipt; return { documents: documents.length, supplements: supplements.length, steps: steps.length }');
    assert.ok(documents > 100 && supplements >= 10, `${documents} documents, ${supplements} supplements`);
    if (prints) assert.equal(pages(await print(A4)), 1, 'many documents');
    await before();
    await page.paper();
    assert.ok(await run('return root.querySelector(".paper").offsetHeight') <= 250 / 25.4 * 96, 'not taller than a page');
    assert.equal((await content('.paper-sums tr')).length, 11 + supplements, 'no figure is left out');
    assert.equal((await content('.paper-steps li')).length, steps, 'nor a step');
    const listed = await content('.paper-documents li');
    assert.match(listed.at(-1), /^……以及 \d+ 份，见网页… and \d+ more on the page$/);
    assert.equal(listed.length - 1 + Number(listed.at(-1).match(/\d+/)[0]), documents, 'how many are left out is said');
    assert.match((await content('.paper-worth'))[0], /未经核实|作者标为/);
    await after();
  });
});

/** Rules with ten supplements more, and each citing a dozen documents. @param {any} pack */
function heavy(pack) {
  const documents = Array.from({ length: 120 }, (_, i) => ({ id: `x${i}`, title: `关于调整和完善本市职工大额医疗费用补助及补充医疗保险有关待遇政策若干问题的通知之${i + 1}`, number: `某医保发〔2025〕${i + 1}号` }));
  const entry = pack.schemes.employee.find(({ effective }) => effective === '2023-01-01');
  const like = entry.supplement[0];
  entry.supplement.push(...Array.from({ length: 10 }, (_, i) => ({ ...structuredClone(like), name: `补充保障之${i + 1}`, documents: documents.slice(i * 12, i * 12 + 12).map(({ id }) => id) })));
  pack.documents.push(...documents);
  return pack;
}
