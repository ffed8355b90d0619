import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import fc from "fast-check";
import { readAnswer } from "../../src/api/answer";
import { endpoints } from "../../src/api/endpoints";
import { isWeComApiError, isWeComError } from "../../src/errors";
import { LittleEngine } from "../helpers/little-engine";
import { newClient } from "../integration/client/clients";
import { closeHttp, goodToken, json, listening } from "../integration/client/servers";

/** Values that are nearly what WeCom sends: right names, odd contents. */
const nearly = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() });
const chatInfo = fc.record(
  {
    chatid: nearly(fc.constant("team")),
    name: nearly(fc.string({ unit: "grapheme" })),
    owner: nearly(fc.constant("lisi")),
    userlist: nearly(fc.array(nearly(fc.constantFrom("lisi", "zhangsan", "")))),
    chat_type: nearly(fc.constant(0)),
  },
  { requiredKeys: [] },
);
const answers = fc.record(
  {
    errcode: nearly(
      fc.constantFrom(0, 0, 0, -1, 6000, 40014, 45009, 45033, 48002, 86001, 86003, 86008, 1.5, "0", true, "86003"),
    ),
    errmsg: nearly(fc.string()),
    access_token: nearly(fc.string()),
    expires_in: nearly(fc.integer()),
    chatid: nearly(fc.string()),
    chat_info: nearly(chatInfo),
    media_id: nearly(fc.string()),
    msgid: fc.jsonValue(),
    jobid: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
/** What is valid JSON, or nearly, and yet nothing that WeCom says. */
const oddities: readonly string[] = [
  "null",
  "[]",
  '\ufeff{"errcode":0,"errmsg":"ok"}',
  '{"errcode":0}{"errcode":0}',
  '{"errcode":1e999}',
  '{"errcode":86003.5}',
  '{"__proto__":{"errcode":86003}}',
  '{"errcode":0,"__proto__":{"chatid":"team","chat_info":{"chatid":"team","userlist":["lisi","zhangsan"]}}}',
  `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
];
const texts = fc.oneof(
  fc.string(),
  fc.json(),
  fc.constantFrom(...oddities),
  answers.map((answer) => JSON.stringify(answer)),
  answers.chain((answer) => {
    const text = JSON.stringify(answer);
    return fc.nat(text.length).map((end) => text.slice(0, end));
  }),
);

const absent = [86001, 86003, 40050, 49008];

describe("whatever answers", () => {
  it("is a value or an error that explains itself, and of a write it is told whether it may have arrived", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(endpoints)), texts, (endpoint, text) => {
        try {
          readAnswer(endpoint, text, (said) => said);
        } catch (error) {
          assert.ok(isWeComError(error), String(error));
          assert.ok(error.message.startsWith(endpoint.name));
          if (!endpoint.writes) assert.equal(error.mayHaveArrived, false);
          else if (!isWeComApiError(error)) assert.equal(error.mayHaveArrived, true);
          if (isWeComApiError(error) && error.kind === "absent") assert.ok(absent.includes(error.errcode));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("never makes a message that was sent look as if it weren't", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (msgid, jobid) => {
        readAnswer(endpoints.send, JSON.stringify({ errcode: 0, errmsg: "ok", msgid, jobid }), (said) => said);
      }),
    );
  });

  describe("to Pulumi's calls", () => {
    let answer: RequestListener = () => undefined;
    const server = createServer((request, response) => {
      if (request.url?.startsWith("/cgi-bin/gettoken")) json(response, goodToken);
      else answer(request, response);
    });
    let url: string;
    before(async () => {
      url = `http://127.0.0.1:${await listening(server)}`;
    });
    after(() => closeHttp(server));

    const args = { chatId: "team", name: "Team", owner: "lisi", members: { lisi: "member", zhangsan: "member" } };
    const inputs = { ...args, onDelete: "archive", __provider: "p" };
    const resource = { id: "team", inputs, outputs: { ...inputs, corpId: "ww1" }, initErrors: [] };
    const engineOf = (existing: LittleEngine["resource"]): LittleEngine => {
      const settings = { WECOM_CORP_ID: "ww1", WECOM_CORP_SECRET: "secret", WECOM_BASE_URL: url };
      const engine = new LittleEngine({ settings });
      engine.resource = structuredClone(existing);
      return engine;
    };
    const failureOf = (call: Promise<unknown>): Promise<unknown> =>
      call.then(
        () => undefined,
        (error: unknown) => error,
      );

    const statuses = fc.constantFrom(200, 200, 200, 204, 302, 403, 429, 500, 503);
    const types = fc.constantFrom("application/json", "text/html", "text/plain", "", "application/octet-stream");
    /** Every call but gettoken gets the same odd answer; `look` is told what it was. */
    const whatever = (
      numRuns: number,
      look: (said: { readonly status: number; readonly text: string }) => Promise<void>,
    ) =>
      fc.assert(
        fc.asyncProperty(statuses, types, texts, async (status, type, text) => {
          answer = (_, response) => {
            response.writeHead(status, {
              ...(type === "" ? {} : { "content-type": type }),
              location: `${url}/elsewhere`,
            });
            response.end(text);
          };
          await look({ status, text });
        }),
        { numRuns },
      );
    /** That it is a failure which names its call, and not one that JavaScript has for a surprise. */
    const assertExplained = (failure: unknown): void => {
      assert.ok(failure instanceof Error);
      assert.ok(isWeComError(failure) || failure.name === "PartialFailure", String(failure.stack));
    };

    it("never makes a refresh drop a chat, unless WeCom says that there is none", () =>
      whatever(300, async ({ status, text }) => {
        const engine = engineOf(resource);
        const failure = await failureOf(engine.refresh());
        if (failure !== undefined) assertExplained(failure);
        if (engine.resource !== undefined) return;
        assert.equal(failure, undefined);
        assert.equal(status, 200);
        assert.ok(absent.includes(JSON.parse(text).errcode));
      }));

    it("never makes an update drop a chat, or take for done what wasn't answered", () =>
      whatever(200, async ({ status, text }) => {
        const engine = engineOf(resource);
        const failure = await failureOf(engine.up({ ...args, name: "Other", onDelete: "archive" }));
        assert.equal(engine.resource?.id, "team");
        if (failure !== undefined) return assertExplained(failure);
        assert.equal(status, 200);
        assert.equal(JSON.parse(text).chat_info.chatid, "team");
      }));

    it("never makes a creation a success, unless WeCom says that the chat was made", () =>
      whatever(200, async ({ status, text }) => {
        const engine = engineOf(undefined);
        const failure = await failureOf(engine.up(args));
        if (failure !== undefined) return assertExplained(failure);
        const { errcode, chatid, chat_info } = JSON.parse(text);
        assert.deepEqual([status, errcode], [200, 0]);
        assert.ok([chatid, chat_info?.chatid].includes("team"));
      }));

    it("never makes a destroy give up a chat that nobody archived, unless WeCom says that there is none", () =>
      whatever(200, async ({ status, text }) => {
        const engine = engineOf(resource);
        const failure = await failureOf(engine.destroy());
        assert.equal(engine.resource === undefined, failure === undefined);
        if (failure !== undefined) return assertExplained(failure);
        assert.equal(status, 200);
        const { errcode, chat_info } = JSON.parse(text);
        assert.ok(absent.includes(errcode) || (errcode === 0 && chat_info.chatid === "team"));
      }));

    it("never makes a message go out again, unless WeCom has certainly refused it", () =>
      whatever(200, async ({ status, text }) => {
        const { client } = newClient(url);
        let requests = 0;
        const around = <T>(request: () => Promise<T>): Promise<T> => {
          requests += 1;
          return request();
        };
        const message = { chatId: "team", msgtype: "text", text: { content: "Out" } } as const;
        const failure = await failureOf(client.appChat.send(message, { around }));
        await client.close();
        if (failure !== undefined) assertExplained(failure);
        if (requests === 1) return;
        assert.equal(status, 200);
        const { errcode } = JSON.parse(text);
        assert.ok(Number.isInteger(errcode) && ![0, -1, 6000].includes(errcode), String(errcode));
      }));

    for (const [what, info] of [
      ["nulls", { chatid: "team", userlist: ["lisi", null] }],
      ["100 000 people", { chatid: "team", userlist: Array.from({ length: 100_000 }, (_, at) => `user${at}`) }],
      ["nothing", null],
    ] as const) {
      it(`is an error for a chat of ${what}`, async () => {
        answer = (_, response) => json(response, { errcode: 0, errmsg: "ok", chat_info: info });
        const engine = engineOf(resource);
        await assert.rejects(engine.refresh(), { message: /appchat\/get: the answer is not what WeCom sends/ });
        assert.deepEqual(engine.resource, resource);
      });
    }
  });
});
