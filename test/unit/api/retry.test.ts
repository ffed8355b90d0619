import assert from "node:assert/strict";
import fc from "fast-check";
import { type Endpoint, endpoints } from "../../../src/api/endpoints";
import { apiError } from "../../../src/api/failure";
import { mayRepeat, retryDelayMs } from "../../../src/api/retry";
import {
  AppChatError,
  type UnansweredOptions,
  WeComConfigError,
  type WeComError,
  WeComNetworkError,
  WeComProtocolError,
  WeComTimeoutError,
} from "../../../src/errors";

const both: readonly Endpoint[] = Object.values(endpoints);
const reads = both.filter(({ writes }) => !writes);

const said = (errcode: number) => (endpoint: Endpoint) => apiError(endpoint, errcode, "");
type Failure = (options: UnansweredOptions) => WeComError;
/** A failure after which only a write is in doubt. */
const broken =
  (failure: Failure) =>
  ({ name, writes }: Endpoint): WeComError =>
    failure({ endpoint: name, mayHaveArrived: writes });
const never =
  (failure: Failure) =>
  ({ name }: Endpoint): WeComError =>
    failure({ endpoint: name, mayHaveArrived: false });
const odd = (httpStatus: number) => broken((options) => new WeComProtocolError("", { ...options, httpStatus }));

const cases: readonly (readonly [
  what: string,
  error: (endpoint: Endpoint) => WeComError,
  repeated: readonly Endpoint[],
])[] = [
  ["system busy (-1), which leaves open whether it was done", said(-1), reads],
  ["a version conflict (6000), which leaves it open too", said(6000), reads],
  ["too many calls at once (45033), which was not done", said(45033), both],
  ["a quota that is used up (45009)", said(45009), []],
  ["a refused token, which is renewed first", said(42001), []],
  ["a wrong secret", said(40001), []],
  ["no such chat", said(86001), []],
  ["a code that nobody knows", said(99999), []],
  ["a connection that never stood", never((options) => new WeComNetworkError("", options)), both],
  ["a connection that broke", broken((options) => new WeComNetworkError("", options)), reads],
  ["a host that could not be reached in time", never((options) => new WeComTimeoutError("", options)), both],
  ["an answer that did not come in time", broken((options) => new WeComTimeoutError("", options)), reads],
  ["an answer that was cut", broken((options) => new WeComProtocolError("", options)), reads],
  ["a gateway's 502", odd(502), reads],
  ["a gateway's 429", odd(429), reads],
  ["a redirect", odd(302), []],
  ["a proxy that wants a password", odd(407), []],
  ["a sign-in page", odd(200), []],
  ["a bad setting", () => new WeComConfigError(""), []],
  ["a chat that a person has to look at", () => new AppChatError(""), []],
];

describe("whether a call is repeated", () => {
  for (const [what, error, repeated] of cases) {
    const which = repeated.length === 0 ? "nothing" : repeated === reads ? "reads only" : "reads and writes";
    it(`repeats ${which} after ${what}`, () => {
      for (const endpoint of both) {
        assert.equal(mayRepeat(error(endpoint)), repeated.includes(endpoint), endpoint.name);
      }
    });
  }

  it("never repeats what may have changed something", () => {
    const anyFailure = fc
      .tuple(fc.constantFrom(...both), fc.constantFrom(...cases))
      .map(([endpoint, [, error]]) => error(endpoint));
    fc.assert(fc.property(anyFailure, (failure) => !(failure.mayHaveArrived && mayRepeat(failure))));
  });

  it("knows which calls change something", () => {
    assert.deepEqual(
      reads.map(({ name }) => name),
      ["gettoken", "appchat/get", "media/upload"],
    );
  });
});

describe("how long a repeat waits", () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it("is any time up to 200 ms, doubled with each repeat", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), random, (repeat, chance) => {
        const delayMs = retryDelayMs(repeat, chance);
        assert.ok(delayMs !== undefined && Number.isInteger(delayMs));
        assert.ok(delayMs >= 0 && delayMs < 200 * 2 ** (repeat - 1), `${delayMs} ms`);
      }),
    );
  });

  it("grows with chance alone, so that many clients spread over the whole time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), random, random, (repeat, a, b) => {
        const [low = 0, high = 0] = [a, b].sort((x, y) => x - y).map((chance) => retryDelayMs(repeat, chance));
        assert.ok(low <= high);
      }),
    );
    assert.deepEqual([retryDelayMs(3, 0), retryDelayMs(3, 0.5), retryDelayMs(3, 0.999)], [0, 400, 799]);
  });

  it("gives up after three repeats, as WeCom advises", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4 }), random, (repeat, chance) => retryDelayMs(repeat, chance) === undefined),
    );
  });
});
