import assert from "node:assert/strict";
import { added, atMost, isWanted } from "../../../../../src/simulator/page/requests/lines";
import type { RequestLine } from "../../../../../src/simulator/request-log";

const line = (seq: number, more: Partial<RequestLine> = {}): RequestLine => ({
  seq,
  time: "2026-03-16T01:00:00.000Z",
  method: "GET",
  path: "/cgi-bin/appchat/get",
  errcode: 0,
  httpStatus: 200,
  durationMs: 1,
  chatid: "team",
  faulty: false,
  ...more,
});
const lines = (from: number, to: number): readonly RequestLine[] =>
  Array.from({ length: to - from + 1 }, (_, at) => line(from + at));

describe("the page: lines of the request log", () => {
  it("stand with the newest first, each once", () => {
    const { lines: all } = added({ lines: lines(1, 3).toReversed(), hasEarlier: false }, lines(3, 5));
    assert.deepEqual(
      all?.map(({ seq }) => seq),
      [5, 4, 3, 2, 1],
    );
  });

  it("can be asked for again where they didn't fit any more", () => {
    const full = added({ lines: lines(1, 10).toReversed(), hasEarlier: false }, lines(11, atMost));
    assert.deepEqual([full.lines?.length, full.hasEarlier], [atMost, false]);
    const more = added(full, [line(atMost + 1)]);
    assert.deepEqual([more.lines?.length, more.lines?.at(-1)?.seq, more.hasEarlier], [atMost, 2, true]);
  });

  it("are those that the filters mean", () => {
    assert.ok(isWanted(line(1), { chatid: "team", path: "/cgi-bin/appchat/get" }));
    assert.ok(!isWanted(line(1), { chatid: "other" }));
    assert.ok(!isWanted(line(1), { failed: true }));
    assert.ok(isWanted(line(1, { errcode: null, httpStatus: null }), { failed: true }));
  });
});
