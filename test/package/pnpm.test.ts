import assert from "node:assert/strict";
import { lstatSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { asInRepository, Consumer, manifest, repository } from "./consumer";
import { ConsumerStack } from "./consumer-stack";
import { importedEntries, requiredEntries } from "./entries";
import { chatOf, typedProgram } from "./programs";
import { typeCheck } from "./type-check";

/** The layout in which a package sees what it declares and nothing else, whatever a machine's own settings are. */
const settings = `
nodeLinker: isolated
# All that pnpm keeps goes with the project.
storeDir: ../pnpm/store
cacheDir: ../pnpm/cache
# What is installed doesn't depend on the hour.
minimumReleaseAge: 0
`;

describe("a project that pnpm installed the package into", function () {
  this.timeout(300_000);
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.create();
    consumer.write("pnpm-workspace.yaml", settings);
    const registry = (await consumer.mustRun("npm", ["config", "get", "registry"])).stdout.trim();
    // The entry for Node; the command itself is a native program only where pnpm's install script ran.
    const pnpm = join(repository, "node_modules", "pnpm", "bin", "pnpm.mjs");
    await consumer.mustRun(
      process.execPath,
      [pnpm, "add", "--ignore-scripts", consumer.tarball, asInRepository("@pulumi/pulumi")],
      { pnpm_config_registry: registry, XDG_STATE_HOME: consumer.folderBeside("pnpm") },
    );
  });
  after(() => consumer.close());

  it("has at its top only what it asked for", () => {
    const top = join(consumer.folder, "node_modules");
    const packages = readdirSync(top).filter((name) => !name.startsWith("."));
    assert.deepEqual(packages.toSorted(), ["@pulumi", "pulumi-wecom"]);
    assert.ok(lstatSync(join(top, "pulumi-wecom")).isSymbolicLink());
  });

  it("finds every entry in itself, the same for CommonJS as for ES modules", async () => {
    const required = await requiredEntries(consumer);
    const store = join(consumer.folder, "node_modules", ".pnpm") + sep;
    for (const { file } of Object.values(required)) assert.ok(file.startsWith(store), `${file} is not in ${store}`);
    assert.deepEqual(await importedEntries(consumer), required);
  });

  it("shares its Pulumi SDK with the package", async () => {
    const [own, packages] = await consumer.answerOf<string[]>(
      "sdk.cjs",
      `const paths = [require.resolve("pulumi-wecom")];
      console.log(JSON.stringify([{}, { paths }].map((from) => require.resolve("@pulumi/pulumi", from))));`,
    );
    assert.equal(own, packages);
  });

  it("type-checks against it, and so do its own declarations", () => {
    consumer.write("typed.cts", typedProgram);
    const { complaints, declarations } = typeCheck(consumer.folder, ["typed.cts"]);
    assert.equal(complaints, "");
    assert.ok(declarations > 10, `only ${declarations} declarations of the package were checked`);
  });

  it("has the command", async () => {
    const { stdout } = await consumer.mustRun(consumer.bin("pulumi-wecom"), ["--version"]);
    assert.equal(stdout, `${manifest.version}\n`);
  });

  describe("with a stack", () => {
    let stack: ConsumerStack;
    before(async () => {
      stack = await ConsumerStack.start(consumer, "index.js");
    });
    after(() => stack.close());

    const imports = 'const wecom = require("pulumi-wecom");\n';

    it("makes a chat with pulumi up, and has nothing to do the second time", async () => {
      stack.program(imports + chatOf("lisi", "zhangsan"));
      assert.match((await stack.up()).output, /\+ 2 created/);
      assert.deepEqual(stack.simulator.chats()[0]?.userlist, ["lisi", "zhangsan"]);
      stack.simulator.clearRequests();
      assert.match((await stack.up()).output, /2 unchanged/);
      assert.deepEqual(stack.simulator.requests(), []);
    });

    // Both come over gRPC and with protocol files that only the SDK has; what is printed instead has no severity.
    it("shows a warning of the provider at the resource", async () => {
      const chat = stack.simulator.chats()[0];
      assert.ok(chat);
      stack.simulator.byHand.join(chat.chatid, "ghost");
      stack.program(imports + chatOf("lisi", "zhangsan", "wangwu"));
      const { output } = await stack.up();
      assert.match(output, /Diagnostics:\s+pulumi-nodejs:dynamic\/wecom:AppChat \(oncall\):\s+warning: .*ghost/);
      assert.match(output, /~ 1 updated/);
    });

    it("says at the stack that a destroyed chat is left alone", async () => {
      const { output } = await stack.destroy();
      assert.match(output, /pulumi:pulumi:Stack \(consumer-dev\):\s+The chat "On call" .* is no longer managed/);
      assert.match(output, /- 2 deleted/);
      assert.equal(stack.simulator.chats()[0]?.userlist.length, 4);
    });
  });
});
