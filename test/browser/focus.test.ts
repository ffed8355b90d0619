import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chatPlace, focusedNow, Surroundings } from "./surroundings";

const seed = {
  chats: [
    { chatid: "team", name: "Team", owner: "ann", userlist: ["ann", "ben", "cem"] },
    ...Array.from({ length: 200 }, (_, at) => ({
      chatid: `other${at}`,
      name: `Other ${at}`,
      userlist: ["ann", "ben"],
    })),
  ],
};

/**
 * What has the focus in the moment in which an element comes: a key that is pressed before the next frame is meant for
 * what is there already.
 */
const focusedWhenComes = async (page: Page, selector: string, act: () => Promise<unknown>): Promise<string> => {
  await page.evaluate(`
    void (globalThis.focused = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        if (document.querySelector(${JSON.stringify(selector)}) === null) return;
        observer.disconnect();
        resolve(${focusedNow});
      }).observe(document, { childList: true, subtree: true });
    }))`);
  await act();
  return page.evaluate("globalThis.focused");
};

describe("the focus on the page", function () {
  this.timeout(60_000);
  const surroundings = Surroundings.forTests();

  it("is on the members as soon as they are there", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"), { viewport: { width: 820, height: 700 } });
    const button = page.getByRole("button", { name: "Members, 3" });
    assert.equal(await focusedWhenComes(page, ".members", () => button.click()), "Members");
    surroundings.browser.assertNoTroubles();
  });

  it("is in a dialog as soon as it is there", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"));
    const button = page.getByRole("button", { name: "Dissolve" });
    assert.equal(await focusedWhenComes(page, "dialog", () => button.click()), "Cancel");
    surroundings.browser.assertNoTroubles();
  });

  it("is on a row of a long list as soon as the row is there", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator);
    await page.locator(".chat-list [data-row='0'] a").focus();
    const name = await focusedWhenComes(page, ".chat-list [data-row='200'] a", () => page.keyboard.press("End"));
    assert.match(name, /^O?Other 199/);
    surroundings.browser.assertNoTroubles();
  });
});
