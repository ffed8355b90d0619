import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { growthTable } from "../../../bench/report/engine";
import { markdownOf } from "../../../bench/report/markdown";
import { writeResults } from "../../../bench/report/write";
import type { Results } from "../../../bench/results";
import { cycle, results } from "./a-run";

describe("bench: the report", () => {
  it("has the sections of what was measured, and of nothing else", () => {
    const loadTimes = [{ entry: "pulumi-wecom", milliseconds: 12.3, rounds: 9 }];
    const headings = (text: string) => text.split("\n").filter((line) => line.startsWith("## "));
    assert.deepEqual(headings(markdownOf(results({ loadTimes }))), ["## Loading"]);
    const engine = headings(markdownOf(results({ cycles: [cycle("pulumi-wecom", 5, 2), cycle("floor", 5, 1)] })));
    assert.ok(engine.includes("## Against what the engine itself costs"));
    assert.ok(!engine.includes("## Against the ordinary way"));
  });

  it("finds growth in what comes on top of the smallest size", () => {
    const square = (chats: number) => cycle("pulumi-wecom", chats, 2 + (chats - 10) ** 2);
    const linear = (chats: number) => cycle("floor", chats, 2 + chats);
    const text = growthTable([10, 100, 1_000].flatMap((chats) => [square(chats), linear(chats)]));
    assert.match(text, /\| up, new \| 2\.00 \| 1\.00 \|/);
    assert.match(growthTable([square(10), square(100)]), /three sizes/);
  });

  it("claims no growth where a larger size took no longer", () => {
    const flat = [10, 100, 1_000].flatMap((chats) => [cycle("pulumi-wecom", chats, 2), cycle("floor", chats, chats)]);
    assert.match(growthTable(flat), /\| up, new \| less than the rounds vary \| 1\.00 \|/);
  });
});

describe("bench: writing the results", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-wecom-results-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const [first, second] = ["2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"].map((date) =>
    results({ date, cycles: [cycle("pulumi-wecom", 100, 1), cycle("floor", 100, 1)] }),
  );
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const asFile = (run: Results): string => `${JSON.stringify(run, null, 2)}\n`;
  const report = "# Words\n\n<!-- measured -->\nstale\n<!-- end of what was measured -->\n\nMore words\n";

  it("replaces the tables between the words, and keeps the run before", () => {
    assert.ok(first && second);
    writeFileSync(join(folder, "RESULTS.md"), report);
    writeResults(folder, first);
    writeResults(folder, second);
    assert.equal(read("results.json"), asFile(second));
    assert.equal(read("results-before.json"), asFile(first));
    assert.match(read("RESULTS.md"), /^# Words\n.*run of 2026-02-01.*run of 2026-01-01.*\nMore words\n$/s);
    assert.doesNotMatch(read("RESULTS.md"), /stale/);
  });

  it("loses nothing where there is no place for the tables, however often it is tried", () => {
    assert.ok(first && second);
    writeFileSync(join(folder, "RESULTS.md"), report);
    writeResults(folder, first);
    writeFileSync(join(folder, "RESULTS.md"), "# Words\n");
    for (const _ of [1, 2]) assert.throws(() => writeResults(folder, second), /no place for what was measured/);
    assert.equal(read("results.json"), asFile(first));
    assert.equal(read("RESULTS.md"), "# Words\n");
  });
});
