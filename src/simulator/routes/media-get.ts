import type { Download } from "../media/download";
import { admit } from "../wire/admission";
import { type Answer, failure } from "../wire/answer";
import type { Call } from "../wire/call";
import { isRefused, refuse } from "../wire/refusal";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/**
 * Page 90254: the file itself, or JSON that says why not. Beyond the common errors: 41006, 40007. A file whose content
 * isn't kept any more is answered like one that never was.
 */
export const mediaGet: Endpoint = {
  method: "GET",
  path: "/cgi-bin/media/get",
  editions: bothEditions,
  answer: (world, call) => answer(world, call),
};

function answer(world: World, call: Call): Answer | Download {
  const admitted = admit(world, call, "media/get");
  if (isRefused(admitted)) return failure(admitted);
  const { media_id = "" } = call.query;
  if (media_id === "") return failure(refuse(41006));
  const medium = world.media.living(admitted.corpId, media_id);
  const content = world.media.content(media_id);
  return medium === undefined || content === undefined ? failure(refuse(40007)) : { medium, content };
}
