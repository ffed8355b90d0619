import assert from "node:assert/strict";
import { Reachability } from "../../../src/api/reachability";
import { WeComNetworkError, WeComProtocolError, WeComTimeoutError } from "../../../src/errors";

const silence = new WeComNetworkError("refused", { endpoint: "appchat/get", mayHaveArrived: false });

describe("the reachability of WeCom", () => {
  it("is given up after so many failures in a row, with the error that they met", () => {
    const reachability = new Reachability(3);
    reachability.failed(silence);
    reachability.failed(new WeComTimeoutError("too late", { endpoint: "appchat/get", mayHaveArrived: false }));
    reachability.assert();
    reachability.failed(silence);
    assert.throws(() => reachability.assert(), silence);
    reachability.answered();
    assert.throws(() => reachability.assert(), silence);
  });

  it("is not given up while there are answers, good ones or bad", () => {
    const reachability = new Reachability(2);
    for (let round = 0; round < 5; round++) {
      reachability.failed(silence);
      if (round % 2) reachability.answered();
      else reachability.failed(new WeComProtocolError("a page", { endpoint: "appchat/get", mayHaveArrived: false }));
    }
    reachability.assert();
  });
});
