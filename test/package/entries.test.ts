import assert from "node:assert/strict";
import { join } from "node:path";
import { Consumer, manifest } from "./consumer";
import { modulesLoadedBy, totalOf } from "./loaded-modules";

/**
 * What an entry may load. The counts have room for a few more modules, and none for another package or for a barrel
 * that pulls everything in.
 */
const allowed = {
  client: { packages: ["pulumi-wecom"], modules: 25 },
  provider: { packages: ["pulumi-wecom", "zod"], modules: 190 },
  simulator: { packages: ["@hono/node-server", "hono", "pulumi-wecom", "zod"], modules: 230 },
};

describe("the entries for everything but Pulumi programs, installed without the peer", function () {
  this.timeout(180_000);
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.create();
    await consumer.npmInstall("--legacy-peer-deps");
  });
  after(() => consumer.close());

  it("stand where @pulumi/pulumi is not installed", async () => {
    const { status, output } = await consumer.run(process.execPath, ["--print", 'require("@pulumi/pulumi")']);
    assert.notEqual(status, 0);
    assert.match(output, /Cannot find module '@pulumi\/pulumi'/);
  });

  for (const [entry, { packages, modules }] of Object.entries(allowed)) {
    it(`loads ${packages.join(", ")} for ${entry}, and at most ${modules} modules`, async () => {
      const loaded = await modulesLoadedBy(consumer, `require("pulumi-wecom/${entry}");`);
      assert.deepEqual(Object.keys(loaded).toSorted(), packages);
      assert.ok(totalOf(loaded) <= modules, `${entry} loads ${JSON.stringify(loaded)}`);
    });
  }

  it("loads undici, zod and p-limit, and at most 265 modules, once a client is made", async () => {
    const made = 'new (require("pulumi-wecom/client").WeComClient)({ corpId: "corp", corpSecret: "secret" });';
    const loaded = await modulesLoadedBy(consumer, made);
    assert.deepEqual(Object.keys(loaded).toSorted(), ["p-limit", "pulumi-wecom", "undici", "yocto-queue", "zod"]);
    assert.ok(totalOf(loaded) <= 265, JSON.stringify(loaded));
  });

  it("gives the __provider text a provider with every method of a lifecycle", async () => {
    const text = 'require("module").createRequire(process.cwd() + "/")("pulumi-wecom/provider")';
    const methods = await consumer.answerOf<string[]>(
      "methods.cjs",
      `const { appChat } = ${text};
      const methods = ["configure", "check", "diff", "create", "read", "update", "delete"];
      console.log(JSON.stringify(methods.filter((name) => typeof appChat[name] !== "function")));`,
    );
    assert.deepEqual(methods, []);
  });

  describe("on another Node", () => {
    const preloads = ["other-node.cjs", "loaded-modules.cjs"].flatMap((file) => ["--require", join(__dirname, file)]);
    const load = (version: string, entry = "pulumi-wecom/provider") => {
      consumer.write("loads.cjs", `require("${entry}");`);
      return consumer.run(process.execPath, [...preloads, "loads.cjs"], { OTHER_NODE: version });
    };
    const oldest = manifest.engines.node.replace(">=", "");

    for (const version of ["18.20.8", "20.20.2", "22.18.0"]) {
      it(`says on ${version} what the provider needs, and loads nothing for it but the module that knows`, async () => {
        const { status, stdout, stderr } = await load(version);
        assert.notEqual(status, 0);
        assert.ok(
          stderr.includes(
            `pulumi-wecom needs Node.js ${oldest} or newer; this is ${version} (${process.execPath}). ` +
              "Put a newer node first on the PATH, also on that of the pulumi command.",
          ),
          stderr,
        );
        const files = (JSON.parse(stdout) as string[]).map((url) => url.split("/").at(-1));
        assert.deepEqual(files, ["loads.cjs", "provider.js", "require-node.js"]);
      });
    }

    for (const entry of ["pulumi-wecom", "pulumi-wecom/client", "pulumi-wecom/simulator"]) {
      it(`says it first where ${entry} is loaded, before a dependency fails for another reason`, async () => {
        const { status, stdout, stderr } = await load("20.20.2", entry);
        assert.notEqual(status, 0);
        assert.match(stderr, /pulumi-wecom needs Node\.js/);
        const files = (JSON.parse(stdout) as string[]).map((url) => url.split("/").at(-1));
        assert.deepEqual(files.slice(2), ["require-node.js"]);
      });
    }

    for (const version of [`${oldest}.0`, "23.0.0", "24.1.0", "100.0.0"]) {
      it(`loads the provider on ${version}`, async () => {
        const { status, output } = await load(version);
        assert.equal(status, 0, output);
      });
    }
  });
});
