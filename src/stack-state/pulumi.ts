import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { startPassingSignals } from "./pass-signals";

/** Runs `pulumi` to its end and answers what it printed. @throws PulumiFailure */
export type Pulumi = (...args: readonly string[]) => Promise<string>;

/** What came of a `pulumi` that didn't do it; the message is the CLI's own, short. */
export class PulumiFailure extends Error {
  override readonly name = "PulumiFailure";
  /** What it had printed until then. */
  readonly stdout: string;

  constructor(message: string, options: ErrorOptions & { readonly stdout?: string } = {}) {
    super(message, options);
    this.stdout = options.stdout ?? "";
  }
}

export interface PulumiSurroundings {
  /** The project's folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which it is ended. @default it may take as long as it likes: a preview of a large stack does */
  readonly maxMs?: number;
}

/** The CLI on the PATH. It is never asked for anything but reading, and never asks back. */
export const pulumiIn =
  ({ cwd, env, maxMs }: PulumiSurroundings): Pulumi =>
  (...args) =>
    new Promise((resolve, reject) => {
      const child = startPassingSignals(() =>
        spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
          cwd,
          env: env as NodeJS.ProcessEnv,
          stdio: ["ignore", "pipe", "pipe"],
        }),
      );
      const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
      for (const stream of ["stdout", "stderr"] as const) {
        child[stream].on("data", (part: Buffer) => output[stream].push(part));
      }
      const text = (stream: keyof typeof output) => Buffer.concat(output[stream]).toString("utf8");
      const timer = maxMs === undefined ? undefined : setTimeout(() => giveUp(maxMs), maxMs);
      const giveUp = (afterMs: number): void => {
        child.kill("SIGKILL");
        // What it started may hold these open for as long as that lives.
        child.stdout.destroy();
        child.stderr.destroy();
        reject(new PulumiFailure(`"pulumi ${args.join(" ")}" didn't end within ${afterMs / 1_000} s`));
      };
      child.once("error", (cause) => {
        clearTimeout(timer);
        reject(notStarted(cause, cwd));
      });
      child.once("close", (status, signal) => {
        clearTimeout(timer);
        if (status === 0) resolve(text("stdout"));
        else
          reject(
            new PulumiFailure(`"pulumi ${args.join(" ")}" ended with ${signal ?? status}: ${brief(text("stderr"))}`, {
              stdout: text("stdout"),
            }),
          );
      });
    });

/** The system says ENOENT for a missing folder and for a missing program alike. */
const notStarted = (cause: Error, cwd: string): PulumiFailure => {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) {
    return new PulumiFailure(`there is no folder ${cwd}`, { cause });
  }
  if ((cause as NodeJS.ErrnoException).code !== "ENOENT") {
    return new PulumiFailure(`pulumi can't be started: ${cause.message}`, { cause });
  }
  return new PulumiFailure(
    "there is no pulumi on the PATH: install it (https://www.pulumi.com/docs/install/), or give an export of the stack instead of --stack",
    { cause },
  );
};

const mostCharacters = 400;

const brief = (stderr: string): string => {
  const words = stderr
    .replace(/^error: /gm, "")
    .trim()
    .replace(/\s*\n\s*/g, "; ");
  return words.length > mostCharacters ? `${words.slice(0, mostCharacters)}…` : words || "it didn't say why";
};
