import assert from "node:assert/strict";
import { ProgramMessages } from "../../../src/app-chat-message/program-messages";

describe("the messages of a program", () => {
  const inputs = { chatId: "c1", text: { content: "a" } };

  it("are known by what they say, whatever Pulumi adds and in whichever order", () => {
    const program = new ProgramMessages();
    program.declare("urn:a", inputs);
    program.declare("urn:a", inputs);
    assert.equal(program.urnOf({ __provider: "p", text: { content: "a" }, chatId: "c1" }), "urn:a");
    assert.equal(program.urnOf({ ...inputs, chatId: "c2" }), undefined);
  });

  it("have the stack and the project of their program", () => {
    const program = new ProgramMessages();
    assert.equal(program.scope, undefined);
    program.declare("urn:pulumi:prod::chats::some:Parent$pulumi-nodejs:dynamic/wecom:AppChatMessage::a", inputs);
    assert.equal(program.scope, "urn:pulumi:prod::chats");
  });

  it("can't be told apart where two say the same", () => {
    const program = new ProgramMessages();
    program.declare("urn:a", inputs);
    program.declare("urn:b", inputs);
    assert.equal(program.urnOf(inputs), undefined);
  });

  it("have the secrets that any of those who say it has, and where that isn't known nothing but secrets", () => {
    const program = new ProgramMessages();
    program.declare("urn:a", inputs, ["text"]);
    program.declare("urn:b", inputs, []);
    const isSecret = program.secretIn(inputs);
    assert.deepEqual([isSecret("text"), isSecret("chatId")], [true, false]);
    assert.equal(program.secretIn({ ...inputs, chatId: "c2" })("chatId"), true);
    program.declare("urn:c", { chatId: "c3" });
    assert.equal(program.secretIn({ chatId: "c3" })("chatId"), true);
  });
});
