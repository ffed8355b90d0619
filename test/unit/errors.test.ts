import assert from "node:assert/strict";
import {
  AppChatError,
  isAppChatError,
  isUnansweredError,
  isWeComApiError,
  isWeComConfigError,
  isWeComError,
  isWeComNetworkError,
  isWeComProtocolError,
  isWeComTimeoutError,
  WeComApiError,
  WeComConfigError,
  WeComError,
  WeComNetworkError,
  WeComProtocolError,
  WeComTimeoutError,
} from "../../src/errors";

const cause = new Error("why");
const apiError = new WeComApiError({
  endpoint: "appchat/get",
  errcode: 86001,
  errmsg: "invalid chatid",
  kind: "absent",
  hint: "look again",
  mayHaveArrived: false,
});

const unanswered = { endpoint: "appchat/get", mayHaveArrived: true, cause };

const all: readonly (readonly [error: WeComError, is: (error: unknown) => boolean, name: string])[] = [
  [apiError, isWeComApiError, "WeComApiError"],
  [new WeComNetworkError("m", unanswered), isWeComNetworkError, "WeComNetworkError"],
  [new WeComTimeoutError("m", { ...unanswered, mayHaveArrived: false }), isWeComTimeoutError, "WeComTimeoutError"],
  [new WeComProtocolError("m", { ...unanswered, httpStatus: 502 }), isWeComProtocolError, "WeComProtocolError"],
  [new WeComConfigError("m", { cause }), isWeComConfigError, "WeComConfigError"],
  [new AppChatError("m", { cause }), isAppChatError, "AppChatError"],
];

describe("the errors", () => {
  for (const [error, is, name] of all) {
    describe(name, () => {
      it("says its name", () => {
        assert.equal(error.name, name);
        assert.ok(String(error).startsWith(`${name}: `));
        assert.ok(error.stack?.includes(error.message));
      });

      it("is of the one family", () => {
        assert.ok(error instanceof WeComError && error instanceof Error);
        assert.equal(isWeComError(error), true);
      });

      it("is known by its own guard and by no other", () => {
        for (const [, each, other] of all) assert.equal(each(error), other === name, other);
        assert.equal(is(error), true);
      });

      it("is known when it comes from another copy of the package", () => {
        const copy = Object.assign(new Error("m"), { name });
        assert.equal(is(copy), true);
        assert.equal(isWeComError(copy), true);
      });

      it("has nothing that Pulumi's process would misread", () => {
        assert.equal("code" in error, false);
        assert.equal("id" in error, false);
      });

      it("says whether it may have been done all the same", () => assert.equal(typeof error.mayHaveArrived, "boolean"));
    });
  }

  it("keep their cause", () => {
    for (const [error] of all.slice(1)) assert.equal(error.cause, cause);
  });

  it("of the API say what WeCom said, and what to do", () => {
    assert.equal(apiError.message, "appchat/get answered 86001: invalid chatid\nlook again");
    const { errcode, errmsg, kind, endpoint, hint } = apiError;
    assert.deepEqual(
      [errcode, errmsg, kind, endpoint, hint],
      [86001, "invalid chatid", "absent", "appchat/get", "look again"],
    );
  });

  it("without an answer say which call it was, and are known together", () => {
    for (const Unanswered of [WeComNetworkError, WeComTimeoutError, WeComProtocolError]) {
      const error = new Unanswered("m", unanswered);
      assert.equal(error.endpoint, "appchat/get");
      assert.equal(isUnansweredError(error), true);
    }
    for (const other of [apiError, new WeComConfigError("m"), new Error("m")])
      assert.equal(isUnansweredError(other), false);
  });

  it("of a protocol know a status that was not WeCom's", () => {
    assert.equal(new WeComProtocolError("m", unanswered).httpStatus, undefined);
    assert.equal(new WeComProtocolError("m", { ...unanswered, httpStatus: 302 }).httpStatus, 302);
  });

  it("are not what is something else", () => {
    const others = [undefined, null, "WeComApiError", { name: "WeComApiError" }, new TypeError("m"), new Error("m")];
    for (const other of others) assert.equal(isWeComError(other), false);
  });
});
