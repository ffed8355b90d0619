import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { parse } from "yaml";
import { extensionOf } from "../../src/api/media-rules";
import { messageTypes } from "../../src/api/message";
import { argumentNames } from "../../src/app-chat/check/arguments";
import { checkAppChatMessage } from "../../src/app-chat-message/check/check";
import { readSettings } from "../../src/config";
import { amr, mp4, png } from "../helpers/media-files";
import { code, codes, read, repository, type Table } from "./markdown";

const english = read("README.md");
const chinese = read("README.zh-CN.md");

/** The table that has a row for this text in backticks. */
const tableWith = ({ tables }: typeof english, text: string): Table => {
  const table = tables.find((rows) => rows.some(([cell]) => codes(cell).includes(text)));
  assert.ok(table, `no table has a row for ${text}`);
  return table.slice(1);
};

/** What the constructor makes of paths, wherever they stand. */
const withAssets = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner) =>
    key === "source" || key === "thumbSource"
      ? { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", hash: "h", path: inner }
      : inner,
  );
const firstBytes: Readonly<Record<string, Uint8Array>> = { png, amr: amr(1), mp4 };

/** Every setting as `readSettings` asks for it: first the environment, then the configuration. */
function askedSettings(): { readonly pairs: readonly (readonly [string, string])[]; readonly variables: Set<string> } {
  const pairs: [string, string][] = [];
  const variables = new Set<string>();
  let last = "";
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, variable) => {
        last = String(variable);
        variables.add(last);
        return undefined;
      },
    },
  );
  readSettings({
    env,
    config: (key) => {
      pairs.push([key, last]);
      return undefined;
    },
  });
  return { pairs, variables };
}

/** Every name of that kind in the sources. */
const variablesInSources = (): readonly string[] => {
  const files = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" });
  const text = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(repository, "src", file), "utf8"));
  return [...new Set(text.join("\n").match(/\bWECOM_[A-Z_]+\b/g))].toSorted();
};

for (const readme of [english, chinese])
  describe(readme.file, () => {
    it("describes exactly the arguments of AppChat, in their order", () => {
      const rows = tableWith(readme, "allowMassRemoval").map(([name]) => code(name));
      assert.deepEqual(rows, argumentNames);
    });

    it("has an example of each type of message that the check takes", async () => {
      const rows = tableWith(readme, "textcard");
      assert.deepEqual(rows.map(([name]) => code(name)).toSorted(), [...messageTypes].toSorted());
      for (const [type = "", example = ""] of rows) {
        const content = runInNewContext(`(${code(example)})`) as object;
        const args = { chatId: "c1", [code(type)]: structuredClone(withAssets(content)), __context: { secrets: [] } };
        const { failures } = await checkAppChatMessage(args, async ({ path = "" }) => ({
          filename: path,
          bytes: 1_000,
          head: firstBytes[extensionOf(path)] ?? Buffer.alloc(12),
        }));
        assert.deepEqual(failures, [], type);
      }
    });

    it("describes exactly the settings that are read, each with the variable that wins over it", () => {
      const rows = tableWith(readme, "wecom:corpId").map(([key, variable]) => [...codes(key), ...codes(variable)]);
      assert.deepEqual(rows, [...askedSettings().pairs, ["wecom:namespace"], ["WECOM_LOG"]]);
    });

    it("names exactly the variables that the code knows", () => {
      const named = [...new Set(readme.text.match(/\bWECOM_[A-Z_]+\b/g))].toSorted();
      const asked = [...askedSettings().variables].filter((name) => name.startsWith("WECOM_"));
      assert.deepEqual(named, [...new Set([...asked, "WECOM_LOG"])].toSorted());
      assert.deepEqual(named, variablesInSources());
    });

    it("has YAML that is YAML", () => {
      const blocks = readme.fences.filter(({ info }) => info === "yaml");
      assert.ok(blocks.length > 0);
      for (const { text } of blocks) assert.equal(typeof parse(text), "object");
    });
  });

describe("README.md and README.zh-CN.md", () => {
  it("have the same sections, in the same order", () => {
    const levels = ({ headings }: typeof english) => headings.map(({ level }) => level);
    assert.deepEqual(levels(chinese), levels(english));
  });

  it("have the same blocks of code, but for comments and for texts that people read", () => {
    const blocks = ({ fences }: typeof english) =>
      fences.map(({ info, text }) => [
        info,
        info === ""
          ? text
          : text
              .replace(/(?<=^|\s)(#|\/\/) .*$/gm, "")
              .replace(/<[^>]*>|name: "[^"]*"/g, "…")
              .replace(/ +$/gm, ""),
      ]);
    assert.deepEqual(blocks(chinese), blocks(english));
  });

  it("have tables of the same size, with the same names in their first columns", () => {
    const columns = ({ tables }: typeof english) =>
      tables.map((table) => table.slice(1).map((row) => [row.length, codes(row[0])]));
    assert.deepEqual(columns(chinese), columns(english));
  });

  it("lead to the same places, and each to the other", () => {
    const places = ({ links }: typeof english) => links.filter((link) => !link.startsWith("README")).toSorted();
    assert.deepEqual(places(chinese), places(english));
    assert.ok(english.links.includes("README.zh-CN.md"));
    assert.ok(chinese.text.startsWith("# pulumi-wecom\n\n[English](README.md)\n"));
  });
});
