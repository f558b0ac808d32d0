// What the tests of the page have in common: a browser, the page in it, and a person's doings, inside the shadow root of one tool.
//
//     everyBrowser('the year', (page) => {
//       test('…', async () => {
//         await page.load('?lang=en#year');       // waits until tool and page say they are ready
//         await page.type('bill.total', '68000');
//         await page.press('ask');
//         await page.until('the total', async () => (await page.text('.total'))[0] === '¥…');
//         await page.axe();
//       });
//     });
//
// After each test: no error on the console, no violation of the page's policy, no request since the page was loaded.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, afterEach, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Key } from 'selenium-webdriver';
import { browsers, open } from './drivers.mjs';
import { serve } from './server.mjs';

const SCREENSHOTS = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
const AXE = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What the browser wishes by itself (an icon, whether there is a newer service worker), and the thread beside the page, which begins with the elements but may come a moment after them. */
const OURS = /favicon|icon\.svg$|\/www\/(sw|thread)\.js$|\/pkg\/(worker\/\w+|yidi)\.js$/;
/** Before any script: `root` is the tool's shadow root, `host` the tool. */
const INSIDE = 'const host = document.getElementById(arguments[arguments.length - 1]), root = host?.shadowRoot ?? document;\n';

export class Page {
  /** The element whose shadow root is looked into; `load` sets it from the address. */
  tool = 'estimate';
  /** Milliseconds that anything may take. */
  patience = 10_000;
  #errors = 0; // said so far and dealt with
  /** @type {string[] | undefined} where complaints go that are expected */
  #expected;
  #asked = 0;
  #served = 0;

  /** @param {string} name of the browser */
  constructor(name) { this.name = name; }

  /** @param {object} [options] of `serve` */
  async open(options) {
    this.site = await this.serve({ prefix: '/some/where', ...options }, this.name === 'webkit' ? { ears: true } : {}); // any static host, any sub-path
    this.browser = await open(this.name);
    this.driver = this.browser.driver;
  }

  async close() {
    await this.browser?.close();
    await this.site?.close();
  }

  /** Another server, which this browser's needs are known to. @param {object} options */
  serve(options, needs = this.browser?.needs) { return serve({ ...needs, ...options }); }

  /** Opens the page anew: '?lang=en#filing'. @param {string} [query] */
  async load(query = '', site = this.site) {
    await this.#quiet();
    await this.driver.get('about:blank'); // else a change behind the # would load nothing
    await this.driver.get(`${site.url}www/${query}`);
    const [name] = new URLSearchParams(query.split('#')[1] ?? '').keys();
    await this.until('the page', () => this.driver.executeScript('return document.documentElement.dataset.ready === "true"'));
    this.tool = await this.driver.executeScript('return document.getElementById(arguments[0])?.shadowRoot ? arguments[0] : "estimate"', name ?? '');
    await this.until('the tool', () => this.run('return Boolean(host.tool)'));
    await this.forget();
  }

  /** Waits until the tool that is looked at is in sight and has begun, which it may do only now. */
  begun() { return this.until(`the tool ${this.tool}`, () => this.run('return Boolean(host.tool) && host.getClientRects().length > 0')); }

  /** Waits for the tools out of sight too, which begin when the browser is idle. */
  whole() { return this.until('every tool', () => this.driver.executeScript('return [...document.querySelectorAll("[data-tool] > [links]")].every(({ tool }) => tool)')); }

  /** Its methods, to be called by themselves. @returns {Page} */
  hands() {
    return new Proxy(this, { get: (_, name) => this[name].bind(this) });
  }

  // ---- looking

  /** Runs a script with `root`, the shadow root of the tool, and `host`, the tool. @param {string} script */
  run(script, ...values) { return this.driver.executeScript(INSIDE + script, ...values, this.tool); }

  /** The node with this id: in the tool, or else in the page around. @param {string} id */
  async find(id) {
    const node = await this.run('return root.getElementById(arguments[0]) ?? document.getElementById(arguments[0])', id);
    assert.ok(node, `there is no #${id} in ${this.tool}, nor around it`);
    return node;
  }

  /** The first node inside the tool. @param {string} css */
  async one(css) {
    const node = await this.run('return root.querySelector(arguments[0])', css);
    assert.ok(node, `there is no ${css} in ${this.tool}`);
    return node;
  }

  /** What is to be read there. @param {string} css @returns {Promise<string[]>} */
  text(css) { return this.run('return [...root.querySelectorAll(arguments[0])].map((node) => node.innerText.trim())', css); }

  /** What stands there, also out of sight. @param {string} css @returns {Promise<string[]>} */
  content(css) { return this.run('return [...root.querySelectorAll(arguments[0])].map((node) => node.textContent.trim())', css); }

  /** @param {string} id */
  async shown(id) { return this.run('return arguments[0].checkVisibility({ visibilityProperty: true })', await this.find(id)); }

  /** @param {string} id @returns {Promise<string>} */
  async value(id) { return (await this.find(id)).getAttribute('value'); }

  /** What has the focus, inside the tool or around it: its id, or else its name or class. @returns {Promise<string>} */
  focused() { return this.run('const node = root.activeElement ?? document.activeElement; return node.id || node.name || node.className'); }

  /** @template T @param {string} what @param {() => T | Promise<T>} condition @returns {Promise<T>} */
  until(what, condition) { return this.driver.wait(condition, this.patience, `waited in vain for ${what}`, 25); }

  // ---- doing

  /** Clicks a node, in the middle of the window, where no bar covers it. @param {import('selenium-webdriver').WebElement} node */
  async hit(node) {
    await this.run('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', node);
    if (this.name !== 'webkit') {
      // Where the page moves at that moment something else may lie over it.
      return this.until('nothing to lie over it', () => node.click().then(() => true, (problem) => {
        if (problem.name !== 'ElementClickInterceptedError') throw problem;
        return false;
      }));
    }
    // Its driver takes what stands inside a field of a shadow root for something that covers it: so by hand, once it stands still. What moved
    // under the pointer all the same does not get the click: that is kept from the page, and made anew.
    await this.until('a click that lands where it was meant to', async () => {
      let last = '';
      await this.until('it to stand still, with nothing over it', async () => {
        const point = await this.run(`arguments[0].scrollIntoView({ block: "center", behavior: "instant" });
          const box = arguments[0].getClientRects()[0], x = Math.floor(box?.x + box?.width / 2), y = Math.floor(box?.y + box?.height / 2);
          const at = box && arguments[0].getRootNode().elementFromPoint(x, y); return at && (arguments[0].contains(at) || at.contains(arguments[0])) ? { x, y } : null;`, node);
        const now = JSON.stringify(point);
        const still = now === last;
        last = now;
        return still && point;
      });
      await this.run(`const [node] = arguments, key = Symbol.for('landed'), kinds = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
        let meant;
        window[key] = null;
        const hear = (event) => {
          const here = event.composedPath().some((at) => at === node || (at.localName === 'label' && at.contains(node)));
          if (event.type === 'click') meant &&= here; // it may have moved between the press and its end
          else meant ??= here;
          if (!meant) { event.preventDefault(); event.stopImmediatePropagation(); }
          if (event.type === 'click' || (!meant && event.type === 'mouseup')) setTimeout(() => {
            for (const kind of kinds) removeEventListener(kind, hear, true);
            window[key] = meant;
          });
        };
        for (const kind of kinds) addEventListener(kind, hear, true);`, node);
      try {
        await this.driver.actions().move({ origin: node, duration: 0 }).click().perform();
      } catch (problem) {
        if (/** @type {Error} */ (problem).name !== 'MoveTargetOutOfBoundsError') throw problem;
        return false; // the page moved it out of sight: anew
      }
      // The driver may answer before the page has heard of it. (A page that went away over it has heard.)
      const landed = await this.until('the click to arrive', () => this.driver.executeScript('const landed = window[Symbol.for("landed")]; return landed === null ? null : { meant: landed ?? true }'));
      return landed.meant;
    });
  }

  /** Clicks what is found; once more if it was drawn anew meanwhile. @param {() => Promise<import('selenium-webdriver').WebElement>} find */
  async #hitFound(find) {
    try {
      await this.hit(await find());
    } catch (problem) {
      if (/** @type {Error} */ (problem).name !== 'StaleElementReferenceError') throw problem;
      await this.hit(await find());
    }
  }

  /** Clicks what has this id. @param {string} id */
  press(id) { return this.#hitFound(() => this.find(id)); }

  /** Clicks the first such node inside the tool. @param {string} css */
  click(css) { return this.#hitFound(() => this.one(css)); }

  /** Clicks in the page around the tools. @param {string} css */
  async around(css) {
    const node = await this.driver.executeScript('return document.querySelector(arguments[0])', css);
    assert.ok(node, `there is no ${css} around the tools`);
    await this.hit(node);
  }

  /** Takes the way to another tool that the navigation has, and looks there from now on. @param {string} tool */
  async go(tool) {
    await this.around(`[data-to="${tool}"]`);
    this.tool = tool;
    await this.begun();
  }

  /** Keys, wherever the focus is. */
  keys(...keys) { return this.driver.actions().sendKeys(...keys).perform(); }

  /** Fills in the first part of a date, whichever that is on this machine, or takes it away from a whole one. @param {string} id */
  async half(id) {
    await this.run('root.getElementById(arguments[0]).focus()', id);
    await this.keys(...(await this.value(id) ? [Key.DELETE] : ['0', '4']));
    assert.deepEqual(await this.run('const { value, validity } = root.getElementById(arguments[0]); return [value, validity.badInput]', id), ['', true]);
  }

  /** Replaces what stands in a field. @param {string} id @param {string} words */
  async type(id, words) {
    const node = await this.find(id);
    // Keys alone, not the driver's way into an element: Chromium's enters a field of a shadow root anew each time and forgets what is selected.
    await this.run('arguments[0].focus()', node);
    assert.equal(await this.focused(), id, `#${id} takes the focus`);
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).sendKeys(words).perform();
  }

  /** Puts a value in as a picker would: a date field takes its keys in the order of the machine's locale. @param {string} id @param {string} value */
  put(id, value) {
    return this.run(`const field = root.getElementById(arguments[0]); field.value = arguments[1];
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true, composed: kind === 'input' }));`, id, value);
  }

  /** Chooses from a select. @param {string} id @param {string} value */
  async choose(id, value) {
    const option = await this.run('return [...root.getElementById(arguments[0]).options].find((option) => option.value === arguments[1])', id, value);
    assert.ok(option, `#${id} has ${value} to choose`);
    if (this.name === 'webkit') await this.put(id, value); // its driver opens a menu that no script can press
    else await option.click();
  }

  /** Ticks one of several. @param {string} name @param {string} value @param {string} [form] */
  tick(name, value, form = 'form') { return this.click(`${form} [name="${name}"][value="${value}"]`); }

  /** Types an area and takes the one of that name. @param {string} id @param {string} typed @param {string} [name] what it is called in full */
  async area(id, typed, name) {
    await this.type(id, typed);
    const option = await this.until(`${name ?? 'an area'} for "${typed}"`, () => this.run(`return [...root.querySelectorAll('[id="' + arguments[0] + '-list"]:not([hidden]) [role=option]:not(.empty)')]
      .find((option) => !arguments[1] || option.querySelector('.name')?.innerText.trim() === arguments[1])`, id, name ?? null));
    await this.hit(option);
    if (name) assert.equal(await this.value(id), name);
  }

  /** The colours for the dark, or again those for the day; false where the driver cannot ask for them. @param {boolean} on */
  async dark(on) {
    if (this.name !== 'chromium') return false;
    await this.driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: on ? 'dark' : '' }] });
    return true;
  }

  /** Another inner size of the window. @param {number} width @param {number} height */
  size(width, height) { return this.browser.size(width, height); }

  // ---- judging

  /**
   * No violation of what axe-core checks, on what is shown. It judges the tree and its styles, which hardly differ between engines, and takes
   * seconds in some: so in Chromium always, in the others where the test says so.
   */
  async axe({ everywhere = false } = {}) {
    if (this.name !== 'chromium' && !everywhere) return;
    if (!await this.run('return Boolean(window.axe)')) await this.driver.executeScript(`${AXE}; window.axe = axe;`);
    const found = await this.driver.executeAsyncScript(`const done = arguments[arguments.length - 1];
      axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] }).then(
        ({ violations, passes }) => done({ rules: passes.length, violations: violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary) })) }),
        (error) => done({ failed: String(error) }));`, RULES);
    assert.equal(found.failed, undefined, 'axe ran');
    assert.ok(found.rules > 10, `only ${found.rules} rules had something to look at`);
    assert.deepEqual(found.violations, []);
  }

  /** Nothing sticks out at the side of the window, and what is to be pressed is as tall as a thumb. @param {string} what */
  async fits(what) {
    const { sticking, small, sideways } = await this.run(`
      const nodes = [...document.body.querySelectorAll('*'), ...(root === document ? [] : root.querySelectorAll('*'))];
      const told = (node) => node.outerHTML.slice(0, 80);
      const pushed = (node) => { // within something that is meant to be pushed sideways
        for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
        return false;
      };
      const width = document.documentElement.clientWidth;
      return {
        // What is folded away keeps the place it had, in Firefox, until it is unfolded.
        sticking: nodes.filter((node) => node.getBoundingClientRect().right > width + 0.5 && node.checkVisibility() && !node.closest('.visually-hidden, .skip') && !pushed(node)).map(told),
        small: nodes.filter((node) => node.matches('button, select, summary, textarea, .button, .choose, .options li, .chips span, input:not([type=radio], [type=checkbox])')
          && node.offsetParent && node.getBoundingClientRect().height < 43.5).map(told),
        sideways: document.documentElement.scrollWidth - width };`);
    assert.deepEqual(sticking, [], `${what}: nothing sticks out`);
    assert.ok(sideways <= 0, `${what}: it scrolls ${sideways} pixels sideways`);
    assert.deepEqual(small, [], `${what}: every control is as tall as a thumb`);
  }

  /** Takes the style for paper as the screen's: what is then to be seen is what would come on paper. */
  paper() {
    return this.run(`const sheets = new Set([...document.styleSheets, ...document.adoptedStyleSheets, ...root.adoptedStyleSheets]);
      for (const sheet of sheets) for (const rule of sheet.cssRules) if (rule.media?.mediaText === 'print') rule.media.mediaText = 'screen';`);
  }

  /** Keeps a picture of the page in target/screenshots: all of it where the browser can, else what is in the window. @param {string} name */
  async shot(name) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    writeFileSync(`${SCREENSHOTS}${this.name}-${name}.png`, Buffer.from(await this.browser.picture(), 'base64'));
  }

  /** Errors and violations since the last time. @returns {Promise<string[]>} */
  async #complaints() {
    const errors = [...await this.browser.consoleErrors(), ...(this.browser.needs.ears ? this.site.refused : [])];
    return errors.slice(this.#errors);
  }

  /** What was asked for since the page was loaded: of our server, and (where the browser tells) of anyone. @returns {Promise<string[]>} */
  async requests() {
    const all = [...(await this.browser.requests()).slice(this.#asked), ...this.site.requests.slice(this.#served)];
    return all.filter((address) => !OURS.test(address));
  }

  /** Errors and violations since the last time, said once. */
  async #heard() {
    const errors = await this.#complaints();
    this.#errors += errors.length;
    return errors;
  }

  async #quiet() {
    const errors = await this.#heard();
    if (this.#expected) this.#expected.push(...errors);
    else assert.deepEqual(errors, [], 'no console error, no violation of the policy');
  }

  /** What was asked for so far is dealt with: the page is there. */
  async forget() {
    this.#asked = (await this.browser.requests()).length;
    this.#served = this.site.requests.length;
    await this.#quiet();
  }

  /** Does what is expected to go wrong; what the browser says of it is handed back. @param {() => Promise<unknown>} provoke @returns {Promise<string[]>} */
  async expect(provoke) {
    await this.check();
    const said = this.#expected = /** @type {string[]} */ ([]);
    try {
      await provoke();
    } finally {
      await this.driver.get('about:blank');
      await this.forget();
      this.#expected = undefined;
    }
    return said;
  }

  /** Nothing was complained of and nothing asked for. */
  async check() {
    await this.#quiet();
    assert.deepEqual(await this.requests(), [], 'no request after load');
  }
}

/**
 * The same tests in every browser, one session each.
 * @param {string} what @param {(page: Page) => void} tests @param {object} [options] of the server
 */
export function everyBrowser(what, tests, options) {
  for (const name of browsers()) {
    describe(`${what} in ${name}`, { concurrency: 1 }, () => {
      const page = new Page(name);
      before(() => page.open(options));
      afterEach(() => page.check());
      after(() => page.close());
      tests(page);
    });
  }
}
