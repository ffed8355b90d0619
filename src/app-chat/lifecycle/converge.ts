import { AppChatError, isWeComApiError } from "../../errors";
import { isMassRemoval } from "../plan/mass-removal";
import { type ChatView, type LiveView, planUpdate, type Transition, type Update } from "../plan/plan";
import type { PlanLimits } from "../plan/schedule";
import { Userids } from "../plan/userids";
import type { Unsettled } from "../state";
import { Attempted } from "./attempted";
import { liveView, perform } from "./perform";
import { lookingAgain, type Session } from "./session";

/** The chat is as the program declares it. */
export interface Reached {
  readonly kind: "reached";
  /** The chat at the first look. */
  readonly before: LiveView;
  /** The chat as the last call left it. */
  readonly after: LiveView;
}

export interface Failed {
  readonly kind: "failed";
  readonly error: unknown;
  /** What may have been changed; undefined where certainly nothing was. */
  readonly unsettled: Unsettled | undefined;
}

export interface Target {
  readonly chatId: string;
  readonly state: Transition["state"];
  readonly program: ChatView;
  readonly allowMassRemoval: boolean;
}

/**
 * Looks at the chat, plans, and does it. When an answer is lost it looks again and plans anew, counting what it tried
 * as possibly done; so nothing is done twice and nothing is forgotten. What goes wrong is answered, not thrown.
 */
export const converge = async (session: Session, target: Target): Promise<Reached | Failed> => {
  const tried = new Attempted(target.state.unsettled);
  let before: LiveView | undefined;
  let { limits } = session;
  const attempt = async (): Promise<Reached> => {
    const live = liveView(await session.appChat.get(target.chatId));
    before ??= live;
    const state = { ...target.state, unsettled: tried.unsettled };
    try {
      const { batches } = feasible(session, target, { live, state, program: target.program }, limits);
      return { kind: "reached", before, after: await perform(session, target.chatId, live, batches, tried) };
    } catch (error) {
      const tighter = tighterLimits(error, live, limits);
      if (!tighter) throw error;
      limits = tighter;
      return await attempt();
    }
  };
  try {
    return await lookingAgain(session, attempt);
  } catch (error) {
    return { kind: "failed", error, unsettled: tried.any ? tried.unsettled : undefined };
  }
};

/** The plan, or an error that says why there is none and what a person can do. */
const feasible = (session: Session, target: Target, transition: Transition, limits: PlanLimits): Update => {
  const { chatId, state, program } = target;
  const chat = session.wording.chat(chatId, state.name ?? program.name);
  const plan = planUpdate(transition, limits);
  if (plan.kind === "refused") {
    throw new AppChatError(
      `the chat ${chat} would have ${plan.size} people, and WeCom allows ${limits.maxMembers}; ${plan.strangers} of them are not declared. ` +
        '"pulumi up --refresh" shows and removes those (of an authoritative chat), or remove people in the WeCom app.',
    );
  }
  // The check has compared state and program. What an interrupted update may have added, the state doesn't have.
  const removed = plan.batches.reduce((sum, { del }) => sum + del.length, 0);
  const { size } = Userids.of(transition.live.members);
  if (state.unsettled && !target.allowMassRemoval && isMassRemoval(removed, size)) {
    throw new AppChatError(
      `${removed} of ${size} people would be removed from the chat ${chat}, more than half: an update that broke off may have added them. ` +
        'See for yourself with "pulumi refresh"; if that is what you want, set allowMassRemoval: true.',
    );
  }
  return plan;
};

/**
 * 86006 for a chat that keeps its size: the corp's own limit (群成员人数上限) is lower than WeCom's and WeCom adds before
 * it removes. Then nobody comes in before somebody has gone.
 */
const tighterLimits = (error: unknown, { members }: LiveView, limits: PlanLimits): PlanLimits | undefined => {
  const maxMembers = Userids.of(members).size;
  const isFull = isWeComApiError(error) && error.errcode === 86006 && maxMembers > limits.minMembers;
  return isFull && maxMembers < limits.maxMembers ? { ...limits, maxMembers } : undefined;
};
