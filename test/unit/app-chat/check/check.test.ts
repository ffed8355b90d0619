import assert from "node:assert/strict";
import fc from "fast-check";
import { checkAppChat } from "../../../../src/app-chat/check/check";
import type { Settings } from "../../../../src/config";
import { unknownValue } from "../../../../src/engine/unknown";
import { anyPeople } from "../../../helpers/chats";
import { someSettings } from "../../../helpers/settings";

const context = { urn: "urn:oncall", derivedChatId: "derived0", secrets: [] as string[] };

const check = (
  args: Record<string, unknown>,
  {
    olds = {},
    program = context,
    settings = someSettings,
  }: { olds?: object; program?: object; settings?: Settings } = {},
) =>
  checkAppChat(
    olds as Record<string, unknown>,
    { ...args, __context: program, __provider: "text" },
    {
      settings,
      declare: () => undefined,
    },
  );

const people = (...userids: string[]) => Object.fromEntries(userids.map((userid) => [userid, "member"]));
const crowd = (count: number) => people(...Array.from({ length: count }, (_, index) => `user${index}`));
const valid = { name: "On call", owner: "lisi", members: people("lisi", "zhangsan") };

describe("check of an AppChat", () => {
  it("gives a valid program back in its canonical form, with the derived id", () => {
    assert.deepEqual(check(valid), { inputs: { chatId: "derived0", __derived: true, ...valid }, failures: [] });
  });

  it("keeps nothing that is at its default", () => {
    const { inputs } = check({
      ...valid,
      membership: "authoritative",
      adopt: false,
      onDelete: "retain",
      allowMassRemoval: false,
    });
    assert.deepEqual(inputs, { chatId: "derived0", __derived: true, ...valid });
  });

  it("keeps what differs from its default", () => {
    const policies = { membership: "additive", adopt: true, onDelete: "archive", allowMassRemoval: true };
    const { inputs, failures } = check({ ...valid, ...policies });
    assert.deepEqual(failures, []);
    assert.deepEqual(inputs, { chatId: "derived0", __derived: true, ...valid, ...policies });
  });

  it("says all problems at once, each with its path, its value and the limit", () => {
    const { failures } = check({
      name: "x".repeat(51),
      owner: "nobody",
      members: { "li si": "member", zhangsan: 7, wangwu: "member" },
      chatId: "not-allowed",
      membership: "strict",
      adopt: "yes",
      onDelete: "destroy",
    });
    assert.deepEqual(failures, [
      `name ("${"x".repeat(51)}") has 51 characters, and 50 is the limit: WeCom would silently cut the rest`,
      'chatId ("not-allowed") must be 1 to 32 letters (a–z, A–Z) and digits',
      'membership ("strict") must be "authoritative" or "additive"',
      'adopt ("yes") must be true or false',
      'onDelete ("destroy") must be "retain", "archive" or "dismiss"',
      'members["li si"] is not a userid: 1 to 64 letters, digits and _-@. of which the first is a letter or a digit (the 账号 of the contacts list)',
      "members.zhangsan must be a label: a person's name, as a text",
      'owner ("nobody") must be one of the members',
    ]);
  });

  it("cuts short what somebody else chose, a value or a key", () => {
    const long = "x".repeat(1_000);
    const { failures } = check({ ...valid, chatId: long, [long]: 1, members: { ...valid.members, [long]: "member" } });
    assert.equal(failures.length, 3);
    for (const failure of failures) assert.ok(failure.length < 400, failure);
  });

  it("names what is wrong between two arguments also when a third is wrong by itself", () => {
    const { failures } = check({ name: "", owner: "nobody", members: people("lisi", "zhangsan") });
    assert.deepEqual(failures, [
      'name ("") is empty; leave it out to let WeCom name the chat',
      'owner ("nobody") must be one of the members',
    ]);
  });

  it("counts the characters of a name as WeCom does, not its UTF-16 units", () => {
    assert.deepEqual(check({ ...valid, name: "🎉".repeat(50) }).failures, []);
    assert.match(check({ ...valid, name: "🎉".repeat(51) }).failures.join(), /has 51 characters/);
  });

  it("wants at least two people, whatever their spelling", () => {
    assert.match(check({ ...valid, members: people("lisi", "LISI") }).failures.join(), /members .* must be 2 people/);
    assert.match(check({ members: {} }).failures.join(), /must be 2 people/);
  });

  it("takes as many people as the settings allow and says by how many more are too many", () => {
    const settings = { ...someSettings, maxMembers: 20 };
    assert.deepEqual(check({ members: crowd(20) }, { settings }).failures, []);
    assert.match(
      check({ members: crowd(23) }, { settings }).failures.join(),
      /are 23 people, 3 more than the limit of 20/,
    );
  });

  it("says that members are missing, and what they have to be", () => {
    assert.deepEqual(check({ name: "On call" }).failures, ["members is missing: say who belongs to the chat"]);
    assert.match(
      check({ members: "lisi" }).failures.join(),
      /members \("lisi"\) must be a list of userids, or an object/,
    );
    assert.match(check({ members: ["lisi", 5] }).failures.join(), /members\[1\] \(5\) must be a userid/);
  });

  it("names an argument that doesn't exist and those that do", () => {
    assert.match(
      check({ ...valid, member: [] }).failures.join(),
      /^member \(\[\]\) is not an argument of AppChat; these are: name, owner, members/,
    );
  });

  it("takes null for left out", () => {
    assert.deepEqual(check({ ...valid, name: null, adopt: null }).failures, []);
  });

  it("shows nothing of a secret argument, in its path neither", () => {
    const secret = { ...context, secrets: ["name", "members"] };
    const { failures } = check({ name: "s3cret".repeat(10), members: { "h!dden": "member" } }, { program: secret });
    assert.equal(failures.length, 3);
    assert.doesNotMatch(failures.join(), /s3cret|h!dden/);
    assert.match(failures.join(), /name \(a secret\) has 60 characters/);
    assert.match(failures.join(), /an entry of members \(a secret\) is not a userid/);
  });

  it("takes every argument for secret where the program doesn't say which are", () => {
    const { failures } = check({ ...valid, name: "s3cret".repeat(10) }, { program: {} });
    assert.doesNotMatch(failures.join(), /s3cret/);
  });

  describe("of the chat id", () => {
    const olds = { chatId: "kept0", __derived: true, ...valid };

    it("keeps the one that the chat has, whatever its URN has become", () => {
      assert.deepEqual(check(valid, { olds }).inputs, { chatId: "kept0", __derived: true, ...valid });
    });

    it("keeps an id that the program named once and leaves out later", () => {
      assert.equal(check(valid, { olds: { ...valid, chatId: "mine" } }).inputs.chatId, "mine");
      assert.equal(check(valid, { olds: { ...valid, chatId: "mine" } }).inputs.__derived, undefined);
    });

    it("takes one that the program names, and remembers that a derived one is derived", () => {
      assert.deepEqual(check({ ...valid, chatId: "mine" }, { olds }).inputs, { chatId: "mine", ...valid });
      assert.equal(check({ ...valid, chatId: "kept0" }, { olds }).inputs.__derived, true);
      assert.equal(check({ ...valid, chatId: "derived0" }).inputs.__derived, true);
    });

    it("refuses one that two resources declare, naming both", () => {
      const declare = () => "urn:other";
      const { failures } = checkAppChat(
        {},
        { ...valid, chatId: "same", __context: context },
        { settings: someSettings, declare },
      );
      assert.deepEqual(failures, ['chatId ("same") is declared twice in this program: by urn:other and by urn:oncall']);
    });
  });

  describe("of values that only the run will know", () => {
    it("lets them through", () => {
      const { inputs, failures } = check({ name: unknownValue, owner: unknownValue, members: unknownValue });
      assert.deepEqual(failures, []);
      assert.deepEqual(inputs, {
        chatId: "derived0",
        __derived: true,
        name: unknownValue,
        owner: unknownValue,
        members: unknownValue,
      });
    });

    it("takes members for unknown where one of them is", () => {
      assert.equal(check({ ...valid, members: { lisi: unknownValue } }).inputs.members, unknownValue);
    });

    it("leaves an unknown chat id unknown, also where the chat has one", () => {
      assert.equal(
        check({ ...valid, chatId: unknownValue }, { olds: { chatId: "kept0" } }).inputs.chatId,
        unknownValue,
      );
    });

    it("still checks what is known", () => {
      assert.equal(check({ name: "", members: unknownValue }).failures.length, 1);
    });
  });

  describe("of people", () => {
    it("spells them as the state does, so that the case of a userid is never a change", () => {
      const olds = { ...valid, chatId: "derived0", __derived: true };
      const shouted = { ...valid, owner: "LISI", members: people("LISI", "ZhangSan") };
      assert.deepEqual(check(shouted, { olds }).inputs, check(valid, { olds }).inputs);
    });

    it("takes the first of two spellings and its label", () => {
      const { inputs } = check({ members: { LiSi: "李四", zhangsan: "张三" } });
      assert.deepEqual(inputs.members, { LiSi: "李四", zhangsan: "张三" });
    });

    it("comes out alike for every order and case", () => {
      fc.assert(
        fc.property(anyPeople(2, 8), anyPeople(2, 8), (before, declared) => {
          const olds = { chatId: "c", members: people(...before) };
          const shuffled = declared.toReversed().map((id) => id.toUpperCase());
          const once = check({ members: people(...declared), allowMassRemoval: true }, { olds }).inputs.members;
          const again = check({ members: people(...shuffled), allowMassRemoval: true }, { olds }).inputs.members;
          const fold = (members: unknown) => Object.keys(members as object).map((id) => id.toLowerCase());
          assert.deepEqual(fold(again), fold(once));
        }),
      );
    });

    it("knows people whose userids are names of JavaScript's own", () => {
      const members = people("constructor", "toString", "hasOwnProperty");
      const { inputs, failures } = check({ members, owner: "constructor" });
      assert.deepEqual(failures, []);
      assert.deepEqual(Object.keys(inputs.members as object).length, 3);
    });
  });

  describe("of a removal of many", () => {
    const olds = { chatId: "derived0", __derived: true, members: crowd(19) };

    it("refuses ten people and more than half, and says how to go on", () => {
      const { failures } = check({ members: crowd(9) }, { olds });
      assert.deepEqual(failures, [
        "members: 10 of 19 people would be removed from the chat, more than half. If that is what you want, set allowMassRemoval: true",
      ]);
    });

    it("allows nine, or half, or what is allowed by the program", () => {
      assert.deepEqual(check({ members: crowd(10) }, { olds }).failures, []);
      assert.deepEqual(check({ members: crowd(10) }, { olds: { ...olds, members: crowd(20) } }).failures, []);
      assert.deepEqual(check({ members: crowd(2), allowMassRemoval: true }, { olds }).failures, []);
    });

    it("lets the run decide where the program's leave isn't known yet", () => {
      assert.deepEqual(check({ members: crowd(2), allowMassRemoval: unknownValue }, { olds }).failures, []);
    });

    it("says of an additive chat that the declared people are meant", () => {
      const { failures } = check({ members: crowd(2), membership: "additive" }, { olds });
      assert.match(failures.join(), /17 of 19 declared people would be removed/);
    });

    it("doesn't count where another chat takes its place", () => {
      assert.deepEqual(check({ members: crowd(2), chatId: "other" }, { olds }).failures, []);
    });
  });

  describe("of values that ignoreChanges took from the state", () => {
    const olds = { chatId: "derived0", __derived: true, name: "", owner: "lisi", members: people("lisi") };

    it("does not ask the program to mend what people did by hand", () => {
      const { inputs, failures } = check({ name: "", owner: "lisi", members: people("lisi") }, { olds });
      assert.deepEqual(failures, []);
      assert.deepEqual(inputs, olds);
    });

    it("still refuses an owner who isn't among them, and says whose members they are", () => {
      const { failures } = check({ owner: "wangwu", members: people("lisi") }, { olds });
      assert.deepEqual(failures, [
        'owner ("wangwu") must be one of the members, which are those of the state (is there an ignoreChanges?)',
      ]);
    });
  });

  it("remembers which arguments are secret, for the messages of later runs", () => {
    const { inputs } = check(valid, { program: { ...context, secrets: ["members"] } });
    assert.deepEqual(inputs, { chatId: "derived0", __derived: true, ...valid, __secrets: ["members"] });
  });

  it("refuses to dismiss on the public cloud, which can't", () => {
    const settings = { ...someSettings, baseUrl: new URL("https://qyapi.weixin.qq.com") };
    assert.match(
      check({ ...valid, onDelete: "dismiss" }, { settings }).failures.join(),
      /onDelete .* needs a private deployment/,
    );
    assert.deepEqual(check({ ...valid, onDelete: "dismiss" }).failures, []);
  });
});
