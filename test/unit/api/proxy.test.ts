import assert from "node:assert/strict";
import { proxiesOf, proxyProblems } from "../../../src/api/proxy";

describe("the proxies of an environment", () => {
  it("are those that the variables name", () => {
    const env = { HTTPS_PROXY: "http://one.test:1", HTTP_PROXY: "http://two.test:2", NO_PROXY: "a.test,b.test" };
    assert.deepEqual(proxiesOf(env), {
      httpsProxy: "http://one.test:1",
      httpProxy: "http://two.test:2",
      noProxy: "a.test,b.test",
    });
  });

  it("are none where nothing is set", () => {
    assert.deepEqual(proxiesOf({}), { httpsProxy: "", httpProxy: "", noProxy: "" });
  });

  it("are read in small letters first, as curl does", () => {
    const env = { https_proxy: "http://small.test", HTTPS_PROXY: "http://LARGE.test", no_proxy: "", NO_PROXY: "*" };
    assert.deepEqual(proxiesOf(env), { httpsProxy: "http://small.test", httpProxy: "", noProxy: "" });
  });

  it("may be absent, empty, http or https", () => {
    assert.deepEqual(proxyProblems({}), []);
    assert.deepEqual(proxyProblems({ HTTPS_PROXY: "", HTTP_PROXY: "http://a.test:3128" }), []);
    assert.deepEqual(proxyProblems({ https_proxy: "https://me:secret@a.test" }), []);
  });

  it("are named by their variable where they are no URL, and not repeated", () => {
    const problems = proxyProblems({ https_proxy: "me:hunter2@a.test:3128", HTTP_PROXY: "a.test:3128" });
    assert.deepEqual(
      problems.map(({ variable }) => variable),
      ["https_proxy", "HTTP_PROXY"],
    );
    assert.doesNotMatch(JSON.stringify(problems), /hunter2/);
  });
});
