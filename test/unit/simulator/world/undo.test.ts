import assert from "node:assert/strict";
import fc from "fast-check";
import { changeByHand, type HandChange } from "../../../../src/simulator/world/by-hand";
import type { Chat } from "../../../../src/simulator/world/chat";
import { undoOf } from "../../../../src/simulator/world/undo";

const people = ["ann", "ben", "cem", "dan", "eve"];
const rules = { maxMembers: 4, knows: () => true };
const chat = (owner: string, userlist: readonly string[], name = "Team"): Chat => ({
  chatid: "team",
  corpId: "ww0000000000000000",
  agentId: 1000002,
  name,
  owner,
  userlist,
  chatType: 0,
  visible: true,
  dissolved: false,
  createdAtMs: 0,
  events: [],
});
const inTurn = (start: Chat, changes: readonly HandChange[]): Chat =>
  changes.reduce((before, change) => changeByHand(before, change, rules, 1), start);
const seen = ({ name, owner, userlist }: Chat) => ({ name, owner, members: userlist.toSorted() });

describe("simulator: what takes a change by hand back", () => {
  it("leaves the chat as it was, whatever the change", () => {
    const chats = fc
      .record({
        userlist: fc.subarray(people, { minLength: 1, maxLength: rules.maxMembers }),
        owner: fc.nat(),
        name: fc.constantFrom("Team", "Ours"),
      })
      .map(({ userlist, owner, name }) => chat(String(userlist[owner % userlist.length]), userlist, name));
    const changesOf = ({ userlist }: Chat): fc.Arbitrary<HandChange> => {
      const others = people.filter((userid) => !userlist.includes(userid));
      const room = rules.maxMembers - userlist.length;
      const joining = fc.subarray(others, { minLength: 1, maxLength: Math.max(1, room) });
      return fc.oneof(
        fc.subarray([...userlist], { minLength: 1 }).map((userids) => ({ kind: "leave", userids }) as const),
        fc.constantFrom(...userlist).map((owner) => ({ kind: "owner", owner }) as const),
        fc.constantFrom("Team", "Other").map((name) => ({ kind: "rename", name }) as const),
        ...(room > 0 ? [joining.map((userids) => ({ kind: "join", userids }) as const)] : []),
      );
    };
    fc.assert(
      fc.property(
        chats.chain((before) => fc.tuple(fc.constant(before), changesOf(before))),
        ([before, change]) => {
          const after = inTurn(before, [change]);
          assert.deepEqual(seen(inTurn(after, undoOf(before, after))), seen(before));
        },
      ),
    );
  });

  it("makes nobody the owner who was none, or who wasn't in the chat", () => {
    const others = ["ben", "cem"];
    assert.deepEqual(undoOf(chat("", []), chat("ann", ["ann"])), [{ kind: "leave", userids: ["ann"] }]);
    assert.deepEqual(undoOf(chat("ann", others), chat("ben", others)), []);
  });

  it("isn't there where nothing changed, or where the chat is dissolved", () => {
    const before = chat("ann", ["ann", "ben"]);
    assert.deepEqual(undoOf(before, before), []);
    assert.deepEqual(undoOf(before, { ...before, dissolved: true }), []);
  });
});
