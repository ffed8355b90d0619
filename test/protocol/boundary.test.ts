import assert from "node:assert/strict";
import { type ProviderProcess, Providers } from "../helpers/provider-process";
import { type Properties, RpcFailure } from "../helpers/provider-process-wire";

// Our own provider gives no cause for these, so another one stands in, with the boundary that ours has.
const textOf = (which: "bare" | "bound"): string =>
  `exports.handler=()=>require("module").createRequire(process.cwd()+"/")("../../test/protocol/obeying-provider.cjs").${which}`;
const that = (does: string, which: "bare" | "bound" = "bound"): Properties => ({ does, __provider: textOf(which) });

describe("the boundary to Pulumi's process, in that process", function () {
  this.timeout(60_000);
  const providers = new Providers();
  let provider: ProviderProcess;
  before(async () => {
    provider = await providers.start();
  });
  after(() => providers.close());

  const methods: Readonly<Record<string, (properties: Properties) => Promise<unknown>>> = {
    check: (properties) => provider.check({}, properties),
    diff: (properties) => provider.diff("x", properties, properties),
    create: (properties) => provider.create(properties),
    read: (properties) => provider.read("x", properties),
    update: (properties) => provider.update("x", properties, properties),
    delete: (properties) => provider.delete("x", properties),
  };
  const failureOf = async (answer: Promise<unknown>): Promise<RpcFailure> => {
    const failure = await answer.then(
      (value) => assert.fail(`it was answered: ${JSON.stringify(value)}`),
      (error: unknown) => error,
    );
    assert.ok(failure instanceof RpcFailure);
    return failure;
  };

  for (const [what, thrown, says] of [
    ["undefined", "undefined", /^an unknown failure: undefined$/],
    ["null", "null", /^an unknown failure: null$/],
    ["a text", '"no luck"', /^an unknown failure: 'no luck'$/],
    ["a number", "12", /^an unknown failure: 12$/],
    ["an object", "{ code: 5, details: 'x' }", /^an unknown failure: \{ code: 5, details: 'x' \}$/],
  ] as const) {
    it(`answers every method that throws ${what}, as an ordinary failure`, async () => {
      for (const [method, call] of Object.entries(methods)) {
        const { code, message, partial } = await failureOf(call(that(`throw ${thrown}`)));
        assert.deepEqual([code, partial], [2, undefined], method);
        assert.match(message, says, method);
      }
    });
  }

  it("makes of a number as code no gRPC status, and of an id no partial failure", async () => {
    const odd = "throw Object.assign(new Error('no'), { code: 12, id: 'x', properties: {}, reasons: ['r'] })";
    for (const [method, call] of Object.entries(methods)) {
      const { code, message, partial } = await failureOf(call(that(odd)));
      assert.deepEqual([code, message, partial], [2, "no", undefined], method);
    }
    assert.equal((await failureOf(provider.read("x", that(odd, "bare")))).code, 12, "without it the code gets through");
    assert.equal((await failureOf(provider.create(that(odd, "bare")))).partial?.id, "x");
  });

  it("keeps of a partial failure the provider's text, without which nothing could be done with it later", async () => {
    const partial =
      "throw Object.assign(new Error('no'), { name: 'PartialFailure', id: 'x', properties: { a: 1 }, reasons: ['r'] })";
    for (const failing of [provider.create(that(partial)), provider.update("x", {}, that(partial))]) {
      const failure = await failureOf(failing);
      assert.deepEqual(failure.partial, {
        id: "x",
        properties: { a: 1, __provider: textOf("bound") },
        reasons: ["r"],
      });
    }
    assert.deepEqual((await failureOf(provider.create(that(partial, "bare")))).partial?.properties, { a: 1 });
  });

  for (const [what, outs, kept] of [
    ["what is undefined, at any depth", "{ a: undefined, b: { c: undefined }, d: [undefined] }", { b: {}, d: [null] }],
    ["functions and symbols", "{ a: () => 1, b: Symbol('s'), c: 1 }", { c: 1 }],
    ["frozen objects", "Object.freeze({ a: Object.freeze({ b: 1 }) })", { a: { b: 1 } }],
    ["a date", "{ at: new Date(0) }", { at: "1970-01-01T00:00:00.000Z" }],
    ["numbers that JSON doesn't have", "{ a: NaN, b: [-Infinity] }", { a: null, b: [null] }],
    ["bytes", "{ bytes: Buffer.from('a') }", { bytes: { type: "Buffer", data: [97] } }],
  ] as const) {
    it(`hands over a result with ${what}, where the bare process fails or loses it after the fact`, async () => {
      const does = `return { id: "x", outs: ${outs} }`;
      const made = await provider.create(that(does));
      assert.deepEqual(made, { id: "x", properties: { ...kept, __provider: textOf("bound") } });
      const bare = await provider.create(that(does, "bare")).catch((error: unknown) => error);
      assert.notDeepEqual(bare, { id: "x", properties: { ...kept, __provider: textOf("bare") } });
    });
  }

  it("hands over frozen inputs of a check and frozen outputs of an update", async () => {
    const { inputs } = await provider.check({}, that("return Object.freeze({ inputs: Object.freeze({ a: 1 }) })"));
    assert.deepEqual(inputs, { a: 1, __provider: textOf("bound") });
    const updated = await provider.update("x", {}, that("return { outs: Object.freeze({ a: 1 }) }"));
    assert.deepEqual(updated, { a: 1, __provider: textOf("bound") });
  });

  it("answers what is no JSON at all with a failure in words, and the process goes on", async () => {
    for (const value of ["1n", "(() => { const circle = {}; circle.self = circle; return circle; })()"]) {
      const { code, message } = await failureOf(provider.create(that(`return { id: "x", outs: { value: ${value} } }`)));
      assert.equal(code, 2);
      assert.match(message, /BigInt|circular/);
    }
    assert.equal((await provider.create(that('return { id: "x", outs: {} }'))).id, "x");
  });
});
