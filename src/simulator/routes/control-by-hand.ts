import type { Context, Hono } from "hono";
import { z } from "zod";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { parseOrRefuse } from "../simulator-error";
import type { HandChange } from "../world/by-hand";
import { undoOf } from "../world/undo";
import { readJson } from "./read-json";

const people = z.strictObject({ userids: z.array(z.string()).min(1) });
const rename = z.strictObject({ name: z.string() });
const owner = z.strictObject({ owner: z.string() });

/**
 * `/_sim/chats/{chatid}/…`: what people do in the WeCom app. The query parameter `corp` names the corp where several
 * have a chat of this id. Each answer is the chat, and in `undo` what people would do to take the change back. 400 bad
 * body, 404 no such chat, 409 not possible in this chat.
 */
export function handControl(app: Hono<AppEnv>, simulation: Simulation): void {
  const act = async (context: Context<AppEnv>, change: (body: unknown) => HandChange) => {
    const chatid = context.req.param("chatid") ?? "";
    const body = context.req.path.endsWith("/dissolve") ? {} : await readJson(context.req.raw);
    const { world } = simulation;
    const corp = context.req.query("corp");
    const wanted = change(body);
    const before = world.theChat(chatid, corp);
    const after = world.byHand(chatid, wanted, corp);
    simulation.edges.onChange();
    return context.json({ ...after, undo: undoOf(before, after) });
  };
  const parse = <S extends z.ZodType>(schema: S, body: unknown) => parseOrRefuse(schema, body, "the body isn't valid");
  app.post("/_sim/chats/:chatid/join", (context) => act(context, (body) => ({ kind: "join", ...parse(people, body) })));
  app.post("/_sim/chats/:chatid/leave", (context) =>
    act(context, (body) => ({ kind: "leave", ...parse(people, body) })),
  );
  app.post("/_sim/chats/:chatid/rename", (context) =>
    act(context, (body) => ({ kind: "rename", ...parse(rename, body) })),
  );
  app.post("/_sim/chats/:chatid/owner", (context) =>
    act(context, (body) => ({ kind: "owner", ...parse(owner, body) })),
  );
  app.post("/_sim/chats/:chatid/dissolve", (context) => act(context, () => ({ kind: "dissolve" })));
}
