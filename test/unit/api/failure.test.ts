import assert from "node:assert/strict";
import fc from "fast-check";
import { type Endpoint, endpoints } from "../../../src/api/endpoints";
import { apiError, classify } from "../../../src/api/failure";
import type { FailureKind } from "../../../src/errors";

const every: readonly Endpoint[] = Object.values(endpoints);
const business = every.filter(({ name }) => name !== "gettoken");
const { getToken, create } = endpoints;
const allBut = (...others: readonly Endpoint[]) => every.filter((endpoint) => !others.includes(endpoint));

/** The rows of the table of error codes in the reference of WeCom's API, in its order. */
const rows: readonly (readonly [codes: readonly number[], kind: FailureKind, on?: readonly Endpoint[]])[] = [
  [[-1], "transient"],
  [[6000], "concurrency"],
  [[40001], "config", [getToken]],
  [[40001], "token", business],
  [[40013], "config"],
  [[40091], "config"],
  [[41002, 41004], "config"],
  [[2000002], "config"],
  [[40014], "token"],
  [[42001], "token"],
  [[41001], "token"],
  [[45009], "rate-limited"],
  [[45011], "rate-limited"],
  [[45033], "concurrency"],
  [[48002], "permission"],
  [[60011], "permission"],
  [[48004], "permission"],
  [[48006], "permission"],
  [[50002], "permission"],
  [[301002], "permission"],
  [[86101], "permission"],
  [[50003], "config"],
  [[60020], "config"],
  [[48005], "fatal"],
  [[301007], "fatal"],
  [[86001], "absent", allBut(create)],
  [[86001], "bad-request", [create]],
  [[86003], "absent"],
  [[40050], "absent"],
  [[49008], "absent"],
  [[86008], "foreign"],
  [[86215], "exists"],
  [[86007], "bad-member"],
  [[60111], "bad-member"],
  [[40003], "bad-member"],
  [[40031, 46004, 301021], "bad-member"],
  [[86005], "bad-member"],
  [[86216], "bad-member"],
  [[86217], "bad-member"],
  [[81013], "bad-member"],
  [[82001], "bad-request"],
  [[86004], "bad-request"],
  [[86006], "bad-request"],
  [[86201, 86202, 86203, 86204], "bad-request"],
  [[86205, 86206], "bad-request"],
  [[86207], "bad-request"],
  [[86220, 86224], "bad-request"],
  [[40033], "bad-request"],
  [[40035], "bad-request"],
  [[40058], "bad-request"],
  [[40063], "bad-request"],
  [[40008], "bad-request"],
  [[40039], "bad-request"],
  [[40074], "bad-request"],
  [[41016], "bad-request"],
  [[44004], "bad-request"],
  [[45002], "bad-request"],
  [[45008], "bad-request"],
  [[45032], "bad-request"],
  [[40007], "bad-request"],
  [[41006], "bad-request"],
  [[40004, 40005], "bad-request"],
  [[40006, 40009, 40011], "bad-request"],
  [[40123], "bad-request"],
  [[44001, 45001, 45007], "bad-request"],
];

describe("what an errcode means", () => {
  for (const [codes, kind, on = every] of rows) {
    const where = on === every ? "" : ` on ${on.map(({ name }) => name).join(", ")}`;
    it(`takes ${codes.join(", ")} for ${kind}${where}`, () => {
      for (const code of codes) for (const endpoint of on) assert.equal(classify(endpoint, code), kind, endpoint.name);
    });
  }

  it("takes a code that no table has for fatal", () => {
    const known = new Set(rows.flatMap(([codes]) => codes));
    const unknown = fc.integer().filter((code) => code !== 0 && !known.has(code));
    fc.assert(fc.property(unknown, fc.constantFrom(...every), (code, on) => classify(on, code) === "fatal"));
  });

  it("never looks at the text", () => {
    const kindOf = (errmsg: string) => apiError(endpoints.get, 60020, errmsg).kind;
    fc.assert(fc.property(fc.string(), (errmsg) => kindOf(errmsg) === "config"));
    assert.equal(kindOf("access_token expired, please retry: system busy"), "config");
  });

  it("leaves open whether a write was done for -1 and 6000 only", () => {
    for (const code of rows.flatMap(([codes]) => codes)) {
      assert.equal(apiError(create, code, "").mayHaveArrived, code === -1 || code === 6000, String(code));
      assert.equal(apiError(endpoints.get, code, "").mayHaveArrived, false, String(code));
    }
  });
});

describe("the error of an errcode", () => {
  it("says the call, the code, WeCom's words and what to do", () => {
    const error = apiError(endpoints.update, 60020, "not allow to access from your ip, from ip: 192.0.2.7");
    assert.equal(error.endpoint, "appchat/update");
    assert.match(error.message, /^appchat\/update answered 60020: not allow to access .* from ip: 192\.0\.2\.7\n/);
    assert.match(String(error.hint), /企业可信IP/);
    assert.ok(error.message.endsWith(String(error.hint)));
  });

  it("has no hint where there is none to give", () => {
    const error = apiError(endpoints.get, 301007, "corp banned");
    assert.equal(error.hint, undefined);
    assert.equal(error.message, "appchat/get answered 301007: corp banned");
  });

  const hinted = (endpoint: Endpoint, code: number) => String(apiError(endpoint, code, "").hint);

  it("says which quota is used up, and that running again goes on", () => {
    assert.match(hinted(create, 45009), /appchat\/create calls: 1000 a day.*run again/);
    assert.match(hinted(endpoints.update, 45009), /appchat\/update calls: 1000 an hour/);
    assert.match(hinted(endpoints.get, 45011), /appchat\/get calls: 10000 a minute and 150000 an hour/);
  });

  it("says what people meet first: scope, secret, members, another app's chat", () => {
    for (const code of [48002, 60011]) assert.match(hinted(create, code), /可见范围/);
    for (const code of [40001, 40013, 40091]) assert.match(hinted(getToken, code), /Secret.*pulumi up --refresh=false/);
    for (const code of [86007, 60111, 40031]) assert.match(hinted(create, code), /userids/);
    assert.match(hinted(create, 86006), /2 to 2000 people/);
    assert.match(hinted(endpoints.get, 86008), /Another app/);
  });
});
