import assert from "node:assert/strict";
import { readStackConfig } from "../../../src/stack-state/stack-config";

const credentials = { WECOM_CORP_ID: "ww1", WECOM_CORP_SECRET: "s" };

/** What was asked of `pulumi`, and the configuration that came of its answer. */
const read = async (env: Record<string, string>, answer = "{}") => {
  const asked: string[] = [];
  const config = await readStackConfig(
    async (...args) => {
      asked.push(args.join(" "));
      return answer;
    },
    "dev",
    env,
  );
  return { asked, config };
};

describe("the configuration of a stack", () => {
  it("is decrypted only where the environment has no credentials", async () => {
    assert.deepEqual((await read({})).asked, ["config --json --stack dev --show-secrets"]);
    assert.deepEqual((await read(credentials)).asked, ["config --json --stack dev"]);
  });

  it("isn't read at all where the environment has everything", async () => {
    assert.deepEqual((await read({ ...credentials, WECOM_BASE_URL: "https://example.test" })).asked, []);
  });

  it("has texts; what is secret and not shown, or no text, isn't there", async () => {
    const answer = { "wecom:corpId": { value: "ww1", secret: false }, "wecom:corpSecret": { secret: true } };
    const { config } = await read({}, JSON.stringify({ ...answer, "shop:list": { objectValue: [1], value: "[1]" } }));
    assert.deepEqual(["wecom:corpId", "wecom:corpSecret", "toString"].map(config), ["ww1", undefined, undefined]);
  });

  it("that is no JSON is an error that repeats nothing of it", async () => {
    await assert.rejects(read({}, "hunter2"), (error: Error) => {
      assert.match(error.message, /the configuration of the stack dev is not valid JSON/);
      assert.doesNotMatch(`${error.message}${error.stack}${error.cause}`, /hunter2/);
      return true;
    });
  });
});
