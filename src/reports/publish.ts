import { writeFile } from "node:fs/promises";
import { messageOf } from "../errors";
import { print } from "./print";

/** Puts a report where it was asked for: into the file `output`, or on stdout. */
export const publish = async (
  text: string,
  output: string | undefined,
  stdout: NodeJS.WritableStream,
): Promise<void> => {
  if (output === undefined) return await print(stdout, text);
  try {
    await writeFile(output, text);
  } catch (cause) {
    throw new Error(`the report can't be written: ${messageOf(cause)}`, { cause });
  }
};
