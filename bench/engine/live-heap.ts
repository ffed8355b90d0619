import { globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { preloading } from "./preloading";

const name = "live-heap";

/** The environment of a run in a project's folder whose provider process says there what its heap holds at the end. */
export const sayingLiveHeap: Readonly<Record<string, string>> = {
  NODE_OPTIONS: preloading("live-heap.cjs"),
  BENCH_LIVE_HEAP_FILE: name,
};

/** What was said since the last time, in bytes, of the largest; undefined where nothing was. */
export const takeLiveHeap = (folder: string): number | undefined => {
  const said = globSync(`${name}-*`, { cwd: folder }).map((file) => {
    const bytes = Number(readFileSync(join(folder, file), "utf8"));
    rmSync(join(folder, file));
    return bytes;
  });
  return said.length === 0 ? undefined : Math.max(...said);
};
