import assert from "node:assert/strict";
import {
  added,
  atMost,
  holding,
  isWanted,
  type Lines,
  noLines,
  parted,
  released,
  reloaded,
  replaced,
} from "../../../../../src/simulator/page/requests/lines";
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

const seen = (known: Lines) => {
  const { shown, held } = parted(known);
  return { newest: shown?.[0]?.seq, oldest: shown?.at(-1)?.seq, held };
};

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

  it("wait from the moment on in which somebody reads further down, until they don't", () => {
    const read = holding(added(noLines, lines(1, 3)));
    const more = holding(added(read, lines(4, 5)));
    assert.deepEqual(seen(more), { newest: 3, oldest: 1, held: 2 });
    assert.deepEqual(seen(released(more)), { newest: 5, oldest: 1, held: 0 });
    assert.deepEqual(seen(added(holding(added(noLines, [])), lines(1, 2))), {
      newest: undefined,
      oldest: undefined,
      held: 2,
    });
  });

  it("that wait go on waiting when all is asked for again, and what was read stays", () => {
    const read = added(holding(added(noLines, lines(1, 600))), lines(601, 700));
    const newest = { lines: lines(502, 701).toReversed(), hasEarlier: true };
    const again = reloaded(read, newest);
    assert.deepEqual(seen(again), { newest: 600, oldest: 1, held: 101 });
    assert.deepEqual([again.lines?.length, again.hasEarlier], [701, false]);
  });

  it("of another log, or so many that a part between isn't known, are shown at once, and then wait again", () => {
    const read = added(holding(added(noLines, lines(1, 10))), lines(11, 12));
    const anotherLog = lines(1, 11).map((each) => ({ ...each, time: "2026-03-17T01:00:00.000Z" }));
    for (const answer of [anotherLog, lines(13, 212)]) {
      const again = reloaded(read, { lines: answer.toReversed(), hasEarlier: false });
      assert.deepEqual(seen(again), { newest: answer.at(-1)?.seq, oldest: answer[0]?.seq, held: 0 });
      assert.equal(seen(added(again, [line(213)])).held, 1);
    }
  });

  it("of another question replace the others, and wait only where somebody reads already", () => {
    const known = added(noLines, lines(1, 10));
    const answer = { lines: lines(4, 5).toReversed(), hasEarlier: false };
    assert.deepEqual(seen(added(replaced(known, answer), lines(6, 6))), { newest: 6, oldest: 4, held: 0 });
    assert.deepEqual(seen(added(replaced(holding(known), answer), lines(6, 6))), { newest: 5, oldest: 4, held: 1 });
  });

  it("that wait push nothing out that is read, as many as they may be", () => {
    const read = holding(added(noLines, lines(1, 10)));
    const more = added(added(read, lines(11, atMost)), lines(atMost + 1, atMost + 100));
    assert.deepEqual(seen(more), { newest: 10, oldest: 1, held: atMost });
    assert.equal(more.hasEarlier, false);
    const all = released(more);
    assert.deepEqual([all.lines?.length, all.lines?.[0]?.seq, all.hasEarlier], [atMost, atMost + 100, true]);
  });

  it("aren't held back before there are any", () => {
    assert.equal(holding(noLines), noLines);
    assert.equal(released(noLines), noLines);
  });
});
