import assert from "node:assert/strict";
import { inspect } from "node:util";
import { describeSettingsProblems, readSettings, type Settings, type SettingsReport } from "../../src/config";

type Texts = Readonly<Record<string, string | undefined>>;

const good = { WECOM_CORP_ID: "ww1", WECOM_CORP_SECRET: "hunter2" };
const read = (env: Texts = good, config: Texts = {}): SettingsReport =>
  readSettings({ env, config: (key) => config[key] });
const settingsOf = (env?: Texts, config?: Texts): Settings => {
  const { settings, problems } = read(env, config);
  assert.deepEqual(problems, []);
  assert.ok(settings);
  return settings;
};
/** The problems as a person reads them; there are no settings then. */
const problemsOf = (env?: Texts, config?: Texts): string => {
  const { settings, problems } = read(env, config);
  assert.equal(settings, undefined);
  return describeSettingsProblems(problems);
};

describe("the settings", () => {
  it("need a corp id and a secret, and have defaults for the rest", () => {
    const { corpId, corpSecret, baseUrl, maxMembers } = settingsOf();
    assert.deepEqual(
      [corpId, corpSecret.reveal(), baseUrl.href, maxMembers],
      ["ww1", "hunter2", "https://qyapi.weixin.qq.com/", 500],
    );
  });

  it("come from the stack's configuration where the environment has none", () => {
    const config = {
      "wecom:corpId": "ww2",
      "wecom:corpSecret": "s2",
      "wecom:baseUrl": "https://wecom.example.test/gateway",
      "wecom:maxMembers": "2000",
    };
    const { corpId, corpSecret, baseUrl, maxMembers } = settingsOf({}, config);
    assert.deepEqual(
      [corpId, corpSecret.reveal(), baseUrl.href, maxMembers],
      ["ww2", "s2", "https://wecom.example.test/gateway", 2_000],
    );
  });

  it("come from the environment where both have them", () => {
    const env = { ...good, WECOM_BASE_URL: "https://env.test", WECOM_MAX_MEMBERS: "3" };
    const config = {
      "wecom:corpId": "ww2",
      "wecom:corpSecret": "s2",
      "wecom:baseUrl": "https://config.test",
      "wecom:maxMembers": "4",
    };
    const { corpId, corpSecret, baseUrl, maxMembers } = settingsOf(env, config);
    assert.deepEqual([corpId, corpSecret.reveal(), baseUrl.host, maxMembers], ["ww1", "hunter2", "env.test", 3]);
  });

  it("do not show the secret, whichever way they are shown", () => {
    const settings = settingsOf();
    assert.doesNotMatch(inspect(settings, { depth: null, showHidden: true }) + JSON.stringify(settings), /hunter2/);
  });

  it("can't be changed", () => {
    const report = read();
    for (const part of [report, report.settings, report.problems]) assert.ok(Object.isFrozen(part));
  });

  describe("that are missing or empty", () => {
    it("are named, with where to set them", () => {
      const text = problemsOf({});
      assert.match(text, /^wecom:corpId is not set: set WECOM_CORP_ID, or run "pulumi config set wecom:corpId ww…"/m);
      assert.match(
        text,
        /^wecom:corpSecret is not set: set WECOM_CORP_SECRET, .*pulumi config set --secret wecom:corpSecret/m,
      );
    });

    const names = [
      ["WECOM_CORP_ID", "wecom:corpId", "ww2"],
      ["WECOM_CORP_SECRET", "wecom:corpSecret", "s2"],
      ["WECOM_BASE_URL", "wecom:baseUrl", "https://config.test"],
      ["WECOM_MAX_MEMBERS", "wecom:maxMembers", "4"],
    ] as const;
    for (const [variable, key, fine] of names) {
      it(`are an error that names ${variable} where it is empty, although ${key} is there`, () => {
        assert.match(
          problemsOf({ ...good, [variable]: "" }, { [key]: fine }),
          new RegExp(`^${variable} is set, but empty`),
        );
      });

      it(`are an error that names ${key} where that is empty`, () => {
        const env = { ...good, [variable]: undefined };
        assert.match(problemsOf(env, { [key]: "" }), new RegExp(`^${key} is set, but empty`));
      });
    }
  });

  describe("with a blank or a line break", () => {
    for (const variable of ["WECOM_CORP_ID", "WECOM_CORP_SECRET", "WECOM_BASE_URL"]) {
      for (const text of [" hunter2", "hunter2\n", "hun ter2", "\thunter2", " ", "hunter2\u3000"]) {
        it(`are refused: ${variable}=${JSON.stringify(text)}`, () => {
          assert.equal(problemsOf({ ...good, [variable]: text }), `${variable} has a blank or a line break in it`);
        });
      }
    }
  });

  describe("of the base URL", () => {
    const withUrl = (url: string, env: Texts = {}) => ({ ...good, WECOM_BASE_URL: url, ...env });

    for (const url of ["https://wecom.example.test", "https://wecom.example.test:8443/a/b/", "https://[2001:db8::1]"]) {
      it(`may be ${url}`, () => assert.equal(settingsOf(withUrl(url)).baseUrl.href, new URL(url).href));
    }

    for (const url of ["http://127.0.0.1:8787", "http://localhost:1", "http://[::1]:1", "http://127.9.9.9"]) {
      it(`may be ${url}, which doesn't leave the machine`, () => assert.ok(settingsOf(withUrl(url))));
    }

    it("may not be plain http of another machine, and the message says what to do", () => {
      assert.match(problemsOf(withUrl("http://wecom.example.test")), /^WECOM_BASE_URL is http:.*WECOM_ALLOW_HTTP=1/);
      assert.match(problemsOf(withUrl("http://localhost.example.test")), /without https/);
    });

    it("may be plain http where WECOM_ALLOW_HTTP=1 says so, and nothing else does", () => {
      assert.equal(settingsOf(withUrl("http://a.test", { WECOM_ALLOW_HTTP: "1" })).baseUrl.protocol, "http:");
      for (const value of ["", "0", "true", "yes"]) problemsOf(withUrl("http://a.test", { WECOM_ALLOW_HTTP: value }));
    });

    it("may not be allowed by the stack's configuration, which is in the repository", () => {
      problemsOf(withUrl("http://a.test"), { "wecom:allowHttp": "1", WECOM_ALLOW_HTTP: "1" });
    });

    for (const url of [
      "wecom.example.test",
      "ftp://a.test",
      "file:///etc/passwd",
      "https://",
      "//a.test",
      "javascript:1",
    ]) {
      it(`may not be ${url}`, () => {
        const text = problemsOf(withUrl(url));
        assert.equal(text, `WECOM_BASE_URL must be a URL like https://qyapi.weixin.qq.com, not ${JSON.stringify(url)}`);
      });
    }

    for (const url of ["https://me:hunter2@a.test", "https://me@a.test", "https://a.test?x=1", "https://a.test/#x"]) {
      it(`may not be ${url}, and what may be a password is not repeated`, () => {
        assert.equal(
          problemsOf(withUrl(url)),
          "WECOM_BASE_URL must be a plain URL, without user, password, query or fragment",
        );
      });
    }

    it("are named by the key where they come from the stack's configuration", () => {
      assert.match(problemsOf(good, { "wecom:baseUrl": "nonsense" }), /^wecom:baseUrl must be a URL/);
    });
  });

  describe("of the most people", () => {
    const withCount = (count: string) => ({ ...good, WECOM_MAX_MEMBERS: count });

    for (const count of ["2", "500", "2000", "0500"]) {
      it(`may be ${count}`, () => assert.equal(settingsOf(withCount(count)).maxMembers, Number(count)));
    }

    for (const count of [
      "1",
      "0",
      "-5",
      "2001",
      "99999999999",
      "5.5",
      "1e3",
      "0x10",
      "many",
      " 5",
      "NaN",
      "Infinity",
    ]) {
      it(`may not be ${JSON.stringify(count)}`, () => {
        const text = problemsOf(withCount(count));
        assert.equal(text, `WECOM_MAX_MEMBERS must be a whole number from 2 to 2000, not ${JSON.stringify(count)}`);
      });
    }
  });

  describe("of the proxy", () => {
    it("are checked here too, so that a preview tells them", () => {
      const text = problemsOf({ ...good, HTTPS_PROXY: "me:hunter2@proxy.test:3128" });
      assert.match(text, /^HTTPS_PROXY must be a URL like http:/);
      assert.doesNotMatch(text, /hunter2/);
    });

    it("don't matter for what runs on this machine", () => {
      settingsOf({ ...good, HTTPS_PROXY: "nonsense", WECOM_BASE_URL: "http://127.0.0.1:8787" });
    });
  });

  it("tell all that is wrong at once", () => {
    const env = { WECOM_CORP_ID: "", WECOM_CORP_SECRET: "a b", WECOM_BASE_URL: "nonsense", WECOM_MAX_MEMBERS: "1" };
    const named = read(env).problems.map(({ setting }) => setting);
    assert.deepEqual(named, ["WECOM_CORP_ID", "WECOM_CORP_SECRET", "WECOM_BASE_URL", "WECOM_MAX_MEMBERS"]);
    assert.equal(problemsOf(env).split("\n").length, 4);
  });

  it("tell the corp id even where the rest is missing: what makes no call needs no more", () => {
    assert.equal(read({ WECOM_CORP_ID: "ww1" }).corpId, "ww1");
    assert.equal(read({}, { "wecom:corpId": "ww2" }).corpId, "ww2");
    assert.equal(read({}).corpId, undefined);
    assert.equal(read({ WECOM_CORP_ID: "" }).corpId, undefined);
  });

  it("never repeat a secret that is wrong", () => {
    assert.doesNotMatch(problemsOf({ ...good, WECOM_CORP_SECRET: "hunter2 " }), /hunter2/);
  });
});
