// WebKit for the tests: GTK's small browser behind WebKitWebDriver, on a screen of its own that nobody sees.
// That driver knows no events, so the pages tell themselves what goes wrong on them: serve them with `ears` (server.mjs).
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, Capabilities } from "selenium-webdriver";
import { findFreePort } from "selenium-webdriver/net/portprober.js";
import { DriverService } from "selenium-webdriver/remote/index.js";

const SECOND = 1000;

/** A screen in memory; it goes when the last window on it is closed. */
async function screen(program) {
  const server = spawn(program, ["-displayfd", "3", "-screen", "0", "1600x1400x24", "-nolisten", "tcp", "-terminate"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const display = await new Promise((resolve, reject) => {
    let said = "";
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
    server.stdio[3].on("data", (part) => { if ((said += part).includes("\n")) resolve(`:${said.trim()}`); });
  });
  process.once("exit", () => server.kill());
  return { display, close: () => server.kill() };
}

/** The browser's own window has a toolbar that would keep it wider than a phone: folded as far as it goes. */
function settings() {
  const folder = mkdtempSync(join(tmpdir(), "yidi-webkit-"));
  mkdirSync(join(folder, "gtk-3.0"));
  writeFileSync(join(folder, "gtk-3.0", "gtk.css"), "* { min-width: 0; min-height: 0; margin: 0; padding: 0; font-size: 1px; }\n");
  return folder;
}

/**
 * Opens it; gives what `open` of drivers.mjs gives. `programs.browser` may be left out: the driver knows its own.
 * @param {{ driver: string, screen: string, browser?: string }} programs
 */
export async function openWebKit(programs, { width, height }) {
  const folder = settings();
  let shown, service, driver;
  async function close() {
    await driver?.quit().catch(() => {});
    await service?.kill();
    shown?.close();
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    shown = await screen(programs.screen);
    const port = await findFreePort();
    const env = { ...process.env, DISPLAY: shown.display, GDK_BACKEND: "x11", XDG_CONFIG_HOME: folder };
    service = new DriverService(programs.driver, { port, args: [`--port=${port}`], env, loopback: true });
    driver = await new Builder().usingServer(await service.start()).withCapabilities(new Capabilities({
      browserName: "MiniBrowser",
      unhandledPromptBehavior: "ignore",
      ...(programs.browser && { "webkitgtk:browserOptions": { binary: programs.browser, args: ["--automation"] } }),
    })).build();

    // What a page heard is gone with it, so it is taken down before the next one comes.
    const errors = [];
    const listen = async () => {
      const heard = await driver.executeScript('return location.protocol.startsWith("http") ? globalThis.heard?.splice(0) ?? null : []');
      if (!heard) throw new Error("this page was served without ears");
      errors.push(...heard);
    };
    const get = driver.get.bind(driver);
    driver.get = async (address) => {
      await listen();
      await get(address);
    };

    /** The window is as large as it takes for the page to have that size. */
    async function size(wide, high) {
      const measure = () => driver.executeScript("return [innerWidth, innerHeight, outerHeight - innerHeight]");
      const fits = async () => {
        const [w, h, frame] = await measure();
        if (w === wide && h === high) return true;
        await driver.manage().window().setRect({ width: wide, height: high + frame });
        return false;
      };
      await driver.wait(fits, 10 * SECOND, `the window cannot be ${wide} × ${high}`);
    }
    await size(width, height);
    return {
      driver, close, size,
      picture: () => driver.takeScreenshot(),
      needs: { ears: true },
      async consoleErrors() {
        await listen();
        return [...errors];
      },
      requests: () => driver.executeScript('return performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !/^(data|blob):/.test(name))'),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
