import assert from "node:assert/strict";
import { whatNext } from "../../scripts/quickstart/tour.mjs";

const simulator = { url: "http://127.0.0.1:8787", pid: 17, data: "/x/quickstart.json" };

describe("the quickstart's last words", () => {
  it("end with the address of the simulator's page, where the simulator is kept running", () => {
    const [last] = whatNext(simulator, true, 30).split("\n").toReversed();
    assert.match(last ?? "", / http:\/\/127\.0\.0\.1:8787\/$/);
  });

  it("say how to start it again later with the chats in it, and that another quickstart forgets them", () => {
    for (const keep of [true, false]) {
      const words = whatNext(simulator, keep, 30);
      assert.match(words, /npm run simulator -- --port 8787 --data \S*quickstart\.json\n/);
      assert.match(words, /Another quickstart begins anew/);
    }
  });

  it("tell no address where the simulator isn't running", () => {
    const words = whatNext(simulator, false, 30);
    assert.doesNotMatch(words, /127\.0\.0\.1:8787\/$/m);
  });
});
