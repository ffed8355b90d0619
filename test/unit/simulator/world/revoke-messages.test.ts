import assert from "node:assert/strict";
import type { Chat, ChatMessage } from "../../../../src/simulator/world/chat";
import { type Revocation, revokeMessages } from "../../../../src/simulator/world/revoke-messages";

const message = (msgid: string): ChatMessage => ({
  by: "api",
  atMs: 0,
  kind: "message",
  msgid,
  jobid: `job-${msgid}`,
  agentId: 1,
  msgtype: "text",
  content: { content: "hello" },
  cuts: [],
  media: [],
  mentioned: [],
  safe: 0,
  receivers: 2,
  dropped: [],
});
const chat = (chatid: string, ...msgids: readonly string[]): Chat => ({
  chatid,
  corpId: "ww1",
  agentId: 1,
  name: "",
  owner: "ann",
  userlist: ["ann", "ben"],
  chatType: 0,
  visible: true,
  dissolved: false,
  createdAtMs: 0,
  events: msgids.map(message),
});
const chats = [chat("one", "a", "b"), chat("two", "c")];
const list = (...entries: readonly (readonly [string, string])[]): Revocation => ({
  kind: "list",
  entries: entries.map(([userid, msgid]) => ({ userid, msgid })),
});

/** Chat, message and from whom it was taken back. */
const taken = (after: readonly Chat[] | undefined) =>
  after?.flatMap(({ chatid, events }) =>
    events.flatMap((event) =>
      event.kind === "message" && event.revoked ? [[chatid, event.msgid, event.revoked]] : [],
    ),
  );

describe("simulator: revoking messages", () => {
  it("takes a job back from everybody, and answers only the chat that it changed", () => {
    const after = revokeMessages(chats, { kind: "job", jobid: "job-b" }, 7);
    assert.deepEqual(taken(after), [["one", "b", { atMs: 7, from: ["@all"] }]]);
    assert.equal(after?.length, 1);
  });

  it("takes messages back from those on a list", () =>
    assert.deepEqual(taken(revokeMessages(chats, list(["ann", "a"], ["ben", "a"], ["ben", "c"]), 7)), [
      ["one", "a", { atMs: 7, from: ["ann", "ben"] }],
      ["two", "c", { atMs: 7, from: ["ben"] }],
    ]));

  it("takes nothing back where one message isn't there", () => {
    assert.equal(revokeMessages(chats, list(["ann", "a"], ["ann", "z"]), 7), undefined);
    assert.equal(revokeMessages(chats, { kind: "job", jobid: "a" }, 7), undefined);
  });

  it("adds people, and changes nothing a second time", () => {
    const first = revokeMessages(chats, list(["ann", "a"]), 7) ?? [];
    assert.deepEqual(revokeMessages(first, list(["ANN", "a"]), 8), []);
    const both = revokeMessages(first, list(["ben", "a"]), 8) ?? [];
    assert.deepEqual(taken(both), [["one", "a", { atMs: 8, from: ["ann", "ben"] }]]);
    const all = revokeMessages(both, { kind: "job", jobid: "job-a" }, 9) ?? [];
    assert.deepEqual(taken(all), [["one", "a", { atMs: 9, from: ["@all"] }]]);
    assert.deepEqual(revokeMessages(all, list(["ann", "a"]), 10), []);
  });
});
