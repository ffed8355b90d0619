import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { talking } from "./talk";

describe("simulator: other sites and machines", () => {
  it("are refused by a Host header that names no loopback address, on every path", () =>
    talking({}, async (talk) => {
      for (const host of ["evil.example", `evil.example:${talk.sim.port}`, "127.0.0.1.evil.example", "192.168.0.7"])
        for (const [method, path] of [
          ["GET", "/"],
          ["GET", "/_sim/state"],
          ["POST", "/_sim/reset"],
          ["GET", "/cgi-bin/gettoken"],
        ] as const) {
          const reply = await talk.http(method, path, undefined, { host });
          assert.equal(reply.status, 403, `${host} ${path}`);
          assert.match(reply.json.error, /loopback/);
        }
      assert.deepEqual(talk.sim.requests(), []);
    }));

  it("are let in by names of this machine", () =>
    talking({}, async (talk) => {
      for (const host of [
        "localhost",
        `localhost:${talk.sim.port}`,
        "127.0.0.1",
        "127.8.8.8:1",
        "[::1]:80",
        "sim.localhost",
      ])
        assert.equal((await talk.http("GET", "/_sim/readyz", undefined, { host })).status, 200, host);
    }));

  it("are refused by an Origin that isn't the simulator's own", () =>
    talking({}, async (talk) => {
      for (const origin of ["https://evil.example", "null", `https://127.0.0.1:${talk.sim.port}`, "http://127.0.0.1:1"])
        assert.equal((await talk.http("POST", "/_sim/reset", undefined, { origin })).status, 403, origin);
      assert.equal((await talk.http("POST", "/_sim/reset", undefined, { origin: talk.sim.url })).status, 200);
    }));

  it("are refused by what a browser says of a request without an Origin, but may link here", () =>
    talking({}, async (talk) => {
      const from = (mode: string) => ({ "sec-fetch-site": "cross-site", "sec-fetch-mode": mode });
      assert.equal((await talk.http("GET", "/_sim/state", undefined, from("no-cors"))).status, 403);
      assert.equal((await talk.http("GET", "/", undefined, from("navigate"))).status, 200);
    }));

  it("get no CORS headers", () =>
    talking({}, async (talk) => {
      const { headers } = await talk.http("GET", "/_sim/state", undefined, { origin: talk.sim.url });
      assert.deepEqual(
        Object.keys(headers).filter((name) => name.startsWith("access-control")),
        [],
      );
    }));

  it("can't reach it by the machine's other addresses", () =>
    talking({}, async (talk) => {
      const addresses = Object.values(networkInterfaces())
        .flatMap((each) => each ?? [])
        .filter(({ internal, family }) => !internal && family === "IPv4");
      for (const { address } of addresses) {
        const socket = connect(talk.sim.port, address);
        await assert.rejects(once(socket, "connect"), { code: "ECONNREFUSED" });
      }
    }));
});
