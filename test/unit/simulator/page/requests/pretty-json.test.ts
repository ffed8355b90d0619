import assert from "node:assert/strict";
import fc from "fast-check";
import { prettyJson, prettyText } from "../../../../../src/simulator/page/requests/pretty-json";

describe("the page: JSON as people read it", () => {
  it("is one line where that is enough, and short values flow over few lines", () => {
    assert.equal(
      prettyJson({ chatid: "team", userlist: ["ann", "ben"] }),
      '{ "chatid": "team", "userlist": ["ann", "ben"] }',
    );
    const userlist = Array.from({ length: 2_000 }, (_, at) => `staff${at}`);
    const lines = prettyJson({ chatid: "team", userlist }).split("\n");
    assert.equal(lines[1], '  "chatid": "team",');
    assert.ok(lines.length < 500 && lines.every((line) => line.length <= 80), String(lines.length));
  });

  it("says the same as what it was made of", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        assert.deepEqual(JSON.parse(prettyJson(value)), JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  it("leaves a text that isn't JSON as it is", () => assert.equal(prettyText("<html>{"), "<html>{"));
});
