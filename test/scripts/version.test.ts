import assert from "node:assert/strict";
import { compareVersions, parseVersion } from "../../scripts/pulumi-cli/version.mjs";

describe("scripts/pulumi-cli/version", () => {
  /** In the order that semver.org gives, with what Pulumi's development builds call themselves. */
  const ascending = [
    "v3.99.9",
    "v3.253.12",
    "v3.254.0-alpha.2",
    "v3.254.0-alpha.10+dirty",
    "v3.254.0-alpha.x1",
    "v3.254.0-beta",
    "3.254.0",
    "v3.254.1",
    "v3.1000.0",
    "v4.0.0",
  ];

  it("puts versions in semantic order, not in that of their characters", () => {
    const shuffled = ascending.toReversed();
    shuffled.sort((a, b) => compareVersions(parsed(a), parsed(b)));
    assert.deepEqual(shuffled, ascending);
  });

  it("takes build metadata and a leading v for nothing", () => {
    assert.equal(compareVersions(parsed("v3.254.0+dirty"), parsed("3.254.0")), 0);
  });

  it("takes no other text for a version", () => {
    for (const text of ["", "3.254", "pulumi v3.254.0", "v3.254.0\nwarning"])
      assert.equal(parseVersion(text), undefined);
  });
});

function parsed(text: string) {
  const version = parseVersion(text);
  assert(version, text);
  return version;
}
