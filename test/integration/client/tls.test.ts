import assert from "node:assert/strict";
import { createServer } from "node:https";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { isWeComError, type WeComError } from "../../../src/errors";
import { selfSigned } from "./certificate";
import { impatient, newClient, team } from "./clients";
import { closeHttp, closingAfterEach, json, listening, tcpServer, wecomWith } from "./servers";

describe("a client that speaks TLS", () => {
  const closing = closingAfterEach();
  const trusted = getCACertificates("default");
  afterEach(() => setDefaultCACertificates(trusted));

  const connect = (port: number, options: Parameters<typeof newClient>[1] = {}) => {
    const made = newClient(`https://localhost:${port}`, options);
    closing(made.client, (client) => client.close());
    return made;
  };
  const serve = async (pair: ReturnType<typeof selfSigned>) => {
    const wecom = wecomWith((_, response) => json(response, { errcode: 0, errmsg: "ok", chatid: "team" }));
    const server = closing(createServer(pair, wecom.listener), closeHttp);
    return { wecom, port: await listening(server) };
  };
  const failureOf = async (call: Promise<unknown>): Promise<WeComError> => {
    const error = await call.then(
      () => assert.fail("it was answered"),
      (failure: unknown) => failure,
    );
    assert.ok(isWeComError(error), String(error));
    return error;
  };

  it("talks to a server whose certificate is trusted", async () => {
    const pair = selfSigned("localhost");
    setDefaultCACertificates([...trusted, pair.cert]);
    const { port } = await serve(pair);
    assert.deepEqual(await connect(port).client.appChat.create(team), { chatId: "team" });
  });

  const refused: readonly (readonly [
    what: string,
    hostname: string,
    endsInMs: number,
    trust: boolean,
    code: string,
  ])[] = [
    ["that nobody vouches for", "localhost", 86_400_000, false, "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["of another host", "other.example.test", 86_400_000, true, "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["that has run out", "localhost", -86_400_000, true, "CERT_HAS_EXPIRED"],
  ];
  for (const [what, hostname, endsInMs, trust, code] of refused) {
    it(`refuses a certificate ${what}, and has sent nothing`, async () => {
      const pair = selfSigned(hostname, { endsInMs });
      if (trust) setDefaultCACertificates([...trusted, pair.cert]);
      const { port, wecom } = await serve(pair);
      const error = await failureOf(connect(port).client.appChat.create(team));
      assert.equal(error.name, "WeComNetworkError");
      assert.match(error.message, new RegExp(`^gettoken: localhost:${port} could not be reached: ${code}`));
      assert.equal(error.mayHaveArrived, false);
      assert.deepEqual(wecom.asked, []);
    });
  }

  it("is a network error where the port doesn't speak TLS", async () => {
    const { server } = closing(
      tcpServer((socket) => socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"))),
      ({ close }) => close(),
    );
    const port = await listening(server);
    const error = await failureOf(connect(port).client.appChat.get("team"));
    assert.equal(error.name, "WeComNetworkError");
    assert.equal(error.mayHaveArrived, false);
    const [first, advice] = error.message.split("\n");
    assert.equal(
      first,
      `gettoken: localhost:${port} could not be reached: ERR_SSL_WRONG_VERSION_NUMBER: TLS failed (wrong version number)`,
    );
    assert.match(advice ?? "", /speaks no TLS.*WECOM_BASE_URL/);
  });

  it("knows that nothing was sent when the connection ends during the handshake", async () => {
    const { server } = closing(
      tcpServer((socket) => socket.once("data", () => socket.resetAndDestroy())),
      ({ close }) => close(),
    );
    const error = await failureOf(connect(await listening(server)).client.appChat.create(team));
    assert.equal(error.name, "WeComNetworkError");
    assert.match(error.message, /ECONNRESET/);
    assert.equal(error.mayHaveArrived, false);
  });

  it("waits no longer than it should for a handshake that doesn't go on", async () => {
    const { server } = closing(
      tcpServer(() => undefined),
      ({ close }) => close(),
    );
    const { client } = connect(await listening(server), { transport: impatient, maxWaitMs: 0 });
    const error = await failureOf(client.appChat.create(team));
    assert.equal(error.name, "WeComTimeoutError");
    assert.match(error.message, /could not be reached in time \(UND_ERR_CONNECT_TIMEOUT\)/);
    assert.equal(error.mayHaveArrived, false);
  }).slow(4_000);

  it("ends with the whole exchange's time when that is shorter", async () => {
    const { server } = closing(
      tcpServer(() => undefined),
      ({ close }) => close(),
    );
    const { client } = connect(await listening(server), { transport: { exchangeTimeoutMs: 100 }, maxWaitMs: 0 });
    const error = await failureOf(client.appChat.create(team));
    assert.equal(error.name, "WeComTimeoutError");
    assert.match(error.message, /could not be reached in time/);
    assert.equal(error.mayHaveArrived, false);
  }).slow(1_000);
});
