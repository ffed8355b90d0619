import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import type { Fields } from "../wire/fields";
import { isRefused, refuse } from "../wire/refusal";
import { type Revocation, revokeMessages } from "../world/revoke-messages";
import type { World } from "../world/world";
import type { Endpoint } from "./endpoint";

/**
 * Takes messages back; the private edition only [third party]. By `jobid` from everybody, else by `revokelist` from some:
 * "填了 jobid 则忽略 revokelist". 40063 neither; a message that this app never sent: knob `revokeUnknown`.
 */
export const revoke: Endpoint = {
  method: "POST",
  path: "/cgi-bin/appchat/revoke",
  editions: ["private"],
  answer: (world, call, fields) => answer(world, call, fields),
};

function answer(world: World, call: Call, fields: Fields): Answer {
  const admitted = admit(world, call, "appchat/revoke");
  if (isRefused(admitted)) return failure(admitted);
  const { corpId, app } = admitted;
  const revocation = revocationOf(fields);
  if (revocation === undefined) return failure(refuse(40063));
  const own = world.chats().filter((chat) => chat.corpId === corpId && chat.agentId === app.agentId);
  const changed = revokeMessages(own, revocation, world.clock.nowMs());
  const { revokeUnknown } = world.knobs;
  if (changed === undefined && revokeUnknown !== "ignore") return failure(refuse(revokeUnknown));
  for (const chat of changed ?? []) world.putRevised(chat);
  return success();
}

function revocationOf(fields: Fields): Revocation | undefined {
  const jobid = fields.text("jobid") ?? "";
  if (jobid !== "") return { kind: "job", jobid };
  const entries = fields.each("revokelist").flatMap((entry) => {
    const userid = entry.text("userid") ?? "";
    return userid === "" ? [] : entry.list("msgid").map((msgid) => ({ userid, msgid }));
  });
  return entries.length === 0 ? undefined : { kind: "list", entries };
}
