import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { PageBrowser } from "../helpers/browser";
import { Stack } from "../helpers/stack";

const oncall = `new wecom.AppChat("oncall", { name: "On call", owner: "lisi", members: ["lisi", "wangwu", "zhangsan"] });`;
const driftCheck = ["preview", "--refresh", "--expect-no-changes", "--diff"];

describe("the simulator's page beside the real CLI", function () {
  this.timeout(180_000);
  let stack: Stack;
  let browser: PageBrowser;
  let page: Page;
  before(async () => {
    stack = await Stack.start();
    browser = await PageBrowser.launch();
    page = await browser.open(stack.simulator.url);
    await page.evaluate("window.sameAsBefore = true");
  });
  after(async () => {
    await browser.close();
    await stack.close();
  });
  afterEach(async () => {
    browser.assertNoTroubles();
    assert.equal(await page.evaluate("window.sameAsBefore"), true, "the page was loaded again");
  });

  const id = () => stack.chat().id ?? "";
  const conversation = () => page.getByRole("region", { name: "What happened in On call" });
  const line = (text: RegExp) => conversation().getByRole("listitem").filter({ hasText: text });

  it("says how to begin as long as there is no chat", async () => {
    await page.getByRole("heading", { name: "No chats yet" }).waitFor();
    const text = await page.getByText("export WECOM_CORP_ID").innerText();
    for (const [name, value] of Object.entries(stack.simulator.settings))
      assert.ok(text.includes(`export ${name}=${value}`), text);
  });

  it("shows the chat that pulumi up makes, without a reload", async () => {
    stack.program(oncall);
    await stack.up();
    await page.getByRole("link", { name: /On call/ }).click();
    await line(/Chat created with lisi, wangwu,? and zhangsan.*by API/).waitFor();
  });

  it("makes drift with a click, which pulumi preview shows with exit status 7", async () => {
    await page.getByRole("button", { name: "wangwu leaves the chat" }).click();
    await line(/wangwu left.*by hand/).waitFor();
    await page.getByText("pulumi preview --refresh --diff").waitFor();
    assert.deepEqual(stack.simulator.chat(id())?.userlist, ["lisi", "zhangsan"]);
    const { status, output } = await stack.run(...driftCheck);
    assert.equal(status, 7, output);
    assert.match(output, /\+ wangwu\s*: "member"/);
  });

  it("shows that pulumi up --refresh brings the member back", async () => {
    await stack.up("--refresh");
    await line(/wangwu joined.*by API/).waitFor();
    await page.getByRole("button", { name: "wangwu leaves the chat" }).waitFor();
    assert.deepEqual([...(stack.simulator.chat(id())?.userlist ?? [])].sort(), ["lisi", "wangwu", "zhangsan"]);
  });

  it("makes every other change by hand, too", async () => {
    await page.getByRole("textbox", { name: "Userid of who joins" }).fill("sunqi");
    await page.getByRole("button", { name: "Join" }).click();
    await line(/sunqi joined.*by hand/).waitFor();
    await page.getByRole("button", { name: "Make sunqi the owner" }).click();
    await line(/Owner changed from lisi to sunqi.*by hand/).waitFor();
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Mine now");
    await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await page.getByRole("heading", { name: "Mine now" }).waitFor();
    const { status, output } = await stack.run(...driftCheck);
    assert.equal(status, 7, output);
    assert.match(output, /~ name\s*: "Mine now" => "On call"/);
    assert.match(output, /~ owner\s*: "sunqi" => "lisi"/);
    await stack.up("--refresh");
    await page.getByRole("heading", { name: "On call" }).waitFor();
  });

  it("shows each call with both bodies, and no secret in them", async () => {
    await page.getByRole("link", { name: "Requests", exact: true }).click();
    const detail = page.getByRole("region", { name: /^Request \d+$/ });
    await page.getByRole("listitem").filter({ hasText: "appchat/update" }).first().getByRole("link").click();
    await detail.getByText('"del_user_list": ["sunqi"]').waitFor();
    await detail.getByText('"errmsg": "ok"').waitFor();
    await page.getByRole("combobox").selectOption({ label: "gettoken" });
    // Rows move while they are filtered.
    await page.getByRole("listitem").filter({ hasText: "appchat/" }).first().waitFor({ state: "detached" });
    await page.getByRole("listitem").filter({ hasText: "gettoken" }).first().getByRole("link").click();
    await detail.getByText('"access_token": "***"').waitFor();
    assert.ok(!(await page.content()).includes(stack.simulator.corpSecret));
  });

  it("dissolves a chat after asking", async () => {
    await page.getByRole("link", { name: "Chats", exact: true }).click();
    await page.getByRole("link", { name: /On call/ }).click();
    await page.getByRole("button", { name: "Dissolve" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    assert.equal(stack.simulator.chat(id())?.dissolved, false);
    await page.getByRole("button", { name: "Dissolve" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Dissolve" }).click();
    await line(/Chat dissolved.*by hand/).waitFor();
    assert.equal(stack.simulator.chat(id())?.dissolved, true);
  });
});
