import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { AppChat } from "../../../src/app-chat/resource";
import { pauseTraces } from "../../../src/program/pause-traces";

describe("the stack traces that a resource does without", () => {
  const isTraced = () => /\n\s+at /.test(new Error("x").stack ?? "");
  before(
    async () =>
      await pulumi.runtime.setMocks({ newResource: ({ inputs }) => ({ id: "id", state: inputs }), call: () => ({}) }),
  );

  it("are taken again as soon as it is made", () => {
    const limit = Error.stackTraceLimit;
    const traces = pauseTraces();
    assert.equal(isTraced(), false);
    traces.resume();
    assert.equal(isTraced(), true);
    assert.equal(Error.stackTraceLimit, limit);
  });

  it("are kept for those who look for leaked promises", () => {
    process.env.PULUMI_DEBUG_PROMISE_LEAKS = "1";
    try {
      const traces = pauseTraces();
      assert.equal(isTraced(), true);
      traces.resume();
    } finally {
      delete process.env.PULUMI_DEBUG_PROMISE_LEAKS;
    }
  });

  it("are not those of an error, which leads to the program's line", () => {
    const transformations: pulumi.ResourceTransformation[] = [
      () => {
        throw new Error("no");
      },
    ];
    assert.throws(
      () => new AppChat("oncall", { members: ["lisi", "zhangsan"] }, { transformations }),
      (error: Error) => error.message === "no" && /pause-traces\.test/.test(error.stack ?? ""),
    );
    assert.equal(isTraced(), true);
  });
});
