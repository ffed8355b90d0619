import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import { isRefused } from "../wire/refusal";
import { shuffle } from "../world/chance";
import type { Chat } from "../world/chat";
import { findChat } from "../world/find-chat";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/** Page 98914. The private edition also answers `custom_user_list` [third party]. */
export const get: Endpoint = {
  method: "GET",
  path: "/cgi-bin/appchat/get",
  editions: bothEditions,
  answer: (world, call) => answer(world, call),
};

function answer(world: World, call: Call): Answer {
  const admitted = admit(world, call, "appchat/get");
  if (isRefused(admitted)) return failure(admitted);
  const chat = findChat(world, admitted, call.query.chatid);
  if (isRefused(chat)) return failure(chat);
  const userlist = shown(world, chat);
  const { chatid, name, chatType } = chat;
  const owner = world.knobs.useridCase === "lower" ? chat.owner.toLowerCase() : chat.owner;
  const chat_info = { chatid, name, owner, userlist, chat_type: chatType };
  if (world.edition === "public") return success({ chat_info });
  return success({ chat_info, custom_user_list: userlist.map((userid, order) => ({ userid, nickname: "", order })) });
}

function shown(world: World, { chatid, userlist, events }: Chat): readonly string[] {
  const { useridCase, userlistOrder, randomSeed } = world.knobs;
  const spelled = useridCase === "lower" ? userlist.map((userid) => userid.toLowerCase()) : userlist;
  // A new order after each change, since a client could otherwise get used to one.
  return userlistOrder === "shuffled" ? shuffle(randomSeed, ["userlist", chatid, events.length], spelled) : spelled;
}
