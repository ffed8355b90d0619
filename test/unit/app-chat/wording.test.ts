import assert from "node:assert/strict";
import { wordingFor } from "../../../src/app-chat/wording";

describe("the wording of messages", () => {
  it("names a chat with its id, and people up to a number that is read", () => {
    const { chat, people } = wordingFor();
    assert.equal(chat("c1", "On call"), '"On call" (c1)');
    assert.equal(chat("c1", ""), "c1");
    assert.equal(chat("c1", undefined), "c1");
    assert.equal(people(["a"]), "a");
    assert.equal(people(["a", "b", "c"]), "a, b and c");
    assert.match(people(Array.from({ length: 25 }, (_, index) => `u${index}`)), /u19 and 5 more$/);
  });

  it("says of a secret name only that it is one", () => {
    const { chat, name } = wordingFor(["name"]);
    assert.equal(chat("c1", "Nightingale"), "c1");
    assert.equal(name("Nightingale"), "(a secret)");
  });

  it("says of secret people only how many they are", () => {
    assert.equal(wordingFor(["members"]).people(["a", "b"]), "2 people (secret)");
    assert.equal(wordingFor(["owner"]).people(["a"]), "1 person (secret)");
  });
});
