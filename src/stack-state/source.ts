import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { messageOf } from "../errors";

/** The text of an export, and what to call it. */
export interface Source {
  readonly text: string;
  readonly origin: string;
}

export const readFileSource = async (file: string): Promise<Source> => {
  try {
    return { text: decoded(await readFile(file)), origin: file };
  } catch (cause) {
    throw new Error(`${file} can't be read: ${messageOf(cause)}`, { cause });
  }
};

export const readStdin = async (stdin: NodeJS.ReadableStream): Promise<Source> => ({
  text: decoded(await buffer(stdin)),
  origin: "stdin",
});

/** Windows PowerShell's `>` writes UTF-16, and both it and editors begin a file with a mark of the encoding. */
const decoded = (bytes: Buffer): string =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8").decode(bytes);
