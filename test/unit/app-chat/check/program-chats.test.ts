import assert from "node:assert/strict";
import { ProgramChats } from "../../../../src/app-chat/check/program-chats";

describe("the chats that a program declares", () => {
  it("are known by id and by the resource that declares them", () => {
    const chats = new ProgramChats();
    assert.equal(chats.declare("urn:a", "one"), undefined);
    assert.ok(chats.declares("one"));
    assert.equal(chats.urnOf("one"), "urn:a");
    assert.ok(!chats.declares("two"));
  });

  it("may be declared again by the same resource", () => {
    const chats = new ProgramChats();
    chats.declare("urn:a", "one");
    assert.equal(chats.declare("urn:a", "one"), undefined);
  });

  it("name the other resource that has the same chat", () => {
    const chats = new ProgramChats();
    chats.declare("urn:a", "one");
    assert.equal(chats.declare("urn:b", "one"), "urn:a");
  });

  it("no longer count an id that their resource gave up", () => {
    const chats = new ProgramChats();
    chats.declare("urn:a", "one");
    chats.declare("urn:a", "two");
    assert.ok(!chats.declares("one"));
    assert.equal(chats.declare("urn:b", "one"), undefined);
  });
});
