import assert from "node:assert/strict";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { connect } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { type SimulatorOptions, startSimulator } from "../../../src/simulator";
import { selfSigned } from "../client/certificate";
import { closeHttp, closingAfterEach, json, listening, refusedPort, wecomWith } from "../client/servers";
import { examine, pulumiThat, reportOf } from "./examine";

const secret = "a-secret-that-nobody-sees";
const password = "hunter2-of-the-proxy";

describe("pulumi-wecom doctor", () => {
  const closing = closingAfterEach();
  const trusted = getCACertificates("default");
  afterEach(() => setDefaultCACertificates(trusted));

  const pulumi = (script: string): string => closing(pulumiThat(script), ({ remove }) => remove()).folder;
  const environment = (baseUrl: string, more: Readonly<Record<string, string | undefined>> = {}) => ({
    PATH: pulumi("echo v3.270.0"),
    WECOM_CORP_ID: "ww0000000000000000",
    WECOM_CORP_SECRET: secret,
    WECOM_BASE_URL: baseUrl,
    ...more,
  });
  const simulate = async (app: object = {}, more: SimulatorOptions = {}) =>
    closing(await startSimulator({ seed: { apps: [{ secret, ...app }] }, ...more }), (each) => each.close());

  it("finds nothing wrong where nothing is, and has changed nothing", async () => {
    const { url } = await simulate();
    const { status, failures, report, printed } = await reportOf(environment(url));
    assert.deepEqual(failures, []);
    assert.equal(status, 0);
    assert.ok(
      report.checks.every((each) => each.status === "ok"),
      printed,
    );
    assert.ok(!printed.includes(secret));
    const answer = await fetch(`${url}/_sim/requests`);
    const requests = (await answer.json()) as readonly { method: string; path: string }[];
    assert.deepEqual(
      requests.map(({ method, path }) => `${method} ${path}`),
      ["GET /cgi-bin/gettoken", "GET /cgi-bin/gettoken", "GET /cgi-bin/appchat/get"],
    );
  });

  const apps: readonly (readonly [what: string, app: object, check: string, found: RegExp, advice: RegExp])[] = [
    ["an untrusted address", { trustedIps: ["10.1.2.3"] }, "address", /60020.*127\.0\.0\.1/, /企业可信IP/],
    ["a scope that isn't the root", { scope: "part" }, "permission", /60011|48002/, /可见范围/],
    ["a third party's app", { kind: "third-party" }, "permission", /48002/, /自建应用/],
    ["a disabled app", { enabled: false }, "app", /50003/, /启用/],
  ];
  for (const [what, app, check, found, advice] of apps) {
    it(`finds ${what}, and names the page where it is mended`, async () => {
      const { url } = await simulate(app);
      const { status, failures, finding } = await reportOf(environment(url));
      assert.deepEqual(failures, [check]);
      assert.match(finding(check)?.found ?? "", found);
      assert.match(finding(check)?.advice ?? "", advice);
      assert.equal(status, 1);
    });
  }

  const credentials: readonly (readonly [what: string, env: Readonly<Record<string, string>>])[] = [
    ["a wrong corp id", { WECOM_CORP_ID: "ww9999999999999999" }],
    ["a wrong secret", { WECOM_CORP_SECRET: "another-secret" }],
  ];
  for (const [what, env] of credentials) {
    it(`finds ${what}`, async () => {
      const { url } = await simulate();
      const { status, failures, finding, printed } = await reportOf(environment(url, env));
      assert.deepEqual(failures, ["credentials"]);
      assert.match(finding("credentials")?.advice ?? "", /我的企业 → 企业ID/);
      assert.equal(finding("address")?.status, "skipped");
      assert.ok(!printed.includes("another-secret"));
      assert.equal(status, 1);
    });
  }

  describe("with settings", () => {
    it("names all that are missing, and where they come from", async () => {
      const { failures, finding } = await reportOf({ PATH: pulumi("echo v3.270.0") });
      assert.deepEqual(failures, ["settings"]);
      assert.match(
        finding("settings")?.advice ?? "",
        /WECOM_CORP_ID.*企业ID.*\n.*WECOM_CORP_SECRET.*Secret.*\n.*looked at with --stack NAME\.$/,
      );
      assert.equal(finding("chats")?.status, "skipped");
    });

    it("refuses plain http to another machine", async () => {
      const { failures, finding } = await reportOf(environment("http://wecom.example.test"));
      assert.deepEqual(failures, ["settings"]);
      assert.match(finding("settings")?.advice ?? "", /Use https/);
    });

    const stackWith = (config: object, resources: readonly object[]) => {
      const state = JSON.stringify({ version: 3, deployment: { resources } });
      return pulumi(
        `case "$1" in version) echo v3.270.0;; config) echo '${JSON.stringify(config)}';; *) echo '${state}';; esac`,
      );
    };
    const stored = (outputs: object) => ({
      urn: "urn:pulumi:dev::shop::pulumi:providers:pulumi-nodejs::default",
      type: "pulumi:providers:pulumi-nodejs",
      outputs,
    });

    it("takes a stack's, and says that they are", async () => {
      const { url } = await simulate();
      const config = {
        "wecom:corpId": { value: "ww0000000000000000" },
        "wecom:corpSecret": { value: secret, secret: true },
        "wecom:baseUrl": { value: url },
      };
      const PATH = stackWith(config, []);
      const { failures, finding, printed } = await reportOf({ PATH }, { stack: "dev" });
      assert.deepEqual(failures, []);
      assert.match(finding("settings")?.found ?? "", /secret \[secret\] \(wecom:corpSecret of the stack dev\)/);
      assert.ok(!printed.includes(secret));
    });

    it("warns where the state, which a refresh goes by, has others than the stack's configuration", async () => {
      const { url } = await simulate();
      const config = {
        "wecom:corpId": { value: "ww0000000000000000", secret: false },
        "wecom:corpSecret": { value: secret, secret: true },
        "wecom:baseUrl": { value: url, secret: false },
      };
      const wrapped = (value: string) => ({
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        plaintext: JSON.stringify(value),
      });
      const same = { "wecom:corpId": "ww0000000000000000", "wecom:corpSecret": wrapped(secret), "wecom:baseUrl": url };
      for (const [outputs, others] of [
        [same, undefined],
        [{ ...same, "wecom:corpSecret": wrapped("the-former-secret") }, "wecom:corpSecret"],
        [{ ...same, "wecom:corpSecret": undefined, "wecom:corpId": undefined }, "wecom:corpId, wecom:corpSecret"],
      ] as const) {
        const PATH = stackWith(config, [stored(outputs)]);
        const { status, finding, printed } = await reportOf({ PATH }, { stack: "dev" });
        const { found = "", advice } = finding("settings") ?? {};
        assert.equal(finding("settings")?.status, others === undefined ? "ok" : "warning");
        assert.equal(/state has other values of (.*)$/.exec(found)?.[1], others);
        if (others !== undefined) assert.match(advice ?? "", /"pulumi up --refresh=false"/);
        assert.equal(status, 0);
        assert.doesNotMatch(printed, /former-secret|a-secret-that/);
      }
      const before = await reportOf({ PATH: stackWith(config, []) }, { stack: "dev" });
      assert.equal(before.finding("settings")?.status, "ok");
    });

    it("compares nothing with the state that the environment sets", async () => {
      const { url } = await simulate();
      const PATH = stackWith({}, [stored({ "wecom:corpId": "ww9", "wecom:baseUrl": "https://other.test" })]);
      const { finding } = await reportOf(environment(url, { PATH }), { stack: "dev" });
      assert.equal(finding("settings")?.status, "ok");
    });

    it("refuses a secret in clear text, as the program does, wherever the settings come from", async () => {
      const { url } = await simulate();
      const PATH = stackWith({ "wecom:corpSecret": { value: "in-clear-text", secret: false } }, []);
      const { failures, finding, printed } = await reportOf(environment(url, { PATH }), { stack: "dev" });
      assert.deepEqual(failures, ["settings"]);
      assert.match(finding("settings")?.advice ?? "", /clear text.*pulumi config set --secret wecom:corpSecret/);
      assert.ok(!printed.includes("in-clear-text"));
    });

    it("finds that there is no such stack, also where the environment has all settings", async () => {
      const { url } = await simulate();
      const PATH = pulumi(
        `case "$1" in version) echo v3.270.0;; *) echo "error: no stack named 'nope' found" >&2; exit 255;; esac`,
      );
      const { failures, finding } = await reportOf(environment(url, { PATH }), { stack: "nope" });
      assert.deepEqual(failures, ["settings"]);
      assert.match(finding("settings")?.advice ?? "", /--stack nope: .*no stack named 'nope' found/);
    });

    it("says that a stack's can't be read without the CLI", async () => {
      const { failures, finding } = await reportOf({ PATH: "/nonexistent" }, { stack: "dev" });
      assert.deepEqual(failures, ["settings"]);
      assert.match(finding("settings")?.advice ?? "", /--stack dev: there is no pulumi on the PATH/);
    });

    it("says why a stack's can't be read", async () => {
      const PATH = pulumi(
        `case "$1" in version) echo v3.270.0;; *) echo "error: no stack named 'dev'" >&2; exit 1;; esac`,
      );
      const { failures, finding } = await reportOf({ PATH }, { stack: "dev" });
      assert.deepEqual(failures, ["settings"]);
      assert.match(finding("settings")?.advice ?? "", /no stack named 'dev'/);
    });
  });

  describe("behind a proxy", () => {
    const far = "https://wecom.example.test";

    it("finds one that is dead", async () => {
      const HTTPS_PROXY = `http://ci:${password}@127.0.0.1:${await refusedPort()}`;
      const { failures, finding, printed } = await reportOf(environment(far, { HTTPS_PROXY }));
      assert.deepEqual(failures, ["proxy"]);
      assert.match(finding("proxy")?.found ?? "", /^http:\/\/127\.0\.0\.1:\d+: .*ECONNREFUSED/);
      assert.ok(!printed.includes(password));
    });

    it("finds a variable that is no URL, and doesn't repeat it", async () => {
      const { failures, finding, printed } = await reportOf(environment(far, { HTTPS_PROXY: `ci:${password}@proxy` }));
      assert.deepEqual(failures, ["proxy"]);
      assert.match(finding("proxy")?.found ?? "", /HTTPS_PROXY/);
      assert.ok(!printed.includes(password));
    });

    const proxyTo = async (port: number | undefined) => {
      const server = closing(createHttpServer(), closeHttp);
      server.on("connect", (_, socket) => {
        socket.on("error", () => undefined);
        if (port === undefined) return socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
        const there = connect(port, "127.0.0.1", () => {
          socket.write("HTTP/1.1 200 OK\r\n\r\n");
          there.pipe(socket).pipe(there);
        });
        there.on("error", () => socket.destroy());
        socket.on("close", () => there.destroy());
      });
      return `http://ci:${password}@127.0.0.1:${await listening(server)}`;
    };

    it("finds one that doesn't let it through", async () => {
      const { failures, finding, printed } = await reportOf(
        environment(far, { HTTPS_PROXY: await proxyTo(undefined) }),
      );
      assert.deepEqual(failures, ["connection"]);
      assert.match(finding("connection")?.found ?? "", /407/);
      assert.ok(!printed.includes(password));
    });

    it("goes through one that does", async () => {
      const pair = selfSigned("wecom.example.test");
      setDefaultCACertificates([...trusted, pair.cert]);
      const wecom = wecomWith((_, response) => json(response, { errcode: 86001, errmsg: "no such chat" }));
      const port = await listening(closing(createHttpsServer(pair, wecom.listener), closeHttp));
      const { failures, finding, printed } = await reportOf(environment(far, { HTTPS_PROXY: await proxyTo(port) }));
      assert.deepEqual(failures, [], printed);
      assert.match(finding("proxy")?.found ?? "", /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.match(finding("dns")?.found ?? "", /the proxy looks/);
      assert.ok(!printed.includes(password));
    });
  });

  it("finds a name that DNS doesn't know", async () => {
    const { failures, finding } = await reportOf(environment("https://wecom.invalid"));
    assert.deepEqual(failures, ["dns"]);
    assert.match(finding("dns")?.advice ?? "", /WECOM_BASE_URL/);
  });

  const certificates: readonly (readonly [
    what: string,
    host: string,
    endsInMs: number,
    trust: boolean,
    advice: RegExp,
  ])[] = [
    ["that nobody vouches for", "localhost", 86_400_000, false, /NODE_EXTRA_CA_CERTS/],
    ["of another host", "other.example.test", 86_400_000, true, /another host's/],
    ["that has run out", "localhost", -86_400_000, true, /clock/],
  ];
  for (const [what, host, endsInMs, trust, advice] of certificates) {
    it(`finds a certificate ${what}, and has sent no secret`, async () => {
      const pair = selfSigned(host, { endsInMs });
      if (trust) setDefaultCACertificates([...trusted, pair.cert]);
      const wecom = wecomWith((_, response) => json(response, {}));
      const port = await listening(closing(createHttpsServer(pair, wecom.listener), closeHttp));
      const { failures, finding } = await reportOf(environment(`https://localhost:${port}`));
      assert.deepEqual(failures, ["connection"]);
      assert.match(finding("connection")?.advice ?? "", advice);
      assert.deepEqual(wecom.asked, []);
    });
  }

  it("finds that what answers speaks no TLS, in words of its own", async () => {
    const { settings } = await simulate();
    const baseUrl = settings.WECOM_BASE_URL.replace("http:", "https:");
    const { failures, finding } = await reportOf(environment(baseUrl));
    assert.deepEqual(failures, ["connection"]);
    const { found, advice } = finding("connection") ?? {};
    assert.equal(found, `${new URL(baseUrl).host}: ERR_SSL_WRONG_VERSION_NUMBER: TLS failed (wrong version number)`);
    assert.match(advice ?? "", /base URL .*or the proxy .*begin with https: and should begin with http:/);
  });

  it("finds that nothing listens", async () => {
    const { failures, finding } = await reportOf(environment(`http://127.0.0.1:${await refusedPort()}`));
    assert.deepEqual(failures, ["connection"]);
    assert.match(finding("connection")?.advice ?? "", /Is the simulator running/);
  });

  it("finds that what answers isn't WeCom, and sends it no secret", async () => {
    const urls: string[] = [];
    const server = createHttpServer((request, response) => {
      urls.push(request.url ?? "");
      response.setHeader("content-type", "text/html").end("<h1>Please sign in</h1>");
    });
    const port = await listening(closing(server, closeHttp));
    const { failures, finding } = await reportOf(environment(`http://127.0.0.1:${port}`));
    assert.deepEqual(failures, ["wecom"]);
    assert.match(finding("wecom")?.found ?? "", /HTTP 200, text\/html/);
    assert.deepEqual(urls, ["/cgi-bin/gettoken"]);
  });

  const clocks: readonly (readonly [offS: number, status: string, exitStatus: number])[] = [
    [20, "ok", 0],
    [-120, "warning", 0],
    [600, "failed", 1],
  ];
  for (const [offS, expected, exitStatus] of clocks) {
    it(`says ${expected} of a clock that is ${offS} s off`, async () => {
      const { url } = await simulate();
      const { status, finding } = await reportOf(environment(url), {}, () => Date.now() + offS * 1_000);
      assert.equal(finding("clock")?.status, expected);
      assert.equal(status, exitStatus);
    });
  }

  const clis: readonly (readonly [what: string, script: string | undefined, found: RegExp])[] = [
    ["is missing", undefined, /no pulumi on the PATH/],
    ["is old", "echo v3.100.0", /v3\.100\.0/],
    ["is broken", "echo 'error: no home' >&2; exit 3", /no home/],
  ];
  it("ends a pulumi that never answers, and goes on", async () => {
    const { url } = await simulate();
    const PATH = `${pulumi("exec tail -f /dev/null")}:${process.env.PATH}`;
    const { status, finding } = await reportOf(environment(url, { PATH }), {}, undefined, 300);
    assert.equal(finding("pulumi-cli")?.status, "warning");
    assert.match(finding("pulumi-cli")?.found ?? "", /"pulumi version" didn't end within 0\.3 s/);
    assert.equal(status, 0);
    const withoutSecret = environment(url, { PATH, WECOM_CORP_SECRET: undefined });
    const asked = await reportOf(withoutSecret, { stack: "dev" }, undefined, 300);
    assert.match(asked.finding("settings")?.advice ?? "", /--stack dev: "pulumi config .*didn't end within 0\.3 s/);
  });

  for (const [what, script, found] of clis) {
    it(`warns of a pulumi that ${what}, and goes on`, async () => {
      const { url } = await simulate();
      const PATH = script === undefined ? "/nonexistent" : pulumi(script);
      const { status, finding } = await reportOf(environment(url, { PATH }));
      assert.equal(finding("pulumi-cli")?.status, "warning");
      assert.match(finding("pulumi-cli")?.found ?? "", found);
      assert.equal(status, 0);
    });
  }

  it("refuses a folder that isn't there", () =>
    assert.rejects(examine({}, { cwd: "/nonexistent/folder" }), /there is no folder \/nonexistent\/folder/));

  it("knows that the credentials are right where only the call after the token fails", async () => {
    const page = { httpStatus: 502, body: "<html>Bad gateway</html>" };
    const { url } = await simulate({}, { faults: [{ path: "/cgi-bin/appchat/get", times: 99, ...page }] });
    const { failures, finding } = await reportOf(environment(url));
    assert.deepEqual(failures, ["chats"]);
    assert.equal(finding("credentials")?.status, "ok");
    assert.match(finding("chats")?.advice ?? "", /between this machine and WeCom/);
  });

  it("masks a secret that WeCom repeats", async () => {
    const { url } = await simulate(
      {},
      {
        faults: [
          { path: "/cgi-bin/appchat/get", times: 9, body: JSON.stringify({ errcode: 48002, errmsg: `no ${secret}` }) },
        ],
      },
    );
    const { failures, printed } = await reportOf(environment(url));
    assert.deepEqual(failures, ["permission"]);
    assert.ok(!printed.includes(secret));
    assert.match(printed, /no \[secret\]/);
  });

  it("prints a line a check, and what a server says can't write to the terminal", async () => {
    const errmsg = "no\u001b[2J\nok       everything";
    const { url } = await simulate(
      {},
      { faults: [{ path: "/cgi-bin/appchat/get", times: 9, body: JSON.stringify({ errcode: 48002, errmsg }) }] },
    );
    const { status, printed } = await examine(environment(url));
    assert.equal(status, 1);
    assert.match(printed, /^failed {3}permission .*no\\u\{1b\}\[2J\\u\{a\}ok/m);
    assert.match(printed, /^ok {7}node /m);
    assert.doesNotMatch(printed, /^ok {7}everything/m);
  });
});
