import assert from "node:assert/strict";
import { refusal } from "../../../../src/simulator/server/loopback-guard";

const from = (given: Partial<Parameters<typeof refusal>[0]>) =>
  refusal({
    method: "GET",
    path: "/",
    host: "127.0.0.1:8787",
    origin: undefined,
    fetchSite: undefined,
    fetchMode: undefined,
    ...given,
  });

describe("simulator: the loopback guard", () => {
  it("trusts a request that never went over a wire", () => assert.equal(from({ host: undefined }), undefined));

  it("knows loopback names in any case, with and without a port", () => {
    for (const host of ["LOCALHOST:1", "localhost", "127.0.0.1", "127.255.0.3:65535", "[::1]", "[::1]:8787"])
      assert.equal(from({ host }), undefined, host);
  });

  it("isn't fooled by names that only look like one", () => {
    for (const host of [
      "localhost.evil.example",
      "127.0.0.1.nip.io",
      "evil-localhost",
      "128.0.0.1",
      "0.0.0.0",
      "[::2]",
      "",
      "::1",
    ])
      assert.notEqual(from({ host }), undefined, host);
  });

  it("lets the simulator's own page call, and no other", () => {
    assert.equal(from({ origin: "http://127.0.0.1:8787", fetchSite: "same-origin" }), undefined);
    for (const origin of ["http://localhost:8787", "http://127.0.0.1:8788", "null", ""])
      assert.notEqual(from({ origin }), undefined, origin);
  });

  it("lets nobody else change anything: no form, no page of another port, whatever else it may", () => {
    for (const fetchSite of ["cross-site", "same-site"])
      for (const method of ["POST", "PUT", "DELETE"])
        assert.notEqual(from({ method, fetchSite, fetchMode: "navigate" }), undefined, `${method} ${fetchSite}`);
    assert.equal(from({ method: "POST", fetchSite: "same-origin" }), undefined);
    assert.equal(from({ method: "POST" }), undefined, "a program, which says nothing of this");
    assert.equal(from({ fetchSite: "same-site", fetchMode: "navigate" }), undefined, "a link");
  });

  it("lets nobody else call the API: a picture's or a link's address would count and meet the next fault", () => {
    const path = "/cgi-bin/gettoken";
    for (const fetchSite of ["cross-site", "same-site"])
      for (const fetchMode of ["no-cors", "navigate"])
        assert.notEqual(from({ path, fetchSite, fetchMode }), undefined, `${fetchSite} ${fetchMode}`);
    assert.notEqual(from({ path: "/_sim/state", fetchSite: "same-site", fetchMode: "no-cors" }), undefined);
    for (const fetchSite of [undefined, "same-origin", "none"]) assert.equal(from({ path, fetchSite }), undefined);
  });
});
