import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect as connectTo, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { inspect } from "node:util";
import { WeComClient } from "../../../src/api/client";
import { isWeComConfigError, isWeComError, type WeComError } from "../../../src/errors";
import { startSimulator } from "../../../src/simulator";
import { selfSigned } from "./certificate";
import { clientOf, corpId, corpSecret, impatient, newClient, team } from "./clients";
import { closeHttp, closingAfterEach, goodToken, json, listening, refusedPort, tcpServer, wecomWith } from "./servers";

/** A host that no resolver knows: who reaches it came through the proxy. */
const host = "wecom.example.test";

describe("a client behind a proxy", () => {
  const closing = closingAfterEach();
  const trusted = getCACertificates("default");
  afterEach(() => setDefaultCACertificates(trusted));

  /** A proxy of one's own: it notes what it is asked for, and connects every tunnel to the one port. */
  const startProxy = async ({
    tunnelTo,
    onConnect,
    onRequest,
  }: {
    tunnelTo?: number;
    onConnect?: (request: IncomingMessage, socket: Socket) => void;
    onRequest?: RequestListener;
  } = {}) => {
    const asked: string[] = [];
    const authorizations: unknown[] = [];
    const passed: Buffer[] = [];
    const sockets = new Set<Socket>();
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      authorizations.push(request.headers["proxy-authorization"]);
      if (onRequest) onRequest(request, response);
      else response.writeHead(500).end();
    });
    const keep = (socket: Socket) => {
      sockets.add(socket.on("error", () => undefined).on("close", () => sockets.delete(socket)));
    };
    server.on("connect", (request: IncomingMessage, socket: Socket) => {
      asked.push(`${request.method} ${request.url}`);
      authorizations.push(request.headers["proxy-authorization"]);
      keep(socket);
      if (onConnect) return onConnect(request, socket);
      assert.ok(tunnelTo);
      const upstream = connectTo(tunnelTo, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        socket.on("data", (bytes: Buffer) => passed.push(bytes));
        socket.pipe(upstream).pipe(socket);
      });
      keep(upstream);
    });
    closing(server, async () => {
      for (const socket of sockets) socket.destroy();
      await closeHttp(server);
    });
    return { asked, authorizations, passed, port: await listening(server) };
  };

  /** WeCom behind TLS, under the name that only the proxy knows. */
  const startWecom = async () => {
    const pair = selfSigned(host);
    setDefaultCACertificates([...trusted, pair.cert]);
    const wecom = wecomWith((_, response) => json(response, { errcode: 0, errmsg: "ok", chatid: "team" }));
    const server = closing(createTlsServer(pair, wecom.listener), closeHttp);
    return { wecom, port: await listening(server) };
  };

  const connect = (
    env: Record<string, string>,
    options: Parameters<typeof newClient>[1] = {},
    baseUrl = `https://${host}`,
  ) => {
    const made = newClient(baseUrl, { env, ...options });
    closing(made.client, (client) => client.close());
    return made;
  };
  const failureOf = async (call: Promise<unknown>): Promise<WeComError> => {
    const error = await call.then(
      () => assert.fail("it was answered"),
      (failure: unknown) => failure,
    );
    assert.ok(isWeComError(error), String(error));
    return error;
  };

  it("goes to an https host through a tunnel, in which the proxy reads nothing", async () => {
    const { wecom, port } = await startWecom();
    const proxy = await startProxy({ tunnelTo: port });
    const { client } = connect({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
    assert.deepEqual(await client.appChat.create(team), { chatId: "team" });
    await client.appChat.create(team);
    assert.deepEqual(new Set(proxy.asked), new Set([`CONNECT ${host}:443`]));
    assert.equal(wecom.count("appchat/create"), 2);
    assert.doesNotMatch(Buffer.concat(proxy.passed).toString("latin1"), /access_token|corpsecret/);
  });

  it("goes to an http host through the proxy of http", async () => {
    const proxy = await startProxy({
      onRequest: wecomWith((_, response) => json(response, { errcode: 0, errmsg: "ok", chatid: "team" })).listener,
    });
    const env = {
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
      HTTPS_PROXY: `http://127.0.0.1:${await refusedPort()}`,
    };
    const { client } = connect(env, {}, `http://${host}/wecom`);
    await client.appChat.create(team);
    assert.deepEqual(
      proxy.asked.map((line) => line.replace(/\?.*/, "")),
      [`GET http://${host}/wecom/cgi-bin/gettoken`, `POST http://${host}/wecom/cgi-bin/appchat/create`],
    );
  });

  it("bounds an answer that comes through the proxy of http, too", async () => {
    const proxy = await startProxy({
      onRequest: (_, response) => json(response, { ...goodToken, x: "x".repeat(5_000) }),
    });
    const { client } = connect(
      { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` },
      { transport: { maxAnswerBytes: 1_000 }, maxWaitMs: 0 },
      `http://${host}`,
    );
    assert.match((await failureOf(client.appChat.get("team"))).message, /sent more than 1000 bytes/);
  });

  it("goes straight to a host that NO_PROXY names", async () => {
    const proxy = await startProxy();
    const { client } = connect({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: "other.test,.example.test" });
    const error = await failureOf(client.appChat.get("team"));
    assert.match(error.message, /could not be reached/);
    assert.deepEqual(proxy.asked, []);
  }).slow(5_000);

  it("never takes a proxy to what runs on this machine", async () => {
    const simulator = closing(await startSimulator(), (each) => each.close());
    const proxy = await startProxy();
    const url = `http://127.0.0.1:${proxy.port}`;
    const env = { HTTPS_PROXY: url, HTTP_PROXY: url, https_proxy: url, http_proxy: url, NO_PROXY: "" };
    for (const baseUrl of [simulator.url, simulator.url.replace("127.0.0.1", "localhost")]) {
      const { client } = clientOf(simulator, { env, baseUrl });
      closing(client, (each) => each.close());
      await assert.rejects(client.appChat.get("none"), { name: "WeComApiError", errcode: 86001 });
    }
    assert.deepEqual(proxy.asked, []);
  });

  it("reads the variables of its own process where it is given none", async () => {
    const proxy = await startProxy({ onConnect: (_, socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n") });
    const { https_proxy, no_proxy } = process.env;
    const set = (name: string, value: string | undefined) => {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    };
    set("https_proxy", `http://127.0.0.1:${proxy.port}`);
    set("no_proxy", "");
    try {
      const client = closing(
        new WeComClient({ corpId, corpSecret, baseUrl: `https://${host}`, maxWaitMs: 0 }),
        (each) => each.close(),
      );
      await failureOf(client.appChat.get("team"));
    } finally {
      set("https_proxy", https_proxy);
      set("no_proxy", no_proxy);
    }
    assert.deepEqual(proxy.asked, [`CONNECT ${host}:443`]);
  });

  const password = "p%40ss-of-the-proxy";

  it("signs in at the proxy, and names the password nowhere", async () => {
    const proxy = await startProxy({
      onConnect: (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
    });
    const { client, lines } = connect({ HTTPS_PROXY: `http://me:${password}@127.0.0.1:${proxy.port}` });
    const error = await failureOf(client.appChat.create(team));
    assert.equal(proxy.authorizations[0], `Basic ${btoa("me:p@ss-of-the-proxy")}`);
    assert.equal(error.name, "WeComNetworkError");
    assert.match(error.message, /could not be reached: .*407/);
    assert.equal(error.mayHaveArrived, false);
    assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }) + lines.join(), /ss-of-the-proxy/);
  });

  it("is told by an http proxy, too, that it must sign in", async () => {
    const proxy = await startProxy({ onRequest: (_, response) => response.writeHead(407).end() });
    const { client } = connect({ HTTP_PROXY: `http://127.0.0.1:${proxy.port}` }, {}, `http://${host}`);
    assert.match((await failureOf(client.appChat.create(team))).message, /407/);
  });

  it("can't be sent where the proxy is not there", async () => {
    const { client } = connect({ HTTPS_PROXY: `http://127.0.0.1:${await refusedPort()}` });
    const error = await failureOf(client.appChat.create(team));
    assert.match(error.message, /wecom\.example\.test could not be reached: connect ECONNREFUSED 127\.0\.0\.1/);
    assert.equal(error.mayHaveArrived, false);
  });

  it("ends in bounded time where the proxy never opens the tunnel", async () => {
    const proxy = await startProxy({ onConnect: () => undefined });
    const { client } = connect(
      { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
      { transport: impatient, maxWaitMs: 0 },
    );
    const error = await failureOf(client.appChat.create(team));
    assert.equal(error.name, "WeComTimeoutError");
    assert.match(error.message, /could not be reached in time/);
    assert.equal(error.mayHaveArrived, false);
  }).slow(4_000);

  it("ends where the proxy tears the connection down instead of opening a tunnel", async () => {
    const proxy = await startProxy({ onConnect: (_, socket) => socket.resetAndDestroy() });
    const { client } = connect({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
    const error = await failureOf(client.appChat.create(team));
    assert.equal(error.name, "WeComNetworkError");
    assert.equal(error.mayHaveArrived, false);
    assert.equal(proxy.asked.length, 4);
  });

  it("ends where the proxy speaks no HTTP", async () => {
    const { server } = closing(
      tcpServer((socket) => socket.once("data", () => socket.end("SSH-2.0-example\r\n"))),
      ({ close }) => close(),
    );
    const { client } = connect({ HTTPS_PROXY: `http://127.0.0.1:${await listening(server)}` });
    const error = await failureOf(client.appChat.create(team));
    assert.equal(error.name, "WeComNetworkError");
    assert.equal(error.mayHaveArrived, false);
  });

  it("refuses what a proxy puts in place of the host's certificate", async () => {
    const { wecom, port } = await startWecom();
    setDefaultCACertificates(trusted);
    const proxy = await startProxy({ tunnelTo: port });
    const { client } = connect({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
    const error = await failureOf(client.appChat.create(team));
    assert.match(error.message, /DEPTH_ZERO_SELF_SIGNED_CERT/);
    assert.equal(error.mayHaveArrived, false);
    assert.deepEqual(wecom.asked, []);
  });

  it("is a setting's error, without the value, where the variable is no URL", () => {
    const env = { HTTPS_PROXY: `me:${password}@proxy.example.test:3128` };
    assert.throws(
      () => new WeComClient({ corpId, corpSecret, env }),
      (error) => {
        assert.ok(isWeComConfigError(error));
        assert.match(error.message, /^HTTPS_PROXY must be a URL like http:/);
        assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /ss-of-the-proxy/);
        return true;
      },
    );
  });

  it("does not mind a bad variable where no proxy is needed", async () => {
    const { client } = newClient("http://127.0.0.1:9", { env: { HTTPS_PROXY: "nonsense" } });
    await client.close();
  });
});
