import { join } from "node:path";

/** The `NODE_OPTIONS` with which a process loads a script of this folder first. Quoted, as a path may have spaces. */
export const preloading = (script: string): string => `--require ${JSON.stringify(join(__dirname, script))}`;
