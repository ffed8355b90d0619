/**
 * What an errcode means for the caller:
 * - `transient`, `concurrency`: try again, after a look at what is there if it was a write
 * - `rate-limited`: a quota is used up until its window ends
 * - `token`: renew the token once
 * - `absent`: there is no such chat
 * - `exists`: the chat id is taken
 * - `foreign`: the chat is another app's
 * - `bad-member`: somebody on a list is no one WeCom knows; the whole list was refused
 * - `bad-request`, `permission`, `config`, `fatal`: a person has to mend something
 */
export type FailureKind =
  | "transient"
  | "concurrency"
  | "rate-limited"
  | "token"
  | "absent"
  | "exists"
  | "foreign"
  | "bad-member"
  | "bad-request"
  | "permission"
  | "config"
  | "fatal";

/**
 * What every error of this package has in common. No integer `code` and no `id`: Pulumi's provider process would read
 * the one as a gRPC status and the other as a partial failure.
 */
export abstract class WeComError extends Error {
  /**
   * Whether WeCom may have changed something all the same. Only then is it worth asking what is there now. Never so
   * where a read failed, nor where a write did not begin because no token could be had.
   */
  abstract readonly mayHaveArrived: boolean;
}

/** WeCom answered, and its `errcode` says no. */
export class WeComApiError extends WeComError {
  override readonly name = "WeComApiError";
  readonly errcode: number;
  /** WeCom's own words. They may change, so nothing is ever decided by them. */
  readonly errmsg: string;
  readonly kind: FailureKind;
  /** Which call, as WeCom's documentation writes it: `appchat/create`. */
  readonly endpoint: string;
  /** What a person can do about it, for the codes that people meet. */
  readonly hint: string | undefined;
  override readonly mayHaveArrived: boolean;

  constructor(failure: {
    readonly endpoint: string;
    readonly errcode: number;
    readonly errmsg: string;
    readonly kind: FailureKind;
    readonly hint?: string | undefined;
    readonly mayHaveArrived: boolean;
    /** Left out: which call answered what, and the hint. */
    readonly message?: string;
  }) {
    const { endpoint, errcode, errmsg, hint } = failure;
    super(failure.message ?? `${endpoint} answered ${errcode}: ${errmsg}${hint ? `\n${hint}` : ""}`);
    this.endpoint = endpoint;
    this.errcode = errcode;
    this.errmsg = errmsg;
    this.kind = failure.kind;
    this.hint = hint;
    this.mayHaveArrived = failure.mayHaveArrived;
  }
}

/** What a call without an answer leaves behind. */
export interface UnansweredOptions extends ErrorOptions {
  /** Which call, as WeCom's documentation writes it: `gettoken` where no token could be had for another. */
  readonly endpoint: string;
  readonly mayHaveArrived: boolean;
}

/** A call brought no answer of WeCom's. */
abstract class UnansweredError extends WeComError {
  readonly endpoint: string;
  override readonly mayHaveArrived: boolean;

  constructor(message: string, options: UnansweredOptions) {
    super(message, options);
    this.endpoint = options.endpoint;
    this.mayHaveArrived = options.mayHaveArrived;
  }
}

/** No answer came: the name did not resolve, the connection was refused or broke. */
export class WeComNetworkError extends UnansweredError {
  override readonly name = "WeComNetworkError";
}

/** No answer came in time. */
export class WeComTimeoutError extends UnansweredError {
  override readonly name = "WeComTimeoutError";
}

/** Something answered that does not speak WeCom's protocol: a proxy's page, another status than 200, broken JSON. */
export class WeComProtocolError extends UnansweredError {
  override readonly name = "WeComProtocolError";
  /** The status of an answer that can't be WeCom's; undefined where status and content type were as they should be. */
  readonly httpStatus: number | undefined;

  constructor(message: string, options: UnansweredOptions & { readonly httpStatus?: number }) {
    super(message, options);
    this.httpStatus = options.httpStatus;
  }
}

/** A setting is missing or wrong; nothing was sent. */
export class WeComConfigError extends WeComError {
  override readonly name = "WeComConfigError";
  override readonly mayHaveArrived = false;
}

/** A chat can't be made or kept as it is declared, and a person has to decide. Says what was found and what to do. */
export class AppChatError extends WeComError {
  override readonly name = "AppChatError";
  override readonly mayHaveArrived = false;
}

/** Guards by `name`, so that they also hold for an error of another copy of this package. */
const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

export const isWeComApiError = (error: unknown): error is WeComApiError => isNamed(error, "WeComApiError");
export const isWeComNetworkError = (error: unknown): error is WeComNetworkError => isNamed(error, "WeComNetworkError");
export const isWeComTimeoutError = (error: unknown): error is WeComTimeoutError => isNamed(error, "WeComTimeoutError");
export const isWeComProtocolError = (error: unknown): error is WeComProtocolError =>
  isNamed(error, "WeComProtocolError");
export const isUnansweredError = (
  error: unknown,
): error is WeComNetworkError | WeComTimeoutError | WeComProtocolError =>
  isWeComNetworkError(error) || isWeComTimeoutError(error) || isWeComProtocolError(error);
export const isWeComConfigError = (error: unknown): error is WeComConfigError => isNamed(error, "WeComConfigError");
export const isAppChatError = (error: unknown): error is AppChatError => isNamed(error, "AppChatError");

export const isWeComError = (error: unknown): error is WeComError =>
  [isWeComApiError, isUnansweredError, isWeComConfigError, isAppChatError].some((is) => is(error));

/** What a person is told of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
