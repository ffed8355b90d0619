import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { AppChat, type AppChatArgs } from "../../../src/app-chat/resource";

const resolved = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

describe("an output that the program doesn't name", () => {
  before(
    async () =>
      await pulumi.runtime.setMocks(
        // What is in the state whatever the program says, as with `ignoreChanges`.
        { newResource: ({ inputs }) => ({ id: "id", state: { onDelete: "archive", ...inputs } }), call: () => ({}) },
        "chats",
        "prod",
        false,
      ),
  );
  const chat = (args: Partial<AppChatArgs> = {}, opts?: pulumi.CustomResourceOptions) =>
    new AppChat("oncall", { members: ["lisi", "zhangsan"], ...args }, opts);

  it("is the same output however often it is read", () => {
    const { onDelete } = chat();
    const another = chat();
    assert.equal(another.onDelete, another.onDelete);
    assert.notEqual(another.onDelete, onDelete);
  });

  it("is what a transformation adds", async () => {
    const transformations: pulumi.ResourceTransformation[] = [
      ({ props, opts }) => ({ props: { ...props, allowMassRemoval: true }, opts }),
    ];
    assert.equal(await resolved(chat({}, { transformations }).allowMassRemoval), true);
  });

  it("is what the state keeps, whatever keeps it there", async () => {
    assert.equal(await resolved(chat().onDelete), "archive");
  });

  it("is its default where the state has none", async () => {
    assert.equal(await resolved(chat().membership), "authoritative");
  });

  it("is what the program names, where it does", async () => {
    assert.equal(await resolved(chat({ onDelete: "dismiss" }).onDelete), "dismiss");
  });
});
