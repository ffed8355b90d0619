import { mkdirSync } from "node:fs";
import { preloading } from "./preloading";

/** The environment of a run whose Node processes write CPU profiles into `folder`, a file each, step after step. */
export const profileInto = (folder: string): Readonly<Record<string, string>> => {
  mkdirSync(folder, { recursive: true });
  return { NODE_OPTIONS: preloading("profile.cjs"), BENCH_PROFILE_FOLDER: folder };
};
