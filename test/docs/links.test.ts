import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { anchorOf, documentFiles, read, repository } from "./markdown";

const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(repository, "package.json"), "utf8"),
);

for (const document of documentFiles.map(read))
  describe(document.file, () => {
    it("leads to files and headings that are there", () => {
      for (const link of document.links) {
        if (/^[a-z]+:/.test(link)) continue;
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? document.file : join(dirname(document.file), path);
        const file = resolve(repository, target);
        assert.ok(!relative(repository, file).startsWith(".."), `${link} leads out of the repository`);
        assert.ok(existsSync(file), `${link} leads nowhere`);
        if (anchor === undefined) continue;
        const anchors = read(relative(repository, file)).headings.map(({ text }) => anchorOf(text));
        assert.ok(anchors.includes(decodeURIComponent(anchor)), `${link}: no such heading`);
      }
    });

    it("names npm scripts that are there", () => {
      const named = [...document.text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(([, script = ""]) => script);
      assert.deepEqual(
        named.filter((script) => scripts[script] === undefined),
        [],
      );
    });

    it("names sources and tests that are there", () => {
      const paths = [...document.text.matchAll(/`((?:src|test|docs|examples|scripts)\/[\w./-]+\.\w+)`/g)];
      assert.deepEqual(
        paths.map(([, path = ""]) => path).filter((path) => !existsSync(join(repository, path))),
        [],
      );
    });
  });
