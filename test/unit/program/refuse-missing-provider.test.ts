import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describeMissingProvider } from "../../../src/program/refuse-missing-provider";

const repository = resolve(__dirname, "../../..");

describe("the provider that Pulumi's process will load from the program's folder", () => {
  let project: string;
  beforeEach(() => {
    project = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-wecom-program-")));
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  const install = (folder: string): void => {
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    symlinkSync(repository, join(folder, "node_modules", "pulumi-wecom"), "dir");
  };

  it("is found where the project has installed the package, in a folder below, too, and in the package itself", () => {
    install(project);
    const below = join(project, "infra", "chats");
    mkdirSync(below, { recursive: true });
    for (const folder of [project, below, join(repository, "examples", "01-one-chat")]) {
      assert.equal(describeMissingProvider(folder), undefined);
    }
  });

  it("is missed in words where only a package beside has installed it: which folder, and what to run", () => {
    install(join(project, "team"));
    const words = describeMissingProvider(project) ?? "";
    assert.ok(words.includes(`from the program's folder, ${project}, and pulumi-wecom is not installed there`), words);
    assert.match(words, /Cannot find module 'pulumi-wecom\/provider'.*"npm install pulumi-wecom" in that folder/);
    assert.ok(!words.includes("\n"), "one paragraph, without Node's list of files");
  });

  it("is missed where another package of that name is installed", () => {
    const folder = join(project, "node_modules", "pulumi-wecom");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "name": "pulumi-wecom", "exports": { ".": "./index.js" } }');
    assert.match(describeMissingProvider(project) ?? "", /'\.\/provider' is not defined by "exports"/);
  });
});
