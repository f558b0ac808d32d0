// What is seen of a receipt rather than read: the working as the money goes, the filings side by side, the curve over the bill. Every figure
// is the module's, here asked again in Node; of the pictures it is checked that their ends meet where the sums say.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { viewsWords } from '../../src/elements/words/views.js';
import { examples } from '../../www/examples.js';
import { everyBrowser } from './drive.mjs';

const yidi = createRequire(import.meta.url)('../../pkg/node.cjs');

const CATEGORIES = ['none', 'referral', 'emergency', 'other_temporary', 'long_term_resident', 'posted_worker', 'resettled_retiree'];
/** Above the ceiling, with supplements and an account; a first share away from home; nothing but the deductible. */
const CLAIMS = {
  ...examples,
  ceiling: { ...examples.referred, bill: { total: '900000', fullSelfPay: '100000' }, personalAccount: '500' },
  away: {
    insuredArea: '350200', treatmentArea: '310000', filing: { category: 'none' }, person: { scheme: 'employee', status: 'working' },
    service: 'inpatient', level: 'tertiary', date: '2026-03-16', bill: { total: '60000', fullSelfPay: '6000', priorSelfPay: '1500' }, personalAccount: '800',
  },
  small: { ...examples.referred, bill: { total: '900' }, personalAccount: '5000' },
};
const grouped = (amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ',');
const yuan = (amount) => `¥${grouped(amount)}`;
const sum = (numbers) => numbers.reduce((all, n) => all + n, 0);
const near = (a, b, what) => assert.ok(Math.abs(a - b) < 1, `${what}: ${a} is not ${b}`);

everyBrowser('the receipt to be seen', (page) => {
  const { load, run, until, text, content, focused, click, fits, axe, size } = page.hands();

  /** Settles a claim in the page and waits for all of its receipt. */
  async function settle(claim, lang = 'zh') {
    const receipt = yidi.estimate(claim, lang);
    assert.ok(receipt.ok, JSON.stringify(receipt.issues));
    await run('const calculator = host; calculator.claim = arguments[0]; calculator.compute()', claim);
    await until('the receipt', () => run('return host.receipt?.personTotal === arguments[0]', receipt.personTotal));
    await until('the filings', () => run('return root.querySelector("#filings")?.hidden === false'));
    await until('the curve', () => run('return root.querySelector("#curve").hidden === false'));
    return receipt;
  }
  /** The rows of the working: what they say, and where their bars begin and end, in pixels from the left of the picture. */
  const rows = () => run(`return [...root.querySelectorAll('[aria-labelledby="receipt.steps-heading"] .steps > li')].map((row) => {
    const svg = row.querySelector('svg.fall');
    const box = svg?.querySelector('rect:not(.open)').getBBox();
    return { code: row.dataset.code, label: row.querySelector('b').textContent, amount: row.querySelector('.amount').textContent, payer: row.className,
      folded: Boolean(row.closest('[data-fold="zeros"]')), inside: row.textContent, left: box?.x, right: box && box.x + box.width, open: svg?.querySelector('.open').getBBox().width, width: svg?.getBoundingClientRect().width };
  })`);

  test('the rows of the working are the steps, in order; what came to nothing is folded away', async () => {
    for (const lang of ['zh', 'en']) {
      await load(`?lang=${lang}`);
      for (const [name, claim] of Object.entries(CLAIMS)) {
        const { steps, crossProvince } = await settle(claim, lang);
        assert.ok(crossProvince);
        const shown = await rows();
        const happened = ({ code, amount }) => amount !== '0.00' || code.startsWith('scope.');
        const expected = [...steps.filter(happened).map((step) => [step, false]), ...steps.filter((step) => !happened(step)).map((step) => [step, true])];
        assert.deepEqual(shown.map(({ code, label, amount, payer, folded }) => [code, label, amount, payer, folded]),
          expected.map(([{ code, label, amount, payer }, folded]) => [code, label, yuan(amount), payer, folded]), name);
        expected.forEach(([{ detail }], i) => assert.ok(shown[i].inside.includes(detail), `${name}: row ${i} says ${detail}`));
        const zeros = expected.filter(([, folded]) => folded).length;
        assert.deepEqual((await content('[data-fold="zeros"] > summary')).map((words) => words.match(/\d+/)[0]), zeros ? [String(zeros)] : [], name);
      }
    }
  });

  test('the bars meet: parts of the person from the left, insurance from the right, and what remains is account and cash', async () => {
    for (const width of [1280, 320]) {
      await size(width, 800);
      await load();
      for (const [name, claim] of Object.entries(CLAIMS)) {
        const receipt = await settle(claim);
        const shown = (await rows()).filter(({ folded }) => !folded);
        const full = shown[0].width;
        const at = (...amounts) => (sum(amounts.map(Number)) / Number(receipt.total)) * full;
        assert.ok(full > 150, `${name}: the picture is ${full} pixels wide`);
        let [left, right] = [0, full];
        for (const { code, payer, label, ...bar } of shown) {
          const what = `${name}, ${width} pixels, ${label}`;
          if (code === 'scope.total') near(bar.right - bar.left, full, what);
          else if (code === 'scope.in_scope') {
            near(bar.left, left, what);
            near(bar.right, full, what);
            near(bar.right - bar.left, at(receipt.inScope), what);
          } else if (payer === 'fund') {
            near(bar.right, right, what);
            right = bar.left;
          } else if (code === 'deductible') {
            near(bar.left, left, what);
            near(bar.right - bar.left, at(receipt.deductible), what);
          } else if (code === 'ceiling') near(bar.right, right, what);
          else if (code === 'person.in_scope') {
            near(bar.left, left, what);
            near(bar.right, right, what);
            near(bar.right, at(receipt.personTotal), `${what}: fund and person meet`);
            near(full - bar.right, at(receipt.fundTotal), `${what}: the rest is the fund's`);
          } else if (code === 'person.account') {
            near(bar.right, at(receipt.personTotal), what);
            near(bar.left, at(receipt.cash), what);
            right = bar.left;
          } else {
            assert.equal(payer, 'person', what);
            near(bar.left, left, what);
            left = bar.right;
          }
          near(bar.open, right, `${what}: what is still open`);
        }
        near(right, at(receipt.cash), `${name}: in the end there is the cash`);
        const end = await run(`return [...root.querySelectorAll('.fall-end rect:not(.open)')].filter((bar) => !bar.closest('defs')).map((bar) => [bar.getBBox().x, bar.getBBox().x + bar.getBBox().width])`);
        const paid = [receipt.cash, receipt.personalAccount, receipt.fundTotal].filter((amount) => Number(amount) > 0);
        assert.equal(end.length, paid.length, name);
        end.forEach(([from, to], i) => {
          near(from, at(...paid.slice(0, i)), `${name}: end ${i}`);
          near(to, at(...paid.slice(0, i + 1)), `${name}: end ${i}`);
        });
        const said = (await text('.fall-end p'))[0];
        for (const amount of paid) assert.ok(said.includes(yuan(amount)), `${name}: ${said}`);
      }
    }
    await size(1280, 900);
  });

  test('a row opens by the keyboard to its working, its documents and their grade, and leads to the document', async () => {
    await load();
    const receipt = await settle(examples.referred);
    const row = '.steps > [data-code="ratio.slice"]';
    assert.equal(await run('return root.querySelector(arguments[0] + " .basis").checkVisibility?.() ?? false', row), false);
    await run('root.querySelector(arguments[0] + " summary").focus()', row);
    await page.keys(Key.ENTER);
    const [slice] = receipt.steps.filter(({ code }) => code === 'ratio.slice');
    await until('the grade', async () => (await text(`${row} .grades-of`))[0] !== '');
    const [said] = await text(row);
    for (const part of [slice.detail, '以 ¥28,700.00 计', '比例 76.5%', '《北京市基本医疗保险规定》', '第 36 条']) assert.ok(said.includes(part), `${said} says ${part}`);
    // What the rule card says of the two sections that this step stands on.
    const card = yidi.ruleCard('110000', 'zh');
    const { sections } = card.schemes.find(({ scheme }) => scheme === 'employee').entries.find(({ effective }) => effective === receipt.policyEffective);
    const graded = ['inpatient', 'away'].map((id) => sections.find((section) => section.id === id)).map(({ title, evidenceLabel }) => `${title} ${evidenceLabel}`);
    assert.equal((await content(`${row} .grades-of`))[0], `可信程度：${graded.join('，')}`);
    // A supplement goes by its own section; it came to nothing.
    const zero = (await content('[data-fold="zeros"] .grades-of'));
    assert.deepEqual(zero, receipt.supplements.map(({ name }) => `可信程度：${name} ${sections.find(({ title }) => title === name).evidenceLabel}`));
    const before = await run('return location.href');
    await run('root.querySelector(arguments[0] + " .basis a").focus()', row);
    await page.keys(Key.ENTER);
    await until('the document', async () => (await focused()) === 'document-d2');
    assert.equal(await run('return location.href'), before, 'the address names tools, not documents');
    // It stays open when the bill changes.
    await page.type('bill.total', '68500');
    await until('the new bill', async () => (await content('.steps .amount'))[0] === '¥68,500.00');
    assert.ok((await text(row))[0].includes('76.5%：28,700.00'));
  });

  test('the filings beside each other say what compare says, those alike as one, and what hardly fits the person', async () => {
    for (const lang of ['zh', 'en']) {
      await load(`?lang=${lang}`);
      for (const [name, claim] of Object.entries(CLAIMS)) {
        const receipt = await settle(claim, lang);
        const present = claim.filing.category;
        const compared = yidi.compare([present, ...CATEGORIES.filter((category) => category !== present)].map((category) => ({ name: category, claim: { ...claim, filing: { category } } })), lang);
        const said = (difference) => (difference === '0.00' ? { zh: '一样', en: 'the same' }[lang]
          : { zh: `${difference.startsWith('-') ? '少' : '多'}付 ${yuan(difference.replace('-', ''))}`, en: `${yuan(difference.replace('-', ''))} ${difference.startsWith('-') ? 'less' : 'more'}` }[lang]);
        const listed = await run(`return [...root.querySelectorAll('.categories > li')].map((row) => ({ categories: row.dataset.categories.split(' '), present: row.className === 'present',
          amount: row.querySelector('.amount')?.textContent ?? null, words: row.textContent, person: row.querySelectorAll('rect')[2]?.getBBox().width / row.querySelector('svg')?.getBoundingClientRect().width }))`);
        assert.deepEqual(listed.flatMap(({ categories }) => categories).sort(), [...CATEGORIES].sort(), `${name}: each category once`);
        assert.ok(listed[0].present && listed[0].categories.includes(present) && listed[0].amount === yuan(receipt.personTotal), name);
        for (const { categories, amount, words, person } of listed) {
          for (const category of categories) {
            const { result, differenceFromFirst } = compared.find((one) => one.name === category);
            if (!listed[0].categories.includes(category) && amount) assert.equal(amount, said(differenceFromFirst), `${name}: ${category}`);
            if (amount) assert.ok(words.includes(yuan(result.personTotal)) && words.includes(yuan(result.fundTotal)), `${name}: ${words}`);
            if (amount) assert.ok(Math.abs(person - Number(result.personTotal) / Number(receipt.total)) < 0.005, `${name}: the bar of ${category} is ${person}`);
            const fit = category === 'none' ? [] : yidi.validateFiling({ person: claim.person, insuredArea: claim.insuredArea, destination: claim.treatmentArea, category, start: claim.date }, lang)
              .issues.filter(({ code }) => ['filing.category_person', 'filing.category_doubtful'].includes(code));
            for (const { message } of fit) if (category !== present || categories.length === 1) assert.ok(words.includes(message), `${name}: ${category} says ${message}`);
            if (fit.some(({ code }) => code === 'filing.category_person') && category !== present) assert.equal(amount, null, `${name}: nothing is promised for ${category}`);
          }
        }
        const table = await run(`return [...root.querySelectorAll('#filings tbody tr')].map((row) => [row.dataset.category, row.cells[0].querySelector('.grade').className, row.cells[1].firstChild.textContent, row.cells[1].querySelector('.number').textContent, row.cells[2].textContent])`);
        assert.deepEqual(table.map(([category, grade, person, , fund]) => [category, grade, person, fund]),
          compared.map(({ name: category, result }) => [category, `grade ${result.evidence}`, grouped(result.personTotal), grouped(result.fundTotal)]), name);
        compared.slice(1).forEach(({ differenceFromFirst }, i) => assert.equal(table[i + 1][3], differenceFromFirst === '0.00' ? said('0.00') : differenceFromFirst.startsWith('-') ? `−${grouped(differenceFromFirst.slice(1))}` : `+${grouped(differenceFromFirst)}`));
        // Made up before the discharge settlement: of stays alone, in the module's words, with its documents.
        const late = await content('.made-up');
        assert.equal(late.length, claim.service === 'inpatient' ? 1 : 0, name);
        if (late.length) assert.match(late[0], lang === 'zh' ? /出院结算前补办备案.*第 16 条/s : /before the discharge settlement.*art\. 16/s);
      }
    }
  });

  test('a filing that the rules say nothing of is said to be one, and care at home is not compared', async () => {
    const pack = yidi.exportPack('110000');
    for (const { away } of pack.schemes.employee) if (away) delete away.unreferred;
    const path = join(mkdtempSync(join(tmpdir(), 'yidi-views-')), 'pack.json');
    writeFileSync(path, JSON.stringify(pack));
    await load('#rules');
    await (await page.find('pack-files')).sendKeys(path);
    await until('the rules', async () => (await content('#own-areas li')).length === 1);
    rmSync(dirname(path), { recursive: true });
    await page.go('estimate');
    const { issues } = (() => {
      assert.ok(yidi.loadPack(pack).ok);
      try { return yidi.estimate({ ...examples.referred, filing: { category: 'other_temporary' } }, 'zh'); } finally { yidi.unloadPack('110000'); }
    })();
    assert.ok(issues.length);
    await settle(examples.referred);
    const [apart] = await content('.categories > [data-categories="other_temporary"]');
    assert.ok(apart.startsWith('算不出：') && apart.includes(issues[0].message), apart);
    assert.ok((await content('#filings tr[data-category="other_temporary"] td')).join().includes(issues[0].message));
    assert.equal(await run('return root.querySelectorAll("#filings tbody tr").length'), CATEGORIES.length);
    await run('host.claim = arguments[0]; host.compute()', { ...examples.referred, treatmentArea: '110000' });
    await until('the receipt at home', () => run('return host.receipt?.crossProvince === false'));
    assert.equal(await run('return root.querySelectorAll("#filings").length'), 0);
    assert.equal(await run('return root.querySelector(\'.jump [data-to="receipt.filings"]\')'), null);
  });

  test('the curve can be read at every total, by slider and by finger, and no words in it touch', async () => {
    for (const [width, name, ...langs] of [[1280, 'referred', 'zh'], [320, 'referred', 'zh'], [320, 'unfiled', 'zh', 'en'], [375, 'ceiling', 'en'], [320, 'away', 'en'], [320, 'visit', 'zh']]) {
      for (const lang of langs) {
        await size(width, 800);
        await load(`?lang=${lang}`);
        const claim = CLAIMS[name];
        const receipt = await settle(claim, lang);
        const prior = receipt.steps.find(({ code }) => code === 'scope.prior_self_pay')?.amount ?? '0';
        const parts = { fullSelfPay: receipt.fullSelfPay, overLimitSelfPay: receipt.overLimitSelfPay, priorSelfPay: prior };
        const read = async () => (await text('#curve-read'))[0].match(/¥[\d,.]*\d/g).map((amount) => amount.replace(/[¥,]/g, ''));
        assert.deepEqual(await read(), [receipt.total, receipt.personTotal, receipt.fundTotal], `${name}: it begins at this bill`);
        await run('root.getElementById("curve-at").focus()');
        for (const key of [Key.ARROW_RIGHT, Key.HOME, Key.ARROW_RIGHT, Key.END]) {
          const before = await read();
          await page.keys(key);
          await until('the slider', async () => (await read())[0] !== before[0]);
          const [total, person, fund] = await read();
          const there = yidi.estimate({ ...claim, bill: { ...parts, total } }, lang);
          assert.deepEqual([person, fund], [there.personTotal, there.fundTotal], `${name} at ${total}`);
          assert.equal(await run('return root.getElementById("curve-at").getAttribute("aria-valuetext")'), (await text('#curve-read'))[0]);
        }
        // A finger in the middle of the picture: the cursor comes there.
        await run(`const picture = root.querySelector('#curve [role=img]'); picture.scrollIntoView({ block: 'center' }); const box = picture.getBoundingClientRect();
          picture.dispatchEvent(new PointerEvent('pointerdown', { clientX: box.left + box.width / 2, clientY: box.top + box.height - 60, bubbles: true }))`);
        const [x, middle] = await run('const picture = root.querySelector("#curve [role=img]"), box = picture.getBoundingClientRect(), cursor = picture.querySelector("circle.cursor").getBoundingClientRect(); return [cursor.left + cursor.width / 2, box.left + box.width / 2]');
        assert.ok(Math.abs(x - middle) < 4, `the cursor is at ${x}, the finger at ${middle}`);
        const touching = await run(`const nodes = [...root.querySelectorAll('#curve .picture text')].filter((node) => node.textContent);
          const boxes = nodes.map((node) => node.getBoundingClientRect()), width = document.documentElement.clientWidth;
          return boxes.flatMap((a, i) => [...boxes.slice(i + 1).flatMap((b, j) => (a.left < b.right - 1 && b.left < a.right - 1 && Math.abs(a.top + a.bottom - b.top - b.bottom) < 2 * 13 ? [nodes[i].textContent + ' / ' + nodes[i + 1 + j].textContent] : [])),
            ...(a.left < 0 || a.right > width ? [nodes[i].textContent + ' sticks out'] : [])])`);
        assert.deepEqual(touching, [], `${name}, ${lang}, ${width} pixels`);
        const turns = yidi.breakpoints({ ...claim, bill: { ...parts, total: receipt.total } }, lang);
        const listed = await content('#curve .turns li');
        assert.equal(listed.length, turns.length);
        turns.forEach(({ total, label }, i) => assert.ok(listed[i].includes(yuan(total)) && listed[i].includes(label), listed[i]));
        // In the picture: each of them that lies in it, by its kind, and the present bill, each at its place.
        const range = await run('const { max } = root.getElementById("curve-at"); return Number(max)');
        assert.ok(range > 100);
        const [marked, places, now] = await run(`const at = (css, name) => [...root.querySelectorAll('#curve ' + css)].map((node) => parseFloat(node.getAttribute(name)));
          return [[...root.querySelectorAll('#curve text.mark')].map((node) => node.textContent), at('line.turn', 'x1'), [...at('line.now', 'x1'), ...at('circle.dot', 'cx')]]`);
        const ends = await run(`const slider = root.getElementById('curve-at'), begun = slider.value, said = [];
          for (const to of [slider.min, slider.max]) { slider.value = to; slider.dispatchEvent(new Event('input')); said.push(root.getElementById('curve-read').textContent); }
          slider.value = begun; slider.dispatchEvent(new Event('input')); return said;`);
        const [from, to] = ends.map((words) => Number(words.match(/¥([\d,]+\.\d\d)/)[1].replaceAll(',', '')));
        const seen = turns.filter(({ total }) => Number(total) <= to);
        assert.deepEqual(marked, seen.map(({ kind }) => viewsWords[lang][`curve.mark.${kind}`]), `${name}, ${lang}`);
        const across = (total) => ((Number(total) - from) / (to - from)) * 100;
        seen.forEach(({ total }, i) => assert.ok(Math.abs(places[i] - across(total)) < 0.01, `${total} stands at ${places[i]} %`));
        assert.equal(now.length, 3);
        for (const at of now) assert.ok(Math.abs(at - across(receipt.total)) < 0.01, `the present bill stands at ${at} %`);
      }
    }
    await size(1280, 900);
  });

  test('the headings stand in the order in which one reads, and the row of links leads to them', async () => {
    await load();
    await settle(examples.referred);
    const keys = await run('return [...root.querySelectorAll("#account h3")].map((heading) => heading.id)');
    assert.deepEqual(keys.filter(Boolean), ['receipt.warnings-heading', 'receipt.filings-heading', 'receipt.steps-heading', 'curve-heading', 'receipt.table-heading', 'receipt.documents-heading', 'trust.heading-heading']);
    for (const key of ['receipt.filings', 'receipt.steps', 'curve', 'receipt.table', 'receipt.documents']) {
      await click(`.jump [data-to="${key}"] a`);
      assert.equal(await focused(), `${key}-heading`);
      const [top, height] = await run('return [root.activeElement.getBoundingClientRect().top, innerHeight]');
      assert.ok(top >= -1 && top < height, `${key} is in the window`);
    }
  });

  test('it fits a narrow phone and passes axe, all open, in both languages', async () => {
    await size(320, 700);
    for (const lang of ['zh', 'en']) {
      await load(`?lang=${lang}`);
      for (const name of ['ceiling', 'unfiled']) {
        await settle(CLAIMS[name], lang);
        await run('for (const details of root.querySelectorAll("#account details")) details.open = true');
        await until('the grades', async () => (await content('.grades-of')).every((words) => words));
        await fits(`${name} in ${lang}`);
        if (name === 'unfiled') await axe();
        await page.shot(`views-${name}-${lang}`);
      }
      assert.equal(await run('return root.querySelectorAll("#account [style]").length'), 0, 'no style in the markup: the policy forbids it');
    }
    await size(1280, 900);
  });
});
