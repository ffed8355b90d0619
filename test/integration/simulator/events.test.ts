import assert from "node:assert/strict";
import { once } from "node:events";
import { type ClientRequest, get, type IncomingMessage } from "node:http";
import { createInterface, type Interface } from "node:readline";
import { type Talk, talking } from "./talk";

interface Told {
  readonly event: string;
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly data: any;
}

/** A client of the stream that is no browser. */
class Listener {
  readonly #request: ClientRequest;
  readonly answer: IncomingMessage;
  readonly #lines: AsyncIterator<string>;

  private constructor(request: ClientRequest, answer: IncomingMessage, lines: Interface) {
    this.#request = request;
    this.answer = answer;
    this.#lines = lines[Symbol.asyncIterator]();
  }

  static async start(talk: Talk, lastId?: string, query = ""): Promise<Listener> {
    const headers = lastId === undefined ? {} : { "last-event-id": lastId };
    const request = get(`${talk.sim.url}/_sim/events${query}`, { headers });
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    return new Listener(request, answer, createInterface({ input: answer }));
  }

  async next(): Promise<Told> {
    const fields = new Map<string, string>();
    for (;;) {
      const { value: line = "", done } = await this.#lines.next();
      assert.ok(!done, "the stream ended");
      if (line === "" && fields.has("event"))
        return {
          event: fields.get("event") ?? "",
          id: fields.get("id") ?? "",
          data: JSON.parse(fields.get("data") ?? "null"),
        };
      const [key = "", ...rest] = line.split(": ");
      fields.set(key, rest.join(": "));
    }
  }

  async ended(): Promise<boolean> {
    return (await this.#lines.next().catch(() => ({ done: true }))).done === true;
  }

  leave(): void {
    this.#request.destroy();
  }
}

const seed = { chats: [{ chatid: "team", name: "Team", userlist: ["ann", "ben"] }] };

async function listening(talk: Talk, lastId: string | undefined, use: (listener: Listener) => Promise<void>) {
  const listener = await Listener.start(talk, lastId);
  try {
    await use(listener);
  } finally {
    listener.leave();
  }
}

describe("simulator: the stream of changes", () => {
  it("begins with the word that everything may be new, and then tells each change as it stands", () =>
    talking({ seed, clock: "manual", startAtMs: 0 }, (talk) =>
      listening(talk, undefined, async (listener) => {
        assert.match(String(listener.answer.headers["content-type"]), /^text\/event-stream/);
        assert.deepEqual((await listener.next()).event, "start");
        talk.sim.byHand.rename("team", "Ours");
        const { event, data } = await listener.next();
        assert.deepEqual([event, data.chatid, data.name, data.last.by], ["chat", "team", "Ours", "hand"]);
        talk.sim.advance(1_000);
        const clock = { mode: "manual", now: "1970-01-01T00:00:01.000Z" };
        assert.deepEqual(await listener.next().then(({ event, data }) => [event, data]), ["clock", clock]);
        const rule = { path: "/cgi-bin/gettoken", times: 1, errcode: -1 };
        talk.sim.inject(rule);
        assert.deepEqual(await listener.next().then(({ event, data }) => [event, data]), ["faults", [rule]]);
        await talk.gettoken();
        const told = [await listener.next(), await listener.next()].map(({ event, data }) => [
          event,
          data.seq ?? data,
          data.errcode,
        ]);
        assert.deepEqual(told, [
          ["faults", [], undefined],
          ["request", 1, -1],
        ]);
        talk.sim.clearRequests();
        assert.equal((await listener.next()).event, "emptied");
        talk.sim.setKnobs({ removeAbsent: 86216 });
        assert.deepEqual(await listener.next().then(({ event, data }) => [event, data.removeAbsent]), ["knobs", 86216]);
        talk.sim.seed({});
        assert.equal((await listener.next()).event, "world");
      }),
    ));

  it("never tells a secret or a token", () =>
    talking({}, (talk) =>
      listening(talk, undefined, async (listener) => {
        await listener.next();
        const token = await talk.token();
        await talk.create({ name: `${talk.sim.corpSecret}` });
        const told = JSON.stringify([await listener.next(), await listener.next()]);
        assert.ok(!told.includes(token));
        assert.match(told, /appchat\/create|gettoken/);
      }),
    ));

  it("goes on from the event that somebody saw last", () =>
    talking({ seed }, async (talk) => {
      let seen = "";
      await listening(talk, undefined, async (listener) => {
        await listener.next();
        talk.sim.byHand.rename("team", "One");
        seen = (await listener.next()).id;
      });
      talk.sim.byHand.rename("team", "Two");
      talk.sim.clearRequests();
      await listening(talk, seen, async (listener) => {
        assert.equal((await listener.next()).data.name, "Two");
        assert.equal((await listener.next()).event, "emptied");
      });
      const byQuery = await Listener.start(talk, undefined, `?after=${seen}`);
      assert.equal((await byQuery.next()).data.name, "Two");
      byQuery.leave();
    }));

  it("begins anew for whoever saw another run, was away too long, or says nonsense", () =>
    talking({ seed }, async (talk) => {
      let first = "";
      await listening(talk, undefined, async (listener) => {
        first = (await listener.next()).id;
      });
      const [run = ""] = first.split("-");
      for (let at = 0; at < 7_000; at += 1) talk.sim.advance(1);
      for (const id of [first, "000000-3", `${run}-99999`, "nonsense", `${run}-`])
        await listening(talk, id, async (listener) => assert.equal((await listener.next()).event, "start", id));
    }));

  it("tells many changes of one thing as one, and all requests", () =>
    talking({ seed }, async (talk) => {
      let first = "";
      await listening(talk, undefined, async (listener) => {
        first = (await listener.next()).id;
      });
      for (let at = 0; at < 100; at += 1) talk.sim.byHand.rename("team", `Name ${at}`);
      await talk.gettoken();
      await talk.gettoken();
      await listening(talk, first, async (listener) => {
        const told = [await listener.next(), await listener.next(), await listener.next()];
        assert.deepEqual(
          told.map(({ event, data }) => [event, data.name ?? data.seq]),
          [
            ["chat", "Name 99"],
            ["request", 1],
            ["request", 2],
          ],
        );
      });
    }));

  it("ends with the simulator, which doesn't wait for those who listen", () =>
    talking({}, async (talk) => {
      const listener = await Listener.start(talk);
      await listener.next();
      await talk.sim.close();
      assert.equal(await listener.ended(), true);
    }));
});
