import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { coverage } from "../../../src/simulator/coverage";
import { simulationOf } from "../../../src/simulator/create-simulator";
import { simulatorOptionsSchema } from "../../../src/simulator/options";
import { simulatorApp } from "../../../src/simulator/server/handler";
import type { Edition } from "../../../src/simulator/world/edition";

/** The routes that hono answers; what it has for all methods is middleware and the answer to a wrong method. */
const registered = (edition: Edition): readonly string[] =>
  simulatorApp(simulationOf(simulatorOptionsSchema.parse({ edition }), () => {}))
    .routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);

describe("simulator: the coverage matrix", () => {
  it("claims exactly the routes that are there", () => {
    const claimed = Object.entries(coverage)
      .filter(([, { state }]) => state !== "not started")
      .map(([route]) => route);
    const there = new Set([...registered("public"), ...registered("private")]);
    assert.deepEqual(claimed.toSorted(), [...there].toSorted());
  });

  it("says in words what is missing wherever something is", () => {
    for (const [route, { state, gap }] of Object.entries(coverage))
      assert.equal(gap !== undefined && gap !== "", state !== "full", route);
  });

  it("names a test that exists for each route that is there", () => {
    const folder = join(__dirname, "..", "..", "integration", "simulator");
    for (const [route, { state, testedBy }] of Object.entries(coverage))
      if (state !== "not started") assert.ok(testedBy !== undefined && existsSync(join(folder, testedBy)), route);
  });
});
