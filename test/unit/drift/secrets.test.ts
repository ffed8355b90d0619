import assert from "node:assert/strict";
import fc from "fast-check";
import { chatDrift } from "../../../src/drift/chat-drift";
import { compare } from "../../../src/drift/compare";
import { directoryOf } from "../../../src/drift/directory";
import { noticeOf } from "../../../src/drift/notice";
import { render } from "../../../src/drift/render";
import { summarize } from "../../../src/drift/summarize";
import { driftWords } from "../../../src/drift/words/words";
import { WeComProtocolError } from "../../../src/errors";
import { languages, reportFormats } from "../../../src/reports/formats";
import { anyChat, liveOf, managedChat, plain } from "./stacks";

/** As the state of a chat whose arguments are all secret. */
const secretChat = ({ name, owner, members, membership }: typeof anyChat extends fc.Arbitrary<infer T> ? T : never) =>
  managedChat("oncall", {
    __secrets: ["chatId", "name", "owner", "members"],
    chatId: plain("oncall"),
    name: plain(`xx${name}`),
    owner: plain(owner),
    members: plain(Object.fromEntries(members.map((each) => [each, `label of ${each}`]))),
    membership,
  });

describe("the report of a chat whose arguments are secret", () => {
  it("has none of its people in any format, language or message", () => {
    fc.assert(
      fc.property(anyChat, anyChat, (before, after) => {
        const chat = secretChat(before);
        const difference = compare(chat, liveOf(after), directoryOf([chat]));
        const report = summarize([chatDrift(chat, { kind: "compared", difference })]);
        const outputs = reportFormats.flatMap((format) =>
          languages.map((lang) => render(report, { format, lang }, process.stdout)),
        );
        for (const text of [...outputs, ...languages.map((lang) => noticeOf(report, driftWords[lang]) ?? "")]) {
          assert.doesNotMatch(text, /qz-/);
        }
      }),
    );
  });

  it("has neither its name nor its id, also where an error repeats the id", () => {
    const chat = managedChat(
      "thechat",
      {
        __secrets: ["chatId", "name"],
        chatId: plain("thechat"),
        name: plain("Hidden name"),
      },
      { urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/wecom:AppChat::resource" },
    );
    const error = new WeComProtocolError("no chat thechat here", { endpoint: "appchat/get", mayHaveArrived: false });
    const report = summarize([
      chatDrift(chat, { kind: "failed", error }),
      chatDrift(chat, { kind: "gone" }),
      chatDrift(chat, {
        kind: "compared",
        difference: compare(
          chat,
          {
            ...liveOf({
              name: "Other name",
              owner: "lisi",
              members: ["lisi"],
              membership: undefined,
              __undeclared: [],
              label: "member",
            }),
          },
          () => undefined,
        ),
      }),
    ]);
    for (const format of reportFormats) {
      assert.doesNotMatch(render(report, { format, lang: "en" }, process.stdout), /thechat|Hidden|Other name/);
    }
  });

  it("knows as secret what is encrypted in the state without being a secret argument", () => {
    const chat = managedChat("oncall", { members: plain({ "qz-1": "member", "qz-2": "member" }) });
    assert.deepEqual(chat.secrets, ["members"]);
  });
});
