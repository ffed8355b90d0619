import assert from "node:assert/strict";
import { whatNext } from "../../scripts/quickstart/tour.mjs";

const simulator = { url: "http://127.0.0.1:8787", pid: 17, data: "/x/quickstart.json" };

describe("the quickstart's last words", () => {
  it("end with the address of the simulator's page, where the simulator is kept running", () => {
    const [last] = whatNext(simulator, true, 30).split("\n").toReversed();
    assert.match(last ?? "", / http:\/\/127\.0\.0\.1:8787\/$/);
  });

  it("say how to start the simulator again, where it isn't", () => {
    const words = whatNext(simulator, false, 30);
    assert.match(words, /npm run simulator -- --port 8787 --data /);
    assert.doesNotMatch(words, /127\.0\.0\.1:8787\/$/m);
  });
});
