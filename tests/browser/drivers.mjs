// Real browsers, headless, for the tests. Browser and driver are the ones `.ci/setup browsers` put there; nothing is downloaded here.
//
//     for (const name of browsers()) {
//       const { driver, close, consoleErrors, requests, size, needs } = await open(name, { width: 360, height: 740, mobile: true });
//       …
//     }
//
// All three unless the variable BROWSERS names some: BROWSERS="chromium firefox".
//
// Run as a program it tells the wasm test runner which driver to start and with which settings:
//
//     node tests/browser/drivers.mjs driver chromium             the driver's path
//     node tests/browser/drivers.mjs capabilities chromium       the session's capabilities, as JSON

import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser, Builder, Capabilities } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";
import { openWebKit } from "./webkit.mjs";

process.env.SE_OFFLINE = "true"; // selenium must take what it is given and fetch nothing
process.env.SE_AVOID_STATS = "true";

const TOOLS = fileURLToPath(new URL("../../target/tools/bin", import.meta.url));
const asRoot = process.getuid?.() === 0;

// A variable of the environment wins, then the first of the names found on the PATH.
const BROWSERS = {
  chromium: {
    browser: ["CHROMIUM", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    driver: ["CHROMEDRIVER", "chromedriver"],
    args: [
      "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
      ...(asRoot ? ["--no-sandbox"] : []), // its sandbox does not start as root
    ],
  },
  firefox: {
    browser: ["FIREFOX", "firefox-esr", "firefox"],
    driver: ["GECKODRIVER", "geckodriver"],
    args: ["-headless"],
    prefs: { // no traffic of its own
      "app.update.disabledForTesting": true,
      "browser.region.network.url": "",
      "browser.safebrowsing.downloads.remote.enabled": false,
      "browser.search.update": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
    },
  },
  webkit: { // webkit.mjs
    browser: ["MINIBROWSER"], // the driver knows its own
    driver: ["WEBKITDRIVER", "WebKitWebDriver"],
    screen: ["XVFB", "Xvfb"],
  },
};

/** The names of the browsers every browser test runs in. */
export function browsers() {
  const names = (process.env.BROWSERS ?? "").split(/[\s,]+/).filter(Boolean);
  for (const name of names) if (!(name in BROWSERS)) throw new Error(`no such browser: ${name}; there are ${Object.keys(BROWSERS).join(", ")}`);
  return names.length ? names : Object.keys(BROWSERS);
}

function find([variable, ...names]) {
  if (process.env[variable]) return process.env[variable];
  const folders = [TOOLS, ...(process.env.PATH ?? "").split(delimiter)];
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  throw new Error(`none of ${names.join(", ")} is on the PATH: run .ci/setup browsers, or set ${variable} to its path`);
}

/** The capabilities of a plain headless session, as WebDriver wants them. */
export function capabilities(name) {
  const { browser, args, prefs } = BROWSERS[name];
  const options = { binary: find(browser), args, ...(prefs && { prefs }) };
  return { [name === "chromium" ? "goog:chromeOptions" : "moz:firefoxOptions"]: options };
}

/** The path of the browser's WebDriver. */
export const driverPath = (name) => find(BROWSERS[name].driver);

/**
 * Opens the browser with an empty page of the given inner size; `mobile` doubles the pixel density as phones do.
 *
 * - `driver`           the selenium WebDriver
 * - `consoleErrors()`  texts of errors so far: console.error, uncaught exceptions, failed requests, what the page's policy blocked
 * - `requests()`       addresses asked for so far, in order (not data: or blob:); WebKit knows those of the present page only
 * - `size(w, h)`       gives the page another inner size
 * - `picture()`        the page as a PNG in base64, all of its length where the browser can
 * - `needs`            what the server must do for this browser: `serve({ ...needs, … })`
 * - `close()`          ends the browser; call it whatever happened
 */
export async function open(name, { width = 1280, height = 900, mobile = false } = {}) {
  if (name === "webkit") {
    const { browser, driver, screen } = BROWSERS.webkit;
    return openWebKit({ browser: process.env[browser[0]], driver: find(driver), screen: find(screen) }, { width, height });
  }
  const settings = new Capabilities({
    browserName: name === "chromium" ? Browser.CHROME : Browser.FIREFOX,
    webSocketUrl: true, // WebDriver BiDi: events
    unhandledPromptBehavior: "ignore",
    ...capabilities(name),
  });
  const driver = await new Builder()
    .withCapabilities(settings)
    .setChromeService(name === "chromium" ? new chrome.ServiceBuilder(driverPath(name)) : undefined)
    .setFirefoxService(name === "firefox" ? new firefox.ServiceBuilder(driverPath(name)) : undefined)
    .build();

  try {
    const bidi = await driver.getBidi();
    const send = async (method, params) => {
      const answer = await bidi.send({ method, params });
      if (answer.type === "error" || answer.error) throw new Error(`${method}: ${answer.error} ${answer.message}`);
      return answer.result;
    };
    const context = await driver.getWindowHandle();
    const errors = [];
    const asked = [];
    bidi.socket.on("message", (data) => {
      const { method, params } = JSON.parse(data.toString());
      if (method === "log.entryAdded" && params.level === "error") errors.push(params.text ?? "(no text)");
      if (method === "network.beforeRequestSent" && !/^(data|blob|about):/.test(params.request.url)) asked.push(params.request.url);
      if (method === "network.responseCompleted" && params.response.status >= 400) errors.push(`${params.response.status} for ${params.request.url}`);
      // What was still under way when the page was left is no error of it.
      if (method === "network.fetchError" && !/_ABORT(ED)?$/.test(params.errorText)) errors.push(`${params.errorText} for ${params.request.url}`);
    });
    await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent", "network.responseCompleted", "network.fetchError"] });
    // Chromium does not report a violation of the page's policy as a log event, so each page says it on its console itself.
    await send("script.addPreloadScript", {
      functionDeclaration: `() => addEventListener("securitypolicyviolation", (event) =>
        console.error("policy violated: " + event.effectiveDirective + " " + event.blockedURI))`,
    });
    const size = (w, h) => send("browsingContext.setViewport", { context, viewport: { width: w, height: h }, devicePixelRatio: mobile ? 2 : 1 });
    await size(width, height);

    // Events come in order on one socket: after the answer to a question of our own, all that happened before it is here.
    const settle = () => send("script.evaluate", { expression: "1", target: { context }, awaitPromise: false });
    return {
      driver, size,
      picture: async () => (await send("browsingContext.captureScreenshot", { context, origin: "document" })).data,
      needs: {},
      close: () => driver.quit(),
      async consoleErrors() {
        await settle();
        return [...errors];
      },
      async requests() {
        await settle();
        return [...asked];
      },
    };
  } catch (error) {
    await driver.quit();
    throw error;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [what, name] = process.argv.slice(2);
  if (!BROWSERS[name]?.args) throw new Error(`no such browser: ${name}; there are chromium and firefox`); // what the wasm test runner knows
  if (what === "driver") console.log(driverPath(name));
  else if (what === "capabilities") console.log(JSON.stringify(capabilities(name)));
  else throw new Error(`ask for "driver" or "capabilities", not for ${what}`);
}
