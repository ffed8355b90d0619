import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { trialEnvironment } from "../../scripts/trial.mjs";
import { temporaryFolder } from "./fixtures";

describe("scripts/trial", () => {
  const at = temporaryFolder();
  const prepare = (inherited: NodeJS.ProcessEnv, choosesBackend = false) =>
    trialEnvironment({ binDir: "/cli/bin", inherited, choosesBackend, folder: at(".trial") });

  it("keeps state and Pulumi's own files in the folder, which it makes, and asks before it changes something", () => {
    const { env, isTrial } = prepare({ HOME: "/home/lin" });
    assert(isTrial);
    assert.equal(env.PULUMI_BACKEND_URL, `file://${at(".trial/state")}`);
    assert.equal(env.PULUMI_HOME, at(".trial/home"));
    assert.equal(env.PULUMI_CONFIG_PASSPHRASE, "");
    assert(!("PULUMI_SKIP_CONFIRMATIONS" in env));
    assert(existsSync(at(".trial/state")) && existsSync(at(".trial/home")));
  });

  it("leaves what a person has set as it is", () => {
    const own = { PULUMI_STACK: "mine", PULUMI_SKIP_CONFIRMATIONS: "true", WECOM_BASE_URL: "http://127.0.0.1:1" };
    assert.partialDeepStrictEqual(prepare(own).env, own);
    const byFile = prepare({ PULUMI_CONFIG_PASSPHRASE_FILE: "/secret" }).env;
    assert.equal(byFile.PULUMI_CONFIG_PASSPHRASE_FILE, "/secret");
    assert(!("PULUMI_CONFIG_PASSPHRASE" in byFile));
  });

  it("adds nothing but a home and the programs where a person has a backend", () => {
    const { env, isTrial } = prepare({ PULUMI_BACKEND_URL: "s3://states", PULUMI_HOME: at("own") });
    assert(!isTrial);
    assert.deepEqual(new Set(Object.keys(env)), new Set(["PATH", "PULUMI_BACKEND_URL", "PULUMI_HOME"]));
    assert.equal(env.PULUMI_HOME, at("own"));
  });

  it("goes by a login made with the same home, and makes one possible", () => {
    mkdirSync(at(".trial/home"), { recursive: true });
    writeFileSync(at(".trial/home/credentials.json"), JSON.stringify({ current: "s3://states" }));
    assert(!prepare({}).isTrial);
    writeFileSync(at(".trial/home/credentials.json"), JSON.stringify({ accounts: {} }));
    assert(prepare({}).isTrial);
    assert(!("PULUMI_BACKEND_URL" in prepare({}, true).env));
  });
});
