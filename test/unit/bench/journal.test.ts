import assert from "node:assert/strict";
import { appendFileSync, globSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal } from "../../../bench/journal";

describe("bench: the journal of a run", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-wecom-journal-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const theOnlyFile = (): string => {
    const [file, ...others] = globSync(join(folder, "*"));
    assert.ok(file && others.length === 0);
    return file;
  };
  const kind = { cpus: 2, repeat: 3 };
  const measured = async (journal: Journal, name: string, value: number): Promise<number> =>
    await journal.once(name, async () => value);

  it("measures nothing twice, also where the run was interrupted", async () => {
    const interrupted = Journal.open(folder, kind);
    assert.equal(await measured(interrupted, "a", 1), 1);
    const next = Journal.open(folder, kind);
    assert.equal(next.size, 1);
    assert.equal(await measured(next, "a", 2), 1);
    assert.equal(await measured(next, "b", 3), 3);
    assert.equal(await measured(Journal.open(folder, kind), "b", 4), 3);
  });

  it("measures again what broke off while it was written", async () => {
    await measured(Journal.open(folder, kind), "a", 1);
    appendFileSync(theOnlyFile(), '["b",');
    const next = Journal.open(folder, kind);
    assert.equal(await measured(next, "a", 2), 1);
    assert.equal(await measured(next, "b", 5), 5);
    assert.equal(await measured(Journal.open(folder, kind), "b", 6), 5);
  });

  it("measures nothing twice in one run", async () => {
    const journal = Journal.open(folder, kind);
    assert.equal(await measured(journal, "a", 1), 1);
    assert.equal(await measured(journal, "a", 2), 1);
  });

  it("begins anew with other flags, and leaves what was measured with these", async () => {
    await measured(Journal.open(folder, kind), "a", 1);
    const other = Journal.open(folder, { ...kind, repeat: 5 });
    assert.equal(await measured(other, "a", 2), 2);
    other.forget();
    assert.equal(await measured(Journal.open(folder, kind), "a", 3), 1);
  });

  it("begins anew when it is told to forget, and leaves no file", async () => {
    const journal = Journal.open(folder, kind);
    await measured(journal, "a", 1);
    journal.forget();
    assert.equal(await measured(journal, "a", 2), 2);
    assert.equal(await measured(Journal.open(folder, kind), "a", 3), 2);
    journal.forget();
    assert.deepEqual(readdirSync(folder), []);
  });

  it("keeps nothing of what failed", async () => {
    const journal = Journal.open(folder, kind);
    await assert.rejects(
      journal.once("a", async () => Promise.reject(new Error("broken"))),
      /broken/,
    );
    assert.equal(await measured(journal, "a", 1), 1);
  });
});
