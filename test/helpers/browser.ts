import assert from "node:assert/strict";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launchChromium } from "../../scripts/chromium/launch.mjs";
import { coverage } from "../../src/simulator/coverage";

/** Whether the simulator's documentation has this: the page does nothing that others can't do. */
const isDocumented = (method: string, path: string): boolean =>
  Object.keys(coverage).some((route) =>
    new RegExp(`^${route.replaceAll("/", "\\/").replace(/:[a-z]+/g, "[^/]+")}$`).test(`${method} ${path}`),
  );

/** A browser of one test file. Without one the tests fail. */
export class PageBrowser {
  readonly #browser: Browser;
  #contexts: readonly BrowserContext[] = [];
  #troubles: readonly string[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(): Promise<PageBrowser> {
    return new PageBrowser(await launchChromium());
  }

  /**
   * Opens the simulator's page at a place (`#/requests`) in a profile of its own. Whatever goes wrong in it (an error, a
   * breach of the content security policy, a request to another address or to one that isn't documented) is found by
   * `assertNoTroubles`.
   */
  async open(url: string, place = "", options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      locale: "en-US",
      timezoneId: "Asia/Shanghai",
      viewport: { width: 1_360, height: 820 },
      ...options,
    });
    this.#contexts = [...this.#contexts, context];
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const trouble = (what: string) => {
      this.#troubles = [...this.#troubles, what];
    };
    page.on("pageerror", (error) => trouble(`error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") trouble(`${message.type()}: ${message.text()}`);
    });
    page.on("request", (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin !== new URL(url).origin) trouble(`asked ${request.url()}`);
      else if (!isDocumented(request.method(), pathname)) trouble(`asked ${request.method()} ${pathname}`);
    });
    page.on("dialog", (dialog) => {
      trouble(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${url}/${place}`);
    return page;
  }

  /** Nothing went wrong in any page so far, but for what is expected. */
  assertNoTroubles(expected: RegExp = /^$/): void {
    assert.deepEqual(
      this.#troubles.filter((trouble) => !expected.test(trouble)),
      [],
    );
  }

  /** Closes the pages, and forgets what went wrong in them. */
  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    this.#contexts = [];
    this.#troubles = [];
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
