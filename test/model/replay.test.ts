import assert from "node:assert/strict";
import { join } from "node:path";
import type { Lane } from "./lane";
import { Lanes } from "./lanes";
import { replayOf } from "./replay";

const meddling = join(__dirname, "meddling.cjs");

/** That the laws can be broken at all, and what a person gets then. */
describe("histories of a provider that meddles", function () {
  this.timeout(300_000);
  const lanes = Lanes.forTests();

  /** What a lane of its own has to say. */
  const toldBy = async (...[runs, replay]: [number, Parameters<Lane["run"]>[1]]): Promise<string> => {
    const lane = await lanes.open(meddling);
    return (await lane.run(runs, replay, () => undefined)) ?? assert.fail("no law was broken");
  };
  const essence = (told: string) => told.match(/^(BrokenLaw: .*|names end in .*|after: .*|with: .*)$/gm);

  it("are found to break a law, and told with a command that finds the same history again", async () => {
    const told = await toldBy(50, {});
    assert.match(told, /^BrokenLaw: nobody is added who isn't declared: meddler/);
    const [, MODEL_SEED, MODEL_PATH] = /MODEL_SEED=(\S+) MODEL_PATH=(\S+) npm run soak$/.exec(told) ?? [];
    const replay = replayOf({ MODEL_SEED, MODEL_PATH });
    assert.ok(replay);
    const again = await toldBy(1, replay);
    assert.equal(essence(again)?.length, 4);
    assert.deepEqual(essence(again), essence(told));
  });
});
