import { checkUpload } from "../media/check-upload";
import { admit } from "../wire/admission";
import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import { isRefused } from "../wire/refusal";
import { letters } from "../world/chance";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/** Page 90253. Beyond the common errors: 40005, 44001, 40006, 40009, 40011, 45001, 40004, 40123, 45007. */
export const upload: Endpoint = {
  method: "POST",
  path: "/cgi-bin/media/upload",
  editions: bothEditions,
  form: true,
  answer: (world, call) => answer(world, call),
};

/** As long as ids seen on live tenants [observed]; the documentation's examples are shorter. */
const mediaIdLength = 65;

function answer(world: World, call: Call): Answer {
  const admitted = admit(world, call, "media/upload");
  if (isRefused(admitted)) return failure(admitted);
  const checked = checkUpload(call.query.type, call.form, world.knobs);
  if (isRefused(checked)) return failure(checked);
  const { type, filename, kind, part } = checked;
  const { corpId, app } = admitted;
  const { mediaLifeS, randomSeed } = world.knobs;
  const mediaId = letters(randomSeed, ["media_id", corpId, world.nextSerial()], mediaIdLength);
  const createdAtMs = world.clock.nowMs();
  const about = { mediaId, corpId, agentId: app.agentId, type, filename, kind };
  const { content, sha256 } = part;
  const times = { createdAtMs, expiresAtMs: createdAtMs + mediaLifeS * 1_000 };
  world.media.put({ ...about, bytes: content.length, sha256, ...times }, content);
  // A text, as the documentation has it.
  return success({ type, media_id: mediaId, created_at: String(Math.floor(createdAtMs / 1_000)) });
}
