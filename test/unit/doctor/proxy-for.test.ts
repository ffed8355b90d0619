import assert from "node:assert/strict";
import { proxyFor } from "../../../src/doctor/proxy-for";

const proxy = "http://proxy.example.test:3128";
const wecom = "https://qyapi.weixin.qq.com";

const chosen = (url: string, env: Readonly<Record<string, string>>): string | undefined => {
  const found = proxyFor(new URL(url), env);
  return "none" in found ? undefined : found.origin;
};

describe("the proxy that a call goes through", () => {
  const cases: readonly (readonly [url: string, env: Readonly<Record<string, string>>, proxy: string | undefined])[] = [
    [wecom, {}, undefined],
    [wecom, { HTTPS_PROXY: "" }, undefined],
    [wecom, { HTTPS_PROXY: proxy }, proxy],
    [wecom, { https_proxy: proxy, HTTPS_PROXY: "http://other.example.test" }, proxy],
    [wecom, { HTTP_PROXY: proxy }, proxy],
    ["http://wecom.example.test", { HTTPS_PROXY: proxy }, undefined],
    ["http://127.0.0.1:8787", { HTTP_PROXY: proxy }, undefined],
    [wecom, { HTTPS_PROXY: proxy, NO_PROXY: "*" }, undefined],
    [wecom, { HTTPS_PROXY: proxy, NO_PROXY: "a.test, .QQ.com" }, undefined],
    [wecom, { HTTPS_PROXY: proxy, NO_PROXY: "*.weixin.qq.com" }, undefined],
    [wecom, { HTTPS_PROXY: proxy, NO_PROXY: "*.qyapi.weixin.qq.com" }, proxy],
    [wecom, { HTTPS_PROXY: proxy, NO_PROXY: "qq.com:443" }, undefined],
    [wecom, { HTTPS_PROXY: proxy, NO_PROXY: "qq.com:8443" }, proxy],
    [wecom, { HTTPS_PROXY: proxy, NO_PROXY: "xin.qq.com" }, proxy],
  ];
  for (const [url, env, expected] of cases) {
    it(`is ${expected ?? "none"} for ${url} with ${JSON.stringify(env)}`, () =>
      assert.equal(chosen(url, env), expected));
  }
});
