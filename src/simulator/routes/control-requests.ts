import type { Hono } from "hono";
import { z } from "zod";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { parseOrRefuse } from "../simulator-error";

const filter = z.strictObject({
  path: z.string().optional(),
  method: z.string().optional(),
  errcode: z.coerce.number().int().optional(),
  chatid: z.string().optional(),
  afterSeq: z.coerce.number().int().optional(),
});

/** `/_sim/requests`: the request log, filtered by query parameters named as in `RequestFilter`. */
export function requestControl(app: Hono<AppEnv>, simulation: Simulation): void {
  app.get("/_sim/requests", (context) =>
    context.json(simulation.log.records(parseOrRefuse(filter, context.req.query(), "the query isn't valid"))),
  );
  app.delete("/_sim/requests", (context) => {
    simulation.log.clear();
    return context.json({ ok: true });
  });
}
