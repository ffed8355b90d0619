import assert from "node:assert/strict";
import { isRefused } from "../../../../src/simulator/wire/refusal";
import { knobsSchema } from "../../../../src/simulator/world/knobs";
import { Tokens } from "../../../../src/simulator/world/tokens";

describe("simulator: tokens", () => {
  it("are forgotten a day after they died, so that they are unknown and no longer expired", () => {
    let nowMs = 0;
    let serial = 0;
    const knobs = knobsSchema.parse({ tokenLifeS: 10 });
    const tokens = new Tokens(
      () => knobs,
      () => nowMs,
    );
    const issue = () => tokens.issue("ww", 1, () => ++serial);
    const { value } = issue();
    nowMs = 10_000;
    assert.deepEqual(tokens.use(value), { refused: 42001 });
    nowMs += 86_400_000;
    issue();
    assert.deepEqual(tokens.use(value), { refused: 40014 });
  });

  it("are renewed when less than a second is left", () => {
    let nowMs = 0;
    let serial = 0;
    const knobs = knobsSchema.parse({ tokenLifeS: 10 });
    const tokens = new Tokens(
      () => knobs,
      () => nowMs,
    );
    const issue = () => tokens.issue("ww", 1, () => ++serial).value;
    const first = issue();
    nowMs = 9_000;
    assert.equal(issue(), first);
    nowMs = 9_001;
    const second = issue();
    assert.notEqual(second, first);
    assert.ok(!isRefused(tokens.use(first)));
  });
});
