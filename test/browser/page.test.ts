import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { type ServerOptions, type Simulator, startSimulator } from "../../src/simulator";
import type { PageBrowser } from "../helpers/browser";
import { Talk } from "../integration/simulator/talk";
import { playNineTypes } from "./nine-types";
import { chatPlace, corp, Surroundings, scroll } from "./surroundings";

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What can be used but lies beyond the screen's edge, where nobody finds it. */
const cutOff = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelectorAll("button, a[href], input, select")]
    .filter((element) => !element.matches(".skip") && element.checkVisibility())
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < 0 || right > innerWidth;
    })
    .map((element) => element.outerHTML)`);

describe("the simulator's page", function () {
  this.timeout(60_000);
  const surroundings = Surroundings.forTests();
  let browser: PageBrowser;
  before(() => {
    browser = surroundings.browser;
  });
  const start = (options: ServerOptions = {}): Promise<Simulator> => surroundings.start(options);
  const count = (page: Page, selector: string): Promise<number> => page.locator(selector).count();

  describe("to axe, which looks for what keeps people out", () => {
    /** Each view as long as nothing has happened, and what is there once it is. */
    const emptyPlaces = [
      ["#/chats", ".welcome"],
      ["#/requests", ".nothing-here"],
      ["#/faults", ".all-well"],
    ] as const;
    const places = [
      ["#/chats", ".chat-row"],
      [chatPlace("none"), ".nothing .button"],
      [chatPlace("old"), ".tag.danger"],
      [chatPlace("team"), ".bubble-markdown"],
      ["#/requests", ".request-row"],
      ["#/requests/99", ".request-detail h1"],
      ["#/requests/3", ".detail-facts"],
      ["#/limits", ".quota"],
      ["#/faults", ".rule"],
    ] as const;
    const violations = async (page: Page): Promise<readonly string[]> => {
      const { violations: found } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
        violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
      };
      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );
    };
    /** A page that can be checked from outside, which its own policy would refuse; that it keeps to that is tested without. */
    const openChecked = async (options: BrowserContextOptions) => {
      const simulator = await start({ seed: { users: ["ann", "ben", "cem", "dan"] } });
      // What is still fading in has no contrast yet.
      const still = { bypassCSP: true, reducedMotion: "reduce" } as const;
      const page = await browser.open(simulator.url, "", { ...options, ...still });
      await page.addScriptTag({ content: axe });
      const isCleanIn = async (views: readonly (readonly [string, string])[]) => {
        for (const [place, ready] of views) {
          await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
          await page.locator(ready).first().waitFor();
          assert.deepEqual(await violations(page), [], place);
        }
      };
      const play = async () => {
        await playNineTypes(simulator);
        await new Talk(simulator).create({ chatid: "old", name: "Old" });
        simulator.byHand.dissolve("old");
      };
      return { page, isCleanIn, play };
    };
    for (const locale of ["en-US", "zh-CN"])
      for (const colorScheme of ["light", "dark"] as const)
        it(`is clean in each view, ${locale}, ${colorScheme}`, async () => {
          const { page, isCleanIn, play } = await openChecked({ locale, colorScheme });
          await isCleanIn(emptyPlaces);
          await play();
          await isCleanIn(places);
          await page.evaluate(`location.hash = ${JSON.stringify(chatPlace("team"))}`);
          await page.locator(".chat-actions .quiet-danger").click();
          await page.getByRole("dialog").waitFor();
          assert.deepEqual(await violations(page), [], "a dialog");
          await page.keyboard.press("Escape");
          await page.locator(".member-actions button").last().click();
          await page.locator(".notice").waitFor();
          assert.deepEqual(await violations(page), [], "a notice");
        });

    for (const width of [390, 820])
      it(`is clean in each view, ${width} pixels wide`, async () => {
        const { page, isCleanIn, play } = await openChecked({ viewport: { width, height: 780 } });
        await isCleanIn(emptyPlaces);
        await play();
        await isCleanIn(places.filter(([place]) => place !== chatPlace("team")));
        await page.evaluate(`location.hash = ${JSON.stringify(chatPlace("team"))}`);
        await page.locator(".chat-actions [aria-expanded]").click();
        await page.locator(".member").first().waitFor();
        assert.deepEqual(await violations(page), [], "the members");
      });
  });

  it("shows each of the nine types of message as people know it, and who did what", async () => {
    const simulator = await start();
    await playNineTypes(simulator);
    const page = await browser.open(simulator.url, chatPlace("team"));
    const message = (type: string) => page.getByRole("article", { name: `simulator: ${type}`, exact: true });
    await message("markdown").waitFor();
    assert.match(
      await message("text").innerText(),
      /Confidential\s+Hello @ben, see https:\/\/example\.com\/plain\.\s+Mentioned:\s+@cem/,
    );
    assert.equal(await message("text").getByRole("link").getAttribute("href"), "https://example.com/plain");
    await message("image").getByRole("img", { name: "chart.png" }).waitFor();
    await message("image")
      .getByRole("img")
      .evaluate((picture) => picture.decode());
    await message("voice")
      .getByRole("link", { name: /Download\s*Voice message\s*note\.amr/ })
      .waitFor();
    assert.match(await message("video").innerText(), /A demo\s+of it/);
    const download = page.waitForEvent("download");
    await message("file")
      .getByRole("link", { name: /Download\s*报告\.pdf\s*8 B/ })
      .click();
    const file = await download;
    assert.deepEqual([file.suggestedFilename(), readFileSync(await file.path(), "utf8")], ["报告.pdf", "a report"]);
    const card = message("card").getByRole("link");
    assert.deepEqual(
      [(await card.innerText()).split("\n").filter(Boolean), await card.getAttribute("href")],
      [["A card", "today", "now", "详情"], "https://example.com/card"],
    );
    const articles = await message("articles").allInnerTexts();
    assert.match(
      articles[0] ?? "",
      /Picture elsewhere, not loaded\s+https:\/\/example\.com\/1\.png\s+First article\s+in short\s+Second article/,
    );
    assert.match(articles[1] ?? "", /Opening\s+A digest/);
    assert.deepEqual(
      await message("markdown").locator("strong, code, blockquote .colour-info, .mention, a").allInnerTexts(),
      ["Version", "7.0.3", "the notes", "91 %", "@ann"],
    );
    const lines = await page.locator(".system").allInnerTexts();
    assert.deepEqual(
      lines.map((line) => line.replace(/\s+/g, " ").replace(/ \d\d:\d\d$/, "")),
      [
        "Chat created with ann, ben, and cem by API",
        "dan joined by hand",
        "Renamed from “Team” to “Team 7” by API",
        "cem left by API",
      ],
    );
    browser.assertNoTroubles();
  });

  it("shows names, messages and files that hold markup as the text that they are, and runs none of it", async () => {
    const simulator = await start();
    const talk = new Talk(simulator);
    const evil = (what: string) => `<script>window.hacked="${what}"</script><img src=x onerror="window.hacked=1">`;
    const link = "javascript:window.hacked=2";
    await talk.create({ name: evil("name").slice(0, 50) });
    const media_id = (
      await talk.upload(
        "image",
        `"><img src=x onerror=alert(1)>.png`,
        Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("<svg onload=alert(1)>")]),
      )
    ).json.media_id;
    await talk.send("text", { content: evil("text") });
    await talk.send("markdown", {
      content: `[click](${link}) **${evil("bold")}** <a href="${link}">x</a> [data](data:text/html,x)`,
    });
    await talk.send("textcard", {
      title: evil("title"),
      description: `<div class="gray" onclick="alert(1)">${evil("card")}</div>`,
      url: link,
    });
    await talk.send("news", {
      articles: [{ title: evil("news"), url: link, picurl: "http://127.0.0.1:1/tracker.png" }],
    });
    await talk.send("image", { media_id });
    await talk.send("mpnews", {
      articles: [{ title: "t", thumb_media_id: media_id, content: evil("content"), content_source_url: link }],
    });
    simulator.inject({ path: "/cgi-bin/appchat/get", errcode: 1, errmsg: evil("errmsg") });
    await talk.get(evil("chatid"));
    const page = await browser.open(simulator.url, chatPlace("team"));
    await page.getByRole("heading", { name: evil("name").slice(0, 50) }).waitFor();
    await page.getByText(evil("text")).waitFor();
    await page.getByText("Content (HTML, as text)").click();
    await page.getByText(evil("content")).waitFor();
    await page.evaluate(`location.hash = "#/requests/${simulator.requests().at(-1)?.seq}"`);
    await page.getByText("window.hacked=").first().waitFor();
    await page.evaluate(`location.hash = "#/chats/${corp}/${encodeURIComponent(evil("address"))}"`);
    await page.getByText("This chat isn't there any more.").waitFor();
    await page.evaluate(`location.hash = ${JSON.stringify(chatPlace("team"))}`);
    await page.getByText(evil("text")).waitFor();
    assert.equal(await count(page, "#page script, #page [onerror], #page [onclick], #page iframe"), 0);
    const addresses = (await page.evaluate("[...document.querySelectorAll('a')].map((link) => link.href)")) as string[];
    assert.deepEqual(
      addresses.filter((address) => !/^https?:/.test(address)),
      [],
    );
    assert.equal(await page.evaluate("window.hacked"), undefined);
    // The two that no browser could decode are only logged as such; the picture elsewhere wasn't asked for.
    browser.assertNoTroubles(/^error: Failed to load resource: the server responded with a status of 404/);
  });

  it("shows people whose userids are names of JavaScript's own", async () => {
    const simulator = await start();
    const talk = new Talk(simulator);
    await talk.create({ owner: "constructor", userlist: ["constructor", "toString"] });
    await talk.send("markdown", { content: "<@constructor> is here" });
    const page = await browser.open(simulator.url, chatPlace("team"));
    await page.getByText("Chat created with constructor and toString").waitFor();
    await page.getByText("@constructor", { exact: true }).waitFor();
    browser.assertNoTroubles();
  });

  it("is served with a policy that lets no inline script run, and lets nobody frame it", async () => {
    const simulator = await start();
    const page = await browser.open(simulator.url);
    await page.getByRole("heading", { name: "No chats yet" }).waitFor();
    browser.assertNoTroubles();
    const blocked = await page.evaluate(`new Promise((resolve) => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.body.append(script);
    })`);
    assert.deepEqual([blocked, await page.evaluate("window.hacked")], ["script-src-elem", undefined]);
    const { headers } = await new Talk(simulator).http("GET", "/", undefined, { accept: "text/html" });
    assert.match(
      String(headers["content-security-policy"]),
      /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/,
    );
  });

  it("can't be used by a page of another port of this machine, in a real browser", async () => {
    const simulator = await start({ seed: { chats: [{ chatid: "team", name: "Team", userlist: ["ann", "ben"] }] } });
    const other = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<h1>other</h1>"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    try {
      const page = await browser.open(`http://127.0.0.1:${(other.address() as AddressInfo).port}`);
      const ask = (init: string) =>
        page.evaluate(
          `fetch("${simulator.url}/_sim/chats/team/dissolve", ${init}).then(({ status }) => status, () => "refused")`,
        );
      assert.equal(await ask(`{ method: "POST" }`), "refused");
      await ask(`{ method: "POST", mode: "no-cors", body: "{}" }`);
      assert.equal(
        await page.evaluate(`fetch("${simulator.url}/_sim/state").then(() => "read", () => "refused")`),
        "refused",
      );
      await page.evaluate(`new Promise((resolve) => {
        const picture = new Image();
        picture.onload = picture.onerror = resolve;
        picture.src = "${simulator.url}/cgi-bin/gettoken?corpid=x&corpsecret=y";
      })`);
      assert.deepEqual(simulator.requests(), []);
      await page.evaluate(`{
        const form = Object.assign(document.createElement("form"), { method: "POST", action: "${simulator.url}/_sim/chats/team/dissolve" });
        document.body.append(form);
        form.submit();
      }`);
      await page.getByText("requests from pages of other sites are refused").waitFor();
      assert.equal(simulator.chat("team")?.dissolved, false);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  describe("with 1 000 chats, one of them of 2 000 people", () => {
    const crowd = Array.from({ length: 2_000 }, (_, at) => `staff${String(at).padStart(4, "0")}`);
    const seed = {
      chats: [
        { chatid: "crowd", name: "Everybody", userlist: crowd },
        ...Array.from({ length: 999 }, (_, at) => ({
          chatid: `team${at}`,
          name: `Team ${at}`,
          userlist: ["ann", "ben"],
        })),
      ],
    };

    it("has elements for those alone that can be seen, wherever one scrolls", async () => {
      const simulator = await start({ seed });
      const page = await browser.open(simulator.url);
      await page.getByText("1,000 chats").waitFor();
      await page.getByRole("link", { name: /^E?\s*Everybody/ }).click();
      await page.getByRole("button", { name: "staff0001 leaves the chat" }).waitFor();
      assert.ok((await count(page, ".chat-row")) < 40);
      assert.ok((await count(page, ".member")) < 40);
      assert.ok((await count(page, "#page *")) < 2_000);
      await page.locator(".chat-list .virtual").evaluate((list) => list.scrollTo(0, list.scrollHeight));
      await page.getByRole("link", { name: /Team 998/ }).waitFor();
      await page.locator(".member-list").evaluate((list) => list.scrollTo(0, list.scrollHeight));
      await page.getByRole("button", { name: "staff1999 leaves the chat" }).click();
      await page.getByText("staff1999 left").first().waitFor();
      assert.ok((await count(page, ".chat-row")) < 40);
      assert.ok((await count(page, ".member")) < 40);
      const row = page.locator("[aria-setsize='1000']").first();
      assert.match((await row.getAttribute("aria-posinset")) ?? "", /^\d+$/);
      browser.assertNoTroubles();
    });

    it("finds one of them, and one of its people", async () => {
      const simulator = await start({ seed });
      const page = await browser.open(simulator.url, chatPlace("crowd"));
      await page.getByRole("searchbox", { name: "Search by name, id or owner" }).fill("team 77");
      await page.getByText("11 chats").waitFor();
      await page.getByRole("searchbox", { name: "Search members" }).fill("FF1234");
      await page.getByRole("button", { name: "staff1234 leaves the chat" }).waitFor();
      assert.equal(await count(page, ".member"), 1);
    });

    it("asks a few times, not a thousand, when all of them change at once", async () => {
      const simulator = await start({ seed });
      const page = await browser.open(simulator.url);
      await page.getByText("1,000 chats").waitFor();
      let asked = 0;
      page.on("request", () => {
        asked += 1;
      });
      for (const { chatid } of seed.chats) {
        // The last of them is the latest, and so stands first.
        simulator.advance(1);
        simulator.byHand.rename(chatid, `New ${chatid}`);
      }
      await page.getByRole("link", { name: /New team998/ }).waitFor();
      assert.ok(asked <= 10, `it asked ${asked} times`);
    });
  });

  it("keeps chats of one id in two corps apart, and changes the one that is looked at", async () => {
    const chats = [{ chatid: "team", name: "Team", userlist: ["ann", "ben"] }];
    const simulator = await start({ seed: { corps: ["ww1", "ww2"].map((corpId) => ({ corpId, chats })) } });
    const page = await browser.open(simulator.url);
    await page.getByRole("link", { name: /Team ww2/ }).click();
    await page.getByRole("button", { name: "ben leaves the chat" }).click();
    await page.getByText("ben left").first().waitFor();
    assert.deepEqual(
      simulator.chats().map(({ corpId, userlist }) => [corpId, userlist]),
      [
        ["ww1", ["ann", "ben"]],
        ["ww2", ["ann"]],
      ],
    );
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("ben joined").first().waitFor();
    assert.deepEqual(simulator.chats()[1]?.userlist, ["ann", "ben"]);
    browser.assertNoTroubles();
  });

  it("shows a storm of messages to its end and keeps a bounded number of them", async () => {
    const simulator = await start();
    const talk = new Talk(simulator);
    await talk.create();
    const page = await browser.open(simulator.url, chatPlace("team"));
    await page.getByRole("heading", { name: "(no name)" }).waitFor();
    for (let at = 1; at <= 400; at += 1) await talk.send("text", { content: `message ${at} of 400` });
    await page.getByRole("article").getByText("message 400 of 400").waitFor();
    assert.ok((await count(page, ".event")) <= 300);
    await page.reload();
    await page.getByRole("article").getByText("message 400 of 400").waitFor();
    assert.equal(await count(page, ".event"), 50);
    await page.getByRole("button", { name: "Show earlier" }).click();
    await page.getByText("message 301 of 400").waitFor();
    assert.equal(await count(page, ".event"), 100);
    browser.assertNoTroubles();
  });

  it("finds its simulator again after a restart with --data, and shows what changed meanwhile", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wecom-page-"));
    const data = join(folder, "state.json");
    try {
      const before = await startSimulator({
        data,
        seed: { chats: [{ chatid: "team", name: "Team", userlist: ["ann", "ben"] }] },
      });
      const page = await browser.open(before.url, chatPlace("team"));
      await page.getByRole("heading", { name: "Team" }).waitFor();
      await page.evaluate("window.sameAsBefore = true");
      await before.close();
      await page.getByText("Simulator not reachable").waitFor();
      const between = await startSimulator({ data });
      between.byHand.rename("team", "Renamed meanwhile");
      await between.close();
      const after = await startSimulator({ data, port: before.port });
      surroundings.keep(after);
      await page.getByRole("heading", { name: "Renamed meanwhile" }).waitFor();
      after.byHand.join("team", "cem");
      await page.getByText("cem joined").first().waitFor();
      await page.getByText("Live", { exact: true }).waitFor();
      assert.equal(await page.evaluate("window.sameAsBefore"), true);
      browser.assertNoTroubles(/Failed to load resource: net::ERR_|ERR_INCOMPLETE_CHUNKED_ENCODING/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("speaks the browser's language, another when asked, and remembers that", async () => {
    const simulator = await start();
    const page = await browser.open(simulator.url, "", { locale: "zh-CN" });
    await page.getByRole("heading", { name: "还没有群聊" }).waitFor();
    assert.equal(await page.evaluate("document.documentElement.lang"), "zh-CN");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "No chats yet" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "No chats yet" }).waitFor();
    assert.deepEqual(await page.evaluate("[document.documentElement.lang, document.title]"), [
      "en",
      "Chats · WeCom simulator",
    ]);
    const french = await browser.open(simulator.url, "", { locale: "fr-FR" });
    await french.getByRole("heading", { name: "No chats yet" }).waitFor();
  });

  it("is light or dark as the system, or as asked, and remembers that", async () => {
    const simulator = await start();
    const page = await browser.open(simulator.url, "", { colorScheme: "dark" });
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const asked = (theme: string) => page.locator(`html[data-theme="${theme}"]`).waitFor();
    const [dark, light] = ["rgb(17, 21, 26)", "rgb(245, 246, 248)"];
    await asked("auto");
    assert.equal(await ground(), dark);
    await page.getByRole("button", { name: "Theme: as the system" }).click();
    await asked("light");
    assert.equal(await ground(), light);
    await page.getByRole("button", { name: "Theme: light" }).click();
    await asked("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.reload();
    await page.getByRole("button", { name: "Theme: dark" }).waitFor();
    assert.equal(await ground(), dark);
  });

  it("is used by keyboard: the skip link, arrow keys in lists, Enter, Escape", async () => {
    const chats = ["Alpha", "Beta", "Gamma"].map((name) => ({ chatid: name, name, userlist: ["ann", "ben"] }));
    const simulator = await start({ seed: { chats } });
    const page = await browser.open(simulator.url);
    await page.getByRole("link", { name: /Alpha/ }).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.type"), "search");
    await page.keyboard.press("Tab");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Beta" }).waitFor();
    await page.getByRole("button", { name: "Rename" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(simulator.chat("Beta")?.name, "Beta");
    browser.assertNoTroubles();
  });

  it("fits a phone: one thing at a time, nothing wider than the screen", async () => {
    const simulator = await start();
    const page = await browser.open(simulator.url, "", { viewport: { width: 360, height: 740 } });
    await page.getByRole("heading", { name: "No chats yet" }).waitFor();
    assert.deepEqual(await cutOff(page), []);
    await playNineTypes(simulator);
    await page.getByRole("link", { name: /Team 7/ }).click();
    await page.getByRole("button", { name: "Members, 3" }).click();
    await page.getByRole("button", { name: "dan leaves the chat" }).click();
    await page.getByRole("button", { name: "Hide members" }).click();
    await page.locator(".system", { hasText: "dan left" }).waitFor();
    assert.deepEqual(await cutOff(page), []);
    await page.getByRole("link", { name: "Back" }).click();
    await page.getByRole("link", { name: /Team 7/ }).waitFor();
    for (const name of ["Requests", "Clock & quotas", "Faults"]) {
      await page.getByRole("link", { name, exact: true }).click();
      await page.getByRole("heading", { name, exact: true }).waitFor();
      assert.deepEqual(await cutOff(page), [], name);
    }
    browser.assertNoTroubles();
  });

  it("shows all its buttons at every width between", async () => {
    const simulator = await start();
    await playNineTypes(simulator);
    const page = await browser.open(simulator.url, chatPlace("team"));
    await page.getByRole("heading", { name: "Team 7" }).waitFor();
    for (const width of [701, 820, 1_000, 1_101]) {
      await page.setViewportSize({ width, height: 700 });
      assert.deepEqual(await cutOff(page), [], String(width));
    }
    browser.assertNoTroubles();
  });

  it("filters and follows the requests, and holds back what comes while somebody reads further down", async () => {
    const simulator = await start();
    const talk = new Talk(simulator);
    await talk.create();
    for (let at = 0; at < 60; at += 1) await talk.get(at % 3 === 0 ? "none" : "team");
    const page = await browser.open(simulator.url, "#/requests");
    const rows = page.locator(".request-row");
    await page.getByText("86001").first().waitFor();
    await page.getByRole("checkbox", { name: "Only failures" }).check();
    await page.locator(".virtual-space[aria-label='Requests']").locator("[aria-setsize='20']").first().waitFor();
    assert.deepEqual([...new Set(await rows.locator(".badge").allInnerTexts())], ["86001\nno such chat"]);
    await page.getByRole("checkbox", { name: "Only failures" }).uncheck();
    await page.getByRole("searchbox", { name: "Chat id" }).fill("team");
    await page.locator("[aria-setsize='41']").first().waitFor();
    await page.getByRole("combobox").selectOption({ label: "appchat/create" });
    await page.locator("[aria-setsize='1']").first().waitFor();
    await page.getByRole("combobox").selectOption({ label: "All endpoints" });
    await page.getByRole("searchbox", { name: "Chat id" }).fill("");
    await page.locator("[aria-setsize='62']").first().waitFor();
    await scroll(page, ".request-list .virtual", 900);
    await talk.get("team");
    await page.getByRole("button", { name: "1 new" }).click();
    await page.locator("[aria-setsize='63']").first().waitFor();
    await page.getByRole("button", { name: "Clear the log" }).click();
    await page.getByText("No requests yet.").waitFor();
    await talk.get("team");
    await rows.first().waitFor();
    browser.assertNoTroubles();
  });

  it("adds a fault, says what it did to a call, and takes one out", async () => {
    const simulator = await start();
    const talk = new Talk(simulator);
    await talk.create();
    const page = await browser.open(simulator.url, "#/faults");
    await page.getByText("None: everything works.").waitFor();
    await page.getByRole("combobox", { name: "Request" }).selectOption("appchat/get");
    await page.getByRole("combobox", { name: "What happens" }).selectOption("Another errcode");
    await page.getByRole("spinbutton", { name: "errcode" }).fill("48002");
    await page.getByRole("spinbutton", { name: /How many requests/ }).fill("2");
    await page.getByRole("textbox", { name: /Only this chat id/ }).fill("team");
    const shown = JSON.parse(await page.locator(".fault-form pre").innerText());
    await page.getByRole("button", { name: "Add the rule" }).click();
    await page.getByRole("list").getByText("appchat/get · answers 48002 · next 2 requests").waitFor();
    assert.deepEqual(simulator.faults(), [shown]);
    assert.equal((await talk.get("team")).json.errcode, 48002);
    await page.getByRole("list").getByText("next request").waitFor();
    await page.getByRole("button", { name: /^Remove the rule: appchat\/get/ }).click();
    await page.getByText("None: everything works.").waitFor();
    assert.deepEqual(simulator.faults(), []);
    await page.evaluate(`location.hash = "#/requests/${simulator.requests().at(-1)?.seq}"`);
    await page.getByText("A fault rule met this request:").waitFor();
    browser.assertNoTroubles();
  });

  it("moves the clock, shows quotas fill and begin again, voids tokens and resets", async () => {
    const quotas = { calls: [{ endpoint: "appchat/update", calls: 2, window: "hour" }] } as const;
    const simulator = await start({ clock: "manual", startAtMs: Date.UTC(2026, 2, 16, 1), knobs: { quotas } });
    const talk = new Talk(simulator);
    await talk.create();
    const page = await browser.open(simulator.url, "#/limits");
    await page.getByText("09:00:00").waitFor();
    const bar = page.getByRole("meter", { name: "Chats changed per hour" });
    for (const name of ["One", "Two", "Three"]) await talk.post("update", { chatid: "team", name });
    await page.getByText("blocked for 1 h 0 min").waitFor();
    assert.deepEqual([await bar.getAttribute("value"), await bar.getAttribute("max")], ["2", "2"]);
    await page.getByRole("button", { name: "1 hour" }).click();
    await page.getByText("10:00:00").waitFor();
    await page.getByText("0 of 2", { exact: true }).waitFor();
    assert.equal(simulator.nowMs(), Date.UTC(2026, 2, 16, 2));
    await page.getByRole("button", { name: "Void all tokens" }).click();
    await page.getByText("1 token voided").waitFor();
    assert.equal((await talk.get("team")).json.errcode, 40014);
    await page.getByRole("button", { name: "Reset the simulator" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Reset the simulator" }).click();
    await page.getByText("The simulator begins again.").waitFor();
    assert.deepEqual(simulator.chats(), []);
    browser.assertNoTroubles();
  });
});
