import type { Endpoint, EndpointName } from "./endpoints";
import type { AnswerTo } from "./wire";

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
  /** The name of its part. */
  readonly field: string;
  readonly content: Blob;
  readonly filename: string;
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

/** Makes one call with a token, and answers what WeCom's answer has to say. */
export type Call = <Name extends EndpointName>(endpoint: Endpoint<Name>, input: CallInput) => Promise<AnswerTo<Name>>;
