import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { documentFiles, read, repository } from "./markdown";
import { run } from "./shell";

/** The package's own names lead to its sources: what is built may be older. */
const paths = {
  "pulumi-wecom": ["./src/index.ts"],
  "pulumi-wecom/client": ["./src/client.ts"],
  "pulumi-wecom/simulator": ["./src/simulator/index.ts"],
};

const snippets = documentFiles.flatMap((file) =>
  read(file)
    // A file's name may follow.
    .fences.filter(({ info }) => /^ts(?: |$)/.test(info))
    .map(({ text, line }) => ({ file, line, text })),
);

/** What a snippet takes as given, because the text around it says where it comes from. */
const given = "declare const corpId: string, corpSecret: string;\n";

describe("the TypeScript in the documentation", function () {
  this.timeout(120_000);
  let folder = "";
  before(() => {
    mkdirSync(join(repository, ".work"), { recursive: true });
    folder = mkdtempSync(join(repository, ".work", "docs-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is in both READMEs and in the reference of the simulator", () => {
    const files = new Set(snippets.map(({ file }) => file));
    for (const file of ["README.md", "README.zh-CN.md", "docs/simulator.md"]) assert.ok(files.has(file), file);
  });

  it("compiles against the sources", () => {
    const places = new Map<string, { readonly file: string; readonly line: number }>();
    const rootNames = snippets.map(({ file, line, text }, at) => {
      const name = join(folder, `snippet-${at}.mts`);
      writeFileSync(name, given + text);
      places.set(name, { file, line });
      return name;
    });
    const { compilerOptions } = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile).config;
    const { options, errors } = ts.convertCompilerOptionsFromJson({ ...compilerOptions, paths }, repository);
    assert.deepEqual(errors, []);
    const program = ts.createProgram({ rootNames, options: { ...options, pathsBasePath: repository } });
    const problems = rootNames.flatMap((name) => {
      const source = program.getSourceFile(name);
      const { file, line } = places.get(name) ?? { file: name, line: 1 };
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
        ({ messageText, start = 0 }) => {
          // The first line is the one that was put before the snippet.
          const at = line + (source?.getLineAndCharacterOfPosition(start).line ?? 1) - 1;
          return `${file}:${at}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
        },
      );
    });
    assert.deepEqual(problems, []);
  });

  it("runs, where it is a test of its own", async () => {
    const tests = snippets.filter(({ text }) => text.includes('from "node:test"'));
    assert.ok(tests.length > 0);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { paths: fromFolder() } }));
    for (const [at, { text, file, line }] of tests.entries()) {
      writeFileSync(join(folder, `test-${at}.mts`), text);
      const { status, stdout, stderr } = await run(process.execPath, ["--import", "tsx", `test-${at}.mts`], {
        cwd: folder,
        env: { ...process.env, TSX_TSCONFIG_PATH: join(folder, "tsconfig.json") },
      });
      assert.equal(status, 0, `${file}:${line}\n${stdout}${stderr}`);
      assert.match(stdout, /pass 1\b/);
    }
  });

  const fromFolder = () => {
    const up = relative(folder, repository);
    return Object.fromEntries(Object.entries(paths).map(([name, [path = ""]]) => [name, [join(up, path)]]));
  };
});
