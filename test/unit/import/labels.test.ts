import assert from "node:assert/strict";
import { parseLabels } from "../../../src/import/labels";

const labels = (origin: string, text: string) => Object.fromEntries(parseLabels({ text, origin }));

describe("a file of names", () => {
  it("is YAML in which everything is a text", () => {
    const text = '# people\nLiSi: Li Si\n10086: No\nwang.wu: "王: 五"\n';
    assert.deepEqual(labels("p.yaml", text), { lisi: "Li Si", 10086: "No", "wang.wu": "王: 五" });
  });

  it("is CSV, with a first line that names the columns or without", () => {
    const expected = { lisi: 'Li "Si"', wangwu: "Wang, Wu" };
    const rows = 'lisi,"Li ""Si"""\r\n\r\nwangwu, "Wang, Wu"\r\n';
    assert.deepEqual(labels("p.csv", rows), expected);
    assert.deepEqual(labels("p.CSV", `\ufeffuserid,name\r\n${rows}`), expected);
  });

  for (const [what, origin, text, words] of [
    ["a userid that is none", "p.yaml", "lisi: a\nli si: b\n", /^p\.yaml:2: "li si" is not a userid/],
    ["a person without a name", "p.yml", "lisi: a\nwangwu:\n", /^p\.yml:2: wangwu has no name$/],
    ["half of a name", "p.yml", 'lisi: "a\\ud83d"\n', /^p\.yml:1: the name of lisi has half of a character$/],
    ["a person twice", "p.csv", "lisi,a\nLiSi,b\n", /^p\.csv:2: LiSi is there twice, compared without case$/],
    ["the same key twice", "p.yaml", "lisi: a\nlisi: b\n", /^p\.yaml:2: Map keys must be unique/],
    ["a list", "p.yaml", "- lisi\n", /^p\.yaml:1: expected are lines of userid: name$/],
    ["an empty file", "p.yaml", "", /^p\.yaml:1: expected are lines of userid: name$/],
    ["a name that is no text", "p.yaml", "lisi: a\nwangwu: [b]\n", /^p\.yaml:2: the name of wangwu must be a text$/],
    ["broken YAML", "p.yaml", 'lisi: a\nwangwu: "b\n', /^p\.yaml:\d+: Missing closing "quote$/],
    [
      "too many columns",
      "p.csv",
      "userid,name\nlisi,a,b\n",
      /^p\.csv:2: two columns are expected, userid,name, and here are 3$/,
    ],
    ["broken CSV", "p.csv", 'lisi,a\nwangwu,"b\n', /^p\.csv:\d+: Quote Not Closed/],
    ["another ending", "p.txt", "lisi,a\n", /^p\.txt must end in \.yaml, \.yml or \.csv$/],
  ] as const) {
    it(`is refused with ${what}, by its line`, () => {
      assert.throws(() => labels(origin, text), { message: words });
    });
  }
});
