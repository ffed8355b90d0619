import type { Admitted } from "../wire/admission";
import { type Refused, refuse } from "../wire/refusal";
import type { Chat } from "./chat";
import type { World } from "./world";

/** The chat that a call names: 40063 none named, 86001 (knob) not there, 86008 made by another app. */
export function findChat(world: World, { corpId, app }: Admitted, chatid = ""): Chat | Refused {
  const { notFoundErrcode, dissolvedErrcode } = world.knobs;
  if (chatid === "") return refuse(40063);
  const chat = world.chat(corpId, chatid);
  if (chat === undefined) return refuse(notFoundErrcode);
  if (chat.dissolved) return refuse(dissolvedErrcode === "as-not-found" ? notFoundErrcode : dissolvedErrcode);
  return chat.agentId === app.agentId ? chat : refuse(86008);
}
