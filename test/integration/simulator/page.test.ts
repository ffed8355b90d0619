import assert from "node:assert/strict";
import { talking } from "./talk";

const html = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("simulator: the page's files", () => {
  it("are a page for a browser, and text at the same address for everything else", () =>
    talking({}, async (talk) => {
      const page = await talk.http("GET", "/", undefined, html);
      assert.match(String(page.headers["content-type"]), /^text\/html/);
      assert.equal(page.headers.vary, "accept");
      assert.match(page.text, /<script type="module" src="\/_page\/page\.js"><\/script>/);
      assert.match(String((await talk.http("GET", "/")).headers["content-type"]), /^text\/plain/);
      assert.match(
        String((await talk.http("GET", "/", undefined, { accept: "*/*" })).headers["content-type"]),
        /^text\/plain/,
      );
    }));

  it("have no script and no style inside of the page, and name no other address", () =>
    talking({}, async (talk) => {
      const { text } = await talk.http("GET", "/", undefined, html);
      assert.doesNotMatch(text, /<style|<script(?![^>]*\bsrc=)|\bon\w+=|\bstyle=|https?:/);
      const css = await talk.http("GET", "/_page/page.css");
      assert.doesNotMatch(css.text, /url\(|@import/);
    }));

  it("are served as what they are, guarded, and with the notice of the library that is in them", () =>
    talking({}, async (talk) => {
      for (const [file, type] of [
        ["page.js", "text/javascript; charset=UTF-8"],
        ["page.css", "text/css; charset=UTF-8"],
        ["icon.svg", "image/svg+xml"],
      ] as const) {
        const { status, headers } = await talk.http("GET", `/_page/${file}`);
        assert.deepEqual([status, headers["content-type"]], [200, type]);
        assert.equal(headers["x-content-type-options"], "nosniff");
        assert.equal(headers["cross-origin-resource-policy"], "same-origin");
        assert.match(String(headers["content-security-policy"]), /default-src 'none'/);
      }
      const { text } = await talk.http("GET", "/_page/page.js");
      assert.match(
        text,
        /^\/\*!\npreact 11[\s\S]*The MIT License \(MIT\)[\s\S]*Copyright \(c\) 2015-present Jason Miller/,
      );
    }));

  it("are no way to other files", () =>
    talking({}, async (talk) => {
      for (const file of ["index.html", "tsconfig.json", "..%2f..%2findex.js", "%2e%2e/page.js", "constructor", ""])
        assert.equal((await talk.http("GET", `/_page/${file}`)).status, 404, file);
    }));
});
