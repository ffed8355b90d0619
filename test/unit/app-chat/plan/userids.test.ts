import assert from "node:assert/strict";
import fc from "fast-check";
import { samePerson, Userids } from "../../../../src/app-chat/plan/userids";
import { anyPeople, folded } from "../../../helpers/chats";

const anyList = anyPeople(0, 8);

describe("a set of userids", () => {
  it("has a person under any spelling and keeps the first one", () => {
    const set = Userids.of(["LiSi", "lisi", "zhangsan"]);
    assert.equal(set.size, 2);
    assert.ok(set.has("LISI"));
    assert.equal(set.spell("lisi"), "LiSi");
    assert.equal(set.spell("stranger"), "stranger");
  });

  it("lists people in one order, whatever order they came in", () => {
    fc.assert(
      fc.property(anyList, (people) => {
        assert.deepEqual([...Userids.of(people)], [...Userids.of(people.toReversed())]);
      }),
    );
  });

  it("adds, removes and intersects as sets of folded userids do", () => {
    fc.assert(
      fc.property(anyList, anyList, (left, right) => {
        const [a, b] = [Userids.of(left), Userids.of(right)];
        assert.deepEqual(folded(a.plus(b)), folded(left).union(folded(right)));
        assert.deepEqual(folded(a.minus(b)), folded(left).difference(folded(right)));
        assert.deepEqual(folded(a.and(b)), folded(left).intersection(folded(right)));
        for (const userid of a.plus(b)) if (a.has(userid)) assert.equal(userid, a.spell(userid));
      }),
    );
  });

  it("takes two spellings for one person and nobody for nobody", () => {
    assert.ok(samePerson("LiSi", "lisi"));
    assert.ok(samePerson(undefined, undefined));
    assert.ok(!samePerson("lisi", undefined));
    assert.ok(!samePerson("lisi", "zhangsan"));
  });
});
