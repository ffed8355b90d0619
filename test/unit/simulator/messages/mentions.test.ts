import assert from "node:assert/strict";
import { mentionedIn } from "../../../../src/simulator/messages/mentions";

const chat = ["Ann", "ben", "cem"];
const by = (mentions: readonly string[], content = "") =>
  mentionedIn({ content: { content }, mentions }, chat, { mentionStranger: "ignore" });

describe("simulator: mentions", () => {
  it("are members, in the chat's own spelling and order, each once", () =>
    assert.deepEqual(by(["cem", "ANN", "ann"]), { mentioned: ["Ann", "cem"] }));

  it("are everybody, whoever else is named", () => assert.deepEqual(by(["ben", "@all"]), { mentioned: ["@all"] }));

  it("stand in the content too", () =>
    assert.deepEqual(by(["ben"], "<@cem> and <@nobody> and @ann, <@ cem>"), { mentioned: ["ben", "cem"] }));

  it("of people who aren't in the chat are ignored, or refused where the knob says so", () => {
    assert.deepEqual(by(["nobody"]), { mentioned: [] });
    const strict = { mentionStranger: 60111 } as const;
    assert.deepEqual(mentionedIn({ content: {}, mentions: ["ann", "nobody"] }, chat, strict), { refused: 60111 });
    assert.deepEqual(mentionedIn({ content: {}, mentions: ["ann", "@all"] }, chat, strict), { mentioned: ["@all"] });
    assert.deepEqual(mentionedIn({ content: { content: "<@nobody>" }, mentions: [] }, chat, strict), { mentioned: [] });
  });
});
