import assert from "node:assert/strict";
import type { Locator, Page, Route } from "playwright-core";
import { Talk } from "../integration/simulator/talk";
import { playNineTypes } from "./nine-types";
import { chatPlace, holdBack, Surroundings } from "./surroundings";

const phone = { viewport: { width: 390, height: 780 } };

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  assert.ok(found !== null, "it isn't shown");
  return { ...found, right: found.x + found.width, bottom: found.y + found.height };
}

describe("the page's looks", function () {
  this.timeout(60_000);
  const surroundings = Surroundings.forTests();

  it("let cards and articles fill their bubbles, however long their texts are", async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create();
    const description = "words and words ".repeat(12);
    const url = "https://example.com/1";
    await talk.send("textcard", { title: "Long", description, url });
    await talk.send("news", { articles: [{ title: "Long", description, url, picurl: `${url}.png` }] });
    await talk.send("news", { articles: [{ title: "Short", url, picurl: `${url}.png` }] });
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByRole("article").getByText("Short").waitFor();
    for (const filled of [".card", ".articles", ".placeholder.remote"])
      for (const each of await page.locator(filled).all()) {
        const bubble = await each.evaluate((element) => element.closest(".bubble")?.clientWidth);
        assert.equal((await box(each)).width, bubble, filled);
      }
    surroundings.browser.assertNoTroubles();
  });

  it("keep what happened together with its sign, also where that takes several lines", async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create({ name: "A name that is rather long, but allowed" });
    simulator.byHand.rename("team", "Another name of about the same length");
    const page = await surroundings.open(simulator, chatPlace("team"), phone);
    const line = page.locator(".system").last();
    const text = line.locator(".system-text");
    await page.getByText(/^Renamed from/).waitFor();
    const [first] = (await text.evaluate((element) =>
      [...element.getClientRects()].map(({ top, bottom }) => ({ top, bottom })),
    )) as { top: number; bottom: number }[];
    assert.ok((await text.evaluate((element) => element.getClientRects().length)) > 1, "it is one line");
    const sign = await box(line.locator(".icon").first());
    assert.ok(first !== undefined && sign.y < first.bottom && sign.bottom > first.top, "its sign stands apart");
    surroundings.browser.assertNoTroubles();
  });

  it("let no button lie on what is to be copied", async () => {
    const page = await surroundings.open(await surroundings.start(), "", phone);
    await page.getByText("export WECOM_CORP_ID").waitFor();
    const [text, button] = [page.locator(".copyable pre").first(), page.getByRole("button", { name: "Copy" }).first()];
    assert.ok((await box(text)).right <= (await box(button)).x);
  });

  it("let nothing that is said about a long userid run out of the screen", async () => {
    const userid = "w".repeat(64);
    const simulator = await surroundings.start({ seed: { users: ["ann", "ben", "cem"] } });
    await new Talk(simulator).create();
    const page = await surroundings.open(simulator, chatPlace("team"), phone);
    await page.getByRole("button", { name: "Members, 3" }).click();
    await page.getByRole("textbox", { name: "Userid of who joins" }).fill(userid);
    await page.keyboard.press("Enter");
    const notice = page.locator(".notice", { hasText: userid });
    await notice.waitFor();
    assert.ok((await box(notice.getByRole("button", { name: "Close" }))).right <= phone.viewport.width);
    surroundings.browser.assertNoTroubles(/409 \(Conflict\)/);
  });

  it("name each view in the browser's title, and say on a phone, too, that the page is live", async () => {
    const simulator = await surroundings.start();
    await playNineTypes(simulator);
    const page = await surroundings.open(simulator, "", phone);
    const title = (wanted: string) =>
      page.evaluate(`new Promise((resolve) => {
        const look = () => (document.title === ${JSON.stringify(wanted)} ? resolve() : requestAnimationFrame(look));
        look();
      })`);
    await title("Chats · WeCom simulator");
    await page.getByRole("link", { name: "Requests", exact: true }).click();
    await title("Requests · WeCom simulator");
    await page.getByRole("button", { name: "中文" }).click();
    await title("请求 · 企业微信模拟器");
    await page.locator(".status-text", { hasText: "实时" }).waitFor();
  });

  it("show characters that turn a line in the request log as what they are", async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create({ name: "evil\u202egnp.exe" });
    const page = await surroundings.open(simulator, `#/requests/${simulator.requests().at(-1)?.seq}`);
    await page.getByText(String.raw`"name": "evil\u202egnp.exe"`).waitFor();
  });

  it("read out what happens, and not all that had happened before", async () => {
    const { simulator, talk } = await surroundings.startTalking(60);
    const page = await surroundings.open(simulator);
    await listen(page);
    await page.getByRole("link", { name: /message 60/ }).click();
    await page.getByRole("button", { name: "Show earlier" }).click();
    await page.getByText("Chat created").waitFor();
    await page.locator(".events[aria-live='polite']").waitFor();
    await talk.send("text", { content: "something new" });
    await page.getByRole("article").getByText("something new").waitFor();
    assert.deepEqual(await page.evaluate("window.readOut"), ["something new"]);
    surroundings.browser.assertNoTroubles();
  });

  it("read out nothing of before, also where it is asked for again before it is there", async () => {
    const { simulator } = await surroundings.startTalking(160);
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.locator(".events[aria-live='polite']").waitFor();
    await listen(page);
    const goOn = await holdBack(page, "**/_sim/chats/team/events?*before=61&*");
    // The frame after the first answer finds the second request under way.
    await page.evaluate(`{
      const frame = window.requestAnimationFrame;
      window.requestAnimationFrame = (act) => {
        const there = document.querySelector(".event .plain")?.textContent;
        if (there === "message 61") document.querySelector(".earlier").click();
        return frame(act);
      };
    }`);
    await page.getByRole("button", { name: "Show earlier" }).click();
    await page.getByText("message 61", { exact: true }).waitFor();
    goOn();
    await page.getByText("message 11", { exact: true }).waitFor();
    await page.locator(".events[aria-live='polite']").waitFor();
    assert.deepEqual(await page.evaluate("window.readOut"), []);
    surroundings.browser.assertNoTroubles();
  });

  it("read out nothing of before, also where it is asked for before the first frame", async () => {
    const { simulator } = await surroundings.startTalking(60);
    const page = await surroundings.open(simulator);
    // What the stream's first word has rendered anew would be a frame.
    await page.route("**/_sim/events*", () => {});
    await page.reload();
    await listen(page);
    const ofEnd = async (route: Route): Promise<void> => {
      await page.locator(".events").waitFor({ state: "attached" });
      await holdFrames(page);
      await route.continue();
    };
    const ofEarlier = async (route: Route): Promise<void> => {
      await resumeFrames(page);
      await route.continue();
    };
    await page.route("**/_sim/chats/team/events?*limit=50", ofEnd, { times: 1 });
    await page.route("**/_sim/chats/team/events?*before=*", ofEarlier);
    await page.getByRole("link", { name: /message 60/ }).click();
    await page.getByRole("button", { name: "Show earlier" }).click();
    await page.getByText("Chat created").waitFor();
    await page.locator(".events[aria-live='polite']").waitFor();
    assert.deepEqual(await page.evaluate("window.readOut"), []);
    surroundings.browser.assertNoTroubles();
  });
});

/** Once what waits for a frame has had it, what waits for a frame or for some time waits on, until `resumeFrames`. */
const holdFrames = (page: Page): Promise<unknown> =>
  page.evaluate(`
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))).then(() => {
      window.waiting = [];
      window.own = { requestAnimationFrame, setTimeout };
      window.requestAnimationFrame = window.setTimeout = (act) => window.waiting.push(act);
    })`);

const resumeFrames = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    Object.assign(window, window.own);
    for (const act of window.waiting) act();
  }`);

/** Keeps in `readOut` the texts of messages that came into a list which a screen reader reads out. */
const listen = (page: Page): Promise<unknown> =>
  page.evaluate(`{
    window.readOut = [];
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node.matches?.(".event") && node.closest("[aria-live]").ariaLive === "polite")
            window.readOut.push(node.querySelector(".plain, .system-text").textContent);
    }).observe(document.body, { childList: true, subtree: true });
  }`);
