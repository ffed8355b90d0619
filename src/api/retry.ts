import {
  isWeComApiError,
  isWeComNetworkError,
  isWeComProtocolError,
  isWeComTimeoutError,
  type WeComError,
  type WeComProtocolError,
} from "../errors";

/** Official advice for −1 (page 90313): three times at most. */
const maxRepeats = 3;
const firstDelayMs = 200;
const maxDelayMs = 5_000;

/**
 * Whether an equal call may follow a failed one: never where it may have changed something. And there must be hope: a
 * "no" that a person has to mend is not asked for again.
 */
export const mayRepeat = (error: WeComError): boolean => {
  if (error.mayHaveArrived) return false;
  if (isWeComApiError(error)) return error.kind === "transient" || error.kind === "concurrency";
  if (isWeComProtocolError(error)) return mayPass(error);
  return isWeComNetworkError(error) || isWeComTimeoutError(error);
};

/** A gateway's 429 and 5xx may pass, and so may an answer that was cut; a redirect, a refusal or a sign-in page stays. */
const mayPass = ({ httpStatus }: WeComProtocolError): boolean =>
  httpStatus === undefined || httpStatus === 429 || httpStatus >= 500;

/** Milliseconds before repeat number `repeat` (1, 2, …), or undefined to give up. `random` is from [0, 1): full jitter. */
export const retryDelayMs = (repeat: number, random: number): number | undefined =>
  repeat > maxRepeats ? undefined : Math.floor(random * Math.min(maxDelayMs, firstDelayMs * 2 ** (repeat - 1)));
