import type { Hono } from "hono";
import { z } from "zod";
import { overviewOf } from "../reports/overview";
import { quotaReport } from "../reports/quota-report";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { parseOrRefuse } from "../simulator-error";
import { stateReport } from "../state-report";
import { seedSchema } from "../world/seed";
import { readJson } from "./read-json";

const advance = z.strictObject({ ms: z.int().min(0) });

/** `/_sim/`: readiness, the whole state, seed, clock, tokens and knobs. */
export function worldControl(app: Hono<AppEnv>, simulation: Simulation): void {
  const { world, edges } = simulation;
  app.get("/_sim/readyz", (context) => context.json({ ready: true }));
  app.get("/_sim/state", (context) => context.json(stateReport(simulation)));
  app.get("/_sim/overview", (context) => context.json(overviewOf(simulation)));
  app.get("/_sim/quotas", (context) => context.json(quotaReport(simulation)));
  app.post("/_sim/reset", (context) => {
    simulation.reset();
    return context.json({ ok: true });
  });
  app.put("/_sim/seed", async (context) => {
    world.plant(parseOrRefuse(seedSchema, await readJson(context.req.raw), "the seed isn't valid"));
    edges.onChange();
    return context.json({ ok: true });
  });
  app.post("/_sim/clock/advance", async (context) => {
    const { ms } = parseOrRefuse(advance, await readJson(context.req.raw), "the body isn't valid");
    simulation.advance(ms);
    return context.json({ now: new Date(world.clock.nowMs()).toISOString() });
  });
  app.post("/_sim/tokens/void", (context) => {
    const voided = world.tokens.voidAll();
    edges.onChange();
    return context.json({ voided });
  });
  app.get("/_sim/knobs", (context) => context.json(world.knobs));
  app.put("/_sim/knobs", async (context) => context.json(simulation.replaceKnobs(await readJson(context.req.raw))));
}
