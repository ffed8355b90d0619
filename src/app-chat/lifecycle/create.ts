import { AppChatError, isWeComApiError, isWeComError, messageOf } from "../../errors";
import { proposeChatId } from "../check/chat-id";
import { creationAsks } from "../plan/asks";
import type { AppChatSpec } from "../spec";
import { type AppChatState, stateOf } from "../state";
import { adoptAppChat, type FoundChat } from "./adopt";
import { isBadMember } from "./culprits";
import { findChat } from "./find";
import { partialFailure } from "./partial-failure";
import { lookingAgain, type Session } from "./session";

/**
 * Makes the chat, or takes over the one that has its id. Running it twice makes one chat: an answer that was lost, or
 * that says that the id exists (86215), is followed by a look at what is there.
 */
export const createAppChat = async (session: Session, spec: AppChatSpec): Promise<AppChatState> => {
  const found = await lookingAgain(session, () => makeOrFind(session, spec));
  return found ? await adoptAppChat(session, spec, found) : await complete(session, spec);
};

/** The chat that was there before, or undefined: it was made now. */
const makeOrFind = async (session: Session, spec: AppChatSpec): Promise<FoundChat | undefined> => {
  const { chatId, name, owner } = spec;
  try {
    await session.appChat.create({
      chatId,
      ...(name === undefined ? {} : { name }),
      ...(owner === undefined ? {} : { owner }),
      userList: Object.keys(spec.members),
    });
    return undefined;
  } catch (error) {
    if (isBadMember(error)) throw refusedMembers(session, error, spec);
    const exists = isTaken(error);
    if (!exists && !(isWeComError(error) && error.mayHaveArrived)) throw error;
    const found = await findChat(session, chatId).catch((cause: unknown) => {
      throw unknownOutcome(error, cause, spec);
    });
    if (found) return { ...found, maybeOurs: !exists };
    if (exists) throw unusableId(error, spec);
    throw error;
  }
};

/**
 * Which errcode WeCom answers for an id that exists is not documented: 86215 by its text, and "bad chatid" (86001) can
 * only mean that as well, since the id is checked before it is sent.
 */
const isTaken = (error: unknown): boolean =>
  isWeComApiError(error) && (error.kind === "exists" || error.errcode === 86001);

const refusedMembers = ({ wording }: Session, cause: Error, { members }: AppChatSpec): Error =>
  new AppChatError(
    `${cause.message}\nNo chat was made. One or more of these ${Object.keys(members).length} is to blame: ${wording.people(Object.keys(members))}.`,
    { cause },
  );

const unknownOutcome = (failed: unknown, cause: unknown, { chatId }: AppChatSpec): Error =>
  new AppChatError(
    `the chat ${chatId} may have been made (${messageOf(failed)}), and it could not be looked up: ${messageOf(cause)}\n` +
      "Run again with the same program: if the chat is there, it is taken over.",
    { cause },
  );

const unusableId = (cause: unknown, { chatId }: AppChatSpec): Error =>
  new AppChatError(
    `${messageOf(cause)}\nWeCom refuses the chat id ${chatId} and has no such chat: most likely it was dissolved, and its id stays taken. ` +
      `Give the chat another id, for example chatId: "${proposeChatId(chatId)}".`,
    { cause },
  );

/** Reads what the program leaves to WeCom; where it leaves nothing, the answer to the creation was enough. */
const complete = async (session: Session, spec: AppChatSpec): Promise<AppChatState> => {
  const { corpId } = session.settings;
  if (!creationAsks(spec)) return stateOf(spec, { corpId });
  try {
    const { name, owner } = await session.appChat.get(spec.chatId);
    return stateOf(spec, { corpId, name, owner });
  } catch (cause) {
    const reason = `the chat ${session.wording.chat(spec.chatId, spec.name)} was made, but can't be read back: ${messageOf(cause)}`;
    throw partialFailure(reason, { state: stateOf(spec, { corpId }), cause });
  }
};
