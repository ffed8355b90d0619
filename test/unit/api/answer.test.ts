import assert from "node:assert/strict";
import { inspect } from "node:util";
import { readAnswer } from "../../../src/api/answer";
import { type Endpoint, type EndpointName, endpoints } from "../../../src/api/endpoints";
import { isWeComProtocolError, WeComApiError } from "../../../src/errors";

const asIs = (text: string) => text;
const read = <Name extends EndpointName>(endpoint: Endpoint<Name>, text: string) => readAnswer(endpoint, text, asIs);
const getText = (info: object) => JSON.stringify({ errcode: 0, errmsg: "ok", chat_info: info });
const team = { chatid: "team", name: "Team", owner: "a", userlist: ["a", "b"], chat_type: 0 };

/** The error for an answer that can't be read. */
const unreadable = (endpoint: Endpoint, text: string): Error => {
  try {
    read(endpoint, text);
  } catch (error) {
    assert.ok(isWeComProtocolError(error), inspect(error));
    assert.equal(error.mayHaveArrived, endpoint.writes);
    assert.ok(error.message.startsWith(`${endpoint.name}: the answer is not what WeCom sends: `), error.message);
    return error;
  }
  assert.fail("it was read");
};

describe("reading an answer", () => {
  it("reads what the schema knows and ignores the rest", () => {
    assert.deepEqual(read(endpoints.create, '{"errcode":0,"errmsg":"ok","chatid":"x","new":1}'), {
      chatid: "x",
    });
    assert.deepEqual(read(endpoints.get, getText(team)), { chat_info: team });
  });

  it("makes half of a character in a name whole, since nobody could declare or record it", () => {
    const text = getText({ ...team, name: "ok\ud83d" });
    assert.match(text, /\\ud83d/);
    assert.equal(read(endpoints.get, text).chat_info.name, "ok\ufffd");
  });

  it("reads a chat that has no name and no owner", () => {
    const { chat_info } = read(endpoints.get, getText({ chatid: "x", name: null, userlist: [] }));
    assert.deepEqual(chat_info, { chatid: "x", name: null, userlist: [] });
  });

  it("takes any chat id of WeCom's, also twenty digits as a text", () => {
    const chatid = "12345678901234567890";
    assert.equal(read(endpoints.get, getText({ ...team, chatid })).chat_info.chatid, chatid);
  });

  it("is an API error for every errcode but 0", () => {
    for (const errcode of [-1, 1, 40014, 2000002]) {
      assert.throws(() => read(endpoints.update, JSON.stringify({ errcode, errmsg: "no" })), {
        name: "WeComApiError",
        errcode,
        errmsg: "no",
        endpoint: "appchat/update",
      });
    }
  });

  it("needs no errmsg to know that WeCom said no", () => {
    for (const text of ['{"errcode":40014}', '{"errcode":40014,"errmsg":null}', '{"errcode":40014,"errmsg":7}']) {
      assert.throws(() => read(endpoints.get, text), { name: "WeComApiError", errcode: 40014, errmsg: "" });
    }
  });

  it("takes secrets out of an errmsg, and the end of an endless one", () => {
    const errmsg = `no hunter2 ${"x".repeat(100_000)}`;
    const text = JSON.stringify({ errcode: 40035, errmsg });
    const clean = (dirty: string) => dirty.replaceAll("hunter2", "[secret]");
    assert.throws(
      () => readAnswer(endpoints.get, text, clean),
      (error) => {
        assert.ok(error instanceof WeComApiError);
        assert.ok(error.errmsg.startsWith("no [secret] xxx") && error.message.length < 2_000);
        return true;
      },
    );
  });

  const notAnAnswer: readonly (readonly [what: string, text: string, says: RegExp])[] = [
    ["nothing", "", /it is empty/],
    ["a page", "<html>Sign in</html>", /it is not JSON \(20 characters\)/],
    ["JSON that was cut", '{"errcode":0,"errmsg":"o', /it is not JSON/],
    ["a list", "[]", /expected object/],
    ["null", "null", /expected object/],
    ["an object without errcode", "{}", /errcode/],
    ["an errcode that is a text", '{"errcode":"0","errmsg":"ok"}', /errcode/],
    ["an errcode that is no whole number", '{"errcode":0.5}', /errcode/],
  ];
  for (const [what, text, says] of notAnAnswer) {
    it(`is a protocol error for ${what}`, () => {
      assert.match(unreadable(endpoints.get, text).message, says);
    });
  }

  it("is a protocol error for a success that lacks what it is for", () => {
    const ok = { errcode: 0, errmsg: "ok" };
    const bad: readonly (readonly [Endpoint, object])[] = [
      [endpoints.create, {}],
      [endpoints.create, { chatid: "" }],
      [endpoints.create, { chatid: 12 }],
      [endpoints.get, {}],
      [endpoints.get, { chat_info: { ...team, chatid: "" } }],
      [endpoints.get, { chat_info: { ...team, userlist: null } }],
      [endpoints.get, { chat_info: { ...team, userlist: ["a", null] } }],
      [endpoints.get, { chat_info: { ...team, userlist: ["a", ""] } }],
      [endpoints.getToken, { access_token: "", expires_in: 7200 }],
      [endpoints.getToken, { access_token: "t", expires_in: "7200" }],
      [endpoints.getToken, { access_token: "t", expires_in: 0 }],
      [endpoints.getToken, { access_token: "t".repeat(513), expires_in: 7200 }],
    ];
    for (const [endpoint, rest] of bad) unreadable(endpoint, JSON.stringify({ ...ok, ...rest }));
  });

  it("quotes nothing of an answer that it can't read: it may hold a token that nobody knows yet", () => {
    for (const text of [
      '{"access_token":"hunter2"',
      '{"access_token":"hunter2"x}',
      "hunter2",
      '{"errcode":"hunter2"}',
    ]) {
      const error = unreadable(endpoints.getToken, text);
      assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /hunter2/);
    }
  });
});
