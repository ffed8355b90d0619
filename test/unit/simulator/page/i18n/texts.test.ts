import assert from "node:assert/strict";
import { endpointPaths } from "../../../../../src/simulator/page/endpoints";
import { languageOf } from "../../../../../src/simulator/page/i18n/choose";
import { en } from "../../../../../src/simulator/page/i18n/en";
import { zh } from "../../../../../src/simulator/page/i18n/zh";
import { endpoints } from "../../../../../src/simulator/routes/endpoints";

/** Every text that says something without being told about what. */
const plain = (texts: object, path = ""): readonly (readonly [string, string])[] =>
  Object.entries(texts).flatMap(([key, value]) => {
    const place = `${path}${key}`;
    if (typeof value === "string") return [[place, value] as const];
    return typeof value === "object" ? plain(value, `${place}.`) : [];
  });

describe("the page: its texts", () => {
  it("are there in both languages, none of them empty", () => {
    const [english, chinese] = [plain(en), plain(zh)];
    assert.deepEqual(
      chinese.map(([place]) => place),
      english.map(([place]) => place),
    );
    for (const [place, text] of [...english, ...chinese]) assert.notEqual(text.trim(), "", place);
  });

  it("are Chinese where they should be: only names of things stay", () => {
    const names = new Set([
      "tag",
      "language.other",
      "language.otherTag",
      "message.types.markdown",
      "requests.errcode",
      "faults.errcode",
      "language.switchTo",
    ]);
    for (const [place, text] of plain(zh))
      if (!names.has(place)) assert.match(text, /\p{Script=Han}/u, `${place}: ${text}`);
  });

  it("follow the browser's languages in their order", () => {
    assert.equal(languageOf(["zh-TW", "en"]), "zh");
    assert.equal(languageOf(["fr-FR", "zh-CN", "en"]), "zh");
    assert.equal(languageOf(["EN-gb", "zh"]), "en");
    assert.equal(languageOf(["fr"]), "en");
    assert.equal(languageOf([]), "en");
  });
});

describe("the page: its list of endpoints", () => {
  it("is the simulator's", () =>
    assert.deepEqual(endpointPaths.toSorted(), endpoints.map(({ path }) => path).toSorted()));
});
