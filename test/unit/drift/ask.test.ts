import assert from "node:assert/strict";
import { askChats } from "../../../src/drift/ask";
import { WeComApiError, WeComNetworkError } from "../../../src/errors";
import type { StackChat } from "../../../src/stack-state/chats";
import { chatOf, corpId, encrypted, live, resourceOf } from "./stacks";

const apiError = (kind: "absent" | "foreign", errcode: number) =>
  new WeComApiError({ endpoint: "appchat/get", errcode, errmsg: "no", kind, mayHaveArrived: false });

describe("asking for the chats of a state", () => {
  const findings = async (chats: readonly StackChat[], get: (chatId: string) => Promise<ReturnType<typeof live>>) =>
    (await askChats(chats, { appChat: { get }, corpId })).map(({ finding }) => finding);

  it("answers in the order of the state, and one that can't be read hides no other", async () => {
    const chats = ["a", "b", "c", "d"].map((name) => chatOf(resourceOf(name)));
    const waits: Record<string, number> = { a: 20, b: 1, c: 10, d: 0 };
    const got = await findings(chats, async (chatId) => {
      await new Promise((resolve) => setTimeout(resolve, waits[chatId]));
      if (chatId === "b") throw apiError("absent", 86001);
      if (chatId === "c") throw apiError("foreign", 86008);
      return live({ userList: chatId === "d" ? ["lisi", "wangwu"] : live().userList });
    });
    assert.deepEqual(got, ["unchanged", "gone", "unreadable", "changed"]);
  });

  it("asks nothing of chats that are another corp's or encrypted", async () => {
    const chats = [
      chatOf(resourceOf("elsewhere", { corpId: "ww2" })),
      chatOf(resourceOf("sealed", { members: encrypted() })),
    ];
    const asked: string[] = [];
    const drifts = await askChats(chats, {
      appChat: {
        get: async (chatId) => {
          asked.push(chatId);
          return live();
        },
      },
      corpId,
    });
    assert.deepEqual(asked, []);
    const reasons = drifts.map((drift) => (drift.finding === "unreadable" ? drift.reason : ""));
    assert.match(
      reasons[0] ?? "",
      /^The state is of the corp ww2, but the settings are for the corp ww0000000000000000\./,
    );
    assert.match(reasons[1] ?? "", /encrypted/);
  });

  it("says what it has done after every chat, also one that wasn't asked for", async () => {
    let steps = 0;
    const chats = [chatOf(resourceOf("a")), chatOf(resourceOf("b", { members: encrypted() }))];
    await askChats(chats, {
      appChat: { get: async () => live() },
      corpId,
      onAsked: () => {
        steps += 1;
      },
    });
    assert.equal(steps, 2);
  });

  it("stops asking where WeCom can't be reached at all", async () => {
    const chats = Array.from({ length: 500 }, (_, index) => chatOf(resourceOf(`c${index}`)));
    let asked = 0;
    const got = await findings(chats, async () => {
      asked += 1;
      throw new WeComNetworkError("refused", { endpoint: "appchat/get", mayHaveArrived: false });
    });
    assert.ok(asked < 50, `${asked} were asked for`);
    assert.ok(got.length === 500 && got.every((finding) => finding === "unreadable"));
  });
});
