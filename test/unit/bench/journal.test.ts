import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal } from "../../../bench/journal";

describe("bench: the journal of a run", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-wecom-journal-"));
    file = join(folder, "of", "bench.jsonl");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const kind = { cpus: 2, repeat: 3 };
  const measured = async (journal: Journal, name: string, value: number): Promise<number> =>
    await journal.once(name, async () => value);

  it("measures nothing twice, also where the run was interrupted", async () => {
    const interrupted = Journal.open(file, kind);
    assert.equal(await measured(interrupted, "a", 1), 1);
    const next = Journal.open(file, kind);
    assert.equal(next.size, 1);
    assert.equal(await measured(next, "a", 2), 1);
    assert.equal(await measured(next, "b", 3), 3);
    assert.equal(await measured(Journal.open(file, kind), "b", 4), 3);
  });

  it("measures again what broke off while it was written", async () => {
    await measured(Journal.open(file, kind), "a", 1);
    appendFileSync(file, '["b",');
    const next = Journal.open(file, kind);
    assert.equal(await measured(next, "a", 2), 1);
    assert.equal(await measured(next, "b", 5), 5);
    assert.equal(await measured(Journal.open(file, kind), "b", 6), 5);
  });

  it("begins anew on another machine, with other flags, and after its end", async () => {
    await measured(Journal.open(file, kind), "a", 1);
    const other = Journal.open(file, { ...kind, repeat: 5 });
    assert.equal(await measured(other, "a", 2), 2);
    other.end();
    assert.equal(Journal.open(file, { ...kind, repeat: 5 }).size, 0);
  });

  it("keeps nothing of what failed", async () => {
    const journal = Journal.open(file, kind);
    await assert.rejects(
      journal.once("a", async () => Promise.reject(new Error("broken"))),
      /broken/,
    );
    assert.equal(await measured(journal, "a", 1), 1);
  });
});
