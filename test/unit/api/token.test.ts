import assert from "node:assert/strict";
import fc from "fast-check";
import { type AccessToken, AccessTokens, renewAt } from "../../../src/api/token";
import { FakeClock } from "./fake-clock";

const lifeMs = 7_200_000;

/** Tokens t1, t2, … that live two hours. */
const counted = () => {
  const clock = new FakeClock();
  let issued = 0;
  const tokens = new AccessTokens(
    async () => ({ value: `t${++issued}`, renewAtMs: renewAt(clock.now(), 7_200) }),
    clock,
  );
  return { clock, tokens };
};

/** Tokens that come when the test says so. */
const awaited = () => {
  const asked: PromiseWithResolvers<AccessToken>[] = [];
  const tokens = new AccessTokens(() => {
    const next = Promise.withResolvers<AccessToken>();
    asked.push(next);
    return next.promise;
  }, new FakeClock());
  return { asked, tokens };
};
const token = (value: string): AccessToken => ({ value, renewAtMs: Number.POSITIVE_INFINITY });

describe("access tokens", () => {
  it("asks for one token when three callers arrive together", async () => {
    const { tokens } = counted();
    assert.deepEqual(await Promise.all([tokens.get(), tokens.get(), tokens.get()]), ["t1", "t1", "t1"]);
  });

  it("uses a token until five minutes before its end", async () => {
    const { tokens, clock } = counted();
    await tokens.get();
    clock.nowMs += lifeMs - 300_001;
    assert.equal(await tokens.get(), "t1");
    clock.nowMs += 1;
    assert.deepEqual(await Promise.all([tokens.get(), tokens.get()]), ["t2", "t2"]);
  });

  it("never uses a token again that WeCom refused", async () => {
    const { tokens } = counted();
    tokens.refused(await tokens.get());
    assert.equal(await tokens.get(), "t2");
    tokens.refused("t2");
    assert.equal(await tokens.get(), "t3");
  });

  it("keeps a token that was renewed before a second caller's refusal came in", async () => {
    const { tokens } = counted();
    const old = await tokens.get();
    tokens.refused(old);
    await tokens.get();
    tokens.refused(old);
    assert.equal(await tokens.get(), "t2");
  });

  it("fails for all who waited, and asks anew for the next", async () => {
    const { tokens, asked } = awaited();
    const waiting = [tokens.get(), tokens.get()];
    asked[0]?.reject(new Error("no"));
    const outcomes = await Promise.allSettled(waiting);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    const next = tokens.get();
    asked[1]?.resolve(token("t2"));
    assert.equal(await next, "t2");
    assert.equal(asked.length, 2);
  });

  it("asks for nothing when the caller has left before", async () => {
    const { tokens, asked } = awaited();
    const reason = new Error("enough");
    await assert.rejects(tokens.get(AbortSignal.abort(reason)), (error) => error === reason);
    assert.equal(asked.length, 0);
  });

  it("lets a caller leave at once, and goes on for the others", async () => {
    const { tokens, asked } = awaited();
    const controller = new AbortController();
    const reason = new Error("enough");
    const leaving = tokens.get(controller.signal);
    const staying = tokens.get();
    controller.abort(reason);
    await assert.rejects(leaving, (error) => error === reason);
    asked[0]?.resolve(token("t1"));
    assert.equal(await staying, "t1");
    assert.equal(asked.length, 1);
  });

  it("keeps for the next caller a token for which nobody waits any more", async () => {
    const { tokens, asked } = awaited();
    const controller = new AbortController();
    const leaving = tokens.get(controller.signal);
    controller.abort();
    await assert.rejects(leaving, { name: "AbortError" });
    asked[0]?.resolve(token("t1"));
    assert.equal(await tokens.get(), "t1");
    assert.equal(asked.length, 1);
  });

  it("is renewed early, but not in the first half of its life, and never after its end", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 100_000 }), (issuedAtMs, lifeS) => {
        const usedMs = renewAt(issuedAtMs, lifeS) - issuedAtMs;
        assert.ok(usedMs >= lifeS * 500 && usedMs < lifeS * 1_000, `${usedMs} of ${lifeS} s`);
      }),
    );
  });
});
