import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../errors";
import { stillDeclared } from "./still-declared";

/** The two files that the command writes. */
export interface Output {
  readonly program: string;
  readonly importFile: string;
}

export const outputIn = (folder: string): Output => ({
  program: join(folder, "chats.ts"),
  importFile: join(folder, "chats.import.json"),
});

/** @throws where one of the files is there, before anybody is asked anything */
export const assertFree = ({ program, importFile }: Output): void => {
  const there = [program, importFile].filter((file) => existsSync(file));
  if (there.length > 0) {
    throw new Error(`${there.join(" and ")} ${there.length > 1 ? "exist" : "exists"} already; --force overwrites`);
  }
};

/**
 * A program that is there may declare chats that the stack has, which the new one leaves out: the next run would then
 * give these up.
 *
 * @throws where that is so, before anybody is asked anything
 */
export const assertNothingLost = async ({ program }: Output, managed: Iterable<string>): Promise<void> => {
  if (!existsSync(program)) return;
  const lost = stillDeclared(await readFile(program, "utf8"), managed);
  if (lost.length === 0) return;
  const [are, them] = lost.length > 1 ? ["are chats", "them"] : ["is a chat", "it"];
  throw new Error(
    `${program} names ${lost.toSorted().join(", ")}, which ${are} of the stack; written anew it would not declare ${them} any more. ` +
      "Write the others to another folder with --out, or leave --stack away to write all that you name anew",
  );
};

export const writeOutput = async (
  folder: string,
  texts: Output,
  { force }: { readonly force: boolean },
): Promise<void> => {
  const files = outputIn(folder);
  try {
    await mkdir(folder, { recursive: true });
    // Without --force, what somebody has written in the meantime stays too.
    const options = { flag: force ? "w" : "wx" };
    await writeFile(files.importFile, texts.importFile, options);
    await writeFile(files.program, texts.program, options);
  } catch (cause) {
    throw new Error(`the files can't be written: ${messageOf(cause)}`, { cause });
  }
};
