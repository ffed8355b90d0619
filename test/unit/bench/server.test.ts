import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../../bench/client/server";

describe("bench: the server that the client is measured against", () => {
  it("is an error where it ends before it serves anything, and not a run without figures", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-wecom-server-"));
    try {
      writeFileSync(join(folder, "dies.mjs"), "process.exit(3);\n");
      await assert.rejects(startServer(join(folder, "dies.mjs")), /dies\.mjs ended with 3 before it served anything/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("answers as WeCom does, until it is ended", async () => {
    const server = await startServer("answering-server.mjs");
    const url = `http://127.0.0.1:${server.port}/cgi-bin/appchat/get`;
    const answer = await (await fetch(url)).json();
    assert.equal((answer as { errcode: number }).errcode, 0);
    await server.end();
    await assert.rejects(fetch(url));
  });
});
