import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chatsOf } from "../../../src/stack-state/chats";
import { parseDeployment } from "../../../src/stack-state/deployment";
import { chatOf, encrypted, plain, resourceOf } from "../drift/stacks";

describe("the chats of a stack", () => {
  it("are those that it manages, in the order of the state", () => {
    const chats = chatsOf([
      resourceOf("b"),
      { urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::s", type: "pulumi:pulumi:Stack" },
      resourceOf("read", {}, { external: true }),
      resourceOf("read-too", { __external: true }),
      resourceOf("replaced", {}, { delete: true }),
      resourceOf("to-be-replaced", {}, { pendingReplacement: true }),
      resourceOf("message", {}, { type: "pulumi-nodejs:dynamic/wecom:AppChatMessage" }),
      resourceOf("a"),
    ]);
    assert.deepEqual(
      chats.map(({ resource }) => resource),
      ["b", "a"],
    );
  });

  it("can be read where their secrets are decrypted", () => {
    const chat = chatOf(resourceOf("oncall", { members: plain({ ann: "Ann" }), __secrets: ["members"] }));
    assert.ok(chat.kind === "managed");
    assert.deepEqual(chat.state.members, { ann: "Ann" });
    assert.deepEqual(chat.secrets, ["members"]);
  });

  it("can't be read where what counts is encrypted, and say what and how it can", () => {
    const chat = chatOf(resourceOf("oncall", { members: encrypted(), owner: encrypted(), __secrets: ["members"] }));
    assert.ok(chat.kind === "opaque");
    assert.deepEqual([chat.encrypted, chat.name], [["owner", "members"], "On call"]);
    assert.equal(
      chat.why,
      "This export has its owner and members encrypted, so it can't be compared. With --stack, Pulumi is asked to decrypt.",
    );
  });

  it("can be read where only their id is encrypted: the resource has it too", () => {
    const chat = chatOf(resourceOf("oncall", { chatId: encrypted(), __secrets: ["chatId"] }));
    assert.ok(chat.kind === "managed");
    assert.equal(chat.state.chatId, "oncall");
  });

  it("of a state without members can't be read, and it says what mends it", () => {
    const chat = chatOf({ ...resourceOf("oncall"), outputs: {} });
    assert.ok(chat.kind === "opaque");
    assert.match(chat.why, /can't be read: [\s\S]*members[\s\S]*"pulumi refresh" reads the chat anew and mends it/);
  });

  it("of a state that an older release wrote can be read", () => {
    const fixture = join(__dirname, "../../e2e/fixtures/state-of-0.1.0.json");
    const text = readFileSync(fixture, "utf8");
    const chats = chatsOf(parseDeployment(text, fixture));
    assert.ok(chats.length > 0);
    for (const chat of chats) assert.equal(chat.kind, "managed", chat.kind === "opaque" ? chat.why : "");
  });
});
