import assert from "node:assert/strict";
import fc from "fast-check";
import { reveal } from "../../../src/stack-state/reveal";
import { encrypted, plain } from "../drift/stacks";

describe("properties of the state", () => {
  it("come out of their wrappings as they were put in, however deep", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { properties, secret } = reveal({ a: plain(value), b: { deep: [plain(value)] }, c: value });
        const same = JSON.parse(JSON.stringify(value));
        assert.deepEqual(properties, { a: same, b: { deep: [same] }, c: value });
        assert.deepEqual(secret, ["a", "b"]);
      }),
    );
  });

  it("that are encrypted are left out and named", () => {
    assert.deepEqual(reveal({ members: encrypted(), owner: { in: [encrypted()] }, name: "On call" }), {
      properties: { name: "On call" },
      secret: ["members", "owner"],
      encrypted: ["members", "owner"],
    });
  });

  it("are not taken for secrets because they are objects of another kind", () => {
    const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", hash: "1" };
    assert.deepEqual(reveal({ asset }), { properties: { asset }, secret: [], encrypted: [] });
  });
});
