import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Simulator } from "../../src/simulator";
import { Talk } from "../integration/simulator/talk";
import { chatPlace, framePassed, holdBack, Surroundings } from "./surroundings";

describe("what the page shows as it happens", function () {
  this.timeout(60_000);
  const surroundings = Surroundings.forTests();
  /** A private deployment with a message that can be taken back. */
  const withSlip = async () => {
    const { simulator, talk } = await surroundings.startTalking(0, { edition: "private" });
    const { jobid } = (await talk.send("text", { content: "a slip" })).json;
    return { simulator, talk, takeBack: () => talk.post("revoke", { jobid }) };
  };

  it("is newer than an answer that took long", async () => {
    const simulator = await surroundings.start({ seed: { chats: [{ chatid: "team", userlist: ["ann", "ben"] }] } });
    const page = await surroundings.open(simulator);
    await page.getByText("Live", { exact: true }).waitFor();
    await page.evaluate(`{
      window.labels = [];
      new MutationObserver(() => {
        const label = document.querySelector("[aria-expanded]")?.ariaLabel;
        if (label !== undefined && label !== window.labels.at(-1)) window.labels.push(label);
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    }`);
    const isOver = Promise.withResolvers<void>();
    await page.route("**/_sim/chats/team?*", async (route) => {
      const response = await route.fetch();
      simulator.byHand.join("team", "cem");
      // Known from the stream, while the answer still says two.
      await page.getByRole("button", { name: "Members, 3" }).waitFor();
      await route.fulfill({ response });
      isOver.resolve();
    });
    await page.evaluate(`location.hash = ${JSON.stringify(chatPlace("team"))}`);
    await isOver.promise;
    simulator.byHand.join("team", "dan");
    await page.getByRole("button", { name: "Members, 4" }).waitFor();
    await page.getByText("dan joined", { exact: true }).waitFor();
    assert.deepEqual(await page.evaluate("window.labels"), ["Members, 3", "Members, 4"]);
    surroundings.browser.assertNoTroubles();
  });

  it("has a message that is taken back marked as such", async () => {
    const { simulator, talk, takeBack } = await withSlip();
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByRole("article").getByText("a slip").waitFor();
    await takeBack();
    await page.getByText("Taken back").waitFor();
    await talk.send("text", { content: "better" });
    await page.getByRole("article").getByText("better").waitFor();
    assert.equal(await page.getByRole("article").count(), 2);
    surroundings.browser.assertNoTroubles();
  });

  it("has a message marked as such that is taken back and mended at once", async () => {
    const { simulator, talk, takeBack } = await withSlip();
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByRole("article").getByText("a slip").waitFor();
    await Promise.all([takeBack(), talk.send("text", { content: "better" })]);
    await page.getByRole("article").getByText("better").waitFor();
    await page.getByText("Taken back").waitFor();
    surroundings.browser.assertNoTroubles();
  });

  it("has a message marked as such that is taken back before the chat's own answer is there", async () => {
    const { simulator, takeBack } = await withSlip();
    const page = await surroundings.open(simulator, "#/faults");
    await page.getByText("Live", { exact: true }).waitFor();
    await page.route("**/_sim/chats/team?*", async (route) => {
      const response = await route.fetch();
      await answered;
      const reread = page.waitForResponse("**/_sim/chats/team/events?*after=*");
      await takeBack();
      await reread;
      await route.fulfill({ response });
    });
    const answered = page.waitForResponse("**/_sim/chats/team/events?*limit=50");
    await page.evaluate(`location.hash = ${JSON.stringify(chatPlace("team"))}`);
    await page.getByText("Taken back").waitFor();
    surroundings.browser.assertNoTroubles();
  });

  it("keeps what is earlier where the stream tells late of a shorter history", async () => {
    const { simulator, talk } = await surroundings.startTalking(99);
    const page = await surroundings.open(simulator, chatPlace("team"));
    const { promise: late, resolve } = Promise.withResolvers<string>();
    await page.route("**/_sim/events*", async (route) => {
      await route.fulfill({ contentType: "text/event-stream", body: await late });
    });
    await page.reload();
    await page.getByRole("button", { name: "Show earlier" }).click();
    await page.getByText("message 1", { exact: true }).waitFor({ state: "attached" });
    let isRestarted = false;
    page.on("request", (request) => {
      if (request.url().endsWith("limit=50")) isRestarted = true;
    });
    const chat = (await talk.http("GET", "/_sim/chats/team")).json;
    resolve(`event: chat\ndata: ${JSON.stringify({ ...chat, name: "Before", events: 20 })}\nretry: 60000\n\n`);
    await page.getByRole("heading", { name: "Before" }).waitFor();
    await framePassed(page);
    assert.equal(isRestarted, false);
    assert.equal(await page.locator(".event").count(), 100);
  });

  it("is another request where the simulator began anew and counts from 1 again", async () => {
    const simulator = await surroundings.start();
    const talk = new Talk(simulator);
    await talk.create();
    const page = await surroundings.open(simulator, "#/requests/2");
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByRole("heading", { name: "POST appchat/create" }).waitFor();
    simulator.reset();
    await page.getByRole("heading", { name: "This request isn't in the log any more." }).waitFor();
    surroundings.browser.assertNoTroubles(/404 \(Not Found\)/);
  });

  it("has the rules in force all the time while they are asked for again", async () => {
    const simulator = await surroundings.start();
    const page = await surroundings.open(simulator, "#/faults");
    await page.getByText("Live", { exact: true }).waitFor();
    await page.locator(".all-well").waitFor();
    await new Talk(simulator).http("POST", "/_sim/faults", { path: "/cgi-bin/appchat/get", errcode: -1 });
    await page.locator(".rule").waitFor();
    const seen = Promise.withResolvers<readonly number[]>();
    await page.route("**/_sim/faults", async (route) => {
      seen.resolve([await page.locator(".rule").count(), await page.locator(".all-well").count()]);
      await route.continue();
    });
    simulator.seed({ chats: [] });
    assert.deepEqual(await seen.promise, [1, 0]);
    surroundings.browser.assertNoTroubles();
  });

  it("stays where a question isn't answered", async () => {
    const simulator = await surroundings.start();
    const page = await surroundings.open(simulator, "#/limits");
    await page.getByText("Live", { exact: true }).waitFor();
    await page.locator(".quota").first().waitFor();
    const failed = page.waitForEvent("requestfailed");
    await page.route("**/_sim/overview", (route) => route.abort(), { times: 1 });
    simulator.advance(1_000);
    await failed;
    await framePassed(page);
    assert.ok((await page.locator(".quota").count()) > 0);
    surroundings.browser.assertNoTroubles(/ERR_FAILED/);
  });

  it("has a message marked as such that is taken back before the stream of changes is there", async () => {
    const { simulator, takeBack } = await withSlip();
    const page = await surroundings.open(simulator);
    const goOn = await holdBack(page, "**/_sim/events*");
    await page.goto(`${simulator.url}/${chatPlace("team")}`);
    await page.reload();
    await page.getByRole("article").getByText("a slip").waitFor();
    await takeBack();
    goOn();
    await page.getByText("Taken back").waitFor();
    surroundings.browser.assertNoTroubles();
  });

  it("counts the time down until a quota begins again", async () => {
    const simulator = await surroundings.start({ knobs: { quotas } });
    const page = await usedOnce(simulator);
    const left = page.getByText(/begins again in \d+ s/);
    const before = Number(/\d+/.exec(await left.innerText())?.[0]);
    await page.clock.fastForward(20_000);
    const fewer = Array.from({ length: 10 }, (_, at) => before - 20 - at);
    await page.getByText(new RegExp(`begins again in (${fewer.join("|")}) s`)).waitFor();
    surroundings.browser.assertNoTroubles();
  });

  it("has a quota begin again when its time is over, though nothing else happens", async () => {
    const simulator = await surroundings.start({ knobs: { quotas } });
    const page = await usedOnce(simulator);
    // Two seconds before that.
    simulator.advance(58_000);
    await page.getByText("0 of 2", { exact: true }).waitFor();
    surroundings.browser.assertNoTroubles();
  });

  const quotas = { calls: [{ endpoint: "appchat/update", calls: 2, window: "minute" }] } as const;
  /** The page of quotas, with one call counted. */
  const usedOnce = async (simulator: Simulator): Promise<Page> => {
    const talk = new Talk(simulator);
    await talk.create();
    await talk.post("update", { chatid: "team", name: "One" });
    const page = await surroundings.open(simulator, "#/faults");
    await page.clock.install();
    await page.evaluate("location.hash = '#/limits'");
    await page.getByText("1 of 2", { exact: true }).waitFor();
    return page;
  };
});
