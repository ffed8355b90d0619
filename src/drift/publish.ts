import { writeFile } from "node:fs/promises";
import { messageOf } from "../errors";
import { print } from "../reports/print";
import type { DriftFlags } from "./flags";
import { render } from "./render";
import type { DriftReport } from "./report";

/** Puts the report where it was asked for: into a file, or on stdout. */
export const publish = async (report: DriftReport, flags: DriftFlags, stdout: NodeJS.WritableStream): Promise<void> => {
  const text = render(report, flags, stdout);
  if (flags.output === undefined) return await print(stdout, text);
  try {
    await writeFile(flags.output, text);
  } catch (cause) {
    throw new Error(`the report can't be written: ${messageOf(cause)}`, { cause });
  }
};
