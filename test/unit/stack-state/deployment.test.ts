import assert from "node:assert/strict";
import { parseDeployment } from "../../../src/stack-state/deployment";

const expected = 'expected is what "pulumi stack export" prints: {"version":3,"deployment":{…}}';
const problem = (text: string): string => {
  try {
    parseDeployment(text, "state.json");
  } catch (error) {
    return (error as Error).message;
  }
  return "none";
};

describe("reading an export", () => {
  it("takes both versions of the envelope", () => {
    const resources = [{ urn: "urn:pulumi:dev::shop::a:b:C::c", type: "a:b:C" }];
    for (const version of [3, 4]) {
      const text = JSON.stringify({ version, deployment: { manifest: {}, resources, features: ["views"] } });
      assert.deepEqual(parseDeployment(text, "stdin"), resources);
    }
  });

  it("of a stack that never ran has no resources", () => {
    assert.deepEqual(parseDeployment('{"version":3,"deployment":{"manifest":{}}}', "stdin"), []);
    assert.deepEqual(parseDeployment('{"version":3,"deployment":null}', "stdin"), []);
  });

  it("names the file and the place where it is no JSON, and repeats nothing of it", () => {
    assert.equal(
      problem('{\n  "version": 3,\n  hunter2'),
      `state.json is not valid JSON (line 3 column 3); ${expected}`,
    );
    assert.equal(problem("hunter2"), `state.json is not valid JSON; ${expected}`);
  });

  it("says what is expected of something else", () => {
    assert.equal(problem(" \n"), `state.json is empty; ${expected}`);
    assert.match(
      problem('{"version":3,"checkpoint":{"latest":{}}}'),
      /is a file of Pulumi's own backend, and no export/,
    );
    assert.match(problem('{"version":2,"deployment":{}}'), /is no export of a stack \(version: .*3.*4.*\)/);
    assert.match(problem("[]"), /is no export of a stack \(.*object.*\)/);
    assert.match(problem('{"version":3,"deployment":{"resources":[{}]}}'), /deployment\.resources\.0\.urn/);
  });
});
