import assert from "node:assert/strict";
import { parseCardText } from "../../../../../src/simulator/page/messages/card-text";

describe("the page: a card's description", () => {
  it("has the three looks that WeCom documents, and line breaks in them", () => {
    assert.deepEqual(
      parseCardText(`<div class="gray">today</div>first<div class='highlight'>a<br>b</div><div class="normal">n</div>`),
      [
        { look: "gray", text: "today" },
        { look: "normal", text: "first" },
        { look: "highlight", text: "a\nb" },
        { look: "normal", text: "n" },
      ],
    );
  });

  it("shows every other tag as text", () => {
    for (const text of [
      '<div class="gray" onclick="x">y</div>',
      "<script>x</script>",
      "<div class=gray>x</div>",
      '<div class="gray">open',
    ])
      assert.deepEqual(parseCardText(text), [{ look: "normal", text }]);
    assert.deepEqual(parseCardText('<div class="gray"><b>x</b></div>'), [{ look: "gray", text: "<b>x</b>" }]);
    assert.deepEqual(parseCardText(""), []);
  });
});
