import { composeMessage, type Message } from "../messages/compose-message";
import { mentionedIn } from "../messages/mentions";
import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import type { Fields } from "../wire/fields";
import { isRefused, refuse } from "../wire/refusal";
import { letters } from "../world/chance";
import { type Chat, happened, type SentMessage } from "../world/chat";
import { findChat } from "../world/find-chat";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/**
 * Page 90248. Beyond the common errors: what `composeMessage` refuses. Message quotas are looked at last, since they
 * count the members of the chat.
 */
export const send: Endpoint = {
  method: "POST",
  path: "/cgi-bin/appchat/send",
  editions: bothEditions,
  answer: (world, call, fields) => answer(world, call, fields),
};

function answer(world: World, call: Call, fields: Fields): Answer {
  const admitted = admit(world, call, "appchat/send");
  if (isRefused(admitted)) return failure(admitted);
  const { corpId } = admitted;
  const chatid = fields.text("chatid") ?? "";
  const message = composeMessage(fields, (mediaId) => world.media.living(corpId, mediaId), world.knobs);
  if (isRefused(message)) return failure(message);
  const chat = findChat(world, admitted, chatid);
  if (isRefused(chat)) return failure(chat);
  const mentions = mentionedIn(message, chat.userlist, world.knobs);
  if (isRefused(mentions)) return failure(mentions);
  if (!world.quotas.admitsMessage(corpId, chat.userlist.length)) return failure(refuse(45009));

  const { msgid, jobid } = deliver(world, chat, message, mentions.mentioned);
  return success({
    ...(world.knobs.sendMsgid === "present" ? { msgid } : {}),
    ...(jobid === undefined ? {} : { jobid }),
  });
}

function deliver(world: World, chat: Chat, message: Message, mentioned: readonly string[]): SentMessage {
  const { corpId, agentId, userlist } = chat;
  const { msgtype, content, cuts, media, safe } = message;
  const dropped = world.knobs.silentDrop
    ? userlist.filter((userid) => !world.quotas.delivers(corpId, agentId, userid))
    : [];
  const serial = world.nextSerial();
  const msgid = letters(world.knobs.randomSeed, ["msgid", corpId, serial], 43);
  const atMs = world.clock.nowMs();
  const job = world.edition === "private" ? { jobid: jobidOf(atMs, serial) } : {};
  const shown = { msgtype, content, cuts, media, mentioned, safe };
  const sent: SentMessage = { kind: "message", msgid, ...job, agentId, ...shown, receivers: userlist.length, dropped };
  world.put({ ...happened(chat, { by: "api", atMs }, sent), visible: true });
  return sent;
}

/** Such as `4_1603337930_170948` [third party]: a 4, the Unix time and six digits. */
const jobidOf = (atMs: number, serial: number): string =>
  `4_${Math.floor(atMs / 1_000)}_${String(serial % 1_000_000).padStart(6, "0")}`;
