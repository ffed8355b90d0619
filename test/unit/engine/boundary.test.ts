import assert from "node:assert/strict";
import { atBoundary } from "../../../src/engine/boundary";
import type { Diagnostics } from "../../../src/engine/diagnostics";
import { AppChatError, WeComNetworkError } from "../../../src/errors";

const silent: Diagnostics = { log: () => undefined, flush: async () => undefined };
const doing = { what: "reading the chat c1", provider: "the text" };
const answerOf = <T>(act: () => T | Promise<T>): Promise<T> => atBoundary(act, silent, doing);
const errorOf = async (act: () => unknown, diagnostics = silent): Promise<Error & Record<string, unknown>> => {
  const error = await atBoundary(act, diagnostics, doing).then(
    () => assert.fail("it succeeded"),
    (failure: unknown) => failure,
  );
  assert.ok(error instanceof Error);
  return error as Error & Record<string, unknown>;
};
const throwing = (what: unknown) => () => {
  throw what;
};

/** As src/app-chat makes them. */
const partial = (properties: object) =>
  Object.assign(new Error("half done"), { name: "PartialFailure", id: "team", properties, reasons: ["half done"] });

describe("the boundary to Pulumi's process", () => {
  describe("hands over a result", () => {
    it("as a copy that can be written to, however frozen the original is", async () => {
      const original = Object.freeze({ id: "x", outs: Object.freeze({ members: Object.freeze({ a: "member" }) }) });
      const copy = await answerOf(() => original);
      assert.deepEqual(copy, original);
      assert.notEqual(copy.outs, original.outs);
      Object.assign(copy.outs, { __provider: "the text" });
      Object.assign(copy.outs.members, { b: "member" });
      assert.deepEqual(original.outs, { members: { a: "member" } });
    });

    it("as plain JSON: classes, getters and symbols are gone", async () => {
      class Fancy {
        readonly name = "x";
        readonly #hidden = 1;
        get upper(): string {
          return `${this.name}${this.#hidden}`;
        }
      }
      const copy = await answerOf(() => ({ fancy: new Fancy(), [Symbol("s")]: 1 }));
      assert.deepEqual(copy, { fancy: { name: "x" } });
      assert.equal(Object.getPrototypeOf(copy.fancy), Object.prototype);
    });

    it("without what is undefined, at any depth", async () => {
      const copy = await answerOf(() => ({ a: undefined, b: { c: undefined, d: null }, e: [undefined] }));
      assert.deepEqual(copy, { b: { d: null }, e: [null] });
      assert.deepEqual(Object.keys(copy), ["b", "e"]);
    });

    it("with no half of a character, which the engine would not take", async () => {
      assert.deepEqual(await answerOf(() => ({ name: "ok\ud83d", list: ["\udc00", "😀"] })), {
        name: "ok\ufffd",
        list: ["\ufffd", "😀"],
      });
      assert.equal((await errorOf(throwing(new Error("ok\ud83d")))).message, "ok\ufffd");
      const { reasons } = await errorOf(throwing(Object.assign(partial({}), { reasons: ["half\ud83d"] })));
      assert.deepEqual(reasons, ["half\ufffd"]);
    });

    it("that is nothing as nothing", async () => {
      assert.equal(await answerOf(() => undefined), undefined);
      assert.deepEqual(await answerOf(async () => ({})), {});
    });
  });

  describe("turns into an Error what is thrown", () => {
    const odd: readonly (readonly [what: string, thrown: unknown, says: RegExp])[] = [
      ["undefined", undefined, /unknown failure: undefined/],
      ["null", null, /unknown failure: null/],
      ["a text", "no luck", /unknown failure: 'no luck'/],
      ["a number", 12, /unknown failure: 12/],
      ["an object", { code: 5 }, /unknown failure: \{ code: 5 \}/],
      ["an object without a prototype", Object.create(null), /unknown failure: \[Object: null prototype\]/],
      ["a symbol", Symbol("s"), /unknown failure: Symbol\(s\)/],
    ];
    for (const [what, thrown, says] of odd) {
      it(`${what}, so that the process answers at all`, async () => {
        const error = await errorOf(throwing(thrown));
        assert.match(error.message, says);
        assert.equal(error.cause, thrown);
        assert.deepEqual([error.code, error.id], [undefined, undefined]);
      });
    }

    it("and what a promise rejects with", async () => {
      assert.match((await errorOf(() => Promise.reject(undefined))).message, /unknown failure/);
    });

    it("without a code, which would be a gRPC status, and without an id, which would be a partial failure", async () => {
      const thrown = Object.assign(new TypeError("no"), { code: 12, id: "x", details: "d", metadata: {}, reasons: [] });
      const error = await errorOf(throwing(thrown));
      assert.deepEqual([error.name, error.message, error.cause], ["TypeError", "no", thrown]);
      assert.deepEqual([error.code, error.id, error.details, error.metadata, error.reasons], Array(5).fill(undefined));
    });
  });

  describe("shows", () => {
    it("the stack of what nobody expected, where it happened", async () => {
      const thrown = new TypeError("x is not a function");
      const error = await errorOf(throwing(thrown));
      assert.equal(error.stack, thrown.stack);
      assert.equal(`${error}`, "TypeError: x is not a function");
    });

    it("no stack of what a person can mend: the message is at the resource", async () => {
      for (const thrown of [
        new AppChatError("no"),
        new WeComNetworkError("no", { endpoint: "appchat/create", mayHaveArrived: true }),
        partial({}),
      ]) {
        const error = await errorOf(throwing(thrown));
        assert.equal(`${error}: ${error.stack}`, "pulumi-wecom: reading the chat c1 failed");
        assert.equal(error.message, thrown.message);
      }
    });
  });

  describe("hands over a partial failure", () => {
    it("with its id, reasons and properties, the provider's text among them", async () => {
      const thrown = partial(Object.freeze({ chatId: "team", name: undefined, members: { a: "member" } }));
      const { id, reasons, properties } = await errorOf(throwing(thrown));
      assert.deepEqual([id, reasons], ["team", ["half done"]]);
      assert.deepEqual(properties, { chatId: "team", members: { a: "member" }, __provider: "the text" });
      assert.deepEqual(Object.keys(properties as object), ["chatId", "members", "__provider"]);
    });

    it("as an ordinary one with its message where its properties can't be kept", async () => {
      const error = await errorOf(throwing(partial({ count: 1n })));
      assert.equal(error.message, "half done");
      assert.equal(error.id, undefined);
    });

    it("only where it is meant: properties alone don't make one", async () => {
      const error = await errorOf(throwing(Object.assign(new Error("no"), { id: "x", properties: {}, reasons: [] })));
      assert.deepEqual([error.id, error.properties], [undefined, undefined]);
    });
  });

  it("fails for a result that is no JSON, rather than say nothing", async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const result of [{ count: 1n }, circle, () => 1]) {
      const error = await errorOf(() => result);
      assert.notEqual(error.message, "");
      assert.equal(error.id, undefined);
    }
  });

  describe("lets messages out before the answer", () => {
    const delayed = () => {
      const events: string[] = [];
      const flushed = Promise.withResolvers<void>();
      const diagnostics: Diagnostics = {
        log: () => undefined,
        flush: async () => {
          events.push("flush");
          await flushed.promise;
          events.push("flushed");
        },
      };
      return { events, flushed, diagnostics };
    };

    it("of a success", async () => {
      const { events, flushed, diagnostics } = delayed();
      const answer = atBoundary(() => events.push("act"), diagnostics, doing).then(() => events.push("answer"));
      await new Promise((resolve) => setImmediate(resolve));
      flushed.resolve();
      await answer;
      assert.deepEqual(events, ["act", "flush", "flushed", "answer"]);
    });

    it("of a failure", async () => {
      const { events, flushed, diagnostics } = delayed();
      const answer = errorOf(throwing(new Error("no")), diagnostics).then(() => events.push("answer"));
      await new Promise((resolve) => setImmediate(resolve));
      flushed.resolve();
      await answer;
      assert.deepEqual(events, ["flush", "flushed", "answer"]);
    });

    it("and answers all the same when they can't be let out", async () => {
      const broken: Diagnostics = { log: () => undefined, flush: () => Promise.reject(new Error("no engine")) };
      assert.equal(await atBoundary(() => 1, broken, doing), 1);
      assert.equal((await errorOf(throwing(new Error("no")), broken)).message, "no");
    });
  });
});
