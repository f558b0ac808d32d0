// What is shown and handed on is the answer to what is asked now, and what was cleared is gone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examples } from '../../www/examples.js';
import { everyBrowser } from './drive.mjs';

everyBrowser('what is shown', (page) => {
  const { run, until, find, shown, type, press, click, content, load } = page.hands();

  async function settled(claim = examples.referred) {
    await run('host.claim = arguments[0]; host.compute({ focus: false })', claim);
    await until('the receipt', () => shown('receipt'));
  }

  test('while a field cannot be read there is no receipt to hand on, and the bar at the foot is silent; read again, both are back', async () => {
    await page.size(360, 740);
    await load();
    await settled();
    assert.equal(await run('return host.receipt.total'), '68000.00');
    assert.match((await run('return root.getElementById("peek").textContent')), /¥47,155\.50.*未经核实/, 'figures go with their grade');
    await (await find('bill.total')).sendKeys('x');
    assert.deepEqual(await run('return [host.receipt, host.value, root.getElementById("peek").hidden, root.getElementById("stale").hidden]'), [null, '', true, false]);
    await type('bill.total', '68000');
    const back = () => run('return [host.receipt?.total, root.getElementById("peek").hidden, root.getElementById("stale").hidden]');
    assert.deepEqual(await back(), ['68000.00', false, true]);
    await type('insuredArea', '天');
    assert.deepEqual(await run('return [host.receipt, host.value, root.getElementById("peek").hidden, root.getElementById("stale").hidden]'), [null, '', true, false], 'half a name of an area');
    await page.area('insuredArea', '北京', '北京市');
    await until('it to be as before', async () => JSON.stringify(await back()) === '["68000.00",false,true]');
    await page.size(1280, 900);
  });

  test('rows that could not be read are told with the result, also when nothing else changed, and after a reload', async () => {
    await load();
    await settled(examples.itemised);
    const told = () => shown('not-counted');
    assert.equal(await told(), false);
    await run('root.getElementById("paste").open = true; root.getElementById("table").value = "项目名称\\t金额\\n止血敷料\\t十二元"');
    await press('read-table');
    await until('the note', told);
    const state = await run('return host.state');
    assert.equal(state.unread, 1);
    assert.ok(!JSON.stringify(state).includes('止血敷料'), 'how many, not which');
    await run('host.state = arguments[0]', state);
    await until('the note again', told);
    await click('[data-do="remove"]'); // another bill now: what was left of the former one says nothing of it
    await until('no note', async () => !(await told()));
  });

  test('another language finds the reader where they were: in a line of the bill, its further fields open, the text selected', async () => {
    await load();
    await settled(examples.itemised);
    await run(`const line = root.getElementById('bill.lines[2]');
      line.querySelector('.more').click();
      const field = line.querySelector('[data-field=spec]');
      field.focus();
      field.value = '10 ml 一支';
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      field.setSelectionRange(3, 5);`);
    const at = () => run('const { id, value, selectionStart, selectionEnd } = root.activeElement ?? {}; return [id, value, selectionStart, selectionEnd, root.querySelectorAll("#items .more[aria-expanded=true]").length]');
    const before = await at();
    assert.deepEqual(before, ['bill.lines[2].spec', '10 ml 一支', 3, 5, 1]);
    await run('host.lang = "en"');
    assert.match((await content('#items .more'))[0], /[A-Za-z]/, 'the lines are written anew');
    assert.deepEqual(await at(), before);
    // A button, and a choice, which have nothing to select.
    for (const css of ['.remove', '[data-field=class]']) {
      await run('root.getElementById("bill.lines[4]").querySelector(arguments[0]).focus()', css);
      await run('host.lang = host.lang === "en" ? "zh" : "en"');
      assert.equal(await run('return root.activeElement === root.getElementById("bill.lines[4]").querySelector(arguments[0])', css), true, css);
    }
    // Where the focus is elsewhere, it stays there.
    await run('root.getElementById("bill.lines[4]").querySelector(".remove").blur(); root.getElementById("insuredArea").focus(); host.lang = "en"');
    assert.equal(await page.focused(), 'insuredArea');
    // In the guided way the lines are not there to be written anew.
    await run('host.mode = "guided"; host.lang = "zh"; host.mode = "expert"');
    assert.equal((await content('#items .item')).length, examples.itemised.bill.lines.length);
  });

  test('cleared is cleared: no correction, no pasted table and no bill comes back', async () => {
    await load();
    await settled(examples.itemised);
    await press('correct');
    await click('#correct-person');
    await run('root.getElementById("correct-text").value += " 我的话"; root.getElementById("table").value = "药品\\t1"');
    await press('clear');
    assert.equal(await run('return root.getElementById("table").value'), '');
    assert.equal(await run('return root.getElementById("undo").getAttribute("aria-disabled")'), 'true');
    assert.deepEqual(await content('#account *'), []);
    await settled();
    await press('correct');
    assert.ok(!(await run('return root.getElementById("correct-text").value')).includes('我的话'));
  });

  test('a state that is put in has nothing of the bill before in undo or in the paste box', async () => {
    await load();
    await settled(examples.itemised);
    const kept = await run('return host.state');
    await click('[data-do="remove"]');
    await until('the line gone', async () => (await content('#items .item')).length === examples.itemised.bill.lines.length - 1);
    await run('root.getElementById("table").value = "别人的药\t1"; host.state = arguments[0]', kept);
    assert.equal((await content('#items .item')).length, examples.itemised.bill.lines.length);
    assert.deepEqual(await run('return ["undo", "redo"].map((id) => root.getElementById(id).getAttribute("aria-disabled"))'), ['true', 'true']);
    assert.equal(await run('return root.getElementById("table").value'), '');
    assert.equal(await shown('receipt'), true);
  });

  /** Holds up what the thread is asked and what comes after the picture, until `late.go` lets it through. */
  async function holdUp() {
    await load();
    await run(`const post = Worker.prototype.postMessage, frame = requestAnimationFrame, late = window.late = { posts: [], frames: [], asked: [], answered: 0, go() {
        Worker.prototype.postMessage = ask;
        window.requestAnimationFrame = frame;
        late.posts.splice(0).forEach((act) => act());
        late.frames.splice(0).forEach((act) => act());
      } };
      function ask(message, ...more) {
        if (!late.asked.length) this.addEventListener('message', () => { late.answered++; });
        late.asked.push(message.name);
        post.call(this, message, ...more);
      }
      Worker.prototype.postMessage = function (...message) { late.posts.push(() => ask.apply(this, message)); };
      window.requestAnimationFrame = (act) => { late.frames.push(act); };`);
    await settled();
    const there = async () => [await shown('filings'), await shown('curve'), await shown('correct-panel')];
    assert.deepEqual(await there(), [false, false, false]);
    return there;
  }
  /** All is there that would be drawn. */
  async function answered() {
    await until('the thread to have answered all it was asked', () => run('return window.late.asked.includes("estimateTable") && window.late.answered === window.late.asked.length'));
    await page.driver.executeAsyncScript('const done = arguments[0]; setTimeout(() => setTimeout(done))');
  }

  test('what comes late, from the thread or after the picture, moves nothing away under a press: the click arrives', async () => {
    const there = await holdUp();
    const button = await find('correct');
    const top = () => run('return arguments[0].getBoundingClientRect().top', button);
    await run('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', button);
    const before = await top();
    await page.driver.actions().move({ origin: button, duration: 0 }).press().perform();
    await run('window.late.go()');
    await answered();
    assert.deepEqual([...await there(), await top()], [false, false, false, before]);
    await page.driver.actions().release().perform();
    await until('what was pressed, and then what was late', async () => (await there()).every(Boolean));
  });

  test('nor under a finger, whose click, and the leaving of a field, come only some time after it is lifted', async () => {
    const there = await holdUp();
    const button = await find('correct');
    const finger = (kind) => run('arguments[0].dispatchEvent(new PointerEvent(arguments[1], { pointerType: "touch", pointerId: 7, isPrimary: true, bubbles: true, composed: true }))', button, kind);
    await finger('pointerdown');
    await run('window.late.go()');
    await answered();
    await run(`arguments[0].addEventListener('pointerup', () => setTimeout(() => setTimeout(() => { window.lifted = ['filings', 'curve'].map((id) => root.getElementById(id).hidden); })));`, button);
    await finger('pointerup');
    await until('a moment', () => run('return Boolean(window.lifted)'));
    await run('arguments[0].click()', button);
    await until('what was pressed, and then what was late', async () => (await there()).every(Boolean));
    assert.deepEqual(await run('return lifted'), [true, true]);
  });

  test('a claim that refuses unchecked figures is refused by the form too', async () => {
    await load();
    await run('host.claim = { ...arguments[0], allowCompiled: false }; host.compute({ focus: false })', examples.referred);
    await until('the refusal', () => run('return host.issues.some(({ code }) => code === "evidence.compiled_refused")'));
    assert.equal(await run('return host.receipt'), null);
  });

  test('an amount in 万 is told in figures only where it is sure what was meant; a share that cannot be read stays as typed', async () => {
    await load();
    await settled();
    for (const [typed, remedy] of [['10万', '100000'], ['1.2345万', '12345'], ['1万2', null]]) {
      await type('bill.total', typed);
      await page.press('bill.fullSelfPay'); // leaving it says what is wrong
      const [said] = await until(typed, async () => {
        const list = await content('#problems li');
        return list.length === 1 && list[0].includes(`"${typed}"`) ? list : null;
      });
      if (remedy) assert.match(said, new RegExp(`请填 ${remedy}。`));
      else assert.ok(!said.includes('请填 10000'), said);
    }
    await run('host.claim = { ...arguments[0], place: { priorSelfPayRatio: "0,1" } }', examples.itemised);
    assert.equal(await page.value('place.priorSelfPayRatio'), '0,1');
  });

  test('the year keeps its head and its unfinished visits, and a taking back that is not understood is not called an unsettled visit', async () => {
    await load('#year');
    await run('host.visits = [arguments[0]]', examples.referred);
    await press('year-add');
    const second = await run('return [...root.querySelectorAll(".visit")].at(-1).id.replace("-visit", "")');
    await run('const level = root.getElementById(arguments[0]); level.value = "secondary"; level.dispatchEvent(new Event("change", { bubbles: true }))', `${second}/level`);
    const state = await run('return host.state');
    assert.deepEqual([state.visits.length, state.visits[1].claim.level], [2, 'secondary']);
    await run('host.state = null; host.state = arguments[0]', state);
    assert.deepEqual(await run('return host.state'), state);

    await run('host.visits = [arguments[0], { reverses: 0, date: "2020-01-01" }]', examples.referred);
    await until('the year', () => run('return host.result?.total === "68000.00"'));
    await press('year-ask');
    await until('what is wrong', async () => (await content('#year-problems')).join('').includes('退费没有算进去'));
    assert.ok(!(await content('#year-problems')).join('').includes('没能结算'));
  });
});
