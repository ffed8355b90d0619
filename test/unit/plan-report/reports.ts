import { summarize } from "../../../src/plan-report/summarize";
import { asset, created, deleted, replaced, same, secret, sent, stateOf, unknown, updated } from "./previews";

export const oddName = "a|`b`<c>\u001b[31m";
const many = Object.fromEntries(
  Array.from({ length: 25 }, (_, index) => [`guest${String(index).padStart(2, "0")}`, "member"]),
);
const text = { content: "hello" };

/** Everything that a report can say, among it names that mean something to a format. */
export const someReport = () =>
  summarize({
    steps: [
      created("new"),
      created("crowd", { members: { ...many, lisi: "Li Si" }, adopt: true }),
      created("hush", { name: secret, owner: secret, members: secret }),
      updated("all", {
        name: oddName,
        owner: "wangwu",
        members: { wangwu: "Wang Wu", ann: "member" },
        onDelete: "archive",
      }),
      updated("hidden", { members: secret, name: unknown }, { members: secret }),
      { ...updated("broken", { name: "B" }), oldState: stateOf("broken", {}, { __unsettled: { name: true } }) },
      replaced("moved", { chatId: "moved2" }, { onDelete: "archive" }),
      deleted("retained"),
      deleted("archived", { onDelete: "archive" }),
      deleted("dismissed", { onDelete: "dismiss" }),
      created("taken", { chatId: "taken1" }),
      deleted("former", { chatId: "taken1" }),
      { ...created("strange"), op: "import" },
      same("quiet", { membership: "additive" }),
      sent("greeting", { chatId: "all", text }),
      { ...sent("paper", { chatId: "quiet", file: { source: asset } }), op: "replace", replaceReasons: ["file"] },
      sent("whisper", { chatId: secret, video: secret }),
      sent("far", { chatId: "elsewhere", text }),
      { op: "create", urn: "urn:pulumi:dev::shop::aws:s3:Bucket::x" },
    ],
    diagnostics: [
      {
        severity: "warning",
        message: "warning: mind [this](http://x) @all\nsecond line",
        urn: "urn:pulumi:dev::shop::t::r",
      },
    ],
    same: 1,
  });

/** A thousand new chats and two thousand messages, which no day's quota and no minute's holds. */
export const longReport = () =>
  summarize({
    steps: [
      ...Array.from({ length: 1_500 }, (_, index) => created(`chat${index}`, { members: many, owner: "guest00" })),
      ...Array.from({ length: 2_000 }, (_, index) => sent(`m${index}`, { chatId: `chat${index % 1_500}`, text })),
    ],
    diagnostics: [],
  });
