import assert from "node:assert/strict";
import { endpoints } from "../../../src/api/endpoints";
import { apiError } from "../../../src/api/failure";
import { explained } from "../../../src/app-chat-message/explained";
import { isWeComApiError } from "../../../src/errors";

const spec = { chatId: "c1", text: { content: 'say "hush"' }, textcard: { title: "open" } };
const secret =
  (...names: readonly string[]) =>
  (argument: string) =>
    names.includes(argument);

describe("the failure of a sending", () => {
  it("names the chat that WeCom doesn't know or that is another app's, and says what to compare", () => {
    for (const errcode of [86001, 86003, 40050, 49008, 86008]) {
      const { message } = explained(apiError(endpoints.send, errcode, "invalid chatid"), spec, secret());
      assert.ok(message.startsWith(`appchat/send answered ${errcode} for the chat "c1": invalid chatid\n`), message);
      assert.match(message, errcode === 86008 ? /Another app/ : /does the chat exist, and was it made by this app\?/);
    }
    const { message } = explained(apiError(endpoints.send, 86001, "invalid chatid"), spec, secret("chatId"));
    assert.doesNotMatch(message, /c1/);
  });

  it("says what to do with a voice that WeCom calls too long", () => {
    assert.match(apiError(endpoints.upload, 45007, "playtime out of limit").message, /60 seconds at most: cut it/);
  });

  it("doesn't repeat what is secret, in whichever form WeCom does, and is the same failure", () => {
    const failure = apiError(endpoints.send, -1, `busy with say "hush", ${JSON.stringify(spec)} to open`);
    const told = explained(failure, spec, secret("text"));
    assert.ok(isWeComApiError(told));
    assert.doesNotMatch(told.message + told.errmsg, /hush/);
    assert.match(told.message, /^appchat\/send answered -1: busy with \[secret\], .* to open$/);
    assert.equal(told.mayHaveArrived, true);
  });

  it("is left as it is where WeCom didn't answer", () => {
    const failure = new Error("a bug");
    assert.equal(
      explained(failure, spec, () => true),
      failure,
    );
  });
});
