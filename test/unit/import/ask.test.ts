import assert from "node:assert/strict";
import type { LiveAppChat } from "../../../src/api/app-chat";
import { Secret } from "../../../src/api/redact";
import { askChats } from "../../../src/import/ask";

const settings = {
  corpId: "ww1",
  corpSecret: new Secret("a secret"),
  baseUrl: new URL("http://127.0.0.1"),
  maxMembers: 500,
};

describe("asking for chats to import", () => {
  it("leaves out a chat that the stack has under another spelling of its id, as WeCom's answer tells", async () => {
    let asked: readonly string[] = [];
    const get = async (chatId: string): Promise<LiveAppChat> => {
      asked = [...asked, chatId];
      return { chatId: "Oncall", name: "On call", owner: "lisi", userList: ["lisi", "wangwu"] };
    };
    const managed = new Map([["Oncall", "urn:pulumi:dev::test::pulumi-nodejs:dynamic:Resource::oncall"]]);
    const [chat] = await askChats(["oncall"], { appChat: { get }, settings, names: new Map(), managed });
    assert.equal(chat?.kind === "left-out" && chat.reason, `the stack has it already, as ${managed.get("Oncall")}`);
    assert.deepEqual(asked, ["oncall"]);
  });

  it("declares a chat once, by the id that WeCom knows it by, in how many spellings it is asked for", async () => {
    const get = async (): Promise<LiveAppChat> => ({
      chatId: "Oncall",
      name: "On call",
      owner: "lisi",
      userList: ["lisi", "wangwu"],
    });
    const ids = ["oncall", "ONCALL", "Oncall"];
    const chats = await askChats(ids, { appChat: { get }, settings, names: new Map(), managed: new Map() });
    assert.deepEqual(
      chats.map((chat) => chat.kind === "declared" && [chat.chatId, chat.spec.chatId, chat.state.chatId]),
      [["Oncall", "Oncall", "Oncall"]],
    );
  });
});
