import assert from "node:assert/strict";
import fc from "fast-check";
import { Identifiers } from "../../../src/import/identifiers";
import { oddNames } from "../../integration/import/command";
import { problemsOf } from "./typescript";

const anyName = fc.oneof(fc.string({ unit: "binary", maxLength: 50 }), fc.constantFrom(...oddNames));
const anyId = fc.stringMatching(/^[0-9A-Za-z]{1,32}$/);

describe("identifiers of chats", () => {
  it("are always valid and used once", () => {
    const chats = fc.array(fc.tuple(anyName, anyId), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(chats, (list) => {
        const identifiers = new Identifiers();
        const taken = list.map(([name, id]) => identifiers.take(name, id));
        assert.equal(new Set(taken).size, taken.length);
        const text = taken.map((identifier) => `export const ${identifier} = 1;`).join("\n");
        assert.deepEqual(problemsOf(text), [], text);
      }),
    );
  });

  it("are readable", () => {
    const identifiers = new Identifiers();
    const take = (name: string) => identifiers.take(name, "id7");
    assert.deepEqual(
      [
        "On call",
        "On call",
        "值班群",
        "SRE 值班",
        "2024 plan",
        "class",
        "🚀",
        "غرفة",
        "It's-a `test`",
        "Ｆｕｌｌ",
        "HTTPServer",
      ].map(take),
      [
        "onCall",
        "onCall_2",
        "值班群",
        "sre值班",
        "chat2024Plan",
        "classChat",
        "id7",
        "id7_2",
        "itSATest",
        "full",
        "httpServer",
      ],
    );
  });
});
