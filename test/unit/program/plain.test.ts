import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { isPlain } from "../../../src/program/plain";

describe("whether an argument is there as it is", () => {
  it("is so of all that JSON can say", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isPlain(value)));
  });

  const waiting: readonly (readonly [string, unknown])[] = [
    ["an output", pulumi.output(1)],
    ["a secret", pulumi.secret("s")],
    ["a promise", Promise.resolve(1)],
    ["an asset", new pulumi.asset.StringAsset("text")],
    ["a function", () => 1],
    ["an object of a class", new Date(0)],
  ];
  for (const [what, value] of waiting) {
    it(`isn't so of ${what}, however deep it lies`, () => {
      assert.equal(isPlain(value), false);
      assert.equal(isPlain({ list: [1, { value }] }), false);
    });
  }
});
