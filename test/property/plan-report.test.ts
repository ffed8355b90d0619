import assert from "node:assert/strict";
import fc from "fast-check";
import { chatLimits } from "../../src/api/limits";
import { specOf } from "../../src/app-chat/plan/diff";
import { appChatType } from "../../src/engine/resource-type";
import type { ResourceState } from "../../src/plan-report/preview/preview";
import { summarize } from "../../src/plan-report/summarize";
import { type Simulator, startSimulator } from "../../src/simulator";
import { anyProgram } from "../helpers/chats";
import { LittleEngine } from "../helpers/little-engine";

/** Few enough that a change often leaves nobody whom the chat could do without. */
const limits = { ...chatLimits, maxMembers: 8, maxListLength: 500 };

const urn = `urn:pulumi:test::test::${appChatType}::chat`;

const argsOf = ({ members, ...rest }: { readonly members: Iterable<string> }) => ({
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  members: Object.fromEntries([...members].map((userid) => [userid, "member"])),
  allowMassRemoval: true,
});

describe("the calls that a plan predicts", function () {
  this.timeout(120_000);
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ knobs: { quotas: "off" } });
  });
  after(() => simulator.close());

  const made = () => {
    const names = simulator.requests().map(({ path }) => path.replace("/cgi-bin/", ""));
    simulator.clearRequests();
    return names.sort();
  };
  const predicted = (op: string, oldState: ResourceState | undefined, newState: ResourceState | undefined) => {
    const { calls } = summarize({
      steps: [{ op, urn, oldState, newState, diffReasons: ["members"] }],
      diagnostics: [],
    });
    assert.equal(calls.exact, true);
    return calls.byName.flatMap(({ name, calls: count }) => Array.from({ length: count }, () => name as string)).sort();
  };

  it("are those that the provider makes, whatever a program was and becomes", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyProgram(limits),
        anyProgram(limits),
        fc.constantFrom("retain", "archive"),
        async (first, second, onDelete) => {
          simulator.reset();
          const engine = new LittleEngine(simulator);
          await engine.up({ ...argsOf(first), onDelete });
          const before = engine.resource;
          assert.ok(before);
          assert.deepEqual(made(), predicted("create", undefined, { inputs: before.inputs }));

          const step = await engine.up({ ...argsOf(second), onDelete });
          const after = engine.resource;
          assert.ok(after);
          const expected =
            step === "same" ? [] : predicted("update", before, { inputs: specOf(after.inputs) as never });
          assert.deepEqual(made(), expected);

          await engine.destroy();
          assert.deepEqual(made(), predicted("delete", after, undefined));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("are those of a replacement that keeps the chat", async () => {
    await fc.assert(
      fc.asyncProperty(anyProgram(limits), anyProgram(limits), async (first, second) => {
        simulator.reset();
        const engine = new LittleEngine(simulator);
        await engine.up(argsOf(first));
        const before = engine.resource;
        made();
        await engine.up(argsOf(second), { replace: true });
        const after = engine.resource;
        assert.ok(before && after);
        assert.deepEqual(made(), predicted("replace", before, { inputs: after.inputs }));
      }),
      { numRuns: 100 },
    );
  });
});
