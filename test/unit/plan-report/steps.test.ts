import assert from "node:assert/strict";
import { sortSteps } from "../../../src/plan-report/steps";
import { created, deleted, replaced, same, sent } from "./previews";

const step = (op: string, type: string) => ({ op, urn: `urn:pulumi:dev::shop::${type}::x` });

describe("the steps of a preview", () => {
  it("are those of chats, those of messages, and a number of others that change something", () => {
    const { chats, messages, others } = sortSteps([
      step("create", "pulumi:pulumi:Stack"),
      step("update", "pulumi:providers:aws"),
      created("oncall"),
      { ...created("nested"), urn: created("nested").urn.replace("::shop::", "::shop::my:team:Team$") },
      sent("hello", { chatId: "oncall", text: { content: "x" } }),
      step("create", "aws:s3:Bucket"),
      step("create", "my:team:Team"),
      step("update", "aws:s3:Bucket"),
      step("same", "aws:s3:Bucket"),
      step("read", "aws:s3:Bucket"),
      step("refresh", "aws:s3:Bucket"),
    ]);
    assert.deepEqual(
      chats.map(({ resource, kind }) => [resource, kind]),
      [
        ["oncall", "create"],
        ["nested", "create"],
      ],
    );
    assert.deepEqual(
      messages.map(({ resource }) => resource),
      ["hello"],
    );
    assert.equal(others, 3);
  });

  it("count a replacement once, whether or not its parts are shown", () => {
    const whole = replaced("oncall", { chatId: "new" });
    const { newState, oldState } = whole;
    const parts = [
      { ...whole, op: "create-replacement", newState },
      { ...whole, op: "delete-replaced", oldState, newState: undefined },
    ];
    const kinds = (...steps: Parameters<typeof sortSteps>[0]) => sortSteps(steps).chats.map(({ kind }) => kind);
    assert.deepEqual(kinds(whole), ["replace"]);
    assert.deepEqual(kinds(...parts, whole), ["replace"]);
    assert.deepEqual(kinds(...parts), ["create", "destroy"]);
  });

  it("keep what can't be read apart, with why", () => {
    const [broken, fine] = sortSteps([
      { ...deleted("broken"), oldState: { id: "broken", outputs: { members: 5 } } },
      same("fine"),
    ]).chats;
    assert.match(broken?.unreadable ?? "", /the state of this AppChat can't be read/);
    const [odd] = sortSteps([created("odd", { members: { lisi: 5 } })]).chats;
    assert.match(odd?.unreadable ?? "", /^the inputs of this AppChat can't be read: .*\n.*members\.lisi$/);
    assert.equal(fine?.unreadable, undefined);
  });

  it("that this release doesn't know are of no kind", () => {
    const { chats } = sortSteps([{ ...created("oncall"), op: "import" }]);
    assert.equal(chats[0]?.kind, undefined);
  });
});
