import { inspect } from "node:util";
import { isWeComError } from "../errors";
import type { Diagnostics } from "./diagnostics";

/** What a method is about, for what is thrown from it. */
export interface Doing {
  /** For people: `reading the chat c1`. */
  readonly what: string;
  /** The `__provider` text, which a partial failure has to hand back or the resource can't be read again. */
  readonly provider?: unknown;
}

/** A failure that Pulumi takes for a partial one. */
interface PartialFailureLike {
  readonly id: string;
  readonly properties: object;
  readonly reasons: readonly string[];
}

/**
 * Runs one method of a provider as Pulumi's process needs it: the result is fresh plain JSON (anything else is lost or
 * fails after the fact), what is thrown is an Error (for anything else the process never answers), without a stack
 * that would be printed at people and without fields that would be read as a gRPC status. Messages are out before the
 * answer is.
 */
export const atBoundary = async <T>(act: () => T | Promise<T>, diagnostics: Diagnostics, doing: Doing): Promise<T> => {
  try {
    return plain(await act());
  } catch (error) {
    throw presentable(error, doing);
  } finally {
    // What is said beside the answer must not change it.
    await diagnostics.flush().catch(() => undefined);
  }
};

/** A copy as JSON has it: what is undefined is left out. @throws TypeError for a BigInt or a value that holds itself */
const plain = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value, whole)) as T));

/** An answer with half of a character in it, the engine would not take: what was done would not be recorded. */
const whole = (_: string, value: unknown): unknown => (typeof value === "string" ? value.toWellFormed() : value);

const presentable = (error: unknown, { what, provider }: Doing): Error => {
  if (!(error instanceof Error)) return new Error(`an unknown failure: ${inspect(error)}`, { cause: error });
  const shown = new Error(error.message.toWellFormed(), { cause: error });
  shown.name = error.name;
  if (error.stack !== undefined) shown.stack = error.stack;
  if (isWeComError(error) || isPartial(error)) explainOnce(shown, what);
  return isPartial(error) ? Object.assign(shown, partOf(error, provider)) : shown;
};

/**
 * Pulumi's process prints `${error}: ${error.stack}` beside the message that the engine shows, which may not name its
 * resource. Where the message explains everything, that line says what it is about; a stack is for what nobody expected.
 */
const explainOnce = (error: Error, what: string): void => {
  error.stack = `${what} failed`;
  error.toString = () => "pulumi-wecom";
};

const isPartial = (error: Error): error is Error & PartialFailureLike =>
  error.name === "PartialFailure" && "properties" in error;

/** What the engine keeps of a partial failure. Where it can't be kept, the failure is told as an ordinary one. */
const partOf = ({ id, properties, reasons }: PartialFailureLike, provider: unknown): Partial<PartialFailureLike> => {
  try {
    return plain({ id, properties: { ...properties, __provider: provider }, reasons });
  } catch {
    return {};
  }
};
