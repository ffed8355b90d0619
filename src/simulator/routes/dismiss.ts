import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import type { Fields } from "../wire/fields";
import { isRefused } from "../wire/refusal";
import { happened } from "../world/chat";
import { findChat } from "../world/find-chat";
import type { World } from "../world/world";
import type { Endpoint } from "./endpoint";

/** Dissolves a chat; the private edition only [third party]. A dissolved chat is answered like one that never was. */
export const dismiss: Endpoint = {
  method: "POST",
  path: "/cgi-bin/appchat/dismiss",
  editions: ["private"],
  answer: (world, call, fields) => answer(world, call, fields),
};

function answer(world: World, call: Call, fields: Fields): Answer {
  const admitted = admit(world, call, "appchat/dismiss");
  if (isRefused(admitted)) return failure(admitted);
  const chat = findChat(world, admitted, fields.text("chatid") ?? "");
  if (isRefused(chat)) return failure(chat);
  const stamp = { by: "api", atMs: world.clock.nowMs() } as const;
  world.put({ ...happened(chat, stamp, { kind: "dissolved" }), dissolved: true });
  return success();
}
