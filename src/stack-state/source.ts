import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { messageOf } from "../errors";

/** The text of an export, and what to call it. */
export interface Source {
  readonly text: string;
  readonly origin: string;
}

export const readFileSource = async (file: string): Promise<Source> => await readFrom(file, () => readFile(file));

export const readStdin = async (stdin: NodeJS.ReadableStream): Promise<Source> =>
  await readFrom("stdin", () => buffer(stdin));

const readFrom = async (origin: string, read: () => Promise<Buffer>): Promise<Source> => {
  try {
    return { text: decoded(await read()), origin };
  } catch (cause) {
    throw new Error(`${origin} can't be read: ${messageOf(cause)}`, { cause });
  }
};

/**
 * Windows PowerShell's `>` writes UTF-16, and both it and editors begin a file with a mark of the encoding. Excel in
 * Chinese writes GBK: let through, its names would look like others.
 */
const decoded = (bytes: Buffer): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error("it is no UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)", { cause });
  }
};
