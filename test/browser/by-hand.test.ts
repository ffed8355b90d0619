import assert from "node:assert/strict";
import { Talk } from "../integration/simulator/talk";
import { chatPlace, holdBack, Surroundings } from "./surroundings";

const seed = {
  users: ["ann", "ben", "cem", { userid: "dan", name: "丹" }],
  chats: [{ chatid: "team", name: "Team", owner: "ann", userlist: ["ann", "ben", "cem"] }],
};
const refusedByWeCom = /409 \(Conflict\)/;

describe("changes by hand on the page", function () {
  this.timeout(60_000);
  const surroundings = Surroundings.forTests();

  it("can be undone wholly: who was the owner is the owner again", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"));
    const undo = page.getByRole("button", { name: "Undo" });
    await page.getByRole("button", { name: "ann leaves the chat" }).click();
    await page.getByText("Owner: ben").waitFor();
    await undo.click();
    await page.getByText("Owner: ann").waitFor();
    assert.deepEqual(simulator.chat("team")?.userlist, ["ben", "cem", "ann"]);
    await page.locator(".member", { hasText: "ann" }).getByText("owner", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Make cem the owner" }).click();
    await page.getByText("Owner: cem").waitFor();
    await undo.click();
    await page.getByText("Owner: ann").waitFor();
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Other");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Other" }).waitFor();
    await undo.click();
    await page.getByRole("heading", { name: "Team" }).waitFor();
    surroundings.browser.assertNoTroubles();
  });

  it("can be undone where the page didn't know yet how the chat was", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"));
    // Nothing is told of what others change.
    await page.route("**/_sim/events*", () => {});
    await page.reload();
    await page.getByText("Owner: ann").waitFor();
    simulator.byHand.owner("team", "ben");
    await page.getByRole("button", { name: "Make cem the owner" }).click();
    await page.getByText("cem is the owner now, by hand.").waitFor();
    const undone = page.waitForResponse("**/_sim/chats/team/owner?*");
    await page.getByRole("button", { name: "Undo" }).click();
    await undone;
    assert.equal(simulator.chat("team")?.owner, "ben");
    surroundings.browser.assertNoTroubles();
  });

  it("say in the page's language why they can't be, and leave what was typed to be mended", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"), { locale: "zh-CN" });
    const field = page.getByRole("textbox", { name: "入群者的 userid" });
    await field.fill("nobody");
    await page.keyboard.press("Enter");
    await page.getByText("操作失败：通讯录中没有 nobody").waitFor();
    assert.equal(await field.inputValue(), "nobody");
    await field.fill("ben");
    await page.keyboard.press("Enter");
    await page.getByText("操作失败：ben 已在群中").waitFor();
    await field.fill("dan");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "丹 退群" }).waitFor();
    await field.and(page.locator(":placeholder-shown")).waitFor();
    surroundings.browser.assertNoTroubles(refusedByWeCom);
  });

  it("leave what is typed while somebody else joins", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"));
    const goOn = await holdBack(page, "**/_sim/chats/team/join?*");
    const field = page.getByRole("textbox", { name: "Userid of who joins" });
    await field.fill("dan");
    await page.keyboard.press("Enter");
    await field.fill("eva");
    goOn();
    await page.getByText("dan joined, by hand.").waitFor();
    await page.getByRole("button", { name: "丹 leaves the chat" }).waitFor();
    assert.equal(await field.inputValue(), "eva");
    surroundings.browser.assertNoTroubles();
  });

  it("can be undone as long as somebody is at the button", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByRole("button", { name: "ben leaves the chat" }).waitFor();
    await page.clock.install();
    await page.getByRole("button", { name: "ben leaves the chat" }).press("Enter");
    const undo = page.getByRole("button", { name: "Undo" });
    await undo.focus();
    await page.clock.runFor(60_000);
    assert.equal(await undo.count(), 1);
    await page.getByRole("button", { name: "Rename" }).focus();
    await page.clock.runFor(13_000);
    await undo.waitFor({ state: "detached" });
    surroundings.browser.assertNoTroubles();
  });

  it("say that the simulator doesn't answer where it is gone", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"));
    await page.getByRole("button", { name: "ben leaves the chat" }).waitFor();
    await simulator.close();
    await page.getByRole("button", { name: "ben leaves the chat" }).click();
    await page.getByText("That didn't work: the simulator doesn't answer").waitFor();
  });

  it("aren't asked for where nothing would change: the same name is no other", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"));
    let asked: readonly string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") asked = [...asked, new URL(request.url()).pathname];
    });
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "ben leaves the chat" }).click();
    await page.getByText("ben left, by hand.").waitFor();
    assert.deepEqual(asked, ["/_sim/chats/team/leave"]);
    surroundings.browser.assertNoTroubles();
  });

  it("lead the keyboard to the members who were asked for, and back", async () => {
    const simulator = await surroundings.start({ seed });
    const page = await surroundings.open(simulator, chatPlace("team"), { viewport: { width: 820, height: 700 } });
    const members = page.getByRole("complementary", { name: "Members" });
    await page.getByRole("button", { name: "Members, 3" }).press("Enter");
    await members.waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate("document.activeElement.ariaLabel"), "Hide members");
    await page.keyboard.press("Enter");
    await members.waitFor({ state: "detached" });
    assert.equal(await page.evaluate("document.activeElement.ariaLabel"), "Members, 3");
    surroundings.browser.assertNoTroubles();
  });

  it("are over in a dissolved chat, which says who was in it", async () => {
    const simulator = await surroundings.start({ seed });
    await new Talk(simulator).create({ chatid: "other" });
    simulator.byHand.dissolve("other");
    const page = await surroundings.open(simulator, chatPlace("other"));
    await page.getByText("It is dissolved. These people were in it.").waitFor();
    assert.equal(await page.getByText("before its first message").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Rename" }).count(), 0);
    surroundings.browser.assertNoTroubles();
  });
});
