import type { AppChatApi } from "../../api/app-chat";
import type { Clock } from "../../api/clock";
import { retryDelayMs } from "../../api/retry";
import type { Settings } from "../../config";
import { isWeComApiError, isWeComError, type WeComError } from "../../errors";
import type { PlanLimits } from "../plan/schedule";
import type { Wording } from "../wording";

/** Says something to the person who runs Pulumi, at the resource it is about. */
export interface Tell {
  info(message: string): void;
  warning(message: string): void;
}

/** What one lifecycle step works with. */
export interface Session {
  readonly settings: Settings;
  readonly appChat: Pick<AppChatApi, "create" | "update" | "get" | "dismiss">;
  readonly limits: PlanLimits;
  readonly wording: Wording;
  readonly tell: Tell;
  readonly clock: Clock;
  /** From [0, 1). */
  readonly random: () => number;
}

/**
 * Repeats a step that looks before it writes, when its write may or may not have arrived, or when the chat changed
 * between look and write: the next look tells. A write itself is never simply sent again.
 */
export const lookingAgain = async <T>(session: Session, step: () => Promise<T>): Promise<T> => {
  for (let repeat = 1; ; repeat++) {
    try {
      return await step();
    } catch (error) {
      const delayMs = retryDelayMs(repeat, session.random());
      if (!isWeComError(error) || !mayLookDifferent(error) || delayMs === undefined) throw error;
      await session.clock.sleep(delayMs);
    }
  }
};

/** 86216: somebody to be removed isn't in the chat (any more), or somebody to be added is no one WeCom knows. */
const mayLookDifferent = (error: WeComError): boolean =>
  error.mayHaveArrived || (isWeComApiError(error) && error.errcode === 86216);
