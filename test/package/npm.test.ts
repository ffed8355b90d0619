import assert from "node:assert/strict";
import { once } from "node:events";
import { join, sep } from "node:path";
import { asInRepository, Consumer, manifest } from "./consumer";
import { ConsumerStack } from "./consumer-stack";
import { importedEntries, requiredEntries } from "./entries";
import { modulesLoadedBy, totalOf } from "./loaded-modules";
import { chatOf, typedProgram } from "./programs";
import { typeCheck } from "./type-check";

describe("a project that npm installed the package into", function () {
  this.timeout(300_000);
  let consumer: Consumer;
  before(async () => {
    consumer = await Consumer.create();
    await consumer.npmInstall(asInRepository("@pulumi/pulumi"), asInRepository("typescript"));
  });
  after(() => consumer.close());

  it("finds every entry in itself, the same for CommonJS as for ES modules", async () => {
    const required = await requiredEntries(consumer);
    const own = join(consumer.folder, "node_modules", "pulumi-wecom") + sep;
    for (const { file } of Object.values(required)) assert.ok(file.startsWith(own), `${file} is not in ${own}`);
    assert.deepEqual(await importedEntries(consumer), required);

    const names = (entry: string) => required[entry]?.names ?? [];
    assert.deepEqual(names("pulumi-wecom/provider"), ["appChat", "appChatMessage"]);
    assert.ok(names("pulumi-wecom/simulator").includes("startSimulator"));
    assert.ok(names("pulumi-wecom/client").includes("WeComClient"));
    assert.deepEqual(
      names("pulumi-wecom/client").filter((name) => !names("pulumi-wecom").includes(name)),
      [],
    );
    assert.ok(names("pulumi-wecom").includes("AppChat"));
  });

  it("adds its own modules, at most 50, to those that Pulumi loads for any program", async () => {
    const sdk = 'require("@pulumi/pulumi");';
    const alone = totalOf(await modulesLoadedBy(consumer, sdk));
    const loaded = await modulesLoadedBy(consumer, `${sdk} require("pulumi-wecom");`);
    assert.equal(totalOf(loaded) - alone, loaded["pulumi-wecom"], JSON.stringify(loaded));
    assert.ok(totalOf(loaded) - alone <= 50, JSON.stringify(loaded));
  });

  it("type-checks against it, written as CommonJS and as ES modules, and so do its own declarations", () => {
    const files = ["typed.cts", "typed.mts"];
    for (const file of files) consumer.write(file, typedProgram);
    const { complaints, declarations } = typeCheck(consumer.folder, files);
    assert.equal(complaints, "");
    assert.ok(declarations > 10, `only ${declarations} declarations of the package were checked`);
  });

  it("has the command, which tells its version and how it is used", async () => {
    const command = consumer.bin("pulumi-wecom");
    assert.equal((await consumer.mustRun(command, ["--version"])).stdout, `${manifest.version}\n`);
    const { stdout } = await consumer.mustRun(command, ["--help"]);
    assert.match(stdout, /^Usage: pulumi-wecom /);
    assert.match(stdout, /simulator/);
  });

  it("runs a simulator with the command, until that is asked to end", async () => {
    const child = consumer.spawn(consumer.bin("pulumi-wecom"), ["simulator", "--port", "0"]);
    let stdout = "";
    for await (const part of child.stdout.setEncoding("utf8")) {
      stdout += part;
      if (stdout.includes("Ctrl-C")) break;
    }
    const url = /^export WECOM_BASE_URL=(\S+)$/m.exec(stdout)?.[1];
    assert.ok(url !== undefined, stdout);
    assert.equal((await fetch(`${url}/_sim/readyz`)).status, 200);
    child.kill("SIGTERM");
    assert.deepEqual(await once(child, "close"), [0, null]);
  });

  for (const { type, main, imports } of [
    { type: "commonjs", main: "index.ts", imports: 'import * as wecom from "pulumi-wecom";\n' },
    {
      type: "module",
      main: "index.js",
      imports: `import * as wecom from "pulumi-wecom";
        import { AppChat } from "pulumi-wecom";
        if (AppChat !== wecom.AppChat) throw new Error("there are two of AppChat");\n`,
    },
  ] as const) {
    describe(`with type ${type}`, () => {
      let stack: ConsumerStack;
      before(async () => {
        consumer.setModuleSystem(type);
        stack = await ConsumerStack.start(consumer, main);
      });
      after(() => stack.close());

      it(`makes a chat with pulumi up of ${main}, and has nothing to do the second time`, async () => {
        stack.program(imports + chatOf("lisi", "zhangsan"));
        assert.match((await stack.up()).output, /\+ 2 created/);
        assert.deepEqual(stack.simulator.chats()[0]?.userlist, ["lisi", "zhangsan"]);
        stack.simulator.clearRequests();
        assert.match((await stack.up()).output, /2 unchanged/);
        assert.deepEqual(stack.simulator.requests(), []);
      });
    });
  }
});
