import assert from "node:assert/strict";
import fc from "fast-check";
import { chosenChatId } from "../../../../src/api/limits";
import { deriveChatId, proposeChatId } from "../../../../src/app-chat/check/chat-id";

const urn = "urn:pulumi:prod::chats::pulumi-nodejs:dynamic/wecom:AppChat::oncall";

describe("a derived chat id", () => {
  it("is the same in every release: the chats of the world hang on it", () => {
    assert.equal(deriveChatId("", urn), "gjqhi128lljnhy405bylit3wetoppi9x");
    assert.equal(deriveChatId("blue", urn), "ipg3doomje1mgwb2qdwwrv3s4k5cwuuc");
  });

  it("is 32 characters of 0-9a-z, which WeCom takes", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (namespace, name) => {
        const id = deriveChatId(namespace, name);
        assert.match(id, /^[0-9a-z]{32}$/);
        assert.match(id, chosenChatId);
      }),
    );
  });

  it("differs by URN and by namespace", () => {
    const ids = [deriveChatId("", urn), deriveChatId("blue", urn), deriveChatId("", `${urn}2`)];
    assert.equal(new Set(ids).size, 3);
  });

  it("has another to propose in its place", () => {
    const id = deriveChatId("", urn);
    assert.notEqual(proposeChatId(id), id);
    assert.match(proposeChatId(id), chosenChatId);
    assert.equal(proposeChatId(id), proposeChatId(id));
  });
});
