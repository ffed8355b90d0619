import assert from "node:assert/strict";
import { inspect } from "node:util";
import { endpoints } from "../../../src/api/endpoints";
import { explainFailure, type FailedExchange } from "../../../src/api/transport-failure";

const clean = (text: string) => text.replaceAll("hunter2", "[secret]");
const explain = (error: unknown, how: Partial<FailedExchange> = {}) =>
  explainFailure({
    endpoint: endpoints.update,
    host: "a.test",
    begun: false,
    timedOut: false,
    error,
    hint: "",
    clean,
    ...how,
  });
const coded = (code: string, message = "", rest: object = {}) => Object.assign(new Error(message), { code, ...rest });

describe("the error of an exchange that brought no answer", () => {
  it("says what to look at, where nothing was sent", () => {
    const hint = "\nIs the simulator running?";
    assert.match(explain(coded("ECONNREFUSED"), { hint }).message, /simulator running\?$/);
    assert.match(explain(coded("UND_ERR_CONNECT_TIMEOUT"), { hint }).message, /simulator running\?$/);
    assert.doesNotMatch(explain(coded("ECONNRESET"), { hint, begun: true }).message, /simulator/);
  });

  it("is a network error, which says where and why", () => {
    const error = explain(coded("ECONNREFUSED", "connect ECONNREFUSED 192.0.2.7:443"));
    assert.equal(error.name, "WeComNetworkError");
    const said = "appchat/update: a.test could not be reached: connect ECONNREFUSED 192.0.2.7:443";
    assert.equal(error.message, said);
    assert.equal(error.endpoint, "appchat/update");
  });

  it("may have arrived exactly when a byte had left, whatever the code says", () => {
    for (const code of ["ECONNREFUSED", "EHOSTUNREACH", "ETIMEDOUT", "ECONNRESET", "UND_ERR_SOCKET", "ENEW"]) {
      assert.equal(explain(coded(code)).mayHaveArrived, false, code);
      assert.equal(explain(coded(code), { begun: true }).mayHaveArrived, true, code);
    }
  });

  it("leaves nothing in doubt where a read failed", () => {
    assert.equal(explain(coded("ECONNRESET"), { begun: true, endpoint: endpoints.get }).mayHaveArrived, false);
    assert.equal(
      explain(coded("UND_ERR_HEADERS_TIMEOUT"), { begun: true, endpoint: endpoints.get }).mayHaveArrived,
      false,
    );
  });

  it("tells a connection that broke from one that never stood", () => {
    const error = coded("UND_ERR_SOCKET", "other side closed");
    assert.match(explain(error).message, /could not be reached: UND_ERR_SOCKET: other side closed/);
    assert.match(explain(error, { begun: true }).message, /the connection broke before the answer was complete/);
  });

  it("is a timeout for every clock that can run out", () => {
    for (const code of ["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"]) {
      assert.equal(explain(coded(code)).name, "WeComTimeoutError", code);
    }
    const late = explain(new Error("any"), { timedOut: true, begun: true });
    assert.equal(late.name, "WeComTimeoutError");
    assert.match(late.message, /did not answer in time \(deadline\)/);
  });

  it("sees a cause, and the first of several addresses", () => {
    const timedOut = new Error("outer", { cause: coded("ETIMEDOUT", "inner") });
    assert.equal(explain(timedOut).name, "WeComTimeoutError");
    const refused = new AggregateError([coded("ECONNREFUSED", "connect 192.0.2.7"), coded("ENETUNREACH")]);
    assert.match(explain(refused).message, /ECONNREFUSED: connect 192\.0\.2\.7/);
  });

  it("is a protocol error where something answered that is no HTTP", () => {
    const nonsense = coded("HPE_INVALID_CONSTANT", "Expected HTTP/", { name: "HTTPParserError" });
    const error = explain(nonsense, { begun: true });
    assert.equal(error.name, "WeComProtocolError");
    assert.match(error.message, /did not answer in HTTP: HPE_INVALID_CONSTANT/);
    // Of a proxy, before a tunnel stood, it only means that nothing was sent.
    assert.equal(explain(nonsense).name, "WeComNetworkError");
    assert.equal(explain(coded("UND_ERR_HEADERS_OVERFLOW"), { begun: true }).name, "WeComProtocolError");
  });

  it("keeps the cause as a copy that can be printed: no secret, no bytes of what came", () => {
    const raw = coded("HPE_X", "bad hunter2", {
      name: "HTTPParserError",
      data: Buffer.from("hunter2"),
      cause: new Error("deep hunter2"),
    });
    const error = explain(raw, { begun: true });
    assert.ok(error.cause instanceof Error && error.cause.cause instanceof Error);
    assert.equal(error.cause.message, "bad [secret]");
    assert.equal((error.cause as { code?: unknown }).code, "HPE_X");
    assert.equal(error.cause.cause.message, "deep [secret]");
    const printed = inspect(error, { depth: null, showHidden: true });
    assert.doesNotMatch(printed, /hunter2|68 75 6e 74/);
  });

  it("ends for a cause that causes itself, and for what is no error", () => {
    const circle = new Error("round");
    circle.cause = circle;
    assert.match(explain(circle).message, /could not be reached: round$/);
    assert.match(explain("text").message, /no reason is known/);
    assert.equal(explain("text").cause, undefined);
  });

  it("is not longer than a person reads", () => {
    assert.ok(explain(new Error("x".repeat(100_000))).message.length < 400);
  });
});
