import assert from "node:assert/strict";
import type { Page, Route } from "playwright-core";
import { Talk } from "../integration/simulator/talk";
import { chatPlace, focused, framePassed, holdBack, Surroundings, scroll } from "./surroundings";

const crowd = Array.from({ length: 2_000 }, (_, at) => `staff${String(at).padStart(4, "0")}`);
const seed = {
  chats: [
    { chatid: "crowd", name: "Everybody", userlist: crowd },
    ...Array.from({ length: 999 }, (_, at) => ({ chatid: `team${at}`, name: `Team ${at}`, userlist: ["ann", "ben"] })),
  ],
};

describe("the page's long lists", function () {
  this.timeout(60_000);
  const surroundings = Surroundings.forTests();
  const requests = (page: Page, count: number) =>
    page.locator(`.virtual-space[aria-label='Requests'] [aria-setsize='${count}']`).first().waitFor();

  it("are one stop of Tab each, through which arrow keys lead: a thousand chats are no thousand stops", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("crowd"));
    await page.getByRole("button", { name: "staff0001 leaves the chat" }).waitFor();
    await page.getByRole("searchbox", { name: "Search by name, id or owner" }).focus();
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /Everybody/);
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(page), /Team 0/);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Rename");
    await page.keyboard.press("Shift+Tab");
    assert.match(await focused(page), /Team 0/);
    await page.getByRole("searchbox", { name: "Search members" }).focus();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "staff0000 leaves the chat");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "Make staff0001 the owner");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "staff0001 leaves the chat");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "About this chat");
    await scroll(page, ".member-list", 48 * 1_000);
    await page.getByRole("button", { name: "staff1000 leaves the chat" }).waitFor();
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), "staff1000 leaves the chat");
    surroundings.browser.assertNoTroubles();
  });

  it("show what a search finds, also where somebody has scrolled far down before", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("crowd"));
    await page.getByText("1,000 chats").waitFor();
    await scroll(page, ".chat-list .virtual", 40_000);
    await page.getByRole("searchbox", { name: "Search by name, id or owner" }).fill("team");
    await page.getByText("999 chats").waitFor();
    await page.getByRole("link", { name: /Team 0/ }).waitFor();
    await page.getByRole("button", { name: "staff0001 leaves the chat" }).waitFor();
    await scroll(page, ".member-list", 40_000);
    await page.getByRole("searchbox", { name: "Search members" }).fill("staff");
    await page.getByRole("button", { name: "staff0000 leaves the chat" }).waitFor();
    surroundings.browser.assertNoTroubles();
  });

  it("show all that can be seen after a change, whichever part of it is answered first", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("crowd"));
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByRole("button", { name: "staff0001 leaves the chat" }).waitFor();
    await scroll(page, ".member-list", 48 * 1_000);
    await page.getByRole("button", { name: "staff1000 leaves the chat" }).waitFor();
    const isSecondThere = Promise.withResolvers<void>();
    await page.route("**/_sim/chats/crowd/members?*offset=1000*", async (route) => {
      await route.fulfill({ response: await route.fetch() });
      isSecondThere.resolve();
    });
    await page.route("**/_sim/chats/crowd/members?*offset=900*", async (route) => {
      await isSecondThere.promise;
      await route.continue();
    });
    simulator.byHand.leave("crowd", "staff0998");
    await page.getByRole("button", { name: "staff0998 leaves the chat" }).waitFor({ state: "detached" });
    for (const userid of ["staff0999", "staff1000", "staff1001"])
      assert.equal(await page.getByRole("button", { name: `${userid} leaves the chat` }).count(), 1, userid);
    surroundings.browser.assertNoTroubles();
  });

  it("leave the focus with what has it when other things come before that", async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create();
    await talk.get("none");
    const page = await surroundings.open(simulator, "#/requests");
    const row = page.locator(".request-row", { hasText: "86001" });
    await row.focus();
    await talk.get("team");
    await requests(page, 4);
    assert.match(await focused(page), /86001/);
    assert.equal(await row.getAttribute("tabindex"), "0");
    surroundings.browser.assertNoTroubles();
  });

  /** The log with 62 requests, in which somebody has scrolled by little more than a row. */
  const scrolledLog = async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create();
    for (let at = 0; at < 60; at += 1) await talk.get("team");
    const page = await surroundings.open(simulator, "#/requests");
    await requests(page, 62);
    await scroll(page, ".request-list .virtual", 50);
    return { simulator, talk, page };
  };

  it("leave the focus with the person that it is on when others leave, and give it to nobody else", async () => {
    const chat = { chatid: "team", name: "Team", owner: "ann", userlist: ["ann", "ben", "cem", "dan"] };
    const simulator = await surroundings.start({ seed: { chats: [chat] } });
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByText("Live", { exact: true }).waitFor();
    const leaves = (userid: string) => page.getByRole("button", { name: `${userid} leaves the chat` });
    await leaves("cem").focus();
    simulator.byHand.leave("team", "ben");
    await leaves("ben").waitFor({ state: "detached" });
    assert.equal(await focused(page), "cem leaves the chat");
    simulator.byHand.leave("team", "cem");
    await leaves("cem").waitFor({ state: "detached" });
    assert.equal(await focused(page), "Members");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "ann leaves the chat");
    surroundings.browser.assertNoTroubles();
  });

  it("don't take the focus from where somebody has gone meanwhile", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator);
    await page.getByText("Live", { exact: true }).waitFor();
    const goOn = await holdBack(page, "**/_sim/chats?*offset=900*");
    await page.locator(".chat-list [data-row='0'] a").focus();
    await page.keyboard.press("End");
    const search = page.getByRole("searchbox", { name: "Search by name, id or owner" });
    await search.focus();
    goOn();
    await page.locator(".chat-list [data-row='999'] a").waitFor();
    assert.equal(await focused(page), "Search by name, id or owner");
    surroundings.browser.assertNoTroubles();
  });

  it("hold back what comes as soon as somebody has scrolled at all, and show it at their top when asked", async () => {
    const { talk, page } = await scrolledLog();
    await talk.get("none");
    await page.getByRole("button", { name: "1 new" }).click();
    await requests(page, 63);
    assert.match(await page.locator(".request-row").first().innerText(), /86001/);
    assert.equal(await page.locator(".request-list .virtual").evaluate((list) => list.scrollTop), 0);
    await talk.get("team");
    await requests(page, 64);
    surroundings.browser.assertNoTroubles();
  });

  it("hold back what comes also when everything is asked for again, were it more than one answer has", async () => {
    const { simulator, talk, page } = await scrolledLog();
    for (let at = 0; at < 190; at += 1) await talk.get("none");
    await page.getByRole("button", { name: "190 new" }).waitFor();
    const asked = page.waitForResponse((response) => response.url().includes("/_sim/requests"));
    simulator.seed({});
    await (await asked).finished();
    for (let at = 0; at < 20; at += 1) await talk.get("none");
    await page.getByRole("button", { name: "210 new" }).waitFor();
    assert.equal(await page.locator(".request-row", { hasText: "86001" }).count(), 0);
    simulator.clearRequests();
    await page.locator(".nothing-here").waitFor();
    assert.equal(await page.getByRole("button", { name: /new$/ }).count(), 0);
    surroundings.browser.assertNoTroubles();
  });

  it("show what is earlier once, however quickly it is asked for again", async () => {
    const { simulator } = await surroundings.startTalking(240);
    const page = await surroundings.open(simulator, chatPlace("team"));
    /** The second click comes before the first is answered, however fast the answer would be. */
    const clickTwice = async (button: string, path: string): Promise<void> => {
      const { promise: bothAsked, resolve } = Promise.withResolvers<void>();
      let asked = 0;
      await page.route(path, async (route) => {
        asked += 1;
        if (asked === 2) resolve();
        await bothAsked;
        await route.continue();
      });
      await page.getByRole("button", { name: button }).dblclick();
    };
    await clickTwice("Show earlier", "**/_sim/chats/team/events?*before=*");
    await page.getByText("message 141", { exact: true }).waitFor();
    assert.equal(await page.locator(".event").count(), 100);
    await page.evaluate("location.hash = '#/requests'");
    await requests(page, 201);
    await scroll(page, ".request-list .virtual", 10_000);
    await clickTwice("Load earlier requests", "**/_sim/requests?*beforeSeq=*");
    await requests(page, 242);
    surroundings.browser.assertNoTroubles();
  });

  it("keep what is earlier where the rest is asked for again meanwhile", async () => {
    const { simulator, talk } = await surroundings.startTalking(60, { edition: "private" });
    const { jobid } = (await talk.send("text", { content: "a slip" })).json;
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByText("message 60", { exact: true }).waitFor();
    const isEarlierShown = Promise.withResolvers<void>();
    const asked = page.waitForRequest("**/_sim/chats/team/events?*after=*");
    await page.route("**/_sim/chats/team/events?*after=*", async (route) => {
      const response = await route.fetch();
      await isEarlierShown.promise;
      await route.fulfill({ response });
    });
    await talk.post("revoke", { jobid });
    await asked;
    await page.getByRole("button", { name: "Show earlier" }).click();
    await page.getByText("message 1", { exact: true }).waitFor();
    isEarlierShown.resolve();
    await page.getByText("Taken back").waitFor();
    assert.equal(await page.getByText("message 1", { exact: true }).count(), 1);
    assert.equal(await page.getByRole("article").count(), 61);
    surroundings.browser.assertNoTroubles();
  });

  it("have nothing of a log that was emptied, though its answer comes late", async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create();
    for (let at = 0; at < 10; at += 1) await talk.get("team");
    const page = await surroundings.open(simulator, "#/requests");
    await page.getByText("Live", { exact: true }).waitFor();
    await requests(page, 12);
    const isNewShown = Promise.withResolvers<void>();
    const lateAnswer = async (route: Route): Promise<void> => {
      await talk.get("none");
      await page.getByText("86001").waitFor();
      await route.continue();
      isNewShown.resolve();
    };
    await page.route("**/_sim/requests?*", lateAnswer, { times: 1 });
    await page.getByRole("button", { name: "Clear the log" }).click();
    await isNewShown.promise;
    await requests(page, 1);
    surroundings.browser.assertNoTroubles();
  });

  it("keep what is read of a long history when more comes", async () => {
    const { simulator, talk } = await surroundings.startTalking(349);
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByText("Live", { exact: true }).waitFor();
    const events = page.locator(".event");
    for (const count of [100, 150, 200, 250, 300, 350]) {
      await page.getByRole("button", { name: "Show earlier" }).click();
      await events.nth(count - 1).waitFor({ state: "attached" });
    }
    await scroll(page, ".history", 0);
    await talk.send("text", { content: "the newest" });
    await page.getByRole("article").getByText("the newest").waitFor({ state: "attached" });
    assert.equal(await events.count(), 351);
    await page.getByRole("button", { name: "Newest" }).click();
    await talk.send("text", { content: "one more" });
    await page.getByRole("article").getByText("one more").waitFor();
    assert.equal(await events.count(), 300);
    surroundings.browser.assertNoTroubles();
  });

  it("leave what is read in its place when earlier and newer things come at once", async () => {
    const { simulator, talk } = await surroundings.startTalking(99);
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByText("Live", { exact: true }).waitFor();
    const goOn = await holdBack(page, "**/_sim/chats/team/events?*before=*");
    const read = page.getByText("message 52", { exact: true });
    await read.waitFor();
    await page.getByRole("button", { name: "Show earlier" }).click();
    const before = await read.boundingBox();
    for (let at = 1; at <= 5; at += 1) await talk.send("text", { content: `newer ${at}` });
    await page.getByRole("article").getByText("newer 5").waitFor({ state: "attached" });
    goOn();
    await page.getByText("message 1", { exact: true }).waitFor({ state: "attached" });
    await framePassed(page);
    const after = await read.boundingBox();
    assert.ok(before !== null && after !== null);
    assert.ok(Math.abs(after.y - before.y) < 2, `${before.y} became ${after.y}`);
    surroundings.browser.assertNoTroubles();
  });

  it("lose nothing that comes while they are asked for", async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create();
    const page = await surroundings.open(simulator, "#/faults");
    await page.getByText("Live", { exact: true }).waitFor();
    const lateAnswer = async (route: Route): Promise<void> => {
      const response = await route.fetch();
      await talk.get("none");
      // The stream has brought it before the answer that doesn't have it.
      await page.getByText("86001").waitFor();
      await route.fulfill({ response });
    };
    await page.route("**/_sim/requests?*", lateAnswer);
    await page.evaluate("location.hash = '#/requests'");
    await requests(page, 3);
    assert.equal(await page.getByText("86001").count(), 1);
    surroundings.browser.assertNoTroubles();
  });
});
