import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { quietEnvironment } from "../../scripts/environment.mjs";

describe("scripts/environment", () => {
  const projectBin = join(resolve(__dirname, "../.."), "node_modules", ".bin");
  const settings = { binDir: "/cli/bin", home: "/home/pulumi", backend: "file:///state", passphrase: "secret" };

  it("gives all that a quiet run needs", () => {
    assert.deepEqual(quietEnvironment({ ...settings, inherited: {} }), {
      PATH: `${projectBin}:/cli/bin`,
      PULUMI_HOME: "/home/pulumi",
      PULUMI_BACKEND_URL: "file:///state",
      PULUMI_CONFIG_PASSPHRASE: "secret",
      PULUMI_SKIP_CONFIRMATIONS: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
      PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
      PULUMI_SUPPRESS_NEO_LINK: "true",
    });
  });

  it("puts the project's Node before one that lies beside the CLI, and both before the rest", () => {
    const { PATH } = quietEnvironment({ ...settings, binDir: "/usr/local/bin", inherited: { PATH: "/usr/bin:/bin" } });
    assert.equal(PATH, `${projectBin}:/usr/local/bin:/usr/bin:/bin`);
  });

  it("keeps a person's settings for a real company out, and everything else in", () => {
    const inherited = {
      HOME: "/home/lin",
      HTTPS_PROXY: "http://proxy",
      PULUMI_STACK: "production",
      PULUMI_ACCESS_TOKEN: "pul-1",
      PULUMI_CONFIG_PASSPHRASE_FILE: "/secret",
      WECOM_CORP_ID: "ww1",
    };
    const environment: Record<string, string | undefined> = quietEnvironment({ ...settings, inherited });
    assert.equal(environment.HOME, "/home/lin");
    assert.equal(environment.HTTPS_PROXY, "http://proxy");
    for (const name of ["PULUMI_STACK", "PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE_FILE", "WECOM_CORP_ID"]) {
      assert(!(name in environment), name);
    }
  });
});
