import assert from "node:assert/strict";
import { endpoints } from "../../../src/api/endpoints";
import { apiError } from "../../../src/api/failure";
import type { MediaUpload } from "../../../src/api/media";
import { type Sender, sendMessage } from "../../../src/app-chat-message/send";
import type { AppChatMessageSpec } from "../../../src/app-chat-message/spec";
import { WeComNetworkError } from "../../../src/errors";
import { FakeClock } from "../api/fake-clock";

const asset = (fields: object) => ({
  "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
  ...fields,
});

/** A sender whose calls answer, or throw, what is given, one after the other. */
const senderWith = (...answers: readonly unknown[]) => {
  const uploads: MediaUpload[] = [];
  const sent: object[] = [];
  const sender: Sender = {
    appChat: {
      send: async (message) => {
        const answer = answers[sent.push(message) - 1] ?? {};
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    media: { upload: async (upload) => ({ mediaId: `M${uploads.push(upload)}` }) },
    clock: { now: () => Date.UTC(2026, 0, 2), sleep: async () => undefined },
  };
  return { sender, uploads, sent };
};

const text: AppChatMessageSpec = { chatId: "c1", text: { content: "a" }, triggers: ["1"] };
const file: AppChatMessageSpec = {
  chatId: "c1",
  safe: true,
  file: { source: asset({ hash: "h", path: "docs/报告.pdf" }), filename: "周报.pdf" },
};

describe("sending a message", () => {
  it("sends the content, and neither triggers nor anything of Pulumi's", async () => {
    const { sender, sent } = senderWith({ messageId: "m1" });
    const delivery = await sendMessage(sender, { ...text, __provider: "p" });
    assert.deepEqual(delivery, { sentAt: "2026-01-02T00:00:00.000Z", messageId: "m1", outcome: "sent" });
    assert.deepEqual(sent, [{ chatId: "c1", msgtype: "text", text: { content: "a" } }]);
  });

  it("uploads a file before, and sends its id in its place", async () => {
    const { sender, sent, uploads } = senderWith();
    await sendMessage(sender, file);
    assert.deepEqual(uploads, [{ type: "file", source: "docs/报告.pdf", filename: "周报.pdf", sha256: "h" }]);
    assert.deepEqual(sent, [{ chatId: "c1", msgtype: "file", file: { mediaId: "M1" }, safe: true }]);
  });

  it("uploads each picture of mpnews, and leaves those that are uploaded already", async () => {
    const { sender, sent, uploads } = senderWith();
    const articles = [
      { title: "A", thumbSource: asset({ hash: "h", path: "a.png" }), content: "a" },
      { title: "B", thumbMediaId: "OLD", content: "b" },
      { title: "C", thumbSource: asset({ hash: "h", path: "c.png" }), content: "c" },
    ];
    await sendMessage(sender, { chatId: "c1", mpnews: { articles } });
    assert.deepEqual(
      uploads.map(({ type, source }) => [type, source]),
      [
        ["image", "a.png"],
        ["image", "c.png"],
      ],
    );
    const expected = [
      { title: "A", content: "a", thumbMediaId: "M1" },
      { title: "B", thumbMediaId: "OLD", content: "b" },
      { title: "C", content: "c", thumbMediaId: "M2" },
    ];
    assert.deepEqual(sent, [{ chatId: "c1", msgtype: "mpnews", mpnews: { articles: expected } }]);
  });

  it("uploads and sends once more where WeCom lost the upload, which it says before it sends", async () => {
    const { sender, sent, uploads } = senderWith(apiError(endpoints.send, 40007, "invalid media_id"));
    assert.deepEqual(await sendMessage(sender, file), { sentAt: "2026-01-02T00:00:00.000Z", outcome: "sent" });
    assert.equal(uploads.length, 2);
    assert.deepEqual(sent.at(-1), { chatId: "c1", msgtype: "file", file: { mediaId: "M2" }, safe: true });
  });

  it("gives up where that doesn't help, and where the id is the program's", async () => {
    const lost = apiError(endpoints.send, 40007, "invalid media_id");
    await assert.rejects(sendMessage(senderWith(lost, lost).sender, file), lost);
    const own = senderWith(lost);
    await assert.rejects(sendMessage(own.sender, { chatId: "c1", image: { mediaId: "OLD" } }), lost);
    assert.equal(own.sent.length, 1);
  });

  for (const [what, error] of [
    ["-1, system busy", apiError(endpoints.send, -1, "system busy")],
    ["6000, version conflict", apiError(endpoints.send, 6000, "data version conflict")],
    ["a lost answer", new WeComNetworkError("lost", { endpoint: "appchat/send", mayHaveArrived: true })],
  ] as const) {
    it(`is in doubt after ${what}, and not repeated`, async () => {
      const { sender, sent } = senderWith(error);
      assert.deepEqual(await sendMessage(sender, text), {
        delivery: { sentAt: "2026-01-02T00:00:00.000Z", outcome: "unknown" },
        cause: error,
      });
      assert.equal(sent.length, 1);
    });
  }

  it("is in doubt since the sending began, and sent when WeCom answered", async () => {
    for (const [failure, sentAt] of [
      [new WeComNetworkError("lost", { endpoint: "appchat/send", mayHaveArrived: true }), "1970-01-01T00:00:10.000Z"],
      [undefined, "1970-01-01T00:00:15.000Z"],
    ] as const) {
      const clock = new FakeClock();
      clock.nowMs = 0;
      const sender: Sender = {
        media: { upload: async () => clock.sleep(10_000).then(() => ({ mediaId: "M" })) },
        appChat: {
          send: async () => {
            await clock.sleep(5_000);
            if (failure) throw failure;
            return {};
          },
        },
        clock,
      };
      const sent = await sendMessage(sender, file);
      assert.equal(("cause" in sent ? sent.delivery : sent).sentAt, sentAt);
    }
  });

  it("fails where the message certainly wasn't sent", async () => {
    for (const error of [
      apiError(endpoints.send, 45009, "api freq out of limit"),
      apiError(endpoints.send, 86001, "invalid chatid"),
      new WeComNetworkError("refused", { endpoint: "appchat/send", mayHaveArrived: false }),
      new Error("a bug"),
    ]) {
      await assert.rejects(sendMessage(senderWith(error).sender, text), error);
    }
  });
});
