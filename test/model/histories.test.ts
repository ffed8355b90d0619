import assert from "node:assert/strict";
import { Lanes } from "./lanes";
import { replayOf } from "./replay";

const replay = replayOf(process.env);
const runs = Number(process.env.MODEL_RUNS ?? 200);

/** Side by side: a history waits for processes and calls more than it computes. */
const laneCount = 4;

/** A line each time so many histories are done, for who waits. */
const progressEvery = process.env.MODEL_PROGRESS ? 100 : Number.POSITIVE_INFINITY;

/**
 * Where to begin reading: a history is a `program` that `commands` edit and run; `history` says what must be true after
 * each run, `audit` after each call of the provider, `ledger` of messages. `little-pulumi` is the engine, `process-keeper`
 * has the provider processes, and a `lane` makes up histories with `arbitraries` and tells one that fails.
 */
describe("histories of programs, faults, crashes and changes by hand", function () {
  // A history that fails is made smaller step by step, and each step is a history.
  this.timeout(600_000 + runs * 2_000);
  const lanes = Lanes.forTests();

  it(`of ${replay ? "one that failed" : runs} hold every law`, async () => {
    const count = replay ? 1 : Math.min(laneCount, runs);
    const opened = [];
    for (let index = 0; index < count; index++) opened.push(await lanes.open());
    let done = 0;
    const countOne = () => {
      if (++done % progressEvery === 0) process.stderr.write(`${done} histories\n`);
    };
    const failures = await Promise.all(
      opened.map((lane) => lane.run(replay ? 1 : Math.ceil(runs / count), replay ?? {}, countOne)),
    );
    const found = failures.filter((failure) => failure !== undefined);
    assert.ok(found.length === 0, found.join("\n\n---\n\n"));
    assert.ok(done >= (replay ? 1 : runs), `only ${done} histories were run to their end`);
  });
});
