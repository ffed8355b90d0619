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
    return decoded(await readFile(file), file);
  } catch (cause) {
    throw new Error(`${file} can't be read: ${messageOf(cause)}`, { cause });
  }
};

export const readStdin = async (stdin: NodeJS.ReadableStream): Promise<Source> => {
  const bytes = await buffer(stdin);
  try {
    return decoded(bytes, "stdin");
  } catch (cause) {
    throw new Error(`stdin can't be read: ${messageOf(cause)}`, { cause });
  }
};

/**
 * Windows PowerShell's `>` writes UTF-16, and both it and editors begin a file with a mark of the encoding. Excel in
 * Chinese writes GBK: let through, its names would look like others.
 */
const decoded = (bytes: Buffer, origin: string): Source => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), origin };
  } catch (cause) {
    throw new Error("it is no UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)", { cause });
  }
};
