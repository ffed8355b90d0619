import assert from "node:assert/strict";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { request } from "undici";

type Child = ChildProcessByStdio<null, Readable, Readable>;
const root = join(__dirname, "..", "..", "..");

describe("pulumi-wecom simulator", function () {
  this.timeout(30_000);
  let folder = "";
  const children: Child[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wecom-simulator-"));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  const cli = (...args: string[]): Child => {
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    return child;
  };
  const ended = async (child: Child) => {
    const [out, err, [status, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    return { out, err, status, signal };
  };
  /** The settings that it prints, once it has printed them all. */
  const settings = async (child: Child): Promise<Record<string, string>> => {
    let printed = "";
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      printed += chunk;
      if (printed.includes("Ctrl-C")) break;
    }
    return Object.fromEntries([...printed.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
  };

  for (const signal of ["SIGINT", "SIGTERM"] as const)
    it(`prints the three settings, serves, and ends with status 0 on ${signal}`, async () => {
      const child = cli("simulator", "--port", "0");
      const { WECOM_BASE_URL, WECOM_CORP_ID, WECOM_CORP_SECRET } = await settings(child);
      assert.deepEqual([WECOM_CORP_ID, WECOM_CORP_SECRET], ["ww0000000000000000", "simulator-secret"]);
      const query = `corpid=${WECOM_CORP_ID}&corpsecret=${WECOM_CORP_SECRET}`;
      const { body } = await request(`${WECOM_BASE_URL}/cgi-bin/gettoken?${query}`);
      assert.equal(((await body.json()) as { errcode: number }).errcode, 0);
      const end = once(child, "close");
      child.kill(signal);
      assert.deepEqual(await end, [0, null]);
    });

  it("begins with a seed and keeps its state in the data file when it is ended", async () => {
    const seed = join(folder, "seed.json");
    const data = join(folder, "state.json");
    writeFileSync(
      seed,
      JSON.stringify({ apps: [{ secret: "it's mine" }], chats: [{ chatid: "team", userlist: ["ann", "ben"] }] }),
    );
    const child = cli(
      "simulator",
      "--port",
      "0",
      "--seed",
      seed,
      "--data",
      data,
      "--clock",
      "manual",
      "--edition",
      "private",
    );
    const { WECOM_BASE_URL, WECOM_CORP_SECRET } = await settings(child);
    assert.equal(WECOM_CORP_SECRET, "'it'\\''s mine'");
    const { statusCode, body } = await request(`${WECOM_BASE_URL}/_sim/chats/team/join`, {
      method: "POST",
      body: '{"userids":["cem"]}',
    });
    await body.dump();
    assert.equal(statusCode, 200);
    const end = once(child, "close");
    child.kill("SIGTERM");
    assert.deepEqual(await end, [0, null]);
    assert.deepEqual(JSON.parse(readFileSync(data, "utf8")).chats[0].userlist, ["ann", "ben", "cem"]);
  });

  it("says in one sentence that its port is in use, with status 1", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const bound = server.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    try {
      const { out, err, status } = await ended(cli("simulator", "--port", String(port)));
      assert.deepEqual([status, out], [1, ""]);
      assert.equal(
        err,
        `pulumi-wecom: port ${port} is in use: end what uses it, or choose another with --port (0 takes any)\n`,
      );
    } finally {
      server.close();
    }
  });

  it("says in one sentence what is wrong with a seed", async () => {
    const seed = join(folder, "seed.json");
    writeFileSync(seed, '{"usrs":[]}');
    const { err, status } = await ended(cli("simulator", "--port", "0", "--seed", seed));
    assert.equal(status, 1);
    assert.match(err, /^pulumi-wecom: .*usrs.*\n$/);
  });

  it("refuses flags that it doesn't know", async () => {
    for (const args of [
      ["--port", "x"],
      ["--edition", "both"],
      ["--seeds", "x"],
    ]) {
      const { err, status } = await ended(cli("simulator", ...args));
      assert.equal(status, 1);
      assert.match(err, /^error: /);
    }
  });

  it("shows its version and its help", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.equal((await ended(cli("--version"))).out, `${version}\n`);
    assert.match((await ended(cli("--help"))).out, /simulator/);
    assert.match((await ended(cli("simulator", "--help"))).out, /--edition/);
  });
});

async function text(stream: Readable): Promise<string> {
  let read = "";
  for await (const chunk of stream) read += chunk;
  return read;
}
