// Long runs beside the page, in every browser of drivers.mjs: the worker of the package, the table of claims, the curve.
// What comes out is compared with what the package answers in Node.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Key } from 'selenium-webdriver';
import * as yidi from '../../pkg/node.mjs';
import { everyBrowser } from './drive.mjs';
import { browsers, open } from './drivers.mjs';
import { POLICY, serve } from './server.mjs';

const PATIENCE = 60_000;
const BASE = {
  person: { scheme: 'employee', status: 'working' }, insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10', service: 'inpatient', level: 'tertiary',
  filing: { category: 'referral' }, bill: { total: '1000' },
};
const claim = (total) => ({ ...BASE, bill: { total } });

/** What runs in the page: a test can only reach into it by its elements. */
const JOBS = {
  answers: `
        const { bill, ...base } = given[0];
        const random = (() => { let state = 5; return (n) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 2 ** 32 * n); }; })();
        const n = 3000;
        const totals = Float64Array.from({ length: n }, (_, i) => i % 97 ? random(20_000_000) / 100 : [NaN, -1, 0.001, 2e9][random(4)]);
        const columns = { total: totals, level: Uint8Array.from(totals, () => random(5)), age: Uint8Array.from(totals, () => random(90)), insuredArea: Uint16Array.from(totals, () => random(3)), insuredAreas: ["110000", "340100", "130300"] };
        const claims = Array.from(totals.slice(0, 1200), (total) => ({ ...base, bill: { total } }));
        const whole = given[0];
        const plain = (value) => JSON.stringify(value, (_, one) => ArrayBuffer.isView(one) ? Array.from(one, String) : one);
        const sameTable = (a, b) => ["fund", "person", "pooled", "supplements", "evidence"].every((key) => plain(a[key]) === plain(b[key])) && a.failed === b.failed
          && totals.every((_, i) => plain(a.fault[i] ? a.faults[a.fault[i] - 1] : null) === plain(b.fault[i] ? b.faults[b.fault[i] - 1] : null));
        return {
          columns: plain(await worker.estimateColumns(whole, totals)) === plain(yidi.estimateColumns(whole, totals)),
          table: sameTable(await worker.estimateTable(base, columns), yidi.estimateTable(base, columns, "en")),
          many: plain(await worker.estimateMany(claims)) === plain(yidi.estimateMany(claims, "en")),
          chinese: plain(await worker.estimateMany(claims.slice(0, 3), { lang: "zh" })) === plain(yidi.estimateMany(claims.slice(0, 3), "zh")),
          none: [(await worker.estimateColumns(whole, new Float64Array())).length, (await worker.estimateMany([])).length],
          called: plain(await worker.call("estimate", claims[1], "en")) === plain(yidi.estimate(claims[1], "en")),
          kept: [totals.length, columns.age.length],
        };`,
  faults: `
        const bad = { ...given[0], level: "tertiry" };
        const here = (() => { try { yidi.estimateColumns(bad, Float64Array.of(1000)); } catch (error) { return told(error); } })();
        const there = await worker.estimateColumns(bad, Float64Array.of(1000)).catch(told);
        const table = await worker.estimateTable({ ...bad, bill: undefined }, { total: Float64Array.of(1000) });
        const uneven = await worker.estimateTable({ ...bad, level: "tertiary", bill: undefined }, { total: Float64Array.of(1, 2), age: Uint8Array.of(1) }).then((value) => Boolean(value), () => true);
        const unsendable = await worker.estimateMany([() => {}]).catch(told);
        const unknown = await worker.call("noSuchFunction").catch(told);
        return { here, there, table, uneven, unsendable: unsendable.name, unknown: unknown.isError, after: (await worker.estimateMany([given[1]]))[0].cash };`,
  stopping: `
        const totals = Float64Array.from({ length: 20_000 }, (_, i) => i);
        const seen = [];
        await worker.estimateColumns(given[0], totals, { onProgress: (progress) => seen.push(progress) });
        const abort = (job) => { const stop = new AbortController(); return job(stop.signal, () => stop.abort()).then(() => "done", (error) => error.name); };
        const csv = "insuredArea,scheme,status,treatmentArea,date,service,level,total\\n" + "110000,employee,working,310000,2026-03-10,inpatient,tertiary,20000\\n".repeat(50_000);
        const names = await Promise.all([
          abort((signal, stop) => worker.estimateColumns(given[0], new Float64Array(500_000).fill(1234), { signal, onProgress: stop })),
          abort((signal, stop) => worker.settleCsv(csv, { signal, onProgress: stop })),
          abort((signal, stop) => { const job = worker.estimateMany([given[1]], { signal }); stop(); return job; }),
          abort((signal, stop) => { stop(); return worker.estimateMany([given[1]], { signal }); }),
          worker.estimateMany([given[1]]).then(([receipt]) => receipt.cash),
        ]);
        return { seen, names };`,
  ends: `
        const late = (worker) => Promise.all([worker.estimateMany([given[0]]), worker.settleCsv("a\\n1"), worker.ready].map((job) => job.then(() => "done", (error) => error.code)));
        const lost = startWorker({ worker: new Worker(new URL("nowhere.js", location.href), { type: "module" }) });
        const none = await late(lost);
        const again = await lost.estimateMany([]).catch((error) => error.code);
        const noModule = await late(startWorker({ wasm: new Uint8Array([1, 2, 3]) }));
        const closing = startWorker({ wasm: await WebAssembly.compile(await (await fetch("../pkg/yidi.wasm")).arrayBuffer()) });
        await closing.ready;
        const jobs = late(closing);
        closing.close();
        return { none, again, noModule: noModule.length, closed: (await jobs).slice(0, 2) };`,
};

for (const name of browsers()) {
  describe(`the worker in ${name}`, { concurrency: 1 }, () => {
    let folder, site, browser, driver;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'yidi-'));
      cpSync(fileURLToPath(new URL('../../pkg', import.meta.url)), join(folder, 'pkg'), { recursive: true });
      mkdirSync(join(folder, 'page'));
      writeFileSync(join(folder, 'page/index.html'), '<!doctype html><html lang="en"><meta charset="utf-8"><title>a page</title><link rel="icon" href="data:,"><output></output><script type="module" src="page.js"></script></html>');
      writeFileSync(join(folder, 'page/page.js'), `import init, * as yidi from "../pkg/yidi.js";
        import { startWorker } from "../pkg/worker/index.js";
        await init();
        Object.assign(globalThis, { yidi, startWorker, worker: startWorker({ lang: "en" }), told: (error) => ({ name: error.name, code: error.code, issues: error.issues, isError: error instanceof Error || error instanceof DOMException }) });
        const jobs = { ${Object.entries(JOBS).map(([job, body]) => `${job}: async (...given) => {${body}}`).join(', ')} };
        addEventListener("hashchange", () => {
          const [job, given] = JSON.parse(decodeURIComponent(location.hash.slice(1)));
          jobs[job](...given).then((value) => ({ value }), (error) => ({ error: String(error.stack ?? error) })).then((answer) => { document.querySelector("output").value = JSON.stringify(answer); });
        });
        await worker.ready;
        document.title = "ready";`);
      browser = await open(name);
      driver = browser.driver;
      site = await serve({ ...browser.needs, root: folder, folders: ['page', 'pkg'], prefix: '/deep/down' });
      await driver.get(`${site.url}page/`);
      await driver.wait(async () => (await driver.getTitle()) === 'ready', PATIENCE, 'the worker did not start');
    });
    after(async () => {
      const errors = await browser?.consoleErrors();
      await browser?.close();
      await site?.close();
      rmSync(folder, { recursive: true, force: true });
      assert.deepEqual(errors.filter((text) => !text.includes('nowhere.js')), [], 'no console error, no violation of the policy');
    });

    const run = async (job, ...given) => {
      await driver.executeScript('document.querySelector("output").value = ""; location.hash = arguments[0]', encodeURIComponent(JSON.stringify([job, given])));
      const said = await driver.wait(() => driver.executeScript('return document.querySelector("output").value'), PATIENCE, `${job} did not end`);
      const { value, error } = JSON.parse(said);
      if (error) assert.fail(error);
      return value;
    };

    test('its answers are those of the functions themselves', async () => {
      const found = await run('answers', BASE);
      assert.deepEqual(found, { columns: true, table: true, many: true, chinese: true, none: [0, 0], called: true, kept: [3000, 3000] });
    });

    test('what is wrong comes across as it would here, and the worker goes on', async () => {
      const found = await run('faults', BASE, claim('20000'));
      assert.equal(found.here.code, 'field.choice');
      assert.deepEqual(found.there, found.here);
      assert.ok(found.table.ok ? found.table.faults[0][0].code === 'field.choice' : found.table.issues[0].code === 'field.choice');
      assert.deepEqual([found.uneven, found.unsendable, found.unknown], [true, 'DataCloneError', true]);
      assert.equal(found.after, yidi.estimate(claim('20000')).cash);
    });

    test('progress only goes up and ends at the whole; a job that is stopped fails at once, and the next is right', async () => {
      const found = await run('stopping', BASE, claim('20000'));
      assert.ok(found.seen.length >= 1);
      assert.ok(found.seen.every(({ done, total }, i) => total === 20_000 && done > (found.seen[i - 1]?.done ?? 0)), JSON.stringify(found.seen));
      assert.equal(found.seen.at(-1).done, 20_000);
      assert.deepEqual(found.names, ['AbortError', 'AbortError', 'AbortError', 'AbortError', yidi.estimate(claim('20000')).cash]);
    });

    test('a worker that cannot start, one that dies and one that is closed fail every job, with a code', async () => {
      const found = await run('ends', claim('20000'));
      assert.deepEqual(found, { none: ['worker.failed', 'worker.failed', 'worker.failed'], again: 'worker.failed', noModule: 3, closed: ['worker.closed', 'worker.closed'] });
    });
  });
}

everyBrowser('the table of claims and the curve', (page) => {
  let folder;
  page.patience = PATIENCE;
  before(() => { folder = mkdtempSync(join(tmpdir(), 'yidi-')); });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const { run, until, find, press, type } = page.hands();
  const shown = (id) => run('return root.getElementById(arguments[0])?.checkVisibility() ?? false', id); // the curve is made when it is needed
  const text = async (css) => (await page.text(css))[0];

  async function load(query) {
    await page.load(query);
    // What is saved is kept to be looked at.
    await run(`const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        blob.text().then((text) => { document.documentElement.dataset.saved = text; });
        return make(blob);
      };`);
  }
  /** Drops a file on the tool, as from a file manager; the text may be repeated. */
  const drop = (text, times = 1, file = 'claims.csv') => run(`const carried = new DataTransfer();
    const [text, times, name] = arguments;
    carried.items.add(new File(Array(times).fill(text), name, { type: 'text/csv' }));
    for (const kind of ['dragenter', 'dragover', 'drop']) root.getElementById('bulk-form').dispatchEvent(new DragEvent(kind, { bubbles: true, composed: true, cancelable: true, dataTransfer: carried }));`, text, times, file);
  const reported = () => until('the result', () => shown('bulk-report'));
  const figures = () => run('return [...root.querySelectorAll("#bulk-found dd")].map((node) => node.textContent)');
  /** What a button saves. */
  async function saved(id = 'bulk-save') {
    await run('delete document.documentElement.dataset.saved');
    await press(id);
    return until('the file', () => run('return document.documentElement.dataset.saved'));
  }
  const HEAD = '编号,参保地,险种,人员类别,就医地,日期,医疗类别,医院级别,备案,总费用';

  test('50,000 rows, 100 of them faulty: all back in order while the page goes on, and nothing asked for', async () => {
    await load('?lang=en#bulk');
    const rows = Array.from({ length: 50_000 }, (_, i) => {
      const total = i % 500 === 250 ? '六万' : `${1000 + ((i * 7919) % 80_000)}.${i % 10}`;
      return `${i},${['北京', '110000', '合肥'][i % 3]},${i % 3 === 2 ? '居民,成年' : '职工,在职'},上海,2026-03-${10 + (i % 20)},住院,三级,转诊,${total}`;
    });
    await run(`let n = 0;
      const count = () => { if (!root.getElementById('bulk-running').hidden) document.documentElement.dataset.frames = ++n; requestAnimationFrame(count); };
      requestAnimationFrame(count);`);
    await drop(`${HEAD}\n${rows.join('\n')}\n`);
    await reported();
    const frames = Number(await run('return document.documentElement.dataset.frames'));
    assert.ok(frames >= 3, `only ${frames} frames were drawn while it ran`);
    assert.deepEqual(await figures(), ['50,000', '49,900', '100']);
    const [head, ...found] = (await saved()).trimEnd().split('\n');
    assert.equal(head, `${HEAD},row,fund,person,pooled,supplements,evidence,fault,message`);
    assert.equal(found.length, rows.length);
    found.forEach((row, i) => assert.ok(row.startsWith(`${rows[i]},${i + 2},`), `row ${i} is in its place`));
    assert.equal(found.filter((row) => row.includes(',csv.amount,')).length, 100);
    for (let i = 0; i < rows.length; i += 991) {
      const [, place, , , , date, , , , total] = rows[i].split(',');
      if (total === '六万') continue;
      const receipt = yidi.estimate({ ...BASE, date, insuredArea: place === '合肥' ? '340100' : '110000', person: i % 3 === 2 ? { scheme: 'resident', status: 'adult' } : BASE.person, bill: { total } });
      assert.deepEqual(found[i].split(',').slice(11, 13), [receipt.fundTotal, receipt.personTotal], rows[i]);
    }
    assert.deepEqual(await run('return [document.cookie, localStorage.length, sessionStorage.length]'), ['', 0, 0]);
  });

  test('it can be stopped, and the next file is right', async () => {
    await load('#bulk');
    const row = '1,北京,职工,在职,上海,2026-03-10,住院,三级,转诊,20000\n';
    await drop(`${HEAD}\n${row}${row.repeat(5_000)}`, 1); // warms up
    await reported();
    // Without line breaks between its copies the heading is a faulty row of the same table: 60 × 5,000 rows.
    await drop(`${HEAD}\n${row.repeat(5_000)}`, 60, 'large.csv');
    await until('it to run', () => shown('bulk-running'));
    assert.equal(await shown('bulk-report'), false, 'an old result is not taken for the new');
    await press('bulk-stop');
    await until('it to stop', async () => !(await shown('bulk-running')));
    assert.match(await text('#bulk-said'), /已停下/);
    assert.equal(await shown('bulk-report'), false);
    await drop(`${HEAD}\n${row}`);
    await reported();
    assert.deepEqual(await figures(), ['1', '1', '0']);
    assert.match(await saved(), new RegExp(`,2,${yidi.estimate(claim('20000')).fundTotal},`));
  });

  test('a GBK file chosen by the keyboard; a file that lacks columns is told what it lacks, in either language', async () => {
    await load('#bulk');
    // “参保地,险种,人员类别,就医地,日期,医疗类别,医院级别,备案,总费用” and a row of it, in GBK.
    const gbk = 'b2ceb1a3b5d82ccfd5d6d62cc8cbd4b1c0e0b1f02cbecdd2bdb5d82cc8d5c6da2cd2bdc1c6c0e0b1f02cd2bdd4babcb6b1f02cb1b8b0b82cd7dcb7d1d3c30a'
      + 'b1b1bea92cd6b0b9a42cd4dad6b02cc9cfbaa32c323032362d30332d31302cd7a1d4ba2cc8fdbcb62cd7aad5ef2c32303030300a';
    const path = join(folder, '三月.csv');
    writeFileSync(path, Buffer.from(gbk, 'hex'));
    await run('document.getElementById("bulk-heading").focus()');
    await page.keys(Key.TAB);
    assert.equal(await run('return root.activeElement.id'), 'bulk-file');
    await (await find('bulk-file')).sendKeys(path);
    await reported();
    assert.equal(await run('return root.activeElement.id'), 'bulk-report-heading');
    assert.deepEqual(await figures(), ['1', '1', '0']);
    assert.match(await saved(), /^参保地,险种.*,行号,医保支付/);
    await drop('参保地,总费用\n北京,1\n');
    await until('the list', async () => (await run('return root.querySelectorAll("#bulk-found .findings li").length')) === 4);
    assert.match(await text('#bulk-found'), /4 处要改.*没有找到“险种”这一列/s);
    await press('language');
    await drop('insuredArea,total\n110000,1\n');
    await until('English', async () => /There is no column scheme/.test(await text('#bulk-found')));
  });

  test('the example that can be downloaded is settled without a fault, in either language', async () => {
    for (const lang of ['zh', 'en']) {
      await load(`?lang=${lang}#bulk`);
      await drop(await saved('bulk-example'));
      await reported();
      const [rows, settled, failed] = await figures();
      assert.ok(Number(rows) >= 5);
      assert.deepEqual([settled, failed], [rows, '0'], await saved());
    }
  });

  /** What the table twin says: total, what the person pays, what insurance pays. */
  const twin = () => run(`return [...root.querySelectorAll('#curve tbody tr')].map((row) => [row.cells[0].firstChild.textContent, row.cells[1].textContent, row.cells[2].textContent].map((cell) => cell.replaceAll(',', '')))`);
  const example = async (which) => {
    await page.around(`[data-example="${which}"]`);
    await until('the curve', () => shown('curve'));
  };

  test('the curve says what estimate says at every total, marks the bill and the points where the rules change it', async () => {
    await load('?lang=en');
    assert.equal(await shown('curve'), false);
    await example('referred');
    const claimed = { ...BASE, date: await page.value('date'), bill: { fullSelfPay: '5000', overLimitSelfPay: '600', priorSelfPay: '2400' } };
    const rows = await twin();
    assert.ok(rows.length >= 8, `${rows.length} rows`);
    for (const [total, person, fund] of rows) {
      const receipt = yidi.estimate({ ...claimed, bill: { ...claimed.bill, total } });
      assert.deepEqual([person, fund], [receipt.personTotal, receipt.fundTotal], `at ${total}`);
    }
    const turns = yidi.breakpoints({ ...claimed, bill: { ...claimed.bill, total: '68000' } }, 'en');
    const listed = await run('return [...root.querySelectorAll("#curve .turns li")].map((node) => node.textContent)');
    assert.equal(listed.length, turns.length);
    turns.forEach(({ total, label, marginalFund }, i) => {
      assert.ok(listed[i].replaceAll(',', '').startsWith(`¥${total} `) && listed[i].includes(label) && listed[i].includes(` ${marginalFund} `), listed[i]);
      if (Number(total) <= Number(rows.at(-1)[0])) assert.ok(rows.some(([at]) => Number(at) === Number(total)), `${total} is in the table`);
    });
    assert.ok(rows.some(([total, person]) => total === '68000' && person === '20844.50'));
    assert.match(await run('return root.querySelector("#curve [role=img]").getAttribute("aria-label")'), /¥68,000\.00 you pay ¥20,844\.50/);
    const drawn = await run('return root.querySelector("#curve polyline").getAttribute("points").split(" ").length');
    assert.ok(drawn >= 200, `${drawn} points`);
    assert.deepEqual(await run('return root.querySelectorAll("#curve [style]").length'), 0);
  });

  test('the curve follows the form and rules brought along, and is gone where nothing can be computed', async () => {
    await load();
    await example('referred');
    const before = await twin();
    await type('bill.total', '70000');
    await until('the new bill', async () => (await twin()).some(([total]) => total === '70000'));
    // By other rules: no deductible, so the person pays less at every total.
    const pack = yidi.exportPack('110000');
    for (const entry of pack.schemes.employee) for (const one of entry.inpatient?.deductible.cases ?? []) for (const key of ['amount', 'first', 'later']) if (key in one) one[key] = 0;
    assert.equal(yidi.loadPack(pack).ok, true, JSON.stringify(yidi.loadPack(pack).issues));
    let receipt;
    try {
      receipt = yidi.estimate({ ...BASE, date: '2026-03-16', bill: { total: '70000', fullSelfPay: '5000', overLimitSelfPay: '600', priorSelfPay: '2400' } });
    } finally {
      yidi.unloadPack('110000');
    }
    const path = join(folder, 'pack.json');
    writeFileSync(path, JSON.stringify(pack));
    page.tool = 'rules';
    await run('location.hash = "#rules"');
    await page.begun();
    assert.equal(await shown('pack-files'), true);
    await (await find('pack-files')).sendKeys(path);
    page.tool = 'estimate';
    await until('the other rules', async () => (await twin()).some(([total, person]) => total === '70000' && person === receipt.personTotal));
    assert.notDeepEqual(await twin(), before);
    await run('location.hash = "#"');
    await until('the calculator', () => shown('bill.total'));
    await type('bill.total', 'abc');
    await press('date');
    await until('the fault', async () => !(await shown('receipt')));
    assert.equal(await shown('curve'), false);
    await press('clear');
    assert.equal(await shown('curve'), false);
  });

  test('where no worker may run the page computes all the same, and says what it cannot', async () => {
    const bare = await page.serve({ policy: `${POLICY.replace("worker-src 'self'", "worker-src 'none'")}` });
    try {
      await page.expect(async () => {
        await page.driver.get(`${bare.url}www/`);
        page.tool = 'estimate';
        await until('the page', () => run('return document.documentElement.dataset.ready === "true"'));
        await page.around('[data-example="referred"]');
        await until('the receipt', () => shown('receipt'));
        assert.equal(await shown('curve'), false);
        await run('location.hash = "#bulk"');
        page.tool = 'bulk';
        await page.begun();
        assert.equal(await shown('bulk-form'), true);
        await drop(`${HEAD}\n`);
        await reported();
        assert.match(await text('#bulk-found'), /计算线程出错/);
      });
    } finally {
      await bare.close();
    }
  });

  test('at 320 pixels nothing of it sticks out, in either language', async () => {
    const checked = async (what) => {
      await run('for (const details of root.querySelectorAll("details")) details.open = true');
      await page.fits(what);
    };
    await load();
    await page.size(320, 800);
    try {
      for (const lang of ['zh', 'en']) {
        await load(`?lang=${lang}`);
        for (const which of ['referred', 'unfiled', 'visit']) {
          await example(which);
          await checked(`${lang}: the curve of ${which}`);
        }
        await load(`?lang=${lang}#bulk`);
        await drop('参保地,总费用\n', 1, 'a-file-with-a-rather-long-name-that-does-not-break-anywhere.csv');
        await reported();
        await checked(`${lang}: a file that is refused`);
        await drop(`${HEAD}\n1,北京,职工,在职,上海,2026-03-10,住院,三级,转诊,20000\n2,x\n`);
        await until('the result', async () => (await figures()).length === 3);
        await checked(`${lang}: a result`);
      }
    } finally {
      await page.size(1280, 900);
    }
  });
});
