import { messageLimits } from "../../api/limits";
import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import type { Fields } from "../wire/fields";
import { isRefused, type Refused, refuse } from "../wire/refusal";
import { letters } from "../world/chance";
import { happened } from "../world/chat";
import { findChat } from "../world/find-chat";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/**
 * Page 90248. Beyond the common errors: 40008 (of the nine official types only text is here), 44004 empty, 45002 too long
 * (that a longer one is refused, not cut, is inferred).
 * Message quotas are looked at last, since they count the members of the chat.
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
  const { corpId, app } = admitted;
  const chatid = fields.text("chatid") ?? "";
  const safe = fields.flag("safe");
  const text = textMessage(fields);
  if (isRefused(text)) return failure(text);
  const { content } = text;
  const chat = findChat(world, admitted, chatid);
  if (isRefused(chat)) return failure(chat);
  const receivers = chat.userlist.length;
  if (!world.quotas.admitsMessage(corpId, receivers)) return failure(refuse(45009));

  const dropped = world.knobs.silentDrop
    ? chat.userlist.filter((userid) => !world.quotas.delivers(corpId, app.agentId, userid))
    : [];
  const msgid = letters(world.knobs.randomSeed, ["msgid", corpId, world.nextSerial()], 43);
  const stamp = { by: "api", atMs: world.clock.nowMs() } as const;
  const message = { kind: "message", msgid, msgtype: "text", content, safe, receivers, dropped } as const;
  world.put({ ...happened(chat, stamp, message), visible: true });
  return success({
    ...(world.knobs.sendMsgid === "present" ? { msgid } : {}),
    ...(world.edition === "private" ? { jobid: msgid } : {}),
  });
}

function textMessage(fields: Fields): { readonly content: Readonly<Record<string, unknown>> } | Refused {
  if (fields.text("msgtype") !== "text") return refuse(40008);
  const message = fields.object("text");
  if (typeof message.content !== "string" || message.content === "") return refuse(44004);
  return Buffer.byteLength(message.content) <= messageLimits.textBytes ? { content: message } : refuse(45002);
}
