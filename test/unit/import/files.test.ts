import assert from "node:assert/strict";
import fc from "fast-check";
import { importedChat } from "../../../src/import/chat";
import { type Declared, importFileText, programText } from "../../../src/import/files";
import { someSettings } from "../../helpers/settings";
import { oddNames } from "../../integration/import/command";
import { literalsOf, problemsOf } from "./typescript";

const declared = (name: string, label?: string, chatId = "c1"): Declared => {
  const live = { chatId, name, owner: "LiSi", userList: ["zhangsan", "LiSi"] };
  const chat = importedChat(live, new Map(label === undefined ? [] : [["lisi", label]]), someSettings);
  assert.ok(chat.kind === "declared", JSON.stringify(chat));
  return chat;
};

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).map((text) => [...text].slice(0, 50).join("")),
  fc.constantFrom(...oddNames.filter((name) => name !== "")),
);

describe("what pulumi-wecom import writes", () => {
  it("is a program that compiles, out of which no name and no label breaks", () => {
    fc.assert(
      fc.property(anyText, anyText, (name, label) => {
        const text = programText([declared(name, label)]);
        assert.deepEqual(problemsOf(text), [], text);
        assert.deepEqual(literalsOf(text), [
          "pulumi-wecom",
          "c1",
          "c1",
          name,
          "LiSi",
          "LiSi",
          label,
          "zhangsan",
          "member",
        ]);
        assert.doesNotMatch(text, /[\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it("lists members where nobody has a name, sorted", () => {
    const text = programText([declared("On call")]);
    assert.match(text, /export const onCall = new AppChat\(\n {2}"c1",/);
    assert.match(text, / {4}members: \[\n {6}"LiSi",\n {6}"zhangsan",\n {4}\],/);
    assert.match(text, / {2}\{ protect: true \},/);
  });

  it("leaves out the name of a chat that has none, and goes by its id", () => {
    const text = programText([declared("", undefined, "Ops7")]);
    assert.match(text, /export const ops7 = new AppChat\(/);
    assert.doesNotMatch(text, /name:/);
    const [resource] = JSON.parse(importFileText([declared("")])).resources;
    assert.equal("name" in resource.inputs, false);
    assert.deepEqual([resource.outputs.name, resource.outputs.__undeclared], ["", ["name"]]);
  });

  it("is an import file of inputs and outputs as the provider makes them", () => {
    const [resource] = JSON.parse(importFileText([declared("On call", "Li Si")])).resources;
    const { __provider, ...inputs } = resource.inputs;
    assert.equal(resource.outputs.__provider, __provider);
    assert.deepEqual(inputs, {
      chatId: "c1",
      name: "On call",
      owner: "LiSi",
      members: { LiSi: "Li Si", zhangsan: "member" },
    });
    const { __provider: again, ...outputs } = resource.outputs;
    assert.deepEqual(outputs, { ...inputs, corpId: someSettings.corpId });
  });
});

describe("a chat that a program could not declare", () => {
  const reasonOf = (live: { name?: string; owner?: string; userList?: readonly string[] }, chatId = "c1") => {
    const chat = { chatId, name: "On call", owner: "lisi", userList: ["lisi", "wangwu"], ...live };
    const imported = importedChat(chat, new Map(), someSettings);
    return imported.kind === "left-out" ? imported.reason : undefined;
  };

  it("is left out, with check's reason", () => {
    assert.match(reasonOf({ owner: "ghost" }) ?? "", /^owner \("ghost"\) must be one of the members$/);
    assert.match(reasonOf({ owner: "" }) ?? "", /^owner \(""\) is not a userid/);
    assert.match(reasonOf({ userList: ["lisi"] }) ?? "", /must be 2 people or more/);
    assert.match(reasonOf({ name: "x".repeat(51) }) ?? "", /has 51 characters/);
    assert.match(reasonOf({}, "of_wecom") ?? "", /chatId \("of_wecom"\) must be 1 to 32 letters/);
    assert.match(reasonOf({ userList: Array.from({ length: 501 }, (_, n) => `u${n}`) }) ?? "", /wecom:maxMembers/);
  });
});
