import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "../../scripts/pulumi-cli/lock.mjs";
import { temporaryFolder } from "./fixtures";

describe("scripts/pulumi-cli/lock", () => {
  const at = temporaryFolder();
  const timing = { pollMs: 5, heartbeatMs: 20, abandonedMs: 1_000, waitMs: 5_000 };
  const quiet = () => {};
  const lock = <T>(work: () => Promise<T>, changed: Partial<typeof timing> = {}, log: (line: string) => void = quiet) =>
    withLock(at("deep/lock"), log, work, { ...timing, ...changed });
  const leaveLock = (holder: string) => lock(async () => {}).then(() => writeFileSync(at("deep/lock"), holder));

  it("lets one work at a time and hands on what the work returns", async () => {
    let working = 0;
    const work = async (result: number) => {
      assert.equal(++working, 1);
      await sleep(10);
      working--;
      return result;
    };
    assert.deepEqual(await Promise.all([1, 2, 3].map((result) => lock(() => work(result)))), [1, 2, 3]);
    assert.deepEqual(readdirSync(at("deep")), []);
  });

  it("is released when the work fails", async () => {
    await assert.rejects(
      lock(() => Promise.reject(new Error("no disk"))),
      /no disk/,
    );
    assert.equal(await lock(async () => "free"), "free");
  });

  it("is taken over at once from a process that is gone", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await leaveLock(JSON.stringify({ host: hostname(), pid, id: "killed" }));
    assert.equal(await lock(async () => "taken", { waitMs: 0 }), "taken");
    assert.deepEqual(readdirSync(at("deep")), []);
  });

  it("is taken over by one of many who wait", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await leaveLock(JSON.stringify({ host: hostname(), pid, id: "killed" }));
    let working = 0;
    const work = async () => {
      assert.equal(++working, 1);
      await sleep(5);
      working--;
    };
    await Promise.all(Array.from({ length: 5 }, () => lock(work)));
  });

  it("isn't taken from a process that lives and shows it", async () => {
    const order: string[] = [];
    const slow = lock(async () => {
      await sleep(700);
      order.push("slow");
    });
    while (!existsSync(at("deep/lock"))) await sleep(1);
    await Promise.all([slow, lock(async () => order.push("next"), { abandonedMs: 400 })]);
    assert.deepEqual(order, ["slow", "next"]);
  });

  it("is taken from a holder that hasn't shown itself for long: its process id may be another's by now", async () => {
    for (const holder of [JSON.stringify({ host: hostname(), pid: process.pid, id: "old" }), "", "{"]) {
      await leaveLock(holder);
      const past = new Date(Date.now() - 2_000);
      utimesSync(at("deep/lock"), past, past);
      assert.equal(await lock(async () => "taken", { waitMs: 0 }), "taken");
    }
  });

  it("is taken over although another was killed while taking it over", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await leaveLock(JSON.stringify({ host: hostname(), pid, id: "killed" }));
    writeFileSync(at("deep/lock.takeover"), "");
    const past = new Date(Date.now() - 2_000);
    utimesSync(at("deep/lock.takeover"), past, past);
    assert.equal(await lock(async () => "taken"), "taken");
    assert.deepEqual(readdirSync(at("deep")), []);
  });

  it("doesn't judge a holder on another host by its process id", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await leaveLock(JSON.stringify({ host: `not-${hostname()}`, pid, id: "other" }));
    await assert.rejects(
      lock(async () => {}, { waitMs: 20 }),
      /lock is still held .* if nothing runs, delete it/,
    );
  });

  it("tells who is waited for", async () => {
    await leaveLock(JSON.stringify({ host: hostname(), pid: process.pid, id: "other" }));
    const lines: string[] = [];
    await assert.rejects(
      lock(
        async () => {},
        { waitMs: 20 },
        (line) => lines.push(line),
      ),
    );
    assert.deepEqual(lines, [`waiting for process ${process.pid}, which is getting the Pulumi CLI (0 s)`]);
  });

  it("leaves a lock alone that another has taken over meanwhile", async () => {
    await lock(async () => writeFileSync(at("deep/lock"), "another"));
    assert.equal(readFileSync(at("deep/lock"), "utf8"), "another");
  });
});
