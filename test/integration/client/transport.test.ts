import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { isUnansweredError, isWeComError, type WeComError } from "../../../src/errors";
import { impatient, newClient, team } from "./clients";
import { closeHttp, closingAfterEach, json, listening, refusedPort, tcpServer, wecomWith } from "./servers";

/** The error of a call, which must have come soon. */
const failureOf = async (call: Promise<unknown>): Promise<WeComError> => {
  const startedMs = performance.now();
  const error = await call.then(
    () => assert.fail("it was answered"),
    (failure: unknown) => failure,
  );
  assert.ok(isWeComError(error), String(error));
  assert.ok(performance.now() - startedMs < 5_000, "it took too long");
  return error;
};

const socketOf = (response: ServerResponse): Socket => {
  assert.ok(response.socket);
  return response.socket;
};
/** Writes what no HTTP server would. */
const raw =
  (text: string): RequestListener =>
  (_, response) =>
    socketOf(response).end(text);
const page: RequestListener = (_, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end("<html>Sign in to continue</html>");
};
const status =
  (code: number): RequestListener =>
  (request, response) => {
    response.statusCode = code;
    page(request, response);
  };
const typed =
  (type: string, text = '{"errcode":0,"errmsg":"ok","chatid":"team"}'): RequestListener =>
  (_, response) => {
    response.setHeader("content-type", type);
    response.end(text);
  };
/** Calls `then` when the whole request has been read. */
const whenRead =
  (then: (response: ServerResponse) => void): RequestListener =>
  (request: IncomingMessage, response) => {
    request.resume().on("end", () => then(response));
  };
const endless: RequestListener = (_, response) => {
  response.setHeader("content-type", "application/json");
  const more = (): void => {
    while (!response.destroyed && response.write(" ".repeat(10_000)));
  };
  response.on("drain", more);
  more();
};
const compressed =
  (body: Buffer): RequestListener =>
  (_, response) => {
    response.setHeader("content-encoding", "gzip");
    response.setHeader("content-type", "application/json");
    response.end(gzipSync(body));
  };
const drippingBody: RequestListener = (_, response) => {
  response.setHeader("content-type", "application/json");
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
};
const drippingHeaders: RequestListener = (_, response) => {
  const socket = socketOf(response);
  socket.write("HTTP/1.1 200 OK\r\n");
  const timer = setInterval(() => socket.write("x: y\r\n"), 20);
  socket.on("close", () => clearInterval(timer));
};
const stalling: RequestListener = (_, response) => {
  response.setHeader("content-type", "application/json");
  response.write('{"errcode":0,');
};

type Expected = readonly [name: WeComError["name"], says: RegExp];
const protocol = (says: RegExp): Expected => ["WeComProtocolError", says];
const network = (says: RegExp): Expected => ["WeComNetworkError", says];
const timeout = (says: RegExp): Expected => ["WeComTimeoutError", says];

const oddAnswers: readonly (readonly [what: string, answer: RequestListener, expected: Expected])[] = [
  ["a proxy's page", page, protocol(/HTTP 200, text\/html; charset=utf-8, 32 bytes.*sign-in page/)],
  ["a refusal", status(403), protocol(/HTTP 403, text\/html/)],
  ["a gateway that fails", status(502), protocol(/HTTP 502/)],
  [
    "a server that fails in JSON",
    (_, response) => json(Object.assign(response, { statusCode: 500 }), {}),
    protocol(/HTTP 500/),
  ],
  ["no content", (_, response) => response.writeHead(204).end(), protocol(/HTTP 204, no content type, 0 bytes/)],
  [
    "a compressed answer that nobody asked for",
    compressed(Buffer.from('{"errcode":0,"errmsg":"ok","chatid":"team"}')),
    protocol(/HTTP 200, application\/json, gzip/),
  ],
  // The bytes that the message counts are those that came, so nothing was unpacked.
  ["a compressed answer of 64 megabytes", compressed(Buffer.alloc(64 * 1_024 ** 2)), protocol(/, gzip, 6\d{4} bytes/)],
  [
    "JSON that is 40 000 levels deep",
    typed("application/json", `{"errcode":0,"chatid":${"[".repeat(40_000)}${"]".repeat(40_000)}}`),
    protocol(/chatid/),
  ],
  ["a body without end", endless, protocol(/sent more than 100000 bytes/)],
  ["another content type", typed("application/octet-stream"), protocol(/application\/octet-stream/)],
  ["an endless content type", typed(`image/${"x".repeat(5_000)}`), protocol(/HTTP 200, image\/x{94}, /)],
  ["JSON that was cut", typed("application/json", '{"errcode":0,"chat'), protocol(/not JSON/)],
  ["an empty body", typed("application/json", ""), protocol(/it is empty/)],
  ["an errcode that is a text", typed("application/json", '{"errcode":"0"}'), protocol(/errcode/)],
  ["a success without the chat's id", typed("application/json", '{"errcode":0}'), protocol(/chatid/)],
  ["something that is no HTTP", raw("220 smtp.example.test ESMTP\r\n"), protocol(/did not answer in HTTP: /)],
  [
    "a broken chunk",
    raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"),
    protocol(/did not answer in HTTP: /),
  ],
  ["headers without end", raw(`HTTP/1.1 200 OK\r\nx: ${"y".repeat(200_000)}`), protocol(/did not answer in HTTP/)],
  [
    "a body that ends before its length",
    raw('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"errcode":0,'),
    network(/the connection broke before the answer was complete/),
  ],
  [
    "a reset while the request is read",
    (request) => request.socket.resetAndDestroy(),
    network(/the connection broke.*(ECONNRESET|EPIPE|UND_ERR_SOCKET)/),
  ],
  [
    "a reset after the request was read",
    whenRead((response) => socketOf(response).resetAndDestroy()),
    network(/the connection broke.*(ECONNRESET|UND_ERR_SOCKET)/),
  ],
  [
    "an end instead of an answer",
    whenRead((response) => socketOf(response).end()),
    network(/the connection broke.*UND_ERR_SOCKET: other side closed/),
  ],
];

const tooSlow: typeof oddAnswers = [
  ["no answer at all", () => undefined, timeout(/did not answer in time \(UND_ERR_HEADERS_TIMEOUT\)/)],
  ["a body that stops", stalling, timeout(/did not answer in time \(UND_ERR_BODY_TIMEOUT\)/)],
];

describe("a client in front of something that is not WeCom", () => {
  const closing = closingAfterEach();

  const serve = async (listener: RequestListener): Promise<string> => {
    const server = closing(createServer(listener), closeHttp);
    return `http://127.0.0.1:${await listening(server)}`;
  };
  const connect = (baseUrl: string, options: Parameters<typeof newClient>[1] = {}) => {
    const made = newClient(baseUrl, options);
    closing(made.client, (client) => client.close());
    return made;
  };

  for (const [what, answer, [name, says]] of [...oddAnswers, ...tooSlow]) {
    it(`is a ${name} for ${what}, and a write is not sent again`, async () => {
      const wecom = wecomWith(answer);
      const transport = name === "WeComTimeoutError" ? impatient : { maxAnswerBytes: 100_000 };
      const { client } = connect(await serve(wecom.listener), { transport });
      const error = await failureOf(client.appChat.create(team));
      assert.equal(error.name, name);
      assert.match(error.message, /^appchat\/create: /);
      assert.match(error.message, says);
      assert.ok(isUnansweredError(error));
      assert.equal(error.endpoint, "appchat/create");
      assert.equal(error.mayHaveArrived, true);
      assert.equal(wecom.count("appchat/create"), 1);
    }).slow(4_000);
  }

  for (const [what, answer] of [
    ["a body that drips", drippingBody],
    ["headers that drip", drippingHeaders],
  ] as const) {
    it(`is a WeComTimeoutError for ${what}, however long it would go on`, async () => {
      const wecom = wecomWith(answer);
      const { client } = connect(await serve(wecom.listener), { transport: { exchangeTimeoutMs: 200 } });
      const error = await failureOf(client.appChat.create(team));
      assert.equal(error.name, "WeComTimeoutError");
      assert.match(error.message, /did not answer in time \(deadline\)/);
      assert.equal(error.mayHaveArrived, true);
      assert.equal(wecom.count("appchat/create"), 1);
    }).slow(1_000);
  }

  it("ends the connection of a body without end once it has more than it reads", async () => {
    const { promise: closed, resolve } = Promise.withResolvers<number>();
    const wecom = wecomWith((request, response) => {
      const socket = socketOf(response);
      socket.on("close", () => resolve(socket.bytesWritten));
      endless(request, response);
    });
    const { client } = connect(await serve(wecom.listener), { transport: { maxAnswerBytes: 100_000 } });
    await failureOf(client.appChat.create(team));
    // What was on its way is in the system's buffers.
    assert.ok((await closed) < 32 * 1_024 ** 2);
  });

  it("says which host it was, and never the URL", async () => {
    const url = await serve(wecomWith(page).listener);
    const error = await failureOf(connect(url).client.appChat.get("team"));
    assert.ok(error.message.startsWith(`appchat/get: ${new URL(url).host} did not answer`), error.message);
    assert.doesNotMatch(error.message, /cgi-bin|access_token/);
  });

  it("follows no redirect, so that the token goes nowhere else", async () => {
    const other: string[] = [];
    const target = await serve((request, response) => {
      other.push(String(request.url));
      response.end();
    });
    for (const code of [301, 302, 303, 307, 308]) {
      const wecom = wecomWith((request, response) =>
        response.writeHead(code, { location: `${target}${request.url}` }).end(),
      );
      const { client } = connect(await serve(wecom.listener));
      const error = await failureOf(client.appChat.get("team"));
      assert.equal(error.name, "WeComProtocolError");
      assert.match(error.message, new RegExp(`HTTP ${code}`));
      assert.equal(wecom.count("appchat/get"), 1);
    }
    assert.deepEqual(other, []);
  });

  it("asks a gateway that fails again for a read, and takes the answer that comes", async () => {
    let asked = 0;
    const wecom = wecomWith((request, response) => {
      if (++asked < 3) status(503)(request, response);
      else json(response, { errcode: 0, errmsg: "ok", chat_info: { chatid: "team", userlist: ["a", "b"] } });
    });
    const { client, clock } = connect(await serve(wecom.listener));
    assert.deepEqual((await client.appChat.get("team")).userList, ["a", "b"]);
    assert.deepEqual(clock.slept, [100, 200]);
  });

  it("asks a sign-in page only once", async () => {
    const wecom = wecomWith(page);
    const { client } = connect(await serve(wecom.listener));
    await failureOf(client.appChat.get("team"));
    assert.equal(wecom.count("appchat/get"), 1);
  });

  for (const type of ["application/json", "Application/JSON;charset=utf-8", "text/plain", "application/problem+json"]) {
    it(`takes ${type} for JSON`, async () => {
      const { client } = connect(await serve(wecomWith(typed(type)).listener));
      assert.deepEqual(await client.appChat.create(team), { chatId: "team" });
    });
  }

  it("needs no content type where the answer is JSON", async () => {
    const bare = wecomWith((_, response) => response.end('{"errcode":0,"errmsg":"ok","chatid":"team"}'));
    const { client } = connect(await serve(bare.listener));
    assert.deepEqual(await client.appChat.create(team), { chatId: "team" });
  });

  it("reads text of several bytes a character, wherever the network cuts it", async () => {
    const info = { chatid: "team", name: "值班群🙂", owner: "a", userlist: ["a", "b"] };
    const bytes = Buffer.from(JSON.stringify({ errcode: 0, errmsg: "ok", chat_info: info }));
    const wecom = wecomWith(async (_, response) => {
      response.setHeader("content-type", "application/json");
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    const { client } = connect(await serve(wecom.listener));
    assert.equal((await client.appChat.get("team")).name, "值班群🙂");
  });

  it("tells that a refused connection can't have arrived, and so tries a write again", async () => {
    const { client, lines } = connect(`http://127.0.0.1:${await refusedPort()}`);
    const error = await failureOf(client.appChat.create(team));
    assert.equal(error.name, "WeComNetworkError");
    assert.match(error.message, /^gettoken: 127\.0\.0\.1:\d+ could not be reached: connect ECONNREFUSED/);
    assert.equal(error.mayHaveArrived, false);
    assert.equal(lines.length, 4);
  });

  it("tries a write again when the server went away before it", async () => {
    const wecom = wecomWith((_, response) => json(response, { errcode: 86001, errmsg: "no such chat" }));
    // A connection that is kept alive would break with the write on it.
    const server = createServer((request, response) =>
      wecom.listener(request, response.setHeader("connection", "close")),
    );
    const { client, lines } = connect(`http://127.0.0.1:${await listening(server)}`);
    await failureOf(client.appChat.get("team"));
    await closeHttp(server);
    lines.length = 0;
    const error = await failureOf(client.appChat.create(team));
    assert.equal(error.mayHaveArrived, false);
    assert.match(error.message, /^appchat\/create: .*ECONNREFUSED/);
    assert.deepEqual(
      lines.map((line) => line.replace(/, \d+ ms/, "")),
      [1, 2, 3, 4].map((attempt) => `wecom: appchat/create WeComNetworkError, attempt ${attempt}`),
    );
  });

  it("is a network error for a name that does not resolve, and nothing was sent", async () => {
    const { client } = connect("http://wecom.invalid");
    const error = await failureOf(client.appChat.create(team));
    assert.ok(["WeComNetworkError", "WeComTimeoutError"].includes(error.name), error.name);
    assert.match(error.message, /gettoken: wecom\.invalid could not be reached/);
    assert.ok(isUnansweredError(error));
    assert.equal(error.endpoint, "gettoken");
    assert.equal(error.mayHaveArrived, false);
  }).slow(5_000);

  it("is a network error for a connection that is reset as soon as it stands", async () => {
    const { server } = closing(
      tcpServer((socket) => socket.resetAndDestroy()),
      ({ close }) => close(),
    );
    const { client, lines } = connect(`http://127.0.0.1:${await listening(server)}`);
    const error = await failureOf(client.appChat.get("team"));
    assert.equal(error.name, "WeComNetworkError");
    assert.equal(lines.length, 4);
  });

  it("gives a call all of its time when it is its turn, however long the one before took", async () => {
    let asked = 0;
    const wecom = wecomWith((request, response) => {
      asked += 1;
      request.resume();
      if (asked === 2) json(response, { errcode: 0, errmsg: "ok", chatid: "other" });
    });
    const { client } = connect(await serve(wecom.listener), {
      transport: { exchangeTimeoutMs: 300, connections: 1 },
      maxWaitMs: 0,
    });
    const [first, second] = await Promise.all([
      failureOf(client.appChat.create(team)),
      client.appChat.create({ ...team, chatId: "other" }),
    ]);
    assert.equal(first?.mayHaveArrived, true);
    assert.deepEqual(second, { chatId: "other" });
  });
});
