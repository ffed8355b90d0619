import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { wholeText } from "../../../src/program/whole-text";

const half = "ok\ud83d";
const looked = (args: object) => wholeText("AppChatMessage released", args);
/** What comes later, or its failure. */
const settled = (value: unknown): Promise<unknown> =>
  (pulumi.output(value) as unknown as { promise(): Promise<unknown> }).promise().catch((error: Error) => error);

describe("the text of arguments", () => {
  it("is as it was where all of it is whole", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ stringUnit: "grapheme" })), (args) => {
        assert.deepEqual(looked(args), { ...args });
      }),
    );
  });

  it("with half of a character is refused: which argument, where, and what to do, without the text", () => {
    assert.throws(() => looked({ news: { articles: [{ title: "fine" }, { title: half }] } }), {
      name: "Error",
      message:
        "AppChatMessage released: news.articles[1].title has half of a character (character 3 of the text). " +
        'Was the text cut in the middle of an emoji? Cut it by characters: [...text].slice(0, 100).join("")',
    });
    assert.throws(() => looked({ members: { [half]: "x" } }), /: members\["ok\\ud83d"\] has half of a character/);
    class Args {
      readonly name = "😀😀\ud83d";
    }
    assert.throws(() => looked(new Args()), /: name has half of a character \(character 3 of the text\)/);
    assert.throws(
      () => looked({ members: ["\udc00"] }),
      /: members\[0\] has half of a character \(character 1 of the text\)/,
    );
  });

  it("that comes later is looked at then, and nothing inside of it is named", async () => {
    const { text, later, fine } = looked({
      text: { content: pulumi.secret(half) },
      later: Promise.resolve({ lisi: half }),
      fine: pulumi.output("whole 😀"),
    }) as { text: { content: unknown }; later: unknown; fine: unknown };
    assert.match(String(await settled(text.content)), /: text\.content has half/);
    assert.match(String(await settled(later)), /: later has half/);
    assert.equal(await settled(fine), "whole 😀");
  });

  it("is looked at in a text asset, too, when it is read", async () => {
    const read = (text: string): Promise<unknown> => {
      const args = looked({ file: { source: new pulumi.asset.StringAsset(text) } }) as { file: { source: unknown } };
      assert.ok(pulumi.asset.StringAsset.isInstance(args.file.source));
      return Promise.resolve((args.file.source as pulumi.asset.StringAsset).text);
    };
    await assert.rejects(read(half), /: file\.source has half of a character/);
    assert.equal(await read("whole 😀"), "whole 😀");
  });

  it("stays secret, and what is no text stays what it is", async () => {
    const asset = new pulumi.asset.FileAsset("a.txt");
    const date = new Date(0);
    const args = looked({ secret: pulumi.secret("s"), asset, date, none: null, missing: undefined, safe: true });
    const { secret, ...others } = args as Record<string, unknown>;
    assert.equal(await pulumi.isSecret(secret as pulumi.Output<string>), true);
    assert.deepEqual(others, { asset, date, none: null, missing: undefined, safe: true });
    assert.equal(others.asset, asset);
  });
});
