import type { Hono } from "hono";
import { z } from "zod";
import { faultRuleSchema } from "../faults/fault-rule";
import type { AppEnv } from "../server/app-env";
import type { Simulation } from "../simulation";
import { parseOrRefuse, SimulatorError } from "../simulator-error";
import { readJson } from "./read-json";

const rules = z.array(faultRuleSchema);

/**
 * `/_sim/faults`: the rules in force, as data. Each answer is the whole list. A rule is taken out by what it says, since
 * its place changes when another is used up; 404 where there is none like it any more.
 */
export function faultControl(app: Hono<AppEnv>, { faults }: Simulation): void {
  app.get("/_sim/faults", (context) => context.json(faults.rules()));
  app.put("/_sim/faults", async (context) => {
    faults.replace(parseOrRefuse(rules, await readJson(context.req.raw), "the fault rules aren't valid"));
    return context.json(faults.rules());
  });
  app.post("/_sim/faults", async (context) => {
    faults.append(parseOrRefuse(faultRuleSchema, await readJson(context.req.raw), "the fault rule isn't valid"));
    return context.json(faults.rules());
  });
  app.post("/_sim/faults/remove", async (context) => {
    const rule = parseOrRefuse(faultRuleSchema, await readJson(context.req.raw), "the fault rule isn't valid");
    if (!faults.remove(rule)) throw new SimulatorError("no such rule is in force", { status: 404 });
    return context.json(faults.rules());
  });
}
