import type { Context, Hono } from "hono";
import { z } from "zod";
import { chatList, historyOf, memberList } from "../reports/chat-page";
import { summaryOf } from "../reports/chat-summary";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { parseOrRefuse } from "../simulator-error";

const count = z.coerce.number().int().min(0);
const limit = z.coerce.number().int().min(1).max(1_000);
const corp = z.string().optional();

const list = z.strictObject({ search: z.string().optional(), offset: count.default(0), limit: limit.default(100) });
const members = list.extend({ corp });
const history = z.strictObject({ corp, before: count.optional(), after: count.optional(), limit: limit.default(50) });

/**
 * `/_sim/chats`: chats part by part, for whoever looks at many: a list with search, and of one chat its members and its
 * history. 404 no such chat, 409 several corps have one of this id and none is named by `corp`.
 */
export function chatControl(app: Hono<AppEnv>, { world }: Simulation): void {
  const query = <S extends z.ZodType>(context: Context<AppEnv>, schema: S): z.output<S> =>
    parseOrRefuse(schema, context.req.query(), "the query isn't valid");
  const named = (context: Context<AppEnv>, corpId: string | undefined) => {
    const chat = world.theChat(context.req.param("chatid") ?? "", corpId);
    return { chat, nameOf: world.namesIn(chat.corpId) };
  };
  app.get("/_sim/chats", (context) =>
    context.json(chatList(world.chats(), (corpId) => world.namesIn(corpId), query(context, list))),
  );
  app.get("/_sim/chats/:chatid", (context) => {
    const { chat, nameOf } = named(context, query(context, z.strictObject({ corp })).corp);
    return context.json(summaryOf(chat, nameOf));
  });
  app.get("/_sim/chats/:chatid/members", (context) => {
    const { corp: corpId, ...window } = query(context, members);
    const { chat, nameOf } = named(context, corpId);
    return context.json(memberList(chat, nameOf, window));
  });
  app.get("/_sim/chats/:chatid/events", (context) => {
    const { corp: corpId, before, ...part } = query(context, history);
    const { chat, nameOf } = named(context, corpId);
    return context.json(historyOf(chat, nameOf, before === undefined ? part : { ...part, before }));
  });
}
