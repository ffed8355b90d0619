import type { Hono } from "hono";
import { z } from "zod";
import { lineOf } from "../request-log";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { parseOrRefuse, SimulatorError } from "../simulator-error";

const filter = z.strictObject({
  path: z.string().optional(),
  method: z.string().optional(),
  errcode: z.coerce.number().int().optional(),
  chatid: z.string().optional(),
  failed: z.stringbool({ truthy: ["true"], falsy: ["false"] }).optional(),
  afterSeq: z.coerce.number().int().optional(),
  beforeSeq: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).optional(),
  /** `false`: lines, without query, body, answer and fault. */
  bodies: z.stringbool({ truthy: ["true"], falsy: ["false"] }).default(true),
});

/** `/_sim/requests`: the request log, filtered by query parameters named as in `RequestFilter`. */
export function requestControl(app: Hono<AppEnv>, simulation: Simulation): void {
  app.get("/_sim/requests", (context) => {
    const { bodies, ...wanted } = parseOrRefuse(filter, context.req.query(), "the query isn't valid");
    const records = simulation.log.records(wanted);
    return context.json(bodies ? records : records.map(lineOf));
  });
  app.get("/_sim/requests/:seq", (context) => {
    const seq = context.req.param("seq");
    const record = simulation.log.find(Number(seq));
    if (record === undefined) throw new SimulatorError(`no request ${seq} in the log`, { status: 404 });
    return context.json(record);
  });
  app.delete("/_sim/requests", (context) => {
    simulation.log.clear();
    return context.json({ ok: true });
  });
}
