import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import type { Fields } from "../wire/fields";
import { isRefused } from "../wire/refusal";
import { findChat } from "../world/find-chat";
import { updateChat } from "../world/update-chat";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/** Page 98913. Beyond the common errors: 60111, 86006, 86005, 86207, 86004. A `userlist` is not a field and is ignored. */
export const update: Endpoint = {
  method: "POST",
  path: "/cgi-bin/appchat/update",
  editions: bothEditions,
  answer: (world, call, fields) => answer(world, call, fields),
};

function answer(world: World, call: Call, fields: Fields): Answer {
  const admitted = admit(world, call, "appchat/update");
  if (isRefused(admitted)) return failure(admitted);
  const literal = world.knobs.emptyInUpdate === "literal";
  const text = (key: string): string | undefined => {
    const value = fields.text(key);
    if (value === undefined || (!literal && !value)) return undefined;
    return value ?? "";
  };
  const chatid = fields.text("chatid") ?? "";
  const change = {
    name: text("name"),
    owner: text("owner"),
    add: fields.list("add_user_list"),
    remove: fields.list("del_user_list"),
  };
  const chat = findChat(world, admitted, chatid);
  if (isRefused(chat)) return failure(chat);
  const stamp = { by: "api", atMs: world.clock.nowMs() } as const;
  const after = updateChat(chat, change, world.memberRules(chat.corpId), stamp);
  if (isRefused(after)) return failure(after);
  world.put(after);
  world.quotas.done(chat.corpId, "appchat/update");
  return success();
}
