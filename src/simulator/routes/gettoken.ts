import { type Answer, failure, success } from "../wire/answer";
import type { Call } from "../wire/call";
import { refuse } from "../wire/refusal";
import type { World } from "../world/world";
import { bothEditions, type Endpoint } from "./endpoint";

/** Page 91039. Errors: 41002, 41004 missing, 40013 no such corp, 40001 no app of the corp has this secret, 45009. */
export const gettoken: Endpoint = {
  method: "GET",
  path: "/cgi-bin/gettoken",
  editions: bothEditions,
  answer: (world, call) => answer(world, call),
};

function answer(world: World, { query: { corpid = "", corpsecret = "" } }: Call): Answer {
  if (corpid === "") return failure(refuse(41002));
  if (corpsecret === "") return failure(refuse(41004));
  const corp = world.corp(corpid);
  if (corp === undefined) return failure(refuse(40013));
  const app = corp.apps.find(({ secret }) => secret === corpsecret);
  if (app === undefined) return failure(refuse(40001));
  const { disabledAppGettoken } = world.knobs;
  if (!app.enabled && disabledAppGettoken !== "issue") return failure(refuse(disabledAppGettoken));
  if (!world.quotas.admits(corpid, "gettoken")) return failure(refuse(45009));
  const { value, expiresInS } = world.tokens.issue(corpid, app.agentId, () => world.nextSerial());
  return success({ access_token: value, expires_in: expiresInS });
}
