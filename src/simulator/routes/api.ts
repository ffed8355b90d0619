import type { Context, Hono } from "hono";
import { downloadResponse, isDownload } from "../media/download";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { failure, type Said } from "../wire/answer";
import { exchange, respond } from "../wire/exchange";
import { Fields } from "../wire/fields";
import { refuse } from "../wire/refusal";
import { endpoints } from "./endpoints";

/** Registers WeCom's own API. A path that the edition hasn't got is HTTP 404. */
export function apiRoutes(app: Hono<AppEnv>, simulation: Simulation): void {
  const { world, edges } = simulation;
  app.use("/cgi-bin/*", exchange(simulation));
  for (const { method, path, editions, form = false, answer } of endpoints) {
    if (!editions.includes(world.edition)) continue;
    app.on(method, path, (context) => {
      const call = context.get("call");
      const fields = new Fields(call);
      const answered = answer(world, call, fields);
      // Even a refused call may have used a token or a quota.
      edges.onChange();
      if (isDownload(answered)) return downloadResponse(answered);
      return say(context, respond(simulation, call, answered, !form && fields.wrongJson));
    });
    // 40058's official text covers GET used for POST; the other way round it is inferred.
    app.all(path, (context) => say(context, respond(simulation, context.get("call"), failure(refuse(40058)), false)));
  }
}

function say(context: Context<AppEnv>, { response, text }: Said): Response {
  context.set("said", text);
  return response;
}
