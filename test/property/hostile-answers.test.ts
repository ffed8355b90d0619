import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import fc from "fast-check";
import type { z } from "zod";
import { readAnswer } from "../../src/api/answer";
import { type Endpoint, endpoints } from "../../src/api/endpoints";
import { createAnswer, emptyAnswer, getAnswer, sendAnswer, tokenAnswer, uploadAnswer } from "../../src/api/wire";
import { isWeComApiError, isWeComError } from "../../src/errors";
import { LittleEngine } from "../helpers/little-engine";
import { closeHttp, goodToken, json, listening } from "../integration/client/servers";

const calls: readonly (readonly [Endpoint, z.ZodType<unknown>])[] = [
  [endpoints.getToken, tokenAnswer],
  [endpoints.create, createAnswer],
  [endpoints.update, emptyAnswer],
  [endpoints.get, getAnswer],
  [endpoints.send, sendAnswer],
  [endpoints.upload, uploadAnswer],
];

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
      fc.constantFrom(0, 0, 0, -1, 6000, 40014, 45009, 48002, 86001, 86003, 86008, 1.5, "0", true, "86003"),
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
const texts = fc.oneof(
  fc.string(),
  fc.json(),
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
      fc.property(fc.constantFrom(...calls), texts, ([endpoint, schema], text) => {
        try {
          readAnswer(endpoint, schema, text, (said) => said);
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
        readAnswer(
          endpoints.send,
          sendAnswer,
          JSON.stringify({ errcode: 0, errmsg: "ok", msgid, jobid }),
          (said) => said,
        );
      }),
    );
  });

  describe("to a refresh", () => {
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

    const inputs = {
      chatId: "team",
      name: "Team",
      owner: "lisi",
      members: { lisi: "member", zhangsan: "member" },
      __provider: "p",
    };
    const resource = { id: "team", inputs, outputs: { ...inputs, corpId: "ww1" }, initErrors: [] };

    it("never makes it drop a chat, unless WeCom says that there is none", async () => {
      const statuses = fc.constantFrom(200, 200, 200, 204, 302, 403, 429, 500, 503);
      const types = fc.constantFrom("application/json", "text/html", "text/plain", "", "application/octet-stream");
      await fc.assert(
        fc.asyncProperty(statuses, types, texts, async (status, type, text) => {
          answer = (_, response) => {
            response.writeHead(status, {
              ...(type === "" ? {} : { "content-type": type }),
              location: `${url}/elsewhere`,
            });
            response.end(text);
          };
          const engine = new LittleEngine({
            settings: { WECOM_CORP_ID: "ww1", WECOM_CORP_SECRET: "secret", WECOM_BASE_URL: url },
          });
          engine.resource = structuredClone(resource);
          const failure = await engine.refresh().then(
            () => undefined,
            (error: unknown) => error,
          );
          if (engine.resource !== undefined) return;
          assert.equal(failure, undefined);
          assert.equal(status, 200);
          assert.ok(absent.includes(JSON.parse(text).errcode));
        }),
        { numRuns: 300 },
      );
    });

    for (const [what, info] of [
      ["nulls", { chatid: "team", userlist: ["lisi", null] }],
      ["100 000 people", { chatid: "team", userlist: Array.from({ length: 100_000 }, (_, at) => `user${at}`) }],
      ["nothing", null],
    ] as const) {
      it(`is an error for a chat of ${what}`, async () => {
        answer = (_, response) => json(response, { errcode: 0, errmsg: "ok", chat_info: info });
        const engine = new LittleEngine({
          settings: { WECOM_CORP_ID: "ww1", WECOM_CORP_SECRET: "secret", WECOM_BASE_URL: url },
        });
        engine.resource = structuredClone(resource);
        await assert.rejects(engine.refresh(), { message: /appchat\/get: the answer is not what WeCom sends/ });
        assert.deepEqual(engine.resource, resource);
      });
    }
  });
});
