import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { inspect } from "node:util";
import { corpSecret, newClient, team } from "./clients";
import { closeHttp, closingAfterEach, goodToken, json, listening, refusedPort, wecomWith } from "./servers";

const token = goodToken.access_token;
const secretForms = [corpSecret, encodeURIComponent(corpSecret), encodeURIComponent(corpSecret).toLowerCase()];

/** All that anybody could print of an error. */
const everythingOf = (error: unknown): string => {
  const chain: unknown[] = [];
  for (let each = error; each !== undefined && chain.length < 10; each = (each as Error).cause) chain.push(each);
  return chain
    .flatMap((each) => [
      String(each),
      (each as Error).stack ?? "",
      JSON.stringify(each),
      JSON.stringify(each, Object.getOwnPropertyNames(each)),
      inspect(each, { depth: null, showHidden: true, maxArrayLength: null, maxStringLength: null }),
    ])
    .join("\n");
};

const assertClean = (text: string, forms = [...secretForms, token]): void => {
  for (const form of forms) assert.ok(!text.includes(form), `${form} is in ${text}`);
};

/** The URL of the request, and what it holds, as a careless server repeats them. */
const echo = (request: IncomingMessage) => `you sent ${request.url} with ${corpSecret} and ${token}`;

const echoes: readonly (readonly [what: string, answer: RequestListener])[] = [
  ["in errmsg", (request, response) => json(response, { errcode: 40035, errmsg: echo(request) })],
  ["in errmsg, refusing the token", (request, response) => json(response, { errcode: 42001, errmsg: echo(request) })],
  ["in a page", (request, response) => response.writeHead(500, { "content-type": "text/html" }).end(echo(request))],
  [
    "in the content type",
    (request, response) => response.writeHead(200, { "content-type": `text/html; x="${echo(request)}"` }).end(),
  ],
  [
    "in the content encoding",
    (request, response) =>
      response.writeHead(200, { "content-type": "application/json", "content-encoding": echo(request) }).end("{}"),
  ],
  ["in a redirect", (request, response) => response.writeHead(302, { location: `/?${echo(request)}` }).end()],
  ["in what is no JSON", (request, response) => response.setHeader("content-type", "text/plain").end(echo(request))],
  [
    "in JSON that was cut",
    (request, response) => response.setHeader("content-type", "text/plain").end(`{"a":"${echo(request)}`),
  ],
  ["in an answer of another shape", (request, response) => json(response, { errcode: echo(request) })],
  ["in what is no HTTP", (request, response) => response.socket?.end(`${echo(request)}\r\n\r\n`)],
  ["in the status line", (request, response) => response.socket?.end(`HTTP/1.1 5x0 ${echo(request)}\r\n\r\n`)],
  [
    "in a broken header",
    (request, response) => response.socket?.end(`HTTP/1.1 200 OK\r\n${echo(request)}\x00\r\n\r\n`),
  ],
  [
    "in a broken chunk",
    (request, response) =>
      response.socket?.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${echo(request)}\r\n`),
  ],
  ["and resets the connection", (request) => request.socket.resetAndDestroy()],
];

describe("the secrets of a client", () => {
  const closing = closingAfterEach();

  const connect = (baseUrl: string) => closing(newClient(baseUrl, { maxWaitMs: 0 }), ({ client }) => client.close());
  const serve = async (listener: RequestListener): Promise<string> =>
    `http://127.0.0.1:${await listening(closing(createServer(listener), closeHttp))}`;
  const failureOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => assert.fail("it was answered"),
      (error: unknown) => error,
    );

  for (const [what, answer] of echoes) {
    it(`are in no error and no log line when a server repeats them ${what}`, async () => {
      const { client, lines } = connect(await serve(wecomWith(answer).listener));
      const failed = [
        await failureOf(client.appChat.get("team")),
        await failureOf(client.appChat.create(team)),
        await failureOf(client.appChat.update({ chatId: "team", name: "x" })),
      ];
      assertClean(failed.map(everythingOf).join("\n"));
      assertClean(lines.join("\n"));
    });

    it(`are in no error when they are repeated ${what} before there is a token`, async () => {
      const { client, lines } = connect(await serve(answer));
      const error = await failureOf(client.appChat.get("team"));
      assertClean(everythingOf(error) + lines.join("\n"), secretForms);
    });
  }

  it("are not even cut in half by the limit of what is repeated", async () => {
    for (let space = 0; space < 100; space++) {
      const type = `text/html; x=${"-".repeat(space)}${token}`;
      const { client } = connect(
        await serve(wecomWith((_, response) => response.writeHead(200, { "content-type": type }).end()).listener),
      );
      assertClean(everythingOf(await failureOf(client.appChat.get("team"))), [token.slice(0, 4)]);
    }
  });

  it("are masked where WeCom repeats them, so that the rest can be read", async () => {
    const wecom = wecomWith((_, response) => json(response, { errcode: 40035, errmsg: `bad ${token}, ${corpSecret}` }));
    const { client } = connect(await serve(wecom.listener));
    await assert.rejects(client.appChat.get("team"), { errmsg: "bad [secret], [secret]" });
  });

  it("are not told of a token whose answer was cut", async () => {
    const cut = JSON.stringify(goodToken).slice(0, -5);
    const { client } = connect(await serve((_, response) => response.setHeader("content-type", "text/plain").end(cut)));
    const error = await failureOf(client.appChat.get("team"));
    assert.match(String(error), /not JSON/);
    assertClean(everythingOf(error));
  });

  it("are in no error where nobody answers", async () => {
    const { client, lines } = connect(`http://127.0.0.1:${await refusedPort()}`);
    assertClean(everythingOf(await failureOf(client.appChat.get("team"))) + lines.join());
  });

  it("are nowhere in the client itself", async () => {
    const wecom = wecomWith((_, response) => json(response, { errcode: 0, errmsg: "ok", chatid: "team" }));
    const { client } = connect(await serve(wecom.listener));
    await client.appChat.create(team);
    assertClean(inspect(client, { depth: null, showHidden: true }) + JSON.stringify(client));
  });
});
