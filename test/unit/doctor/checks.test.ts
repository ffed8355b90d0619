import assert from "node:assert/strict";
import { checks, diagnose } from "../../../src/doctor/checks";
import type { Facts } from "../../../src/doctor/facts";
import { doctorReportSchema, type FindingStatus } from "../../../src/doctor/report";
import { healthy } from "./facts";

const statusOf = (name: string, change: Partial<Facts>): FindingStatus | undefined =>
  diagnose({ ...healthy, ...change }).checks.find(({ check }) => check === name)?.status;

const skewed = (skewMs: number | undefined): Partial<Facts> => ({
  probe: { kind: "answered", status: 200, contentType: "application/json", isWeCom: true, skewMs },
});
const refusedBy = (endpoint: string, errcode: number): Partial<Facts> => ({
  asked: { kind: "refused", endpoint, errcode, errmsg: "no", hint: undefined },
});
const noAnswerOf = (endpoint: string): Partial<Facts> => ({ asked: { kind: "failed", endpoint, message: "cut off" } });

describe("the doctor's checks", () => {
  it("are all ok on a healthy machine", () => {
    const report = diagnose(healthy);
    assert.deepEqual(
      report.checks.map(({ check, status }) => [check, status]),
      checks.map(({ name }) => [name, "ok"]),
    );
    assert.equal(report.exitStatus, 0);
    assert.deepEqual(doctorReportSchema.parse(report), report);
  });

  const cases: readonly (readonly [what: string, check: string, change: Partial<Facts>, status: FindingStatus])[] = [
    ["no SDK", "pulumi-sdk", { sdk: undefined }, "warning"],
    ["an old SDK", "pulumi-sdk", { sdk: "3.215.9" }, "failed"],
    ["no CLI", "pulumi-cli", { cli: { kind: "missing" } }, "warning"],
    ["a broken CLI", "pulumi-cli", { cli: { kind: "broken", message: "ended with 1" } }, "warning"],
    ["an old CLI", "pulumi-cli", { cli: { kind: "found", version: "v3.253.9" } }, "warning"],
    ["a development CLI", "pulumi-cli", { cli: { kind: "found", version: "v3.254.0-dev.1+g12" } }, "ok"],
    ["a CLI of no version", "pulumi-cli", { cli: { kind: "found", version: "yes" } }, "warning"],
    ["a clock a minute off", "clock", skewed(60_000), "ok"],
    ["a clock more than a minute off", "clock", skewed(-61_000), "warning"],
    ["a clock five minutes off", "clock", skewed(300_000), "warning"],
    ["a clock more than five minutes off", "clock", skewed(301_000), "failed"],
    ["no Date", "clock", skewed(undefined), "warning"],
    ["a wrong secret", "credentials", refusedBy("gettoken", 40001), "failed"],
    ["a refusal after the token", "credentials", refusedBy("appchat/get", 60020), "ok"],
    ["an untrusted address", "address", refusedBy("appchat/get", 60020), "failed"],
    ["an untrusted address as gettoken sees it", "address", refusedBy("gettoken", 60020), "failed"],
    ["the same", "credentials", refusedBy("gettoken", 60020), "skipped"],
    ["a disabled app", "app", refusedBy("appchat/get", 50003), "failed"],
    ["a disabled app, of which no more is known", "address", refusedBy("appchat/get", 50003), "skipped"],
    ["a scope that isn't the root", "permission", refusedBy("appchat/get", 60011), "failed"],
    ["an app of another kind", "permission", refusedBy("appchat/get", 48002), "failed"],
    ["an answer that nobody expects", "chats", refusedBy("appchat/get", 45009), "failed"],
    ["no answer", "chats", noAnswerOf("appchat/get"), "failed"],
    ["no answer after the token", "credentials", noAnswerOf("appchat/get"), "ok"],
    ["no token", "credentials", noAnswerOf("gettoken"), "skipped"],
  ];
  for (const [what, check, change, status] of cases) {
    it(`${check} is ${status} for ${what}`, () => assert.equal(statusOf(check, change), status));
  }

  it("warns of plain http to another machine", () => {
    const settings = { ...healthy.settings, baseUrl: new URL("http://wecom.example.test") };
    assert.equal(statusOf("connection", { settings }), "warning");
  });

  it("give advice for each failure and each warning, and for nothing else", () => {
    for (const [what, , change] of cases) {
      for (const { status, advice, check } of diagnose({ ...healthy, ...change }).checks) {
        assert.equal(advice !== null, status === "failed" || status === "warning", `${what}: ${check}`);
      }
    }
  });

  it("say of what is skipped which failure is the reason", () => {
    const { checks: findings, healthy: isHealthy } = diagnose({
      ...healthy,
      dns: { kind: "failed", code: "ENOTFOUND" },
      probe: undefined,
      asked: undefined,
    });
    assert.equal(isHealthy, false);
    const skipped = findings.filter(({ status }) => status === "skipped");
    assert.equal(skipped.length, 8);
    for (const { found } of skipped) assert.equal(found, "can't be told, because of dns");
  });

  const advised: readonly (readonly [code: string, advice: RegExp])[] = [
    ["ERR_TLS_CERT_ALTNAME_INVALID", /another host's/],
    ["CERT_HAS_EXPIRED", /clock/],
    ["CERT_NOT_YET_VALID", /clock/],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", /NODE_EXTRA_CA_CERTS/],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /NODE_EXTRA_CA_CERTS/],
    ["ECONNREFUSED", /HTTPS_PROXY/],
  ];
  for (const [code, advice] of advised) {
    it(`tell what to do about ${code}`, () => {
      const report = diagnose({ ...healthy, probe: { kind: "failed", code, message: code }, asked: undefined });
      assert.match(report.checks.find(({ check }) => check === "connection")?.advice ?? "", advice);
    });
  }
});
