import type { z } from "zod";

/** The side channel's own failures: a bad option, a chat that doesn't exist, a change that can't be made. */
export class SimulatorError extends Error {
  override readonly name = "SimulatorError";
  /** The HTTP status under `/_sim/`: 400 not understood, 404 no such thing, 409 not in this state, 413 too large. */
  readonly status: 400 | 404 | 409 | 413;
  /** The message once more, for programs, where one may want to say it in other words. */
  readonly because: HandRefusal | undefined;

  constructor(
    message: string,
    options: ErrorOptions & { readonly status: 400 | 404 | 409 | 413; readonly because?: HandRefusal },
  ) {
    super(message, options);
    this.status = options.status;
    this.because = options.because;
  }
}

/** Why a change by hand isn't possible, and who is in the way. */
export interface HandRefusal {
  readonly reason: "dissolved" | "unknown" | "present" | "absent" | "full";
  readonly userids: readonly string[];
}

/** All problems of a value in one sentence, each with its place. Never the value itself: a seed holds secrets. */
export function problems(what: string, error: z.core.$ZodError): string {
  return `${what}: ${error.issues.map((issue) => said(issue, [])).join("; ")}`;
}

function said(issue: z.core.$ZodIssue, inside: readonly PropertyKey[]): string {
  const path = [...inside, ...issue.path];
  const branch = issue.code === "invalid_union" ? issue.errors.find(isNear) : undefined;
  if (branch !== undefined) return branch.map((each) => said(each, path)).join("; ");
  return path.length > 0 ? `${path.map(String).join(".")}: ${issue.message}` : issue.message;
}

/** The branch of a union that was meant: it got the right kind of value, and only something in it is wrong. */
const isNear = (issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.every(({ path, code }) => path.length > 0 || (code !== "invalid_type" && code !== "invalid_value"));

/** Parses at the door. @throws SimulatorError (400) which names every unknown key and bad value */
export function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SimulatorError(problems(what, parsed.error), { status: 400, cause: parsed.error });
}
