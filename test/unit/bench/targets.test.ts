import assert from "node:assert/strict";
import { targetsTable } from "../../../bench/report/targets";
import { cycle, results } from "./a-run";

const rowOf = (text: string | undefined, start: string): readonly string[] => {
  assert.ok(text);
  const row = text.split("\n").find((line) => line.startsWith(`| ${start}`));
  assert.ok(row, `no row begins with ${start} in\n${text}`);
  return row
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
};

describe("bench: the table of targets", () => {
  it("takes the worst of all sizes, and has what doesn't hold in bold", () => {
    const sizes = [cycle("pulumi-wecom", 100, 11), cycle("floor", 100, 10), cycle("pulumi-wecom", 200, 24)];
    const text = targetsTable([results({ cycles: [...sizes, cycle("floor", 200, 20)] })]);
    assert.deepEqual(rowOf(text, "up, new: ours to the floor"), ["at most 1.15 ×", "**1.20 ×**"]);
    assert.deepEqual(rowOf(text, "preview --refresh: ours to the floor"), ["at most 1.30 ×", "1.20 ×"]);
    assert.deepEqual(rowOf(text, "state of a chat"), ["at most 2400 bytes", "2000 bytes"]);
  });

  it("leaves out times of so few chats that they are the start's", () => {
    const cycles = [99, 100].flatMap((chats) => [
      cycle("pulumi-wecom", chats, 300 - chats),
      cycle("floor", chats, 200),
    ]);
    assert.deepEqual(rowOf(targetsTable([results({ cycles })]), "up, new: ours to"), ["at most 1.15 ×", "1.00 ×"]);
  });

  it("compares with the ordinary way where that was run", () => {
    const cycles = [cycle("pulumi-wecom", 100, 1), cycle("pulumi-wecom", 200, 2), cycle("ordinary way", 200, 9)];
    const text = targetsTable([results({ cycles })]);
    assert.deepEqual(rowOf(text, "up, new: the ordinary way"), ["at least 5.00 ×", "**4.50 ×**"]);
  });

  it("counts every call of an unchanged run, and of others those of a chat, beside the token's", () => {
    const text = targetsTable([
      results({ cycles: [cycle("pulumi-wecom", 1, 1, { calls: { gettoken: 1, "appchat/get": 2 } })] }),
    ]);
    assert.deepEqual(rowOf(text, "up, unchanged |"), ["at most 0 calls", "**3 calls**"]);
    assert.deepEqual(rowOf(text, "preview --refresh, a chat"), ["at most 1 calls", "**2 calls**"]);
    assert.deepEqual(rowOf(text, "up, one member changed, a chat"), ["at most 2 calls", "2 calls"]);
    assert.deepEqual(rowOf(text, "`gettoken`, a process"), ["at most 1 calls", "1 calls"]);
  });

  it("shows bytes of which a chat has no half", () => {
    const one = { ...cycle("pulumi-wecom", 100, 1), stateBytes: 224_660 };
    assert.deepEqual(rowOf(targetsTable([results({ cycles: [one] })]), "state of a chat")[1], "2247 bytes");
  });

  it("compares the memory of all sizes from 100 chats on, with and without checkpoints", () => {
    const without = { cyclesWithoutCheckpoints: [cycle("pulumi-wecom", 1_000, 1, { peakBytes: 200 })] };
    const cycles = [10, 100].map((chats) => cycle("pulumi-wecom", chats, 1, { peakBytes: chats }));
    const text = targetsTable([results({ cycles, ...without })]);
    assert.deepEqual(rowOf(text, "resident memory of"), ["at most 1.50 ×", "**2.00 ×**"]);
    assert.doesNotMatch(text ?? "", /live heap of/);
  });

  it("shows the run before beside this one, says what one of them didn't measure, and is silent on what neither did", () => {
    const one = (ratio: number) => ({ inFlight: 1, client: 1, undici: 1, ratio, rounds: 1 });
    const text = targetsTable([
      results({ throughput: [one(0.9), one(0.85)], cycles: [cycle("pulumi-wecom", 100, 1)] }),
      results({ date: "2026-01-01T00:00:00.000Z", throughput: [one(0.7)] }),
    ]);
    assert.match(text ?? "", /run of 2026-01-02 03:04 UTC \| run of 2026-01-01 00:00 UTC/);
    assert.deepEqual(rowOf(text, "`appChat.get` a second"), ["at least 0.80 ×", "0.85 ×", "**0.70 ×**"]);
    assert.deepEqual(rowOf(text, "`__provider`"), ["at most 128 bytes", "103 bytes", "not measured"]);
    assert.doesNotMatch(text ?? "", /to `pulumi-wecom drift`/);
    assert.equal(targetsTable([results(), results()]), undefined);
  });
});
