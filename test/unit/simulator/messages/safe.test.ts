import assert from "node:assert/strict";
import { safeFileExtensions, safeMessageTypes } from "../../../../src/api/limits";
import { messageTypeNames } from "../../../../src/simulator/messages/message-types";
import { keptSafe } from "../../../../src/simulator/messages/safe";

const ignoring = { safeUnsupported: "ignore" } as const;
const strict = { safeUnsupported: 40058 } as const;

describe("simulator: confidential messages", () => {
  it("are those of the types that may be", () => {
    const kept = messageTypeNames.filter((msgtype) => {
      const decision = keptSafe(msgtype, 1, ["plan.pdf"], ignoring);
      return "safe" in decision && decision.safe === 1;
    });
    assert.deepEqual(kept.toSorted(), safeMessageTypes.toSorted());
  });

  it("are never news, whatever the knob says", () => {
    assert.deepEqual(keptSafe("news", 1, [], ignoring), { refused: 40074 });
    assert.deepEqual(keptSafe("news", 0, [], strict), { safe: 0 });
  });

  it("are plain ones where they can't be confidential, or refused where the knob says so", () => {
    for (const msgtype of ["voice", "textcard", "markdown"] as const) {
      assert.deepEqual(keptSafe(msgtype, 1, [], ignoring), { safe: 0 });
      assert.deepEqual(keptSafe(msgtype, 1, [], strict), { refused: 40058 });
    }
  });

  it("hold only files of certain types", () => {
    for (const extension of safeFileExtensions)
      assert.deepEqual(keptSafe("file", 1, [`报告.v2.${extension.toUpperCase()}`], strict), { safe: 1 });
    for (const filename of ["a.zip", "pdf", "pdf.", ".pdf.gz"])
      assert.deepEqual(keptSafe("file", 1, [filename], strict), { refused: 40058 });
    assert.deepEqual(keptSafe("file", 1, ["a.zip"], ignoring), { safe: 0 });
  });
});
