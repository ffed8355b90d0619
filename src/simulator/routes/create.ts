import { chosenChatId } from "../../api/limits";
import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import type { Fields } from "../wire/fields";
import { isRefused, refuse } from "../wire/refusal";
import { createChat } from "../world/create-chat";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/**
 * Page 90245. Beyond the common errors: 86001 bad `chatid`, 86215 it exists, whoever made it (also when it was dissolved),
 * 86006, 86007, 86005, 86207. A `userlist` that can't be read counts as empty: 86006 [observed].
 */
export const create: Endpoint = {
  method: "POST",
  path: "/cgi-bin/appchat/create",
  editions: bothEditions,
  answer: (world, call, fields) => answer(world, call, fields),
};

function answer(world: World, call: Call, fields: Fields): Answer {
  const admitted = admit(world, call, "appchat/create");
  if (isRefused(admitted)) return failure(admitted);
  const { corpId, app } = admitted;
  const wanted = {
    name: fields.text("name") ?? "",
    owner: fields.text("owner") ?? "",
    userlist: fields.list("userlist"),
    chatid: fields.text("chatid") ?? "",
  };
  if (wanted.chatid !== "" && !chosenChatId.test(wanted.chatid)) return failure(refuse(86001));
  const existing = world.chat(corpId, wanted.chatid);
  const taken = existing !== undefined && !(existing.dissolved && world.knobs.dissolvedChatid === "free");
  if (taken) return failure(refuse(86215));

  const rules = world.memberRules(corpId);
  const stamp = { corpId, agentId: app.agentId, atMs: world.clock.nowMs() };
  // WeCom's own id is made last: a refused call must not use one up.
  const trial = createChat({ ...wanted, ...stamp }, rules);
  if (isRefused(trial)) return failure(trial);
  const chatid = wanted.chatid === "" ? world.newChatid(corpId) : wanted.chatid;
  const chat = chatid === wanted.chatid ? trial : createChat({ ...wanted, ...stamp, chatid }, rules);
  if (isRefused(chat)) return failure(chat);
  world.put(chat);
  world.quotas.done(corpId, "appchat/create");
  return success({ chatid });
}
