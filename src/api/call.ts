import type { FormData } from "undici";
import type { z } from "zod";
import type { Endpoint } from "./endpoints";

/** What every call of the client takes beside its arguments. */
export interface CallOptions {
  /**
   * Ends the call early: it rejects with the signal's reason, as `fetch` does, and makes no further attempt. A write
   * that was under way may have been done all the same.
   */
  readonly signal?: AbortSignal | undefined;
}

/** A file to be sent as `multipart/form-data`. */
export interface Form {
  readonly data: FormData;
  readonly bytes: number;
}

/** Does something before and after a request: what it is given makes that request. */
export type Around = <T>(request: () => Promise<T>) => Promise<T>;

/** What a call sends beside the token. */
export interface CallInput {
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Form | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Around each of its requests, when it is the call's turn. */
  readonly around?: Around | undefined;
}

/** Makes one call with a token, and answers what the schema reads in WeCom's answer. */
export type Call = <T>(endpoint: Endpoint, answer: z.ZodType<T>, input: CallInput) => Promise<T>;
