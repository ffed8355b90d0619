import assert from "node:assert/strict";
import type { SendOptions } from "../../../src/api/app-chat";
import { endpoints } from "../../../src/api/endpoints";
import { apiError } from "../../../src/api/failure";
import type { EarlierSending, InFlight, Sent } from "../../../src/app-chat-message/in-flight";
import { type OnceContext, sendOnce } from "../../../src/app-chat-message/send-once";
import type { AppChatMessageSpec } from "../../../src/app-chat-message/spec";
import { WeComNetworkError } from "../../../src/errors";

const spec: AppChatMessageSpec = { chatId: "c1", text: { content: "a" } };

/** A context that writes down what happens, in order. */
const contextWith = (
  given: {
    earlier?: EarlierSending;
    /** Of the requests before the last. */
    refusals?: readonly Error[];
    failure?: Error;
    engineDies?: boolean;
    noNotes?: boolean;
  } = {},
) => {
  const happened: unknown[] = [];
  let alive = true;
  const engine = { isAlive: async () => alive };
  const inFlight: InFlight = {
    takeEarlier: async () => {
      if (given.noNotes) throw new Error("EROFS");
      return given.earlier;
    },
    begin: async () => {
      if (given.noNotes) throw new Error("EROFS");
      happened.push("noted");
      return {
        keepSent: async (sent: Sent) => void happened.push(["kept", sent.messageId]),
        forget: async () => void happened.push("forgotten"),
      };
    },
  };
  const context: OnceContext = {
    sender: {
      appChat: {
        send: async (_, { around = (request) => request() }: SendOptions = {}) => {
          happened.push("asked for a token");
          for (const failure of [...(given.refusals ?? []), given.failure]) {
            const answer = around(async () => {
              happened.push("sent");
              alive = given.engineDies !== true;
              if (failure) throw failure;
            });
            if (failure === given.failure) await answer;
            else await answer.catch(() => happened.push("waited"));
          }
          return { messageId: "m1" };
        },
      },
      media: { upload: async () => ({ mediaId: "M" }) },
      clock: { now: () => 0, sleep: async () => undefined },
    },
    inFlight,
    engine,
    tell: { info: (text) => happened.push(`info: ${text}`), warning: (text) => happened.push(`warning: ${text}`) },
  };
  return { context, happened };
};

describe("sending a message once", () => {
  it("notes it before, and forgets the note when WeCom answered", async () => {
    const { context, happened } = contextWith();
    assert.deepEqual(await sendOnce(context, "k", spec), {
      sentAt: "1970-01-01T00:00:00.000Z",
      messageId: "m1",
      outcome: "sent",
    });
    assert.deepEqual(happened, ["asked for a token", "noted", "sent", "forgotten"]);
  });

  it("has a note only while a request is under way, not while it waits for the next", async () => {
    const { context, happened } = contextWith({ refusals: [apiError(endpoints.send, 45033, "")] });
    await sendOnce(context, "k", spec);
    const request = ["noted", "sent", "forgotten"];
    assert.deepEqual(happened, ["asked for a token", ...request, "waited", ...request]);
  });

  it("forgets the note, too, of what wasn't sent and of what Pulumi will record as in doubt", async () => {
    for (const failure of [
      apiError(endpoints.send, 45009, ""),
      new WeComNetworkError("lost", { endpoint: "appchat/send", mayHaveArrived: true }),
    ]) {
      const { context, happened } = contextWith({ failure });
      await sendOnce(context, "k", spec).catch(() => undefined);
      assert.deepEqual(happened, ["asked for a token", "noted", "sent", "forgotten"]);
    }
  });

  it("keeps the note where the engine that should record the answer is gone", async () => {
    const sent = contextWith({ engineDies: true });
    await sendOnce(sent.context, "k", spec);
    assert.deepEqual(sent.happened, ["asked for a token", "noted", "sent", ["kept", "m1"]]);
    const doubtful = contextWith({
      engineDies: true,
      failure: new WeComNetworkError("lost", { endpoint: "appchat/send", mayHaveArrived: true }),
    });
    await sendOnce(doubtful.context, "k", spec);
    assert.deepEqual(doubtful.happened, ["asked for a token", "noted", "sent"]);
  });

  it("doesn't send what a killed run sent, and takes over what that learnt", async () => {
    const { context, happened } = contextWith({
      earlier: { begunAt: "then", sent: { sentAt: "a second later", messageId: "m0" } },
    });
    assert.deepEqual(await sendOnce(context, "k", spec), {
      sentAt: "a second later",
      messageId: "m0",
      outcome: "sent",
    });
    assert.deepEqual(happened, [
      "info: A run that was killed sent this message at a second later; it isn't sent again.",
    ]);
  });

  it("is in doubt where a killed run had begun, and doesn't send", async () => {
    const { context, happened } = contextWith({ earlier: { begunAt: "then" } });
    const sent = await sendOnce(context, "k", spec);
    assert.ok("cause" in sent);
    assert.deepEqual(sent.delivery, { sentAt: "then", outcome: "unknown" });
    assert.match(sent.cause.message, /a run that was killed had begun to send this message at then/);
    assert.deepEqual(happened, []);
  });

  it("sends without a note where none can be kept, and warns of what that means", async () => {
    const { context, happened } = contextWith({ noNotes: true });
    await sendOnce(context, "k", spec);
    assert.equal(happened.at(-1), "sent");
    assert.match(
      String(happened.find((what) => String(what).startsWith("warning"))),
      /^warning: No note can be kept of messages on their way \(EROFS\)/,
    );
  });
});
