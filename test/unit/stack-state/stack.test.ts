import assert from "node:assert/strict";
import { type Pulumi, PulumiFailure } from "../../../src/stack-state/pulumi";
import { readStackChats } from "../../../src/stack-state/stack";
import { encrypted, plain, resourceOf } from "../drift/stacks";

/** A `pulumi` that prints these members, encrypted unless it is asked for secrets. */
const pulumi = (members: { readonly sealed: unknown; readonly open: () => unknown }) => {
  const asked: string[] = [];
  const run: Pulumi = async (...args) => {
    asked.push(args.join(" "));
    const secret = {
      members: args.includes("--show-secrets") ? members.open() : members.sealed,
      __secrets: ["members"],
    };
    return JSON.stringify({
      version: 3,
      deployment: { resources: [resourceOf("clear"), resourceOf("secret", secret)] },
    });
  };
  return { run, asked };
};
const people = { lisi: "member", wangwu: "member" };
const kinds = async (run: Pulumi) => (await readStackChats(run, "dev")).map(({ kind }) => kind);

describe("reading the chats of a stack", () => {
  it("doesn't ask for secrets where nothing is encrypted", async () => {
    const { run, asked } = pulumi({ sealed: people, open: () => people });
    assert.deepEqual(await kinds(run), ["managed", "managed"]);
    assert.deepEqual(asked, ["stack export --stack dev"]);
  });

  it("asks for them where a chat can't be read without", async () => {
    const { run, asked } = pulumi({ sealed: encrypted(), open: () => plain(people) });
    assert.deepEqual(await kinds(run), ["managed", "managed"]);
    assert.deepEqual(asked, ["stack export --stack dev", "stack export --stack dev --show-secrets"]);
  });

  it("keeps the other chats where they can't be decrypted, and says why not", async () => {
    const { run } = pulumi({
      sealed: encrypted(),
      open: () => {
        throw new PulumiFailure("incorrect passphrase");
      },
    });
    const chats = await readStackChats(run, "dev");
    assert.deepEqual(
      chats.map(({ kind }) => kind),
      ["managed", "opaque"],
    );
    assert.equal(chats[1]?.kind === "opaque" && chats[1].why, "Pulumi can't decrypt its state: incorrect passphrase");
  });
});
