import { join } from "node:path";
import type { Consumer } from "./consumer";

/** How many modules of each package one program loads, the program itself left out. */
export const modulesLoadedBy = async (
  consumer: Consumer,
  program: string,
): Promise<Readonly<Record<string, number>>> => {
  consumer.write("loads.cjs", program);
  const { stdout } = await consumer.mustRun(process.execPath, [
    ...["--require", join(__dirname, "loaded-modules.cjs")],
    "loads.cjs",
  ]);
  const counts: Record<string, number> = {};
  for (const name of (JSON.parse(stdout) as string[]).map(packageOf)) {
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

export const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The package below the last `node_modules`, wherever an installation keeps it. */
const packageOf = (url: string): string | undefined =>
  /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(decodeURIComponent(url))?.[1];
