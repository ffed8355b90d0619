import { WeComProtocolError } from "../errors";
import type { Around, Call, CallOptions } from "./call";
import { type Endpoint, endpoints } from "./endpoints";
import { type ChatMessage, messageBody } from "./message";

/** A chat as WeCom shows it. */
export interface LiveAppChat {
  readonly chatId: string;
  /** Empty where WeCom has none. */
  readonly name: string;
  /** Empty where WeCom has none. */
  readonly owner: string;
  readonly userList: readonly string[];
}

export interface AppChatCreation {
  /** 1–32 letters and digits that no chat of the corp has. @default WeCom makes one */
  readonly chatId?: string;
  /** At most 50 characters; WeCom cuts a longer one without an error. */
  readonly name?: string;
  /** One of `userList`. @default WeCom picks one */
  readonly owner?: string;
  /** 2–2000 userids. */
  readonly userList: readonly string[];
}

export interface AppChatChange {
  readonly chatId: string;
  readonly name?: string;
  /** Needed where the owner is among `delUserList`. */
  readonly owner?: string;
  readonly addUserList?: readonly string[];
  readonly delUserList?: readonly string[];
}

export interface SendOptions extends CallOptions {
  /**
   * Runs around each request that may send the message, so that it can be noted before and the note taken out after. There
   * may be several, of which all but the last certainly sent nothing; waiting for a token or a turn is not part of it.
   */
  readonly around?: Around;
}

/** What WeCom says of a message that it took; nothing, in the public cloud's documentation. */
export interface SentMessage {
  /** `msgid`, or a private deployment's `jobid`. */
  readonly messageId?: string;
}

/** The calls of `/cgi-bin/appchat/`. One unknown userid on a list and WeCom refuses the whole call. */
export class AppChatApi {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Makes a chat and answers its id (page 90245: 1000 a day). Never repeated by itself once it may have arrived. */
  async create(chat: AppChatCreation, options: CallOptions = {}): Promise<{ readonly chatId: string }> {
    const answer = await this.#call(endpoints.create, {
      json: { chatid: chat.chatId, name: chat.name, owner: chat.owner, userlist: chat.userList },
      signal: options.signal,
    });
    if (chat.chatId !== undefined) assertAbout(endpoints.create, chat.chatId, answer.chatid);
    return { chatId: answer.chatid };
  }

  /** Changes what is given and leaves the rest alone (page 98913: 1000 an hour). */
  async update(change: AppChatChange, options: CallOptions = {}): Promise<void> {
    await this.#call(endpoints.update, {
      json: {
        chatid: change.chatId,
        name: change.name,
        owner: change.owner,
        add_user_list: change.addUserList,
        del_user_list: change.delUserList,
      },
      signal: options.signal,
    });
  }

  /** The chat as it is now (page 98914). One that is gone is a `WeComApiError` of kind `absent`. */
  async get(chatId: string, options: CallOptions = {}): Promise<LiveAppChat> {
    const { chat_info } = await this.#call(endpoints.get, {
      query: { chatid: chatId },
      signal: options.signal,
    });
    assertAbout(endpoints.get, chatId, chat_info.chatid);
    return {
      chatId: chat_info.chatid,
      name: chat_info.name ?? "",
      owner: chat_info.owner ?? "",
      userList: chat_info.userlist,
    };
  }

  /**
   * Posts a message (page 90248). `errcode` 0 doesn't mean that everybody gets it: beyond 200 messages a minute and
   * 10 000 a day from one app, a member gets nothing, without an error. There is no key that would make a repetition safe,
   * so a message that may have arrived is never sent again.
   */
  async send(message: ChatMessage, options: SendOptions = {}): Promise<SentMessage> {
    const { msgid, jobid } = await this.#call(endpoints.send, {
      json: messageBody(message),
      signal: options.signal,
      around: options.around,
    });
    const messageId = msgid ?? jobid;
    return messageId === undefined ? {} : { messageId };
  }

  /** Ends the chat for everyone. Private deployments only; the public cloud has no such call. */
  async dismiss(chatId: string, options: CallOptions = {}): Promise<void> {
    await this.#call(endpoints.dismiss, { json: { chatid: chatId }, signal: options.signal });
  }
}

/**
 * What is between may answer with what it kept of another call. Whether ids of chats have a case isn't documented, so
 * that isn't held against an answer.
 */
const assertAbout = ({ name, writes }: Endpoint, asked: string, answered: string): void => {
  if (asked.toLowerCase() === answered.toLowerCase()) return;
  throw new WeComProtocolError(
    `${name}: the answer is about another chat than ${asked}. Does a proxy in between keep answers?`,
    { endpoint: name, mayHaveArrived: writes },
  );
};
