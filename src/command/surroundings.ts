/** The process that a command runs in. */
export type Surroundings = Pick<NodeJS.Process, "env" | "stdin" | "stdout" | "stderr" | "cwd">;
