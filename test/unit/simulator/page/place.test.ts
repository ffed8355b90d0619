import assert from "node:assert/strict";
import { hashOf, parseRoute, type Route } from "../../../../src/simulator/page/place";

describe("the page: addresses of places", () => {
  it("lead back to the place, whatever a chat is called", () => {
    const places: readonly Route[] = [
      { view: "chats", chat: undefined },
      { view: "chats", chat: { corpId: "ww 1/2", chatid: "群%/#?" } },
      { view: "requests", seq: undefined },
      { view: "requests", seq: 17 },
      { view: "limits" },
      { view: "faults" },
    ];
    for (const place of places) assert.deepEqual(parseRoute(hashOf(place)), place);
  });

  it("that are none lead to the chats", () => {
    for (const hash of ["", "#", "#/none", "#/chats/only-a-corp", "#/%"])
      assert.deepEqual(parseRoute(hash), { view: "chats", chat: undefined }, hash);
    assert.deepEqual(parseRoute("#/requests/x"), { view: "requests", seq: undefined });
  });
});
