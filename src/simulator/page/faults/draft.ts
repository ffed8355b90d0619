import type { FaultRule } from "../../faults/fault-rule";

/** What can go wrong, as the form offers it: the common ones ready. */
export const effects = [
  "busy",
  "quota",
  "parallel",
  "token",
  "lost",
  "cut",
  "slow",
  "gateway",
  "proxy",
  "errcode",
] as const;
export type Effect = (typeof effects)[number];

/** The form as it is filled in. */
export interface Draft {
  readonly path: string;
  readonly effect: Effect;
  /** For `errcode`. */
  readonly errcode: string;
  /** For `slow`. */
  readonly delayMs: string;
  /** Empty: every request. */
  readonly times: string;
  readonly chatid: string;
}

export const firstDraft: Draft = {
  path: "/cgi-bin/appchat/create",
  effect: "busy",
  errcode: "-1",
  delayMs: "5000",
  times: "1",
  chatid: "",
};

const signIn = "<html><head><title>Sign in</title></head><body>Please sign in to the network.</body></html>";

/** The rule that a form means. */
export function ruleOf({ path, effect, errcode, delayMs, times, chatid }: Draft): FaultRule {
  const chat = chatid.trim();
  return {
    path,
    ...(chat === "" ? {} : { match: { chatid: chat } }),
    ...(times.trim() === "" ? {} : { times: Number(times) }),
    ...effectOf(effect, Number(errcode), Number(delayMs)),
  };
}

function effectOf(effect: Effect, errcode: number, delayMs: number): Partial<FaultRule> {
  switch (effect) {
    case "busy":
      return { errcode: -1 };
    case "quota":
      return { errcode: 45009 };
    case "parallel":
      return { errcode: 45033 };
    case "token":
      return { errcode: 40014 };
    case "lost":
      return { dropAfter: true };
    case "cut":
      return { dropBefore: true };
    case "slow":
      return { delayMs };
    case "gateway":
      return { httpStatus: 502, body: "<html><body>502 Bad Gateway</body></html>" };
    case "proxy":
      return { body: signIn };
    case "errcode":
      return { errcode };
  }
}
