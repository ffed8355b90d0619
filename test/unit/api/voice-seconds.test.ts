import assert from "node:assert/strict";
import fc from "fast-check";
import { voiceSeconds } from "../../../src/api/voice-seconds";
import { amr } from "../../helpers/media-files";

describe("how long a voice plays", () => {
  it("is told by its frames", () => {
    assert.equal(voiceSeconds(amr(0)), 0);
    assert.equal(voiceSeconds(amr(60)), 60);
  });

  it("is told of wide band too", () => {
    const frame = Buffer.from([0x44, ...new Array(60).fill(0)]);
    const second = Buffer.concat(Array.from({ length: 50 }, () => frame));
    assert.equal(voiceSeconds(Buffer.concat([Buffer.from("#!AMR-WB\n"), second])), 1);
  });

  it("is a number for anything at all", () =>
    fc.assert(fc.property(fc.uint8Array(), (content) => assert.ok(voiceSeconds(content) >= 0))));
});
