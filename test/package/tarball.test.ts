import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, normalize, relative, sep } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { defaultCorpSecret } from "../../src/simulator";
import { Consumer, repository } from "./consumer";

/** Made by a bundler: the one part of the package that runs in a browser. */
const pageFolder = "dist/simulator/page/";

describe("the tarball that npm pack makes", function () {
  this.timeout(120_000);
  let consumer: Consumer;
  let files: ReadonlyMap<string, string>;
  before(async () => {
    consumer = await Consumer.create();
    await consumer.mustRun("tar", ["-xzf", consumer.tarball]);
    files = filesIn(join(consumer.folder, "package"));
  });
  after(() => consumer.close());

  const text = (file: string): string => {
    const content = files.get(file);
    assert.ok(content !== undefined, `${file} is missing`);
    return content;
  };
  const names = (): readonly string[] => [...files.keys()];

  it("holds what is built, and beside it only what people read", () => {
    const beside = names().filter((file) => !file.startsWith("dist/"));
    const always = ["LICENSE", "README.md", "package.json"];
    const optional = ["CHANGELOG.md", "README.zh-CN.md"].filter((file) => existsSync(join(repository, file)));
    assert.deepEqual(beside.toSorted(), [...always, ...optional].toSorted());
  });

  it("holds the code and the types of every source, and nothing of what is no longer one", () => {
    const sources = pathsIn(join(repository, "src")).filter(
      (file) => file.endsWith(".ts") && !file.startsWith("simulator/page/"),
    );
    const built = names().filter((file) => file.startsWith("dist/") && !file.startsWith(pageFolder));
    for (const kind of [".js", ".d.ts"]) {
      assert.deepEqual(
        built.filter((file) => file.endsWith(kind)).toSorted(),
        sources.map((file) => `dist/${file.replace(/\.ts$/, kind)}`).toSorted(),
      );
    }
    const others = built.filter((file) => !/\.(js|d\.ts)$/.test(file.replace(/\.map$/, "")));
    assert.deepEqual(others, []);
  });

  it("holds the simulator's page as a browser takes it, and nothing of its sources", () => {
    const page = names().filter((file) => file.startsWith(pageFolder));
    assert.deepEqual(
      page.toSorted(),
      ["icon.svg", "index.html", "page.css", "page.js"].map((file) => pageFolder + file),
    );
    const bytes = page.reduce((sum, file) => sum + Buffer.byteLength(text(file)), 0);
    assert.ok(bytes < 150_000, `the page has ${bytes} bytes`);
    assert.match(text(`${pageFolder}page.js`), /^\/\*!\npreact \d[\s\S]*Copyright \(c\) 2015-present Jason Miller/);
  });

  it("has source maps that lead to no file outside of the package", () => {
    const maps = names().filter((file) => file.endsWith(".map"));
    for (const map of maps) {
      const { sources, sourceRoot } = JSON.parse(text(map));
      assert.equal(sourceRoot ?? "", "", map);
      const places = (sources as string[]).map((source) =>
        normalize(join(dirname(map), source))
          .split(sep)
          .join("/"),
      );
      assert.ok(
        places.length > 0 && places.every((place) => place.startsWith("src/")),
        `${map} leads to ${places.join(", ")}`,
      );
    }
  });

  it("names no folder of the machine that packed it, and no secret of its environment", () => {
    const folders = [repository, homedir()].filter((folder) => folder !== sep).map((folder) => `${folder}${sep}`);
    const secrets = Object.entries(process.env)
      .filter(([name]) => /TOKEN|SECRET|PASS|CREDENTIAL|AUTH|_KEY/i.test(name))
      .map(([, value]) => value ?? "")
      // The simulator's secret is none, and a shorter text is found by accident.
      .filter((value) => value !== defaultCorpSecret && value.length >= 8);
    for (const [file, content] of files) {
      for (const folder of folders) assert.ok(!content.includes(folder), `${file} names ${folder}`);
      assert.ok(!secrets.some((secret) => content.includes(secret)), `${file} has the value of a secret`);
    }
  });

  it("runs nothing on the machine that installs it", () => {
    const { scripts } = JSON.parse(text("package.json"));
    const atInstall = ["preinstall", "install", "postinstall", "prepare"].filter((name) => name in scripts);
    assert.deepEqual(atInstall, []);
  });

  it("gives publint nothing to say", async () => {
    const packed = readFileSync(consumer.tarball);
    const tarball = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer;
    const { messages, pkg } = await publint({ strict: true, level: "suggestion", pack: { tarball } });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg) ?? message.code),
      [],
    );
  });

  it("has types for every entry, from CommonJS, from ES modules and for bundlers", async () => {
    const attw = join(repository, "node_modules", ".bin", "attw");
    const args = [consumer.tarball, "--profile", "node16", "--format", "json"];
    const { stdout, stderr } = await consumer.run(attw, args);
    assert.ok(stdout.startsWith("{"), `attw said ${stdout}${stderr}`);
    const { analysis } = JSON.parse(stdout);
    const entries = [".", "./client", "./provider", "./simulator", "./package.json"];
    assert.deepEqual(Object.keys(analysis.entrypoints), entries);
    // The profile decides about the status only. TypeScript's `node10` knows no exports, and no Node that we run on needs it.
    const problems = analysis.problems.filter(
      (problem: Record<string, unknown>) => problem.resolutionKind !== "node10",
    );
    assert.deepEqual(problems, []);
  });
});

/** Content by path, with slashes whatever the system. */
const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(pathsIn(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]));

const pathsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/"));
