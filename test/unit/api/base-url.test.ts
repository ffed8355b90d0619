import assert from "node:assert/strict";
import { below, isLoopback, isPublicCloud, parseBaseUrl, publicCloud } from "../../../src/api/base-url";

describe("base URLs", () => {
  it("knows what runs on this machine", () => {
    for (const host of ["localhost", "127.0.0.1", "127.1.2.3", "127.1", "[::1]"]) {
      assert.equal(isLoopback(new URL(`http://${host}:8787`)), true, host);
    }
    for (const host of ["qyapi.weixin.qq.com", "localhost.example.test", "127.example.test", "10.0.0.1", "[::2]"]) {
      assert.equal(isLoopback(new URL(`http://${host}`)), false, host);
    }
  });

  it("knows the public cloud by its host", () => {
    assert.equal(isPublicCloud(publicCloud), true);
    assert.equal(isPublicCloud(new URL("https://QYAPI.weixin.qq.com/gateway")), true);
    assert.equal(isPublicCloud(new URL("https://wecom.example.test")), false);
  });

  it("puts a path below a base URL's own", () => {
    const path = "/cgi-bin/gettoken";
    assert.equal(below(new URL("https://a.test"), path).href, "https://a.test/cgi-bin/gettoken");
    assert.equal(below(new URL("https://a.test/wecom"), path).href, "https://a.test/wecom/cgi-bin/gettoken");
    assert.equal(below(new URL("https://a.test/wecom//"), path).href, "https://a.test/wecom/cgi-bin/gettoken");
  });

  it("leaves the base URL as it is", () => {
    const base = new URL("https://a.test/x");
    below(base, "/y");
    assert.equal(base.href, "https://a.test/x");
  });

  it("takes a plain URL", () => {
    for (const text of ["https://a.test", "http://a.test:8080/wecom"]) {
      assert.equal(String(parseBaseUrl(text)).startsWith(text), true);
    }
  });

  it("refuses what is no plain URL", () => {
    for (const text of ["", "a.test", "ftp://a.test", "https://", "https://a.test/?x=1", "https://a.test/#x"]) {
      assert.ok("problem" in parseBaseUrl(text), text);
    }
  });

  it("refuses a blank or a line break, which the URL parser would drop", () => {
    for (const text of ["https://a.test\n", " https://a.test", "https://a\n.test", "https://a.test/x y"]) {
      assert.deepEqual(parseBaseUrl(text), { problem: "has a blank or a line break in it" });
    }
  });

  it("never repeats what may be a password", () => {
    for (const text of ["https://me:hunter2@a.test", "me:hunter2@a.test", "//me:hunter2@a.test"]) {
      const parsed = parseBaseUrl(text);
      assert.ok("problem" in parsed);
      assert.doesNotMatch(parsed.problem, /hunter2/);
    }
  });
});
