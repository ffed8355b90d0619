import assert from "node:assert/strict";
import fc from "fast-check";
import { commonUsers, distinctUsers, includesUser, withoutUsers } from "../../../../src/simulator/world/userids";

const anyUserid = fc.stringMatching(/^[abAB12]{1,3}$/);
const anyList = fc.array(anyUserid, { maxLength: 12 });

describe("simulator: userids", () => {
  it("names each person once, in the first spelling", () => {
    assert.deepEqual(distinctUsers(["Ann", "ben", "ANN", "ann", "Ben"]), ["Ann", "ben"]);
  });

  it("splits a list into those who are in another and those who aren't, whatever the case", () =>
    fc.assert(
      fc.property(anyList, anyList, (list, others) => {
        const common = commonUsers(list, others);
        const without = withoutUsers(list, others);
        assert.deepEqual([...common, ...without].toSorted(), list.toSorted());
        assert.ok(common.every((userid) => includesUser(others, userid.toUpperCase())));
        assert.ok(!without.some((userid) => includesUser(others, userid.toLowerCase())));
      }),
    ));
});
