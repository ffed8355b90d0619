import type { AppChatSpec } from "../spec";
import { type AppChatState, declaredPart } from "../state";
import { viewOf } from "./diff";
import { declaresChange } from "./plan";

/** Whether an update looks at the chat at all. Where only labels or policies changed, WeCom isn't asked. */
export const updateAsks = (state: AppChatState, spec: AppChatSpec): boolean =>
  !isSettled(state) || declaresChange(viewOf(declaredPart(state)), viewOf(spec));

/** Whether everything the state says can be relied on. Name and owner are missing where a creation broke off. */
const isSettled = ({ __unsettled, name, owner }: AppChatState): boolean =>
  __unsettled === undefined && name !== undefined && owner !== undefined;

/** Whether a chat is read after it was made: for what the program leaves to WeCom. */
export const creationAsks = ({ name, owner }: Readonly<Partial<Record<"name" | "owner", unknown>>>): boolean =>
  name === undefined || owner === undefined;
