import assert from "node:assert/strict";
import { audiencesOf, planMessages } from "../../../src/plan-report/messages";
import type { PreviewStep } from "../../../src/plan-report/preview/preview";
import { sortSteps } from "../../../src/plan-report/steps";
import { asset, chatUrn, created, same, secret, sent, unknown } from "./previews";

const plansOf = (...steps: readonly PreviewStep[]) => {
  const { chats, messages } = sortSteps(steps);
  return planMessages(messages, audiencesOf(chats), { isWhole: false }).map(({ plan }) => plan);
};
const text = { content: "hello" };

describe("the plan of a message", () => {
  it("says to which chat it goes, and how many people that reaches", () => {
    const [known, additive, hush, later] = plansOf(
      created("oncall"),
      same("guild", { membership: "additive", name: undefined }),
      created("board", { members: secret, name: secret }),
      created("crew", { members: unknown }),
      sent("a", { chatId: "oncall", text }),
      sent("b", { chatId: "guild", text }),
      sent("c", { chatId: "board", text }),
      sent("d", { chatId: "crew", text }),
    );
    assert.deepEqual([known?.chat, known?.reach], ["Chat oncall", { people: 3, atLeast: false, why: null }]);
    assert.deepEqual(
      [additive?.chat, additive?.chatResource, additive?.reach],
      [null, "guild", { people: 3, atLeast: true, why: null }],
    );
    assert.deepEqual([hush?.chat, hush?.reach], [null, { people: null, atLeast: false, why: "secret" }]);
    assert.deepEqual(later?.reach, { people: null, atLeast: false, why: "unknown" });
  });

  it("doesn't know who is in a chat that the preview leaves out, or doesn't name", () => {
    const whys = plansOf(
      { op: "read", urn: chatUrn("ops"), newState: { id: "read", inputs: { __external: true } } },
      sent("a", { chatId: "elsewhere", text }),
      sent("b", { chatId: "read", text }),
      sent("c", { chatId: secret, text }),
      sent("d", { chatId: unknown, text }),
    ).map(({ reach, chatId }) => [reach.people, reach.why, chatId]);
    assert.deepEqual(whys, [
      [null, "not-shown", "elsewhere"],
      [null, "not-managed", "read"],
      [null, "secret", null],
      [null, "unknown", null],
    ]);
  });

  it("may reach others in a chat that is taken over, and in that run only", () => {
    const reaches = plansOf(
      created("taken", { adopt: true }),
      same("ours", { adopt: true }),
      sent("a", { chatId: "taken", text }),
      sent("b", { chatId: "ours", text }),
    ).map(({ reach }) => reach.atLeast);
    assert.deepEqual(reaches, [true, false]);
  });

  it("counts the files that are uploaded for it", () => {
    const uploads = (content: object) => {
      const [plan] = plansOf(sent("a", { chatId: "x", ...content }));
      return [
        plan?.type,
        plan?.uploads,
        plan?.calls.byName.find(({ name }) => name === "media/upload")?.calls,
        plan?.calls.exact,
      ];
    };
    assert.deepEqual(uploads({ file: { source: asset } }), ["file", 1, 1, true]);
    assert.deepEqual(uploads({ image: { mediaId: "m" } }), ["image", 0, undefined, true]);
    assert.deepEqual(uploads({ text }), ["text", 0, undefined, true]);
    assert.deepEqual(uploads({ text: { content: secret } }), ["text", 0, undefined, true]);
    const articles = [{ thumbSource: asset }, { thumbMediaId: "m" }, { thumbSource: asset }];
    assert.deepEqual(uploads({ mpnews: { articles } }), ["mpnews", 2, 2, true]);
    assert.deepEqual(uploads({ video: secret }), ["video", null, undefined, false]);
    assert.deepEqual(uploads({ mpnews: { articles: unknown } }), ["mpnews", null, undefined, false]);
  });

  it("is there only where one is sent, and says why it is sent again", () => {
    const step = sent("a", { chatId: "x", text });
    const plans = plansOf(
      ...["same", "refresh", "update", "delete", "discard"].map((op) => ({ ...step, op })),
      { ...step, op: "replace", replaceReasons: ["text"] },
      { ...step, op: "create-replacement", urn: `${step.urn}2`, replaceReasons: ["id"] },
    );
    assert.deepEqual(
      plans.map(({ again, because }) => [again, because]),
      [
        [true, ["text"]],
        [true, ["id"]],
      ],
    );
  });
});
