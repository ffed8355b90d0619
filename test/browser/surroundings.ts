import assert from "node:assert/strict";
import type { BrowserContextOptions, Page } from "playwright-core";
import { type ServerOptions, type Simulator, startSimulator } from "../../src/simulator";
import { PageBrowser } from "../helpers/browser";
import { Talk } from "../integration/simulator/talk";

export const corp = "ww0000000000000000";
export const chatPlace = (chatid: string): string => `#/chats/${corp}/${chatid}`;

/** In the page: what somebody is at who uses the keyboard. */
export const focusedNow = "document.activeElement.ariaLabel ?? document.activeElement.textContent";
export const focused = (page: Page): Promise<string> => page.evaluate(focusedNow);

/** Until what waits for a frame has had it, which comes some time after one. */
export const framePassed = (page: Page): Promise<unknown> =>
  page.evaluate(
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))",
  );

/** Holds back what the page asks for, until the function is called that this answers. */
export const holdBack = async (page: Page, path: string): Promise<() => void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(path, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
};

/** Scrolls, and waits until the page was told: a frame has its scroll events before its callbacks. */
export const scroll = async (page: Page, list: string, top: number): Promise<void> => {
  const isThere = await page.locator(list).evaluate(async (element, to) => {
    element.scrollTo(0, to);
    await new Promise((resolve) => element.ownerDocument.defaultView?.requestAnimationFrame(resolve));
    return element.scrollTop > 0 || to === 0;
  }, top);
  assert.ok(isThere, `${list} has its rows`);
};

/** A browser for the tests of one `describe`, and the simulators that each of them starts: ended whatever happens. */
export class Surroundings {
  #browser: PageBrowser | undefined;
  #simulators: readonly Simulator[] = [];

  /** To be called inside of `describe`. */
  static forTests(): Surroundings {
    const surroundings = new Surroundings();
    before(async () => {
      surroundings.#browser = await PageBrowser.launch();
    });
    after(() => surroundings.browser.close());
    afterEach(async () => {
      await surroundings.browser.closePages();
      for (const simulator of surroundings.#simulators) await simulator.close();
      surroundings.#simulators = [];
    });
    return surroundings;
  }

  get browser(): PageBrowser {
    if (this.#browser === undefined) throw new Error("the browser is started before the first test");
    return this.#browser;
  }

  async start(options: ServerOptions = {}): Promise<Simulator> {
    return this.keep(await startSimulator(options));
  }

  /** Ends this one, too, after the test. */
  keep(simulator: Simulator): Simulator {
    this.#simulators = [...this.#simulators, simulator];
    return simulator;
  }

  /** With a chat in which an app has said `message 1` and so on. */
  async startTalking(messages: number, options: ServerOptions = {}): Promise<{ simulator: Simulator; talk: Talk }> {
    const simulator = await this.start(options);
    const talk = new Talk(simulator);
    await talk.create();
    for (let at = 1; at <= messages; at += 1) await talk.send("text", { content: `message ${at}` });
    return { simulator, talk };
  }

  open(simulator: Simulator, place = "", options: BrowserContextOptions = {}): Promise<Page> {
    return this.browser.open(simulator.url, place, options);
  }
}
