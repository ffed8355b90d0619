import assert from "node:assert/strict";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../../src/api/clock";
import { isWeComNetworkError } from "../../../src/errors";
import { newClient, team } from "./clients";
import { closeHttp, closingAfterEach, goodToken, json, listening, tcpServer, wecomWith } from "./servers";

describe("a call that is ended early", () => {
  const closing = closingAfterEach();
  const reason = new Error("the user left");
  const isReason = (error: unknown) => error === reason;

  const connect = (baseUrl: string, options: Parameters<typeof newClient>[1] = {}) =>
    closing(newClient(baseUrl, options), ({ client }) => client.close());
  const serve = async (listener: RequestListener): Promise<string> =>
    `http://127.0.0.1:${await listening(closing(createServer(listener), closeHttp))}`;

  /** A server that keeps every request of a kind waiting; `next` is the answer to the next one. */
  const holding = (held: (path: string) => boolean) => {
    const waiting: ServerResponse[] = [];
    const wanted: PromiseWithResolvers<ServerResponse>[] = [];
    const wecom = wecomWith((_, response) => json(response, { errcode: 0, errmsg: "ok", chatid: "team" }));
    const listener: RequestListener = (request, response) => {
      if (!held(request.url ?? "")) return wecom.listener(request, response);
      wecom.asked.push((request.url ?? "").replace(/\?.*/, ""));
      const next = wanted.shift();
      if (next) next.resolve(response);
      else waiting.push(response);
    };
    const next = async (): Promise<ServerResponse> => {
      const response = waiting.shift();
      if (response) return response;
      const later = Promise.withResolvers<ServerResponse>();
      wanted.push(later);
      return await later.promise;
    };
    return { ...wecom, listener, next };
  };

  it("rejects with the caller's own reason while the answer is awaited", async () => {
    const wecom = holding((path) => path.includes("create"));
    const { client } = connect(await serve(wecom.listener));
    const controller = new AbortController();
    const call = client.appChat.create(team, { signal: controller.signal });
    const rejected = assert.rejects(call, isReason);
    await wecom.next();
    controller.abort(reason);
    await rejected;
    assert.equal(wecom.count("appchat/create"), 1);
  });

  it("makes no call at all when the signal was aborted before", async () => {
    const wecom = wecomWith(() => undefined);
    const { client } = connect(await serve(wecom.listener));
    await assert.rejects(client.appChat.get("team", { signal: AbortSignal.abort(reason) }), isReason);
    assert.deepEqual(wecom.asked, []);
  });

  it("leaves at once while the token is awaited, which the others get", async () => {
    const wecom = holding((path) => path.includes("gettoken"));
    const { client } = connect(await serve(wecom.listener));
    const controller = new AbortController();
    const leaving = assert.rejects(client.appChat.create(team, { signal: controller.signal }), isReason);
    const staying = client.appChat.create(team);
    const token = await wecom.next();
    controller.abort(reason);
    await leaving;
    json(token, goodToken);
    assert.deepEqual(await staying, { chatId: "team" });
    assert.deepEqual(wecom.asked, ["/cgi-bin/gettoken", "/cgi-bin/appchat/create"]);
  });

  it("leaves at once while a connection is made", async () => {
    const { promise: connected, resolve } = Promise.withResolvers<void>();
    const { server } = closing(
      tcpServer(() => resolve()),
      ({ close }) => close(),
    );
    // A TLS handshake that nobody answers.
    const { client } = connect(`https://127.0.0.1:${await listening(server)}`);
    const controller = new AbortController();
    const rejected = assert.rejects(client.appChat.get("team", { signal: controller.signal }), isReason);
    await connected;
    controller.abort(reason);
    await rejected;
  });

  /** A clock on which sleepers sleep until their signal wakes them. */
  const sleepy = () => {
    const { promise: asleep, resolve } = Promise.withResolvers<void>();
    const clock: Clock = {
      now: () => 0,
      sleep: (_, signal) => {
        resolve();
        return delay(60_000, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted());
      },
    };
    return { asleep, clock };
  };

  it("wakes when it waits for a repeat, and makes none", async () => {
    const wecom = wecomWith((_, response) => json(response, { errcode: -1, errmsg: "system busy" }));
    const { asleep, clock } = sleepy();
    const { client } = connect(await serve(wecom.listener), { clock });
    const controller = new AbortController();
    const rejected = assert.rejects(client.appChat.get("team", { signal: controller.signal }), isReason);
    await asleep;
    controller.abort(reason);
    await rejected;
    assert.equal(wecom.count("appchat/get"), 1);
  });

  it("rejects with what the signal rejects with, also where it is no error", async () => {
    const { client } = connect("http://127.0.0.1:9");
    await assert.rejects(client.appChat.get("team", { signal: AbortSignal.abort() }), { name: "AbortError" });
    await assert.rejects(
      client.appChat.get("team", { signal: AbortSignal.abort("enough") }),
      (error) => error === "enough",
    );
  });

  it("takes one signal for many calls without a warning", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on("warning", note);
    try {
      const wecom = wecomWith((_, response) => json(response, { errcode: 0, errmsg: "ok", chatid: "team" }));
      const { client } = connect(await serve(wecom.listener));
      const { signal } = new AbortController();
      await Promise.all(Array.from({ length: 50 }, () => client.appChat.create(team, { signal })));
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(warnings, []);
    } finally {
      process.off("warning", note);
    }
  });

  it("fails when the client is closed, and says whether it may have arrived", async () => {
    const wecom = holding((path) => path.includes("create"));
    const { client } = connect(await serve(wecom.listener));
    const call = client.appChat.create(team);
    const rejected = assert.rejects(call, (error) => {
      assert.ok(isWeComNetworkError(error));
      assert.match(error.message, /^appchat\/create: .*: the client is closed$/);
      assert.equal(error.mayHaveArrived, true);
      return true;
    });
    await wecom.next();
    await client.close();
    await rejected;
    await assert.rejects(client.appChat.get("team"), /the client is closed/);
    assert.equal(wecom.asked.length, 2);
  });

  it("fails with its last failure when the client is closed while it waits for a repeat", async () => {
    const wecom = wecomWith((_, response) => json(response, { errcode: -1, errmsg: "system busy" }));
    const { asleep, clock } = sleepy();
    const { client } = connect(await serve(wecom.listener), { clock });
    const rejected = assert.rejects(client.appChat.get("team"), { errcode: -1 });
    await asleep;
    await client.close();
    await rejected;
  });

  it("fails when the client is closed while a connection is made", async () => {
    const { promise: connected, resolve } = Promise.withResolvers<void>();
    const { server } = closing(
      tcpServer(() => resolve()),
      ({ close }) => close(),
    );
    const { client } = connect(`https://127.0.0.1:${await listening(server)}`);
    const rejected = assert.rejects(client.appChat.get("team"), {
      mayHaveArrived: false,
      message: /the client is closed/,
    });
    await connected;
    await client.close();
    await rejected;
  });

  it("can be closed twice", async () => {
    const { client } = connect("http://127.0.0.1:9");
    await Promise.all([client.close(), client.close()]);
    await client.close();
  });
});
