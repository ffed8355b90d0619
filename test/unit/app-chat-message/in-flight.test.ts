import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InFlightFiles, inFlightFolder } from "../../../src/app-chat-message/in-flight";

describe("notes of messages on their way", () => {
  let folder: string;
  let nowMs: number;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), "wecom-notes-")), "wecom", "in-flight");
    nowMs = Date.now();
  });
  afterEach(() => rmSync(join(folder, "../.."), { recursive: true }));

  /** As each process has it. */
  const newProcess = () => new InFlightFiles(folder, () => nowMs);
  const files = () => readdirSync(folder);

  it("lie beside what Pulumi keeps of a user", () => {
    assert.equal(inFlightFolder({ PULUMI_HOME: "/pulumi" }), "/pulumi/wecom/in-flight");
    assert.match(inFlightFolder({}), /\/\.pulumi\/wecom\/in-flight$/);
  });

  it("are gone when their request is over", async () => {
    const note = await newProcess().begin("k1");
    assert.equal(files().length, 1);
    await note.forget();
    assert.deepEqual(files(), []);
    assert.equal(await newProcess().takeEarlier("k1"), undefined);
  });

  it("are found once by a later process, where theirs was killed", async () => {
    await newProcess().begin("k1");
    assert.equal(await newProcess().takeEarlier("k2"), undefined);
    assert.deepEqual(await newProcess().takeEarlier("k1"), { begunAt: new Date(nowMs).toISOString() });
    assert.equal(await newProcess().takeEarlier("k1"), undefined);
  });

  it("tell what the message became, where its process outlived the engine", async () => {
    const sent = { sentAt: "2026-01-01T00:00:00.000Z", messageId: "m1" };
    const note = await newProcess().begin("k1");
    await note.keepSent(sent);
    assert.deepEqual((await newProcess().takeEarlier("k1"))?.sent, sent);
  });

  it("of this process are no news to it, as two resources may say the same", async () => {
    const own = newProcess();
    await own.begin("k1");
    assert.equal(await own.takeEarlier("k1"), undefined);
    await own.begin("k1");
    assert.equal(files().length, 2);
  });

  it("count also where they were cut off while they were written", async () => {
    await newProcess().begin("k1");
    truncateSync(join(folder, String(files()[0])), 3);
    assert.match(String((await newProcess().takeEarlier("k1"))?.begunAt), /^\d{4}-/);
  });

  it("are forgotten after a week", async () => {
    await newProcess().begin("k1");
    nowMs += 8 * 86_400_000;
    assert.equal(await newProcess().takeEarlier("k1"), undefined);
    assert.deepEqual(files(), []);
  });

  it("go to one of two who look at once", async () => {
    await newProcess().begin("k1");
    const later = newProcess();
    const taken = await Promise.all([later.takeEarlier("k1"), later.takeEarlier("k1"), newProcess().takeEarlier("k1")]);
    assert.equal(taken.filter((note) => note !== undefined).length, 1);
  });

  it("of other messages are not looked at, whatever is wrong with them", async () => {
    await newProcess().begin("k1");
    mkdirSync(join(folder, "k2-a-folder.json"));
    assert.ok(await newProcess().takeEarlier("k1"));
  });

  it("are not made anew by a process whose note another run has taken", async () => {
    const note = await newProcess().begin("k1");
    await newProcess().takeEarlier("k1");
    await note.keepSent({ sentAt: "2026-01-01T00:00:00.000Z" });
    assert.deepEqual(files(), []);
  });

  it("can be read by their user alone, and say nothing of the message", async () => {
    await newProcess().begin("k1");
    const path = join(folder, String(files()[0]));
    assert.equal(statSync(path).mode & 0o077, 0);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(path, "utf8"))), ["begunAt"]);
  });

  it("say so where they can't be kept", async () => {
    const file = join(folder, "../../file");
    writeFileSync(file, "");
    const nowhere = new InFlightFiles(join(file, "in-flight"), () => nowMs);
    await assert.rejects(nowhere.begin("k1"), /ENOTDIR|EEXIST/);
    await assert.rejects(nowhere.takeEarlier("k1"), /ENOTDIR/);
  });
});
