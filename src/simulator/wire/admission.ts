import type { App } from "../world/seed";
import type { World } from "../world/world";
import type { Call } from "./call";
import { isRefused, type Refused, refuse } from "./refusal";

/** The app that a call comes from, after the checks that all calls share. */
export interface Admitted {
  readonly corpId: string;
  readonly app: App;
}

/**
 * Every call is checked in this order (the real one is [unknown]):
 * 1. token: 41001 missing, 40014 unknown or voided, 42001 expired
 * 2. permission: 50003 app disabled; for group chats 48002 no self-built app, 60011 or 48002 scope not the root
 *    department (media are open to every app: 完全公开, page 90253)
 * 3. address: 60020, which names it
 * 4. rate: 45009
 * 5. parameters: 40063, 86001; of a message its type, fields, media and safe; of an upload all there is
 * 6. chat: 86001 absent, 86215 on create
 * 7. the app that made the chat: 86008
 * 8. members, owner, name: 86006, 86007, 60111, 86005, 86207, 86004; people mentioned (knob)
 * 9. message quotas: 45009; they count the people in the chat
 *
 * This function does 1 to 4.
 */
export function admit(world: World, { query, callerAddress }: Call, endpoint: string): Admitted | Refused {
  const token = world.tokens.use(query.access_token);
  if (isRefused(token)) return token;
  const { corpId, agentId } = token;
  const app = world.app(corpId, agentId);
  if (app === undefined) return refuse(40014);
  if (!app.enabled) return refuse(50003);
  const forChats = endpoint.startsWith("appchat/");
  if (forChats && app.kind !== "self-built") return refuse(48002);
  const { scopeErrcode } = world.knobs;
  if (forChats && app.scope !== "root")
    return refuse(endpoint === "appchat/create" ? scopeErrcode.create : scopeErrcode.others);
  if (app.trustedIps !== undefined && !app.trustedIps.includes(callerAddress)) return refuse(60020);
  if (!world.quotas.admits(corpId, endpoint)) return refuse(45009);
  return { corpId, app };
}
