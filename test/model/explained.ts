import type { Simulator } from "../../src/simulator";
import type { Failure } from "./little-pulumi";
import { liveChat } from "./live-chat";
import type { ChatArguments } from "./program";

/** What a person has to do before a run can succeed. */
export type Advice =
  | { readonly kind: "refresh" }
  | { readonly kind: "another id" }
  | { readonly kind: "adopt" }
  /** Nothing: the next run goes on. */
  | { readonly kind: "run again" };

export interface Circumstances {
  readonly simulator: Pick<Simulator, "chat" | "knobs">;
  /** The id of the chat that failed or that a message was for, and how it is declared. */
  readonly chatId: string;
  readonly args: ChatArguments | undefined;
  /** Whether a run was killed while it sent a message. */
  readonly killedWhileSending: boolean;
}

/**
 * Why a run may fail though no fault is in force, what must be true then, and what helps. Undefined: nothing explains it.
 */
export const adviceFor = ({ error }: Failure, circumstances: Circumstances): Advice | undefined => {
  const { simulator, chatId, args, killedWhileSending } = circumstances;
  const wasDissolved = simulator.chat(chatId)?.dissolved === true;
  const exists = liveChat(simulator, chatId) !== undefined;
  const message = error.message;
  if (/is gone: /.test(message)) return wasDissolved ? { kind: "refresh" } : undefined;
  if (/most likely it was dissolved/.test(message)) {
    return wasDissolved && simulator.knobs().dissolvedChatid === "taken" ? { kind: "another id" } : undefined;
  }
  if (/exists already: .*set adopt: true/s.test(message)) {
    return exists && args?.chatId !== undefined && args.adopt !== true ? { kind: "adopt" } : undefined;
  }
  if (/appchat\/send answered (86001|86003|40050|49008)/.test(message)) {
    return wasDissolved ? { kind: "refresh" } : undefined;
  }
  if (/had begun to send this message/.test(message)) return killedWhileSending ? { kind: "run again" } : undefined;
  return undefined;
};
