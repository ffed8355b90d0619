import assert from "node:assert/strict";
import { contentKind } from "../../../src/api/content-kind";
import { amr, jpg, mp4, pdf, png } from "../../helpers/media-files";

describe("what a file is by its first bytes", () => {
  for (const [kind, content] of Object.entries({ png, jpg, mp4, amr: amr(1), other: pdf }))
    it(`knows ${kind}`, () => assert.equal(contentKind(content), kind));

  it("isn't known of one that ends too early", () => {
    for (const content of [png, jpg, mp4, amr(0)]) assert.equal(contentKind(content.subarray(0, 2)), "other");
    assert.equal(contentKind(Buffer.alloc(0)), "other");
  });
});
