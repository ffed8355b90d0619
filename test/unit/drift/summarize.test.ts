import assert from "node:assert/strict";
import { chatDrift } from "../../../src/drift/chat-drift";
import { driftReportSchema } from "../../../src/drift/report";
import { summarize } from "../../../src/drift/summarize";
import { managedChat } from "./stacks";

const chat = managedChat("oncall");
const same = chatDrift(chat, { kind: "compared", difference: undefined });
const gone = chatDrift(chat, { kind: "gone" });
const renamed = chatDrift(chat, {
  kind: "compared",
  difference: { joined: null, left: null, renamed: { from: "a", to: "b" }, owner: null },
});
const unreadable = chatDrift(chat, { kind: "failed", error: new Error("no answer") });

describe("the report", () => {
  it("ends with 0 without drift, with 7 on drift, and with 1, which wins, where a chat can't be read", () => {
    const status = (...chats: Parameters<typeof summarize>[0]) => summarize(chats).exitStatus;
    assert.deepEqual([status(), status(same, same)], [0, 0]);
    assert.deepEqual([status(same, renamed), status(gone), status(renamed, gone)], [7, 7, 7]);
    assert.deepEqual([status(unreadable), status(renamed, unreadable, same, gone)], [1, 1]);
  });

  it("counts the chats, and says of which stack they are", () => {
    const { summary, stack, project, verdict } = summarize([same, renamed, gone, unreadable, same]);
    assert.deepEqual(summary, { chats: 5, unchanged: 2, changed: 1, gone: 1, unreadable: 1 });
    assert.deepEqual([stack, project, verdict], ["dev", "shop", "unknown"]);
    assert.deepEqual([summarize([]).stack, summarize([]).project], [null, null]);
  });

  it("is exactly what its schema says", () => {
    const report = summarize([same, renamed, gone, unreadable]);
    assert.deepEqual(driftReportSchema.parse(report), report);
  });

  it("says of a chat whether an update of it broke off, which alone is no drift", () => {
    const broken = managedChat("oncall", { __unsettled: { name: true } });
    const report = summarize([chatDrift(broken, { kind: "compared", difference: undefined })]);
    assert.deepEqual([report.chats[0]?.interrupted, report.exitStatus], [true, 0]);
  });
});
