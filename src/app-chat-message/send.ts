import type { AppChatApi } from "../api/app-chat";
import type { Clock } from "../api/clock";
import type { MediaApi } from "../api/media";
import type { ChatMessage } from "../api/message";
import { isWeComApiError, isWeComError } from "../errors";
import { isAsset } from "./asset";
import { type MediaSlot, mediaSlots, withSlots } from "./media-slots";
import { type AppChatMessageSpec, type Delivery, typeOf } from "./spec";

/** What sending works with. */
export interface Sender {
  readonly appChat: Pick<AppChatApi, "send">;
  readonly media: Pick<MediaApi, "upload">;
  readonly clock: Clock;
}

/** A message that may or may not have arrived, and why nobody knows. */
export interface Doubtful {
  readonly delivery: Delivery;
  readonly cause: Error;
}

/**
 * Uploads what has to be and sends the message, once. What certainly wasn't sent is thrown, so that the next run sends
 * it; what may have been is answered as doubtful, since there is no key that would make a second sending safe.
 */
export const sendMessage = async (sender: Sender, spec: AppChatMessageSpec): Promise<Delivery | Doubtful> => {
  const at = (): string => new Date(sender.clock.now()).toISOString();
  let begunAt = at();
  const send = async () => {
    const message = chatMessage(await withUploads(sender, spec));
    begunAt = at();
    return await sender.appChat.send(message);
  };
  try {
    const { messageId } = await send().catch((error: unknown) => {
      // 40007: WeCom lost what was uploaded a moment ago. It says so before it sends.
      if (isWeComApiError(error) && error.errcode === 40007 && hasUploads(spec)) return send();
      throw error;
    });
    return { sentAt: at(), ...(messageId === undefined ? {} : { messageId }), outcome: "sent" };
  } catch (error) {
    if (!isWeComError(error) || !error.mayHaveArrived) throw error;
    return { delivery: { sentAt: begunAt, outcome: "unknown" }, cause: error };
  }
};

const hasUploads = (spec: AppChatMessageSpec): boolean =>
  mediaSlots(spec).some(({ holder, keys }) => holder[keys.source] !== undefined);

/** The message with ids of uploads where files stood. */
const withUploads = async (sender: Sender, spec: AppChatMessageSpec): Promise<AppChatMessageSpec> => {
  const ids = new Map<string, string>();
  for (const slot of mediaSlots(spec)) {
    const { holder, keys, type, path } = slot;
    const source = holder[keys.source];
    if (!isAsset(source)) continue;
    const filename = keys.filename === undefined ? undefined : holder[keys.filename];
    const { mediaId } = await sender.media.upload({
      type,
      source: source.path === undefined ? { text: source.text ?? "" } : source.path,
      // What is recorded as sent, and compared with from now on.
      sha256: source.hash,
      ...(typeof filename === "string" ? { filename } : {}),
    });
    ids.set(path.join("."), mediaId);
  }
  return withSlots(spec, (slot) => asSent(slot, ids.get(slot.path.join("."))));
};

const asSent = ({ holder, keys }: MediaSlot, uploaded: string | undefined): Readonly<Record<string, unknown>> => {
  const { [keys.source]: _source, [keys.filename ?? ""]: _filename, ...rest } = holder;
  return uploaded === undefined ? rest : { ...rest, [keys.id]: uploaded };
};

/** `check` made sure that it is one. */
const chatMessage = (spec: AppChatMessageSpec): ChatMessage => {
  const msgtype = typeOf(spec) ?? "text";
  const { chatId, safe } = spec;
  return { chatId, msgtype, [msgtype]: spec[msgtype], ...(safe ? { safe } : {}) } as unknown as ChatMessage;
};
