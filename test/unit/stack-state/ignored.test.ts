import assert from "node:assert/strict";
import { ignoredBy } from "../../../src/stack-state/ignored";

/** What of a chat with these people is ignored. */
const ignored = (...paths: string[]) => {
  const { name, owner, member } = ignoredBy(paths);
  return [...(name ? ["name"] : []), ...(owner ? ["owner"] : []), ...["lisi", "li.si", 'a"b'].filter(member)];
};

describe("ignoreChanges", () => {
  it("of a property ignores it as a whole", () => {
    assert.deepEqual(ignored(), []);
    assert.deepEqual(ignored("name"), ["name"]);
    assert.deepEqual(ignored("owner", "members"), ["owner", "lisi", "li.si", 'a"b']);
    assert.deepEqual(ignored("*"), ["name", "owner", "lisi", "li.si", 'a"b']);
  });

  it("of a person ignores the person, written in any of Pulumi's ways", () => {
    assert.deepEqual(ignored("members.lisi"), ["lisi"]);
    assert.deepEqual(ignored('members["li.si"]'), ["li.si"]);
    assert.deepEqual(ignored('members["a\\"b"]', "members.other"), ['a"b']);
    assert.deepEqual(ignored("members[*]"), ["lisi", "li.si", 'a"b']);
    assert.deepEqual(ignored("*.lisi"), ["lisi"]);
    assert.deepEqual(ignored('members["*"]'), ["lisi", "li.si", 'a"b']);
  });

  it("of a person in another case ignores nobody, since to Pulumi that is another property", () => {
    assert.deepEqual(ignored("members.LiSi", 'members["LI.SI"]'), []);
  });

  it("of other properties changes nothing", () => {
    assert.deepEqual(ignored("onDelete", "name.x", "memberships", "adopt", "members.lisi.x", "*.*", "*[*]"), []);
  });
});
